//! Types of expressions.

use super::{Infer, growth};
use crate::ast::{Comparison, List, Literal, Node, NodeId, Operator, Singleton, UnaryOperator};
use crate::program::{Library, Program, SlotKind};
use crate::types::{Term, Type, Types};

/// What an operator does with two types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binary {
    /// One of the types is not known yet.
    Wait,
    /// The result, kept by a type of its own.
    Typed(Term),
    /// As the run time does it with `Dyn`.
    Dyn,
}

/// A number in arithmetic: a bool counts as a whole number.
fn number(term: Term) -> Option<Term> {
    match term {
        Term::Bool => Some(Term::Int),
        Term::Int | Term::Big | Term::Float => Some(term),
        _ => None,
    }
}

/// What a number or a text is when it is not `None`; a container may be changed in place, which is not for an
/// operator to decide.
fn some(types: &Types<'_>, place: Type) -> Type {
    match types.get(place) {
        Term::Option(inside)
            if number(types.get(inside)).is_some() || types.get(inside) == Term::Str =>
        {
            inside
        }
        _ => place,
    }
}

/// What is written on the right side of `**` and `<<`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Exponent {
    /// No whole number.
    Open,
    Written(i64),
    /// Both sides are whole numbers, and the answer has so many bits, fewer than 63.
    Short(f64),
}

/// What `left op right` gives.
pub(crate) fn binary(
    types: &mut Types<'_>,
    op: Operator,
    left: Type,
    right: Type,
    exponent: Exponent,
) -> Binary {
    // What is `None` raises before the operator is asked.
    let (left, right) = (some(types, left), some(types, right));
    let (a, b) = (types.get(left), types.get(right));
    if a == Term::Unknown || b == Term::Unknown {
        return Binary::Wait;
    }
    if let (Some(a), Some(b)) = (number(a), number(b)) {
        let is_float = a == Term::Float || b == Term::Float;
        let whole = if a == Term::Big || b == Term::Big { Term::Big } else { Term::Int };
        return match op {
            Operator::Add | Operator::Sub | Operator::Mult | Operator::FloorDiv | Operator::Mod => {
                Binary::Typed(if is_float { Term::Float } else { whole })
            }
            Operator::Div => Binary::Typed(Term::Float),
            // What would be complex is refused by the run time, and so is a variable that turns out to be a
            // negative exponent of a whole number.
            Operator::Pow => match exponent {
                _ if is_float => Binary::Typed(Term::Float),
                Exponent::Written(exponent) if exponent < 0 => Binary::Typed(Term::Float),
                Exponent::Written(0..=3) | Exponent::Short(_) => Binary::Typed(whole),
                _ => Binary::Typed(Term::Big),
            },
            Operator::LShift if !is_float => Binary::Typed(match exponent {
                Exponent::Written(0..=62) | Exponent::Short(_) => whole,
                _ => Term::Big,
            }),
            Operator::RShift if !is_float => Binary::Typed(whole),
            Operator::BitAnd | Operator::BitOr | Operator::BitXor if !is_float => {
                let is_bool = types.get(left) == Term::Bool && types.get(right) == Term::Bool;
                Binary::Typed(if is_bool { Term::Bool } else { whole })
            }
            _ => Binary::Dyn,
        };
    }
    match (op, a, b) {
        (Operator::Add, Term::Str, Term::Str) => Binary::Typed(Term::Str),
        (Operator::Add, Term::List(x), Term::List(y)) => {
            types.unify(x, y);
            Binary::Typed(Term::List(x))
        }
        (Operator::Mult, Term::Str, Term::Int) | (Operator::Mult, Term::Int, Term::Str) => {
            Binary::Typed(Term::Str)
        }
        (Operator::Mult, Term::List(x), Term::Int) | (Operator::Mult, Term::Int, Term::List(x)) => {
            Binary::Typed(Term::List(x))
        }
        (
            Operator::Sub | Operator::BitAnd | Operator::BitOr | Operator::BitXor,
            Term::Set(x),
            Term::Set(y),
        ) => {
            types.unify(x, y);
            Binary::Typed(Term::Set(x))
        }
        _ => Binary::Dyn,
    }
}

