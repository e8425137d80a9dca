//! What stands in brackets: groups, tuples, lists, sets, dicts, and comprehensions of each.

use super::expression::{begins_expression, level};
use super::{Halt, Parse, Parsed};
use crate::ast::{Context, NodeId, NodeKind};
use crate::diagnostic::Wording;
use crate::lex::TokenKind;

const LOAD: u8 = Context::Load as u8;

impl Parse<'_> {
    /// Whether a comprehension begins.
    pub(super) fn begins_comprehension(&self) -> bool {
        match self.kind() {
            TokenKind::For => true,
            TokenKind::Async => self.ahead(1) == TokenKind::For,
            _ => false,
        }
    }

    /// A group, a tuple or a generator.
    pub(super) fn parenthesised(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        self.deeper()?;
        let made = self.in_parentheses(start)?;
        self.depth -= 1;
        Ok(made)
    }

    fn in_parentheses(&mut self, start: u32) -> Parsed {
        if self.take(TokenKind::RightParen) {
            return self.node(NodeKind::Tuple, LOAD, start, [0, 0]);
        }
        if self.is(TokenKind::Yield) {
            let value = self.yielded()?;
            self.close_paren()?;
            return Ok(value);
        }
        let first = self.star_named_expression()?;
        if self.is(TokenKind::Comma) {
            let from = self.stack.len();
            self.push(first.id())?;
            self.elements(TokenKind::RightParen)?;
            self.close_paren()?;
            let list = self.list(from)?;
            return self.node(NodeKind::Tuple, LOAD, start, [list, 0]);
        }
        let is_starred = self.build.kind(first) == NodeKind::Starred;
        if self.begins_comprehension() {
            if is_starred {
                return Err(self.unpacking_in_comprehension(first));
            }
            let clauses = self.comprehension()?;
            self.close_paren()?;
            return self.node(NodeKind::GeneratorExp, 0, start, [first.id(), clauses]);
        }
        if is_starred && self.is(TokenKind::RightParen) {
            let wording = Wording::fixed("cannot use starred expression here");
            return Err(self.fault_on(first, wording));
        }
        self.close_paren()?;
        Ok(first)
    }

    #[cold]
    pub(super) fn unpacking_in_comprehension(&mut self, first: NodeId) -> Halt {
        let wording = Wording::fixed("iterable unpacking cannot be used in comprehension");
        self.fault_on(first, wording)
    }

    /// The elements behind the first, each behind a comma.
    fn elements(&mut self, closing: TokenKind) -> Parsed<()> {
        while self.take(TokenKind::Comma) {
            if self.is(closing) {
                break;
            }
            let next = self.star_named_expression()?;
            self.push(next.id())?;
        }
        Ok(())
    }

    pub(super) fn close_paren(&mut self) -> Parsed<()> {
        if self.take(TokenKind::RightParen) { Ok(()) } else { Err(self.missing_comma()) }
    }

    /// A bracket should close here.
    #[cold]
    pub(super) fn missing_comma(&mut self) -> Halt {
        if self.format_string.is_none()
            && begins_expression(self.kind())
            && self.kind() != TokenKind::Not
            && !matches!(self.tokens.kind(self.at - 1), TokenKind::Comma)
        {
            let end = self.tokens.end(self.at);
            let start = self.tokens.start(self.at - 1);
            let wording = Wording::fixed("invalid syntax. Perhaps you forgot a comma?");
            return self.fault_over(start, end, wording);
        }
        self.invalid()
    }

    pub(super) fn bracketed(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        if self.take(TokenKind::RightBracket) {
            return self.node(NodeKind::List, LOAD, start, [0, 0]);
        }
        self.deeper()?;
        let first = self.star_named_expression()?;
        let made = if self.begins_comprehension() {
            if self.build.kind(first) == NodeKind::Starred {
                return Err(self.unpacking_in_comprehension(first));
            }
            let clauses = self.comprehension()?;
            self.close_bracket()?;
            self.node(NodeKind::ListComp, 0, start, [first.id(), clauses])
        } else {
            let from = self.stack.len();
            self.push(first.id())?;
            self.elements(TokenKind::RightBracket)?;
            self.close_bracket()?;
            let list = self.list(from)?;
            self.node(NodeKind::List, LOAD, start, [list, 0])
        };
        self.depth -= 1;
        made
    }

    /// A dict or a set.
    pub(super) fn braced(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        if self.take(TokenKind::RightBrace) {
            return self.node(NodeKind::Dict, 0, start, [0, 0]);
        }
        self.deeper()?;
        let made = if self.is(TokenKind::DoubleStar) {
            self.dict(start, None)
        } else {
            let is_group = self.is(TokenKind::LeftParen);
            let first = self.star_named_expression()?;
            let is_bare = match self.build.kind(first) {
                NodeKind::Starred => true,
                NodeKind::NamedExpr => !is_group,
                _ => false,
            };
            let is_key = self.is(TokenKind::Colon) && !is_bare;
            if is_key { self.dict(start, Some(first)) } else { self.set(start, first) }
        }?;
        self.depth -= 1;
        Ok(made)
    }

    fn set(&mut self, start: u32, first: NodeId) -> Parsed {
        if self.begins_comprehension() {
            if self.build.kind(first) == NodeKind::Starred {
                return Err(self.unpacking_in_comprehension(first));
            }
            let clauses = self.comprehension()?;
            self.close_brace()?;
            return self.node(NodeKind::SetComp, 0, start, [first.id(), clauses]);
        }
        let from = self.stack.len();
        self.push(first.id())?;
        self.elements(TokenKind::RightBrace)?;
        self.close_brace()?;
        let list = self.list(from)?;
        self.node(NodeKind::Set, 0, start, [list, 0])
    }

    fn close_brace(&mut self) -> Parsed<()> {
        if self.take(TokenKind::RightBrace) { Ok(()) } else { Err(self.missing_comma()) }
    }

    /// Keys and values in turn on the stack, 0 for the key of `**rest`, then as two lists.
    fn dict(&mut self, start: u32, first: Option<NodeId>) -> Parsed {
        let from = self.stack.len();
        let mut key = first;
        loop {
            if key.is_none() && self.take(TokenKind::DoubleStar) {
                let rest = self.operators(level::BIT_OR)?;
                self.push(0)?;
                self.push(rest.id())?;
                if self.begins_comprehension() {
                    let wording =
                        Wording::fixed("dict unpacking cannot be used in dict comprehension");
                    return Err(self.fault_on(rest, wording));
                }
            } else {
                let key = match key.take() {
                    Some(key) => key,
                    None => self.expression()?,
                };
                let missing = Wording::fixed("':' expected after dictionary key");
                self.expect_or(TokenKind::Colon, missing)?;
                if matches!(self.kind(), TokenKind::RightBrace | TokenKind::Comma) {
                    let wording =
                        Wording::fixed("expression expected after dictionary key and ':'");
                    let colon = self.end();
                    return Err(self.fault_over(colon - 1, colon, wording));
                }
                let value = self.expression()?;
                if self.begins_comprehension() && self.stack.len() == from {
                    let clauses = self.comprehension()?;
                    self.close_brace()?;
                    let words = self.words(&[value.id(), clauses])?;
                    return self.node(NodeKind::DictComp, 0, start, [key.id(), words]);
                }
                self.push(key.id())?;
                self.push(value.id())?;
            }
            key = None;
            if !self.take(TokenKind::Comma) || self.is(TokenKind::RightBrace) {
                break;
            }
        }
        self.close_brace()?;
        let to = self.stack.len();
        for at in (from..to).step_by(2) {
            let key = self.stack[at];
            self.push(key)?;
        }
        let keys = self.list(to)?;
        for at in (from + 1..to).step_by(2) {
            let value = self.stack[at];
            self.push(value)?;
        }
        let values = self.list(to)?;
        self.stack.truncate(from);
        self.node(NodeKind::Dict, 0, start, [keys, values])
    }

    /// `for … in … if …`, one or more; the list of them.
    pub(super) fn comprehension(&mut self) -> Parsed<u32> {
        let from = self.stack.len();
        while self.begins_comprehension() {
            let start = self.start();
            let is_async = self.take(TokenKind::Async);
            self.advance();
            let target = self.loop_target()?;
            self.expect(TokenKind::In)?;
            let iter = self.operators(level::OR)?;
            let conditions = self.stack.len();
            while self.take(TokenKind::If) {
                let condition = self.operators(level::OR)?;
                self.push(condition.id())?;
            }
            let ifs = self.list(conditions)?;
            let words = self.words(&[iter.id(), ifs])?;
            let data = [target.id(), words];
            let clause = self.node(NodeKind::Comprehension, u8::from(is_async), start, data)?;
            self.push(clause.id())?;
        }
        self.list(from)
    }
}
