//! Splits a text into numbers, words and punctuation, each with its span, without allocation.

use std::ops::Range;

/// More tokens than any date has.
const CAPACITY: usize = 24;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// ASCII digits.
    Number,
    /// ASCII letters, or one letter beyond ASCII (`年`).
    Word,
    /// Any other character but a space.
    Sign,
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) const fn width(self) -> usize {
        self.end - self.start
    }
}

/// A number as written.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: u32,
    pub(super) at: Range<usize>,
}

impl Number {
    /// The number of digits.
    pub(super) fn width(&self) -> usize {
        self.at.len()
    }
}

/// The tokens of a text and the place of the next one.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    list: [Token; CAPACITY],
    len: usize,
    next: usize,
}

impl<'t> Tokens<'t> {
    /// All tokens; `None` if the text has too many to be a date.
    pub(super) fn scan(text: &'t str) -> Option<Self> {
        let blank = Token { kind: Kind::Sign, start: 0, end: 0 };
        let mut tokens = Self { text, list: [blank; CAPACITY], len: 0, next: 0 };
        let mut at = 0;
        while let Some(first) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let end = at + width_of(&text.as_bytes()[at..], first);
            if !first.is_whitespace() {
                *tokens.list.get_mut(tokens.len)? = Token { kind: kind_of(first), start: at, end };
                tokens.len += 1;
            }
            at = end;
        }
        Some(tokens)
    }

    /// The token `ahead` places after the next one.
    pub(super) fn peek(&self, ahead: usize) -> Option<Token> {
        self.list[..self.len].get(self.next + ahead).copied()
    }

    /// The text of a token.
    pub(super) fn text(&self, token: Token) -> &'t str {
        self.text.get(token.range()).unwrap_or_default()
    }

    /// Passes over tokens.
    pub(super) const fn skip(&mut self, count: usize) {
        self.next += count;
    }

    /// The next token's place in the list, to come back to.
    pub(super) const fn mark(&self) -> usize {
        self.next
    }

    /// Goes back.
    pub(super) const fn reset(&mut self, mark: usize) {
        self.next = mark;
    }

    /// Whether all tokens were passed.
    pub(super) const fn is_done(&self) -> bool {
        self.next >= self.len
    }

    /// The bytes from the next token to the end of the last one.
    pub(super) fn rest(&self) -> Range<usize> {
        let end = self.list[..self.len].last().map_or(0, |token| token.end);
        self.peek(0).map_or(end, |token| token.start)..end
    }

    /// Where the token before the next one ends.
    pub(super) fn last_end(&self) -> usize {
        self.next.checked_sub(1).and_then(|at| self.list.get(at)).map_or(0, |token| token.end)
    }

    /// Whether the token `ahead` is a number of at most that many digits.
    pub(super) fn is_number(&self, ahead: usize, digits: std::ops::RangeInclusive<usize>) -> bool {
        self.peek(ahead).is_some_and(|token| token.kind == Kind::Number && digits.contains(&token.width()))
    }

    /// Whether the token `ahead` is that text.
    pub(super) fn is(&self, ahead: usize, text: &str) -> bool {
        self.peek(ahead).is_some_and(|token| self.text(token).eq_ignore_ascii_case(text))
    }

    /// The word `ahead`.
    pub(super) fn word(&self, ahead: usize) -> Option<(&'t str, Token)> {
        self.peek(ahead).filter(|token| token.kind == Kind::Word).map(|token| (self.text(token), token))
    }

    /// Takes the next token if it is that text.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let found = self.is(0, text);
        self.next += usize::from(found);
        found
    }

    /// Takes a number of that many digits.
    pub(super) fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<Number> {
        if !self.is_number(0, digits) {
            return None;
        }
        let token = self.peek(0)?;
        let value = self.text(token).parse().ok()?;
        self.next += 1;
        Some(Number { value, at: token.range() })
    }
}

fn kind_of(first: char) -> Kind {
    if first.is_ascii_digit() {
        Kind::Number
    } else if first.is_alphabetic() {
        Kind::Word
    } else {
        Kind::Sign
    }
}

/// The length of the token that begins with `first`.
fn width_of(rest: &[u8], first: char) -> usize {
    let same: fn(&u8) -> bool = if first.is_ascii_digit() {
        u8::is_ascii_digit
    } else if first.is_ascii_alphabetic() {
        u8::is_ascii_alphabetic
    } else {
        return first.len_utf8();
    };
    rest.iter().take_while(|byte| same(byte)).count()
}
