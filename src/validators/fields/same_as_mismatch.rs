//! `same-as-mismatch`: two fields that must be equal differ, or a field differs from the name of its folder.

use crate::diagnostic::{Applicability, Edit, Fix, Guess, Severity};
use crate::schema::{FOLDER_NAME, FieldType, Origin};
use crate::validators::{Check, FieldCx, Sink, declare_rule};

declare_rule! {
    /// Two fields that must have the same value differ, or a field differs from the name of the folder.
    ///
    /// ## Why
    /// One theme reads `headimg` and another `thumbnail`; if only one of the two is changed, a card shows the old
    /// image. A skill of a coding agent must have the name of its folder: agents load it anyway, but validators reject
    /// it. That is a warning, and not reported where more than 20 skills have other names.
    ///
    /// ## Fails
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { heading: string, label: { type: string, same-as: heading } } } }
    /// ```
    /// ```yaml
    /// heading: Spring
    /// label: Summer
    /// ```
    /// ```yaml file=skills/pears/SKILL.md preset=agent-skill
    /// name: apples
    /// description: Draws apples
    /// ```
    /// ## Passes
    /// ```yaml config
    /// collections: { all: { files: ["**"], fields: { heading: string, label: { type: string, same-as: heading } } } }
    /// ```
    /// ```yaml
    /// heading: Spring
    /// label: Spring
    /// ```
    /// ```yaml file=skills/apples/SKILL.md preset=agent-skill
    /// name: apples
    /// description: Draws apples
    /// ```
    /// ## Fix
    /// Copies the value of the other field, which may be the older one, or the name of the folder, even though the
    /// folder may be what needs renaming.
    /// ## Options
    /// `same-as:` of a field is the name of the other field, or `:folder` for the name of the page's folder. Pages at
    /// the top of the project are not reported, because everyone who clones it can name that folder differently.
    "same-as-mismatch" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field {
            on: &[
                FieldType::Any,
                FieldType::String,
                FieldType::Integer,
                FieldType::Number,
                FieldType::Boolean,
                FieldType::Date,
                FieldType::Url,
                FieldType::Image,
            ],
            check,
        },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Some(other) = cx.field.same_as.as_deref().filter(|_| cx.key.is_some()) else { return };
    if other == FOLDER_NAME {
        return folder(cx, sink);
    }
    let Some(there) = cx.sibling(other) else { return };
    let (Some(here), Some(value)) = (cx.node.text(), there.text()) else { return };
    if here == value {
        return;
    }
    let name = cx.field_path();
    let found = sink.report(RULE.id, cx.node.span, format!("`{name}` differs from `{other}`"));
    found.field(name).label(there.span, format!("the value of `{other}`")).help(format!("write `{value}`"));
    let source = cx.page.document.text(there.span);
    if !source.is_empty() && there.is_exact() && cx.node.is_exact() {
        found.fix(Fix::guess(format!("copy the value of `{other}`"), [Edit::replace(cx.node.span, source)]));
    }
}

fn folder(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let place = &cx.page.place;
    let Some(parent) = place.path.parent().filter(|parent| !place.site.ends_with(parent)) else { return };
    let Some(folder) = parent.file_name().and_then(|name| name.to_str()) else { return };
    let Some(here) = cx.node.text().filter(|here| *here != folder && !here.is_empty()) else { return };
    // Names that are invalid are reported by another rule. How accents are composed depends on the disk.
    let is_allowed = cx.field.pattern.as_ref().is_none_or(|pattern| pattern.matches(here) != Some(false));
    if !is_allowed || !folder.is_ascii() {
        return;
    }
    // A skill within another has the names of both, and a template has none yet.
    let is_qualified = here.strip_suffix(folder).is_some_and(|above| above.ends_with('-'));
    if cx.field.origin == Origin::Preset && (is_qualified || folder.trim_start_matches('_') == "template") {
        return;
    }
    let name = cx.field_path();
    let message = format!("`{name}` is `{here}`, but the folder is named `{folder}`");
    // Agents load the skill anyway, though their documentation forbids it.
    let is_of_preset = cx.field.origin == Origin::Preset;
    let severity = if is_of_preset { Severity::Warning } else { Severity::Error };
    let found = sink.report_as(RULE.id, severity, cx.node.span, message);
    found.guess = is_of_preset.then_some(Guess::Form);
    found.field(name).help(format!("write `{folder}`, or rename the folder to `{here}`"));
    if cx.node.is_exact() {
        found.fix(Fix::guess("copy the name of the folder", [Edit::replace(cx.node.text_span(), folder)]));
    }
}
