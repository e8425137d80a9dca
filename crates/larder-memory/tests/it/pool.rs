//! Pools against a stack of boxes, and against everything that can go wrong.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Barrier, mpsc};
use std::time::Duration;

use larder_memory::map::{FastMap, FastSet};
use larder_memory::pool::{Overflow, Pool, PoolArc, PoolOptions, PoolRef, Recycle, StandardPools};
use larder_memory::{Budget, ErrorKind, MemoryError, PoolStats};
use larder_testkit::larder_measure::alloc::measure;
use larder_testkit::larder_measure::clock::{Clock, Stopwatch};
use proptest::prelude::*;

fn strings(options: PoolOptions) -> Pool<String> {
    Pool::with_options(options, || String::with_capacity(64)).expect("the bounds agree")
}

/// Runs `work` on a thread of its own and waits until that thread is gone with all it kept: a
/// scoped thread would be waited for only until its closure returns.
fn elsewhere(pool: &Pool<String>, work: impl FnOnce(&Pool<String>) + Send + 'static) {
    let pool = pool.clone();
    std::thread::spawn(move || work(&pool)).join().expect("the work does not panic");
}

/// The laws of `PoolStats`, with nothing in flight.
fn assert_conserved(stats: PoolStats) {
    assert_eq!(
        stats.hits + stats.misses,
        stats.releases() + stats.live + stats.failed,
        "{stats:?}"
    );
    assert_eq!(
        stats.prefilled + stats.returns,
        stats.hits + stats.trimmed + stats.idle,
        "{stats:?}"
    );
    assert!(stats.idle <= stats.max, "{stats:?}");
}

