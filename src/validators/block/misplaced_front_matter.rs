//! `misplaced-front-matter`: fields where no generator reads them.

use crate::diagnostic::Severity;
use crate::document::{Block, Syntax};
use crate::span::Span;
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

use super::field_lines::{FIELDS, fence, field_of, has_data, is_entry, key_of};

declare_rule! {
    /// Front matter is where no generator looks for it.
    ///
    /// ## Why
    /// The fields are below a heading, a short paragraph or the closing delimiter, or a formatter has rewritten the block as text.
    /// The page is published without these fields, and they are shown as text. A formatter that does not know front
    /// matter turns the delimiter into `***` or `____`, and the fields into a heading.
    ///
    /// ## Fails
    /// ```markdown
    /// # Weekly
    /// ---
    /// title: Weekly
    /// tags: [news]
    /// ---
    /// ```
    /// ```markdown
    /// ---
    /// title: Weekly
    /// ---
    /// tags: [news]
    ///
    /// Text.
    /// ```
    /// ```markdown preset=jekyll
    /// A paragraph that belongs below.
    ///
    /// ---
    /// layout: post
    /// title: Weekly
    /// ---
    /// ```
    /// ```markdown
    /// ***
    ///
    /// ### title: "Weekly"
    ///
    /// Text.
    /// ```
    /// ```markdown
    /// ____
    /// title: Weekly
    /// tags: [news]
    /// ____
    /// ```
    /// ```markdown preset=hugo
    /// +++
    /// title = "Weekly"
    /// +++
    /// tags = ["news"]
    ///
    /// Text.
    /// ```
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Weekly
    /// tags: [news]
    /// ---
    ///
    /// # Weekly
    /// ```
    "misplaced-front-matter" {
        default: Some(Severity::Error),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        check: Check::Document(check),
    }
}

/// The number of lines of a heading, comments and imports that may precede the block.
const MOST_ABOVE: usize = 20;

/// The number of lines of a paragraph that may, and of their bytes: longer text is the page, and what follows a part of it.
const MOST_PROSE: (usize, usize) = (3, 600);

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    let text = &*cx.document.source.text;
    match &cx.document.block {
        // A block without entries is not front matter, or has a rule of its own.
        Some(_) if cx.document.entries().is_empty() => {}
        Some(block) => below(cx, block, sink),
        None => {
            if !formatted(text, sink) {
                under_heading(text, cx.dialect.generator.facts().reads_toml, sink);
            }
        }
    }
}

/// Fields right below the closing delimiter.
fn below(cx: &DocumentCx<'_>, block: &Block, sink: &mut Sink<'_>) {
    let text = &*cx.document.source.text;
    let Some(close) = block.close.filter(|_| block.seen) else { return };
    let from = close.end as usize;
    let Some(rest) = text.get(from..) else { return };
    let Some((blank, body)) = rest.split_once('\n') else { return };
    if !blank.trim().is_empty() {
        return;
    }
    let start = from + blank.len() + 1;
    let syntax = block.syntax;
    let fields: Vec<&str> = body.lines().take_while(|line| is_entry(line, syntax)).collect();
    if fields.is_empty() {
        return;
    }
    let is_end = body
        .lines()
        .nth(fields.len())
        .is_none_or(|line| line.trim().is_empty() || line.starts_with(fence(syntax)));
    // A name such as `sidebar_position` is not a word of a sentence.
    let is_name =
        |name: &str| name.contains(['_', '-']) || name.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    let is_own = |line: &str| {
        key_of(line, syntax).is_some_and(|(name, _)| is_name(name) && cx.schema.field(name).is_some())
    };
    let is_known = |line: &&&str| field_of(line, syntax).is_some_and(has_data) || is_own(line);
    let known = fields.iter().filter(is_known).count();
    // A single line may be a sentence, unless it is written as data.
    if !is_end || known == 0 || known * 2 < fields.iter().filter(|line| !line.starts_with([' ', '-'])).count()
    {
        return;
    }
    let first = fields.first().filter(|line| field_of(line, syntax).is_some() || is_own(line));
    let Some((name, _)) = first.and_then(|line| key_of(line, syntax)) else { return };
    let span = Span::of(start..start + fields[0].trim_end().len());
    let message = format!("`{name}` is below the closing delimiter: it is shown as text");
    sink.report(RULE.id, span, message).help("move the fields above the closing delimiter");
}

