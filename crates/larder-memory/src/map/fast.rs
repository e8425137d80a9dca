//! The house's hash map and set: hashbrown's table under the house's hasher.

use std::fmt;
use std::hash::Hash;
use std::ops::{Deref, DerefMut};

use super::MapStats;
use super::seed::FastState;
use crate::error::{ErrorKind, MemoryError};

type Table<K, V> = hashbrown::HashMap<K, V, FastState>;
type SetTable<T> = hashbrown::HashSet<T, FastState>;

/// A hash map for one owner. All of `hashbrown::HashMap`'s methods are there through `Deref`.
///
/// ```
/// use larder_memory::map::FastMap;
/// let mut count = FastMap::new();
/// for word in "to be or not to be".split(' ') {
///     *count.entry(word).or_insert(0) += 1;
/// }
/// assert_eq!(count["be"], 2);
/// ```
#[derive(Clone)]
pub struct FastMap<K, V>(Table<K, V>);

/// A hash set for one owner. All of `hashbrown::HashSet`'s methods are there through `Deref`.
#[derive(Clone)]
pub struct FastSet<T>(SetTable<T>);

const NO_MEMORY: MemoryError =
    MemoryError::fixed(ErrorKind::OutOfMemory, "the allocator has no memory left for a hash table");

fn refused(error: &hashbrown::TryReserveError, entries: usize) -> MemoryError {
    match error {
        hashbrown::TryReserveError::CapacityOverflow => MemoryError::new(
            ErrorKind::InvalidArgument,
            format!("a table of {entries} entries is larger than the address space"),
        ),
        hashbrown::TryReserveError::AllocError { .. } => NO_MEMORY,
    }
}

impl<K, V> FastMap<K, V> {
    /// A map of nothing; it asks the allocator for nothing.
    pub fn new() -> Self {
        FastMap(Table::with_hasher(FastState::default()))
    }

    /// A map that is walked in the same order in every run, for the same edits.
    pub fn with_seed(seed: u64) -> Self {
        FastMap(Table::with_hasher(FastState::with_seed(seed)))
    }

    /// A map with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        FastMap(Table::with_capacity_and_hasher(capacity, FastState::default()))
    }
}

impl<K: Eq + Hash, V> FastMap<K, V> {
    /// The counters.
    pub fn stats(&self) -> MapStats {
        MapStats {
            live: self.0.len() as u64,
            capacity: Some(self.0.capacity() as u64),
            bytes_table: Some(self.0.allocation_size() as u64),
        }
    }

