//! Which whole numbers grow without a bound.
//!
//! While the last walk is made, every flow of one whole number into another is written down: copied, added,
//! multiplied. A circle of flows is a value that depends on what it was before. If something is multiplied on
//! the circle (`f *= i`), or two members of it are added (`a, b = b, a + b`), it grows faster than any number of
//! additions, and its places get no bound. What is taken modulo something, divided or shifted right leaves the
//! circle: it is bounded by the other side. A value that only has something added to it stays in 64 bits,
//! which are checked.

use larder_memory::arena::ArenaVec;

use super::Infer;
use crate::ast::{Full, Operator};
use crate::types::{Term, Type};

/// How a value comes from others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum How {
    Copy,
    Add,
    Multiply,
    /// Bounded by its operands.
    Bounded,
}

/// One flow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flow {
    how: How,
    into: Type,
    left: Type,
    right: Type,
}

/// How an operator makes its result.
pub(crate) fn how(op: Operator, exponent: Option<i64>) -> How {
    match op {
        Operator::Add | Operator::Sub | Operator::BitOr | Operator::BitXor => How::Add,
        Operator::Mult | Operator::LShift => How::Multiply,
        Operator::Pow if exponent == Some(1) || exponent == Some(0) => How::Copy,
        Operator::Pow => How::Multiply,
        _ => How::Bounded,
    }
}

impl Infer<'_, '_> {
    pub(super) fn record(&mut self, how: How, into: Type, left: Type, right: Type) {
        let is_whole = |term: Term| matches!(term, Term::Int | Term::Big | Term::Bool);
        if !is_whole(self.get(left)) || how == How::Bounded {
            return;
        }
        let types = &self.program.types;
        let flow =
            Flow { how, into: types.find(into), left: types.find(left), right: types.find(right) };
        if self.flows.try_push(flow).is_err() {
            self.program.types.is_full = true;
        }
    }
}

/// Takes the bound from what grows.
pub(super) fn widen(infer: &mut Infer<'_, '_>) -> Result<(), Full> {
    let circles = circles(infer)?;
    let circle = |place: Type| {
        circles.binary_search_by_key(&place, |&(place, _)| place).ok().map(|at| circles[at].1)
    };
    for index in 0..infer.flows.len() {
        let Flow { how, into, left, right } = infer.flows[index];
        let Some(own) = circle(into) else { continue };
        let (left, right) = (circle(left) == Some(own), circle(right) == Some(own));
        let grows = match how {
            How::Multiply => left || right,
            How::Add => left && right,
            How::Copy | How::Bounded => false,
        };
        if grows {
            for &(place, number) in &circles {
                if number == own && infer.get(place) == Term::Int {
                    infer.join_term(place, Term::Big);
                }
            }
        }
    }
    Ok(())
}

/// The places that lie on circles, each with the number of its circle (Tarjan's algorithm with a stack of its
/// own), in the order of the places.
fn circles<'a>(infer: &Infer<'_, 'a>) -> Result<ArenaVec<'a, (Type, u32)>, Full> {
    let arena = infer.program.arena;
    // Edges from a value to what it flows into.
    let mut edges: ArenaVec<'a, (Type, Type)> = arena.vec();
    for flow in &infer.flows {
        for from in [flow.left, flow.right] {
            edges.try_push((from, flow.into)).map_err(|_full| Full)?;
        }
    }
    edges.sort_unstable();
    let mut nodes: ArenaVec<'a, Type> = arena.vec();
    for &(from, into) in &edges {
        nodes.try_push(from).map_err(|_full| Full)?;
        nodes.try_push(into).map_err(|_full| Full)?;
    }
    nodes.sort_unstable();
    nodes.dedup();
    let place = |ty: Type| nodes.binary_search(&ty).expect("every end of an edge is a node");
    let mut order: ArenaVec<'a, u32> = filled(arena, nodes.len())?;
    let mut low: ArenaVec<'a, u32> = filled(arena, nodes.len())?;
    let mut on_stack: ArenaVec<'a, u32> = filled(arena, nodes.len())?;
    let mut stack: ArenaVec<'a, usize> = arena.vec();
    let mut work: ArenaVec<'a, (usize, usize)> = arena.vec();
    let mut found: ArenaVec<'a, (Type, u32)> = arena.vec();
    let (mut next, mut number) = (1_u32, 0_u32);
    for root in 0..nodes.len() {
        if order[root] != 0 {
            continue;
        }
        work.try_push((root, edges.partition_point(|edge| edge.0 < nodes[root])))
            .map_err(|_full| Full)?;
        while let Some((node, edge)) = work.pop() {
            if order[node] == 0 {
                (order[node], low[node], on_stack[node]) = (next, next, 1);
                next += 1;
                stack.try_push(node).map_err(|_full| Full)?;
            }
            if edge < edges.len() && edges[edge].0 == nodes[node] {
                let to = place(edges[edge].1);
                work.try_push((node, edge + 1)).map_err(|_full| Full)?;
                if order[to] == 0 {
                    let first = edges.partition_point(|edge| edge.0 < nodes[to]);
                    work.try_push((to, first)).map_err(|_full| Full)?;
                } else if on_stack[to] == 1 {
                    low[node] = low[node].min(order[to]);
                }
                continue;
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == order[node] {
                number += 1;
                let has_self = edges.binary_search(&(nodes[node], nodes[node])).is_ok();
                let is_alone = stack.last() == Some(&node);
                while let Some(member) = stack.pop() {
                    on_stack[member] = 0;
                    if !is_alone || has_self {
                        found.try_push((nodes[member], number)).map_err(|_full| Full)?;
                    }
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

fn filled(arena: &larder_memory::arena::Arena, len: usize) -> Result<ArenaVec<'_, u32>, Full> {
    let mut column = arena.vec();
    for _ in 0..len {
        column.try_push(0).map_err(|_full| Full)?;
    }
    Ok(column)
}
