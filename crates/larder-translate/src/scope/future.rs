//! Imports from `__future__`: which of them stand at the beginning, and what they switch on.

use crate::ast::{Ast, List, Literal, Node, NodeId};

/// What CPython says of one that stands elsewhere.
pub(crate) const LATE: &str = "from __future__ imports must occur at the beginning of the file";

/// The beginning of a module.
pub(crate) struct Beginning {
    /// The statements that are its docstring or imports from `__future__`.
    pub(crate) len: usize,
    /// An import from `__future__` that stands on the line of the first other statement: CPython refuses it
    /// before it builds its tables, those further down afterwards.
    pub(super) late: Option<NodeId>,
}

pub(crate) fn beginning(ast: &Ast<'_>, body: List<'_>) -> Beginning {
    let is_of_it = |(index, statement): (usize, NodeId)| {
        is_future(ast, statement) || index == 0 && is_text(ast, statement)
    };
    let len = body.iter().enumerate().take_while(|&statement| is_of_it(statement)).count();
    let line = |statement| ast.place(ast.span(statement).start).line;
    let mut last = None;
    let late = body
        .iter()
        .skip(len)
        .take_while(|&statement| {
            let line = line(statement);
            last.replace(line).is_none_or(|last| line <= last)
        })
        .find(|&statement| is_future(ast, statement));
    Beginning { len, late }
}

/// Whether a statement is `from __future__ import …`; CPython asks for no dots.
pub(crate) fn is_future(ast: &Ast<'_>, statement: NodeId) -> bool {
    matches!(ast.node(statement), Node::ImportFrom { module: Some(module), .. }
        if ast.name(module) == "__future__")
}

fn is_text(ast: &Ast<'_>, statement: NodeId) -> bool {
    let Node::Expr { value } = ast.node(statement) else { return false };
    matches!(ast.node(value), Node::Constant(Literal::Str { .. }))
}

/// Whether a module says `from __future__ import annotations`.
pub(crate) fn has_text_annotations(ast: &Ast<'_>) -> bool {
    let Node::Module { body } = ast.node(ast.root()) else { return false };
    body.iter().take(beginning(ast, body).len).any(|id| match ast.node(id) {
        Node::ImportFrom { names, .. } => names.iter().any(|alias| match ast.node(alias) {
            Node::Alias { name, .. } => ast.name(name) == "annotations",
            _ => false,
        }),
        _ => false,
    })
}
