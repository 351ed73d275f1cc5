//! Regular expressions that mean the same in Rust's `regex` and in ECMA 262, with the flag `u` that validators set.

/// Characters that have a meaning in a pattern of ECMA 262 and may be escaped under the flag `u`.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// The pattern in the words of ECMA 262; `None` if it says something that ECMA 262 cannot.
pub(super) fn portable(pattern: &str) -> Option<String> {
    let mut text = String::with_capacity(pattern.len());
    let mut signs = pattern.chars().peekable();
    let mut in_class = false;
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => {
                let escaped = signs.next()?;
                match escaped {
                    'd'
                    | 'D'
                    | 's'
                    | 'S'
                    | 'w'
                    | 'W'
                    | 't'
                    | 'n'
                    | 'r'
                    | 'f'
                    | 'v'
                    | 'b'
                    | 'B'
                    | '1'..='9' => {
                        text.extend(['\\', escaped]);
                    }
                    '-' if in_class => text.push_str(r"\-"),
                    sign if SYNTAX.contains(sign) => text.extend(['\\', sign]),
                    sign if sign.is_ascii_punctuation() || sign == ' ' => text.push(sign),
                    _ => return None,
                }
            }
            '(' if !in_class && signs.peek() == Some(&'?') => {
                if !is_group_of_both(signs.clone().skip(1)) {
                    return None;
                }
                text.push(sign);
            }
            '[' if in_class => return None,
            '[' => {
                in_class = true;
                text.push(sign);
                if signs.peek() == Some(&'^') {
                    text.extend(signs.next());
                }
                // The first `]` represents itself in Rust and closes the class in ECMA 262.
                if signs.peek() == Some(&']') {
                    return None;
                }
            }
            '&' | '~' if in_class && signs.peek() == Some(&sign) => return None,
            ']' if in_class => {
                in_class = false;
                text.push(sign);
            }
            // Bare in Rust, a mistake under `u`.
            ']' | '}' if !in_class && !closes(&text) => text.extend(['\\', sign]),
            _ => text.push(sign),
        }
    }
    Some(text)
}

/// Whether both sides have what follows `(?`: not flags or `P<name>`.
fn is_group_of_both(mut signs: impl Iterator<Item = char>) -> bool {
    match signs.next() {
        Some('<') => matches!(signs.next(), Some('=' | '!')),
        other => matches!(other, Some(':' | '=' | '!')),
    }
}

/// Whether a repetition (`{2,3}`) is open.
fn closes(text: &str) -> bool {
    text.rfind('{').is_some_and(|at| !text.get(at..).unwrap_or_default().contains('}'))
}

/// Text that represents itself.
pub(super) fn literal(text: &str) -> String {
    text.chars().flat_map(|sign| SYNTAX.contains(sign).then_some('\\').into_iter().chain([sign])).collect()
}

/// ASCII letters in both cases: flags cannot be said in JSON Schema.
pub(super) fn any_case(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            letter if letter.is_ascii_alphabetic() => {
                format!("[{}{}]", letter.to_ascii_uppercase(), letter.to_ascii_lowercase())
            }
            other => literal(other.encode_utf8(&mut [0; 4])),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_both_understand_is_kept() {
        for pattern in [r"^[a-z0-9-]+$", r"^\d{4}/\w+", "a|b?", r"(?:x)+", r"^[^\]]$", r"^(?!a)(b)\1(?<=b)$"]
        {
            assert_eq!(portable(pattern).as_deref(), Some(pattern));
        }
        assert_eq!(portable(r"a\-b\_c").as_deref(), Some("a-b_c"));
        assert_eq!(portable(r"[\-a]").as_deref(), Some(r"[\-a]"));
        for pattern in [r"(?i)a", r"\A", r"\p{L}", "[[:alpha:]]", "[a&&b]", r"(?P<n>a)", "[]a]"] {
            assert_eq!(portable(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn texts_stand_for_themselves() {
        assert_eq!(literal("a.b/c"), r"a\.b\/c");
        assert_eq!(any_case("a-1"), "[Aa]-1");
    }
}
