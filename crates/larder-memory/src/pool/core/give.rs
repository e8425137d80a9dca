//! The way home: cleaned, then into the magazine, else to the depot, else freed.

use super::state::{Core, NodePtr};
use crate::panics::FirstPanic;
use crate::pool::magazine::{MAGAZINE, Slot, bump};
use crate::pool::recycle::Recycle;
use crate::sync::Ordering;
use crate::thread;

impl<T: Recycle> Core<T> {
    /// Ends a loan: cleans the object and keeps or frees it.
    ///
    /// # Safety
    /// - `node` came from `take` of this core, and this is the end of its one loan.
    #[inline(always)]
    pub(in crate::pool) unsafe fn give_back(&self, node: NodePtr<T>) {
        if let Some(bytes) = self.clean(node) {
            match self.near_slot(thread::index()) {
                Some(slot) => self.keep_with(slot, node, bytes),
                None => self.keep_unenrolled(node, bytes),
            }
        }
    }

    /// Ends a loan into a slot that the calling thread owns.
    ///
    /// # Safety
    /// As [`Core::give_back`].
    #[inline(always)]
    pub(in crate::pool) unsafe fn give_back_with(&self, slot: &Slot<T>, node: NodePtr<T>) {
        if let Some(bytes) = self.clean(node) {
            self.keep_with(slot, node, bytes);
        }
    }

    /// Cleans an object at the end of its loan and returns its size, or frees it and returns
    /// `None`. User code runs here, and only here, on the way back.
    #[inline(always)]
    fn clean(&self, node: NodePtr<T>) -> Option<usize> {
        // If cleaning panics the object is in an unknown state: it is freed while unwinding.
        let unclean = Unclean { core: self, node };
        // SAFETY: the loan that ends here is the only reference to the object.
        let value = unsafe { &mut (*node.as_ptr()).value };
        if !value.recycle() {
            return None; // `unclean` frees it and counts the refusal
        }
        let bytes = value.bytes();
        unclean.disarm();
        if bytes > self.item_bytes_max {
            self.drop_oversize(node);
            return None;
        }
        Some(bytes)
    }

    #[inline(always)]
    fn keep_with(&self, slot: &Slot<T>, node: NodePtr<T>, bytes: usize) {
        // Relaxed: a request that is seen one object later is as good.
        let limit = slot.limit.load(Ordering::Relaxed);
        let kept = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot, or it is `empty`, whose limit is 0 and which
            // nobody writes; `push` runs no user code.
            unsafe {
                let room = (*magazine).has_room(limit);
                if room {
                    (*magazine).push(node);
                }
                room
            }
        });
        if kept {
            bump(&slot.counters.returns, 1);
            bump(&slot.counters.bytes_returned, bytes as u64);
        } else {
            self.keep_slow(slot, node, bytes);
        }
    }

    /// The thread that ends a loan has no slot yet, a far one, or none.
    #[cold]
    #[inline(never)]
    fn keep_unenrolled(&self, node: NodePtr<T>, bytes: usize) {
        if let Some(slot) = self.own_slot() {
            self.keep_with(slot, node, bytes);
            return;
        }
        self.site_gone(node);
        FirstPanic::after(|panics| {
            let charged = self.reconcile(node, bytes, panics);
            if charged && self.depot.lock().push(node, self.epoch()) {
                self.ready.notify_one();
                self.count(None, |c| &c.returns, 1);
                self.count(None, |c| &c.bytes_returned, bytes as u64);
            } else {
                self.count(None, |c| &c.drops_full, 1);
                panics.hold(|| self.destroy(node));
            }
        });
    }

    /// The magazine is full, or somebody asked for idle objects.
    #[cold]
    #[inline(never)]
    fn keep_slow(&self, slot: &Slot<T>, node: NodePtr<T>, bytes: usize) {
        if self.is_empty_slot(slot) {
            return self.keep_unenrolled(node, bytes);
        }
        // Others' objects may be freed on the way: if one of them panics, this one is home first.
        FirstPanic::after(|panics| self.keep_obeying(slot, node, bytes, panics));
    }

    fn keep_obeying(
        &self,
        slot: &Slot<T>,
        node: NodePtr<T>,
        bytes: usize,
        panics: &mut FirstPanic,
    ) {
        self.seats.take(slot.index);
        self.obey(slot, panics);
        let full = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &*magazine };
            magazine.count() == magazine.cap && magazine.cap == MAGAZINE
        });
        if full {
            self.flush(slot, MAGAZINE / 2, panics);
        }
        let kept = slot.magazine.with_mut(|magazine| {
            // SAFETY: as above.
            let magazine = unsafe { &mut *magazine };
            if magazine.count() == magazine.cap {
                // Doubling: a magazine that is used little owns few credits.
                let want = magazine.cap.max(1).min(MAGAZINE - magazine.cap);
                magazine.cap += self.depot.lock().grant(want);
            }
            let room = magazine.count() < magazine.cap;
            if room {
                magazine.push(node);
            }
            room
        });
        self.set_limit(slot);
        if kept {
            bump(&slot.counters.returns, 1);
            bump(&slot.counters.bytes_returned, bytes as u64);
        } else {
            bump(&slot.counters.drops_full, 1);
            panics.hold(|| self.destroy(node));
        }
    }

    #[cold]
    #[inline(never)]
    fn drop_oversize(&self, node: NodePtr<T>) {
        self.count(self.seat(), |c| &c.drops_oversize, 1);
        self.destroy(node);
    }
}

/// Frees an object whose cleaning refused or panicked.
struct Unclean<'a, T: Recycle> {
    core: &'a Core<T>,
    node: NodePtr<T>,
}

impl<T: Recycle> Unclean<'_, T> {
    #[inline(always)]
    fn disarm(self) {
        let _defused = std::mem::ManuallyDrop::new(self);
    }
}

impl<T: Recycle> Drop for Unclean<'_, T> {
    fn drop(&mut self) {
        self.core.count(self.core.seat(), |c| &c.drops_refused, 1);
        self.core.destroy(self.node);
    }
}
