//! Loops, `try`, `with`, and what leaves them.
//!
//! The body of a `try` is a labelled block that a fault leaves with the exception; what comes after it, when
//! nothing was raised, leaves a second block around the handlers:
//!
//! ```text
//! 'done_1: {
//!     let error_2: Exc = 'try_2: { body; break 'done_1; };
//!     if error_2.is(…) { handler } else { return Err(error_2); }
//! }
//! ```
//!
//! Where there is a `finally` (or the end of a `with`), every way out goes through a value that says how it went
//! on: `Flow::Next`, `Raise`, `Return`, `Break` or `Continue`.

use std::fmt::Write as _;

use super::{Frame, Lower, Lowered, Quoted, Way, text};
use crate::ast::{Full, List, Node, NodeId};
use crate::program::{Program, children};
use crate::types::Term;

impl<'a> Lower<'_, 'a> {
    fn push(&mut self, frame: Frame) -> Lowered<()> {
        self.frames.try_push(frame).map_err(|_full| Full)?;
        Ok(())
    }

    /// Whether a body has statements that become labelled blocks, through which `break` needs a label.
    fn needs_label(&self, body: List<'a>) -> bool {
        body.iter().any(|statement| has_blocks(self.program, statement))
    }

    pub(super) fn while_loop(
        &mut self,
        test: NodeId,
        body: List<'a>,
        orelse: List<'a>,
    ) -> Lowered<()> {
        let (done, label) = self.open_labels(body, orelse)?;
        let prefix = match label {
            Some(label) => text!(self, "'loop_{label}: ")?,
            None => "",
        };
        if self.is_true(test) {
            self.line(text!(self, "{prefix}loop {{")?)?;
        } else {
            let test = self.condition(test)?;
            self.line(text!(self, "{prefix}while {test} {{")?)?;
        }
        self.close_loop(done, label, body, orelse)
    }

    pub(super) fn for_loop(
        &mut self,
        target: NodeId,
        iter: NodeId,
        body: List<'a>,
        orelse: List<'a>,
        is_async: bool,
    ) -> Lowered<()> {
        if let Some(first) = body.get(0) {
            for number in 0..self.program.slots.len() {
                let slot = self.program.slots[number];
                let is_plain = slot.home == Some(first)
                    && slot.owner == self.function
                    && slot.kind == crate::program::SlotKind::Local
                    && !slot.is_cell
                    && !slot.is_maybe_unbound
                    && !slot.is_parameter;
                if is_plain && self.binds_target(target, number) {
                    self.declared[number] = super::statement::IN_LOOP;
                }
            }
        }
        // A generator that nobody else holds is closed where the loop is left, not where the function ends.
        let is_block = (is_async || self.may_close(iter)) && orelse.is_empty();
        if is_block {
            self.line("{")?;
        }
        let (done, label) = self.open_labels(body, orelse)?;
        self.open_loop(target, iter, label, false, is_async)?;
        self.close_loop(done, label, body, orelse)?;
        if is_block { self.line("}") } else { Ok(()) }
    }

    /// Whether what a loop steps through may be a generator, or hold one.
    fn may_close(&self, iter: NodeId) -> bool {
        if let Node::Call { func, args, .. } = self.program.ast.node(iter)
            && matches!(self.program.builtin(func), Some("enumerate" | "zip" | "reversed"))
        {
            return args.iter().any(|arg| self.may_close(arg));
        }
        matches!(self.get(Program::type_at(iter)), Term::Iter(_) | Term::Dyn)
    }

    fn binds_target(&self, target: NodeId, number: usize) -> bool {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                self.program.slot_at(target).is_some_and(|slot| slot.0 as usize == number)
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().any(|elt| self.binds_target(elt, number))
            }
            Node::Starred { value, .. } => self.binds_target(value, number),
            _ => false,
        }
    }

    fn open_labels(
        &mut self,
        body: List<'a>,
        orelse: List<'a>,
    ) -> Lowered<(Option<u32>, Option<u32>)> {
        let done = if orelse.is_empty() {
            None
        } else {
            let label = self.label();
            self.line(text!(self, "'done_{label}: {{")?)?;
            Some(label)
        };
        let label = self.needs_label(body).then(|| self.label());
        Ok((done, label))
    }

    fn close_loop(
        &mut self,
        done: Option<u32>,
        label: Option<u32>,
        body: List<'a>,
        orelse: List<'a>,
    ) -> Lowered<()> {
        self.push(Frame::Loop { done, label })?;
        let result = self.block(body);
        self.frames.pop();
        result?;
        self.line("}")?;
        if done.is_some() {
            self.statements(orelse)?;
            self.line("}")?;
        }
        Ok(())
    }

    pub(super) fn leave_loop(&mut self, node: NodeId, is_break: bool) -> Lowered<()> {
        for index in (0..self.frames.len()).rev() {
            match self.frames[index] {
                Frame::Finally(label) => {
                    let how = if is_break { "Break" } else { "Continue" };
                    return self.line(text!(self, "break 'finally_{label} Flow::{how};")?);
                }
                Frame::Loop { done, label } => {
                    let text = match (is_break, done, label) {
                        (true, Some(done), _) => text!(self, "break 'done_{done};")?,
                        (true, None, Some(label)) => text!(self, "break 'loop_{label};")?,
                        (true, None, None) => "break;",
                        (false, _, Some(label)) => text!(self, "continue 'loop_{label};")?,
                        (false, _, None) => "continue;",
                    };
                    return self.line(text);
                }
                Frame::Handler(_) | Frame::StarHandler(_) | Frame::Ending => {}
            }
        }
        self.refuse(node, crate::refuse::Code::SYNTAX, "break outside of a loop")
    }

    pub(super) fn give_back(&mut self, value: Option<NodeId>) -> Lowered<()> {
        let answer = self.answer;
        let text = match value {
            _ if self.is_generator && self.program.function(self.function).is_sent => match value {
                Some(value) => self.as_dyn(value)?,
                None => "Dyn::None",
            },
            // `return None`: everything else makes a generator that is asked for what it returns.
            _ if self.is_generator => "()",
            Some(value) => {
                let piece = self.expression(value)?;
                if self.can_move(value) && self.program.types.same(piece.ty, answer) {
                    piece.text
                } else {
                    self.coerced(piece, answer)?
                }
            }
            None => {
                let none = self.make(Term::None);
                self.coerced(self.value("()", none), answer)?
            }
        };
        for index in (0..self.frames.len()).rev() {
            if let Frame::Finally(label) = self.frames[index] {
                return self.line(text!(self, "break 'finally_{label} Flow::Return({text});")?);
            }
        }
        self.line(text!(self, "return Ok({text});")?)
    }

    /// Whether a returned variable is not needed any more.
    fn can_move(&self, node: NodeId) -> bool {
        let Some(slot) = self.program.slot_at(node) else { return false };
        let known = self.program.slot(slot);
        let is_inside = self.frames.iter().any(|frame| matches!(frame, Frame::Finally(_)));
        let is_owned = !known.is_parameter || known.assignments > 1;
        known.kind == crate::program::SlotKind::Local
            && known.owner == self.function
            && !known.is_cell
            && !known.is_captured
            && !self.is_asked(slot)
            && is_owned
            && !is_inside
            && known.function.is_none()
    }

    /// Whether the last statement of a body leaves it, as the Rust compiler sees it.
    pub(super) fn diverges(&self, body: List<'a>) -> bool {
        let Some(last) = body.iter().next_back() else { return false };
        match self.program.ast.node(last) {
            Node::Return { .. } | Node::Raise { .. } | Node::Break | Node::Continue => true,
            Node::If { body, orelse, .. } => {
                !orelse.is_empty() && self.diverges(body) && self.diverges(orelse)
            }
            Node::While { test, body, orelse } => {
                self.is_true(test) && orelse.is_empty() && !has_jump(self.program, body, true)
            }
            Node::Try { finalbody, .. } if self.diverges(finalbody) => true,
            // What its clauses raise is put together first.
            Node::Try { is_star: true, .. } => false,
            Node::Try { body, handlers, orelse, finalbody, .. } => {
                finalbody.is_empty()
                    && (self.diverges(body) || self.diverges(orelse))
                    && handlers.iter().all(|handler| match self.program.ast.node(handler) {
                        Node::ExceptHandler { body, .. } => self.diverges(body),
                        _ => false,
                    })
            }
            _ => false,
        }
    }

    pub(super) fn attempt(
        &mut self,
        body: List<'a>,
        handlers: List<'a>,
        orelse: List<'a>,
        finalbody: List<'a>,
        is_star: bool,
    ) -> Lowered<()> {
        if finalbody.is_empty() {
            return self.caught(body, handlers, orelse, is_star);
        }
        let label = self.open_finally()?;
        let outer = std::mem::replace(&mut self.way, Way::Finally(label));
        let result = if handlers.is_empty() {
            self.statements(body)
        } else {
            self.caught(body, handlers, orelse, is_star)
        };
        self.way = outer;
        self.frames.pop();
        result?;
        self.line("Flow::Next\n};")?;
        if self.program.asks_handled {
            self.line(text!(self, "let _handling = py::handling_outcome(&outcome_{label});")?)?;
        }
        // A block that leaves by itself asks nobody how it was reached.
        let is_over = self.diverges(finalbody);
        if is_over {
            self.line(text!(self, "drop(outcome_{label});")?)?;
        }
        self.push(Frame::Ending)?;
        let result = self.statements(finalbody);
        self.frames.pop();
        result?;
        if is_over { Ok(()) } else { self.close_finally(label, &[body, handlers, orelse]) }
    }

    /// The head of a block whose end must be run.
    fn open_finally(&mut self) -> Lowered<u32> {
        let label = self.label();
        let is_sent = self.program.function(self.function).is_sent;
        let answer = if is_sent {
            "Dyn"
        } else if self.is_generator {
            "()"
        } else {
            self.type_text(self.answer)?
        };
        self.line(text!(self, "let outcome_{label}: Flow<{answer}> = 'finally_{label}: {{")?)?;
        self.push(Frame::Finally(label))?;
        Ok(label)
    }

    /// What goes on after the end of a block was run.
    fn close_finally(&mut self, label: u32, bodies: &[List<'a>]) -> Lowered<()> {
        self.line(text!(self, "match outcome_{label} {{\nFlow::Next => {{}}")?)?;
        let raise = self.throw("error")?;
        self.line(text!(self, "Flow::Raise(error) => {{\n{raise}\n}}")?)?;
        let outer = self.frames.iter().rev().find_map(|frame| match frame {
            Frame::Finally(label) => Some(*label),
            _ => None,
        });
        match outer {
            Some(outer) => self.line(text!(
                self,
                "Flow::Return(value) => {{\nbreak 'finally_{outer} Flow::Return(value);\n}}"
            )?)?,
            None if self.is_module() => self.line("Flow::Return(()) => return Ok(()),")?,
            None => self.line("Flow::Return(value) => return Ok(value),")?,
        }
        let is_in_loop = self
            .frames
            .iter()
            .rev()
            .any(|frame| matches!(frame, Frame::Loop { .. } | Frame::Finally(_)));
        let root = self.program.ast.root();
        let mut never = self.program.arena.string();
        for (how, is_break) in [("Break", true), ("Continue", false)] {
            let is_used = bodies.iter().any(|body| has_jump(self.program, *body, is_break));
            if is_used && is_in_loop && self.frames_reach_loop() {
                self.line(text!(self, "Flow::{how} => {{")?)?;
                self.leave_loop(root, is_break)?;
                self.line("}")?;
            } else {
                let or = if never.is_empty() { "" } else { " | " };
                write!(never, "{or}Flow::{how}")?;
            }
        }
        if !never.is_empty() {
            let never = never.as_str();
            self.line(text!(
                self,
                "{never} => unreachable!(\"nothing inside leaves a loop so\"),"
            )?)?;
        }
        self.line("}")
    }

    fn frames_reach_loop(&self) -> bool {
        self.frames.iter().any(|frame| matches!(frame, Frame::Loop { .. }))
    }

    fn is_module(&self) -> bool {
        self.function == crate::program::FunctionId::MODULE
    }

    fn caught(
        &mut self,
        body: List<'a>,
        handlers: List<'a>,
        orelse: List<'a>,
        is_star: bool,
    ) -> Lowered<()> {
        if is_star {
            self.handled_in_parts(body, handlers, orelse)
        } else {
            self.handled(body, handlers, orelse)
        }
    }

    /// `except*`: each clause takes its part of what is raised, and what they raise is put together.
    fn handled_in_parts(
        &mut self,
        body: List<'a>,
        handlers: List<'a>,
        orelse: List<'a>,
    ) -> Lowered<()> {
        let ast = self.program.ast;
        let done = self.label();
        let label = self.open_attempt(done, body, orelse)?;
        self.line(text!(self, "let mut parts_{label} = py::Star::new(error_{label});")?)?;
        for handler in handlers.iter() {
            let Node::ExceptHandler { typ: Some(typ), body, .. } = ast.node(handler) else {
                continue;
            };
            let clause = self.as_dyn_reference(typ)?;
            let part = self.raising(text!(self, "parts_{label}.part({clause})")?)?;
            let inner = self.label();
            self.line(text!(self, "if let Some(error_{inner}) = {part} {{")?)?;
            let block = self.open_finally()?;
            let outer = std::mem::replace(&mut self.way, Way::Finally(block));
            if self.program.asks_handled {
                self.line(text!(self, "let _handling = py::handling(&error_{inner});")?)?;
            }
            self.push(Frame::StarHandler(inner))?;
            self.bind_handled(handler, body, inner)?;
            let result = self.statements(body);
            self.frames.pop();
            self.way = outer;
            self.frames.pop();
            result?;
            self.line("Flow::Next\n};")?;
            self.line(text!(
                self,
                "if let Flow::Raise(error) = outcome_{block} {{\nparts_{label}.note(error, &error_{inner});\n}}\n}}"
            )?)?;
        }
        let end = self.raising(text!(self, "parts_{label}.end()")?)?;
        let raise = self.throw("error")?;
        self.line(text!(self, "if let Some(error) = {end} {{\n{raise}\n}}\n}}")?)
    }

    /// The block that a fault in the body leaves with the exception.
    fn open_attempt(&mut self, done: u32, body: List<'a>, orelse: List<'a>) -> Lowered<u32> {
        let label = self.label();
        self.line(text!(self, "'done_{done}: {{\nlet error_{label}: Exc = 'try_{label}: {{")?)?;
        let outer = std::mem::replace(&mut self.way, Way::Handlers(label));
        let result = self.statements(body);
        self.way = outer;
        result?;
        if !self.diverges(body) {
            self.statements(orelse)?;
            if !self.diverges(orelse) {
                self.line(text!(self, "break 'done_{done};")?)?;
            }
        }
        self.line("};")?;
        Ok(label)
    }

    /// Binds the name of a handler to what it handles.
    fn bind_handled(&mut self, handler: NodeId, body: List<'a>, label: u32) -> Lowered<()> {
        let Some(slot) = self.program.slot_at(handler) else { return Ok(()) };
        let known = *self.program.slot(slot);
        let dynamic = self.make(Term::Dyn);
        let value = self.value(text!(self, "error_{label}.to_dyn()")?, dynamic);
        let value = self.coerced(value, known.ty)?;
        let is_local = known.kind == crate::program::SlotKind::Local;
        if is_local
            && body.get(0).is_some_and(|first| known.home == Some(first))
            && self.declared[slot.0 as usize] != super::name::DECLARED
        {
            self.declared[slot.0 as usize] = super::name::PENDING;
        }
        self.store_or_declare(slot, value)?;
        self.declared[slot.0 as usize] = super::name::DECLARED;
        match known.kind {
            crate::program::SlotKind::ClassAttribute => {
                let python = Quoted(self.program.spelled(known.name));
                self.line(text!(self, "let _bound = namespace.until_left({python});")?)
            }
            crate::program::SlotKind::Local if !known.is_cell => Ok(()),
            _ => {
                let name = self.slot_name(slot)?;
                self.line(text!(self, "let _bound = {name}.until_left();")?)
            }
        }
    }

    fn handled(&mut self, body: List<'a>, handlers: List<'a>, orelse: List<'a>) -> Lowered<()> {
        let ast = self.program.ast;
        let done = self.label();
        let label = self.open_attempt(done, body, orelse)?;
        let mut is_open = false;
        for handler in handlers.iter() {
            let Node::ExceptHandler { typ, body, .. } = ast.node(handler) else { continue };
            let test = match typ {
                Some(typ) => Some(self.catches(typ, label)?),
                None => None,
            };
            match test {
                Some(test) => {
                    let start = if is_open { "} else if" } else { "if" };
                    self.line(text!(self, "{start} {test} {{")?)?;
                }
                None => {
                    let start = if is_open { "} else if" } else { "if" };
                    self.line(text!(self, "{start} !error_{label}.is_refusal() {{")?)?;
                }
            }
            is_open = true;
            if self.program.asks_handled {
                self.line(text!(self, "let _handling = py::handling(&error_{label});")?)?;
            }
            self.push(Frame::Handler(label))?;
            self.bind_handled(handler, body, label)?;
            let result = self.statements(body);
            self.frames.pop();
            result?;
        }
        let raise = self.throw(text!(self, "error_{label}")?)?;
        self.line(text!(self, "}} else {{\n{raise}\n}}")?)?;
        self.line("}")
    }

    /// The test whether a clause catches an exception.
    fn catches(&mut self, typ: NodeId, label: u32) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let known = |program: &Program<'a>, node: NodeId| {
            program.builtin(node).filter(|name| super::statement::is_builtin_exception(name))
        };
        if let Some(name) = known(self.program, typ) {
            return text!(self, "error_{label}.is(ExcType::{name})");
        }
        if let Node::Tuple { elts, .. } = ast.node(typ)
            && !elts.is_empty()
            && elts.iter().all(|elt| known(self.program, elt).is_some())
        {
            let mut text = self.program.arena.string();
            for elt in elts.iter() {
                let name = known(self.program, elt).expect("it was asked above");
                let or = if text.is_empty() { "" } else { " || " };
                write!(text, "{or}error_{label}.is(ExcType::{name})")?;
            }
            return Ok(text.into_str());
        }
        let clause = self.as_dyn_reference(typ)?;
        self.raising(text!(self, "error_{label}.matches({clause})")?)
    }

    /// `with a as x, b as y:`: one block for each item.
    pub(super) fn with(
        &mut self,
        items: List<'a>,
        body: List<'a>,
        at: usize,
        is_async: bool,
    ) -> Lowered<()> {
        let Some(item) = items.get(at) else { return self.statements(body) };
        let Node::WithItem { context_expr, optional_vars } = self.program.ast.node(item) else {
            return Ok(());
        };
        if let Some(first) = body.get(0) {
            let target = optional_vars;
            for number in 0..self.program.slots.len() {
                let slot = self.program.slots[number];
                let is_here = slot.home == Some(first)
                    && target.is_some_and(|target| self.binds_target(target, number))
                    && slot.kind == crate::program::SlotKind::Local
                    && !slot.is_cell
                    && !slot.is_maybe_unbound
                    && self.declared[number] != super::name::DECLARED;
                if is_here {
                    self.declared[number] = super::name::PENDING;
                }
            }
        }
        let label = self.label();
        let manager = self.as_dyn(context_expr)?;
        self.line(text!(self, "let manager_{label} = {manager};")?)?;
        let enter = if is_async {
            text!(self, "yielder.entered(&manager_{label}).await")?
        } else {
            text!(self, "py::entered(&manager_{label})")?
        };
        let enter = self.raising(enter)?;
        self.line(text!(self, "let entered_{label} = {enter};")?)?;
        let block = self.open_finally()?;
        let outer = std::mem::replace(&mut self.way, Way::Finally(block));
        let result = self.with_body(label, optional_vars, (items, body, at + 1), is_async);
        self.way = outer;
        self.frames.pop();
        result?;
        self.line("Flow::Next\n};")?;
        let leave = if is_async {
            text!(self, "yielder.leave(&manager_{label}, outcome_{block}).await")?
        } else {
            text!(self, "py::leave(&manager_{label}, outcome_{block})")?
        };
        let leave = self.raising(leave)?;
        self.line(text!(self, "let outcome_{block} = {leave};")?)?;
        self.close_finally(block, &[body])
    }
}

