//! How large whole numbers become.
//!
//! While functions are walked, every flow of one whole number into another is written down: copied, added,
//! multiplied. What the last walk of each statement found is what counts. From literals on, each place then gets an estimate of its size, as the logarithm of the largest
//! amount that it may hold. What nothing is known of, a length, a position, a number that is read, is taken for
//! small: [`UNKNOWN`].
//!
//! A circle of flows is a value that depends on what it was before. If something is multiplied on the circle
//! (`f *= i`), or two members of it are added (`a, b = b, a + b`), it grows faster than any number of additions:
//! its places have no bound. A circle on which something from elsewhere is added is a sum of so many terms
//! ([`TURNS`]). What is taken modulo something, or masked, is bounded by the other side, so that a hash that is
//! kept below a modulus stays in 64 bits where the product does; what is divided or shifted right is no part of a
//! circle.
//!
//! An estimate that is too small is loud at run time, because 64 bits are checked; one that is too large is slow.

use std::cell::Cell;

use larder_memory::arena::ArenaVec;

use super::{Exponent, Infer, Integers, solid};
use crate::ast::{Full, Operator};
use crate::types::{Term, Type};

/// How a value comes from others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum How {
    /// A literal, by the logarithm of its amount.
    Is(f64),
    Copy,
    /// A sum or a difference.
    Add,
    Multiply,
    /// As many bits as the larger.
    Larger,
    /// As many bits as the smaller.
    Smaller,
    /// Not larger than the left side, and no part of a circle.
    Left,
    /// Bounded by the right side.
    Right,
    /// A power with a small exponent.
    Power(f64),
    /// Shifted to the left by so much.
    Shift(f64),
    /// The sum of many.
    Total,
}

/// One flow.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Flow {
    how: How,
    into: Type,
    left: Type,
    right: Type,
    /// The beginning of the walk that found it.
    began: u32,
}

/// The size of what nothing is known of: a million.
const UNKNOWN: f64 = 20.0;
/// How often something is added on a circle: a million times.
const TURNS: f64 = 20.0;
/// The size that leaves 64 bits.
const WORD: f64 = 63.0;
/// How often estimates are made from those before them, for what is masked or divided.
const PASSES: usize = 6;

/// How an operator makes its result.
pub(crate) fn how(op: Operator, exponent: Exponent) -> How {
    match (op, exponent) {
        (Operator::Pow | Operator::LShift, Exponent::Short(size)) => How::Is(size),
        (Operator::Add | Operator::Sub, _) => How::Add,
        (Operator::BitOr | Operator::BitXor, _) => How::Larger,
        (Operator::BitAnd, _) => How::Smaller,
        (Operator::LShift, Exponent::Written(by @ 0..=62)) => How::Shift(by as f64),
        (Operator::Pow, Exponent::Written(by @ 0..=3)) => How::Power(by as f64),
        (Operator::Mult | Operator::LShift | Operator::Pow, _) => How::Multiply,
        (Operator::Mod, _) => How::Right,
        _ => How::Left,
    }
}

impl Infer<'_, '_> {
    pub(super) fn record(&mut self, how: How, into: Type, left: Type, right: Type) {
        let began = self.program.types.clock();
        if self.flows.try_push(Flow { how, into, left, right, began }).is_err() {
            self.program.types.is_full = true;
        }
    }

    /// A place holds a number with a minus before it.
    pub(super) fn record_negative(&mut self, place: Type) {
        if self.negatives.try_push((self.program.types.clock(), place)).is_err() {
            self.program.types.is_full = true;
        }
    }

    /// A place holds a power of whole numbers.
    pub(super) fn record_power(&mut self, place: Type, exponent: Type) {
        if self.powers.try_push((self.program.types.clock(), place, exponent)).is_err() {
            self.program.types.is_full = true;
        }
    }

    /// What comes out of a tuple that is walked through is as large as any of its fields. Elsewhere it is the place
    /// itself that comes out.
    pub(super) fn record_walk(&mut self, into: Type, walked: Type) {
        if let (true, Term::Tuple(start, count)) = (self.is_recording, self.get(walked)) {
            for index in 0..count {
                let field = self.program.types.field(start, index);
                self.record(How::Copy, into, field, field);
            }
        }
    }

    /// A place holds a literal.
    pub(super) fn record_literal(&mut self, place: Type, amount: u64) {
        let size = (amount.max(1) as f64).log2();
        self.record(How::Is(size), place, place, place);
    }
}

