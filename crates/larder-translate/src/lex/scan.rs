//! The scan itself: one token after the other.

use larder_memory::arena::ArenaVec;
use memchr::{memchr, memchr2, memchr3};

use super::indent::{Blocks, Step, Width};
use super::tokens::Full;
use super::{TokenKind, Tokens, eight, number, unicode, word};
use crate::diagnostic::{Arg, Diagnostic, ErrorClass, Wording};

/// CPython's bound on nested brackets.
const BRACKETS_MAX: usize = 200;

/// Which part of a source is read, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Range {
    /// All of it: lines and blocks.
    File,
    /// An expression inside an f-string, from its `{` to what closes it, as if in parentheses.
    Embedded {
        /// Where the brace stands.
        start: usize,
        /// Where the expression ends.
        end: usize,
    },
}

/// What a byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Space,
    Line,
    Word,
    Digit,
    Quote,
    Comment,
    Operator,
    Backslash,
}

static CLASS: [Class; 256] = {
    let mut table = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        #[expect(clippy::cast_possible_truncation, reason = "it counts to 255")]
        let b = byte as u8;
        table[byte] = match b {
            b' ' | b'\t' | b'\x0c' => Class::Space,
            b'\n' | b'\r' => Class::Line,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | 0x80.. => Class::Word,
            b'0'..=b'9' => Class::Digit,
            b'"' | b'\'' => Class::Quote,
            b'#' => Class::Comment,
            b'\\' => Class::Backslash,
            b'(' | b')' | b'[' | b']' | b'{' | b'}' | b':' | b',' | b';' | b'.' | b'=' | b'+'
            | b'-' | b'*' | b'/' | b'%' | b'@' | b'&' | b'|' | b'^' | b'~' | b'<' | b'>' | b'!' => {
                Class::Operator
            }
            _ => Class::Other,
        };
        byte += 1;
    }
    table
};

/// Whether an ASCII byte may go on an identifier.
static GOES_ON: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte: u8 = 0;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric() || byte == b'_';
        byte += 1;
    }
    table
};

/// Reads tokens into columns.
pub(crate) struct Lexer<'t, 'a> {
    text: &'t str,
    bytes: &'t [u8],
    end: usize,
    at: usize,
    tokens: &'t mut Tokens<'a>,
    diagnostics: &'t mut ArenaVec<'a, Diagnostic>,
    blocks: Blocks,
    /// Where the open brackets stand.
    brackets: [u32; BRACKETS_MAX],
    open: usize,
    /// Brackets are open from outside: lines and blocks mean nothing.
    is_embedded: bool,
    /// A token stood in this logical line.
    has_token: bool,
}

type Scanned = Result<(), Full>;

#[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
const fn short(at: usize) -> u32 {
    at as u32
}

impl<'t, 'a> Lexer<'t, 'a> {
    pub(crate) fn new(
        text: &'t str,
        range: Range,
        tokens: &'t mut Tokens<'a>,
        diagnostics: &'t mut ArenaVec<'a, Diagnostic>,
    ) -> Self {
        let (at, end) = match range {
            Range::File => (0, text.len()),
            Range::Embedded { start, end } => (start, end),
        };
        Lexer {
            text,
            bytes: &text.as_bytes()[..end],
            end,
            at,
            tokens,
            diagnostics,
            blocks: Blocks::new(),
            brackets: [0; BRACKETS_MAX],
            open: 0,
            is_embedded: range != Range::File,
            has_token: false,
        }
    }

    /// Reads the whole range. The last token is [`TokenKind::End`].
    pub(crate) fn run(mut self) -> Scanned {
        if self.is_embedded {
            self.tokens.push(TokenKind::LeftParen, self.at, self.at + 1)?;
            self.at += 1;
            self.tokens()?;
            self.tokens.push(TokenKind::RightParen, self.end, self.end)?;
            return self.tokens.push(TokenKind::End, self.end, self.end);
        }
        self.line()?;
        self.tokens()?;
        if self.open > 0 {
            self.never_closed()?;
        }
        if self.has_token {
            self.tokens.push(TokenKind::Newline, self.end, self.end)?;
        }
        for _ in 0..self.blocks.close_all() {
            self.tokens.push(TokenKind::Dedent, self.end, self.end)?;
        }
        self.tokens.push(TokenKind::End, self.end, self.end)
    }

