//! Types of calls.
//!
//! What is called decides: a function of the program whose name can mean nothing else gets the arguments into
//! its parameters; a builtin or a method with a line in [`crate::library`] takes them by type; everything else
//! is called through `Dyn`.

use super::growth::How;
use super::{Infer, solid};
use crate::ast::{List, Node, NodeId};
use crate::library::{Argument, Signature, function, method};
use crate::program::{FunctionId, FunctionKind, Library, ParameterKind, Program, Reached};
use crate::types::{Term, Type, Types};

/// Where a parameter of a known function gets its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
    Nothing,
    Argument(NodeId),
    Default(NodeId),
    /// The arguments from this one on, in `*args`.
    Rest(u32),
}

pub(crate) const PARAMETERS_MAX: usize = 24;

/// How the arguments of a call reach the parameters of a function that is called by its name; none when the
/// call needs the run time's binding, be it to raise the `TypeError`.
pub(crate) fn bind_call(
    program: &Program<'_>,
    id: FunctionId,
    args: List<'_>,
    keywords: List<'_>,
) -> Option<[Given; PARAMETERS_MAX]> {
    bind_after(program, id, None, args, keywords)
}

/// The same of a method, whose first argument is the object that it is called on.
pub(crate) fn bind_after(
    program: &Program<'_>,
    id: FunctionId,
    object: Option<NodeId>,
    args: List<'_>,
    keywords: List<'_>,
) -> Option<[Given; PARAMETERS_MAX]> {
    let parameters = program.parameters_of(id);
    if parameters.len() > PARAMETERS_MAX {
        return None;
    }
    let mut given = [Given::Nothing; PARAMETERS_MAX];
    let mut next = 0;
    if let Some(object) = object {
        let first = parameters.first()?;
        if !matches!(first.kind, ParameterKind::Plain | ParameterKind::PositionalOnly) {
            return None;
        }
        given[0] = Given::Argument(object);
        next = 1;
    }
    if args.iter().any(|arg| matches!(program.ast.node(arg), Node::Starred { .. })) {
        return None;
    }
    for (at, arg) in (0_u32..).zip(args.iter()) {
        let place = parameters.get(next)?;
        match place.kind {
            ParameterKind::Plain | ParameterKind::PositionalOnly => {
                given[next] = Given::Argument(arg);
                next += 1;
            }
            ParameterKind::Star => {
                given[next] = Given::Rest(at);
                break;
            }
            _ => return None,
        }
    }
    for keyword in keywords.iter() {
        let Node::Keyword { arg: Some(name), value } = program.ast.node(keyword) else {
            return None;
        };
        let at = parameters.iter().position(|parameter| {
            parameter.name == name
                && matches!(parameter.kind, ParameterKind::Plain | ParameterKind::KeywordOnly)
        })?;
        if given[at] != Given::Nothing {
            return None;
        }
        given[at] = Given::Argument(value);
    }
    for (place, parameter) in given.iter_mut().zip(parameters) {
        if *place != Given::Nothing {
            continue;
        }
        *place = match (parameter.kind, parameter.default) {
            (ParameterKind::Star, _) => Given::Rest(u32::try_from(args.len()).ok()?),
            (ParameterKind::StarStar, _) => continue,
            (_, Some(default)) => Given::Default(default),
            (_, None) => return None,
        };
    }
    Some(given)
}

/// What a letter of a signature means for a receiver.
pub(crate) fn element_code(types: &mut Types<'_>, receiver: Type, code: &str) -> Option<Type> {
    Some(match code {
        "i" => types.make(Term::Int),
        "f" | "x" => types.make(Term::Float),
        "b" => types.make(Term::Bool),
        "s" => types.make(Term::Str),
        "y" => types.make(Term::Bytes),
        "N" => types.make(Term::None),
        "D" => types.make(Term::Dyn),
        "e" => match types.get(receiver) {
            Term::List(a) | Term::Set(a) | Term::FrozenSet(a) | Term::Dict(a, _) => a,
            _ => return None,
        },
        "v" => match types.get(receiver) {
            Term::Dict(_, b) => b,
            _ => return None,
        },
        "=" => receiver,
        "K" | "V" | "M" => {
            let Term::Dict(a, b) = types.get(receiver) else { return None };
            types.make(match code {
                "K" => Term::Keys(a, b),
                "V" => Term::Values(a, b),
                _ => Term::Items(a, b),
            })
        }
        _ => {
            let (outer, rest) = code.split_once('(')?;
            let inner = rest.strip_suffix(')')?;
            if outer == "P" {
                let mut fields = [Type(0); 12];
                let mut count = 0;
                for (at, _) in inner.char_indices() {
                    fields[count] = element_code(types, receiver, &inner[at..=at])?;
                    count += 1;
                }
                let term = types.tuple(&fields[..count]);
                types.make(term)
            } else {
                let inner = element_code(types, receiver, inner)?;
                types.make(match outer {
                    "L" => Term::List(inner),
                    "S" => Term::Set(inner),
                    "O" => Term::Option(inner),
                    "I" => Term::Iter(inner),
                    _ => return None,
                })
            }
        }
    })
}

