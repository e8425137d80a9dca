//! Whether a program can ask which exception is being handled.
//!
//! Nobody can tell whether the run time keeps that, but by `__context__`, by `sys.exc_info()` and its like, and by
//! a bare `raise` in a function that a handler calls. Where none of these stands, nothing is kept.

use super::children;
use crate::ast::{Ast, Node, NodeId};

/// Whether a bare `raise` stands below a node outside of a handler of its own function.
pub(super) fn raises_outside(ast: &Ast<'_>, node: NodeId, in_handler: bool) -> bool {
    if let Node::Raise { exc: None, .. } = ast.node(node)
        && !in_handler
    {
        return true;
    }
    let mut found = false;
    match ast.node(node) {
        // A `finally` in a handler may have another exception than the handler.
        Node::Try { body, handlers, orelse, finalbody, .. } => {
            for part in [body, handlers, orelse] {
                found |= part.iter().any(|child| raises_outside(ast, child, in_handler));
            }
            found |= finalbody.iter().any(|child| raises_outside(ast, child, false));
        }
        inside => {
            let in_handler = match inside {
                Node::ExceptHandler { .. } => true,
                Node::FunctionDef { .. } | Node::ClassDef { .. } | Node::Lambda { .. } => false,
                _ => in_handler,
            };
            let mut visit = |child| found = found || raises_outside(ast, child, in_handler);
            children(ast, node, &mut visit);
        }
    }
    found
}
