//! Expressions: which kind of piece each becomes, constants, names, and a piece in the type that is wanted.

use std::fmt::Write as _;

use super::{DEPTH_MAX, Hold, Lower, Lowered, Piece, Quoted, is_number, text};
use crate::ast::{Literal, Node, NodeId, Operator, Singleton};
use crate::infer::{exponent, solid};
use crate::library::Item;
use crate::program::{FunctionId, FunctionKind, Library, Program, SlotKind};
use crate::refuse::Code;
use crate::types::{Shown, Term, Type};

impl<'a> Lower<'_, 'a> {
    /// An expression.
    pub(super) fn expression(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        self.depth += 1;
        if self.depth > DEPTH_MAX {
            self.depth -= 1;
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
                if !self.program.types.same(into, ty) {
                    // The value goes on as what it is, whatever the variable holds besides.
                    let name = self.temporary("value")?;
                    let value = self.coerced(piece, ty)?;
                    let held = Piece { text: name, ty, hold: Hold::Place, is_tight: true };
                    let kept = self.coerced(held, into)?;
                    let store = self.store(slot, kept)?;
                    return Ok(
                        self.loose(text!(self, "{{ let {name} = {value}; {store} {name} }}")?, ty)
                    );
                }
                let value = self.coerced(piece, into)?;
                let store = self.store(slot, value)?;
                let read = self.read(slot)?;
                let read = self.owned(read)?;
                Ok(self.loose(text!(self, "{{ {store} {read} }}")?, into))
            }
            Node::BinOp { left, op, right } => {
                let (mut a, b) = (self.expression(left)?, self.expression(right)?);
                if op == Operator::Pow && self.get(ty) == Term::Dyn {
                    // The exponent may be negative.
                    return self.dynamic_operation(op, a, b);
                }
                if self.get(ty) == Term::Big && matches!(self.get(a.ty), Term::Int | Term::Bool) {
                    // The answer may leave the bits that both sides have.
                    let wide = self.coerced(a, ty)?;
                    a = self.value(wide, ty);
                }
                self.operation(op, a, b, exponent(self.program, op, Some(left), right))
            }
            Node::UnaryOp { op, operand } => self.unary(ty, op, operand),
            Node::Lambda { .. } => self.function_value(node),
            Node::IfExp { test, body, orelse } => {
                let test = self.condition(test)?;
                let (a, b) = (self.expression(body)?, self.expression(orelse)?);
                let (a, b) = (self.coerced(a, ty)?, self.coerced(b, ty)?);
                let (a, b) = (self.sure(a, ty)?, self.sure(b, ty)?);
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
                let function = *self.program.function(self.function);
                let answer = function.answer;
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
                let give = if function.is_async { "give_item" } else { "give" };
                let text = self.raising(text!(self, "yielder.{give}({value}).await")?)?;
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
            Node::Await { value } => {
                if !self.program.function(self.function).is_async {
                    return self.refuse(node, Code::ASYNC, "await in a generator expression");
                }
                let value = self.as_dyn_reference(value)?;
                let text = self.raising(text!(self, "yielder.awaited({value}).await")?)?;
                let dynamic = self.make(Term::Dyn);
                Ok(self.value(text, dynamic))
            }
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
                // Where nothing says its type, Rust takes 32 bits for it.
                Term::Int if i32::try_from(value).is_err() => piece(text!(self, "{value}_i64")?),
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
            Some(name @ ("__doc__" | "__package__" | "__spec__")) => {
                let dynamic = self.make(Term::Dyn);
                let doc = match self.program.ast.node(self.program.ast.root()) {
                    Node::Module { body } => self.program.doc(body),
                    _ => None,
                };
                let text = match doc.and_then(|doc| str::from_utf8(doc).ok()) {
                    Some(doc) if name == "__doc__" => text!(self, "Dyn::text({})", Quoted(doc))?,
                    _ => "Dyn::None",
                };
                Ok(self.value(text, dynamic))
            }
            Some("__class__") if let Some(class) = self.program.class_of_method(self.function) => {
                let first = self.program.parameters_of(self.function).first().copied();
                let receiver = match first {
                    Some(first) => {
                        let receiver = self.read(first.slot)?;
                        Some(self.dynamic_reference(receiver)?)
                    }
                    None => None,
                };
                let text = self.class_reference(class, receiver)?;
                let ty = self.make(Term::Dyn);
                Ok(Piece { text, ty, hold: Hold::Reference, is_tight: false })
            }
            Some("__debug__") => {
                let dynamic = self.make(Term::Dyn);
                Ok(self.value("Dyn::Bool(true)", dynamic))
            }
            Some(
                "__file__" | "__loader__" | "__builtins__" | "__cached__" | "__annotations__"
                | "__build_class__",
            ) => self.refuse(node, Code::INTROSPECTION, "name of the interpreter"),
            Some(name) if name.ends_with(".__name__") => {
                let module = crate::link::module_name(name).unwrap_or_default();
                Ok(self.value(text!(self, "lit!({})", Quoted(module))?, ty))
            }
            Some(name) if name.starts_with('.') => {
                let (code, construct) = crate::link::refusal(name);
                self.refuse(node, code, construct)
            }
            // The metaclass may have bound it before the body.
            Some(name) if self.program.prepares && self.class.is_some() => {
                let dynamic = self.make(Term::Dyn);
                let text = self.raising(text!(self, "namespace.get({})", Quoted(name))?)?;
                Ok(self.value(text, dynamic))
            }
            Some(name) => self.builtin_value(node, name),
            None => self.refuse(node, Code::CLASS_SCOPE, "name"),
        }
    }

    /// A builtin as a value.
    fn builtin_value(&mut self, node: NodeId, name: &str) -> Lowered<Piece<'a>> {
        // As values, as in `map(vars, objects)`, these two are functions like others.
        let is_value = matches!(name, "vars" | "dir");
        if let Some(construct) = REFUSED.iter().find(|&&refused| refused == name && !is_value) {
            let code = match name {
                "exec" | "eval" | "compile" => Code::EXEC,
                _ => Code::INTROSPECTION,
            };
            return self.refuse(node, code, construct);
        }
        let ty = self.make(Term::Dyn);
        if !self.program.is_open && py::find(name).is_some() {
            let text = text!(self, "py::builtin!({})", Quoted(name))?;
            return Ok(self.value(text, ty));
        }
        if !self.program.is_open && self.program.parts.0.len() == 1 {
            let (within, beside) = self.names_around()?;
            let text = text!(self, "py::unknown_name({}, &[{within}], &[{beside}])", Quoted(name))?;
            let text = self.raising(text)?;
            return Ok(self.value(text, ty));
        }
        let finds = if self.program.is_open { "global_or_builtin" } else { "builtin_value" };
        let text = self.raising(text!(self, "py::{finds}({})", Quoted(name))?)?;
        Ok(self.value(text, ty))
    }

    /// The variables of the function at hand and those of the module, which a message about a name that is bound
    /// nowhere may propose.
    fn names_around(&mut self) -> Lowered<(&'a str, &'a str)> {
        let mut within = self.program.arena.string();
        let mut beside = self.program.arena.string();
        let is_module = self.program.function(self.function).kind == FunctionKind::Module;
        if let Some(clauses) = self.clauses {
            for clause in clauses.iter() {
                if let Node::Comprehension { target, .. } = self.program.ast.node(clause) {
                    self.names_bound(target, &mut within)?;
                }
            }
        }
        for slot in &self.program.slots {
            let name = self.program.spelled(slot.name);
            if name.starts_with('.') || slot.kind == SlotKind::ClassAttribute {
                continue;
            }
            if slot.owner == FunctionId::MODULE {
                let home = slot.home.map_or(0, |home| self.program.ast.span(home).start);
                if !is_module || home < self.statement_at {
                    write!(beside, "{}, ", Quoted(name))?;
                }
            } else if slot.owner == self.function
                && self.clauses.is_none()
                && self.class.is_none()
                && (slot.is_parameter || !slot.is_cell)
            {
                write!(within, "{}, ", Quoted(name))?;
            }
        }
        Ok((within.into_str(), beside.into_str()))
    }

    fn names_bound(
        &self,
        target: NodeId,
        names: &mut larder_memory::arena::ArenaString<'a>,
    ) -> Lowered<()> {
        match self.program.ast.node(target) {
            Node::Name { id, .. } => {
                write!(names, "{}, ", Quoted(self.program.spelled(id)))?;
                Ok(())
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().try_for_each(|elt| self.names_bound(elt, names))
            }
            Node::Starred { value, .. } => self.names_bound(value, names),
            _ => Ok(()),
        }
    }

    pub(super) fn library_value(
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
                let text = self.raising(text!(self, "py::import({})", Item(module))?)?;
                Ok(self.value(text, dynamic))
            }
            Library::Member(package, name)
                if crate::library::is_known(&format!("{package}.{name}")) =>
            {
                let module = format!("{package}.{name}");
                let text = self.raising(text!(self, "py::import({})", Item(&module))?)?;
                Ok(self.value(text, dynamic))
            }
            Library::Member(module, name) => {
                self.check_module(node, module)?;
                let import = self.raising(text!(self, "py::import({})", Item(module))?)?;
                let text = if crate::library::lacks(module, name) {
                    let mut names = self.program.arena.string();
                    for name in crate::library::names(module).into_iter().flatten() {
                        write!(names, "{}, ", Quoted(name))?;
                    }
                    let names = names.as_str();
                    text!(self, "py::lacking(&{import}, {}, &[{names}])", Quoted(name))?
                } else {
                    text!(self, "py::dynamic::getattr(&{import}, {})", Quoted(name))?
                };
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
    pub(super) fn as_part(&mut self, node: NodeId, ty: Type) -> Lowered<&'a str> {
        let text = self.as_type(node, ty)?;
        self.sure(text, ty)
    }

    /// A text that makes an empty container, with what it holds.
    pub(super) fn sure(&self, text: &'a str, ty: Type) -> Lowered<&'a str> {
        if matches!(text, "List::new()" | "Set::new()" | "Dict::new()") {
            return text!(self, "<{}>::new()", Shown(&self.program.types, ty));
        }
        Ok(text)
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

    /// The type of what an expression gives when it is walked through.
    pub(super) fn element_of(&mut self, node: NodeId) -> Type {
        let ty = solid(self.program, Program::type_at(node));
        match crate::infer::walkable(self.program, ty) {
            Some(element) => element,
            None => self.make(Term::Dyn),
        }
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
        if name == "__globals__" {
            return self.refuse(node, Code::INTROSPECTION, "attribute of the interpreter");
        }
        let field = self.field_read(value, attr);
        let value = self.as_dyn_reference(value)?;
        self.field_or_attribute(value, name, field)
    }

    /// The type of an attribute that is read as a field.
    pub(super) fn field_read(
        &self,
        value: NodeId,
        attr: larder_memory::intern::Symbol,
    ) -> Option<Type> {
        let field = self.program.set_field(attr)?;
        if self.program.types.is_dyn(field) {
            return self.program.is_plain_field(attr).then_some(field);
        }
        self.program.read_field(value, attr)
    }

    /// An attribute of an object, through its field where it has one.
    pub(super) fn field_or_attribute(
        &mut self,
        object: &str,
        name: &'a str,
        field: Option<Type>,
    ) -> Lowered<Piece<'a>> {
        let (text, ty) = match field {
            Some(field) => {
                let place = self.field(name, field)?;
                (text!(self, "{place}.get({object})")?, field)
            }
            None => {
                let dynamic = self.make(Term::Dyn);
                (text!(self, "py::dynamic::getattr({object}, {})", Quoted(name))?, dynamic)
            }
        };
        let text = self.raising(text)?;
        Ok(self.value(text, ty))
    }

    /// Sets an attribute of an object to a value that has a text already, through its field where it has one.
    pub(super) fn set_attribute(
        &mut self,
        object: &str,
        name: &'a str,
        field: Option<Type>,
        value: &str,
    ) -> Lowered<()> {
        let text = match field {
            Some(field) => {
                let place = self.field(name, field)?;
                text!(self, "{place}.set({object}, {value})")?
            }
            None => text!(self, "py::dynamic::setattr({object}, {}, {value})", Quoted(name))?,
        };
        let text = self.raising(text)?;
        self.line(text!(self, "{text};")?)
    }

    /// The field of an attribute, which the module that is written declares.
    fn field(&mut self, name: &'a str, ty: Type) -> Lowered<&'a str> {
        if !self.fields.iter().any(|&(known, _)| known == name) {
            self.fields.try_push((name, ty)).map_err(|_full| super::Stop::Full)?;
        }
        text!(self, "field::{}", self.field_name(name)?)
    }

    /// The name of a field in Rust.
    pub(super) fn field_name(&self, name: &str) -> Lowered<&'a str> {
        let before = self.fields.iter().map(|&(known, _)| known).take_while(|&known| known != name);
        self.shouted(name, before)
    }

    /// The name of an attribute as the class around mangles it.
    pub(super) fn attribute_name(&self, attr: larder_memory::intern::Symbol) -> &'a str {
        let scope = self.program.function(self.function).scope;
        self.program.text(self.program.scopes.mangled(attr, scope))
    }
}

pub(super) const REFUSED: &[&str] = &[
    "exec",
    "eval",
    "compile",
    "globals",
    "locals",
    "vars",
    "dir",
    "__import__",
    "breakpoint",
    "help",
];

/// Whether a text is a whole number as it is written, with or without a sign.
pub(super) fn is_whole_literal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && is_number(digits)
}
