//! The parameters of functions and lambdas.

use super::{Halt, Parse, Parsed};
use crate::ast::{NodeId, NodeKind, Span};
use crate::diagnostic::Wording;
use crate::lex::TokenKind;

/// What has been seen of a list of parameters. Parameters and defaults lie on the stack in turn.
#[derive(Debug, Default)]
struct Seen {
    positional_only: usize,
    /// Positional ones, those before `/` included.
    positional: usize,
    keyword_only: usize,
    vararg: Option<NodeId>,
    kwarg: Option<NodeId>,
    has_slash: bool,
    has_star: bool,
    has_default: bool,
}

impl Parse<'_> {
    /// Parameters up to the closing token, which stays.
    pub(super) fn parameters(&mut self, closing: TokenKind) -> Parsed {
        let start = self.start();
        if self.is(closing) {
            let span = Span { start, end: start };
            return self.node_in(NodeKind::Arguments, 0, span, [0, 0]);
        }
        let from = self.stack.len();
        let mut seen = Seen::default();
        let is_lambda = closing == TokenKind::Colon;
        loop {
            self.parameter(&mut seen, closing, is_lambda)?;
            if !self.take(TokenKind::Comma) || self.is(closing) {
                break;
            }
        }
        if seen.has_star && seen.vararg.is_none() && seen.keyword_only == 0 {
            let wording = Wording::fixed("named arguments must follow bare *");
            return Err(self.fault(wording));
        }
        self.finish_parameters(start, from, &seen)
    }

    fn parameter(&mut self, seen: &mut Seen, closing: TokenKind, is_lambda: bool) -> Parsed<()> {
        if seen.kwarg.is_some() {
            return Err(self.fault(Wording::fixed("arguments cannot follow var-keyword argument")));
        }
        match self.kind() {
            TokenKind::Slash => {
                let wording = if seen.has_slash {
                    "/ may appear only once"
                } else if seen.has_star {
                    "/ must be ahead of *"
                } else if seen.positional == 0 {
                    "at least one argument must precede /"
                } else {
                    self.advance();
                    seen.has_slash = true;
                    seen.positional_only = seen.positional;
                    return Ok(());
                };
                Err(self.fault(Wording::fixed(wording)))
            }
            TokenKind::Star => {
                if seen.has_star {
                    return Err(self.fault(Wording::fixed("* argument may appear only once")));
                }
                self.advance();
                seen.has_star = true;
                if self.is(TokenKind::Comma) {
                    if self.ahead(1) == closing {
                        let wording = Wording::fixed("named arguments must follow bare *");
                        return Err(self.fault(wording));
                    }
                    return Ok(());
                }
                if self.is(closing) {
                    return Err(self.fault(Wording::fixed("named arguments must follow bare *")));
                }
                let parameter = self.annotated_name(is_lambda, true)?;
                if self.is(TokenKind::Equal) {
                    let wording = "var-positional argument cannot have default value";
                    return Err(self.fault(Wording::fixed(wording)));
                }
                seen.vararg = Some(parameter);
                Ok(())
            }
            TokenKind::DoubleStar => {
                self.advance();
                let parameter = self.annotated_name(is_lambda, false)?;
                if self.is(TokenKind::Equal) {
                    let wording = "var-keyword argument cannot have default value";
                    return Err(self.fault(Wording::fixed(wording)));
                }
                seen.kwarg = Some(parameter);
                Ok(())
            }
            TokenKind::LeftParen => Err(self.parenthesised_parameter(is_lambda)),
            _ => self.named_parameter(seen, is_lambda),
        }
    }

    #[cold]
    fn parenthesised_parameter(&mut self, is_lambda: bool) -> Halt {
        let wording = if is_lambda {
            "Lambda expression parameters cannot be parenthesized"
        } else {
            "Function parameters cannot be parenthesized"
        };
        self.fault(Wording::fixed(wording))
    }

    fn named_parameter(&mut self, seen: &mut Seen, is_lambda: bool) -> Parsed<()> {
        let parameter = self.annotated_name(is_lambda, false)?;
        let default = if self.take(TokenKind::Equal) {
            if matches!(self.kind(), TokenKind::Comma | TokenKind::RightParen) {
                return Err(self.fault(Wording::fixed("expected default value expression")));
            }
            self.expression()?.id()
        } else {
            0
        };
        if seen.has_star {
            seen.keyword_only += 1;
        } else {
            if default == 0 && seen.has_default {
                let wording = Wording::fixed("non-default argument follows default argument");
                return Err(self.fault_on(parameter, wording));
            }
            seen.has_default |= default != 0;
            seen.positional += 1;
        }
        self.push(parameter.id())?;
        self.push(default)
    }

    /// A name, and for functions its annotation; that of `*args` may be starred.
    fn annotated_name(&mut self, is_lambda: bool, may_be_starred: bool) -> Parsed {
        let start = self.start();
        let name = self.name()?;
        let mut annotation = 0;
        if !is_lambda && self.take(TokenKind::Colon) {
            annotation = if may_be_starred && self.is(TokenKind::Star) {
                self.starred()?.id()
            } else {
                self.expression()?.id()
            };
        }
        self.node(NodeKind::Arg, 0, start, [name, annotation])
    }

    /// Six counts, then positional ones, keyword-only ones, their defaults, the other defaults.
    fn finish_parameters(&mut self, start: u32, from: usize, seen: &Seen) -> Parsed {
        let to = self.stack.len();
        let keyword_only = from + 2 * seen.positional;
        let count = |count: usize| u32::try_from(count).expect("a source of under 4 GiB");
        let defaults = (from..keyword_only).skip(1).step_by(2);
        let defaults = defaults.filter(|&at| self.stack[at] != 0).count();
        let at = self.words(&[
            count(seen.positional_only),
            count(seen.positional - seen.positional_only),
            count(seen.keyword_only),
            count(defaults),
            Self::maybe(seen.vararg),
            Self::maybe(seen.kwarg),
        ])?;
        let ranges =
            [from..keyword_only, keyword_only..to, keyword_only + 1..to.max(keyword_only + 1)];
        for range in ranges {
            for place in range.step_by(2) {
                let word = self.stack[place];
                self.words(&[word])?;
            }
        }
        for place in (from + 1..keyword_only).step_by(2) {
            let word = self.stack[place];
            if word != 0 {
                self.words(&[word])?;
            }
        }
        self.stack.truncate(from);
        self.node(NodeKind::Arguments, 0, start, [at, 0])
    }

    pub(super) fn close_parameters(&mut self) -> Parsed<()> {
        if self.take(TokenKind::RightParen) { Ok(()) } else { Err(self.invalid()) }
    }
}
