//! Statements.

use super::display::Gathered;
use super::name::{DECLARED, PENDING};
use super::subscript::NO_SUBSCRIPT;
use super::{Frame, Hold, Lower, Lowered, Piece, Quoted, Stop, text};
use crate::ast::{Ast, Comparison, List, Literal, Node, NodeId, Operator, Singleton};
use crate::infer::{Exponent, exponent, solid};
use crate::library::Item;
use crate::program::{FunctionId, Program, SlotId, SlotKind, any_below};
use crate::refuse::Code;
use crate::types::Term;

/// A slot that the loop at hand declares in its head.
pub(super) const IN_LOOP: u32 = 3;

impl<'a> Lower<'_, 'a> {
    /// The statements of a block. A statement that is refused becomes the exception that says so, and what
    /// comes after it is not reached.
    pub(super) fn statements(&mut self, body: List<'a>) -> Lowered<()> {
        for statement in body.iter() {
            self.declared(statement)?;
        }
        Ok(())
    }

    /// One statement.
    pub(super) fn one(&mut self, statement: NodeId) -> Lowered<()> {
        self.statement(statement)
    }

    /// Declares the slots whose uses begin with a statement.
    pub(super) fn declare_homes_of(&mut self, statement: NodeId) -> Lowered<()> {
        self.declare_homes(statement)
    }

    fn declare_homes(&mut self, statement: NodeId) -> Lowered<()> {
        if !self.is_home[statement.index()] {
            return Ok(());
        }
        let is_binder = matches!(
            self.program.ast.node(statement),
            Node::Assign { .. }
                | Node::AnnAssign { .. }
                | Node::FunctionDef { .. }
                | Node::ClassDef { .. }
                | Node::Import { .. }
                | Node::ImportFrom { .. }
        );
        for number in 0..self.program.slots.len() {
            let slot = self.program.slots[number];
            if slot.home != Some(statement) || !self.is_declared_alone(&slot) {
                continue;
            }
            let id = SlotId(u32::try_from(number).expect("slots are numbered by u32"));
            if self.declared[number] == DECLARED || self.declared[number] == IN_LOOP {
                continue;
            }
            if is_binder && self.binds(statement, id) {
                self.declared[number] = PENDING;
            } else {
                self.declare(id)?;
            }
        }
        Ok(())
    }

    /// Whether a slot is a variable that some statement of this function declares.
    fn is_declared_alone(&self, slot: &crate::program::Slot) -> bool {
        let is_value = slot.function.is_none_or(|id| self.program.function(id).is_value);
        slot.owner == self.function
            && slot.kind == SlotKind::Local
            && !slot.is_parameter
            && !slot.is_cell
            && !slot.is_maybe_unbound
            && slot.import.is_none()
            && is_value
            && !self.program.scopes.scope(slot.scope).kind.is_comprehension()
    }

    /// Whether a statement assigns a slot before anything inside of it can use the slot.
    fn binds(&self, statement: NodeId, slot: SlotId) -> bool {
        let ast = self.program.ast;
        match ast.node(statement) {
            Node::Assign { targets, .. } => {
                targets.iter().any(|target| self.is_target(target, slot))
            }
            Node::AnnAssign { target, .. } => self.is_target(target, slot),
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                names.iter().any(|alias| self.program.slot_at(alias) == Some(slot))
            }
            _ => self.program.slot_at(statement) == Some(slot),
        }
    }

    fn is_target(&self, target: NodeId, slot: SlotId) -> bool {
        match self.program.ast.node(target) {
            Node::Name { .. } => self.program.slot_at(target) == Some(slot),
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().any(|elt| self.is_target(elt, slot))
            }
            Node::Starred { value, .. } => self.is_target(value, slot),
            _ => false,
        }
    }

    fn statement(&mut self, node: NodeId) -> Lowered<()> {
        let (at, frames, way) = (self.out.len(), self.frames.len(), self.way);
        self.statement_at = self.program.ast.span(node).start;
        let outer = self.has_walrus;
        self.has_walrus = self.program.has_walrus && has_walrus(self.program.ast, node);
        let result = self.statement_inside(node);
        self.has_walrus = outer;
        match result {
            Err(Stop::Refused(refusal)) if self.function == FunctionId::MODULE => {
                // The module goes on up to here, and raises the exception.
                self.out.truncate(at);
                self.refusals.try_push(refusal).map_err(|_full| Stop::Full)?;
                self.frames.truncate(frames);
                self.way = way;
                let exception = self.refusal_exception(&refusal)?;
                let text = self.throw(exception)?;
                self.line(text)?;
                self.declare_what_was_refused(node)
            }
            other => other,
        }
    }

    /// What follows a refused statement is never reached, but names the slots that it would have made.
    fn declare_what_was_refused(&mut self, node: NodeId) -> Lowered<()> {
        for number in 0..self.program.slots.len() {
            let slot = self.program.slots[number];
            if slot.home == Some(node) && self.is_declared_alone(&slot) {
                self.declare(SlotId(u32::try_from(number).expect("slots are numbered by u32")))?;
            }
        }
        Ok(())
    }

    /// The statement that stands for a function's body that was refused.
    pub(super) fn refusal_text(&self, refusal: &crate::refuse::Refusal) -> Lowered<&'a str> {
        text!(self, "return Err({});", self.refusal_exception(refusal)?)
    }

    fn refusal_exception(&self, refusal: &crate::refuse::Refusal) -> Lowered<&'a str> {
        let (path, place) = self.program.parts.locate(self.program.ast, refusal.at);
        let (_, reason) = refusal.code.words();
        let message = text!(self, "{path}:{}: {}: {reason}", place.line, refusal.construct)?;
        text!(self, "py::exc::not_implemented_error({})", Quoted(message))
    }

    fn statement_inside(&mut self, node: NodeId) -> Lowered<()> {
        let ast = self.program.ast;
        match ast.node(node) {
            Node::Expr { value } => {
                if matches!(ast.node(value), Node::Constant(_)) {
                    return Ok(());
                }
                let piece = self.expression(value)?;
                if piece.hold != Hold::Value
                    && piece.text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
                {
                    return Ok(());
                }
                if self.get(piece.ty) == Term::None {
                    return self.line(text!(self, "{};", piece.text)?);
                }
                self.line(text!(self, "let _ = {};", piece.text)?)
            }
            Node::Assign { targets, value } => self.assignment(targets, value),
            Node::AnnAssign { target, value: Some(value), .. } => {
                let piece = self.expression(value)?;
                self.assign(target, piece)
            }
            Node::AugAssign { target, op, value } => self.augmented(node, target, op, value),
            Node::Return { value } => self.give_back(value),
            Node::If { test, body, orelse } => self.choice(test, body, orelse),
            Node::While { test, body, orelse } => self.while_loop(test, body, orelse),
            Node::For { target, iter, body, orelse, is_async } => {
                self.for_loop(target, iter, body, orelse, is_async)
            }
            Node::Break => self.leave_loop(node, true),
            Node::Continue => self.leave_loop(node, false),
            Node::Pass | Node::Global { .. } | Node::Nonlocal { .. } | Node::AnnAssign { .. } => {
                Ok(())
            }
            Node::Assert { test, msg } => self.assertion(test, msg),
            Node::Raise { exc, cause } => self.raise(exc, cause),
            Node::Try { body, handlers, orelse, finalbody, is_star } => {
                self.attempt(body, handlers, orelse, finalbody, is_star)
            }
            Node::With { items, body, is_async } => self.with(items, body, 0, is_async),
            Node::Match { subject, cases } => self.choose(subject, cases),
            Node::Delete { targets } => targets.iter().try_for_each(|target| self.delete(target)),
            Node::FunctionDef { decorators, .. } => self.define(node, decorators),
            Node::ClassDef { .. } => self.class(node),
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                names.iter().try_for_each(|alias| self.import(node, alias))
            }
            other => {
                let _: Node<'_> = other;
                self.refuse(node, Code::CALL, "statement")
            }
        }
    }

    fn assignment(&mut self, targets: List<'a>, value: NodeId) -> Lowered<()> {
        let ast = self.program.ast;
        if let (1, Some(target)) = (targets.len(), targets.get(0)) {
            // `a, b = b, a` without a tuple in between.
            if let Node::Tuple { elts, .. } = ast.node(target)
                && let Node::Tuple { elts: given, .. } = ast.node(value)
                && elts.len() == given.len()
                && elts
                    .iter()
                    .chain(given.iter())
                    .all(|elt| !matches!(ast.node(elt), Node::Starred { .. }))
                && self.swap(elts, given)?
            {
                return Ok(());
            }
            if self.slice_from(target, value)? || self.counted_entry(target, value)? {
                return Ok(());
            }
            let piece = self.expression(value)?;
            return self.assign(target, piece);
        }
        let piece = self.expression(value)?;
        let text = self.owned(piece)?;
        // Each target may give values names of its own.
        let label = self.label();
        let name = self.temporary(text!(self, "shared_{label}")?)?;
        self.line(text!(self, "let {name} = {text};")?)?;
        for target in targets.iter() {
            let piece = Piece { text: name, ty: piece.ty, hold: Hold::Place, is_tight: true };
            self.assign(target, piece)?;
        }
        Ok(())
    }

    /// `(a, b) = (b, a)` on plain locals, or `let (a, b) = (1, 2)` where they begin.
    fn swap(&mut self, targets: List<'a>, given: List<'a>) -> Lowered<bool> {
        use std::fmt::Write as _;
        let mut pending = 0;
        for (index, target) in targets.iter().enumerate() {
            let Some(slot) = self.program.slot_at(target) else { return Ok(false) };
            let is_twice =
                targets.iter().take(index).any(|other| self.program.slot_at(other) == Some(slot));
            if is_twice {
                return Ok(false);
            }
            let known = *self.program.slot(slot);
            let is_plain = matches!(self.program.ast.node(target), Node::Name { .. })
                && known.kind == SlotKind::Local
                && !known.is_cell
                && !self.is_asked(slot);
            if !is_plain {
                return Ok(false);
            }
            pending += usize::from(self.declared[slot.0 as usize] == PENDING);
        }
        if targets.len() < 2 || pending != 0 && pending != targets.len() {
            return Ok(false);
        }
        let (mut left, mut right) = (self.program.arena.string(), self.program.arena.string());
        let (mut types, mut is_open) = (self.program.arena.string(), false);
        for (target, value) in targets.iter().zip(given.iter()) {
            let slot = self.program.slot_at(target).expect("it was asked above");
            let ty = self.slot_type(slot);
            let value = self.as_part(value, ty)?;
            let suffix = if super::value::is_whole_literal(value) { "_i64" } else { "" };
            let name = self.slot_name(slot)?;
            let comma = if left.is_empty() { "" } else { ", " };
            let is_again = self.program.slot(slot).assignments > 1;
            let mutable = if pending > 0 && is_again { "mut " } else { "" };
            write!(left, "{comma}{mutable}{name}")?;
            write!(right, "{comma}{value}{suffix}")?;
            // What is missing does not say of what type it is not.
            is_open |= pending > 0 && value == "None";
            if pending > 0 {
                write!(types, "{comma}{}", self.type_text(ty)?)?;
            }
        }
        let start = if pending > 0 { "let " } else { "" };
        let types = if is_open { text!(self, ": ({})", types.as_str())? } else { "" };
        if pending > 0 {
            for target in targets.iter() {
                let slot = self.program.slot_at(target).expect("it was asked above");
                self.declared[slot.0 as usize] = DECLARED;
            }
        }
        self.line(text!(self, "{start}({}){types} = ({});", left.as_str(), right.as_str())?)?;
        Ok(true)
    }

    fn augmented(
        &mut self,
        node: NodeId,
        target: NodeId,
        op: Operator,
        value: NodeId,
    ) -> Lowered<()> {
        let held_type = Program::type_at(target);
        let exponent = exponent(self.program, op, None, value);
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                let held = self.expression(target)?;
                if op == Operator::Add && self.extended(held, value)? {
                    return Ok(());
                }
                let by = self.expression(value)?;
                if let (Operator::Add, Term::Str, Term::Str, Hold::Place) =
                    (op, self.get(held.ty), self.get(by.ty), held.hold)
                {
                    let is_own = by.text == held.text;
                    let by = self.reference(by)?;
                    let copy = if is_own { ".clone()" } else { "" };
                    return self.line(text!(self, "{}.push({by}{copy});", held.text)?);
                }
                let result = self.in_place(op, held, by, exponent)?;
                self.assign(target, result)
            }
            Node::Attribute { value: object, attr, .. } => {
                let name = self.attribute_name(attr);
                let read = self.field_read(object, attr);
                let field = self.typed_field(attr);
                let object = self.held_object(object, &[value])?;
                let mut held = self.field_or_attribute(object, name, read)?;
                if matches!(self.get(held.ty), Term::List(_) | Term::Set(_) | Term::Dict(..)) {
                    // What is changed in place is set again all the same.
                    let label = self.label();
                    self.line(text!(self, "let held_{label} = {};", held.text)?)?;
                    held = Piece { text: text!(self, "held_{label}")?, hold: Hold::Place, ..held };
                    if op == Operator::Add && self.extended(held, value)? {
                        let result = self.for_attribute(held, field)?;
                        return self.set_attribute(object, name, field, result);
                    }
                }
                let by = if self.program.types.is_dyn(held.ty) {
                    self.expression_for_dyn(value)?
                } else {
                    self.expression(value)?
                };
                let result = self.in_place(op, held, by, exponent)?;
                let result = self.for_attribute(result, field)?;
                self.set_attribute(object, name, field, result)
            }
            Node::Subscript { value: object, slice, .. } => {
                self.augmented_item(node, (object, slice), op, value, exponent)
            }
            _ => {
                let _: crate::types::Type = held_type;
                self.refuse(target, Code::UNPACK, "augmented assignment")
            }
        }
    }

    fn for_attribute(
        &mut self,
        piece: Piece<'a>,
        field: Option<crate::types::Type>,
    ) -> Lowered<&'a str> {
        match field {
            Some(field) => self.for_field(piece, field),
            None => self.dynamic(piece),
        }
    }

    /// The object whose attribute or item a statement reads and sets, as a reference that may stand twice: a variable
    /// that nothing after it binds anew stands for itself.
    fn held_object(&mut self, object: NodeId, after: &[NodeId]) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let binds = |node: NodeId| matches!(ast.node(node), Node::NamedExpr { .. });
        if matches!(ast.node(object), Node::Name { .. })
            && self.is_simple(object)
            && !after.iter().any(|&node| any_below(ast, node, &binds))
        {
            return self.as_dyn_reference(object);
        }
        let label = self.label();
        let piece = self.expression_for_dyn(object)?;
        let held = self.dynamic(piece)?;
        self.line(text!(self, "let object_{label} = {held};")?)?;
        text!(self, "&object_{label}")
    }

    /// `xs += ys` on a list, in place.
    fn extended(&mut self, held: Piece<'a>, value: NodeId) -> Lowered<bool> {
        let Term::List(element) = self.get(held.ty) else { return Ok(false) };
        let ty = solid(self.program, Program::type_at(value));
        if crate::infer::walkable(self.program, ty).is_none() {
            return Ok(false);
        }
        let name = self.tight(held)?;
        let given = self.element_of(value);
        if self.program.types.same(given, element) {
            let piece = self.solid_piece(value, "'NoneType' object is not iterable")?;
            let value = self.reference(piece)?;
            let text = self.raising(text!(self, "{name}.extend({value})")?)?;
            self.line(text!(self, "{text};")?)?;
            return Ok(true);
        }
        // What is extended is read once, and first.
        let name = if held.hold == Hold::Value {
            let label = self.label();
            self.line(text!(self, "let held_{label} = {name};")?)?;
            text!(self, "held_{label}")?
        } else {
            name
        };
        let text = self.drain_into(name, value, element, Gathered::List)?;
        self.line(text!(self, "{{\n{text}\n}}")?)?;
        Ok(true)
    }

    /// What an operator leaves; on a `Dyn` in place where the value has a way to.
    fn in_place(
        &mut self,
        op: Operator,
        held: Piece<'a>,
        by: Piece<'a>,
        exponent: Exponent,
    ) -> Lowered<Piece<'a>> {
        let is_dynamic =
            crate::infer::binary(&mut self.program.types, op, held.ty, by.ty, exponent)
                == crate::infer::Binary::Dyn;
        let is_set = matches!(self.get(held.ty), Term::Set(_));
        if let (Operator::Mult, Term::List(_), false) = (op, self.get(held.ty), is_dynamic) {
            let name = self.temporary("held")?;
            let (ty, value) = (held.ty, self.owned(held)?);
            self.line(text!(self, "let {name} = {value};")?)?;
            let count = self.number(by, Term::Int)?;
            let text = self.raising(text!(self, "{name}.repeat_in_place({count})")?)?;
            self.line(text!(self, "{text};")?)?;
            return Ok(Piece { text: name, ty, hold: Hold::Place, is_tight: true });
        }
        if !is_dynamic && !is_set {
            return self.operation(op, held, by, exponent);
        }
        if is_set && !is_dynamic {
            let held_text = self.tight(held)?;
            let value = self.reference(by)?;
            let name = match op {
                Operator::Sub => "difference_update",
                Operator::BitAnd => "intersection_update",
                Operator::BitOr => "update",
                _ => "symmetric_difference_update",
            };
            let text = self.raising(text!(self, "{held_text}.{name}({value})")?)?;
            self.line(text!(self, "{text};")?)?;
            return Ok(held);
        }
        let dynamic = self.make(Term::Dyn);
        let (a, b) = (self.dynamic_reference(held)?, self.dynamic_reference(by)?);
        let text = text!(self, "py::dynamic::i{}({a}, {b})", super::operation::dynamic_name(op))?;
        let text = self.raising(text)?;
        Ok(self.value(text, dynamic))
    }

    fn augmented_item(
        &mut self,
        _node: NodeId,
        (object, slice): (NodeId, NodeId),
        op: Operator,
        value: NodeId,
        exponent: Exponent,
    ) -> Lowered<()> {
        let label = self.label();
        let held_type = solid(self.program, Program::type_at(object));
        let index_term = self.get(Program::type_at(slice));
        let is_slice = matches!(self.program.ast.node(slice), Node::Slice { .. });
        let is_index = matches!(index_term, Term::Int | Term::Bool | Term::Big);
        match self.get(held_type) {
            Term::List(element) if is_index && !is_slice => {
                let piece = self.solid_piece(object, NO_SUBSCRIPT)?;
                let held = self.named_piece(piece, object, "object")?;
                let index = self.index(slice)?;
                let index = if self.is_simple(slice) {
                    index
                } else {
                    let name = text!(self, "index_{label}")?;
                    self.line(text!(self, "let {name} = {index};")?)?;
                    name
                };
                let text = self.raising(text!(self, "{held}.get({index})")?)?;
                let current = self.value(text, element);
                let result = self.item_result(op, current, value, exponent)?;
                let result = self.coerced(result, element)?;
                let text = self.raising(text!(self, "{held}.set({index}, {result})")?)?;
                self.line(text!(self, "{text};")?)
            }
            Term::Dict(..)
                if !is_slice
                    && self.changed_entry((object, slice), None, (op, value, exponent))? =>
            {
                Ok(())
            }
            Term::Dict(key, element) if !is_slice => {
                let piece = self.solid_piece(object, NO_SUBSCRIPT)?;
                let held = self.named_piece(piece, object, "object")?;
                let key_text = self.as_type(slice, key)?;
                let name = if self.is_simple(slice) && self.program.types.is_copy(key) {
                    key_text
                } else {
                    let name = text!(self, "key_{label}")?;
                    self.line(text!(self, "let {name} = {key_text};")?)?;
                    name
                };
                let text = self.raising(text!(self, "{held}.get_item(&{name})")?)?;
                let current = self.value(text, element);
                let result = self.item_result(op, current, value, exponent)?;
                let mut result = self.coerced(result, element)?;
                if !self.program.types.is_copy(key) {
                    self.line(text!(self, "let value_{label} = {result};")?)?;
                    result = text!(self, "value_{label}")?;
                }
                let text = self.raising(text!(self, "{held}.set_item({name}, {result})")?)?;
                self.line(text!(self, "{text};")?)
            }
            _ => {
                let object = self.held_object(object, &[slice, value])?;
                let index = self.dynamic_index(slice)?;
                self.line(text!(self, "let index_{label} = {index}.clone();")?)?;
                let text = text!(self, "py::dynamic::getitem({object}, &index_{label})")?;
                let text = self.raising(text)?;
                let dynamic = self.make(Term::Dyn);
                let current = self.value(text, dynamic);
                let result = self.item_result(op, current, value, exponent)?;
                let result = self.dynamic(result)?;
                let text = text!(self, "py::dynamic::setitem({object}, &index_{label}, {result})")?;
                let text = self.raising(text)?;
                self.line(text!(self, "{text};")?)
            }
        }
    }

    /// The new value of an item: what it was is read before the right side is evaluated.
    fn item_result(
        &mut self,
        op: Operator,
        current: Piece<'a>,
        value: NodeId,
        exponent: Exponent,
    ) -> Lowered<Piece<'a>> {
        if let (Operator::Add, Term::List(_)) = (op, self.get(current.ty)) {
            let name = self.temporary("held")?;
            self.line(text!(self, "let {name} = {};", current.text)?)?;
            let held = Piece { text: name, ty: current.ty, hold: Hold::Place, is_tight: true };
            if self.extended(held, value)? {
                return Ok(held);
            }
            let by = self.expression(value)?;
            return self.in_place(op, held, by, exponent);
        }
        let by = if self.program.types.is_dyn(current.ty) {
            self.expression_for_dyn(value)?
        } else {
            self.expression(value)?
        };
        self.in_place(op, current, by, exponent)
    }

    /// A piece as it stands when evaluating it twice is the same, else under a name.
    fn named_piece(&mut self, piece: Piece<'a>, node: NodeId, base: &str) -> Lowered<&'a str> {
        if self.is_simple(node) && piece.hold != Hold::Value {
            return self.tight(piece);
        }
        let label = self.label();
        let name = text!(self, "{base}_{label}")?;
        let text = self.owned(piece)?;
        self.line(text!(self, "let {name} = {text};")?)?;
        Ok(name)
    }

    fn choice(&mut self, test: NodeId, body: List<'a>, orelse: List<'a>) -> Lowered<()> {
        let ast = self.program.ast;
        let test = self.condition(test)?;
        self.line(text!(self, "if {test} {{")?)?;
        self.block(body)?;
        let mut rest = orelse;
        loop {
            if rest.is_empty() {
                return self.line("}");
            }
            let only = rest.get(0).expect("it is not empty");
            if let (1, Node::If { test, body, orelse }) = (rest.len(), ast.node(only))
                && !self.has_homes(only)
            {
                let mut lines = None;
                let text = self.aside(|lower| {
                    lines = Some(lower.condition(test)?);
                    Ok(())
                })?;
                let test = lines.expect("the closure ran");
                if text.is_empty() {
                    self.line(text!(self, "}} else if {test} {{")?)?;
                    self.block(body)?;
                    rest = orelse;
                    continue;
                }
            }
            self.line("} else {")?;
            self.block(rest)?;
            return self.line("}");
        }
    }

    /// Whether a slot is declared with a statement.
    fn has_homes(&self, statement: NodeId) -> bool {
        self.program
            .slots
            .iter()
            .any(|slot| slot.home == Some(statement) && self.is_declared_alone(slot))
    }

    fn assertion(&mut self, test: NodeId, msg: Option<NodeId>) -> Lowered<()> {
        let text = self.condition(test)?;
        let text = match text.strip_prefix('!') {
            Some(inner) if inner.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
                text!(self, "if {inner} {{")?
            }
            _ => {
                let is_equal = matches!(self.program.ast.node(test), Node::Compare { rest, .. }
                    if rest.len() == 1 && matches!(rest.get(0), Some((Comparison::Eq, _))));
                match text.strip_prefix("py::eq(") {
                    Some(rest) if is_equal => text!(self, "if py::ne({rest} {{")?,
                    _ => text!(self, "if !({text}) {{")?,
                }
            }
        };
        self.line(text)?;
        let exception = match msg {
            Some(msg) => {
                let msg = self.as_dyn(msg)?;
                text!(self, "ExcType::AssertionError.of(vec![{msg}])")?
            }
            None => "ExcType::AssertionError.bare()",
        };
        let text = self.throw(exception)?;
        self.line(text)?;
        self.line("}")
    }

    fn raise(&mut self, exc: Option<NodeId>, cause: Option<NodeId>) -> Lowered<()> {
        let Some(exc) = exc else {
            let handled = self.frames.iter().rev().find_map(|frame| match frame {
                Frame::Handler(label) => Some(Some((*label, ""))),
                Frame::StarHandler(label) => Some(Some((*label, ".again()"))),
                Frame::Ending => Some(None),
                _ => None,
            });
            let text = match handled.flatten() {
                Some((label, again)) => text!(self, "error_{label}.clone(){again}")?,
                None => "py::reraised()",
            };
            let text = self.throw(text)?;
            return self.line(text);
        };
        let mut text = self.exception(exc)?;
        if let Some(cause) = cause {
            let cause = if crate::infer::is_none(self.program, cause) {
                "None"
            } else {
                // It is not raised, so that it has no context.
                let value = self.as_dyn_reference(cause)?;
                self.raising(text!(self, "py::cause({value})")?)?
            };
            text = text!(self, "{text}.from_cause({cause})")?;
        }
        // Those of the run time know what is being handled when they are made.
        if self.program.asks_handled && (cause.is_some() || text.starts_with("py::raise(")) {
            text = text!(self, "{text}.raised()")?;
        }
        let text = self.throw(text)?;
        self.line(text)
    }

    /// What is raised, as an `Exc`.
    fn exception(&mut self, node: NodeId) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let (func, args, keywords) = match ast.node(node) {
            Node::Call { func, args, keywords } => (func, args, keywords),
            _ => (node, List::default(), List::default()),
        };
        let is_plain = keywords.is_empty()
            && !args.iter().any(|arg| matches!(ast.node(arg), Node::Starred { .. }));
        if let Some(name) = self.program.builtin(func).filter(|name| is_builtin_exception(name))
            && is_plain
        {
            let dynamic = self.make(Term::Dyn);
            let all = self.items(args, dynamic)?;
            return if args.is_empty() {
                text!(self, "ExcType::{name}.bare()")
            } else {
                text!(self, "ExcType::{name}.of(vec![{all}])")
            };
        }
        let value = self.as_dyn_reference(node)?;
        text!(self, "py::raise({value})")
    }

    fn delete(&mut self, target: NodeId) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                let Some(slot) = self.program.slot_at(target) else {
                    return self.refuse(target, Code::DELETE, "del of a builtin");
                };
                let known = *self.program.slot(slot);
                let name = self.slot_name(slot)?;
                if known.kind == SlotKind::ClassAttribute {
                    let python = Quoted(self.program.text(known.name));
                    let text = self.raising(text!(self, "namespace.delete({python})")?)?;
                    return self.line(text!(self, "{text};")?);
                }
                if known.is_parameter && !known.is_cell {
                    return self.refuse(target, Code::DELETE, "del of a parameter");
                }
                let is_free = known.is_cell && known.owner != self.function;
                let del = if is_free { "del_free" } else { "del" };
                let text = self.raising(text!(self, "{name}.{del}()")?)?;
                self.line(text!(self, "{text};")?)
            }
            Node::Attribute { value, attr, .. } => {
                let name = self.attribute_name(attr);
                let value = self.as_dyn_reference(value)?;
                let text = text!(self, "py::dynamic::delattr({value}, {})", Quoted(name))?;
                let text = self.raising(text)?;
                self.line(text!(self, "{text};")?)
            }
            Node::Subscript { value, slice, .. } => {
                let held =
                    self.solid_piece(value, "'NoneType' object does not support item deletion")?;
                let is_slice = matches!(self.program.ast.node(slice), Node::Slice { .. });
                let text = match self.get(held.ty) {
                    Term::List(_)
                        if !is_slice && self.get(Program::type_at(slice)) == Term::Int =>
                    {
                        let held = self.tight(held)?;
                        let index = self.index(slice)?;
                        text!(self, "{held}.delete({index})")?
                    }
                    Term::Dict(key, _) => {
                        let held = self.tight(held)?;
                        let key = self.looked_up(slice, key)?;
                        text!(self, "{held}.delete({key})")?
                    }
                    Term::List(_)
                        if let Node::Slice { lower, upper, step } =
                            self.program.ast.node(slice) =>
                    {
                        let held = self.tight(held)?;
                        let slice = self.slice([lower, upper, step])?;
                        text!(self, "{held}.delete_slice(&{slice})")?
                    }
                    _ => {
                        let held = self.dynamic_reference(held)?;
                        let index = self.dynamic_index(slice)?;
                        text!(self, "py::dynamic::delitem({held}, {index})")?
                    }
                };
                let text = self.raising(text)?;
                self.line(text!(self, "{text};")?)
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.delete(elt))
            }
            _ => self.refuse(target, Code::DELETE, "del"),
        }
    }

    fn import(&mut self, statement: NodeId, alias: NodeId) -> Lowered<()> {
        let Node::Alias { name, asname } = self.program.ast.node(alias) else { return Ok(()) };
        let name = self.program.text(name);
        let from = self.program.module_of_alias(alias);
        if let Node::ImportFrom { level: 1.., .. } = self.program.ast.node(statement) {
            return self.refuse(statement, Code::IMPORT, "relative import");
        }
        if from == Some("__future__") {
            return Ok(());
        }
        let module = from.unwrap_or(name);
        if name == "*" {
            return self.refuse(statement, Code::STAR_IMPORT, "star import");
        }
        self.check_module(statement, module)?;
        let is_fixture =
            |name: &str| matches!(name, "setUpModule" | "tearDownModule" | "load_tests");
        if module == "unittest"
            && self.program.slots.iter().any(|slot| is_fixture(self.program.spelled(slot.name)))
        {
            // Nobody would call them.
            return self.refuse(statement, Code::IMPORT, "unittest with functions of the module");
        }
        let Some(slot) = self.program.slot_at(alias) else { return Ok(()) };
        let is_plain =
            self.program.slot(slot).import.is_some() && self.program.library_is_plain(alias);
        let is_shown = self.program.is_open && self.program.slot(slot).kind == SlotKind::Global;
        let is_there = from.is_none_or(|package| {
            !crate::library::lacks(package, name)
                || crate::library::is_known(&format!("{package}.{name}"))
        });
        if is_plain && !is_shown && is_there {
            return Ok(());
        }
        let bound = match (from, asname) {
            (None, None) => name.split('.').next().unwrap_or(name),
            _ => module,
        };
        let import = self.raising(text!(self, "py::import({})", Item(bound))?)?;
        let value = match from {
            Some(package) if crate::library::is_known(&format!("{package}.{name}")) => {
                // A module of its own, which its package need not know.
                self.line(text!(self, "{import};")?)?;
                let inner = format!("{package}.{name}");
                self.raising(text!(self, "py::import({})", Item(&inner))?)?
            }
            Some(_) => {
                let way = if is_there { "import_name" } else { "import_lacking" };
                let text = text!(self, "py::{way}(&{import}, {})", Quoted(name))?;
                self.raising(text)?
            }
            None => import,
        };
        if is_plain && !is_shown {
            // What is not there raises here, whether it is used or not.
            return self.line(text!(self, "{value};")?);
        }
        if is_plain {
            let python = Quoted(self.program.spelled(self.program.slot(slot).name));
            return self.line(text!(self, "py::set_global({python}, {value});")?);
        }
        self.store_or_declare(slot, value)
    }

    /// Whether a test is written as `True`.
    pub(super) fn is_true(&self, test: NodeId) -> bool {
        matches!(self.program.ast.node(test), Node::Constant(Literal::Singleton(Singleton::True)))
    }
}

