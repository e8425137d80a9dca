//! The cache of one thread: a short stack of pointers, and the counters that only its owner writes.

use std::mem::MaybeUninit;
use std::ptr::NonNull;
use std::sync::atomic::AtomicPtr;

use super::recycle::Recycle;
use crate::sync::{AtomicU64, AtomicUsize, Ordering, OwnedCell};

/// Objects a magazine holds at most. 64 pointers are eight cache lines; 32 made a program that
/// takes 256 at a time meet the depot twice as often, 128 gained nothing.
#[cfg(not(loom))]
pub(super) const MAGAZINE: usize = 64;
/// Small enough for a model that tries every order of two threads.
#[cfg(loom)]
pub(super) const MAGAZINE: usize = 2;

/// One pooled object with what the pool must know of it. It never moves.
pub(super) struct Node<T: Recycle> {
    /// Where the loan was taken; null while idle. Read by other threads in `loans`.
    pub(super) site: AtomicPtr<std::panic::Location<'static>>,
    /// Bytes charged to the budget for this object.
    pub(super) charged: usize,
    pub(super) value: T,
}

/// A stack of idle objects and the credits that allow them.
///
/// A **credit** is the right to keep one idle object. A pool has `max` of them: every waiting
/// object in the depot has one, every magazine owns `cap`, the rest is free. So the bound holds
/// exactly at every moment, and no operation on the fast path touches a shared counter.
///
/// The object that came back last stands beside the stack, in the **hot** place. A loop that takes
/// and gives back one object then moves one pointer to and fro; on the stack it would store the
/// length and load it again twice a pair, two waits of five cycles that nothing can overlap.
pub(super) struct Magazine<T: Recycle> {
    hot: Option<NonNull<Node<T>>>,
    /// Objects on the stack.
    len: usize,
    /// Credits owned: `count() <= cap <= MAGAZINE`.
    pub(super) cap: usize,
    /// The last trim request this magazine has obeyed.
    pub(super) epoch: u32,
    items: [MaybeUninit<NonNull<Node<T>>>; MAGAZINE],
}

impl<T: Recycle> Magazine<T> {
    pub(super) const fn new() -> Self {
        Magazine {
            hot: None,
            len: 0,
            cap: 0,
            epoch: 0,
            items: [const { MaybeUninit::uninit() }; MAGAZINE],
        }
    }

    /// Objects held.
    #[inline(always)]
    pub(super) fn count(&self) -> usize {
        self.len + usize::from(self.hot.is_some())
    }

    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<NonNull<Node<T>>> {
        if let Some(node) = self.hot.take() {
            return Some(node);
        }
        if self.len == 0 {
            return None;
        }
        self.len -= 1;
        // SAFETY: `len <= MAGAZINE` always holds (see `push`), so after the decrement the index is
        // inside; entries below the old `len` were written by `push`.
        Some(unsafe { self.items.get_unchecked(self.len).assume_init() })
    }

    /// Whether one more object stays within `limit`.
    #[inline(always)]
    pub(super) fn has_room(&self, limit: usize) -> bool {
        // Written so that the usual case, an empty hot place, waits for no stored length.
        if self.hot.is_none() { self.len < limit } else { self.len + 1 < limit }
    }

    /// Keeps an object; the caller has seen that there is room within `cap`.
    #[inline(always)]
    pub(super) fn push(&mut self, node: NonNull<Node<T>>) {
        debug_assert!(self.count() < self.cap, "a magazine keeps no object without a credit");
        debug_assert!(self.cap <= MAGAZINE, "a magazine owns at most {MAGAZINE} credits");
        if let Some(colder) = self.hot.replace(node) {
            // SAFETY: `len + 1 < cap <= MAGAZINE` by the two facts asserted above: the hot place
            // was taken.
            unsafe { *self.items.get_unchecked_mut(self.len) = MaybeUninit::new(colder) };
            self.len += 1;
        }
    }

