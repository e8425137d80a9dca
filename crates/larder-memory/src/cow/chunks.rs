//! A dense vector in pieces, each shared until somebody writes to it.
//!
//! Values lie in chunks of `N`, chunks in groups of 32, and a state holds one handle per group. A fork
//! copies the handles of the groups (30 of them for 30,000 values); the first edit in a place copies
//! its group's handles and its chunk. One level of chunks alone was tried and is slower: with 30,000
//! values its fork counts 938 handles up, 9.5 µs, and takes 7.8 KB.

use std::sync::Arc;

use super::checkpoint::{Checkpoint, OpenCheckpoints};
use super::journal::out_of_range;
use super::{CowState, CowStats};
use crate::error::MemoryError;

/// Chunks in a group: as many handles as the values of a default chunk take bytes, so that the two
/// copies of a first edit cost the same.
const GROUP: usize = 32;

type Chunk<T, const N: usize> = Arc<[T; N]>;
type Group<T, const N: usize> = Arc<[Option<Chunk<T, N>>; GROUP]>;

/// A dense state in chunks: forks are cheap and share what is the same.
///
/// ```
/// use larder_memory::cow::{Chunks, CowState};
/// let base: Chunks<f64> = (0..30_000).map(f64::from).collect();
/// let mut branch = base.fork();
/// branch.set(7, -1.0);
/// assert_eq!((base.get(&7), branch.get(&7)), (Some(&7.0), Some(&-1.0)));
/// assert!(branch.stats().bytes_copied < Some(1024));
/// ```
#[derive(Debug)]
pub struct Chunks<T, const N: usize = 32> {
    groups: Vec<Group<T, N>>,
    len: usize,
    open: OpenCheckpoints<Vec<Group<T, N>>>,
    edits: u64,
    bytes_copied: u64,
}

impl<T, const N: usize> Chunks<T, N> {
    /// Values held.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The values in order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        let chunks = self.groups.iter().flat_map(|group| group.iter().flatten());
        chunks.flat_map(|chunk| chunk.iter()).take(self.len)
    }

    /// Where a value lies: group, chunk, place.
    #[inline]
    fn place(index: usize) -> (usize, usize, usize) {
        (index / (GROUP * N), index / N % GROUP, index % N)
    }
}

impl<T: Clone, const N: usize> Chunks<T, N> {
    /// Sets a value, or gives it back with the reason.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`](crate::ErrorKind::InvalidArgument) when the index is out of
    /// range.
    #[expect(clippy::missing_panics_doc, reason = "every chunk below the length is there")]
    pub fn try_set(&mut self, index: usize, value: T) -> Result<(), (MemoryError, T)> {
        if index >= self.len {
            return Err((out_of_range(index, self.len), value));
        }
        let (group, chunk, place) = Self::place(index);
        let group = &mut self.groups[group];
        if Arc::get_mut(group).is_none() {
            self.bytes_copied += size_of::<[Option<Chunk<T, N>>; GROUP]>() as u64;
        }
        let chunk = Arc::make_mut(group)[chunk].as_mut().expect("the index is below the length");
        if Arc::get_mut(chunk).is_none() {
            self.bytes_copied += size_of::<[T; N]>() as u64;
        }
        Arc::make_mut(chunk)[place] = value;
        self.edits += 1;
        Ok(())
    }

    fn handles(&self) -> Vec<Group<T, N>> {
        self.groups.clone()
    }
}

impl<T: Clone, const N: usize> FromIterator<T> for Chunks<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        const { assert!(N > 0, "a chunk holds at least one value") };
        let values: Vec<T> = values.into_iter().collect();
        let groups = values.chunks(GROUP * N).map(|values| {
            Arc::new(std::array::from_fn(|chunk| {
                let values = values.get(chunk * N..)?;
                let last = values.len().checked_sub(1)?;
                // The last chunk is filled up with copies that are never seen.
                Some(Arc::new(std::array::from_fn(|place| values[place.min(last)].clone())))
            }))
        });
        Chunks {
            groups: groups.collect(),
            len: values.len(),
            open: OpenCheckpoints::new(),
            edits: 0,
            bytes_copied: 0,
        }
    }
}

