//! Classes, which the run time makes: a name, bases, and what their bodies bind.

use std::fmt::Write as _;

use super::display::Gathered;
use super::{Lower, Lowered, Quoted, text};
use crate::ast::{List, Literal, Node, NodeId};
use crate::program::{Annotations, FunctionId, SlotKind};
use crate::refuse::Code;

impl<'a> Lower<'_, 'a> {
    /// A `class` statement.
    pub(super) fn class(&mut self, node: NodeId) -> Lowered<()> {
        let Node::ClassDef { name, bases, keywords, body, decorators } =
            self.program.ast.node(node)
        else {
            return Ok(());
        };
        let mut named = self.program.arena.vec();
        let mut is_abstract = false;
        for keyword in keywords.iter() {
            let Node::Keyword { arg: Some(arg), value } = self.program.ast.node(keyword) else {
                return self.refuse(node, Code::METACLASS, "unpacked keywords of a class");
            };
            let arg = self.program.text(arg);
            let is_abc = matches!(
                self.program.library(value),
                Some(crate::program::Library::Member("abc", "ABCMeta"))
            );
            if arg == "metaclass" && is_abc {
                is_abstract = true;
                continue;
            }
            named.try_push((arg, value)).map_err(|_full| super::Stop::Full)?;
        }
        let label = self.label();
        let mut names = self.program.arena.vec();
        for (index, decorator) in decorators.iter().enumerate() {
            let text = self.as_dyn(decorator)?;
            self.line(text!(self, "let decorator_{label}_{index} = {text};")?)?;
            names
                .try_push(text!(self, "decorator_{label}_{index}")?)
                .map_err(|_full| super::Stop::Full)?;
        }
        let dynamic = self.make(crate::types::Term::Dyn);
        let all = match self.starred(bases, dynamic, Gathered::List)? {
            Some(gathered) => text!(self, "{gathered}.to_vec()")?,
            None => {
                let all = self.items(bases, dynamic)?;
                text!(self, "vec![{all}]")?
            }
        };
        let mut keywords = self.program.arena.string();
        for &(arg, value) in &named {
            let value = self.as_dyn(value)?;
            let comma = if keywords.is_empty() { "" } else { ", " };
            write!(keywords, "{comma}(lit!({}), {value})", Quoted(arg))?;
        }
        let keywords = keywords.into_str();
        let python = self.program.spelled(name);
        let scope = self.program.scopes.scope(self.program.scope_opened_by(node)).parent;
        let qualname = self.qualname_in(scope, python)?;
        self.line(text!(self, "let class_{label} = {{")?)?;
        self.line(text!(
            self,
            "let namespace = Namespace::new({}, {}, {all});",
            Quoted(python),
            Quoted(qualname)
        )?)?;
        if is_abstract {
            self.line("namespace.abstract_kind();")?;
        }
        if let Some(module) = crate::link::module_name(self.program.text(name)) {
            let text =
                text!(self, "namespace.set(\"__module__\", Dyn::text({}));", Quoted(module))?;
            self.line(text)?;
        }
        if !keywords.is_empty() {
            self.line(text!(self, "let keywords_{label} = [{keywords}];")?)?;
        }
        if self.program.prepares {
            let given = if keywords.is_empty() { "&[]" } else { text!(self, "&keywords_{label}")? };
            let text = self.raising(text!(self, "namespace.prepare({given})")?)?;
            self.line(text!(self, "{text};")?)?;
        }
        let outer = self.class.replace(node);
        let result = self.class_body(body);
        self.class = outer;
        result?;
        self.keep_in_cell(node)?;
        let finish = if keywords.is_empty() {
            "namespace.finish()"
        } else {
            text!(self, "namespace.finish_with(&keywords_{label})")?
        };
        let finish = self.raising(finish)?;
        self.line(finish)?;
        self.line("};")?;
        let mut text = text!(self, "class_{label}")?;
        for name in names.iter().rev() {
            text = self.raising(text!(self, "py::dynamic::call(&{name}, &[{text}])")?)?;
        }
        match self.program.slot_at(node) {
            Some(slot) => self.store_or_declare(slot, text),
            None => Ok(()),
        }
    }

    fn class_body(&mut self, body: List<'a>) -> Lowered<()> {
        for (index, statement) in body.iter().enumerate() {
            if index == 0
                && let Some(doc) = self.program.doc(body)
            {
                if let Ok(doc) = str::from_utf8(doc) {
                    self.line(text!(
                        self,
                        "namespace.set(\"__doc__\", Dyn::text({}));",
                        Quoted(doc)
                    )?)?;
                }
                continue;
            }
            match self.program.ast.node(statement) {
                Node::FunctionDef { name, .. } if self.program.text(name) == "__del__" => {
                    return self.refuse(statement, Code::FINALIZER, "__del__");
                }
                Node::FunctionDef { decorators, .. } => self.define(statement, decorators)?,
                Node::AnnAssign { target, annotation, value, .. } => {
                    // The value comes first.
                    if value.is_some() {
                        self.one(statement)?;
                    }
                    let word = self.word_of(annotation);
                    if word != "ClassVar"
                        && let Node::Name { id, .. } = self.program.ast.node(target)
                    {
                        let name = self.program.text(id);
                        let name = Quoted(name);
                        let is_asked = self.program.annotations != Annotations::Unasked;
                        let annotated;
                        let text = if word == "KW_ONLY" || word == "InitVar" && !is_asked {
                            text!(self, "namespace.annotate_as({name}, \"{word}\");")?
                        } else if is_asked {
                            annotated = self.annotation(annotation)?;
                            text!(self, "namespace.annotate_with({name}, {annotated});")?
                        } else {
                            text!(self, "namespace.annotate({name});")?
                        };
                        self.line(text)?;
                    }
                }
                // Whose the names are, the scopes say.
                Node::Global { .. } | Node::Nonlocal { .. } => {}
                Node::Assign { .. }
                | Node::Pass
                | Node::Expr { .. }
                | Node::If { .. }
                | Node::For { .. }
                | Node::While { .. }
                | Node::Try { .. }
                | Node::With { .. }
                | Node::Match { .. }
                | Node::Delete { .. }
                | Node::Assert { .. }
                | Node::Raise { .. }
                | Node::ClassDef { .. }
                | Node::Import { .. }
                | Node::ImportFrom { .. }
                | Node::AugAssign { .. } => {
                    self.declare_homes_of(statement)?;
                    self.one(statement)?;
                }
                _ => return self.refuse(statement, Code::CLASS_BODY, "statement in a class"),
            }
        }
        Ok(())
    }

    /// The last name of an annotation before its brackets: `ClassVar` of `typing.ClassVar[int]`. A text is read as
    /// the name that it begins with.
    fn word_of(&self, annotation: NodeId) -> &'a str {
        match self.program.ast.node(annotation) {
            Node::Name { id, .. } => self.program.text(id),
            Node::Attribute { attr, .. } => self.program.text(attr),
            Node::Subscript { value, .. } => self.word_of(value),
            Node::Constant(Literal::Str { bytes, .. }) => {
                let text = str::from_utf8(bytes).unwrap_or("");
                let head = text.split('[').next().unwrap_or(text);
                head.rsplit('.').next().unwrap_or(head).trim()
            }
            _ => "",
        }
    }

    /// Whether `super()` and `__class__` mean a cell of the class and not its name: a name may be bound to something
    /// else, by a decorator or later, or may not be bound yet where the class is used while it is made.
    pub(super) fn has_cell(&self, class: NodeId) -> bool {
        let Some(slot) = self.program.slot_at(class) else { return false };
        let slot = self.program.slot(slot);
        self.program.asks_class.contains(&class)
            && slot.owner == FunctionId::MODULE
            && (slot.kind == SlotKind::ClassAttribute || self.is_more_than_its_name(class))
    }

    fn is_more_than_its_name(&self, class: NodeId) -> bool {
        let assignments = |slot| self.program.slot(slot).assignments;
        let is_decorated = matches!(
            self.program.ast.node(class),
            Node::ClassDef { decorators, .. } if decorators.iter().next().is_some()
        );
        is_decorated
            || self.program.sees_made
            || self.program.slot_at(class).is_some_and(|slot| assignments(slot) > 1)
    }

    /// The name of the cell of a class in its own module.
    pub(super) fn cell_name(&self, class: NodeId) -> Lowered<&'a str> {
        let Node::ClassDef { name, .. } = self.program.ast.node(class) else { return Ok("") };
        let start = self.program.ast.span(class).start;
        let (_, place) = self.program.parts.locate(self.program.ast, start);
        let mut text = self.program.arena.string();
        super::name::shout(&mut text, self.program.spelled(name))?;
        text!(self, "{}_CLASS_{}", text.as_str(), place.line)
    }

    fn cell_path(&self, class: NodeId) -> Lowered<&'a str> {
        let module = self.program.parts.at(self.program.ast.span(class).start);
        self.qualified(module, self.cell_name(class)?)
    }

    /// Tells the class statement where the class goes as soon as it is made, or to remember which statement it is.
    fn keep_in_cell(&mut self, class: NodeId) -> Lowered<()> {
        if !self.program.asks_class.contains(&class) {
            return Ok(());
        }
        let Some(slot) = self.program.slot_at(class) else { return Ok(()) };
        if self.has_cell(class) {
            let cell = self.cell_path(class)?;
            let mark = if self.is_bound_anew(class) { self.mark_of(class)? } else { "" };
            let line =
                text!(self, "namespace.cell(|class| {{ {cell}.set(class.clone()); {mark} }});")?;
            let plain = text!(self, "namespace.cell(|class| {cell}.set(class.clone()));")?;
            return self.line(if mark.is_empty() { plain } else { line });
        }
        if self.is_marked(class) {
            let mark = self.mark_of(class)?;
            let is_alone = self.is_bound_anew(class) || self.is_in_a_class(class);
            if is_alone || !self.program.slot(slot).is_cell {
                return self.line(text!(self, "namespace.cell(|class| {mark});")?);
            }
            let name = self.slot_name(slot)?;
            let line = text!(
                self,
                "namespace.cell({{ let cell = {name}.clone(); move |class| {{ cell.set(class.clone()); {mark} }} }});"
            )?;
            return self.line(line);
        }
        if self.derives_from_named_tuple(class) {
            // It is told that nothing comes into the cell.
            return self.line("namespace.cell(|_| {});");
        }
        Ok(())
    }

    fn mark_of(&self, class: NodeId) -> Lowered<&'a str> {
        text!(self, "py::dynamic::mark_class(class, {})", self.program.ast.span(class).start)
    }

    /// Whether the variable of a class may hold another class that the same statement has made, or anything else.
    fn is_bound_anew(&self, class: NodeId) -> bool {
        let slot = self.program.slot_at(class).map(|slot| self.program.slot(slot));
        slot.is_some_and(|slot| slot.assignments > 1)
    }

    /// Whether a class in a function is found among the ancestors of the object, and not by its name alone.
    fn is_marked(&self, class: NodeId) -> bool {
        !self.has_cell(class)
            && self.program.asks_class.contains(&class)
            && (self.is_more_than_its_name(class) || self.is_in_a_class(class))
    }

    fn is_in_a_class(&self, class: NodeId) -> bool {
        let kind = self.program.slot_at(class).map(|slot| self.program.slot(slot).kind);
        kind == Some(SlotKind::ClassAttribute)
    }

    fn derives_from_named_tuple(&self, class: NodeId) -> bool {
        let Node::ClassDef { bases, .. } = self.program.ast.node(class) else { return false };
        bases.iter().any(|base| self.word_of(base) == "NamedTuple")
    }

    /// The class that `super()` and `__class__` mean inside a method, whose first argument may tell.
    pub(super) fn class_reference(
        &mut self,
        class: NodeId,
        receiver: Option<&'a str>,
    ) -> Lowered<&'a str> {
        let Some(slot) = self.program.slot_at(class) else {
            return self.refuse(class, Code::CLASS_SCOPE, "super() in a class of a class");
        };
        let is_anew = self.is_bound_anew(class);
        let has_cell = self.has_cell(class);
        if has_cell && !is_anew {
            let text = self.raising(text!(self, "{}.get()", self.cell_path(class)?)?)?;
            return text!(self, "&{text}");
        }
        if has_cell || self.is_marked(class) {
            let Some(receiver) = receiver else {
                return self.refuse(
                    class,
                    Code::CLASS_SCOPE,
                    "__class__ of a class that is made again",
                );
            };
            let held = if is_anew || self.is_in_a_class(class) {
                "None"
            } else {
                let piece = self.read(slot)?;
                let held = self.dynamic_reference(piece)?;
                text!(self, "Some({held})")?
            };
            let mark = self.program.ast.span(class).start;
            let text = self
                .raising(text!(self, "py::dynamic::marked_class({mark}, {held}, {receiver})")?)?;
            return text!(self, "&{text}");
        }
        let piece = self.read(slot)?;
        self.dynamic_reference(piece)
    }
}
