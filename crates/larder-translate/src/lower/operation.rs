//! Operators between values, and before one.

use super::{Lower, Lowered, Piece, Quoted, is_number, text};
use crate::ast::{NodeId, Operator, UnaryOperator};
use crate::infer::{Binary, Exponent, binary, solid};
use crate::types::{Term, Type};

impl<'a> Lower<'_, 'a> {
    /// A number as the operation needs it.
    pub(super) fn number(&mut self, piece: Piece<'a>, term: Term) -> Lowered<&'a str> {
        let ty = self.make(term);
        let text = self.coerced(piece, ty)?;
        if piece.is_tight || text != piece.text { Ok(text) } else { text!(self, "({text})") }
    }

    /// A number as an argument.
    fn argument_number(&mut self, piece: Piece<'a>, term: Term) -> Lowered<&'a str> {
        let ty = self.make(term);
        self.coerced(piece, ty)
    }

    /// `left op right`.
    pub(super) fn operation(
        &mut self,
        op: Operator,
        left: Piece<'a>,
        right: Piece<'a>,
        exponent: Exponent,
    ) -> Lowered<Piece<'a>> {
        let plan = binary(&mut self.program.types, op, left.ty, right.ty, exponent);
        let Binary::Typed(term) = plan else { return self.dynamic_operation(op, left, right) };
        let ty = self.make(term);
        let (left, right) = (
            self.operand_of(op, left, right.ty, true)?,
            self.operand_of(op, right, left.ty, false)?,
        );
        let (a, b) = (self.get(left.ty), self.get(right.ty));
        let name = method_of(op);
        match term {
            Term::Float => {
                let is_whole = |term| matches!(term, Term::Int | Term::Bool);
                if op == Operator::Div && is_whole(a) && is_whole(b) {
                    let a = self.argument_number(left, Term::Int)?;
                    let b = self.argument_number(right, Term::Int)?;
                    let text = self.raising(text!(self, "py::int::truediv({a}, {b})")?)?;
                    return Ok(self.value(text, ty));
                }
                if a == Term::Big || b == Term::Big {
                    return self.dynamic_as(op, left, right, ty);
                }
                let is_signed = matches!(op, Operator::Add | Operator::Sub | Operator::Mult);
                let (a, b) = if is_signed {
                    (self.number(left, Term::Float)?, self.number(right, Term::Float)?)
                } else {
                    let a = self.argument_number(left, Term::Float)?;
                    (a, self.argument_number(right, Term::Float)?)
                };
                let sign = match op {
                    Operator::Add => "+",
                    Operator::Sub => "-",
                    Operator::Mult => "*",
                    _ => {
                        let name = if op == Operator::Div { "div" } else { name };
                        let text = self.raising(text!(self, "py::float::{name}({a}, {b})")?)?;
                        return self.made(self.value(text, ty));
                    }
                };
                self.made(self.loose(text!(self, "{a} {sign} {b}")?, ty))
            }
            Term::Int => {
                let is_signed = matches!(op, Operator::BitAnd | Operator::BitOr | Operator::BitXor);
                let (a, b) = if is_signed {
                    (self.number(left, Term::Int)?, self.number(right, Term::Int)?)
                } else {
                    (
                        self.argument_number(left, Term::Int)?,
                        self.argument_number(right, Term::Int)?,
                    )
                };
                let sign = match op {
                    Operator::BitAnd => "&",
                    Operator::BitOr => "|",
                    Operator::BitXor => "^",
                    _ => {
                        let text = self.raising(text!(self, "py::int::{name}({a}, {b})")?)?;
                        return Ok(self.value(text, ty));
                    }
                };
                Ok(self.loose(text!(self, "{a} {sign} {b}")?, ty))
            }
            Term::Bool => {
                let (a, b) = (self.owned(left)?, self.owned(right)?);
                let sign = match op {
                    Operator::BitAnd => "&",
                    Operator::BitOr => "|",
                    _ => "^",
                };
                Ok(self.loose(text!(self, "({a}) {sign} ({b})")?, ty))
            }
            Term::Big => {
                let big = self.make(Term::Big);
                let mut pair = [""; 2];
                for (side, piece) in pair.iter_mut().zip([left, right]) {
                    *side = if self.get(piece.ty) == Term::Big {
                        self.reference(piece)?
                    } else {
                        let text = self.coerced(piece, big)?;
                        text!(self, "&{text}")?
                    };
                }
                let [a, b] = pair;
                let call = text!(self, "({a}).{name}({b})")?;
                let raises = !matches!(
                    op,
                    Operator::Add
                        | Operator::Sub
                        | Operator::Mult
                        | Operator::BitAnd
                        | Operator::BitOr
                        | Operator::BitXor
                );
                let text = if raises { self.raising(call)? } else { call };
                Ok(self.value(text, ty))
            }
            Term::Str if op == Operator::Add => {
                let (a, b) = (self.tight(left)?, self.reference(right)?);
                Ok(self.value(text!(self, "{a}.concat({b})")?, ty))
            }
            Term::List(_) if op == Operator::Add => {
                let (a, b) = (self.tight(left)?, self.reference(right)?);
                Ok(self.value(text!(self, "{a}.concat({b})")?, ty))
            }
            Term::Str | Term::List(_) => {
                let text = if a == Term::Int {
                    // The count is evaluated first, as it stands first.
                    let (count, held) = (self.number(left, Term::Int)?, self.tight(right)?);
                    if is_number(count) {
                        text!(self, "{held}.repeat({count})")?
                    } else {
                        let name = self.temporary("count")?;
                        text!(self, "{{ let {name} = {count}; {held}.repeat({name}) }}")?
                    }
                } else {
                    let (held, count) = (self.tight(left)?, self.number(right, Term::Int)?);
                    text!(self, "{held}.repeat({count})")?
                };
                let text = self.raising(text)?;
                Ok(self.value(text, ty))
            }
            Term::Set(_) => {
                let (a, b) = (self.tight(left)?, self.reference(right)?);
                let name = match op {
                    Operator::Sub => "difference",
                    Operator::BitAnd => "intersection",
                    Operator::BitOr => "union",
                    _ => "symmetric_difference",
                };
                let text = self.raising(text!(self, "{a}.{name}({b})")?)?;
                Ok(self.value(text, ty))
            }
            _ => self.dynamic_operation(op, left, right),
        }
    }

    /// An operand that must not be `None`, with what Python says where it is.
    fn operand_of(
        &mut self,
        op: Operator,
        piece: Piece<'a>,
        other: Type,
        is_left: bool,
    ) -> Lowered<Piece<'a>> {
        let Term::Option(inside) = self.get(piece.ty) else { return Ok(piece) };
        let other = crate::infer::type_name(self.get(solid(self.program, other)));
        let sign = sign_of(op);
        let trouble = if is_left {
            text!(self, "unsupported operand type(s) for {sign}: 'NoneType' and '{other}'")?
        } else if (op, other) == (Operator::Add, "str") {
            "can only concatenate str (not \"NoneType\") to str"
        } else if (op, other) == (Operator::Add, "list") {
            "can only concatenate list (not \"NoneType\") to list"
        } else {
            text!(self, "unsupported operand type(s) for {sign}: '{other}' and 'NoneType'")?
        };
        let value = self.reference(piece)?;
        let text = self.raising(text!(self, "py::some({value}, {})", Quoted(trouble))?)?;
        Ok(self.value(text, inside))
    }

    pub(super) fn dynamic_operation(
        &mut self,
        op: Operator,
        left: Piece<'a>,
        right: Piece<'a>,
    ) -> Lowered<Piece<'a>> {
        let ty = self.make(Term::Dyn);
        let (a, b) = (self.dynamic_reference(left)?, self.dynamic_reference(right)?);
        let text = text!(self, "py::dynamic::{}({a}, {b})", dynamic_name(op))?;
        let text = self.raising(text)?;
        Ok(self.value(text, ty))
    }

    /// A float that an operation makes, in a program that may see one that is no number.
    pub(super) fn made(&self, piece: Piece<'a>) -> Lowered<Piece<'a>> {
        if !self.program.knows_nan {
            return Ok(piece);
        }
        Ok(self.value(text!(self, "py::float::made({})", piece.text)?, piece.ty))
    }

    fn dynamic_as(
        &mut self,
        op: Operator,
        left: Piece<'a>,
        right: Piece<'a>,
        ty: Type,
    ) -> Lowered<Piece<'a>> {
        let piece = self.dynamic_operation(op, left, right)?;
        let text = self.coerced(piece, ty)?;
        Ok(self.value(text, ty))
    }

    /// A piece as a reference to a `Dyn`.
    pub(super) fn dynamic_reference(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        if self.program.types.is_dyn(piece.ty) {
            return self.reference(piece);
        }
        let text = self.dynamic(piece)?;
        text!(self, "&{text}")
    }

    pub(super) fn unary(
        &mut self,
        ty: Type,
        op: UnaryOperator,
        operand: NodeId,
    ) -> Lowered<Piece<'a>> {
        if op == UnaryOperator::Not {
            let text = self.negated(operand)?;
            return Ok(self.loose(text, ty));
        }
        let piece = self.expression(operand)?;
        let term = self.get(piece.ty);
        // Its own type, whatever is wanted where it stands.
        let ty = match (op, term) {
            (_, Term::Int | Term::Bool) => self.make(Term::Int),
            (_, Term::Big | Term::Float) => piece.ty,
            _ => ty,
        };
        match (op, term) {
            (UnaryOperator::USub, Term::Int | Term::Bool) => {
                let value = self.argument_number(piece, Term::Int)?;
                if is_number(value) {
                    return Ok(self.loose(text!(self, "-{value}")?, ty));
                }
                let text = self.raising(text!(self, "py::int::neg({value})")?)?;
                Ok(self.value(text, ty))
            }
            (UnaryOperator::USub, Term::Float) => {
                let value = self.number(piece, Term::Float)?;
                let is_literal = value.bytes().all(|b| b.is_ascii_digit() || b == b'.');
                let piece = self.loose(text!(self, "-{value}")?, ty);
                if is_literal { Ok(piece) } else { self.made(piece) }
            }
            (UnaryOperator::USub, Term::Big) => {
                Ok(self.value(text!(self, "{}.neg()", self.tight(piece)?)?, ty))
            }
            (UnaryOperator::Invert, Term::Int | Term::Bool) => {
                let value = self.number(piece, Term::Int)?;
                Ok(self.loose(text!(self, "!{value}")?, ty))
            }
            (UnaryOperator::Invert, Term::Big) => {
                Ok(self.value(text!(self, "{}.invert()", self.tight(piece)?)?, ty))
            }
            (UnaryOperator::UAdd, Term::Int | Term::Float | Term::Big | Term::Bool) => {
                let text = self.coerced(piece, ty)?;
                Ok(Piece { text, ty, hold: super::Hold::Value, is_tight: piece.is_tight })
            }
            _ => {
                let name = match op {
                    UnaryOperator::USub => "neg",
                    UnaryOperator::UAdd => "pos",
                    _ => "invert",
                };
                let value = self.dynamic_reference(piece)?;
                let dynamic = self.make(Term::Dyn);
                let text = self.raising(text!(self, "py::dynamic::{name}({value})")?)?;
                Ok(self.value(text, dynamic))
            }
        }
    }
}

