//! Buffers asked for by shape: arrays of one element type, tensors of any.
//!
//! Two shapes of one size share their stock, since a shape is a way to look at memory and not a kind
//! of memory. Two loans never share memory, whatever their shapes: each owns its block.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use smallvec::SmallVec;

use super::guard::PooledArray;
use super::pool::{BufferOptions, BufferPool};
use crate::budget::Budget;
use crate::cast::Plain;
use crate::error::{ErrorKind, MemoryError};
use crate::stats::BufferStats;

/// A pool of tensors: any plain element type, any shape.
///
/// ```
/// use larder_memory::buffer::{BufferOptions, TensorPool};
/// let pool = TensorPool::new(BufferOptions::default())?;
/// let energy = pool.with(&[8, 8], |field: &mut [f64]| {
///     field.fill(0.5);
///     field.iter().sum::<f64>()
/// })?;
/// assert_eq!(energy.to_bits(), 32_f64.to_bits());
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
#[derive(Debug)]
pub struct TensorPool {
    buffers: BufferPool,
}

/// A pool of arrays of one element type, by shape.
#[derive(Debug)]
pub struct ArrayPool<T: Plain> {
    tensors: TensorPool,
    values: PhantomData<fn() -> T>,
}

/// Values in a shape, on loan; row-major, as a flat slice.
pub struct PooledTensor<'p, T: Plain> {
    values: PooledArray<'p, T>,
    /// Inline up to six axes, so that a loan asks the allocator for nothing.
    shape: SmallVec<[usize; 6]>,
}

impl TensorPool {
    /// A pool without a budget.
    ///
    /// # Errors
    /// As [`BufferPool::new`].
    pub fn new(options: BufferOptions) -> Result<Self, MemoryError> {
        Ok(TensorPool { buffers: BufferPool::new(options)? })
    }

    /// A pool that is charged to a budget.
    ///
    /// # Errors
    /// As [`BufferPool::with_budget`].
    pub fn with_budget(options: BufferOptions, budget: &Budget) -> Result<Self, MemoryError> {
        Ok(TensorPool { buffers: BufferPool::with_budget(options, budget)? })
    }

    /// A tensor that holds whatever was left in it.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the shape's size overflows, with the shape named; else as
    /// [`BufferPool::try_acquire_dirty`].
    pub fn get_dirty<T: Plain>(&self, shape: &[usize]) -> Result<PooledTensor<'_, T>, MemoryError> {
        let values = self.buffers.try_acquire_dirty(elements::<T>(shape)?)?;
        Ok(PooledTensor { values, shape: SmallVec::from_slice(shape) })
    }

    /// A tensor of zeros.
    ///
    /// # Errors
    /// As [`TensorPool::get_dirty`].
    pub fn get_zeroed<T: Plain>(
        &self,
        shape: &[usize],
    ) -> Result<PooledTensor<'_, T>, MemoryError> {
        let values = self.buffers.try_acquire_zeroed(elements::<T>(shape)?)?;
        Ok(PooledTensor { values, shape: SmallVec::from_slice(shape) })
    }

    /// Lends a dirty tensor to a function and takes it back.
    ///
    /// # Errors
    /// As [`TensorPool::get_dirty`]; the function is then not called.
    pub fn with<T: Plain, R>(
        &self,
        shape: &[usize],
        work: impl FnOnce(&mut [T]) -> R,
    ) -> Result<R, MemoryError> {
        Ok(work(&mut self.get_dirty(shape)?))
    }

    /// The buffers underneath: epochs, trimming, options.
    pub fn buffers(&self) -> &BufferPool {
        &self.buffers
    }

    /// The counters.
    pub fn stats(&self) -> BufferStats {
        self.buffers.stats()
    }
}

impl<T: Plain> ArrayPool<T> {
    /// A pool without a budget.
    ///
    /// # Errors
    /// As [`BufferPool::new`].
    pub fn new(options: BufferOptions) -> Result<Self, MemoryError> {
        Ok(ArrayPool { tensors: TensorPool::new(options)?, values: PhantomData })
    }

    /// A pool that is charged to a budget.
    ///
    /// # Errors
    /// As [`BufferPool::with_budget`].
    pub fn with_budget(options: BufferOptions, budget: &Budget) -> Result<Self, MemoryError> {
        Ok(ArrayPool { tensors: TensorPool::with_budget(options, budget)?, values: PhantomData })
    }