/// Finds what leaves 64 bits, and powers that may be floats.
pub(super) fn grow(infer: &mut Infer<'_, '_>) -> Result<(), Full> {
    let count = infer.program.types.clock() as usize + 1;
    let mut is_last: ArenaVec<'_, bool> = infer.program.arena.vec();
    is_last.try_resize(count, false).map_err(|_full| Full)?;
    for &began in infer.began.iter().chain(infer.began_around.iter().flatten()) {
        is_last[began as usize] = true;
    }
    let program = &*infer.program;
    let is_whole =
        |place: Type| matches!(program.types.get(place), Term::Int | Term::Big | Term::Bool);
    infer.flows.retain(|flow| {
        if !is_last[flow.began as usize] {
            return false;
        }
        for place in [&mut flow.into, &mut flow.left, &mut flow.right] {
            *place = program.types.find(solid(program, *place));
        }
        is_whole(flow.left) && is_whole(flow.into)
    });
    open_powers(infer, &is_last)?;
    if infer.integers == Integers::Auto { widen(infer) } else { Ok(()) }
}

/// Makes those powers dynamic whose exponents may have a minus: a whole number is then a float.
fn open_powers(infer: &mut Infer<'_, '_>, is_last: &[bool]) -> Result<(), Full> {
    if infer.powers.is_empty() || infer.negatives.is_empty() {
        return Ok(());
    }
    let mut negatives: ArenaVec<'_, Type> = infer.program.arena.vec();
    for &(began, place) in &infer.negatives {
        if is_last[began as usize] {
            negatives.try_push(infer.program.types.find(place)).map_err(|_full| Full)?;
        }
    }
    negatives.sort_unstable();
    negatives.dedup();
    loop {
        let count = negatives.len();
        let mut fresh = infer.program.arena.vec();
        for flow in &infer.flows {
            let has = |place: Type| negatives.binary_search(&place).is_ok();
            let is_negative = match flow.how {
                How::Is(_) | How::Smaller => false,
                How::Right => has(flow.right),
                How::Copy | How::Left | How::Shift(_) | How::Power(_) => has(flow.left),
                _ => has(flow.left) || has(flow.right),
            };
            if is_negative && !has(flow.into) {
                fresh.try_push(flow.into).map_err(|_full| Full)?;
            }
        }
        negatives.try_extend_from_slice_copy(&fresh).map_err(|_full| Full)?;
        negatives.sort_unstable();
        negatives.dedup();
        if negatives.len() == count {
            break;
        }
    }
    for index in 0..infer.powers.len() {
        let (began, place, exponent) = infer.powers[index];
        let exponent = infer.program.types.find(exponent);
        if is_last[began as usize] && negatives.binary_search(&exponent).is_ok() {
            infer.join_term(place, Term::Dyn);
        }
    }
    Ok(())
}

/// Takes the bound from what leaves 64 bits.
fn widen(infer: &mut Infer<'_, '_>) -> Result<(), Full> {
    let places = Places::of(infer)?;
    let sizes = places.sizes(infer)?;
    for (&place, &size) in places.nodes.iter().zip(&sizes) {
        if size >= WORD && infer.get(place) == Term::Int {
            infer.join_term(place, Term::Big);
        }
    }
    Ok(())
}

/// The places that take part in flows, in their order.
struct Places<'a> {
    nodes: ArenaVec<'a, Type>,
    /// The number of the circle of each, from 1 in the order in which their sizes can be found; a place that lies
    /// on none has a number of its own.
    circles: ArenaVec<'a, u32>,
    /// The places in the order of their circles.
    order: ArenaVec<'a, u32>,
    /// By number of a type: where it stands among the places.
    at: ArenaVec<'a, u32>,
    /// By place: the first of the flows into it, by its place in `flows`.
    first: ArenaVec<'a, u32>,
    /// The numbers of the flows, those into one place behind each other.
    flows: ArenaVec<'a, u32>,
}

