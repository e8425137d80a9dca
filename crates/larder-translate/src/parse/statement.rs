//! The module, simple statements, and what happens after a fault.

use super::expression::begins_expression;
use super::{Halt, Parse, Parsed};
use crate::ast::{NO_SYMBOL, NodeId, NodeKind, Operator, Span};
use crate::diagnostic::{Arg, ErrorClass, Wording};
use crate::lex::TokenKind;

impl Parse<'_> {
    pub(super) fn module(&mut self) -> Parsed {
        let from = self.stack.len();
        loop {
            self.statements()?;
            if self.is(TokenKind::End) {
                break;
            }
            // A block ends that did not begin: what it ends was reported.
            self.advance();
        }
        let body = self.list(from)?;
        let end = self.start();
        self.node_in(NodeKind::Module, 0, Span { start: 0, end }, [body, 0])
    }

    /// Statements up to the end of the block, each pushed. A fault costs its statement.
    pub(super) fn statements(&mut self) -> Parsed<()> {
        while !matches!(self.kind(), TokenKind::End | TokenKind::Dedent) {
            let (stack, depth, at) = (self.stack.len(), self.depth, self.at);
            if self.statement().is_err() {
                if self.is_full {
                    return Err(Halt);
                }
                self.stack.truncate(stack);
                self.depth = depth;
                self.format_string = None;
                self.recover(at);
            }
        }
        Ok(())
    }

    /// Goes behind the statement that began at a token: behind its line, its block, and the clauses that
    /// belong to it.
    #[cold]
    fn recover(&mut self, began: usize) {
        let mut depth = 0_u32;
        // The fault may lie inside a block of the statement, whose lines were read already.
        for token in began..self.at {
            match self.tokens.kind(token) {
                TokenKind::Indent => depth += 1,
                TokenKind::Dedent => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        loop {
            match self.kind() {
                TokenKind::End => return,
                TokenKind::Indent => depth += 1,
                TokenKind::Dedent if depth == 0 => return,
                TokenKind::Dedent => depth -= 1,
                _ => {}
            }
            let is_border = matches!(self.kind(), TokenKind::Newline | TokenKind::Dedent);
            self.advance();
            if is_border && depth == 0 {
                use TokenKind::*;
                let goes_on = matches!(self.kind(), Indent | Elif | Else | Except | Finally);
                if !goes_on {
                    return;
                }
            }
        }
    }

    /// One statement, or all those of one line.
    fn statement(&mut self) -> Parsed<()> {
        use TokenKind::*;
        let id = match self.kind() {
            If => self.if_statement()?,
            Def => self.function(false, self.start(), 0)?,
            Class => self.class(0)?,
            For => self.for_statement(false)?,
            While => self.while_statement()?,
            Try => self.try_statement()?,
            With => self.with_statement(false)?,
            Async => self.asynchronous(0)?,
            At => self.decorated()?,
            Name if self.may_be_match() => match self.match_statement()? {
                Some(id) => id,
                Option::None => return self.simple_statements(),
            },
            _ => return self.simple_statements(),
        };
        self.push(id.id())
    }

    /// Small statements with semicolons between them, up to the end of the line.
    pub(super) fn simple_statements(&mut self) -> Parsed<()> {
        loop {
            let id = self.simple_statement()?;
            self.push(id.id())?;
            if !self.take(TokenKind::Semicolon) {
                break;
            }
            if self.is(TokenKind::Newline) {
                break;
            }
        }
        if self.take(TokenKind::Newline) { Ok(()) } else { Err(self.not_the_end()) }
    }

    /// Something stands behind a statement that is whole.
    #[cold]
    fn not_the_end(&mut self) -> Halt {
        self.invalid()
    }

    fn simple_statement(&mut self) -> Parsed {
        use TokenKind::*;
        let start = self.start();
        match self.kind() {
            Return => {
                self.advance();
                let value =
                    if begins_expression(self.kind()) { self.star_expressions()?.id() } else { 0 };
                self.node(NodeKind::Return, 0, start, [value, 0])
            }
            Import => self.import(),
            From => self.import_from(),
            Raise => self.raise(),
            Pass => self.word(NodeKind::Pass),
            Break => self.word(NodeKind::Break),
            Continue => self.word(NodeKind::Continue),
            Del => {
                self.advance();
                let targets = self.delete_targets()?;
                self.node(NodeKind::Delete, 0, start, [targets, 0])
            }
            Assert => {
                self.advance();
                let test = self.expression()?;
                let message = if self.take(Comma) { self.expression()?.id() } else { 0 };
                self.node(NodeKind::Assert, 0, start, [test.id(), message])
            }
            Global => self.names(NodeKind::Global),
            Nonlocal => self.names(NodeKind::Nonlocal),
            _ => self.expression_statement(),
        }
    }

    fn word(&mut self, kind: NodeKind) -> Parsed {
        let start = self.start();
        self.advance();
        self.node(kind, 0, start, [0, 0])
    }

    /// `global a, b`
    fn names(&mut self, kind: NodeKind) -> Parsed {
        let start = self.start();
        self.advance();
        let from = self.stack.len();
        loop {
            let name = self.name()?;
            self.push(name)?;
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        let names = self.list(from)?;
        self.node(kind, 0, start, [names, 0])
    }

    fn raise(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let (mut raised, mut cause) = (0, 0);
        if !matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
            raised = self.expression()?.id();
            if self.take(TokenKind::From) {
                cause = self.expression()?.id();
            }
        }
        self.node(NodeKind::Raise, 0, start, [raised, cause])
    }

    fn import(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let from = self.stack.len();
        loop {
            let start = self.start();
            let name = self.dotted_name()?;
            let asname = if self.take(TokenKind::As) { self.name()? } else { NO_SYMBOL };
            let alias = self.node(NodeKind::Alias, 0, start, [name, asname])?;
            self.push(alias.id())?;
            if !self.take(TokenKind::Comma) {
                break;
            }
        }
        let names = self.list(from)?;
        self.node(NodeKind::Import, 0, start, [names, 0])
    }

    /// `a.b.c` as one name.
    fn dotted_name(&mut self) -> Parsed<u32> {
        let first = self.at;
        let only = self.name()?;
        if !self.is(TokenKind::Dot) {
            return Ok(only);
        }
        while self.take(TokenKind::Dot) {
            self.expect(TokenKind::Name)?;
        }
        let (start, end) = (self.tokens.start(first) as usize, self.end() as usize);
        let written = &self.source[start..end];
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.';
        if written.bytes().all(is_plain) {
            return self.intern(written);
        }
        // Spaces stand between the names, or they are not ASCII: each by itself, then together.
        let from = self.build.text.len();
        for token in (first..self.at).step_by(2) {
            if token > first {
                self.push_bytes(b".")?;
            }
            let symbol = self.intern_wide(self.text(token))?;
            let interner = self.interner;
            self.push_bytes(interner.resolve(larder_memory::intern::Symbol(symbol)).as_bytes())?;
        }
        let name = self
            .interner
            .try_intern(str::from_utf8(&self.build.text[from..]).expect("names were pushed"));
        self.build.text.truncate(from);
        name.map(larder_memory::intern::Symbol::id).map_err(|_refused| self.full())
    }

    fn import_from(&mut self) -> Parsed {
        let start = self.start();
        self.advance();
        let mut level = 0_u32;
        loop {
            if self.take(TokenKind::Dot) {
                level = level.saturating_add(1);
            } else if self.take(TokenKind::Ellipsis) {
                level = level.saturating_add(3);
            } else {
                break;
            }
        }
        let module =
            if level > 0 && self.is(TokenKind::Import) { NO_SYMBOL } else { self.dotted_name()? };
        self.expect(TokenKind::Import)?;
        let from = self.stack.len();
        if self.is(TokenKind::Star) {
            let start = self.start();
            self.advance();
            let star = self.intern("*")?;
            let alias = self.node(NodeKind::Alias, 0, start, [star, NO_SYMBOL])?;
            self.push(alias.id())?;
        } else {
            let is_in_parens = self.take(TokenKind::LeftParen);
            self.imported_names(is_in_parens)?;
        }
        let names = self.list(from)?;
        let words = self.words(&[module, level])?;
        self.node(NodeKind::ImportFrom, 0, start, [names, words])
    }

    fn imported_names(&mut self, is_in_parens: bool) -> Parsed<()> {
        loop {
            let start = self.start();
            let name = self.name()?;
            let asname = if self.take(TokenKind::As) { self.name()? } else { NO_SYMBOL };
            let alias = self.node(NodeKind::Alias, 0, start, [name, asname])?;
            self.push(alias.id())?;
            if !self.take(TokenKind::Comma) {
                break;
            }
            if is_in_parens && self.is(TokenKind::RightParen) {
                break;
            }
            if !is_in_parens && self.is(TokenKind::Newline) {
                let wording =
                    Wording::fixed("trailing comma not allowed without surrounding parentheses");
                return Err(self.fault(wording));
            }
        }
        if is_in_parens { self.close_paren() } else { Ok(()) }
    }

    fn expression_statement(&mut self) -> Parsed {
        let start = self.start();
        let first =
            if self.is(TokenKind::Yield) { self.yielded()? } else { self.star_expressions()? };
        match self.kind() {
            TokenKind::Newline | TokenKind::Semicolon => {
                self.node(NodeKind::Expr, 0, start, [first.id(), 0])
            }
            TokenKind::Equal => self.assignment(start, first),
            TokenKind::Colon => self.annotated(start, first),
            kind => match augmented(kind) {
                Some(operator) => self.augmented(start, first, operator),
                None => Err(self.after_expression(first)),
            },
        }
    }

    fn assignment(&mut self, start: u32, first: NodeId) -> Parsed {
        let from = self.stack.len();
        let mut last = first;
        while self.take(TokenKind::Equal) {
            self.push(last.id())?;
            let is_alone = from + 1 == self.stack.len();
            let message =
                if is_alone { self.assignment_message(last) } else { "cannot assign to {}" };
            if matches!(self.build.kind(last), NodeKind::Yield | NodeKind::YieldFrom) {
                let wording = Wording::fixed("assignment to yield expression not possible");
                return Err(self.fault_on(last, wording));
            }
            self.store(last, message)?;
            last = self.value()?;
        }
        if !matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
            return Err(self.after_expression(last));
        }
        let targets = self.list(from)?;
        self.node(NodeKind::Assign, 0, start, [targets, last.id()])
    }

    fn annotated(&mut self, start: u32, target: NodeId) -> Parsed {
        let kind = self.build.kind(target);
        let Span { start: target_start, .. } = self.build.span(target);
        match kind {
            NodeKind::Name | NodeKind::Attribute | NodeKind::Subscript => self.store(target, "")?,
            NodeKind::List | NodeKind::Tuple => {
                let what = Arg::Word(self.what(target));
                let wording =
                    Wording::new("only single target (not {}) can be annotated", what, Arg::None);
                return Err(self.fault_on(target, wording));
            }
            _ => {
                // `els:` and the like are no annotations.
                if !begins_expression(self.ahead(1)) {
                    return Err(self.invalid());
                }
                let wording = Wording::fixed("illegal target for annotation");
                return Err(self.fault_on(target, wording));
            }
        }
        self.advance();
        let annotation = self.expression()?;
        let value = if self.take(TokenKind::Equal) { self.value()?.id() } else { 0 };
        let is_simple = kind == NodeKind::Name && start == target_start;
        let words = self.words(&[annotation.id(), value])?;
        self.node(NodeKind::AnnAssign, u8::from(is_simple), start, [target.id(), words])
    }

    fn augmented(&mut self, start: u32, target: NodeId, operator: Operator) -> Parsed {
        match self.build.kind(target) {
            NodeKind::Name | NodeKind::Attribute | NodeKind::Subscript => self.store(target, "")?,
            _ => {
                let what = Arg::Word(self.what(target));
                let template = "'{}' is an illegal expression for augmented assignment";
                return Err(self.fault_on(target, Wording::new(template, what, Arg::None)));
            }
        }
        self.advance();
        let value = self.value()?;
        self.node(NodeKind::AugAssign, operator as u8, start, [target.id(), value.id()])
    }

    /// An expression is whole and something follows that cannot.
    #[cold]
    fn after_expression(&mut self, first: NodeId) -> Halt {
        if self.is(TokenKind::Error) {
            return Halt;
        }
        let is_name = self.build.kind(first) == NodeKind::Name;
        if is_name && begins_expression(self.kind()) {
            let Span { start, end } = self.build.span(first);
            let name = &self.source[start as usize..end as usize];
            if matches!(name, "print" | "exec") {
                let template = "Missing parentheses in call to '{}'. Did you mean {}(...)?";
                let name = Arg::Source(start, end);
                let end = self.tokens.end(self.at);
                return self.fault_over(start, end, Wording::new(template, name, name));
            }
        }
        self.invalid()
    }

    /// `unexpected indent` and its like.
    #[cold]
    pub(super) fn indentation(&mut self, wording: Wording) -> Halt {
        if self.is(TokenKind::Error) {
            return Halt;
        }
        let (start, end) = (self.start(), self.tokens.end(self.at));
        self.fault_at(ErrorClass::Indentation, start, end, wording)
    }
}

fn augmented(kind: TokenKind) -> Option<Operator> {
    use TokenKind::*;
    Some(match kind {
        PlusEqual => Operator::Add,
        MinusEqual => Operator::Sub,
        StarEqual => Operator::Mult,
        SlashEqual => Operator::Div,
        DoubleSlashEqual => Operator::FloorDiv,
        PercentEqual => Operator::Mod,
        AtEqual => Operator::MatMult,
        AmpersandEqual => Operator::BitAnd,
        BarEqual => Operator::BitOr,
        CaretEqual => Operator::BitXor,
        LeftShiftEqual => Operator::LShift,
        RightShiftEqual => Operator::RShift,
        DoubleStarEqual => Operator::Pow,
        _ => return Option::None,
    })
}
