//! The profile as a table for spreadsheets: one row for each field.

use std::io;

use super::Profile;
use super::field::Field;
use super::group::Group;
use super::summary::{top, types};

/// Values that are listed of a field.
const VALUES: usize = 10;

const HEAD: [&str; 15] = [
    "group",
    "field",
    "pages",
    "of",
    "inherited",
    "values",
    "types",
    "empty",
    "distinct",
    "min-length",
    "max-length",
    "min-items",
    "max-items",
    "frequent",
    "first",
];

/// Writes the table.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(profile: &Profile, out: &mut dyn io::Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(HEAD)?;
    for (name, group) in &profile.groups {
        for field in group.sorted() {
            table.write_record(row(name, group, field))?;
        }
    }
    table.flush()
}

fn row(name: &str, group: &Group, field: &Field) -> [String; HEAD.len()] {
    let (least, most) = bounds(field.lengths);
    let (fewest, longest) = bounds(field.items);
    let frequent: Vec<String> =
        top(field).iter().take(VALUES).map(|seen| format!("{} ({})", seen.text, seen.spot.count)).collect();
    let first = field.first().map_or_else(String::new, |place| {
        format!("{}:{}:{}", place.path.to_string_lossy(), place.line, place.column)
    });
    [
        harmless(name),
        harmless(&field.name),
        field.pages.to_string(),
        group.base(field).to_string(),
        group.inherited(field).to_string(),
        field.values.to_string(),
        types(field),
        field.empty.count.to_string(),
        field.distinct.distinct().to_string(),
        least,
        most,
        fewest,
        longest,
        harmless(&frequent.join("; ")),
        harmless(&first),
    ]
}

fn bounds(extent: Option<(u32, u32)>) -> (String, String) {
    extent.map_or_else(Default::default, |(least, most)| (least.to_string(), most.to_string()))
}

/// Spreadsheets run a cell that begins with one of these signs as a formula (OWASP, CSV injection).
fn harmless(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}
