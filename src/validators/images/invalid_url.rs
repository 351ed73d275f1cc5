//! `invalid-url`: an address that no browser finds, or that only its leniency saves.

use std::ops::Range;

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::schema::FieldType;
use crate::validators::{Check, FieldCx, Interpreted, Sink, declare_rule};
use crate::value::url::{UrlFault, UrlProblem};

use super::address::mended;

declare_rule! {
    /// An address is broken: scheme, host, port or a character in it.
    ///
    /// ## Why
    /// No generator but Docusaurus looks at addresses: a page with a broken one is published, and shows a hole where
    /// its picture should be.
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
    /// What is certainly meant (`https//` for `https://`, a full-width colon) is a safe fix. A scheme that is one slip
    /// away is a guess, and so is taking a blank out of a host.
    "invalid-url" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Field { on: &[FieldType::Url, FieldType::Image], check },
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
    if cx.node.is_exact() {
        let edits: Vec<_> = places
            .into_iter()
            .map(|range| Edit::replace(cx.node.sub_span(range), instead.as_str()))
            .collect();
        let title = "correct the address";
        found.fix(if is_safe(fault.what) { Fix::safe(title, edits) } else { Fix::guess(title, edits) });
    }
}

/// What is to be replaced: every backslash, else the one place.
fn places(text: &str, fault: &UrlFault, part: &str) -> Vec<Range<usize>> {
    if part != "\\" {
        return vec![fault.range.clone()];
    }
    let rest = text.get(fault.range.start..).unwrap_or_default();
    rest.match_indices(part).map(|(at, _)| fault.range.start + at..fault.range.start + at + 1).collect()
}

/// Characters that are not seen have a rule of their own, in any value.
fn is_invisible(part: &str) -> bool {
    part.chars()
        .next()
        .is_some_and(|c| !c.is_ascii_control() && (c.is_control() || "\u{a0}\u{ad}\u{feff}".contains(c)))
        || part.starts_with(
            |c| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2064}'),
        )
}

/// Whether it is broken whatever the field is for.
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

/// Whether what stands there can mean nothing else: browsers read it so, or nothing reads it at all.
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
        UrlProblem::EmptyHost => format!("no host follows `{part}`"),
        UrlProblem::MissingColon => format!("`{part}` lacks its colon"),
        UrlProblem::MissingSlash => format!("`{part}` lacks a slash before the host"),
        UrlProblem::Backslash if part == "\\" => "`\\` is no slash: only Windows reads it as one".to_owned(),
        UrlProblem::WrongSeparator | UrlProblem::Backslash => {
            format!("`{part}` is not the `://` that stands before a host")
        }
        UrlProblem::FullWidth => {
            format!("`{part}` has full-width signs: a browser reads no scheme before them")
        }
        UrlProblem::MisspeltScheme => format!("`{part}` is no scheme; `{instead}` was probably meant"),
        UrlProblem::RepeatedScheme => {
            format!("`{part}` stands twice: the browser looks for a host named like a scheme")
        }
        UrlProblem::MissingScheme => {
            format!("`{part}` has no scheme: a browser looks for a folder of that name on this site")
        }
        UrlProblem::BadPort => format!("`{part}` is no port: it takes a number up to 65535"),
        UrlProblem::Whitespace if part == " " => "a blank stands in the host".to_owned(),
        UrlProblem::Whitespace => "white space stands in the address".to_owned(),
        UrlProblem::TwoAddresses => "two addresses stand in one value".to_owned(),
        UrlProblem::BadEscape => "`%` starts an escape, and no two hexadecimal digits follow it".to_owned(),
        UrlProblem::Control => format!("the control character {part:?} stands in the address"),
        UrlProblem::BrokenHost => format!("`{part}` is no host that can exist"),
    }
}

fn help(what: UrlProblem) -> Option<&'static str> {
    match what {
        UrlProblem::EmptyHost => {
            Some("write the host after two slashes, as in `https://img.example.org/a.jpg`")
        }
        UrlProblem::TwoAddresses => Some("keep one of them, or make the field a list"),
        UrlProblem::BadPort => Some("remove the port, or write the right one"),
        UrlProblem::Whitespace => Some("write the address on one line, without blanks"),
        UrlProblem::BrokenHost => Some("copy the host again from where it came"),
        _ => None,
    }
}
