//! `image-shape`: an `image` of a type that Docusaurus rejects.

use crate::diagnostic::Severity;
use crate::schema::{FieldType, Origin};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};

declare_rule! {
    /// `image` is not a string, so the Docusaurus build fails.
    ///
    /// ## Why
    /// Themes of other generators accept a list, a mapping or a boolean here, and migrated pages still have them.
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
        only: |it| it.facts().checks_image,
        check: Check::Field { on: &[FieldType::Image], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::WrongType { found } = cx.value else { return };
    // Types that the configuration sets are checked by `wrong-type`.
    let is_read = cx.path.depth() == 1 && &*cx.field.name == "image" && cx.field.origin != Origin::Configured;
    // `{{ image }}` is a mapping to YAML and a template to its author.
    if !is_read || cx.page.document.text(cx.node.span).starts_with("{{") {
        return;
    }
    let title = cx.page.dialect.generator.title();
    let message = format!("`image` is {}: {title} fails, because it expects a single string", found.phrase());
    let report = sink.report_as(RULE.id, Severity::Error, cx.node.span, message);
    report.field(cx.field_path()).help(match found {
        FieldType::Boolean => "remove the field, or write the URL of an image",
        _ => "write the URL of one image",
    });
}