impl<'a> Places<'a> {
    fn of(infer: &Infer<'_, 'a>) -> Result<Self, Full> {
        let arena = infer.program.arena;
        let mut at: ArenaVec<'a, u32> = filled(arena, infer.program.types.len())?;
        for flow in &infer.flows {
            for place in [flow.into, flow.left, flow.right] {
                at[place.0 as usize] = 1;
            }
        }
        let mut nodes: ArenaVec<'a, Type> = arena.vec();
        for (number, at) in (0..).zip(at.iter_mut()) {
            if *at == 1 {
                *at = u32::try_from(nodes.len()).map_err(|_many| Full)?;
                nodes.try_push(Type(number)).map_err(|_full| Full)?;
            }
        }
        let mut first = filled(arena, nodes.len() + 1)?;
        // Edges from a value to those that it comes from.
        let mut edges: ArenaVec<'a, (u32, u32)> = arena.vec();
        for flow in &infer.flows {
            let into = at[flow.into.0 as usize];
            first[into as usize + 1] += 1;
            let from: &[Type] = match flow.how {
                How::Is(_) | How::Left | How::Smaller => &[],
                How::Right => &[flow.right],
                How::Shift(_) | How::Power(_) => &[flow.left],
                _ => &[flow.left, flow.right],
            };
            for &from in from {
                edges.try_push((into, at[from.0 as usize])).map_err(|_full| Full)?;
            }
        }
        for place in 0..nodes.len() {
            first[place + 1] += first[place];
        }
        let mut flows: ArenaVec<'a, u32> = filled(arena, infer.flows.len())?;
        for (number, flow) in (0..).zip(&infer.flows) {
            let next = &mut first[at[flow.into.0 as usize] as usize];
            flows[*next as usize] = number;
            *next += 1;
        }
        // Each has moved to where the next one's begin.
        first.rotate_right(1);
        first[0] = 0;
        edges.sort_unstable();
        edges.dedup();
        let mut order = arena.vec();
        let circles = circles(arena, nodes.len(), &edges, &mut order)?;
        Ok(Places { nodes, circles, order, at, first, flows })
    }

    fn at(&self, place: Type) -> usize {
        self.at[place.0 as usize] as usize
    }

    /// The size of each place.
    fn sizes(&self, infer: &Infer<'_, 'a>) -> Result<ArenaVec<'a, f64>, Full> {
        let arena = infer.program.arena;
        let mut sizes: ArenaVec<'a, f64> = arena.vec();
        for &place in &self.nodes {
            let size = match infer.get(place) {
                Term::Bool => 0.0,
                Term::Big => WORD,
                _ => UNKNOWN,
            };
            sizes.try_push(size).map_err(|_full| Full)?;
        }
        for _ in 0..PASSES {
            let (mut from, mut is_same) = (0, true);
            let is_ahead = Cell::new(false);
            while from < self.order.len() {
                let circle = self.circles[self.order[from] as usize];
                let rest = &self.order[from..];
                let is_in = |&&node: &&u32| self.circles[node as usize] == circle;
                let count = rest.iter().take_while(is_in).count();
                let size = self.circle_size(infer, &sizes, &rest[..count], &is_ahead);
                if let Some(size) = size {
                    for &node in &rest[..count] {
                        let held = &mut sizes[node as usize];
                        let is_fixed = infer.get(self.nodes[node as usize]) != Term::Int;
                        if !is_fixed && held.to_bits() != size.to_bits() {
                            (*held, is_same) = (size, false);
                        }
                    }
                }
                from += count;
            }
            // Sizes that were asked for when they had been found already do not change.
            if is_same || !is_ahead.get() {
                break;
            }
        }
        Ok(sizes)
    }

    /// The size of the places of one circle, from those that flow into it; none where nothing does. Says whether
    /// any of these has a number beyond the circle's own.
    fn circle_size(
        &self,
        infer: &Infer<'_, 'a>,
        sizes: &[f64],
        members: &[u32],
        is_ahead: &Cell<bool>,
    ) -> Option<f64> {
        let circle = self.circles[members[0] as usize];
        let mut size: Option<f64> = None;
        let (mut added, mut is_endless): (Option<f64>, bool) = (None, false);
        for &member in members {
            let member = member as usize;
            let flows = self.first[member] as usize..self.first[member + 1] as usize;
            for flow in &self.flows[flows] {
                let flow = &infer.flows[*flow as usize];
                let (left, right) = (self.at(flow.left), self.at(flow.right));
                let inside =
                    |at: usize| self.circles[at] == circle && !matches!(flow.how, How::Is(_));
                let (in_left, in_right) = (inside(left), inside(right));
                let (a, b) = (sizes[left], sizes[right]);
                if self.circles[left].max(self.circles[right]) > circle {
                    is_ahead.set(true);
                }
                let given = match flow.how {
                    How::Is(size) => size,
                    How::Copy | How::Larger | How::Right if in_left || in_right => {
                        match (flow.how, in_left, in_right) {
                            (How::Larger, false, _) => a.ceil(),
                            (How::Larger, _, false) => b.ceil(),
                            (How::Right, _, false) => b,
                            _ => continue,
                        }
                    }
                    How::Copy => a,
                    How::Add | How::Total if in_left && in_right => {
                        is_endless = true;
                        continue;
                    }
                    How::Add if in_left || in_right => {
                        let term = if in_left { b } else { a };
                        added = Some(added.map_or(term, |known| known.max(term)));
                        continue;
                    }
                    How::Add => sum(a, b),
                    How::Multiply if in_left || in_right => {
                        let by = if in_left && in_right {
                            WORD
                        } else if in_left {
                            b
                        } else {
                            a
                        };
                        // A sign that is turned does not grow.
                        is_endless |= by > 0.0;
                        continue;
                    }
                    How::Multiply => a + b,
                    How::Shift(by) if in_left => {
                        is_endless |= by > 0.0;
                        continue;
                    }
                    How::Shift(by) => a + by,
                    How::Power(exponent) if in_left => {
                        is_endless |= exponent > 1.0;
                        continue;
                    }
                    How::Power(exponent) if exponent > 0.0 => a * exponent,
                    How::Power(_) => 0.0,
                    How::Larger => a.max(b).ceil(),
                    How::Smaller => a.min(b),
                    How::Left => a,
                    How::Right => b,
                    How::Total => a + TURNS,
                };
                size = Some(size.map_or(given, |known| known.max(given)));
            }
        }
        if is_endless {
            return Some(f64::INFINITY);
        }
        match added {
            Some(term) => Some((term + TURNS).max(size.unwrap_or(0.0))),
            None => size,
        }
    }
}