    #[inline(always)]
    fn peek(&self, ahead: usize) -> u8 {
        self.bytes.get(self.at + ahead).copied().unwrap_or(0)
    }

    fn tokens(&mut self) -> Scanned {
        while let Some(&byte) = self.bytes.get(self.at) {
            match CLASS[usize::from(byte)] {
                Class::Space => self.at += 1,
                Class::Word => self.word()?,
                Class::Operator => self.operator(byte)?,
                Class::Line => self.end_of_line()?,
                Class::Digit => self.number()?,
                Class::Quote => {
                    let start = self.at;
                    self.string(start)?;
                }
                Class::Comment => self.comment(),
                Class::Backslash => self.backslash()?,
                Class::Other => self.other()?,
            }
        }
        Ok(())
    }

    #[inline(always)]
    fn token(&mut self, kind: TokenKind, end: usize) -> Scanned {
        self.has_token = true;
        let start = self.at;
        // One space stands behind half of all tokens: passed here, it costs an addition and no turn.
        self.at = end + usize::from(self.bytes.get(end) == Some(&b' '));
        self.tokens.push(kind, start, end)
    }

    #[cold]
    fn fault(&mut self, class: ErrorClass, start: usize, end: usize, wording: Wording) -> Scanned {
        let (start, end) = (short(start), short(end));
        let diagnostic = Diagnostic { class, start, end, wording };
        self.diagnostics.try_push(diagnostic).map_err(|_full| Full)
    }

    /// A fault, and a token in its place that ends at `end`.
    #[cold]
    fn error(&mut self, class: ErrorClass, end: usize, wording: Wording) -> Scanned {
        self.fault(class, self.at, end, wording)?;
        self.token(TokenKind::Error, end)
    }

    fn comment(&mut self) {
        let rest = &self.bytes[self.at..];
        self.at += memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
    }

    /// The bytes of the end of a line here: two for `\r\n`.
    fn line_end_bytes(&self) -> usize {
        1 + usize::from(self.peek(0) == b'\r' && self.peek(1) == b'\n')
    }

    #[inline(always)]
    fn end_of_line(&mut self) -> Scanned {
        let bytes = self.line_end_bytes();
        if self.open > 0 || self.is_embedded {
            self.at += bytes;
            return Ok(());
        }
        if self.has_token {
            self.tokens.push(TokenKind::Newline, self.at, self.at)?;
            self.has_token = false;
        }
        self.at += bytes;
        self.line()
    }

    /// The beginning of a logical line: its width, unless there is nothing in it.
    fn line(&mut self) -> Scanned {
        loop {
            let spaces = self.spaces();
            self.at += spaces;
            let mut width = Width::of_spaces(short(spaces));
            // Set by the first backslash: the width of a line that is continued is that of its first part.
            let mut first_part = None;
            loop {
                match self.peek(0) {
                    byte @ (b' ' | b'\t' | b'\x0c') => width.add(byte),
                    b'\\' if matches!(self.peek(1), b'\n' | b'\r') && self.at + 2 < self.end => {
                        first_part = first_part.or(Some(width).filter(|w| w.tabs_of_eight > 0));
                        self.at += 1;
                        self.at += self.line_end_bytes() - 1;
                    }
                    _ => break,
                }
                self.at += 1;
            }
            if self.peek(0) == b'#' {
                self.comment();
            }
            if matches!(self.peek(0), b'\n' | b'\r') && self.at < self.end {
                self.at += self.line_end_bytes();
                continue;
            }
            if self.at >= self.end {
                return Ok(());
            }
            return self.blocks_step(first_part.unwrap_or(width));
        }
    }

    /// How many spaces stand here.
    #[inline(always)]
    fn spaces(&self) -> usize {
        let mut end = self.at;
        while let Some(bytes) = eight::at(self.bytes, end) {
            let others = eight::unequal(bytes, b' ');
            end += eight::before(others);
            if others != 0 {
                break;
            }
        }
        end - self.at
    }

    #[inline(always)]
    fn blocks_step(&mut self, width: Width) -> Scanned {
        let at = self.at;
        match self.blocks.step(width) {
            Step::Same => Ok(()),
            Step::In => self.tokens.push(TokenKind::Indent, at, at),
            Step::Out(closed) => self.dedent(closed),
            Step::Stray(closed) => {
                self.dedent(closed)?;
                let wording = Wording::fixed("unindent does not match any outer indentation level");
                self.error(ErrorClass::Indentation, at, wording)
            }
            Step::Fault(class, wording) => self.error(class, at, wording),
        }
    }

