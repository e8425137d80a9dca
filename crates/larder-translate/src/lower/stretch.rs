//! Stretches that do nothing but arithmetic and elements of lists of numbers.
//!
//! Each `xs[i]` borrows its list for itself. In a loop, or in what is left of a block, where nothing else can
//! reach a list, the lists are borrowed once by `elements!(xs);`, and the text of the statements stays what
//! it was. So nothing in a stretch may call the program, walk through a container, or lead to a list by
//! another way than the names that are borrowed: two names of one list are what the macro looks for. Functions
//! that do a little arithmetic themselves are no such calls: they stand where they are called.

use std::fmt::Write as _;

use super::{Lower, Lowered, Stop, text};
use crate::ast::{List, Literal, Node, NodeId};
use crate::infer::bind_call;
use crate::program::{
    FunctionId, FunctionKind, Library, ParameterKind, Program, SlotId, SlotKind, children,
};
use crate::types::{Term, Type};

/// Names of lists of one type that the macro takes.
const MOST_LISTS: usize = 4;

/// Nodes of a function that stands where it is called, with those of the functions that stand in it.
const MOST_NODES: u32 = 96;

/// How often a loop is taken to go round.
const ROUNDS: u32 = 8;

/// The types of elements that are plain numbers; lists of different types are different lists.
const NUMBERS: [Term; 3] = [Term::Int, Term::Float, Term::Bool];

/// What a stretch uses.
#[derive(Clone, Copy, Default)]
pub(super) struct Uses {
    /// By type of the elements.
    lists: [[Option<SlotId>; MOST_LISTS]; NUMBERS.len()],
    /// How many lists these are.
    names: u32,
    /// Elements that are read and set.
    accesses: u32,
    /// How often the statement at hand is done.
    rounds: u32,
}

impl Uses {
    fn none() -> Uses {
        Uses { rounds: 1, ..Uses::default() }
    }

    /// Notes a list; too many of one type are no stretch.
    fn note(&mut self, kind: usize, slot: SlotId) -> bool {
        for place in &mut self.lists[kind] {
            match place {
                Some(known) if *known == slot => return true,
                Some(_) => {}
                None => {
                    *place = Some(slot);
                    self.names += 1;
                    return true;
                }
            }
        }
        false
    }
}

