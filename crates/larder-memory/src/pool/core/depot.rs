//! What waits for any thread: idle objects by age, and the credits that no magazine owns.

use super::bound::Tuned;
use super::state::NodePtr;
use crate::pool::magazine::{MAGAZINE, Magazine};
use crate::pool::recycle::Recycle;

/// What waits for any thread.
pub(super) struct Depot<T: Recycle> {
    /// Coldest first; `since` never decreases along the stack.
    pub(super) waiting: Vec<Waiting<T>>,
    /// Free credits; negative after `max` was lowered below what magazines own.
    pub(super) credits: isize,
    /// Objects that exist, kept only in exact mode.
    pub(super) made: usize,
    /// Least number of waiting objects since the last tuning: these were not needed.
    pub(super) idle_floor: usize,
    pub(super) tuned: Tuned,
}

pub(super) struct Waiting<T: Recycle> {
    pub(super) node: NodePtr<T>,
    pub(super) since: u32,
}

impl<T: Recycle> Depot<T> {
    /// The hottest object; its credit becomes free.
    pub(super) fn pop(&mut self) -> Option<NodePtr<T>> {
        let waiting = self.waiting.pop()?;
        self.credits += 1;
        self.idle_floor = self.idle_floor.min(self.waiting.len());
        Some(waiting.node)
    }

    /// Keeps an object if a credit is free and there is memory to note it.
    pub(super) fn push(&mut self, node: NodePtr<T>, since: u32) -> bool {
        let keep = self.credits > 0 && self.make_room(1);
        if keep {
            self.credits -= 1;
            self.waiting.push(Waiting { node, since });
        }
        keep
    }

    /// Takes one object for the caller and up to half a magazine more for its next requests. The
    /// magazine is empty; if the depot is, too, the magazine's credits go free for other threads.
    pub(super) fn refill(&mut self, magazine: &mut Magazine<T>) -> Option<NodePtr<T>> {
        debug_assert_eq!(magazine.count(), 0, "only an empty magazine is refilled");
        let Some(node) = self.pop() else {
            self.credits += std::mem::take(&mut magazine.cap).cast_signed();
            return None;
        };
        let more = self.waiting.len().min(MAGAZINE / 2 - 1);
        let from = self.waiting.len() - more;
        // Credits travel with the objects; what the magazine owns beyond its size goes free.
        let credits = magazine.cap + more;
        magazine.cap = credits.min(MAGAZINE);
        self.credits += (credits - magazine.cap).cast_signed();
        for waiting in self.waiting.drain(from..) {
            magazine.push(waiting.node); // coldest first: the hottest ends on top
        }
        self.idle_floor = self.idle_floor.min(self.waiting.len());
        Some(node)
    }

    /// Up to `want` free credits.
    pub(super) fn grant(&mut self, want: usize) -> usize {
        let granted = want.min(usize::try_from(self.credits).unwrap_or(0));
        self.credits -= granted.cast_signed();
        granted
    }

    pub(super) fn make_room(&mut self, count: usize) -> bool {
        self.waiting.try_reserve(count).is_ok()
    }
}
