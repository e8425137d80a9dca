//! One state, changed in place, with a log of what was there before.
//!
//! Setting a value inside a checkpoint pushes the old one on the log; rolling back pops the log into
//! place, newest first, so that a value set twice ends as it began. Outside any checkpoint nothing
//! is logged. After warm-up, when log and stack have their size, nothing is allocated.

use super::checkpoint::{Checkpoint, OpenCheckpoints};
use super::{CowState, CowStats};
use crate::error::{ErrorKind, MemoryError};

/// A dense state with an undo log: the cheapest way to try and to reject.
///
/// ```
/// use larder_memory::cow::{CowState, Journal};
/// let mut state = Journal::new(vec![1.0, 2.0, 3.0]);
/// let before = state.checkpoint();
/// state.set(1, 20.0);
/// state.rollback(before);
/// assert_eq!(state.values(), [1.0, 2.0, 3.0]);
/// ```
#[derive(Debug)]
pub struct Journal<T> {
    values: Vec<T>,
    log: Vec<(usize, T)>,
    open: OpenCheckpoints<usize>,
    log_max: usize,
    edits: u64,
    undone: u64,
    bytes_copied: u64,
}

impl<T> Journal<T> {
    /// The log's default bound: an attempt of 16 million edits has lost the race against a copy.
    const LOG_MAX: usize = 1 << 24;

    /// A state of these values.
    pub fn new(values: Vec<T>) -> Self {
        Self::with_log_max(values, Self::LOG_MAX)
    }

    /// A state of these values whose log holds at most `log_max` edits.
    pub fn with_log_max(values: Vec<T>, log_max: usize) -> Self {
        Journal {
            values,
            log: Vec::new(),
            open: OpenCheckpoints::new(),
            log_max,
            edits: 0,
            undone: 0,
            bytes_copied: 0,
        }
    }

    /// The values as they are now.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// The values, and the end of the journal.
    pub fn into_values(self) -> Vec<T> {
        self.values
    }

    /// Edits that can be undone now.
    pub fn log_len(&self) -> usize {
        self.log.len()
    }

    /// Sets a value, or gives it back with the reason.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when the index is out of range, [`ErrorKind::LimitReached`]
    /// when the log is full, [`ErrorKind::OutOfMemory`] when the log cannot grow. Nothing changed.
    #[inline]
    pub fn try_set(&mut self, index: usize, value: T) -> Result<(), (MemoryError, T)> {
        if index >= self.values.len() {
            return Err((out_of_range(index, self.values.len()), value));
        }
        if self.open.is_empty() {
            self.values[index] = value;
        } else {
            if self.log.len() == self.log.capacity()
                && let Err(error) = self.make_room()
            {
                return Err((error, value));
            }
            let old = std::mem::replace(&mut self.values[index], value);
            self.log.push((index, old));
        }
        self.edits += 1;
        Ok(())
    }

    /// The log is full up to its capacity: grows it, up to its bound.
    #[cold]
    fn make_room(&mut self) -> Result<(), MemoryError> {
        let held = self.log.len();
        if held >= self.log_max {
            return Err(MemoryError::new(
                ErrorKind::LimitReached,
                format!("the journal holds {held} edits, its bound is {}", self.log_max),
            )
            .with_hint("commit or roll back sooner, or raise log_max"));
        }
        let more = held.max(64).min(self.log_max - held);
        self.log.try_reserve_exact(more).map_err(|_full| {
            MemoryError::fixed(
                ErrorKind::OutOfMemory,
                "the allocator has no memory left for the journal's log",
            )
        })
    }
}

pub(super) fn out_of_range(index: usize, len: usize) -> MemoryError {
    MemoryError::new(
        ErrorKind::InvalidArgument,
        format!("value {index} was asked for, the state has {len}"),
    )
}

impl<T: Clone> CowState for Journal<T> {
    type Key = usize;
    type Value = T;

    fn get(&self, index: &usize) -> Option<&T> {
        self.values.get(*index)
    }

