//! Moving the bound: by hand, or towards what the work of late would have needed.

use super::state::{Core, MAX_LIMIT};
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
        let now = self.totals();
        let old = self.max.load(Ordering::Relaxed);
        let new = {
            let mut depot = self.depot.lock();
            let since = depot.tuned;
            depot.tuned = Tuned { hits: now.hits, misses: now.misses, drops_full: now.drops_full };
            let floor = depot.idle_floor;
            depot.idle_floor = depot.waiting.len();
            let (hits, misses) = (now.hits - since.hits, now.misses - since.misses);
            if hits + misses == 0 || old == 0 {
                return old;
            }
            let reached = hits as f64 >= target * (hits + misses) as f64;
            if !reached && now.drops_full > since.drops_full {
                old.saturating_mul(2).min(limit).max(old)
            } else if reached && now.drops_full == since.drops_full {
                // Half of those that waited all the time.
                (old - floor / 2).max(self.min).max(1)
            } else {
                old
            }
        };
        if new != old {
            self.set_max(new);
        }
        new
    }

    pub(in crate::pool) fn set_max(&self, max: usize) {
        if !self.keeps && !self.exact {
            return; // switched off: there is no bound on what is not kept
        }
        let max = max.max(self.min).min(MAX_LIMIT);
        let old = {
            // Both under the lock, so that the bound and the credits move as one.
            let mut depot = self.depot.lock();
            let old = self.max.swap(max, Ordering::Relaxed);
            if self.keeps {
                depot.credits += max.cast_signed() - old.cast_signed();
            }
            old
        };
        if self.exact && max > old {
            self.ready.notify_all(); // who waits may now make one
        }
        if max < old && self.keeps {
            // Magazines own credits that no longer exist: each gives back all it has.
            self.request(Some(max));
            if let Some(slot) = self.seat() {
                self.obey(slot);
                self.set_limit(slot);
            }
            self.drain(|_, _| 0);
        }
    }
}
