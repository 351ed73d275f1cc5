//! What becomes of the value of a field that a generator knows: taken, refused, dropped, or turned into something else.

use std::path::Path;

use crate::document::{Document, Syntax};
use crate::value::Held;

/// A field of the root that a generator reads itself.
#[derive(Debug)]
pub struct Known {
    /// Its name.
    pub name: &'static str,
    /// What becomes of a value.
    pub take: fn(&Held, Syntax) -> Effect,
    /// Whether it is read in the page at that path.
    pub in_page: fn(&Path) -> bool,
    /// Whether any list of texts is taken that has one, and none of spaces alone.
    pub takes_texts: bool,
    /// Whether any text is taken.
    pub takes_text: bool,
    /// Whether a value that is not written at all is taken where null is not.
    pub may_be_absent: bool,
    /// Whether other fields of the page decide that the value is never used.
    pub is_unused: fn(&Document<'_>) -> bool,
    /// A field of the page or a setting of the site beside which any value is taken.
    pub unless: Option<&'static str>,
}

impl Known {
    /// A field of every page.
    pub(super) const fn new(name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Self {
        Self {
            name,
            take,
            in_page: |_| true,
            takes_texts: false,
            takes_text: false,
            may_be_absent: false,
            is_unused: |_| false,
            unless: None,
        }
    }

    /// The same, where every text is fine.
    pub(super) const fn of_text(name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Self {
        Self { takes_text: true, ..Self::new(name, take) }
    }

    /// The same, where every term is fine.
    pub(super) const fn of_terms(name: &'static str, take: fn(&Held, Syntax) -> Effect) -> Self {
        Self { takes_texts: true, ..Self::new(name, take) }
    }
}

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// What the generator does.
    pub end: End,
    /// What to write instead; empty if the value is taken.
    pub wanted: &'static str,
}

/// What a generator does with a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// It takes the value as it is written, or as good as that.
    Taken,
    /// It fails, or leaves the page out.
    Fails,
    /// It fails, unless a setting of the site or an older version lets the value pass.
    MayFail,
    /// It goes on as if nothing were written.
    Dropped,
    /// It goes on with this instead.
    Becomes(String),
}

impl Effect {
    /// The value is taken.
    pub const TAKEN: Self = Self { end: End::Taken, wanted: "" };

    /// The generator fails.
    pub(super) const fn fails(wanted: &'static str) -> Self {
        Self { end: End::Fails, wanted }
    }

    /// The generator fails by default.
    pub(super) const fn may_fail(wanted: &'static str) -> Self {
        Self { end: End::MayFail, wanted }
    }

    /// The value is dropped.
    pub(super) const fn dropped(wanted: &'static str) -> Self {
        Self { end: End::Dropped, wanted }
    }

    /// The value becomes another.
    pub(super) fn becomes(it: impl Into<String>, wanted: &'static str) -> Self {
        Self { end: End::Becomes(it.into()), wanted }
    }

    /// Whether the generator fails because it takes only `true` and `false`.
    pub fn fails_as_flag(&self) -> bool {
        self.end == End::Fails && self.wanted == FLAG
    }

    /// Whether the value is taken.
    pub fn is_taken(&self) -> bool {
        self.end == End::Taken
    }
}

/// What most fields want.
pub(super) const STRING: &str = "a string";
/// What a flag wants.
pub(super) const FLAG: &str = "`true` or `false`";
/// What a field of terms wants.
pub(super) const STRINGS: &str = "a list of strings";
/// What a table wants.
pub(super) const MAPPING: &str = "a mapping";

/// What people write for true.
const YES: [&str; 6] = ["true", "yes", "on", "1", "y", "t"];
/// What people write for false.
const NO: [&str; 6] = ["false", "no", "off", "0", "n", "f"];

/// The flag that an author states, in whatever words.
pub(super) fn stated(value: &Held) -> Option<bool> {
    let is = |words: [&str; 6], text: &str| words.iter().any(|word| word.eq_ignore_ascii_case(text));
    match value {
        Held::Boolean(flag) => Some(*flag),
        Held::Integer(0) => Some(false),
        Held::Integer(1) => Some(true),
        Held::Text(text) if is(YES, text) => Some(true),
        Held::Text(text) if is(NO, text) => Some(false),
        _ => None,
    }
}

/// Whether it is a list or a mapping.
pub(super) const fn is_nested(value: &Held) -> bool {
    matches!(value, Held::List(_) | Held::Map(_) | Held::Set(_))
}

/// The build fails at what is neither text nor nothing.
pub(super) const fn text_or_fails(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) => Effect::TAKEN,
        _ => Effect::fails(STRING),
    }
}

/// What is neither text nor nothing is dropped.
pub(super) const fn text_or_dropped(value: &Held, _: Syntax) -> Effect {
    match value {
        Held::Null | Held::Text(_) => Effect::TAKEN,
        _ => Effect::dropped(STRING),
    }
}

/// Lists and mappings are printed in a form that no reader is meant to see.
pub(super) fn printed(value: &Held, _: Syntax) -> Effect {
    if is_nested(value) {
        // Whatever is held can be written as JSON.
        return Effect::becomes(serde_json::to_string(value).unwrap_or_default(), STRING);
    }
    Effect::TAKEN
}

#[cfg(test)]
mod tests {
    use crate::document::Syntax;
    use crate::generators::Generator;
    use crate::value::Held;

    proptest::proptest! {
        #[test]
        fn texts_are_taken_where_a_table_says_so(text in ".*") {
            for generator in Generator::ALL {
                for known in generator.facts().fields.iter().filter(|known| known.takes_text) {
                    let effect = (known.take)(&Held::text(&text), Syntax::Yaml);
                    proptest::prop_assert!(effect.is_taken(), "{} of {}", known.name, generator.title());
                }
            }
        }

        #[test]
        fn lists_of_texts_are_taken_where_a_table_says_so(
            texts in proptest::collection::vec(".*[!-~äц一].*", 1..5)
        ) {
            let list = Held::List(texts.iter().map(|text| Held::text(text)).collect());
            for generator in Generator::ALL {
                for known in generator.facts().fields.iter().filter(|known| known.takes_texts) {
                    let effect = (known.take)(&list, Syntax::Yaml);
                    proptest::prop_assert!(effect.is_taken(), "{} of {}", known.name, generator.title());
                }
            }
        }
    }
}
