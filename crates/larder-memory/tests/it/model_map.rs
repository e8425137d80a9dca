//! Random programs against the standard library's ordered map.

use std::collections::BTreeMap;

use larder_memory::map::{CacheOptions, FastMap, HotMap, KeyedCache, ShardedMap};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
    Insert(u8, u16),
    Remove(u8),
    Get(u8),
    GetOrInsert(u8, u16),
    Clear,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        6 => (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Step::Insert(key, value)),
        3 => any::<u8>().prop_map(Step::Remove),
        4 => any::<u8>().prop_map(Step::Get),
        3 => (any::<u8>(), any::<u16>()).prop_map(|(key, value)| Step::GetOrInsert(key, value)),
        1 => Just(Step::Clear),
    ]
}

proptest! {
    #[test]
    fn the_unbounded_maps_are_maps(steps in proptest::collection::vec(step(), 0..200)) {
        let (mut fast, sharded, hot) = (FastMap::new(), ShardedMap::new(), HotMap::new());
        let mut twin = BTreeMap::new();
        for step in steps {
            match step {
                Step::Insert(key, value) => {
                    let old = twin.insert(key, value);
                    prop_assert_eq!(fast.insert(key, value), old);
                    prop_assert_eq!(sharded.insert(key, value), old);
                    prop_assert_eq!(hot.insert(key, value), old.is_none());
                }
                Step::Remove(key) => {
                    let old = twin.remove(&key);
                    prop_assert_eq!(fast.remove(&key), old);
                    prop_assert_eq!(sharded.remove(&key), old.map(|value| (key, value)));
                    prop_assert_eq!(hot.remove(&key), old.is_some());
                }
                Step::Get(key) => {
                    let there = twin.get(&key).copied();
                    prop_assert_eq!(fast.get(&key).copied(), there);
                    prop_assert_eq!(sharded.get(&key), there);
                    prop_assert_eq!(hot.get(&key), there);
                }
                Step::GetOrInsert(key, value) => {
                    let want = *twin.entry(key).or_insert(value);
                    prop_assert_eq!(*fast.entry(key).or_insert(value), want);
                    prop_assert_eq!(hot.read_or_insert_with(key, || value, |held| *held), want);
                    let _there = sharded.insert_if_absent(key, value);
                    prop_assert_eq!(sharded.get(&key), Some(want));
                }
                Step::Clear => {
                    twin.clear();
                    fast.clear();
                    sharded.clear();
                    hot.clear();
                }
            }
            prop_assert_eq!((fast.len(), sharded.len(), hot.len()), (twin.len(), twin.len(), twin.len()));
        }
    }

    /// A cache may forget, but what it remembers is what was put in last.
    #[test]
    fn a_cache_never_gives_a_stale_value_and_never_passes_its_bounds(
        steps in proptest::collection::vec(step(), 0..200),
        entries_max in 1..200_usize,
        room in 1..40_usize,
        shards in 1..9_usize,
        enabled in any::<bool>(),
    ) {
        let each = KeyedCache::<u8, u16>::ENTRY_BYTES;
        let bytes_max = room * (each + 10);
        let options = CacheOptions { enabled, entries_max, bytes_max, shards };
        // The weights differ, so that one entry may push out several.
        let cache = KeyedCache::new(options, |key: &u8, _: &u16| usize::from(*key % 64))
            .expect("the bounds can be served");
        let mut twin = BTreeMap::new();
        for step in steps {
            match step {
                Step::Insert(key, value) => {
                    let held = cache.insert(key, value);
                    twin.insert(key, value);
                    prop_assert_eq!(cache.get(&key).map(|value| *value), held.then_some(value));
                }
                Step::Remove(key) => {
                    let old = twin.remove(&key);
                    let gone = cache.remove(&key);
                    prop_assert!(gone.is_none() || gone.map(|value| *value) == old);
                }
                Step::Get(key) => {
                    let found = cache.get(&key);
                    prop_assert!(found.is_none() || found.as_deref() == twin.get(&key));
                }
                Step::GetOrInsert(key, value) => {
                    let got = *cache.get_or_insert_with(key, || value);
                    prop_assert!(got == value || Some(&got) == twin.get(&key));
                    twin.insert(key, got);
                }
                Step::Clear => {
                    cache.clear();
                    twin.clear();
                    prop_assert!(cache.is_empty());
                }
            }
            let stats = cache.stats();
            prop_assert_eq!(stats.inserted, stats.evicted + stats.removed + stats.live);
            prop_assert!(stats.live <= entries_max as u64);
            prop_assert!(stats.bytes_live <= bytes_max as u64 && stats.bytes_peak <= bytes_max as u64);
            prop_assert!(enabled || stats.live == 0);
        }
    }
}
