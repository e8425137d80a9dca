//! `match` and its patterns.

use super::expression::begins_expression;
use super::{Halt, Parse, Parsed};
use crate::ast::{Context, NO_SYMBOL, NodeId, NodeKind, Operator, Singleton, UnaryOperator};
use crate::diagnostic::Wording;
use crate::lex::TokenKind;
use crate::symbols::UNDERSCORE;

impl Parse<'_> {
    /// Whether a statement that begins with a name could be a `match`.
    #[inline]
    pub(super) fn may_be_match(&self) -> bool {
        let next = self.ahead(1);
        next != TokenKind::Error && begins_expression(next) && self.is_word("match")
    }

    /// Tries a `match` statement; none when the name is only a name.
    pub(super) fn match_statement(&mut self) -> Parsed<Option<NodeId>> {
        let checkpoint = self.checkpoint();
        let start = self.start();
        self.advance();
        let subject = self.subject();
        let is_match =
            subject.is_ok() && self.is(TokenKind::Colon) && self.ahead(1) == TokenKind::Newline;
        if self.is_full {
            return Err(Halt);
        }
        let (true, Ok(subject)) = (is_match, subject) else {
            self.go_back(checkpoint);
            return Ok(None);
        };
        self.advance();
        self.advance();
        if !self.take(TokenKind::Indent) {
            let wording = Wording::new(
                "expected an indented block after {} on line {}",
                crate::diagnostic::Arg::Word("'match' statement"),
                crate::diagnostic::Arg::LineOf(start),
            );
            return Err(self.indentation(wording));
        }
        self.deeper()?;
        let from = self.stack.len();
        while self.is_word("case") {
            let case = self.case()?;
            self.push(case.id())?;
        }
        if self.stack.len() == from || !self.take(TokenKind::Dedent) {
            return Err(self.invalid());
        }
        self.depth -= 1;
        let cases = self.list(from)?;
        let end = self.block_end();
        let span = crate::ast::Span { start, end };
        self.node_in(NodeKind::Match, 0, span, [subject.id(), cases]).map(Some)
    }

    /// `star_named_expression ',' …` or a named expression.
    fn subject(&mut self) -> Parsed {
        let start = self.start();
        let first = self.star_named_expression()?;
        if self.is(TokenKind::Comma) {
            return self.rest_of_tuple(start, first, Self::star_named_expression);
        }
        if self.build.kind(first) == NodeKind::Starred {
            return Err(self.invalid());
        }
        Ok(first)
    }

    fn case(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let pattern = self.patterns()?;
        let guard = if self.take(TokenKind::If) { self.condition()?.id() } else { 0 };
        self.expect_or(TokenKind::Colon, Wording::fixed("expected ':'"))?;
        let body = self.block("'case' statement", start)?;
        let words = self.words(&[guard, body])?;
        self.node(NodeKind::MatchCase, 0, start, [pattern.id(), words])
    }

    /// One pattern, or a sequence without brackets.
    fn patterns(&mut self) -> Parsed {
        let start = self.start();
        let first = self.maybe_star_pattern()?;
        if !self.is(TokenKind::Comma) {
            if self.build.kind(first) == NodeKind::MatchStar {
                return Err(self.invalid());
            }
            return Ok(first);
        }
        let from = self.stack.len();
        self.push(first.id())?;
        while self.take(TokenKind::Comma) {
            if matches!(self.kind(), TokenKind::Colon | TokenKind::If) {
                break;
            }
            let next = self.maybe_star_pattern()?;
            self.push(next.id())?;
        }
        let list = self.list(from)?;
        self.node(NodeKind::MatchSequence, 0, start, [list, 0])
    }

    fn maybe_star_pattern(&mut self) -> Parsed {
        if !self.is(TokenKind::Star) {
            return self.pattern();
        }
        let start = self.start();
        self.advance();
        let name = self.capture()?;
        self.node(NodeKind::MatchStar, 0, start, [name, 0])
    }

    /// A name to capture into; `_` is none.
    fn capture(&mut self) -> Parsed<u32> {
        let name = self.name()?;
        Ok(if name == UNDERSCORE.id() { NO_SYMBOL } else { name })
    }

    /// `as_pattern | or_pattern`
    fn pattern(&mut self) -> Parsed {
        self.deeper()?;
        let start = self.start();
        let first = self.closed_pattern()?;
        let either = if self.is(TokenKind::Bar) {
            let from = self.stack.len();
            self.push(first.id())?;
            while self.take(TokenKind::Bar) {
                let next = self.closed_pattern()?;
                self.push(next.id())?;
            }
            let list = self.list(from)?;
            self.node(NodeKind::MatchOr, 0, start, [list, 0])?
        } else {
            first
        };
        self.depth -= 1;
        if !self.take(TokenKind::As) {
            return Ok(either);
        }
        if self.is_word("_") {
            return Err(self.fault(Wording::fixed("cannot use '_' as a target")));
        }
        if !self.is(TokenKind::Name) {
            return Err(self.fault(Wording::fixed("invalid pattern target")));
        }
        let name = self.name()?;
        self.node(NodeKind::MatchAs, 0, start, [either.id(), name])
    }

    fn closed_pattern(&mut self) -> Parsed {
        let start = self.start();
        match self.kind() {
            TokenKind::None => self.singleton_pattern(Singleton::None),
            TokenKind::True => self.singleton_pattern(Singleton::True),
            TokenKind::False => self.singleton_pattern(Singleton::False),
            TokenKind::String => {
                let value = self.strings()?;
                self.node(NodeKind::MatchValue, 0, start, [value.id(), 0])
            }
            TokenKind::Number | TokenKind::Minus => {
                let value = self.signed_number()?;
                self.node(NodeKind::MatchValue, 0, start, [value.id(), 0])
            }
            TokenKind::LeftParen => self.group_pattern(),
            TokenKind::LeftBracket => {
                self.advance();
                let (list, _) = self.sequence(TokenKind::RightBracket)?;
                self.node(NodeKind::MatchSequence, 0, start, [list, 0])
            }
            TokenKind::LeftBrace => self.mapping_pattern(),
            TokenKind::Name => self.name_pattern(),
            _ => Err(self.invalid()),
        }
    }

    fn singleton_pattern(&mut self, singleton: Singleton) -> Parsed {
        let start = self.start();
        self.advance();
        self.node(NodeKind::MatchSingleton, singleton as u8, start, [0, 0])
    }

    /// A number with a sign, or a complex one: `-1 + 2j`.
    fn signed_number(&mut self) -> Parsed {
        let start = self.start();
        let real = self.maybe_negative()?;
        let operator = match self.kind() {
            TokenKind::Plus => Operator::Add,
            TokenKind::Minus => Operator::Sub,
            _ => return Ok(real),
        };
        if self.is_imaginary(real) {
            return Err(
                self.fault_on(real, Wording::fixed("real number required in complex literal"))
            );
        }
        self.advance();
        let imaginary = self.number_token()?;
        if self.build.kind(imaginary) != NodeKind::Imaginary {
            let wording = Wording::fixed("imaginary number required in complex literal");
            return Err(self.fault_on(imaginary, wording));
        }
        let data = [real.id(), imaginary.id()];
        self.node(NodeKind::BinOp, operator as u8, start, data)
    }

    fn is_imaginary(&self, id: NodeId) -> bool {
        let inner = match self.build.kind(id) {
            NodeKind::UnaryOp => NodeId::new(self.build.data(id)[0]),
            _ => Some(id),
        };
        inner.is_some_and(|inner| self.build.kind(inner) == NodeKind::Imaginary)
    }

    fn maybe_negative(&mut self) -> Parsed {
        let start = self.start();
        if !self.take(TokenKind::Minus) {
            return self.number_token();
        }
        let number = self.number_token()?;
        self.node(NodeKind::UnaryOp, UnaryOperator::USub as u8, start, [number.id(), 0])
    }

    fn number_token(&mut self) -> Parsed {
        if self.is(TokenKind::Number) { self.number() } else { Err(self.invalid()) }
    }

    /// A group, or a sequence in parentheses.
    fn group_pattern(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let from = self.stack.len();
        let (list, has_comma) = self.sequence(TokenKind::RightParen)?;
        debug_assert_eq!(self.stack.len(), from, "the patterns are in their list");
        let (len, first) = self.build.list_at(list);
        if len == 1 && !has_comma {
            let only = NodeId::new(self.build.extra[first]).expect("a list holds nodes");
            if self.build.kind(only) != NodeKind::MatchStar {
                return Ok(only);
            }
            return Err(self.invalid());
        }
        self.node(NodeKind::MatchSequence, 0, start, [list, 0])
    }

    /// Patterns up to the closing bracket, which is taken; and whether a comma stood between them.
    fn sequence(&mut self, closing: TokenKind) -> Parsed<(u32, bool)> {
        let from = self.stack.len();
        let mut has_comma = false;
        while !self.is(closing) {
            let pattern = self.maybe_star_pattern()?;
            self.push(pattern.id())?;
            if !self.take(TokenKind::Comma) {
                break;
            }
            has_comma = true;
        }
        self.expect(closing)?;
        Ok((self.list(from)?, has_comma))
    }

    /// A capture, `_`, a dotted value, or a class.
    fn name_pattern(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let name = self.symbol_before()?;
        if !matches!(self.kind(), TokenKind::Dot | TokenKind::LeftParen) {
            let name = if name == UNDERSCORE.id() { NO_SYMBOL } else { name };
            return self.node(NodeKind::MatchAs, 0, start, [0, name]);
        }
        let load = Context::Load as u8;
        let mut value = self.node(NodeKind::Name, load, start, [name, 0])?;
        while self.take(TokenKind::Dot) {
            let attribute = self.name()?;
            value = self.node(NodeKind::Attribute, load, start, [value.id(), attribute])?;
        }
        if self.is(TokenKind::LeftParen) {
            return self.class_pattern(start, value);
        }
        self.node(NodeKind::MatchValue, 0, start, [value.id(), 0])
    }

    fn class_pattern(&mut self, start: u32, class: NodeId) -> Parsed {
        self.advance();
        let from = self.stack.len();
        let mut patterns = 0;
        let mut has_keyword = false;
        while !self.is(TokenKind::RightParen) {
            if self.is(TokenKind::Name) && self.ahead(1) == TokenKind::Equal {
                if !has_keyword {
                    patterns = self.list(from)?;
                    has_keyword = true;
                }
                let attribute = self.name()?;
                self.advance();
                let pattern = self.pattern()?;
                self.push(attribute)?;
                self.push(pattern.id())?;
            } else {
                let pattern = self.pattern()?;
                if has_keyword {
                    let wording = Wording::fixed("positional patterns follow keyword patterns");
                    return Err(self.fault_on(pattern, wording));
                }
                self.push(pattern.id())?;
            }
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightParen)?;
        let (mut attributes, mut keyword_patterns) = (0, 0);
        if has_keyword {
            (attributes, keyword_patterns) = self.pairs(from)?;
        } else {
            patterns = self.list(from)?;
        }
        let words = self.words(&[patterns, attributes, keyword_patterns])?;
        self.node(NodeKind::MatchClass, 0, start, [class.id(), words])
    }

    /// Pairs on the stack become two lists.
    fn pairs(&mut self, from: usize) -> Parsed<(u32, u32)> {
        let to = self.stack.len();
        let mut lists = [0; 2];
        for (side, list) in lists.iter_mut().enumerate() {
            for at in (from + side..to).step_by(2) {
                let word = self.stack[at];
                self.push(word)?;
            }
            *list = self.list(to)?;
        }
        self.stack.truncate(from);
        Ok((lists[0], lists[1]))
    }

    fn mapping_pattern(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let from = self.stack.len();
        let mut rest = NO_SYMBOL;
        while !self.is(TokenKind::RightBrace) {
            if self.take(TokenKind::DoubleStar) {
                rest = self.name()?;
                if rest == UNDERSCORE.id() {
                    return Err(self.invalid());
                }
                self.take(TokenKind::Comma);
                break;
            }
            let key = self.key()?;
            self.expect(TokenKind::Colon)?;
            let pattern = self.pattern()?;
            self.push(key.id())?;
            self.push(pattern.id())?;
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        self.expect(TokenKind::RightBrace)?;
        let (keys, patterns) = self.pairs(from)?;
        let words = self.words(&[patterns, rest])?;
        self.node(NodeKind::MatchMapping, 0, start, [keys, words])
    }

    /// A literal or a dotted value.
    fn key(&mut self) -> Parsed {
        match self.kind() {
            TokenKind::String => self.strings(),
            TokenKind::Number | TokenKind::Minus => self.signed_number(),
            TokenKind::Name if self.ahead(1) == TokenKind::Dot => {
                let pattern = self.name_pattern()?;
                if self.build.kind(pattern) != NodeKind::MatchValue {
                    return Err(self.invalid());
                }
                let value = self.build.data(pattern)[0];
                Ok(NodeId::new(value).expect("a value pattern has a value"))
            }
            TokenKind::None | TokenKind::True | TokenKind::False => {
                let start = self.start();
                let singleton = match self.kind() {
                    TokenKind::None => Singleton::None,
                    TokenKind::True => Singleton::True,
                    _ => Singleton::False,
                };
                self.advance();
                self.node(NodeKind::Singleton, singleton as u8, start, [0, 0])
            }
            _ => Err(self.invalid()),
        }
    }
}
