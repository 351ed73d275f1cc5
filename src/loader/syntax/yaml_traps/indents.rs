//! Indentation: tabs, and lines that start in the wrong column.

use crate::diagnostic::{Edit, Fix};

use super::line::Line;
use super::wording::{Found, fact, helped, shown};

/// A tab in front of a line; the edit covers all such lines.
pub(super) fn tab(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let has_tab = |line: &Line<'_>| line.whole().get(..line.indent()).unwrap_or_default().contains('\t');
    let first = lines[..=row].iter().position(|line| has_tab(line) && !line.is_idle())?;
    let line = &lines[first];
    let at = line.whole().find('\t')?;
    let wanted = wanted_indent(lines, first);
    let wanted = if is_entry_after_value(lines, first) { 0 } else { wanted };
    let help = match wanted {
        0 => "remove the tab".to_owned(),
        _ => format!("replace the tab with {}", spaces(wanted)),
    };
    let mut problem = helped("tab in the indentation, which YAML does not allow", help);
    let edits: Vec<_> = lines
        .iter()
        .filter(|line| has_tab(line))
        .map(|line| {
            let tabs = line.whole().get(..line.indent()).unwrap_or_default().matches('\t').count();
            let blanks = line.indent() - tabs;
            Edit::replace(line.span.sub(0..line.indent()), " ".repeat(tabs * wanted + blanks))
        })
        .collect();
    problem.fix = Some(Fix::safe("indent with spaces", edits));
    Some((line.span.sub(at..at + 1), problem))
}

/// Whether the line is an entry of the page that a tab moved below another one, which has a value already.
fn is_entry_after_value(lines: &[Line<'_>], row: usize) -> bool {
    let above = lines[..row].iter().rev().find(|line| !line.is_idle());
    let has_value = |above: &Line<'_>| {
        let value = above.value_text();
        above.key.is_some()
            && above.indent() == 0
            && !value.is_empty()
            && !value.starts_with(['|', '>', '[', '{', '&', '!', '"', '\''])
    };
    lines[row].key.is_some() && !lines[row].is_item && above.is_some_and(has_value)
}

/// How far a line with tabs would be indented by its neighbours: like the item above, or two more than the key above.
fn wanted_indent(lines: &[Line<'_>], row: usize) -> usize {
    let is_spaced = |line: &&Line<'_>| {
        !line.is_idle() && !line.whole().get(..line.indent()).unwrap_or_default().contains('\t')
    };
    let item = |line: &&Line<'_>| is_spaced(line) && line.is_item && line.indent() > 0;
    let neighbours = lines[row + 1..].iter().take_while(|line| line.is_item || line.is_idle());
    lines[..row]
        .iter()
        .rev()
        .take_while(|line| line.is_item || line.is_idle())
        .find(item)
        .or_else(|| neighbours.into_iter().find(item))
        .map_or(2, Line::indent)
}

/// `  - a` and then ` - b`
pub(super) fn uneven_item(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row).filter(|line| line.is_item)?;
    let above = lines[..row].iter().rev().find(|above| above.is_item && above.indent() != line.indent())?;
    let (is, was) = (line.indent(), above.indent());
    let message = format!("this item is indented by {}, the item above by {}", spaces(is), spaces(was));
    let problem = helped(message, format!("indent it by {}", spaces(was)))
        .labelled(above.words.sub(0..1), "the item above")
        .mended("align it with the item above", Edit::replace(line.span.sub(0..is), " ".repeat(was)));
    Some((line.words.sub(0..1), problem))
}

/// `- b` below `title: A`
pub(super) fn item_after_value(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row).filter(|line| line.is_item || line.shown() == "-")?;
    let above = lines[..row].iter().rev().find(|line| !line.is_idle())?;
    let key = above.key_text()?;
    let value = above.value_text();
    if value.is_empty() {
        return None;
    }
    let message = format!("`{key}` already has a value, so a list cannot follow");
    let help = format!("write `- {value}` on its own line below `{key}:`, or delete this item");
    Some((line.words.sub(0..1), helped(message, help).labelled(above.value, "the value")))
}

