//! Pools whose objects panic when they are freed, and pools that end while there is no memory.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, AtomicUsize, Ordering};

use larder_memory::pool::{Overflow, Pool, PoolOptions, Recycle};
use larder_memory::{Budget, Pressure};
use larder_testkit::larder_measure::alloc::{FailPlan, thread_counts, with_failures};

/// An object that is counted while it exists and panics when it is freed, if told to.
struct Bomb {
    live: Arc<AtomicIsize>,
    armed: bool,
}

impl Recycle for Bomb {
    fn recycle(&mut self) -> bool {
        true
    }
    fn bytes(&self) -> usize {
        100
    }
}

impl Drop for Bomb {
    fn drop(&mut self) {
        self.live.fetch_sub(1, Ordering::Relaxed);
        assert!(!self.armed, "planted");
    }
}

struct Setting {
    pool: Pool<Bomb>,
    budget: Budget,
    live: Arc<AtomicIsize>,
}

/// A pool with this many idle objects of which those at these places, in the order in which they
/// were given back, are armed.
fn setting(overflow: Overflow, budgeted: bool, count: usize, armed: &[usize]) -> Setting {
    let budget = Budget::unlimited("test");
    let live = Arc::new(AtomicIsize::new(0));
    let made = Arc::clone(&live);
    let options = PoolOptions {
        max: count,
        overflow,
        budget: budgeted.then(|| budget.clone()),
        ..PoolOptions::default()
    };
    let make = move || {
        made.fetch_add(1, Ordering::Relaxed);
        Bomb { live: Arc::clone(&made), armed: false }
    };
    let pool = Pool::with_options(options, make).expect("the bounds agree");
    let mut loans: Vec<_> = (0..count).map(|_| pool.acquire()).collect();
    for &at in armed {
        loans[at].armed = true;
    }
    loans.into_iter().for_each(drop);
    Setting { pool, budget, live }
}

