//! Comparisons whose answer is no truth value.

use super::children;
use crate::ast::{Ast, Context, List, Literal, Node, NodeId, Singleton, UnaryOperator};

/// The methods that answer a comparison.
const METHODS: [&str; 6] = ["__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__"];

/// Whether a method of a class answers a comparison with something that may be no truth value.
pub(super) fn is_odd(ast: &Ast<'_>, name: &str, body: List<'_>) -> bool {
    METHODS.contains(&name)
        && (!ends(ast, body) || body.iter().any(|statement| returns_odd(ast, statement)))
}

/// Whether a body never falls through to its end, where the answer is `None`.
fn ends(ast: &Ast<'_>, body: List<'_>) -> bool {
    let Some(last) = body.iter().last() else { return false };
    match ast.node(last) {
        Node::Return { .. } | Node::Raise { .. } => true,
        Node::If { body, orelse, .. } => ends(ast, body) && ends(ast, orelse),
        Node::With { body, .. } => ends(ast, body),
        Node::Try { body, handlers, orelse, finalbody, .. } => {
            let is_left = |handler| match ast.node(handler) {
                Node::ExceptHandler { body, .. } => ends(ast, body),
                _ => false,
            };
            ends(ast, finalbody)
                || (ends(ast, body) || ends(ast, orelse)) && handlers.iter().all(is_left)
        }
        _ => false,
    }
}

/// Whether a node sets a method of a comparison by another way than `def`: nobody knows what it answers.
pub(super) fn is_set(ast: &Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Name { id, ctx: Context::Store } => METHODS.contains(&ast.name(id)),
        Node::Attribute { attr, ctx: Context::Store, .. } => METHODS.contains(&ast.name(attr)),
        Node::Constant(Literal::Str { bytes, .. }) => {
            METHODS.iter().any(|method| method.as_bytes() == bytes)
                || matches!(bytes, b"__{}__" | b"__{0}__" | b"__%s__")
        }
        // A name that is put together: `f"__{name}__"` and `"__" + name`.
        Node::JoinedStr { values } => values.get(0).is_some_and(|first| is_start(ast, first)),
        Node::BinOp { left, .. } => is_start(ast, left),
        _ => false,
    }
}

/// Whether a text is the beginning of the name of a method and no more.
fn is_start(ast: &Ast<'_>, node: NodeId) -> bool {
    matches!(ast.node(node), Node::Constant(Literal::Str { bytes: b"__", .. }))
}

fn returns_odd(ast: &Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Return { value } => value.is_some_and(|value| !is_truth(ast, value)),
        Node::FunctionDef { .. } | Node::ClassDef { .. } | Node::Lambda { .. } => false,
        _ => {
            let mut found = false;
            children(ast, node, &mut |child| found = found || returns_odd(ast, child));
            found
        }
    }
}

/// Whether an expression is a truth value, or `NotImplemented`, as far as its form tells.
fn is_truth(ast: &Ast<'_>, node: NodeId) -> bool {
    match ast.node(node) {
        Node::Constant(Literal::Singleton(Singleton::True | Singleton::False))
        | Node::Compare { .. }
        | Node::UnaryOp { op: UnaryOperator::Not, .. } => true,
        Node::BoolOp { values, .. } => values.iter().all(|value| is_truth(ast, value)),
        Node::IfExp { body, orelse, .. } => is_truth(ast, body) && is_truth(ast, orelse),
        Node::Name { id, .. } => ast.name(id) == "NotImplemented",
        Node::Call { func, .. } => match ast.node(func) {
            Node::Name { id, .. } => {
                matches!(
                    ast.name(id),
                    "bool" | "isinstance" | "issubclass" | "all" | "any" | "hasattr" | "callable"
                )
            }
            Node::Attribute { attr, .. } => {
                let name = ast.name(attr);
                METHODS.contains(&name)
                    || matches!(
                        name,
                        "isclose" | "startswith" | "endswith" | "issubset" | "issuperset"
                    )
            }
            _ => false,
        },
        _ => false,
    }
}
