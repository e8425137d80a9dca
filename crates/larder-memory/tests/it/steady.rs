//! The named steady states ask the allocator for nothing: not to allocate, not to resize, not to
//! free. They hold in release mode too.

#[cfg(any(feature = "pools", feature = "interning"))]
use std::sync::Barrier;

#[cfg(feature = "pools")]
use larder_memory::Budget;
#[cfg(feature = "arenas")]
use larder_memory::arena::Arena;
#[cfg(all(feature = "arenas", feature = "pools"))]
use larder_memory::arena::{ArenaPool, thread_arena};
#[cfg(feature = "pools")]
use larder_memory::buffer::{ArrayPool, BufferOptions, BufferPool, TensorPool};
use larder_memory::cow::{CowState, Journal};
use larder_memory::intern::Interner;
use larder_memory::map::{CacheOptions, KeyedCache};
#[cfg(feature = "pools")]
use larder_memory::pool::{Pool, PoolOptions, StandardPools};
use larder_testkit::no_allocations;

#[cfg(feature = "pools")]
const ROUNDS: usize = 200;

#[cfg(feature = "pools")]
fn strings() -> Pool<String> {
    Pool::new(|| String::with_capacity(256))
}

#[cfg(feature = "pools")]
#[test]
fn a_loan_taken_and_given_back_asks_for_nothing() {
    let pool = strings();
    let local = pool.local();
    let pair = || {
        pool.acquire().push_str("through the thread's cache");
        pool.acquire_owned().push_str("a loan that can be stored");
        local.acquire().push_str("through a cache of its own");
        pool.try_acquire().expect("nothing bounds it").push('x');
    };
    pair();
    no_allocations("pairs of calls", || (0..ROUNDS).for_each(|_| pair()));
    assert_eq!(pool.stats().misses, 2, "one for the thread, one for the handle");
    drop(local);
    let cycle = || drop(pool.local().acquire());
    cycle();
    no_allocations("a local handle made, used and dropped", || (0..ROUNDS).for_each(|_| cycle()));
}

#[cfg(feature = "pools")]
#[test]
fn loans_in_bulk_that_pass_through_the_depot_ask_for_nothing() {
    // 200 at a time are three magazines: each round meets the depot both ways.
    let pool = Pool::with_options(PoolOptions::with_max(1000), || String::with_capacity(64))
        .expect("the bounds agree");
    let mut held = Vec::with_capacity(200);
    let mut round = || {
        held.extend((0..200).map(|_| pool.acquire()));
        held.clear();
        pool.advance_epoch();
    };
    round();
    round();
    no_allocations("bulk", || (0..ROUNDS).for_each(|_| round()));
    assert_eq!(pool.stats().misses, 200);
}

#[cfg(feature = "pools")]
#[test]
fn two_threads_on_one_pool_ask_for_nothing() {
    let pool = strings();
    let together = Barrier::new(2);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                drop(pool.acquire());
                together.wait();
                no_allocations("one of two threads", || {
                    for _ in 0..10_000 {
                        pool.acquire().push_str("used");
                    }
                });
                together.wait();
            });
        }
    });
    assert_eq!(pool.stats().misses, 2);
    assert_eq!(pool.stats().hits, 20_000);
}

#[cfg(feature = "pools")]
#[test]
fn the_standard_pools_ask_for_nothing() {
    let pools = StandardPools::default();
    let step = |n: u8| {
        pools.strings.acquire().push_str("a line of text");
        pools.vecs.acquire().extend_from_slice(&[n; 512]);
        // An empty string owns nothing, so that this is the map's steady state and not its keys'.
        pools.maps.acquire().insert(String::new(), String::new());
    };
    step(0);
    no_allocations("strings, vectors and maps", || (0..200).for_each(step));
}

#[cfg(feature = "pools")]
#[test]
fn a_pool_under_a_budget_asks_for_nothing() {
    let budget = Budget::with_limit("program", 1 << 20);
    let options = PoolOptions { budget: Some(budget.clone()), ..PoolOptions::default() };
    let pool = Pool::with_options(options, || Vec::<u8>::with_capacity(100)).expect("it fits");
    let mut held = Vec::with_capacity(150);
    let mut round = || {
        held.extend((0..150).map(|_| pool.acquire()));
        held.clear();
    };
    round();
    round();
    no_allocations("bulk under a budget", || (0..ROUNDS).for_each(|_| round()));
    let budget = Budget::with_limit("alone", 1 << 20);
    no_allocations("reserve, release and a refusal", || {
        let held = budget.try_reserve(1000).expect("there is room");
        assert!(budget.try_reserve(2 << 20).is_err());
        drop(held);
    });
}

#[cfg(feature = "arenas")]
#[test]
fn an_arena_that_knows_its_size_is_filled_and_reset_without_asking() {
    let mut arena = Arena::new();
    let mut round = || {
        for n in 0..5000_u64 {
            arena.alloc([n; 4]);
        }
        arena.alloc_str("text");
        let mut grown = arena.vec::<u64>();
        for n in 0..100 {
            grown.try_push(n).expect("there is room");
        }
        drop(grown);
        arena.reset();
    };
    round();
    round();
    no_allocations("fill and reset", || (0..20).for_each(|_| round()));
}

