//! The loans of a buffer pool: they go home when dropped.

use std::fmt;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use super::block::{BLOCK_ALIGN, Block};
use super::pool::Core;
use crate::cast::Plain;

/// The pool a loan goes home to: borrowed where that will do, because counting handles up and down
/// would write to a line that all threads share.
pub(super) enum Home<'p> {
    Borrowed(&'p Arc<Core>),
    Shared(Arc<Core>),
}

impl Home<'_> {
    fn core(&self) -> &Arc<Core> {
        match self {
            Home::Borrowed(core) => core,
            Home::Shared(core) => core,
        }
    }
}

/// A block on loan. It is owned by exactly one guard, so it cannot be returned twice.
pub(super) struct Loan<'p> {
    block: ManuallyDrop<Block>,
    home: Home<'p>,
}

impl<'p> Loan<'p> {
    pub(super) fn new(block: Block, core: &'p Arc<Core>) -> Self {
        Loan { block: ManuallyDrop::new(block), home: Home::Borrowed(core) }
    }

    fn into_owned(self) -> Loan<'static> {
        let core = Arc::clone(self.home.core());
        let mut this = ManuallyDrop::new(self);
        // SAFETY: `this` is never dropped, so its block is taken out once.
        let block = unsafe { ManuallyDrop::take(&mut this.block) };
        // SAFETY: likewise its handle, which is dropped here if it was a shared one.
        drop(unsafe { std::ptr::read(&raw const this.home) });
        Loan { block: ManuallyDrop::new(block), home: Home::Shared(core) }
    }
}

impl Drop for Loan<'_> {
    fn drop(&mut self) {
        // SAFETY: `self` is being dropped and its block is not touched after this line.
        let block = unsafe { ManuallyDrop::take(&mut self.block) };
        self.home.core().give_back(block);
    }
}

/// `len` values of plain data on loan from a [`BufferPool`](super::BufferPool).
pub struct PooledArray<'p, T: Plain> {
    loan: Loan<'p>,
    len: usize,
    values: PhantomData<T>,
}

/// Room for `len` values on loan from a [`BufferPool`](super::BufferPool), not yet written.
pub struct PooledUninit<'p, T: Plain> {
    loan: Loan<'p>,
    len: usize,
    /// What was initialised when the loan began; valid again once the values are written.
    initialised: usize,
    values: PhantomData<T>,
}

impl<'p, T: Plain> PooledArray<'p, T> {
    /// The caller has initialised the first `len` values of the block.
    pub(super) fn new(loan: Loan<'p>, len: usize) -> Self {
        const { assert!(align_of::<T>() <= BLOCK_ALIGN, "pooled elements align to a cache line") };
        debug_assert!(len * size_of::<T>() <= loan.block.bytes(), "the values fit their block");
        PooledArray { loan, len, values: PhantomData }
    }

    /// Bytes of the block behind the values, from a little to a quarter more than they take.
    pub fn bytes_held(&self) -> usize {
        self.loan.block.bytes()
    }

    /// The same loan, keeping the pool alive instead of borrowing it: for values that outlive the
    /// scope of the pool or travel to another thread.
    pub fn into_owned(self) -> PooledArray<'static, T> {
        PooledArray { loan: self.loan.into_owned(), len: self.len, values: PhantomData }
    }
}

impl<'p, T: Plain> PooledUninit<'p, T> {
    pub(super) fn new(mut loan: Loan<'p>, len: usize) -> Self {
        const { assert!(align_of::<T>() <= BLOCK_ALIGN, "pooled elements align to a cache line") };
        // Through `as_uninit_mut` safe code may write `MaybeUninit::uninit()` over bytes that were
        // initialised. Until the values are vouched for again, the whole block counts as unwritten.
        let initialised = loan.block.forget_content();
        PooledUninit { loan, len, initialised, values: PhantomData }
    }

    /// Values there is room for.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is room for nothing.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The room, to write to.
    pub fn as_uninit_mut(&mut self) -> &mut [MaybeUninit<T>] {
        let start = self.loan.block.start().as_ptr().cast::<MaybeUninit<T>>();
        // SAFETY: the block holds at least `len` values at a 64-byte address, `align_of::<T>()` is
        // at most 64, `MaybeUninit` asks for no initialisation, and `&mut self` is exclusive.
        unsafe { std::slice::from_raw_parts_mut(start, self.len) }
    }

    /// Fills the room from a function of the index.
    pub fn fill_with(mut self, mut value: impl FnMut(usize) -> T) -> PooledArray<'p, T> {
        for (at, place) in self.as_uninit_mut().iter_mut().enumerate() {
            place.write(value(at));
        }
        // SAFETY: the loop wrote each of the `len` values.
        unsafe { self.assume_init() }
    }

    /// Fills the room with a copy.
    ///
    /// # Panics
    /// When the lengths differ.
    pub fn copy_from_slice(mut self, values: &[T]) -> PooledArray<'p, T> {
        assert!(
            values.len() == self.len,
            "{} values are copied into room for {}",
            values.len(),
            self.len
        );
        self.as_uninit_mut().write_copy_of_slice(values);
        // SAFETY: the copy wrote each of the `len` values.
        unsafe { self.assume_init() }
    }

    /// The written values.
    ///
    /// # Safety
    /// Each of the `len` values has been written.
    pub unsafe fn assume_init(mut self) -> PooledArray<'p, T> {
        // Only the first `len` values could be reached through this guard, so what lay beyond them
        // is as initialised as it was.
        let written = self.initialised.max(self.len * size_of::<T>());
        // SAFETY: the caller vouches for the first `len` values, `initialised` for what lies beyond.
        unsafe { self.loan.block.assume_initialised(written) };
        PooledArray::new(self.loan, self.len)
    }
}

impl<T: Plain> Deref for PooledArray<'_, T> {
    type Target = [T];

    #[inline]
    fn deref(&self) -> &[T] {
        let start = self.loan.block.start().as_ptr().cast::<T>();
        // SAFETY: whoever made the guard initialised the first `len` values (`PooledArray::new`);
        // the block is 64-byte aligned, enough for `T`; every bit pattern is a valid `T`; the block
        // is owned by this guard alone.
        unsafe { std::slice::from_raw_parts(start, self.len) }
    }
}

impl<T: Plain> DerefMut for PooledArray<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut [T] {
        let start = self.loan.block.start().as_ptr().cast::<T>();
        // SAFETY: as in `deref`, and `&mut self` is exclusive.
        unsafe { std::slice::from_raw_parts_mut(start, self.len) }
    }
}

impl<T: Plain + fmt::Debug> fmt::Debug for PooledArray<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl<T: Plain> fmt::Debug for PooledUninit<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PooledUninit").field("len", &self.len).finish_non_exhaustive()
    }
}
