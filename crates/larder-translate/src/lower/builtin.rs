//! Calls of builtins.

use std::fmt::Write as _;

use super::{Hold, Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::{Answer, builtin_plan, is_class_test, keyword};
use crate::program::Program;
use crate::refuse::Code;
use crate::types::{Term, Type};

impl<'a> Lower<'_, 'a> {
    pub(super) fn builtin_call(
        &mut self,
        node: NodeId,
        name: &'a str,
        func: NodeId,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let place = Program::type_at(node);
        let ast = self.program.ast;
        if args.iter().any(|arg| matches!(ast.node(arg), Node::Starred { .. })) {
            return self.dynamic_call(func, args, keywords);
        }
        if is_class_test(self.program, name, args, keywords) {
            return self.class_test(args);
        }
        match name {
            "print" => return self.print(func, args, keywords),
            "map" | "filter" if args.len() == 2 && keywords.is_empty() => {
                let Term::Iter(element) = self.get(place) else {
                    return self.dynamic_call(func, args, keywords);
                };
                let walker = self.kept_walker(node)?;
                let text = text!(self, "Iter::of({}, {walker})", Quoted(name))?;
                let ty = self.make(Term::Iter(element));
                return Ok(self.value(text, ty));
            }
            _ => {}
        }
        match builtin_plan(self.program, name, args, keywords) {
            Answer::Wait | Answer::Dyn => self.dynamic_call(func, args, keywords),
            // An iterator that others took for dynamic before its parts had their last types.
            Answer::Typed(ty)
                if matches!(self.get(ty), Term::Iter(_)) && self.get(place) == Term::Dyn =>
            {
                self.dynamic_call(func, args, keywords)
            }
            Answer::Typed(ty) => {
                // A sum may leave the bits of what it adds.
                let is_wide = name == "sum" && self.get(place) == Term::Big;
                self.typed_builtin(node, name, if is_wide { place } else { ty }, args, keywords)
            }
        }
    }

    /// `isinstance(x, C)`, `isinstance(x, (C, D))`.
    fn class_test(&mut self, args: List<'a>) -> Lowered<Piece<'a>> {
        let (value, class) = (args.get(0).expect("two"), args.get(1).expect("two"));
        let value = self.as_dyn_reference(value)?;
        let text = if let Node::Tuple { elts, .. } = self.program.ast.node(class) {
            let dynamic = self.make(Term::Dyn);
            let classes = self.items(elts, dynamic)?;
            text!(self, "py::dynamic::is_instance_of_any({value}, &[{classes}])")?
        } else {
            let class = self.as_dyn_reference(class)?;
            text!(self, "py::dynamic::is_instance({value}, {class})")?
        };
        let text = self.raising(text)?;
        let ty = self.make(Term::Bool);
        Ok(self.value(text, ty))
    }

    fn print(&mut self, func: NodeId, args: List<'a>, keywords: List<'a>) -> Lowered<Piece<'a>> {
        let nothing = self.make(Term::None);
        for one in keywords.iter() {
            let known = matches!(self.program.ast.node(one), Node::Keyword { arg: Some(name), .. }
                if matches!(self.program.text(name), "sep" | "end"));
            if !known {
                return self.dynamic_call(func, args, keywords);
            }
        }
        let mut all = self.program.arena.string();
        for arg in args.iter() {
            let piece = self.expression(arg)?;
            let value = self.reference(piece)?;
            write!(all, "{}{value}", if all.is_empty() { "" } else { ", " })?;
        }
        let text = if keywords.is_empty() {
            text!(self, "py::print(&[{}])", all.as_str())?
        } else {
            let mut ends = ["&Dyn::None"; 2];
            for (end, name) in ends.iter_mut().zip(["sep", "end"]) {
                if let Some(value) = keyword(self.program, keywords, name) {
                    *end = self.as_dyn_reference(value)?;
                }
            }
            text!(self, "py::print_with(&[{}], {}, {})", all.as_str(), ends[0], ends[1])?
        };
        let text = self.raising(text)?;
        Ok(self.value(text, nothing))
    }

    fn typed_builtin(
        &mut self,
        node: NodeId,
        name: &str,
        ty: Type,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let whole = self.make(Term::Int);
        let Some(first) = args.get(0) else {
            let text = match name {
                "str" => "Str::empty()",
                "list" => "List::new()",
                "set" => "Set::new()",
                "dict" => "Dict::new()",
                "input" => {
                    let text = self.raising("py::input(None)")?;
                    return Ok(self.value(text, ty));
                }
                _ => return self.refuse(node, Code::CALL, "builtin without arguments"),
            };
            let place = Program::type_at(node);
            return Ok(self.value(text, place));
        };
        let first_type = Program::type_at(first);
        let term = self.get(first_type);
        let is_walked = matches!(
            name,
            "any"
                | "all"
                | "sum"
                | "sorted"
                | "list"
                | "set"
                | "frozenset"
                | "iter"
                | "reversed"
                | "enumerate"
                | "zip"
        ) || matches!(name, "min" | "max") && args.len() == 1
            || name == "dict" && !matches!(term, Term::Dict(..));
        if is_walked {
            return self.walked_builtin(node, name, ty, args, keywords);
        }
        let text = match name {
            "len" => {
                let piece = self.solid_piece(first, "object of type 'NoneType' has no len()")?;
                let value = self.reference(piece)?;
                self.raising(text!(self, "py::len({value})")?)?
            }
            "range" => {
                let mut texts = [""; 3];
                for (text, arg) in texts.iter_mut().zip(args.iter()) {
                    *text = self.as_type(arg, whole)?;
                }
                match args.len() {
                    1 => text!(self, "Range::to({})", texts[0])?,
                    2 => text!(self, "Range::between({}, {})", texts[0], texts[1])?,
                    _ => self.raising(text!(
                        self,
                        "Range::new({}, {}, {})",
                        texts[0],
                        texts[1],
                        texts[2]
                    )?)?,
                }
            }
            "abs" => match term {
                Term::Float => {
                    let piece = self.expression(first)?;
                    let made = text!(self, "f64::abs({})", self.owned(piece)?)?;
                    self.made(self.value(made, ty))?.text
                }
                Term::Big => {
                    let piece = self.expression(first)?;
                    text!(self, "{}.abs()", self.tight(piece)?)?
                }
                _ => {
                    let value = self.as_type(first, whole)?;
                    self.raising(text!(self, "py::int::abs({value})")?)?
                }
            },
            "str" | "repr" | "hash" => {
                let piece = self.expression(first)?;
                if name == "str" && term == Term::Str {
                    return Ok(piece);
                }
                let value = self.reference(piece)?;
                self.raising(text!(self, "py::{name}({value})")?)?
            }
            "bool" => {
                let text = self.condition(first)?;
                return Ok(self.loose(text, ty));
            }
            "chr" => {
                let value = self.as_type(first, whole)?;
                self.raising(text!(self, "py::chr({value})")?)?
            }
            "hex" | "oct" | "bin" => {
                let big = self.make(Term::Big);
                let value = self.as_type(first, big)?;
                text!(self, "Str::from(({value}).{name}())")?
            }
            "ord" => {
                let piece = self.expression(first)?;
                let held = self.tight(piece)?;
                self.raising(text!(self, "{held}.ord()")?)?
            }
            "input" => {
                let piece = self.expression(first)?;
                let value = self.reference(piece)?;
                let text = self.raising(text!(self, "py::str({value})")?)?;
                self.raising(text!(self, "py::input(Some(&{text}))")?)?
            }
            "int" => match (term, args.get(1)) {
                (Term::Dyn, _) => {
                    let piece = self.expression(first)?;
                    let value = self.reference(piece)?;
                    let make = if self.get(ty) == Term::Big { "big_of" } else { "int_of" };
                    self.raising(text!(self, "py::{make}({value})")?)?
                }
                (Term::Str, base) if self.get(ty) == Term::Big => {
                    let piece = self.expression(first)?;
                    let value = self.tight(piece)?;
                    let base = match base {
                        Some(base) => self.as_type(base, whole)?,
                        None => "10",
                    };
                    self.raising(text!(self, "py::int::parse({value}.as_str(), {base})")?)?
                }
                (Term::Float, _) if self.get(ty) == Term::Big => {
                    let piece = self.expression(first)?;
                    let value = self.owned(piece)?;
                    self.raising(text!(self, "Int::from_float({value})")?)?
                }
                (Term::Str, base) => {
                    let piece = self.expression(first)?;
                    let value = self.reference(piece)?;
                    let base = match base {
                        Some(base) => self.as_type(base, whole)?,
                        None => "10",
                    };
                    self.raising(text!(self, "py::parse_int({value}, {base})")?)?
                }
                (Term::Float, _) => {
                    let piece = self.expression(first)?;
                    let value = self.owned(piece)?;
                    self.raising(text!(self, "py::int::from_float({value})")?)?
                }
                _ => {
                    let text = self.as_type(first, ty)?;
                    return Ok(self.loose(text, ty));
                }
            },
            "float" => match term {
                Term::Dyn => {
                    let piece = self.expression(first)?;
                    let value = self.reference(piece)?;
                    self.raising(text!(self, "py::float_of({value})")?)?
                }
                Term::Str => {
                    let piece = self.expression(first)?;
                    let value = self.tight(piece)?;
                    self.raising(text!(self, "py::float::parse({value}.as_str())")?)?
                }
                Term::Big => {
                    let piece = self.expression(first)?;
                    let held = self.tight(piece)?;
                    self.raising(text!(self, "{held}.to_float()")?)?
                }
                _ => {
                    let text = self.as_type(first, ty)?;
                    return Ok(self.loose(text, ty));
                }
            },
            "round" => match args.get(1) {
                Some(digits) => {
                    let piece = self.expression(first)?;
                    let value = self.owned(piece)?;
                    let digits = self.as_type(digits, whole)?;
                    self.raising(text!(self, "py::float::round({value}, {digits})")?)?
                }
                None if term == Term::Float && self.get(ty) == Term::Big => {
                    let piece = self.expression(first)?;
                    let value = self.owned(piece)?;
                    self.raising(text!(self, "py::float::round_to_int({value})")?)?
                }
                None if term == Term::Float => {
                    let piece = self.expression(first)?;
                    let value = self.owned(piece)?;
                    self.raising(text!(self, "py::int::rounded({value})")?)?
                }
                None => {
                    let text = self.as_type(first, whole)?;
                    return Ok(self.loose(text, whole));
                }
            },
            "divmod" => {
                let second = args.get(1).expect("divmod has two arguments");
                let (a, b) = (self.as_type(first, whole)?, self.as_type(second, whole)?);
                self.raising(text!(self, "py::int::divmod({a}, {b})")?)?
            }
            "dict" => {
                let piece = self.expression(first)?;
                self.raising(text!(self, "{}.copy()", self.tight(piece)?)?)?
            }
            "pow" => {
                let values = self.items(args, whole)?;
                self.raising(text!(self, "py::int::pow_mod({values})")?)?
            }
            "next" => {
                let piece = self.expression(first)?;
                let value = self.reference(piece)?;
                self.raising(text!(self, "py::next_of({value})")?)?
            }
            "min" | "max" => return self.least(name, ty, args),
            _ => return self.refuse(node, Code::CALL, "builtin"),
        };
        Ok(self.value(text, ty))
    }

    /// `min(a, b, c)`.
    fn least(&mut self, name: &str, ty: Type, args: List<'a>) -> Lowered<Piece<'a>> {
        let all = self.items(args, ty)?;
        let text = match (self.get(ty), args.len()) {
            (Term::Int, 2) => {
                let (a, b) = (args.get(0).expect("two"), args.get(1).expect("two"));
                let (a, b) = (self.expression(a)?, self.expression(b)?);
                let a = Piece {
                    text: self.coerced(a, ty)?,
                    ty,
                    hold: Hold::Value,
                    is_tight: a.is_tight,
                };
                let b = self.coerced(b, ty)?;
                let literal = super::is_number(a.text);
                let a = self.tight(a)?;
                let suffix = if literal { "_i64" } else { "" };
                return Ok(self.value(text!(self, "{a}{suffix}.{name}({b})")?, ty));
            }
            _ => text!(self, "py::{name}_of(list![{all}].iterate()?)")?,
        };
        let text = self.raising(text)?;
        Ok(self.value(text, ty))
    }
}
