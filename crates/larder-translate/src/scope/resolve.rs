//! From uses to resolutions: a name that its scope does not bind is sought outwards.

use larder_memory::arena::ArenaVec;
use larder_memory::intern::Symbol;

use super::table::Variables;
use super::{Resolution, Scope, ScopeId, ScopeKind, Uses, Variable};
use crate::ast::Full;

/// What stands around a scope for a name.
enum Around {
    Function(ScopeId),
    /// The class that gives its functions `__class__`.
    Class(ScopeId),
    Module,
}

fn around(
    scopes: &[Scope],
    variables: &Variables<'_>,
    from: ScopeId,
    name: Symbol,
    class_cell: Symbol,
) -> Around {
    let mut outer = scopes[from.index()].parent;
    while let Some(id) = outer {
        let scope = &scopes[id.index()];
        if scope.kind == ScopeKind::Class && name == class_cell {
            return Around::Class(id);
        }
        if scope.kind.is_function() {
            let uses = variables.uses(id, name);
            if uses.any(Uses::GLOBAL) {
                return Around::Module;
            }
            if uses.is_bound() && !uses.any(Uses::NONLOCAL) {
                return Around::Function(id);
            }
        }
        outer = scope.parent;
    }
    Around::Module
}

/// Resolves every variable. Calls `missing` with those that are declared `nonlocal` and that no function
/// around binds.
pub(super) fn resolve(
    scopes: &[Scope],
    variables: &mut Variables<'_>,
    class_cell: Symbol,
    mut missing: impl FnMut(&Variable) -> Result<(), Full>,
) -> Result<(), Full> {
    let count = variables.all.len();
    for number in 0..count {
        let Variable { scope, name, uses, .. } = variables.all[number];
        if uses.any(Uses::GLOBAL) {
            variables.all[number].resolution = Resolution::GlobalDeclared;
            continue;
        }
        if uses.is_bound() && !uses.any(Uses::NONLOCAL) {
            continue; // local, or made a cell by a scope inside
        }
        match around(scopes, variables, scope, name, class_cell) {
            Around::Module => {
                variables.all[number].resolution = Resolution::Global;
                if uses.any(Uses::NONLOCAL) {
                    missing(&variables.all[number])?;
                }
            }
            Around::Class(binder) => {
                variables.all[number].resolution = Resolution::Free;
                pass_through(scopes, variables, scope, binder, name)?;
            }
            Around::Function(binder) => {
                variables.all[number].resolution = Resolution::Free;
                let bound = variables.find(binder, name).expect("the binder has it");
                variables.all[bound].resolution = Resolution::Cell;
                pass_through(scopes, variables, scope, binder, name)?;
            }
        }
    }
    Ok(())
}

/// The scopes between a use and its binder hand the name on: it is free in each of them.
fn pass_through(
    scopes: &[Scope],
    variables: &mut Variables<'_>,
    from: ScopeId,
    binder: ScopeId,
    name: Symbol,
) -> Result<(), Full> {
    let mut between = scopes[from.index()].parent;
    while let Some(id) = between.filter(|&id| id != binder) {
        if variables.find(id, name).is_none() {
            let number = variables.find_or_add(id, name)?;
            variables.all[number].resolution = Resolution::Free;
        }
        between = scopes[id.index()].parent;
    }
    Ok(())
}

/// Sorts the variables by scope and symbol and tells each scope where its own are.
pub(super) fn group(scopes: &mut [Scope], variables: &mut ArenaVec<'_, Variable>) {
    variables.sort_unstable_by_key(|variable| (variable.scope, variable.name));
    let mut at = 0_u32;
    for same in variables.chunk_by(|a, b| a.scope == b.scope) {
        let count = u32::try_from(same.len()).expect("they were numbered by u32");
        scopes[same[0].scope.index()].variables = (at, count);
        at += count;
    }
}