#[cfg(all(feature = "arenas", feature = "pools"))]
#[test]
fn arenas_are_lent_and_given_back_without_asking() {
    let arenas = ArenaPool::default();
    let round = || {
        let arena = arenas.acquire();
        arena.alloc_slice(&[1_u64; 1000]);
        let second = arenas.try_acquire().expect("nothing bounds it");
        second.alloc_str("the second at the same time");
    };
    round();
    round();
    no_allocations("two arenas on loan", || (0..ROUNDS).for_each(|_| round()));
    let nested = || thread_arena(|arena| arena.alloc_slice(&[1_u64; 100]).iter().sum::<u64>());
    nested();
    no_allocations("the thread's own arena", || {
        (0..ROUNDS).for_each(|_| assert_eq!(nested(), 100));
    });
}

#[cfg(feature = "interning")]
#[test]
fn a_known_text_is_found_and_read_without_asking() {
    let names: Vec<String> = (0..5000).map(|n| format!("name{n}")).collect();
    let interner = Interner::with_keywords(&["def", "class"]);
    for name in &names {
        interner.intern(name);
    }
    interner.intern("def"); // the thread's first hit gives it a place to count
    no_allocations("hits", || {
        for name in &names {
            let symbol = interner.intern(name);
            assert_eq!(interner.resolve(symbol), name);
            assert_eq!(interner.get(name), Some(symbol));
        }
        assert!(interner.is_keyword(interner.intern("class")));
    });
    let frozen = interner.freeze().expect("there is memory");
    no_allocations("a frozen interner", || {
        for name in &names {
            let symbol = frozen.get(name).expect("it was interned");
            assert_eq!(frozen.resolve(symbol), name);
        }
        assert_eq!(frozen.get("never met"), None);
    });
}

#[cfg(feature = "interning")]
#[test]
fn two_threads_that_meet_known_texts_ask_for_nothing() {
    let interner = Interner::with_keywords(&["if", "else", "while"]);
    let together = Barrier::new(2);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                interner.intern("if");
                together.wait();
                no_allocations("one of two threads", || {
                    for _ in 0..10_000 {
                        assert_eq!(interner.resolve(interner.intern("while")), "while");
                    }
                });
            });
        }
    });
}

#[test]
fn an_interner_says_no_to_what_it_does_not_know_without_asking() {
    let interner = Interner::with_keywords(&["if"]);
    no_allocations("a miss of `get`", || assert_eq!(interner.get("unknown"), None));
}

#[cfg(feature = "pools")]
#[test]
fn buffers_come_and_go_without_the_allocator_after_warm_up() {
    let budget = Budget::unlimited("program");
    let pool = BufferPool::with_budget(BufferOptions::default(), &budget).expect("defaults");
    let step = || {
        let first = pool.acquire_dirty::<f64>(10_000);
        let second = pool.acquire_zeroed::<f32>(3000);
        let third = pool.acquire_uninit::<u64>(10_000).fill_with(|at| at as u64);
        pool.advance_epoch();
        first.len() + second.len() + third.len()
    };
    step();
    no_allocations("buffers", || {
        for _ in 0..100 {
            assert_eq!(step(), 23_000);
        }
    });
    let tensors = TensorPool::new(BufferOptions::default()).expect("defaults");
    let arrays = ArrayPool::<f32>::new(BufferOptions::default()).expect("defaults");
    let step = || {
        tensors.with(&[4, 5, 6], |values: &mut [f64]| values.len()).expect("it fits");
        arrays.with(&[2, 2, 2, 2, 2, 2], |values| values.fill(1.0)).expect("it fits");
    };
    step();
    no_allocations("tensors and arrays", || (0..100).for_each(|_| step()));
}

#[test]
fn a_journal_tries_and_rejects_without_the_allocator_after_warm_up() {
    let mut state = Journal::new(vec![0_u64; 1000]);
    let mut attempt = |accept: bool| {
        let at = state.checkpoint();
        for index in 0..100 {
            state.set(index * 7, index as u64);
        }
        if accept {
            state.commit(at);
        } else {
            state.rollback(at);
        }
    };
    attempt(true);
    no_allocations("attempts", || (0..100).for_each(|round| attempt(round % 3 == 0)));
}

#[test]
fn a_cache_answers_without_the_allocator() {
    let cache = KeyedCache::<u64, u64>::new(CacheOptions::default(), |_, _| 0).expect("defaults");
    for key in 0..100 {
        cache.insert(key, key * key);
    }
    let sum = |_| (0..100_u64).filter_map(|key| cache.get(&key)).map(|value| *value).sum::<u64>();
    sum(0);
    no_allocations("hits and misses", || {
        assert!((0..20).map(sum).all(|sum| sum == 328_350));
        assert!(cache.get(&1000).is_none());
    });
}
