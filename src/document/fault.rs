//! The faults that the loader records with their positions; rules turn them into diagnostics.

use crate::span::Span;

/// Something the loader noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Something is before the opening delimiter (whitespace, text); the span covers it, or its first line.
    LeadingContent(Span),
    /// A byte order mark.
    ByteOrderMark(Span),
    /// No closing delimiter.
    Unclosed {
        /// The opening delimiter.
        open: Span,
    },
    /// A delimiter that is not written as it should be.
    Delimiter {
        /// The bytes at fault: the trailing space, the extra dash, the whole delimiter.
        span: Span,
        /// What is wrong with it.
        fault: DelimiterFault,
    },
    /// A line that was meant to close the block. The generator does not recognize it and reads what is below as fields.
    MissedClose {
        /// The bytes at fault.
        span: Span,
        /// What is wrong with it.
        fault: DelimiterFault,
    },
    /// Bytes that are not UTF-8.
    Encoding {
        /// The first bad byte (or the first bytes of the file where all of it is in another encoding).
        span: Span,
        /// What it seems to be.
        guess: EncodingGuess,
        /// What the first line that is not UTF-8 would be, where the whole file can be written anew.
        recoded: Option<Box<str>>,
    },
    /// A NUL byte in the block.
    Nul(Span),
    /// The block does not parse. At most a few are recorded, the cause first.
    Syntax {
        /// The place of the cause.
        span: Span,
        /// What is wrong.
        problem: Problem,
    },
    /// The block is valid, but no mapping.
    NotAMapping {
        /// The whole value.
        span: Span,
        /// What it is: "a list", "a string".
        found: &'static str,
    },
    /// A character at the start of a body at which the generator expects front matter and stops.
    LooksLikeFence(Span),
    /// A second document in the block.
    TrailingDocument(Span),
    /// Text that the generator reads as front matter because a delimiter is below it, and that does not parse.
    Fenceless(Box<super::Block>),
    /// A line of an unresolved merge (`<<<<<<<`).
    MergeConflict(Span),
    /// Larger or deeper than anything sensible, or an alias bomb; not loaded.
    TooComplex {
        /// Where it was given up.
        span: Span,
        /// Which limit, in words.
        limit: &'static str,
    },
}

impl Fault {
    /// Its place.
    pub fn span(&self) -> Span {
        match self {
            Self::Fenceless(block) => block.close.unwrap_or(block.content),
            Self::LeadingContent(span)
            | Self::ByteOrderMark(span)
            | Self::Unclosed { open: span }
            | Self::Delimiter { span, .. }
            | Self::MissedClose { span, .. }
            | Self::Encoding { span, .. }
            | Self::Nul(span)
            | Self::Syntax { span, .. }
            | Self::NotAMapping { span, .. }
            | Self::LooksLikeFence(span)
            | Self::TrailingDocument(span)
            | Self::MergeConflict(span)
            | Self::TooComplex { span, .. } => *span,
        }
    }
}

/// What is wrong with a delimiter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DelimiterFault {
    /// Spaces after it.
    TrailingSpace,
    /// Spaces before it.
    Indented,
    /// More characters than three.
    Length,
    /// Text after it on its line.
    TrailingText,
    /// A language after it that the generator does not read.
    Language,
    /// `...` where the generator wants `---`.
    Dots,
    /// Opened by one kind, closed by another.
    Mixed,
    /// Dashes from autocorrection or an input method (`———`, `－－－`).
    Lookalike,
    /// Inside a fenced code block.
    CodeBlock,
    /// Missing at the start although the block is closed.
    MissingOpening,
    /// Missing at both ends.
    Missing,
    /// The file ends with it, and the generator wants a line end.
    LastInFile,
    /// Line ends are lone carriage returns, which the generator does not read.
    LoneCarriageReturn,
    /// A syntax that the generator does not read at all (`+++` in Jekyll).
    Unsupported,
    /// Is inside a value and ends the block early.
    Inner,
    /// An invisible character (U+200B, a second byte order mark) before or after it.
    Invisible,
}

/// A syntax problem in the author's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The fact.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
    /// Another place: where an unclosed quote's scan ended, the line that a parser would name.
    pub label: Option<(Span, String)>,
    /// An edit that certainly fixes it, if there is one.
    pub fix: Option<crate::diagnostic::Fix>,
}

/// What bytes that are not UTF-8 seem to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EncodingGuess {
    /// UTF-16, little endian.
    Utf16Le,
    /// UTF-16, big endian.
    Utf16Be,
    /// UTF-32, which nothing decodes.
    Utf32,
    /// UTF-8 but for some bytes.
    Utf8,
    /// Named by the detector: "GBK", "windows-1252", …
    Named(&'static str),
}
