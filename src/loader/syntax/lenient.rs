//! What some readers let pass that is not YAML, made into YAML byte for byte, so that places stay what they are.

use crate::generators::Leniency;

/// Each tab at the start of a line but the first becomes two spaces, as Hexo does it; the second of the two is
/// noted as added.
pub(super) fn with_spaces(input: &str) -> (String, Vec<usize>) {
    let mut spaced = String::with_capacity(input.len() + 64);
    let mut added = Vec::new();
    for (row, line) in input.split_inclusive('\n').enumerate() {
        let rest = if row == 0 { line } else { line.trim_start_matches('\t') };
        for _ in rest.len()..line.len() {
            spaced.push_str("  ");
            added.push(spaced.len() - 1);
        }
        spaced.push_str(rest);
    }
    (spaced, added)
}

/// The input with another character that has no width in the place of each byte order mark: every reader takes one inside
/// a value, the parser does not. `None` where there is none.
pub(super) fn without_marks(input: &str) -> Option<String> {
    input.contains('\u{feff}').then(|| input.replace('\u{feff}', "\u{2060}"))
}

/// The input with a letter instead of each character that is text to a reader of that leniency but not in YAML; `None`
/// if there is no such character. The parser then finds a scalar where the reader does, and the text is read from the
/// file.
pub fn bent(input: &str, leniency: Leniency) -> Option<String> {
    let bend = match leniency {
        Leniency::None | Leniency::Tabs => return None,
        Leniency::Stars => stars,
        Leniency::Lines => lines,
        Leniency::Tags => tag,
    };
    let mut bytes = input.as_bytes().to_vec();
    let mut start = 0;
    for line in input.split_inclusive('\n') {
        let end = start + line.len();
        if let Some(at) = value(line.as_bytes())
            && !goes_on(input.get(end..).unwrap_or_default())
        {
            bend(&mut bytes[start + at..end], start + at > 0 && !line.starts_with([' ', '-']));
        }
        start = end;
    }
    // Only whole ASCII characters were replaced by others, so it is still UTF-8.
    String::from_utf8(bytes).ok().filter(|bent| bent != input)
}

/// Where the value of a line begins that contains `key: value` or `- value`.
fn value(line: &[u8]) -> Option<usize> {
    let blank = |byte: &u8| matches!(byte, b' ' | b'\t');
    let indent = line.iter().take_while(|byte| blank(byte)).count();
    let rest = &line[indent..];
    let name =
        rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let after = match rest {
        [b'-', byte, ..] if blank(byte) => 1,
        _ if name > 0 && rest.get(name) == Some(&b':') && rest.get(name + 1).is_some_and(blank) => name + 1,
        _ => return None,
    };
    let blanks = rest[after..].iter().take_while(|byte| blank(byte)).count();
    Some(indent + after + blanks)
}

/// Whether the value of the line above goes on: what is deeper and is not an item.
fn goes_on(rest: &str) -> bool {
    let line = rest.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let text = line.trim_start_matches([' ', '\t']);
    text.len() < line.len() && !text.is_empty() && !text.starts_with(['#', '-'])
}

/// A star at the start is text.
fn stars(value: &mut [u8], _is_field: bool) {
    if let Some(first @ b'*') = value.first_mut() {
        *first = b'x';
    }
}

/// A tag ends at a space.
fn tag(value: &mut [u8], _is_field: bool) {
    let length = value.iter().position(u8::is_ascii_whitespace).unwrap_or(value.len());
    if value.first() == Some(&b'!') && length > 1 {
        value[1..length].fill(b'x');
    }
}

/// In a field of the page itself every character but a comment's is text; in brackets and in a list, stars are.
fn lines(value: &mut [u8], is_field: bool) {
    if is_list(value) {
        for at in 1..value.len() {
            if value[at] == b'*' && matches!(value[at - 1], b'[' | b',' | b' ') {
                value[at] = b'x';
            }
        }
        return;
    }
    if !is_field {
        return stars(value, is_field);
    }
    if matches!(value.first(), Some(b'|' | b'>' | b'#')) || is_quoted(value) {
        return;
    }
    if let Some(first) = value.first_mut().filter(|first| first.is_ascii_punctuation()) {
        *first = b'x';
    }
    for at in 1..value.len() {
        let is_indicator = value[at] == b':' && value.get(at + 1).is_none_or(u8::is_ascii_whitespace);
        if is_indicator {
            value[at] = b'x';
        }
    }
}

/// Whether brackets are around all of it.
fn is_list(value: &[u8]) -> bool {
    let value = value.trim_ascii_end();
    value.first() == Some(&b'[') && memchr::memchr(b']', value) == Some(value.len() - 1)
}

/// Whether it begins with a quote that is closed at its end, or never.
fn is_quoted(value: &[u8]) -> bool {
    let value = value.trim_ascii_end();
    let Some((&quote @ (b'"' | b'\''), rest)) = value.split_first() else { return false };
    memchr::memchr(quote, rest).is_none_or(|at| at == rest.len() - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_is_bent_where_a_value_begins() {
        let bent = |input| bent(input, Leniency::Stars);
        assert_eq!(bent("applyTo: **/*.ts\n").as_deref(), Some("applyTo: x*/*.ts\n"));
        assert_eq!(bent("- *.ts\na: b*\n").as_deref(), Some("- x.ts\na: b*\n"));
        assert_eq!(bent("applyTo: \"**\"\na: b: c\n"), None);
    }

    #[test]
    fn a_line_is_text_whatever_signs_are_in_it() {
        let bent = |input| bent(input, Leniency::Lines);
        assert_eq!(bent("globs: *.ts, *.js\n").as_deref(), Some("globs: x.ts, *.js\n"));
        assert_eq!(bent("description: On: all @a\n").as_deref(), Some("description: Onx all @a\n"));
        assert_eq!(bent("description: @a\n").as_deref(), Some("description: xa\n"));
        assert_eq!(bent("globs: {a,b}/*.{c,d}\n").as_deref(), Some("globs: xa,b}/*.{c,d}\n"));
        assert_eq!(bent("globs: [*.ts, **/*.js]\n").as_deref(), Some("globs: [x.ts, x*/*.js]\n"));
        assert_eq!(bent("description: [New] a [old]\n").as_deref(), Some("description: xNew] a [old]\n"));
        assert_eq!(bent("description: \"New\" rules\n").as_deref(), Some("description: xNew\" rules\n"));
        assert_eq!(bent("globs: *.ts\r\n").as_deref(), Some("globs: x.ts\r\n"));
        assert_eq!(bent("globs:\n  - *.ts\n").as_deref(), Some("globs:\n  - x.ts\n"));
    }

    #[test]
    fn a_tag_ends_at_a_space() {
        let bent = |input| bent(input, Leniency::Tags);
        assert_eq!(bent("cover: ![é](b.png) x\n").as_deref(), Some("cover: !xxxxxxxxxxx x\n"));
        assert_eq!(bent("- ![[a]]\na: !\n").as_deref(), Some("- !xxxxx\na: !\n"));
    }

    #[test]
    fn a_value_of_several_lines_stays() {
        assert_eq!(bent("description: On: all\n  of it\n", Leniency::Lines), None);
        assert_eq!(bent("description: On: all\n\n  of it\n", Leniency::Lines), None);
        assert_eq!(bent("description: \"On: all\"\n", Leniency::Lines), None);
    }
}