impl<T: Clone, const N: usize> CowState for Chunks<T, N> {
    type Key = usize;
    type Value = T;

    #[inline]
    fn get(&self, index: &usize) -> Option<&T> {
        if *index >= self.len {
            return None;
        }
        let (group, chunk, place) = Self::place(*index);
        self.groups[group][chunk].as_ref().map(|chunk| &chunk[place])
    }

    fn set(&mut self, index: usize, value: T) {
        if let Err((error, _value)) = self.try_set(index, value) {
            panic!("{error}");
        }
    }

    fn checkpoint(&mut self) -> Checkpoint {
        let handles = self.handles();
        self.bytes_copied += size_of_val(handles.as_slice()) as u64;
        self.open.open(handles)
    }

    fn rollback(&mut self, to: Checkpoint) {
        self.groups = self.open.close(to);
    }

    fn commit(&mut self, to: Checkpoint) {
        drop(self.open.close(to));
    }

    fn fork(&self) -> Self {
        let groups = self.handles();
        let bytes_copied = size_of_val(groups.as_slice()) as u64;
        Chunks { groups, len: self.len, open: OpenCheckpoints::new(), edits: 0, bytes_copied }
    }

    /// Walks all chunks; other states may come and go meanwhile, so it is a reading, not a promise.
    fn bytes_shared(&self) -> Option<u64> {
        let handles = size_of::<[Option<Chunk<T, N>>; GROUP]>() as u64;
        let values = size_of::<[T; N]>() as u64;
        let shared = self.groups.iter().map(|group| {
            let group_shared = Arc::strong_count(group) > 1;
            let chunks = group.iter().flatten();
            let chunks = chunks.filter(|chunk| group_shared || Arc::strong_count(chunk) > 1);
            chunks.count() as u64 * values + if group_shared { handles } else { 0 }
        });
        Some(shared.sum())
    }

    fn stats(&self) -> CowStats {
        CowStats {
            live: self.len as u64,
            edits: self.edits,
            undone: None,
            bytes_copied: Some(self.bytes_copied),
            bytes_shared: self.bytes_shared(),
            checkpoints: self.open.count() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fork_copies_only_what_is_touched_and_counts_it() {
        let base: Chunks<u64> = (0..5000).collect();
        assert_eq!(base.bytes_shared(), Some(0));
        let mut branch = base.fork();
        let after_fork = branch.stats().bytes_copied.unwrap();
        assert_eq!(after_fork, 5 * 8, "5000 values lie in 5 groups of 1024");
        branch.set(0, 1);
        branch.set(1, 2);
        assert_eq!(branch.stats().bytes_copied, Some(after_fork + 32 * 8 + 32 * 8));
        branch.set(40, 2);
        assert_eq!(branch.stats().bytes_copied, Some(after_fork + 32 * 8 + 2 * 32 * 8));
        assert!(base.iter().copied().eq(0..5000));
        let shared = branch.bytes_shared().unwrap();
        assert_eq!(
            shared,
            (157 - 2) * 32 * 8 + 4 * 32 * 8,
            "all chunks but two, all groups but one"
        );
        drop(base);
        assert_eq!(branch.bytes_shared(), Some(0));
    }

    #[test]
    fn lengths_around_the_borders_of_chunks_and_groups_keep_their_values() {
        for len in [0, 1, 31, 32, 33, 1023, 1024, 1025, 2048] {
            let state: Chunks<u32> = (0..len).collect();
            assert_eq!(state.len(), len as usize);
            assert!(state.iter().copied().eq(0..len));
            assert_eq!(state.get(&(len as usize)), None);
            assert_eq!(state.get(&(len as usize).wrapping_sub(1)).copied(), len.checked_sub(1));
        }
        let odd: Chunks<u8, 3> = (0..10).collect();
        assert!(odd.iter().copied().eq(0..10));
    }

    #[test]
    fn an_index_out_of_range_gives_the_value_back() {
        let mut state: Chunks<u8> = [1, 2].into_iter().collect();
        let (error, value) = state.try_set(2, 9).unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), value),
            ("value 2 was asked for, the state has 2", 9)
        );
    }
}
