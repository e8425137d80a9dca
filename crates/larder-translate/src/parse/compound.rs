//! Statements with blocks.

use super::expression::begins_expression;
use super::{Parse, Parsed};
use crate::ast::{NO_SYMBOL, NodeId, NodeKind, Span};
use crate::diagnostic::{Arg, Wording};
use crate::lex::TokenKind;

const COLON: Wording = Wording::fixed("expected ':'");

impl Parse<'_> {
    /// A block behind its colon, as a list. `what` and `header` are for the message when there is none.
    pub(super) fn block(&mut self, what: &'static str, header: u32) -> Parsed<u32> {
        let from = self.stack.len();
        if !self.take(TokenKind::Newline) {
            self.simple_statements()?;
            return self.list(from);
        }
        if !self.is(TokenKind::Indent) {
            let template = "expected an indented block after {} on line {}";
            let wording = Wording::new(template, Arg::Word(what), Arg::LineOf(header));
            return Err(self.indentation(wording));
        }
        self.advance();
        self.deeper()?;
        self.statements()?;
        self.depth -= 1;
        // At the end of a damaged file there may be nothing to take.
        self.take(TokenKind::Dedent);
        self.list(from)
    }

    fn colon(&mut self) -> Parsed<()> {
        if self.take(TokenKind::Colon) {
            return Ok(());
        }
        if self.is(TokenKind::Equal) || self.is(TokenKind::Walrus) {
            return Err(self.invalid_equal());
        }
        Err(self.fault(COLON))
    }

    /// `if a = b:`
    #[cold]
    fn invalid_equal(&mut self) -> super::Halt {
        let before = self.at - 1;
        let start = self.tokens.start(before);
        let end = self.tokens.end(self.at);
        let template = if self.tokens.kind(before) == TokenKind::Name {
            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
        } else {
            "invalid syntax"
        };
        self.fault_over(start, end, Wording::fixed(template))
    }

    /// `if` with its `elif`s in a loop: their chain may be long.
    pub(super) fn if_statement(&mut self) -> Parsed {
        let from = self.stack.len();
        loop {
            let start = self.start();
            let what = if self.is(TokenKind::If) { "'if' statement" } else { "'elif' statement" };
            self.advance();
            let test = self.condition()?;
            self.colon()?;
            let body = self.block(what, start)?;
            self.push(start)?;
            self.push(test.id())?;
            self.push(body)?;
            if !self.is(TokenKind::Elif) {
                break;
            }
        }
        let mut orelse = self.else_block()?;
        loop {
            let top = self.stack.len() - 3;
            let [start, test, body] = [self.stack[top], self.stack[top + 1], self.stack[top + 2]];
            self.stack.truncate(top);
            let words = self.words(&[body, orelse])?;
            let end = self.block_end();
            let made = self.node_in(NodeKind::If, 0, Span { start, end }, [test, words])?;
            if top == from {
                return Ok(made);
            }
            let list = self.build.list(&[made.id()]);
            orelse = list.map_err(|_full| self.full())?;
        }
    }

    /// Where the last statement of a block ends, now that the block is behind us.
    pub(super) fn block_end(&self) -> u32 {
        let mut token = self.at - 1;
        while token > 0 && matches!(self.tokens.kind(token), TokenKind::Newline | TokenKind::Dedent)
        {
            token -= 1;
        }
        self.tokens.end(token)
    }

    fn else_block(&mut self) -> Parsed<u32> {
        let start = self.start();
        if !self.take(TokenKind::Else) {
            return Ok(0);
        }
        self.expect_or(TokenKind::Colon, COLON)?;
        self.block("'else' statement", start)
    }

    fn compound(&mut self, kind: NodeKind, start: u32, data: [u32; 2]) -> Parsed {
        let end = self.block_end();
        self.node_in(kind, 0, Span { start, end }, data)
    }

    pub(super) fn while_statement(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let test = self.condition()?;
        self.colon()?;
        let body = self.block("'while' statement", start)?;
        let orelse = self.else_block()?;
        let words = self.words(&[body, orelse])?;
        self.compound(NodeKind::While, start, [test.id(), words])
    }

    pub(super) fn for_statement(&mut self, is_async: bool) -> Parsed {
        let start = if is_async { self.tokens.start(self.at - 1) } else { self.start() };
        let header = self.start();
        self.advance();
        let target = self.loop_target()?;
        self.expect(TokenKind::In)?;
        let iter = self.star_expressions()?;
        self.colon()?;
        let body = self.block("'for' statement", header)?;
        let orelse = self.else_block()?;
        let words = self.words(&[iter.id(), body, orelse])?;
        let kind = if is_async { NodeKind::AsyncFor } else { NodeKind::For };
        self.compound(kind, start, [target.id(), words])
    }

    /// `async` before `def`, `for` or `with`; decorators come with `def` alone.
    pub(super) fn asynchronous(&mut self, decorators: u32) -> Parsed {
        let start = self.start();
        self.advance();
        match self.kind() {
            TokenKind::Def => self.function(true, start, decorators),
            TokenKind::For if decorators == 0 => self.for_statement(true),
            TokenKind::With if decorators == 0 => self.with_statement(true),
            _ => Err(self.invalid()),
        }
    }

    pub(super) fn decorated(&mut self) -> Parsed {
        let from = self.stack.len();
        while self.take(TokenKind::At) {
            let decorator = self.condition()?;
            self.expect(TokenKind::Newline)?;
            self.push(decorator.id())?;
        }
        let decorators = self.list(from)?;
        match self.kind() {
            TokenKind::Def => self.function(false, self.start(), decorators),
            TokenKind::Class => self.class(decorators),
            TokenKind::Async => self.asynchronous(decorators),
            _ => Err(self.invalid()),
        }
    }

    pub(super) fn function(&mut self, is_async: bool, start: u32, decorators: u32) -> Parsed {
        let header = self.start();
        self.advance();
        let name = self.name()?;
        self.expect_or(TokenKind::LeftParen, Wording::fixed("expected '('"))?;
        let parameters = self.parameters(TokenKind::RightParen)?;
        self.close_parameters()?;
        let returns = if self.take(TokenKind::Arrow) { self.expression()?.id() } else { 0 };
        self.colon()?;
        let body = self.block("function definition", header)?;
        let words = self.words(&[name, parameters.id(), body, decorators, returns])?;
        let kind = if is_async { NodeKind::AsyncFunctionDef } else { NodeKind::FunctionDef };
        self.compound(kind, start, [words, 0])
    }

    pub(super) fn class(&mut self, decorators: u32) -> Parsed {
        let start = self.start();
        self.advance();
        let name = self.name()?;
        let (bases, keywords) = if self.is(TokenKind::LeftParen) { self.bases()? } else { (0, 0) };
        if !self.is(TokenKind::Colon) && self.is(TokenKind::Newline) {
            return Err(self.fault(COLON));
        }
        self.expect(TokenKind::Colon)?;
        let body = self.block("class definition", start)?;
        let words = self.words(&[name, bases, keywords, body, decorators])?;
        self.compound(NodeKind::ClassDef, start, [words, 0])
    }

    pub(super) fn with_statement(&mut self, is_async: bool) -> Parsed {
        let start = if is_async { self.tokens.start(self.at - 1) } else { self.start() };
        let header = self.start();
        self.advance();
        let from = self.stack.len();
        if !(self.is(TokenKind::LeftParen) && self.parenthesised_items()?) {
            loop {
                self.with_item()?;
                if !self.take(TokenKind::Comma) {
                    break;
                }
            }
            self.colon()?;
        }
        let items = self.list(from)?;
        let body = self.block("'with' statement", header)?;
        let kind = if is_async { NodeKind::AsyncWith } else { NodeKind::With };
        self.compound(kind, start, [items, body])
    }

    /// Tries `(item, item,):`, which may as well be the beginning of an expression; whether it was that.
    fn parenthesised_items(&mut self) -> Parsed<bool> {
        let checkpoint = self.checkpoint();
        self.advance();
        let is_items = loop {
            if self.with_item().is_err() {
                break false;
            }
            if !self.take(TokenKind::Comma) {
                break self.take(TokenKind::RightParen) && self.take(TokenKind::Colon);
            }
            if self.take(TokenKind::RightParen) {
                break self.take(TokenKind::Colon);
            }
        };
        if self.is_full {
            return Err(super::Halt);
        }
        if !is_items {
            self.go_back(checkpoint);
        }
        Ok(is_items)
    }

    fn with_item(&mut self) -> Parsed<()> {
        let start = self.start();
        let context = self.expression()?;
        let target = if self.take(TokenKind::As) { self.with_target()?.id() } else { 0 };
        let item = self.node(NodeKind::WithItem, 0, start, [context.id(), target])?;
        self.push(item.id())
    }

    pub(super) fn try_statement(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        self.expect_or(TokenKind::Colon, COLON)?;
        let body = self.block("'try' statement", start)?;
        let from = self.stack.len();
        let mut is_star = None;
        while self.is(TokenKind::Except) {
            let handler = self.handler(&mut is_star)?;
            self.push(handler.id())?;
        }
        let has_handlers = self.stack.len() > from;
        let handlers = self.list(from)?;
        let orelse = if has_handlers { self.else_block()? } else { 0 };
        let header = self.start();
        let finalbody = if self.take(TokenKind::Finally) {
            self.expect_or(TokenKind::Colon, COLON)?;
            self.block("'finally' statement", header)?
        } else if has_handlers {
            0
        } else {
            return Err(self.fault(Wording::fixed("expected 'except' or 'finally' block")));
        };
        let words = self.words(&[body, handlers, orelse, finalbody])?;
        let kind = if is_star == Some(true) { NodeKind::TryStar } else { NodeKind::Try };
        self.compound(kind, start, [words, 0])
    }

    fn handler(&mut self, is_star: &mut Option<bool>) -> Parsed {
        let start = self.start();
        self.advance();
        let has_star = self.take(TokenKind::Star);
        if *is_star.get_or_insert(has_star) != has_star {
            let wording =
                Wording::fixed("cannot have both 'except' and 'except*' on the same 'try'");
            let end = self.end();
            return Err(self.fault_over(start, end, wording));
        }
        let (mut caught, mut name) = (0, NO_SYMBOL);
        if !self.is(TokenKind::Colon) {
            if has_star && !begins_expression(self.kind()) {
                return Err(self.fault(Wording::fixed("expected one or more exception types")));
            }
            if self.is(TokenKind::Newline) {
                return Err(self.fault(COLON));
            }
            let first = self.expression()?;
            if self.is(TokenKind::Comma) {
                let wording = Wording::fixed("multiple exception types must be parenthesized");
                return Err(self.fault_on(first, wording));
            }
            caught = first.id();
            if self.take(TokenKind::As) {
                name = self.name()?;
            }
        } else if has_star {
            return Err(self.fault(Wording::fixed("expected one or more exception types")));
        }
        self.expect_or(TokenKind::Colon, COLON)?;
        let what = if has_star { "'except*' statement" } else { "'except' statement" };
        let body = self.block(what, start)?;
        let words = self.words(&[name, body])?;
        self.compound(NodeKind::ExceptHandler, start, [caught, words])
    }

    /// The node of a number: none is 0.
    pub(super) fn maybe(id: Option<NodeId>) -> u32 {
        id.map_or(0, NodeId::id)
    }
}
