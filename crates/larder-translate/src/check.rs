//! What CPython refuses after parsing and after its tables of names: statements in places where they mean
//! nothing. Its compiler stops at the first; so does the walk, which follows its order.

use crate::ast::{Ast, List, Node, NodeId, NodeKind};
use crate::program::children;
use crate::scope::future;

/// What is wrong, and the node that it is about.
pub(crate) type Fault = (NodeId, &'static str);

#[derive(Clone, Copy)]
struct Place {
    in_function: bool,
    in_loop: bool,
    /// Whether anything in the tree yields or awaits: without it expressions need no look.
    yields: bool,
}

/// The first fault of a tree.
pub(crate) fn check(ast: &Ast<'_>) -> Option<Fault> {
    let Node::Module { body } = ast.node(ast.root()) else { return None };
    let is_one = |kind| matches!(kind, NodeKind::Yield | NodeKind::YieldFrom | NodeKind::Await);
    let yields = ast.heads.iter().any(|head| is_one(head.kind));
    let place = Place { in_function: false, in_loop: false, yields };
    // Of the imports from `__future__` the walk meets those alone that come too late.
    let beginning = future::beginning(ast, body).len;
    body.iter().skip(beginning).find_map(|node| walk(ast, node, place))
}

fn all(ast: &Ast<'_>, list: List<'_>, place: Place) -> Option<Fault> {
    list.iter().find_map(|node| walk(ast, node, place))
}

fn inside(ast: &Ast<'_>, node: NodeId, place: Place) -> Option<Fault> {
    let mut found = None;
    children(ast, node, &mut |child| {
        if found.is_none() {
            found = walk(ast, child, place);
        }
    });
    found
}

fn walk(ast: &Ast<'_>, node: NodeId, place: Place) -> Option<Fault> {
    if !place.yields && ast.kind(node).is_expression() {
        return None;
    }
    let function = Place { in_function: true, in_loop: false, ..place };
    match ast.node(node) {
        Node::ImportFrom { .. } if future::is_future(ast, node) => Some((node, future::LATE)),
        Node::Return { .. } if !place.in_function => Some((node, "'return' outside function")),
        Node::Yield { .. } | Node::YieldFrom { .. } if !place.in_function => {
            Some((node, "'yield' outside function"))
        }
        Node::Await { .. } if !place.in_function => Some((node, "'await' outside function")),
        Node::Break if !place.in_loop => Some((node, "'break' outside loop")),
        Node::Continue if !place.in_loop => Some((node, "'continue' not properly in loop")),
        Node::FunctionDef { args, body, decorators, .. } => all(ast, decorators, place)
            .or_else(|| walk(ast, args, place))
            .or_else(|| all(ast, body, function)),
        Node::Lambda { args, body } => walk(ast, args, place).or_else(|| walk(ast, body, function)),
        Node::ClassDef { bases, keywords, body, decorators, .. } => {
            let class = Place { in_function: false, in_loop: false, ..place };
            all(ast, decorators, place)
                .or_else(|| all(ast, bases, place))
                .or_else(|| all(ast, keywords, place))
                .or_else(|| all(ast, body, class))
        }
        Node::For { target, iter, body, orelse, .. } => {
            let looped = Place { in_loop: true, ..place };
            walk(ast, iter, place)
                .or_else(|| walk(ast, target, place))
                .or_else(|| all(ast, body, looped))
                .or_else(|| all(ast, orelse, place))
        }
        Node::While { test, body, orelse } => {
            let looped = Place { in_loop: true, ..place };
            walk(ast, test, place)
                .or_else(|| all(ast, body, looped))
                .or_else(|| all(ast, orelse, place))
        }
        Node::Try { handlers, .. } => {
            let last = handlers.len().saturating_sub(1);
            let bare = handlers.iter().take(last).find(|&handler| {
                matches!(ast.node(handler), Node::ExceptHandler { typ: None, .. })
            });
            match bare {
                Some(handler) => Some((handler, "default 'except:' must be last")),
                None => inside(ast, node, place),
            }
        }
        Node::Assign { targets, value } => walk(ast, value, place)
            .or_else(|| targets.iter().find_map(|target| stars(ast, target)))
            .or_else(|| all(ast, targets, place)),
        _ => inside(ast, node, place),
    }
}

/// More than one star in a target, or a star alone.
fn stars(ast: &Ast<'_>, target: NodeId) -> Option<Fault> {
    match ast.node(target) {
        Node::Starred { .. } => {
            Some((target, "starred assignment target must be in a list or tuple"))
        }
        Node::Tuple { elts, .. } | Node::List { elts, .. } => {
            let count =
                elts.iter().filter(|&elt| matches!(ast.node(elt), Node::Starred { .. })).count();
            if count > 1 {
                return Some((target, "multiple starred expressions in assignment"));
            }
            elts.iter().find_map(|elt| match ast.node(elt) {
                Node::Starred { value, .. } => stars(ast, value),
                _ => stars(ast, elt),
            })
        }
        _ => None,
    }
}
