//! A vector of plain data whose first element lies at a multiple of `ALIGN`, always.

use std::alloc::{Layout, alloc, alloc_zeroed, dealloc, handle_alloc_error, realloc};
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

use crate::cast::Plain;
use crate::error::{ErrorKind, MemoryError};

/// A growable buffer of plain data, aligned to `ALIGN` bytes: 64 for vector code, 2 MiB
/// ([`HUGE_PAGE_BYTES`](crate::sys::HUGE_PAGE_BYTES)) for huge pages.
///
/// It is the data that is aligned, not this header, and it stays so when the buffer grows. What 64
/// bytes buy: AVX-512 loops run 2.0 times slower on unaligned data in the first cache level, 1.8 in
/// the second, and equally fast from memory.
///
/// ```
/// use larder_memory::buffer::AlignedBuf;
/// let mut buffer = AlignedBuf::<f32>::zeroed(100);
/// buffer.push(1.0);
/// assert_eq!(buffer.as_ptr().addr() % 64, 0);
/// assert_eq!(buffer.len(), 101);
/// ```
///
/// An alignment that is no power of two does not compile:
/// ```compile_fail
/// let buffer = larder_memory::buffer::AlignedBuf::<f32, 48>::new();
/// ```
pub struct AlignedBuf<T: Plain, const ALIGN: usize = 64> {
    /// Valid for `capacity` values, the first `len` of them initialised; dangling but aligned when
    /// `capacity` is 0.
    start: NonNull<T>,
    len: usize,
    capacity: usize,
}

// SAFETY: the buffer owns its memory alone, like a `Vec<T>`, and `Plain` types are `Send`.
unsafe impl<T: Plain, const ALIGN: usize> Send for AlignedBuf<T, ALIGN> {}
// SAFETY: shared access only reads, and `Plain` types are `Sync`.
unsafe impl<T: Plain, const ALIGN: usize> Sync for AlignedBuf<T, ALIGN> {}

impl<T: Plain, const ALIGN: usize> AlignedBuf<T, ALIGN> {
    /// Refused by the compiler where it does not hold.
    const SOUND: () = {
        assert!(ALIGN.is_power_of_two(), "the alignment of a buffer must be a power of two");
        assert!(ALIGN >= align_of::<T>(), "the alignment must not be less than the element's own");
        assert!(size_of::<T>() > 0, "elements without a size need no buffer");
    };

    /// An empty buffer; it asks the allocator for nothing.
    pub const fn new() -> Self {
        const { Self::SOUND };
        let aligned = std::ptr::without_provenance_mut::<T>(ALIGN);
        // SAFETY: `ALIGN` is a power of two, so it is not zero.
        let start = unsafe { NonNull::new_unchecked(aligned) };
        AlignedBuf { start, len: 0, capacity: 0 }
    }

    /// An empty buffer with room for `capacity` values.
    ///
    /// # Panics
    /// When the size overflows; the process ends when the allocator has nothing left. The twin that
    /// does neither is [`AlignedBuf::try_with_capacity`].
    pub fn with_capacity(capacity: usize) -> Self {
        or_abort(Self::try_with_capacity(capacity), capacity)
    }

    /// An empty buffer with room for `capacity` values.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the size overflows, [`ErrorKind::OutOfMemory`] when the
    /// allocator has nothing left.
    pub fn try_with_capacity(capacity: usize) -> Result<Self, MemoryError> {
        let mut buffer = Self::new();
        buffer.move_to(capacity)?;
        Ok(buffer)
    }

