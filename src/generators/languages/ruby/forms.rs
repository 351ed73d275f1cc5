//! The forms of a day and of a time that Ruby looks for, in its order.

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::Found;

const MONTHS: &str = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)";

fn pattern(pattern: &str) -> Regex {
    Regex::new(&pattern.replace("MONTH", MONTHS)).expect("the patterns are constant")
}

pub(super) static NOISE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[^-+',./:@0-9A-Za-z\[\]]+"));
pub(super) static WEEKDAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*"));
pub(super) static TIME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)((?:(\d+)\s*:\s*(\d+)(?:\s*:\s*(\d+)(?:[,.](\d*))?)?|(\d+)\s*h(?:\s*(\d+)m?(?:\s*(\d+)s?)?)?)",
        r"(?:\s*([ap])(?:m\b|\.m\.))?|(\d+)\s*([ap])(?:m\b|\.m\.))",
        r"(?:\s*((?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?",
        r"|[a-z.\s]+(?:standard|daylight)\stime\b|[a-z]+(?:\sdst)?\b))?",
    ))
});

/// A form of a day: what its groups are.
pub(super) struct Form {
    pub(super) pattern: LazyLock<Regex>,
    pub(super) read: fn(&Captures<'_>, &mut Found),
}

pub(super) static FORMS: [Form; 11] = [
    // 27 April 2022
    Form {
        pattern: LazyLock::new(|| {
            pattern(r"(?i)('?\d+)[^-\d\s]*\s*MONTH[^-\d\s']*(?:\s*('?-?\d+(?:(?:st|nd|rd|th)\b)?))?")
        }),
        read: |groups, day| day.three(group(groups, 3), group(groups, 2), group(groups, 1)),
    },
    // April 27, 2022
    Form {
        pattern: LazyLock::new(|| {
            pattern(r"(?i)\bMONTH[^-\d\s']*\s*('?\d+)[^-\d\s']*(?:\s*,?\s*('?-?\d+))?")
        }),
        read: |groups, day| day.three(group(groups, 3), group(groups, 1), group(groups, 2)),
    },
    // 2022-04-27
    Form {
        pattern: LazyLock::new(|| pattern(r"('?[-+]?\d+)-(\d+)-('?-?\d+)")),
        read: |groups, day| day.three(group(groups, 1), group(groups, 2), group(groups, 3)),
    },
    // 27-Apr-2022
    Form {
        pattern: LazyLock::new(|| pattern(r"(?i)('?-?\d+)-MONTH[^-/.]*-('?-?\d+)")),
        read: |groups, day| day.three(group(groups, 3), group(groups, 2), group(groups, 1)),
    },
    // Apr-27-2022
    Form {
        pattern: LazyLock::new(|| pattern(r"(?i)\bMONTH[^-/.]*-('?-?\d+)(?:-('?-?\d+))?")),
        read: |groups, day| day.three(group(groups, 3), group(groups, 1), group(groups, 2)),
    },
    // 2022/04/27
    Form {
        pattern: LazyLock::new(|| pattern(r"('?-?\d+)/\s*('?\d+)(?:\D\s*('?-?\d+))?")),
        read: |groups, day| day.three(group(groups, 1), group(groups, 2), group(groups, 3)),
    },
    // 2022.04.27
    Form {
        pattern: LazyLock::new(|| pattern(r"('?-?\d+)\.\s*('?\d+)\.\s*('?-?\d+)")),
        read: |groups, day| day.three(group(groups, 1), group(groups, 2), group(groups, 3)),
    },
    // 2022-117
    Form {
        pattern: LazyLock::new(|| pattern(r"\b(\d{2}|\d{4})-(\d{3})\b")),
        read: |groups, day| {
            day.set_year(&groups[1]);
            day.of_year = groups[2].parse().ok();
        },
    },
    // April
    Form {
        pattern: LazyLock::new(|| pattern(r"(?i)\bMONTH\S*")),
        read: |groups, day| day.month = month(&groups[1]),
    },
    // 27th
    Form {
        pattern: LazyLock::new(|| pattern(r"(?i)('?\d+)(?:st|nd|rd|th)\b")),
        read: |groups, day| day.day = groups[1].trim_start_matches('\'').parse().ok(),
    },
    // 20220427T102231Z
    Form {
        pattern: LazyLock::new(|| {
            pattern(r"(?i)[-+]?(\d{2,14})(?:\s*t?\s*(\d{2,6})?(?:[,.]\d*)?)?(z\b|[-+]\d{1,4}\b)?")
        }),
        read: |groups, day| day.digits(&groups[1], group(groups, 2), group(groups, 3)),
    },
];

pub(super) fn group<'t>(groups: &Captures<'t>, at: usize) -> Option<&'t str> {
    groups.get(at).map(|group| group.as_str())
}

pub(super) fn month(name: &str) -> Option<u32> {
    let at = MONTHS.to_ascii_lowercase().find(&name.to_ascii_lowercase())?;
    u32::try_from(at / 4 + 1).ok()
}