/// How a method is called.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Method {
    /// Something is not known yet.
    Wait,
    Line(Signature),
    /// `xs.sort(key=…, reverse=…)`
    Sort,
    /// Through `Dyn`, with an answer that is a text all the same.
    Text,
    Dyn,
}

/// The Python name of a type that has methods.
pub(crate) fn class_name(term: Term) -> Option<&'static str> {
    Some(match term {
        Term::Str => "str",
        Term::List(_) => "list",
        Term::Dict(..) => "dict",
        Term::Set(_) => "set",
        Term::FrozenSet(_) => "frozenset",
        Term::Int => "int",
        Term::Float => "float",
        _ => return None,
    })
}

/// Whether a value of a type can stand for an argument.
fn fits(program: &mut Program<'_>, argument: Argument, ty: Type) -> Option<bool> {
    let term = program.types.get(ty);
    if term == Term::Unknown {
        return None;
    }
    if argument.is_iterable {
        let Some(element) = program.types.element(ty) else { return Some(false) };
        if let Term::Tuple(start, count) = term
            && !program.types.is_even(start, count)
        {
            return Some(false);
        }
        return match (argument.code, program.types.get(element)) {
            ("s", Term::Unknown) => None,
            ("s", term) => Some(term == Term::Str),
            _ => Some(true),
        };
    }
    Some(match argument.code {
        "i" => matches!(term, Term::Int | Term::Bool),
        "f" => matches!(term, Term::Float | Term::Int | Term::Bool),
        "x" => matches!(term, Term::Float | Term::Int | Term::Bool | Term::Big | Term::Dyn),
        "b" => term == Term::Bool,
        "s" => term == Term::Str || argument.is_option && term == Term::None,
        "y" => term == Term::Bytes,
        "=" => class_name(term).is_some(),
        _ => true,
    })
}

/// How a method of a receiver is called with these arguments, whose types are known.
pub(crate) fn method_plan(
    program: &mut Program<'_>,
    receiver: Type,
    name: &str,
    args: List<'_>,
    keywords: List<'_>,
) -> Method {
    let term = program.types.get(receiver);
    if term == Term::Unknown {
        return Method::Wait;
    }
    let Some(class) = class_name(term) else { return Method::Dyn };
    if (class, name) == ("list", "sort") && args.is_empty() && are_known(program, keywords) {
        return Method::Sort;
    }
    let other = if (class, name) == ("str", "format") { Method::Text } else { Method::Dyn };
    if !keywords.is_empty() {
        return other;
    }
    let Some(line) = method(class, name, args.len()) else { return other };
    let signature = Signature::of(line);
    let mut is_known = true;
    for (argument, arg) in signature.arguments().zip(args.iter()) {
        if matches!(program.ast.node(arg), Node::Starred { .. }) {
            return other;
        }
        // A set is looked for as a frozen one, which the run time makes of it.
        let of_set = class == "set" && matches!(name, "discard" | "remove");
        if of_set && matches!(program.types.get(Program::type_at(arg)), Term::Set(_)) {
            return other;
        }
        match fits(program, argument, Program::type_at(arg)) {
            Some(true) => {}
            Some(false) => return other,
            None => is_known = false,
        }
        if argument.code == "=" && !argument.is_iterable {
            let same = matches!(
                (program.types.get(receiver), program.types.get(Program::type_at(arg))),
                (Term::Dict(..), Term::Dict(..))
                    | (Term::Set(_), Term::Set(_))
                    | (Term::Unknown, _)
                    | (_, Term::Unknown)
            );
            if !same {
                return other;
            }
        }
    }
    if is_known { Method::Line(signature) } else { Method::Wait }
}

/// The line of a function of a module, when the arguments fit it.
pub(crate) fn library_plan(
    program: &mut Program<'_>,
    (module, name): (&str, &str),
    args: List<'_>,
    keywords: List<'_>,
) -> Option<Option<Signature>> {
    if !keywords.is_empty() {
        return Some(None);
    }
    let Some(line) = function(module, name, args.len()) else { return Some(None) };
    let signature = Signature::of(line);
    let mut is_known = true;
    for (argument, arg) in signature.arguments().zip(args.iter()) {
        match fits(program, argument, Program::type_at(arg)) {
            Some(true) => {}
            Some(false) => return Some(None),
            None => is_known = false,
        }
    }
    is_known.then_some(Some(signature))
}

