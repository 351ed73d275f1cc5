//! `ambiguous-scalar`: `no`, `on` and the like, which readers take for different things.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::loader::Generator;
use crate::schema::FieldType;
use crate::validators::{Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::Resolved;

use super::meaning;

declare_rule! {
    /// A plain `yes`, `no`, `on` or `off` is a boolean to some readers and text to others.
    ///
    /// ## Why
    /// YAML 1.1 called these words booleans, YAML 1.2 does not. `draft: yes` hid a page in Hugo before 0.152 and publishes it since;
    /// `comments: no` is text to Hexo, and text is true. A tag `no` is `false` in Jekyll.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// draft: yes
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// tags: [no, spring]
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// draft: true
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// tags: ['no', spring]
    /// ```
    /// ## Fix
    /// Quotes keep what readers of YAML 1.2 saw. `true` and `false` change what they saw, and are what was meant.
    "ambiguous-scalar" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        check: Check::Node(check),
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let Some(word) = boolean(&scalar.text) else { return };
    if meaning::is_wrong_type(cx) || meaning::is_foreign(cx) {
        return;
    }
    let dialect = cx.page.dialect;
    let is_boolean = matches!(meaning::read(scalar, dialect.reader), Resolved::Boolean(_));
    let written = scalar.text.as_ref();
    let generator = dialect.generator;
    let message = match (meaning::wanted(cx), is_boolean) {
        (Some(FieldType::Boolean), true) => return,
        _ if generator == Generator::Generic && written.len() == 1 => return,
        _ if generator == Generator::Generic => {
            format!("`{written}` is a boolean to Jekyll and MkDocs, and text to Hexo and Hugo")
        }
        (Some(FieldType::Boolean), false) => {
            format!("`{written}` is text to {}, not a boolean", generator.title())
        }
        _ if is_boolean && meaning::is_text(cx) => {
            format!("`{written}` is a boolean to {}, not text", generator.title())
        }
        // Text is true: what `yes` and `on` mean comes about.
        (None, false) if word == "false" && is_switch(cx) && !meaning::is_text(cx) && written.len() > 1 => {
            format!("`{written}` is text to {}, and any text is true", generator.title())
        }
        _ => return,
    };
    let found = sink.report(RULE.id, cx.node.span, message);
    found.field(cx.field_path());
    if meaning::is_text(cx) {
        let quoted = format!("\"{written}\"");
        found.help(format!("write `{quoted}`"));
        let edit = [Edit::replace(cx.node.span, quoted)];
        let is_sure = meaning::wanted(cx).is_some();
        found.fix(if is_sure { Fix::safe("quote it", edit) } else { Fix::guess("quote it", edit) });
    } else if meaning::wanted(cx).is_none() {
        found.help(format!("write `{word}`, or `\"{written}\"` if it is text"));
    } else {
        found.help(format!("write `{word}`"));
        found.fix(Fix::guess(format!("write `{word}`"), [Edit::replace(cx.node.span, word)]));
    }
}

/// The boolean that the word stands for.
fn boolean(word: &str) -> Option<&'static str> {
    if word.len() > 3 {
        return None;
    }
    let is_cased =
        word.bytes().skip(1).all(|b| b.is_ascii_lowercase()) || word.bytes().all(|b| b.is_ascii_uppercase());
    match word {
        _ if !is_cased => None,
        _ if ["yes", "on", "y"].iter().any(|known| known.eq_ignore_ascii_case(word)) => Some("true"),
        _ if ["no", "off", "n"].iter().any(|known| known.eq_ignore_ascii_case(word)) => Some("false"),
        _ => None,
    }
}

/// Whether the value reads like a switch: not a code of a language or country (`no` is Norwegian).
fn is_switch(cx: &NodeCx<'_>) -> bool {
    const CODES: [&str; 6] = ["lang", "language", "locale", "country", "region", "code"];
    cx.key.and_then(|key| key.text()).is_some_and(|key| !CODES.contains(&key))
}
