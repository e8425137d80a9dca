//! `match`.

use super::{Lower, Lowered, Quoted, text};
use crate::ast::{List, Node, NodeId, Singleton};
use crate::refuse::Code;

/// What the patterns of a case bind, and the values.
type Bound<'a> = larder_memory::arena::ArenaVec<'a, (NodeId, &'a str)>;

impl<'a> Lower<'_, 'a> {
    /// A `match` statement: its cases are tried in order.
    pub(super) fn choose(&mut self, subject: NodeId, cases: List<'a>) -> Lowered<()> {
        let label = self.label();
        let value = self.as_dyn(subject)?;
        self.line(text!(self, "'match_{label}: {{\nlet subject_{label} = {value};")?)?;
        for case in cases.iter() {
            let Node::MatchCase { pattern, guard, body } = self.program.ast.node(case) else {
                continue;
            };
            let subject = text!(self, "subject_{label}")?;
            self.line(text!(self, "'case_{label}: {{")?)?;
            let mut bound = self.program.arena.vec();
            self.pattern_test(pattern, subject, label, &mut bound)?;
            self.bind_all(&bound)?;
            if let Some(guard) = guard {
                let test = self.condition(guard)?;
                self.line(text!(self, "if !({test}) {{\nbreak 'case_{label};\n}}")?)?;
            }
            self.statements(body)?;
            if !self.diverges(body) {
                self.line(text!(self, "break 'match_{label};")?)?;
            }
            self.line("}")?;
        }
        self.line("}")
    }

    /// Names get their values when the whole pattern fits, in the order of the text.
    fn bind_all(&mut self, bound: &[(NodeId, &'a str)]) -> Lowered<()> {
        bound.iter().try_for_each(|&(node, value)| self.bind(node, value))
    }

    /// Leaves the case when a pattern does not fit; `bound` takes what it will bind, and the values.
    fn pattern_test(
        &mut self,
        pattern: NodeId,
        subject: &'a str,
        case: u32,
        bound: &mut Bound<'a>,
    ) -> Lowered<()> {
        let ast = self.program.ast;
        let fail = text!(self, "{{\nbreak 'case_{case};\n}}")?;
        match ast.node(pattern) {
            Node::MatchValue { value } => {
                let value = self.as_dyn_reference(value)?;
                let test = self.raising(text!(self, "py::eq(&{subject}, {value})")?)?;
                self.line(text!(self, "if !{test} {fail}")?)
            }
            Node::MatchSingleton { value } => {
                let value = match value {
                    Singleton::True => "Dyn::Bool(true)",
                    Singleton::False => "Dyn::Bool(false)",
                    _ => "Dyn::None",
                };
                self.line(text!(self, "if !py::dynamic::is(&{subject}, &{value}) {fail}")?)
            }
            Node::MatchAs { pattern: inner, .. } => {
                if let Some(inner) = inner {
                    self.pattern_test(inner, subject, case, bound)?;
                }
                let value = text!(self, "{subject}.clone()")?;
                self.will_bind(pattern, value, bound)
            }
            Node::MatchOr { patterns } => {
                let done = self.label();
                // All alternatives bind the same names, each from values of its own.
                let mut names = self.program.arena.vec();
                if let Some(first) = patterns.get(0) {
                    self.names_of(first, &mut names)?;
                }
                for index in 0..names.len() {
                    self.line(text!(self, "let bound_{done}_{index}: Dyn;")?)?;
                }
                self.line(text!(self, "'done_{done}: {{")?)?;
                for inner in patterns.iter() {
                    let own = self.label();
                    self.line(text!(self, "'case_{own}: {{")?)?;
                    let mut found = self.program.arena.vec();
                    self.pattern_test(inner, subject, own, &mut found)?;
                    for &(node, value) in &found {
                        let slot = self.program.slot_at(node);
                        let place =
                            names.iter().position(|&name| self.program.slot_at(name) == slot);
                        if let Some(index) = place {
                            self.line(text!(self, "bound_{done}_{index} = {value};")?)?;
                        }
                    }
                    self.line(text!(self, "break 'done_{done};\n}}")?)?;
                }
                self.line(text!(self, "break 'case_{case};\n}}")?)?;
                for (index, &node) in names.iter().enumerate() {
                    self.will_bind(node, text!(self, "bound_{done}_{index}")?, bound)?;
                }
                Ok(())
            }
            Node::MatchSequence { patterns } => self.sequence(patterns, subject, case, bound),
            Node::MatchMapping { keys, patterns, .. } => {
                let label = self.label();
                let dynamic = self.make(crate::types::Term::Dyn);
                let all = self.items(keys, dynamic)?;
                let test =
                    self.raising(text!(self, "py::matching::mapping(&{subject}, &[{all}])")?)?;
                self.line(text!(
                    self,
                    "let Some((values_{label}, rest_{label})) = {test} else {fail};"
                )?)?;
                for (index, inner) in patterns.iter().enumerate() {
                    let value = text!(self, "values_{label}[{index}]")?;
                    self.pattern_test(inner, value, case, bound)?;
                }
                let rest = text!(self, "rest_{label}.clone()")?;
                self.will_bind(pattern, rest, bound)
            }
            Node::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } => {
                use std::fmt::Write as _;
                let label = self.label();
                let class = self.as_dyn_reference(cls)?;
                let mut names = self.program.arena.string();
                for name in kwd_attrs.iter() {
                    let name = Quoted(self.program.text(name));
                    write!(names, "{}{name}", if names.is_empty() { "" } else { ", " })?;
                }
                let count = patterns.len();
                let test = self.raising(text!(
                    self,
                    "py::matching::class(&{subject}, {class}, {count}, &[{}])",
                    names.as_str()
                )?)?;
                self.line(text!(self, "let Some(values_{label}) = {test} else {fail};")?)?;
                for (index, inner) in patterns.iter().chain(kwd_patterns.iter()).enumerate() {
                    let value = text!(self, "values_{label}[{index}]")?;
                    self.pattern_test(inner, value, case, bound)?;
                }
                Ok(())
            }
            _ => self.refuse(pattern, Code::PATTERN, "pattern"),
        }
    }

    /// A name of a pattern and its value, for when the whole fits.
    fn will_bind(&self, node: NodeId, value: &'a str, bound: &mut Bound<'a>) -> Lowered<()> {
        if self.program.slot_at(node).is_none() {
            return Ok(());
        }
        bound.try_push((node, value)).map_err(|_full| super::Stop::Full)
    }

    /// The places of a pattern that bind a name.
    fn names_of(
        &self,
        pattern: NodeId,
        names: &mut larder_memory::arena::ArenaVec<'a, NodeId>,
    ) -> Lowered<()> {
        let ast = self.program.ast;
        // The alternatives inside of another bind the same again.
        if let Node::MatchOr { patterns } = ast.node(pattern) {
            return patterns.get(0).map_or(Ok(()), |first| self.names_of(first, names));
        }
        if self.program.slot_at(pattern).is_some() {
            names.try_push(pattern).map_err(|_full| super::Stop::Full)?;
        }
        let mut result = Ok(());
        crate::program::children(ast, pattern, &mut |child| {
            let is_value = matches!(ast.node(child), Node::Name { .. } | Node::Attribute { .. });
            if result.is_ok() && !is_value {
                result = self.names_of(child, names);
            }
        });
        result
    }

    fn sequence(
        &mut self,
        patterns: List<'a>,
        subject: &'a str,
        case: u32,
        bound: &mut Bound<'a>,
    ) -> Lowered<()> {
        let ast = self.program.ast;
        let label = self.label();
        let star = patterns.iter().position(|one| matches!(ast.node(one), Node::MatchStar { .. }));
        let (before, after) = match star {
            Some(star) => (star, patterns.len() - star - 1),
            None => (patterns.len(), 0),
        };
        let has_star = star.is_some();
        let text =
            text!(self, "py::matching::sequence(&{subject}, {before}, {after}, {has_star})")?;
        let test = self.raising(text)?;
        self.line(text!(
            self,
            "let Some(values_{label}) = {test} else {{\nbreak 'case_{case};\n}};"
        )?)?;
        for (index, inner) in patterns.iter().enumerate() {
            let value = text!(self, "values_{label}[{index}]")?;
            if Some(index) == star {
                let value = text!(self, "{value}.clone()")?;
                self.will_bind(inner, value, bound)?;
            } else {
                self.pattern_test(inner, value, case, bound)?;
            }
        }
        Ok(())
    }
}
