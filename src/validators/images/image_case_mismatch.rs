//! `image-case-mismatch`: a local image whose name differs in case on disk.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::{Address, mended};
use super::local_file::{Lookup, look_up};

declare_rule! {
    /// The path of a local image differs in upper and lower case from the file on disk.
    ///
    /// ## Why
    /// macOS and Windows find `Tide.JPG` as `tide.jpg`; most web servers do not, and the image is missing on the
    /// published site.
    ///
    /// ## Fails
    /// ```text
    /// img/Tide.JPG          the file
    /// cover: img/tide.jpg   in the page beside the folder
    /// ```
    /// ## Passes
    /// ```text
    /// img/Tide.JPG
    /// cover: img/Tide.JPG
    /// ```
    "image-case-mismatch" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(address @ Address { image: Some(image), .. }) = Address::of(cx) else { return };
    let Lookup::OtherCase(real) = look_up(cx, &address, image) else { return };
    let range = address.link.path.clone();
    let span = cx.node.sub_span(range.clone());
    let message = format!("the file on disk is named `{real}`, not `{}`", address.path());
    let found = sink.report(RULE.id, span, message);
    found.field(cx.field_path()).help(format!("write `{}`", mended(address.text, range, &real)));
    // A percent-encoded path would lose its escapes.
    if cx.node.is_exact() && !address.path().contains('%') {
        found.fix(Fix::safe("use the name on disk", [Edit::replace(span, real)]));
    }
}
