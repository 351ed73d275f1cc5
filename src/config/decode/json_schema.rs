//! `json-schema:` a file, or the schema itself.

use std::sync::Arc;

use crate::document::Node;
use crate::reading::json_of;
use crate::schema::json_schema::{JsonSchema, named};
use crate::value::scalar::Reader;

use super::Decoder;
use super::scalars::leaves_folder;

impl Decoder<'_> {
    /// A path below the folder, or a map; compiled once for all collections that name the same file.
    pub(super) fn json_schema(&mut self, node: &Node<'_>) -> Option<Arc<JsonSchema>> {
        if node.entries().is_some() {
            let written = json_of(node, Reader::Core);
            let compiled = JsonSchema::compile_on(
                &self.files,
                &written,
                &self.folder.join("masthead.yaml"),
                self.folder,
                "",
            );
            return self.compiled(node, compiled.map_err(|reason| named("the schema", reason)));
        }
        let path = self.text_of("json-schema", node)?;
        if leaves_folder(path.split('#').next().unwrap_or_default()) {
            self.mistakes
                .add(node.span, format!("`{path}` is outside the folder of masthead.yaml"))
                .help("copy the schema into that folder and write its path, such as `schemas/post.json`; masthead does not download schemas");
            return None;
        }
        if let Some(known) = self.schemas.iter().find(|known| known.name == path) {
            return Some(Arc::clone(known));
        }
        self.parts.push(self.folder.join(path.split('#').next().unwrap_or_default()));
        let schema = self.compiled(node, JsonSchema::open(&self.files, self.folder, &path))?;
        self.schemas.push(Arc::clone(&schema));
        Some(schema)
    }

    fn compiled(&mut self, node: &Node<'_>, schema: Result<JsonSchema, String>) -> Option<Arc<JsonSchema>> {
        match schema {
            Ok(schema) => Some(Arc::new(schema)),
            Err(reason) => {
                let is_missing = reason.ends_with("does not exist");
                let found = self.mistakes.add(node.span, reason);
                if is_missing {
                    found.help("write a path relative to the folder of masthead.yaml");
                }
                None
            }
        }
    }
}
