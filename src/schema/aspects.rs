//! What checks look for in the fields of a schema: found once for each schema, and not again on every page.

use super::{Field, Kind, Origin};

/// Something that few fields of a schema have.
#[derive(Clone, Copy, Debug)]
pub enum Aspect {
    /// It is required, always or under a condition, or something in it is.
    Asked,
    /// A mapping in it has several fields of which so many may exist, or may have in a variant.
    Choices,
    /// It is a reference, or contains one.
    References,
    /// Its value, or its items, must be unique.
    Unique,
    /// The configuration names it, and a page may do without it.
    Optional,
    /// Findings in it have a severity of their own, or may have.
    Graded,
}

/// The number of aspects.
pub(super) const COUNT: usize = 6;

impl Aspect {
    /// All of them, in the order of declaration.
    pub(super) const ALL: [Self; COUNT] =
        [Self::Asked, Self::Choices, Self::References, Self::Unique, Self::Optional, Self::Graded];

    /// Whether a field has it.
    pub(super) fn is_of(self, field: &Field) -> bool {
        match self {
            Self::Asked => is_asked(field) || holds(&field.kind, &is_asked, &|_| false),
            Self::Choices => holds(
                &field.kind,
                &|_| false,
                &|kind| matches!(kind, Kind::Map(inner) if !inner.choices.is_empty()),
            ),
            Self::References => holds(&field.kind, &|_| false, &|kind| matches!(kind, Kind::Reference(_))),
            Self::Unique => field.unique || matches!(&field.kind, Kind::List(list) if list.items.unique),
            Self::Optional => {
                field.origin == Origin::Configured && !field.required && field.deprecated.is_none()
            }
            Self::Graded => is_graded(field) || holds(&field.kind, &is_graded, &|_| false),
        }
    }
}

const fn is_asked(field: &Field) -> bool {
    field.required || field.required_if.is_some()
}

const fn is_graded(field: &Field) -> bool {
    field.severity.is_some()
}

/// Whether a type, or one inside of it, or a field inside of it is what is looked for. A mapping with variants may have
/// anything.
fn holds(kind: &Kind, is_field: &dyn Fn(&Field) -> bool, is_kind: &dyn Fn(&Kind) -> bool) -> bool {
    is_kind(kind)
        || match kind {
            Kind::Map(inner) => {
                inner.variants.is_some()
                    || inner
                        .fields
                        .iter()
                        .any(|field| is_field(field) || holds(&field.kind, is_field, is_kind))
            }
            Kind::List(list) => is_field(&list.items) || holds(&list.items.kind, is_field, is_kind),
            _ => false,
        }
}
