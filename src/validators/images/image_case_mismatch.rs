//! `image-case-mismatch`: a local image whose name has other letters on disk.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Sink, declare_rule};

use super::address::{Address, mended};
use super::local_file::{Lookup, look_up};

declare_rule! {
    /// A local image is there only under other upper and lower case.
    ///
    /// ## Why
    /// macOS and Windows find `Tide.JPG` under the name `tide.jpg`; the server that the site is published on does not.
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
    let message = format!("`{}` is `{real}` on disk", address.path());
    let found = sink.report(RULE.id, span, message);
    found.field(cx.field_path()).help(format!("write `{}`", mended(address.text, range, &real)));
    // A path that was written with escapes would lose them.
    if cx.node.is_exact() && !address.path().contains('%') {
        found.fix(Fix::safe("write the name as it is on disk", [Edit::replace(span, real)]));
    }
}
