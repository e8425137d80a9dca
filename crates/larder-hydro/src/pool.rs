//! The pool that blocks of fields come from, and what the blocks on loan hold.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use larder_memory::buffer::{ArrayPool, BufferOptions, PooledTensor};
use larder_memory::{Budget, BufferStats};

use crate::error::HydroError;

/// Where [`Block`](crate::Block)s come from. The pool counts in sizes of its classes, which is what it
/// takes from the system; what the blocks on loan hold themselves is counted here.
#[derive(Debug)]
pub struct BlockPool {
    arrays: ArrayPool<f64>,
    budget: Budget,
    lent: Arc<AtomicU64>,
}

/// Numbers on loan from a [`BlockPool`].
#[derive(Debug)]
pub(crate) struct Loan {
    pub(crate) values: PooledTensor<'static, f64>,
    _weight: Weight,
}

/// The bytes of a loan, taken off the count when it ends.
#[derive(Debug)]
struct Weight {
    lent: Arc<AtomicU64>,
    bytes: u64,
}

impl Drop for Weight {
    fn drop(&mut self) {
        self.lent.fetch_sub(self.bytes, Ordering::Relaxed);
    }
}

impl BlockPool {
    /// A pool without a budget.
    ///
    /// # Errors
    /// When an option can never be served.
    pub fn new(options: BufferOptions) -> Result<Self, HydroError> {
        let (arrays, budget) = (ArrayPool::new(options)?, Budget::process().clone());
        Ok(BlockPool { arrays, budget, lent: Arc::default() })
    }

    /// A pool that is charged to a budget.
    ///
    /// # Errors
    /// As [`BlockPool::new`].
    pub fn with_budget(options: BufferOptions, budget: &Budget) -> Result<Self, HydroError> {
        let arrays = ArrayPool::with_budget(options, budget)?;
        Ok(BlockPool { arrays, budget: budget.clone(), lent: Arc::default() })
    }

    /// Numbers of this shape, of zeros or of whatever was left in them.
    pub(crate) fn lend(&self, shape: [usize; 2], zeroed: bool) -> Result<Loan, HydroError> {
        let values =
            if zeroed { self.arrays.get_zeroed(&shape) } else { self.arrays.get_dirty(&shape) }?;
        let values = values.into_owned();
        let bytes = size_of_val::<[f64]>(&values) as u64;
        self.lent.fetch_add(bytes, Ordering::Relaxed);
        Ok(Loan { values, _weight: Weight { lent: Arc::clone(&self.lent), bytes } })
    }

    /// What the blocks are charged to; that of the process where they are charged to none, for whoever
    /// asks whether a run fits.
    pub fn budget(&self) -> &Budget {
        &self.budget
    }

    /// Bytes of blocks that wait: charged, and there for the next run.
    pub(crate) fn bytes_idle(&self) -> usize {
        usize::try_from(self.stats().bytes_idle).unwrap_or(usize::MAX)
    }

    /// The counters of the pool, in sizes of its classes.
    pub fn stats(&self) -> BufferStats {
        self.arrays.stats()
    }

    /// Bytes of the blocks that are on loan.
    pub fn bytes_lent(&self) -> u64 {
        self.lent.load(Ordering::Relaxed)
    }

    /// A step has passed.
    pub(crate) fn advance_epoch(&self) {
        self.arrays.buffers().advance_epoch();
    }
}

#[cfg(test)]
mod tests {
    use larder_memory::buffer::BufferPool;

    use super::*;

    /// What a run needs is told from this before anything is taken.
    #[test]
    fn what_a_pool_takes_for_a_block_is_foretold() {
        let pool = BlockPool::new(BufferOptions::default()).unwrap();
        let sizes = (1..300).chain([1000, 1025, 40_961, 65_536, 65_537, 1_000_003]);
        for numbers in sizes {
            let before = pool.stats().bytes_live;
            let loan = pool.lend([1, numbers], false).unwrap();
            let took = pool.stats().bytes_live - before;
            let foretold = BufferPool::class_bytes(numbers * 8).unwrap();
            assert_eq!(took, foretold as u64, "{numbers} numbers");
            drop(loan);
        }
    }
}
