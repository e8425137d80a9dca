//! Functions that a call takes: keys of a sort, and what `map` and `filter` apply.

use std::fmt::Write as _;

use super::{Hold, Lower, Lowered, Piece, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::{applicable, applied_builtin, is_none, keyword};
use crate::program::FunctionId;
use crate::refuse::Code;
use crate::types::{Term, Type};

impl<'a> Lower<'_, 'a> {
    /// The arguments `key` and `reverse` of a sort.
    pub(super) fn key_and_reverse(
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
            Some(key) if !is_none(self.program, key) => {
                Some(self.closure(key, &[element], "call_or_same")?)
            }
            _ => None,
        };
        let reverse = match keyword(self.program, keywords, "reverse") {
            Some(reverse) => {
                let ty = crate::program::Program::type_at(reverse);
                if matches!(self.get(ty), Term::Bool | Term::Int) {
                    self.condition(reverse)?
                } else {
                    let value = self.as_dyn_reference(reverse)?;
                    self.raising(text!(self, "py::dynamic::flag({value})")?)?
                }
            }
            None => "false",
        };
        Ok((key, reverse))
    }

    /// A function that is handed over, as a Rust closure that takes references; `call` is what calls it where only the
    /// run shows what it is.
    pub(super) fn closure(
        &mut self,
        function: NodeId,
        given: &[Type],
        call: &str,
    ) -> Lowered<&'a str> {
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
            let answer = text!(self, "{name}({})", call.as_str())?;
            return self.closed(id, parameters.as_str(), "", answer);
        }
        let way = std::mem::replace(&mut self.way, super::Way::Function);
        let text = match applied_builtin(self.program, function, self.get(given[0])) {
            Some(("chr", _)) => text!(self, "|&value| py::chr(value)"),
            Some((name, _)) => {
                let pattern = if self.program.types.is_copy(given[0]) { "&value" } else { "value" };
                let piece = self.passed("value", given[0]);
                let value = self.reference(piece)?;
                text!(self, "|{pattern}| py::{name}({value})")
            }
            None => {
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
                    "{{ let function = {function}; move |{}| py::dynamic::{call}(&function, &[{}]) }}",
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
        let locals = self.aside(|lower| lower.lambda_locals(id));
        let body = self.expression(body).and_then(|piece| {
            let answer = self.program.function(id).answer;
            let text = self.coerced(piece, answer)?;
            self.sure(text, answer)
        });
        (self.function, self.way) = (function, way);
        let (locals, body) = (locals?, body?);
        write!(conversions, "{locals}")?;
        let answer = text!(self, "Ok({body})")?;
        self.closed(id, parameters.as_str(), conversions.as_str(), answer)
    }

    /// The Rust closure for a function. Where it is kept it takes values of its own for the variables that it uses, and
    /// those that the text around has as references are references inside of it too.
    fn closed(
        &mut self,
        id: FunctionId,
        parameters: &str,
        steps: &str,
        answer: &str,
    ) -> Lowered<&'a str> {
        let (mut own, mut inside) = (self.program.arena.string(), self.program.arena.string());
        let count = if self.is_kept { self.program.captures_of(id).len() } else { 0 };
        for index in 0..count {
            let slot = self.program.captures_of(id)[index];
            let known = self.program.slot(slot);
            if self.program.types.is_copy(known.ty) && !known.is_cell && !self.is_asked(slot) {
                continue;
            }
            let name = self.slot_name(slot)?;
            writeln!(own, "let {name} = {name}.clone();")?;
            if self.captured(slot)? == name {
                writeln!(inside, "let {name} = &{name};")?;
            }
        }
        match (count, steps.is_empty() && inside.is_empty()) {
            (0, true) => text!(self, "|{parameters}| {answer}"),
            (0, false) => text!(self, "|{parameters}| {{ {steps}{answer} }}"),
            (_, true) if own.is_empty() => text!(self, "move |{parameters}| {answer}"),
            (_, true) => text!(self, "{{ {}move |{parameters}| {answer} }}", own.as_str()),
            (_, false) => text!(
                self,
                "{{ {}move |{parameters}| {{ {}{steps}{answer} }} }}",
                own.as_str(),
                inside.as_str()
            ),
        }
    }
}
