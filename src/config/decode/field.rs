//! One field: its type and the settings of all types.

use crate::document::Node;
use crate::loader::Dialect;
use crate::schema::json_schema::cut;
use crate::schema::{Deprecated, FOLDER_NAME, Field, FieldType, Kind, Pattern};
use crate::span::Span;
use crate::validators::type_of;

use super::super::table::Table;
use super::super::written::FieldSpec;
use super::settings::{misfit, settings};
use super::{Decoder, words};

impl Decoder<'_> {
    /// A field under its name: a type, a list of types, or a map of settings. Without a type, it adds to what `base`
    /// says of the field.
    pub(super) fn field(
        &mut self,
        name: &str,
        key: Span,
        node: &Node<'_>,
        base: Option<&FieldSpec>,
    ) -> Option<FieldSpec> {
        if node.entries().is_none() && !node.is_null() {
            let (kind, also) = self.types(node)?;
            if kind == FieldType::Reference {
                self.mistakes
                    .add(node.span, "a reference needs the key `to`")
                    .help("write `{ type: reference, to: … }`");
            }
            let mut field = Field { also, ..Field::new(name, bare(kind), self.origin) };
            (field.configured_at, field.is_strict) = (self.place(key), self.is_strict);
            return Some(FieldSpec { field, typed: true });
        }
        let mut table = Table::open(node, name, key, "a field", &mut self.mistakes)?;
        let named = match table.optional("type") {
            Some(node) => Some(self.types(node)?),
            None => None,
        };
        let base = base.filter(|_| named.is_none());
        let typed = named.is_some() || base.is_some_and(|base| base.typed);
        let mut field = if let Some(base) = base {
            base.field.clone()
        } else {
            let (kind, also) = named.unwrap_or((FieldType::Any, Vec::new()));
            Field { also, ..Field::new(name, bare(kind), self.origin) }
        };
        (field.configured_at, field.origin) = (self.place(key), self.origin);
        field.is_strict = self.is_strict;
        self.read_settings(&mut field, &mut table, base.is_none());
        self.contradictions(&field, &table);
        if self.is_preset() {
            self.of_presets(&mut field, &mut table);
        }
        let kind = field.kind.field_type();
        table.explain(&mut self.mistakes, |setting| misfit(setting, kind, typed));
        table.translate(&mut self.mistakes, words::SETTINGS);
        if !typed {
            self.misplaced_fields(&mut table, "a field", |name| {
                format!("if it is a field of a mapping, write `type: map`, and `{name}` below `fields`")
            });
        }
        table.finish(&mut self.mistakes);
        Some(FieldSpec { field, typed })
    }

    /// Reads every setting that the type has.
    fn read_settings(&mut self, field: &mut Field, table: &mut Table<'_, '_>, is_new: bool) {
        let kind = field.kind.field_type();
        let mut inside = None;
        for row in settings().filter(|row| row.fits(kind)) {
            if row.is_about_inside() {
                inside.get_or_insert(self.names_so_far());
            }
            // Nobody reads in a preset what could have been meant.
            if self.is_preset() && row.name != "to" && table.peek(row.name).is_none() {
                continue;
            }
            if let Some(entry) = table.optional_entry(row.name) {
                if row.name == "allow-from" && table.peek("allow").is_some() {
                    // One of the two is a mistake, which is reported once.
                    continue;
                }
                row.read(self, entry, field);
            } else if row.name == "to" && is_new {
                table.miss(row.name);
            }
        }
        if let (Kind::Map(schema), Some(before)) = (&field.kind, inside) {
            let known = schema.forms().flat_map(|form| &form.fields);
            self.settle_names(before, Some(schema.additional), known);
        }
    }

    /// Settings that only presets have.
    fn of_presets(&mut self, field: &mut Field, table: &mut Table<'_, '_>) {
        // Read by those who put the fields together.
        table.optional("also-named");
        if let Kind::List(list) = &mut field.kind {
            let mut flag = |key| table.optional(key).and_then(|node| self.boolean(key, node));
            list.nested = flag("nested").unwrap_or(list.nested);
            list.scalar_is_fine = flag("scalar-is-fine").unwrap_or(list.scalar_is_fine);
        }
    }

    /// Settings that exclude each other.
    fn contradictions(&mut self, field: &Field, table: &Table<'_, '_>) {
        if let (Some(entry), true, true) =
            (table.peek("deprecated"), field.required, field.deprecated.is_some())
        {
            self.mistakes.add(entry.value.span, "a field cannot be both `required` and `deprecated`");
        }
        if let (Some(entry), true, true) = (table.peek("only-if"), field.required, field.only_if.is_some()) {
            self.mistakes
                .add(entry.key.span, "`only-if` cannot be combined with `required: true`")
                .help("write `required-if` with the same condition instead of `required`");
        }
        if let (Some(entry), None, None) =
            (table.peek("pattern-message"), table.peek("pattern"), &field.pattern)
        {
            self.mistakes.add(entry.key.span, "`pattern-message` needs a `pattern`");
        }
        if let (Some(entry), Some(allow)) = (table.peek("default"), &field.allow)
            && let Some(text) =
                entry.value.text().filter(|text| !entry.value.is_null() && !allow.contains(text))
        {
            let message = format!("the `default` `{text}` is not one of the allowed values");
            self.mistakes.unknown(entry.value.span, message, text, allow.terms());
        }
        if let Some(entry) = table.peek("default").filter(|entry| !fits(&entry.value, field)) {
            let wanted = field.kind.field_type().phrase();
            let mistake = self.mistakes.wants(&entry.value, "default", wanted);
            mistake.help = Some(match entry.value.text() {
                Some(text) if matches!(field.kind, Kind::List(_)) => format!("write `[{text}]`"),
                Some(text) if wanted == FieldType::String.phrase() => {
                    format!("quote the value: `\"{text}\"`")
                }
                _ => format!("write {wanted}, which a fix can add to a page"),
            });
        }
        if let (Some(_), Some(from)) = (table.peek("allow"), table.peek("allow-from")) {
            self.mistakes
                .add(from.key.span, "`allow` cannot be combined with `allow-from`")
                .help("keep the one that contains the terms");
        }
        self.bounds(&field.kind, table);
    }

    /// The place of a field, where it is one that people can look up.
    fn place(&self, key: Span) -> Option<Span> {
        (!self.is_preset()).then_some(key)
    }

    /// `type:` a word, or a list of words of which the first has the settings.
    fn types(&mut self, node: &Node<'_>) -> Option<(FieldType, Vec<FieldType>)> {
        let items = node.items().unwrap_or(std::slice::from_ref(node));
        let kind = |item: &Node<'_>| {
            let is_null = item.is_null() && node.items().is_some();
            if is_null { Some(FieldType::Null) } else { self.type_word(item) }
        };
        let kinds: Vec<FieldType> = items.iter().filter_map(kind).collect();
        if kinds.len() < items.len() {
            return None;
        }
        match kinds.split_first() {
            Some((FieldType::Null, _)) => {
                self.mistakes
                    .add(node.span, "`null` cannot be the first type of a field")
                    .help("write the type first, such as `[string, null]`");
                None
            }
            Some((first, others)) => Some((*first, others.to_vec())),
            None => {
                self.mistakes.wants(node, "type", "a type").help("write a type, such as `string`");
                None
            }
        }
    }

    /// `same-as:` another field, or `:folder`.
    pub(super) fn same_as(&mut self, node: &Node<'_>, own: &str) -> Option<Box<str>> {
        let name = self.other_field("same-as", node, own)?;
        if name.starts_with(':') && *name != *FOLDER_NAME {
            self.mistakes
                .add(node.span, format!("`{name}` is not a part of the page's path"))
                .help(format!("write `{FOLDER_NAME}`, the folder of the page"));
            return None;
        }
        Some(name)
    }

    /// `deprecated: true`, or `deprecated: {use: other}`.
    pub(super) fn deprecated(&mut self, node: &Node<'_>, own: &str) -> Option<Deprecated> {
        if node.entries().is_none() {
            if let Some(other) =
                node.text().filter(|text| !matches!(*text, "true" | "false") && !node.is_null())
            {
                self.mistakes
                    .wants(node, "deprecated", "`true`, or a mapping")
                    .help(format!("write `{{ use: {other} }}` if `{other}` is the field to use instead"));
                return None;
            }
            return self.boolean("deprecated", node)?.then_some(Deprecated { instead: None });
        }
        let mut table = Table::open(node, "deprecated", node.span, "`deprecated`", &mut self.mistakes)?;
        let node = table.required("use");
        let instead = node.and_then(|node| self.other_field("use", node, own));
        table.finish(&mut self.mistakes);
        Some(Deprecated { instead })
    }

    pub(super) fn pattern(&mut self, node: &Node<'_>) -> Option<Pattern> {
        if node.scalar().is_none() {
            self.mistakes
                .wants(node, "pattern", "a regular expression")
                .help("write the message for authors as `pattern-message`");
            return None;
        }
        let text = self.text_of("pattern", node)?;
        match Pattern::new(&text) {
            Ok(pattern) => Some(pattern),
            Err(reason) => {
                let message = format!("{} is not a valid regular expression: {reason}", cut(&text));
                self.mistakes.add(node.span, message);
                None
            }
        }
    }
}

/// Whether a default may be of a type of the field. Of what is text in YAML, the rules say what is wrong.
fn fits(value: &Node<'_>, field: &Field) -> bool {
    use FieldType::{Any, Boolean, Date, Integer, List, Map, Null, Number, Reference};
    let found = type_of(value, &Dialect::default());
    let fits = |wanted: FieldType| match wanted {
        Any | Reference => true,
        Date => !matches!(found, Boolean | List | Map),
        Integer | Number => matches!(found, Integer | Number),
        List if matches!(&field.kind, Kind::List(list) if list.scalar_is_fine) => found != Map,
        Boolean | List | Map => found == wanted,
        _ => !matches!(found, Boolean | Integer | Number | List | Map),
    };
    found == Null || fits(field.kind.field_type()) || field.also.iter().any(|&wanted| fits(wanted))
}

/// A type without settings.
fn bare(kind: FieldType) -> Kind {
    super::kind::bare(kind)
}
