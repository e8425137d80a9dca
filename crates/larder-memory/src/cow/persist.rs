//! Persistent maps: every fork is a handle, an edit copies the path to its key.
//!
//! The trees are those of the crate `rpds`, in their thread-safe form. They do not tell which nodes
//! are shared, so the byte figures here are `None` rather than guesses.

use std::borrow::Borrow;
use std::fmt;
use std::hash::Hash;

use rpds::{HashTrieMapSync, RedBlackTreeMapSync};

use super::checkpoint::{Checkpoint, OpenCheckpoints};
use super::{CowState, CowStats};
use crate::map::FastState;

macro_rules! persistent {
    (
        $(#[$doc:meta])* $name:ident, $tree:ty, $empty:expr, [$($bound:tt)+], [$($query:tt)+]
    ) => {
        $(#[$doc])*
        pub struct $name<K: $($bound)+, V> {
            tree: $tree,
            open: OpenCheckpoints<$tree>,
            edits: u64,
        }

        impl<K: $($bound)+, V> $name<K, V> {
            /// A map of nothing.
            pub fn new() -> Self {
                Self::of($empty)
            }

            fn of(tree: $tree) -> Self {
                $name { tree, open: OpenCheckpoints::new(), edits: 0 }
            }

            /// Entries held.
            pub fn len(&self) -> usize {
                self.tree.size()
            }

            /// Whether there are none.
            pub fn is_empty(&self) -> bool {
                self.tree.is_empty()
            }

            /// The value of a key.
            pub fn find<Q: ?Sized + $($query)+>(&self, key: &Q) -> Option<&V>
            where
                K: Borrow<Q>,
            {
                self.tree.get(key)
            }

            /// The entries.
            pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
                self.tree.iter()
            }
        }

        impl<K: $($bound)+ + Clone, V: Clone> $name<K, V> {
            /// Takes a key out, and says whether it was there.
            pub fn remove<Q: ?Sized + $($query)+>(&mut self, key: &Q) -> bool
            where
                K: Borrow<Q>,
            {
                let was_there = self.tree.remove_mut(key);
                self.edits += u64::from(was_there);
                was_there
            }
        }

        impl<K: $($bound)+ + Clone, V: Clone> CowState for $name<K, V> {
            type Key = K;
            type Value = V;

            fn get(&self, key: &K) -> Option<&V> {
                self.tree.get(key)
            }

            fn set(&mut self, key: K, value: V) {
                self.tree.insert_mut(key, value);
                self.edits += 1;
            }

            fn checkpoint(&mut self) -> Checkpoint {
                self.open.open(self.tree.clone())
            }

            fn rollback(&mut self, to: Checkpoint) {
                self.tree = self.open.close(to);
            }

            fn commit(&mut self, to: Checkpoint) {
                drop(self.open.close(to));
            }

            fn fork(&self) -> Self {
                Self::of(self.tree.clone())
            }

            fn bytes_shared(&self) -> Option<u64> {
                None
            }

            fn stats(&self) -> CowStats {
                CowStats {
                    live: self.tree.size() as u64,
                    edits: self.edits,
                    checkpoints: self.open.count() as u64,
                    ..CowStats::default()
                }
            }
        }

        impl<K: $($bound)+, V> Default for $name<K, V> {
            fn default() -> Self {
                Self::new()
            }
        }

        impl<K: $($bound)+ + Clone, V: Clone> FromIterator<(K, V)> for $name<K, V> {
            fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
                let mut map = Self::new();
                for (key, value) in entries {
                    map.tree.insert_mut(key, value);
                }
                map
            }
        }

        impl<K: $($bound)+ + fmt::Debug, V: fmt::Debug> fmt::Debug for $name<K, V> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_map().entries(self.iter()).finish()
            }
        }
    };
}

persistent! {
    /// A persistent map in the order of its keys.
    ///
    /// ```
    /// use larder_memory::cow::{CowState, Persist};
    /// let base: Persist<&str, i32> = [("b", 2), ("a", 1)].into_iter().collect();
    /// let mut branch = base.fork();
    /// branch.set("a", 10);
    /// assert_eq!((base.find("a"), branch.find("a")), (Some(&1), Some(&10)));
    /// ```
    Persist, RedBlackTreeMapSync<K, V>, RedBlackTreeMapSync::new_sync(), [Ord], [Ord]
}

persistent! {
    /// A persistent map in no order.
    PersistHash, HashTrieMapSync<K, V, FastState>,
    HashTrieMapSync::new_with_hasher_and_ptr_kind(FastState::default()), [Eq + Hash], [Eq + Hash]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forks_are_independent_and_rollback_restores() {
        let mut map: Persist<u32, u32> = (0..100).map(|key| (key, key)).collect();
        let fork = map.fork();
        let at = map.checkpoint();
        map.set(5, 50);
        assert!(map.remove(&6));
        assert!(!map.remove(&6));
        assert_eq!((map.find(&5), map.len()), (Some(&50), 99));
        map.rollback(at);
        assert!(map.iter().eq(fork.iter()));
        assert_eq!((map.bytes_shared(), map.stats().edits), (None, 2));
    }

    #[test]
    fn the_unordered_map_holds_the_same_entries() {
        let mut map: PersistHash<String, u32> =
            (0..50_u32).map(|key| (key.to_string(), key)).collect();
        let at = map.checkpoint();
        map.set("7".to_owned(), 70);
        map.commit(at);
        assert_eq!((map.find("7"), map.find("nine"), map.len()), (Some(&70), None, 50));
        assert_eq!(map.stats().checkpoints, 0);
    }
}
