//! Expressions: operators by how strongly they bind, then lambda, conditional and walrus above them.

use super::{CHAIN_MAX, Parse, Parsed};
use crate::ast::{BoolOperator, Comparison, Context, NodeId, NodeKind, Operator, UnaryOperator};
use crate::diagnostic::{Arg, Wording};
use crate::lex::TokenKind;

/// How strongly operators bind, from `or` on.
pub(super) mod level {
    pub(crate) const NONE: u8 = 0;
    pub(crate) const OR: u8 = 1;
    pub(crate) const AND: u8 = 2;
    pub(crate) const NOT: u8 = 3;
    pub(crate) const COMPARE: u8 = 4;
    pub(crate) const BIT_OR: u8 = 5;
    pub(crate) const TERM: u8 = 10;
}

/// The level of each token as an operator between two operands, and what it is: an [`Operator`] or a
/// [`Comparison`].
static LEVELS: [(u8, u8); 96] = {
    use TokenKind::*;
    let mut table = [(level::NONE, 0); 96];
    table[Or as usize] = (level::OR, 0);
    table[And as usize] = (level::AND, 0);
    table[EqualEqual as usize] = (level::COMPARE, Comparison::Eq as u8);
    table[NotEqual as usize] = (level::COMPARE, Comparison::NotEq as u8);
    table[Less as usize] = (level::COMPARE, Comparison::Lt as u8);
    table[LessEqual as usize] = (level::COMPARE, Comparison::LtE as u8);
    table[Greater as usize] = (level::COMPARE, Comparison::Gt as u8);
    table[GreaterEqual as usize] = (level::COMPARE, Comparison::GtE as u8);
    table[Is as usize] = (level::COMPARE, Comparison::Is as u8);
    table[In as usize] = (level::COMPARE, Comparison::In as u8);
    table[Not as usize] = (level::COMPARE, Comparison::NotIn as u8);
    table[Bar as usize] = (level::BIT_OR, Operator::BitOr as u8);
    table[Caret as usize] = (6, Operator::BitXor as u8);
    table[Ampersand as usize] = (7, Operator::BitAnd as u8);
    table[LeftShift as usize] = (8, Operator::LShift as u8);
    table[RightShift as usize] = (8, Operator::RShift as u8);
    table[Plus as usize] = (9, Operator::Add as u8);
    table[Minus as usize] = (9, Operator::Sub as u8);
    table[Star as usize] = (level::TERM, Operator::Mult as u8);
    table[Slash as usize] = (level::TERM, Operator::Div as u8);
    table[DoubleSlash as usize] = (level::TERM, Operator::FloorDiv as u8);
    table[Percent as usize] = (level::TERM, Operator::Mod as u8);
    table[At as usize] = (level::TERM, Operator::MatMult as u8);
    table
};

/// Whether an expression, starred or not, can begin with the token.
pub(super) fn begins_expression(kind: TokenKind) -> bool {
    use TokenKind::*;
    matches!(
        kind,
        Name | Number
            | String
            | LeftParen
            | LeftBracket
            | LeftBrace
            | Ellipsis
            | Plus
            | Minus
            | Tilde
            | Star
            | Not
            | Lambda
            | Await
            | None
            | True
            | False
            | Error
    )
}