/// What a function of a module gives for arguments that have no line, as the code of a type.
pub(crate) fn library_answer(
    program: &Program<'_>,
    (module, name): (&str, &str),
    args: List<'_>,
) -> Option<&'static str> {
    let code = crate::library::answer(module, name)?;
    // A pattern of bytes gives bytes.
    if module == "re" {
        let pattern = program.types.get(Program::type_at(args.get(0)?));
        return matches!(pattern, Term::Str | Term::Unknown).then_some(code);
    }
    let has_big = args.iter().any(|arg| program.types.get(Program::type_at(arg)) == Term::Big);
    (code != "i" || !has_big).then_some(code)
}

impl<'a> Infer<'_, 'a> {
    /// The type that a code means flows into a place.
    pub(super) fn join_code(&mut self, place: Type, code: &str) {
        if let Some(ty) = element_code(&mut self.program.types, place, code) {
            self.flow(place, ty);
        }
    }

    pub(super) fn call(&mut self, node: NodeId, func: NodeId, args: List<'a>, keywords: List<'a>) {
        let place = Program::type_at(node);
        if let Some(function) = self.program.known_function(func) {
            match bind_call(self.program, function, args, keywords) {
                Some(given) => return self.known(place, function, &given, args),
                None => return self.dynamic(place, Some(func), args, keywords),
            }
        }
        if let Some(Library::Member(module, name)) = self.program.library(func) {
            args.iter().for_each(|arg| {
                self.expression(arg);
            });
            match library_plan(self.program, (module, name), args, keywords) {
                None => return,
                Some(Some(signature)) => {
                    if self.is_recording && (module, name) == ("math", "lcm") {
                        for arg in args.iter() {
                            let ty = Program::type_at(arg);
                            self.record(How::Multiply, place, ty, ty);
                        }
                    }
                    let ty = element_code(&mut self.program.types, place, signature.answer);
                    return ty.map_or((), |ty| self.flow(place, ty));
                }
                Some(None) if module == "math" && GROWING.contains(&name) => {
                    self.dyn_arguments(args, keywords);
                    return self.join_term(place, Term::Dyn);
                }
                Some(None) => {
                    self.dyn_arguments(args, keywords);
                    return match library_answer(self.program, (module, name), args) {
                        Some(code) => {
                            self.join_code(place, code);
                            if self.is_recording && module == "random" {
                                for arg in args.iter() {
                                    let ty = Program::type_at(arg);
                                    self.record(How::Copy, place, ty, ty);
                                }
                            }
                        }
                        None => self.join_term(place, Term::Dyn),
                    };
                }
            }
        }
        if let Some(name) = self.program.builtin(func) {
            return self.builtin(place, name, func, args, keywords);
        }
        if let Node::Attribute { value, attr, .. } = self.program.ast.node(func)
            && self.program.library(func).is_none()
        {
            self.expression(value);
            return self.method(place, (value, attr), args, keywords);
        }
        self.dynamic(place, Some(func), args, keywords);
        if let Some(reached) = self.program.constructed(func) {
            self.handed(reached, func, args, keywords);
        }
    }

    /// A function of the program by its name.
    fn known(
        &mut self,
        place: Type,
        id: FunctionId,
        given: &[super::call::Given; PARAMETERS_MAX],
        args: List<'a>,
    ) {
        self.program.function_mut(id).is_called = true;
        for (index, given) in given.iter().enumerate().take(self.program.parameters_of(id).len()) {
            let parameter = self.program.parameters_of(id)[index];
            let into = self.slot_type(parameter.slot);
            match *given {
                Given::Argument(value) => {
                    let ty = self.expression(value);
                    self.flow(into, ty);
                }
                Given::Rest(from) => {
                    for arg in args.iter().skip(from as usize) {
                        self.as_dyn(arg);
                    }
                }
                Given::Nothing | Given::Default(_) => {}
            }
        }
        self.answer(place, id);
    }

    fn answer(&mut self, place: Type, id: FunctionId) {
        let function = *self.program.function(id);
        if function.is_generator {
            // The generator is the one that this call makes: what it gives has one type.
            let inside = self.container(place, Term::Iter);
            self.flow(inside, function.answer);
            self.program.types.unify(inside, function.answer);
        } else {
            self.flow(place, function.answer);
        }
    }

    /// A call through `Dyn`.
    fn dynamic(&mut self, place: Type, func: Option<NodeId>, args: List<'a>, keywords: List<'a>) {
        if let Some(func) = func {
            self.as_dyn(func);
        }
        self.dyn_arguments(args, keywords);
        self.join_term(place, Term::Dyn);
    }

    fn dyn_arguments(&mut self, args: List<'a>, keywords: List<'a>) {
        for arg in args.iter() {
            self.as_dyn(arg);
        }
        for keyword in keywords.iter() {
            if let Node::Keyword { value, .. } = self.program.ast.node(keyword) {
                self.as_dyn(value);
            }
        }
    }

    /// The arguments of a call flow into the functions that it may reach and that are closed; whether there are such
    /// and no others.
    fn handed(
        &mut self,
        reached: Reached,
        object: NodeId,
        args: List<'a>,
        keywords: List<'a>,
    ) -> bool {
        let mut is_known = false;
        let mut index = 0;
        while let Some(id) = self.program.reached_at(reached, index) {
            is_known |= index == 0;
            index += 1;
            if !self.program.function(id).is_closed {
                is_known = false;
                continue;
            }
            self.program.function_mut(id).is_called = true;
            let Some(given) = bind_after(self.program, id, Some(object), args, keywords) else {
                self.program.function_mut(id).is_closed = false;
                self.program.types.change_all();
                self.is_news = true;
                is_known = false;
                continue;
            };
            for (at, given) in given.iter().enumerate().take(self.program.parameters_of(id).len()) {
                if let (Given::Argument(value), 1..) = (*given, at) {
                    let slot = self.program.parameters_of(id)[at].slot;
                    let (into, ty) = (self.slot_type(slot), Program::type_at(value));
                    self.keep(into, ty);
                }
            }
        }
        is_known
    }

    fn method(
        &mut self,
        place: Type,
        (value, attr): (NodeId, larder_memory::intern::Symbol),
        args: List<'a>,
        keywords: List<'a>,
    ) {
        let receiver = self.solid(Program::type_at(value));
        let name = self.program.text(attr);
        let sorts = args.is_empty() && are_known(self.program, keywords);
        if matches!(self.get(receiver), Term::List(_)) && name == "sort" && sorts {
            if let Term::List(element) = self.get(receiver) {
                self.keyed(element, keywords);
            }
            return self.join_term(place, Term::None);
        }
        for arg in args.iter() {
            self.expression(arg);
        }
        match method_plan(self.program, receiver, name, args, keywords) {
            Method::Wait => {}
            Method::Sort => self.join_term(place, Term::None),
            Method::Line(signature) => {
                for (argument, arg) in signature.arguments().zip(args.iter()) {
                    let ty = Program::type_at(arg);
                    let ty = if argument.is_iterable {
                        self.program.types.element(ty)
                    } else {
                        Some(ty)
                    };
                    let into = element_code(&mut self.program.types, receiver, argument.code);
                    if let (Some(ty), Some(into), "e" | "v" | "=") = (ty, into, argument.code) {
                        self.flow(into, ty);
                    }
                }
                let ty = element_code(&mut self.program.types, receiver, signature.answer);
                if let Some(ty) = ty {
                    if signature.answer == "=" {
                        let term = self.get(receiver);
                        self.join_term(place, term);
                    } else {
                        self.flow(place, ty);
                    }
                }
            }
            Method::Text => {
                self.dyn_arguments(args, keywords);
                self.join_term(place, Term::Str);
            }
            Method::Dyn => {
                self.program.types.flows_to_dyn(receiver);
                self.dyn_arguments(args, keywords);
                let reached = self.program.reached(self.function, value, attr);
                let is_known = self.handed(reached, value, args, keywords);
                if !is_known || self.program.may_be_foreign(value, attr) {
                    return self.join_term(place, Term::Dyn);
                }
                let mut index = 0;
                while let Some(id) = self.program.reached_at(reached, index) {
                    self.answer(place, id);
                    index += 1;
                }
            }
        }
    }

    /// How the answer of a builtin comes from its arguments, where it is of their size or larger.
    fn record_builtin(&mut self, place: Type, name: &str, args: List<'a>) {
        let Some(first) = args.get(0) else { return };
        let first = self.solid(Program::type_at(first));
        match name {
            // A sum of what depends on it grows with each turn.
            "sum" => {
                if let Some(element) = self.program.types.element(first) {
                    self.record_walk(element, first);
                    self.record(How::Total, place, element, element);
                }
            }
            "min" | "max" if args.len() == 1 => self.record_walk(place, first),
            "sorted" | "list" | "set" | "frozenset" | "iter" | "reversed" => {
                if let Some(element) = self.program.types.element(place) {
                    self.record_walk(element, first);
                }
            }
            "enumerate" | "zip" => {
                let Term::Iter(item) = self.get(place) else { return };
                let Term::Tuple(start, count) = self.get(item) else { return };
                // The number of an item stands before it.
                let from = u32::from(name == "enumerate");
                for (index, arg) in (from..count).zip(args.iter()) {
                    let field = self.program.types.field(start, index);
                    self.record_walk(field, self.solid(Program::type_at(arg)));
                }
            }
            "abs" | "int" | "round" => self.record(How::Copy, place, first, first),
            "min" | "max" if args.len() > 1 => {
                for arg in args.iter() {
                    let ty = Program::type_at(arg);
                    self.record(How::Copy, place, ty, ty);
                }
            }
            "hash" => self.record_literal(place, 1 << 61),
            "pow" => {
                if let Some(modulus) = args.get(2).map(Program::type_at) {
                    self.record(How::Copy, place, modulus, modulus);
                }
            }
            "divmod" => {
                if let (Term::Tuple(start, 2), Some(by)) = (self.get(place), args.get(1)) {
                    let (whole, rest) =
                        (self.program.types.field(start, 0), self.program.types.field(start, 1));
                    let by = Program::type_at(by);
                    self.record(How::Left, whole, first, by);
                    self.record(How::Right, rest, first, by);
                }
            }
            _ => {}
        }
    }

    /// The arguments `key` and `reverse`: a lambda or a known function as key is called with the element.
    fn keyed(&mut self, element: Type, keywords: List<'a>) {
        for keyword in keywords.iter() {
            let Node::Keyword { arg: Some(name), value } = self.program.ast.node(keyword) else {
                continue;
            };
            if self.program.text(name) == "key" {
                self.applied(value, &[element]);
            } else {
                self.expression(value);
            }
        }
    }

    /// What a function that is handed over gives for values of these types; the function is called through
    /// `Dyn` where it is neither a lambda nor known.
    fn applied(&mut self, function: NodeId, given: &[Type]) -> Type {
        if let Some(id) = applicable(self.program, function, given.len()) {
            for (index, &ty) in given.iter().enumerate() {
                let into = self.slot_type(self.program.parameters_of(id)[index].slot);
                self.flow(into, ty);
            }
            self.program.function_mut(id).is_called = true;
            if let Node::Lambda { args, .. } = self.program.ast.node(function) {
                self.made(function, args);
            }
            return self.program.function(id).answer;
        }
        if is_none(self.program, function) {
            return given[0];
        }
        if let Some((_, answer)) = applied_builtin(self.program, function, self.get(given[0])) {
            return self.program.types.make(answer);
        }
        for &ty in given {
            self.program.types.flows_to_dyn(ty);
        }
        self.as_dyn(function);
        self.program.types.make(Term::Dyn)
    }

    fn builtin(
        &mut self,
        place: Type,
        name: &str,
        func: NodeId,
        args: List<'a>,
        keywords: List<'a>,
    ) {
        let is_starred =
            args.iter().any(|arg| matches!(self.program.ast.node(arg), Node::Starred { .. }));
        if is_starred {
            return self.dynamic(place, Some(func), args, keywords);
        }
        if name == "print" {
            for arg in args.iter() {
                self.expression(arg);
            }
            for keyword in keywords.iter() {
                if let Node::Keyword { value, .. } = self.program.ast.node(keyword) {
                    self.as_dyn(value);
                }
            }
            return self.join_term(place, Term::None);
        }
        if is_class_test(self.program, name, args, keywords) {
            for arg in args.iter() {
                self.as_dyn(arg);
            }
            return self.join_term(place, Term::Bool);
        }
        if let ("map" | "filter", 2, Some(function), Some(iterable)) =
            (name, args.len(), args.get(0), args.get(1))
            && keywords.is_empty()
        {
            let element = self.iterated(iterable);
            if self.get(element) == Term::Unknown {
                return;
            }
            let answer = self.applied(function, &[element]);
            let inside = self.container(place, Term::Iter);
            return self.flow(inside, if name == "map" { answer } else { element });
        }
        for arg in args.iter() {
            self.expression(arg);
        }
        if let ("sorted" | "min" | "max", Some(first), false) =
            (name, args.get(0), keywords.is_empty())
        {
            let element = if name == "sorted" || args.len() == 1 {
                self.walked(first, Program::type_at(first))
            } else {
                let all = self.program.types.unknown();
                for arg in args.iter() {
                    self.flow(all, Program::type_at(arg));
                }
                all
            };
            if self.get(element) != Term::Unknown {
                self.keyed(element, keywords);
            }
        } else {
            for keyword in keywords.iter() {
                if let Node::Keyword { value, .. } = self.program.ast.node(keyword) {
                    self.expression(value);
                }
            }
        }
        match builtin_plan(self.program, name, args, keywords) {
            Answer::Wait => {}
            Answer::Typed(ty) => self.flow(place, ty),
            Answer::Dyn => {
                self.dyn_arguments(args, keywords);
                self.join_term(place, Term::Dyn);
            }
        }
        if self.is_recording {
            self.record_builtin(place, name, args);
        }
    }
}

