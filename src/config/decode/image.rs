//! The settings of `image`.

use crate::document::Node;
use crate::schema::{AspectRatio, Bytes, ImageSpec};

use super::super::table::Table;
use super::Decoder;

impl Decoder<'_> {
    pub(super) fn image(&mut self, table: &mut Table<'_, '_>) -> ImageSpec {
        ImageSpec {
            url: self.url(table),
            extensions: table.optional("extensions").map_or_else(Vec::new, |node| self.extensions(node)),
            local: table.optional("local").and_then(|node| self.boolean("local", node)),
            roots: table.optional("roots").map_or_else(Vec::new, |node| self.folders("roots", node)),
            min_width: table.optional("min-width").and_then(|node| self.count("min-width", node)),
            min_height: table.optional("min-height").and_then(|node| self.count("min-height", node)),
            aspect_ratio: table.optional("aspect-ratio").and_then(|node| self.aspect_ratio(node)),
            max_bytes: table.optional("max-bytes").and_then(|node| self.max_bytes(node)),
        }
    }

    fn aspect_ratio(&mut self, node: &Node<'_>) -> Option<AspectRatio> {
        let ratio = node.text().and_then(AspectRatio::parse);
        if ratio.is_none() {
            self.mistakes.wants(node, "aspect-ratio", "width and height").help("write it as `16:9`");
        }
        ratio
    }

    fn max_bytes(&mut self, node: &Node<'_>) -> Option<Bytes> {
        let size = node.text().and_then(Bytes::parse);
        if size.is_none() {
            self.mistakes.wants(node, "max-bytes", "a size").help("write it as `200kB`");
        }
        size
    }
}
