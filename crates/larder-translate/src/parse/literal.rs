//! The values of numbers and strings.

use memchr::{memchr, memchr2};

use super::{Halt, Parse, Parsed};
use crate::ast::NodeKind;
use crate::diagnostic::{Arg, ErrorClass, Wording};
use crate::lex::{TokenKind, unicode};

/// Python refuses whole numbers with more decimal digits, for reading them takes quadratic time there.
const DECIMAL_DIGITS_MAX: usize = 4300;

/// A string token taken apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where what is between the quotes begins and ends.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) is_raw: bool,
    pub(super) is_bytes: bool,
    pub(super) is_format: bool,
}

fn halves(value: u64) -> [u32; 2] {
    #[expect(clippy::cast_possible_truncation, reason = "both halves are taken")]
    [value as u32, (value >> 32) as u32]
}

impl Parse<'_> {
    pub(super) fn number(&mut self) -> Parsed {
        let start = self.start();
        let token = self.at;
        self.advance();
        let text = self.text(token);
        let bytes = text.as_bytes();
        if let [digit @ b'0'..=b'9'] = bytes {
            return self.node(NodeKind::Int, 0, start, [u32::from(digit - b'0'), 0]);
        }
        let radix = match bytes {
            [b'0', b'x' | b'X', ..] => 16,
            [b'0', b'o' | b'O', ..] => 8,
            [b'0', b'b' | b'B', ..] => 2,
            _ => 10,
        };
        if radix == 10 && bytes.iter().any(|byte| !matches!(byte, b'0'..=b'9' | b'_')) {
            return self.float(start, text);
        }
        let digits = if radix == 10 { bytes } else { &bytes[2..] };
        let mut value = Some(0_u64);
        let mut count = 0;
        for &byte in digits.iter().filter(|&&byte| byte != b'_') {
            let digit = char::from(byte).to_digit(radix).map_or(0, u64::from);
            value = value
                .and_then(|value| value.checked_mul(u64::from(radix)))
                .and_then(|value| value.checked_add(digit));
            count += 1;
        }
        if let Some(value) = value {
            return self.node(NodeKind::Int, 0, start, halves(value));
        }
        if radix == 10 && count > DECIMAL_DIGITS_MAX {
            let template = "Exceeds the limit (4300 digits) for integer string conversion: value has {} digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to avoid decimal conversion limits.";
            let digits = Arg::Number(u32::try_from(count).unwrap_or(u32::MAX));
            let wording = Wording::new(template, digits, Arg::None);
            let end = self.end();
            return Err(self.fault_at(ErrorClass::Syntax, start, end, wording));
        }
        let end = self.end();
        self.node(NodeKind::BigInt, 0, start, [start, end])
    }

    fn float(&mut self, start: u32, text: &str) -> Parsed {
        let (digits, kind) = match text.strip_suffix(['j', 'J']) {
            Some(digits) => (digits, NodeKind::Imaginary),
            None => (text, NodeKind::Float),
        };
        let value: f64 = if digits.contains('_') {
            let from = self.build.text.len();
            for part in digits.split('_') {
                self.push_bytes(part.as_bytes())?;
            }
            let plain = str::from_utf8(&self.build.text[from..]).expect("digits are ASCII");
            let value = plain.parse().expect("Rust reads every float that Python reads");
            self.build.text.truncate(from);
            value
        } else {
            digits.parse().expect("Rust reads every float that Python reads")
        };
        self.node(kind, 0, start, halves(value.to_bits()))
    }

    /// A string token taken apart.
    pub(super) fn piece(&self, token: usize) -> Piece {
        let text = self.text(token).as_bytes();
        let (mut is_raw, mut is_bytes, mut is_format) = (false, false, false);
        let mut prefix = 0;
        loop {
            match text[prefix] | 0x20 {
                b'r' => is_raw = true,
                b'b' => is_bytes = true,
                b'f' => is_format = true,
                b'u' => {}
                _ => break,
            }
            prefix += 1;
        }
        let quote = text[prefix];
        let is_triple =
            text.len() >= prefix + 6 && text[prefix + 1] == quote && text[prefix + 2] == quote;
        let quotes = if is_triple { 3 } else { 1 };
        let start = self.tokens.start(token) as usize + prefix + quotes;
        let end = self.tokens.end(token) as usize - quotes;
        Piece { start, end, is_raw, is_bytes, is_format }
    }

    /// Whether a piece means what stands in the source.
    fn is_verbatim(&self, piece: &Piece) -> bool {
        let inside = &self.source.as_bytes()[piece.start..piece.end];
        let is_plain = piece.is_raw || memchr(b'\\', inside).is_none();
        is_plain && (!self.has_return || memchr(b'\r', inside).is_none())
    }

    /// One or more string tokens behind each other, put together.
    pub(super) fn strings(&mut self) -> Parsed {
        let (start, first) = (self.start(), self.at);
        let piece = self.piece(first);
        self.advance();
        let has_u_prefix = self.source.as_bytes()[start as usize] == b'u';
        let is_one = !self.is(TokenKind::String);
        if is_one && !piece.is_format && self.is_verbatim(&piece) {
            if piece.is_bytes {
                self.bytes_are_ascii(&piece)?;
            }
            let kind = if piece.is_bytes { NodeKind::Bytes } else { NodeKind::Str };
            #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
            let data = [piece.start as u32, piece.end as u32];
            return self.node(kind, u8::from(has_u_prefix), start, data);
        }
        let mut has_format = piece.is_format;
        while self.is(TokenKind::String) {
            let next = self.piece(self.at);
            if next.is_bytes != piece.is_bytes {
                let wording = Wording::fixed("cannot mix bytes and nonbytes literals");
                let end = self.tokens.end(self.at);
                return Err(self.fault_over(start, end, wording));
            }
            has_format |= next.is_format;
            self.advance();
        }
        let last = self.at;
        if has_format {
            return self.joined(start, first, last, has_u_prefix);
        }
        let from = self.build.text.len();
        for token in first..last {
            let piece = self.piece(token);
            if piece.is_bytes {
                self.bytes_are_ascii(&piece)?;
            }
            self.decode(piece.start, piece.end, piece.is_raw, piece.is_bytes)?;
        }
        let kind = if piece.is_bytes { NodeKind::BytesMade } else { NodeKind::StrMade };
        let data = self.made_since(from);
        self.node(kind, u8::from(has_u_prefix), start, data)
    }

    /// What was put together since a place.
    pub(super) fn made_since(&self, from: usize) -> [u32; 2] {
        let short = |at: usize| u32::try_from(at).expect("it is made from a source of under 4 GiB");
        [short(from), short(self.build.text.len())]
    }

    fn bytes_are_ascii(&mut self, piece: &Piece) -> Parsed<()> {
        if self.is_ascii || self.source.as_bytes()[piece.start..piece.end].is_ascii() {
            return Ok(());
        }
        let wording = Wording::fixed("bytes can only contain ASCII literal characters");
        let (start, end) = (self.tokens.start(self.at - 1), self.end());
        Err(self.fault_over(start, end, wording))
    }

    /// Appends the value of a piece of the source to the text: escapes, and ends of lines as `\n`.
    pub(super) fn decode(
        &mut self,
        start: usize,
        end: usize,
        is_raw: bool,
        is_bytes: bool,
    ) -> Parsed<()> {
        let source = self.source.as_bytes();
        let mut at = start;
        while at < end {
            let rest = &source[at..end];
            let special = match (is_raw, self.has_return) {
                (true, false) => None,
                (true, true) => memchr(b'\r', rest),
                (false, false) => memchr(b'\\', rest),
                (false, true) => memchr2(b'\\', b'\r', rest),
            };
            let plain = special.unwrap_or(rest.len());
            self.push_bytes(&rest[..plain])?;
            at += plain;
            if at >= end {
                break;
            }
            if source[at] == b'\r' {
                self.push_bytes(b"\n")?;
                at += if source[at..end].starts_with(b"\r\n") { 2 } else { 1 };
            } else {
                at = self.escape(at, start, end, is_bytes)?;
            }
        }
        Ok(())
    }

    /// The escape whose backslash is at `at`; what follows it.
    fn escape(&mut self, at: usize, start: usize, end: usize, is_bytes: bool) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let letter = source.get(at + 1).copied().filter(|_| at + 1 < end);
        let plain = match letter {
            Some(b'\n') => return Ok(at + 2),
            Some(b'\r') => {
                return Ok(if source[at + 1..end].starts_with(b"\r\n") { at + 3 } else { at + 2 });
            }
            Some(byte @ (b'\\' | b'\'' | b'"')) => byte,
            Some(b'a') => 7,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'v') => 11,
            Some(b'0'..=b'7') => return self.octal(at, end, is_bytes),
            Some(b'x') => return self.hexadecimal(at, start, end, 2, is_bytes),
            Some(b'u') if !is_bytes => return self.hexadecimal(at, start, end, 4, false),
            Some(b'U') if !is_bytes => return self.hexadecimal(at, start, end, 8, false),
            Some(b'N') if !is_bytes => return self.named(at, start, end),
            // No escape: the backslash stays, and what follows is read as it is.
            _ => {
                self.push_bytes(b"\\")?;
                return Ok(at + 1);
            }
        };
        self.push_bytes(&[plain])?;
        Ok(at + 2)
    }

    fn octal(&mut self, at: usize, end: usize, is_bytes: bool) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let digits =
            source[at + 1..end.min(at + 4)].iter().take_while(|b| matches!(b, b'0'..=b'7'));
        let (mut code, mut len) = (0, 0);
        for digit in digits {
            code = code * 8 + u32::from(digit - b'0');
            len += 1;
        }
        self.push_code(code, is_bytes)?;
        Ok(at + 1 + len)
    }

    fn hexadecimal(
        &mut self,
        at: usize,
        start: usize,
        end: usize,
        width: usize,
        is_bytes: bool,
    ) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let digits = &source[at + 2..end.min(at + 2 + width)];
        let good = digits.iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
        if good < width {
            let template = match (is_bytes, width) {
                (true, _) => "(value error) invalid \\x escape at position {}",
                (_, 2) => {
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: truncated \\xXX escape"
                }
                (_, 4) => {
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: truncated \\uXXXX escape"
                }
                _ => {
                    "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: truncated \\UXXXXXXXX escape"
                }
            };
            return Err(self.bad_escape(template, at - start, at - start + 1 + good));
        }
        let digits = str::from_utf8(&digits[..width]).expect("hexadecimal digits");
        let code = u32::from_str_radix(digits, 16).expect("at most eight hexadecimal digits");
        if code > 0x10_ffff {
            let template = "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: illegal Unicode character";
            return Err(self.bad_escape(template, at - start, at - start + 1 + width));
        }
        self.push_code(code, is_bytes)?;
        Ok(at + 2 + width)
    }

    /// `\N{name}`
    fn named(&mut self, at: usize, start: usize, end: usize) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let inside = source[..end].get(at + 2).filter(|&&byte| byte == b'{').map(|_| at + 3);
        let close = inside.and_then(|from| memchr(b'}', &source[from..end]).map(|len| from + len));
        let (Some(from), Some(close)) = (inside, close) else {
            let template = "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: malformed \\N character escape";
            return Err(self.bad_escape(template, at - start, at - start + 1));
        };
        let Some(found) = unicode::named(&self.source[from..close]) else {
            let template = "(unicode error) 'unicodeescape' codec can't decode bytes in position {}-{}: unknown Unicode character name";
            return Err(self.bad_escape(template, at - start, close - start));
        };
        self.push_char(found)?;
        Ok(close + 1)
    }

    #[cold]
    fn bad_escape(&mut self, template: &'static str, from: usize, to: usize) -> Halt {
        let number = |at: usize| Arg::Number(u32::try_from(at).unwrap_or(u32::MAX));
        let wording = Wording::new(template, number(from), number(to));
        let (start, end) = (self.tokens.start(self.at - 1), self.end());
        self.fault_at(ErrorClass::Syntax, start, end, wording)
    }

    /// A code point, which may be a lone surrogate; or the low eight bits of one as a byte.
    #[expect(clippy::cast_possible_truncation, reason = "six and fewer bits are taken at a time")]
    fn push_code(&mut self, code: u32, is_bytes: bool) -> Parsed<()> {
        if is_bytes {
            return self.push_bytes(&[code as u8]);
        }
        match char::from_u32(code) {
            Some(character) => self.push_char(character),
            None => self.push_bytes(&[
                0xe0 | (code >> 12) as u8,
                0x80 | (code >> 6 & 0x3f) as u8,
                0x80 | (code & 0x3f) as u8,
            ]),
        }
    }
}
