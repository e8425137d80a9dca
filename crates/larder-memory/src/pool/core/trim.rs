//! Giving up idle objects: requests that reach every thread, the age of what waits, and the way
//! from a magazine back to the depot.

use std::mem::MaybeUninit;

use super::depot::{Depot, Waiting};
use super::state::{Core, NodePtr};
use crate::panics::FirstPanic;
use crate::pool::magazine::{MAGAZINE, Slot};
use crate::pool::recycle::Recycle;
use crate::sync::{Ordering, fence};

pub(super) const NO_TARGET: u32 = u32::MAX;

/// Objects that are freed in one go without the lock.
const BATCH: usize = 64;

fn epoch_of(request: u64) -> u32 {
    #[expect(clippy::cast_possible_truncation, reason = "the low half is the epoch")]
    let epoch = request as u32;
    epoch
}

impl<T: Recycle> Core<T> {
    pub(in crate::pool) fn shrink(&self, target: usize) -> usize {
        self.note_peak();
        let before = self.trimmed.load(Ordering::Relaxed);
        FirstPanic::after(|panics| {
            self.request(Some(target));
            if let Some(slot) = self.seat() {
                self.obey(slot, panics); // which frees what its own magazine brings
                self.set_limit(slot);
            }
            self.drain(|depot, _| depot.waiting.len().saturating_sub(target), panics);
        });
        usize::try_from(self.trimmed.load(Ordering::Relaxed) - before).unwrap_or(usize::MAX)
    }

    pub(in crate::pool) fn advance_epoch(&self) {
        self.note_peak();
        self.request(None);
        if let Some(slot) = self.seat() {
            FirstPanic::after(|panics| {
                self.obey(slot, panics);
                self.set_limit(slot);
            });
        }
    }

    pub(in crate::pool) fn trim(&self, epochs: u32) -> usize {
        let min = self.min;
        let surplus = |depot: &Depot<T>, epoch: u32| {
            let old = depot.waiting.partition_point(|w| epoch.wrapping_sub(w.since) >= epochs);
            old.min(depot.waiting.len().saturating_sub(min))
        };
        FirstPanic::after(|panics| self.drain(surplus, panics))
    }

    /// Frees half of what waits: somebody else needs memory, but not all of it.
    pub(super) fn ease(&self) -> usize {
        FirstPanic::after(|panics| self.drain(|depot, _| depot.waiting.len() / 2, panics))
    }

    pub(super) fn request(&self, target: Option<usize>) {
        let target = target.map_or(NO_TARGET, |t| u32::try_from(t).unwrap_or(NO_TARGET - 1));
        let step = |request: u64| {
            Some((u64::from(target) << 32) | u64::from(epoch_of(request).wrapping_add(1)))
        };
        let _: Result<u64, u64> =
            self.request.fetch_update(Ordering::Relaxed, Ordering::Relaxed, step);
        fence(Ordering::SeqCst);
        self.each_slot(|slot| slot.limit.store(0, Ordering::Relaxed));
    }

    pub(super) fn epoch(&self) -> u32 {
        epoch_of(self.request.load(Ordering::Relaxed))
    }