#[test]
fn a_returned_value_is_empty_and_keeps_its_capacity() {
    let pool = strings(PoolOptions::default());
    let address = {
        let mut loan = pool.acquire();
        loan.push_str("the last tenant's secret");
        loan.as_ptr()
    };
    let loan = pool.acquire();
    assert_eq!(loan.as_str(), "");
    assert_eq!(loan.capacity(), 64);
    assert_eq!(loan.as_ptr(), address, "last in, first out");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn what_was_given_back_last_is_handed_out_first() {
    let pool = strings(PoolOptions::default());
    let loans: Vec<_> = (0..10).map(|_| pool.acquire()).collect();
    let addresses: Vec<_> = loans.iter().map(|loan| loan.as_ptr()).collect();
    drop(loans); // in order: the tenth comes back last
    let again: Vec<_> = (0..10).map(|_| pool.acquire()).collect();
    let seen: Vec<_> = again.iter().map(|loan| loan.as_ptr()).collect();
    assert_eq!(seen, addresses.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn an_object_that_has_grown_too_large_is_freed_and_counted() {
    let pool = strings(PoolOptions { item_bytes_max: 100, ..PoolOptions::default() });
    pool.acquire().push_str(&"x".repeat(101));
    let stats = pool.stats();
    assert_eq!((stats.drops_oversize, stats.idle), (1, 0));
    assert_conserved(stats);
    pool.acquire().reserve_exact(100);
    let stats = pool.stats();
    assert_eq!(
        (stats.drops_oversize, stats.releases()),
        (1, 2),
        "the bound itself is not too large"
    );
}

#[test]
fn bounds_that_contradict_each_other_are_refused_in_words() {
    let refusal = |options| Pool::with_options(options, String::new).unwrap_err();
    let zero = refusal(PoolOptions::with_max(0));
    assert_eq!(zero.kind(), ErrorKind::InvalidArgument);
    assert_eq!(zero.to_string(), "a pool with `max` 0 can keep nothing");
    assert_eq!(zero.hint(), Some("to switch pooling off, set `enabled` to false"));
    let crossed = refusal(PoolOptions { min: 9, max: 3, ..PoolOptions::default() });
    assert_eq!(crossed.to_string(), "pool `min` is 9 but `max` is 3");
    let bytes = refusal(PoolOptions { bytes_max: 10, ..PoolOptions::default() });
    assert!(
        bytes.to_string().starts_with("pool `bytes_max` is 10, too little for 1 of "),
        "{bytes}"
    );
}

#[test]
fn eight_threads_never_make_a_pool_keep_more_than_its_bound() {
    const MAX: usize = 40;
    const THREADS: usize = 8;
    let pool = strings(PoolOptions::with_max(MAX));
    let worst = AtomicUsize::new(0);
    let all_hold = Barrier::new(THREADS);
    std::thread::scope(|scope| {
        for worker in 0..THREADS {
            let (pool, worst, all_hold) = (&pool, &worst, &all_hold);
            scope.spawn(move || {
                let mut held = Vec::new();
                for round in 0..3000 {
                    let burst = (round * 7 + worker * 5) % 23;
                    held.extend((0..burst).map(|_| pool.acquire()));
                    held.truncate(held.len() / 2);
                    // A reading counts operations in flight one way or the other: at most one
                    // per thread.
                    let idle = usize::try_from(pool.stats().idle).unwrap();
                    worst.fetch_max(idle, Ordering::Relaxed);
                }
                // Twice the bound is out at one moment, however the threads were scheduled before.
                held.extend((0..MAX / 4).map(|_| pool.acquire()));
                all_hold.wait();
            });
        }
    });
    let stats = pool.stats();
    assert_conserved(stats);
    assert_eq!(stats.live, 0);
    let worst = worst.into_inner();
    assert!(worst <= MAX + THREADS, "{worst} idle objects seen in a pool of {MAX}");
    assert!(stats.drops_full > 0, "the bound was never met, so nothing was shown");
    assert!(stats.idle <= MAX as u64, "{} idle objects in a pool of {MAX}", stats.idle);
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn counters_are_conserved_while_objects_cross_threads() {
    let pool = strings(PoolOptions::with_max(1000));
    let (sender, receiver) = mpsc::sync_channel::<Vec<PoolRef<'_, String>>>(2);
    std::thread::scope(|scope| {
        let consumer = scope.spawn(move || {
            let mut total = 0;
            for batch in receiver {
                total += batch.len();
            }
            total
        });
        for round in 0..500 {
            let batch: Vec<_> = (0..round % 100).map(|_| pool.acquire()).collect();
            let expected = batch.len();
            assert!(batch.iter().all(|loan| loan.is_empty()), "dirty object in round {round}");
            assert_eq!(batch.len(), expected);
            sender.send(batch).unwrap();
        }
        drop(sender);
        assert_eq!(consumer.join().unwrap(), (0..500).map(|r| r % 100).sum::<usize>());
    });
    let stats = pool.stats();
    assert_conserved(stats);
    assert_eq!(stats.live, 0);
    assert!(
        stats.hit_ratio().unwrap() > 0.9,
        "objects freed by one thread serve the other: {stats:?}"
    );
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn ten_thousand_threads_lose_nothing_when_they_end() {
    let pool = strings(PoolOptions { max: 1000, ..PoolOptions::default() });
    for _ in 0..10_000 / 50 {
        let threads: Vec<_> = (0..50)
            .map(|_| {
                let pool = pool.clone();
                std::thread::spawn(move || {
                    let _a = pool.acquire();
                    let _b = pool.acquire();
                })
            })
            .collect();
        for thread in threads {
            thread.join().expect("the work does not panic");
        }
    }
    let stats = pool.stats();
    assert_conserved(stats);
    assert_eq!(stats.hits + stats.misses, 20_000);
    assert_eq!(stats.idle, stats.objects_peak - stats.drops_full, "every object is still there");
    // Threads that run at the same time keep objects from each other; ended ones do not.
    assert!(stats.misses < 1000, "caches of ended threads were lost: {stats:?}");
    assert_eq!(pool.shrink(), usize::try_from(stats.idle).unwrap(), "shrink sees them all");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn what_a_thread_has_only_given_back_is_there_for_others_when_it_has_ended() {
    let pool = Pool::new(|| String::with_capacity(64));
    let loans: Vec<_> = (0..3).map(|_| pool.acquire_owned()).collect();
    std::thread::spawn(move || drop(loans)).join().expect("nothing here panics");
    let _again: Vec<_> = (0..3).map(|_| pool.acquire()).collect();
    let stats = pool.stats();
    assert_eq!((stats.misses, stats.hits), (3, 3), "{stats:?}");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_thread_that_ends_gives_its_cache_to_the_others() {
    let pool = strings(PoolOptions::default());
    elsewhere(&pool, |pool| drop((0..30).map(|_| pool.acquire()).collect::<Vec<_>>()));
    let _here: Vec<_> = (0..30).map(|_| pool.acquire()).collect();
    assert_eq!(pool.stats().misses, 30);
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn shrink_from_any_thread_reaches_the_cache_of_a_thread_that_goes_on() {
    let pool = strings(PoolOptions { min: 0, max: 64, ..PoolOptions::default() });
    let (start, done) = (Barrier::new(2), Barrier::new(2));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            drop((0..20).map(|_| pool.acquire()).collect::<Vec<_>>());
            start.wait();
            done.wait(); // asleep while the other one shrinks
            drop(pool.acquire());
            assert!(pool.stats().idle <= 1, "{:?}", pool.stats());
            assert!(pool.stats().trimmed >= 19);
        });
        start.wait();
        assert_eq!(pool.stats().idle, 20);
        pool.shrink();
        done.wait();
    });
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn shrink_keeps_the_minimum() {
    let pool = strings(PoolOptions { min: 5, max: 64, ..PoolOptions::default() });
    drop((0..20).map(|_| pool.acquire()).collect::<Vec<_>>());
    assert_eq!((pool.shrink(), pool.shrink()), (15, 0), "what was freed by this call, not ever");
    assert_eq!(pool.stats().idle, 5);
    assert_eq!(pool.stats().prefilled, 5);
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn an_epoch_takes_half_of_a_threads_cache_and_two_slept_through_take_all() {
    // Fewer than a cache holds: they are all in this thread's.
    let forty = || {
        let pool = strings(PoolOptions::default());
        drop((0..40).map(|_| pool.acquire()).collect::<Vec<_>>());
        pool
    };
    let elsewhere = |pool: &Pool<String>, work: &(dyn Fn(&Pool<String>) + Sync)| {
        std::thread::scope(|scope| scope.spawn(|| work(pool)).join()).unwrap();
    };
    let found_by_another = |pool: &Pool<String>| {
        let before = pool.stats().hits;
        elsewhere(pool, &|pool| drop((0..40).map(|_| pool.acquire()).collect::<Vec<_>>()));
        pool.stats().hits - before
    };
    let pool = forty();
    assert_eq!(found_by_another(&pool), 0);
    let pool = forty();
    pool.advance_epoch();
    assert_eq!(found_by_another(&pool), 20);
    let pool = forty();
    elsewhere(&pool, &|pool| (0..2).for_each(|_| pool.advance_epoch()));
    drop(pool.acquire());
    assert_eq!(found_by_another(&pool), 39, "all but the one that has just come back");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn trim_frees_what_no_epoch_has_asked_for_and_nothing_else() {
    let pool = strings(PoolOptions { max: 1000, ..PoolOptions::default() });
    drop((0..300).map(|_| pool.acquire()).collect::<Vec<_>>());
    // Each epoch uses 40; what lies below is cold.
    for _ in 0..12 {
        pool.advance_epoch();
        drop((0..40).map(|_| pool.acquire()).collect::<Vec<_>>());
    }
    let gone = pool.trim(3);
    assert!(gone >= 150, "only {gone} of about 230 cold objects went");
    let misses = pool.stats().misses;
    drop((0..40).map(|_| pool.acquire()).collect::<Vec<_>>());
    assert_eq!(pool.stats().misses, misses, "what is in use stayed");
    assert_eq!(pool.trim(1000), 0);
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn auto_tune_moves_the_bound_both_ways() {
    let pool = strings(PoolOptions::with_max(8));
    let work = |n: usize| {
        for _ in 0..20 {
            drop((0..n).map(|_| pool.acquire()).collect::<Vec<_>>());
        }
    };
    work(100);
    let mut max = 8;
    for _ in 0..6 {
        let new = pool.auto_tune(0.95, 4096);
        assert!(new >= max);
        max = new;
        work(100);
    }
    assert!((100..=256).contains(&max), "the bound went to {max} for 100 objects in use");
    let ratio = {
        let before = pool.stats();
        work(100);
        let after = pool.stats();
        (after.hits - before.hits) as f64 / 2000.0
    };
    assert!(ratio >= 0.95, "the target is met after tuning, not {ratio}");
    for _ in 0..12 {
        work(3);
        max = pool.auto_tune(0.95, 4096);
    }
    assert!(max < 70, "the bound stayed at {max} for 3 objects in use");
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn auto_tune_looks_at_what_happened_since_it_looked_last() {
    let work = |pool: &Pool<String>, at_once: usize, times: usize| {
        for _ in 0..times {
            drop((0..at_once).map(|_| pool.acquire()).collect::<Vec<_>>());
        }
    };
    // 150 were made and are kept: a thread keeps at most 64 of them, the others wait in the depot.
    let idle = strings(PoolOptions::with_max(200));
    work(&idle, 150, 1);
    assert_eq!(
        idle.auto_tune(0.95, 4096),
        200,
        "nothing was dropped: a larger bound would not help"
    );
    assert_eq!(idle.auto_tune(0.95, 4096), 200, "nothing was asked for since");
    work(&idle, 1, 20);
    let less = idle.auto_tune(0.95, 4096);
    assert!((200 - 150 / 2..=200 - (150 - 64) / 2).contains(&less), "half of what waited: {less}");
    assert_eq!(idle.stats().max, less as u64);

    // 908 of 910 are served, and two were dropped: the target is met as it is.
    let met = strings(PoolOptions::with_max(8));
    work(&met, 8, 1);
    assert_eq!(met.auto_tune(0.95, 4096), 8);
    work(&met, 10, 1);
    work(&met, 1, 900);
    assert_eq!(met.auto_tune(0.95, 4096), 8);
    work(&met, 10, 9);
    assert_eq!(
        met.auto_tune(0.95, 12),
        12,
        "72 of 90 are not enough, whatever was before, and 12 is the limit"
    );
    work(&met, 30, 9);
    assert_eq!(met.auto_tune(0.95, 4), 12, "a limit below the bound does not lower it");

    // One came back to a full pool: what waits is not too much.
    let full = strings(PoolOptions::with_max(100));
    let mut loans: Vec<_> = (0..101).map(|_| full.acquire()).collect();
    let last = loans.pop();
    drop(loans);
    assert_eq!(full.auto_tune(0.95, 4096), 100);
    drop(last);
    work(&full, 1, 20);
    assert_eq!((full.stats().drops_full, full.auto_tune(0.95, 4096)), (1, 100));
}

#[test]
fn two_threads_may_tune_at_once() {
    const LIMIT: usize = 1000;
    let pool = strings(PoolOptions::with_max(8));
    let barrier = Barrier::new(2);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                barrier.wait();
                for round in 0..20_000 {
                    drop(pool.acquire());
                    if round % 100 == 0 {
                        drop((0..20).map(|_| pool.acquire()).collect::<Vec<_>>());
                    }
                    // Counters older than those of the last call would be a negative number.
                    let max = pool.auto_tune(0.5, LIMIT);
                    assert!(max <= LIMIT, "the bound went to {max}");
                }
            });
        }
    });
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn every_counter_of_a_pool_says_what_happened() {
    let options = PoolOptions { min: 2, max: 3, item_bytes_max: 100, ..PoolOptions::default() };
    // With a cache for this thread; without one for any; with every loan listed.
    for (threads, track_sites) in [(options.threads, false), (0, false), (options.threads, true)] {
        let pool = strings(PoolOptions { threads, track_sites, ..options.clone() });
        assert_eq!(pool.stats().bytes_idle, 128);
        let mut loans: Vec<_> = (0..5).map(|_| pool.acquire()).collect();
        let middle = PoolStats {
            hits: 2,
            misses: 3,
            prefilled: 2,
            live: 5,
            objects_peak: 5,
            bytes_idle_peak: 128,
            bytes_saved: 128,
            max: 3,
            ..PoolStats::default()
        };
        assert_eq!(pool.stats(), middle);
        loans[4].reserve_exact(101);
        drop(loans);
        assert_eq!(pool.shrink(), 1, "the minimum stays");
        let end = PoolStats {
            returns: 3,
            drops_full: 1,
            drops_oversize: 1,
            trimmed: 1,
            live: 0,
            idle: 2,
            bytes_idle: 128,
            bytes_idle_peak: 192,
            ..middle
        };
        assert_eq!(pool.stats(), end);
        assert_conserved(end);
        drop((0..3).map(|_| pool.acquire()).collect::<Vec<_>>());
        let again = pool.stats();
        assert_eq!((again.hits, again.misses, again.returns, again.idle), (4, 4, 6, 3));
    }
}

#[test]
fn a_bounded_pool_fails_when_everything_is_out_and_serves_again_after_a_return() {
    let pool = strings(PoolOptions { max: 2, overflow: Overflow::Fail, ..PoolOptions::default() });
    let first = pool.acquire();
    let _second = pool.acquire();
    let error = pool.try_acquire().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Exhausted);
    assert_eq!(error.to_string(), "everything in the pool is out on loan");
    assert!(error.is_temporary());
    drop(first);
    assert!(pool.try_acquire().is_ok());
    assert_conserved(pool.stats());
    assert_eq!(pool.stats().failed, 1);
}

#[test]
fn what_a_bounded_pool_was_filled_with_counts_against_its_bound() {
    let overflow = Overflow::Fail;
    let pool = strings(PoolOptions { min: 2, max: 3, overflow, ..PoolOptions::default() });
    let held: Vec<_> = (0..3).map(|_| pool.acquire()).collect();
    assert_eq!(pool.try_acquire().unwrap_err().kind(), ErrorKind::Exhausted);
    drop(held);
    assert_conserved(pool.stats());
}

#[test]
fn a_blocking_pool_waits_for_a_return_and_gives_up_at_its_deadline() {
    let options = PoolOptions {
        max: 1,
        overflow: Overflow::Block(Duration::from_mins(1)),
        ..PoolOptions::default()
    };
    let pool = strings(options.clone());
    let held = pool.acquire();
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| pool.try_acquire().map(drop));
        drop(held);
        waiter.join().unwrap().unwrap();
    });
    let short =
        strings(PoolOptions { overflow: Overflow::Block(Duration::from_millis(5)), ..options });
    let _held = short.acquire();
    assert_eq!(short.try_acquire().unwrap_err().kind(), ErrorKind::Exhausted);
    assert_conserved(short.stats());
}

#[test]
fn whoever_wakes_up_to_nothing_again_and_again_still_gives_up_at_its_deadline() {
    const WAIT: Duration = Duration::from_millis(100);
    let options = PoolOptions { max: 1, overflow: Overflow::Block(WAIT), ..PoolOptions::default() };
    let pool = strings(options);
    let held = pool.acquire();
    let (stop, stopped) = mpsc::channel::<()>();
    std::thread::scope(|scope| {
        let pool = &pool;
        let waker = scope.spawn(move || {
            let mut wakes = 0;
            // A bound that is lowered and raised wakes who waits, as a return does that somebody
            // else takes first. It stops by itself, so that a wait without end fails the test.
            while stopped.recv_timeout(WAIT / 10).is_err() && wakes < 500 {
                pool.set_max(0);
                pool.set_max(1);
                wakes += 1;
            }
            wakes
        });
        let watch = Stopwatch::start(Clock::wall());
        let outcome = pool.try_acquire().map(drop);
        let waited = watch.elapsed();
        stop.send(()).expect("the waker listens");
        let wakes = waker.join().expect("the waker does not panic");
        assert_eq!(outcome.map_err(|error| error.kind()), Err(ErrorKind::Exhausted));
        // The slack is for a machine that is busy with something else; a wait that began again at
        // each wake-up would last for all 500.
        assert!(waited >= WAIT && waited < 20 * WAIT, "waited {waited:?} for {WAIT:?}");
        assert!(wakes >= 1, "nothing woke the waiter");
    });
    drop(held);
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_bound_without_end_is_a_bound_like_any_other() {
    let pool = strings(PoolOptions { max: usize::MAX, ..PoolOptions::default() });
    drop((0..100).map(|_| pool.acquire()).collect::<Vec<_>>());
    pool.set_max(10);
    pool.set_max(usize::MAX);
    drop((0..100).map(|_| pool.acquire()).collect::<Vec<_>>());
    let stats = pool.stats();
    assert_eq!((stats.live, stats.idle, stats.drops_full), (0, 100, 0), "{stats:?}");
    assert_eq!(pool.auto_tune(1.0, usize::MAX), usize::try_from(stats.max).unwrap());
    assert_conserved(pool.stats());
}

#[test]
fn moving_the_bound_does_not_switch_a_pool_on() {
    let off = strings(PoolOptions { enabled: false, ..PoolOptions::default() });
    off.set_max(100);
    for _ in 0..3 {
        drop(off.acquire());
    }
    assert_eq!((off.stats().hits, off.stats().idle, off.stats().max), (0, 0, 0));
    assert_conserved(off.stats());

    // The hard bound of a pool that fails is one of what is out, and moves all the same.
    let overflow = Overflow::Fail;
    let exact = strings(PoolOptions { enabled: false, max: 1, overflow, ..PoolOptions::default() });
    let first = exact.acquire();
    exact.try_acquire().expect_err("one is out");
    exact.set_max(2);
    drop((first, exact.try_acquire().expect("two may be out")));
    assert_eq!((exact.stats().hits, exact.stats().idle), (0, 0));
    assert_conserved(exact.stats());
}

#[test]
fn whoever_waits_for_a_bounded_pool_is_served_when_the_bound_is_raised() {
    let pool = strings(PoolOptions {
        max: 1,
        overflow: Overflow::Block(Duration::from_mins(1)),
        ..PoolOptions::default()
    });
    let held = pool.acquire();
    std::thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let watch = Stopwatch::start(Clock::wall());
            let served = pool.try_acquire().map(drop).is_ok();
            (served, watch.elapsed_ns())
        });
        // Long enough to be asleep on almost any machine; where not, this test shows less.
        std::thread::park_timeout(Duration::from_millis(100));
        pool.set_max(2);
        let (served, ns) = waiter.join().expect("waiting does not panic");
        assert!(served);
        // Without being woken it would have looked again after its minute.
        assert!(Duration::from_nanos(ns) < Duration::from_secs(30), "served after {ns} ns");
    });
    drop(held);
    assert_conserved(pool.stats());
}