/// A rule instead of the delimiter, and the first field below it, often as a heading.
fn formatted(text: &str, sink: &mut Sink<'_>) -> bool {
    let mut lines = text.lines().map(str::trim_end).filter(|line| !line.trim().is_empty());
    let Some(rule) = lines.next().filter(|line| is_rule(line)) else { return false };
    let Some(first) = lines.next() else { return false };
    let bare = first.trim_start_matches('#').trim_start();
    let Some((name, value)) = field_of(bare, Syntax::Yaml) else { return false };
    let is_heading = bare.len() < first.len() && first.starts_with('#');
    // `---` opens front matter, of which other rules say what is wrong.
    let is_block = || !rule.starts_with('-') && (is_closed(lines) || has_another_field(value));
    if !is_heading && !is_block() {
        return false;
    }
    let at = text.find(first).unwrap_or_default();
    let message = if is_heading {
        format!("a formatter has turned the front matter into a heading: `{name}` is not read")
    } else {
        format!("`{}` is not a delimiter of front matter: `{name}` is not read", rule.trim())
    };
    sink.report(RULE.id, Span::of(at..at + first.len()), message)
        .help("start the file with `---`, then one field per line, then `---`");
    true
}

/// Whether a line is a horizontal rule of Markdown: `***`, `* * *`, `____`.
fn is_rule(line: &str) -> bool {
    let mut signs = line.chars().filter(|sign| !sign.is_whitespace());
    let Some(first) = signs.next().filter(|first| "*_-".contains(*first)) else { return false };
    signs.try_fold(1, |count, sign| (sign == first).then_some(count + 1)).is_some_and(|count| count >= 3)
}

/// Whether the lines are fields up to a rule, or an underline that makes a heading of them.
fn is_closed<'t>(mut lines: impl Iterator<Item = &'t str>) -> bool {
    let is_end = |line: &str| is_rule(line) || line.trim_matches('=').is_empty();
    lines.find(|line| !is_entry(line, Syntax::Yaml)).is_some_and(is_end)
}

/// Whether a formatter has joined the next field: `A date: 2024-01-02`.
fn has_another_field(value: &str) -> bool {
    let mut words = value.split_whitespace().skip(1);
    words.any(|word| word.strip_suffix(':').is_some_and(|name| FIELDS.contains(&name)))
}

/// A whole block below a heading, comments, imports or a paragraph.
fn under_heading(text: &str, reads_toml: bool, sink: &mut Sink<'_>) {
    let mut at = 0;
    let mut is_comment = false;
    let mut prose = (0, 0);
    for count in 0..=MOST_ABOVE {
        let rest = text.get(at..).unwrap_or_default();
        if rest.is_empty() {
            return;
        }
        let line = rest.split_inclusive('\n').next().unwrap_or_default();
        let bare = line.trim();
        // Below a paragraph, one field may be a heading between rules.
        let least = 1 + usize::from(prose.0 > 0);
        match bare {
            "---" if count > 0 => return block(text, at, (Syntax::Yaml, least), sink),
            "+++" if count > 0 && reads_toml => return block(text, at, (Syntax::Toml, least), sink),
            _ => {}
        }
        let is_text = rest.starts_with(char::is_alphabetic) && !rest.starts_with("import ");
        if is_text && !is_comment {
            prose = (prose.0 + 1, prose.1 + line.len());
            // A heading follows its text at once.
            let is_underlined =
                rest.get(line.len()..).is_some_and(|below| below.starts_with(['-', '=', '+']));
            if is_underlined || prose.0 > MOST_PROSE.0 || prose.1 > MOST_PROSE.1 {
                return;
            }
            at += line.len();
            continue;
        }
        is_comment |= bare.starts_with("<!--");
        let may_stand_above =
            is_comment || bare.is_empty() || bare.starts_with("# ") || bare.starts_with("import ");
        if !may_stand_above {
            return;
        }
        is_comment &= !bare.contains("-->");
        at += line.len();
    }
}

/// The block that opens at `at`, if it is one with at least that many fields that are known.
fn block(text: &str, at: usize, (syntax, least): (Syntax, usize), sink: &mut Sink<'_>) {
    let lines: Vec<&str> = text
        .get(at..)
        .unwrap_or_default()
        .lines()
        .skip(1)
        .take_while(|line| line.trim_end() != fence(syntax))
        .collect();
    let is_closed = text.get(at..).unwrap_or_default().lines().nth(lines.len() + 1).is_some();
    let first = lines.first().copied().unwrap_or_default();
    let known = lines.iter().filter(|line| field_of(line, syntax).is_some()).count();
    let names = lines.iter().filter(|line| key_of(line, syntax).is_some()).count();
    let is_part = |line: &&str| is_entry(line, syntax) || syntax == Syntax::Toml && line.trim().is_empty();
    let is_likely = known >= least && (least < 2 || known * 2 >= names);
    if !is_closed || !is_likely || key_of(first, syntax).is_none() || !lines.iter().all(is_part) {
        return;
    }
    sink.report(
        RULE.id,
        Span::of(at..at + 3),
        "the front matter is not at the top of the file: no generator reads it",
    )
    .help("move it to the top of the file");
}
