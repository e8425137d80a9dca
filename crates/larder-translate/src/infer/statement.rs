//! Types that flow through statements and into targets.

use super::Infer;
use crate::ast::{List, Node, NodeId};
use crate::program::{Annotations, Program};
use crate::types::{Term, Type};

impl<'a> Infer<'_, 'a> {
    pub(super) fn statements(&mut self, body: List<'a>) {
        for statement in body.iter() {
            self.statement(statement);
        }
    }

    /// What is walked already with all that it asks for as it is now is passed over; its blocks are asked.
    fn statement(&mut self, node: NodeId) {
        let is_due = self.begins(node);
        if !is_due && !self.program.ast.kind(node).has_blocks() {
            return;
        }
        match self.program.ast.node(node) {
            Node::Expr { value } => {
                self.expression(value);
            }
            Node::Assign { targets, value } => {
                let ty = self.expression(value);
                for target in targets.iter() {
                    self.assign(target, ty);
                }
            }
            Node::AnnAssign { target, annotation, value, .. } => {
                if self.program.annotations == Annotations::Values {
                    self.as_dyn(annotation);
                }
                if let Some(value) = value {
                    let ty = self.expression(value);
                    self.assign(target, ty);
                }
            }
            Node::AugAssign { target, op, value } => {
                let held = self.expression(target);
                let by = self.expression(value);
                let result = self.augmented(node, op, held, by, value);
                self.assign(target, result);
            }
            Node::Return { value } => {
                let answer = self.program.function(self.function).answer;
                let is_generator = self.program.function(self.function).is_generator;
                match value {
                    Some(value) => {
                        let ty = self.expression(value);
                        if is_generator {
                            self.program.types.flows_to_dyn(ty);
                        } else {
                            self.flow(answer, ty);
                        }
                    }
                    None if !is_generator => self.join_term(answer, Term::None),
                    None => {}
                }
            }
            Node::If { test, body, orelse } | Node::While { test, body, orelse } => {
                if is_due {
                    self.condition(test);
                }
                self.statements(body);
                self.statements(orelse);
            }
            Node::For { target, iter, body, orelse, is_async } => {
                if is_due {
                    let ty = if is_async { self.asynchronously(iter) } else { self.iterated(iter) };
                    self.assign(target, ty);
                }
                self.statements(body);
                self.statements(orelse);
            }
            Node::Assert { test, msg } => {
                self.condition(test);
                if let Some(msg) = msg {
                    self.as_dyn(msg);
                }
            }
            Node::Raise { exc, cause } => {
                for part in exc.into_iter().chain(cause) {
                    self.as_dyn(part);
                }
            }
            Node::Try { body, handlers, orelse, finalbody, .. } => {
                self.statements(body);
                for handler in handlers.iter() {
                    let Node::ExceptHandler { typ, body, .. } = self.program.ast.node(handler)
                    else {
                        continue;
                    };
                    if self.begins(handler) {
                        if let Some(typ) = typ {
                            self.as_dyn(typ);
                        }
                        self.bind_dyn(handler);
                    }
                    self.statements(body);
                }
                self.statements(orelse);
                self.statements(finalbody);
            }
            Node::With { items, body, .. } => {
                for item in items.iter().filter(|_| is_due) {
                    let Node::WithItem { context_expr, optional_vars } =
                        self.program.ast.node(item)
                    else {
                        continue;
                    };
                    self.as_dyn(context_expr);
                    if let Some(target) = optional_vars {
                        let ty = self.program.types.make(Term::Dyn);
                        self.assign(target, ty);
                    }
                }
                self.statements(body);
            }
            Node::Match { subject, cases } => {
                if is_due {
                    self.as_dyn(subject);
                }
                for case in cases.iter() {
                    let Node::MatchCase { pattern, guard, body } = self.program.ast.node(case)
                    else {
                        continue;
                    };
                    if self.begins(case) {
                        self.pattern(pattern);
                        if let Some(guard) = guard {
                            self.condition(guard);
                        }
                    }
                    self.statements(body);
                }
            }
            Node::Delete { targets } => {
                for target in targets.iter() {
                    self.expression(target);
                }
            }
            Node::FunctionDef { args, decorators, .. } => {
                for decorator in decorators.iter() {
                    self.as_dyn(decorator);
                }
                self.made(node, args);
                if self.program.annotations == Annotations::Values {
                    let ast = self.program.ast;
                    crate::program::annotations(ast, node, &mut |_, annotation| {
                        self.as_dyn(annotation);
                    });
                }
                let is_known = self
                    .program
                    .slot_at(node)
                    .is_some_and(|slot| self.program.slot(slot).function.is_some());
                if !is_known {
                    if let Some(function) = self.program.function_made_by(node) {
                        self.note_value(function);
                    }
                    self.bind_dyn(node);
                }
            }
            Node::ClassDef { bases, keywords, body, decorators, .. } => {
                let ast = self.program.ast;
                let values = keywords.iter().filter_map(|keyword| match ast.node(keyword) {
                    Node::Keyword { value, .. } => Some(value),
                    _ => None,
                });
                let parts = decorators.iter().chain(bases.iter()).chain(values);
                for part in parts.filter(|_| is_due) {
                    self.as_dyn(part);
                }
                self.statements(body);
                if is_due {
                    self.bind_dyn(node);
                }
            }
            Node::Import { names } | Node::ImportFrom { names, .. } => {
                for alias in names.iter() {
                    self.bind_dyn(alias);
                }
            }
            _ => {}
        }
    }

    /// The defaults of a function, where it is made.
    pub(super) fn made(&mut self, _node: NodeId, args: NodeId) {
        let Node::Arguments { kw_defaults, defaults, .. } = self.program.ast.node(args) else {
            return;
        };
        for default in defaults.iter().chain(kw_defaults.iter().flatten()) {
            self.expression(default);
        }
    }

    /// A name that a statement binds to something that only `Dyn` can hold.
    pub(super) fn bind_dyn(&mut self, node: NodeId) {
        if let Some(slot) = self.program.slot_at(node) {
            let ty = self.slot_type(slot);
            self.program.types.set_dyn(ty);
            if self.program.slot(slot).kind == crate::program::SlotKind::ClassAttribute
                && let Some(field) = self.program.class_field(slot)
            {
                self.program.types.set_dyn(field);
            }
        }
    }

    /// An expression whose value is needed as `Dyn`.
    pub(super) fn as_dyn(&mut self, node: NodeId) -> Type {
        let ty = self.expression(node);
        self.program.types.flows_to_dyn(ty);
        ty
    }

    fn pattern(&mut self, node: NodeId) {
        self.bind_dyn(node);
        let ast = self.program.ast;
        match ast.node(node) {
            Node::MatchValue { value } => {
                self.as_dyn(value);
            }
            Node::MatchSequence { patterns } | Node::MatchOr { patterns } => {
                patterns.iter().for_each(|pattern| self.pattern(pattern));
            }
            Node::MatchMapping { keys, patterns, .. } => {
                for key in keys.iter() {
                    self.as_dyn(key);
                }
                patterns.iter().for_each(|pattern| self.pattern(pattern));
            }
            Node::MatchClass { cls, patterns, kwd_patterns, .. } => {
                self.as_dyn(cls);
                patterns.iter().for_each(|pattern| self.pattern(pattern));
                kwd_patterns.iter().for_each(|pattern| self.pattern(pattern));
            }
            Node::MatchAs { pattern: Some(pattern), .. } => self.pattern(pattern),
            _ => {}
        }
    }

    /// A value flows into a target.
    pub(super) fn assign(&mut self, target: NodeId, ty: Type) {
        match self.program.ast.node(target) {
            Node::Name { .. } => {
                if let Some(slot) = self.program.slot_at(target) {
                    let into = self.slot_type(slot);
                    self.flow(into, ty);
                    // Attributes of classes are looked up by name at run time.
                    if self.program.slot(slot).kind == crate::program::SlotKind::ClassAttribute {
                        self.program.types.set_dyn(into);
                        if let Some(field) = self.program.class_field(slot) {
                            self.keep(field, ty);
                        }
                    }
                }
            }
            Node::Attribute { value, attr, .. } => {
                self.as_dyn(value);
                match self.program.set_field(attr) {
                    Some(field) => self.keep(field, ty),
                    None => self.program.types.flows_to_dyn(ty),
                }
            }
            Node::Subscript { value, slice, .. } => self.assign_item(value, slice, ty),
            Node::Tuple { elts, .. } | Node::List { elts, .. } => self.unpack(elts, ty),
            Node::Starred { value, .. } => self.assign(value, ty),
            _ => {}
        }
    }

    fn assign_item(&mut self, value: NodeId, slice: NodeId, ty: Type) {
        let held = self.expression(value);
        let held = self.solid(held);
        let is_slice = matches!(self.program.ast.node(slice), Node::Slice { .. });
        let index = self.expression(slice);
        match (self.get(held), is_slice) {
            (Term::Unknown, _) => {}
            (Term::List(element), false) if self.is_index(index) => self.flow(element, ty),
            (Term::List(element), true) => match self.program.types.element(ty) {
                Some(from) => self.flow(element, from),
                None if self.get(ty) == Term::Unknown => {}
                None => {
                    self.program.types.flows_to_dyn(ty);
                    self.program.types.flows_to_dyn(held);
                }
            },
            (Term::Dict(key, element), false) => {
                self.flow(key, index);
                self.flow(element, ty);
            }
            _ => {
                if self.get(index) == Term::Unknown && !is_slice {
                    return;
                }
                for place in [held, index, ty] {
                    self.program.types.flows_to_dyn(place);
                }
            }
        }
    }

    fn unpack(&mut self, elts: List<'a>, ty: Type) {
        let star =
            elts.iter().position(|elt| matches!(self.program.ast.node(elt), Node::Starred { .. }));
        match self.get(ty) {
            Term::Unknown => {
                for elt in elts.iter() {
                    self.targets(elt);
                }
            }
            Term::Tuple(start, count) if star.is_none() && elts.len() == count as usize => {
                for (index, elt) in (0_u32..).zip(elts.iter()) {
                    let field = self.program.types.field(start, index);
                    self.assign(elt, field);
                }
            }
            _ => {
                let element = match self.program.types.element(ty) {
                    Some(element) => element,
                    None => {
                        self.program.types.flows_to_dyn(ty);
                        self.program.types.make(Term::Dyn)
                    }
                };
                for (index, elt) in elts.iter().enumerate() {
                    if Some(index) == star {
                        let all = Program::type_at(elt);
                        let inside = self.list_at(all);
                        self.flow(inside, element);
                        self.assign(elt, all);
                    } else {
                        self.assign(elt, element);
                    }
                }
            }
        }
    }

    /// The expressions inside a target, while what flows in is not known.
    fn targets(&mut self, target: NodeId) {
        match self.program.ast.node(target) {
            Node::Attribute { value, .. } => {
                self.expression(value);
            }
            Node::Subscript { value, slice, .. } => {
                self.expression(value);
                self.expression(slice);
            }
            Node::Tuple { elts, .. } | Node::List { elts, .. } => {
                elts.iter().for_each(|elt| self.targets(elt));
            }
            _ => {}
        }
    }
}
