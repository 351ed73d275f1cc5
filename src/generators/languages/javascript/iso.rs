//! ISO 8601, as the language has it.

use super::token::{Scanner, Token, Word};
use super::{Parts, millis};

/// How far the text is ISO 8601.
pub(super) enum Iso {
    /// To its end.
    Whole,
    /// Up to a `T` that no time follows: nothing reads that.
    Broken,
    /// Up to this token.
    Left(Token),
}

impl Parts {
    pub(super) fn iso(&mut self, scanner: &mut Scanner<'_>) -> Iso {
        let first = scanner.peek();
        if let Token::Sign(sign) = first {
            scanner.next();
            match scanner.peek() {
                Token::Number(year, 6) if sign > 0 || year > 0 => self.day.push(sign * year),
                _ => return Iso::Left(first),
            }
            scanner.next();
        } else if let Token::Number(year, 4) = first {
            scanner.next();
            self.day.push(year);
        } else {
            return Iso::Left(scanner.next());
        }
        for limit in [12, 31] {
            if scanner.peek() != Token::Sign(-1) {
                break;
            }
            scanner.next();
            match scanner.peek() {
                Token::Number(part, 2) if (1..=limit).contains(&part) => self.day.push(part),
                _ => return Iso::Left(scanner.next()),
            }
            scanner.next();
        }
        match scanner.peek() {
            Token::End => {}
            Token::Word(Word::T) => {
                scanner.next();
                if self.iso_time(scanner).is_none() {
                    return Iso::Broken;
                }
            }
            _ => return Iso::Left(scanner.next()),
        }
        if self.sign.is_none() && self.time.is_empty() {
            self.set_zone(0);
        }
        self.is_iso = true;
        Iso::Whole
    }

    fn iso_time(&mut self, scanner: &mut Scanner<'_>) -> Option<()> {
        let part = |scanner: &mut Scanner<'_>, limit: i64| match scanner.next() {
            Token::Number(part, 2) if part <= limit => Some(part),
            _ => None,
        };
        let hour = part(scanner, 24)?;
        (scanner.next() == Token::Colon).then_some(())?;
        self.time = vec![hour, part(scanner, 59)?];
        if scanner.take(Token::Colon) {
            self.time.push(part(scanner, 59)?);
            if scanner.take(Token::Dot) {
                let Token::Number(number, width) = scanner.next() else { return None };
                self.time.push(millis(number, width));
            }
        }
        if hour == 24 && self.time[1..].iter().any(|part| *part > 0) {
            return None;
        }
        match scanner.peek() {
            Token::Word(Word::Zone(0, 1)) => {
                scanner.next();
                self.set_zone(0);
            }
            Token::Sign(sign) => {
                scanner.next();
                self.sign = Some(sign);
                let (hour, minute) = match scanner.next() {
                    Token::Number(both, 4) => (both / 100, both % 100),
                    Token::Number(hour, 2) => {
                        (scanner.next() == Token::Colon).then_some(())?;
                        (hour, part(scanner, 59)?)
                    }
                    _ => return None,
                };
                (hour < 24 && minute < 60).then_some(())?;
                (self.hour, self.minute) = (Some(hour), Some(minute));
            }
            _ => {}
        }
        (scanner.peek() == Token::End).then_some(())
    }
}
