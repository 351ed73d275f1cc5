//! `missing-image`: a local image that is not there.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::Address;
use super::local_file::{Lookup, look_up};

declare_rule! {
    /// A local image is not on disk.
    ///
    /// ## Why
    /// The page is published with a hole in it. A path is looked for beside the page, below the folders that the
    /// generator publishes, and in the site's folder. Where a theme may put another folder before it, only a file
    /// that is missing from a folder that exists is reported.
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
    /// `local: true`: it must be a file of the site. `roots`: the folders it may stand in, instead of the generator's.
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
        let help = "put the picture into the site, and write its path".to_owned();
        (format!("`{text}` is on another host, and `{}` takes files of the site", cx.field.name), help)
    } else {
        let path = address.path();
        match look_up(cx, &address, image) {
            Lookup::NotInFolder(folder) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                (format!("`{name}` is not in `{folder}`"), help(image.roots.as_slice()))
            }
            Lookup::Missing if is_asked => {
                (format!("there is no file `{path}`"), help(image.roots.as_slice()))
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
    found.field(cx.field_path()).help(help);
}

fn help(roots: &[Box<str>]) -> String {
    match roots {
        [] => {
            "write a path from the page's folder, or one from the site's root with `/` before it".to_owned()
        }
        roots => format!("write a path below `{}`, or one from the page's folder", roots.join("` or `")),
    }
}