impl<'a> Infer<'_, 'a> {
    /// The type of an expression, which flows into its place.
    pub(super) fn expression(&mut self, node: NodeId) -> Type {
        let place = Program::type_at(node);
        let ast = self.program.ast;
        match ast.node(node) {
            Node::Constant(literal) => {
                let term = match literal {
                    Literal::Singleton(Singleton::None) => Term::None,
                    Literal::Singleton(Singleton::True | Singleton::False) => Term::Bool,
                    Literal::Singleton(Singleton::Ellipsis) | Literal::Imaginary(_) => Term::Dyn,
                    // So near the end of 64 bits that the next operation leaves them.
                    Literal::Int(value) if value >= 1 << 62 => Term::Big,
                    Literal::Int(value) if i64::try_from(value).is_ok() => self.integer(),
                    Literal::Int(_) | Literal::BigInt(_) => Term::Big,
                    Literal::Float(_) => Term::Float,
                    Literal::Str { .. } => Term::Str,
                    Literal::Bytes(_) => Term::Bytes,
                };
                self.join_term(place, term);
                match literal {
                    Literal::Int(value) if self.is_recording => self.record_literal(place, value),
                    Literal::Float(value) => {
                        self.program.has_long |= value.is_finite() && value.abs() >= 4e18;
                    }
                    Literal::Str { bytes, .. } => {
                        let mut runs = bytes.split(|byte| !byte.is_ascii_digit() && *byte != b'_');
                        self.program.has_long |= runs.any(|run| run.len() > 18);
                    }
                    _ => {}
                }
            }
            Node::Name { .. } => {
                self.program.tuples_are_objects |= self.program.builtin(node) == Some("id");
                self.name(node, place);
            }
            Node::BoolOp { values, .. } => {
                for value in values.iter() {
                    let ty = self.expression(value);
                    self.flow(place, ty);
                }
            }
            Node::NamedExpr { target, value } => {
                let ty = self.expression(value);
                self.assign(target, ty);
                self.flow(place, ty);
            }
            Node::BinOp { left, op, right } => self.binary_operation(node, place, left, op, right),
            Node::UnaryOp { op, operand } => self.unary(place, op, operand),
            Node::Lambda { args, .. } => {
                self.made(node, args);
                let function = self.program.function_made_by(node).expect("a lambda is a function");
                self.note_value(function);
                self.join_term(place, Term::Dyn);
            }
            Node::IfExp { test, body, orelse } => {
                self.condition(test);
                for branch in [body, orelse] {
                    let ty = self.expression(branch);
                    self.flow(place, ty);
                }
            }
            Node::List { elts, .. } => {
                let element = self.list_at(place);
                self.elements(element, elts);
            }
            Node::Set { elts } => {
                let element = self.container(place, Term::Set);
                self.elements(element, elts);
            }
            Node::Tuple { elts, .. } => {
                self.tuple(place, elts);
                if self.program.tuples_are_objects {
                    self.join_term(place, Term::Dyn);
                }
            }
            Node::Dict { keys, values } => {
                let (key, value) = self.dict_at(place);
                for (given, entry) in keys.iter().zip(values.iter()) {
                    let ty = self.expression(entry);
                    match given {
                        Some(given) => {
                            let given = self.expression(given);
                            self.flow(key, given);
                            self.flow(value, ty);
                        }
                        None => match self.get(ty) {
                            Term::Dict(k, v) => {
                                self.flow(key, k);
                                self.flow(value, v);
                            }
                            Term::Unknown => {}
                            _ => {
                                self.program.types.flows_to_dyn(ty);
                                self.program.types.set_dyn(key);
                                self.program.types.set_dyn(value);
                            }
                        },
                    }
                }
            }
            Node::ListComp { elt, generators } => {
                self.clauses(generators, true);
                let ty = self.expression(elt);
                let element = self.list_at(place);
                self.flow(element, ty);
            }
            Node::SetComp { elt, generators } => {
                self.clauses(generators, true);
                let ty = self.expression(elt);
                let element = self.container(place, Term::Set);
                self.flow(element, ty);
            }
            Node::DictComp { key, value, generators } => {
                self.clauses(generators, true);
                let (given, entry) = (self.expression(key), self.expression(value));
                let (key, value) = self.dict_at(place);
                self.flow(key, given);
                self.flow(value, entry);
            }
            Node::GeneratorExp { elt, generators } => match self.program.function_made_by(node) {
                Some(function) if self.program.function(function).is_async => {
                    self.clauses(generators, false);
                    self.join_term(place, Term::Dyn);
                }
                Some(function) => {
                    self.clauses(generators, false);
                    let answer = self.program.function(function).answer;
                    let inside = self.container(place, Term::Iter);
                    self.flow(inside, answer);
                    self.program.types.unify(inside, answer);
                }
                None => {
                    self.clauses(generators, true);
                    let ty = self.expression(elt);
                    let element = self.list_at(place);
                    self.flow(element, ty);
                }
            },
            Node::Compare { left, rest } => self.compare(place, left, rest),
            Node::Call { func, args, keywords } => self.call(node, func, args, keywords),
            Node::JoinedStr { values } => {
                for value in values.iter() {
                    if let Node::FormattedValue { value, format_spec, .. } = ast.node(value) {
                        let ty = self.expression(value);
                        if let Some(spec) = format_spec {
                            self.program.types.flows_to_dyn(ty);
                            self.expression(spec);
                        }
                    }
                }
                self.join_term(place, Term::Str);
            }
            Node::Attribute { value, attr, .. } => {
                if let Some(Library::Member(module, name)) = self.program.library(node)
                    && let Some(code) = crate::library::value(module, name)
                {
                    self.join_code(place, code);
                } else if self.program.library(node).is_some() {
                    self.join_term(place, Term::Dyn);
                } else if let Some(ty) = Some(self.as_dyn(value))
                    && self.get(ty) != Term::Unknown
                {
                    match self.program.read_field(value, attr) {
                        Some(field) => self.flow(place, field),
                        None => self.join_term(place, Term::Dyn),
                    }
                }
            }
            Node::Subscript { value, slice, .. } => self.item(place, value, slice),
            Node::Slice { lower, upper, step } => {
                for part in lower.into_iter().chain(upper).chain(step) {
                    self.expression(part);
                }
                // Among the parts of a tuple it is a value.
                self.join_term(place, Term::Dyn);
            }
            Node::Starred { value, .. } => {
                let ty = self.expression(value);
                self.flow(place, ty);
            }
            Node::Yield { value } => {
                let answer = self.program.function(self.function).answer;
                match value {
                    Some(value) => {
                        let ty = self.expression(value);
                        self.flow(answer, ty);
                    }
                    None => self.join_term(answer, Term::None),
                }
                self.join_term(place, self.sent());
            }
            Node::YieldFrom { value } => {
                let ty = self.iterated(value);
                let answer = self.program.function(self.function).answer;
                self.flow(answer, ty);
                if self.program.function(self.function).is_sent {
                    self.program.types.flows_to_dyn(Program::type_at(value));
                }
                self.join_term(place, self.sent());
            }
            Node::Await { value } => {
                self.as_dyn(value);
                self.join_term(place, Term::Dyn);
            }
            _ => self.join_term(place, Term::Dyn),
        }
        place
    }

    /// What `async for` walks through gives anything.
    pub(super) fn asynchronously(&mut self, iter: NodeId) -> Type {
        self.as_dyn(iter);
        self.program.types.make(Term::Dyn)
    }

    /// What a `yield` of this function gives.
    fn sent(&self) -> Term {
        if self.program.function(self.function).is_sent { Term::Dyn } else { Term::None }
    }

    fn name(&mut self, node: NodeId, place: Type) {
        let Some(id) = self.program.slot_at(node) else {
            let term = match self.program.builtin(node) {
                Some(name) if crate::link::python_name(name) == "__name__" => Term::Str,
                _ => Term::Dyn,
            };
            return self.join_term(place, term);
        };
        let slot = *self.program.slot(id);
        if let Some(Library::Member(module, name)) = self.program.library(node)
            && let Some(code) = crate::library::value(module, name)
        {
            return self.join_code(place, code);
        }
        if let Some(function) = slot.function {
            self.note_value(function);
            self.program.types.set_dyn(slot.ty);
        } else if slot.kind == SlotKind::ClassAttribute {
            if let Some(behind) = self.program.behind(&slot) {
                let known = *self.program.slot(behind);
                self.program.types.flows_to_dyn(known.ty);
                if let Some(function) = known.function {
                    self.note_value(function);
                    self.program.types.set_dyn(known.ty);
                }
            }
            self.program.types.set_dyn(slot.ty);
        }
        self.flow(place, slot.ty);
    }

    /// The element of the list at a place.
    pub(super) fn list_at(&mut self, place: Type) -> Type {
        self.container(place, Term::List)
    }

    /// What a container at a place holds, which is made when it is not there yet.
    pub(super) fn container(&mut self, place: Type, make: fn(Type) -> Term) -> Type {
        if self.program.types.held(place) == Term::Unknown {
            let inside = self.program.types.unknown();
            self.join_term(place, make(inside));
            return inside;
        }
        match self.get(place) {
            Term::List(a) | Term::Set(a) | Term::FrozenSet(a) | Term::Iter(a) => a,
            _ => {
                let inside = self.program.types.make(Term::Dyn);
                self.join_term(place, make(inside));
                inside
            }
        }
    }

    pub(super) fn dict_at(&mut self, place: Type) -> (Type, Type) {
        match self.program.types.held(place) {
            Term::Dict(key, value) => {
                self.program.types.find(place);
                (key, value)
            }
            term => {
                let start = if term == Term::Unknown { Term::Unknown } else { Term::Dyn };
                let (key, value) = (self.program.types.make(start), self.program.types.make(start));
                self.join_term(place, Term::Dict(key, value));
                (key, value)
            }
        }
    }

    fn elements(&mut self, element: Type, elts: List<'a>) {
        for elt in elts.iter() {
            let ty = if let Node::Starred { value, .. } = self.program.ast.node(elt) {
                self.iterated(value)
            } else {
                self.expression(elt)
            };
            self.flow(element, ty);
        }
    }

    fn tuple(&mut self, place: Type, elts: List<'a>) {
        let is_starred =
            elts.iter().any(|elt| matches!(self.program.ast.node(elt), Node::Starred { .. }));
        if is_starred || elts.len() > 12 || elts.is_empty() {
            for elt in elts.iter() {
                self.as_dyn(elt);
            }
            return self.join_term(place, Term::Dyn);
        }
        if self.program.types.held(place) == Term::Unknown {
            let mut fields = [Type(0); 12];
            for field in &mut fields[..elts.len()] {
                *field = self.program.types.unknown();
            }
            let term = self.program.types.tuple(&fields[..elts.len()]);
            self.join_term(place, term);
        }
        for (index, elt) in (0_u32..).zip(elts.iter()) {
            let ty = self.expression(elt);
            match self.get(place) {
                Term::Tuple(start, count) if count as usize == elts.len() => {
                    let field = self.program.types.field(start, index);
                    self.flow(field, ty);
                }
                _ => self.program.types.flows_to_dyn(ty),
            }
        }
    }

    fn binary_operation(
        &mut self,
        node: NodeId,
        place: Type,
        left: NodeId,
        op: Operator,
        right: NodeId,
    ) {
        let a = self.expression(left);
        let b = self.expression(right);
        let exponent = exponent(self.program, op, Some(left), right);
        let result = self.operate(node, op, a, b, exponent);
        if let Some(result) = result {
            // A negative number to a broken power is a complex one.
            let is_minus = || {
                matches!(self.program.ast.node(left), Node::UnaryOp { op: UnaryOperator::USub, .. })
            };
            if op == Operator::Pow && self.get(result) == Term::Float && is_minus() {
                return self.join_term(place, Term::Dyn);
            }
            self.program.types.join(place, result);
        }
    }

    /// The result of an operator; none while an operand is not known.
    fn operate(
        &mut self,
        node: NodeId,
        op: Operator,
        a: Type,
        b: Type,
        exponent: Exponent,
    ) -> Option<Type> {
        match binary(&mut self.program.types, op, a, b, exponent) {
            Binary::Wait => None,
            Binary::Typed(term) => {
                if self.is_recording && matches!(term, Term::Int | Term::Big) {
                    let how = growth::how(op, exponent);
                    self.record(how, Program::type_at(node), a, b);
                    if op == Operator::Pow && exponent == Exponent::Open {
                        self.record_power(Program::type_at(node), b);
                    }
                }
                Some(self.program.types.make(term))
            }
            Binary::Dyn => {
                self.program.types.flows_to_dyn(a);
                self.program.types.flows_to_dyn(b);
                Some(self.program.types.make(Term::Dyn))
            }
        }
    }

    /// What `target op= value` leaves in the target.
    pub(super) fn augmented(
        &mut self,
        node: NodeId,
        op: Operator,
        held: Type,
        by: Type,
        value: NodeId,
    ) -> Type {
        if let (Operator::Add, Term::List(element)) = (op, self.get(held)) {
            if self.program.has_right_answers && self.get(by) == Term::Dyn {
                self.program.types.flows_to_dyn(held);
                return self.program.types.make(Term::Dyn);
            }
            match self.program.types.element(by) {
                Some(from) => self.flow(element, from),
                None if self.get(by) == Term::Unknown => {}
                None => {
                    self.program.types.flows_to_dyn(held);
                    self.program.types.flows_to_dyn(by);
                    return self.program.types.make(Term::Dyn);
                }
            }
            return held;
        }
        let place = Program::type_at(node);
        let exponent = exponent(self.program, op, None, value);
        if let Some(result) = self.operate(node, op, held, by, exponent) {
            self.program.types.join(place, result);
        }
        place
    }

    fn unary(&mut self, place: Type, op: UnaryOperator, operand: NodeId) {
        if op == UnaryOperator::Not {
            self.condition(operand);
            return self.join_term(place, Term::Bool);
        }
        let ty = self.expression(operand);
        match (op, self.get(ty)) {
            (_, Term::Unknown) => {}
            (_, Term::Bool) => self.join_term(place, Term::Int),
            (_, Term::Int | Term::Big) => {
                self.flow(place, ty);
                if self.is_recording && op == UnaryOperator::USub {
                    self.record_negative(place);
                }
            }
            (UnaryOperator::UAdd | UnaryOperator::USub, Term::Float) => {
                self.join_term(place, Term::Float);
            }
            _ => {
                self.program.types.flows_to_dyn(ty);
                self.join_term(place, Term::Dyn);
            }
        }
    }

    /// An expression of which only the truth is asked.
    pub(super) fn condition(&mut self, node: NodeId) {
        match self.program.ast.node(node) {
            Node::BoolOp { values, .. } => values.iter().for_each(|value| self.condition(value)),
            Node::UnaryOp { op: UnaryOperator::Not, operand } => self.condition(operand),
            _ => {
                self.expression(node);
            }
        }
    }

    fn compare(&mut self, place: Type, left: NodeId, rest: crate::ast::Comparisons<'a>) {
        let mut a = self.expression(left);
        let mut before = left;
        let mut answer = Term::Bool;
        for (op, right) in rest.iter() {
            let b = self.expression(right);
            match odd(self.program, op, a, b) {
                Some(true) => answer = Term::Dyn,
                Some(false) => {}
                None if answer == Term::Bool => answer = Term::Unknown,
                None => {}
            }
            match op {
                Comparison::Is | Comparison::IsNot => {
                    self.identical(a, b);
                    let is_open = |ty| match self.get(ty) {
                        Term::Tuple(..) | Term::Dyn => true,
                        Term::Option(inside) => matches!(self.get(inside), Term::Tuple(..)),
                        _ => false,
                    };
                    let is_told = is_open(a)
                        && is_open(b)
                        && [before, right].into_iter().all(|node| self.may_be_tuple(node));
                    self.program.tuples_are_objects |= is_told;
                }
                Comparison::In | Comparison::NotIn => self.contained(a, b),
                Comparison::Eq | Comparison::NotEq => {
                    common(&mut self.program.types, a, b);
                }
                _ => {
                    let (a, b) = (self.solid(a), self.solid(b));
                    common(&mut self.program.types, a, b);
                }
            }
            (a, before) = (b, right);
        }
        self.join_term(place, answer);
    }

    /// Whether an expression may give a tuple, as far as its form tells: two of them can be told apart.
    fn may_be_tuple(&self, node: NodeId) -> bool {
        let ast = self.program.ast;
        let is_class =
            |name: &str| name.starts_with(char::is_uppercase) && name.contains(char::is_lowercase);
        match ast.node(node) {
            Node::Name { id, .. } => {
                let name = self.program.spelled(id);
                self.program.builtin(node).is_none()
                    && !matches!(name, "self" | "cls")
                    && !is_class(name)
            }
            Node::Attribute { attr, .. } => {
                let name = self.program.text(attr);
                name != "__class__" && !is_class(name)
            }
            Node::Call { func, .. } => {
                !matches!(self.program.builtin(func), Some("type" | "object" | "iter" | "print"))
            }
            Node::Constant(_) | Node::List { .. } | Node::Dict { .. } | Node::Lambda { .. } => {
                false
            }
            _ => true,
        }
    }

    fn identical(&mut self, a: Type, b: Type) {
        let (left, right) = (self.get(a), self.get(b));
        let is_one = matches!(
            (left, right),
            (Term::List(_), Term::List(_))
                | (Term::Dict(..), Term::Dict(..))
                | (Term::Set(_), Term::Set(_))
        );
        if is_one {
            common(&mut self.program.types, a, b);
        } else if left != Term::None && right != Term::None {
            self.program.types.flows_to_dyn(a);
            self.program.types.flows_to_dyn(b);
        }
    }

    fn contained(&mut self, item: Type, container: Type) {
        match (self.get(item), self.get(container)) {
            (Term::Unknown, _) | (_, Term::Unknown) | (Term::Str, Term::Str) => {}
            (Term::Set(_), Term::Set(_) | Term::FrozenSet(_)) => {
                self.program.types.flows_to_dyn(item);
                self.program.types.flows_to_dyn(container);
            }
            (_, Term::List(a) | Term::Set(a) | Term::FrozenSet(a))
            | (_, Term::Dict(a, _) | Term::Keys(a, _)) => self.flow(a, item),
            (Term::Int | Term::Bool, Term::Range) => {}
            _ => {
                self.program.types.flows_to_dyn(item);
                self.program.types.flows_to_dyn(container);
            }
        }
    }

    /// Whether a type can be the index of a sequence.
    pub(super) fn is_index(&self, index: Type) -> bool {
        matches!(self.get(index), Term::Int | Term::Bool | Term::Big | Term::Unknown)
    }

    fn item(&mut self, place: Type, value: NodeId, slice: NodeId) {
        let held = self.expression(value);
        let held = self.solid(held);
        let index = self.expression(slice);
        let slice_parts = match self.program.ast.node(slice) {
            Node::Slice { lower, upper, step } => Some([lower, upper, step]),
            _ => None,
        };
        if let Some(parts) = slice_parts {
            let is_plain = parts.iter().flatten().all(|&part| {
                let ty = Program::type_at(part);
                matches!(self.get(ty), Term::None) || self.is_index(ty)
            });
            match self.get(held) {
                Term::Unknown => return,
                Term::List(_) | Term::Str | Term::Bytes if is_plain => {
                    return self.flow_same(place, held);
                }
                _ => {}
            }
            self.program.types.flows_to_dyn(held);
            return self.join_term(place, Term::Dyn);
        }
        match (self.get(held), self.get(index)) {
            (Term::Unknown, _) | (_, Term::Unknown) => {}
            (Term::List(element), _) if self.is_index(index) => self.flow(place, element),
            (Term::Str, _) if self.is_index(index) => self.join_term(place, Term::Str),
            (Term::Bytes, _) if self.is_index(index) => self.join_term(place, Term::Int),
            (Term::Dict(key, element), _) => {
                self.flow(key, index);
                self.flow(place, element);
            }
            (Term::Tuple(start, count), _)
                if literal_index(self.program, slice, count).is_some() =>
            {
                let index = literal_index(self.program, slice, count).expect("it was just there");
                let field = self.program.types.field(start, index);
                self.flow(place, field);
            }
            _ => {
                self.program.types.flows_to_dyn(held);
                self.program.types.flows_to_dyn(index);
                self.join_term(place, Term::Dyn);
            }
        }
    }

    /// A value of the same type, with the same elements.
    fn flow_same(&mut self, place: Type, held: Type) {
        let term = self.get(held);
        self.join_term(place, term);
    }

    /// What comes out when an expression is walked through; the expression becomes `Dyn` where it cannot be.
    pub(super) fn iterated(&mut self, node: NodeId) -> Type {
        let ty = self.expression(node);
        self.walked(node, ty)
    }

    /// What comes out when an expression of this type is walked through.
    pub(super) fn walked(&mut self, node: NodeId, ty: Type) -> Type {
        let ty = self.solid(ty);
        if self.get(ty) == Term::Unknown {
            return ty;
        }
        match self.program.types.element(ty) {
            Some(element) => {
                self.record_walk(element, ty);
                if let (true, Node::Call { args, .. }, Term::Range) =
                    (self.is_recording, self.program.ast.node(node), self.get(ty))
                {
                    for arg in args.iter().take(2) {
                        let bound = Program::type_at(arg);
                        self.record(growth::How::Copy, element, bound, bound);
                    }
                }
                element
            }
            None => {
                self.program.types.flows_to_dyn(ty);
                self.program.types.make(Term::Dyn)
            }
        }
    }

    /// The first iterable of a comprehension, or all of its clauses.
    pub(super) fn clauses(&mut self, generators: List<'a>, is_all: bool) {
        for (index, clause) in generators.iter().enumerate() {
            let Node::Comprehension { target, iter, ifs, is_async } = self.program.ast.node(clause)
            else {
                continue;
            };
            if is_all || index == 0 {
                let ty = if is_async { self.asynchronously(iter) } else { self.iterated(iter) };
                self.assign(target, ty);
            }
            if is_all {
                ifs.iter().for_each(|test| self.condition(test));
            }
        }
    }
}

