//! Calls: of functions of the program, and of those that the run time binds.

use std::fmt::Write as _;

use super::{Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::{Given, bind_after, bind_call, library_answer, library_plan};
use crate::library::Item;
use crate::program::{FunctionId, FunctionKind, Library, ParameterKind, Program, SlotId, SlotKind};
use crate::refuse::Code;
use crate::types::{Term, Type};

/// What goes before the arguments of a call.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Front<'a> {
    Nothing,
    /// `self`, as it stands.
    Own,
    /// An object that has a text already.
    Object(&'a str),
    /// The instance that is made; this function makes it.
    Class(&'a str),
}

impl<'a> Lower<'_, 'a> {
    pub(super) fn call(
        &mut self,
        node: NodeId,
        func: NodeId,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let place = Program::type_at(node);
        if let Some(function) = self.program.known_function(func) {
            if let Some(given) = bind_call(self.program, function, args, keywords) {
                return self.known(function, Front::Nothing, &given, args, keywords);
            }
            return self.dynamic_call(func, args, keywords);
        }
        if let Some((class, init)) = self.program.maker(func)
            && let Some(given) = bind_after(self.program, init, Some(func), args, keywords)
        {
            let name = self.maker_name(class, init)?;
            return self.known(init, Front::Class(name), &given, args, keywords);
        }
        if let Some(library) = self.program.library(func) {
            if let Library::Member(module, name) = library
                && let Some(Some(signature)) =
                    library_plan(self.program, (module, name), args, keywords)
            {
                return self.line_call(None, signature, args, place);
            }
            let piece = self.dynamic_call(func, args, keywords)?;
            if let Library::Member(module, name) = library
                && let Some(code) = library_answer(self.program, (module, name), args)
            {
                return self.of_code(piece, code);
            }
            return Ok(piece);
        }
        if self.program.asks_names.contains(&node) {
            return self.names(func);
        }
        if let (Some("vars"), [Some(of), None]) =
            (self.program.builtin(func), [args.get(0), args.get(1)])
            && keywords.is_empty()
            && !matches!(self.program.ast.node(of), Node::Starred { .. })
        {
            let value = self.as_dyn(of)?;
            let text = text!(self, "py::dynamic::call(&py::builtin_value(\"vars\")?, &[{value}])")?;
            let text = self.raising(text)?;
            let dynamic = self.make(Term::Dyn);
            return Ok(self.value(text, dynamic));
        }
        if let (Some("__import__"), [Some(name), None]) =
            (self.program.builtin(func), [args.get(0), args.get(1)])
            && let Node::Constant(crate::ast::Literal::Str { bytes, .. }) =
                self.program.ast.node(name)
            && let Ok(module) = str::from_utf8(bytes)
            && crate::library::is_native(module)
        {
            let text = self.raising(text!(self, "py::import({})", Item(module))?)?;
            let dynamic = self.make(Term::Dyn);
            return Ok(self.value(text, dynamic));
        }
        if let (Some("dir"), [Some(of), None]) =
            (self.program.builtin(func), [args.get(0), args.get(1)])
            && keywords.is_empty()
            && !matches!(self.program.ast.node(of), Node::Starred { .. })
        {
            let value = self.as_dyn(of)?;
            let text = text!(self, "py::call_builtin!(\"dir\", &[{value}], &[])")?;
            let text = self.raising(text)?;
            let dynamic = self.make(Term::Dyn);
            return Ok(self.value(text, dynamic));
        }
        if let Some(name) = self.program.builtin(func) {
            let piece = self.builtin_call(node, name, func, args, keywords)?;
            // Both give a list that nobody holds yet.
            let is_fresh = matches!(name, "list" | "sorted");
            return if is_fresh { self.renewed(piece, place) } else { Ok(piece) };
        }
        if let Node::Attribute { value, attr, .. } = self.program.ast.node(func) {
            let piece = self.method(node, value, attr, args, keywords)?;
            return self.renewed(piece, place);
        }
        self.dynamic_call(func, args, keywords)
    }

    /// `globals()`, `locals()`, and `vars()` and `dir()` without arguments.
    fn names(&mut self, func: NodeId) -> Lowered<Piece<'a>> {
        let dynamic = self.make(Term::Dyn);
        let asked = self.program.builtin(func).unwrap_or_default();
        let is_module = self.program.function(self.function).kind == FunctionKind::Module;
        if asked == "globals" || is_module {
            let text =
                if asked == "dir" { "py::sorted_names(&py::globals())" } else { "py::globals()" };
            let text = if asked == "dir" { self.raising(text)? } else { text };
            return Ok(self.value(text, dynamic));
        }
        let mut order = self.program.arena.vec();
        let function = *self.program.function(self.function);
        let parameters = self.program.parameters_of(self.function);
        let is_late = |kind| matches!(kind, ParameterKind::Star | ParameterKind::StarStar);
        let plain = parameters.iter().filter(|parameter| !is_late(parameter.kind));
        let late = parameters.iter().filter(|parameter| is_late(parameter.kind));
        for parameter in plain.chain(late) {
            order.try_push(parameter.slot).map_err(|_full| super::Stop::Full)?;
        }
        // Then the others as they come; those that functions inside use are sorted by name, and last those of the
        // functions around.
        let mut own =
            [self.program.arena.vec(), self.program.arena.vec(), self.program.arena.vec()];
        for number in 0..self.program.slots.len() {
            let id = SlotId(u32::try_from(number).expect("slots are numbered by u32"));
            let slot = self.program.slots[number];
            if slot.scope == function.scope && !order.contains(&id) && slot.kind == SlotKind::Local
            {
                own[usize::from(slot.is_inner)].try_push(id).map_err(|_full| super::Stop::Full)?;
            }
        }
        let (from, count) = function.captures;
        for index in from..from + count {
            let id = self.program.captures[index as usize];
            let scopes = self.program.scopes;
            if scopes.number(function.scope, self.program.slot(id).name).is_some() {
                own[2].try_push(id).map_err(|_full| super::Stop::Full)?;
            }
        }
        for part in &mut own[1..] {
            part.sort_unstable_by_key(|&id| self.program.text(self.program.slot(id).name));
        }
        let mut all = self.program.arena.string();
        for id in order.iter().chain(own.iter().flat_map(|part| part.iter())).copied() {
            let slot = *self.program.slot(id);
            let python = Quoted(self.program.spelled(slot.name));
            let name = self.slot_name(id)?;
            let comma = if all.is_empty() { "" } else { ", " };
            if slot.is_cell || self.is_asked(id) {
                if !self.fits_dyn(slot.ty) {
                    return self.refuse_container(&[slot.ty]);
                }
                write!(all, "{comma}({python}, {name}.get().ok().map(|value| value.to_dyn()))")?;
            } else {
                let piece = self.read(id)?;
                let value = self.dynamic(piece)?;
                write!(all, "{comma}({python}, Some({value}))")?;
            }
        }
        let text = text!(self, "py::locals(vec![{}])", all.into_str())?;
        let text = if asked == "dir" {
            self.raising(text!(self, "py::sorted_names(&{text})")?)?
        } else {
            text
        };
        Ok(self.value(text, dynamic))
    }

    /// A list that a method has just made, with elements of the type that is wanted of them.
    pub(super) fn renewed(&mut self, piece: Piece<'a>, place: Type) -> Lowered<Piece<'a>> {
        let Term::List(element) = self.get(piece.ty) else { return Ok(piece) };
        if self.program.types.same(piece.ty, place) {
            return Ok(piece);
        }
        let wanted = match self.get(place) {
            Term::List(wanted) => wanted,
            _ => self.make(Term::Dyn),
        };
        if self.program.types.same(element, wanted) {
            return Ok(piece);
        }
        let item = self.value("item", element);
        let item = self.coerced(item, wanted)?;
        let walker = self.raising(text!(self, "{}.iterate()", piece.text)?)?;
        let text = text!(self, "py::list_from(py::map({walker}, |item| Ok({item})))")?;
        let text = self.raising(text)?;
        let ty = self.make(Term::List(wanted));
        Ok(self.value(text, ty))
    }

    /// A function of the program, by its name.
    pub(super) fn known(
        &mut self,
        id: FunctionId,
        front: Front<'a>,
        given: &[Given],
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let mut all = self.program.arena.string();
        // Arguments by name are evaluated where they stand, not where their parameters do.
        let has_order = keywords.iter().all(|keyword| match self.program.ast.node(keyword) {
            Node::Keyword { value, .. } => self.is_simple(value),
            _ => true,
        });
        let label = if has_order { 0 } else { self.label() };
        let mut named = self.program.arena.string();
        let front = match front {
            Front::Object(object) if !has_order => {
                writeln!(named, "let object_{label} = {object};")?;
                Front::Object(text!(self, "object_{label}")?)
            }
            front => front,
        };
        if !has_order {
            let ast = self.program.ast;
            let values = keywords.iter().filter_map(|keyword| match ast.node(keyword) {
                Node::Keyword { value, .. } => Some(value),
                _ => None,
            });
            for value in args.iter().chain(values) {
                let at = given.iter().position(|given| *given == Given::Argument(value));
                let Some(at) = at else {
                    // One of `*args`.
                    let text = self.as_dyn(value)?;
                    writeln!(named, "let argument_{label}_rest_{} = {text};", value.id())?;
                    continue;
                };
                let into = self.slot_type(self.program.parameters_of(id)[at].slot);
                let text = self.as_type(value, into)?;
                writeln!(named, "let argument_{label}_{at} = {text};")?;
            }
        }
        for index in 0..self.program.captures_of(id).len() {
            let slot = self.program.captures_of(id)[index];
            let text = self.captured(slot)?;
            write!(all, "{}{text}", if all.is_empty() { "" } else { ", " })?;
        }
        for index in 0..self.program.parameters_of(id).len() {
            let parameter = self.program.parameters_of(id)[index];
            let into = self.slot_type(parameter.slot);
            let text = match given[index] {
                _ if index == 0 && matches!(front, Front::Class(_)) => continue,
                _ if let (0, Front::Object(object)) = (index, front) => object,
                Given::Argument(value) if index == 0 && front == Front::Own => {
                    self.argument(value, into)?
                }
                Given::Argument(_) if !has_order => {
                    let amp = if self.program.types.is_copy(into) { "" } else { "&" };
                    text!(self, "{amp}argument_{label}_{index}")?
                }
                Given::Argument(value) | Given::Default(value) => self.argument(value, into)?,
                Given::Rest(from) => {
                    let mut rest = self.program.arena.string();
                    for arg in args.iter().skip(from as usize) {
                        let value = if has_order {
                            self.as_dyn(arg)?
                        } else {
                            text!(self, "argument_{label}_rest_{}", arg.id())?
                        };
                        write!(rest, "{}{value}", if rest.is_empty() { "" } else { ", " })?;
                    }
                    text!(self, "&Dyn::tuple(vec![{}])", rest.as_str())?
                }
                Given::Nothing => "&Dyn::from(Dict::<Dyn, Dyn>::new())",
            };
            write!(all, "{}{text}", if all.is_empty() { "" } else { ", " })?;
        }
        let mut function = *self.program.function(id);
        let name = match front {
            Front::Class(maker) => {
                function.answer = self.make(Term::Dyn);
                maker
            }
            _ => self.function_name(id)?,
        };
        let text = text!(self, "{name}({})", all.as_str())?;
        if !has_order {
            let text = if function.is_generator { text } else { self.raising(text)? };
            let text = text!(self, "{{\n{}{text}\n}}", named.as_str())?;
            let ty = if function.is_generator {
                self.make(Term::Iter(function.answer))
            } else {
                function.answer
            };
            return Ok(self.value(text, ty));
        }
        if function.is_generator {
            let ty = self.make(Term::Iter(function.answer));
            return Ok(self.value(text, ty));
        }
        let text = self.raising(text)?;
        Ok(self.value(text, function.answer))
    }

    /// The name of the function that makes an instance of a class.
    fn maker_name(&self, class: u32, init: FunctionId) -> Lowered<&'a str> {
        let name = self.maker(class)?;
        self.qualified(self.program.module_of(init), name)
    }

    /// The same in its own module.
    fn maker(&self, class: u32) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let python = self.program.class_name(class);
        let mut text = self.program.arena.string();
        super::name::snake(&mut text, python)?;
        let name = text!(self, "{}_new", text.as_str())?;
        let is_taken = self.program.functions.iter().any(|function| {
            let Node::FunctionDef { name: own, .. } = ast.node(function.node) else { return false };
            let own = self.program.spelled(own);
            match function.class {
                Some(_) => own.trim_matches('_') == "new",
                None => own == name,
            }
        });
        let is_twin =
            (0..class).any(|other| super::name::is_alike(self.program.class_name(other), python));
        if is_taken || is_twin { text!(self, "{name}_{class}") } else { Ok(name) }
    }

    /// The functions that make instances by way of an `__init__`.
    pub(super) fn makers(&mut self, init: FunctionId) -> Lowered<()> {
        let mut made = self.program.arena.vec();
        for one in self.program.made_by(init) {
            made.try_push(one).map_err(|_full| super::Stop::Full)?;
        }
        for &(class, slot) in &made {
            let (mut parameters, mut given) =
                (self.program.arena.string(), self.program.arena.string());
            for index in 1..self.program.parameters_of(init).len() {
                let slot = self.program.parameters_of(init)[index].slot;
                let (name, ty) = (self.slot_name(slot)?, self.slot_type(slot));
                let amp = if self.program.types.is_copy(ty) { "" } else { "&" };
                let comma = if parameters.is_empty() { "" } else { ", " };
                write!(parameters, "{comma}{name}: {amp}{}", self.type_text(ty)?)?;
                write!(given, ", {name}")?;
            }
            let (name, function) = (self.maker(class)?, self.function_name(init)?);
            let class_name = self.slot_name(slot)?;
            self.line("")?;
            self.line(text!(self, "/// An instance of `{}`.", self.program.class_name(class))?)?;
            self.line(text!(self, "pub fn {name}({}) -> Result<Dyn> {{", parameters.as_str())?)?;
            let made = self.temporary("made")?;
            self.line(text!(self, "let {made} = py::made(&{class_name}.get()?)?;")?)?;
            self.line(text!(self, "{function}(&{made}{})?;", given.as_str())?)?;
            self.line(text!(self, "Ok({made})")?)?;
            self.line("}")?;
        }
        Ok(())
    }

    /// An argument as a parameter takes it: a reference, unless it is copied by moving bits.
    fn argument(&mut self, value: NodeId, into: Type) -> Lowered<&'a str> {
        let piece = self.expression(value)?;
        if self.program.types.is_copy(into) {
            return self.coerced(piece, into);
        }
        if self.program.types.same(piece.ty, into) {
            return self.reference(piece);
        }
        let text = self.coerced(piece, into)?;
        text!(self, "&{text}")
    }

    /// A slot as a function takes it that captures it.
    pub(super) fn captured(&mut self, slot: SlotId) -> Lowered<&'a str> {
        let known = *self.program.slot(slot);
        let name = self.slot_name(slot)?;
        if known.is_cell {
            let holder = self.holder(slot);
            let is_own = known.owner == holder || self.owns_parameters(holder);
            return if is_own { text!(self, "&{name}") } else { Ok(name) };
        }
        let piece = self.read(slot)?;
        if self.program.types.is_copy(piece.ty) { self.owned(piece) } else { self.reference(piece) }
    }

    /// A call that the run time binds.
    pub(super) fn dynamic_call(
        &mut self,
        func: NodeId,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        if self.program.builtin(func) == Some("super") && args.is_empty() {
            return self.super_call(func);
        }
        let ty = self.make(Term::Dyn);
        if let Some(name) = self.program.builtin(func)
            && !super::value::REFUSED.contains(&name)
            && py::find(name).is_some_and(py::Found::is_function)
            && let Some((positional, named)) = self.plain_arguments(args, keywords)?
        {
            let name = Quoted(name);
            let text = text!(self, "py::call_builtin!({name}, &[{positional}], &[{named}])")?;
            let text = self.raising(text)?;
            return Ok(self.value(text, ty));
        }
        let func = self.as_dyn_reference(func)?;
        let text = match self.plain_arguments(args, keywords)? {
            Some((positional, "")) => text!(self, "py::dynamic::call({func}, &[{positional}])")?,
            Some((positional, named)) => {
                text!(self, "py::dynamic::call_with({func}, &[{positional}], &[{named}])")?
            }
            None => {
                let steps = self.gathered(args, keywords)?;
                text!(
                    self,
                    "{{\nlet callee = {func}.clone();\nlet mut call = Arguments::of(&callee);\n{steps}py::dynamic::call_with(&callee, &call.positional, &call.named)\n}}"
                )?
            }
        };
        let text = self.raising(text)?;
        Ok(self.value(text, ty))
    }

    fn super_call(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let function = *self.program.function(self.function);
        let first = self.program.parameters_of(self.function).first().copied();
        let is_plain = matches!(function.kind, FunctionKind::Def | FunctionKind::Lambda);
        if first.is_none() && is_plain {
            let text = self.raising("py::dynamic::super_of_nothing()")?;
            let ty = self.make(Term::Dyn);
            return Ok(self.value(text, ty));
        }
        let (Some(class), Some(first)) = (function.class, first) else {
            return self.refuse(node, Code::CALL, "super() outside of a method");
        };
        let Node::ClassDef { name, .. } = self.program.ast.node(class) else {
            return self.refuse(node, Code::CALL, "super() outside of a method");
        };
        let _: larder_memory::intern::Symbol = name;
        let receiver = self.read(first.slot)?;
        let receiver = self.dynamic_reference(receiver)?;
        let class = self.class_reference(class, Some(receiver))?;
        let text = self.raising(text!(self, "py::dynamic::super_({class}, {receiver})")?)?;
        let ty = self.make(Term::Dyn);
        Ok(self.value(text, ty))
    }

    /// Arguments without `*` and `**`, as two lists of values; none when there are such.
    pub(super) fn plain_arguments(
        &mut self,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Option<(&'a str, &'a str)>> {
        let ast = self.program.ast;
        let is_plain = args.iter().all(|arg| !matches!(ast.node(arg), Node::Starred { .. }))
            && keywords.iter().all(|k| matches!(ast.node(k), Node::Keyword { arg: Some(_), .. }));
        if !is_plain {
            return Ok(None);
        }
        let dynamic = self.make(Term::Dyn);
        let positional = self.items(args, dynamic)?;
        let mut named = self.program.arena.string();
        for keyword in keywords.iter() {
            let Node::Keyword { arg: Some(name), value } = ast.node(keyword) else { continue };
            let value = self.as_dyn(value)?;
            let name = Quoted(self.program.text(name));
            write!(named, "{}(lit!({name}), {value})", if named.is_empty() { "" } else { ", " })?;
        }
        Ok(Some((positional, named.into_str())))
    }

    /// The steps that gather the arguments of a call with `*` and `**`.
    pub(super) fn gathered(&mut self, args: List<'a>, keywords: List<'a>) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let mut steps = self.program.arena.string();
        for arg in args.iter() {
            if let Node::Starred { value, .. } = ast.node(arg) {
                let value = self.as_dyn_reference(value)?;
                let star = if args.len() == 1 { "star" } else { "star_beside" };
                let step = self.raising(text!(self, "call.{star}({value})")?)?;
                writeln!(steps, "{step};")?;
            } else {
                let value = self.as_dyn(arg)?;
                writeln!(steps, "call.push({value});")?;
            }
        }
        for keyword in keywords.iter() {
            match ast.node(keyword) {
                Node::Keyword { arg: Some(name), value } => {
                    let value = self.as_dyn(value)?;
                    let name = Quoted(self.program.text(name));
                    let step = self.raising(text!(self, "call.keyword({name}, {value})")?)?;
                    writeln!(steps, "{step};")?;
                }
                Node::Keyword { arg: None, value } => {
                    let value = self.as_dyn_reference(value)?;
                    let step = self.raising(text!(self, "call.double_star({value})")?)?;
                    writeln!(steps, "{step};")?;
                }
                _ => {}
            }
        }
        Ok(steps.into_str())
    }
}
