//! The handle that callers hold.

#[cfg(doc)]
use super::options::Overflow;
#[cfg(doc)]
use crate::error::ErrorKind;
use std::fmt;
use std::panic::Location;
use std::sync::Arc;

use super::core::Core;
use super::loan::{LoanSite, PoolArc, PoolRef};
use super::local::Local;
use super::options::PoolOptions;
use super::recycle::Recycle;
use crate::error::MemoryError;
use crate::stats::PoolStats;
use crate::thread;
/// A pool of objects, shared by threads.
///
/// ```
/// use larder_memory::pool::Pool;
/// let pool = Pool::new(|| String::with_capacity(1024));
/// let address = {
///     let mut line = pool.acquire();
///     line.push_str("some text");
///     line.as_ptr()
/// };
/// let line = pool.acquire();
/// assert!(line.is_empty());
/// # if cfg!(feature = "pools") {
/// assert_eq!(line.as_ptr(), address, "the last one back is the first one out");
/// assert_eq!(pool.stats().hit_ratio(), Some(0.5));
/// # }
/// ```
pub struct Pool<T: Recycle + Send + 'static> {
    core: Arc<Core<T>>,
}

impl<T: Recycle + Send + 'static> Pool<T> {
    /// A pool with the default bounds, see [`PoolOptions`].
    #[expect(clippy::missing_panics_doc, reason = "the defaults are valid and make nothing yet")]
    pub fn new(make: impl Fn() -> T + Send + Sync + 'static) -> Self {
        Self::with_options(PoolOptions::default(), make).expect("the defaults are valid")
    }

    /// A pool with bounds of its own.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a bound is zero or contradicts another, and whatever
    /// stands in the way of making `min` objects.
    pub fn with_options(
        options: PoolOptions,
        make: impl Fn() -> T + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        Self::with_fallible(options, move || Ok(make()))
    }

    /// A pool whose objects cannot always be made, for use with [`Pool::try_acquire`].
    ///
    /// # Errors
    /// As [`Pool::with_options`]. The pool's shared handle, about a kibibyte, `make` where it
    /// captures something, and the listener at a budget are the exceptions: the standard library
    /// ends the process when the allocator has no room for them. Make pools while there is memory.
    pub fn with_fallible(
        options: PoolOptions,
        make: impl Fn() -> Result<T, MemoryError> + Send + Sync + 'static,
    ) -> Result<Self, MemoryError> {
        let core = Core::build(options, Box::new(make))?;
        let caches: std::sync::Weak<Core<T>> = Arc::downgrade(&core);
        thread::register(caches, Arc::clone(&core.seats))?;
        core.listen();
        Ok(Pool { core })
    }

    /// Takes an object, used if there is one, else made.
    ///
    /// # Panics
    /// When none can be had: the budget is spent, or the pool is bounded by [`Overflow::Fail`] or
    /// [`Overflow::Block`] and everything is out. [`Pool::try_acquire`] returns an error instead.
    #[inline(always)]
    #[track_caller]
    pub fn acquire(&self) -> PoolRef<'_, T> {
        match self.try_acquire() {
            Ok(loan) => loan,
            Err(error) => refused(&error),
        }
    }

    /// Takes an object, or says why none can be had.
    ///
    /// # Errors
    /// [`ErrorKind::BudgetExceeded`], [`ErrorKind::OutOfMemory`], or [`ErrorKind::Exhausted`] when
    /// a bounded pool has everything out. Nothing is changed by a failure.
    #[inline(always)]
    #[track_caller]
    pub fn try_acquire(&self) -> Result<PoolRef<'_, T>, MemoryError> {
        let node = self.core.take(Location::caller())?;
        // SAFETY: `take` hands each node to one caller, and the core outlives `&self`.
        Ok(unsafe { PoolRef::new(node, &self.core) })
    }

    /// Takes an object in a loan that keeps the pool alive and can be stored anywhere. Costs one
    /// locked instruction more at each end than [`Pool::acquire`].
    ///
    /// # Panics
    /// As [`Pool::acquire`].
    #[inline]
    #[track_caller]
    pub fn acquire_owned(&self) -> PoolArc<T> {
        match self.try_acquire_owned() {
            Ok(loan) => loan,
            Err(error) => refused(&error),
        }
    }

    /// [`Pool::acquire_owned`], or why none can be had.
    ///
    /// # Errors
    /// As [`Pool::try_acquire`].
    #[inline]
    #[track_caller]
    pub fn try_acquire_owned(&self) -> Result<PoolArc<T>, MemoryError> {
        let node = self.core.take(Location::caller())?;
        // SAFETY: `take` hands each node to one caller, and the loan holds the core.
        Ok(unsafe { PoolArc::new(node, Arc::clone(&self.core)) })
    }

    /// A private cache for a loop on one thread: as fast as a hand-kept stack of boxes.
    pub fn local(&self) -> Local<'_, T> {
        Local::new(&self.core)
    }

    /// The counters. Writers are never stopped.
    pub fn stats(&self) -> PoolStats {
        self.core.stats()
    }

    /// Frees idle objects down to `min` and returns how many went at once. Caches of other threads
    /// follow when those threads next give something back, or end.
    pub fn shrink(&self) -> usize {
        self.core.shrink(self.core.min)
    }

    /// Marks a moment. What has been idle since before is told from what was used by epochs: the
    /// crate reads no clock, the caller says when one has passed.
    pub fn advance_epoch(&self) {
        self.core.advance_epoch();
    }

    /// Frees objects that nobody has asked for during the last `epochs` epochs, down to `min`, and
    /// returns how many went.
    pub fn trim(&self, epochs: u32) -> usize {
        self.core.trim(epochs)
    }

    /// Moves `max` towards what the work since the last call needs, and returns the new bound.
    ///
    /// Below the target with objects dropped because the pool was full: `max` doubles, up to
    /// `limit`. At or above it with objects that nobody asked for: `max` comes down by half of
    /// those. Otherwise it stays.
    ///
    /// # Panics
    /// When `target_hit_ratio` lies outside 0 to 1.
    pub fn auto_tune(&self, target_hit_ratio: f64, limit: usize) -> usize {
        assert!(
            (0.0..=1.0).contains(&target_hit_ratio),
            "a hit ratio lies between 0 and 1, not at {target_hit_ratio}"
        );
        self.core.auto_tune(target_hit_ratio, limit)
    }

    /// Moves the bound on idle objects; what is over it goes at once or with the next return. 0 is a
    /// bound here, unlike in [`PoolOptions`], where it would be a slip: a running pool keeps
    /// nothing, or one that is bounded exactly serves nobody, until the bound is raised.
    pub fn set_max(&self, max: usize) {
        self.core.set_max(max);
    }

    /// Where the objects that are out now were taken, most first. Empty unless
    /// [`PoolOptions::track_sites`] is on.
    pub fn loans(&self) -> Vec<LoanSite> {
        self.core.loans()
    }
}

impl<T: Recycle + Send + 'static> Clone for Pool<T> {
    /// Another handle to the same pool.
    fn clone(&self) -> Self {
        Pool { core: Arc::clone(&self.core) }
    }
}

impl<T: Recycle + Send + 'static> fmt::Debug for Pool<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("stats", &self.stats()).finish_non_exhaustive()
    }
}

#[cold]
#[inline(never)]
#[track_caller]
fn refused(error: &MemoryError) -> ! {
    panic!("no pooled object can be had: {error}")
}