    /// `len` values of all zero bytes.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    pub fn zeroed(len: usize) -> Self {
        or_abort(Self::try_zeroed(len), len)
    }

    /// `len` values of all zero bytes.
    ///
    /// # Errors
    /// As [`AlignedBuf::try_with_capacity`].
    pub fn try_zeroed(len: usize) -> Result<Self, MemoryError> {
        if len == 0 {
            return Ok(Self::new());
        }
        let layout = Self::layout(len)?;
        // SAFETY: `len` and the size of `T` are not zero, so neither is the layout's size.
        let start = NonNull::new(unsafe { alloc_zeroed(layout) }).ok_or(NO_MEMORY)?.cast::<T>();
        // All zero bytes are a value of `T`, because every bit pattern is.
        Ok(AlignedBuf { start, len, capacity: len })
    }

    /// A copy of a slice.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    pub fn from_slice(values: &[T]) -> Self {
        let mut buffer = Self::with_capacity(values.len());
        buffer.extend_from_slice(values);
        buffer
    }

    /// Values there is room for.
    pub fn capacity(&self) -> usize {
        self.capacity
    }

    /// Bytes asked of the allocator.
    pub fn bytes_held(&self) -> usize {
        self.capacity * size_of::<T>()
    }

    /// The content.
    pub fn as_slice(&self) -> &[T] {
        // SAFETY: `start` is valid for `capacity >= len` values, aligned for `T` (or dangling and
        // aligned with `len` 0), and the first `len` are initialised.
        unsafe { std::slice::from_raw_parts(self.start.as_ptr(), self.len) }
    }

    /// The content, to write to.
    pub fn as_mut_slice(&mut self) -> &mut [T] {
        // SAFETY: as in `as_slice`, and `&mut self` is exclusive.
        unsafe { std::slice::from_raw_parts_mut(self.start.as_ptr(), self.len) }
    }

    /// Makes room for `more` values beyond the length.
    ///
    /// # Errors
    /// As [`AlignedBuf::try_with_capacity`]; the buffer is then as it was.
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        let needed = self.len.checked_add(more).ok_or_else(|| too_large::<T>(usize::MAX))?;
        if needed <= self.capacity {
            return Ok(());
        }
        // Doubling keeps pushes cheap; the first room is one alignment's worth.
        let first = (ALIGN.min(4096) / size_of::<T>()).max(4);
        let roomy = needed.max(self.capacity.saturating_mul(2)).max(first);
        self.move_to(roomy).or_else(|_roomy_refused| self.move_to(needed))
    }

    /// Makes room for `more` values beyond the length.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    pub fn reserve(&mut self, more: usize) {
        or_abort(self.try_reserve(more), more);
    }

    /// Appends a value.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    #[inline]
    pub fn push(&mut self, value: T) {
        if self.len == self.capacity {
            self.reserve(1);
        }
        debug_assert!(self.len < self.capacity, "there is room for one more");
        // SAFETY: `len < capacity` holds after the line above, so the place is inside the block.
        unsafe { self.start.add(self.len).write(value) }
        self.len += 1;
    }

    /// Takes the last value.
    pub fn pop(&mut self) -> Option<T> {
        let last = self.as_slice().last().copied()?;
        self.len -= 1;
        Some(last)
    }

    /// Appends a copy of a slice.
    ///
    /// # Errors
    /// As [`AlignedBuf::try_reserve`].
    pub fn try_extend_from_slice(&mut self, values: &[T]) -> Result<(), MemoryError> {
        self.try_reserve(values.len())?;
        // SAFETY: there is room for `values.len()` more after `len`; `values` cannot overlap, since
        // it is borrowed while `self` is borrowed exclusively.
        unsafe {
            let end = self.start.add(self.len).as_ptr();
            std::ptr::copy_nonoverlapping(values.as_ptr(), end, values.len());
        }
        self.len += values.len();
        Ok(())
    }

    /// Appends a copy of a slice.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    pub fn extend_from_slice(&mut self, values: &[T]) {
        or_abort(self.try_extend_from_slice(values), values.len());
    }

    /// Makes the buffer `len` values long, filling with `value` where it grows.
    ///
    /// # Errors
    /// As [`AlignedBuf::try_reserve`].
    pub fn try_resize(&mut self, len: usize, value: T) -> Result<(), MemoryError> {
        if len > self.len {
            self.try_reserve(len - self.len)?;
            for at in self.len..len {
                // SAFETY: `at < len <= capacity` after the reservation.
                unsafe { self.start.add(at).write(value) }
            }
        }
        self.len = len;
        Ok(())
    }

    /// Makes the buffer `len` values long, filling with `value` where it grows.
    ///
    /// # Panics
    /// As [`AlignedBuf::with_capacity`].
    pub fn resize(&mut self, len: usize, value: T) {
        or_abort(self.try_resize(len, value), len);
    }

    /// Forgets the values from `len` on; the room stays.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
    }

    /// Forgets all values; the room stays.
    pub fn clear(&mut self) {
        self.len = 0;
    }

    fn layout(capacity: usize) -> Result<Layout, MemoryError> {
        let bytes = capacity.checked_mul(size_of::<T>());
        bytes
            .and_then(|bytes| Layout::from_size_align(bytes, ALIGN).ok())
            .ok_or_else(|| too_large::<T>(capacity))
    }

    /// Grows the block to exactly `capacity` values, keeping the content.
    fn move_to(&mut self, capacity: usize) -> Result<(), MemoryError> {
        debug_assert!(capacity >= self.len, "the content must fit");
        if capacity == self.capacity {
            return Ok(());
        }
        let layout = Self::layout(capacity)?;
        let block = if self.capacity == 0 {
            // SAFETY: `capacity` is not 0 here and `T` has a size.
            unsafe { alloc(layout) }
        } else {
            let held = Self::layout(self.capacity)?;
            // SAFETY: the block came from the global allocator with `held`; the new size is not
            // zero and was checked by `layout`; the alignment is the same, and `realloc` keeps it.
            unsafe { realloc(self.start.as_ptr().cast(), held, layout.size()) }
        };
        self.start = NonNull::new(block).ok_or(NO_MEMORY)?.cast::<T>();
        self.capacity = capacity;
        debug_assert_eq!(self.start.as_ptr().addr() % ALIGN, 0, "the allocator keeps alignments");
        Ok(())
    }
}

