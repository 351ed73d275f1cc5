//! Dates as patterns.

use crate::schema::{DateSpec, Timezone};
use crate::value::date_format::DateFormat;

/// Year, month and day, the 29th of February in leap years only.
const DAY: &str = "(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))\
    |(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)";
const CLOCK: &str = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";
const SECONDS: &str = r"(?::(?:[0-5][0-9]|60)(?:[.,][0-9]+)?)";
const ZONE: &str = "(?:[Zz]|[+-][0-9]{2}(?::?[0-9]{2})?)";
const MONTHS: &str = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const NAMED_ZONES: &str = "(?:GMT|UT|EST|EDT|CST|CDT|MST|MDT|PST|PDT|[+-][0-9]{4})";

/// What a date must match; `None` if any that can be read is fine, or where a format has no pattern.
pub(super) fn pattern(spec: &DateSpec) -> Option<String> {
    let needs_zone = spec.timezone == Timezone::Required;
    let formats: Option<Vec<String>> =
        spec.formats.iter().map(|format| self::format(format, needs_zone)).collect();
    let formats = formats.filter(|formats| !formats.is_empty())?;
    Some(format!("^(?:{})$", formats.join("|")))
}

fn format(format: &DateFormat, needs_zone: bool) -> Option<String> {
    let day = DAY;
    let zone = if needs_zone { ZONE.to_owned() } else { format!("{ZONE}?") };
    Some(match format {
        DateFormat::Rfc2822 => {
            let weekday = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?";
            let day = "(?:0?[1-9]|[12][0-9]|3[01])";
            format!(
                "{weekday}{day} {MONTHS} [0-9]{{4}} {CLOCK}(?::(?:[0-5][0-9]|60))? {NAMED_ZONES}(?: \\(.*\\))?"
            )
        }
        DateFormat::Rfc3339 => format!(r"{day}T{CLOCK}{SECONDS}(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})"),
        DateFormat::IsoDate => day.to_owned(),
        DateFormat::IsoDatetime => format!("{day}T{CLOCK}{SECONDS}?{zone}"),
        DateFormat::Datetime => {
            format!("{day} {CLOCK}{SECONDS}(?: ?{ZONE}){}", if needs_zone { "" } else { "?" })
        }
        DateFormat::Pattern(_) => return None,
    })
}
