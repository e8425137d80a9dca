//! A vector that many own: sharing and slicing cost a handle, writing copies once if it must.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

use crate::error::{ErrorKind, MemoryError};

/// A large vector behind a handle; clones and slices share it.
///
/// ```
/// use larder_memory::cow::Shared;
/// let all: Shared<u32> = Shared::from(vec![1, 2, 3, 4]);
/// let mut part = all.slice(1..3)?;
/// part.make_mut()[0] = 20;
/// assert_eq!((&all[..], &part[..]), (&[1, 2, 3, 4][..], &[20, 3][..]));
/// assert_eq!(part.bytes_copied(), 8);
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
pub struct Shared<T> {
    #[expect(
        clippy::rc_buffer,
        reason = "an Arc<[T]> made from a vector copies it, which is what this type avoids"
    )]
    values: Arc<Vec<T>>,
    range: Range<usize>,
    bytes_copied: u64,
}

impl<T> Shared<T> {
    /// A part of the vector, sharing it.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the range does not lie within the length.
    pub fn slice(&self, range: Range<usize>) -> Result<Self, MemoryError> {
        if range.start > range.end || range.end > self.len() {
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!("{range:?} was asked for, the vector has {} values", self.len()),
            ));
        }
        let start = self.range.start + range.start;
        let range = start..start + range.len();
        Ok(Shared { values: Arc::clone(&self.values), range, bytes_copied: 0 })
    }

    /// Whether others hold the same vector.
    pub fn is_shared(&self) -> bool {
        Arc::strong_count(&self.values) > 1
    }

    /// Bytes this handle copied in order to write.
    pub fn bytes_copied(&self) -> u64 {
        self.bytes_copied
    }
}

impl<T: Clone> Shared<T> {
    /// The values, to write to. If others hold the vector, this handle's part of it is copied, once;
    /// the bytes are counted.
    #[expect(clippy::missing_panics_doc, reason = "after the copy the vector has one owner")]
    pub fn make_mut(&mut self) -> &mut [T] {
        if Arc::get_mut(&mut self.values).is_none() {
            let own = self.to_vec();
            self.bytes_copied += size_of_val(own.as_slice()) as u64;
            self.range = 0..own.len();
            self.values = Arc::new(own);
        }
        let range = self.range.clone();
        &mut Arc::get_mut(&mut self.values).expect("nobody else holds it now")[range]
    }
}

impl<T> From<Vec<T>> for Shared<T> {
    /// Takes the vector as it is: nothing is copied.
    fn from(values: Vec<T>) -> Self {
        let range = 0..values.len();
        Shared { values: Arc::new(values), range, bytes_copied: 0 }
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared { values: Arc::clone(&self.values), range: self.range.clone(), bytes_copied: 0 }
    }
}

impl<T> Deref for Shared<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values[self.range.clone()]
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: fmt::Debug> fmt::Debug for Shared<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_copied_until_somebody_writes_and_then_once() {
        let values = vec![1_u64; 1000];
        let at = values.as_ptr();
        let first = Shared::from(values);
        let mut second = first.clone();
        assert!(std::ptr::eq(at, first.as_ptr()) && std::ptr::eq(at, second.as_ptr()));
        second.make_mut()[0] = 2;
        second.make_mut()[1] = 3;
        assert_eq!((second.bytes_copied(), first[0]), (8000, 1));
        assert!(!first.is_shared());
    }

    #[test]
    fn a_sole_owner_writes_in_place_and_a_part_copies_only_itself() {
        let mut whole = Shared::from(vec![0_u8; 100]);
        whole.make_mut()[5] = 1;
        assert_eq!(whole.bytes_copied(), 0);
        let mut part = whole.slice(5..15).unwrap().slice(0..2).unwrap();
        part.make_mut()[1] = 9;
        assert_eq!((part.bytes_copied(), &part[..], whole[6]), (2, &[1, 9][..], 0));
    }

    #[test]
    fn a_range_outside_is_refused_with_its_figures() {
        let error = Shared::from(vec![1, 2]).slice(1..3).unwrap_err();
        assert_eq!(error.to_string(), "1..3 was asked for, the vector has 2 values");
    }
}