#[test]
fn loans_are_listed_while_others_are_being_made() {
    let pool = strings(PoolOptions { track_sites: true, max: 4, ..PoolOptions::default() });
    std::thread::scope(|scope| {
        let worker = scope.spawn(|| {
            for _ in 0..2000 {
                drop((0..8).map(|_| pool.acquire()).collect::<Vec<_>>());
            }
        });
        while !worker.is_finished() {
            assert!(pool.loans().iter().map(|site| site.count).sum::<usize>() <= 8);
        }
    });
    assert!(pool.loans().is_empty());
}

#[test]
fn an_oversize_return_makes_room_in_a_bounded_pool() {
    let options = PoolOptions {
        max: 1,
        item_bytes_max: 100,
        overflow: Overflow::Fail,
        ..PoolOptions::default()
    };
    let pool = strings(options);
    pool.acquire().push_str(&"x".repeat(200));
    assert!(pool.try_acquire().is_ok());
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_pool_that_is_switched_off_gives_the_same_answers_and_keeps_nothing() {
    let on = strings(PoolOptions::default());
    let off = strings(PoolOptions { enabled: false, ..PoolOptions::default() });
    for pool in [&on, &off] {
        for round in 0..10 {
            let mut loan = pool.acquire();
            assert!(loan.is_empty());
            loan.push_str(&round.to_string());
        }
        assert_conserved(pool.stats());
    }
    assert_eq!((on.stats().hits, off.stats().hits), (9, 0));
    assert_eq!((off.stats().drops_full, off.stats().idle), (10, 0));
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_panic_while_a_loan_is_out_brings_the_object_home_clean() {
    let pool = strings(PoolOptions::default());
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut loan = pool.acquire();
        loan.push_str("half done");
        panic!("planted");
    }));
    assert!(panicked.is_err());
    assert!(pool.acquire().is_empty());
    assert_eq!(pool.stats().hits, 1);
    assert_conserved(pool.stats());
}