/// Whether a call of a builtin is `isinstance(x, C)` or `isinstance(x, (C, D))` of classes that have names, which no
/// list of arguments is made for.
pub(crate) fn is_class_test(
    program: &Program<'_>,
    name: &str,
    args: List<'_>,
    keywords: List<'_>,
) -> bool {
    let is_named =
        |node: NodeId| matches!(program.ast.node(node), Node::Name { .. } | Node::Attribute { .. });
    name == "isinstance"
        && args.len() == 2
        && keywords.is_empty()
        && args.get(1).is_some_and(|class| match program.ast.node(class) {
            Node::Tuple { elts, .. } => elts.iter().all(is_named),
            _ => is_named(class),
        })
}

/// The builtin that a function handed over is, and its answer, where a closure may call it on values of a type.
pub(crate) fn applied_builtin(
    program: &Program<'_>,
    function: NodeId,
    given: Term,
) -> Option<(&'static str, Term)> {
    match (program.builtin(function)?, given) {
        ("len", Term::Unknown) => Some(("len", Term::Int)),
        ("len", given) if has_length(given) => Some(("len", Term::Int)),
        ("str", _) => Some(("str", Term::Str)),
        ("repr", _) => Some(("repr", Term::Str)),
        ("chr", Term::Int) => Some(("chr", Term::Str)),
        _ => None,
    }
}

