//! `invalid-date`: a date that does not exist, or a value that is not a date.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::Style;
use crate::generators::Taken;
use crate::schema::{FieldType, Origin};
use crate::validators::dates::{quarto, reading, role, swapped, wording};
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::date::{self, DateFault};

declare_rule! {
    /// A value is not a date, or is a date that does not exist.
    ///
    /// ## Why
    /// Hexo silently uses the time of the file instead, and several generators silently turn 30 February into 2 March.
    /// Hugo, Zola and Jekyll fail. It is a warning where the generator reads the date and loses only the text after it, and where
    /// a field that the generator does not read says `TBD` or `never`.
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
    /// ## Fix
    /// Swaps the day and the month if only that makes it a date (`2024-13-05`).
    "invalid-date" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Date], check },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Date(Err(fault)) = &cx.value else { return };
    // Empty values, templates and values that are not read have rules of their own.
    if role::gives_way(cx)
        || matches!(fault, DateFault::Empty | DateFault::Template)
        || quarto::is_filled_in(cx)
        || is_link_to_note(cx)
    {
        return;
    }
    let generator = cx.page.dialect.generator;
    let own = role::is_own(cx);
    let Some(scalar) = cx.node.scalar() else { return };
    // Nobody writes a date over several lines: it is a field of that name with another meaning.
    if !own && matches!(scalar.style, Style::Literal | Style::Folded) {
        return;
    }
    let text = scalar.text.as_ref();
    // `created: 5`: the place in an order.
    let is_asked = cx.field.origin == Origin::Configured || &*cx.field.name == "date";
    if !own && !is_asked && text.len() < 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return;
    }
    let taken = reading::taken(cx);
    let is_named_day =
        !own && matches!(fault, DateFault::ShortYear { .. }) && text.starts_with(char::is_alphabetic);
    if taken.is_some_and(|taken| is_understood(taken, fault, text)) || is_handed_on(cx, fault) || is_named_day
    {
        return;
    }
    let span = fault.at().map_or(cx.node.span, |at| cx.node.sub_span(at));
    let (message, help) = wording::describe(fault, text.trim());
    let (message, help) = match fault.at() {
        Some(_) => wording::describe(fault, text),
        None => (message, help),
    };
    let message = match taken.and_then(reading::consequence) {
        Some(end) => format!("{message}: {} {end}", generator.title()),
        None => message,
    };
    // In a field that is a date only by its name, a word may be meant: `expiryDate: never`.
    let is_lost = *fault == DateFault::Placeholder && (is_asked || date::is_lost(text.trim()));
    let certain = own || fault.rolls_over() || is_lost;
    let found = if taken.is_some_and(|taken| is_read_so_far(taken, fault, text)) {
        sink.report_as(RULE.id, Severity::Warning, span, message)
    } else if certain && !is_doubtful(fault) {
        sink.report_as(RULE.id, Severity::Error, span, message)
    } else {
        sink.report(RULE.id, span, message)
    };
    let swapped = match fault {
        DateFault::Month { at, .. } => swapped::read(text, at),
        _ => None,
    };
    let help = match &swapped {
        Some(swapped) => format!("if the day and the month are swapped, write `{}`", swapped.trim()),
        None => help,
    };
    found.field(cx.field_path()).help(help);
    if let Some(edit) = swapped.and_then(|swapped| wording::replacement(cx, &swapped)) {
        found.fix(Fix::guess("swap the day and the month", [edit]));
    }
}

/// Whether it is a link to the note of a day or a month, as in Obsidian: `[[2022-04]]`.
fn is_link_to_note(cx: &FieldCx<'_>) -> bool {
    let text = cx.node.text().unwrap_or_default().trim();
    !role::is_own(cx) && text.starts_with("[[") && text.ends_with("]]")
}

/// Whether the generator reads the date and the time before the fault as they are written: the rest is lost, the day is
/// not.
fn is_read_so_far(taken: Taken, fault: &DateFault, text: &str) -> bool {
    let (Taken::At(moment), Some(at)) = (taken, fault.at()) else { return false };
    let before = text.get(..at.start).unwrap_or_default().trim();
    date::parse(before).is_ok_and(|meant| {
        meant.has_time()
            && matches!(
                reading::as_meant(moment, &meant),
                reading::Reading::AsMeant | reading::Reading::ZoneDropped
            )
    })
}

/// Words that people do write in a field that is a date only by its name.
const fn is_doubtful(fault: &DateFault) -> bool {
    matches!(fault, DateFault::Surplus { .. } | DateFault::ShortYear { .. })
}

/// What the generator reads correctly although a person would not call it a date.
fn is_understood(taken: Taken, fault: &DateFault, text: &str) -> bool {
    let Taken::At(moment) = taken else { return taken == Taken::Special };
    match fault {
        DateFault::Surplus { at } => {
            let word = text.get(at.clone()).unwrap_or_default();
            // Go prints a zone twice where it has no name for it.
            let is_repeated = text.get(..at.start).is_some_and(|before| before.trim_end().ends_with(word));
            let is_sign = word.chars().count() == 1 && !word.starts_with(|sign: char| sign.is_ascii_digit());
            // Ruby reads a zone only behind a time.
            let is_zone =
                word.starts_with(['+', '-']) && word.bytes().skip(1).all(|b| b.is_ascii_digit() || b == b':');
            let is_remark = is_zone
                || is_sign
                || at.start == 0
                || is_repeated
                || (word.starts_with('(') && word.ends_with(')'));
            let rest = if at.start == 0 { text.get(at.end..) } else { text.get(..at.start) };
            let meant = rest.and_then(|rest| date::parse(rest.trim()).ok());
            let is_as_meant =
                |meant: date::Date| reading::as_meant(moment, &meant) == reading::Reading::AsMeant;
            // People write an underline before the time.
            is_remark && meant.is_some_and(is_as_meant)
                || word.starts_with('_') && date::parse(&text.replace('_', " ")).is_ok_and(is_as_meant)
        }
        DateFault::ShortYear { .. } => true,
        _ => false,
    }
}

/// Words next to a date are fine in a field that is a date only by its name, if the generator reads it as a string.
fn is_handed_on(cx: &FieldCx<'_>, fault: &DateFault) -> bool {
    matches!(fault, DateFault::Surplus { .. }) && cx.page.dialect.generator.facts().dates.may_have_remarks
}
