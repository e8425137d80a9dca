//! Calls and the bases of classes: arguments in the order that Python allows.

use super::expression::level;
use super::{Halt, Parse, Parsed};
use crate::ast::{Context, NO_SYMBOL, NodeId, NodeKind};
use crate::diagnostic::{Arg, Wording};
use crate::lex::TokenKind;

/// Marks a positional argument behind keywords. Nodes are counted below it: each has a token, and a
/// source has under 4 Gi bytes, of which the smallest token and what parts it from the next take two.
const LATE: u32 = 1 << 31;

/// Arguments of a call as they stand on the stack: positional ones from one place on, keywords from
/// another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arguments {
    from: usize,
    keywords: usize,
}

impl Parse<'_> {
    pub(super) fn call(&mut self, start: u32, function: NodeId) -> Parsed {
        let open = self.start();
        self.advance();
        if self.take(TokenKind::RightParen) {
            return self.node(NodeKind::Call, 0, start, [function.id(), 0]);
        }
        self.deeper()?;
        let arguments = self.arguments(Some(open))?;
        self.depth -= 1;
        let Arguments { from, keywords } = arguments;
        let end = self.stack.len();
        let count = |words: usize| u32::try_from(words).expect("a source of under 4 GiB");
        let at = self.words(&[count(keywords - from), count(end - keywords)])?;
        let copied = self.build.words(&self.stack[from..]).map(|_| ());
        copied.map_err(|_full| self.full())?;
        self.stack.truncate(from);
        self.node(NodeKind::Call, 0, start, [function.id(), at])
    }

    /// The arguments of a class; the lists of its bases and keywords.
    pub(super) fn bases(&mut self) -> Parsed<(u32, u32)> {
        self.advance();
        if self.take(TokenKind::RightParen) {
            return Ok((0, 0));
        }
        let arguments = self.arguments(None)?;
        let keywords = self.list(arguments.keywords)?;
        let bases = self.list(arguments.from)?;
        Ok((bases, keywords))
    }

    /// Arguments up to the closing parenthesis, which is taken. `open` is where the parenthesis of a call
    /// stands: one generator alone may do without parentheses of its own.
    ///
    /// Starred arguments may follow keywords. They are marked, and the two kinds are parted at the end.
    fn arguments(&mut self, open: Option<u32>) -> Parsed<Arguments> {
        let from = self.stack.len();
        let (mut has_keyword, mut has_double_star, mut has_late) = (false, false, false);
        let mut keywords = from;
        loop {
            let start = self.start();
            let mut positional = None;
            match self.kind() {
                TokenKind::DoubleStar => {
                    self.advance();
                    let value = self.expression()?;
                    let data = [NO_SYMBOL, value.id()];
                    let keyword = self.node(NodeKind::Keyword, 0, start, data)?;
                    self.push(keyword.id())?;
                    (has_keyword, has_double_star) = (true, true);
                }
                TokenKind::Name if self.ahead(1) == TokenKind::Equal => {
                    self.advance();
                    let name = self.symbol_before()?;
                    self.advance();
                    if matches!(self.kind(), TokenKind::Comma | TokenKind::RightParen) {
                        let wording = Wording::fixed("expected argument value expression");
                        let end = self.end();
                        return Err(self.fault_over(start, end, wording));
                    }
                    let value = self.expression()?;
                    let keyword = self.node(NodeKind::Keyword, 0, start, [name, value.id()])?;
                    if self.begins_comprehension() {
                        let wording = Wording::fixed(
                            "invalid syntax. Maybe you meant '==' or ':=' instead of '='?",
                        );
                        let end = self.end();
                        return Err(self.fault_over(start, end, wording));
                    }
                    self.push(keyword.id())?;
                    has_keyword = true;
                }
                TokenKind::Star => {
                    self.advance();
                    let value = self.expression()?;
                    let load = Context::Load as u8;
                    let starred = self.node(NodeKind::Starred, load, start, [value.id(), 0])?;
                    if has_double_star {
                        let wording = Wording::fixed(
                            "iterable argument unpacking follows keyword argument unpacking",
                        );
                        return Err(self.fault_on(starred, wording));
                    }
                    positional = Some(starred);
                }
                _ => {
                    let value = self.named_expression()?;
                    if self.begins_comprehension() {
                        let is_alone = self.stack.len() == from;
                        let generator = self.bare_generator(open, start, value, is_alone)?;
                        return self.only_generator(generator, from);
                    }
                    self.positional_is_good(start, value, has_keyword, has_double_star)?;
                    positional = Some(value);
                }
            }
            if let Some(value) = positional {
                has_late |= has_keyword;
                self.push(value.id() | if has_keyword { LATE } else { 0 })?;
                keywords += usize::from(!has_keyword);
            }
            if !self.take(TokenKind::Comma) || self.is(TokenKind::RightParen) {
                break;
            }
        }
        self.close_paren()?;
        if has_late {
            keywords = self.part(keywords)?;
        }
        Ok(Arguments { from, keywords })
    }

    /// Moves the marked ones in front of the others, each in their order; where the others begin.
    fn part(&mut self, from: usize) -> Parsed<usize> {
        let to = self.stack.len();
        let mut middle = from;
        for wanted in [LATE, 0] {
            for at in from..to {
                let word = self.stack[at];
                if word & LATE == wanted {
                    self.push(word & !LATE)?;
                }
            }
            if wanted == LATE {
                middle = from + self.stack.len() - to;
            }
        }
        self.stack.copy_within(to.., from);
        self.stack.truncate(to);
        Ok(middle)
    }

    fn only_generator(&mut self, generator: NodeId, from: usize) -> Parsed<Arguments> {
        self.push(generator.id())?;
        Ok(Arguments { from, keywords: from + 1 })
    }

    /// A generator without parentheses: only the one argument of a call may be one.
    fn bare_generator(
        &mut self,
        open: Option<u32>,
        start: u32,
        element: NodeId,
        is_alone: bool,
    ) -> Parsed {
        let clauses = self.comprehension()?;
        let is_last = self.is(TokenKind::RightParen);
        if let (Some(open), true, true) = (open, is_alone, is_last) {
            self.advance();
            return self.node(NodeKind::GeneratorExp, 0, open, [element.id(), clauses]);
        }
        if open.is_none() && is_alone && is_last {
            return Err(self.invalid());
        }
        let wording = Wording::fixed("Generator expression must be parenthesized");
        let end = self.end();
        Err(self.fault_over(start, end, wording))
    }

    fn positional_is_good(
        &mut self,
        start: u32,
        value: NodeId,
        has_keyword: bool,
        has_double_star: bool,
    ) -> Parsed<()> {
        if self.is(TokenKind::Equal) {
            return Err(self.not_a_keyword(value));
        }
        if !has_keyword {
            return Ok(());
        }
        let wording = if has_double_star {
            "positional argument follows keyword argument unpacking"
        } else {
            "positional argument follows keyword argument"
        };
        let end = self.end();
        Err(self.fault_over(start, end, Wording::fixed(wording)))
    }

    /// `f(a.b=1)`
    #[cold]
    fn not_a_keyword(&mut self, value: NodeId) -> Halt {
        let wording = match self.build.kind(value) {
            NodeKind::Singleton => {
                Wording::new("cannot assign to {}", Arg::Word(self.what(value)), Arg::None)
            }
            _ => Wording::fixed("expression cannot contain assignment, perhaps you meant \"==\"?"),
        };
        self.fault_on(value, wording)
    }

    /// A decorator's or condition's expression, where a walrus may stand.
    pub(super) fn condition(&mut self) -> Parsed {
        self.named_expression()
    }

    /// An operand of a pattern or target: what binds more strongly than a comparison.
    pub(super) fn operand(&mut self) -> Parsed {
        self.operators(level::BIT_OR)
    }
}
