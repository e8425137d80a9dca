//! Targets: what may stand where something is assigned, deleted or looped over.

use super::expression::begins_expression;
use super::{Halt, Parse, Parsed};
use crate::ast::{self, Context, NodeId, NodeKind};
use crate::diagnostic::{Arg, Wording};
use crate::lex::TokenKind;

impl Parse<'_> {
    /// What CPython calls an expression in its messages.
    pub(super) fn what(&self, id: NodeId) -> &'static str {
        use NodeKind::*;
        match self.build.kind(id) {
            Attribute => "attribute",
            Subscript => "subscript",
            Starred => "starred",
            Name => "name",
            List => "list",
            Tuple => "tuple",
            Lambda => "lambda",
            Call => "function call",
            BoolOp | BinOp | UnaryOp => "expression",
            GeneratorExp => "generator expression",
            Yield | YieldFrom => "yield expression",
            Await => "await expression",
            ListComp => "list comprehension",
            SetComp => "set comprehension",
            DictComp => "dict comprehension",
            Dict => "dict literal",
            Set => "set display",
            JoinedStr | FormattedValue => "f-string expression",
            Compare => "comparison",
            IfExp => "conditional expression",
            NamedExpr => "named expression",
            NodeKind::Singleton => match ast::Singleton::of(self.build.heads[id.index()].tag) {
                ast::Singleton::None => "None",
                ast::Singleton::True => "True",
                ast::Singleton::False => "False",
                ast::Singleton::Ellipsis => "ellipsis",
            },
            _ => "literal",
        }
    }

    /// Makes an expression a target of assignments, or says which part of it cannot be one.
    pub(super) fn store(&mut self, id: NodeId, hint: &'static str) -> Parsed<()> {
        self.retarget(id, Context::Store, hint)
    }

    /// Makes it a target of `del`.
    pub(super) fn delete(&mut self, id: NodeId) -> Parsed<()> {
        self.retarget(id, Context::Del, "cannot delete {}")
    }

    fn retarget(&mut self, id: NodeId, context: Context, message: &'static str) -> Parsed<()> {
        let kind = self.build.kind(id);
        match kind {
            NodeKind::Name | NodeKind::Attribute | NodeKind::Subscript => {}
            NodeKind::Starred if context == Context::Store => {
                let value = self.build.data(id)[0];
                let value = NodeId::new(value).expect("a starred has a value");
                self.retarget(value, context, "cannot assign to {}")?;
            }
            NodeKind::List | NodeKind::Tuple => {
                let list = self.build.data(id)[0];
                let (len, from) = self.build.list_at(list);
                for at in from..from + len {
                    let element = NodeId::new(self.build.extra[at]).expect("a list holds nodes");
                    let message =
                        if context == Context::Store { "cannot assign to {}" } else { message };
                    self.retarget(element, context, message)?;
                }
            }
            _ => {
                let wording = Wording::new(message, Arg::Word(self.what(id)), Arg::None);
                return Err(self.fault_on(id, wording));
            }
        }
        self.build.set_context(id, context);
        Ok(())
    }

    /// What an assignment says of a left side that stands alone.
    pub(super) fn assignment_message(&self, id: NodeId) -> &'static str {
        use NodeKind::*;
        match self.build.kind(id) {
            List | Tuple | GeneratorExp | Singleton | ListComp | SetComp | DictComp | Set
            | Dict | Compare | BoolOp | Lambda | IfExp | Starred | NamedExpr | Yield
            | YieldFrom => "cannot assign to {}",
            _ => "cannot assign to {} here. Maybe you meant '==' instead of '='?",
        }
    }

    /// The target of `for` or a comprehension: operands, starred or not, up to `in`.
    pub(super) fn loop_target(&mut self) -> Parsed {
        let start = self.start();
        let first = self.target_element()?;
        let target = if self.is(TokenKind::Comma) {
            self.rest_of_tuple(start, first, Self::target_element)?
        } else {
            first
        };
        self.store(target, "cannot assign to {}")?;
        Ok(target)
    }

    fn target_element(&mut self) -> Parsed {
        if self.is(TokenKind::Star) { self.starred() } else { self.operand() }
    }

    /// The targets of `del`, each behind a comma, as a list.
    pub(super) fn delete_targets(&mut self) -> Parsed<u32> {
        let from = self.stack.len();
        loop {
            let target = self.target_element()?;
            self.delete(target)?;
            self.push(target.id())?;
            if !self.take(TokenKind::Comma) || !begins_expression(self.kind()) {
                break;
            }
        }
        if !matches!(self.kind(), TokenKind::Newline | TokenKind::Semicolon) {
            return Err(self.bad_delete());
        }
        self.list(from)
    }

    #[cold]
    fn bad_delete(&mut self) -> Halt {
        self.invalid()
    }

    /// The target behind `as` of a `with` item.
    pub(super) fn with_target(&mut self) -> Parsed {
        let target = self.target_element()?;
        self.store(target, "cannot assign to {}")?;
        Ok(target)
    }
}