/// Cleaning that panics or refuses when told to.
struct Moody(u32);

impl Recycle for Moody {
    fn recycle(&mut self) -> bool {
        assert!(self.0 != 13, "planted");
        self.0 != 7
    }
    fn bytes(&self) -> usize {
        0
    }
}

#[test]
fn an_object_whose_cleaning_panics_or_refuses_is_freed_and_the_pool_goes_on() {
    let pool = Pool::new(|| Moody(0));
    pool.acquire().0 = 7;
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| pool.acquire().0 = 13));
    assert!(panicked.is_err());
    assert_eq!(pool.acquire().0, 0);
    let stats = pool.stats();
    assert_eq!((stats.drops_refused, stats.misses, stats.live), (2, 3, 0));
    assert_conserved(stats);
}

#[test]
fn a_make_that_fails_or_panics_is_a_miss_that_is_not_served() {
    let fails = Arc::new(AtomicBool::new(true));
    let switch = Arc::clone(&fails);
    let pool: Pool<String> = Pool::with_fallible(PoolOptions::default(), move || {
        if switch.load(Ordering::Relaxed) {
            return Budget::with_limit("none", 0).try_reserve(1).map(|_| String::new());
        }
        Ok(String::new())
    })
    .unwrap();
    assert_eq!(pool.try_acquire().unwrap_err().kind(), ErrorKind::BudgetExceeded);
    assert_conserved(pool.stats());
    fails.store(false, Ordering::Relaxed);
    assert!(pool.try_acquire().is_ok());
    assert_conserved(pool.stats());
    assert_eq!(pool.stats().failed, 1);
}