/// `url: b` in the column of the dashes above: in the item, or beside the list?
pub(super) fn among_items(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row).filter(|line| !line.is_item && !line.is_idle())?;
    let above =
        lines[..row].iter().rev().find(|above| !above.is_idle() && above.indent() <= line.indent())?;
    let item = lines[..row].iter().rev().find(|above| above.is_item)?;
    let (is, dash) = (line.indent(), item.indent());
    // The key that the list belongs to, if it belongs to one.
    let owner =
        lines[..row].iter().rev().find(|above| above.indent() < dash && above.value_text().is_empty());
    let inner = (item.value.start.min(item.key.map_or(u32::MAX, |key| key.start)) - item.span.start) as usize;
    let name = line.key_text().unwrap_or(line.shown());
    if above.is_item && is == dash && dash == 0 && owner.is_none() {
        let message = format!("`{name}` is a key, but the block starts with a list item");
        let help = "front matter is `key: value` lines: write the list below a key, or remove the dash";
        return Some((
            line.key.unwrap_or(line.words),
            helped(message, help).labelled(item.words.sub(0..1), "the item"),
        ));
    }
    let owner = owner?.key_text()?;
    let is_between = is == dash || (is > 0 && is < dash);
    if !is_between {
        return None;
    }
    let message = format!("{} is inside the list `{owner}`, but does not start with a dash", shown(name));
    let help = match (item.key, line.key) {
        (Some(_), Some(_)) => {
            format!(
                "indent it by {} if it belongs to the item above, or write `- {}`",
                spaces(inner),
                line.shown()
            )
        }
        _ => format!("write `- {}` in the column of the dashes, or move it out of the list", line.shown()),
    };
    let mut problem = helped(message, help).labelled(item.words.sub(0..1), "the item above");
    if item.key.is_some() && line.key.is_some() {
        problem = problem
            .maybe("indent it like the item above", Edit::replace(line.span.sub(0..is), " ".repeat(inner)));
    }
    Some((line.key.unwrap_or(line.words), problem))
}

/// `sub: b` below `title: A` and further in.
pub(super) fn deeper(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row)?;
    let name = line.key_text()?;
    let above = lines[..row].iter().rev().find(|line| !line.is_idle())?;
    let key = above.key_text()?;
    if above.value_text().is_empty() || line.indent() <= above.indent() || line.is_item {
        return None;
    }
    let (is, was) = (line.indent(), above.indent());
    let message = format!("`{name}` is indented more than `{key}`, which already has a value");
    let problem = helped(message, format!("start it in the same column as `{key}`"))
        .labelled(above.value, "the value")
        .maybe("align it with the key above", Edit::replace(line.span.sub(0..is), " ".repeat(was)));
    Some((line.key.unwrap_or(line.words), problem))
}

/// The first lines are indented, and a later one is not.
pub(super) fn shallower(lines: &[Line<'_>], row: usize) -> Option<Found> {
    let line = lines.get(row)?;
    let first = lines.iter().find(|line| !line.is_idle())?;
    let is = first.indent();
    if is <= line.indent() || first.span == line.span {
        return None;
    }
    let name = line.key.unwrap_or(line.words);
    let message = format!(
        "`{}` is indented by {}, but `{}` by {}",
        first.key_text().unwrap_or(first.shown()),
        spaces(is),
        name.slice(line.text),
        spaces(line.indent())
    );
    let extra = is - line.indent();
    let mut problem = helped(message, "start all keys in the same column").labelled(name, "this key");
    let edits: Vec<_> = lines[..row]
        .iter()
        .filter(|line| line.indent() >= extra)
        .map(|line| Edit::delete(line.span.sub(0..extra)))
        .collect();
    problem.fix = Some(Fix::safe("start all keys in the same column", edits));
    Some((first.key.unwrap_or(first.words), problem))
}

/// Nothing better is known than that the line does not fit.
pub(super) fn misfit(line: &Line<'_>) -> Found {
    let mut problem =
        fact(format!("the indentation of {} does not match any line above", spaces(line.indent())));
    problem.help = Some("align it with the entry that it belongs to".to_owned());
    (line.key.unwrap_or(line.words), problem)
}

fn spaces(count: usize) -> String {
    match count {
        1 => "1 space".to_owned(),
        _ => format!("{count} spaces"),
    }
}
