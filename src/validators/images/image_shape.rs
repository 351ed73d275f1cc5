//! `image-shape`: an `image` on which Docusaurus stops.

use crate::diagnostic::Severity;
use crate::loader::Generator;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// Docusaurus takes one text for `image`, and stops at anything else.
    ///
    /// ## Why
    /// Themes of other generators read a list, a map or a switch here, and pages that come from there bring them along.
    ///
    /// ## Fails
    /// ```yaml preset=docusaurus
    /// image: [/img/tide.jpg]
    /// ```
    /// ```yaml preset=docusaurus
    /// image: { src: /img/tide.jpg, alt: Tide }
    /// ```
    /// ```yaml preset=docusaurus
    /// image: false
    /// ```
    /// ## Passes
    /// ```yaml preset=docusaurus
    /// image: /img/tide.jpg
    /// ```
    "image-shape" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        only: &[Generator::Docusaurus],
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::WrongType { found } = cx.value else { return };
    // Of a type that the configuration asks for, `wrong-type` speaks.
    let is_read = cx.path.depth() == 1 && &*cx.field.name == "image" && cx.field.origin != Origin::Configured;
    // `{{ image }}` is a map to YAML and a template to its author.
    if !is_read || cx.page.document.text(cx.node.span).starts_with("{{") {
        return;
    }
    let message = format!("`image` is {}: Docusaurus stops, for it wants one text", found.phrase());
    let report = sink.report_as(RULE.id, Severity::Error, cx.node.span, message);
    report.field(cx.field_path()).help(match found {
        FieldType::Boolean => "remove the field, or write the address of an image",
        _ => "write the address of one image",
    });
}
