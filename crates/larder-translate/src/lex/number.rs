//! Where a number ends, and what is wrong with it.

use super::kind::TokenKind;
use super::word;
use crate::diagnostic::{Arg, Wording};

/// The end of the number that begins at `start` with a digit, or with a dot before one; and what is wrong
/// with it, at which place.
pub(super) fn scan(text: &[u8], start: usize, end: usize) -> (usize, Option<(Wording, usize)>) {
    let scan = Scan { text: &text[..end], at: start };
    scan.number()
}

struct Scan<'t> {
    text: &'t [u8],
    at: usize,
}

type Fault = (Wording, usize);

impl Scan<'_> {
    fn peek(&self, ahead: usize) -> u8 {
        self.text.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn number(mut self) -> (usize, Option<Fault>) {
        let fault = self.body().err();
        if fault.is_some() {
            // The rest of the word goes with the fault, so that it is reported once.
            while self.peek(0).is_ascii_alphanumeric() || self.peek(0) == b'_' {
                self.at += 1;
            }
        }
        (self.at, fault)
    }

    fn body(&mut self) -> Result<(), Fault> {
        if self.peek(0) == b'0' {
            let kind = self.peek(1) | 0x20;
            let radix = match kind {
                b'x' => Some((16, "hexadecimal")),
                b'o' => Some((8, "octal")),
                b'b' => Some((2, "binary")),
                _ => None,
            };
            if let Some((radix, name)) = radix {
                self.at += 2;
                return self.prefixed(radix, name);
            }
            return self.zero();
        }
        if self.peek(0) != b'.' {
            self.digits()?;
        }
        self.tail()
    }

    /// Digits with single underscores between them.
    fn digits(&mut self) -> Result<(), Fault> {
        loop {
            while self.peek(0).is_ascii_digit() {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                return Ok(());
            }
            self.at += 1;
            if !self.peek(0).is_ascii_digit() {
                return Err((Wording::fixed("invalid decimal literal"), self.at - 1));
            }
        }
    }

    fn prefixed(&mut self, radix: u32, name: &'static str) -> Result<(), Fault> {
        let literal = Wording::new("invalid {} literal", Arg::Word(name), Arg::None);
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
            }
            if !char::from(self.peek(0)).is_digit(radix) {
                if self.peek(0).is_ascii_digit() {
                    let digit = Arg::Char(char::from(self.peek(0)));
                    let wording =
                        Wording::new("invalid digit '{}' in {} literal", digit, Arg::Word(name));
                    return Err((wording, self.at));
                }
                return Err((literal, self.at - 1));
            }
            while char::from(self.peek(0)).is_digit(radix) {
                self.at += 1;
            }
            if self.peek(0) != b'_' {
                break;
            }
        }
        if self.peek(0).is_ascii_digit() {
            let digit = Arg::Char(char::from(self.peek(0)));
            return Err((
                Wording::new("invalid digit '{}' in {} literal", digit, Arg::Word(name)),
                self.at,
            ));
        }
        self.border(literal)
    }

    /// After a leading zero only zeros, unless it turns out to be a float or imaginary.
    fn zero(&mut self) -> Result<(), Fault> {
        let start = self.at;
        let mut is_zero = true;
        loop {
            if self.peek(0) == b'_' {
                self.at += 1;
                if !self.peek(0).is_ascii_digit() {
                    return Err((Wording::fixed("invalid decimal literal"), self.at - 1));
                }
            }
            if !self.peek(0).is_ascii_digit() {
                break;
            }
            is_zero &= self.peek(0) == b'0';
            self.at += 1;
        }
        let is_float = matches!(self.peek(0), b'.' | b'e' | b'E' | b'j' | b'J');
        if !is_zero && !is_float {
            return Err((
                Wording::fixed(
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
                ),
                start,
            ));
        }
        self.tail()
    }

    /// Fraction, exponent, imaginary unit, and what may not stand behind.
    fn tail(&mut self) -> Result<(), Fault> {
        if self.peek(0) == b'.' {
            self.at += 1;
            if self.peek(0).is_ascii_digit() {
                self.digits()?;
            }
        }
        if self.peek(0) | 0x20 == b'e' {
            let sign = usize::from(matches!(self.peek(1), b'+' | b'-'));
            if self.peek(1 + sign).is_ascii_digit() {
                self.at += 1 + sign;
                self.digits()?;
            } else if sign == 1 {
                return Err((Wording::fixed("invalid decimal literal"), self.at));
            }
        }
        if self.peek(0) | 0x20 == b'j' {
            self.at += 1;
            return self.border(Wording::fixed("invalid imaginary literal"));
        }
        self.border(Wording::fixed("invalid decimal literal"))
    }

    /// A word may stand right behind a number only if it is one of a few keywords.
    fn border(&self, fault: Wording) -> Result<(), Fault> {
        use TokenKind::*;
        let next = self.peek(0);
        if !(next.is_ascii_alphabetic() || next == b'_' || next >= 0x80) {
            return Ok(());
        }
        let mut end = self.at;
        while self.text.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_') {
            end += 1;
        }
        // CPython looks at the first letters only, so `1inx` is the number 1 and the name `inx`.
        let begins = |word: &[u8]| self.text[self.at..].starts_with(word);
        let is_keyword = matches!(
            word::kind(self.text, self.at, end),
            And | Else | For | If | In | Is | Not | Or
        ) || [&b"and"[..], b"else", b"for", b"if", b"in", b"is", b"not", b"or"]
            .iter()
            .any(|word| begins(word));
        if is_keyword { Ok(()) } else { Err((fault, self.at - 1)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_end_where_python_ends_them() {
        for (text, len) in [
            ("0", 1),
            ("00_0", 4),
            ("0x_ff", 5),
            ("0o17", 4),
            ("0b1_0", 5),
            ("1_000.5e-3j", 11),
            ("1.", 2),
            ("1..real", 2),
            (".5", 2),
            ("1e5", 3),
            ("09.5", 4),
            ("09e1", 4),
            ("09j", 3),
            ("1if x", 1),
            ("0x1for", 4),
            ("1.e3", 4),
            ("1or 2", 1),
        ] {
            let (end, fault) = scan(text.as_bytes(), 0, text.len());
            assert_eq!((end, fault.is_none()), (len, true), "{text}");
        }
        for text in [
            "1__0", "1_", "0_x", "09", "0x", "0b2", "0o8", "0xg", "1abc", "1e+", "1e", "1jx",
            "0b12", "1_e5", "1é",
        ] {
            assert!(scan(text.as_bytes(), 0, text.len()).1.is_some(), "{text}");
        }
    }
}
