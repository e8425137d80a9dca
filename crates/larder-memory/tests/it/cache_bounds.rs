//! Eight threads and a watcher: the cache is never above its bounds, at any moment.

use std::sync::atomic::{AtomicBool, Ordering};

use larder_memory::Budget;
use larder_memory::map::{CacheOptions, KeyedCache};

#[test]
fn eight_threads_never_push_a_cache_above_its_bounds() {
    type Cache = KeyedCache<u64, Vec<u8>>;
    let entries_max = 500;
    let bytes_max = 200 * (Cache::ENTRY_BYTES + 100);
    let budget = Budget::unlimited("program");
    let options = CacheOptions { entries_max, bytes_max, shards: 4, ..CacheOptions::default() };
    let cache = Cache::with_budget(options, &budget, |_, value| value.len()).expect("the bounds");
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watcher = scope.spawn(|| {
            let mut readings = 0;
            while !done.load(Ordering::Relaxed) {
                let stats = cache.stats();
                assert!(stats.live <= entries_max as u64, "{stats:?}");
                assert!(stats.bytes_live <= bytes_max as u64, "{stats:?}");
                readings += 1;
            }
            readings
        });
        let workers: Vec<_> = (0..8_u64)
            .map(|worker| {
                let cache = &cache;
                scope.spawn(move || {
                    let mut state = worker + 1;
                    for _ in 0..3000 {
                        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                        let key = state >> 33 & 1023;
                        let len = usize::try_from(key % 200).expect("small");
                        match state >> 60 {
                            0 => drop(cache.remove(&key)),
                            1..4 => drop(cache.insert(key, vec![1; len])),
                            _ => {
                                let found = cache.get_or_insert_with(key, || vec![1; len]);
                                assert_eq!(found.len(), len, "every value of a key is the same");
                            }
                        }
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.join().expect("no worker panics");
        }
        done.store(true, Ordering::Relaxed);
        assert!(watcher.join().expect("the watcher saw no excess") > 0);
    });
    let stats = cache.stats();
    assert_eq!(stats.inserted, stats.evicted + stats.removed + stats.live, "{stats:?}");
    assert!(stats.bytes_peak <= bytes_max as u64, "{stats:?}");
    assert_eq!(budget.stats().bytes_reserved, stats.bytes_live, "every byte held is charged");
    drop(cache);
    assert_eq!(budget.stats().bytes_reserved, 0);
}
