//! `invalid-url`: a URL that browsers cannot open, or only because they are lenient.

use std::ops::Range;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity};
use crate::document::{Node, Value};
use crate::schema::FieldType;
use crate::span::Span;
use crate::validators::{Check, DocumentCx, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::url::{self, UrlFault, UrlProblem};

use super::address::mended;

declare_rule! {
    /// A URL is invalid: its scheme, host, port, or a character in it.
    ///
    /// ## Why
    /// Of the generators, only Docusaurus checks URLs. The others publish the page with a broken link or image.
    ///
    /// In fields that neither the configuration nor the generator knows, a value without spaces is reported if its scheme is
    /// misspelt, or its colon or a slash is missing, and a host follows (`hhttps://example.org`).
    ///
    /// ## Fails
    /// ```yaml
    /// cover: htps://img.example.org/tide.jpg
    /// ```
    /// ```yaml
    /// cover: https//img.example.org/tide.jpg
    /// ```
    /// ```yaml
    /// cover: https:///2022/tide.jpg
    /// ```
    /// ```yaml
    /// cover: https：//img.example.org/潮汐.jpg
    /// ```
    /// ## Passes
    /// ```yaml
    /// cover: https://img.example.org/潮汐.jpg
    /// ```
    /// ```yaml
    /// cover: //img.example.org:8080/tide.jpg?from=http://example.org/
    /// ```
    /// ## Fix
    /// Fixes with only one possible meaning (`https//` for `https://`, a full-width colon) are safe. Correcting a
    /// misspelled scheme and removing a space from a host are unsafe.
    "invalid-url" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::FieldAndDocument { on: &[FieldType::Url, FieldType::Image], check, document },
    }
}

fn check(cx: &FieldCx<'_>, sink: &mut Sink<'_>) {
    let Interpreted::Url(Err(fault)) = &cx.value else { return };
    let text = cx.node.text().unwrap_or_default();
    let part = text.get(fault.range.clone()).unwrap_or_default();
    if is_invisible(part) {
        return;
    }
    let span = cx.node.sub_span(fault.range.clone());
    let found = if is_certain(fault.what) {
        sink.report_as(RULE.id, Severity::Error, span, message(fault, part))
    } else {
        sink.report(RULE.id, span, message(fault, part))
    };
    found.field(cx.field_path());
    advise(found, cx.node, (text, part), (fault, is_safe(fault.what)));
}

/// Looks at fields that no configuration and no generator knows, where a URL may also be only a text.
fn document(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let mut strays = Vec::new();
    for (entry, _) in cx.entries().filter(|(_, field)| field.is_none()) {
        each(&entry.value, &mut strays);
    }
    if strays.is_empty() {
        return;
    }
    let nodes = cx.document.nodes_at(strays.iter().map(|(span, _)| *span));
    for (span, fault) in &strays {
        let Some((node, field)) = nodes.get(span) else { continue };
        let text = node.text().unwrap_or_default();
        let part = text.get(fault.range.clone()).unwrap_or_default();
        let place = node.sub_span(fault.range.clone());
        let found = sink.report_as(RULE.id, Severity::Warning, place, message(fault, part));
        found.field(field.clone());
        advise(found, node, (text, part), (fault, false));
    }
}

fn each(node: &Node<'_>, strays: &mut Vec<(Span, UrlFault)>) {
    match &node.value {
        Value::Scalar(scalar) => strays.extend(url::stray(&scalar.text).map(|fault| (node.span, fault))),
        Value::List(items) => items.iter().for_each(|item| each(item, strays)),
        Value::Map(entries) => entries.iter().for_each(|entry| each(&entry.value, strays)),
    }
}

/// Says what to write instead.
fn advise(
    found: &mut Diagnostic,
    node: &Node<'_>,
    (text, part): (&str, &str),
    (fault, is_safe): (&UrlFault, bool),
) {
    let Some(instead) = &fault.instead else {
        if let Some(help) = help(fault.what) {
            found.help(help);
        }
        return;
    };
    let places = places(text, fault, part);
    let start = places.first().map_or(0, |first| first.start);
    let tail = text.get(start..).unwrap_or_default();
    let tail = if places.len() > 1 { tail.replace(part, instead) } else { tail.replacen(part, instead, 1) };
    found.help(format!("write `{}`", mended(text, start..text.len(), &tail)));
    if node.is_exact() {
        let edits: Vec<_> =
            places.into_iter().map(|range| Edit::replace(node.sub_span(range), instead.as_str())).collect();
        let title = "correct the URL";
        found.fix(if is_safe { Fix::safe(title, edits) } else { Fix::guess(title, edits) });
    }
}