    fn dedent(&mut self, blocks: usize) -> Scanned {
        for _ in 0..blocks {
            self.tokens.push(TokenKind::Dedent, self.at, self.at)?;
        }
        Ok(())
    }

    #[inline(always)]
    fn word(&mut self) -> Scanned {
        let start = self.at;
        let end = self.word_end(start);
        match self.bytes.get(end) {
            Some(b'"' | b'\'') if end - start <= 2 && is_prefix(&self.bytes[start..end]) => {
                self.at = end;
                return self.string(start);
            }
            Some(0x80..) => return self.wide_word(end),
            _ => {}
        }
        let kind = word::kind(self.bytes, start, end);
        if kind.is_keyword() && self.open > 0 && kind.begins_statement_only() {
            self.abandon_brackets(kind)?;
        }
        self.token(kind, end)
    }

    /// Where the ASCII part of a word ends. Most words have fewer than eight letters: no loop, no guess.
    #[inline(always)]
    fn word_end(&self, start: usize) -> usize {
        let mut end = start;
        while let Some(bytes) = eight::at(self.bytes, end) {
            let ends = eight::not_of_word(bytes);
            end += eight::before(ends);
            if ends != 0 {
                return end;
            }
        }
        while self.bytes.get(end).is_some_and(|&byte| GOES_ON[usize::from(byte)]) {
            end += 1;
        }
        end
    }

    /// No expression holds this keyword: where it begins a line, the brackets were never closed.
    #[cold]
    fn abandon_brackets(&mut self, kind: TokenKind) -> Scanned {
        let before = &self.bytes[..self.at];
        let line = memchr::memrchr2(b'\n', b'\r', before).map_or(0, |at| at + 1);
        let is_first = before[line..].iter().all(|&byte| CLASS[usize::from(byte)] == Class::Space);
        if !is_first || self.is_embedded {
            return Ok(());
        }
        debug_assert!(kind.is_keyword(), "only a keyword ends brackets");
        self.never_closed()?;
        self.open = 0;
        self.tokens.push(TokenKind::Newline, line, line)?;
        self.has_token = false;
        let keyword = self.at;
        self.at = line;
        self.line()?;
        debug_assert_eq!(
            self.at, keyword,
            "the width of a line is the space before its first word"
        );
        Ok(())
    }

    fn never_closed(&mut self) -> Scanned {
        let at = self.brackets[self.open - 1] as usize;
        let bracket = Arg::Char(char::from(self.bytes[at]));
        let wording = Wording::new("'{}' was never closed", bracket, Arg::None);
        self.fault(ErrorClass::Syntax, at, at + 1, wording)?;
        self.tokens.push(TokenKind::Error, self.at, self.at)
    }

    /// A word with letters that are not ASCII.
    #[cold]
    fn wide_word(&mut self, ascii_end: usize) -> Scanned {
        let start = self.at;
        let mut end = ascii_end;
        let mut stray = None;
        for character in self.text[ascii_end..self.end].chars() {
            if character.is_ascii() && !GOES_ON[character as usize] {
                break;
            }
            // As in CPython every character beyond ASCII is part of the word, which then is judged whole.
            let is_good = if end == start {
                unicode::is_start(character)
            } else {
                unicode::is_continue(character)
            };
            if !is_good && stray.is_none() {
                stray = Some((end, character));
            }
            end += character.len_utf8();
        }
        let Some((at, character)) = stray else { return self.token(TokenKind::Name, end) };
        let template = if unicode::is_printable(character) {
            "invalid character '{}' (U+{})"
        } else {
            "invalid non-printable character U+{}"
        };
        let code = Arg::Hex(u32::from(character));
        let wording = if unicode::is_printable(character) {
            Wording::new(template, Arg::Char(character), code)
        } else {
            Wording::new(template, code, Arg::None)
        };
        self.fault(ErrorClass::Syntax, at, at + character.len_utf8(), wording)?;
        self.token(TokenKind::Error, end)
    }

