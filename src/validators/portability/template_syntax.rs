//! `template-syntax`: `{{ … }}` that was never replaced.

use crate::diagnostic::Severity;
use crate::document::{Node, Style};
use crate::schema::FieldType;
use crate::validators::block::template_files::is_template;
use crate::validators::{At, Check, NodeCx, Sink, declare_rule};

declare_rule! {
    /// The front matter contains a template expression.
    ///
    /// ## Why
    /// `title: {{ title }}` without quotes is a mapping in YAML. In quotes it is a placeholder of a scaffold that was
    /// never replaced. `title: {title}` is a mapping, too, and so is `{ { title } }`, which a formatter makes of it.
    /// Files in template folders, and those that are named as one (`skill-scaffold.md`), are not reported.
    ///
    /// ## Fails
    /// ```yaml
    /// name: {{ title }}
    /// ```
    /// ```yaml
    /// name: "{{ title }}"
    /// ```
    /// ```yaml
    /// name: {title}
    /// ```
    /// ```yaml
    /// name: { { page.title } }
    /// ```
    /// ## Passes
    /// ```yaml
    /// name: Spring
    /// link: "/{{ page.date }}/"
    /// ```
    /// ```yaml file=templates/post.md
    /// name: "{{ title }}"
    /// ```
    "template-syntax" {
        default: Some(Severity::Warning),
        fix: None,
        since: "0.1.0",
        precision: Heuristic,
        needs: b"{",
        check: Check::Node { at: At::All, check },
    }
}

fn check(cx: &NodeCx<'_>, sink: &mut Sink<'_>) {
    let raw = cx.page.document.text(cx.node.span);
    let bare = raw.starts_with("{{");
    if !bare && raw.starts_with('{') {
        return braces(cx, raw, sink);
    }
    if cx.node.alias
        || !(bare || raw.starts_with("\"{{") || raw.starts_with("'{{"))
        || is_template(cx.page.place.path)
    {
        return;
    }
    if bare && cx.node.entries().is_some() {
        // Only an editor reads it, on the author's machine.
        if cx.key.and_then(|key| key.text()).is_some_and(|name| name.starts_with("typora-")) {
            return;
        }
        sink.report_as(
            RULE.id,
            Severity::Error,
            cx.node.span,
            "unquoted `{{ … }}`: YAML reads it as a mapping, not as a string",
        )
        .field(cx.field_path())
        .help("write the value, or quote the expression");
        return;
    }
    // Eleventy renders computed data, but never the date of the page.
    let is_date = cx.path.depth() == 1 && cx.key.and_then(|key| key.text()) == Some("date");
    let is_computed = cx.page.dialect.generator.facts().fills_templates && !is_date;
    let word = cx.node.text().and_then(|text| text.strip_prefix("{{")?.strip_suffix("}}"));
    if let Some(word) = word.map(str::trim).filter(|word| is_blank_to_fill(word) && !is_computed) {
        sink.report(RULE.id, cx.node.span, format!("the placeholder `{{{{ {word} }}}}` was never replaced"))
            .field(cx.field_path())
            .help("replace it with the value");
    }
}

/// `{draft}` is a mapping whose one key has no value: nobody means that.
fn braces(cx: &NodeCx<'_>, raw: &str, sink: &mut Sink<'_>) {
    let Some([entry]) = cx.node.entries() else { return };
    if is_spaced_out(raw) && !cx.node.alias && !is_template(cx.page.place.path) {
        let shown = raw.lines().next().unwrap_or_default();
        let message = format!("unquoted `{shown}`: YAML reads it as a mapping, not as a string");
        sink.report_as(RULE.id, Severity::Error, cx.node.span, message)
            .field(cx.field_path())
            .help("write the value, or quote the expression without spaces between the braces");
        return;
    }
    let is_word = |node: &Node<'_>, style| node.scalar().is_some_and(|scalar| scalar.style == style);
    let wants_other = cx.field.is_some_and(|field| field.kind.field_type() == FieldType::Map);
    if cx.node.alias
        || wants_other
        || !is_word(&entry.key, Style::Plain)
        || !is_word(&entry.value, Style::Absent)
        || is_template(cx.page.place.path)
    {
        return;
    }
    let message = format!("unquoted `{raw}`: YAML reads it as a mapping, not as a string");
    sink.report(RULE.id, cx.node.span, message)
        .field(cx.field_path())
        .help(format!("quote the value: `\"{raw}\"`"));
}

/// Whether a formatter has put spaces between the braces of a template expression: `{ { title } }`.
fn is_spaced_out(raw: &str) -> bool {
    let inner = raw.strip_prefix('{').and_then(|raw| raw.strip_suffix('}')).map(str::trim);
    let inner = inner.and_then(|inner| inner.strip_prefix('{')?.strip_suffix('}'));
    inner.is_some_and(|word| !word.contains([':', ',', '{', '\n']))
}

/// The names that scaffolds and archetypes use, and what Hugo's own archetype writes.
fn is_blank_to_fill(word: &str) -> bool {
    const OF_FILE: [&str; 3] = [".Name", ".File.ContentBaseName", ".TranslationBaseName"];
    let made = word.strip_prefix("replace ").unwrap_or(word);
    OF_FILE.iter().any(|name| made.strip_prefix(name).is_some_and(|rest| rest.starts_with(' ')))
        || matches!(
            word,
            "title" | "date" | "time" | "name" | "author" | "slug" | "layout" | ".Name" | ".Date" | ".Title"
        )
}
