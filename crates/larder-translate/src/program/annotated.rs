//! Annotations as values: only a program that asks for them has them.

use crate::ast::{Ast, Node, NodeId};
use larder_memory::intern::Symbol;

/// What a program has of its annotations at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Annotations {
    /// Nobody asks: they are read for the names of fields alone.
    Unasked,
    /// `from __future__ import annotations`: the texts that they are written as.
    Texts,
    /// What they mean.
    Values,
}

/// Whether an expression calls something.
pub(super) fn has_call(ast: &Ast<'_>, node: NodeId) -> bool {
    super::any_below(ast, node, &|node| matches!(ast.node(node), Node::Call { .. }))
}

/// Calls `visit` with the name and the annotation of each parameter, and of what a `def` returns, in CPython's
/// order.
pub(crate) fn annotations(
    ast: &Ast<'_>,
    node: NodeId,
    visit: &mut dyn FnMut(Option<Symbol>, NodeId),
) {
    let Node::FunctionDef { args, returns, .. } = ast.node(node) else { return };
    if let Node::Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } = ast.node(args) {
        let plain = args.iter().chain(posonlyargs.iter()).chain(vararg);
        for parameter in plain.chain(kwonlyargs.iter()).chain(kwarg) {
            if let Node::Arg { arg, annotation: Some(annotation) } = ast.node(parameter) {
                visit(Some(arg), annotation);
            }
        }
    }
    if let Some(returns) = returns {
        visit(None, returns);
    }
}
