//! Functions that may be called before their `def` has run.
//!
//! A function whose name can mean nothing else is called as a Rust function, which is always there. Python
//! looks the name up, and where the `def` has not run yet there is nothing to find. So each use of a name in
//! the code of a function or of the module is followed through everything that could run from there on: the
//! functions that are named in it, theirs, and the methods of classes. A `def` further down that is reached
//! that way makes a variable, asked at run time.

use larder_memory::arena::{Arena, ArenaVec};

use super::{FunctionId, FunctionKind, Program};
use crate::ast::{Full, Node, NodeId};

/// A name that is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    pub(super) user: FunctionId,
    /// When the walk came by.
    pub(super) at: u32,
    pub(super) variable: u32,
}

/// A variable that a `def` or a `class` binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Body {
    pub(super) variable: u32,
    pub(super) node: NodeId,
    pub(super) at: u32,
    pub(super) owner: FunctionId,
}

/// The variables whose functions may be called too early, in order.
pub(super) fn find<'a>(
    program: &Program<'a>,
    arena: &'a Arena,
    uses: &mut [Use],
    bodies: &mut [Body],
) -> Result<ArenaVec<'a, u32>, Full> {
    let mut found: ArenaVec<'a, u32> = arena.vec();
    // What a lambda or a generator expression uses is used where it stands.
    for one in uses.iter_mut() {
        while let function = program.function(one.user)
            && matches!(function.kind, FunctionKind::Lambda | FunctionKind::Lazy)
        {
            one.user = function.parent;
        }
    }
    uses.sort_unstable();
    bodies.sort_unstable();
    let is_function = |body: &Body| matches!(program.ast.node(body.node), Node::FunctionDef { .. });
    let mut last = super::column(arena, program.functions.len())?;
    for body in bodies.iter().filter(|body| is_function(body)) {
        let owner = &mut last[body.owner.0 as usize];
        *owner = (*owner).max(body.at);
    }
    for number in 0..program.functions.len() {
        let root = FunctionId(u32::try_from(number).map_err(|_many| Full)?);
        let first = uses.partition_point(|one| one.user < root);
        let is_early = |one: &&Use| one.user == root && one.at < last[number];
        if uses.get(first).is_none_or(|one| !is_early(&one)) {
            continue;
        }
        let mut reached = super::column(arena, program.functions.len())?;
        let mut seen = super::column(arena, bodies.len())?;
        let mut work: ArenaVec<'a, FunctionId> = arena.vec();
        for start in uses[first..].iter().take_while(is_early) {
            let mut name = |variable: u32, work: &mut ArenaVec<'a, FunctionId>| {
                let from = bodies.partition_point(|body| body.variable < variable);
                let own = |(_, body): &(usize, &Body)| body.variable == variable;
                for (index, body) in bodies.iter().enumerate().skip(from).take_while(own) {
                    if std::mem::replace(&mut seen[index], 1) == 1 {
                        continue;
                    }
                    if body.owner == root && body.at > start.at && is_function(body) {
                        found.try_push(variable).map_err(|_full| Full)?;
                    }
                    push(program, body.node, &mut reached, work)?;
                }
                Ok(())
            };
            name(start.variable, &mut work)?;
            while let Some(function) = work.pop() {
                let from = uses.partition_point(|one| one.user < function);
                for one in uses[from..].iter().take_while(|one| one.user == function) {
                    name(one.variable, &mut work)?;
                }
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// What a `def` or a `class` may run: the function, the methods, and what stands inside of them.
fn push<'a>(
    program: &Program<'a>,
    node: NodeId,
    reached: &mut ArenaVec<'a, u32>,
    work: &mut ArenaVec<'a, FunctionId>,
) -> Result<(), Full> {
    let made = program.function_made_by(node);
    for (number, function) in (0_u32..).zip(program.functions.iter()) {
        let id = FunctionId(number);
        let is_inside = |mut id: FunctionId| loop {
            let function = program.function(id);
            if Some(id) == made || made.is_none() && function.class == Some(node) {
                break true;
            }
            if id == FunctionId::MODULE {
                break false;
            }
            id = function.parent;
        };
        let is_def = function.kind == FunctionKind::Def;
        if is_def && reached[number as usize] == 0 && is_inside(id) {
            reached[number as usize] = 1;
            work.try_push(id).map_err(|_full| Full)?;
        }
    }
    Ok(())
}
