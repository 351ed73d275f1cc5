//! Which rules look at a field because of its name or its type.

use crate::config::Policy;
use crate::schema::Kind;
use crate::validators::{Check, Rule};

use super::names::Named;
use super::silence::Silence;

/// Whether the rule looks at a field of that name, whatever its value.
pub(super) fn looks_at_name(
    policy: &Policy,
    (rule, reasons): (&Rule, Option<&'static [Silence]>),
    named: Named<'_>,
) -> bool {
    let is_of_fields = matches!(rule.check, Check::Field { .. });
    if is_of_fields && !looks_at_type(rule, named) {
        return false;
    }
    let Some(reasons) = reasons else { return is_of_fields };
    reasons.iter().any(|reason| match reason {
        Silence::Field(is_silent) => !is_silent(policy, named),
        Silence::Flag(value) => value(policy, named.name).is_some(),
        Silence::None | Silence::Policy(_) | Silence::Path(_) => false,
    })
}

/// The value with which a rule with these reasons does not look at a field of that name, if there is one.
pub(super) fn harmless_to(policy: &Policy, reasons: &[Silence], name: &str) -> Option<&'static str> {
    reasons.iter().find_map(|reason| match reason {
        Silence::Flag(value) => value(policy, name),
        _ => None,
    })
}

/// Whether the rule looks at values of the type of the field, or of its items.
pub(super) fn looks_at_type(rule: &Rule, named: Named<'_>) -> bool {
    let Some(field) = named.field else { return false };
    let item = match &field.kind {
        Kind::List(list) => list.items.kind.field_type(),
        kind => kind.field_type(),
    };
    match &rule.check {
        Check::Field { on, .. } | Check::FieldAndDocument { on, .. } => {
            on.contains(&field.kind.field_type()) || on.contains(&item)
        }
        _ => false,
    }
}
