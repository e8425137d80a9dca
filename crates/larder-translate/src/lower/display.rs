//! Values that are written out: lists, sets, tuples, dicts, and f-strings.

use std::fmt::Write as _;

use super::value::is_whole_literal;
use super::{Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Literal, Node, NodeId};
use crate::program::Program;
use crate::refuse::Code;
use crate::types::{Term, Type};

/// What a display with `*parts`, or a loop, gathers its items in.
#[derive(Clone, Copy)]
pub(super) enum Gathered {
    List,
    Set,
}

impl<'a> Lower<'_, 'a> {
    pub(super) fn list(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
        let Term::List(element) = self.get(ty) else {
            let inside = self.make(Term::Dyn);
            let list = self.make(Term::List(inside));
            let piece = self.list(list, elts)?;
            let text = self.dynamic(piece)?;
            return Ok(self.value(text, ty));
        };
        if elts.is_empty() {
            return Ok(self.value("List::new()", ty));
        }
        if let Some(text) = self.starred(elts, element, Gathered::List)? {
            return Ok(self.value(text, ty));
        }
        let all = self.items(elts, element)?;
        Ok(self.value(text!(self, "list![{all}]")?, ty))
    }

    /// The elements, separated by commas.
    pub(super) fn items(&mut self, elts: List<'a>, element: Type) -> Lowered<&'a str> {
        let mut all = self.program.arena.string();
        for (index, elt) in elts.iter().enumerate() {
            let value = self.as_part(elt, element)?;
            let suffix = if index == 0 && is_whole_literal(value) { "_i64" } else { "" };
            write!(all, "{}{value}{suffix}", if index > 0 { ", " } else { "" })?;
        }
        Ok(all.into_str())
    }

    /// A list or a set with `*parts`, as a block that starts with an empty one and puts in what every part gives.
    pub(super) fn starred(
        &mut self,
        elts: List<'a>,
        element: Type,
        kind: Gathered,
    ) -> Lowered<Option<&'a str>> {
        let ast = self.program.ast;
        if !elts.iter().any(|elt| matches!(ast.node(elt), Node::Starred { .. })) {
            return Ok(None);
        }
        let name = self.temporary("items")?;
        let ty = self.type_text(element)?;
        let class = match kind {
            Gathered::List => "List",
            Gathered::Set => "Set",
        };
        let mut all = self.program.arena.string();
        write!(all, "{{\nlet {name}: {class}<{ty}> = {class}::new();\n")?;
        for elt in elts.iter() {
            let step = if let Node::Starred { value, .. } = ast.node(elt) {
                self.spread(name, value, element, kind)?
            } else {
                let value = self.as_type(elt, element)?;
                self.put(name, value, kind)?
            };
            writeln!(all, "{step}")?;
        }
        write!(all, "{name}\n}}")?;
        Ok(Some(all.into_str()))
    }

    /// One more item.
    fn put(&mut self, name: &str, item: &str, kind: Gathered) -> Lowered<&'a str> {
        match kind {
            Gathered::List => text!(self, "{name}.append({item});"),
            Gathered::Set => {
                let add = self.raising(text!(self, "{name}.add({item})")?)?;
                text!(self, "{add};")
            }
        }
    }

    /// What `*value` gives. A set of the same kind is merged into a set as a table, and keeps the hashes that it
    /// knows.
    fn spread(
        &mut self,
        name: &str,
        value: NodeId,
        element: Type,
        kind: Gathered,
    ) -> Lowered<&'a str> {
        let given = Program::type_at(value);
        let is_dynamic = self.program.types.is_dyn(element);
        let (is_merged, is_open) = match kind {
            Gathered::List => {
                let is_unknown = self.program.types.is_dyn(given)
                    || crate::infer::walkable(self.program, given).is_none();
                (false, is_unknown && is_dynamic)
            }
            Gathered::Set => {
                let is_merged = match self.get(given) {
                    Term::Set(inside) => self.program.types.same(inside, element),
                    _ => false,
                };
                (is_merged, is_dynamic)
            }
        };
        if is_merged {
            let piece = self.expression(value)?;
            let step = text!(self, "{name}.update({})", self.reference(piece)?)?;
            return text!(self, "{};", self.raising(step)?);
        }
        if is_open {
            let function = match kind {
                Gathered::List => "extend_starred",
                Gathered::Set => "update_starred",
            };
            let value = self.as_dyn_reference(value)?;
            let step = text!(self, "py::{function}(&{name}, {value})")?;
            return text!(self, "{};", self.raising(step)?);
        }
        self.drain_into(name, value, element, kind)
    }

    /// The loop that puts in what an iterable gives.
    pub(super) fn drain_into(
        &mut self,
        name: &str,
        value: NodeId,
        element: Type,
        kind: Gathered,
    ) -> Lowered<&'a str> {
        let given = self.element_of(value);
        let walker = self.walker(value)?;
        // What is filled may be a variable of the program with such a name.
        let (iter, one) = (self.temporary("iter")?, self.temporary("item")?);
        let item = self.coerced(self.value(one, given), element)?;
        let next = self.raising(text!(self, "{iter}.next()")?)?;
        let put = self.put(name, item, kind)?;
        text!(self, "let mut {iter} = {walker};\nwhile let Some({one}) = {next} {{\n{put}\n}}")
    }

    pub(super) fn set(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
        let Term::Set(element) = self.get(ty) else {
            let inside = self.make(Term::Dyn);
            let set = self.make(Term::Set(inside));
            let piece = self.set(set, elts)?;
            let text = self.dynamic(piece)?;
            return Ok(self.value(text, ty));
        };
        if let Some(text) = self.starred(elts, element, Gathered::Set)? {
            return Ok(self.value(text, ty));
        }
        let all = self.items(elts, element)?;
        let is_constant =
            elts.len() >= 3 && elts.iter().all(|elt| is_constant(self.program.ast, elt));
        let make = if is_constant { "Set::of_constants" } else { "py::set_of" };
        let text = self.raising(text!(self, "{make}(vec![{all}])")?)?;
        Ok(self.value(text, ty))
    }

    pub(super) fn tuple(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
        match self.get(ty) {
            Term::Tuple(start, count) if count as usize == elts.len() => {
                let mut all = self.program.arena.string();
                for (index, elt) in (0_u32..).zip(elts.iter()) {
                    let field = self.program.types.field(start, index);
                    let value = self.as_part(elt, field)?;
                    let suffix = if is_whole_literal(value) { "_i64" } else { "" };
                    write!(all, "{}{value}{suffix}", if index > 0 { ", " } else { "" })?;
                }
                let comma = if count == 1 { "," } else { "" };
                Ok(self.value(text!(self, "({}{comma})", all.as_str())?, ty))
            }
            _ => {
                let inside = self.make(Term::Dyn);
                let dynamic = self.make(Term::Dyn);
                let text = match self.starred(elts, inside, Gathered::List)? {
                    Some(list) => text!(self, "Dyn::tuple({list}.to_vec())")?,
                    None => {
                        let all = self.items(elts, inside)?;
                        text!(self, "Dyn::tuple(vec![{all}])")?
                    }
                };
                Ok(self.value(text, dynamic))
            }
        }
    }

    pub(super) fn dict(
        &mut self,
        ty: Type,
        keys: crate::ast::OptionalList<'a>,
        values: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let Term::Dict(key, value) = self.get(ty) else {
            let (key, value) = (self.make(Term::Dyn), self.make(Term::Dyn));
            let dict = self.make(Term::Dict(key, value));
            let piece = self.dict(dict, keys, values)?;
            let text = self.dynamic(piece)?;
            return Ok(self.value(text, ty));
        };
        if values.is_empty() {
            return Ok(self.value("Dict::new()", ty));
        }
        let name = self.temporary("dict")?;
        let mut all = self.program.arena.string();
        let is_plain = keys.iter().all(|key| key.is_some());
        for (given, entry) in keys.iter().zip(values.iter()) {
            match given {
                Some(given) if is_plain => {
                    let (given, entry) = (self.as_part(given, key)?, self.as_part(entry, value)?);
                    let one = if is_whole_literal(given) { "_i64" } else { "" };
                    let two = if is_whole_literal(entry) { "_i64" } else { "" };
                    write!(all, "({given}{one}, {entry}{two}), ")?;
                }
                Some(given) => {
                    let (given, entry) = (self.as_part(given, key)?, self.as_part(entry, value)?);
                    let step = self.raising(text!(self, "{name}.set_item({given}, {entry})")?)?;
                    writeln!(all, "{step};")?;
                }
                None => {
                    let piece = self.expression(entry)?;
                    let step = if self.program.types.same(piece.ty, ty) {
                        text!(self, "{name}.update({})", self.reference(piece)?)?
                    } else if let Term::Dict(from, into) = self.get(piece.ty) {
                        // Its entries are copied, whatever the dict that they lie in.
                        let entry_key = self.coerced(self.value("key", from), key)?;
                        let entry_value = self.coerced(self.value("value", into), value)?;
                        let set = text!(self, "{name}.set_item({entry_key}, {entry_value})")?;
                        let set = self.raising(set)?;
                        let held = self.tight(piece)?;
                        writeln!(all, "for (key, value) in {held}.pairs() {{\n{set};\n}}")?;
                        continue;
                    } else {
                        let dynamic = self.dynamic(piece)?;
                        text!(self, "py::update_dict(&{name}, &{dynamic})")?
                    };
                    writeln!(all, "{};", self.raising(step)?)?;
                }
            }
        }
        let text = if is_plain {
            let items = all.as_str().trim_end_matches(", ");
            self.raising(text!(self, "py::dict_of(vec![{items}])")?)?
        } else {
            let ty = self.type_text(ty)?;
            text!(self, "{{\nlet {name}: {ty} = Dict::new();\n{}{name}\n}}", all.as_str())?
        };
        Ok(self.value(text, ty))
    }

    /// An f-string.
    pub(super) fn joined(&mut self, ty: Type, values: List<'a>) -> Lowered<Piece<'a>> {
        if let (1, Some(only)) = (values.len(), values.get(0))
            && let Node::Constant(_) = self.program.ast.node(only)
        {
            return self.expression(only);
        }
        let mut parts = self.program.arena.string();
        for value in values.iter() {
            match self.program.ast.node(value) {
                Node::FormattedValue { value, conversion, format_spec } => {
                    let piece = self.expression(value)?;
                    let name = match conversion {
                        Some('r') => "repr",
                        Some('a') => "ascii",
                        Some('s') => "str",
                        _ => "plain",
                    };
                    let is_plain = name == "plain";
                    let is_dynamic = self.program.types.is_dyn(piece.ty);
                    let value = if is_plain && (is_dynamic || format_spec.is_some()) {
                        self.dynamic_reference(piece)?
                    } else {
                        self.reference(piece)?
                    };
                    let spec = match format_spec {
                        Some(spec) => Some(self.expression(spec)?),
                        None => None,
                    };
                    let step = match (name, spec) {
                        ("plain", None) if is_dynamic => {
                            text!(self, "shown.format({value}, &lit!(\"\"))")?
                        }
                        ("plain", None) => text!(self, "shown.value({value})")?,
                        ("plain", Some(spec)) => {
                            text!(self, "shown.format({value}, {})", self.reference(spec)?)?
                        }
                        (name, None) => text!(self, "shown.{name}({value})")?,
                        (name, Some(spec)) => {
                            text!(self, "shown.{name}_format({value}, {})", self.reference(spec)?)?
                        }
                    };
                    let step = self.raising(step)?;
                    writeln!(parts, "{step};")?;
                }
                Node::Constant(Literal::Str { bytes, .. }) => {
                    let Ok(piece) = str::from_utf8(bytes) else {
                        return self.refuse(value, Code::SURROGATE, "text with a lone surrogate");
                    };
                    writeln!(parts, "shown.push({});", Quoted(piece))?;
                }
                _ => return self.refuse(value, Code::CALL, "part of an f-string"),
            }
        }
        let text =
            text!(self, "{{\nlet mut shown = Text::new();\n{}shown.finish()\n}}", parts.as_str())?;
        Ok(self.value(text, ty))
    }
}

/// Whether an expression is a constant once CPython's compiler has looked at it.
fn is_constant(ast: &crate::ast::Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Constant(_) => true,
        Node::UnaryOp { operand, .. } => is_constant(ast, operand),
        Node::BinOp { left, right, .. } => is_constant(ast, left) && is_constant(ast, right),
        Node::Tuple { elts, .. } => elts.iter().all(|elt| is_constant(ast, elt)),
        _ => false,
    }
}

/// Whether a loop walks through a set of constants, which is a constant itself.
pub(super) fn is_constant_set(ast: &crate::ast::Ast<'_>, node: NodeId) -> bool {
    matches!(ast.node(node), Node::Set { elts } if elts.iter().all(|elt| is_constant(ast, elt)))
}
