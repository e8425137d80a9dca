//! Primaries: atoms, and attributes, calls and subscripts behind them.

use super::{CHAIN_MAX, Parse, Parsed};
use crate::ast::{Context, NodeId, NodeKind, Singleton};
use crate::lex::TokenKind;

const LOAD: u8 = Context::Load as u8;

impl Parse<'_> {
    pub(super) fn primary(&mut self) -> Parsed {
        let start = self.start();
        let mut value = self.atom()?;
        let mut chain = 0;
        loop {
            value = match self.kind() {
                TokenKind::Dot => {
                    self.advance();
                    let attribute = self.name()?;
                    self.node(NodeKind::Attribute, LOAD, start, [value.id(), attribute])?
                }
                TokenKind::LeftParen => self.call(start, value)?,
                TokenKind::LeftBracket => self.subscript(start, value)?,
                _ => return Ok(value),
            };
            chain += 1;
            if chain > CHAIN_MAX {
                return Err(self.too_long());
            }
        }
    }

    #[inline(always)]
    fn atom(&mut self) -> Parsed {
        let start = self.start();
        match self.kind() {
            TokenKind::Name => {
                self.advance();
                let symbol = self.symbol_before()?;
                self.node(NodeKind::Name, LOAD, start, [symbol, 0])
            }
            TokenKind::Number => self.number(),
            TokenKind::String => self.strings(),
            TokenKind::LeftParen => self.parenthesised(),
            TokenKind::LeftBracket => self.bracketed(),
            TokenKind::LeftBrace => self.braced(),
            TokenKind::None => self.singleton(Singleton::None),
            TokenKind::True => self.singleton(Singleton::True),
            TokenKind::False => self.singleton(Singleton::False),
            TokenKind::Ellipsis => self.singleton(Singleton::Ellipsis),
            _ => Err(self.invalid()),
        }
    }

    fn singleton(&mut self, singleton: Singleton) -> Parsed {
        let start = self.start();
        self.advance();
        self.node(NodeKind::Singleton, singleton as u8, start, [0, 0])
    }

    fn subscript(&mut self, start: u32, value: NodeId) -> Parsed {
        self.advance();
        self.deeper()?;
        let inner = self.start();
        let first = self.slice_or_starred()?;
        // One starred element is a tuple already.
        let is_starred = self.build.kind(first) == NodeKind::Starred;
        let slice = if self.is(TokenKind::Comma) || is_starred {
            self.rest_of_slices(inner, first)?
        } else {
            first
        };
        self.close_bracket()?;
        self.depth -= 1;
        self.node(NodeKind::Subscript, LOAD, start, [value.id(), slice.id()])
    }

    fn rest_of_slices(&mut self, start: u32, first: NodeId) -> Parsed {
        let from = self.stack.len();
        self.push(first.id())?;
        while self.take(TokenKind::Comma) {
            if self.is(TokenKind::RightBracket) {
                break;
            }
            let next = self.slice_or_starred()?;
            self.push(next.id())?;
        }
        let list = self.list(from)?;
        self.node(NodeKind::Tuple, LOAD, start, [list, 0])
    }

    fn slice_or_starred(&mut self) -> Parsed {
        if self.is(TokenKind::Star) { self.starred() } else { self.slice() }
    }

    /// `lower:upper:step`, each of which may be missing, or one named expression.
    fn slice(&mut self) -> Parsed {
        let start = self.start();
        let lower = if self.is(TokenKind::Colon) {
            0
        } else {
            let is_group = self.is(TokenKind::LeftParen);
            let only = self.named_expression()?;
            let is_bare = self.build.kind(only) == NodeKind::NamedExpr && !is_group;
            if !self.is(TokenKind::Colon) || is_bare {
                return Ok(only);
            }
            only.id()
        };
        self.advance();
        let upper = self.bound()?;
        let step = if self.take(TokenKind::Colon) { self.bound()? } else { 0 };
        let words = if upper == 0 && step == 0 { 0 } else { self.words(&[upper, step])? };
        self.node(NodeKind::Slice, 0, start, [lower, words])
    }

    fn bound(&mut self) -> Parsed<u32> {
        match self.kind() {
            TokenKind::Colon | TokenKind::Comma | TokenKind::RightBracket => Ok(0),
            _ => Ok(self.expression()?.id()),
        }
    }

    /// The bracket that ends a list or subscript.
    pub(super) fn close_bracket(&mut self) -> Parsed<()> {
        if self.take(TokenKind::RightBracket) { Ok(()) } else { Err(self.missing_comma()) }
    }
}
