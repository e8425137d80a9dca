//! Loans: what a caller holds while an object is out.

use std::fmt;
use std::mem::ManuallyDrop;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::ptr::NonNull;
use std::sync::Arc;

use super::core::Core;
use super::magazine::Node;
use super::recycle::Recycle;

/// A loan that borrows the pool. The object goes home, clean, when this is dropped.
///
/// It is two words. One word, with the pool's address kept in the object, was tried: the way home
/// then starts with a load that depends on the object, and a pair of calls took half as long again.
#[must_use = "a loan that is dropped at once goes straight back"]
pub struct PoolRef<'a, T: Recycle> {
    node: NonNull<Node<T>>,
    core: &'a Core<T>,
}

// SAFETY: the loan is the only reference to a `T`, which may be sent; the pool it goes home to
// may be used from any thread.
unsafe impl<T: Recycle + Send> Send for PoolRef<'_, T> {}
// SAFETY: a shared loan gives `&T` and nothing else.
unsafe impl<T: Recycle + Sync> Sync for PoolRef<'_, T> {}

impl<'a, T: Recycle> PoolRef<'a, T> {
    /// # Safety
    /// - `node` was handed out by `Core::take` and no other loan of it exists.
    /// - Its core outlives the loan.
    #[inline(always)]
    pub(super) unsafe fn new(node: NonNull<Node<T>>, core: &'a Core<T>) -> Self {
        PoolRef { node, core }
    }
}

impl<T: Recycle> Deref for PoolRef<'_, T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the loan owns the node until it is dropped.
        unsafe { &(*self.node.as_ptr()).value }
    }
}

impl<T: Recycle> DerefMut for PoolRef<'_, T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the loan owns the node until it is dropped, and `&mut self` is exclusive.
        unsafe { &mut (*self.node.as_ptr()).value }
    }
}

impl<T: Recycle> Drop for PoolRef<'_, T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: this is the one end of the one loan, and the borrow kept the pool alive.
        unsafe { self.core.give_back(self.node) }
    }
}

impl<T: Recycle + fmt::Debug> fmt::Debug for PoolRef<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A loan that keeps its pool alive and borrows nothing.
#[must_use = "a loan that is dropped at once goes straight back"]
pub struct PoolArc<T: Recycle> {
    node: NonNull<Node<T>>,
    /// Dropped by hand, after the object went home.
    core: ManuallyDrop<Arc<Core<T>>>,
}

// SAFETY: as for `PoolRef`.
unsafe impl<T: Recycle + Send> Send for PoolArc<T> {}
// SAFETY: as for `PoolRef`.
unsafe impl<T: Recycle + Sync> Sync for PoolArc<T> {}

impl<T: Recycle> PoolArc<T> {
    /// # Safety
    /// - `node` was handed out by `Core::take` of this core and no other loan of it exists.
    #[inline(always)]
    pub(super) unsafe fn new(node: NonNull<Node<T>>, core: Arc<Core<T>>) -> Self {
        PoolArc { node, core: ManuallyDrop::new(core) }
    }
}

impl<T: Recycle> Deref for PoolArc<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the loan owns the node until it is dropped.
        unsafe { &(*self.node.as_ptr()).value }
    }
}

impl<T: Recycle> DerefMut for PoolArc<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the loan owns the node until it is dropped, and `&mut self` is exclusive.
        unsafe { &mut (*self.node.as_ptr()).value }
    }
}

impl<T: Recycle> Drop for PoolArc<T> {
    #[inline]
    fn drop(&mut self) {
        // Takes the handle first, so that a panic while cleaning still lets go of the pool.
        // SAFETY: `drop` runs once and nothing uses the field after it.
        let core = unsafe { ManuallyDrop::take(&mut self.core) };
        // SAFETY: this is the one end of the one loan, and `core` keeps the pool alive.
        unsafe { core.give_back(self.node) }
        drop(core);
    }
}

impl<T: Recycle + fmt::Debug> fmt::Debug for PoolArc<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A place in the program that has objects out on loan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoanSite {
    /// File, line and column of the call that took them.
    pub location: &'static Location<'static>,
    /// How many are out.
    pub count: usize,
}

impl fmt::Display for LoanSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} out, taken at {}", self.count, self.location)
    }
}