    #[inline]
    fn set(&mut self, index: usize, value: T) {
        if let Err((error, _value)) = self.try_set(index, value) {
            panic!("{error}");
        }
    }

    fn checkpoint(&mut self) -> Checkpoint {
        self.open.open(self.log.len())
    }

    fn rollback(&mut self, to: Checkpoint) {
        let keep = self.open.close(to);
        while self.log.len() > keep
            && let Some((index, old)) = self.log.pop()
        {
            self.values[index] = old;
            self.undone += 1;
        }
    }

    fn commit(&mut self, to: Checkpoint) {
        self.open.close(to);
        // An outer checkpoint still needs the log; without one nothing can be undone any more.
        if self.open.is_empty() {
            self.log.clear();
        }
    }

    /// A full copy: a journal has one state. For many states alive together take
    /// [`Chunks`](super::Chunks).
    fn fork(&self) -> Self {
        let mut fork = Self::with_log_max(self.values.clone(), self.log_max);
        fork.bytes_copied = size_of_val(self.values.as_slice()) as u64;
        fork
    }

    /// A journal shares nothing.
    fn bytes_shared(&self) -> Option<u64> {
        Some(0)
    }

    fn stats(&self) -> CowStats {
        CowStats {
            live: self.values.len() as u64,
            edits: self.edits,
            undone: Some(self.undone),
            bytes_copied: Some(self.bytes_copied),
            bytes_shared: Some(0),
            checkpoints: self.open.count() as u64,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checkpoints_nest_and_each_goes_back_to_its_own_moment() {
        let mut state = Journal::new(vec![0; 4]);
        let outer = state.checkpoint();
        state.set(0, 1);
        let inner = state.checkpoint();
        state.set(0, 2);
        state.set(0, 3);
        state.set(1, 9);
        state.rollback(inner);
        assert_eq!(state.values(), [1, 0, 0, 0]);
        let kept = state.checkpoint();
        state.set(2, 5);
        state.commit(kept);
        assert_eq!(state.log_len(), 2, "the outer checkpoint can still undo both");
        state.rollback(outer);
        assert_eq!(state.values(), [0; 4]);
        assert_eq!(state.stats().undone, Some(5));
    }

    #[test]
    fn the_outermost_commit_empties_the_log_and_edits_outside_are_not_logged() {
        let mut state = Journal::new(vec![0; 2]);
        state.set(0, 1);
        assert_eq!(state.log_len(), 0);
        let at = state.checkpoint();
        state.set(1, 2);
        state.commit(at);
        assert_eq!((state.log_len(), state.values()), (0, &[1, 2][..]));
    }

    #[test]
    fn a_refused_edit_changes_nothing_and_gives_the_value_back() {
        let mut state = Journal::with_log_max(vec![0; 2], 64);
        let (error, value) = state.try_set(2, 7).unwrap_err();
        assert_eq!(
            (error.to_string().as_str(), value),
            ("value 2 was asked for, the state has 2", 7)
        );
        let at = state.checkpoint();
        for round in 0..64 {
            state.set(0, round);
        }
        let (error, value) = state.try_set(1, 8).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::LimitReached);
        assert_eq!(error.to_string(), "the journal holds 64 edits, its bound is 64");
        assert_eq!((value, state.values()), (8, &[63, 0][..]));
        state.rollback(at);
        assert_eq!(state.values(), [0, 0]);
    }

    #[test]
    #[should_panic(expected = "is not open here: it was closed, or is another state's")]
    fn a_checkpoint_of_another_state_is_refused() {
        let mut one = Journal::new(vec![0]);
        let mut other = Journal::new(vec![0]);
        let at = one.checkpoint();
        let _own = other.checkpoint();
        other.rollback(at);
    }

    #[test]
    #[should_panic(expected = "is not open here")]
    fn a_checkpoint_is_closed_once() {
        let mut state = Journal::new(vec![0]);
        let at = state.checkpoint();
        state.commit(at);
        state.rollback(at);
    }
}
