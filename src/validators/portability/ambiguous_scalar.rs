//! `ambiguous-scalar`: `no`, `on` and similar words, which parsers read differently.

use crate::diagnostic::{Applicability, Edit, Fix, Severity};
use crate::generators::{Effect, End, unknown};
use crate::schema::{Field, FieldType, Kind};
use crate::validators::dates::quarto;
use crate::validators::fields::{effect, strict};
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};
use crate::value::scalar::Resolved;

use super::meaning;

declare_rule! {
    /// An unquoted `yes`, `no`, `on` or `off` is a boolean to some parsers and a string to others.
    ///
    /// ## Why
    /// These words are booleans in YAML 1.1, but not in YAML 1.2. `draft: yes` hid a page in Hugo before 0.152 and
    /// publishes it since; `comments: no` is a string in Hexo, and strings are true. A tag `no` is `false` in Jekyll.
    /// It is an error where the build fails at it, as that of Zola and Docusaurus does at `draft: yes`.
    ///
    /// ## Fails
    /// ```yaml preset=hugo
    /// draft: yes
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// tags: [no, spring]
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// lang: no
    /// ```
    /// ## Passes
    /// ```yaml preset=hugo
    /// draft: true
    /// ```
    /// ```yaml preset=jekyll file=_posts/2022-04-27-a.md
    /// tags: ['no', spring]
    /// ```
    /// ## Fix
    /// Quoting keeps the meaning for YAML 1.2 parsers. Writing `true` or `false` changes it to the intended one.
    "ambiguous-scalar" {
        default: Some(Severity::Warning),
        fix: Some(Applicability::Safe),
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Node { at: At::Text(|first| b"ynoYNO".contains(&first)), check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let Some(scalar) = meaning::plain(cx, cx.node) else { return };
    let Some(word) = boolean(&scalar.text) else { return };
    let in_quarto = quarto::is_quarto(cx.page);
    // The manuals of R Markdown write `yes`.
    if meaning::is_wrong_type(cx)
        || meaning::is_foreign(cx)
        || quarto::is_alone(cx.page) && !(in_quarto && meaning::wanted(cx) == Some(FieldType::Boolean))
    {
        return;
    }
    let dialect = cx.page.dialect;
    let is_boolean = matches!(meaning::read(scalar, dialect.reader), Resolved::Boolean(_));
    let written = scalar.text.as_ref();
    let generator = dialect.generator;
    let is_text = (meaning::is_text(cx) && !is_alone(cx)) || is_norwegian(cx, written);
    let fails = !is_boolean && fails(cx);
    let wanted = if fails { Some(FieldType::Boolean) } else { meaning::wanted(cx) };
    let message = match (wanted, is_boolean) {
        (Some(FieldType::Boolean), true) => return,
        _ if in_quarto => format!("Quarto reads `{written}` as a string, not as a boolean"),
        _ if !generator.is_known() && written.len() == 1 => return,
        // What is meant is not known either.
        (wanted, _) if !generator.is_known() && !is_text && wanted != Some(FieldType::Boolean) => return,
        _ if !generator.is_known() => format!("`{written}` {}", unknown::YES_AND_NO),
        // What the generator makes of it, or of any string, is what the word says.
        (Some(FieldType::Boolean), false) if has_its_effect(cx, word) => return,
        (Some(FieldType::Boolean), false) => {
            let outcome = if fails { ", and fails" } else { consequence(cx, word) };
            format!("{} reads `{written}` as a string, not as a boolean{outcome}", generator.title())
        }
        _ if is_boolean && is_text => {
            format!("{} reads `{written}` as a boolean, not as a string", generator.title())
        }
        // Strings are true, so `yes` and `on` have the intended effect. `No` is an answer to show, as likely as a switch.
        (None, false) if word == "false" && is_switch(cx) && !meaning::is_text(cx) && is_lower(written) => {
            format!("{} reads `{written}` as a string, and every string is true", generator.title())
        }
        _ => return,
    };
    let found = if fails {
        sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
    } else {
        sink.report(RULE.id, cx.node.span, message)
    };
    found.field(cx.field_path());
    if is_text {
        let quoted = format!("\"{written}\"");
        found.help(format!("quote the value: `{quoted}`"));
        let edit = [Edit::replace(cx.node.span, quoted)];
        let is_sure = wanted.is_some();
        found.fix(if is_sure {
            Fix::safe("quote the value", edit)
        } else {
            Fix::guess("quote the value", edit)
        });
    } else if wanted.is_none() {
        found.help(format!("write `{word}`, or `\"{written}\"` if it is a string"));
    } else {
        found.help(format!("write `{word}`"));
        found.fix(Fix::guess(format!("write `{word}`"), [Edit::replace(cx.node.span, word)]));
    }
}

/// Whether the generator takes the string as the flag, or a theme does, to which every string is true.
fn has_its_effect(cx: &NodeCx<'_>, word: &str) -> bool {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    match name.and_then(|name| effect::of(cx.page, name, cx.node)) {
        Some(effect) => effect.is_taken(),
        None => word == "true" && cx.field.is_some_and(|field| field.also.contains(&FieldType::String)),
    }
}

/// Whether the build fails at a string there: the generator does, or the site's own schema wants a boolean.
fn fails(cx: &NodeCx<'_>) -> bool {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    let effect = name.and_then(|name| effect::of(cx.page, name, cx.node));
    let is_binding = |field: &Field| {
        matches!(field.kind, Kind::Boolean) && field.from.as_ref().is_some_and(|it| it.is_binding)
    };
    effect.is_some_and(|effect| effect.fails_as_flag())
        || cx.field.is_some_and(is_binding)
        || name.is_some_and(|name| strict::is_wanted_flag(cx.page, name))
}

/// What is worth a word where the page is meant as a draft, and the generator goes on as if it were none.
fn consequence(cx: &NodeCx<'_>, word: &str) -> &'static str {
    let name = cx.key.filter(|_| cx.path.depth() == 1).and_then(|key| key.text());
    let is_false = |effect: Effect| effect.end == End::Becomes("false".to_owned());
    let is_published = word == "true"
        && name == Some("draft")
        && effect::of(cx.page, "draft", cx.node).is_some_and(is_false);
    if is_published { ", and publishes the page" } else { "" }
}

/// The boolean value of the word.
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

/// Whether it is a word in lower case, and more than a letter.
fn is_lower(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Whether it is the only item of a list of which nothing is known: an answer as likely as a name.
fn is_alone(cx: &NodeCx<'_>) -> bool {
    let name = cx.path.root_name();
    let list = || cx.page.document.entry(name).and_then(|entry| entry.value.items());
    cx.key.is_none() && cx.page.schema.field(name).is_none() && list().is_some_and(|items| items.len() == 1)
}

/// Whether the value is the code of Norwegian or of Norway.
fn is_norwegian(cx: &NodeCx<'_>, word: &str) -> bool {
    const CODES: [&str; 4] = ["lang", "language", "locale", "country"];
    let is_code = cx.key.and_then(|key| key.text()).is_some_and(|key| CODES.contains(&key));
    is_code && word.eq_ignore_ascii_case("no") && meaning::wanted(cx).is_none()
}

/// Whether the value is meant as a boolean: not a language or country code (`no` is Norwegian).
fn is_switch(cx: &NodeCx<'_>) -> bool {
    const CODES: [&str; 6] = ["lang", "language", "locale", "country", "region", "code"];
    cx.key.and_then(|key| key.text()).is_some_and(|key| !CODES.contains(&key))
}
