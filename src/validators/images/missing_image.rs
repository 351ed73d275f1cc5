//! `missing-image`: a local image that does not exist.

use crate::diagnostic::{Guess, Severity};
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;
use super::local_file::{Lookup, look_up};

declare_rule! {
    /// A local image does not exist on disk.
    ///
    /// ## Why
    /// The page is published with a broken image. masthead looks for the path next to the page, in the folders that the
    /// generator publishes, and in the site's folder. Where a theme may add another folder in front, only a file that
    /// is missing from a folder with images is reported, or a path from the root (`/img/2024/tide.jpg`) whose folder is
    /// missing from a folder with images.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { cover: { type: image, local: true } } } }
    /// ```
    /// ```yaml
    /// cover: https://img.example.org/tide.jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: /img/some-theme-may-know.jpg
    /// ```
    /// ```yaml
    /// cover: '@/assets/tide.jpg'
    /// ```
    /// ## Options
    /// `local: true`: the image must be a file of the site. `roots`: the folders to look in, instead of the
    /// generator's.
    "missing-image" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address @ Address { image: Some(image), .. }) = Address::of(cx) else { return };
    let is_asked = image.local == Some(true);
    let text = address.text.trim();
    let (message, help) = if address.link.is_remote() && is_asked {
        let help = "add the image to the site, and write its path".to_owned();
        (format!("`{text}` is on another host, and `{}` allows only files of the site", cx.field.name), help)
    } else {
        let path = address.path();
        match look_up(cx, &address, image) {
            Lookup::NotInFolder(folder) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                let help = format!("correct the name, or add the image to `{folder}`");
                (format!("file not found: `{name}` in `{folder}`"), help)
            }
            Lookup::NoFolder(above, name) if !is_asked => {
                let help = format!("correct the path, or add the folder to `{above}`");
                (format!("folder not found: `{name}` in `{above}`"), help)
            }
            Lookup::Missing | Lookup::NoFolder(..) if is_asked => {
                (format!("file not found: `{path}`"), help(image.roots.as_slice(), path))
            }
            _ => return,
        }
    };
    let span = cx.node.sub_span(0..address.text.len());
    let found = if is_asked && cx.field.origin == Origin::Configured {
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        sink.report(RULE.id, span, message)
    };
    found.field(cx.field_path()).help(help).guess(Guess::Absence);
}

fn help(roots: &[Box<str>], path: &str) -> String {
    match roots {
        [] if path.starts_with('/') => "correct the path, or add the image to the site".to_owned(),
        [] => {
            "write a path relative to the page, or one from the site's root that starts with `/`".to_owned()
        }
        roots => format!("write a path below `{}`, or one relative to the page", roots.join("` or `")),
    }
}
