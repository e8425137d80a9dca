//! `match`.

use super::{Lower, Lowered, Quoted, text};
use crate::ast::{List, Node, NodeId, Singleton};
use crate::refuse::Code;

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
            self.pattern_test(pattern, subject, label)?;
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

    /// Leaves the case when a pattern does not fit; binds what it binds.
    fn pattern_test(&mut self, pattern: NodeId, subject: &'a str, case: u32) -> Lowered<()> {
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
                    self.pattern_test(inner, subject, case)?;
                }
                let value = text!(self, "{subject}.clone()")?;
                self.bind(pattern, value)
            }
            Node::MatchOr { patterns } => {
                let done = self.label();
                self.line(text!(self, "'done_{done}: {{")?)?;
                for inner in patterns.iter() {
                    let own = self.label();
                    self.line(text!(self, "'case_{own}: {{")?)?;
                    self.pattern_test(inner, subject, own)?;
                    self.line(text!(self, "break 'done_{done};\n}}")?)?;
                }
                self.line(text!(self, "break 'case_{case};\n}}")?)
            }
            Node::MatchSequence { patterns } => self.sequence(patterns, subject, case),
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
                    self.pattern_test(inner, value, case)?;
                }
                let rest = text!(self, "rest_{label}.clone()")?;
                self.bind(pattern, rest)
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
                    self.pattern_test(inner, value, case)?;
                }
                Ok(())
            }
            _ => self.refuse(pattern, Code::PATTERN, "pattern"),
        }
    }

    fn sequence(&mut self, patterns: List<'a>, subject: &'a str, case: u32) -> Lowered<()> {
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
                self.bind(inner, value)?;
            } else {
                self.pattern_test(inner, value, case)?;
            }
        }
        Ok(())
    }
}