#[test]
fn an_object_may_use_its_own_pool_while_it_is_cleaned_and_dropped() {
    struct Nested(Option<PoolArc<String>>, Pool<String>);
    impl Recycle for Nested {
        fn recycle(&mut self) -> bool {
            self.0 = None; // ends a loan of the other pool, and takes and ends another
            drop(self.1.acquire());
            true
        }
        fn bytes(&self) -> usize {
            0
        }
    }
    let inner = strings(PoolOptions::default());
    let handle = inner.clone();
    let pool = Pool::new(move || Nested(Some(handle.acquire_owned()), handle.clone()));
    for _ in 0..100 {
        drop(pool.acquire());
    }
    drop(pool);
    assert_eq!(inner.stats().live, 0);
    assert_conserved(inner.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn two_pools_of_one_type_keep_their_objects_apart() {
    let (short, long) =
        (Pool::new(|| String::with_capacity(10)), Pool::new(|| String::with_capacity(1000)));
    for _ in 0..100 {
        let (a, b, c) = (short.acquire(), long.acquire(), short.acquire_owned());
        assert!(a.capacity() < 100 && c.capacity() < 100, "an object of the other pool");
        assert!(b.capacity() >= 1000, "an object of the other pool");
        drop(b);
        drop(a);
    }
    assert_eq!((short.stats().idle, long.stats().idle), (2, 1));
    assert_conserved(short.stats());
    assert_conserved(long.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn threads_come_and_go_while_a_budget_presses_and_bounds_move_and_nothing_is_lost() {
    const BUDGET: usize = 96 << 10;
    let budget = Budget::with_limit("test", BUDGET);
    budget.set_soft_limit(BUDGET / 2);
    let options = PoolOptions { max: 100, budget: Some(budget.clone()), ..PoolOptions::default() };
    let pool = Pool::with_options(options, || String::with_capacity(500)).unwrap();
    let served = Arc::new(AtomicUsize::new(0));
    for generation in 0..6_usize {
        // Eight threads at a time, each joined whole: their ends race the others' loans.
        let threads: Vec<_> = (0..8_usize)
            .map(|worker| {
                let (pool, budget, served) = (pool.clone(), budget.clone(), Arc::clone(&served));
                std::thread::spawn(move || {
                    let mut held = Vec::new();
                    for round in 0..400 {
                        match round % 50 {
                            7 if worker == 0 => drop(pool.shrink()),
                            13 if worker == 1 => pool.set_max(20 + (round * 7 + generation) % 90),
                            19 if worker == 2 => pool.advance_epoch(),
                            23 if worker == 3 => drop(pool.trim(1)),
                            // Somebody else wants much of it: idle objects have to go.
                            29 => drop(budget.try_reserve(BUDGET / 2)),
                            _ => {}
                        }
                        match pool.try_acquire_owned() {
                            Ok(mut loan) => {
                                assert!(loan.is_empty(), "a dirty object");
                                loan.push_str("used");
                                served.fetch_add(1, Ordering::Relaxed);
                                held.push(loan);
                            }
                            Err(error) => assert_eq!(error.kind(), ErrorKind::BudgetExceeded),
                        }
                        if held.len() > (round + worker) % 17 {
                            held.truncate(held.len() / 2);
                        }
                        assert!(budget.stats().bytes_reserved <= BUDGET as u64);
                    }
                    // Some end while they hold loans, which go home from a thread that is gone.
                    held
                })
            })
            .collect();
        for thread in threads {
            drop(thread.join().expect("the work does not panic"));
        }
        let stats = pool.stats();
        assert_conserved(stats);
        assert_eq!(stats.live, 0);
    }
    let stats = pool.stats();
    let wanted = 6 * 8 * 400;
    assert_eq!(stats.hits + stats.misses, wanted);
    assert_eq!(served.load(Ordering::Relaxed) as u64, wanted - stats.failed);
    assert!(stats.trimmed > 0 && stats.hits > 0, "nothing was shown: {stats:?}");
    pool.shrink();
    drop(pool);
    assert_eq!(budget.stats().bytes_reserved, 0);
    assert!(budget.stats().bytes_reserved_peak <= BUDGET as u64);
}

#[test]
fn an_owned_loan_keeps_its_pool_alive() {
    let pool = strings(PoolOptions::default());
    let mut loan = pool.acquire_owned();
    drop(pool);
    loan.push_str("still here");
    assert_eq!(loan.as_str(), "still here");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn local_handles_count_like_the_pool_and_leave_nothing_behind() {
    let pool = strings(PoolOptions::default());
    {
        let local = pool.local();
        for _ in 0..100 {
            let mut loan = local.acquire();
            assert!(loan.is_empty());
            loan.push('x');
        }
        assert_eq!(pool.stats().misses, 1);
        assert_eq!(pool.stats().idle, 1);
    }
    drop(pool.acquire());
    assert_eq!(pool.stats().misses, 1, "what the handle kept is the pool's again");
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_local_handle_of_a_bounded_pool_keeps_to_the_bound_and_keeps_nothing() {
    let pool = strings(PoolOptions { max: 1, overflow: Overflow::Fail, ..PoolOptions::default() });
    let local = pool.local();
    let loan = local.acquire();
    assert_eq!(local.try_acquire().unwrap_err().kind(), ErrorKind::Exhausted);
    drop(loan);
    assert!(pool.try_acquire().is_ok(), "what came back by the handle is there for all");
    assert_conserved(pool.stats());
}

#[test]
fn what_is_printed_of_a_loan_is_its_object_and_of_a_pool_its_counters() {
    let pool = strings(PoolOptions::default());
    let (mut borrowed, mut owned) = (pool.acquire(), pool.acquire_owned());
    borrowed.push_str("lent");
    owned.push_str("owned");
    assert_eq!(format!("{borrowed:?} {owned:?}"), r#""lent" "owned""#);
    let local = pool.local();
    let mut quick = local.acquire();
    quick.push_str("quick");
    assert_eq!(format!("{quick:?}"), r#""quick""#);
    let counters = format!("{:?}", pool.stats());
    assert_eq!(format!("{pool:?}"), format!("Pool {{ stats: {counters}, .. }}"));
    assert_eq!(format!("{local:?}"), format!("Local {{ pool: {counters}, .. }}"));
}

/// What a container says it holds beside what making it asked the allocator for, and whether it is
/// empty and as large as before once it is clean.
fn assert_recycles<T: Recycle>(make: impl FnOnce() -> T, slack: u64, len: impl Fn(&T) -> usize) {
    let (mut object, asked) = measure(make);
    let kind = std::any::type_name::<T>();
    let said = object.bytes() as u64;
    let held = asked.bytes - asked.bytes_freed;
    assert!(said <= held && held <= said + slack, "{kind} says {said} and holds {held}");
    assert!(len(&object) > 0, "{kind}: nothing to clean");
    assert!(object.recycle(), "{kind}");
    assert_eq!(len(&object), 0, "{kind}");
    assert_eq!(object.bytes() as u64, said, "{kind}: the memory stays");
}

#[test]
#[expect(clippy::disallowed_types, reason = "callers may well pool the standard map")]
fn an_object_says_what_it_holds_and_comes_back_empty_with_it() {
    // The tables' control bytes end with a group of 16, and their entries may be padded up to it.
    const GROUP: u64 = 32;
    for count in [1_u32, 3, 4, 7, 8, 14, 15, 100, 1000] {
        let room = count as usize;
        let (texts, pairs) =
            (|| (0..count).map(u64::from), || (0..count).map(|n| (n, u64::from(n))));
        assert_recycles(|| "x".repeat(room), 0, String::len);
        assert_recycles(|| texts().collect::<Vec<u64>>(), 0, Vec::len);
        assert_recycles(|| texts().collect::<VecDeque<u64>>(), 0, VecDeque::len);
        assert_recycles(|| Box::new(texts().collect::<Vec<u64>>()), 0, |boxed| boxed.len());
        let std_map = || pairs().collect::<std::collections::HashMap<u32, u64>>();
        assert_recycles(std_map, GROUP, std::collections::HashMap::len);
        let map = || {
            let mut map = FastMap::new();
            map.reserve(room);
            map.extend(pairs());
            map
        };
        assert_recycles(map, GROUP, |map: &FastMap<u32, u64>| map.len());
        let set = || {
            let mut set = FastSet::new();
            set.reserve(room);
            set.extend(texts());
            set
        };
        assert_recycles(set, GROUP, |set: &FastSet<u64>| set.len());
    }
    for empty in [FastMap::<u32, u64>::new().bytes(), FastSet::<u64>::new().bytes()] {
        assert_eq!(empty, 0);
    }
}

#[test]
fn bounds_that_just_agree_are_taken() {
    let fits = |min, bytes_max| {
        let options = PoolOptions { min, max: 3, bytes_max, ..PoolOptions::default() };
        Pool::with_options(options, || String::with_capacity(8)).map(drop)
    };
    let words = fits(3, 1).expect_err("a byte is too little").to_string();
    let (_, item) = words.split_once("too little for 3 of ").expect("the error names what fits");
    let item: usize = item.split_once(" bytes").expect("a size").0.parse().expect("a number");
    assert_eq!(fits(3, 3 * item), Ok(()), "min may be max, and what is needed be what there is");
    fits(3, 3 * item - 1).expect_err("a byte too few");
    fits(4, 4 * item).expect_err("min above max");
}

#[test]
fn a_tracing_pool_says_where_its_objects_went() {
    let pool = strings(PoolOptions { track_sites: true, ..PoolOptions::default() });
    let held: Vec<_> = (0..3).map(|_| pool.acquire()).collect();
    let single = pool.acquire();
    let sites = pool.loans();
    assert_eq!(sites.iter().map(|site| site.count).collect::<Vec<_>>(), [3, 1]);
    assert!(sites[0].to_string().starts_with("3 out, taken at "), "{}", sites[0]);
    assert!(sites[0].location.file().ends_with("pool.rs"));
    drop((held, single));
    assert!(pool.loans().is_empty());
    assert_conserved(pool.stats());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_budget_is_charged_for_what_exists_and_refuses_without_harm() {
    let budget = Budget::with_limit("test", 4096);
    let options = PoolOptions { budget: Some(budget.clone()), ..PoolOptions::default() };
    let pool = Pool::with_options(options, || String::with_capacity(1000)).unwrap();
    let mut held = Vec::new();
    let error: MemoryError = loop {
        match pool.try_acquire() {
            Ok(loan) => held.push(loan),
            Err(error) => break error,
        }
        assert!(held.len() <= 4, "the pool holds more than its budget");
    };
    assert_eq!(error.kind(), ErrorKind::BudgetExceeded);
    assert_eq!(held.len(), 3, "three of about 1 KiB fit into 4 KiB");
    assert_conserved(pool.stats());
    held.pop();
    held.push(pool.try_acquire().expect("a returned object serves again"));
    drop(held);
    assert!(budget.stats().bytes_reserved > 3000);
    // Another part of the program wants the memory: the pool gives back what is idle.
    let other = budget.try_reserve(4000).expect("pressure frees what is idle");
    assert_eq!(pool.stats().idle, 0);
    drop(other);
    drop(pool);
    assert_eq!(budget.stats().bytes_reserved, 0);
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn growth_of_objects_reaches_the_budget_when_they_are_exchanged() {
    let budget = Budget::unlimited("test");
    let options = PoolOptions { budget: Some(budget.clone()), max: 500, ..PoolOptions::default() };
    let pool = Pool::with_options(options, String::new).unwrap();
    let mut held: Vec<_> = (0..300).map(|_| pool.acquire()).collect();
    for loan in &mut held {
        loan.reserve_exact(10_000);
    }
    drop(held);
    let charged = budget.stats().bytes_reserved;
    // All but one magazine of 64 objects have passed through the depot.
    assert!(charged >= (300 - 64) * 10_000, "{charged}");
    drop(pool);
    assert_eq!(budget.stats().bytes_reserved, 0);
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_budget_knows_each_object_to_the_byte_and_soft_pressure_frees_half_of_what_waits() {
    let budget = Budget::unlimited("test");
    // Without caches every object passes through the depot, where its size is looked at.
    let options =
        PoolOptions { budget: Some(budget.clone()), threads: 0, ..PoolOptions::default() };
    let pool = Pool::with_options(options, String::new).unwrap();
    let used = || budget.stats().bytes_reserved;
    let mut loans: Vec<_> = (0..8).map(|_| pool.acquire()).collect();
    let node = used() / 8;
    assert!(node >= std::mem::size_of::<String>() as u64 && used() == 8 * node);
    loans[0].reserve_exact(200);
    loans[1].reserve_exact(300);
    drop(loans);
    assert_eq!(used(), 8 * node + 500);
    let mut all: Vec<_> = (0..8).map(|_| pool.acquire()).collect();
    all.iter_mut().filter(|text| text.capacity() == 200).for_each(|text| text.shrink_to_fit());
    all.reverse(); // so that the order is as it was
    drop(all);
    assert_eq!(used(), 8 * node + 300, "what shrank is given back");
    budget.set_soft_limit(budget.stats().bytes_reserved as usize);
    let other = budget.try_reserve(1).expect("over the soft limit is not too much");
    assert_eq!((pool.stats().idle, pool.stats().trimmed), (4, 4));
    assert_eq!(used(), 4 * node + 1, "the four that had waited longest, with their text");
    drop((other, pool));
    assert_eq!(used(), 0);
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn standard_pools_are_sized_and_bounded() {
    let pools = StandardPools::default();
    assert_eq!(pools.strings.stats().max, 1000);
    assert_eq!(pools.vecs.stats().max, 500);
    assert_eq!(pools.maps.stats().max, 100);
    assert!(pools.strings.acquire().capacity() >= 256);
    let mut map = pools.maps.acquire();
    map.insert("key".into(), "value".into());
    drop(map);
    assert!(pools.maps.acquire().is_empty());
    let mut metrics = larder_memory::MemoryMetrics::new();
    pools.add_to(&mut metrics, "memory");
    assert_eq!(metrics.parts().len(), 3);
    assert_eq!(metrics.allocations_saved, 1);
}

/// `Cell` may be sent but not shared.
struct OneThread(#[expect(dead_code, reason = "only its type matters")] std::cell::Cell<u8>);
impl Recycle for OneThread {
    fn recycle(&mut self) -> bool {
        true
    }
    fn bytes(&self) -> usize {
        0
    }
}

#[test]
fn loans_and_pools_cross_threads_as_their_types_say() {
    fn send<T: Send>() {}
    fn sync<T: Sync>() {}
    send::<Pool<String>>();
    sync::<Pool<String>>();
    send::<PoolRef<'_, String>>();
    sync::<PoolRef<'_, String>>();
    sync::<Pool<OneThread>>();
    send::<PoolRef<'_, OneThread>>();
}

/// One step of a random program.
#[derive(Clone, Debug)]
enum Step {
    Take,
    Give(usize),
    Shrink,
    Epoch,
    Trim(u32),
    SetMax(usize),
    Elsewhere(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        8 => Just(Step::Take),
        8 => any::<usize>().prop_map(Step::Give),
        1 => Just(Step::Shrink),
        1 => Just(Step::Epoch),
        1 => (0_u32..4).prop_map(Step::Trim),
        1 => (1_usize..120).prop_map(Step::SetMax),
        1 => (0_usize..90).prop_map(Step::Elsewhere),
    ];
    prop::collection::vec(step, 0..400)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_program_sees_clean_distinct_objects_and_conserved_counters(program in steps()) {
        let pool = strings(PoolOptions { max: 100, min: 2, threads: 2, ..PoolOptions::default() });
        let mut held: VecDeque<PoolRef<'_, String>> = VecDeque::new();
        let mut taken = 0_u64;
        for step in program {
            match step {
                Step::Take => {
                    let mut loan = pool.acquire();
                    taken += 1;
                    prop_assert!(loan.is_empty());
                    prop_assert!(held.iter().all(|other| other.as_ptr() != loan.as_ptr()));
                    loan.push_str("used");
                    held.push_back(loan);
                }
                Step::Give(at) if !held.is_empty() => {
                    held.remove(at % held.len());
                }
                Step::Give(_) => {}
                Step::Shrink => { pool.shrink(); }
                Step::Epoch => pool.advance_epoch(),
                Step::Trim(epochs) => { pool.trim(epochs); }
                Step::SetMax(max) => pool.set_max(max),
                Step::Elsewhere(count) => {
                    taken += count as u64;
                    elsewhere(&pool, move |pool| {
                        drop((0..count).map(|_| pool.acquire()).collect::<Vec<_>>());
                    });
                }
            }
            let stats = pool.stats();
            prop_assert_eq!(stats.live, held.len() as u64);
            prop_assert_eq!(stats.hits + stats.misses, taken);
            prop_assert_eq!(stats.hits + stats.misses, stats.releases() + stats.live);
            prop_assert_eq!(stats.prefilled + stats.returns, stats.hits + stats.trimmed + stats.idle);
            prop_assert!(stats.idle <= stats.max, "{:?}", stats);
        }
        drop(held);
        prop_assert_eq!(pool.stats().live, 0);
    }
}
