//! The inconsistencies of a set of pages: the few that differ from the majority.

mod addresses;
mod names;
mod pages;
mod spellings;
mod types;

use super::group::Group;
use super::place::Place;

pub(super) use spellings::is_vocabulary;
pub use spellings::{Spelling, spellings};
pub use types::{Family, families};

/// Kinds of oddities, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum OddityKind {
    /// Front matter that cannot be read.
    Unreadable,
    /// Front matter that the generator does not see.
    Unseen,
    /// A field of several types.
    Types,
    /// A field name that is nearly another one.
    FieldName,
    /// Dates written in several ways.
    DateForms,
    /// Values that differ only in spelling.
    Spellings,
    /// Addresses that begin with `http:`.
    PlainHttp,
    /// Hosts that only a few addresses lead to.
    Hosts,
    /// Pages without front matter.
    Bare,
    /// A field that nearly all pages have.
    Missing,
    /// A field without a value.
    Empty,
    /// Fields that hardly any page has.
    RareFields,
}

/// Something odd.
#[derive(Clone, Debug)]
pub struct Oddity {
    /// Its kind.
    pub kind: OddityKind,
    /// The field, where it is about one.
    pub field: Option<Box<str>>,
    /// The fact, with values in backticks.
    pub message: String,
    /// How many pages, or values, are odd.
    pub count: u64,
    /// Of how many.
    pub total: u64,
    /// The first odd one.
    pub first: Option<Place>,
}

/// Everything odd about a group, the oddest first: by kind, then what concerns most pages.
pub fn oddities(group: &Group) -> Vec<Oddity> {
    let mut found = Vec::new();
    pages::find(group, &mut found);
    let fields = group.sorted();
    for field in &fields {
        types::find(field, &mut found);
        spellings::find(field, &mut found);
        addresses::find(field, &mut found);
    }
    names::find(group, &fields, &mut found);
    found.sort_by(|a, b| {
        let key = |odd: &Oddity| (odd.kind, std::cmp::Reverse(odd.count));
        key(a).cmp(&key(b)).then_with(|| a.field.cmp(&b.field)).then_with(|| a.message.cmp(&b.message))
    });
    found
}