/// Everything that is idle is accounted for, to the object and the byte.
fn assert_whole(Setting { pool, budget, live }: &Setting, budgeted: bool) {
    let stats = pool.stats();
    assert_eq!(stats.live, 0, "{stats:?}");
    assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle, "{stats:?}");
    assert_eq!(stats.idle, live.load(Ordering::Relaxed).cast_unsigned() as u64, "{stats:?}");
    assert_eq!(stats.bytes_idle, 100 * stats.idle, "{stats:?}");
    let reserved = budget.stats().bytes_reserved;
    assert!(!budgeted && reserved == 0 || budgeted && reserved / 100 >= stats.idle, "{reserved}");
    assert!(stats.idle > 0 || reserved == 0, "{reserved} bytes stay reserved for nothing");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn an_object_that_panics_when_it_is_freed_takes_no_other_with_it() {
    const COUNT: usize = 150; // more than a batch of 64 that is freed in one go
    type Way = fn(&Setting);
    let ways: [(&str, Way); 5] = [
        ("shrink", |s| {
            s.pool.shrink();
        }),
        ("set_max", |s| s.pool.set_max(1)),
        ("trim", |s| {
            s.pool.advance_epoch();
            s.pool.advance_epoch();
            s.pool.trim(0);
        }),
        ("hard pressure", |s| s.budget.announce(Pressure::Hard)),
        ("soft pressure", |s| s.budget.announce(Pressure::Soft)),
    ];
    for overflow in [Overflow::Grow, Overflow::Fail] {
        for budgeted in [false, true] {
            for (name, way) in ways {
                let setting = setting(overflow, budgeted, COUNT, &[0, 5, 6]);
                let panicked = catch_unwind(AssertUnwindSafe(|| way(&setting))).is_err();
                let listens = budgeted || !name.contains("pressure");
                assert_eq!(panicked, listens, "{name}: the first panic goes on");
                assert_whole(&setting, budgeted);
                // And the pool serves as before.
                setting.pool.set_max(COUNT);
                let loans: Vec<_> = (0..COUNT).map(|_| setting.pool.try_acquire()).collect();
                assert!(loans.iter().all(Result::is_ok), "{name}, {overflow:?}");
                drop(loans);
                assert_whole(&setting, budgeted);
                let Setting { pool, budget, live } = setting;
                let ended = catch_unwind(AssertUnwindSafe(|| drop(pool)));
                assert_eq!(ended.is_err(), !listens, "{name}: none of the armed is left");
                assert_eq!(live.load(Ordering::Relaxed), 0);
                assert_eq!(budget.stats().bytes_reserved, 0);
            }
        }
    }
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_pool_that_ends_frees_all_it_has_whatever_panics() {
    for overflow in [Overflow::Grow, Overflow::Fail] {
        // In the hot place, in the rack, in the depot: and more than one of them.
        let Setting { pool, budget, live } = setting(overflow, true, 150, &[0, 1, 70, 148, 149]);
        let ended = catch_unwind(AssertUnwindSafe(|| drop(pool)));
        assert!(ended.is_err(), "the panic is not swallowed");
        assert_eq!((live.load(Ordering::Relaxed), budget.stats().bytes_reserved), (0, 0));
    }
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn an_object_comes_home_although_another_panics_on_its_way() {
    for budgeted in [false, true] {
        let setting = setting(Overflow::Grow, budgeted, 150, &[0, 5]);
        let loan = setting.pool.acquire();
        // Another thread asks for what this thread's cache holds; giving back obeys.
        std::thread::scope(|scope| {
            scope.spawn(|| catch_unwind(AssertUnwindSafe(|| setting.pool.set_max(3))).is_err());
        });
        let _reported = catch_unwind(AssertUnwindSafe(|| drop(loan)));
        assert_whole(&setting, budgeted);
        assert!(setting.pool.stats().idle <= 3);
        setting.pool.set_max(150);
        drop((0..100).map(|_| setting.pool.acquire()).collect::<Vec<_>>());
        assert_whole(&setting, budgeted);
    }
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_pressure_listener_that_panics_costs_the_pool_the_object_that_grew_and_nothing_else() {
    let budget = Budget::with_limit("test", 100_000);
    let options = PoolOptions {
        overflow: Overflow::Fail,
        budget: Some(budget.clone()),
        ..PoolOptions::default()
    };
    let pool = Pool::with_options(options, || String::with_capacity(10)).expect("bounds");
    let told = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&told);
    let listener = budget.on_pressure(move |_| {
        count.fetch_add(1, Ordering::Relaxed);
        panic!("planted");
    });
    let mut loan = pool.acquire();
    loan.reserve(50_000);
    budget.set_limit(1000);
    assert!(catch_unwind(AssertUnwindSafe(|| drop(loan))).is_err());
    assert_eq!(told.load(Ordering::Relaxed), 1);
    let stats = pool.stats();
    assert_eq!((stats.live, stats.idle, stats.drops_full), (0, 0, 1), "{stats:?}");
    assert_eq!(budget.stats().bytes_reserved, 0);
    drop(listener);
    drop(pool.try_acquire().expect("the place is free again"));
}

#[test]
fn a_thread_may_end_while_a_cache_of_its_own_holds_what_panics() {
    let Setting { pool, live, .. } = setting(Overflow::Grow, false, 20, &[]);
    let other = pool.clone();
    std::thread::spawn(move || {
        let mut loans: Vec<_> = (0..10).map(|_| other.acquire()).collect();
        for loan in &mut loans {
            loan.armed = true;
        }
        let _reported = catch_unwind(AssertUnwindSafe(|| loans.clear()));
        // The cache is left with credits that no longer exist: its end frees what they covered.
        let _reported = catch_unwind(AssertUnwindSafe(|| other.set_max(1)));
    })
    .join()
    .expect("the panics are caught");
    let _reported = catch_unwind(AssertUnwindSafe(|| drop(pool)));
    assert_eq!(live.load(Ordering::Relaxed), 0);
}

#[test]
fn a_pool_ends_without_asking_for_memory() {
    let make = || {
        let pool = Pool::new(|| String::with_capacity(64));
        {
            let local = pool.local();
            drop((0..3).map(|_| local.acquire()).collect::<Vec<_>>());
            drop((0..200).map(|_| pool.acquire()).collect::<Vec<_>>());
        }
        let other = pool.clone();
        std::thread::spawn(move || drop(other.acquire())).join().expect("no panic");
        pool
    };
    let pool = make();
    let before = thread_counts().bytes_live();
    let ((), attempts) = with_failures(FailPlan::From(1), || drop(pool));
    assert_eq!((attempts.seen, attempts.refused), (0, 0), "to free takes no memory");
    assert!(before - thread_counts().bytes_live() > 64, "and everything was freed");
}

#[test]
#[cfg(target_os = "linux")] // where the thread-locals of a thread end in the reverse of their order
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_thread_ends_without_asking_for_memory() {
    /// Notes how many requests the thread had made when it was dropped.
    struct Note(std::cell::Cell<Option<std::sync::mpsc::Sender<u64>>>);
    impl Drop for Note {
        fn drop(&mut self) {
            let requests = thread_counts().allocations + thread_counts().reallocations;
            if let Some(sender) = self.0.take() {
                let _sent = sender.send(requests);
                let requests = thread_counts().allocations + thread_counts().reallocations;
                let _sent = sender.send(requests);
            }
        }
    }
    thread_local!(static BEFORE: Note = const { Note(std::cell::Cell::new(None)) });
    thread_local!(static AFTER: Note = const { Note(std::cell::Cell::new(None)) });
    let pool = Pool::new(|| String::with_capacity(64));
    let (other, more) = (pool.clone(), Pool::new(String::new));
    let (sender, notes) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        AFTER.with(|note| note.0.set(Some(sender.clone())));
        for _ in 0..2 {
            drop((0..10).map(|_| other.acquire()).collect::<Vec<_>>());
            drop(more.acquire());
            other.shrink(); // which makes room in the depot
        }
        drop((0..10).map(|_| other.acquire()).collect::<Vec<_>>());
        BEFORE.with(|note| note.0.set(Some(sender)));
    })
    .join()
    .expect("the thread does not panic");
    let notes: Vec<u64> = notes.iter().collect();
    assert_eq!(notes.len(), 4);
    assert_eq!(notes[1], notes[2], "requests before the end of the cache, and after: {notes:?}");
    assert_eq!(pool.stats().idle, 10);
}
