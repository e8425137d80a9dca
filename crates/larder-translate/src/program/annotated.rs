//! Annotations as values: only a program that asks for them has them.

use crate::ast::{Ast, Literal, Node, NodeId};
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

/// Names by which a program asks.
const NAMES: [&str; 8] = [
    "__annotations__",
    "get_type_hints",
    "get_annotations",
    "signature",
    "getfullargspec",
    "singledispatch",
    "singledispatchmethod",
    "fields",
];

impl Annotations {
    pub(super) fn of(ast: &Ast<'_>) -> Annotations {
        if !is_asked(ast, ast.root()) {
            Annotations::Unasked
        } else if crate::scope::has_text_annotations(ast) {
            Annotations::Texts
        } else {
            Annotations::Values
        }
    }
}

fn is_asked(ast: &Ast<'_>, node: NodeId) -> bool {
    let here = match ast.node(node) {
        Node::Name { id, .. } => NAMES.contains(&ast.name(id)),
        Node::Attribute { attr, .. } => NAMES.contains(&ast.name(attr)),
        Node::Alias { name, .. } => NAMES.contains(&ast.name(name)),
        Node::Constant(Literal::Str { bytes, .. }) => bytes == b"__annotations__",
        _ => false,
    };
    let mut found = here;
    let mut visit = |child| found = found || is_asked(ast, child);
    super::children(ast, node, &mut visit);
    found
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
