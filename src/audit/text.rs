//! The profile for a terminal: inconsistencies first, then all fields.

use std::io::{self, Write};

use textwrap::Options;
use unicode_width::UnicodeWidthStr;

use crate::reporter::visible;

use super::about::about;
use super::columns::{cut, cut_name, left, right};
use super::field::Field;
use super::group::Group;
use super::oddity::{Oddity, oddities};
use super::path::parent;
use super::wording::{count, number, percent};
use super::{Profile, summary};

/// How the text is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Columns of the terminal.
    pub width: usize,
    /// Whether to use colors.
    pub color: bool,
}

/// The widest a column may get, in columns of the terminal: names of fields, types.
const WIDEST: (usize, usize) = (30, 34);
/// With less room than this beside the other columns, the values of a field get a line of their own.
const LEAST_FOR_VALUES: usize = 24;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const YELLOW: &str = "\u{1b}[33m";
const PLAIN: &str = "\u{1b}[0m";

/// Writes the profile.
///
/// # Errors
/// When `out` cannot be written.
pub fn write(profile: &Profile, look: Look, out: &mut dyn Write) -> io::Result<()> {
    for error in profile.unreadable.1.iter().take(5) {
        writeln!(out, "{}", visible(&error.to_string()))?;
    }
    if profile.unreadable.0 > 5 {
        writeln!(out, "{} cannot be read", count(profile.unreadable.0, "file"))?;
    }
    let several = profile.groups.len() > 1 || profile.groups.keys().any(|name| !name.is_empty());
    for (at, (name, group)) in profile.groups.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        if several {
            look.heading(out, &visible(name))?;
        }
        look.group(out, group)?;
    }
    if profile.groups.is_empty() {
        let is_broken = !profile.broken.is_empty();
        let words =
            if is_broken { "no page was read: the configuration is invalid" } else { "no content files" };
        writeln!(out, "{words}")?;
    }
    Ok(())
}

impl Look {
    fn heading(self, out: &mut dyn Write, words: &str) -> io::Result<()> {
        if self.color { writeln!(out, "{BOLD}{words}{PLAIN}") } else { writeln!(out, "{words}") }
    }

    fn group(self, out: &mut dyn Write, group: &Group) -> io::Result<()> {
        writeln!(out, "{}", about(group))?;
        let odd = oddities(group);
        if !odd.is_empty() {
            writeln!(out)?;
            self.heading(out, "Inconsistencies")?;
            for one in &odd {
                self.oddity(out, one)?;
            }
        }
        writeln!(out)?;
        self.fields(out, group, &odd)
    }

    fn oddity(self, out: &mut dyn Write, odd: &Oddity) -> io::Result<()> {
        let message = visible(&odd.message);
        let message =
            textwrap::fill(&message, Options::new(self.width.saturating_sub(2)).subsequent_indent("  "));
        match &odd.first {
            None => writeln!(out, "  {message}"),
            Some(first) => {
                let path = first.path.to_string_lossy();
                let place = format!("{}:{}:{}", visible(&path), first.line, first.column);
                let (dim, plain) = if self.color { (DIM, PLAIN) } else { ("", "") };
                writeln!(out, "  {message}\n      {dim}{place}{plain}")
            }
        }
    }

    /// The table. Odd fields come first, with a sign; inside both parts, those of most pages.
    fn fields(self, out: &mut dyn Write, group: &Group, odd: &[Oddity]) -> io::Result<()> {
        let is_odd = |field: &&Field| odd.iter().any(|odd| odd.field.as_deref() == Some(&*field.name));
        let (first, rest): (Vec<&Field>, Vec<&Field>) = group.sorted().into_iter().partition(is_odd);
        let rows: Vec<Row> = first
            .iter()
            .map(|field| Row::new(group, field, true))
            .chain(rest.iter().map(|field| Row::new(group, field, false)))
            .collect();
        if rows.is_empty() {
            return Ok(());
        }
        let widest = |of: fn(&Row) -> &str, least: usize, most: usize| {
            rows.iter().map(|row| of(row).width()).max().unwrap_or(0).clamp(least, most)
        };
        let name = widest(|row| &row.name, 5, WIDEST.0);
        let pages = widest(|row| &row.pages, 5, 12);
        // A narrow terminal has room for the columns of numbers, if the others leave it.
        let most = WIDEST.1.min(self.width.saturating_sub(name + pages + 26).max(12));
        let types = widest(|row| &row.types, 5, most);
        let distinct = widest(|row| &row.distinct, 8, 12);
        let head = format!(
            "  {} {} {:>8}  {} {}",
            left("Field", name),
            right("pages", pages),
            "of",
            left("types", types),
            right("distinct", distinct)
        );
        let beside = self.width.checked_sub(head.width() + 2).filter(|&room| room >= LEAST_FOR_VALUES);
        self.heading(out, &if beside.is_some() { format!("{head}  values") } else { head })?;
        for row in &rows {
            let (sign, plain) = match (row.odd, self.color) {
                (false, _) => (" ".to_owned(), ""),
                (true, false) => ("!".to_owned(), ""),
                (true, true) => (format!("{YELLOW}!"), PLAIN),
            };
            let start = format!(
                "{} {} {:>8}  {} {}",
                left(&cut_name(&row.name, name), name),
                right(&row.pages, pages),
                row.share,
                left(&row.types, types),
                right(&row.distinct, distinct)
            );
            if let Some(room) = beside {
                let line = format!("{sign} {plain}{start}  {}", cut(&row.values, room));
                writeln!(out, "{}", line.trim_end())?;
                continue;
            }
            writeln!(out, "{}", format!("{sign} {plain}{start}").trim_end())?;
            if !row.values.is_empty() {
                writeln!(out, "      {}", cut(&row.values, self.width.saturating_sub(6)))?;
            }
        }
        self.legend(out, &rows)
    }

    /// What the symbols of the table mean, of those that it has.
    fn legend(self, out: &mut dyn Write, rows: &[Row]) -> io::Result<()> {
        let signs = [
            (rows.iter().any(|row| row.odd), "!", "inconsistent, see above"),
            (
                rows.iter().any(|row| row.share.starts_with('(')),
                "(…)",
                "of the pages with the list or mapping",
            ),
            (rows.iter().any(|row| row.distinct.starts_with('~')), "~", "estimated"),
        ];
        let words: Vec<String> = signs
            .into_iter()
            .filter(|(is_there, ..)| *is_there)
            .map(|(_, sign, meaning)| format!("{sign} {meaning}"))
            .collect();
        if words.is_empty() {
            return Ok(());
        }
        let (dim, plain) = if self.color { (DIM, PLAIN) } else { ("", "") };
        writeln!(out, "\n{dim}{}{plain}", words.join("; "))
    }
}

struct Row {
    name: String,
    pages: String,
    share: String,
    types: String,
    distinct: String,
    values: String,
    odd: bool,
}

impl Row {
    fn new(group: &Group, field: &Field, odd: bool) -> Self {
        let share = percent(field.pages, group.base(field));
        Self {
            name: visible(&field.name).into_owned(),
            pages: number(field.pages),
            share: if parent(&field.name).is_some() { format!("({share})") } else { share },
            types: summary::types(field),
            distinct: summary::distinct(field),
            values: summary::values(field, |text| visible(text).into_owned()),
            odd,
        }
    }
}
