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
        let finish = if keywords.is_empty() {
            "namespace.finish()"
        } else {
            text!(self, "namespace.finish_with(&keywords_{label})")?
        };
        let finish = self.raising(finish)?;
        self.line(finish)?;
        self.line("};")?;
        if let Some(place) = self.inner_class(node) {
            self.line(text!(self, "py::put_class({}, &class_{label});", Quoted(place))?)?;
        }
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
                        let text = if matches!(word, "InitVar" | "KW_ONLY") {
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

    /// The place of a class that stands in the body of another.
    fn inner_class(&self, class: NodeId) -> Option<&'a str> {
        let slot = self.program.slot_at(class)?;
        if self.program.slot(slot).kind != SlotKind::ClassAttribute {
            return None;
        }
        let (path, place) =
            self.program.parts.locate(&self.program.ast, self.program.ast.span(class).start);
        text!(self, "{path}:{}:{}", place.line, place.column).ok()
    }

    /// The class that `super()` and `__class__` mean inside a method.
    pub(super) fn class_reference(&mut self, class: NodeId) -> Lowered<&'a str> {
        let Some(slot) = self.program.slot_at(class) else {
            return self.refuse(class, Code::CLASS_SCOPE, "super() in a class of a class");
        };
        if let Some(place) = self.inner_class(class) {
            if self.program.slot(slot).owner != FunctionId::MODULE {
                // Each call makes another class.
                return self.refuse(class, Code::CLASS_SCOPE, "super() in a class of a class");
            }
            let text = self.raising(text!(self, "py::class_at({})", Quoted(place))?)?;
            return text!(self, "&{text}");
        }
        let piece = self.read(slot)?;
        self.dynamic_reference(piece)
    }
}
