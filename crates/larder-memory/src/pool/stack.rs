//! A pool with one owner: objects go in and come out by value, last in first out.

use super::recycle::Recycle;
use crate::error::{ErrorKind, MemoryError};
use crate::stats::PoolStats;

/// Idle objects of one owner, bounded, counted. No lock, no loan: what is taken belongs to the taker
/// until it is given back, and need not be.
///
/// ```
/// use larder_memory::pool::Stack;
/// let mut lines: Stack<String> = Stack::new(4, 0)?;
/// let line = lines.take().unwrap_or_default();
/// lines.give(line);
/// # if cfg!(feature = "pools") {
/// assert_eq!(lines.take().map(|line| line.len()), Some(0));
/// assert_eq!((lines.stats().hits, lines.stats().misses), (1, 1));
/// # }
/// # Ok::<(), larder_memory::MemoryError>(())
/// ```
#[derive(Debug)]
pub struct Stack<T> {
    idle: Vec<T>,
    min: usize,
    stats: PoolStats,
}

impl<T: Recycle> Stack<T> {
    /// Keeps at most `max` idle objects; [`Stack::shrink`] leaves `min`.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when `min` is above `max`.
    pub fn new(max: usize, min: usize) -> Result<Self, MemoryError> {
        if min > max {
            let message =
                format!("a pool that keeps at most {max} objects cannot keep {min} at least");
            return Err(MemoryError::new(ErrorKind::InvalidArgument, message));
        }
        let stats = PoolStats { max: max as u64, ..PoolStats::default() };
        Ok(Stack { idle: Vec::new(), min, stats })
    }

    /// The object that came back last, or `None`: then the caller makes one, and it counts as a miss.
    #[inline]
    pub fn take(&mut self) -> Option<T> {
        let object = self.idle.pop();
        match object {
            Some(_) => self.stats.hits += 1,
            None => self.stats.misses += 1,
        }
        object
    }

    /// Cleans an object and keeps it; frees it when the pool is full or it cannot be cleaned.
    /// Says whether it was kept.
    #[inline]
    pub fn give(&mut self, mut object: T) -> bool {
        let keeps = cfg!(feature = "pools") && (self.idle.len() as u64) < self.stats.max;
        if !keeps {
            self.stats.drops_full += 1;
            return false;
        }
        if !object.recycle() {
            self.stats.drops_refused += 1;
            return false;
        }
        self.idle.push(object);
        self.stats.returns += 1;
        true
    }

    /// Frees idle objects down to `min`, the coldest first, and returns how many went.
    pub fn shrink(&mut self) -> usize {
        let surplus = self.idle.len().saturating_sub(self.min);
        drop(self.idle.drain(..surplus));
        self.idle.shrink_to_fit();
        self.stats.trimmed += surplus as u64;
        surplus
    }

    /// Idle objects.
    pub fn len(&self) -> usize {
        self.idle.len()
    }

    /// Whether none is idle.
    pub fn is_empty(&self) -> bool {
        self.idle.is_empty()
    }

    /// The counters. `live` and the peaks are not known here: what is taken need not come back.
    pub fn stats(&self) -> PoolStats {
        let bytes = self.idle.iter().map(Recycle::bytes).sum::<usize>();
        PoolStats { idle: self.idle.len() as u64, bytes_idle: bytes as u64, ..self.stats }
    }

    /// Requests served by an idle object, requests not served, objects kept, objects freed on return:
    /// the counters that cost nothing to read.
    #[inline]
    pub fn counts(&self) -> [u64; 4] {
        let drops = self.stats.drops_full + self.stats.drops_refused;
        [self.stats.hits, self.stats.misses, self.stats.returns, drops]
    }
}

#[cfg(all(test, feature = "pools"))]
mod tests {
    use super::*;

    #[test]
    fn the_last_one_back_is_the_first_one_out_and_the_bound_is_kept() {
        let mut pool: Stack<Vec<u8>> = Stack::new(2, 1).unwrap();
        assert!(pool.take().is_none());
        for capacity in [10, 20, 30] {
            pool.give(Vec::with_capacity(capacity));
        }
        assert_eq!(pool.counts(), [0, 1, 2, 1], "two kept, the third dropped");
        assert_eq!(pool.take().map(|v| v.capacity()), Some(20));
        pool.give(Vec::with_capacity(40));
        assert_eq!((pool.shrink(), pool.len()), (1, 1));
        assert_eq!(pool.take().map(|v| v.capacity()), Some(40), "the coldest went");
        let stats = pool.stats();
        assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle);
    }

    /// A number that can be cleaned when it is even.
    struct Even(usize);
    impl Recycle for Even {
        fn recycle(&mut self) -> bool {
            self.0.is_multiple_of(2)
        }
        fn bytes(&self) -> usize {
            self.0
        }
    }

    #[test]
    fn every_counter_says_what_happened() {
        let mut pool: Stack<Even> = Stack::new(3, 0).unwrap();
        assert!(pool.is_empty() && pool.take().is_none());
        let kept = [4, 5, 6, 7, 8, 10].map(|bytes| pool.give(Even(bytes)));
        assert_eq!(kept, [true, false, true, false, true, false]);
        assert_eq!(pool.take().map(|even| even.0), Some(8));
        assert_eq!((pool.len(), pool.is_empty()), (2, false));
        let wanted = PoolStats {
            hits: 1,
            misses: 1,
            returns: 3,
            drops_full: 1,
            drops_refused: 2,
            idle: 2,
            bytes_idle: 10,
            max: 3,
            ..PoolStats::default()
        };
        assert_eq!(pool.stats(), wanted);
        assert_eq!(pool.counts(), [1, 1, 3, 3]);
        assert_eq!((pool.shrink(), pool.len(), pool.stats().trimmed), (2, 0, 2));
    }

    #[test]
    fn bounds_that_contradict_each_other_are_refused() {
        let error = Stack::<String>::new(1, 2).unwrap_err();
        assert_eq!(error.to_string(), "a pool that keeps at most 1 objects cannot keep 2 at least");
    }
}
