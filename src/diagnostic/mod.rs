//! The finding of a rule: owned data that can be sent between threads, sorted and stored.

mod fix;
mod moves;

use std::path::Path;
use std::sync::Arc;

pub use fix::{Applicability, Edit, Fix, Made};
pub use moves::Moves;

use crate::field_path::FieldPath;
use crate::line_index::Position;
use crate::span::Span;

/// How bad a diagnostic is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth a look; the exit status stays 0 unless `--max-warnings` says otherwise.
    Warning,
    /// The generator will misread it; the exit status becomes 1.
    Error,
}

impl Severity {
    /// The word that is printed.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The kebab-case name of a rule: what people type in configuration, suppressions and `explain`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct RuleId(pub &'static str);

impl std::fmt::Display for RuleId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

/// A place with a few words, shown in the code frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What is there; empty for none.
    pub message: String,
}

/// A place in another file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The other file.
    pub path: Arc<Path>,
    /// Where in it, in bytes.
    pub span: Span,
    /// The same as people count it, from and to; known once that file has been read again.
    pub at: Option<(Position, Position)>,
    /// What is there.
    pub message: String,
}

/// What a finding is inferred from, if other pages can refute it: what many of them do is a habit of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Guess {
    /// How a name or a value looks: like a slip.
    Likeness,
    /// The generator reads another name, but a template of the site may read this one.
    Unread,
    /// An item that the generator drops.
    Blank,
    /// Fields without an opening delimiter, which only some generators find.
    Fenceless,
    /// A field that is missing, or not allowed, only by the schema of another tool, which does not check these pages.
    Wish,
    /// A file that the generator does not find, where nobody has asked for files of the site.
    Absence,
    /// A value that the generator reads otherwise, which its author may want or not notice.
    Effect,
    /// A list in one string, which the site may split itself, or not read at all.
    Split,
    /// A name in another form than the specification of the files wants, or than their folder has, which the program that
    /// reads them may not mind.
    Form,
    /// A date that differs from that in the file name, which may be the day of something else.
    Shift,
    /// Letter case, which may make no difference to the reader: which one it is is not known.
    LetterCase,
    /// Other generators do not read it; which one reads the page is not known.
    Portability,
    /// A tab in the indentation, which only Hexo reads; which generator reads the page is not known.
    Tabs,
}

/// One report of one rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule that reports.
    pub rule: RuleId,
    /// How bad it is, after the configuration has had its say.
    pub severity: Severity,
    /// The fact, with the value in backticks; no full stop at the end.
    pub message: String,
    /// The narrowest span that shows the fault.
    pub span: Span,
    /// Other places in the same file, such as the first of two equal keys.
    pub secondary: Vec<Label>,
    /// Places in other files.
    pub related: Vec<Related>,
    /// The field it is about.
    pub field: Option<FieldPath>,
    /// What to write instead.
    pub help: Option<String>,
    /// Edits that fix it.
    pub fix: Option<Fix>,
    /// What it is inferred from, if other pages can refute it.
    pub guess: Option<Guess>,
}

impl Diagnostic {
    /// A diagnostic with nothing but its fact.
    pub fn new(rule: RuleId, severity: Severity, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity,
            message: message.into(),
            span,
            secondary: Vec::new(),
            related: Vec::new(),
            field: None,
            help: None,
            fix: None,
            guess: None,
        }
    }

    /// Says what to write instead.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Points at another place of the same file.
    pub fn label(&mut self, span: Span, message: impl Into<String>) -> &mut Self {
        self.secondary.push(Label { span, message: message.into() });
        self
    }

    /// Points at a place in another file.
    pub fn related(&mut self, path: Arc<Path>, span: Span, message: impl Into<String>) -> &mut Self {
        self.related.push(Related { path, span, at: None, message: message.into() });
        self
    }

    /// Names the field it is about.
    pub fn field(&mut self, field: impl Into<FieldPath>) -> &mut Self {
        self.field = Some(field.into());
        self
    }

    /// Offers edits.
    pub fn fix(&mut self, fix: Fix) -> &mut Self {
        self.fix = Some(fix);
        self
    }

    /// Says what it is inferred from.
    pub fn guess(&mut self, guess: Guess) -> &mut Self {
        self.guess = Some(guess);
        self
    }

    /// The order within one file: place, then rule, then words, so that runs never differ.
    pub fn sort_key(&self) -> (Span, RuleId, &str) {
        (self.span, self.rule, &self.message)
    }
}