    /// Follows a request to give up idle objects, if there is one this magazine has not seen.
    pub(super) fn obey(&self, slot: &Slot<T>, panics: &mut FirstPanic) {
        let request = self.request.load(Ordering::Relaxed);
        let (epoch, target) = (epoch_of(request), (request >> 32) as u32);
        let (behind, len) = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &mut *magazine };
            let behind = epoch.wrapping_sub(magazine.epoch);
            magazine.epoch = epoch;
            (behind, magazine.count())
        });
        if behind == 0 {
            return;
        }
        // A shrink, or more than one request slept through: everything goes. A mere passing of
        // time: the colder half goes where any thread can use it and age can be told.
        let all = target != NO_TARGET || behind > 1;
        self.flush(slot, if all { MAGAZINE } else { len / 2 }, panics);
        if all {
            self.return_credits(slot);
        }
        if target == NO_TARGET {
            self.drain(|_, _| 0, panics); // pays credits owed after `max` came down
        } else {
            let surplus = |depot: &Depot<T>, _| depot.waiting.len().saturating_sub(target as usize);
            self.drain(surplus, panics);
        }
    }

    /// Opens the fast path again: the magazine may be filled up to its credits, unless a request
    /// came in meanwhile.
    ///
    /// Both sides store, fence, then look at the other's word: either the owner sees the request
    /// here, or the request's 0 is the last word on the limit.
    pub(super) fn set_limit(&self, slot: &Slot<T>) {
        let (cap, seen) = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            unsafe { ((*magazine).cap, (*magazine).epoch) }
        });
        slot.limit.store(cap, Ordering::Relaxed);
        fence(Ordering::SeqCst);
        if self.epoch() != seen {
            slot.limit.store(0, Ordering::Relaxed);
        }
    }

    /// Moves the `count` coldest objects of a magazine to the depot, with their credits. What finds
    /// no room there is freed, all of it, whatever panics meanwhile.
    pub(super) fn flush(&self, slot: &Slot<T>, count: usize, panics: &mut FirstPanic) {
        let mut moved = [const { MaybeUninit::<NodePtr<T>>::uninit() }; MAGAZINE];
        let count = slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            unsafe { (*magazine).take_oldest(count, &mut moved) }
        });
        let moved = moved.into_iter().take(count);
        if self.budget.is_none() {
            let mut depot = self.depot.lock();
            if depot.make_room(count) {
                let since = self.epoch();
                depot.waiting.extend(moved.map(|node| {
                    // SAFETY: `take_oldest` wrote the first `count` entries.
                    let node = unsafe { node.assume_init() };
                    Waiting { node, since }
                }));
                return;
            }
            drop(depot);
            for node in moved {
                // SAFETY: `take_oldest` wrote the first `count` entries.
                self.discard_idle(unsafe { node.assume_init() }, panics);
            }
            return;
        }
        for node in moved {
            // SAFETY: `take_oldest` wrote the first `count` entries, and idle nodes are ours.
            let (node, bytes) = unsafe {
                let node = node.assume_init();
                (node, node.as_ref().value.bytes())
            };
            // The credit travels with the object: nothing is granted here.
            let stays = self.reconcile(node, bytes, panics) && {
                let mut depot = self.depot.lock();
                let since = self.epoch(); // under the lock: `since` never decreases
                let room = depot.make_room(1);
                if room {
                    depot.waiting.push(Waiting { node, since });
                }
                room
            };
            if !stays {
                self.discard_idle(node, panics);
            }
        }
    }

    /// Frees an idle object whose credit is in nobody's hands and puts the credit back.
    fn discard_idle(&self, node: NodePtr<T>, panics: &mut FirstPanic) {
        // SAFETY: the caller has just taken the idle node out of a magazine or the depot.
        let bytes = unsafe { node.as_ref() }.value.bytes();
        self.trimmed.fetch_add(1, Ordering::Relaxed);
        self.bytes_trimmed.fetch_add(bytes as u64, Ordering::Relaxed);
        self.depot.lock().credits += 1;
        panics.hold(|| self.destroy(node));
    }

    /// Gives back the credits of a magazine that no object uses.
    pub(super) fn return_credits(&self, slot: &Slot<T>) {
        slot.magazine.with_mut(|magazine| {
            // SAFETY: the caller owns the slot; nothing in here is user code.
            let magazine = unsafe { &mut *magazine };
            let unused = magazine.cap - magazine.count();
            magazine.cap = magazine.count();
            self.depot.lock().credits += unused.cast_signed();
        });
    }

    /// Frees the coldest waiting objects: as many as `surplus` says of the depot and the epoch, or
    /// as are owed in credits. All of them go, whatever panics meanwhile.
    pub(super) fn drain(
        &self,
        surplus: impl Fn(&Depot<T>, u32) -> usize,
        panics: &mut FirstPanic,
    ) -> usize {
        let epoch = self.epoch();
        let mut left = None;
        let mut total = 0;
        // A batch at a time on the stack: this runs when memory is short.
        loop {
            let mut batch = [const { MaybeUninit::<NodePtr<T>>::uninit() }; BATCH];
            let count = {
                let mut depot = self.depot.lock();
                let owed = usize::try_from(-depot.credits).unwrap_or(0);
                let wanted = *left.get_or_insert_with(|| surplus(&depot, epoch));
                let count = wanted.max(owed).min(depot.waiting.len()).min(BATCH);
                depot.credits += count.cast_signed();
                for (place, waiting) in batch.iter_mut().zip(depot.waiting.drain(..count)) {
                    place.write(waiting.node);
                }
                depot.idle_floor = depot.idle_floor.min(depot.waiting.len());
                // Counted before anybody else can look: they wait in the pool no longer.
                self.trimmed.fetch_add(count as u64, Ordering::Relaxed);
                count
            };
            for node in &batch[..count] {
                // SAFETY: the first `count` places were written above; the node was taken out of
                // the depot just now, so it is ours alone.
                let (node, bytes) = unsafe {
                    let node = node.assume_init();
                    (node, node.as_ref().value.bytes())
                };
                self.bytes_trimmed.fetch_add(bytes as u64, Ordering::Relaxed);
                panics.hold(|| self.destroy(node));
            }
            total += count;
            left = left.map(|left| left.saturating_sub(count));
            if count < BATCH {
                return total;
            }
        }
    }
}
