//! A date whose day and month were swapped: `2024-13-05`.

use std::ops::Range;

use crate::value::date;

/// The date with the number at `month` and the one after it swapped, if that is a date.
pub(crate) fn read(text: &str, month: &Range<usize>) -> Option<String> {
    let (before, after) = (text.get(..month.start)?, text.get(month.end..)?);
    let from = after.find(|sign: char| sign.is_ascii_digit())?;
    let gap = after.get(..from)?;
    let rest = after.get(from..)?;
    let to = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
    let (day, end) = (rest.get(..to)?, rest.get(to..)?);
    if gap.chars().count() != 1 || gap == " " || day.len() > 2 {
        return None;
    }
    let swapped = format!("{before}{day}{gap}{}{end}", text.get(month.clone())?);
    date::parse(&swapped).is_ok().then_some(swapped)
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn only_a_date_comes_of_it() {
        assert_eq!(read("2024-13-05", &(5..7)).as_deref(), Some("2024-05-13"));
        assert_eq!(read("2024/31/1 10:00", &(5..7)).as_deref(), Some("2024/1/31 10:00"));
        assert_eq!(read("2024-13-13", &(5..7)), None);
        assert_eq!(read("2024-13", &(5..7)), None);
        assert_eq!(read("2024-13 10:00", &(5..7)), None);
    }
}
