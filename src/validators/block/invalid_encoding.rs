//! `invalid-encoding`: bytes that are not UTF-8.

use crate::diagnostic::{Applicability, Fix, Severity};
use crate::document::{EncodingGuess, Fault};
use crate::validators::{Check, DocumentCx, Sink, declare_rule};

declare_rule! {
    /// The front matter is not UTF-8.
    ///
    /// ## Why
    /// Hexo, Hugo and Eleventy replace the bytes by `�` without a word; Zola, MkDocs and Jekyll stop. A file in UTF-16 is printed
    /// as garbage.
    ///
    /// ## Fails
    /// `title: Café`, saved as Latin-1: there `é` is the single byte `E9`, in UTF-8 it is the two bytes `C3 A9`.
    ///
    /// ## Passes
    /// ```markdown
    /// ---
    /// title: Spring
    /// ---
    /// ```
    ///
    /// ## Fix
    /// The whole file is written as UTF-8, from a guess of what it is in, if every byte fits the guess and the result
    /// looks like text; a sample of it is shown. Where the file has other characters in UTF-8, only the faulty bytes
    /// change. The guess is sure for UTF-16 and for long texts in GBK; a short one may be taken for another encoding.
    /// Read the patch.
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
                    Some(name) => format!("this is not UTF-8 but seems to be {name}"),
                    None => "invalid UTF-8 in a file that is otherwise UTF-8".to_owned(),
                };
                let found = sink.report(RULE.id, *span, message);
                let Some(sample) = recoded else {
                    found.help("save the file as UTF-8");
                    continue;
                };
                // No edit of single bytes: the fix engine writes the whole file anew.
                found
                    .help(format!("save the file as UTF-8: `{sample}`"))
                    .fix(Fix::guess(format!("write the file as UTF-8: `{sample}`"), []));
            }
            &Fault::Nul(span) => {
                sink.report(RULE.id, span, "a NUL byte stands in the front matter").help("delete it");
            }
            _ => {}
        }
    }
}

const fn name(guess: EncodingGuess) -> Option<&'static str> {
    match guess {
        EncodingGuess::Utf16Le => Some("UTF-16 (little endian)"),
        EncodingGuess::Utf16Be => Some("UTF-16 (big endian)"),
        EncodingGuess::Named(name) => Some(name),
        EncodingGuess::Utf8 => None,
    }
}
