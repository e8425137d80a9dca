//! Small programs over the whole pool, for the interpreter that sees every wrong access (Miri): the
//! large ones are in `tests/it`.

use std::sync::mpsc;

use super::*;
use crate::budget::Budget;

fn pool(options: PoolOptions) -> Pool<String> {
    Pool::with_options(options, || String::with_capacity(8)).expect("the bounds agree")
}

fn assert_at_rest(pool: &Pool<String>) {
    let stats = pool.stats();
    assert_eq!(stats.hits + stats.misses, stats.releases() + stats.failed, "{stats:?}");
    assert_eq!(stats.prefilled + stats.returns, stats.hits + stats.trimmed + stats.idle);
}

#[test]
fn loans_of_every_kind_come_home() {
    let pool = pool(PoolOptions { min: 2, ..PoolOptions::default() });
    for _ in 0..3 {
        let mut plain = pool.acquire();
        plain.push_str("text");
        let owned = pool.acquire_owned();
        let local = pool.local();
        let (mut first, second) = (local.acquire(), local.acquire());
        first.push('x');
        assert!(owned.is_empty() && second.is_empty());
    }
    assert_at_rest(&pool);
    let last = pool.acquire_owned();
    drop(pool);
    assert!(last.is_empty());
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn more_loans_than_a_magazine_holds_pass_through_the_depot() {
    for budget in [None, Some(Budget::unlimited("test"))] {
        let pool = pool(PoolOptions { max: 200, budget, ..PoolOptions::default() });
        for _ in 0..2 {
            drop((0..150).map(|_| pool.acquire()).collect::<Vec<_>>());
        }
        assert_eq!(pool.stats().misses, 150);
        pool.advance_epoch();
        pool.set_max(70);
        assert!(pool.stats().idle <= 70);
        pool.shrink();
        assert_eq!(pool.stats().idle, 0);
        assert_at_rest(&pool);
    }
}

#[test]
fn objects_taken_here_and_given_back_there_are_nobodys_twice() {
    let pool = pool(PoolOptions { max: 8, threads: 2, ..PoolOptions::default() });
    let (sender, receiver) = mpsc::channel();
    let other = pool.clone();
    let thread = std::thread::spawn(move || {
        for loan in receiver {
            drop(loan);
            other.acquire().push('y');
        }
    });
    for _ in 0..20 {
        let mut loan = pool.acquire_owned();
        assert!(loan.is_empty());
        loan.push('x');
        sender.send(loan).expect("the other thread listens");
        pool.shrink();
    }
    drop(sender);
    thread.join().expect("the other thread does not panic");
    assert_eq!(pool.stats().live, 0);
    assert_at_rest(&pool);
}

#[test]
fn bounded_and_tracing_pools_go_through_the_lock() {
    let bounded = pool(PoolOptions { max: 1, overflow: Overflow::Fail, ..PoolOptions::default() });
    let held = bounded.acquire();
    assert!(bounded.try_acquire().is_err());
    drop(held);
    drop(bounded.acquire());
    assert_at_rest(&bounded);
    let tracing = pool(PoolOptions { track_sites: true, max: 1, ..PoolOptions::default() });
    let held: Vec<_> = (0..2).map(|_| tracing.acquire()).collect();
    assert_eq!(tracing.loans()[0].count, 2);
    drop(held);
    assert!(tracing.loans().is_empty());
    assert_at_rest(&tracing);
}