/// Whether values of a type have a length.
fn has_length(term: Term) -> bool {
    matches!(
        term,
        Term::Str
            | Term::Bytes
            | Term::Range
            | Term::List(_)
            | Term::Set(_)
            | Term::FrozenSet(_)
            | Term::Dict(..)
            | Term::Dyn
            | Term::Keys(..)
            | Term::Values(..)
            | Term::Items(..)
    )
}

/// Whether all keywords are ones that a sort, a minimum or a maximum takes.
fn are_known(program: &Program<'_>, keywords: List<'_>) -> bool {
    keywords.iter().all(|keyword| {
        matches!(program.ast.node(keyword), Node::Keyword { arg: Some(name), .. }
            if matches!(program.text(name), "key" | "reverse" | "default"))
    })
}

/// Functions of `math` that have no bound.
const GROWING: &[&str] = &["factorial", "comb", "perm", "prod"];

pub(crate) fn is_none(program: &Program<'_>, node: NodeId) -> bool {
    matches!(
        program.ast.node(node),
        Node::Constant(crate::ast::Literal::Singleton(crate::ast::Singleton::None))
    )
}

/// The function of a lambda, or of a name that means one, when it takes so many arguments and no more.
pub(crate) fn applicable(program: &Program<'_>, node: NodeId, count: usize) -> Option<FunctionId> {
    let id = match program.ast.node(node) {
        Node::Lambda { .. } => program.function_made_by(node)?,
        _ => program.known_function(node)?,
    };
    let parameters = program.parameters_of(id);
    let plain = |kind| matches!(kind, ParameterKind::Plain | ParameterKind::PositionalOnly);
    let fits = parameters.len() == count && parameters.iter().all(|one| plain(one.kind));
    (fits && !program.function(id).is_generator && program.function(id).kind != FunctionKind::Lazy)
        .then_some(id)
}

