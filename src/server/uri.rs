//! Converts between the URIs of the protocol and paths.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;
use url::Url;

/// The path of a `file:` address. A text that was never saved lies, by its name, in `home`.
pub(super) fn path_of(uri: &Uri, home: &Path) -> Option<PathBuf> {
    let url = Url::parse(&uri.0).ok()?;
    match url.scheme() {
        "file" => url.to_file_path().ok(),
        "untitled" => {
            let name = url.path().rsplit(['/', '\\']).next().filter(|name| !name.is_empty())?;
            let has_extension = Path::new(name).extension().is_some();
            Some(home.join(if has_extension { name.to_owned() } else { format!("{name}.md") }))
        }
        _ => None,
    }
}

/// The address of a path, which is absolute.
pub(super) fn uri_of(path: &Path) -> Option<Uri> {
    Url::from_file_path(path).ok().map(|url| Uri(url.into()))
}