    fn number(&mut self) -> Scanned {
        let (end, fault) = number::scan(self.bytes, self.at, self.end);
        match fault {
            None => self.token(TokenKind::Number, end),
            Some((wording, at)) => {
                self.fault(ErrorClass::Syntax, at, at + 1, wording)?;
                self.token(TokenKind::Error, end)
            }
        }
    }

    /// A literal whose quote is here and whose prefix began at `start`.
    fn string(&mut self, start: usize) -> Scanned {
        let quote = self.bytes[self.at];
        let is_triple = self.peek(1) == quote && self.peek(2) == quote;
        let mut at = self.at + if is_triple { 3 } else { 1 };
        self.at = start;
        if is_triple {
            loop {
                let Some(found) = memchr2(quote, b'\\', &self.bytes[at..]) else {
                    return self.unterminated(
                        "unterminated triple-quoted string literal (detected at line {})",
                        self.end,
                    );
                };
                at += found;
                if self.bytes[at] == b'\\' {
                    at = (at + 2).min(self.end);
                } else if self.bytes[at..].starts_with(&[quote; 3]) {
                    return self.token(TokenKind::String, at + 3);
                } else {
                    at += 1;
                }
            }
        }
        // Most strings are short: a search over vectors would cost more to begin than it saves.
        for _ in 0..4 {
            let Some(bytes) = eight::at(self.bytes, at) else { break };
            let is = |byte| eight::equal(bytes, byte);
            let ends = is(quote) | is(b'\\') | is(b'\n') | is(b'\r');
            at += eight::before(ends);
            if ends != 0 {
                break;
            }
        }
        loop {
            if self.bytes.get(at) == Some(&quote) {
                return self.token(TokenKind::String, at + 1);
            }
            let rest = &self.bytes[at..];
            let found = memchr3(quote, b'\\', b'\n', rest).unwrap_or(rest.len());
            let found = memchr(b'\r', &rest[..found]).unwrap_or(found);
            at += found;
            match self.bytes.get(at) {
                Some(b'\\') => {
                    at += 1;
                    let is_pair = self.bytes[at.min(self.end)..].starts_with(b"\r\n");
                    at = (at + 1 + usize::from(is_pair)).min(self.end);
                }
                Some(&byte) if byte == quote => {}
                _ => {
                    return self
                        .unterminated("unterminated string literal (detected at line {})", at);
                }
            }
        }
    }

    #[cold]
    fn unterminated(&mut self, template: &'static str, end: usize) -> Scanned {
        let last = short(end.min(self.end).max(1) - usize::from(end == self.end && end > 0));
        let wording = Wording::new(template, Arg::LineOf(last), Arg::None);
        self.error(ErrorClass::Syntax, end, wording)
    }

    #[inline(always)]
    fn operator(&mut self, byte: u8) -> Scanned {
        use TokenKind::*;
        let next = self.peek(1);
        let is_equal = usize::from(next == b'=');
        let pick = |plain, equal| (if is_equal == 1 { equal } else { plain }, 1 + is_equal);
        let (kind, bytes) = match byte {
            b'(' => return self.opening(LeftParen),
            b'[' => return self.opening(LeftBracket),
            b'{' => return self.opening(LeftBrace),
            b')' => return self.closing(RightParen, b'('),
            b']' => return self.closing(RightBracket, b'['),
            b'}' => return self.closing(RightBrace, b'{'),
            b',' => (Comma, 1),
            b'.' if next.is_ascii_digit() => return self.number(),
            b'.' if next == b'.' && self.peek(2) == b'.' => (Ellipsis, 3),
            b'.' => (Dot, 1),
            b':' => pick(Colon, Walrus),
            b'=' => pick(Equal, EqualEqual),
            b';' => (Semicolon, 1),
            b'~' => (Tilde, 1),
            b'+' => pick(Plus, PlusEqual),
            b'-' if next == b'>' => (Arrow, 2),
            b'-' => pick(Minus, MinusEqual),
            b'*' if next == b'*' => self.double(DoubleStar, DoubleStarEqual),
            b'*' => pick(Star, StarEqual),
            b'/' if next == b'/' => self.double(DoubleSlash, DoubleSlashEqual),
            b'/' => pick(Slash, SlashEqual),
            b'%' => pick(Percent, PercentEqual),
            b'@' => pick(At, AtEqual),
            b'&' => pick(Ampersand, AmpersandEqual),
            b'|' => pick(Bar, BarEqual),
            b'^' => pick(Caret, CaretEqual),
            b'<' if next == b'<' => self.double(LeftShift, LeftShiftEqual),
            // `<>` is a token that only a joke of CPython accepts.
            b'<' if next == b'>' => {
                return self.error(
                    ErrorClass::Syntax,
                    self.at + 2,
                    Wording::fixed("invalid syntax"),
                );
            }
            b'<' => pick(Less, LessEqual),
            b'>' if next == b'>' => self.double(RightShift, RightShiftEqual),
            b'>' => pick(Greater, GreaterEqual),
            b'!' if is_equal == 1 => (NotEqual, 2),
            _ => return self.other(),
        };
        self.token(kind, self.at + bytes)
    }

