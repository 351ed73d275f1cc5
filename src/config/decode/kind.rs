//! The settings that belong to one type.

use crate::document::Node;
use crate::schema::{
    Additional, DateSpec, Field, FieldType, ImageSpec, Kind, ListSpec, NumberSpec, ReferenceSpec, Schema,
    StringSpec, TextCase, Timezone, UrlSpec,
};
use crate::value::date;
use crate::value::date_format::{DateFormat, UnknownFormat};

use super::super::table::Table;
use super::Decoder;

const CASES: &[(&str, TextCase)] = &[
    ("lower", TextCase::Lower),
    ("upper", TextCase::Upper),
    ("kebab", TextCase::Kebab),
    ("title", TextCase::Title),
];

/// A type without settings; `null` never gets here.
pub(super) fn bare(kind: FieldType) -> Kind {
    match kind {
        FieldType::Any | FieldType::Null => Kind::Any,
        FieldType::String => Kind::String(StringSpec::default()),
        FieldType::Integer => Kind::Integer(NumberSpec::default()),
        FieldType::Number => Kind::Number(NumberSpec::default()),
        FieldType::Boolean => Kind::Boolean,
        FieldType::Date => Kind::Date(DateSpec::default()),
        FieldType::Url => Kind::Url(UrlSpec::default()),
        FieldType::Image => Kind::Image(ImageSpec::default()),
        FieldType::List => {
            Kind::List(Box::new(ListSpec::of(Field::new("", Kind::Any, crate::schema::Origin::Preset))))
        }
        FieldType::Map => Kind::Map(Schema::default()),
        FieldType::Reference => Kind::Reference(ReferenceSpec::default()),
    }
}

