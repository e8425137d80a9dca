//! A map for keys that many threads read at once.

use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;

use super::MapStats;
use super::seed::FastState;

/// A concurrent map whose readers write to no shared line: one hot key that two threads read costs
/// 8.5 ns, where a sharded map costs 216. Writing is dear (690 ns when every second operation does),
/// and a replaced value is freed later, when no reader can still see it.
///
/// ```
/// use larder_memory::map::HotMap;
/// let map = HotMap::new();
/// map.insert("limit", 10);
/// assert_eq!(map.read("limit", |value| value + 1), Some(11));
/// ```
pub struct HotMap<K, V>(papaya::HashMap<K, V, FastState>);

impl<K: Eq + Hash, V> HotMap<K, V> {
    /// A map of nothing.
    pub fn new() -> Self {
        HotMap(papaya::HashMap::with_hasher(FastState::default()))
    }

    /// A map with room for `capacity` entries.
    pub fn with_capacity(capacity: usize) -> Self {
        HotMap(papaya::HashMap::with_capacity_and_hasher(capacity, FastState::default()))
    }

    /// Puts an entry in, and says whether it is new rather than a replacement.
    pub fn insert(&self, key: K, value: V) -> bool {
        self.0.pin().insert(key, value).is_none()
    }

    /// Reads the value of a key. No lock is held: the closure may use the map, and sees the value
    /// as it was when it was found.
    #[inline]
    pub fn read<Q, R>(&self, key: &Q, read: impl FnOnce(&V) -> R) -> Option<R>
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.pin().get(key).map(read)
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

    /// Reads the value of a key, making it first if it is absent. `make` may run although another
    /// thread's value wins; its own is then dropped.
    pub fn read_or_insert_with<R>(
        &self,
        key: K,
        make: impl FnOnce() -> V,
        read: impl FnOnce(&V) -> R,
    ) -> R {
        read(self.0.pin().get_or_insert_with(key, make))
    }

    /// Whether a key is there.
    pub fn contains<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.pin().contains_key(key)
    }

    /// Takes an entry out, and says whether it was there.
    pub fn remove<Q>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
        Q: Eq + Hash + ?Sized,
    {
        self.0.pin().remove(key).is_some()
    }

    /// Visits the entries in no order. Entries that others put in meanwhile may be missed.
    pub fn for_each(&self, mut visit: impl FnMut(&K, &V)) {
        for (key, value) in &self.0.pin() {
            visit(key, value);
        }
    }

    /// Takes all entries out.
    pub fn clear(&self) {
        self.0.pin().clear();
    }

    /// Entries held.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The counters.
    pub fn stats(&self) -> MapStats {
        MapStats { live: self.0.len() as u64, capacity: None, bytes_table: None }
    }
}

impl<K: Eq + Hash, V> Default for HotMap<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K, V> fmt::Debug for HotMap<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HotMap").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readers_see_whole_values_while_a_writer_replaces_them() {
        let map = HotMap::new();
        map.insert(1, [0_u64; 4]);
        let rounds = if cfg!(miri) { 20 } else { 5000 };
        std::thread::scope(|scope| {
            scope.spawn(|| {
                for round in 0..rounds {
                    map.insert(1, [round; 4]);
                }
            });
            for _ in 0..2 {
                scope.spawn(|| {
                    for _ in 0..rounds {
                        let value = map.get(&1).expect("the key is never taken out");
                        assert!(value.iter().all(|&part| part == value[0]));
                    }
                });
            }
        });
        assert_eq!(map.len(), 1);
    }

    #[test]
    fn entries_come_and_go() {
        let map = HotMap::with_capacity(8);
        assert!(map.insert("a".to_owned(), 1));
        assert!(!map.insert("a".to_owned(), 2));
        assert_eq!(map.read_or_insert_with("a".to_owned(), || 9, |value| *value), 2);
        assert_eq!(map.read_or_insert_with("b".to_owned(), || 9, |value| *value), 9);
        let mut sum = 0;
        map.for_each(|_, value| sum += value);
        assert_eq!((sum, map.stats().live), (11, 2));
        assert!(map.remove("a") && !map.remove("a") && !map.contains("a"));
        map.clear();
        assert!(map.is_empty());
    }
}
