//! JSON (RFC 8259), strictly: an abstract tree with byte ranges in, the tree of the page out.

use std::borrow::Cow;

use jsonc_parser::ast;
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};

use crate::diagnostic::{Edit, Fix};
use crate::document::{Entry, Fault, Native, Node, Problem, Scalar, Style, Value};
use crate::span::Span;

use super::Parsed;
use super::json_problems::{in_words, problem};
use super::place::Origin;

const STRICT: ParseOptions = ParseOptions {
    allow_comments: false,
    allow_loose_object_property_names: false,
    allow_trailing_commas: false,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// Parses `content`, a part of `text`. `is_inside` says that it is the inside of an object: between `;;;`, Hexo puts
/// the braces around it.
pub(super) fn parse(text: &str, content: Span, is_inside: bool) -> Parsed<'_> {
    let input = content.slice(text);
    let words = input.trim_ascii();
    if words.is_empty() {
        return Parsed::default();
    }
    if is_inside && words.starts_with('{') {
        let start = input.len() - input.trim_ascii_start().len();
        return Parsed {
            faults: vec![own_braces(content, start..start + words.len(), words)],
            ..Parsed::default()
        };
    }
    if !is_inside {
        return Tree { text, content, origin: Origin { start: content.start, added: &[] } }.run(input);
    }
    let wrapped = format!("{{{input}}}");
    Tree { text, content, origin: Origin { start: content.start, added: &[0] } }.run(&wrapped)
}

struct Tree<'s, 'm> {
    text: &'s str,
    content: Span,
    origin: Origin<'m>,
}

impl<'s> Tree<'s, '_> {
    fn run(&self, input: &str) -> Parsed<'s> {
        let mut parsed = Parsed::default();
        match parse_to_ast(input, &CollectOptions::default(), &STRICT) {
            Ok(result) => {
                let Some(value) = result.value else { return parsed };
                let mut root = self.node(&value, &mut parsed.faults);
                if !self.origin.added.is_empty() {
                    root.span = inner_span(&root);
                }
                if !matches!(root.value, Value::Map(_)) {
                    parsed.faults.push(Fault::NotAMapping { span: root.span, found: kind_of(&root) });
                }
                parsed.root = Some(root);
            }
            Err(error) => parsed.faults.push(in_words(self.text, self.span(error.range()), error.kind())),
        }
        if parsed.faults.iter().any(|fault| matches!(fault, Fault::Syntax { .. })) {
            parsed.root = None;
        }
        parsed
    }

    fn span(&self, range: Range) -> Span {
        let span = self.origin.span(range.start..range.end);
        Span::new(span.start.min(self.content.end), span.end.min(self.content.end))
    }

    fn node(&self, value: &ast::Value<'_>, faults: &mut Vec<Fault>) -> Node<'s> {
        let span = self.span(value.range());
        let native = |kind| {
            let text = Cow::Borrowed(span.slice(self.text));
            Value::Scalar(Scalar { text, style: Style::Native(kind) })
        };
        let value = match value {
            ast::Value::StringLit(string) => return self.string(string, faults),
            ast::Value::NumberLit(number) => native(number_kind(number.value)),
            ast::Value::BooleanLit(_) => native(Native::Boolean),
            ast::Value::NullKeyword(_) => native(Native::Null),
            ast::Value::Array(array) => {
                Value::List(array.elements.iter().map(|item| self.node(item, faults)).collect())
            }
            ast::Value::Object(object) => {
                Value::Map(object.properties.iter().map(|entry| self.entry(entry, faults)).collect())
            }
        };
        Node::new(span, value)
    }

    fn entry(&self, property: &ast::ObjectProp<'_>, faults: &mut Vec<Fault>) -> Entry<'s> {
        let key = match &property.name {
            ast::ObjectPropName::String(name) => self.string(name, faults),
            ast::ObjectPropName::Word(name) => {
                let span = self.span(name.range);
                let text = Cow::Borrowed(span.slice(self.text));
                Node::new(span, Value::Scalar(Scalar { text, style: Style::Plain }))
            }
        };
        Entry { key, value: self.node(&property.value, faults) }
    }

    fn string(&self, string: &ast::StringLit<'_>, faults: &mut Vec<Fault>) -> Node<'s> {
        let span = self.span(string.range);
        let raw = span.slice(self.text);
        if let Some(at) = raw.find(|c: char| c < ' ') {
            faults.push(control(span.sub(at..at + 1), raw.as_bytes()[at]));
        }
        let raw = raw.get(1..raw.len().saturating_sub(1)).unwrap_or("");
        let text =
            if raw == string.value { Cow::Borrowed(raw) } else { Cow::Owned(string.value.to_string()) };
        Node::new(span, Value::Scalar(Scalar { text, style: Style::DoubleQuoted }))
    }
}

/// Braces where Hexo adds its own.
fn own_braces(content: Span, range: std::ops::Range<usize>, words: &str) -> Fault {
    let mut problem = problem("extra braces: Hexo adds its own between `;;;`");
    problem.help = Some("delete the `{` and the `}`".to_owned());
    if words.ends_with('}') {
        let edges = [range.start..range.start + 1, range.end - 1..range.end];
        let edits = edges.map(|edge| Edit::delete(content.sub(edge)));
        problem.fix = Some(Fix::safe("delete the braces", edits));
    }
    Fault::Syntax { span: content.sub(range.start..range.start + 1), problem }
}

/// The span of a mapping whose braces are not in the file.
fn inner_span(root: &Node<'_>) -> Span {
    match root.entries() {
        Some([first, .., last]) => first.key.span.cover(last.value.span),
        Some([only]) => only.key.span.cover(only.value.span),
        _ => root.span,
    }
}

fn number_kind(text: &str) -> Native {
    if text.contains(['.', 'e', 'E']) { Native::Float } else { Native::Integer }
}

fn kind_of(root: &Node<'_>) -> &'static str {
    match (&root.value, root.scalar().map(|scalar| scalar.style)) {
        (Value::List(_), _) => "a list",
        (_, Some(Style::Native(Native::Null))) => "null",
        (_, Some(Style::Native(Native::Boolean))) => "a boolean",
        (_, Some(Style::Native(_))) => "a number",
        _ => "a string",
    }
}

/// RFC 8259, section 7: control characters are in a string only as escapes.
fn control(span: Span, byte: u8) -> Fault {
    let (message, help) = match byte {
        b'\n' | b'\r' => {
            ("line break in a string, which JSON does not allow", "write `\\n` for a line break")
        }
        b'\t' => ("tab in a string, which JSON does not allow", "write `\\t`, or a space"),
        _ => ("control character in a string, which JSON does not allow", "delete it"),
    };
    Fault::Syntax { span, problem: Problem { help: Some(help.to_owned()), ..problem(message) } }
}
