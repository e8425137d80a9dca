//! What bounds a pool.

use std::time::Duration;

use crate::budget::Budget;
use crate::error::{ErrorKind, MemoryError};

/// What a pool does when nothing is idle and everything it may have is out on loan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Overflow {
    /// Makes one more object. `max` then bounds the idle objects alone. Threads keep caches of
    /// their own: this is the fast pool.
    #[default]
    Grow,
    /// Refuses. `max` bounds all objects, on loan and idle together, exactly; no thread may keep a
    /// cache that another cannot see, so every operation takes a lock.
    Fail,
    /// Waits this long in all for an object to come back, then refuses: who is overtaken by others
    /// waits no longer for it. Bounds as [`Overflow::Fail`].
    Block(Duration),
}

/// The bounds of a pool, each with a name and a default.
#[derive(Clone, Debug)]
pub struct PoolOptions {
    /// Most objects kept waiting (with [`Overflow::Fail`] and [`Overflow::Block`]: most objects at
    /// all). Default 256.
    pub max: usize,
    /// Objects made when the pool is built, and kept through `shrink`. Default 0.
    pub min: usize,
    /// An object that holds more heap than this when it comes back is freed. Default 64 KiB.
    pub item_bytes_max: usize,
    /// Most bytes of waiting objects. Kept without counting on the fast path: `max` is lowered to
    /// as many objects of `item_bytes_max` as fit. Default: no bound but `max` itself.
    pub bytes_max: usize,
    /// Threads that get a cache of their own; further ones go through the shared depot.
    /// Default 64. A cache is made when a thread first comes and takes about 640 bytes.
    pub threads: usize,
    /// What happens when everything is out. Default [`Overflow::Grow`].
    pub overflow: Overflow,
    /// Whether objects are kept at all. A pool that is switched off makes and frees, by the same
    /// code path. Default on, unless the crate was built without the feature `pools`.
    pub enabled: bool,
    /// Remember where each loan was taken, for [`Pool::loans`](super::Pool::loans). Every operation
    /// then takes a lock: for looking for a leak, not for production. Default off.
    pub track_sites: bool,
    /// The budget that the objects are charged to. Default none.
    pub budget: Option<Budget>,
}

impl Default for PoolOptions {
    fn default() -> Self {
        PoolOptions {
            max: 256,
            min: 0,
            item_bytes_max: 64 << 10,
            bytes_max: usize::MAX,
            threads: 64,
            overflow: Overflow::Grow,
            enabled: true,
            track_sites: false,
            budget: None,
        }
    }
}

impl PoolOptions {
    /// The defaults with another bound on waiting objects.
    pub fn with_max(max: usize) -> Self {
        PoolOptions { max, ..Self::default() }
    }

    /// Checks the options against each other and returns the effective `(min, max)`.
    pub(super) fn bounds(&self, node_bytes: usize) -> Result<(usize, usize), MemoryError> {
        if self.max == 0 {
            return Err(MemoryError::fixed(
                ErrorKind::InvalidArgument,
                "a pool with `max` 0 can keep nothing",
            )
            .with_hint("to switch pooling off, set `enabled` to false"));
        }
        if self.min > self.max {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!("pool `min` is {} but `max` is {}", self.min, self.max),
            ));
        }
        let per_item = self.item_bytes_max.saturating_add(node_bytes);
        let fits = self.bytes_max / per_item;
        if fits < self.min.max(1) {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!(
                    "pool `bytes_max` is {}, too little for {} of {per_item} bytes",
                    self.bytes_max,
                    self.min.max(1),
                ),
            )
            .with_hint("lower `item_bytes_max`, or raise `bytes_max`"));
        }
        if !self.enabled || !cfg!(feature = "pools") {
            return Ok((0, 0));
        }
        Ok((self.min, self.max.min(fits)))
    }
}
