//! The input of a rule: the document, one node, or one field with its interpreted value.

use std::cell::OnceCell;
use std::path::Path;

use chrono::{DateTime, Utc};

use crate::document::{Document, Entry, Native, Node, Style, Value, entry_of};
use crate::field_path::{FieldPath, PathStep};
use crate::files::Files;
use crate::generators::{Case, Taken};
use crate::loader::Dialect;
use crate::schema::{Field, FieldType, Schema};
use crate::value::date::{Date, DateFault};
use crate::value::scalar::{self, Resolved};
use crate::value::url::{Link, UrlFault};

use super::group::Group;
use super::site_facts::SiteFacts;

/// Everything about the page.
#[derive(Debug)]
pub struct DocumentCx<'a> {
    /// The page.
    pub document: &'a Document<'a>,
    /// What is expected of it.
    pub schema: &'a Schema,
    /// How its generator reads it.
    pub dialect: &'a Dialect,
    /// Now, as the command line fixed it.
    pub now: DateTime<Utc>,
    /// Where it is.
    pub place: Place<'a>,
    /// The field of each entry of the root: looked up once for all rules.
    known: Vec<Option<&'a Field>>,
}

impl<'a> DocumentCx<'a> {
    /// The page, with what is expected of it.
    pub fn new(
        document: &'a Document<'a>,
        schema: &'a Schema,
        dialect: &'a Dialect,
        now: DateTime<Utc>,
        place: Place<'a>,
    ) -> Self {
        let field = |entry: &'a Entry<'a>| entry.key.text().and_then(|name| schema.field(name));
        let known = document.entries().iter().map(field).collect();
        Self { document, schema, dialect, now, place, known }
    }

    /// The entry of the root of that name, which the generator may fold by letter case.
    pub fn entry(&self, name: &str) -> Option<&'a Entry<'a>> {
        let ignores_case = self.dialect.generator.facts().names.case == Case::Ignored;
        entry_of(self.document.entries(), name, ignores_case)
    }

    /// The entries of the root, each with its field in the schema.
    pub fn entries(&self) -> impl Iterator<Item = (&'a Entry<'a>, Option<&'a Field>)> {
        self.document.entries().iter().zip(self.known.iter().copied())
    }

    /// Whether the page is in the generator's folder of drafts, which it does not publish.
    pub fn is_in_drafts(&self) -> bool {
        let is_here = |drafts| self.place.path.iter().any(|part| part == drafts);
        self.dialect.generator.facts().flags.drafts.is_some_and(is_here)
    }

    /// Whether its folder, or a flag that the generator reads, keeps the page unpublished.
    pub fn is_unpublished(&self) -> bool {
        let facts = self.dialect.generator.facts();
        let says = |name, flag| {
            (facts.flags.reads(name) || facts.known(name, self.place.path).is_some())
                && self.entry(name).is_some_and(|entry| {
                    type_of(&entry.value, self.dialect) == FieldType::Boolean
                        && scalar::is_true(entry.value.text().unwrap_or_default()) == flag
                })
        };
        self.is_in_drafts() || says("draft", true) || says("published", false)
    }
}

/// Where a page is.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file's path.
    pub path: &'a Path,
    /// The site's folder: that of the configuration, or of the generator's own files.
    pub site: &'a Path,
    /// Folders below `site` whose files are published at the site's root (`static`, `public`, `source`).
    pub roots: &'a [Box<str>],
    /// What the generator's own configuration says of the site.
    pub facts: &'a SiteFacts,
    /// Where files beside the page are looked up.
    pub files: &'a dyn Files,
    /// Whether files beside the page may be looked up; false for standard input without a real path.
    pub on_disk: bool,
    /// The pages that it is compared with.
    pub group: Group,
    /// The configuration file, as it is shown to people.
    pub config: Option<&'a std::sync::Arc<Path>>,
}

