//! The settings of `image`.

use crate::document::Node;
use crate::schema::{AspectRatio, Bytes};

use super::Decoder;

impl Decoder<'_> {
    pub(super) fn aspect_ratio(&mut self, node: &Node<'_>) -> Option<AspectRatio> {
        let ratio = node.text().and_then(AspectRatio::parse);
        if ratio.is_none() {
            self.mistakes.wants(node, "aspect-ratio", "width and height").help("write it as `16:9`");
        }
        ratio
    }

    pub(super) fn max_bytes(&mut self, node: &Node<'_>) -> Option<Bytes> {
        let size = node.text().and_then(Bytes::parse);
        if size.is_none() {
            self.mistakes.wants(node, "max-bytes", "a size").help("write it as `200kB`");
        }
        size
    }
}