    fn double(&self, plain: TokenKind, equal: TokenKind) -> (TokenKind, usize) {
        if self.peek(2) == b'=' { (equal, 3) } else { (plain, 2) }
    }

    #[inline(always)]
    fn opening(&mut self, kind: TokenKind) -> Scanned {
        if self.open + usize::from(self.is_embedded) >= BRACKETS_MAX {
            return self.too_deep();
        }
        self.brackets[self.open] = short(self.at);
        self.open += 1;
        self.token(kind, self.at + 1)
    }

    /// More brackets than CPython takes: what follows is not read, for a hostile file has nothing to say.
    #[cold]
    fn too_deep(&mut self) -> Scanned {
        let wording = Wording::fixed("too many nested parentheses");
        self.fault(ErrorClass::Syntax, self.at, self.at + 1, wording)?;
        self.open = 0;
        self.token(TokenKind::Error, self.end)
    }

    #[inline(always)]
    fn closing(&mut self, kind: TokenKind, opening: u8) -> Scanned {
        if self.open > 0 && self.bytes[self.brackets[self.open - 1] as usize] == opening {
            self.open -= 1;
            return self.token(kind, self.at + 1);
        }
        self.mismatch()
    }

    #[cold]
    fn mismatch(&mut self) -> Scanned {
        let closing = Arg::Char(char::from(self.bytes[self.at]));
        let wording = if self.open == 0 {
            Wording::new("unmatched '{}'", closing, Arg::None)
        } else {
            let open = self.brackets[self.open - 1];
            self.open -= 1;
            Wording::new(
                "closing parenthesis '{}' does not match opening parenthesis {}",
                closing,
                Arg::Bracket(open, short(self.at)),
            )
        };
        self.error(ErrorClass::Syntax, self.at + 1, wording)
    }

    #[cold]
    fn backslash(&mut self) -> Scanned {
        if matches!(self.peek(1), b'\n' | b'\r') && self.at + 1 < self.end {
            self.at += 1;
            self.at += self.line_end_bytes();
            if self.at >= self.end {
                let wording = Wording::fixed("unexpected EOF while parsing");
                return self.error(ErrorClass::Syntax, self.at, wording);
            }
            return Ok(());
        }
        if self.at + 1 >= self.end {
            let wording = Wording::fixed("unexpected EOF while parsing");
            return self.error(ErrorClass::Syntax, self.end, wording);
        }
        let wording = Wording::fixed("unexpected character after line continuation character");
        self.fault(ErrorClass::Syntax, self.at, self.at + 1, wording)?;
        let rest = &self.bytes[self.at..];
        let line = memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        self.token(TokenKind::Error, self.at + line)
    }

    /// A character that begins nothing.
    #[cold]
    fn other(&mut self) -> Scanned {
        let byte = self.bytes[self.at];
        let wording = if byte.is_ascii_control() {
            let code = Arg::Hex(u32::from(byte));
            Wording::new("invalid non-printable character U+{}", code, Arg::None)
        } else {
            Wording::fixed("invalid syntax")
        };
        self.error(ErrorClass::Syntax, self.at + 1, wording)
    }
}

/// Whether these letters may stand before a quote.
fn is_prefix(letters: &[u8]) -> bool {
    match letters {
        [one] => matches!(one | 0x20, b'r' | b'b' | b'u' | b'f'),
        [first, second] => {
            matches!((first | 0x20, second | 0x20), (b'r', b'b' | b'f') | (b'b' | b'f', b'r'))
        }
        _ => false,
    }
}