/// An operator as messages show it.
fn sign_of(op: Operator) -> &'static str {
    match op {
        Operator::Add => "+",
        Operator::Sub => "-",
        Operator::Mult => "*",
        Operator::MatMult => "@",
        Operator::Div => "/",
        Operator::Mod => "%",
        Operator::Pow => "** or pow()",
        Operator::LShift => "<<",
        Operator::RShift => ">>",
        Operator::BitOr => "|",
        Operator::BitXor => "^",
        Operator::BitAnd => "&",
        Operator::FloorDiv => "//",
    }
}

/// The name of an operator's method or function.
pub(super) fn method_of(op: Operator) -> &'static str {
    match op {
        Operator::Add => "add",
        Operator::Sub => "sub",
        Operator::Mult => "mul",
        Operator::MatMult => "matmul",
        Operator::Div => "truediv",
        Operator::Mod => "modulo",
        Operator::Pow => "pow",
        Operator::LShift => "shl",
        Operator::RShift => "shr",
        Operator::BitOr => "bit_or",
        Operator::BitXor => "bit_xor",
        Operator::BitAnd => "bit_and",
        Operator::FloorDiv => "floordiv",
    }
}

/// The name of an operator among the functions on `Dyn`.
pub(super) fn dynamic_name(op: Operator) -> &'static str {
    match op {
        Operator::LShift => "lshift",
        Operator::RShift => "rshift",
        Operator::BitOr => "bitor",
        Operator::BitXor => "bitxor",
        Operator::BitAnd => "bitand",
        other => method_of(other),
    }
}
