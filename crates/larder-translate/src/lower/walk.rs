//! What is walked through: iterators, and the builtins that take one.

use std::fmt::Write as _;

use super::{Lower, Lowered, Piece, Quoted, text};
use crate::ast::{List, Node, NodeId};
use crate::infer::{applicable, applied_builtin, is_none, solid};
use crate::program::Program;
use crate::refuse::Code;
use crate::types::{Shown, Term, Type};

impl<'a> Lower<'_, 'a> {
    /// The walker of an expression, with what comes out made into the type that is wanted.
    fn walker_of(&mut self, node: NodeId, walker: &'a str, wanted: Type) -> Lowered<&'a str> {
        let element = self.element_of(node);
        if self.program.types.same(element, wanted) {
            return Ok(walker);
        }
        let item = self.in_closure(|lower| lower.coerced(lower.value("item", element), wanted))?;
        text!(self, "py::map({walker}, |item| Ok({item}))")
    }

    /// What stands in a Rust closure hands its exceptions on with `?`.
    pub(super) fn in_closure<T>(
        &mut self,
        make: impl FnOnce(&mut Self) -> Lowered<T>,
    ) -> Lowered<T> {
        let way = std::mem::replace(&mut self.way, super::Way::Function);
        let made = make(self);
        self.way = way;
        made
    }

    /// The name of the type of iterator that a builtin makes of an expression.
    fn iterator_name<'n>(&self, builtin: &'n str, node: NodeId) -> &'n str {
        let term = self.get(solid(self.program, Program::type_at(node)));
        match (builtin, term) {
            ("reversed", Term::List(_)) => "list_reverseiterator",
            ("iter", Term::List(_)) => "list_iterator",
            ("iter", Term::Dict(..) | Term::Keys(..)) => "dict_keyiterator",
            ("iter", Term::Values(..)) => "dict_valueiterator",
            ("iter", Term::Items(..)) => "dict_itemiterator",
            ("iter", Term::Set(_) | Term::FrozenSet(_)) => "set_iterator",
            ("iter", Term::Tuple(..)) => "tuple_iterator",
            ("iter" | "reversed", Term::Range) => "range_iterator",
            _ => builtin,
        }
    }

    /// A walker that gives values of one type, as one that gives what the iterator at a node does.
    fn as_wanted(&mut self, node: NodeId, walker: &'a str, given: Type) -> Lowered<&'a str> {
        let Term::Iter(wanted) = self.get(Program::type_at(node)) else { return Ok(walker) };
        if self.program.types.same(given, wanted) {
            return Ok(walker);
        }
        let item = self.in_closure(|lower| lower.coerced(lower.value("item", given), wanted))?;
        text!(self, "py::map({walker}, |item| Ok({item}))")
    }

    /// The same for the walker of a container, which knows how many are left: kept as a value it stays as it is.
    fn as_given(&mut self, node: NodeId, walker: &'a str, given: Type) -> Lowered<&'a str> {
        if self.is_kept { Ok(walker) } else { self.as_wanted(node, walker, given) }
    }

    /// What a function that is handed over answers, as its closure gives it.
    fn applied_answer(&mut self, function: NodeId, given: Type) -> Type {
        if let Some(id) = applicable(self.program, function, 1) {
            return self.program.function(id).answer;
        }
        let answer = applied_builtin(self.program, function, self.get(given));
        let term = answer.map_or(Term::Dyn, |(_, answer)| answer);
        self.make(term)
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
    pub(super) fn walked_builtin(
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
        // An iterator's iterator is itself.
        if name == "iter" && matches!(self.get(Program::type_at(first)), Term::Iter(_)) {
            return self.expression(first);
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
                    let pattern =
                        self.in_closure(|lower| lower.coerced(lower.value("value", element), ty))?;
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
                let walker = self.counted_walker(first)?;
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
                if let Term::Set(item) | Term::FrozenSet(item) = self.get(ty)
                    && let Some(piece) = self.copied_table(name, first, item, ty)?
                {
                    return Ok(piece);
                }
                let walker = match name {
                    "list" => self.counted_walker(first)?,
                    _ => self.walker(first)?,
                };
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
            "iter" if self.get(Program::type_at(first)) == Term::Str => {
                let text = self.expression(first)?;
                let text = self.reference(text)?;
                self.raising(text!(self, "py::iter_of_text({text})")?)?
            }
            "iter" | "reversed" | "enumerate" | "zip" => {
                let walker = self.kept_walker(node)?;
                let python = self.iterator_name(name, first);
                text!(self, "Iter::of({}, {walker})", Quoted(python))?
            }
            _ => return self.refuse(node, Code::CALL, "builtin"),
        };
        Ok(self.value(text, ty))
    }

    /// `set(x)` of what is a set or a dict, or may be: CPython copies its table, and the order is that of the copy.
    fn copied_table(
        &mut self,
        name: &str,
        node: NodeId,
        item: Type,
        ty: Type,
    ) -> Lowered<Option<Piece<'a>>> {
        if matches!(self.program.ast.node(node), Node::GeneratorExp { .. }) {
            return Ok(None);
        }
        let given = solid(self.program, Program::type_at(node));
        let (kind, element) = match self.get(given) {
            Term::Set(element) => ("set", element),
            Term::FrozenSet(element) => ("frozenset", element),
            Term::Dict(element, _) => ("dict", element),
            Term::Dyn => ("", item),
            _ => return Ok(None),
        };
        if kind.is_empty() || !self.program.types.same(element, item) {
            let value = self.as_dyn_reference(node)?;
            let text = text!(self, "py::set_of_value({value}, \"{name}\")")?;
            let dynamic = self.make(Term::Dyn);
            let made = self.raising(text)?;
            let made = self.value(made, dynamic);
            let text = self.coerced(made, ty)?;
            return Ok(Some(self.value(text, ty)));
        }
        let piece = self.solid_piece(node, "'NoneType' object is not iterable")?;
        let value = self.reference(piece)?;
        let text = self.raising(text!(self, "py::{name}_of_{kind}({value})")?)?;
        Ok(Some(self.value(text, ty)))
    }

    /// The same where a `for` stands before it: a set of constants has the order of the compiler's own.
    pub(super) fn looped_walker(&mut self, node: NodeId) -> Lowered<&'a str> {
        let walker = self.walker(node)?;
        if !super::display::is_constant_set(self.program.ast, node) {
            return Ok(walker);
        }
        let made = ["Set::of_constants(", "py::set_of("].iter().find_map(|name| {
            let at = walker.find(name)?;
            Some((&walker[..at], &walker[at + name.len()..]))
        });
        match made {
            Some((head, tail)) => text!(self, "{head}Set::of_looped_constants({tail}"),
            None => Ok(walker),
        }
    }

    /// An expression as an iterator that becomes a value: it may live longer than what is around it.
    pub(super) fn kept_walker(&mut self, node: NodeId) -> Lowered<&'a str> {
        let was_kept = std::mem::replace(&mut self.is_kept, true);
        let walker = self.walker(node);
        self.is_kept = was_kept;
        walker
    }

    /// The same for what is gathered in a list: a value of any type is asked how many will come.
    fn counted_walker(&mut self, node: NodeId) -> Lowered<&'a str> {
        if self.get(Program::type_at(node)) != Term::Dyn {
            return self.walker(node);
        }
        let piece = self.solid_piece(node, "'NoneType' object is not iterable")?;
        let held = self.tight(piece)?;
        self.raising(text!(self, "{held}.counted()")?)
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
                    let (walker, item) = match self.part_of(node, 1) {
                        Some(wanted) => (self.walker_of(inner, walker, wanted)?, wanted),
                        None => (walker, self.element_of(inner)),
                    };
                    let whole = self.make(Term::Int);
                    let start = match args.get(1) {
                        Some(start) => self.as_type(start, whole)?,
                        None => "0",
                    };
                    let made = text!(self, "py::enumerate({walker}, {start})")?;
                    let pair = self.program.types.tuple(&[whole, item]);
                    let pair = self.make(pair);
                    return self.as_wanted(node, made, pair);
                }
                ("zip", 2..=3, true) => {
                    let mut all = self.program.arena.string();
                    let mut fields = [Program::type_at(node); 3];
                    for (index, arg) in (0_u32..).zip(args.iter()) {
                        let walker = self.walker(arg)?;
                        let (walker, item) = match self.part_of(node, index) {
                            Some(wanted) => (self.walker_of(arg, walker, wanted)?, wanted),
                            None => (walker, self.element_of(arg)),
                        };
                        fields[index as usize] = item;
                        write!(all, "{}{walker}", if all.is_empty() { "" } else { ", " })?;
                    }
                    let name = if args.len() == 2 { "zip" } else { "zip3" };
                    let made = text!(self, "py::{name}({})", all.as_str())?;
                    let tuple = self.program.types.tuple(&fields[..args.len()]);
                    let tuple = self.make(tuple);
                    return self.as_wanted(node, made, tuple);
                }
                ("reversed", 1, true) => {
                    let arg = args.get(0).expect("there is one");
                    let element = self.element_of(arg);
                    let made = if let Some(cut) = self.cut(arg)? {
                        text!(self, "py::items_backwards({cut})")?
                    } else {
                        let piece = self.solid_piece(arg, "'NoneType' object is not reversible")?;
                        let value = self.reference(piece)?;
                        text!(self, "py::backwards({value})")?
                    };
                    return self.as_given(node, made, element);
                }
                ("iter", 1, true) => {
                    let inner = args.get(0).expect("there is one");
                    let element = self.element_of(inner);
                    let walker = self.walker(inner)?;
                    return self.as_given(node, walker, element);
                }
                ("map" | "filter", 2, true) => {
                    let (function, inner) = (args.get(0).expect("two"), args.get(1).expect("two"));
                    let element = self.element_of(inner);
                    let walker = self.walker(inner)?;
                    let answer = self.applied_answer(function, element);
                    if name == "map" {
                        let closure = self.closure(function, &[element], "call")?;
                        let made = text!(self, "py::map_ref({walker}, {closure})")?;
                        return self.as_wanted(node, made, answer);
                    }
                    let made = if is_none(self.program, function) {
                        text!(self, "py::filter({walker}, |value| py::truth(value))")?
                    } else {
                        let closure = self.closure(function, &[element], "call_or_same")?;
                        let is_bool = self.get(answer) == Term::Bool;
                        let name = if is_bool { "filter" } else { "filter_by" };
                        text!(self, "py::{name}({walker}, {closure})")?
                    };
                    return self.as_wanted(node, made, element);
                }
                _ => {}
            }
        }
        if let Some(cut) = self.cut(node)? {
            return text!(self, "py::items({cut})");
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
