//! A map that many threads read and write.

use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;

use super::MapStats;
use super::seed::FastState;

/// A general concurrent map: locks per bucket, no lock over the whole.
///
/// Closures given to its methods run while the bucket of their key is locked: they must not touch
/// the same map. Values that are cheap to clone are taken out with [`ShardedMap::get`].
///
/// ```
/// use larder_memory::map::ShardedMap;
/// let map = ShardedMap::new();
/// map.insert("a", 1);
/// map.update("a", |value| *value += 1);
/// assert_eq!(map.get("a"), Some(2));
/// ```
pub struct ShardedMap<K: Eq + Hash, V>(scc::HashMap<K, V, FastState>);

impl<K: Eq + Hash, V> ShardedMap<K, V> {
    /// A map of nothing.
    pub fn new() -> Self {
        ShardedMap(scc::HashMap::with_hasher(FastState::default()))
    }

    /// A map with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        ShardedMap(scc::HashMap::with_capacity_and_hasher(capacity, FastState::default()))
    }

    /// Puts an entry in and gives the value that it replaces.
    pub fn insert(&self, key: K, value: V) -> Option<V> {
        self.0.upsert_sync(key, value)
    }

    /// Puts an entry in unless the key is there.
    ///
    /// # Errors
    /// The entry comes back when the key is there already.
    pub fn insert_if_absent(&self, key: K, value: V) -> Result<(), (K, V)> {
        self.0.insert_sync(key, value)
    }

    /// Reads the value of a key under the bucket's lock.
    pub fn read<Q, R>(&self, key: &Q, read: impl FnOnce(&V) -> R) -> Option<R>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.read_sync(key, |_key, value| read(value))
    }

    /// A clone of the value of a key.
    pub fn get<Q>(&self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
        V: Clone,
    {
        self.read(key, V::clone)
    }

    /// Changes the value of a key under the bucket's lock; `None` when the key is absent.
    pub fn update<Q, R>(&self, key: &Q, change: impl FnOnce(&mut V) -> R) -> Option<R>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.update_sync(key, |_key, value| change(value))
    }

    /// Whether a key is there.
    pub fn contains<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.contains_sync(key)
    }

    /// Takes an entry out.
    pub fn remove<Q>(&self, key: &Q) -> Option<(K, V)>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.remove_sync(key)
    }

    /// Keeps the entries that `keep` says yes to. Entries that others put in meanwhile may be
    /// missed.
    pub fn retain(&self, keep: impl FnMut(&K, &mut V) -> bool) {
        self.0.retain_sync(keep);
    }

    /// Visits the entries in no order. Entries that others put in meanwhile may be missed.
    pub fn for_each(&self, mut visit: impl FnMut(&K, &V)) {
        self.0.iter_sync(|key, value| {
            visit(key, value);
            true
        });
    }

    /// Takes all entries out.
    pub fn clear(&self) {
        self.0.clear_sync();
    }

    /// Entries held, by a walk over the buckets.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The counters.
    pub fn stats(&self) -> MapStats {
        MapStats {
            live: self.0.len() as u64,
            capacity: Some(self.0.capacity() as u64),
            bytes_table: None,
        }
    }
}

impl<K: Eq + Hash, V> Default for ShardedMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: Eq + Hash, V> fmt::Debug for ShardedMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ShardedMap").field("len", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threads_that_count_into_one_map_lose_no_count() {
        let map = ShardedMap::new();
        let (threads, rounds) = if cfg!(miri) { (2, 20_u64) } else { (8, 2000) };
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(|| {
                    for round in 0..rounds {
                        let key = round % 7;
                        if map.update(&key, |count: &mut u64| *count += 1).is_none()
                            && map.insert_if_absent(key, 1).is_err()
                        {
                            map.update(&key, |count| *count += 1);
                        }
                    }
                });
            }
        });
        let mut sum = 0;
        map.for_each(|_, count| sum += count);
        assert_eq!((sum, map.len()), (threads * rounds, 7));
    }

    #[test]
    fn entries_come_and_go() {
        let map = ShardedMap::with_capacity(10);
        assert_eq!(map.insert("a".to_owned(), 1), None);
        assert_eq!(map.insert("a".to_owned(), 2), Some(1));
        assert_eq!(map.insert_if_absent("a".to_owned(), 3), Err(("a".to_owned(), 3)));
        assert!(map.contains("a") && !map.contains("b"));
        map.retain(|_, value| *value > 2);
        assert!(map.is_empty());
        map.insert("c".to_owned(), 3);
        assert_eq!(map.remove("c"), Some(("c".to_owned(), 3)));
        map.clear();
        assert_eq!(map.stats().live, 0);
    }
}
