//! `invalid-encoding`: bytes that are not UTF-8.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{EncodingGuess, Fault};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter is not UTF-8.
    ///
    /// ## Why
    /// Hexo, Hugo and Eleventy silently replace the bytes with `�`; Zola, MkDocs and Jekyll fail. A file in UTF-16 is
    /// published as garbage.
    ///
    /// ## Fails
    /// `title: Café`, saved as Latin-1: `é` is then the single byte `E9` instead of the two bytes `C3 A9` of UTF-8.
    ///
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    ///
    /// ## Fix
    /// Rewrites the whole file as UTF-8. The old encoding is guessed, and the fix is offered only if every byte fits
    /// the guess and the result looks like text; a sample of it is shown. If other characters of the file are already
    /// UTF-8, only the invalid bytes change. The guess is reliable for UTF-16 and for long texts in GBK, less so for
    /// short texts. Review the diff.
    "invalid-encoding" {
        default: Some(Severity::Error),
        fix: Some(Applicability::Unsafe),
        since: "0.1.0",
        check: Check::Document(check),
    }
}

fn check(cx: &DocumentCx<'_>, sink: &mut Sink<'_>) {
    for fault in &cx.document.faults {
        match fault {
            Fault::Encoding { span, guess, recoded } => {
                let message = match name(*guess) {
                    Some(name) => format!("invalid UTF-8: the file seems to be {name}"),
                    None => "invalid UTF-8 bytes in a file that is otherwise UTF-8".to_owned(),
                };
                let found = sink.report(RULE.id, *span, message);
                let Some(sample) = recoded else {
                    found.help("save the file as UTF-8");
                    continue;
                };
                // No edits of single bytes: the fix engine rewrites the whole file.
                found
                    .help(format!("save the file as UTF-8: `{sample}`"))
                    .fix(Fix::guess(format!("write the file as UTF-8: `{sample}`"), []));
            }
            &Fault::Nul(span) => {
                sink.report(RULE.id, span, "the front matter contains a NUL byte")
                    .help("delete the NUL byte");
            }
            _ => {}
        }
    }
}

const fn name(guess: EncodingGuess) -> Option<&'static str> {
    match guess {
        EncodingGuess::Utf16Le => Some("UTF-16 (little endian)"),
        EncodingGuess::Utf16Be => Some("UTF-16 (big endian)"),
        EncodingGuess::Utf32 => Some("UTF-32"),
        EncodingGuess::Named(name) => Some(name),
        EncodingGuess::Utf8 => None,
    }
}
