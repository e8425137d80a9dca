//! Where a local may be unbound, and where it is declared.
//!
//! One walk over each function follows its paths with the set of locals that are assigned on all of them. A
//! use outside of the set makes the slot one that is asked at run time (`UnboundLocalError`). What the walk
//! proves, the Rust compiler proves as well from the text that is made: bodies of `try` are labelled blocks, and
//! what `finally` and `with` enclose counts as not assigned after them.
//!
//! The same walk finds the innermost block that holds all uses of a local, and the statement of that block
//! where they begin: there it is declared.

use larder_memory::arena::ArenaVec;

use super::{FunctionId, Program, SlotId, SlotKind, children};
use crate::ast::{Full, List, Literal, Node, NodeId, NodeKind, Singleton};

/// Locals that are assigned on every path to a place.
struct State<'a> {
    words: ArenaVec<'a, u64>,
    /// Whether no path leads here.
    is_dead: bool,
    /// Whether the Rust compiler sees a path all the same: behind a `finally`.
    is_open: bool,
}

impl<'a> State<'a> {
    fn twin(&self, program: &Program<'a>) -> Result<Self, Full> {
        let mut words = program.arena.vec();
        words.try_extend_from_slice_copy(&self.words).map_err(|_full| Full)?;
        Ok(State { words, is_dead: self.is_dead, is_open: self.is_open })
    }

    fn has(&self, bit: u32) -> bool {
        self.is_dead && !self.is_open || self.words[bit as usize / 64] >> (bit % 64) & 1 == 1
    }

    fn set(&mut self, bit: u32, is_assigned: bool) {
        let word = &mut self.words[bit as usize / 64];
        *word = *word & !(1 << (bit % 64)) | u64::from(is_assigned) << (bit % 64);
    }

    /// Two paths meet.
    fn meet(&mut self, other: &State<'_>) {
        if other.is_dead && !other.is_open {
            return;
        }
        if self.is_dead && !self.is_open {
            (self.is_dead, self.is_open) = (other.is_dead, other.is_open);
            self.words.copy_from_slice(&other.words);
            return;
        }
        self.is_dead &= other.is_dead;
        self.is_open &= self.is_dead;
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }
}

/// A list of statements while it is walked.
#[derive(Clone, Copy)]
struct Block {
    parent: u32,
    /// The statement of the parent that holds it.
    holder: Option<NodeId>,
    depth: u32,
}

struct Walk<'p, 'a> {
    program: &'p mut Program<'a>,
    function: FunctionId,
    state: State<'a>,
    /// What reaches the end of the loop by `break`; one for each loop around.
    breaks: ArenaVec<'a, State<'a>>,
    /// The `except … as name` around, each with how many loops are around it: who leaves them unbinds the name.
    handlers: ArenaVec<'a, (NodeId, usize)>,
    blocks: ArenaVec<'a, Block>,
    block: u32,
    statement: Option<NodeId>,
    /// By slot: the block that holds all uses so far, plus one.
    homes: ArenaVec<'a, u32>,
    bits: ArenaVec<'a, u32>,
}