impl<'a> Lower<'_, 'a> {
    /// Finds the functions that do nothing but a little arithmetic of their own.
    pub(super) fn weigh(&mut self) -> Lowered<()> {
        for _ in 0..self.program.functions.len() {
            self.weights.try_push(0).map_err(|_full| Stop::Full)?;
        }
        // One that calls others is found after them.
        loop {
            let mut is_new = false;
            for number in 1..self.program.functions.len() {
                let id = FunctionId(u32::try_from(number).expect("functions are numbered by u32"));
                if self.weights[number] == 0
                    && let Some(weight) = self.weight(id)
                {
                    self.weights[number] = weight;
                    is_new = true;
                }
            }
            if !is_new {
                return Ok(());
            }
        }
    }

    /// Whether a function stands where it is called.
    pub(super) fn is_light(&self, id: FunctionId) -> bool {
        self.weights[id.0 as usize] > 0
    }

    fn weight(&self, id: FunctionId) -> Option<u32> {
        let function = self.program.function(id);
        let Node::FunctionDef { body, decorators, .. } = self.program.ast.node(function.node)
        else {
            return None;
        };
        let is_open = function.is_generator
            || function.is_async
            || function.is_recursive
            || function.class.is_some()
            || !function.is_called
            || function.kind != FunctionKind::Def
            || !NUMBERS.contains(&self.get(function.answer));
        if is_open || !decorators.is_empty() {
            return None;
        }
        let are_numbers = self.program.parameters_of(id).iter().all(|parameter| {
            let slot = self.program.slot(parameter.slot);
            !slot.is_cell
                && NUMBERS.contains(&self.get(slot.ty))
                && !matches!(parameter.kind, ParameterKind::Star | ParameterKind::StarStar)
        });
        let mut weight = 0;
        let skip = usize::from(self.program.doc(body).is_some());
        let is_small = are_numbers
            && body.iter().skip(skip).all(|statement| self.add_weight(statement, &mut weight));
        let mut uses = Uses::none();
        let is_light = is_small
            && body.iter().skip(skip).all(|statement| self.is_plain(statement, &mut uses))
            && uses.names == 0;
        is_light.then_some(weight)
    }

    /// Adds the nodes of a piece of code without loops, and of what it calls; whether there are few.
    fn add_weight(&self, node: NodeId, weight: &mut u32) -> bool {
        *weight += 1;
        match self.program.ast.node(node) {
            Node::For { .. } | Node::While { .. } => return false,
            Node::Call { func, .. } => {
                if let Some(id) = self.program.known_function(func) {
                    *weight += self.weights[id.0 as usize];
                }
            }
            _ => {}
        }
        let mut is_small = *weight <= MOST_NODES;
        children(self.program.ast, node, &mut |child| {
            is_small = is_small && self.add_weight(child, weight);
        });
        is_small
    }

    /// The statements of a block that ends with them: from some place on they may be a stretch.
    pub(super) fn block(&mut self, body: List<'a>) -> Lowered<()> {
        let Some((start, uses)) = self.end_of_block(body) else { return self.statements(body) };
        let outer = std::mem::replace(&mut self.is_stretch, false);
        let mut result = Ok(());
        for (index, statement) in body.iter().enumerate() {
            if index == start {
                result = result.and_then(|()| self.borrow(&uses));
                self.is_stretch = true;
            }
            result = result.and_then(|()| self.declared(statement));
        }
        self.is_stretch = outer;
        result
    }

    /// A statement after what it declares; a loop that is a stretch in a block of its own.
    pub(super) fn declared(&mut self, statement: NodeId) -> Lowered<()> {
        self.declare_homes_of(statement)?;
        let is_loop =
            matches!(self.program.ast.node(statement), Node::For { .. } | Node::While { .. });
        let mut uses = Uses::none();
        if self.is_stretch || !is_loop || !self.is_plain(statement, &mut uses) || uses.names == 0 {
            return self.one(statement);
        }
        self.line("{")?;
        self.borrowed(Some(uses), |lower| lower.one(statement))?;
        self.line("}")
    }

    /// Where the statements that end a block begin to be a stretch that is worth it.
    fn end_of_block(&self, body: List<'a>) -> Option<(usize, Uses)> {
        if self.is_stretch {
            return None;
        }
        let (mut start, mut uses) = (None, Uses::none());
        for (index, statement) in body.iter().enumerate().rev() {
            let mut grown = uses;
            if !self.is_plain(statement, &mut grown) {
                break;
            }
            if grown.accesses > uses.accesses {
                start = Some(index);
            }
            uses = grown;
        }
        // One look at the marks of each list for several that each access would make.
        let start = start.filter(|_| uses.accesses >= 3 * uses.names)?;
        // A single loop is borrowed for as a loop.
        let is_loop =
            |node| matches!(self.program.ast.node(node), Node::For { .. } | Node::While { .. });
        let is_alone = start + 1 == body.len() && body.get(start).is_some_and(is_loop);
        (!is_alone).then_some((start, uses))
    }

    /// Borrows the lists of a stretch while it is written.
    pub(super) fn borrowed(
        &mut self,
        uses: Option<Uses>,
        write: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<()> {
        let Some(uses) = uses else { return write(self) };
        self.borrow(&uses)?;
        self.is_stretch = true;
        let result = write(self);
        self.is_stretch = false;
        result
    }

    fn borrow(&mut self, uses: &Uses) -> Lowered<()> {
        for mut lists in uses.lists {
            // By the order in which the names came up.
            lists.sort_by_key(|slot| slot.map_or(u32::MAX, |slot| slot.0));
            let mut names = self.program.arena.string();
            for slot in lists.into_iter().flatten() {
                let comma = if names.is_empty() { "" } else { ", " };
                write!(names, "{comma}{}", self.slot_name(slot)?)?;
            }
            if !names.is_empty() {
                self.line(text!(self, "elements!({});", names.as_str())?)?;
            }
        }
        Ok(())
    }

    /// Whether a statement may be part of a stretch.
    fn is_plain(&self, node: NodeId, uses: &mut Uses) -> bool {
        match self.program.ast.node(node) {
            Node::Pass | Node::Break | Node::Continue => true,
            Node::Assign { targets, value }
                if let (1, Some(target)) = (targets.len(), targets.get(0))
                    && let Some(within) = self.within(target, value) =>
            {
                // Nothing else keeps the length of the list for sure.
                self.is_turned(&within)
                    && within.from.iter().flatten().all(|&part| self.is_number(part, uses))
                    && self.is_held(within.list, uses)
            }
            Node::Assign { targets, value } => {
                self.is_plain_value(value, uses)
                    && targets.iter().all(|target| self.is_plain_target(target, value, uses))
            }
            Node::AugAssign { target, value, .. } => {
                self.is_number(value, uses) && self.is_plain_target(target, value, uses)
            }
            Node::If { test, body, orelse } => {
                self.is_number(test, uses)
                    && body.iter().chain(orelse.iter()).all(|one| self.is_plain(one, uses))
            }
            Node::While { test, body, orelse } => {
                let rounds = uses.rounds;
                uses.rounds = rounds.saturating_mul(ROUNDS);
                let is_plain =
                    self.is_number(test, uses) && body.iter().all(|one| self.is_plain(one, uses));
                uses.rounds = rounds;
                is_plain && orelse.iter().all(|one| self.is_plain(one, uses))
            }
            Node::For { is_async: false, target, iter, body, orelse } => {
                let rounds = uses.rounds;
                let is_plain = self.is_plain_walk(target, iter, uses)
                    && body.iter().all(|one| self.is_plain(one, uses));
                uses.rounds = rounds;
                is_plain && orelse.iter().all(|one| self.is_plain(one, uses))
            }
            Node::Return { value } => value.is_none_or(|value| self.is_plain_value(value, uses)),
            _ => false,
        }
    }

    /// A number, or several that are assigned or returned together.
    fn is_plain_value(&self, node: NodeId, uses: &mut Uses) -> bool {
        match self.program.ast.node(node) {
            Node::Tuple { elts, .. } => elts.iter().all(|elt| self.is_number(elt, uses)),
            _ => self.is_number(node, uses),
        }
    }

    fn is_plain_target(&self, target: NodeId, value: NodeId, uses: &mut Uses) -> bool {
        let ast = self.program.ast;
        match ast.node(target) {
            Node::Name { .. } => self.program.slot_at(target).is_some_and(|slot| {
                let known = self.program.slot(slot);
                matches!(known.kind, SlotKind::Local | SlotKind::Global)
                    && NUMBERS.contains(&self.get(known.ty))
            }),
            Node::Subscript { value, slice, .. } => self.is_element(value, slice, uses),
            Node::Tuple { elts, .. } => {
                matches!(ast.node(value), Node::Tuple { elts: given, .. } if given.len() == elts.len())
                    && elts.iter().all(|elt| {
                        !matches!(ast.node(elt), Node::Tuple { .. })
                            && self.is_plain_target(elt, value, uses)
                    })
            }
            _ => false,
        }
    }

    /// The head of a loop over numbers; what is inside is done so many times more.
    fn is_plain_walk(&self, target: NodeId, iter: NodeId, uses: &mut Uses) -> bool {
        let ast = self.program.ast;
        uses.rounds = uses.rounds.saturating_mul(ROUNDS);
        if let Node::Name { .. } = ast.node(target) {
            return self.is_plain_target(target, target, uses)
                && (self.is_plain_range(iter, uses) || self.is_walked(iter, uses));
        }
        let (Node::Tuple { elts, .. }, Node::Call { func, args, keywords }) =
            (ast.node(target), ast.node(iter))
        else {
            return false;
        };
        let are_names = elts.iter().all(|elt| {
            matches!(ast.node(elt), Node::Name { .. }) && self.is_plain_target(elt, elt, uses)
        });
        are_names
            && elts.len() == 2
            && self.program.builtin(func) == Some("enumerate")
            && keywords.is_empty()
            && args.get(0).is_some_and(|list| self.is_walked(list, uses))
            && args.iter().skip(1).all(|start| self.is_number(start, uses))
    }

    /// A list of numbers that is walked through: a look at each element.
    fn is_walked(&self, list: NodeId, uses: &mut Uses) -> bool {
        uses.accesses = uses.accesses.saturating_add(uses.rounds);
        self.is_held(list, uses)
    }

    /// What a comprehension that makes a list of numbers out of numbers uses, where it is worth to be borrowed.
    pub(super) fn plain_comprehension(&self, elt: NodeId, generators: List<'a>) -> Option<Uses> {
        let mut uses = Uses::none();
        let are_plain = !self.is_stretch
            && generators.iter().all(|clause| match self.program.ast.node(clause) {
                Node::Comprehension { target, iter, ifs, is_async: false } => {
                    self.is_plain_walk(target, iter, &mut uses)
                        && ifs.iter().all(|test| self.is_number(test, &mut uses))
                }
                _ => false,
            });
        (are_plain && self.is_number(elt, &mut uses) && uses.names > 0).then_some(uses)
    }

    fn is_plain_range(&self, iter: NodeId, uses: &mut Uses) -> bool {
        let Node::Call { func, args, keywords } = self.program.ast.node(iter) else { return false };
        self.program.builtin(func) == Some("range")
            && self.get(Program::type_at(iter)) == Term::Range
            && keywords.is_empty()
            && args.iter().all(|arg| self.is_number(arg, uses))
    }

    /// Whether an expression is arithmetic of numbers alone.
    pub(super) fn is_arithmetic(&self, node: NodeId) -> bool {
        let mut uses = Uses::none();
        self.is_number(node, &mut uses) && uses.names == 0
    }

    /// Whether an expression is a number and makes it of such.
    fn is_number(&self, node: NodeId, uses: &mut Uses) -> bool {
        if !NUMBERS.contains(&self.get(Program::type_at(node))) {
            return false;
        }
        match self.program.ast.node(node) {
            Node::Constant(literal) => {
                matches!(literal, Literal::Int(_) | Literal::Float(_) | Literal::Singleton(_))
            }
            Node::Name { .. } => self.program.slot_at(node).is_some_and(|slot| {
                let known = self.program.slot(slot);
                matches!(known.kind, SlotKind::Local | SlotKind::Global)
                    && known.function.is_none()
                    && known.import.is_none()
            }),
            Node::BinOp { left, right, .. } => {
                self.is_number(left, uses) && self.is_number(right, uses)
            }
            Node::UnaryOp { operand, .. } => self.is_number(operand, uses),
            Node::BoolOp { values, .. } => values.iter().all(|one| self.is_number(one, uses)),
            Node::Compare { left, rest } => {
                self.is_number(left, uses)
                    && rest.iter().all(|(_, right)| self.is_number(right, uses))
            }
            Node::IfExp { test, body, orelse } => {
                [test, body, orelse].into_iter().all(|one| self.is_number(one, uses))
            }
            Node::Subscript { value, slice, .. } => self.is_element(value, slice, uses),
            Node::Call { func, args, keywords } => {
                if let Some(id) = self.program.known_function(func) {
                    return self.is_light(id)
                        && bind_call(self.program, id, args, keywords).is_some()
                        && args.iter().chain(keywords.iter()).all(|arg| {
                            let value = match self.program.ast.node(arg) {
                                Node::Keyword { value, .. } => value,
                                _ => arg,
                            };
                            self.is_number(value, uses)
                        });
                }
                keywords.is_empty() && self.is_plain_call(func, args, uses)
            }
            _ => false,
        }
    }

    /// A function that nobody but the run time has, of numbers; or the length of a list of them.
    fn is_plain_call(&self, func: NodeId, args: List<'a>, uses: &mut Uses) -> bool {
        match (self.program.builtin(func), args.get(0)) {
            (Some("len"), Some(list)) => args.len() == 1 && self.is_held(list, uses),
            (Some("sum" | "min" | "max"), Some(list))
                if args.len() == 1 && matches!(self.get(Program::type_at(list)), Term::List(_)) =>
            {
                self.is_walked(list, uses)
            }
            (Some("abs" | "min" | "max" | "int" | "float" | "bool" | "round"), _) => {
                args.iter().all(|arg| self.is_number(arg, uses))
            }
            (Some(_), _) => false,
            (None, _) => {
                matches!(self.program.library(func), Some(Library::Member("math", _)))
                    && args.iter().all(|arg| self.is_number(arg, uses))
            }
        }
    }

    /// `xs[i]` of a list of numbers that has a name.
    fn is_element(&self, value: NodeId, slice: NodeId, uses: &mut Uses) -> bool {
        let is_index = matches!(self.get(Program::type_at(slice)), Term::Int | Term::Bool);
        uses.accesses = uses.accesses.saturating_add(uses.rounds);
        is_index && self.is_held(value, uses) && self.is_number(slice, uses)
    }

    /// The name of a list of numbers that can be borrowed.
    fn is_held(&self, node: NodeId, uses: &mut Uses) -> bool {
        if !matches!(self.program.ast.node(node), Node::Name { .. }) {
            return false;
        }
        let Some(slot) = self.program.slot_at(node) else { return false };
        let known = self.program.slot(slot);
        let is_place = known.kind == SlotKind::Local && !known.is_cell && !self.is_asked(slot);
        let kind = |ty: Type| match self.get(ty) {
            Term::List(element) => NUMBERS.iter().position(|&number| number == self.get(element)),
            _ => None,
        };
        match (kind(known.ty), kind(Program::type_at(node))) {
            (Some(kind), Some(seen)) if is_place && kind == seen => uses.note(kind, slot),
            _ => false,
        }
    }
}
