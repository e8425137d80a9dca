//! How an object is made clean.

use std::collections::VecDeque;
use std::hash::{BuildHasher, Hash};

use crate::map::{FastMap, FastSet};

/// An object that a pool can clean, keep and hand out again.
///
/// ```
/// use larder_memory::pool::Recycle;
///
/// /// A parser's scratch space.
/// struct Scratch { tokens: Vec<u32>, text: String }
///
/// impl Recycle for Scratch {
///     fn recycle(&mut self) -> bool {
///         self.tokens.clear();
///         self.text.clear();
///         true
///     }
///     fn bytes(&self) -> usize {
///         self.tokens.bytes() + self.text.bytes()
///     }
/// }
/// ```
pub trait Recycle {
    /// Makes the object as good as new while keeping its memory. `false` says that this one is
    /// not worth keeping, or cannot be cleaned: the pool then frees it.
    ///
    /// Runs when a loan ends, on the thread that ends it. A panic in here frees the object.
    fn recycle(&mut self) -> bool;

    /// Bytes of heap that the object holds, as it stands. Objects over the pool's
    /// `item_bytes_max` are freed on return.
    fn bytes(&self) -> usize;
}

impl Recycle for String {
    #[inline(always)]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline(always)]
    fn bytes(&self) -> usize {
        self.capacity()
    }
}

impl<T> Recycle for Vec<T> {
    #[inline(always)]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline(always)]
    fn bytes(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

impl<T> Recycle for VecDeque<T> {
    #[inline]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline]
    fn bytes(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

/// What a table of `capacity` entries takes: both map families have a power of two of buckets, of which they fill at
/// most seven in eight, so that the next power of two above the capacity is their number.
fn table_bytes(capacity: usize, entry: usize) -> usize {
    if capacity == 0 { 0 } else { capacity.next_power_of_two() * (entry + 1) }
}

#[expect(clippy::disallowed_types, reason = "callers may well pool the standard map")]
impl<K: Eq + Hash, V, S: BuildHasher> Recycle for std::collections::HashMap<K, V, S> {
    #[inline]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline]
    fn bytes(&self) -> usize {
        table_bytes(self.capacity(), size_of::<(K, V)>())
    }
}

impl<K, V> Recycle for FastMap<K, V> {
    #[inline]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline]
    fn bytes(&self) -> usize {
        table_bytes(self.capacity(), size_of::<(K, V)>())
    }
}

impl<T> Recycle for FastSet<T> {
    #[inline]
    fn recycle(&mut self) -> bool {
        self.clear();
        true
    }

    #[inline]
    fn bytes(&self) -> usize {
        table_bytes(self.capacity(), size_of::<T>())
    }
}

impl<T: Recycle + ?Sized> Recycle for Box<T> {
    #[inline]
    fn recycle(&mut self) -> bool {
        (**self).recycle()
    }

    #[inline]
    fn bytes(&self) -> usize {
        size_of_val::<T>(self) + (**self).bytes()
    }
}
