//! The making and freeing of pooled objects, and what they owe to the budget.

use std::alloc::Layout;
use std::ptr::NonNull;
use std::sync::Arc;
use std::sync::atomic::AtomicPtr as SitePtr;

use super::state::{Core, NodePtr};
use crate::budget::Pressure;
use crate::error::{ErrorKind, MemoryError};
use crate::panics::FirstPanic;
use crate::pool::magazine::Node;
use crate::pool::recycle::Recycle;
use crate::sync::Ordering;

impl<T: Recycle> Core<T> {
    pub(super) fn make_node(&self) -> Result<NodePtr<T>, MemoryError> {
        let layout = Layout::new::<Node<T>>();
        let mut charged = Charged { core: self, bytes: 0 };
        charged.add(layout.size())?;
        let value = (self.make)()?;
        charged.add(value.bytes())?;
        // SAFETY: a node holds at least its pool's address, so the layout is not of size zero.
        let Some(node) = NonNull::new(unsafe { std::alloc::alloc(layout) }.cast::<Node<T>>())
        else {
            return Err(no_memory());
        };
        // SAFETY: `node` is a fresh allocation with the layout of a node.
        unsafe {
            node.as_ptr().write(Node {
                site: SitePtr::new(std::ptr::null_mut()),
                charged: charged.bytes,
                value,
            });
        }
        if let Some(all) = &self.all {
            // Written before it is listed: whoever holds the list reads every node on it.
            let mut all = all.lock();
            if all.try_reserve(1).is_err() {
                drop(all);
                // SAFETY: written above, listed nowhere, with the layout that a box frees.
                drop(unsafe { Box::from_raw(node.as_ptr()) });
                return Err(MemoryError::fixed(
                    ErrorKind::OutOfMemory,
                    "the allocator has no memory to trace one more pooled object",
                ));
            }
            all.push(node);
        }
        charged.keep();
        let objects = self.objects.fetch_add(1, Ordering::Relaxed) + 1;
        self.objects_peak.fetch_max(objects, Ordering::Relaxed);
        Ok(node)
    }

    /// Frees an object that nobody holds and nothing lists any more.
    pub(super) fn destroy(&self, node: NodePtr<T>) {
        if let Some(all) = &self.all {
            let mut all = all.lock();
            let at = all.iter().position(|&listed| listed == node);
            all.swap_remove(at.expect("every object of a tracing pool is listed"));
        }
        // SAFETY: the caller has the only pointer to the node.
        let charged = unsafe { node.as_ref() }.charged;
        if let Some(budget) = &self.budget {
            budget.discharge(charged);
        }
        self.objects.fetch_sub(1, Ordering::Relaxed);
        if self.exact {
            self.depot.lock().made -= 1;
            self.ready.notify_one();
        }
        // SAFETY: made by `make_node` with this layout and not freed since; last use of it.
        drop(unsafe { Box::from_raw(node.as_ptr()) });
    }

    /// Brings the budget's view of an object up to date. False when it has grown and the budget
    /// has not enough, or a pressure listener panicked: the object must go.
    pub(super) fn reconcile(
        &self,
        mut node: NodePtr<T>,
        bytes: usize,
        panics: &mut FirstPanic,
    ) -> bool {
        let Some(budget) = &self.budget else { return true };
        let now = bytes + size_of::<Node<T>>();
        // SAFETY: the caller holds the node, nobody else reads `charged`.
        let charged = unsafe { &mut node.as_mut().charged };
        if now > *charged {
            let more = now - *charged;
            if !matches!(panics.hold(|| budget.charge(more)), Some(Ok(()))) {
                return false;
            }
        } else {
            budget.discharge(*charged - now);
        }
        *charged = now;
        true
    }
}

impl<T: Recycle> Core<T> {
    pub(in crate::pool) fn listen(self: &Arc<Self>)
    where
        T: Send + 'static,
    {
        if let Some(budget) = &self.budget {
            let core = Arc::downgrade(self);
            let listener = budget.on_pressure(move |pressure| {
                let Some(core) = core.upgrade() else { return };
                match pressure {
                    Pressure::Hard => core.shrink(core.min),
                    Pressure::Soft => core.ease(),
                };
            });
            *self.listener.lock() = Some(listener);
        }
    }
}

#[cold]
pub(super) fn no_memory() -> MemoryError {
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory for a pooled object")
}

/// Bytes charged for an object in the making; given back unless kept.
struct Charged<'a, T: Recycle> {
    core: &'a Core<T>,
    bytes: usize,
}

impl<T: Recycle> Charged<'_, T> {
    fn add(&mut self, bytes: usize) -> Result<(), MemoryError> {
        if let Some(budget) = &self.core.budget {
            budget.charge(bytes)?;
        }
        self.bytes += bytes;
        Ok(())
    }

    /// The object exists and owes its bytes itself.
    fn keep(mut self) {
        self.bytes = 0;
    }
}

impl<T: Recycle> Drop for Charged<'_, T> {
    fn drop(&mut self) {
        if let Some(budget) = &self.core.budget {
            budget.discharge(self.bytes);
        }
    }
}
