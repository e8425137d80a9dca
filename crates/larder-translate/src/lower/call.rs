//! Calls.

use std::fmt::Write as _;

use super::{Hold, Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::{
    Answer, Given, Method, applicable, bind_call, builtin_plan, element_code, is_none, keyword,
    library_answer, library_plan, method_plan, solid,
};
use crate::library::{Argument, Signature};
use crate::program::{FunctionId, Library, Program, SlotId};
use crate::refuse::Code;
use crate::types::{Shown, Term, Type};

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
                return self.known(function, &given, args, keywords);
            }
            return self.dynamic_call(func, args, keywords);
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
        if let (Some("vars"), [Some(of), None]) =
            (self.program.builtin(func), [args.get(0), args.get(1)])
            && keywords.is_empty()
            && !matches!(self.program.ast.node(of), Node::Starred { .. })
        {
            let value = self.as_dyn_reference(of)?;
            let text = self.raising(text!(self, "py::dynamic::getattr({value}, \"__dict__\")")?)?;
            let dynamic = self.make(Term::Dyn);
            return Ok(self.value(text, dynamic));
        }
        if let (Some("dir"), [Some(of), None]) =
            (self.program.builtin(func), [args.get(0), args.get(1)])
            && keywords.is_empty()
            && !matches!(self.program.ast.node(of), Node::Starred { .. })
        {
            let value = self.as_dyn(of)?;
            let text = text!(self, "py::dynamic::call(&py::builtin_value(\"dir\")?, &[{value}])")?;
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
            let piece = self.method(value, attr, args, keywords)?;
            return self.renewed(piece, place);
        }
        self.dynamic_call(func, args, keywords)
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
    fn known(
        &mut self,
        id: FunctionId,
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
        let name = self.function_name(id)?;
        let function = *self.program.function(id);
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
        let func = self.as_dyn_reference(func)?;
        let ty = self.make(Term::Dyn);
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
        let (Some(class), Some(first)) =
            (function.class, self.program.parameters_of(self.function).first().copied())
        else {
            return self.refuse(node, Code::CALL, "super() outside of a method");
        };
        let Node::ClassDef { name, .. } = self.program.ast.node(class) else {
            return self.refuse(node, Code::CALL, "super() outside of a method");
        };
        let _: larder_memory::intern::Symbol = name;
        let receiver = self.read(first.slot)?;
        let receiver = self.dynamic_reference(receiver)?;
        let class = self.class_reference(class)?;
        let text = text!(self, "py::dynamic::super_({class}, {receiver})")?;
        let ty = self.make(Term::Dyn);
        Ok(self.value(text, ty))
    }

    /// Arguments without `*` and `**`, as two lists of values; none when there are such.
    fn plain_arguments(
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
    fn gathered(&mut self, args: List<'a>, keywords: List<'a>) -> Lowered<&'a str> {
        let ast = self.program.ast;
        let mut steps = self.program.arena.string();
        for arg in args.iter() {
            if let Node::Starred { value, .. } = ast.node(arg) {
                let value = self.as_dyn_reference(value)?;
                let step = self.raising(text!(self, "call.star({value})")?)?;
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

    /// The text of a line of the library.
    fn line_call(
        &mut self,
        receiver: Option<Piece<'a>>,
        signature: Signature,
        args: List<'a>,
        place: Type,
    ) -> Lowered<Piece<'a>> {
        let held = receiver.map_or(place, |piece| piece.ty);
        let mut texts = [""; 8];
        if let Some(receiver) = receiver {
            texts[0] = self.tight(receiver)?;
        }
        for (index, argument) in signature.arguments().enumerate() {
            texts[index + 1] = match args.get(index) {
                Some(arg) => self.line_argument(argument, arg, held)?,
                None => argument.missing,
            };
        }
        let mut text = self.program.arena.string();
        let mut rest = signature.text;
        while let Some((before, after)) = rest.split_once('$') {
            let number = usize::from(after.as_bytes()[0] - b'0');
            write!(text, "{before}{}", texts[number])?;
            rest = &after[1..];
        }
        write!(text, "{rest}")?;
        let text = text.into_str();
        let text = if signature.raises { self.raising(text)? } else { text };
        let ty = if signature.answer == "=" {
            held
        } else {
            element_code(&mut self.program.types, held, signature.answer).unwrap_or(place)
        };
        if signature.answer == "O(v)"
            && let Term::Dict(_, value) = self.get(held)
        {
            // A value that may be `None` itself is told apart no further.
            let text = match self.get(value) {
                Term::Dyn => text!(self, "{text}.unwrap_or_default()")?,
                Term::Option(_) => text!(self, "{text}.flatten()")?,
                Term::None => text!(self, "{text}.unwrap_or_default()")?,
                _ => text,
            };
            return Ok(self.value(text, ty));
        }
        Ok(self.value(text, ty))
    }

    fn line_argument(&mut self, argument: Argument, arg: NodeId, held: Type) -> Lowered<&'a str> {
        if argument.is_iterable {
            let piece = self.expression(arg)?;
            let into = element_code(&mut self.program.types, held, argument.code);
            let given = self.element_of(arg);
            if let Some(into) = into
                && !self.program.types.same(given, into)
            {
                let walker = self.walker(arg)?;
                let item = self.coerced(self.value("item", given), into)?;
                let ty = self.type_text(into)?;
                let name = self.temporary("items")?;
                let next = self.raising("iter.next()")?;
                return text!(
                    self,
                    "&{{\nlet {name}: List<{ty}> = List::new();\nlet mut iter = {walker};\nwhile let Some(item) = {next} {{\n{name}.append({item});\n}}\n{name}\n}}"
                );
            }
            if matches!(self.get(piece.ty), Term::Option(_)) {
                let piece = self.solid_piece(arg, "'NoneType' object is not iterable")?;
                return self.reference(piece);
            }
            return self.reference(piece);
        }
        let piece = self.expression(arg)?;
        if argument.is_option && self.get(piece.ty) == Term::None {
            return Ok("None");
        }
        let into = element_code(&mut self.program.types, held, argument.code);
        match (argument.code, self.get(piece.ty)) {
            ("x", Term::Dyn) => {
                let value = self.reference(piece)?;
                return self.raising(text!(self, "py::math::real({value})")?);
            }
            ("x", Term::Big) => {
                let value = self.tight(piece)?;
                return self.raising(text!(self, "{value}.to_float()")?);
            }
            _ => {}
        }
        let text = match into {
            Some(into) if argument.is_borrowed && !self.program.types.same(piece.ty, into) => {
                let text = self.coerced(piece, into)?;
                text!(self, "&{text}")?
            }
            _ if argument.is_borrowed => self.reference(piece)?,
            Some(into) => self.coerced(piece, into)?,
            None => self.owned(piece)?,
        };
        if argument.is_option { text!(self, "Some({text})") } else { Ok(text) }
    }

    fn method(
        &mut self,
        value: NodeId,
        attr: larder_memory::intern::Symbol,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let name = self.attribute_name(attr);
        let receiver_type = solid(self.program, Program::type_at(value));
        let plan = method_plan(self.program, receiver_type, name, args, keywords);
        let trouble = text!(self, "'NoneType' object has no attribute '{name}'")?;
        match plan {
            Method::Line(signature) => {
                let receiver = self.solid_piece(value, trouble)?;
                let nothing = self.make(Term::None);
                self.line_call(Some(receiver), signature, args, nothing)
            }
            Method::Sort => {
                let receiver = self.solid_piece(value, trouble)?;
                let Term::List(element) = self.get(receiver.ty) else {
                    return self.refuse(value, Code::CALL, "sort");
                };
                let held = self.tight(receiver)?;
                let (key, reverse) = self.key_and_reverse(element, keywords)?;
                let text = match key {
                    Some(key) => text!(self, "{held}.sort_by_key({key}, {reverse})")?,
                    None => text!(self, "{held}.sort({reverse})")?,
                };
                let text = self.raising(text)?;
                let nothing = self.make(Term::None);
                Ok(self.value(text, nothing))
            }
            Method::Text | Method::Wait | Method::Dyn => {
                let receiver = self.as_dyn_reference(value)?;
                let ty = self.make(Term::Dyn);
                let text = match self.plain_arguments(args, keywords)? {
                    Some((positional, "")) => text!(
                        self,
                        "py::dynamic::call_method({receiver}, {}, &[{positional}])",
                        Quoted(name)
                    )?,
                    Some((positional, named)) => text!(
                        self,
                        "py::dynamic::call_method_with({receiver}, {}, &[{positional}], &[{named}])",
                        Quoted(name)
                    )?,
                    None => {
                        let steps = self.gathered(args, keywords)?;
                        text!(
                            self,
                            "{{\nlet callee = {receiver}.clone();\nlet mut call = Arguments::new();\n{steps}py::dynamic::call_method_with(&callee, {}, &call.positional, &call.named)\n}}",
                            Quoted(name)
                        )?
                    }
                };
                let text = self.raising(text)?;
                if matches!(plan, Method::Text) {
                    let text = self.raising(text!(self, "Str::from_dyn(&{text})")?)?;
                    let ty = self.make(Term::Str);
                    return Ok(self.value(text, ty));
                }
                Ok(self.value(text, ty))
            }
        }
    }

    /// The arguments `key` and `reverse` of a sort.
    fn key_and_reverse(
        &mut self,
        element: Type,
        keywords: List<'a>,
    ) -> Lowered<(Option<&'a str>, &'a str)> {
        for one in keywords.iter() {
            let known = matches!(self.program.ast.node(one), Node::Keyword { arg: Some(name), .. }
                if matches!(self.program.text(name), "key" | "reverse" | "default"));
            if !known {
                return self.refuse(one, Code::CALL, "keyword of a sort");
            }
        }
        let key = match keyword(self.program, keywords, "key") {
            Some(key) if !is_none(self.program, key) => Some(self.closure(key, &[element])?),
            _ => None,
        };
        let reverse = match keyword(self.program, keywords, "reverse") {
            Some(reverse) => self.condition(reverse)?,
            None => "false",
        };
        Ok((key, reverse))
    }

    /// A function that is handed over, as a Rust closure that takes references.
    fn closure(&mut self, function: NodeId, given: &[Type]) -> Lowered<&'a str> {
        if let Some(id) = applicable(self.program, function, given.len()) {
            if let Node::Lambda { body, .. } = self.program.ast.node(function) {
                return self.inline_lambda(id, body, given);
            }
            let mut parameters = self.program.arena.string();
            let mut call = self.program.arena.string();
            for index in 0..self.program.captures_of(id).len() {
                let slot = self.program.captures_of(id)[index];
                let text = self.captured(slot)?;
                write!(call, "{}{text}", if call.is_empty() { "" } else { ", " })?;
            }
            for (index, &ty) in given.iter().enumerate() {
                let into = self.slot_type(self.program.parameters_of(id)[index].slot);
                let name = ["value", "other", "third"][index];
                let pattern = if self.program.types.is_copy(ty) { "&" } else { "" };
                write!(parameters, "{}{pattern}{name}", if index > 0 { ", " } else { "" })?;
                let piece = self.passed(name, ty);
                let same = self.program.types.same(ty, into);
                let text = if self.program.types.is_copy(into) {
                    self.coerced(piece, into)?
                } else if same {
                    self.reference(piece)?
                } else {
                    let text = self.coerced(piece, into)?;
                    text!(self, "&{text}")?
                };
                write!(call, "{}{text}", if call.is_empty() { "" } else { ", " })?;
            }
            let name = self.function_name(id)?;
            return text!(self, "|{}| {name}({})", parameters.as_str(), call.as_str());
        }
        let way = std::mem::replace(&mut self.way, super::Way::Function);
        let text = match self.program.builtin(function) {
            Some("len") => {
                let piece = self.passed("value", given[0]);
                let value = self.reference(piece)?;
                if self.program.types.is_copy(given[0]) {
                    text!(self, "|&value| py::len({value})")
                } else {
                    text!(self, "|value| py::len({value})")
                }
            }
            Some(name @ ("str" | "repr")) => {
                let pattern = if self.program.types.is_copy(given[0]) { "&value" } else { "value" };
                let piece = self.passed("value", given[0]);
                let value = self.reference(piece)?;
                text!(self, "|{pattern}| py::{name}({value})")
            }
            Some("chr") if self.get(given[0]) == Term::Int => {
                text!(self, "|&value| py::chr(value)")
            }
            _ => {
                self.way = way;
                let function = self.as_dyn(function)?;
                self.way = super::Way::Function;
                let mut parameters = self.program.arena.string();
                let mut values = self.program.arena.string();
                for (index, &ty) in given.iter().enumerate() {
                    let name = ["value", "other", "third"][index];
                    let pattern = if self.program.types.is_copy(ty) { "&" } else { "" };
                    write!(parameters, "{}{pattern}{name}", if index > 0 { ", " } else { "" })?;
                    let piece = self.passed(name, ty);
                    let value = self.dynamic(piece)?;
                    write!(values, "{}{value}", if index > 0 { ", " } else { "" })?;
                }
                text!(
                    self,
                    "{{ let function = {function}; move |{}| py::dynamic::call(&function, &[{}]) }}",
                    parameters.as_str(),
                    values.as_str()
                )
            }
        };
        self.way = way;
        text
    }

    /// A parameter of a closure.
    fn passed(&self, name: &'a str, ty: Type) -> Piece<'a> {
        let hold = if self.program.types.is_copy(ty) { Hold::Place } else { Hold::Reference };
        Piece { text: name, ty, hold, is_tight: true }
    }

    fn inline_lambda(&mut self, id: FunctionId, body: NodeId, given: &[Type]) -> Lowered<&'a str> {
        let mut parameters = self.program.arena.string();
        let mut conversions = self.program.arena.string();
        for (index, &ty) in given.iter().enumerate() {
            let slot = self.program.parameters_of(id)[index].slot;
            let into = self.slot_type(slot);
            let name = self.slot_name(slot)?;
            let is_copy = self.program.types.is_copy(ty);
            let pattern = if is_copy { "&" } else { "" };
            write!(parameters, "{}{pattern}{name}", if index > 0 { ", " } else { "" })?;
            let is_cell = self.program.slot(slot).is_cell;
            if !self.program.types.same(ty, into) {
                let piece = self.passed(name, ty);
                let text = self.coerced(piece, into)?;
                let amp = if self.program.types.is_copy(into) { "" } else { "&" };
                write!(conversions, "let {name} = {amp}{text}; ")?;
            }
            if is_cell {
                return self.refuse(
                    self.program.function(id).node,
                    Code::CALL,
                    "lambda whose parameter is captured",
                );
            }
        }
        let function = std::mem::replace(&mut self.function, id);
        let way = std::mem::replace(&mut self.way, super::Way::Function);
        let body = self.expression(body).and_then(|piece| {
            let answer = self.program.function(id).answer;
            self.coerced(piece, answer)
        });
        (self.function, self.way) = (function, way);
        let body = body?;
        if conversions.is_empty() {
            text!(self, "|{}| Ok({body})", parameters.as_str())
        } else {
            text!(self, "|{}| {{ {}Ok({body}) }}", parameters.as_str(), conversions.as_str())
        }
    }

    fn builtin_call(
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
        match name {
            "print" => return self.print(func, args, keywords),
            "map" | "filter" if args.len() == 2 => {
                let walker = self.walker(node)?;
                let Term::Iter(element) = self.get(place) else {
                    return self.refuse(node, Code::CALL, "map");
                };
                let text = text!(self, "Iter::of({}, {walker})", Quoted(name))?;
                let ty = self.make(Term::Iter(element));
                return Ok(self.value(text, ty));
            }
            _ => {}
        }
        match builtin_plan(self.program, name, args, keywords) {
            Answer::Wait | Answer::Dyn => self.dynamic_call(func, args, keywords),
            Answer::Typed(ty) => self.typed_builtin(node, name, ty, args, keywords),
        }
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
                    text!(self, "f64::abs({})", self.owned(piece)?)?
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

    /// The walker of an expression, with what comes out made into the type that is wanted.
    fn walker_of(&mut self, node: NodeId, walker: &'a str, wanted: Type) -> Lowered<&'a str> {
        let element = self.element_of(node);
        if self.program.types.same(element, wanted) {
            return Ok(walker);
        }
        let item = self.coerced(self.value("item", element), wanted)?;
        text!(self, "py::map({walker}, |item| Ok({item}))")
    }

    /// A field of the tuples that an expression gives when it is walked through.
    fn part_of(&self, node: NodeId, index: u32) -> Option<Type> {
        let Term::Iter(element) = self.get(solid(self.program, Program::type_at(node))) else {
            return None;
        };
        match self.get(element) {
            Term::Tuple(start, count) if index < count => {
                Some(self.program.types.field(start, index))
            }
            _ => None,
        }
    }

    /// A builtin that walks through its first argument.
    fn walked_builtin(
        &mut self,
        node: NodeId,
        name: &str,
        ty: Type,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        let first = args.get(0).expect("a walked builtin has an argument");
        // What is made here is made for whoever wants it.
        let place = solid(self.program, Program::type_at(node));
        let ty = match (name, self.get(place)) {
            ("set", Term::Set(_))
            | ("frozenset", Term::FrozenSet(_))
            | ("dict", Term::Dict(..)) => place,
            ("set", Term::Dyn) => {
                let item = self.make(Term::Dyn);
                self.make(Term::Set(item))
            }
            ("frozenset", Term::Dyn) => {
                let item = self.make(Term::Dyn);
                self.make(Term::FrozenSet(item))
            }
            ("dict", Term::Dyn) => {
                let item = self.make(Term::Dyn);
                self.make(Term::Dict(item, item))
            }
            _ => ty,
        };
        if let Node::GeneratorExp { .. } = self.program.ast.node(first)
            && self.program.function_made_by(first).is_none()
            && matches!(name, "any" | "all")
        {
            return self.search(first, name == "any");
        }
        let text = match name {
            "any" | "all" => {
                let walker = self.walker(first)?;
                self.raising(text!(self, "py::{name}({walker})")?)?
            }
            "sum" => {
                let element = self.element_of(first);
                let walker = self.walker(first)?;
                let walker = if self.program.types.same(element, ty) {
                    walker
                } else {
                    let pattern = self.coerced(self.value("value", element), ty)?;
                    text!(self, "py::map({walker}, |value| Ok({pattern}))")?
                };
                let start = match args.get(1) {
                    Some(start) => self.as_type(start, ty)?,
                    None => match self.get(ty) {
                        Term::Big => "py::big(0)",
                        Term::Float => "0.0",
                        _ => "0",
                    },
                };
                let suffix = match self.get(ty) {
                    Term::Float => "sum_float",
                    Term::Big => "sum_big",
                    _ => "sum_int",
                };
                self.raising(text!(self, "py::{suffix}({walker}, {start})")?)?
            }
            "sorted" => {
                let element = self.element_of(first);
                let walker = self.walker(first)?;
                let (key, reverse) = self.key_and_reverse(element, keywords)?;
                let text = match key {
                    Some(key) => text!(self, "py::sorted_by_key({walker}, {key}, {reverse})")?,
                    None => text!(self, "py::sorted({walker}, {reverse})")?,
                };
                self.raising(text)?
            }
            "min" | "max" => {
                let element = self.element_of(first);
                let walker = self.walker(first)?;
                let (key, _) = self.key_and_reverse(element, keywords)?;
                let text = match key {
                    Some(key) => text!(self, "py::{name}_by_key({walker}, {key})")?,
                    None => text!(self, "py::{name}_of({walker})")?,
                };
                self.raising(text)?
            }
            "list" | "set" | "frozenset" => {
                if let Node::GeneratorExp { .. } = self.program.ast.node(first)
                    && self.program.function_made_by(first).is_none()
                    && name == "list"
                {
                    return self.comprehension(first);
                }
                let walker = self.walker(first)?;
                let walker = match self.get(ty) {
                    Term::Set(item) | Term::FrozenSet(item) => {
                        self.walker_of(first, walker, item)?
                    }
                    _ => walker,
                };
                let make = name;
                self.raising(text!(self, "py::{make}_from({walker})")?)?
            }
            "dict" => {
                let walker = self.walker(first)?;
                let walker = match self.get(ty) {
                    Term::Dict(key, value) => {
                        let pair = self.program.types.tuple(&[key, value]);
                        let pair = self.make(pair);
                        self.walker_of(first, walker, pair)?
                    }
                    _ => walker,
                };
                self.raising(text!(self, "py::dict_from({walker})")?)?
            }
            "iter" | "reversed" | "enumerate" | "zip" => {
                let walker = self.walker(node)?;
                text!(self, "Iter::of({}, {walker})", Quoted(name))?
            }
            _ => return self.refuse(node, Code::CALL, "builtin"),
        };
        Ok(self.value(text, ty))
    }

    /// An expression as an iterator that a loop steps through.
    pub(super) fn walker(&mut self, node: NodeId) -> Lowered<&'a str> {
        if let Node::Call { func, args, keywords } = self.program.ast.node(node)
            && let Some(name) = self.program.builtin(func)
            && !args.iter().any(|arg| matches!(self.program.ast.node(arg), Node::Starred { .. }))
            && matches!(self.get(Program::type_at(node)), Term::Iter(_) | Term::Range)
        {
            match (name, args.len(), keywords.is_empty()) {
                ("enumerate", 1..=2, true) => {
                    let inner = args.get(0).expect("there is one");
                    let walker = self.walker(inner)?;
                    let walker = match self.part_of(node, 1) {
                        Some(wanted) => self.walker_of(inner, walker, wanted)?,
                        None => walker,
                    };
                    let whole = self.make(Term::Int);
                    let start = match args.get(1) {
                        Some(start) => self.as_type(start, whole)?,
                        None => "0",
                    };
                    return text!(self, "py::enumerate({walker}, {start})");
                }
                ("zip", 2..=3, true) => {
                    let mut all = self.program.arena.string();
                    for (index, arg) in (0_u32..).zip(args.iter()) {
                        let walker = self.walker(arg)?;
                        let walker = match self.part_of(node, index) {
                            Some(wanted) => self.walker_of(arg, walker, wanted)?,
                            None => walker,
                        };
                        write!(all, "{}{walker}", if all.is_empty() { "" } else { ", " })?;
                    }
                    let name = if args.len() == 2 { "zip" } else { "zip3" };
                    return text!(self, "py::{name}({})", all.as_str());
                }
                ("reversed", 1, true) => {
                    let piece = self.solid_piece(
                        args.get(0).expect("there is one"),
                        "'NoneType' object is not reversible",
                    )?;
                    let value = self.reference(piece)?;
                    return text!(self, "py::backwards({value})");
                }
                ("iter", 1, true) => return self.walker(args.get(0).expect("there is one")),
                ("map" | "filter", 2, true) => {
                    let (function, inner) = (args.get(0).expect("two"), args.get(1).expect("two"));
                    let element = self.element_of(inner);
                    let walker = self.walker(inner)?;
                    let closure = self.closure(function, &[element])?;
                    if name == "map" {
                        return text!(self, "py::map_ref({walker}, {closure})");
                    }
                    let answer = match applicable(self.program, function, 1) {
                        Some(id) => Some(self.program.function(id).answer),
                        None => None,
                    };
                    if is_none(self.program, function) {
                        return text!(self, "py::filter({walker}, |value| py::truth(value))");
                    }
                    let is_bool = answer.is_some_and(|ty| self.get(ty) == Term::Bool);
                    return if is_bool {
                        text!(self, "py::filter({walker}, {closure})")
                    } else {
                        text!(self, "py::filter_by({walker}, {closure})")
                    };
                }
                _ => {}
            }
        }
        let mut piece = self.solid_piece(node, "'NoneType' object is not iterable")?;
        let ty = piece.ty;
        if matches!(piece.text, "List::new()" | "Set::new()" | "Dict::new()") {
            piece.text = text!(self, "<{}>::new()", Shown(&self.program.types, ty))?;
        }
        if let Term::Tuple(start, count) = self.get(ty)
            && !self.program.types.is_even(start, count)
        {
            let text = self.dynamic(piece)?;
            return self.raising(text!(self, "{text}.iterate()")?);
        }
        if crate::infer::walkable(self.program, ty).is_none() {
            let text = self.dynamic(piece)?;
            return self.raising(text!(self, "{text}.iterate()")?);
        }
        let held = self.tight(piece)?;
        self.raising(text!(self, "{held}.iterate()")?)
    }
}