/// The logarithm of a sum, from those of its terms.
fn sum(a: f64, b: f64) -> f64 {
    if a.is_infinite() || b.is_infinite() {
        return f64::INFINITY;
    }
    a.max(b) + (1.0 + (-(a - b).abs()).exp2()).log2()
}

/// The number of the circle of each place (Tarjan's algorithm with a stack of its own). A circle gets its number
/// when all that flows into it has one; `order` gets the places in the order of their numbers.
fn circles<'a>(
    arena: &'a larder_memory::arena::Arena,
    count: usize,
    edges: &[(u32, u32)],
    order: &mut ArenaVec<'a, u32>,
) -> Result<ArenaVec<'a, u32>, Full> {
    let mut firsts = filled(arena, count + 1)?;
    for &(from, _) in edges {
        firsts[from as usize + 1] += 1;
    }
    for node in 0..count {
        firsts[node + 1] += firsts[node];
    }
    let first = |node: usize| firsts[node] as usize;
    let mut seen: ArenaVec<'a, u32> = filled(arena, count)?;
    let mut low: ArenaVec<'a, u32> = filled(arena, count)?;
    let mut numbers: ArenaVec<'a, u32> = filled(arena, count)?;
    let mut stack: ArenaVec<'a, usize> = arena.vec();
    let mut work: ArenaVec<'a, (usize, usize)> = arena.vec();
    let (mut next, mut number) = (1_u32, 0_u32);
    for root in 0..count {
        if seen[root] != 0 {
            continue;
        }
        work.try_push((root, first(root))).map_err(|_full| Full)?;
        while let Some((node, edge)) = work.pop() {
            if seen[node] == 0 {
                (seen[node], low[node]) = (next, next);
                next += 1;
                stack.try_push(node).map_err(|_full| Full)?;
            }
            if edge < first(node + 1) {
                let to = edges[edge].1 as usize;
                work.try_push((node, edge + 1)).map_err(|_full| Full)?;
                if seen[to] == 0 {
                    work.try_push((to, first(to))).map_err(|_full| Full)?;
                } else if numbers[to] == 0 {
                    low[node] = low[node].min(seen[to]);
                }
                continue;
            }
            if let Some(&(parent, _)) = work.last() {
                low[parent] = low[parent].min(low[node]);
            }
            if low[node] == seen[node] {
                number += 1;
                while let Some(member) = stack.pop() {
                    numbers[member] = number;
                    let member_number = u32::try_from(member).map_err(|_many| Full)?;
                    order.try_push(member_number).map_err(|_full| Full)?;
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    Ok(numbers)
}

fn filled(arena: &larder_memory::arena::Arena, len: usize) -> Result<ArenaVec<'_, u32>, Full> {
    let mut column = arena.vec();
    column.try_resize(len, 0).map_err(|_full| Full)?;
    Ok(column)
}
