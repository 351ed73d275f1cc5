//! What one scalar can mean: types, dates, addresses. Leaf functions over text, without any document.

pub mod date;
pub mod date_format;
pub mod fullwidth;
mod number;
mod reader_core;
mod reader_go;
mod reader_js;
mod reader_python;
mod reader_ruby;
mod reader_rust;
pub mod scalar;
mod timestamp;
pub mod url;