/// What a builtin gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Answer {
    Wait,
    /// By the text that the lowering has for it.
    Typed(Type),
    Dyn,
}

/// The keyword of a call.
pub(crate) fn keyword<'a>(program: &Program<'a>, keywords: List<'a>, name: &str) -> Option<NodeId> {
    keywords.iter().find_map(|keyword| match program.ast.node(keyword) {
        Node::Keyword { arg: Some(arg), value } if program.text(arg) == name => Some(value),
        _ => None,
    })
}

/// What a builtin gives for these arguments, whose types are known; `Dyn` where only the run time knows.
pub(crate) fn builtin_plan(
    program: &mut Program<'_>,
    name: &str,
    args: List<'_>,
    keywords: List<'_>,
) -> Answer {
    let first = args.get(0).map(|arg| match name {
        // What is `None` raises where it is walked through.
        "len" | "any" | "all" | "sum" | "sorted" | "list" | "set" | "frozenset" | "enumerate"
        | "reversed" | "iter" | "tuple" => solid(program, Program::type_at(arg)),
        "min" | "max" if args.len() == 1 => solid(program, Program::type_at(arg)),
        _ => Program::type_at(arg),
    });
    let second = args.get(1).map(Program::type_at);
    let get = |program: &Program<'_>, ty: Option<Type>| ty.map(|ty| program.types.get(ty));
    let terms = (get(program, first), get(program, second));
    if terms.0 == Some(Term::Unknown) || terms.1 == Some(Term::Unknown) {
        return Answer::Wait;
    }
    let (plain, count) = (keywords.is_empty(), args.len());
    let own = program.whole;
    let is_text = terms.0 == Some(Term::Str);
    let is_long = matches!(name, "int" | "round") && is_long(program, args.get(0), is_text);
    // Where other numbers have no bound, those that are read or rounded may need none either.
    let is_open = matches!(terms.0, Some(Term::Str | Term::Float | Term::Dyn));
    let may_be_big = (program.has_big || program.has_long) && is_open;
    let third = get(program, args.get(2).map(Program::type_at));
    let mut typed = |term: Term| Answer::Typed(program.types.make(term));
    let is_whole = |term: Option<Term>| matches!(term, Some(Term::Int | Term::Bool));
    match (name, count, plain) {
        ("len", 1, true) => match terms.0 {
            Some(given) if has_length(given) => typed(Term::Int),
            _ => Answer::Dyn,
        },
        ("range", 1..=3, true) => {
            let all_whole = args.iter().all(|arg| {
                matches!(program.types.get(Program::type_at(arg)), Term::Int | Term::Bool)
            });
            let known =
                args.iter().all(|arg| program.types.get(Program::type_at(arg)) != Term::Unknown);
            match (known, all_whole) {
                (false, _) => Answer::Wait,
                (true, true) => Answer::Typed(program.types.make(Term::Range)),
                (true, false) => Answer::Dyn,
            }
        }
        ("abs", 1, true) => match terms.0 {
            Some(Term::Int | Term::Bool) => typed(Term::Int),
            Some(Term::Big) => typed(Term::Big),
            Some(Term::Float) => typed(Term::Float),
            _ => Answer::Dyn,
        },
        ("str", 0..=1, true) | ("repr", 1, true) => typed(Term::Str),
        ("chr", 1, true) if is_whole(terms.0) => typed(Term::Str),
        ("hex" | "oct" | "bin", 1, true) if is_whole(terms.0) || terms.0 == Some(Term::Big) => {
            typed(Term::Str)
        }
        ("ord", 1, true) if terms.0 == Some(Term::Str) => typed(Term::Int),
        ("bool", 1, true) => typed(Term::Bool),
        ("hash", 1, true) => typed(Term::Int),
        ("input", 0..=1, true) => typed(Term::Str),
        ("int", 1..=2, true) if is_long => typed(Term::Big),
        ("int", 1, true) if may_be_big => typed(Term::Big),
        ("int", 2, true) if may_be_big && is_text && is_whole(terms.1) => typed(Term::Big),
        ("int", 1, true) => match terms.0 {
            Some(Term::Int | Term::Bool) => typed(Term::Int),
            Some(Term::Float | Term::Str | Term::Dyn) => typed(own),
            Some(Term::Big) => typed(Term::Big),
            _ => Answer::Dyn,
        },
        ("int", 2, true) if terms.0 == Some(Term::Str) && is_whole(terms.1) => typed(own),
        ("pow", 3, true) if is_whole(terms.0) && is_whole(terms.1) && is_whole(third) => {
            typed(Term::Int)
        }
        ("float", 1, true) => match terms.0 {
            Some(Term::Int | Term::Bool | Term::Float | Term::Str | Term::Big | Term::Dyn) => {
                typed(Term::Float)
            }
            _ => Answer::Dyn,
        },
        ("round", 1, true) => match terms.0 {
            Some(Term::Int | Term::Bool) => typed(Term::Int),
            Some(Term::Float) if is_long || may_be_big => typed(Term::Big),
            Some(Term::Float) => typed(own),
            _ => Answer::Dyn,
        },
        ("round", 2, true) if terms.0 == Some(Term::Float) && is_whole(terms.1) => {
            typed(Term::Float)
        }
        ("divmod", 2, true) if is_whole(terms.0) && is_whole(terms.1) => {
            let whole = program.types.make(Term::Int);
            let pair = program.types.tuple(&[whole, whole]);
            Answer::Typed(program.types.make(pair))
        }
        ("any" | "all", 1, true) => match first.and_then(|ty| walkable(program, ty)) {
            Some(_) => Answer::Typed(program.types.make(Term::Bool)),
            None => Answer::Dyn,
        },
        ("sum", 1..=2, true) => {
            let Some(element) = first.and_then(|ty| walkable(program, ty)) else {
                return Answer::Dyn;
            };
            let start = match terms.1 {
                Some(term) => term,
                None => Term::Int,
            };
            match (program.types.get(element), start) {
                (Term::Unknown, _) => Answer::Wait,
                (Term::Int | Term::Bool, Term::Int | Term::Bool) => {
                    Answer::Typed(program.types.make(Term::Int))
                }
                (Term::Int | Term::Big | Term::Bool, Term::Int | Term::Big | Term::Bool) => {
                    Answer::Typed(program.types.make(Term::Big))
                }
                (Term::Float, Term::Float) => Answer::Typed(program.types.make(Term::Float)),
                _ => Answer::Dyn,
            }
        }
        ("sorted", 1, _) if are_known(program, keywords) => {
            match first.and_then(|ty| walkable(program, ty)) {
                Some(element) => Answer::Typed(program.types.make(Term::List(element))),
                None => Answer::Dyn,
            }
        }
        ("min" | "max", 1, _)
            if keyword(program, keywords, "default").is_none()
                && keyword(program, keywords, "reverse").is_none()
                && are_known(program, keywords) =>
        {
            match first.and_then(|ty| walkable(program, ty)) {
                Some(element) => Answer::Typed(element),
                None => Answer::Dyn,
            }
        }
        ("min" | "max", 2.., true) => {
            let all = program.types.unknown();
            for arg in args.iter() {
                let ty = Program::type_at(arg);
                if program.types.get(ty) == Term::Unknown {
                    return Answer::Wait;
                }
                program.types.join(all, ty);
            }
            match program.types.get(all) {
                Term::Dyn | Term::Option(_) => Answer::Dyn,
                _ => Answer::Typed(all),
            }
        }
        ("list", 0, true) => {
            let element = program.types.unknown();
            typed_container(program, element, Term::List)
        }
        ("set", 0, true) => {
            let element = program.types.unknown();
            typed_container(program, element, Term::Set)
        }
        ("dict", 0, true) => {
            let (key, value) = (program.types.unknown(), program.types.unknown());
            Answer::Typed(program.types.make(Term::Dict(key, value)))
        }
        ("list" | "set" | "frozenset", 1, true) => {
            let Some(element) = first.and_then(|ty| walkable(program, ty)) else {
                return Answer::Dyn;
            };
            let make = match name {
                "list" => Term::List,
                "set" => Term::Set,
                _ => Term::FrozenSet,
            };
            typed_container(program, element, make)
        }
        ("dict", 1, true) => match terms.0 {
            Some(Term::Dict(key, value)) => {
                Answer::Typed(program.types.make(Term::Dict(key, value)))
            }
            _ => {
                let Some(element) = first.and_then(|ty| walkable(program, ty)) else {
                    return Answer::Dyn;
                };
                match program.types.get(element) {
                    Term::Unknown => Answer::Wait,
                    Term::Tuple(start, 2) => {
                        let (key, value) =
                            (program.types.field(start, 0), program.types.field(start, 1));
                        Answer::Typed(program.types.make(Term::Dict(key, value)))
                    }
                    _ => Answer::Dyn,
                }
            }
        },
        // A dynamic value may be, or give, an iterator that is more than one: a generator, an object of a class.
        ("iter", 1, true) if terms.0 == Some(Term::Dyn) => Answer::Dyn,
        ("iter" | "reversed", 1, true) => match first.and_then(|ty| walkable(program, ty)) {
            Some(element)
                if name == "iter"
                    || matches!(terms.0, Some(Term::List(_) | Term::Str | Term::Range)) =>
            {
                Answer::Typed(program.types.make(Term::Iter(element)))
            }
            _ => Answer::Dyn,
        },
        ("enumerate", 1..=2, true) if count == 1 || is_whole(terms.1) => {
            match first.and_then(|ty| walkable(program, ty)) {
                Some(element) => {
                    let whole = program.types.make(Term::Int);
                    let pair = program.types.tuple(&[whole, element]);
                    let pair = program.types.make(pair);
                    Answer::Typed(program.types.make(Term::Iter(pair)))
                }
                None => Answer::Dyn,
            }
        }
        ("zip", 2..=3, true) => {
            let mut fields = [Type(0); 3];
            for (field, arg) in fields.iter_mut().zip(args.iter()) {
                let ty = Program::type_at(arg);
                if program.types.get(ty) == Term::Unknown {
                    return Answer::Wait;
                }
                let ty = solid(program, ty);
                match walkable(program, ty) {
                    Some(element) => *field = element,
                    None => return Answer::Dyn,
                }
            }
            let tuple = program.types.tuple(&fields[..count]);
            let tuple = program.types.make(tuple);
            Answer::Typed(program.types.make(Term::Iter(tuple)))
        }
        ("next", 1, true) => match terms.0 {
            Some(Term::Iter(element)) => Answer::Typed(element),
            _ => Answer::Dyn,
        },
        _ => Answer::Dyn,
    }
}

