//! The time zones of the IANA database, as far as that a time in one of them has certainly not come.

/// The names, each line with the minutes that their clocks are ahead of UTC at most.
const ZONES: &str = include_str!("zones.txt");

/// How many minutes the clocks of a zone are ahead of UTC at most; `None` if there is no zone of that name.
pub fn most_ahead(name: &str) -> Option<i64> {
    let mut lines = ZONES.lines().filter_map(|line| line.split_once(' '));
    lines.find(|(_, names)| names.split(' ').any(|known| known.eq_ignore_ascii_case(name)))?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::most_ahead;

    #[test]
    fn summer_counts_in_both_halves_of_the_world() {
        assert_eq!(most_ahead("UTC"), Some(0));
        assert_eq!(most_ahead("europe/berlin"), Some(120));
        assert_eq!(most_ahead("America/Los_Angeles"), Some(-420));
        assert_eq!(most_ahead("Asia/Kolkata"), Some(330));
        assert_eq!(most_ahead("Australia/Sydney"), Some(660));
        assert_eq!(most_ahead("Pacific/Kiritimati"), Some(840));
        assert_eq!(most_ahead("Mars/Olympus"), None);
        assert_eq!(most_ahead(""), None);
    }
}