    /// An array that holds whatever was left in it.
    ///
    /// # Errors
    /// As [`TensorPool::get_dirty`].
    pub fn get_dirty(&self, shape: &[usize]) -> Result<PooledTensor<'_, T>, MemoryError> {
        self.tensors.get_dirty(shape)
    }

    /// An array of zeros.
    ///
    /// # Errors
    /// As [`TensorPool::get_dirty`].
    pub fn get_zeroed(&self, shape: &[usize]) -> Result<PooledTensor<'_, T>, MemoryError> {
        self.tensors.get_zeroed(shape)
    }

    /// Lends a dirty array to a function and takes it back.
    ///
    /// # Errors
    /// As [`TensorPool::get_dirty`]; the function is then not called.
    pub fn with<R>(
        &self,
        shape: &[usize],
        work: impl FnOnce(&mut [T]) -> R,
    ) -> Result<R, MemoryError> {
        self.tensors.with(shape, work)
    }

    /// The buffers underneath: epochs, trimming, options.
    pub fn buffers(&self) -> &BufferPool {
        self.tensors.buffers()
    }

    /// The counters.
    pub fn stats(&self) -> BufferStats {
        self.tensors.stats()
    }
}

impl<T: Plain> PooledTensor<'_, T> {
    /// The length of each axis.
    pub fn shape(&self) -> &[usize] {
        &self.shape
    }

    /// The same loan, keeping the pool alive instead of borrowing it.
    pub fn into_owned(self) -> PooledTensor<'static, T> {
        PooledTensor { values: self.values.into_owned(), shape: self.shape }
    }
}

impl<T: Plain> Deref for PooledTensor<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values
    }
}

impl<T: Plain> DerefMut for PooledTensor<'_, T> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.values
    }
}

impl<T: Plain> fmt::Debug for PooledTensor<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PooledTensor").field("shape", &self.shape).finish_non_exhaustive()
    }
}

/// The number of elements; a shape without axes is one number.
fn elements<T: Plain>(shape: &[usize]) -> Result<usize, MemoryError> {
    // An axis of 0 makes the whole empty, whatever the others would overflow to.
    let count = if shape.contains(&0) {
        Some(0)
    } else {
        shape.iter().try_fold(1_usize, |count, &axis| count.checked_mul(axis))
    };
    let fits = |&count: &usize| {
        count.checked_mul(size_of::<T>()).is_some_and(|bytes| isize::try_from(bytes).is_ok())
    };
    count.filter(fits).ok_or_else(|| {
        MemoryError::new(
            ErrorKind::InvalidArgument,
            format!(
                "the shape {shape:?} of {} takes more bytes than the address space",
                std::any::type_name::<T>()
            ),
        )
    })
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;

    fn pool() -> TensorPool {
        TensorPool::new(BufferOptions::default()).expect("the defaults can be served")
    }

    #[test]
    fn two_live_requests_of_one_shape_never_share_memory() {
        let pool = pool();
        let mut first = pool.get_zeroed::<f64>(&[4, 8]).unwrap();
        let mut second = pool.get_zeroed::<f64>(&[4, 8]).unwrap();
        first.fill(1.0);
        second.fill(2.0);
        assert!(first.iter().all(|value| value.to_bits() == 1_f64.to_bits()));
        assert_eq!((first.shape(), first.len()), (&[4, 8][..], 32));
    }

    #[test]
    fn a_shape_whose_size_overflows_is_named() {
        let half = 1_usize << (usize::BITS / 2);
        let error = pool().get_dirty::<f64>(&[half, 3, half]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(
            error.to_string(),
            format!("the shape [{half}, 3, {half}] of f64 takes more bytes than the address space")
        );
        assert!(pool().get_dirty::<f64>(&[usize::MAX / 8]).is_err());
        assert_eq!(pool().get_dirty::<f64>(&[half, 0, half]).unwrap().len(), 0);
        assert_eq!(pool().get_dirty::<f64>(&[]).unwrap().len(), 1);
    }

    #[cfg(feature = "pools")]
    #[test]
    fn the_context_form_reuses_one_buffer_and_the_hit_ratio_says_so() {
        let pool = ArrayPool::<f32>::new(BufferOptions::default()).unwrap();
        for _ in 0..4 {
            let len = pool.with(&[10, 10], |values| values.len()).unwrap();
            assert_eq!(len, 100);
        }
        assert_eq!(pool.stats().hit_ratio(), Some(0.75));
        // 100 f32 are 400 bytes, and the class above is 448.
        assert_eq!(pool.stats().bytes_saved, 3 * 448);
        assert_eq!(pool.stats().live, 0);
    }
}