/// Whether a comparison asks methods of the program, some of which answer with something else than a truth
/// value; none while an operand is not known.
pub(crate) fn odd(program: &Program<'_>, op: Comparison, a: Type, b: Type) -> Option<bool> {
    let is_asked =
        !matches!(op, Comparison::Is | Comparison::IsNot | Comparison::In | Comparison::NotIn);
    if !is_asked || !program.has_odd_comparisons {
        return Some(false);
    }
    // The order of two lists is what their first items that differ answer.
    let is_order = !matches!(op, Comparison::Eq | Comparison::NotEq);
    let mut is_known = true;
    for side in [a, b] {
        let mut term = program.types.get(side);
        while let Term::List(inside) = term {
            if !is_order {
                break;
            }
            term = program.types.get(inside);
        }
        let is_open = |ty| program.types.get(ty) == Term::Dyn;
        let has_open = match term {
            Term::Tuple(start, count) if is_order => {
                (0..count).any(|index| is_open(program.types.field(start, index)))
            }
            term => term == Term::Dyn,
        };
        if has_open {
            return Some(true);
        }
        is_known &= term != Term::Unknown;
    }
    is_known.then_some(false)
}

/// What is written on the right side of `**` and `<<`.
pub(crate) fn exponent(
    program: &Program<'_>,
    op: Operator,
    left: Option<NodeId>,
    right: NodeId,
) -> Exponent {
    let Some(by) = written(program, right) else { return Exponent::Open };
    let base = left.and_then(|left| written(program, left));
    let answer = match (op, base, u32::try_from(by)) {
        (Operator::Pow, Some(base), Ok(by)) => base.checked_pow(by),
        (Operator::LShift, Some(base), Ok(by @ 0..=62)) => base.checked_mul(1 << by),
        _ => None,
    };
    match answer.map(i64::unsigned_abs) {
        Some(amount) if amount < 1 << 62 => Exponent::Short((amount.max(1) as f64).log2()),
        _ => Exponent::Written(by),
    }
}

/// A whole number that is written.
fn written(program: &Program<'_>, node: NodeId) -> Option<i64> {
    match program.ast.node(node) {
        Node::Constant(Literal::Int(value)) => i64::try_from(value).ok(),
        Node::UnaryOp { op: UnaryOperator::USub, operand } => {
            written(program, operand).map(|value| -value)
        }
        _ => None,
    }
}

/// The field of a tuple that a written index means.
pub(crate) fn literal_index(program: &Program<'_>, slice: NodeId, count: u32) -> Option<u32> {
    let index = written(program, slice)?;
    let index = if index < 0 { index + i64::from(count) } else { index };
    u32::try_from(index).ok().filter(|&index| index < count)
}

/// The type in which two values are compared; containers that are compared hold the same from then on.
pub(crate) fn common(types: &mut Types<'_>, a: Type, b: Type) -> Type {
    let (left, right) = (types.get(a), types.get(b));
    let is_number = |term: Term| number(term).is_some();
    if is_number(left) && is_number(right) && left != right {
        let is_whole = left != Term::Float && right != Term::Float;
        return types.make(if is_whole { Term::Big } else { Term::Dyn });
    }
    let both = types.unknown();
    types.join(both, a);
    types.join(both, b);
    both
}
