//! Subscripts and slices.

use super::{Hold, Lower, Lowered, Piece, text};
use crate::ast::{Node, NodeId};
use crate::infer::{literal_index, solid};
use crate::program::Program;
use crate::types::{Term, Type};

/// What CPython says of `None[…]`.
pub(super) const NO_SUBSCRIPT: &str = "'NoneType' object is not subscriptable";

impl<'a> Lower<'_, 'a> {
    /// A whole number that is an index.
    pub(super) fn index(&mut self, node: NodeId) -> Lowered<&'a str> {
        let piece = self.expression(node)?;
        if self.get(piece.ty) == Term::Big {
            let text = text!(self, "{}.to_place()", self.tight(piece)?)?;
            return self.raising(text);
        }
        let whole = self.make(Term::Int);
        self.coerced(piece, whole)
    }

    /// A whole number as a bound of a slice, which may lie anywhere.
    fn bound(&mut self, node: NodeId) -> Lowered<&'a str> {
        let piece = self.expression(node)?;
        if self.get(piece.ty) == Term::Big {
            return text!(self, "{}.clamped()", self.tight(piece)?);
        }
        let whole = self.make(Term::Int);
        self.coerced(piece, whole)
    }

    /// The parts of a slice.
    pub(super) fn slice(&mut self, [lower, upper, step]: [Option<NodeId>; 3]) -> Lowered<&'a str> {
        let is_word = |ty: Term| matches!(ty, Term::Int | Term::Bool | Term::None);
        let given = [lower, upper, step];
        if !given.iter().flatten().all(|&part| is_word(self.get(Program::type_at(part)))) {
            // Objects are asked for their index, what is too large is cut, and any may be `None`.
            let parts = self.dynamic_parts(given)?;
            return self.raising(text!(self, "Slice::of(&[{parts}])")?);
        }
        let mut parts = ["None"; 3];
        for (part, node) in parts.iter_mut().zip([lower, upper, step]) {
            let Some(node) = node else { continue };
            if self.get(Program::type_at(node)) == Term::None {
                continue;
            }
            let bound = self.bound(node)?;
            *part = text!(self, "Some({bound})")?;
        }
        let [lower, upper, step] = parts;
        text!(self, "Slice::new({lower}, {upper}, {step})")
    }

    /// A subscript as a reference to a `Dyn`: a slice is one too.
    pub(super) fn dynamic_index(&mut self, node: NodeId) -> Lowered<&'a str> {
        let Node::Slice { lower, upper, step } = self.program.ast.node(node) else {
            return self.as_dyn_reference(node);
        };
        let parts = self.dynamic_parts([lower, upper, step])?;
        text!(self, "&Dyn::slice({parts})")
    }

    /// The parts of a slice as values, separated by commas.
    fn dynamic_parts(&mut self, given: [Option<NodeId>; 3]) -> Lowered<&'a str> {
        let mut parts = ["Dyn::None"; 3];
        for (part, node) in parts.iter_mut().zip(given) {
            if let Some(node) = node {
                *part = self.as_dyn(node)?;
            }
        }
        let [lower, upper, step] = parts;
        text!(self, "{lower}, {upper}, {step}")
    }

    /// `xs[a:b]` of a list where it is consumed at once: what stands there, without a list around it.
    pub(super) fn cut(&mut self, node: NodeId) -> Lowered<Option<&'a str>> {
        let ast = self.program.ast;
        if let Node::Subscript { value, slice, .. } = ast.node(node)
            && let Node::Slice { lower, upper, step } = ast.node(slice)
            && matches!(self.get(Program::type_at(node)), Term::List(_))
            && self.get(solid(self.program, Program::type_at(value)))
                == self.get(Program::type_at(node))
            && self.is_plain_slice([lower, upper, step])
        {
            let held = self.solid_piece(value, NO_SUBSCRIPT)?;
            let held = self.tight(held)?;
            let slice = self.slice([lower, upper, step])?;
            return Ok(Some(self.raising(text!(self, "{held}.cut(&{slice})")?)?));
        }
        Ok(None)
    }

    /// Whether the parts of a slice are whole numbers, or not there.
    fn is_plain_slice(&self, parts: [Option<NodeId>; 3]) -> bool {
        parts.iter().flatten().all(|&part| {
            matches!(
                self.get(Program::type_at(part)),
                Term::Int | Term::Bool | Term::Big | Term::None
            )
        })
    }

    pub(super) fn subscript(
        &mut self,
        ty: Type,
        value: NodeId,
        slice: NodeId,
    ) -> Lowered<Piece<'a>> {
        let held = self.solid_piece(value, NO_SUBSCRIPT)?;
        let term = self.get(held.ty);
        if let Node::Slice { lower, upper, step } = self.program.ast.node(slice) {
            if self.is_plain_slice([lower, upper, step])
                && matches!(term, Term::List(_) | Term::Str | Term::Bytes)
            {
                let held_text = self.tight(held)?;
                let slice = self.slice([lower, upper, step])?;
                let text = self.raising(text!(self, "{held_text}.slice(&{slice})")?)?;
                return Ok(self.value(text, held.ty));
            }
        } else {
            let index = self.get(Program::type_at(slice));
            let is_index = matches!(index, Term::Int | Term::Bool | Term::Big);
            match term {
                Term::List(element) if is_index => {
                    let held = self.tight(held)?;
                    let index = self.index(slice)?;
                    let text = self.raising(text!(self, "{held}.get({index})")?)?;
                    return Ok(self.value(text, element));
                }
                Term::Str if is_index => {
                    let held = self.tight(held)?;
                    let index = self.index(slice)?;
                    let text = self.raising(text!(self, "{held}.get({index})")?)?;
                    return Ok(self.value(text, ty));
                }
                Term::Bytes if is_index => {
                    let held = self.tight(held)?;
                    let index = self.index(slice)?;
                    let text = self.raising(text!(self, "{held}.get({index})")?)?;
                    return Ok(self.value(text, ty));
                }
                Term::Dict(key, element) => {
                    let held = self.tight(held)?;
                    let key = self.looked_up(slice, key)?;
                    let text = self.raising(text!(self, "{held}.get_item({key})")?)?;
                    return Ok(self.value(text, element));
                }
                Term::Tuple(start, count) => {
                    if let Some(index) = literal_index(self.program, slice, count) {
                        let field = self.program.types.field(start, index);
                        let is_copy = self.program.types.is_copy(field);
                        let text = text!(self, "{}.{index}", self.tight(held)?)?;
                        let hold = if held.hold == Hold::Value || is_copy {
                            if is_copy { Hold::Value } else { held.hold }
                        } else {
                            Hold::Place
                        };
                        return Ok(Piece { text, ty: field, hold, is_tight: true });
                    }
                }
                _ => {}
            }
        }
        let held = self.dynamic_reference(held)?;
        let index = self.dynamic_index(slice)?;
        let dynamic = self.make(Term::Dyn);
        let text = self.raising(text!(self, "py::dynamic::getitem({held}, {index})")?)?;
        Ok(self.value(text, dynamic))
    }

    /// An expression as a reference to a value of a type.
    pub(super) fn looked_up(&mut self, node: NodeId, ty: Type) -> Lowered<&'a str> {
        let piece = self.expression(node)?;
        if self.program.types.same(piece.ty, ty) {
            return self.reference(piece);
        }
        let text = self.coerced(piece, ty)?;
        text!(self, "&{text}")
    }
}
