//! Trees of 32-byte nodes, built after their children as a parser does, then forgotten at once.

use std::cell::Cell;
use std::hint::black_box;

use larder_memory::Budget;
use larder_memory::arena::{Arena, ArenaOptions};

use crate::side::{Sides, Turn, Work, timed_ns};
use crate::{Trouble, pin};

#[derive(Clone, Copy)]
pub(super) struct Node<'a> {
    kind: u32,
    depth: u32,
    value: u64,
    left: Option<&'a Node<'a>>,
    right: Option<&'a Node<'a>>,
}
const _: () = assert!(size_of::<Node<'_>>() == 32, "the node is what the case says");

struct Boxed {
    kind: u32,
    depth: u32,
    value: u64,
    left: Option<Box<Boxed>>,
    right: Option<Box<Boxed>>,
}
const _: () = assert!(size_of::<Boxed>() == 32, "both nodes are of one size");

/// A full binary tree of 2^depth - 1 nodes; the root's kind is the number of nodes.
///
/// It never calls itself for nothing: half of all calls would be for the empty places below the
/// leaves, and whether a compiler saves registers before or after it sees that made one arena 1.6
/// times as slow as another with the same instructions.
#[expect(clippy::unnecessary_wraps, reason = "a place of the tree may be empty")]
fn grow<'a>(
    depth: u32,
    made: &Cell<u32>,
    place: &impl Fn(Node<'a>) -> &'a Node<'a>,
) -> Option<&'a Node<'a>> {
    let (mut left, mut right) = (None, None);
    if depth > 1 {
        left = grow(depth - 1, made, place);
        right = grow(depth - 1, made, place);
    }
    made.set(made.get() + 1);
    Some(place(Node { kind: made.get(), depth, value: 7, left, right }))
}

#[expect(clippy::unnecessary_wraps, reason = "a place of the tree may be empty")]
fn grow_boxed(depth: u32, made: &Cell<u32>) -> Option<Box<Boxed>> {
    let (mut left, mut right) = (None, None);
    if depth > 1 {
        left = grow_boxed(depth - 1, made);
        right = grow_boxed(depth - 1, made);
    }
    made.set(made.get() + 1);
    Some(Box::new(Boxed { kind: made.get(), depth, value: 7, left, right }))
}

fn sum(node: Option<&Node<'_>>) -> u64 {
    node.map_or(0, |node| {
        u64::from(node.kind) + u64::from(node.depth) + node.value + sum(node.left) + sum(node.right)
    })
}

fn sum_boxed(node: Option<&Boxed>) -> u64 {
    node.map_or(0, |node| {
        let below = sum_boxed(node.left.as_deref()) + sum_boxed(node.right.as_deref());
        u64::from(node.kind) + u64::from(node.depth) + node.value + below
    })
}

/// The whole tree when it is walked, else what its root says.
fn answer(root: Option<&Node<'_>>, is_walked: bool) -> u64 {
    let root = black_box(root);
    if is_walked { sum(root) } else { root.map_or(0, |root| u64::from(root.kind)) }
}

/// `n` nodes in whole trees; then, untimed, one more tree that is walked.
pub(super) fn trees<const DEPTH: u32>(mut tree: impl FnMut(bool) -> u64 + 'static) -> Work {
    let nodes = (1_u64 << DEPTH) - 1;
    Box::new(move |n| {
        pin::to_one_core();
        let (ns, roots) = timed_ns(|| (0..n / nodes).map(|_| tree(false)).sum::<u64>())?;
        Ok(Turn::new(ns, roots + tree(true)))
    })
}

/// One tree after the other in an arena that is reset in between.
pub(super) fn in_larder<const DEPTH: u32>(mut arena: Arena) -> impl FnMut(bool) -> u64 {
    move |is_walked| {
        let made = Cell::new(0);
        let answer = answer(grow(DEPTH, &made, &|node| arena.alloc(node)), is_walked);
        arena.reset();
        answer
    }
}

pub(super) fn with_budget() -> Result<Arena, Trouble> {
    let options = ArenaOptions {
        budget: Some(Budget::with_limit("trees", 1 << 30)),
        ..ArenaOptions::default()
    };
    Arena::with_options(options).map_err(|error| error.to_string())
}

/// Nanoseconds per node.
pub(super) fn nodes<const DEPTH: u32>(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("box", || {
        Ok(trees::<DEPTH>(|is_walked| {
            let root = black_box(grow_boxed(DEPTH, &Cell::new(0)));
            match root.as_deref() {
                root if is_walked => sum_boxed(root),
                root => root.map_or(0, |root| u64::from(root.kind)),
            }
        }))
    })?;
    sides.add("bumpalo", || {
        let mut bump = bumpalo::Bump::new();
        Ok(trees::<DEPTH>(move |is_walked| {
            let made = Cell::new(0);
            let answer = answer(grow(DEPTH, &made, &|node| bump.alloc(node)), is_walked);
            bump.reset();
            answer
        }))
    })?;
    sides.add("bump_scope", || {
        let mut bump: bump_scope::Bump = bump_scope::Bump::new();
        Ok(trees::<DEPTH>(move |is_walked| {
            let made = Cell::new(0);
            let answer = answer(grow(DEPTH, &made, &|node| bump.alloc(node).into_mut()), is_walked);
            bump.reset();
            answer
        }))
    })?;
    sides.add("multitude", || {
        let mut arena = multitude::Arena::new();
        Ok(trees::<DEPTH>(move |is_walked| {
            let made = Cell::new(0);
            let place = |node| &*multitude::Alloc::leak(arena.alloc(node));
            let answer = answer(grow(DEPTH, &made, &place), is_walked);
            arena.reset();
            answer
        }))
    })?;
    sides.add("larder", || Ok(trees::<DEPTH>(in_larder::<DEPTH>(with_budget()?))))
}

/// Lists of this many nodes, each pointing to the two before it, made in a plain loop: no calls and
/// no saved registers stand beside the arena's own work.
const FLAT: u32 = 1000;

#[inline(always)]
fn flat_list<'a>(place: &impl Fn(Node<'a>) -> &'a Node<'a>) -> Option<&'a Node<'a>> {
    let (mut left, mut right) = (None, None);
    for kind in 1..=FLAT {
        let node = place(Node { kind, depth: 1, value: 7, left, right });
        (left, right) = (Some(node), left);
    }
    left
}

