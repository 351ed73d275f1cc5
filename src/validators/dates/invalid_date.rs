//! `invalid-date`: a date that does not exist, or no date at all.

use crate::diagnostic::Severity;
use crate::document::Style;
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::dates::{quarto, role, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::DateFault;

declare_rule! {
    /// A date that does not exist, or a text that is no date.
    ///
    /// ## Why
    /// Hexo takes the file's own time instead, and several generators count on from an impossible day: 30 February
    /// becomes 2 March. Both happen without a word. Hugo, Zola and Jekyll stop the build.
    ///
    /// ## Fails
    /// ```yaml
    /// date: 2022-04-31
    /// ```
    /// ```yaml
    /// date: Invalid Date
    /// ```
    /// ```yaml preset=hexo
    /// date: 2022-04-27 24:00:00
    /// ```
    /// ## Passes
    /// ```yaml
    /// date: 2022-04-30
    /// ```
    /// ```yaml preset=eleventy
    /// date: Last Modified
    /// ```
    "invalid-date" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Err(fault)) = &cx.value else { return };
    // Empty values and templates have rules of their own.
    if matches!(fault, DateFault::Empty | DateFault::Template) || quarto::is_filled_in(cx) {
        return;
    }
    let generator = cx.page.dialect.generator;
    let own = role::is_own(cx);
    let Some(scalar) = cx.node.scalar() else { return };
    let text = scalar.text.as_ref();
    if (own || generator == Generator::Mkdocs) && is_understood(generator, fault, text) {
        return;
    }
    let span = fault.at().map_or(cx.node.span, |at| cx.node.sub_span(at));
    let (message, help) = wording::describe(fault, text.trim());
    let (message, help) = match fault.at() {
        Some(_) => wording::describe(fault, text),
        None => (message, help),
    };
    let certain = own || fault.rolls_over() || *fault == DateFault::Placeholder;
    let found = if certain && !is_doubtful(fault) {
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        sink.report(RULE.id, span, message)
    };
    let plain = scalar.style == Style::Plain;
    let end = own.then(|| wording::consequence(generator, fault, plain)).flatten();
    found.field(cx.field_path()).help(match end {
        Some(end) => format!("{help}; {end}"),
        None => help,
    });
}

/// Words that a person may well put there, in a field that only its name makes a date.
const fn is_doubtful(fault: &DateFault) -> bool {
    matches!(fault, DateFault::Surplus { .. } | DateFault::ShortYear { .. })
}

/// What a generator reads as meant although a person would not call it a date.
fn is_understood(generator: Generator, fault: &DateFault, text: &str) -> bool {
    let javascript = matches!(generator, Generator::Hexo | Generator::Docusaurus | Generator::Astro);
    match fault {
        DateFault::Surplus { .. } if generator == Generator::Mkdocs => true,
        DateFault::Surplus { at } => {
            let word = text.get(at.clone()).unwrap_or_default();
            (javascript || generator == Generator::Jekyll)
                && (at.start == 0 || (word.starts_with('(') && word.ends_with(')')))
        }
        DateFault::ShortYear { at } => {
            let iso_like = text.get(at.start + 2..).is_some_and(|rest| rest.starts_with('-'));
            generator == Generator::Jekyll || (javascript && !iso_like)
        }
        // The contrary of `draft`, which is all that it is to that version.
        DateFault::Unreadable if generator == Generator::HugoOld => matches!(text, "true" | "false"),
        DateFault::Unreadable => {
            generator == Generator::Eleventy
                && ["last modified", "created", "git last modified", "git created"]
                    .iter()
                    .any(|word| text.eq_ignore_ascii_case(word))
        }
        _ => false,
    }
}
