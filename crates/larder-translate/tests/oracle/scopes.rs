//! Scopes as the oracle writes them: a line for each scope and each of its names.

use std::fmt::Write;

use larder_translate::{Ast, Resolution, ScopeId, ScopeKind, Scopes};

pub(crate) fn text(ast: &Ast<'_>, scopes: &Scopes<'_>) -> String {
    let mut out = String::new();
    let mut tasks = vec![(ScopeId::MODULE, 0)];
    let mut children: Vec<Vec<ScopeId>> = vec![Vec::new(); scopes.all().len()];
    for (number, scope) in (0..).zip(scopes.all()) {
        if let Some(parent) = scope.parent {
            children[parent.index()].push(ScopeId(number));
        }
    }
    while let Some((id, depth)) = tasks.pop() {
        one(ast, scopes, id, depth, &mut out);
        tasks.extend(children[id.index()].iter().rev().map(|&child| (child, depth + 1)));
    }
    out
}

fn one(ast: &Ast<'_>, scopes: &Scopes<'_>, id: ScopeId, depth: usize, out: &mut String) {
    let scope = scopes.scope(id);
    let is_module = scope.kind == ScopeKind::Module;
    let (kind, name) = match scope.kind {
        ScopeKind::Module => ("module", "top"),
        ScopeKind::Class => ("class", ""),
        ScopeKind::Function => ("function", ""),
        ScopeKind::Lambda => ("function", "lambda"),
        ScopeKind::ListComp => ("function", "listcomp"),
        ScopeKind::SetComp => ("function", "setcomp"),
        ScopeKind::DictComp => ("function", "dictcomp"),
        ScopeKind::GeneratorExp => ("function", "genexpr"),
    };
    let name = scope.name.map_or(name, |name| ast.name(name));
    writeln!(out, "{:1$}{kind} {2}", "", depth * 2, ascii(name)).expect("a string takes it");
    let mut variables = scopes.variables(id).to_vec();
    variables.sort_by_key(|variable| ast.name(variable.name));
    for variable in variables {
        use Resolution::{Cell, Free, Global, GlobalDeclared, Local};
        let (uses, is) = (variable.uses, variable.resolution);
        let is_bound_in_module = is_module && uses.is_bound();
        let flags: Vec<&str> = [
            ("parameter", uses.is_parameter()),
            ("global", matches!(is, Global | GlobalDeclared) || is_bound_in_module),
            ("declared", is == GlobalDeclared),
            ("nonlocal", uses.is_declared_nonlocal()),
            ("local", matches!(is, Local | Cell) || is_bound_in_module),
            ("free", is == Free),
            ("imported", uses.is_imported()),
            ("assigned", uses.is_assigned()),
            ("annotated", uses.is_annotated()),
            ("referenced", uses.is_referenced()),
            ("cell", is == Cell),
        ]
        .into_iter()
        .filter_map(|(word, yes)| yes.then_some(word))
        .collect();
        let name = ascii(ast.name(variable.name));
        writeln!(out, "{:1$}  {name}: {2}", "", depth * 2, flags.join(" "))
            .expect("a string takes it");
    }
}

fn ascii(name: &str) -> String {
    let mut out = String::from("'");
    for character in name.chars() {
        match u32::from(character) {
            0..0x80 => out.push(character),
            code @ 0x80..0x100 => write!(out, "\\x{code:02x}").expect("a string takes it"),
            code @ 0x100..0x1_0000 => write!(out, "\\u{code:04x}").expect("a string takes it"),
            code => write!(out, "\\U{code:08x}").expect("a string takes it"),
        }
    }
    out.push('\'');
    out
}
