//! The way out: from the magazine, else from the depot, else made.

use std::panic::Location;

use super::depot::Depot;
use super::state::{Core, NodePtr};
use crate::error::{ErrorKind, MemoryError};
use crate::pool::magazine::{Slot, bump};
use crate::pool::options::Overflow;
use crate::pool::recycle::Recycle;
use crate::sync::{Ordering, wait_while};
use crate::thread;

impl<T: Recycle> Core<T> {
    #[inline(always)]
    pub(in crate::pool) fn take(
        &self,
        site: &'static Location<'static>,
    ) -> Result<NodePtr<T>, MemoryError> {
        let Some(slot) = self.near_slot(thread::index()) else {
            return self.take_unenrolled(site);
        };
        match Self::pop(slot) {
            Some(node) => Ok(node),
            None if self.is_empty_slot(slot) => self.take_unenrolled(site),
            None => self.take_slow(Some(slot)),
        }
    }

    /// Takes from a slot that the calling thread owns.
    #[inline(always)]
    pub(in crate::pool) fn take_with(&self, slot: &Slot<T>) -> Result<NodePtr<T>, MemoryError> {
        match Self::pop(slot) {
            Some(node) => Ok(node),
            None => self.take_slow(Some(slot)),
        }
    }

    /// An object from a slot that the calling thread owns, or none from `empty`.
    #[inline(always)]
    fn pop(slot: &Slot<T>) -> Option<NodePtr<T>> {
        // SAFETY: the caller owns the slot, or it is `empty`, which nobody writes; `pop` runs no
        // user code that could come back here.
        let node = slot.magazine.with_mut(|magazine| unsafe { (*magazine).pop() })?;
        // SAFETY: an idle node belongs to whoever popped it.
        let bytes = unsafe { node.as_ref() }.value.bytes();
        bump(&slot.counters.hits, 1);
        bump(&slot.counters.bytes_saved, bytes as u64);
        Some(node)
    }

    /// The thread has no slot yet, a far one, or none: it ends, or the pool has no slots.
    #[cold]
    #[inline(never)]
    fn take_unenrolled(&self, site: &'static Location<'static>) -> Result<NodePtr<T>, MemoryError> {
        let node = match self.own_slot() {
            Some(slot) => self.take_with(slot)?,
            None if self.exact => self.take_exact()?,
            None => self.take_slow(None)?,
        };
        if self.all.is_some() {
            // SAFETY: the node is on loan to the caller; the field is an atomic.
            let cell = unsafe { &(*node.as_ptr()).site };
            cell.store(std::ptr::from_ref(site).cast_mut(), std::sync::atomic::Ordering::Relaxed);
        }
        Ok(node)
    }

    /// The magazine is empty, or there is none.
    #[cold]
    #[inline(never)]
    fn take_slow(&self, slot: Option<&Slot<T>>) -> Result<NodePtr<T>, MemoryError> {
        if let Some(slot) = slot {
            self.seats.take(slot.index);
        }
        let found = {
            let mut depot = self.depot.lock();
            match slot {
                Some(slot) => slot.magazine.with_mut(|magazine| {
                    // SAFETY: the caller owns the slot; nothing in here is user code.
                    depot.refill(unsafe { &mut *magazine })
                }),
                None => depot.pop(),
            }
        };
        if let Some(slot) = slot {
            self.set_limit(slot);
        }
        if let Some(node) = found {
            // SAFETY: an idle node belongs to whoever took it out of the depot.
            let bytes = unsafe { node.as_ref() }.value.bytes();
            self.count(slot, |c| &c.hits, 1);
            self.count(slot, |c| &c.bytes_saved, bytes as u64);
            return Ok(node);
        }
        // Counted before `make` runs: a `make` that fails or panics was still a miss.
        self.count(slot, |c| &c.misses, 1);
        let unserved = Unserved { core: self };
        let node = self.make_node()?;
        unserved.disarm();
        Ok(node)
    }

    /// The pool bounds everything there is: take, make, fail or wait, under the lock.
    #[cold]
    #[inline(never)]
    fn take_exact(&self) -> Result<NodePtr<T>, MemoryError> {
        let mut depot = self.depot.lock();
        let may_make = |depot: &Depot<T>| depot.made < self.max.load(Ordering::Relaxed);
        if let Overflow::Block(wait) = self.overflow {
            // One deadline for the whole wait: others may be served in between, and time goes on.
            let is_dry = |depot: &mut Depot<T>| depot.waiting.is_empty() && !may_make(depot);
            wait_while(&self.ready, &mut depot, is_dry, wait);
        }
        if let Some(node) = depot.pop() {
            drop(depot);
            // SAFETY: an idle node belongs to whoever took it out of the depot.
            let bytes = unsafe { node.as_ref() }.value.bytes();
            self.count(None, |c| &c.hits, 1);
            self.count(None, |c| &c.bytes_saved, bytes as u64);
            return Ok(node);
        }
        let makes = may_make(&depot);
        depot.made += usize::from(makes);
        drop(depot);
        self.count(None, |c| &c.misses, 1);
        if !makes {
            self.failed.fetch_add(1, Ordering::Relaxed);
            return Err(MemoryError::fixed(
                ErrorKind::Exhausted,
                "everything in the pool is out on loan",
            )
            .with_hint("raise the pool's `max`, or end loans sooner"));
        }
        let unserved = Unserved { core: self };
        let node = self.make_node()?;
        unserved.disarm();
        Ok(node)
    }
}

/// Notes a request whose object could not be made, by an error or by a panic.
struct Unserved<'a, T: Recycle> {
    core: &'a Core<T>,
}

impl<T: Recycle> Unserved<'_, T> {
    #[inline(always)]
    fn disarm(self) {
        let _defused = std::mem::ManuallyDrop::new(self);
    }
}

impl<T: Recycle> Drop for Unserved<'_, T> {
    fn drop(&mut self) {
        self.core.failed.fetch_add(1, Ordering::Relaxed);
        if self.core.exact {
            self.core.depot.lock().made -= 1;
            self.core.ready.notify_one();
        }
    }
}
