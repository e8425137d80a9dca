//! A private cache for one thread's loop.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use super::core::Core;
use super::magazine::{Node, Slot};
use super::recycle::Recycle;
use crate::error::MemoryError;

/// A handle with a magazine of its own, for a loop that takes and gives back on one thread. It
/// saves looking up the thread, which is a third of the cost of a loan.
///
/// ```
/// use larder_memory::pool::Pool;
/// let pool = Pool::new(|| Vec::<u64>::with_capacity(100));
/// let local = pool.local();
/// for step in 0..1000 {
///     let mut work = local.acquire();
///     work.push(step);
/// }
/// # if cfg!(feature = "pools") {
/// assert_eq!(pool.stats().misses, 1);
/// # }
/// ```
pub struct Local<'p, T: Recycle + Send + 'static> {
    core: &'p Core<T>,
    slot: NonNull<Slot<T>>,
    /// Neither sent nor shared: the magazine inside has one user.
    one_thread: PhantomData<*mut ()>,
}

impl<'p, T: Recycle + Send + 'static> Local<'p, T> {
    pub(super) fn new(core: &'p Core<T>) -> Self {
        Local { core, slot: core.lend_slot(), one_thread: PhantomData }
    }

    #[inline(always)]
    fn slot(&self) -> &Slot<T> {
        // SAFETY: slots live as long as the core, which `'p` keeps alive.
        unsafe { self.slot.as_ref() }
    }

    /// Takes an object.
    ///
    /// # Panics
    /// As [`Pool::acquire`](super::Pool::acquire).
    #[inline(always)]
    #[track_caller]
    pub fn acquire(&self) -> LocalRef<'_, 'p, T> {
        match self.try_acquire() {
            Ok(loan) => loan,
            Err(error) => panic!("no pooled object can be had: {error}"),
        }
    }

    /// Takes an object, or says why none can be had.
    ///
    /// # Errors
    /// As [`Pool::try_acquire`](super::Pool::try_acquire).
    #[inline(always)]
    #[track_caller]
    pub fn try_acquire(&self) -> Result<LocalRef<'_, 'p, T>, MemoryError> {
        let node = if self.core.is_shared() {
            self.core.take(std::panic::Location::caller())?
        } else {
            self.core.take_with(self.slot())?
        };
        Ok(LocalRef { node, local: self })
    }
}

impl<T: Recycle + Send + 'static> Drop for Local<'_, T> {
    fn drop(&mut self) {
        self.core.take_slot_back(self.slot);
    }
}

impl<T: Recycle + Send + 'static> fmt::Debug for Local<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Local").field("pool", &self.core.stats()).finish_non_exhaustive()
    }
}

/// A loan from a [`Local`] handle; it cannot leave the thread.
#[must_use = "a loan that is dropped at once goes straight back"]
pub struct LocalRef<'l, 'p, T: Recycle + Send + 'static> {
    node: NonNull<Node<T>>,
    local: &'l Local<'p, T>,
}

impl<T: Recycle + Send + 'static> Deref for LocalRef<'_, '_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the loan owns the node until it is dropped.
        unsafe { &(*self.node.as_ptr()).value }
    }
}

impl<T: Recycle + Send + 'static> DerefMut for LocalRef<'_, '_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the loan owns the node until it is dropped, and `&mut self` is exclusive.
        unsafe { &mut (*self.node.as_ptr()).value }
    }
}

impl<T: Recycle + Send + 'static> Drop for LocalRef<'_, '_, T> {
    #[inline(always)]
    fn drop(&mut self) {
        if self.local.core.is_shared() {
            // SAFETY: the one end of the one loan; `'p` keeps the pool alive.
            unsafe { self.local.core.give_back(self.node) }
        } else {
            // SAFETY: as above; the slot is this handle's, and the handle is on this thread.
            unsafe { self.local.core.give_back_with(self.local.slot(), self.node) }
        }
    }
}

impl<T: Recycle + Send + fmt::Debug + 'static> fmt::Debug for LocalRef<'_, '_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
