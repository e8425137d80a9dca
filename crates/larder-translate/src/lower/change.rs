//! Numbers in dicts that are changed where they lie: `d[k] += n` and `d[k] = d.get(k, 0) + n`.
//!
//! What is counted is looked for once. What happens to the number in between is arithmetic alone, which cannot reach the
//! dict.

use super::subscript::NO_SUBSCRIPT;
use super::{Hold, Lower, Lowered, Piece, text};
use crate::ast::{Node, NodeId, Operator};
use crate::infer::{Exponent, exponent, solid};
use crate::program::Program;
use crate::types::{Term, Type};

impl Lower<'_, '_> {
    /// `d[k] = d.get(k, 0) + n`; whether it was written so.
    pub(super) fn counted_entry(&mut self, target: NodeId, value: NodeId) -> Lowered<bool> {
        let ast = self.program.ast;
        let Node::Subscript { value: dict, slice: key, .. } = ast.node(target) else {
            return Ok(false);
        };
        let Node::BinOp { left, op, right } = ast.node(value) else { return Ok(false) };
        let Node::Call { func, args, keywords } = ast.node(left) else { return Ok(false) };
        let Node::Attribute { value: asked, attr, .. } = ast.node(func) else { return Ok(false) };
        let (2, Some(known), Some(start)) = (args.len(), args.get(0), args.get(1)) else {
            return Ok(false);
        };
        let is_count = self.program.text(attr) == "get"
            && keywords.is_empty()
            && self.is_same_place(dict, asked)
            && self.is_same_place(key, known)
            && self.is_arithmetic(start);
        let exponent = exponent(self.program, op, Some(left), right);
        Ok(is_count && self.changed_entry((dict, key), Some(start), (op, right, exponent))?)
    }

    /// `d[k] += n`, or the other where there is a start; whether it was written so.
    pub(super) fn changed_entry(
        &mut self,
        (dict, key): (NodeId, NodeId),
        start: Option<NodeId>,
        (op, by, exponent): (Operator, NodeId, Exponent),
    ) -> Lowered<bool> {
        let held_type = solid(self.program, Program::type_at(dict));
        let Term::Dict(key_type, element) = self.get(held_type) else { return Ok(false) };
        let is_number = |lower: &Self, ty: Type| matches!(lower.get(ty), Term::Int | Term::Float);
        let start_type = start.map_or(element, Program::type_at);
        if !is_number(self, element)
            || !is_number(self, start_type)
            || !is_number(self, Program::type_at(by))
            || !self.is_arithmetic(by)
        {
            return Ok(false);
        }
        let plan = crate::infer::binary(
            &mut self.program.types,
            op,
            element,
            Program::type_at(by),
            exponent,
        );
        if !matches!(plan, crate::infer::Binary::Typed(Term::Int | Term::Float)) {
            return Ok(false);
        }
        let piece = self.solid_piece(dict, NO_SUBSCRIPT)?;
        let held = self.tight(piece)?;
        let piece = self.expression(key)?;
        let key = if self.program.types.same(piece.ty, key_type) {
            self.reference(piece)?
        } else {
            let key = self.coerced(piece, key_type)?;
            text!(self, "&{key}")?
        };
        let name = self.temporary("old")?;
        let changed = self.in_closure(|lower| {
            let current = Piece { text: name, ty: element, hold: Hold::Place, is_tight: true };
            let by = lower.expression(by)?;
            let result = lower.operation(op, current, by, exponent)?;
            lower.coerced(result, element)
        })?;
        let text = match start {
            Some(start) => {
                let start = self.as_type(start, element)?;
                text!(self, "{held}.change_or({key}, {start}, |{name}| Ok({changed}))")?
            }
            None => text!(self, "{held}.change({key}, |{name}| Ok({changed}))")?,
        };
        let text = self.raising(text)?;
        self.line(text!(self, "{text};")?)?;
        Ok(true)
    }

    /// Whether two expressions mean the same variable, or the same field of one, and nothing is asked for it.
    fn is_same_place(&self, one: NodeId, other: NodeId) -> bool {
        match (self.program.ast.node(one), self.program.ast.node(other)) {
            (Node::Name { .. }, Node::Name { .. }) => {
                self.is_simple(one) && self.program.slot_at(one) == self.program.slot_at(other)
            }
            (
                Node::Attribute { value: object, attr, .. },
                Node::Attribute { value: other, attr: name, .. },
            ) => {
                attr == name
                    && self.field_read(object, attr).is_some()
                    && self.is_same_place(object, other)
            }
            _ => false,
        }
    }
}