/// What to replace: every backslash, otherwise only this place.
fn places(text: &str, fault: &UrlFault, part: &str) -> Vec<Range<usize>> {
    if part != "\\" {
        return vec![fault.range.clone()];
    }
    let rest = text.get(fault.range.start..).unwrap_or_default();
    rest.match_indices(part).map(|(at, _)| fault.range.start + at..fault.range.start + at + 1).collect()
}

/// Invisible characters have a rule of their own, for any value.
fn is_invisible(part: &str) -> bool {
    part.chars()
        .next()
        .is_some_and(|c| !c.is_ascii_control() && (c.is_control() || "\u{a0}\u{ad}\u{feff}".contains(c)))
        || part.starts_with(
            |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}'),
        )
}

/// Whether it is invalid regardless of the field.
const fn is_certain(what: UrlProblem) -> bool {
    use UrlProblem as P;
    matches!(
        what,
        P::EmptyHost
            | P::MissingColon
            | P::WrongSeparator
            | P::FullWidth
            | P::MisspeltScheme
            | P::RepeatedScheme
            | P::BadPort
    )
}

/// Whether only one correction is possible: browsers read it that way, or nothing can read it at all.
const fn is_safe(what: UrlProblem) -> bool {
    use UrlProblem as P;
    matches!(
        what,
        P::MissingColon
            | P::MissingSlash
            | P::WrongSeparator
            | P::FullWidth
            | P::RepeatedScheme
            | P::Backslash
    )
}

fn message(fault: &UrlFault, part: &str) -> String {
    let instead = fault.instead.as_deref().unwrap_or_default();
    match fault.what {
        UrlProblem::EmptyHost => format!("missing host after `{part}`"),
        UrlProblem::MissingColon => format!("missing colon in `{part}`"),
        UrlProblem::MissingSlash => format!("missing slash in `{part}`"),
        UrlProblem::Backslash if part == "\\" => "`\\` is not a valid path separator in a URL".to_owned(),
        UrlProblem::WrongSeparator | UrlProblem::Backslash => {
            format!("expected `://` before the host, found `{part}`")
        }
        UrlProblem::FullWidth => {
            format!("full-width characters in `{part}`: browsers do not recognize the scheme")
        }
        UrlProblem::MisspeltScheme => format!("unknown scheme `{part}`: did you mean `{instead}`?"),
        UrlProblem::RepeatedScheme => {
            format!("duplicate scheme `{part}`: browsers read the second one as a host")
        }
        UrlProblem::MissingScheme => {
            format!("missing scheme before `{part}`: browsers look for a folder of that name on this site")
        }
        UrlProblem::BadPort => format!("`{part}` is not a valid port (0–65535)"),
        UrlProblem::Whitespace if part == " " => "the host contains a space".to_owned(),
        UrlProblem::Whitespace => "the URL contains whitespace".to_owned(),
        UrlProblem::TwoAddresses => "the value contains two URLs".to_owned(),
        UrlProblem::BadEscape => "invalid escape: `%` must be followed by two hexadecimal digits".to_owned(),
        UrlProblem::Control => format!("the URL contains the control character {part:?}"),
        UrlProblem::BrokenHost => format!("`{part}` is not a valid host"),
    }
}

fn help(what: UrlProblem) -> Option<&'static str> {
    match what {
        UrlProblem::EmptyHost => {
            Some("write the host after the slashes, for example `https://img.example.org/a.jpg`")
        }
        UrlProblem::TwoAddresses => Some("keep one of them, or write them as a list"),
        UrlProblem::BadPort => Some("remove the port, or correct it"),
        UrlProblem::Whitespace => Some("write the URL on one line, without spaces"),
        UrlProblem::BrokenHost => Some("copy the URL again from its source"),
        _ => None,
    }
}