const NO_MEMORY: MemoryError = MemoryError::fixed(
    ErrorKind::OutOfMemory,
    "the allocator has no memory left for an aligned buffer",
);

fn too_large<T>(count: usize) -> MemoryError {
    MemoryError::new(
        ErrorKind::InvalidArgument,
        format!(
            "a buffer of {count} values of {} is larger than the address space",
            std::any::type_name::<T>()
        ),
    )
}

/// The short forms: out of memory ends the process as `Vec` does, a size that cannot be is a panic.
fn or_abort<R>(result: Result<R, MemoryError>, count: usize) -> R {
    match result {
        Ok(done) => done,
        Err(error) if error.kind() == ErrorKind::OutOfMemory => {
            handle_alloc_error(Layout::from_size_align(count, 1).unwrap_or(Layout::new::<u8>()))
        }
        Err(error) => panic!("{error}"),
    }
}

impl<T: Plain, const ALIGN: usize> Drop for AlignedBuf<T, ALIGN> {
    fn drop(&mut self) {
        if self.capacity > 0
            && let Ok(layout) = Self::layout(self.capacity)
        {
            // SAFETY: the block came from the global allocator with this layout, which could be
            // made before and so can be made again. `T: Copy` has no destructor.
            unsafe { dealloc(self.start.as_ptr().cast(), layout) }
        }
    }
}

impl<T: Plain, const ALIGN: usize> Deref for AlignedBuf<T, ALIGN> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T: Plain, const ALIGN: usize> DerefMut for AlignedBuf<T, ALIGN> {
    fn deref_mut(&mut self) -> &mut [T] {
        self.as_mut_slice()
    }
}

