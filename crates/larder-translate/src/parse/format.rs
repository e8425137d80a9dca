//! f-strings, as CPython 3.11 reads them: the token is a string like any other, and what stands between
//! braces is cut out by counting brackets and quotes, then read as an expression in parentheses. So no
//! backslash, no comment and not the string's own quotes can stand there.

use super::{Halt, Parse, Parsed};
use crate::ast::{NodeId, NodeKind, Span};
use crate::diagnostic::{Arg, Wording};
use crate::lex::{Lexer, Range, TokenKind};

/// CPython's bound on brackets.
const BRACKETS_MAX: usize = 200;

/// A format string that is being read.
#[derive(Clone, Copy, Debug)]
struct Format {
    /// The whole of its tokens: the position of every part.
    span: Span,
    has_u_prefix: bool,
    is_raw: bool,
    /// 0 outside format specifications.
    level: u32,
}

impl Parse<'_> {
    /// String tokens of which one is a format string.
    pub(super) fn joined(
        &mut self,
        start: u32,
        first: usize,
        last: usize,
        has_u_prefix: bool,
    ) -> Parsed {
        let outer = self.format_string.replace(start);
        let span = self.span(start);
        let from = self.stack.len();
        let mut literal = self.build.text.len();
        for token in first..last {
            let piece = self.piece(token);
            if piece.is_format {
                let format = Format { span, has_u_prefix, is_raw: piece.is_raw, level: 0 };
                self.parts(format, piece.start, piece.end, &mut literal)?;
            } else {
                self.decode(piece.start, piece.end, piece.is_raw, false)?;
            }
        }
        let format = Format { span, has_u_prefix, is_raw: false, level: 0 };
        self.flush(format, &mut literal)?;
        self.format_string = outer;
        let list = self.list(from)?;
        self.node_in(NodeKind::JoinedStr, 0, span, [list, 0])
    }

    /// What was collected becomes a constant.
    fn flush(&mut self, format: Format, literal: &mut usize) -> Parsed<()> {
        if self.build.text.len() > *literal {
            let data = self.made_since(*literal);
            let tag = u8::from(format.has_u_prefix);
            let constant = self.node_in(NodeKind::StrMade, tag, format.span, data)?;
            self.push(constant.id())?;
        }
        *literal = self.build.text.len();
        Ok(())
    }

    #[cold]
    fn bad(&mut self, format: Format, wording: Wording) -> Halt {
        self.fault_at(
            crate::diagnostic::ErrorClass::Syntax,
            format.span.start,
            format.span.end,
            wording,
        )
    }

    #[cold]
    fn bad_text(&mut self, format: Format, text: &'static str) -> Halt {
        self.bad(format, Wording::fixed(text))
    }

    /// Literals and expressions in turn, up to `end` or the brace that ends a specification; where.
    fn parts(
        &mut self,
        format: Format,
        start: usize,
        end: usize,
        literal: &mut usize,
    ) -> Parsed<usize> {
        let mut at = start;
        loop {
            at = self.literal(format, at, end)?;
            if at >= end || self.source.as_bytes()[at] == b'}' {
                return Ok(at);
            }
            at = self.replacement(format, at, end, literal)?;
        }
    }

    /// A literal part, decoded; the brace or end behind it.
    fn literal(&mut self, format: Format, start: usize, end: usize) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let (mut from, mut at) = (start, start);
        while at < end {
            let byte = source[at];
            at += 1;
            if byte == b'\\' && !format.is_raw && at < end {
                let escaped = source[at];
                at += 1;
                if escaped == b'N' && source[..end].get(at) == Some(&b'{') {
                    at = memchr::memchr(b'}', &source[at..end]).map_or(end, |len| at + len + 1);
                    continue;
                }
                if escaped != b'{' && escaped != b'}' {
                    continue;
                }
                // The backslash is no escape here, and the brace is a brace.
                at -= 1;
                continue;
            }
            if byte != b'{' && byte != b'}' {
                continue;
            }
            if format.level == 0 {
                if source[..end].get(at) == Some(&byte) {
                    // A doubled brace: one of them belongs to the literal.
                    self.decode(from, at, format.is_raw, false)?;
                    at += 1;
                    from = at;
                    continue;
                }
                if byte == b'}' {
                    return Err(self.bad_text(format, "f-string: single '}' is not allowed"));
                }
            }
            at -= 1;
            break;
        }
        self.decode(from, at, format.is_raw, false)?;
        Ok(at)
    }

    /// `{expression!conversion:specification}`; what follows it.
    fn replacement(
        &mut self,
        format: Format,
        open: usize,
        end: usize,
        literal: &mut usize,
    ) -> Parsed<usize> {
        const UNEXPECTED_END: &str = "f-string: expecting '}'";
        if format.level >= 2 {
            return Err(self.bad_text(format, "f-string: expressions nested too deeply"));
        }
        let source = self.source.as_bytes();
        let close = self.expression_end(format, open, end)?;
        if close >= end {
            return Err(self.bad_text(format, UNEXPECTED_END));
        }
        let mut at = close;
        let is_documenting = source[at] == b'=';
        if is_documenting {
            at += 1;
            while at < end && matches!(source[at], b' ' | b'\t' | b'\n' | b'\r' | 11 | 12) {
                at += 1;
            }
            // The text of the expression goes before its value; it has no escapes.
            self.decode(open + 1, at, true, false)?;
        }
        self.flush(format, literal)?;
        let value = self.embedded(format, open, close)?;
        if at >= end {
            return Err(self.bad_text(format, UNEXPECTED_END));
        }
        let mut conversion = 0;
        if source[at] == b'!' {
            if at + 1 >= end {
                return Err(self.bad_text(format, UNEXPECTED_END));
            }
            conversion = source[at + 1];
            at += 2;
            if !matches!(conversion, b's' | b'r' | b'a') {
                let text = "f-string: invalid conversion character: expected 's', 'r', or 'a'";
                return Err(self.bad_text(format, text));
            }
        }
        let mut specification = 0;
        if source[..end].get(at) == Some(&b':') {
            let inner = Format { level: format.level + 1, ..format };
            let from = self.stack.len();
            let mut inner_literal = self.build.text.len();
            at = self.parts(inner, at + 1, end, &mut inner_literal)?;
            self.flush(inner, &mut inner_literal)?;
            let list = self.list(from)?;
            specification = self.node_in(NodeKind::JoinedStr, 0, format.span, [list, 0])?.id();
        }
        if source[..end].get(at) != Some(&b'}') {
            return Err(self.bad_text(format, UNEXPECTED_END));
        }
        if is_documenting && specification == 0 && conversion == 0 {
            conversion = b'r';
        }
        *literal = self.build.text.len();
        let data = [value.id(), specification];
        let formatted = self.node_in(NodeKind::FormattedValue, conversion, format.span, data)?;
        self.push(formatted.id())?;
        Ok(at + 1)
    }

    /// Where the expression behind a brace ends: at `!`, `:`, `=` or `}` outside brackets and quotes.
    fn expression_end(&mut self, format: Format, open: usize, end: usize) -> Parsed<usize> {
        let source = self.source.as_bytes();
        let mut brackets = [0_u8; BRACKETS_MAX];
        let mut depth = 0;
        // The quote of the string that is open, and how many of it close it.
        let mut quote: Option<(u8, usize)> = None;
        let mut at = open + 1;
        while at < end {
            let byte = source[at];
            if byte == b'\\' {
                let text = "f-string expression part cannot include a backslash";
                return Err(self.bad_text(format, text));
            }
            let is_triple = at + 2 < end && source[at + 1] == byte && source[at + 2] == byte;
            if let Some((open_quote, count)) = quote {
                if byte == open_quote && (count == 1 || is_triple) {
                    at += count - 1;
                    quote = None;
                }
                at += 1;
                continue;
            }
            let next = source[..end].get(at + 1).copied();
            match byte {
                b'\'' | b'"' => {
                    let count = if is_triple { 3 } else { 1 };
                    quote = Some((byte, count));
                    at += count - 1;
                }
                b'(' | b'[' | b'{' => {
                    if depth >= BRACKETS_MAX {
                        return Err(self.bad_text(format, "f-string: too many nested parenthesis"));
                    }
                    brackets[depth] = byte;
                    depth += 1;
                }
                b'#' => {
                    let text = "f-string expression part cannot include '#'";
                    return Err(self.bad_text(format, text));
                }
                b'!' | b'=' | b'<' | b'>' if depth == 0 && next == Some(b'=') => at += 1,
                b'!' | b':' | b'}' | b'=' if depth == 0 => break,
                b')' | b']' | b'}' => {
                    let closing = Arg::Char(char::from(byte));
                    if depth == 0 {
                        let wording = Wording::new("f-string: unmatched '{}'", closing, Arg::None);
                        return Err(self.bad(format, wording));
                    }
                    depth -= 1;
                    let opening = brackets[depth];
                    if !matches!((opening, byte), (b'(', b')') | (b'[', b']') | (b'{', b'}')) {
                        let template = "f-string: closing parenthesis '{}' does not match opening parenthesis '{}'";
                        let opening = Arg::Char(char::from(opening));
                        return Err(self.bad(format, Wording::new(template, closing, opening)));
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if quote.is_some() {
            return Err(self.bad_text(format, "f-string: unterminated string"));
        }
        if depth > 0 {
            let opening = Arg::Char(char::from(brackets[depth - 1]));
            return Err(
                self.bad(format, Wording::new("f-string: unmatched '{}'", opening, Arg::None))
            );
        }
        Ok(at)
    }

    /// The expression between two places, as if in parentheses.
    fn embedded(&mut self, format: Format, open: usize, close: usize) -> Parsed<NodeId> {
        let inside = &self.source.as_bytes()[open + 1..close];
        if inside.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 11 | 12)) {
            return Err(self.bad_text(format, "f-string: empty expression not allowed"));
        }
        let outside = std::mem::replace(&mut self.at, self.tokens.len());
        let range = Range::Embedded { start: open, end: close };
        let lexed = Lexer::new(self.source, range, &mut self.tokens, &mut self.diagnostics).run();
        let value = match lexed {
            Ok(()) => self.embedded_tokens(),
            Err(_full) => Err(self.full()),
        };
        self.at = outside;
        value
    }

    fn embedded_tokens(&mut self) -> Parsed<NodeId> {
        self.deeper()?;
        let value = self.star_expressions()?;
        self.depth -= 1;
        if self.is(TokenKind::End) { Ok(value) } else { Err(self.invalid()) }
    }
}
