//! The dates that a generator reads itself: in which fields, and what it makes of them.

use std::path::Path;

use crate::document::{Document, Entry, Syntax};
use crate::value::Held;

use super::Taken;

/// The dates that a generator reads itself, and not just a theme.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and a table is read by its names"
)]
pub struct Dates {
    /// The fields of the root that contain one.
    pub fields: &'static [&'static str],
    /// The names of those that have several: the first that has a value is read, and the others are not.
    pub rivals: &'static [&'static [&'static str]],
    /// Whether a date that is not read is not handed to templates either.
    pub drops_unread: bool,
    /// Whether the letter case of a field's name does not count.
    pub ignores_case: bool,
    /// Whether it reads them in the page at that path.
    pub in_page: fn(&Path) -> bool,
    /// What it makes of a value, as its reader gave it.
    pub take: fn(&Held, Syntax) -> Taken,
    /// Whether templates get what the YAML reader makes of a date: an object, or text where it has quotes.
    pub are_objects: bool,
    /// Whether a site is in UTC unless its configuration says otherwise; elsewhere the machine decides.
    pub site_is_utc: bool,
    /// The fields of which the first that has a value decides when a page is published: it is left out until then. Empty
    /// where every page is published.
    pub hidden_until: &'static [&'static str],
    /// The setting of the site that publishes such a page anyway: its name, in lower case.
    pub future_setting: &'static str,
    /// When it loses the zone of a date.
    pub zones: Zones,
    /// Which number of two comes first where both can be a month; `None` if it stops at such a date, or hands it on.
    pub order: Option<Order>,
    /// What a bare number is to it.
    pub numbers: Numbers,
    /// Whether a field that is a date by its name only may have words beside the date.
    pub may_have_remarks: bool,
    /// What takes no date in quotes, for messages, if anything does not.
    pub wants_native: Option<&'static str>,
    /// Whether the name of a post begins with its day.
    pub in_names: InNames,
    /// The day that it reads from the path of a page without a date, as it is written, and what it makes of it, where
    /// such a day is neither required nor a mistake otherwise.
    pub of_path: fn(&Path) -> Option<(String, Taken)>,
    /// The field that it reads for the day of publication.
    pub published: Option<&'static str>,
    /// The field that it reads for the day of the last change.
    pub updated: Option<&'static str>,
}

impl Dates {
    /// A generator that reads none.
    pub(super) const NONE: Self = Self {
        fields: &[],
        rivals: &[],
        drops_unread: false,
        ignores_case: false,
        in_page: |_| true,
        take: |_, _| Taken::HandedOn,
        are_objects: false,
        site_is_utc: false,
        hidden_until: &[],
        future_setting: "",
        zones: Zones::Kept,
        order: None,
        numbers: Numbers::Seconds,
        may_have_remarks: false,
        wants_native: None,
        of_path: |_| None,
        in_names: InNames::Unread,
        published: None,
        updated: None,
    };

    /// Whether it reads a date from the field of that name.
    pub fn has(&self, name: &str) -> bool {
        let is =
            |field: &&str| if self.ignores_case { field.eq_ignore_ascii_case(name) } else { *field == name };
        self.fields.iter().any(is)
    }

    /// Whether another field may be read instead of the one of that name.
    pub fn may_give_way(&self, name: &str) -> bool {
        self.rivals.iter().any(|names| names.iter().skip(1).any(|rival| rival.eq_ignore_ascii_case(name)))
    }

    /// The field of the page that is read instead of the one of that name.
    pub fn instead_of<'d>(&self, document: &'d Document<'_>, name: &str) -> Option<&'d Entry<'d>> {
        let is = |rival: &&str| rival.eq_ignore_ascii_case(name);
        let names = self.rivals.iter().find(|names| names.iter().any(is))?;
        let before = names.iter().take_while(|rival| !is(rival));
        before.into_iter().find_map(|rival| written(document, rival))
    }

    /// Whether the field of that name decides when the page is published.
    pub fn hides_until(&self, document: &Document<'_>, name: &str) -> bool {
        // A flag is read in addition to the date.
        let is_date = |entry: &Entry<'_>| !matches!(entry.value.text(), Some("true" | "false"));
        let first = self.hidden_until.iter().find(|own| written(document, own).is_some_and(is_date));
        self.has(name) && first.is_some_and(|first| first.eq_ignore_ascii_case(name))
    }
}

/// The field of that name, in any letter case, if it has a value.
fn written<'d>(document: &'d Document<'_>, name: &str) -> Option<&'d Entry<'d>> {
    document.entries().iter().rfind(|entry| {
        let is_it = entry.key.text().is_some_and(|key| key.eq_ignore_ascii_case(name));
        is_it && !entry.value.is_null() && entry.value.text() != Some("")
    })
}

/// When a generator loses the zone of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zones {
    /// Never, as far as is known.
    Kept,
    /// Where the date has no quotes, so that YAML reads it.
    LostPlain,
    /// Where the date has quotes, so that the generator reads it.
    LostQuoted,
}

/// Which number of a date comes first where both can be a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// `04/05/2022` is in April.
    MonthFirst,
    /// It is in May.
    DayFirst,
}

/// What a bare number is where a date is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numbers {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Millis,
    /// A number, and no date.
    HandedOn,
}

/// Whether the name of a post begins with its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InNames {
    /// Only by chance.
    Unread,
    /// It may.
    Read,
    /// It must, or the file is skipped.
    Required,
}

/// The numbers at the start of a name, `2022-4-27` of `2022-4-27-title.md`: four digits, and twice `least` to two.
pub(super) fn day_of_name(path: &Path, least: usize) -> Option<&str> {
    let name = path.file_name()?.to_str()?;
    let mut end = 0;
    for (at, (least, most)) in [(4, 4), (least, 2), (least, 2)].into_iter().enumerate() {
        let rest = name.get(end..)?;
        let rest = if at == 0 { rest } else { rest.strip_prefix('-')? };
        let digits = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if digits < least {
            return None;
        }
        end = name.len() - rest.len() + digits;
    }
    name.get(..end)
}
