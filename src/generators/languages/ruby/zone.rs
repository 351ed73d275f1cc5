//! The zones that Ruby knows by name or number.

/// Seconds east of UTC. The outer `None`: no time has such an offset; the inner: Ruby does not know the name and takes
/// the machine's zone.
#[expect(clippy::option_option, reason = "known, unknown and impossible are three things")]
pub(super) fn offset(zone: &str) -> Option<Option<i32>> {
    if let Some(rest) = zone.strip_prefix(['+', '-']) {
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let digits: String = rest.split(':').collect();
        let is_known = match rest.len() {
            2 | 4 => digits.len() == rest.len(),
            5 => rest.as_bytes()[2] == b':' && digits.len() == 4,
            _ => false,
        };
        let (Some(hours), true) = (digits.get(..2).and_then(|hours| hours.parse::<i32>().ok()), is_known)
        else {
            return Some(None);
        };
        let minutes: i32 = digits.get(2..).and_then(|minutes| minutes.parse().ok()).unwrap_or(0);
        return (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 3600 + minutes * 60)));
    }
    let hours = match zone.to_ascii_uppercase().as_str() {
        "UTC" | "Z" | "UT" | "GMT" => 0,
        "EST" | "CDT" => -5,
        "EDT" => -4,
        "CST" | "MDT" => -6,
        "MST" | "PDT" => -7,
        "PST" => -8,
        letter if letter.len() == 1 => match letter.as_bytes()[0] {
            at @ b'A'..=b'I' => i32::from(at - b'A') + 1,
            at @ b'K'..=b'M' => i32::from(at - b'K') + 10,
            at @ b'N'..=b'Y' => -i32::from(at - b'N') - 1,
            _ => return Some(None),
        },
        _ => return Some(None),
    };
    Some(Some(hours * 3600))
}
