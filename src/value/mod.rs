//! What one scalar can mean: types, dates, addresses. Leaf functions over text, without any document.

pub mod date;
pub mod date_format;
pub mod scalar;
pub mod url;
