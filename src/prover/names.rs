//! What a name alone decides about a field: whether it may be there, and which rules look at fields of that name.

use crate::config::Policy;
use crate::document::{Scalar, Style};
use crate::schema::{Additional, Field};
use crate::validators::fields::{meant, unread};
use crate::validators::lists::vocabulary;
use crate::value::scalar::{Reader, Resolved, resolve};

/// A name and the field that it has in the schema.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'p> {
    pub(super) name: &'p str,
    pub(super) field: Option<&'p Field>,
}

/// Fields whose values are texts on every site.
pub(super) const TEXTS: [&str; 6] = ["title", "subtitle", "author", "description", "summary", "excerpt"];

/// Whether every reader reads the name as text.
pub(super) fn is_string(name: &str) -> bool {
    let scalar = Scalar { text: name.into(), style: Style::Plain };
    Reader::ALL.into_iter().all(|reader| resolve(&scalar, None, reader) == Resolved::Text)
}

/// Whether the generator reads a date from a field of that name.
pub(super) fn is_date(policy: &Policy, name: &str) -> bool {
    policy.dialect.generator.facts().dates.fields.iter().any(|field| field.eq_ignore_ascii_case(name))
}

/// Whether a field of that name is welcome, whatever else is on the page: the schema has it, or allows any and has none
/// that could be meant. What generators with a list of their own do is for others to say.
pub(super) fn is_welcome(policy: &Policy, named: Named<'_>) -> bool {
    let taxonomies = policy.facts.taxonomies.as_deref();
    named.field.is_some()
        || (policy.schema.additional == Additional::Allow
            && unread::plural(policy.dialect.generator, named.name, taxonomies).is_none()
            && named.name != "taxonomies"
            && meant::field(&policy.schema, &[], named.name).is_none())
}

/// Whether the values of the field are terms that pages share.
pub(super) fn is_of_terms(policy: &Policy, name: &str) -> bool {
    vocabulary::are_terms(&policy.facts, name)
}