pub(super) fn mark(program: &mut Program<'_>) -> Result<(), Full> {
    let arena = program.arena;
    let bits = super::column(arena, program.slots.len())?;
    let homes = super::column(arena, program.slots.len())?;
    let counts = super::column(arena, program.functions.len())?;
    let state = State { words: arena.vec(), is_dead: false, is_open: false };
    let mut walk = Walk {
        program,
        function: FunctionId::MODULE,
        state,
        breaks: arena.vec(),
        handlers: arena.vec(),
        blocks: arena.vec(),
        block: 0,
        statement: None,
        homes,
        bits,
    };
    let mut counts = counts;
    for (slot, bit) in walk.program.slots.iter().zip(walk.bits.iter_mut()) {
        let count = &mut counts[slot.owner.0 as usize];
        *bit = *count;
        *count += 1;
    }
    walk.blocks.try_push(Block { parent: 0, holder: None, depth: 0 }).map_err(|_full| Full)?;
    for number in 0..walk.program.functions.len() {
        let count = counts[number] as usize;
        walk.function(FunctionId(u32::try_from(number).map_err(|_many| Full)?), count)?;
    }
    // The name of an `except` clause that may be asked for when it is unbound is unbound by the clause's end,
    // however that is reached: a value of its own does it, and holds the variable as a closure would.
    for node in 1..=walk.program.ast.len() {
        let Some(node) = NodeId::new(u32::try_from(node).map_err(|_many| Full)?) else { continue };
        let is_handler = matches!(walk.program.ast.kind(node), NodeKind::ExceptHandler);
        let slot = is_handler.then(|| walk.program.slot_at(node)).flatten();
        // A function that is made in the clause may be called when the clause is over.
        let is_held = slot.is_some_and(|slot| walk.program.captures.contains(&slot));
        if let Some(slot) = slot.map(|slot| &mut walk.program.slots[slot.0 as usize]) {
            slot.is_maybe_unbound |= is_held;
            let is_module = slot.scope == crate::scope::ScopeId::MODULE;
            slot.is_cell |= slot.kind == SlotKind::Local && slot.is_maybe_unbound && !is_module;
        }
    }
    // What a function captures while it may be unbound is asked for through the cell that both hold.
    for index in 0..walk.program.captures.len() {
        let slot = walk.program.captures[index];
        let slot = &mut walk.program.slots[slot.0 as usize];
        slot.is_cell |= slot.kind == SlotKind::Local && slot.is_maybe_unbound;
    }
    // A name of the module that may be unbound is missed as a global: `NameError`.
    for slot in &mut walk.program.slots {
        let is_module = slot.scope == crate::scope::ScopeId::MODULE;
        if is_module && slot.kind == SlotKind::Local && slot.is_maybe_unbound {
            slot.kind = SlotKind::Global;
        }
    }
    // Where a builtin may be meant, nothing more is known of the value.
    for slot in &mut walk.program.slots {
        slot.falls_back &= slot.kind == SlotKind::Global && slot.function.is_none();
        if slot.falls_back {
            walk.program.types.set_dyn(slot.ty);
        }
    }
    Ok(())
}

