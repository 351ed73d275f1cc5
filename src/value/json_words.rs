//! What is wrong with a JSON file, without the words of the parser.

use serde_json::Error;
use serde_json::error::Category;

/// A phrase with the place: `unexpected character in line 2, column 1`.
pub fn json_words(error: &Error) -> String {
    let what = match error.classify() {
        Category::Eof => "unexpected end",
        Category::Data => "unexpected value",
        Category::Syntax => "unexpected character",
        Category::Io => return error.to_string(),
    };
    format!("{what} in line {}, column {}", error.line(), error.column())
}