/// Whether a name is bound inside of an expression of a statement.
fn has_walrus(ast: &Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::NamedExpr { .. } => return true,
        Node::FunctionDef { .. } | Node::ClassDef { .. } => return false,
        _ => {}
    }
    let mut found = false;
    crate::program::children(ast, node, &mut |child| found = found || has_walrus(ast, child));
    found
}

/// Whether a name is an exception that Python has built in.
pub(crate) fn is_builtin_exception(name: &str) -> bool {
    matches!(
        name,
        "BaseException"
            | "Exception"
            | "ArithmeticError"
            | "AssertionError"
            | "AttributeError"
            | "EOFError"
            | "FileNotFoundError"
            | "FloatingPointError"
            | "GeneratorExit"
            | "ImportError"
            | "IndexError"
            | "KeyError"
            | "KeyboardInterrupt"
            | "LookupError"
            | "MemoryError"
            | "ModuleNotFoundError"
            | "NameError"
            | "NotImplementedError"
            | "OSError"
            | "OverflowError"
            | "RecursionError"
            | "RuntimeError"
            | "StopIteration"
            | "SyntaxError"
            | "SystemExit"
            | "TypeError"
            | "UnboundLocalError"
            | "UnicodeDecodeError"
            | "UnicodeEncodeError"
            | "UnicodeError"
            | "ValueError"
            | "ZeroDivisionError"
            | "Warning"
            | "UserWarning"
            | "PermissionError"
            | "FileExistsError"
            | "TimeoutError"
            | "BufferError"
    )
}
