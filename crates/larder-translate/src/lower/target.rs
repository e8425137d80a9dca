//! Targets: what assignments, loops and `with` bind.

use std::fmt::Write as _;

use super::name::{DECLARED, PENDING};
use super::{Hold, Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::solid;
use crate::program::{Program, SlotId, SlotKind};
use crate::refuse::Code;
use crate::types::{Term, Type};

/// What `None` says when an item of it is set.
const NO_ITEMS: &str = "'NoneType' object does not support item assignment";

/// A slice of a list that is set from a slice of the same list.
#[derive(Clone, Copy)]
pub(super) struct Within {
    pub(super) list: NodeId,
    pub(super) from: [Option<NodeId>; 3],
    to: [Option<NodeId>; 3],
    is_reversed: bool,
}

impl<'a> Lower<'_, 'a> {
    /// A value into a target.
    pub(super) fn assign(&mut self, target: NodeId, piece: Piece<'a>) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                let Some(slot) = self.program.slot_at(target) else {
                    return self.refuse(target, Code::UNPACK, "assignment to a builtin's name");
                };
                let ty = self.slot_type(slot);
                let value = self.coerced(piece, ty)?;
                self.store_or_declare(slot, value)
            }
            Node::Attribute { value, attr, .. } => {
                let name = self.attribute_name(attr);
                let field = self.typed_field(attr);
                let new = match field {
                    Some(field) => self.for_field(piece, field)?,
                    None => self.dynamic(piece)?,
                };
                let new = self.named_first(new, value)?;
                let held = self.as_dyn_reference(value)?;
                self.set_attribute(held, name, field, new)
            }
            Node::Subscript { value, slice, .. } => self.assign_item(value, slice, piece),
            Node::Tuple { elts, .. } | Node::List { elts, .. } => self.unpack(target, elts, piece),
            Node::Starred { value, .. } => self.assign(value, piece),
            _ => self.refuse(target, Code::UNPACK, "target"),
        }
    }

    /// The type of an attribute that is set as a field.
    pub(super) fn typed_field(&self, attr: larder_memory::intern::Symbol) -> Option<Type> {
        let field = self.program.set_field(attr)?;
        let is_field = !self.program.types.is_dyn(field) || self.program.is_plain_field(attr);
        is_field.then_some(field)
    }

    /// A value as an attribute of a type takes it.
    pub(super) fn for_field(&mut self, piece: Piece<'a>, field: Type) -> Lowered<&'a str> {
        let value = self.coerced(piece, field)?;
        self.sure(self.value(value, field).text, field)
    }

    /// A value that is evaluated before what stands left of it gets a name, unless nothing can tell.
    fn named_first(&mut self, value: &'a str, other: NodeId) -> Lowered<&'a str> {
        if self.is_simple(other) {
            return Ok(value);
        }
        let name = self.temporary("value")?;
        self.line(text!(self, "let {name} = {value};")?)?;
        Ok(name)
    }

    /// Whether evaluating an expression does nothing and cannot raise.
    pub(super) fn is_simple(&self, node: NodeId) -> bool {
        match self.program.ast.node(node) {
            Node::Constant(_) => true,
            Node::Name { .. } => self.program.slot_at(node).is_some_and(|slot| {
                let known = self.program.slot(slot);
                known.kind == SlotKind::Local && !self.is_asked(slot) && !known.is_cell
            }),
            Node::UnaryOp { operand, .. } => {
                matches!(self.program.ast.node(operand), Node::Constant(_))
            }
            _ => false,
        }
    }

    fn assign_item(&mut self, value: NodeId, slice: NodeId, piece: Piece<'a>) -> Lowered<()> {
        let held_type = solid(self.program, Program::type_at(value));
        let is_slice = matches!(self.program.ast.node(slice), Node::Slice { .. });
        let both = self.is_simple(value) && (self.is_simple(slice) && !is_slice);
        let index_term = self.get(Program::type_at(slice));
        let is_index = matches!(index_term, Term::Int | Term::Bool | Term::Big);
        match (self.get(held_type), is_slice) {
            (Term::List(element), false) if is_index => {
                let new = self.coerced(piece, element)?;
                let new = if both || self.is_pure(new) { new } else { self.first(new)? };
                let held = self.solid_piece(value, NO_ITEMS)?;
                let held = self.tight(held)?;
                let index = self.index(slice)?;
                let text = self.raising(text!(self, "{held}.set({index}, {new})")?)?;
                self.line(text!(self, "{text};")?)
            }
            (Term::Dict(key, element), false) => {
                let new = self.coerced(piece, element)?;
                let new = if both || self.is_pure(new) { new } else { self.first(new)? };
                let held = self.solid_piece(value, NO_ITEMS)?;
                let held = self.tight(held)?;
                let key = self.as_type(slice, key)?;
                let text = self.raising(text!(self, "{held}.set_item({key}, {new})")?)?;
                self.line(text!(self, "{text};")?)
            }
            (Term::List(element), true)
                if self.get(piece.ty) != Term::Dyn
                    && crate::infer::walkable(self.program, piece.ty).is_some() =>
            {
                let given = crate::infer::walkable(self.program, piece.ty).unwrap_or(element);
                let held = self.tight(piece)?;
                let walker = self.raising(text!(self, "{held}.iterate()")?)?;
                let walker = if self.program.types.same(given, element) {
                    walker
                } else {
                    let item = self.coerced(self.value("item", given), element)?;
                    text!(self, "py::map({walker}, |item| Ok({item}))")?
                };
                self.set_slice((value, slice), walker)
            }
            _ => {
                let new = self.dynamic(piece)?;
                let new = self.first(new)?;
                let held = self.as_dyn_reference(value)?;
                let index = self.dynamic_index(slice)?;
                let text = text!(self, "py::dynamic::setitem({held}, {index}, {new})")?;
                let text = self.raising(text)?;
                self.line(text!(self, "{text};")?)
            }
        }
    }

    /// `xs[a:b] = …` with what an iterator gives, all of it before `xs` is looked at.
    fn set_slice(&mut self, (value, slice): (NodeId, NodeId), walker: &'a str) -> Lowered<()> {
        let Node::Slice { lower, upper, step } = self.program.ast.node(slice) else {
            unreachable!("it is a slice");
        };
        let new = self.raising(text!(self, "py::vector({walker})")?)?;
        let new = self.first(new)?;
        let held = self.solid_piece(value, NO_ITEMS)?;
        let held = self.tight(held)?;
        let slice = self.slice([lower, upper, step])?;
        let text = self.raising(text!(self, "{held}.set_slice(&{slice}, {new})")?)?;
        self.line(text!(self, "{text};")?)
    }

    /// The same straight from an expression that makes an iterator, where the types agree.
    pub(super) fn slice_from(&mut self, target: NodeId, given: NodeId) -> Lowered<bool> {
        let ast = self.program.ast;
        if self.slice_within(target, given)? {
            return Ok(true);
        }
        if let Node::Subscript { value, slice, .. } = ast.node(target)
            && matches!(ast.node(slice), Node::Slice { .. })
            && let Term::List(element) = self.get(solid(self.program, Program::type_at(value)))
            && let Term::Iter(item) = self.get(Program::type_at(given))
            && self.program.types.same(item, element)
        {
            let walker = self.walker(given)?;
            self.set_slice((value, slice), walker)?;
            return Ok(true);
        }
        Ok(false)
    }

    /// `xs[a:b] = xs[c:d]`, or `reversed` of that: nothing has to leave the list.
    fn slice_within(&mut self, target: NodeId, given: NodeId) -> Lowered<bool> {
        let Some(within) = self.within(target, given) else { return Ok(false) };
        let held = self.expression(within.list)?;
        let held = self.tight(held)?;
        // The right side is evaluated first; both are arithmetic that changes nothing.
        let from = self.slice(within.from)?;
        let text = if self.is_turned(&within) {
            text!(self, "{held}.reverse_slice(&{from})")?
        } else {
            let to = self.slice(within.to)?;
            text!(self, "{held}.set_slice_within(&{from}, &{to}, {})", within.is_reversed)?
        };
        let text = self.raising(text)?;
        self.line(text!(self, "{text};")?)?;
        Ok(true)
    }

    /// Whether an assignment sets a slice of a list from a slice of the same.
    pub(super) fn within(&self, target: NodeId, given: NodeId) -> Option<Within> {
        let (from, is_reversed) = match self.program.ast.node(given) {
            Node::Call { func, args, keywords }
                if self.program.builtin(func) == Some("reversed")
                    && args.len() == 1
                    && keywords.is_empty() =>
            {
                (args.get(0)?, true)
            }
            _ => (given, false),
        };
        let ((list, to), (other, from)) = (self.sliced(target)?, self.sliced(from)?);
        let is_list = matches!(self.get(Program::type_at(list)), Term::List(_));
        let is_same = self.program.slot_at(list) == self.program.slot_at(other);
        (is_list && is_same).then_some(Within { list, from, to, is_reversed })
    }

    /// Whether a slice is turned round where it stands, whatever its bounds are.
    pub(super) fn is_turned(&self, within: &Within) -> bool {
        let same = |at: usize| match (within.from[at], within.to[at]) {
            (None, None) => true,
            (Some(a), Some(b)) => self.is_same_arithmetic(a, b),
            _ => false,
        };
        within.is_reversed && within.from[2].is_none() && (0..3).all(same)
    }

    /// Whether two pieces of arithmetic are written alike.
    fn is_same_arithmetic(&self, a: NodeId, b: NodeId) -> bool {
        match (self.program.ast.node(a), self.program.ast.node(b)) {
            (Node::Constant(a), Node::Constant(b)) => a == b,
            (Node::Name { .. }, Node::Name { .. }) => {
                self.program.slot_at(a) == self.program.slot_at(b)
            }
            (
                Node::BinOp { left: a, op, right: b },
                Node::BinOp { left: c, op: other, right: d },
            ) => op == other && self.is_same_arithmetic(a, c) && self.is_same_arithmetic(b, d),
            _ => false,
        }
    }

    /// The name and the bounds of `xs[a:b]` where these are plain numbers.
    fn sliced(&self, node: NodeId) -> Option<(NodeId, [Option<NodeId>; 3])> {
        let ast = self.program.ast;
        let Node::Subscript { value, slice, .. } = ast.node(node) else { return None };
        let Node::Slice { lower, upper, step } = ast.node(slice) else { return None };
        let parts = [lower, upper, step];
        let is_plain = matches!(ast.node(value), Node::Name { .. })
            && self.is_simple(value)
            && parts.iter().flatten().all(|&part| self.is_arithmetic(part));
        is_plain.then_some((value, parts))
    }

    /// Whether a text neither calls nor raises.
    fn is_pure(&self, text: &str) -> bool {
        !text.contains(['(', '!', '{', '?'])
    }

    /// A value under a name, so that it is evaluated before what follows.
    pub(super) fn first(&mut self, value: &'a str) -> Lowered<&'a str> {
        let name = self.temporary("value")?;
        self.line(text!(self, "let {name} = {value};")?)?;
        Ok(name)
    }

    /// Whether a target is a plain local of the type of what flows in, and how a pattern declares it.
    fn pattern(
        &mut self,
        (target, whole): (NodeId, NodeId),
        ty: Type,
        is_declared_here: bool,
    ) -> Lowered<Option<&'a str>> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                let Some(slot) = self.program.slot_at(target) else { return Ok(None) };
                let known = *self.program.slot(slot);
                let is_plain = known.kind == SlotKind::Local
                    && !known.is_cell
                    && !self.is_asked(slot)
                    && self.program.types.same(known.ty, ty);
                let is_new = is_declared_here || self.declared[slot.0 as usize] == PENDING;
                if !is_plain || !is_new {
                    return Ok(None);
                }
                // Of several bindings in one pattern the last one holds.
                if self.last_binding(whole, slot) != Some(target) {
                    return Ok(Some("_"));
                }
                let name = self.slot_name(slot)?;
                // A name that a loop binds counts twice.
                let usual = if is_declared_here { 2 } else { 1 };
                let mutable = if known.assignments > usual { "mut " } else { "" };
                Ok(Some(text!(self, "{mutable}{name}")?))
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                let Term::Tuple(start, count) = self.get(ty) else { return Ok(None) };
                if count as usize != elts.len() || elts.is_empty() {
                    return Ok(None);
                }
                let mut all = self.program.arena.string();
                for (index, elt) in (0_u32..).zip(elts.iter()) {
                    let field = self.program.types.field(start, index);
                    let Some(inner) = self.pattern((elt, whole), field, is_declared_here)? else {
                        return Ok(None);
                    };
                    write!(all, "{}{inner}", if index > 0 { ", " } else { "" })?;
                }
                let comma = if count == 1 { "," } else { "" };
                Ok(Some(text!(self, "({}{comma})", all.as_str())?))
            }
            _ => Ok(None),
        }
    }

    /// The last name in a target that binds a slot.
    fn last_binding(&self, target: NodeId, slot: SlotId) -> Option<NodeId> {
        match self.program.ast.node(target) {
            Node::Name { .. } => (self.program.slot_at(target) == Some(slot)).then_some(target),
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().rev().find_map(|elt| self.last_binding(elt, slot))
            }
            Node::Starred { value, .. } => self.last_binding(value, slot),
            _ => None,
        }
    }

    /// The slots of a target are declared.
    fn settle(&mut self, target: NodeId) {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                if let Some(slot) = self.program.slot_at(target) {
                    self.declared[slot.0 as usize] = DECLARED;
                }
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().for_each(|elt| self.settle(elt));
            }
            Node::Starred { value, .. } => self.settle(value),
            _ => {}
        }
    }

    fn unpack(&mut self, target: NodeId, elts: List<'a>, piece: Piece<'a>) -> Lowered<()> {
        if let Some(pattern) = self.pattern((target, target), piece.ty, false)? {
            let value = self.owned(piece)?;
            self.settle(target);
            return self.line(text!(self, "let {pattern} = {value};")?);
        }
        let star =
            elts.iter().position(|elt| matches!(self.program.ast.node(elt), Node::Starred { .. }));
        let label = self.label();
        if let (Term::Tuple(start, count), None) = (self.get(piece.ty), star)
            && count as usize == elts.len()
        {
            let value = self.owned(piece)?;
            let mut all = self.program.arena.string();
            for index in 0..count {
                write!(all, "{}part_{label}_{index}", if index > 0 { ", " } else { "" })?;
            }
            let comma = if count == 1 { "," } else { "" };
            self.line(text!(self, "let ({}{comma}) = {value};", all.as_str())?)?;
            for (index, elt) in (0_u32..).zip(elts.iter()) {
                let field = self.program.types.field(start, index);
                let name = text!(self, "part_{label}_{index}")?;
                self.assign(
                    elt,
                    Piece { text: name, ty: field, hold: Hold::Value, is_tight: true },
                )?;
            }
            return Ok(());
        }
        if let (Term::List(element), None) = (self.get(piece.ty), star) {
            let parts = self.raising(text!(self, "{}.parts()", self.tight(piece)?)?)?;
            return self.assign_parts(elts, parts, element, label);
        }
        let (element, walker) = self.walked_piece(piece)?;
        match star {
            None => {
                let count = elts.len();
                let text = self.raising(text!(self, "py::unpack::<_, {count}, _>({walker})")?)?;
                self.assign_parts(elts, text, element, label)?;
            }
            Some(star) => {
                let (before, after) = (star, elts.len() - star - 1);
                let text = text!(self, "py::unpack_star::<_, {before}, {after}, _>({walker})")?;
                let text = self.raising(text)?;
                let mut all = self.program.arena.string();
                let mut last = self.program.arena.string();
                for index in 0..before {
                    write!(all, "{}part_{label}_{index}", if index > 0 { ", " } else { "" })?;
                }
                for index in 0..after {
                    let comma = if index > 0 { ", " } else { "" };
                    write!(last, "{comma}part_{label}_{}", star + 1 + index)?;
                }
                self.line(text!(
                    self,
                    "let ([{}], part_{label}_{star}, [{}]) = {text};",
                    all.as_str(),
                    last.as_str()
                )?)?;
                for (index, elt) in elts.iter().enumerate() {
                    let name = text!(self, "part_{label}_{index}")?;
                    let ty = if index == star { self.make(Term::List(element)) } else { element };
                    let piece = Piece { text: name, ty, hold: Hold::Value, is_tight: true };
                    if index == star {
                        self.assign_rest(elt, piece, element)?;
                    } else {
                        self.assign(elt, piece)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// What an unpacking gives, an array, into its targets.
    fn assign_parts(
        &mut self,
        elts: List<'a>,
        parts: &str,
        element: Type,
        label: u32,
    ) -> Lowered<()> {
        let mut all = self.program.arena.string();
        for index in 0..elts.len() {
            write!(all, "{}part_{label}_{index}", if index > 0 { ", " } else { "" })?;
        }
        self.line(text!(self, "let [{}] = {parts};", all.as_str())?)?;
        for (index, elt) in elts.iter().enumerate() {
            let name = text!(self, "part_{label}_{index}")?;
            let piece = Piece { text: name, ty: element, hold: Hold::Value, is_tight: true };
            self.assign(elt, piece)?;
        }
        Ok(())
    }

    /// The list of a starred target.
    fn assign_rest(&mut self, target: NodeId, piece: Piece<'a>, element: Type) -> Lowered<()> {
        let wanted = Program::type_at(target);
        if let Term::List(inside) = self.get(wanted)
            && !self.program.types.same(inside, element)
        {
            let item = self.coerced(self.value("item", element), inside)?;
            let text = text!(
                self,
                "{}.to_vec().into_iter().map(|item| {item}).collect::<List<_>>()",
                piece.text
            )?;
            return self
                .assign(target, Piece { text, ty: wanted, hold: Hold::Value, is_tight: true });
        }
        self.assign(target, piece)
    }

    /// A piece as an iterator, with the type of what it gives.
    fn walked_piece(&mut self, piece: Piece<'a>) -> Lowered<(Type, &'a str)> {
        let piece = match self.get(piece.ty) {
            Term::Option(inside) => {
                let value = self.reference(piece)?;
                let trouble = "cannot unpack non-iterable NoneType object";
                let text = self.raising(text!(self, "py::some({value}, {})", Quoted(trouble))?)?;
                self.value(text, inside)
            }
            _ => piece,
        };
        match crate::infer::walkable(self.program, piece.ty) {
            Some(element) if self.get(piece.ty) != Term::Dyn => {
                let held = self.tight(piece)?;
                Ok((element, self.raising(text!(self, "{held}.iterate()")?)?))
            }
            _ => {
                let element = self.make(Term::Dyn);
                let value = self.dynamic_reference(piece)?;
                let text = self.raising(text!(self, "py::unpackable({value})")?)?;
                Ok((element, text))
            }
        }
    }

    /// The head of a loop over an iterable, with what binds its target.
    pub(super) fn open_loop(
        &mut self,
        target: NodeId,
        iter: NodeId,
        label: Option<u32>,
        is_declared_here: bool,
        is_async: bool,
    ) -> Lowered<()> {
        let label = match label {
            Some(label) => text!(self, "'loop_{label}: ")?,
            None => "",
        };
        let first = self.first_walker.take();
        let whole = self.make(Term::Int);
        let element = if is_async { self.make(Term::Dyn) } else { self.element_of(iter) };
        let is_here = is_declared_here || self.is_declared_by_loop(target);
        let pattern = self.pattern((target, target), element, is_here)?;
        let is_range = !is_async && first.is_none() && self.range_bounds(iter)?;
        let item = match pattern {
            Some(pattern) => {
                self.settle(target);
                pattern
            }
            None => self.temporary("item")?,
        };
        if is_range && let Node::Call { args, .. } = self.program.ast.node(iter) {
            let zero = args.len() == 1;
            let low = if zero { "0" } else { self.as_type(args.get(0).expect("two"), whole)? };
            let high = args.get(usize::from(!zero)).expect("a range has an end");
            let piece = self.expression(high)?;
            let is_tight = piece.is_tight;
            let high = self.coerced(piece, whole)?;
            let high = if is_tight { high } else { text!(self, "({high})")? };
            let suffix = if super::value::is_whole_literal(high) { "_i64" } else { "" };
            self.line(text!(self, "{label}for {item} in {low}..{high}{suffix} {{")?)?;
        } else if is_async {
            let name = match first {
                Some(first) => first,
                None => {
                    let walker = self.asynchronous_walker(iter)?;
                    let name = self.temporary("iter")?;
                    self.line(text!(self, "let {name} = {walker};")?)?;
                    name
                }
            };
            let next = self.raising(text!(self, "yielder.next_of(&{name}).await")?)?;
            self.line(text!(self, "{label}while let Some({item}) = {next} {{")?)?;
        } else {
            let name = match first {
                Some(first) => first,
                None => {
                    let walker = self.looped_walker(iter)?;
                    let name = self.temporary("iter")?;
                    self.line(text!(self, "let mut {name} = {walker};")?)?;
                    name
                }
            };
            let next = self.raising(text!(self, "{name}.next()")?)?;
            self.line(text!(self, "{label}while let Some({item}) = {next} {{")?)?;
        }
        if pattern.is_none() {
            let piece = Piece { text: item, ty: element, hold: Hold::Value, is_tight: true };
            if is_here {
                self.declare_target(target)?;
            } else {
                self.declare_in_loop(target)?;
            }
            self.assign(target, piece)?;
        }
        Ok(())
    }

    /// What an `async for` steps through.
    pub(super) fn asynchronous_walker(&mut self, iter: NodeId) -> Lowered<&'a str> {
        let value = self.as_dyn_reference(iter)?;
        self.raising(text!(self, "py::asynchronous_iter({value})")?)
    }

    /// Whether an iterable is `range(…)` with a step of one.
    fn range_bounds(&mut self, iter: NodeId) -> Lowered<bool> {
        let Node::Call { func, args, .. } = self.program.ast.node(iter) else { return Ok(false) };
        Ok(self.program.builtin(func) == Some("range")
            && (1..=2).contains(&args.len())
            && self.get(Program::type_at(iter)) == Term::Range)
    }

    /// Whether the body of a loop holds all uses of what its target binds: marked when the loop is lowered.
    fn is_declared_by_loop(&self, target: NodeId) -> bool {
        match self.program.ast.node(target) {
            Node::Name { .. } => self
                .program
                .slot_at(target)
                .is_some_and(|slot| self.declared[slot.0 as usize] == super::statement::IN_LOOP),
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().all(|elt| self.is_declared_by_loop(elt))
            }
            _ => false,
        }
    }

    /// Declares those slots of a loop's target that only its body uses.
    fn declare_in_loop(&mut self, target: NodeId) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { .. } => match self.program.slot_at(target) {
                Some(slot) if self.declared[slot.0 as usize] == super::statement::IN_LOOP => {
                    self.declare(slot)
                }
                _ => Ok(()),
            },
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.declare_in_loop(elt))
            }
            Node::Starred { value, .. } => self.declare_in_loop(value),
            _ => Ok(()),
        }
    }

    /// Declares the slots of a target whose values are assigned one by one.
    pub(super) fn declare_target(&mut self, target: NodeId) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                if let Some(slot) = self.program.slot_at(target)
                    && self.declared[slot.0 as usize] != DECLARED
                {
                    self.declare(slot)?;
                }
                Ok(())
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.declare_target(elt))
            }
            Node::Starred { value, .. } => self.declare_target(value),
            _ => Ok(()),
        }
    }

    /// Declares the slots of a comprehension's target that closures share: one for all rounds.
    pub(super) fn declare_cells(&mut self, target: NodeId) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { .. } => match self.program.slot_at(target) {
                Some(slot) if self.program.slot(slot).is_cell => self.declare(slot),
                _ => Ok(()),
            },
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.declare_cells(elt))
            }
            Node::Starred { value, .. } => self.declare_cells(value),
            _ => Ok(()),
        }
    }

    /// A slot without a value.
    pub(super) fn declare(&mut self, slot: SlotId) -> Lowered<()> {
        let known = *self.program.slot(slot);
        if known.kind != SlotKind::Local {
            return Ok(());
        }
        self.declared[slot.0 as usize] = DECLARED;
        let name = self.slot_name(slot)?;
        let ty = self.type_text(known.ty)?;
        let python = Quoted(self.program.spelled(known.name));
        let text = if known.is_cell {
            text!(self, "let {name}: Cell<{ty}> = Cell::new({python});")?
        } else if self.is_asked(slot) {
            text!(self, "let mut {name}: Local<{ty}> = Local::new({python});")?
        } else {
            let mutable = if known.assignments > 1 { "mut " } else { "" };
            text!(self, "let {mutable}{name}: {ty};")?
        };
        self.line(text)
    }
}