impl Decoder<'_> {
    /// The type with its settings.
    pub(super) fn kind(&mut self, kind: FieldType, table: &mut Table<'_, '_>, name: &str) -> Kind {
        match kind {
            FieldType::String => Kind::String(self.string(table)),
            FieldType::Integer => Kind::Integer(self.bounds(table)),
            FieldType::Number => Kind::Number(self.bounds(table)),
            FieldType::Date => Kind::Date(self.date(table, name)),
            FieldType::Url => Kind::Url(self.url(table)),
            FieldType::Image => Kind::Image(self.image(table)),
            FieldType::List => Kind::List(Box::new(self.list(table, name))),
            FieldType::Map => Kind::Map(self.map(table)),
            FieldType::Reference => Kind::Reference(self.reference(table)),
            FieldType::Any | FieldType::Boolean | FieldType::Null => bare(kind),
        }
    }

    fn string(&mut self, table: &mut Table<'_, '_>) -> StringSpec {
        let (min_length, max_length) = self.counts(table, "min-length", "max-length");
        StringSpec { min_length, max_length }
    }

    /// Two counts of which the first must not be above the second.
    fn counts(
        &mut self,
        table: &mut Table<'_, '_>,
        least: &'static str,
        most: &'static str,
    ) -> (Option<usize>, Option<usize>) {
        let low = table.optional(least);
        let high = table.optional(most);
        let min = low.and_then(|node| self.count::<usize>(least, node));
        let max = high.and_then(|node| self.count::<usize>(most, node));
        self.ordered(least, most, low, high, min.zip(max).is_some_and(|(min, max)| min > max));
        (min, max)
    }

    fn ordered(
        &mut self,
        least: &str,
        most: &str,
        low: Option<&Node<'_>>,
        high: Option<&Node<'_>>,
        crossed: bool,
    ) {
        if let (Some(low), Some(high), true) = (low, high, crossed) {
            let text = |node: &Node<'_>| node.text().unwrap_or_default().to_owned();
            let message = format!(
                "`{most}: {}` is less than `{least}: {}`, so no value would be allowed",
                text(high),
                text(low)
            );
            self.mistakes.add(high.span, message).label(low.span, "the lower bound");
        }
    }

    fn bounds(&mut self, table: &mut Table<'_, '_>) -> NumberSpec {
        let (low, high) = (table.optional("min"), table.optional("max"));
        let min = low.and_then(|node| self.number("min", node));
        let max = high.and_then(|node| self.number("max", node));
        self.ordered("min", "max", low, high, min.zip(max).is_some_and(|(min, max)| min > max));
        NumberSpec { min, max }
    }

    fn date(&mut self, table: &mut Table<'_, '_>, name: &str) -> DateSpec {
        let (low, high) = (table.optional("min"), table.optional("max"));
        let min = low.and_then(|node| self.day("min", node));
        let max = high.and_then(|node| self.day("max", node));
        let crossed =
            min.as_ref().zip(max.as_ref()).is_some_and(|((_, min), (_, max))| min.local > max.local);
        self.ordered("min", "max", low, high, crossed);
        let timezone = [("optional", Timezone::Optional), ("required", Timezone::Required)];
        let future = [("deny", true), ("allow", false)];
        DateSpec {
            formats: table.optional("formats").map_or_else(Vec::new, |node| self.formats(node)),
            timezone: table
                .optional("timezone")
                .and_then(|node| self.word("timezone", node, &timezone))
                .unwrap_or_default(),
            deny_future: table.optional("future").and_then(|node| self.word("future", node, &future)),
            min: min.map(|(text, _)| text),
            max: max.map(|(text, _)| text),
            not_before: table
                .optional("not-before")
                .and_then(|node| self.other_field("not-before", node, name)),
            not_after: table.optional("not-after").and_then(|node| self.other_field("not-after", node, name)),
            max_age: table.optional("max-age").and_then(|node| self.days(node)),
            day_first: table.optional("day-first").and_then(|node| self.boolean("day-first", node)),
        }
    }

    fn day(&mut self, key: &str, node: &Node<'_>) -> Option<(Box<str>, date::Date)> {
        let text = self.text_of(key, node)?;
        let Ok(read) = date::parse(&text) else {
            self.mistakes.wants(node, key, "a date").help("write it as `2022-04-27`");
            return None;
        };
        Some((text, read))
    }

    fn formats(&mut self, node: &Node<'_>) -> Vec<DateFormat> {
        let mut formats = Vec::new();
        for (text, item) in self.texts("formats", node) {
            match text.parse() {
                Ok(format) => formats.push(format),
                Err(error) => {
                    let error: UnknownFormat = error;
                    self.mistakes.unknown(
                        item.span,
                        error.to_string(),
                        text,
                        DateFormat::NAMES.iter().copied(),
                    );
                }
            }
        }
        formats
    }

    /// `180d`, `26w` or `2y` in days.
    fn days(&mut self, node: &Node<'_>) -> Option<u32> {
        let read = |text: &str| {
            let number = |unit| text.strip_suffix(unit).and_then(|number| number.parse::<u32>().ok());
            number('d').or_else(|| number('w')?.checked_mul(7)).or_else(|| number('y')?.checked_mul(365))
        };
        let days = node.text().and_then(read);
        if days.is_none() {
            self.mistakes
                .wants(node, "max-age", "a number of days, weeks or years")
                .help("write it as `180d`");
        }
        days
    }

    pub(super) fn url(&mut self, table: &mut Table<'_, '_>) -> UrlSpec {
        UrlSpec {
            schemes: table.optional("schemes").map_or_else(Vec::new, |node| self.schemes(node)),
            hosts: table.optional("hosts").map_or_else(Vec::new, |node| self.hosts(node)),
            relative: table.optional("relative").and_then(|node| self.boolean("relative", node)),
        }
    }

    fn list(&mut self, table: &mut Table<'_, '_>, name: &str) -> ListSpec {
        let items = table.optional_entry("items");
        let items = items.and_then(|entry| self.field(name, entry.key.span, &entry.value));
        let mut list =
            ListSpec::of(items.map_or_else(|| Field::new(name, Kind::Any, self.origin), |spec| spec.field));
        (list.min_items, list.max_items) = self.counts(table, "min-items", "max-items");
        let flag = |decoder: &mut Self, table: &mut Table<'_, '_>, key| {
            table.optional(key).and_then(|node| decoder.boolean(key, node))
        };
        list.unique_items = flag(self, table, "unique-items");
        list.sorted = flag(self, table, "sorted").unwrap_or(false);
        list.item_case = table.optional("item-case").and_then(|node| self.word("item-case", node, CASES));
        list.disjoint_with =
            table.optional("disjoint-with").and_then(|node| self.other_field("disjoint-with", node, name));
        if self.is_preset() {
            list.nested = flag(self, table, "nested").unwrap_or(false);
            list.scalar_is_fine = flag(self, table, "scalar-is-fine").unwrap_or(false);
        }
        list
    }

    fn map(&mut self, table: &mut Table<'_, '_>) -> Schema {
        let additional = self.additional(table).unwrap_or(Additional::Allow);
        let before = self.names_so_far();
        let fields = table.optional("fields").map_or_else(Vec::new, |node| self.fields(node));
        self.settle_names(before, Some(additional), fields.iter().map(|spec| &*spec.field.name));
        let fields = fields.into_iter().map(|spec| spec.field).collect();
        Schema { fields, additional, ..Schema::default() }
    }
}
