//! Whether a program can ask which exception is being handled.
//!
//! Nobody can tell whether the run time keeps that, but by `__context__`, by `sys.exc_info()` and its like, and by
//! a bare `raise` in a function that a handler calls. Where none of these stands, nothing is kept.

use super::children;
use crate::ast::{Ast, Literal, Node, NodeId};

/// Names that ask for it.
const NAMES: [&str; 9] = [
    "__context__",
    "__traceback__",
    "exc_info",
    "exception",
    "ExitStack",
    "traceback",
    "print_exc",
    "format_exc",
    "format_exception",
];

/// Whether anything below a node asks.
pub(super) fn is_asked(ast: &Ast<'_>, node: NodeId, in_handler: bool) -> bool {
    let here = match ast.node(node) {
        Node::Name { id, .. } => NAMES.contains(&ast.name(id)),
        Node::Attribute { attr, .. } => NAMES.contains(&ast.name(attr)),
        Node::Alias { name, .. } => NAMES.contains(&ast.name(name)),
        Node::Constant(Literal::Str { bytes, .. }) => bytes == b"__context__",
        Node::Raise { exc: None, .. } => !in_handler,
        _ => false,
    };
    if here {
        return true;
    }
    let mut found = false;
    match ast.node(node) {
        // A `finally` in a handler may have another exception than the handler.
        Node::Try { body, handlers, orelse, finalbody, .. } => {
            for part in [body, handlers, orelse] {
                found |= part.iter().any(|child| is_asked(ast, child, in_handler));
            }
            found |= finalbody.iter().any(|child| is_asked(ast, child, false));
        }
        inside => {
            let in_handler = match inside {
                Node::ExceptHandler { .. } => true,
                Node::FunctionDef { .. } | Node::ClassDef { .. } | Node::Lambda { .. } => false,
                _ => in_handler,
            };
            let mut visit = |child| found = found || is_asked(ast, child, in_handler);
            children(ast, node, &mut visit);
        }
    }
    found
}

/// Whether anything below a node names what is not a number, or an infinity that arithmetic makes one of.
pub(super) fn knows_nan(ast: &Ast<'_>, node: NodeId) -> bool {
    let is_name = |name: &str| matches!(name, "nan" | "inf");
    let here = match ast.node(node) {
        Node::Name { id, .. } => is_name(ast.name(id)),
        Node::Attribute { attr, .. } => is_name(ast.name(attr)),
        Node::Alias { name, .. } => is_name(ast.name(name)),
        Node::Constant(Literal::Str { bytes, .. }) => {
            let text = bytes.trim_ascii();
            let text = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
            ["nan", "inf", "infinity"].iter().any(|name| text.eq_ignore_ascii_case(name.as_bytes()))
        }
        _ => false,
    };
    let mut found = here;
    let mut visit = |child| found = found || knows_nan(ast, child);
    children(ast, node, &mut visit);
    found
}
