//! Annotations as values: only a program that asks for them has them.

use crate::ast::{Ast, Context, Literal, Node, NodeId};
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
        if !is_asked(ast, ast.root(), &NAMES) && !does_something(ast, ast.root()) {
            Annotations::Unasked
        } else if crate::scope::has_text_annotations(ast) {
            Annotations::Texts
        } else {
            Annotations::Values
        }
    }
}

/// Whether an annotation of a function calls something: then somebody sees that it is evaluated.
fn does_something(ast: &Ast<'_>, node: NodeId) -> bool {
    let mut found = false;
    annotations(ast, node, &mut |_, annotation| found = found || has_call(ast, annotation));
    let mut visit = |child| found = found || does_something(ast, child);
    super::children(ast, node, &mut visit);
    found
}

fn has_call(ast: &Ast<'_>, node: NodeId) -> bool {
    let mut found = matches!(ast.node(node), Node::Call { .. });
    super::children(ast, node, &mut |child| found = found || has_call(ast, child));
    found
}

/// Whether a program asks for what the interpreter has of functions: their code, and what they hold.
pub(super) fn asks_code(ast: &Ast<'_>) -> bool {
    is_asked(ast, ast.root(), &["__code__", "__closure__"])
}

/// Whether annotations that are texts may be looked up among the variables of the module.
pub(super) fn looks_up(ast: &Ast<'_>) -> bool {
    let names = ["get_type_hints", "singledispatch", "singledispatchmethod"];
    crate::scope::has_text_annotations(ast) && is_asked(ast, ast.root(), &names)
}

/// Whether something is sent or thrown into generators.
pub(super) fn throws(ast: &Ast<'_>) -> bool {
    is_asked(ast, ast.root(), &["send", "throw", "contextmanager", "asynccontextmanager"])
}

/// Whether functions get other defaults.
pub(super) fn sets_defaults(ast: &Ast<'_>) -> bool {
    fn is_set(ast: &Ast<'_>, node: NodeId) -> bool {
        let is_name = |name: &[u8]| matches!(name, b"__defaults__" | b"__kwdefaults__");
        let mut found = match ast.node(node) {
            Node::Attribute { attr, ctx, .. } => {
                ctx != Context::Load && is_name(ast.name(attr).as_bytes())
            }
            Node::Constant(Literal::Str { bytes, .. }) => is_name(bytes),
            _ => false,
        };
        super::children(ast, node, &mut |child| found = found || is_set(ast, child));
        found
    }
    is_set(ast, ast.root())
}

/// Whether an attribute of the variable called so is set or deleted, by a statement or by `setattr` and `delattr`.
pub(super) fn sets_attribute_of(ast: &Ast<'_>, name: Symbol) -> bool {
    fn is_set(ast: &Ast<'_>, node: NodeId, name: Symbol) -> bool {
        let is_it = |node| matches!(ast.node(node), Node::Name { id, .. } if id == name);
        let mut found = match ast.node(node) {
            Node::Attribute { value, ctx, .. } => ctx != Context::Load && is_it(value),
            Node::Call { func, args, .. } => {
                matches!(ast.node(func), Node::Name { id, .. } if matches!(ast.name(id), "setattr" | "delattr"))
                    && args.get(0).is_some_and(is_it)
            }
            _ => false,
        };
        super::children(ast, node, &mut |child| found = found || is_set(ast, child, name));
        found
    }
    is_set(ast, ast.root(), name)
}

/// Whether a class may have its names from a metaclass before its body runs.
pub(super) fn prepares(ast: &Ast<'_>) -> bool {
    is_asked(ast, ast.root(), &["__prepare__"])
}

/// Whether a program says one of the names; those between underlines count in texts too.
fn is_asked(ast: &Ast<'_>, node: NodeId, names: &[&str]) -> bool {
    let here = match ast.node(node) {
        Node::Name { id, .. } => names.contains(&ast.name(id)),
        Node::Attribute { attr, .. } => names.contains(&ast.name(attr)),
        Node::Alias { name, .. } => names.contains(&ast.name(name)),
        Node::FunctionDef { name, .. } => names.contains(&ast.name(name)),
        Node::Constant(Literal::Str { bytes, .. }) if bytes.starts_with(b"__") => {
            names.iter().any(|name| name.as_bytes() == bytes)
        }
        _ => false,
    };
    let mut found = here;
    let mut visit = |child| found = found || is_asked(ast, child, names);
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
