//! Expressions.

use std::fmt::Write as _;

use super::{DEPTH_MAX, Hold, Lower, Lowered, Piece, Quoted, is_number, text};
use crate::ast::{
    BoolOperator, Comparison, Comparisons, List, Literal, Node, NodeId, Operator, Singleton,
    UnaryOperator,
};
use crate::infer::{Binary, binary, common, exponent, literal_index, solid};
use crate::program::{Library, Program};
use crate::refuse::Code;
use crate::types::{Shown, Term, Type};

impl<'a> Lower<'_, 'a> {
    /// An expression.
    pub(super) fn expression(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            return self.refuse(node, Code::TOO_DEEP, "expressions in each other");
        }
        let piece = self.expression_inside(node);
        self.depth -= 1;
        piece
    }

    fn expression_inside(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let ty = Program::type_at(node);
        let ast = self.program.ast;
        match ast.node(node) {
            Node::Constant(literal) => self.constant(node, ty, literal),
            Node::Name { .. } => self.name(node, ty),
            Node::BoolOp { op, values } => self.bool_value(node, ty, op, values),
            Node::NamedExpr { target, value } => {
                let piece = self.expression(value)?;
                let Some(slot) = self.program.slot_at(target) else {
                    return self.refuse(node, Code::UNPACK, ":=");
                };
                let into = self.slot_type(slot);
                let value = self.coerced(piece, into)?;
                let store = self.store(slot, value)?;
                let read = self.read(slot)?;
                let read = self.owned(read)?;
                Ok(self.loose(text!(self, "{{ {store} {read} }}")?, into))
            }
            Node::BinOp { left, op, right } => {
                let (a, b) = (self.expression(left)?, self.expression(right)?);
                self.operation(op, a, b, exponent(self.program, right))
            }
            Node::UnaryOp { op, operand } => self.unary(ty, op, operand),
            Node::Lambda { .. } => self.function_value(node),
            Node::IfExp { test, body, orelse } => {
                let test = self.condition(test)?;
                let (a, b) = (self.expression(body)?, self.expression(orelse)?);
                let (a, b) = (self.coerced(a, ty)?, self.coerced(b, ty)?);
                Ok(self.loose(text!(self, "if {test} {{ {a} }} else {{ {b} }}")?, ty))
            }
            Node::List { elts, .. } => self.list(ty, elts),
            Node::Set { elts } => self.set(ty, elts),
            Node::Tuple { elts, .. } => self.tuple(ty, elts),
            Node::Dict { keys, values } => self.dict(ty, keys, values),
            Node::ListComp { .. }
            | Node::SetComp { .. }
            | Node::DictComp { .. }
            | Node::GeneratorExp { .. } => self.comprehension(node),
            Node::Compare { left, rest } => {
                if self.get(ty) == Term::Dyn {
                    return self.odd_comparison(left, rest);
                }
                let text = self.compare(left, rest)?;
                Ok(self.loose(text, ty))
            }
            Node::Call { func, args, keywords } => self.call(node, func, args, keywords),
            Node::JoinedStr { values } => self.joined(ty, values),
            Node::Attribute { value, attr, .. } => self.attribute(node, ty, value, attr),
            Node::Subscript { value, slice, .. } => self.subscript(ty, value, slice),
            Node::Yield { value } => {
                let answer = self.program.function(self.function).answer;
                let value = match value {
                    Some(value) => {
                        let piece = self.expression(value)?;
                        self.coerced(piece, answer)?
                    }
                    None => {
                        let none = self.make(Term::None);
                        self.coerced(self.value("()", none), answer)?
                    }
                };
                let text = self.raising(text!(self, "yielder.give({value}).await")?)?;
                if self.program.function(self.function).is_sent {
                    let dynamic = self.make(Term::Dyn);
                    return Ok(self.value(text, dynamic));
                }
                Ok(self.value(text!(self, "{{ {text}; }}")?, ty))
            }
            Node::YieldFrom { value } if self.program.function(self.function).is_sent => {
                let value = self.as_dyn_reference(value)?;
                let inner = self.raising(text!(self, "py::dynamic::iter({value})")?)?;
                let text = self.raising(text!(self, "yielder.delegate(&{inner}).await")?)?;
                let dynamic = self.make(Term::Dyn);
                Ok(self.value(text, dynamic))
            }
            Node::YieldFrom { value } => {
                let answer = self.program.function(self.function).answer;
                let element = {
                    let ty = solid(self.program, Program::type_at(value));
                    self.program.types.element(ty)
                };
                let walker = self.walker(value)?;
                let item = self.make(Term::Dyn);
                let item = self.coerced(self.value("item", element.unwrap_or(item)), answer)?;
                let give = self.raising(text!(self, "yielder.give({item}).await")?)?;
                let next = self.raising("iter.next()")?;
                Ok(self.value(
                    text!(
                        self,
                        "{{ let mut iter = {walker};\nwhile let Some(item) = {next} {{\n{give};\n}} }}"
                    )?,
                    ty,
                ))
            }
            Node::Slice { .. } => {
                let text = self.dynamic_index(node)?;
                let dynamic = self.make(Term::Dyn);
                Ok(Piece { text, ty: dynamic, hold: Hold::Reference, is_tight: false })
            }
            Node::Await { .. } => self.refuse(node, Code::ASYNC, "await"),
            Node::Starred { .. } => self.refuse(node, Code::UNPACK, "starred expression"),
            _ => self.refuse(node, Code::CALL, "expression"),
        }
    }

    fn constant(&mut self, node: NodeId, ty: Type, literal: Literal<'a>) -> Lowered<Piece<'a>> {
        // Its own type, whatever is wanted where it stands; a whole number has two.
        let own = match literal {
            Literal::Singleton(Singleton::None) => Term::None,
            Literal::Singleton(Singleton::True | Singleton::False) => Term::Bool,
            Literal::Int(value) if i64::try_from(value).is_ok() => match self.get(ty) {
                Term::Big => Term::Big,
                _ => Term::Int,
            },
            Literal::Int(_) | Literal::BigInt(_) => Term::Big,
            Literal::Float(_) => Term::Float,
            Literal::Str { .. } => Term::Str,
            Literal::Bytes(_) => Term::Bytes,
            Literal::Singleton(Singleton::Ellipsis) | Literal::Imaginary(_) => Term::Dyn,
        };
        let ty = self.make(own);
        let piece = |text| Piece { text, ty, hold: Hold::Value, is_tight: true };
        Ok(match literal {
            Literal::Singleton(Singleton::None) => piece("()"),
            Literal::Singleton(Singleton::True) => piece("true"),
            Literal::Singleton(Singleton::False) => piece("false"),
            Literal::Singleton(Singleton::Ellipsis) => piece("Dyn::Ellipsis"),
            Literal::Int(value) => match own {
                Term::Int => piece(text!(self, "{value}")?),
                _ if i64::try_from(value).is_ok() => piece(text!(self, "py::big({value})")?),
                _ => piece(text!(self, "Int::literal(\"{value}\")")?),
            },
            Literal::BigInt(written) => {
                let digits = crate::ast::decimal(written);
                piece(text!(self, "Int::literal(\"{digits}\")")?)
            }
            Literal::Float(value) => piece(self.float(value)?),
            Literal::Imaginary(value) => {
                piece(text!(self, "Dyn::complex(0.0, {})", self.float(value)?)?)
            }
            Literal::Str { bytes, .. } => match str::from_utf8(bytes) {
                Ok(text) => piece(text!(self, "lit!({})", Quoted(text))?),
                Err(_surrogate) => {
                    return self.refuse(node, Code::SURROGATE, "text with a lone surrogate");
                }
            },
            Literal::Bytes(bytes) => {
                let mut text = self.program.arena.string();
                for &byte in bytes {
                    write!(text, "{}", std::ascii::escape_default(byte))?;
                }
                piece(text!(self, "Bytes::from(&b\"{}\"[..])", text.as_str())?)
            }
        })
    }

    fn float(&self, value: f64) -> Lowered<&'a str> {
        if value.is_infinite() {
            return Ok("f64::INFINITY");
        }
        text!(self, "{value:?}")
    }

    fn name(&mut self, node: NodeId, ty: Type) -> Lowered<Piece<'a>> {
        if let Some(slot) = self.program.slot_at(node) {
            if let Some(library) = self.program.library(node) {
                return self.library_value(node, library, ty);
            }
            return self.read(slot);
        }
        match self.program.builtin(node) {
            Some("__name__") => Ok(self.value("lit!(\"__main__\")", ty)),
            Some(name) if name.ends_with(".__name__") => {
                let module = crate::link::module_name(name).unwrap_or_default();
                Ok(self.value(text!(self, "lit!({})", Quoted(module))?, ty))
            }
            Some(name) if name.starts_with('.') => {
                let (code, construct) = crate::link::refusal(name);
                self.refuse(node, code, construct)
            }
            Some(name) => self.builtin_value(node, name),
            None => self.refuse(node, Code::CLASS_SCOPE, "name"),
        }
    }

    /// A builtin as a value.
    pub(super) fn builtin_value(&mut self, node: NodeId, name: &str) -> Lowered<Piece<'a>> {
        if matches!(
            name,
            "exec"
                | "eval"
                | "compile"
                | "globals"
                | "locals"
                | "vars"
                | "dir"
                | "__import__"
                | "breakpoint"
                | "memoryview"
                | "help"
        ) {
            let code = match name {
                "exec" | "eval" | "compile" => Code::EXEC,
                _ => Code::INTROSPECTION,
            };
            let construct = REFUSED.iter().find(|&&refused| refused == name);
            return self.refuse(node, code, construct.copied().unwrap_or("builtin"));
        }
        let ty = self.make(Term::Dyn);
        let text = self.raising(text!(self, "py::builtin_value({})", Quoted(name))?)?;
        Ok(self.value(text, ty))
    }

    fn library_value(
        &mut self,
        node: NodeId,
        library: Library<'a>,
        _ty: Type,
    ) -> Lowered<Piece<'a>> {
        let dynamic = self.make(Term::Dyn);
        match library {
            Library::Member("math", name @ ("pi" | "e" | "inf" | "nan" | "tau")) => {
                let text = match name {
                    "pi" => "std::f64::consts::PI",
                    "e" => "std::f64::consts::E",
                    "tau" => "std::f64::consts::TAU",
                    "inf" => "f64::INFINITY",
                    _ => "f64::NAN",
                };
                let float = self.make(Term::Float);
                Ok(self.value(text, float))
            }
            Library::Module(module) => {
                self.check_module(node, module)?;
                let text = self.raising(text!(self, "py::import({})", Quoted(module))?)?;
                Ok(self.value(text, dynamic))
            }
            Library::Member(module, name) => {
                self.check_module(node, module)?;
                let import = self.raising(text!(self, "py::import({})", Quoted(module))?)?;
                let text = text!(self, "py::dynamic::getattr(&{import}, {})", Quoted(name))?;
                let text = self.raising(text)?;
                let piece = self.value(text, dynamic);
                match crate::library::value(module, name) {
                    Some(code) => self.of_code(piece, code),
                    None => Ok(piece),
                }
            }
        }
    }

    /// A `Dyn` as a value of the type that a code means.
    pub(super) fn of_code(&mut self, piece: Piece<'a>, code: &str) -> Lowered<Piece<'a>> {
        let Some(ty) = crate::infer::element_code(&mut self.program.types, piece.ty, code) else {
            return Ok(piece);
        };
        let text = self.coerced(piece, ty)?;
        Ok(self.value(text, ty))
    }

    pub(super) fn check_module(&self, node: NodeId, module: &str) -> Lowered<()> {
        if crate::library::is_known(module) {
            return Ok(());
        }
        self.refuse(node, Code::IMPORT, "module that is not translated")
    }

    /// An expression as a value of a type.
    pub(super) fn as_type(&mut self, node: NodeId, ty: Type) -> Lowered<&'a str> {
        let piece = self.expression(node)?;
        self.coerced(piece, ty)
    }

    /// The same inside of another value, where an empty container has nobody else to say what it holds.
    fn as_part(&mut self, node: NodeId, ty: Type) -> Lowered<&'a str> {
        match self.as_type(node, ty)? {
            "List::new()" | "Set::new()" | "Dict::new()" => {
                text!(self, "<{}>::new()", Shown(&self.program.types, ty))
            }
            value => Ok(value),
        }
    }

    /// An expression as a `Dyn` of its own.
    pub(super) fn as_dyn(&mut self, node: NodeId) -> Lowered<&'a str> {
        let piece = self.expression_for_dyn(node)?;
        self.dynamic(piece)
    }

    /// An expression that becomes a `Dyn`: a list that it makes is made with such elements.
    pub(super) fn expression_for_dyn(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let piece = self.expression(node)?;
        if matches!(self.program.ast.node(node), Node::List { .. } | Node::ListComp { .. }) {
            let dynamic = self.make(Term::Dyn);
            return self.renewed(piece, dynamic);
        }
        Ok(piece)
    }

    /// An expression as a reference to a `Dyn`.
    pub(super) fn as_dyn_reference(&mut self, node: NodeId) -> Lowered<&'a str> {
        let piece = self.expression_for_dyn(node)?;
        if self.program.types.is_dyn(piece.ty) {
            return self.reference(piece);
        }
        let dynamic = self.dynamic(piece)?;
        text!(self, "&{dynamic}")
    }

    /// An expression without `None`: where it is `None`, what Python raises is raised.
    pub(super) fn solid_piece(&mut self, node: NodeId, trouble: &str) -> Lowered<Piece<'a>> {
        let piece = self.expression(node)?;
        match self.get(piece.ty) {
            Term::Option(inside) => {
                let value = self.reference(piece)?;
                let text = text!(self, "py::some({value}, {})", Quoted(trouble))?;
                let text = self.raising(text)?;
                Ok(self.value(text, inside))
            }
            _ => Ok(piece),
        }
    }

    fn list(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
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
        if let Some(text) = self.starred_list(elts, element)? {
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

    /// A list with `*parts`, as a block that appends and extends.
    pub(super) fn starred_list(
        &mut self,
        elts: List<'a>,
        element: Type,
    ) -> Lowered<Option<&'a str>> {
        let ast = self.program.ast;
        if !elts.iter().any(|elt| matches!(ast.node(elt), Node::Starred { .. })) {
            return Ok(None);
        }
        let name = self.temporary("items")?;
        let ty = self.type_text(element)?;
        let mut all = self.program.arena.string();
        write!(all, "{{\nlet {name}: List<{ty}> = List::new();\n")?;
        for elt in elts.iter() {
            if let Node::Starred { value, .. } = ast.node(elt) {
                let step = self.extend(name, value, element)?;
                writeln!(all, "{step}")?;
            } else {
                let value = self.as_type(elt, element)?;
                writeln!(all, "{name}.append({value});")?;
            }
        }
        write!(all, "{name}\n}}")?;
        Ok(Some(all.into_str()))
    }

    /// The loop that appends what an iterable gives to a list.
    pub(super) fn extend(&mut self, name: &str, value: NodeId, element: Type) -> Lowered<&'a str> {
        let given = self.element_of(value);
        let walker = self.walker(value)?;
        let item = self.coerced(self.value("item", given), element)?;
        let next = self.raising("iter.next()")?;
        text!(
            self,
            "let mut iter = {walker};\nwhile let Some(item) = {next} {{\n{name}.append({item});\n}}"
        )
    }

    /// The type of what an expression gives when it is walked through.
    pub(super) fn element_of(&mut self, node: NodeId) -> Type {
        let ty = solid(self.program, Program::type_at(node));
        match crate::infer::walkable(self.program, ty) {
            Some(element) => element,
            None => self.make(Term::Dyn),
        }
    }

    fn set(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
        let Term::Set(element) = self.get(ty) else {
            let inside = self.make(Term::Dyn);
            let set = self.make(Term::Set(inside));
            let piece = self.set(set, elts)?;
            let text = self.dynamic(piece)?;
            return Ok(self.value(text, ty));
        };
        if let Some(list) = self.starred_list(elts, element)? {
            let text = self.raising(text!(self, "Set::collect(&{list})")?)?;
            return Ok(self.value(text, ty));
        }
        let all = self.items(elts, element)?;
        let is_constant = elts.len() >= 3
            && elts.iter().all(|elt| matches!(self.program.ast.node(elt), Node::Constant(_)));
        let make = if is_constant { "Set::of_constants" } else { "py::set_of" };
        let text = self.raising(text!(self, "{make}(vec![{all}])")?)?;
        Ok(self.value(text, ty))
    }

    fn tuple(&mut self, ty: Type, elts: List<'a>) -> Lowered<Piece<'a>> {
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
                let text = match self.starred_list(elts, inside)? {
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

    fn dict(
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
                    let (given, entry) = (self.as_type(given, key)?, self.as_type(entry, value)?);
                    let one = if is_whole_literal(given) { "_i64" } else { "" };
                    let two = if is_whole_literal(entry) { "_i64" } else { "" };
                    write!(all, "({given}{one}, {entry}{two}), ")?;
                }
                Some(given) => {
                    let (given, entry) = (self.as_type(given, key)?, self.as_type(entry, value)?);
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
        exponent: Option<i64>,
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
                        return Ok(self.value(text, ty));
                    }
                };
                Ok(self.loose(text!(self, "{a} {sign} {b}")?, ty))
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

    fn dynamic_operation(
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

    fn unary(&mut self, ty: Type, op: UnaryOperator, operand: NodeId) -> Lowered<Piece<'a>> {
        if op == UnaryOperator::Not {
            let text = self.condition(operand)?;
            let text = match text.strip_prefix('!') {
                Some(inner) if is_atom(inner) => inner,
                _ if is_atom(text) => text!(self, "!{text}")?,
                _ => text!(self, "!({text})")?,
            };
            return Ok(self.loose(text, ty));
        }
        let piece = self.expression(operand)?;
        let term = self.get(piece.ty);
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
                Ok(self.loose(text!(self, "-{value}")?, ty))
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
                Ok(self.value(text, ty))
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

    /// `a or b` as a value.
    fn bool_value(
        &mut self,
        node: NodeId,
        ty: Type,
        op: BoolOperator,
        values: List<'a>,
    ) -> Lowered<Piece<'a>> {
        if self.get(ty) == Term::Bool {
            let text = self.condition(node)?;
            return Ok(self.loose(text, ty));
        }
        let count = values.len();
        let mut text = self.program.arena.string();
        let mut closing = 0;
        for (index, value) in values.iter().enumerate() {
            let value = self.as_type(value, ty)?;
            if index + 1 == count {
                write!(text, "{value}")?;
            } else {
                let truth =
                    self.truth(Piece { text: "chosen", ty, hold: Hold::Place, is_tight: true })?;
                let test = if op == BoolOperator::Or { truth } else { text!(self, "!({truth})")? };
                write!(text, "{{ let chosen = {value}; if {test} {{ chosen }} else {{ ")?;
                closing += 1;
            }
        }
        for _ in 0..closing {
            write!(text, " }} }}")?;
        }
        Ok(self.value(text.into_str(), ty))
    }

    /// An expression of which only the truth is asked, as a `bool`.
    pub(super) fn condition(&mut self, node: NodeId) -> Lowered<&'a str> {
        match self.program.ast.node(node) {
            Node::BoolOp { op, values } => {
                let mut text = self.program.arena.string();
                let sign = if op == BoolOperator::And { " && " } else { " || " };
                for (index, value) in values.iter().enumerate() {
                    let is_nested = matches!(
                        self.program.ast.node(value),
                        Node::BoolOp { .. } | Node::IfExp { .. } | Node::NamedExpr { .. }
                    );
                    let value = self.condition(value)?;
                    let value = if is_nested { text!(self, "({value})")? } else { value };
                    write!(text, "{}{value}", if index > 0 { sign } else { "" })?;
                }
                Ok(text.into_str())
            }
            Node::UnaryOp { op: UnaryOperator::Not, .. } => {
                let piece = self.expression(node)?;
                Ok(piece.text)
            }
            _ => {
                let piece = self.expression(node)?;
                self.truth(piece)
            }
        }
    }

    /// Whether a piece counts as true.
    pub(super) fn truth(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        match self.get(piece.ty) {
            Term::Bool => self.owned(piece),
            Term::Int => {
                text!(self, "{} != 0", self.owned(Piece { text: self.tight(piece)?, ..piece })?)
            }
            Term::Float => {
                text!(self, "{} != 0.0", self.owned(Piece { text: self.tight(piece)?, ..piece })?)
            }
            _ => {
                let value = self.reference(piece)?;
                self.raising(text!(self, "py::truth({value})")?)
            }
        }
    }

    fn compare(&mut self, left: NodeId, rest: Comparisons<'a>) -> Lowered<&'a str> {
        let first = self.expression(left)?;
        if let (1, Some((op, right))) = (rest.len(), rest.get(0)) {
            return self.comparison(op, first, right);
        }
        // Each middle value gets a name; a comparison that fails ends the chain.
        let mut text = self.program.arena.string();
        let value = self.owned(first)?;
        let start = self.temporary("left")?;
        let names = [self.temporary("middle")?, self.temporary("next")?];
        write!(text, "{{ let {start} = {value}; ")?;
        let mut a = Piece { text: start, ty: first.ty, hold: Hold::Place, is_tight: true };
        let count = rest.len();
        for (index, (op, right)) in rest.iter().enumerate() {
            if index + 1 == count {
                write!(text, "{}", self.comparison(op, a, right)?)?;
                break;
            }
            let piece = self.expression(right)?;
            let value = self.owned(piece)?;
            let name = names[index % 2];
            let b = Piece { text: name, ty: piece.ty, hold: Hold::Place, is_tight: true };
            let test = self.compare_pieces(op, a, b)?;
            write!(text, "let {name} = {value}; {test} && {{ ")?;
            a = b;
        }
        for _ in 0..count {
            write!(text, " }}")?;
        }
        Ok(text.into_str())
    }

    /// A comparison whose answer is what a method of the program says, whatever that is.
    fn odd_comparison(&mut self, left: NodeId, rest: Comparisons<'a>) -> Lowered<Piece<'a>> {
        let dynamic = self.make(Term::Dyn);
        let start = self.temporary("left")?;
        let names = [self.temporary("middle")?, self.temporary("next")?];
        let held = self.temporary("answer")?;
        let first = self.expression(left)?;
        let count = rest.len();
        let mut text = self.program.arena.string();
        let mut a = first;
        if count > 1 {
            write!(text, "{{ let {start} = {}; ", self.owned(first)?)?;
            a = Piece { text: start, ty: first.ty, hold: Hold::Place, is_tight: true };
        }
        for (index, (op, right)) in rest.iter().enumerate() {
            let mut b = self.expression(right)?;
            let is_last = index + 1 == count;
            if !is_last {
                let name = names[index % 2];
                write!(text, "let {name} = {}; ", self.owned(b)?)?;
                b = Piece { text: name, ty: b.ty, hold: Hold::Place, is_tight: true };
            }
            let answer = if crate::infer::odd(self.program, op, a.ty, b.ty) == Some(true) {
                let name = function_of(op);
                let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
                self.raising(text!(self, "py::dynamic::{name}({a}, {b})")?)?
            } else {
                let text = self.compare_pieces(op, a, b)?;
                text!(self, "Dyn::from({text})")?
            };
            if is_last {
                write!(text, "{answer}")?;
            } else {
                let truth = self.raising(text!(self, "py::truth(&{held})")?)?;
                write!(text, "let {held} = {answer}; if !{truth} {{ {held} }} else {{ ")?;
            }
            a = b;
        }
        for _ in 1..count {
            write!(text, " }}")?;
        }
        if count > 1 {
            write!(text, " }}")?;
        }
        Ok(self.value(text.into_str(), dynamic))
    }

    fn comparison(&mut self, op: Comparison, left: Piece<'a>, right: NodeId) -> Lowered<&'a str> {
        if matches!(op, Comparison::In | Comparison::NotIn)
            && let Node::Tuple { elts, .. } | Node::List { elts, .. } = self.program.ast.node(right)
            && matches!(self.get(left.ty), Term::Int | Term::Str | Term::Bool)
            && !elts.is_empty()
            && elts.iter().all(|elt| {
                self.program.types.same(Program::type_at(elt), left.ty)
                    && matches!(self.program.ast.node(elt), Node::Constant(_))
            })
        {
            let items = self.items(elts, left.ty)?;
            let not = if op == Comparison::NotIn { "!" } else { "" };
            let value = self.reference(left)?;
            return text!(self, "{not}[{items}].contains({value})");
        }
        let right = self.expression(right)?;
        self.compare_pieces(op, left, right)
    }

    fn compare_pieces(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        match op {
            Comparison::Is | Comparison::IsNot => self.identity(op, a, b),
            Comparison::In | Comparison::NotIn => {
                let text = self.containment(a, b)?;
                if op == Comparison::In { Ok(text) } else { text!(self, "!{text}") }
            }
            _ => self.ordering(op, a, b),
        }
    }

    fn identity(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        let is_not = op == Comparison::IsNot;
        let (left, right) = (self.get(a.ty), self.get(b.ty));
        let against_none = match (left, right) {
            (_, Term::None) if b.text == "()" => Some((a, left)),
            (Term::None, _) if a.text == "()" => Some((b, right)),
            _ => None,
        };
        if let Some((piece, term)) = against_none {
            return match term {
                Term::Option(_) => {
                    let name = if is_not { "is_some" } else { "is_none" };
                    text!(self, "{}.{name}()", self.tight(piece)?)
                }
                Term::Dyn => {
                    let not = if is_not { "!" } else { "" };
                    text!(self, "{not}{}.is_none()", self.tight(piece)?)
                }
                _ => {
                    let answer = (term == Term::None) != is_not;
                    let value = self.reference(piece)?;
                    if piece.hold == Hold::Value {
                        text!(self, "{{ let _ = {value}; {answer} }}")
                    } else {
                        text!(self, "{answer}")
                    }
                }
            };
        }
        let not = if is_not { "!" } else { "" };
        if matches!(left, Term::List(_) | Term::Dict(..) | Term::Set(_))
            && self.program.types.same(a.ty, b.ty)
        {
            let (a, b) = (self.tight(a)?, self.reference(b)?);
            return text!(self, "{not}{a}.is_same({b})");
        }
        let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
        text!(self, "{not}py::dynamic::is({a}, {b})")
    }

    fn containment(&mut self, item: Piece<'a>, held: Piece<'a>) -> Lowered<&'a str> {
        match (self.get(item.ty), self.get(held.ty)) {
            (Term::Str, Term::Str) => {
                let (held, item) = (self.tight(held)?, self.reference(item)?);
                text!(self, "{held}.contains({item})")
            }
            (Term::Int | Term::Bool, Term::Range) => {
                let whole = self.make(Term::Int);
                let item = self.coerced(item, whole)?;
                text!(self, "{}.contains({item})", self.tight(held)?)
            }
            (
                _,
                Term::List(element)
                | Term::Set(element)
                | Term::FrozenSet(element)
                | Term::Dict(element, _)
                | Term::Keys(element, _),
            ) => {
                let item = if self.program.types.same(item.ty, element) {
                    self.reference(item)?
                } else {
                    let item = self.coerced(item, element)?;
                    text!(self, "&{item}")?
                };
                let held = self.tight(held)?;
                self.raising(text!(self, "{held}.contains({item})")?)
            }
            _ => {
                let (item, held) = (self.dynamic_reference(item)?, self.dynamic_reference(held)?);
                self.raising(text!(self, "py::dynamic::contains({item}, {held})")?)
            }
        }
    }

    fn ordering(&mut self, op: Comparison, a: Piece<'a>, b: Piece<'a>) -> Lowered<&'a str> {
        let is_equality = matches!(op, Comparison::Eq | Comparison::NotEq);
        let name = function_of(op);
        let sign = match op {
            Comparison::Eq => "==",
            Comparison::NotEq => "!=",
            Comparison::Lt => "<",
            Comparison::LtE => "<=",
            Comparison::Gt => ">",
            _ => ">=",
        };
        let (a, b) =
            if is_equality { (a, b) } else { (self.some(a, sign, b)?, self.some(b, sign, a)?) };
        let ty = common(&mut self.program.types, a.ty, b.ty);
        let is_small = |piece: Piece<'_>| is_whole_literal(piece.text) && piece.text.len() < 15;
        match (self.get(a.ty), self.get(b.ty)) {
            (Term::Float, Term::Int) if is_small(b) => {
                let a = self.operand(a, a.ty)?;
                return text!(self, "{a} {sign} {}.0", b.text);
            }
            (Term::Int, Term::Float) if is_small(a) => {
                let b = self.operand(b, b.ty)?;
                return text!(self, "{}.0 {sign} {b}", a.text);
            }
            (Term::Bool, Term::Int) | (Term::Int, Term::Bool) => {
                let whole = self.make(Term::Int);
                let (a, b) = (self.operand(a, whole)?, self.operand(b, whole)?);
                return text!(self, "{a} {sign} {b}");
            }
            (Term::Big, Term::Int | Term::Bool) | (Term::Int | Term::Bool, Term::Big) => {
                let big = self.make(Term::Big);
                let mut pair = [""; 2];
                for (side, piece) in pair.iter_mut().zip([a, b]) {
                    *side = if self.get(piece.ty) == Term::Big {
                        self.dereferenced(piece)?
                    } else {
                        self.coerced(piece, big)?
                    };
                }
                let [a, b] = pair;
                return text!(self, "{a} {sign} {b}");
            }
            _ => {}
        }
        match self.get(ty) {
            Term::Big => {
                let (a, b) = (self.dereferenced(a)?, self.dereferenced(b)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Int | Term::Float | Term::Bool => {
                let (a, b) = (self.operand(a, ty)?, self.operand(b, ty)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Str if is_equality => {
                let (a, b) = (self.dereferenced(a)?, self.dereferenced(b)?);
                text!(self, "{a} {sign} {b}")
            }
            Term::Dyn => {
                let (a, b) = (self.dynamic_reference(a)?, self.dynamic_reference(b)?);
                self.raising(text!(self, "py::{name}({a}, {b})")?)
            }
            _ => {
                let mut pair = [""; 2];
                for (side, piece) in pair.iter_mut().zip([a, b]) {
                    *side = if self.program.types.same(piece.ty, ty) {
                        self.reference(piece)?
                    } else {
                        let text = self.coerced(piece, ty)?;
                        text!(self, "&{text}")?
                    };
                }
                let [a, b] = pair;
                self.raising(text!(self, "py::{name}({a}, {b})")?)
            }
        }
    }

    /// A number as an operand of a sign.
    fn operand(&mut self, piece: Piece<'a>, ty: Type) -> Lowered<&'a str> {
        let text = self.coerced(piece, ty)?;
        if piece.is_tight { Ok(text) } else { text!(self, "({text})") }
    }

    fn dereferenced(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        let text = self.tight(piece)?;
        if piece.hold == Hold::Reference { text!(self, "*{text}") } else { Ok(text) }
    }

    /// A piece that must not be `None` to have an order.
    fn some(&mut self, piece: Piece<'a>, sign: &str, other: Piece<'a>) -> Lowered<Piece<'a>> {
        let Term::Option(inside) = self.get(piece.ty) else { return Ok(piece) };
        let _: Piece<'a> = other;
        let value = self.reference(piece)?;
        let trouble = text!(
            self,
            "'{sign}' not supported between instances of 'NoneType' and '{}'",
            crate::infer::type_name(self.get(solid(self.program, other.ty)))
        )?;
        let text = self.raising(text!(self, "py::some({value}, {})", Quoted(trouble))?)?;
        Ok(self.value(text, inside))
    }

    fn attribute(
        &mut self,
        node: NodeId,
        ty: Type,
        value: NodeId,
        attr: larder_memory::intern::Symbol,
    ) -> Lowered<Piece<'a>> {
        if let Some(library) = self.program.library(node) {
            return self.library_value(node, library, ty);
        }
        let name = self.attribute_name(attr);
        if matches!(name, "__globals__" | "__code__" | "__closure__") {
            return self.refuse(node, Code::INTROSPECTION, "attribute of the interpreter");
        }
        let value = self.as_dyn_reference(value)?;
        let dynamic = self.make(Term::Dyn);
        let text = text!(self, "py::dynamic::getattr({value}, {})", Quoted(name))?;
        let text = self.raising(text)?;
        Ok(self.value(text, dynamic))
    }

    /// The name of an attribute as the class around mangles it.
    pub(super) fn attribute_name(&self, attr: larder_memory::intern::Symbol) -> &'a str {
        let scope = self.program.function(self.function).scope;
        self.program.text(self.program.scopes.mangled(attr, scope))
    }

    /// A whole number that is an index.
    pub(super) fn index(&mut self, node: NodeId) -> Lowered<&'a str> {
        let piece = self.expression(node)?;
        if self.get(piece.ty) == Term::Big {
            let text = text!(self, "{}.to_index()", self.tight(piece)?)?;
            return self.raising(text);
        }
        let whole = self.make(Term::Int);
        self.coerced(piece, whole)
    }

    /// The parts of a slice.
    pub(super) fn slice(&mut self, [lower, upper, step]: [Option<NodeId>; 3]) -> Lowered<&'a str> {
        let mut parts = ["None"; 3];
        for (part, node) in parts.iter_mut().zip([lower, upper, step]) {
            let Some(node) = node else { continue };
            if self.get(Program::type_at(node)) == Term::None {
                continue;
            }
            let index = self.index(node)?;
            *part = text!(self, "Some({index})")?;
        }
        let [lower, upper, step] = parts;
        text!(self, "Slice::new({lower}, {upper}, {step})")
    }

    /// A subscript as a reference to a `Dyn`: a slice is one too.
    pub(super) fn dynamic_index(&mut self, node: NodeId) -> Lowered<&'a str> {
        let Node::Slice { lower, upper, step } = self.program.ast.node(node) else {
            return self.as_dyn_reference(node);
        };
        let mut parts = ["Dyn::None"; 3];
        for (part, node) in parts.iter_mut().zip([lower, upper, step]) {
            if let Some(node) = node {
                *part = self.as_dyn(node)?;
            }
        }
        let [lower, upper, step] = parts;
        text!(self, "&Dyn::slice({lower}, {upper}, {step})")
    }

    fn subscript(&mut self, ty: Type, value: NodeId, slice: NodeId) -> Lowered<Piece<'a>> {
        let held = self.solid_piece(value, "'NoneType' object is not subscriptable")?;
        let term = self.get(held.ty);
        if let Node::Slice { lower, upper, step } = self.program.ast.node(slice) {
            let is_plain = [lower, upper, step].iter().flatten().all(|&part| {
                matches!(
                    self.get(Program::type_at(part)),
                    Term::Int | Term::Bool | Term::Big | Term::None
                )
            });
            if is_plain && matches!(term, Term::List(_) | Term::Str | Term::Bytes) {
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

    /// An f-string.
    fn joined(&mut self, ty: Type, values: List<'a>) -> Lowered<Piece<'a>> {
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

const REFUSED: &[&str] = &[
    "exec",
    "eval",
    "compile",
    "globals",
    "locals",
    "vars",
    "dir",
    "__import__",
    "breakpoint",
    "memoryview",
    "help",
];

/// Whether a text is a whole number as it is written, with or without a sign.
pub(super) fn is_whole_literal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && is_number(digits)
}

/// Whether `!` before a text negates the whole of it.
fn is_atom(text: &str) -> bool {
    let mut depth = 0_i32;
    for byte in text.bytes() {
        match byte {
            b'(' | b'[' | b'{' => depth += 1,
            b')' | b']' | b'}' => depth -= 1,
            b' ' if depth == 0 => return false,
            _ => {}
        }
    }
    !text.starts_with('{') && !text.starts_with('-')
}

/// The function that answers a comparison.
fn function_of(op: Comparison) -> &'static str {
    match op {
        Comparison::Eq => "eq",
        Comparison::NotEq => "ne",
        Comparison::Lt => "lt",
        Comparison::LtE => "le",
        Comparison::Gt => "gt",
        _ => "ge",
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
