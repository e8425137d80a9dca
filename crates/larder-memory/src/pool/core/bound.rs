//! Moving the bound: by hand, or towards what the work of late would have needed.

use super::depot::Depot;
use super::state::{Core, MAX_LIMIT};
use crate::panics::FirstPanic;
use crate::pool::recycle::Recycle;
use crate::sync::Ordering;

#[derive(Clone, Copy, Default)]
pub(super) struct Tuned {
    pub(super) hits: u64,
    pub(super) misses: u64,
    pub(super) drops_full: u64,
}

impl<T: Recycle> Core<T> {
    pub(in crate::pool) fn auto_tune(&self, target: f64, limit: usize) -> usize {
        let (old, new) = {
            let mut depot = self.depot.lock();
            // All of it under the lock: of two calls at once the later one must not read older
            // counters, nor a bound that the earlier one is about to move.
            let old = self.max.load(Ordering::Relaxed);
            let now = self.totals();
            let since = depot.tuned;
            depot.tuned = Tuned { hits: now.hits, misses: now.misses, drops_full: now.drops_full };
            let floor = depot.idle_floor;
            depot.idle_floor = depot.waiting.len();
            let (hits, misses) = (now.hits - since.hits, now.misses - since.misses);
            if hits + misses == 0 || old == 0 {
                return old;
            }
            let reached = hits as f64 >= target * (hits + misses) as f64;
            let new = if !reached && now.drops_full > since.drops_full {
                old.saturating_mul(2).min(limit).max(old)
            } else if reached && now.drops_full == since.drops_full {
                // Half of those that waited all the time; just after a bound came down more may
                // still wait than it allows.
                old.saturating_sub(floor / 2).max(self.min).max(1)
            } else {
                old
            };
            if new == old {
                return old;
            }
            self.move_bound(&mut depot, new)
        };
        self.bound_moved(old, new);
        new
    }

    pub(in crate::pool) fn set_max(&self, max: usize) {
        let (old, new) = self.move_bound(&mut self.depot.lock(), max);
        self.bound_moved(old, new);
    }

    /// Moves the bound and the credits as one, and says from where to where.
    fn move_bound(&self, depot: &mut Depot<T>, max: usize) -> (usize, usize) {
        if !self.keeps && !self.exact {
            let max = self.max.load(Ordering::Relaxed);
            return (max, max); // switched off: there is no bound on what is not kept
        }
        let max = max.max(self.min).min(MAX_LIMIT);
        let old = self.max.swap(max, Ordering::Relaxed);
        if self.keeps {
            depot.credits += max.cast_signed() - old.cast_signed();
        }
        (old, max)
    }

    /// What follows from a bound that was moved, once the lock is open.
    fn bound_moved(&self, old: usize, max: usize) {
        if self.exact && max > old {
            self.ready.notify_all(); // who waits may now make one
        }
        if max < old && self.keeps {
            // Magazines own credits that no longer exist: each gives back all it has.
            FirstPanic::after(|panics| {
                self.request(Some(max));
                if let Some(slot) = self.seat() {
                    self.obey(slot, panics);
                    self.set_limit(slot);
                }
                self.drain(|_, _| 0, panics);
            });
        }
    }
}