/// Whether a number is written in a text, or as a float, that leaves 64 bits.
fn is_long(program: &Program<'_>, node: Option<NodeId>, is_text: bool) -> bool {
    use crate::ast::Literal;
    match node.map(|node| program.ast.node(node)) {
        Some(Node::Constant(Literal::Str { bytes, .. })) => bytes.len() > 18,
        Some(Node::Constant(Literal::Float(value))) => value.abs() >= 4e18,
        // A variable that was made so.
        Some(Node::Name { .. }) if is_text => {
            let slot = node.and_then(|node| program.slot_at(node));
            slot.is_some_and(|slot| program.slot(slot).is_long_text)
        }
        // A text that is put together, or repeated.
        Some(Node::Call { func, .. }) if is_text => {
            matches!(program.ast.node(func), Node::Attribute { attr, .. } if program.text(attr) == "join")
        }
        Some(Node::BinOp { op: crate::ast::Operator::Mult, .. }) => is_text,
        _ => false,
    }
}

fn typed_container(program: &mut Program<'_>, element: Type, make: fn(Type) -> Term) -> Answer {
    Answer::Typed(program.types.make(make(element)))
}

/// The element of a value that the generated text walks through without `Dyn`.
pub(crate) fn walkable(program: &mut Program<'_>, ty: Type) -> Option<Type> {
    match program.types.get(ty) {
        Term::Tuple(start, count) if !program.types.is_even(start, count) || count == 0 => None,
        _ => program.types.element(ty),
    }
}