impl Parse<'_> {
    /// `star_expressions`: one expression, or a tuple without parentheses.
    pub(super) fn star_expressions(&mut self) -> Parsed {
        let start = self.start();
        let first = self.star_expression()?;
        if !self.is(TokenKind::Comma) {
            return Ok(first);
        }
        self.rest_of_tuple(start, first, Self::star_expression)
    }

    /// The elements behind the first, and the tuple of all.
    pub(super) fn rest_of_tuple(
        &mut self,
        start: u32,
        first: NodeId,
        element: fn(&mut Self) -> Parsed,
    ) -> Parsed {
        let from = self.stack.len();
        self.push(first.id())?;
        while self.take(TokenKind::Comma) {
            if !begins_expression(self.kind()) {
                break;
            }
            let next = element(self)?;
            self.push(next.id())?;
        }
        let list = self.list(from)?;
        self.node(NodeKind::Tuple, Context::Load as u8, start, [list, 0])
    }

    /// `star_expression`: an expression or `*` with one that binds more strongly than comparisons.
    pub(super) fn star_expression(&mut self) -> Parsed {
        if self.is(TokenKind::Star) { self.starred() } else { self.expression() }
    }

    /// `star_named_expression`: the same with a walrus.
    pub(super) fn star_named_expression(&mut self) -> Parsed {
        if self.is(TokenKind::Star) { self.starred() } else { self.named_expression() }
    }

    pub(super) fn starred(&mut self) -> Parsed {
        let start = self.start();
        self.expect(TokenKind::Star)?;
        let value = self.operators(level::BIT_OR)?;
        self.node(NodeKind::Starred, Context::Load as u8, start, [value.id(), 0])
    }

    /// `named_expression`: an expression, or a name, `:=` and one.
    pub(super) fn named_expression(&mut self) -> Parsed {
        let start = self.start();
        if self.is(TokenKind::Name) && self.ahead(1) == TokenKind::Walrus {
            self.advance();
            let symbol = self.symbol_before()?;
            let target = self.node(NodeKind::Name, Context::Store as u8, start, [symbol, 0])?;
            self.advance();
            let value = self.expression()?;
            return self.node(NodeKind::NamedExpr, 0, start, [target.id(), value.id()]);
        }
        let value = self.expression()?;
        if self.is(TokenKind::Walrus) {
            let what = Arg::Word(self.what(value));
            let wording =
                Wording::new("cannot use assignment expressions with {}", what, Arg::None);
            return Err(self.fault_on(value, wording));
        }
        Ok(value)
    }

    /// `expression`: a lambda, a conditional, or operators.
    pub(super) fn expression(&mut self) -> Parsed {
        if self.is(TokenKind::Lambda) {
            return self.lambda();
        }
        let start = self.start();
        let body = self.operators(level::OR)?;
        if !self.is(TokenKind::If) {
            return Ok(body);
        }
        self.advance();
        let test = self.operators(level::OR)?;
        if !self.is(TokenKind::Else) {
            let end = self.end();
            if self.is(TokenKind::Colon) {
                return Err(self.invalid());
            }
            let wording = Wording::fixed("expected 'else' after 'if' expression");
            return Err(self.fault_over(start, end, wording));
        }
        self.advance();
        self.deeper()?;
        let orelse = self.expression()?;
        self.depth -= 1;
        let words = self.words(&[body.id(), orelse.id()])?;
        self.node(NodeKind::IfExp, 0, start, [test.id(), words])
    }

    fn lambda(&mut self) -> Parsed {
        let start = self.start();
        self.expect(TokenKind::Lambda)?;
        let parameters = self.parameters(TokenKind::Colon)?;
        self.expect_or(TokenKind::Colon, Wording::fixed("expected ':'"))?;
        self.deeper()?;
        let body = self.expression()?;
        self.depth -= 1;
        self.node(NodeKind::Lambda, 0, start, [parameters.id(), body.id()])
    }

    /// The level of the operator that is looked at; `not` is one only before `in`.
    #[inline(always)]
    fn operator(&self) -> (u8, u8) {
        let (strength, tag) = LEVELS[self.kind() as usize];
        if strength == level::COMPARE && self.is(TokenKind::Not) && self.ahead(1) != TokenKind::In {
            return (level::NONE, 0);
        }
        (strength, tag)
    }

    /// Operands with the operators between them that bind at least as strongly as `weakest`.
    pub(super) fn operators(&mut self, weakest: u8) -> Parsed {
        let start = self.start();
        let mut left = if weakest <= level::NOT && self.is(TokenKind::Not) {
            self.negation()?
        } else {
            self.factor()?
        };
        let mut chain = 0;
        loop {
            let (strength, tag) = self.operator();
            if strength < weakest || strength == level::NONE {
                return Ok(left);
            }
            chain += 1;
            if chain > CHAIN_MAX {
                return Err(self.too_long());
            }
            left = match strength {
                level::OR | level::AND => self.booleans(start, left, strength)?,
                level::COMPARE => self.comparisons(start, left, tag)?,
                _ => {
                    self.advance();
                    let right = self.operators(strength + 1)?;
                    self.node(NodeKind::BinOp, tag, start, [left.id(), right.id()])?
                }
            };
        }
    }

    fn negation(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        self.deeper()?;
        let operand = self.operators(level::NOT)?;
        self.depth -= 1;
        self.node(NodeKind::UnaryOp, UnaryOperator::Not as u8, start, [operand.id(), 0])
    }

    /// `a or b or c` is one node.
    fn booleans(&mut self, start: u32, first: NodeId, strength: u8) -> Parsed {
        let (token, operator) = if strength == level::OR {
            (TokenKind::Or, BoolOperator::Or)
        } else {
            (TokenKind::And, BoolOperator::And)
        };
        let from = self.stack.len();
        self.push(first.id())?;
        while self.take(token) {
            let next = self.operators(strength + 1)?;
            self.push(next.id())?;
        }
        let list = self.list(from)?;
        self.node(NodeKind::BoolOp, operator as u8, start, [list, 0])
    }

    /// `a < b < c` is one node, and `a < b` one without a list.
    fn comparisons(&mut self, start: u32, left: NodeId, first: u8) -> Parsed {
        let first = self.comparison(first);
        let right = self.operators(level::BIT_OR)?;
        let (strength, mut tag) = self.operator();
        if strength != level::COMPARE {
            return self.node(NodeKind::Compare, first, start, [left.id(), right.id()]);
        }
        let from = self.stack.len();
        self.push(u32::from(first))?;
        self.push(right.id())?;
        loop {
            let operator = self.comparison(tag);
            let right = self.operators(level::BIT_OR)?;
            self.push(u32::from(operator))?;
            self.push(right.id())?;
            let next = self.operator();
            if next.0 != level::COMPARE {
                break;
            }
            tag = next.1;
        }
        let list = self.list(from)?;
        self.node(NodeKind::Compare, crate::ast::CHAIN, start, [left.id(), list])
    }

    /// Takes the tokens of a comparison: `not in` and `is not` have two.
    fn comparison(&mut self, tag: u8) -> u8 {
        let kind = self.kind();
        self.advance();
        if kind == TokenKind::Not {
            self.advance();
        } else if kind == TokenKind::Is && self.take(TokenKind::Not) {
            return Comparison::IsNot as u8;
        }
        tag
    }

    /// `factor`: signs, then a power.
    #[inline(always)]
    fn factor(&mut self) -> Parsed {
        let operator = match self.kind() {
            TokenKind::Plus => UnaryOperator::UAdd,
            TokenKind::Minus => UnaryOperator::USub,
            TokenKind::Tilde => UnaryOperator::Invert,
            _ => return self.power(),
        };
        self.signed(operator)
    }

    fn signed(&mut self, operator: UnaryOperator) -> Parsed {
        let start = self.start();
        self.advance();
        self.deeper()?;
        let operand = self.factor_again()?;
        self.depth -= 1;
        self.node(NodeKind::UnaryOp, operator as u8, start, [operand.id(), 0])
    }

    fn factor_again(&mut self) -> Parsed {
        self.factor()
    }

    #[inline(always)]
    fn power(&mut self) -> Parsed {
        let start = self.start();
        let base = if self.is(TokenKind::Await) { self.awaited()? } else { self.primary()? };
        if !self.is(TokenKind::DoubleStar) {
            return Ok(base);
        }
        self.exponent(start, base)
    }

    fn exponent(&mut self, start: u32, base: NodeId) -> Parsed {
        self.advance();
        self.deeper()?;
        let exponent = self.factor_again()?;
        self.depth -= 1;
        self.node(NodeKind::BinOp, Operator::Pow as u8, start, [base.id(), exponent.id()])
    }

    fn awaited(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let value = self.primary()?;
        self.node(NodeKind::Await, 0, start, [value.id(), 0])
    }

    /// `yield`, `yield value`, `yield from value`.
    pub(super) fn yielded(&mut self) -> Parsed {
        let start = self.start();
        self.expect(TokenKind::Yield)?;
        if self.take(TokenKind::From) {
            let value = self.expression()?;
            return self.node(NodeKind::YieldFrom, 0, start, [value.id(), 0]);
        }
        let value = if begins_expression(self.kind()) { self.star_expressions()?.id() } else { 0 };
        self.node(NodeKind::Yield, 0, start, [value, 0])
    }

    /// A value behind `=`: `yield` or a list of expressions.
    pub(super) fn value(&mut self) -> Parsed {
        if self.is(TokenKind::Yield) { self.yielded() } else { self.star_expressions() }
    }
}