fn flat_lists(mut list: impl FnMut() -> u64 + 'static) -> Work {
    Box::new(move |n| {
        pin::to_one_core();
        let (ns, heads) =
            timed_ns(|| (0..n / u64::from(FLAT)).map(|_| black_box(list())).sum::<u64>())?;
        Ok(Turn::new(ns, heads))
    })
}

/// Nanoseconds per node of the flat lists.
pub(super) fn flat(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("bumpalo", || {
        let mut bump = bumpalo::Bump::new();
        Ok(flat_lists(move || {
            let head = answer(flat_list(&|node| bump.alloc(node)), false);
            bump.reset();
            head
        }))
    })?;
    sides.add("bump_scope", || {
        let mut bump: bump_scope::Bump = bump_scope::Bump::new();
        Ok(flat_lists(move || {
            let head = answer(flat_list(&|node| bump.alloc(node).into_mut()), false);
            bump.reset();
            head
        }))
    })?;
    sides.add("larder", || {
        let mut arena = with_budget()?;
        Ok(flat_lists(move || {
            let head = answer(flat_list(&|node| arena.alloc(node)), false);
            arena.reset();
            head
        }))
    })
}

/// Bytes held after `n` rounds of one tree of 131,071 nodes each, over the bytes of the nodes.
pub(super) fn resident(sides: &mut Sides) -> Result<(), Trouble> {
    const DEPTH: u32 = 17;
    const PAYLOAD: f64 = (((1_u64 << DEPTH) - 1) * 32) as f64;
    sides.add("bumpalo", || {
        Ok(Box::new(|n: u64| {
            let mut bump = bumpalo::Bump::new();
            let (ns, sum) = timed_ns(|| {
                let mut round = |_| {
                    let root = answer(grow(DEPTH, &Cell::new(0), &|node| bump.alloc(node)), false);
                    // Before the reset: afterwards it keeps the last chunk alone, and has to grow
                    // again to all of them in each round.
                    let held = bump.allocated_bytes_including_metadata();
                    bump.reset();
                    (root, held)
                };
                (0..n).map(&mut round).fold((0, 0), |(sum, _), (root, held)| (sum + root, held))
            })?;
            Ok(Turn::new(ns, sum.0).with("held_per_payload", sum.1 as f64 / PAYLOAD))
        }) as Work)
    })?;
    sides.add("larder", || {
        Ok(Box::new(|n: u64| {
            let mut arena = with_budget()?;
            let (ns, sum) = timed_ns(|| {
                let mut round = |_| {
                    let root = answer(grow(DEPTH, &Cell::new(0), &|node| arena.alloc(node)), false);
                    let held = arena.stats().bytes_held;
                    arena.reset();
                    (root, held)
                };
                (0..n).map(&mut round).fold((0, 0), |(sum, _), (root, held)| (sum + root, held))
            })?;
            Ok(Turn::new(ns, sum.0).with("held_per_payload", sum.1 as f64 / PAYLOAD))
        }) as Work)
    })
}
