//! What the languages of the generators read as a date: each a function from text to moment.

pub(super) mod go;
pub(super) mod javascript;
pub(super) mod luxon;
pub(super) mod ruby;

#[cfg(test)]
mod tests;