impl<'a> Lower<'_, 'a> {
    /// What is inside one item of a `with`.
    fn with_body(
        &mut self,
        label: u32,
        target: Option<NodeId>,
        (items, body, next): (List<'a>, List<'a>, usize),
        is_async: bool,
    ) -> Lowered<()> {
        if let Some(target) = target {
            let dynamic = self.make(Term::Dyn);
            let piece = self.value(text!(self, "entered_{label}")?, dynamic);
            self.assign(target, piece)?;
        }
        self.with(items, body, next, is_async)
    }
}

/// Whether a statement holds one that becomes a labelled block.
fn has_blocks(program: &Program<'_>, node: NodeId) -> bool {
    match program.ast.node(node) {
        Node::Try { .. } | Node::With { .. } | Node::Match { .. } => true,
        Node::For { orelse, .. } | Node::While { orelse, .. } if !orelse.is_empty() => true,
        Node::FunctionDef { .. } | Node::ClassDef { .. } | Node::Lambda { .. } => false,
        _ => {
            let mut found = false;
            children(program.ast, node, &mut |child| found |= has_blocks(program, child));
            found
        }
    }
}

/// Whether a `break`, or a `continue`, leaves the body of a loop.
fn has_jump(program: &Program<'_>, body: List<'_>, is_break: bool) -> bool {
    let inside = |body| has_jump(program, body, is_break);
    body.iter().any(|statement| match program.ast.node(statement) {
        Node::Break => is_break,
        Node::Continue => !is_break,
        Node::ExceptHandler { body, .. } => inside(body),
        Node::For { orelse, .. } | Node::While { orelse, .. } => inside(orelse),
        Node::If { body, orelse, .. } => inside(body) || inside(orelse),
        Node::With { body, .. } => inside(body),
        Node::Try { body, handlers, orelse, finalbody, .. } => {
            [body, orelse, finalbody].into_iter().any(inside)
                || handlers.iter().any(|handler| match program.ast.node(handler) {
                    Node::ExceptHandler { body, .. } => inside(body),
                    _ => false,
                })
        }
        Node::Match { cases, .. } => cases.iter().any(|case| match program.ast.node(case) {
            Node::MatchCase { body, .. } => inside(body),
            _ => false,
        }),
        _ => false,
    })
}
