//! The profile as a table for spreadsheets: a row for each field, as RFC 4180 has it.

use serde_json::Value as Json;

use crate::reporter::visible;

use super::Profile;
use super::json;
use super::kind::Kind;

/// The columns before those of the types.
const FIRST: [&str; 7] = ["group", "field", "pages", "of", "values", "empty", "distinct"];

/// The columns after those of the types.
const LAST: [&str; 3] = ["frequent", "dates", "first"];

/// Values that are listed.
const FREQUENT: usize = 5;

/// The whole table, with a line for the names of the columns.
pub fn render(profile: &Profile) -> String {
    let profile = json::value(profile);
    let names = FIRST.into_iter().chain(Kind::ALL.map(Kind::name)).chain(LAST);
    let mut table = row(names.map(str::to_owned));
    for group in list(&profile["groups"]) {
        for field in list(&group["fields"]) {
            table.push_str(&row(cells(&group["name"], field)));
        }
    }
    table
}

fn cells(group: &Json, field: &Json) -> impl Iterator<Item = String> {
    let plain = |value: &Json| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let types = &field["types"];
    let first = [
        plain(group),
        plain(&field["name"]),
        plain(&field["pages"]),
        plain(&field["of"]),
        plain(&field["values"]),
        plain(&field["empty"]["count"]),
        plain(&field["distinct"]),
    ];
    let kinds = Kind::ALL.map(|kind| types[kind.name()]["count"].as_u64().unwrap_or(0).to_string());
    let counted = |list: &[Json], text: &str| {
        let shown = list.iter().take(FREQUENT).map(|one| format!("{} ({})", plain(&one[text]), one["count"]));
        shown.collect::<Vec<_>>().join("; ")
    };
    let places = Kind::ALL.iter().map(|kind| &types[kind.name()]["first"]).filter(|place| place.is_object());
    let place = places.min_by_key(|place| (plain(&place["path"]), place["line"].as_u64()));
    let place = place.map_or(String::new(), |place| format!("{}:{}", plain(&place["path"]), place["line"]));
    let last = [
        counted(list(&field["frequent"]), "value"),
        counted(list(&field["dates"]["forms"]), "format"),
        place,
    ];
    first.into_iter().chain(kinds).chain(last)
}

fn list(value: &Json) -> &[Json] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.map(|cell| quoted(&cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell that no program takes for a formula or for several.
fn quoted(cell: &str) -> String {
    let cell = visible(cell);
    let guard = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    if guard.is_empty() && !cell.contains(['"', ',', ';', '\r', '\n']) && cell.trim() == cell {
        return cell.into_owned();
    }
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stay_cells() {
        assert_eq!(quoted("tags[]"), "tags[]");
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
        assert_eq!(quoted("=HYPERLINK(1)"), "\"'=HYPERLINK(1)\"");
        assert_eq!(row(["a".to_owned(), String::new()].into_iter()), "a,\r\n");
    }
}
