//! The definition of a rule: a static value with its page, its levels and one function.

use crate::diagnostic::{Applicability, RuleId, Severity};
use crate::loader::Generator;
use crate::schema::FieldType;

use super::charge::Charge;
use super::context::{DocumentCx, FieldCx, NodeCx};
use super::nodes::At;
use super::observations::Observations;
use super::sink::Sink;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name.
    pub id: RuleId,
    /// Its severity where the configuration is silent; `None` if it is off.
    pub default: Option<Severity>,
    /// The best fix it offers, if any.
    pub fix: Option<Applicability>,
    /// The version that brought it.
    pub since: &'static str,
    /// The generators that it is about, by what they do; `None` for all.
    pub only: Option<fn(Generator) -> bool>,
    /// How far its findings can be trusted.
    pub precision: Precision,
    /// Bytes of which the block contains at least one wherever the rule finds something, literally or escaped; empty if
    /// that cannot be said. Pages without them are never shown to it.
    pub needs: &'static [u8],
    /// Its page, in Markdown, without heading.
    pub docs: &'static str,
    /// The source file, for the link on its page.
    pub file: &'static str,
    /// What it looks at.
    pub check: Check,
}

/// How far a finding can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Precision {
    /// The configuration or the behavior of the generator decides.
    Exact,
    /// The rule judges what the author probably means.
    Heuristic,
}

/// What a rule looks at: one scope each.
#[derive(Debug)]
pub enum Check {
    /// The page as a whole, once.
    Document(fn(&DocumentCx<'_>, &mut Sink<'_>)),
    /// The page as a whole, once all others have looked at it.
    Last(fn(&DocumentCx<'_>, &mut Sink<'_>)),
    /// Nodes below the root, whether the schema knows them or not.
    Node {
        /// At which nodes it can find something.
        at: At,
        /// The check.
        check: fn(&NodeCx<'_>, &mut Sink<'_>),
    },
    /// The values of fields of those types, list items included.
    Field {
        /// The types.
        on: &'static [FieldType],
        /// The check.
        check: fn(&FieldCx<'_>, &mut Sink<'_>),
    },
    /// The values of fields of those types, and the page as a whole, once.
    FieldAndDocument {
        /// The types.
        on: &'static [FieldType],
        /// The check of a value.
        check: fn(&FieldCx<'_>, &mut Sink<'_>),
        /// The check of the page.
        document: fn(&DocumentCx<'_>, &mut Sink<'_>),
    },
    /// Pages together: each is observed once, where it is read, and what was seen is judged after the last one.
    Collection {
        /// Keeps what matters of a page; reports what the page alone decides.
        observe: fn(&DocumentCx<'_>, &mut Observations, &mut Sink<'_>),
        /// Judges what was seen, in an order that no thread has a say in.
        conclude: fn(&Observations, &mut Vec<Charge>),
    },
    /// Raised outside of the plan (by the configuration, a suppression, the fix engine); it still has a page.
    Elsewhere,
}

impl Rule {
    /// Whether it needs to have seen other pages than the one it reports.
    pub const fn is_over_collection(&self) -> bool {
        matches!(self.check, Check::Collection { .. })
    }

    /// Whether it is about what that generator does.
    pub fn runs_under(&self, generator: Generator) -> bool {
        self.only.is_none_or(|is_meant| is_meant(generator))
    }

    /// The group that it belongs to: the name of its folder.
    pub fn family(&self) -> &'static str {
        self.file.rsplit(['/', '\\']).nth(1).unwrap_or_default()
    }

    /// The first line of the page.
    pub fn summary(&self) -> &'static str {
        self.docs.trim_start().lines().next().unwrap_or_default().trim()
    }
}

/// Declares the static `RULE` of a rule file: the page as doc comment, the id, the metadata.
macro_rules! declare_rule {
    (
        $(#[doc = $doc:literal])*
        $id:literal {
            default: $default:expr,
            fix: $fix:expr,
            since: $since:literal,
            $(only: $only:expr,)?
            $(precision: $precision:ident,)?
            $(needs: $needs:expr,)?
            check: $check:expr $(,)?
        }
    ) => {
        /// The rule. Its page is data (`docs`), not rustdoc: its fences have words that rustdoc would take for its own.
        pub static RULE: $crate::validators::Rule = $crate::validators::Rule {
            id: $crate::diagnostic::RuleId($id),
            default: $default,
            fix: $fix,
            since: $since,
            only: declare_rule!(@only $($only)?),
            precision: declare_rule!(@precision $($precision)?),
            needs: declare_rule!(@needs $($needs)?),
            docs: concat!($($doc, "\n"),*),
            file: file!(),
            check: $check,
        };
    };
    (@only) => { None };
    (@only $only:expr) => { Some($only) };
    (@precision) => { $crate::validators::Precision::Exact };
    (@precision $precision:ident) => { $crate::validators::Precision::$precision };
    (@needs) => { &[] };
    (@needs $needs:expr) => { $needs };
}
pub(crate) use declare_rule;