impl<'a> Walk<'_, 'a> {
    fn function(&mut self, id: FunctionId, locals: usize) -> Result<(), Full> {
        let arena = self.program.arena;
        let mut words = arena.vec();
        for _ in 0..locals.div_ceil(64) {
            words.try_push(0_u64).map_err(|_full| Full)?;
        }
        self.state = State { words, is_dead: false, is_open: false };
        self.breaks.truncate(0);
        self.handlers.truncate(0);
        self.function = id;
        self.block = 0;
        self.statement = None;
        let (from, count) = self.program.function(id).parameters;
        for index in from..from + count {
            let slot = self.program.parameters[index as usize].slot;
            self.state.set(self.bits[slot.0 as usize], true);
        }
        let node = self.program.function(id).node;
        match self.program.ast.node(node) {
            Node::Module { body } | Node::FunctionDef { body, .. } => {
                self.statements(body)?;
                self.program.function_mut(id).falls_through = !self.state.is_dead;
                Ok(())
            }
            Node::Lambda { body, .. } => self.expression(body),
            Node::GeneratorExp { elt, generators } => {
                self.clauses(generators, true)?;
                self.expression(elt)
            }
            _ => Ok(()),
        }
    }

    fn statements(&mut self, body: List<'a>) -> Result<(), Full> {
        let outer = (self.block, self.statement);
        let depth = self.blocks[self.block as usize].depth + 1;
        let block = u32::try_from(self.blocks.len()).map_err(|_many| Full)?;
        let holder = self.statement;
        let parent = self.block;
        self.blocks.try_push(Block { parent, holder, depth }).map_err(|_full| Full)?;
        for statement in body.iter() {
            (self.block, self.statement) = (block, Some(statement));
            self.walk(statement)?;
        }
        (self.block, self.statement) = outer;
        Ok(())
    }

    /// A block whose first statement also has what a target binds.
    fn bound_block(&mut self, targets: &[NodeId], body: List<'a>) -> Result<(), Full> {
        let outer = (self.block, self.statement);
        let depth = self.blocks[self.block as usize].depth + 1;
        let block = u32::try_from(self.blocks.len()).map_err(|_many| Full)?;
        let holder = self.statement;
        let parent = self.block;
        self.blocks.try_push(Block { parent, holder, depth }).map_err(|_full| Full)?;
        (self.block, self.statement) = (block, body.get(0));
        for &target in targets {
            self.target(target)?;
        }
        for statement in body.iter() {
            (self.block, self.statement) = (block, Some(statement));
            self.walk(statement)?;
        }
        (self.block, self.statement) = outer;
        Ok(())
    }

    /// A slot is used or bound here.
    fn touch(&mut self, slot: SlotId) {
        let index = slot.0 as usize;
        let Some(known) = self.homes[index].checked_sub(1) else {
            self.homes[index] = self.block + 1;
            self.program.slots[index].home = self.statement;
            return;
        };
        let (mut a, mut b) = (known, self.block);
        let mut home = self.program.slots[index].home;
        while a != b {
            let (left, right) = (self.blocks[a as usize], self.blocks[b as usize]);
            if left.depth >= right.depth {
                home = left.holder;
                a = left.parent;
            } else {
                b = right.parent;
            }
        }
        self.homes[index] = a + 1;
        self.program.slots[index].home = home;
    }

    fn used(&mut self, slot: SlotId) {
        if self.program.slot(slot).owner != self.function {
            return;
        }
        self.touch(slot);
        let is_known = {
            let slot = self.program.slot(slot);
            slot.function.is_some() || slot.kind == SlotKind::ClassAttribute
        };
        if !is_known && !self.state.has(self.bits[slot.0 as usize]) {
            self.program.slots[slot.0 as usize].is_maybe_unbound = true;
        }
    }

    fn bound(&mut self, node: NodeId) {
        let Some(slot) = self.program.slot_at(node) else { return };
        if self.program.slot(slot).owner == self.function {
            self.touch(slot);
            self.state.set(self.bits[slot.0 as usize], true);
        }
    }

    fn unbound(&mut self, node: NodeId) {
        let Some(slot) = self.program.slot_at(node) else { return };
        if self.program.slot(slot).owner == self.function {
            self.state.set(self.bits[slot.0 as usize], false);
        }
    }

    /// The name of an `except` clause loses its value wherever the clause is left: what was bound before is asked at
    /// run time from here on, the next turn of a loop included.
    fn forgotten(&mut self, handler: NodeId) {
        let Some(slot) = self.program.slot_at(handler) else { return };
        let known = self.program.slot(slot);
        if known.owner != self.function || known.kind != SlotKind::Local {
            return;
        }
        let was_bound = self.state.has(self.bits[slot.0 as usize]);
        let slot = &mut self.program.slots[slot.0 as usize];
        slot.is_maybe_unbound |= was_bound;
        slot.is_cell |= slot.is_parameter;
    }

    /// A function takes what it captures: at a call what is passed, at its making what it holds.
    fn captured(&mut self, function: FunctionId) {
        for index in 0..self.program.captures_of(function).len() {
            let slot = self.program.captures_of(function)[index];
            if self.program.slot(slot).owner != self.function {
                continue;
            }
            self.touch(slot);
            if !self.state.has(self.bits[slot.0 as usize]) {
                self.program.slots[slot.0 as usize].is_cell = true;
            }
        }
    }

    fn target(&mut self, target: NodeId) -> Result<(), Full> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                self.bound(target);
                Ok(())
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.target(elt))
            }
            Node::Starred { value, .. } => self.target(value),
            Node::ExceptHandler { .. } => {
                self.bound(target);
                Ok(())
            }
            _ => self.expression(target),
        }
    }

    fn deleted(&mut self, target: NodeId) -> Result<(), Full> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                if let Some(slot) = self.program.slot_at(target) {
                    self.used(slot);
                    let slot = &mut self.program.slots[slot.0 as usize];
                    slot.is_maybe_unbound = true;
                    slot.is_cell |= slot.is_parameter && slot.kind == SlotKind::Local;
                }
                self.unbound(target);
                Ok(())
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.deleted(elt))
            }
            _ => self.expression(target),
        }
    }

    fn expression(&mut self, node: NodeId) -> Result<(), Full> {
        let ast = self.program.ast;
        match ast.node(node) {
            Node::Name { .. } => {
                if let Some(slot) = self.program.slot_at(node) {
                    self.used(slot);
                    if let Some(function) = self.program.slot(slot).function {
                        self.captured(function);
                    }
                }
                Ok(())
            }
            Node::NamedExpr { target, value } => {
                self.expression(value)?;
                self.bound(target);
                Ok(())
            }
            Node::BoolOp { values, .. } => {
                let mut values = values.iter();
                values.next().map_or(Ok(()), |first| self.expression(first))?;
                let after = self.state.twin(self.program)?;
                values.try_for_each(|value| self.expression(value))?;
                self.state = after;
                Ok(())
            }
            Node::IfExp { test, body, orelse } => {
                self.expression(test)?;
                let after = self.state.twin(self.program)?;
                self.expression(body)?;
                self.state = after.twin(self.program)?;
                self.expression(orelse)?;
                self.state = after;
                Ok(())
            }
            Node::Lambda { args, .. } => {
                self.defaults(args)?;
                self.made(node);
                Ok(())
            }
            Node::ListComp { elt, generators } | Node::SetComp { elt, generators } => {
                self.comprehension(&[elt], generators)
            }
            Node::DictComp { key, value, generators } => {
                self.comprehension(&[key, value], generators)
            }
            Node::GeneratorExp { elt, generators } => {
                if self.program.function_made_by(node).is_some() {
                    self.clauses(generators, false)?;
                    self.made(node);
                    return Ok(());
                }
                self.comprehension(&[elt], generators)
            }
            _ => {
                let mut result = Ok(());
                children(ast, node, &mut |child| {
                    if result.is_ok() {
                        result = self.expression(child);
                    }
                });
                result
            }
        }
    }

    fn made(&mut self, node: NodeId) {
        if let Some(function) = self.program.function_made_by(node) {
            self.captured(function);
        }
    }

    fn defaults(&mut self, args: NodeId) -> Result<(), Full> {
        let Node::Arguments { kw_defaults, defaults, .. } = self.program.ast.node(args) else {
            return Ok(());
        };
        defaults.iter().try_for_each(|default| self.expression(default))?;
        kw_defaults.iter().flatten().try_for_each(|default| self.expression(default))
    }

    fn comprehension(&mut self, elements: &[NodeId], generators: List<'a>) -> Result<(), Full> {
        let after = self.state.twin(self.program)?;
        self.clauses(generators, true)?;
        self.clauses(generators, false)?;
        for &element in elements {
            self.expression(element)?;
        }
        self.state = after;
        Ok(())
    }

    /// The first iterable, or everything else of the clauses.
    fn clauses(&mut self, generators: List<'a>, is_rest: bool) -> Result<(), Full> {
        for (index, clause) in generators.iter().enumerate() {
            let Node::Comprehension { target, iter, ifs, .. } = self.program.ast.node(clause)
            else {
                continue;
            };
            if is_rest {
                if index > 0 {
                    self.expression(iter)?;
                }
                self.target(target)?;
                ifs.iter().try_for_each(|test| self.expression(test))?;
            } else if index == 0 {
                self.expression(iter)?;
            }
        }
        Ok(())
    }

    fn walk(&mut self, node: NodeId) -> Result<(), Full> {
        let ast = self.program.ast;
        match ast.node(node) {
            Node::FunctionDef { args, decorators, .. } => {
                decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
                if self.program.annotations == super::Annotations::Values {
                    let mut result = Ok(());
                    super::annotations(ast, node, &mut |_, annotation| {
                        if result.is_ok() {
                            result = self.expression(annotation);
                        }
                    });
                    result?;
                }
                self.defaults(args)?;
                // What calls itself by a name that is no more than a variable finds it there later.
                self.made(node);
                self.bound(node);
                Ok(())
            }
            Node::ClassDef { bases, keywords, body, decorators, .. } => {
                decorators.iter().try_for_each(|decorator| self.expression(decorator))?;
                bases.iter().try_for_each(|base| self.expression(base))?;
                keywords.iter().try_for_each(|keyword| self.expression(keyword))?;
                self.statements(body)?;
                self.bound(node);
                Ok(())
            }
            Node::Return { value } => {
                value.map_or(Ok(()), |value| self.expression(value))?;
                self.state.is_dead = true;
                Ok(())
            }
            Node::Raise { exc, cause } => {
                exc.into_iter().chain(cause).try_for_each(|part| self.expression(part))?;
                self.state.is_dead = true;
                Ok(())
            }
            Node::Continue => {
                self.state.is_dead = true;
                Ok(())
            }
            Node::Break => {
                for index in 0..self.handlers.len() {
                    let (handler, loops) = self.handlers[index];
                    if loops == self.breaks.len() {
                        self.unbound(handler);
                    }
                }
                if let Some(mut at) = self.breaks.pop() {
                    at.meet(&self.state);
                    self.breaks.try_push(at).map_err(|_full| Full)?;
                }
                self.state.is_dead = true;
                Ok(())
            }
            Node::Delete { targets } => targets.iter().try_for_each(|target| self.deleted(target)),
            Node::Assign { targets, value } => {
                self.expression(value)?;
                targets.iter().try_for_each(|target| self.target(target))
            }
            Node::AnnAssign { target, value: Some(value), .. } => {
                self.expression(value)?;
                self.target(target)
            }
            Node::AugAssign { target, value, .. } => {
                self.expression(target)?;
                self.expression(value)?;
                self.target(target)
            }
            Node::If { test, body, orelse } => {
                self.expression(test)?;
                let before = self.state.twin(self.program)?;
                self.statements(body)?;
                let after = std::mem::replace(&mut self.state, before);
                self.statements(orelse)?;
                self.state.meet(&after);
                Ok(())
            }
            Node::While { test, body, orelse } => {
                self.expression(test)?;
                let is_endless =
                    matches!(ast.node(test), Node::Constant(Literal::Singleton(Singleton::True)));
                self.looped(&[], body, orelse, is_endless)
            }
            Node::For { target, iter, body, orelse, .. } => {
                self.expression(iter)?;
                self.looped(&[target], body, orelse, false)
            }
            Node::With { items, body, .. } => self.with(items, body),
            Node::Try { body, handlers, orelse, finalbody, .. } => {
                self.attempt(body, handlers, orelse, finalbody)
            }
            Node::Match { subject, cases } => {
                self.expression(subject)?;
                let mut after: Option<State<'a>> = None;
                let before = self.state.twin(self.program)?;
                for case in cases.iter() {
                    self.state = before.twin(self.program)?;
                    let Node::MatchCase { pattern, guard, body } = ast.node(case) else { continue };
                    self.pattern(pattern)?;
                    guard.map_or(Ok(()), |guard| self.expression(guard))?;
                    self.statements(body)?;
                    let ended = std::mem::replace(&mut self.state, before.twin(self.program)?);
                    match &mut after {
                        Some(after) => after.meet(&ended),
                        None => after = Some(ended),
                    }
                }
                // What a pattern binds is declared before the match and asked at run time.
                self.state = before;
                if let Some(after) = after {
                    self.state.meet(&after);
                }
                Ok(())
            }
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                names.iter().for_each(|alias| self.bound(alias));
                Ok(())
            }
            _ => self.expression(node),
        }
    }

    fn pattern(&mut self, node: NodeId) -> Result<(), Full> {
        let ast = self.program.ast;
        if let Some(slot) = self.program.slot_at(node) {
            self.bound(node);
            self.program.slots[slot.0 as usize].is_maybe_unbound = true;
        }
        let mut result = Ok(());
        children(ast, node, &mut |child| {
            if result.is_ok() {
                result = match ast.node(child) {
                    Node::Name { .. } | Node::Attribute { .. } => self.expression(child),
                    _ => self.pattern(child),
                };
            }
        });
        result
    }

    fn looped(
        &mut self,
        targets: &[NodeId],
        body: List<'a>,
        orelse: List<'a>,
        is_endless: bool,
    ) -> Result<(), Full> {
        let before = self.state.twin(self.program)?;
        let mut none = self.state.twin(self.program)?;
        none.is_dead = true;
        self.breaks.try_push(none).map_err(|_full| Full)?;
        self.bound_block(targets, body)?;
        let broken = self.breaks.pop().expect("it was pushed above");
        self.state = before;
        self.state.is_dead |= is_endless;
        self.statements(orelse)?;
        self.state.meet(&broken);
        Ok(())
    }

    fn with(&mut self, items: List<'a>, body: List<'a>) -> Result<(), Full> {
        let ast = self.program.ast;
        for item in items.iter() {
            if let Node::WithItem { context_expr, .. } = ast.node(item) {
                self.expression(context_expr)?;
            }
        }
        let before = self.state.twin(self.program)?;
        for item in items.iter() {
            if let Node::WithItem { optional_vars: Some(target), .. } = ast.node(item) {
                self.target(target)?;
            }
        }
        self.enclosed(body)?;
        self.state = before;
        Ok(())
    }

    /// A body that `with` or `finally` encloses: `break` inside of it leaves with what was before.
    fn enclosed(&mut self, body: List<'a>) -> Result<(), Full> {
        let before = self.state.twin(self.program)?;
        let kept = self.breaks.pop();
        if let Some(kept) = &kept {
            self.breaks.try_push(kept.twin(self.program)?).map_err(|_full| Full)?;
        }
        self.statements(body)?;
        if let Some(mut kept) = kept {
            self.breaks.pop();
            kept.meet(&before);
            self.breaks.try_push(kept).map_err(|_full| Full)?;
        }
        Ok(())
    }

    fn attempt(
        &mut self,
        body: List<'a>,
        handlers: List<'a>,
        orelse: List<'a>,
        finalbody: List<'a>,
    ) -> Result<(), Full> {
        let before = self.state.twin(self.program)?;
        self.statements(body)?;
        self.statements(orelse)?;
        let mut after = std::mem::replace(&mut self.state, before.twin(self.program)?);
        for handler in handlers.iter() {
            let Node::ExceptHandler { typ, body, .. } = self.program.ast.node(handler) else {
                continue;
            };
            self.state = before.twin(self.program)?;
            typ.map_or(Ok(()), |typ| self.expression(typ))?;
            self.forgotten(handler);
            self.handlers.try_push((handler, self.breaks.len())).map_err(|_full| Full)?;
            self.bound_block(&[handler], body)?;
            self.handlers.pop();
            if self.program.slot_at(handler).is_some() {
                self.unbound(handler);
            }
            after.meet(&self.state);
        }
        if finalbody.is_empty() {
            self.state = after;
            return Ok(());
        }
        self.state = before;
        let is_dead = after.is_dead;
        if let Some(at) = self.breaks.pop() {
            let mut at = at;
            at.meet(&self.state);
            self.breaks.try_push(at).map_err(|_full| Full)?;
        }
        self.statements(finalbody)?;
        if is_dead && !self.state.is_dead {
            self.state.is_dead = true;
            self.state.is_open = true;
        }
        Ok(())
    }
}
