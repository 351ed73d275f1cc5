//! The tokens that V8 cuts a date into.

/// A token. A number comes with its digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    End,
    Number(i64, usize),
    Colon,
    Dot,
    /// `+` is 1, `-` is -1.
    Sign(i64),
    Closing,
    Word(Word),
    Space,
    /// Anything else, and text in parentheses.
    Other,
}

/// What a word means; all but months are whole words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Month(i64),
    /// `AM` adds 0 hours, `PM` 12.
    Half(i64),
    /// Hours east of UTC, and the length of the name.
    Zone(i64, usize),
    T,
    Unknown,
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const ZONES: [(&str, i64); 12] = [
    ("z", 0),
    ("ut", 0),
    ("utc", 0),
    ("gmt", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
];

/// The text and the token that comes next.
pub(super) struct Scanner<'t> {
    rest: &'t str,
    next: Token,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut scanner = Self { rest: text, next: Token::End };
        scanner.next = scanner.scan();
        scanner
    }

    pub(super) const fn peek(&self) -> Token {
        self.next
    }

    pub(super) fn next(&mut self) -> Token {
        let next = self.scan();
        std::mem::replace(&mut self.next, next)
    }

    pub(super) fn take(&mut self, token: Token) -> bool {
        let is_next = self.next == token;
        if is_next {
            self.next();
        }
        is_next
    }

    fn scan(&mut self) -> Token {
        let Some(first) = self.rest.chars().next() else { return Token::End };
        let is_letter = |sign: char| sign >= 'A' && !is_space(sign);
        if first.is_ascii_digit() {
            let width = self.width(|sign| sign.is_ascii_digit());
            let number = self.cut(width);
            // Zeros in front do not count among the nine digits that do.
            let digits = number.trim_start_matches('0');
            let kept = digits.get(..9).unwrap_or(digits);
            return Token::Number(kept.parse().unwrap_or(0), width);
        }
        if is_letter(first) {
            let width = self.width(is_letter);
            return Token::Word(word(self.cut(width)));
        }
        if is_space(first) {
            let width = self.width(is_space);
            self.cut(width);
            return Token::Space;
        }
        if first == '(' {
            self.parenthesis();
            return Token::Other;
        }
        self.cut(first.len_utf8());
        match first {
            ':' => Token::Colon,
            '.' => Token::Dot,
            '+' => Token::Sign(1),
            '-' => Token::Sign(-1),
            ')' => Token::Closing,
            _ => Token::Other,
        }
    }

    fn width(&self, belongs: impl Fn(char) -> bool) -> usize {
        self.rest.find(|sign| !belongs(sign)).unwrap_or(self.rest.len())
    }

    fn cut(&mut self, width: usize) -> &'t str {
        let (head, rest) = self.rest.split_at(width);
        self.rest = rest;
        head
    }

    fn parenthesis(&mut self) {
        let mut depth = 0_usize;
        let end = self.rest.char_indices().find_map(|(at, sign)| {
            match sign {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(at + sign.len_utf8())
        });
        self.cut(end.unwrap_or(self.rest.len()));
    }
}

fn is_space(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{feff}'
}

fn word(word: &str) -> Word {
    let is = |name: &str| word.eq_ignore_ascii_case(name);
    let begins = |name: &&str| word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case(name));
    if let Some(at) = MONTHS.iter().position(begins) {
        return Word::Month(i64::try_from(at + 1).unwrap_or(0));
    }
    if let Some((name, hours)) = ZONES.iter().find(|(name, _)| is(name)) {
        return Word::Zone(*hours, name.len());
    }
    match word {
        _ if is("am") => Word::Half(0),
        _ if is("pm") => Word::Half(12),
        _ if is("t") => Word::T,
        _ => Word::Unknown,
    }
}
