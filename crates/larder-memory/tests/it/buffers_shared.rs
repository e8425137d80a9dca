//! Eight threads on one buffer pool: no loan is seen by two, every bound holds, every count adds up.

use larder_memory::Budget;
use larder_memory::buffer::{BufferOptions, BufferPool};

#[test]
fn eight_threads_share_a_pool_and_every_buffer_is_accounted_for() {
    let budget = Budget::with_limit("program", 8 << 20);
    let options =
        BufferOptions { class_items_max: 4, idle_bytes_max: 300_000, ..BufferOptions::default() };
    let pool = BufferPool::with_budget(options, &budget).expect("the bounds can be served");
    std::thread::scope(|scope| {
        for worker in 1..=8_u64 {
            let pool = &pool;
            scope.spawn(move || {
                let mut state = worker;
                let mut kept = Vec::new();
                for round in 0..2000 {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    let len = 1 + usize::try_from(state >> 33 & 8191).expect("small");
                    let Ok(mut array) = pool.try_acquire_dirty::<u64>(len) else { continue };
                    array.fill(worker);
                    if round % 3 == 0 {
                        kept.push(array.into_owned());
                    } else {
                        assert!(array.iter().all(|&value| value == worker));
                    }
                    if kept.len() > 5 {
                        let array = kept.swap_remove(round % kept.len());
                        assert!(array.iter().all(|&value| value == worker));
                    }
                    if round % 100 == 0 {
                        pool.advance_epoch();
                        pool.trim(2);
                        assert!(pool.stats().bytes_idle <= 300_000);
                    }
                }
            });
        }
    });
    let stats = pool.stats();
    assert_eq!((stats.live, stats.bytes_live), (0, 0));
    assert_eq!(stats.hits + stats.misses, stats.returns + stats.drops_full, "{stats:?}");
    assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle, "{stats:?}");
    assert!(stats.bytes_peak <= 8 << 20, "{stats:?}");
    assert_eq!(budget.stats().bytes_reserved, stats.bytes_idle);
    drop(pool);
    assert_eq!(budget.stats().bytes_reserved, 0);
}