    /// Makes room for `more` entries.
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`] when the allocator has nothing left,
    /// [`ErrorKind::InvalidArgument`] when the size overflows; the map is then as it was.
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        self.0.try_reserve(more).map_err(|error| refused(&error, more))
    }

    /// Puts an entry in, and gives the value that it replaces; or gives the entry back with the
    /// reason.
    ///
    /// # Errors
    /// As [`FastMap::try_reserve`].
    pub fn try_insert(&mut self, key: K, value: V) -> Result<Option<V>, (MemoryError, K, V)> {
        // Room for a key that is there already is not needed, but asking first would hash twice.
        if self.0.len() == self.0.capacity()
            && let Err(error) = self.try_reserve(1)
        {
            return Err((error, key, value));
        }
        Ok(self.0.insert(key, value))
    }
}

impl<T> FastSet<T> {
    /// A set of nothing; it asks the allocator for nothing.
    pub fn new() -> Self {
        FastSet(SetTable::with_hasher(FastState::default()))
    }

    /// A set that is walked in the same order in every run, for the same edits.
    pub fn with_seed(seed: u64) -> Self {
        FastSet(SetTable::with_hasher(FastState::with_seed(seed)))
    }

    /// A set with room for `capacity` values.
    pub fn with_capacity(capacity: usize) -> Self {
        FastSet(SetTable::with_capacity_and_hasher(capacity, FastState::default()))
    }
}

impl<T: Eq + Hash> FastSet<T> {
    /// The counters.
    pub fn stats(&self) -> MapStats {
        MapStats {
            live: self.0.len() as u64,
            capacity: Some(self.0.capacity() as u64),
            bytes_table: Some(self.0.allocation_size() as u64),
        }
    }

    /// Makes room for `more` values.
    ///
    /// # Errors
    /// As [`FastMap::try_reserve`].
    pub fn try_reserve(&mut self, more: usize) -> Result<(), MemoryError> {
        self.0.try_reserve(more).map_err(|error| refused(&error, more))
    }
}

impl<K, V> Deref for FastMap<K, V> {
    type Target = Table<K, V>;

    #[inline(always)]
    fn deref(&self) -> &Table<K, V> {
        &self.0
    }
}

impl<K, V> DerefMut for FastMap<K, V> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut Table<K, V> {
        &mut self.0
    }
}

impl<T> Deref for FastSet<T> {
    type Target = SetTable<T>;

    #[inline(always)]
    fn deref(&self) -> &SetTable<T> {
        &self.0
    }
}

impl<T> DerefMut for FastSet<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut SetTable<T> {
        &mut self.0
    }
}

impl<K, V> Default for FastMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Default for FastSet<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Eq + Hash, V: PartialEq> PartialEq for FastMap<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: Eq + Hash, V: Eq> Eq for FastMap<K, V> {}

impl<T: Eq + Hash> PartialEq for FastSet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Eq + Hash> Eq for FastSet<T> {}

impl<K: Eq + Hash, V> FromIterator<(K, V)> for FastMap<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        FastMap(entries.into_iter().collect())
    }
}

impl<T: Eq + Hash> FromIterator<T> for FastSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        FastSet(values.into_iter().collect())
    }
}

impl<K: Eq + Hash, V, const N: usize> From<[(K, V); N]> for FastMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T: Eq + Hash, const N: usize> From<[T; N]> for FastSet<T> {
    fn from(values: [T; N]) -> Self {
        values.into_iter().collect()
    }
}

impl<K: Eq + Hash, V> Extend<(K, V)> for FastMap<K, V> {
    fn extend<I: IntoIterator<Item = (K, V)>>(&mut self, entries: I) {
        self.0.extend(entries);
    }
}

impl<T: Eq + Hash> Extend<T> for FastSet<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, values: I) {
        self.0.extend(values);
    }
}

impl<K, V> IntoIterator for FastMap<K, V> {
    type Item = (K, V);
    type IntoIter = hashbrown::hash_map::IntoIter<K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a FastMap<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = hashbrown::hash_map::Iter<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'a, K, V> IntoIterator for &'a mut FastMap<K, V> {
    type Item = (&'a K, &'a mut V);
    type IntoIter = hashbrown::hash_map::IterMut<'a, K, V>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter_mut()
    }
}

impl<T> IntoIterator for FastSet<T> {
    type Item = T;
    type IntoIter = hashbrown::hash_set::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a FastSet<T> {
    type Item = &'a T;
    type IntoIter = hashbrown::hash_set::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for FastMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl<T: fmt::Debug> fmt::Debug for FastSet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seeded_map_is_walked_in_the_same_order_every_time() {
        let walk = || {
            let mut map = FastMap::with_seed(7);
            map.extend((0..200_u32).map(|key| (key, ())));
            map.keys().copied().collect::<Vec<_>>()
        };
        assert_eq!(walk(), walk());
        assert_ne!(walk(), (0..200).collect::<Vec<_>>(), "the order is the table's, not the keys'");
    }

    #[test]
    fn a_table_that_cannot_grow_is_an_error_and_gives_the_entry_back() {
        let mut map: FastMap<u32, u32> = FastMap::new();
        let error = map.try_reserve(usize::MAX).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!("a table of {} entries is larger than the address space", usize::MAX)
        );
        assert_eq!(map.try_insert(1, 2).unwrap(), None);
        assert_eq!(map.try_insert(1, 3).unwrap(), Some(2));
        assert!(map.stats().bytes_table > Some(0));
        assert!(FastSet::<u64>::new().try_reserve(usize::MAX).is_err());
    }

    #[test]
    fn equality_does_not_depend_on_order_or_seed() {
        let mut other = FastMap::with_seed(3);
        other.extend([(2, 'b'), (1, 'a')]);
        assert_eq!(FastMap::from([(1, 'a'), (2, 'b')]), other);
        assert_eq!(FastSet::from([1, 2, 2]), [2, 1].into_iter().collect());
    }
}
