//! Comprehensions, as blocks with loops.

use super::{Lower, Lowered, Piece, text};
use crate::ast::{List, Node, NodeId};
use crate::program::Program;
use crate::types::{Term, Type};

impl<'a> Lower<'_, 'a> {
    /// What `work` writes, as a text of its own.
    pub(super) fn aside(
        &mut self,
        work: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<&'a str> {
        let outer = std::mem::replace(&mut self.out, self.program.arena.string());
        let result = work(self);
        let inner = std::mem::replace(&mut self.out, outer);
        result.map(|()| &*inner.into_str())
    }

    pub(super) fn comprehension(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let ty = Program::type_at(node);
        if self.program.function_made_by(node).is_some() {
            return self.lazy(node);
        }
        let name = self.temporary("items")?;
        match (self.program.ast.node(node), self.get(ty)) {
            (Node::DictComp { key, value, generators }, term) => {
                let (into_key, into_value, held) = match term {
                    Term::Dict(key, value) => (key, value, ty),
                    _ => {
                        let inside = self.make(Term::Dyn);
                        (inside, inside, self.make(Term::Dict(inside, inside)))
                    }
                };
                let step = |lower: &mut Self| {
                    let (key, value) =
                        (lower.as_type(key, into_key)?, lower.as_type(value, into_value)?);
                    let text = lower.raising(text!(lower, "{name}.set_item({key}, {value})")?)?;
                    lower.line(text!(lower, "{text};")?)
                };
                let shown = self.type_text(held)?;
                let start = text!(self, "let {name}: {shown} = Dict::new();")?;
                self.gather((start, name), held, ty, |lower| lower.clauses(generators, step))
            }
            (Node::ListComp { elt, generators } | Node::GeneratorExp { elt, generators }, term) => {
                let (element, held) = match term {
                    Term::List(element) => (element, ty),
                    _ => {
                        let inside = self.make(Term::Dyn);
                        (inside, self.make(Term::List(inside)))
                    }
                };
                let step = |lower: &mut Self| {
                    let value = lower.as_type(elt, element)?;
                    lower.line(text!(lower, "{name}.push({value});")?)
                };
                let shown = self.type_text(element)?;
                let start = text!(self, "let mut {name}: Vec<{shown}> = Vec::new();")?;
                let end = text!(self, "List::from({name})")?;
                let uses = self.plain_comprehension(elt, generators);
                self.gather((start, end), held, ty, |lower| {
                    lower.borrowed(uses, |lower| lower.clauses(generators, step))
                })
            }
            (Node::SetComp { elt, generators }, term) => {
                let (element, held) = match term {
                    Term::Set(element) => (element, ty),
                    _ => {
                        let inside = self.make(Term::Dyn);
                        (inside, self.make(Term::Set(inside)))
                    }
                };
                let step = |lower: &mut Self| {
                    let value = lower.as_type(elt, element)?;
                    let text = lower.raising(text!(lower, "{name}.add({value})")?)?;
                    lower.line(text!(lower, "{text};")?)
                };
                let shown = self.type_text(held)?;
                let start = text!(self, "let {name}: {shown} = Set::new();")?;
                self.gather((start, name), held, ty, |lower| lower.clauses(generators, step))
            }
            (other, _) => unreachable!("{other:?} is no comprehension"),
        }
    }

    /// A block that starts something, fills it and ends with it.
    fn gather(
        &mut self,
        (start, end): (&str, &str),
        held: Type,
        ty: Type,
        fill: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<Piece<'a>> {
        let body = self.aside(|lower| {
            lower.line(start)?;
            fill(lower)?;
            lower.line(end)
        })?;
        let text = text!(self, "{{\n{body}}}")?;
        let piece = self.value(text, held);
        if self.program.types.same(held, ty) {
            return Ok(piece);
        }
        let text = self.coerced(piece, ty)?;
        Ok(self.value(text, ty))
    }

    /// The loops and tests of a comprehension around what is done for each item.
    pub(super) fn clauses(
        &mut self,
        generators: List<'a>,
        step: impl FnOnce(&mut Self) -> Lowered<()>,
    ) -> Lowered<()> {
        let mut open = 0;
        let around = self.clauses;
        for clause in generators.iter() {
            if let Node::Comprehension { target, .. } = self.program.ast.node(clause) {
                self.declare_cells(target)?;
            }
        }
        for clause in generators.iter() {
            let Node::Comprehension { target, iter, ifs, is_async } = self.program.ast.node(clause)
            else {
                continue;
            };
            if is_async && !self.program.function(self.function).is_async {
                return self.refuse(
                    clause,
                    crate::refuse::Code::ASYNC,
                    "asynchronous generator expression",
                );
            }
            self.open_loop(target, iter, None, true, is_async)?;
            self.clauses = Some(generators);
            open += 1;
            for test in ifs.iter() {
                let test = self.condition(test)?;
                self.line(text!(self, "if {test} {{")?)?;
                open += 1;
            }
        }
        step(self)?;
        self.clauses = around;
        for _ in 0..open {
            self.line("}")?;
        }
        Ok(())
    }

    /// `any(… for …)` and `all(… for …)`: a block that is left at the first answer.
    pub(super) fn search(&mut self, node: NodeId, is_any: bool) -> Lowered<Piece<'a>> {
        let Node::GeneratorExp { elt, generators } = self.program.ast.node(node) else {
            unreachable!("a generator expression was asked for");
        };
        let ty = self.make(Term::Bool);
        let label = self.label();
        let body = self.aside(|lower| {
            lower.clauses(generators, |lower| {
                let test = lower.condition(elt)?;
                let test = if is_any { test } else { text!(lower, "!({test})")? };
                lower.line(text!(lower, "if {test} {{\nbreak 'search_{label} {is_any};\n}}")?)
            })
        })?;
        let answer = !is_any;
        Ok(self.value(text!(self, "'search_{label}: {{\n{body}{answer}\n}}")?, ty))
    }

    /// A generator expression that outlives the place where it stands.
    fn lazy(&mut self, node: NodeId) -> Lowered<Piece<'a>> {
        let id = self.program.function_made_by(node).expect("it was asked before");
        let Node::GeneratorExp { elt, generators } = self.program.ast.node(node) else {
            unreachable!("a generator expression was asked for");
        };
        let first = generators.get(0).expect("a comprehension has a clause");
        let Node::Comprehension { iter, is_async: is_first_async, .. } =
            self.program.ast.node(first)
        else {
            unreachable!("a clause of a comprehension");
        };
        let (answer, is_async) = {
            let function = self.program.function(id);
            (function.answer, function.is_async)
        };
        let walker = if is_first_async {
            self.asynchronous_walker(iter)?
        } else {
            self.looped_walker(iter)?
        };
        let give = if is_async { "give_item" } else { "give" };
        let clones = self.captures_cloned(id)?;
        let outer = self.enter(id);
        let body = self.aside(|lower| {
            lower.first_walker = Some("source");
            lower.clauses(generators, |lower| {
                let value = lower.as_type(elt, answer)?;
                let give = lower.raising(text!(lower, "yielder.{give}({value}).await")?)?;
                lower.line(text!(lower, "{give};")?)
            })
        });
        self.leave(outer);
        // Where the loop was refused nobody has taken it.
        self.first_walker = None;
        let body = body?;
        let name = self.generator_name(id)?;
        if is_async {
            let held = if is_first_async { "" } else { "let mut source = source;\n" };
            let text = text!(
                self,
                "{{\nlet source = {walker};\n{clones}py::asynchronous_generator(\"<genexpr>\", {name}, Generator::new(move |yielder| async move {{\n{held}{body}Ok(Dyn::None)\n}}))\n}}"
            )?;
            let ty = self.make(Term::Dyn);
            return Ok(self.value(text, ty));
        }
        let ty = self.make(Term::Iter(answer));
        let text = text!(
            self,
            "{{\nlet source = {walker};\n{clones}Generator::new(move |yielder| async move {{\nlet mut source = source;\n{body}Ok(())\n}}).to_iter({name})\n}}"
        )?;
        Ok(self.value(text, ty))
    }
}