impl<T: Plain, const ALIGN: usize> Clone for AlignedBuf<T, ALIGN> {
    fn clone(&self) -> Self {
        Self::from_slice(self)
    }
}

impl<T: Plain, const ALIGN: usize> Default for AlignedBuf<T, ALIGN> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Plain + PartialEq, const ALIGN: usize> PartialEq for AlignedBuf<T, ALIGN> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Plain, const ALIGN: usize> Extend<T> for AlignedBuf<T, ALIGN> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        let values = values.into_iter();
        self.reserve(values.size_hint().0);
        values.for_each(|value| self.push(value));
    }
}

impl<T: Plain, const ALIGN: usize> FromIterator<T> for AlignedBuf<T, ALIGN> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut buffer = Self::new();
        buffer.extend(values);
        buffer
    }
}

impl<T: Plain + fmt::Debug, const ALIGN: usize> fmt::Debug for AlignedBuf<T, ALIGN> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.as_slice()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::HUGE_PAGE_BYTES;

    fn aligned<const ALIGN: usize>(buffer: &AlignedBuf<u32, ALIGN>) -> bool {
        buffer.as_ptr().addr().is_multiple_of(ALIGN)
    }

    #[test]
    fn the_data_is_aligned_for_thousands_of_sizes_and_after_growth() {
        let rounds = if cfg!(miri) { 40 } else { 10_000 };
        let mut kept = Vec::new();
        let mut state = 1_u32;
        for round in 0..rounds {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let len = (state >> 20) as usize % 700;
            let mut buffer = AlignedBuf::<u32, 64>::zeroed(len);
            assert!(aligned(&buffer), "{len}");
            buffer.resize(len + 1 + (state >> 28) as usize, 5);
            assert!(aligned(&buffer), "{len} grown");
            buffer.push(6);
            assert!(aligned(&buffer) && buffer[len] == 5);
            // Some stay, so that the allocator's free blocks lie at many different addresses.
            if round % 16 == 0 {
                kept.push(buffer);
            }
        }
        assert!(kept.iter().all(aligned));
    }

    #[test]
    fn two_mib_alignment_holds_after_growth_too() {
        let mut buffer = AlignedBuf::<u32, HUGE_PAGE_BYTES>::zeroed(10);
        buffer.resize(5000, 3);
        assert!(aligned(&buffer));
        assert_eq!((buffer[9], buffer[10], buffer.len()), (0, 3, 5000));
        assert!(aligned(&AlignedBuf::<u32, HUGE_PAGE_BYTES>::new()));
    }

    #[test]
    fn a_size_that_overflows_is_an_error_that_names_it_and_changes_nothing() {
        let error = AlignedBuf::<u64>::try_with_capacity(usize::MAX / 4).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(
            error.to_string(),
            format!(
                "a buffer of {} values of u64 is larger than the address space",
                usize::MAX / 4
            )
        );
        let mut buffer = AlignedBuf::<u64>::from_slice(&[1, 2]);
        assert!(buffer.try_reserve(usize::MAX).is_err());
        assert_eq!(buffer.as_slice(), [1, 2]);
    }

    #[cfg(all(target_pointer_width = "64", not(miri)))]
    #[test]
    fn memory_that_is_not_there_is_an_error_and_not_an_abort() {
        let error = AlignedBuf::<u8>::try_with_capacity(1 << 55).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::OutOfMemory);
        assert!(error.is_temporary());
    }

    #[test]
    fn it_behaves_as_a_vector() {
        let mut buffer: AlignedBuf<i16> = (0..100).collect();
        assert_eq!(buffer.pop(), Some(99));
        buffer.truncate(3);
        buffer.extend_from_slice(&[7, 8]);
        let copy = buffer.clone();
        assert_eq!(format!("{copy:?}"), "[0, 1, 2, 7, 8]");
        buffer.clear();
        assert_eq!(buffer.pop(), None);
        assert!(buffer.capacity() >= 100 && copy != buffer);
    }
}