/// One node below the root.
#[derive(Debug)]
pub struct NodeCx<'a> {
    /// The page.
    pub page: &'a DocumentCx<'a>,
    /// The way to it.
    pub path: PathStep<'a>,
    /// Its key, where it is the value of an entry.
    pub key: Option<&'a Node<'a>>,
    /// The node.
    pub node: &'a Node<'a>,
    /// What is expected of it, if anything.
    pub field: Option<&'a Field>,
    /// The entries of the mapping that it is in (of the list's mapping, for an item).
    pub siblings: &'a [Entry<'a>],
}

/// One field of the schema and its value.
#[derive(Debug)]
pub struct FieldCx<'a> {
    /// The page.
    pub page: &'a DocumentCx<'a>,
    /// The way to it.
    pub path: PathStep<'a>,
    /// The key, where it is the value of an entry and not an item.
    pub key: Option<&'a Node<'a>>,
    /// What is expected.
    pub field: &'a Field,
    /// The node.
    pub node: &'a Node<'a>,
    /// The node, read as the field's type.
    pub value: Interpreted<'a>,
    /// What the generator makes of a date, once a rule has asked.
    pub(super) taken: OnceCell<Option<Taken>>,
    /// The entries of the mapping that it is in (of the list's mapping, for an item).
    pub siblings: &'a [Entry<'a>],
}

impl NodeCx<'_> {
    /// The path, owned.
    pub fn field_path(&self) -> FieldPath {
        FieldPath::from(&self.path)
    }
}

impl<'a> FieldCx<'a> {
    /// The path, owned.
    pub fn field_path(&self) -> FieldPath {
        FieldPath::from(&self.path)
    }

    /// The value of a field beside this one.
    pub fn sibling(&self, name: &str) -> Option<&'a Node<'a>> {
        self.page.schema.entry(self.siblings, name).map(|entry| &entry.value)
    }

    /// Whether the configuration or the generator itself asks for the type, not just the field's name.
    pub fn is_certain(&self) -> bool {
        self.field.origin != crate::schema::Origin::Assumed
    }
}

/// A value read as its field's type. It is in one state only, so that two rules cannot claim one fault.
#[derive(Debug)]
pub enum Interpreted<'a> {
    /// Nothing is written, or null.
    Null,
    /// Text, for `string`, `any` and `reference`.
    Text(&'a str),
    /// A number.
    Number(f64),
    /// A boolean.
    Boolean(bool),
    /// Text read as a date.
    Date(Result<Box<Date>, DateFault>),
    /// Text read as an address (`url` and `image`).
    Url(Result<Box<Link>, UrlFault>),
    /// A list.
    List(&'a [Node<'a>]),
    /// A mapping.
    Map(&'a [Entry<'a>]),
    /// Of a type the field also accepts (`type: [image, boolean]`).
    Accepted(FieldType),
    /// Of another type.
    WrongType {
        /// What it is.
        found: FieldType,
    },
}

/// The type of a node as the dialect's reader sees it.
pub fn type_of(node: &Node<'_>, dialect: &Dialect) -> FieldType {
    match &node.value {
        Value::List(_) => FieldType::List,
        Value::Map(_) => FieldType::Map,
        Value::Scalar(scalar) => match scalar.style {
            Style::Absent | Style::Native(Native::Null) => FieldType::Null,
            Style::Native(Native::Boolean) => FieldType::Boolean,
            Style::Native(Native::Integer) => FieldType::Integer,
            Style::Native(Native::Float) => FieldType::Number,
            Style::Native(Native::DateTime) => FieldType::Date,
            Style::Plain if node.tag.is_none() && scalar::is_timestamp(&scalar.text, dialect.reader) => {
                FieldType::Date
            }
            // A tag decides whatever the quotes.
            _ if scalar.style == Style::Plain || node.tag.is_some() => {
                match scalar::resolve(scalar, node.tag.as_deref(), dialect.reader) {
                    Resolved::Null => FieldType::Null,
                    Resolved::Boolean(_) => FieldType::Boolean,
                    Resolved::Integer(_) => FieldType::Integer,
                    Resolved::Float(_) => FieldType::Number,
                    Resolved::Timestamp(_) => FieldType::Date,
                    Resolved::Text | Resolved::Refused(_) => FieldType::String,
                }
            }
            _ => FieldType::String,
        },
    }
}
