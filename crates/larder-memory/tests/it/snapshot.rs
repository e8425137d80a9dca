//! What each technique asks of the allocator, first and later, against the committed file
//! `bench/allocations/memory.toml`. `LARDER_RECORD=1` writes it anew.
#![cfg(all(feature = "pools", feature = "arenas", feature = "interning"))]

use std::path::Path;

use larder_memory::arena::{Arena, ArenaPool};
use larder_memory::buffer::{BufferOptions, BufferPool};
use larder_memory::cow::{CowState, Journal};
use larder_memory::intern::Interner;
use larder_memory::map::{CacheOptions, FastMap, KeyedCache};
use larder_memory::pool::{Pool, StandardPools};
use larder_testkit::allocation_counts;
use larder_testkit::larder_measure::snapshot::{Phase, Snapshot};

/// Runs the stage twice for its warm-up (an arena learns its size in the first round) and once
/// more for its steady state.
fn stage(snapshot: &mut Snapshot, name: &str, mut work: impl FnMut()) {
    let ((), counts) = allocation_counts(|| {
        work();
        work();
    });
    snapshot.stage(name, Phase::WarmUp, &counts);
    let ((), counts) = allocation_counts(&mut work);
    assert_eq!(counts.heap_calls(), 0, "{name}: called the heap in its steady state: {counts}");
    snapshot.stage(name, Phase::Steady, &counts);
}

#[test]
fn every_technique_asks_what_the_committed_snapshot_says() {
    // A thread's own number and the seed of all maps are the process's business, not a stage's.
    drop(Pool::new(String::new).acquire());
    drop(FastMap::from_iter([(1, 1)]));
    let mut all = Snapshot::new("memory");
    let strings = Pool::new(|| String::with_capacity(256));
    stage(&mut all, "a loan from a pool", || strings.acquire().push_str("a line"));
    let strings = Pool::new(|| String::with_capacity(256));
    stage(&mut all, "a loan from a local handle", || strings.local().acquire().push('x'));
    let strings = Pool::new(|| String::with_capacity(256));
    stage(&mut all, "an owned loan", || strings.acquire_owned().push('x'));
    let strings = Pool::new(|| String::with_capacity(256));
    let mut held = Vec::with_capacity(200);
    stage(&mut all, "200 loans at a time", || {
        held.extend((0..200).map(|_| strings.acquire()));
        held.clear();
    });
    let pools = StandardPools::default();
    stage(&mut all, "the three standard pools", || {
        pools.strings.acquire().push_str("a line");
        pools.vecs.acquire().push(1);
        pools.maps.acquire().insert(String::new(), String::new());
    });
    let mut arena = Arena::new();
    stage(&mut all, "an arena filled and reset", || {
        for n in 0..5000_u64 {
            arena.alloc([n; 4]);
        }
        arena.reset();
    });
    let arenas = ArenaPool::default();
    stage(&mut all, "a loan of an arena", || {
        arenas.acquire().alloc_slice(&[1_u64; 2000]);
    });
    let buffers = BufferPool::new(BufferOptions::default()).expect("defaults");
    stage(&mut all, "a buffer of 10,000 numbers", || {
        buffers.acquire_zeroed::<f64>(10_000)[9999] = 1.0;
    });
    let mut state = Journal::new(vec![0_u64; 1000]);
    stage(&mut all, "a hundred entries tried and rejected", || {
        let at = state.checkpoint();
        for index in 0..100 {
            state.set(index, 1);
        }
        state.rollback(at);
    });
    // The hash has a seed of its own in every process, so that how 16 shards fill is chance: one
    // text has no choice, and its shard's first table and chunk serve it.
    let interner = Interner::new();
    stage(&mut all, "a text met again", || {
        assert_eq!(interner.resolve(interner.intern("price")), "price");
    });
    let interner = Interner::with_keywords(&["if", "else"]);
    let frozen = interner.freeze().expect("there is memory");
    stage(&mut all, "a text of a frozen interner", || assert!(frozen.get("else").is_some()));
    let cache = KeyedCache::<u64, u64>::new(CacheOptions::default(), |_, _| 0).expect("defaults");
    cache.insert(1, 1);
    stage(&mut all, "a hit of a cache", || assert_eq!(cache.get(&1).as_deref(), Some(&1)));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    all.check(&folder).expect("the file is readable").assert_clean();
}

#[test]
fn one_allocation_more_than_recorded_is_noticed() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    let strings = Pool::new(|| String::with_capacity(256));
    drop(strings.acquire());
    let mut grown = Snapshot::new("memory");
    let ((), counts) = allocation_counts(|| {
        strings.acquire().push_str("a line");
        drop(std::hint::black_box(Box::new(1_u8)));
    });
    grown.stage("a loan from a pool", Phase::Steady, &counts);
    let report = grown.compare(&folder).expect("the file is readable").to_string();
    assert!(
        report.contains("a loan from a pool (steady): allocations grew, was 0, is 1"),
        "{report}"
    );
}
