//! Methods, and what stands in the table of the library.

use std::fmt::Write as _;

use super::call::Front;
use super::compare::has_effect;
use super::{Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, NodeId};
use crate::infer::{Method, element_code, method_plan, solid};
use crate::library::{Argument, Signature};
use crate::program::Program;
use crate::refuse::Code;
use crate::types::{Term, Type};

impl<'a> Lower<'_, 'a> {
    /// The text of a line of the library.
    pub(super) fn line_call(
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
                // What an iterator gives is taken one by one.
                if matches!(self.get(piece.ty), Term::Iter(_)) && self.program.types.is_dyn(into) {
                    let iter = self.tight(piece)?;
                    return text!(self, "&{iter}.dynamic()");
                }
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

    /// The name in Rust of a method that is found by its name alone.
    pub(super) fn method_name(&self, python: &str) -> Lowered<&'a str> {
        let before = self.methods.iter().copied().take_while(|&known| known != python);
        self.shouted(python, before)
    }

    pub(super) fn method(
        &mut self,
        node: NodeId,
        value: NodeId,
        attr: larder_memory::intern::Symbol,
        args: List<'a>,
        keywords: List<'a>,
    ) -> Lowered<Piece<'a>> {
        if let Some(direct) = self.program.direct(value, attr)
            && let Some(given) =
                crate::infer::bind_after(self.program, direct, Some(value), args, keywords)
        {
            return self.known(direct, Front::Own, &given, args, keywords);
        }
        let name = self.attribute_name(attr);
        let receiver_type = solid(self.program, Program::type_at(value));
        let plan = method_plan(self.program, receiver_type, name, args, keywords);
        let trouble = text!(self, "'NoneType' object has no attribute '{name}'")?;
        if let (Method::Dyn, Term::Dyn, Some(sole)) =
            (plan, self.get(receiver_type), self.program.sole(value, attr))
            && let Some(given) =
                crate::infer::bind_after(self.program, sole, Some(value), args, keywords)
        {
            let receiver = self.as_dyn_reference(value)?;
            if !self.methods.contains(&name) {
                self.methods.try_push(name).map_err(|_full| super::Stop::Full)?;
            }
            let found = text!(self, "method::{}.of({receiver})", self.method_name(name)?)?;
            let found = self.raising(found)?;
            return self.known(sole, Front::Object(found), &given, args, keywords);
        }
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
                    // The method is looked up before the arguments do what they do.
                    Some((positional, named)) if has_effect(positional) || has_effect(named) => {
                        let found =
                            text!(self, "py::dynamic::method({receiver}, {})", Quoted(name))?;
                        let found = self.raising(found)?;
                        if named.is_empty() {
                            text!(self, "{found}.call(&[{positional}])")?
                        } else {
                            text!(self, "{found}.call_with(&[{positional}], &[{named}])")?
                        }
                    }
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
                        let callee =
                            text!(self, "py::dynamic::getattr({receiver}, {})", Quoted(name))?;
                        let callee = self.raising(callee)?;
                        text!(
                            self,
                            "{{\nlet callee = {callee};\nlet mut call = Arguments::of(&callee);\n{steps}py::dynamic::call_with(&callee, &call.positional, &call.named)\n}}"
                        )?
                    }
                };
                let text = self.raising(text)?;
                if matches!(plan, Method::Text) {
                    let text = self.raising(text!(self, "Str::from_dyn(&{text})")?)?;
                    let ty = self.make(Term::Str);
                    return Ok(self.value(text, ty));
                }
                let answer = Program::type_at(node);
                if matches!(self.get(answer), Term::Dyn | Term::Unknown) {
                    return Ok(self.value(text, ty));
                }
                // All methods of the name answer so.
                let text = text!(self, "py::typed::<{}>(&{text})", self.type_text(answer)?)?;
                Ok(self.value(text, answer))
            }
        }
    }
}
