//! A buffer that lives on the stack until it has to move to the heap.

use std::ops::{Deref, DerefMut};

use smallvec::SmallVec;

use crate::error::{ErrorKind, MemoryError};

/// Up to `N` values inline, more on the heap; every move to the heap is counted.
///
/// Worth it where almost all lengths stay within `N` and `N` values stay small: an inline buffer of
/// kilobytes is copied whenever its owner moves. [`SmallBuffer::stats`] says whether `N` was chosen
/// well.
///
/// ```
/// use larder_memory::buffer::SmallBuffer;
/// let mut path = SmallBuffer::<u32, 4>::new();
/// path.extend_from_slice(&[1, 2, 3, 4]);
/// assert_eq!(path.stats().spills, 0);
/// path.push(5);
/// assert_eq!((path.stats().spills, &path[..]), (1, &[1, 2, 3, 4, 5][..]));
/// ```
#[derive(Clone, Debug)]
pub struct SmallBuffer<T, const N: usize> {
    values: SmallVec<[T; N]>,
    spills: u64,
}

/// Counters of one small buffer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SmallStats {
    /// Times the content had to move from the stack to the heap.
    pub spills: u64,
    /// Values held now.
    pub live: u64,
    /// Bytes on the heap now; 0 while the content is inline.
    pub bytes_heap: u64,
}

impl<T, const N: usize> SmallBuffer<T, N> {
    /// An empty buffer; it asks the allocator for nothing.
    pub fn new() -> Self {
        SmallBuffer { values: SmallVec::new(), spills: 0 }
    }

    /// Appends a value.
    #[inline]
    pub fn push(&mut self, value: T) {
        self.note_spill(1);
        self.values.push(value);
    }

    /// Appends a value, or gives it back with the reason.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`] when the heap is needed and has no room; the value comes back.
    pub fn try_push(&mut self, value: T) -> Result<(), (MemoryError, T)> {
        match self.try_reserve(1) {
            Ok(()) => {
                self.values.push(value);
                Ok(())
            }
            Err(error) => Err((error, value)),
        }
    }

    /// Makes room for `more` values.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`] when the heap is needed and has no room; nothing changes.
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        let inline = !self.values.spilled();
        self.values.try_reserve(more).map_err(|_full| {
            MemoryError::fixed(
                ErrorKind::OutOfMemory,
                "a small buffer outgrew the stack and the allocator has no memory left",
            )
        })?;
        self.spills += u64::from(inline && self.values.spilled());
        Ok(())
    }

    /// Takes the last value.
    pub fn pop(&mut self) -> Option<T> {
        self.values.pop()
    }

    /// Drops all values; heap memory, if there is any, stays for reuse.
    pub fn clear(&mut self) {
        self.values.clear();
    }

    /// Moves the content back to the stack if it fits.
    pub fn shrink_to_fit(&mut self) {
        self.values.shrink_to_fit();
    }

    /// Whether the content lies on the heap now.
    pub fn is_spilled(&self) -> bool {
        self.values.spilled()
    }

    /// The counters.
    pub fn stats(&self) -> SmallStats {
        let heap = if self.values.spilled() { self.values.capacity() * size_of::<T>() } else { 0 };
        SmallStats { spills: self.spills, live: self.values.len() as u64, bytes_heap: heap as u64 }
    }

    /// Counted before the growth: one that fails ends the process anyway.
    #[inline]
    fn note_spill(&mut self, more: usize) {
        if self.values.len() + more > N && !self.values.spilled() {
            self.spills += 1;
        }
    }
}

impl<T: Copy, const N: usize> SmallBuffer<T, N> {
    /// Appends a copy of a slice.
    pub fn extend_from_slice(&mut self, values: &[T]) {
        self.note_spill(values.len());
        self.values.extend_from_slice(values);
    }
}

impl<T, const N: usize> Default for SmallBuffer<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T, const N: usize> Deref for SmallBuffer<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values
    }
}

impl<T, const N: usize> DerefMut for SmallBuffer<T, N> {
    fn deref_mut(&mut self) -> &mut [T] {
        &mut self.values
    }
}

impl<T, const N: usize> Extend<T> for SmallBuffer<T, N> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        values.into_iter().for_each(|value| self.push(value));
    }
}

impl<T, const N: usize> FromIterator<T> for SmallBuffer<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut buffer = Self::new();
        buffer.extend(values);
        buffer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_stays_on_the_stack_up_to_n_and_counts_each_move_to_the_heap() {
        let mut buffer = SmallBuffer::<u64, 4>::new();
        buffer.extend(0..4);
        assert!(!buffer.is_spilled());
        assert_eq!(buffer.stats(), SmallStats { spills: 0, live: 4, bytes_heap: 0 });
        buffer.push(4);
        assert!(buffer.is_spilled());
        assert_eq!(buffer.stats().spills, 1);
        buffer.extend(5..50);
        assert_eq!(buffer.stats().spills, 1, "growth on the heap is no second spill");
        assert!(buffer.stats().bytes_heap >= 50 * 8);
        buffer.clear();
        buffer.shrink_to_fit();
        assert!(!buffer.is_spilled());
        buffer.try_reserve(9).unwrap();
        assert_eq!(buffer.stats().spills, 2);
    }

    #[test]
    fn a_value_that_finds_no_room_comes_back() {
        let mut buffer: SmallBuffer<String, 1> = std::iter::once("a".to_owned()).collect();
        assert!(buffer.try_reserve(usize::MAX / 32).is_err());
        buffer.try_push("b".to_owned()).unwrap();
        assert_eq!(buffer.pop().as_deref(), Some("b"));
        assert_eq!(&buffer[..], ["a"]);
    }
}
