//! The names of zones, as Go guesses them.

/// The name of a zone, as Go guesses it: three to five capitals, `GMT` with an offset, or an offset alone.
pub(super) fn name(text: &str) -> Option<&str> {
    let signed = |text: &str| -> usize {
        let width = text.get(1..).map_or(0, |rest| rest.bytes().take_while(u8::is_ascii_digit).count());
        let hours: u32 = text.get(1..=width).and_then(|hours| hours.parse().ok()).unwrap_or(99);
        if text.starts_with(['+', '-']) && width > 0 && hours < 24 { width + 1 } else { 0 }
    };
    if let Some(rest) = ["UTC", "ChST", "MeST"].iter().find_map(|name| text.strip_prefix(name)) {
        return Some(rest);
    }
    if let Some(rest) = text.strip_prefix("GMT") {
        return rest.get(signed(rest)..);
    }
    let width = match signed(text) {
        0 => match text.bytes().take(6).take_while(u8::is_ascii_uppercase).count() {
            3 => 3,
            4 if text.as_bytes()[3] == b'T' || text.starts_with("WITA") => 4,
            5 if text.as_bytes()[4] == b'T' => 5,
            _ => return None,
        },
        width => (width >= 3).then_some(width)?,
    };
    text.get(width..)
}
