//! A dense vector in pieces, each shared until somebody writes to it.
//!
//! Values lie in chunks of `N`, 16 chunks make a group, 16 groups a branch, and a state holds one
//! handle per branch. A fork copies the handles of the branches (4 of them for 30,000 values); the first
//! edit in a place copies the handles of its branch and its group, and its chunk. What that costs is
//! counting handles, up when a state is made and down when it goes, so the levels are chosen for few of
//! them: with 30,000 values 36 each way. One level of chunks alone counts 938 (9.5 µs a fork, 7.8 KB),
//! two levels of 32 count 62 (0.87 µs where three levels take 0.5).

use std::sync::Arc;

use super::checkpoint::{Checkpoint, OpenCheckpoints};
use super::journal::out_of_range;
use super::{CowState, CowStats};
use crate::error::MemoryError;

/// Chunks in a group, and groups in a branch.
const FAN: usize = 16;

type Chunk<T, const N: usize> = Arc<[T; N]>;
type Group<T, const N: usize> = Arc<[Option<Chunk<T, N>>; FAN]>;
type Branch<T, const N: usize> = Arc<[Option<Group<T, N>>; FAN]>;

/// Bytes of the handles in a group or a branch.
const HANDLE_BYTES: u64 = (FAN * size_of::<usize>()) as u64;

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
    branches: Vec<Branch<T, N>>,
    len: usize,
    open: OpenCheckpoints<Vec<Branch<T, N>>>,
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
        let groups = self.branches.iter().flat_map(|branch| branch.iter().flatten());
        let chunks = groups.flat_map(|group| group.iter().flatten());
        chunks.flat_map(|chunk| chunk.iter()).take(self.len)
    }

    /// Where a value lies: branch, group, chunk, place.
    #[inline]
    fn place(index: usize) -> (usize, usize, usize, usize) {
        let chunk = index / N;
        (chunk / (FAN * FAN), chunk / FAN % FAN, chunk % FAN, index % N)
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
        let (branch, group, chunk, place) = Self::place(index);
        let there = "every level of an index below the length is there";
        let branch = &mut self.branches[branch];
        let copied = &mut self.bytes_copied;
        let group = writable(branch, HANDLE_BYTES, copied)[group].as_mut().expect(there);
        let chunk = writable(group, HANDLE_BYTES, copied)[chunk].as_mut().expect(there);
        writable(chunk, size_of::<[T; N]>() as u64, copied)[place] = value;
        self.edits += 1;
        Ok(())
    }

    fn handles(&self) -> Vec<Branch<T, N>> {
        self.branches.clone()
    }
}

/// The content of a handle, to write to. If others hold it, it is copied and its bytes are counted.
#[inline]
fn writable<'a, T: Clone>(handle: &'a mut Arc<T>, bytes: u64, copied: &mut u64) -> &'a mut T {
    let before = Arc::as_ptr(handle);
    let content = Arc::make_mut(handle);
    // It was copied if it lies elsewhere now. Asking who else holds it would cost a locked
    // operation, and the answer could change before the copy.
    if !std::ptr::eq(before, content) {
        *copied += bytes;
    }
    content
}

impl<T: Clone, const N: usize> FromIterator<T> for Chunks<T, N> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        const { assert!(N > 0, "a chunk holds at least one value") };
        let values: Vec<T> = values.into_iter().collect();
        // What lies at `count` values from the start and beyond, if anything does.
        let beyond = |values: &'_ [T], count: usize| match values.get(count..) {
            None | Some([]) => None,
            Some(_) => Some(count),
        };
        let chunk = |values: &[T]| -> Chunk<T, N> {
            // The last chunk is filled up with copies that are never seen.
            Arc::new(std::array::from_fn(|place| values[place.min(values.len() - 1)].clone()))
        };
        let group = |values: &[T]| -> Group<T, N> {
            Arc::new(std::array::from_fn(|at| {
                beyond(values, at * N).map(|at| chunk(&values[at..]))
            }))
        };
        let branch = |values: &[T]| -> Branch<T, N> {
            Arc::new(std::array::from_fn(|at| {
                beyond(values, at * FAN * N).map(|at| group(&values[at..]))
            }))
        };
        Chunks {
            branches: values.chunks(FAN * FAN * N).map(branch).collect(),
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
        let (branch, group, chunk, place) = Self::place(*index);
        Some(&self.branches[branch][group].as_ref()?[chunk].as_ref()?[place])
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
        self.branches = self.open.close(to);
    }

    fn commit(&mut self, to: Checkpoint) {
        drop(self.open.close(to));
    }

    fn fork(&self) -> Self {
        let branches = self.handles();
        let bytes_copied = size_of_val(branches.as_slice()) as u64;
        Chunks { branches, len: self.len, open: OpenCheckpoints::new(), edits: 0, bytes_copied }
    }

    /// Walks all chunks; other states may come and go meanwhile, so it is a reading, not a promise.
    fn bytes_shared(&self) -> Option<u64> {
        let mut bytes = 0;
        for branch in &self.branches {
            let is_shared = Arc::strong_count(branch) > 1;
            bytes += if is_shared { HANDLE_BYTES } else { 0 };
            for group in branch.iter().flatten() {
                let is_shared = is_shared || Arc::strong_count(group) > 1;
                bytes += if is_shared { HANDLE_BYTES } else { 0 };
                let chunks = group.iter().flatten();
                let shared = chunks.filter(|chunk| is_shared || Arc::strong_count(chunk) > 1);
                bytes += shared.count() as u64 * size_of::<[T; N]>() as u64;
            }
        }
        Some(bytes)
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
        assert_eq!(after_fork, 8, "5000 values lie in one branch of 8192");
        branch.set(0, 1);
        branch.set(1, 2);
        let first = after_fork + 2 * 16 * 8 + 32 * 8;
        assert_eq!(branch.stats().bytes_copied, Some(first));
        branch.set(40, 2);
        assert_eq!(branch.stats().bytes_copied, Some(first + 32 * 8), "the group is its own now");
        assert!(base.iter().copied().eq(0..5000));
        let shared = branch.bytes_shared().unwrap();
        assert_eq!(
            shared,
            (157 - 2) * 32 * 8 + 9 * 16 * 8,
            "all chunks but two, all groups but one"
        );
        drop(base);
        assert_eq!(branch.bytes_shared(), Some(0));
    }

    #[test]
    fn lengths_around_the_borders_of_chunks_and_groups_keep_their_values() {
        for len in [0, 1, 31, 32, 33, 511, 512, 513, 8191, 8192, 8193, 9000] {
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