    /// Takes the `count` objects that have waited longest.
    /// Their credits go with them. Returns how many were written to the front of `out`.
    pub(super) fn take_oldest(
        &mut self,
        count: usize,
        out: &mut [MaybeUninit<NonNull<Node<T>>>; MAGAZINE],
    ) -> usize {
        let mut taken = count.min(self.len);
        out[..taken].copy_from_slice(&self.items[..taken]);
        self.items.copy_within(taken..self.len, 0);
        self.len -= taken;
        if taken < count
            && let Some(hot) = self.hot.take()
        {
            out[taken] = MaybeUninit::new(hot);
            taken += 1;
        }
        self.cap -= taken;
        taken
    }
}

/// The cache of one thread: the magazine, which only its owner touches, and the counters, which
/// only its owner writes and anybody may read. Aligned to two cache lines, which some machines
/// fetch in pairs, so that no two threads write to neighbours.
#[repr(align(128))]
pub(super) struct Slot<T: Recycle> {
    /// Objects the magazine may hold before its owner has to stop and think: its credits, or 0
    /// when somebody has asked for idle objects. Written by the owner on its slow path and, with 0,
    /// by anybody; so a request costs the fast path no test of its own.
    pub(super) limit: AtomicUsize,
    pub(super) counters: Counters,
    /// Of the thread that owns the slot, one after the other; larger than any where none does.
    pub(super) index: usize,
    pub(super) magazine: OwnedCell<Magazine<T>>,
}

impl<T: Recycle> Slot<T> {
    pub(super) fn new(index: usize) -> Self {
        Slot {
            limit: AtomicUsize::new(0),
            counters: Counters::default(),
            index,
            magazine: OwnedCell::new(Magazine::new()),
        }
    }
}

/// Counters with one writer: a plain load, add and store, no locked instruction.
#[derive(Debug, Default)]
pub(super) struct Counters {
    pub(super) hits: AtomicU64,
    pub(super) bytes_saved: AtomicU64,
    pub(super) returns: AtomicU64,
    pub(super) bytes_returned: AtomicU64,
    pub(super) misses: AtomicU64,
    pub(super) drops_full: AtomicU64,
    pub(super) drops_oversize: AtomicU64,
    pub(super) drops_refused: AtomicU64,
}

/// Adds to a counter of which the calling thread is the only writer.
#[inline(always)]
pub(super) fn bump(counter: &AtomicU64, by: u64) {
    counter.store(counter.load(Ordering::Relaxed).wrapping_add(by), Ordering::Relaxed);
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    /// A place that no object has: a magazine moves pointers and looks into none.
    fn node(number: usize) -> NonNull<Node<String>> {
        NonNull::without_provenance(std::num::NonZero::new(number * 64).expect("not the first"))
    }

    #[test]
    fn there_is_room_up_to_the_limit_and_not_beyond() {
        let mut magazine = Magazine::<String>::new();
        magazine.cap = 3;
        for held in 0..3 {
            assert_eq!(magazine.count(), held);
            assert!(magazine.has_room(held + 1) && !magazine.has_room(held), "{held} held");
            magazine.push(node(held + 1));
        }
        assert!(!magazine.has_room(3));
        // The last goes into the hot place again, with two in the rack behind it.
        assert_eq!(magazine.pop(), Some(node(3)));
        assert!(magazine.has_room(3) && !magazine.has_room(2));
        let order: Vec<_> = std::iter::from_fn(|| magazine.pop()).collect();
        assert_eq!(order, [node(2), node(1)]);
    }

    #[test]
    fn what_has_waited_longest_is_taken_with_its_credits() {
        let mut magazine = Magazine::<String>::new();
        magazine.cap = 6;
        (1..=4).for_each(|number| magazine.push(node(number)));
        let mut out = [MaybeUninit::uninit(); MAGAZINE];
        let mut taken = |magazine: &mut Magazine<String>, count| -> Vec<_> {
            let taken = magazine.take_oldest(count, &mut out);
            // SAFETY: so many were written to the front.
            out[..taken].iter().map(|place| unsafe { place.assume_init() }).collect()
        };
        assert_eq!(taken(&mut magazine, 2), [node(1), node(2)]);
        assert_eq!((magazine.count(), magazine.cap), (2, 4));
        // One in the rack and the hot one: both go, and no more than there are.
        assert_eq!(taken(&mut magazine, 5), [node(3), node(4)]);
        assert_eq!((magazine.count(), magazine.cap), (0, 2));
        assert_eq!(taken(&mut magazine, 1), []);
        assert_eq!(magazine.pop(), None);
    }
}
