//! `from math import *`: a star that takes from a module of the library is written out as the names that the program
//! says, wherever it says them.

use std::collections::BTreeSet;

use larder_memory::arena::Arena;

use super::order::copied;
use crate::ast::{Ast, Full, Head, List, NO_SYMBOL, Node, NodeId, NodeKind};
use crate::library;

/// The tree with the names in the place of each star. A star stays, to be refused, where the program asks for all
/// names that there are, or has a module of its own under that name.
pub(crate) fn write_out<'a>(
    ast: Ast<'a>,
    is_own: impl Fn(&str) -> bool,
    arena: &'a Arena,
) -> Result<Ast<'a>, Full> {
    let Node::Module { body } = ast.node(ast.root()) else { return Ok(ast) };
    let from = |statement: NodeId| match ast.node(statement) {
        Node::ImportFrom { module: Some(module), names, level: 0 } => {
            let (module, star) = (ast.name(module), star(&ast, names)?);
            (library::is_known(module) && !is_own(module)).then_some((statement, module, star))
        }
        _ => None,
    };
    let stars: Vec<(NodeId, &str, NodeId)> = body.iter().filter_map(from).collect();
    if stars.is_empty() || !ast.is_valid() || asks_for_names(&ast) {
        return Ok(ast);
    }
    let said = names_said(&ast);
    let mut heads = copied(arena, ast.heads)?;
    let mut spans = copied(arena, ast.spans)?;
    let mut data = copied(arena, ast.data)?;
    let mut extra = copied(arena, ast.extra)?;
    for (statement, module, star) in stars {
        let mut brought = Vec::new();
        for name in library::brought_by_star(module).filter(|name| said.contains(name)) {
            brought.push(u32::try_from(heads.len()).map_err(|_many| Full)?);
            let symbol = ast.interner().try_intern(name).map_err(|_refused| Full)?;
            heads.try_push(Head { kind: NodeKind::Alias, tag: 0 }).map_err(|_full| Full)?;
            spans.try_push(ast.span(star)).map_err(|_full| Full)?;
            data.try_push([symbol.id(), NO_SYMBOL]).map_err(|_full| Full)?;
        }
        // 0 is the empty list.
        let mut list = 0;
        if !brought.is_empty() {
            list = u32::try_from(extra.len()).map_err(|_many| Full)?;
            let count = u32::try_from(brought.len()).map_err(|_many| Full)?;
            extra.try_push(count).map_err(|_full| Full)?;
            extra.try_extend_from_slice_copy(&brought).map_err(|_full| Full)?;
        }
        data[statement.index()][0] = list;
    }
    Ok(Ast {
        heads: heads.into_slice(),
        spans: spans.into_slice(),
        data: data.into_slice(),
        extra: extra.into_slice(),
        ..ast
    })
}

/// The `*` among what is imported.
fn star(ast: &Ast<'_>, names: List<'_>) -> Option<NodeId> {
    names
        .iter()
        .find(|&alias| matches!(ast.node(alias), Node::Alias { name, .. } if ast.name(name) == "*"))
}

fn nodes<'t>(ast: &'t Ast<'_>) -> impl Iterator<Item = Node<'t>> {
    let numbers = 1..u32::try_from(ast.heads.len()).unwrap_or(u32::MAX);
    numbers.filter_map(NodeId::new).map(|node| ast.node(node))
}

/// Whether a program may see names that it does not say: `globals()`, `dir()`.
fn asks_for_names(ast: &Ast<'_>) -> bool {
    let is_named = |node: NodeId, wanted: &[&str]| matches!(ast.node(node), Node::Name { id, .. } if wanted.contains(&ast.name(id)));
    nodes(ast).any(|node| match node {
        Node::Name { id, .. } => matches!(ast.name(id), "globals" | "locals"),
        Node::Call { func, args, .. } => args.is_empty() && is_named(func, &["dir", "vars"]),
        _ => false,
    })
}

/// The names that stand in a program.
fn names_said<'a>(ast: &Ast<'a>) -> BTreeSet<&'a str> {
    let said = |node: Node<'_>| match node {
        Node::Name { id, .. } => Some(ast.name(id)),
        Node::Attribute { attr, .. } => Some(ast.name(attr)),
        Node::Alias { name, .. } => Some(ast.name(name)),
        _ => None,
    };
    nodes(ast).filter_map(said).collect()
}
