//! Every `try_` path survives an allocator that refuses its k-th request, for every k: the call is
//! an error, what was there is as before, and the same call succeeds afterwards.

use std::sync::Arc;

use larder_memory::arena::{Arena, ArenaOptions, ArenaPool, ArenaPoolOptions, ChunkPool};
use larder_memory::buffer::{AlignedBuf, BufferOptions, BufferPool, SmallBuffer};
use larder_memory::cold::{Cold, ColdOptions};
use larder_memory::columns::{Columns, Lanes, Table};
use larder_memory::cow::{CowState, Journal};
use larder_memory::intern::{Interner, InternerOptions};
use larder_memory::map::{CacheOptions, FastMap, KeyedCache};
use larder_memory::pool::{Overflow, Pool, PoolOptions, StandardPools};
use larder_memory::{Budget, ErrorKind, MemoryConfig, MemoryError};
use larder_testkit::fail_every_allocation;
use larder_testkit::larder_measure::alloc::{FailPlan, with_failures};

/// Runs `work` with the k-th request and all after it refused, for k = 1, 2, 3, ... until it
/// succeeds; says how many times it failed first. [`fail_every_allocation`] refuses one request of
/// a fresh state each time; here the machine stays full and the state stays the same.
fn fails_until(mut work: impl FnMut() -> bool) -> u64 {
    for k in 1..=1000 {
        let (done, _) = with_failures(FailPlan::From(k), &mut work);
        if done {
            return k - 1;
        }
    }
    panic!("it still fails when 1000 requests are granted");
}

/// An object whose making can be refused.
fn text(capacity: usize) -> Result<String, MemoryError> {
    let mut text = String::new();
    match text.try_reserve_exact(capacity) {
        Ok(()) => Ok(text),
        // The crate's own refusal is as good as any: its kind is what the test looks at.
        Err(_full) => AlignedBuf::<u8>::try_zeroed(usize::MAX / 4)
            .map(|_| unreachable!("half the address space is never granted")),
    }
}

fn pool(options: PoolOptions) -> Pool<String> {
    // The thread has its number before a request is refused.
    drop(Pool::new(String::new).acquire());
    Pool::with_fallible(options, || text(100)).expect("there is memory")
}

#[test]
fn a_pool_that_cannot_make_an_object_says_so_and_makes_it_the_next_time() {
    let budget = Budget::unlimited("program");
    let kinds = [
        PoolOptions::default(),
        PoolOptions { enabled: false, ..PoolOptions::default() },
        PoolOptions { track_sites: true, ..PoolOptions::default() },
        PoolOptions { budget: Some(budget.clone()), ..PoolOptions::default() },
        PoolOptions { max: 1, overflow: Overflow::Fail, ..PoolOptions::default() },
    ];
    for options in kinds {
        let report = fail_every_allocation(
            "a loan",
            || pool(options.clone()),
            |pool| pool.try_acquire().map(drop),
            |pool| {
                let stats = pool.stats();
                assert_eq!((stats.failed, stats.live, stats.idle), (1, 0, 0), "{stats:?}");
                budget.stats().bytes_reserved == 0
            },
        );
        assert!(report.requests >= 2, "the text and its place are asked for");
        assert_eq!(budget.stats().bytes_reserved, 0);
    }
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn an_owned_and_a_local_loan_fail_as_the_plain_one_does() {
    fail_every_allocation(
        "an owned loan",
        || pool(PoolOptions::default()),
        |pool| pool.try_acquire_owned().map(drop),
        |pool| pool.stats().live == 0,
    );
    let pool = pool(PoolOptions::default());
    let local = pool.local();
    let mut held = Vec::with_capacity(20);
    for _ in 0..20 {
        let failures = fails_until(|| local.try_acquire().is_ok());
        assert!(failures <= 2);
        held.push(local.acquire());
    }
    drop(held);
    let stats = pool.stats();
    assert_eq!((stats.live, stats.idle), (0, stats.objects_peak));
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn loans_that_come_home_when_memory_is_gone_are_kept_or_freed_but_never_lost() {
    for budget in [None, Some(Budget::unlimited("program"))] {
        for k in 1..8 {
            let options =
                PoolOptions { max: 500, budget: budget.clone(), ..PoolOptions::default() };
            let pool = pool(options);
            let held: Vec<_> = (0..300).map(|_| pool.acquire()).collect();
            // 300 objects overflow the magazine into the depot, whose list has to grow.
            let ((), attempts) = with_failures(FailPlan::From(k), || drop(held));
            let stats = pool.stats();
            assert_eq!((stats.live, stats.returns + stats.drops_full), (0, 300), "{stats:?}");
            assert_eq!(stats.returns, stats.trimmed + stats.idle, "{stats:?}");
            assert!(attempts.refused > 0 || k > 2, "the list of the depot was to grow");
            drop(pool);
            assert_eq!(budget.as_ref().map_or(0, |b| b.stats().bytes_reserved), 0);
        }
    }
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_pool_whose_depot_finds_no_memory_frees_what_it_cannot_note_and_keeps_its_bound() {
    let pool = pool(PoolOptions { max: 100, ..PoolOptions::default() });
    let held: Vec<_> = (0..65).map(|_| pool.acquire()).collect();
    // 64 fill the cache of this thread; the last one finds half of them on their way to the depot.
    with_failures(FailPlan::From(1), || drop(held));
    let stats = pool.stats();
    assert_eq!((stats.returns, stats.trimmed, stats.idle), (65, 32, 33), "{stats:?}");
    drop((0..120).map(|_| pool.acquire()).collect::<Vec<_>>());
    assert_eq!((pool.stats().idle, pool.stats().drops_full), (100, 20));
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn shrinking_and_trimming_give_back_when_the_allocator_refuses_everything() {
    let budget = Budget::with_limit("program", 1 << 20);
    let options = PoolOptions { max: 500, budget: Some(budget.clone()), ..PoolOptions::default() };
    let pool = pool(options);
    let fill = || drop((0..300).map(|_| pool.acquire()).collect::<Vec<_>>());
    fill();
    // What a cache holds goes by way of the depot, or where its list cannot grow straight away.
    with_failures(FailPlan::From(1), || pool.shrink());
    assert_eq!((pool.stats().idle, pool.stats().trimmed), (0, 300));
    fill();
    let (wanted, _) = with_failures(FailPlan::From(1), || budget.try_reserve(1 << 20).map(drop));
    assert_eq!(wanted.map_err(|error| error.kind()), Ok(()), "pressure frees what is idle");
    assert_eq!(pool.stats().idle, 0);
    fill();
    with_failures(FailPlan::From(1), || {
        pool.advance_epoch();
        pool.trim(0)
    });
    let stats = pool.stats();
    assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle, "{stats:?}");
}

#[test]
#[cfg_attr(not(feature = "pools"), ignore = "this build is without objects that are used again")]
fn a_pool_that_cannot_make_its_first_objects_is_not_made_and_owes_nothing() {
    let budget = Budget::unlimited("program");
    let options = PoolOptions { min: 5, budget: Some(budget.clone()), ..PoolOptions::default() };
    // What a pool is made of beside its objects is a few fixed blocks that cannot be refused.
    for denied in 0..5 {
        let made = std::sync::atomic::AtomicUsize::new(0);
        let made = std::sync::Arc::new(made);
        let count = std::sync::Arc::clone(&made);
        let refused = Pool::with_fallible(options.clone(), move || {
            let at = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            let plan = if at == denied { FailPlan::From(1) } else { FailPlan::Nothing };
            with_failures(plan, || text(100)).0
        });
        assert_eq!(refused.unwrap_err().kind(), ErrorKind::OutOfMemory);
        assert_eq!(made.load(std::sync::atomic::Ordering::Relaxed), denied + 1);
        assert_eq!(budget.stats().bytes_reserved, 0);
    }
}

#[test]
fn the_standard_pools_fail_object_by_object() {
    let pools = StandardPools::default();
    drop(pools.strings.acquire());
    fail_every_allocation(
        "standard pools",
        || {
            let pools = StandardPools::default();
            drop((pools.strings.local(), pools.vecs.local(), pools.maps.local()));
            pools
        },
        |pools| {
            let string = pools.strings.try_acquire()?;
            let bytes = pools.vecs.try_acquire()?;
            let map = pools.maps.try_acquire()?;
            Ok::<_, MemoryError>(string.len() + bytes.len() + map.len())
        },
        |pools| {
            let all = [pools.strings.stats(), pools.vecs.stats(), pools.maps.stats()];
            all.iter().all(|stats| stats.live == 0)
        },
    );
}

#[test]
#[cfg_attr(not(feature = "interning"), ignore = "this build is without one copy of each text")]
fn an_interner_that_finds_no_memory_knows_what_it_knew_and_learns_the_text_the_next_time() {
    let budget = Budget::unlimited("program");
    let options = InternerOptions { budget: Some(budget.clone()), ..InternerOptions::default() };
    // 14 of 16 shards' tables are about to grow at some point of this row; the index has its
    // second segment to make at id 1024.
    let report = fail_every_allocation(
        "2000 texts",
        || {
            let interner = Interner::with_options(options.clone(), &["if"]).expect("memory");
            interner.intern("if");
            interner
        },
        |interner| {
            for n in 0_u32..2000 {
                let mut digits = [b'0'; 8];
                let mut left = n;
                for digit in digits.iter_mut().rev() {
                    *digit += (left % 10) as u8;
                    left /= 10;
                }
                let word = std::str::from_utf8(&digits).expect("digits are text");
                let symbol = interner.try_intern(word)?;
                assert_eq!(symbol.id(), n + 1);
                assert_eq!(interner.resolve(symbol), word);
            }
            Ok::<_, MemoryError>(())
        },
        |interner| {
            let stats = interner.stats();
            let texts: u64 = interner.iter().map(|(_, text)| text.len() as u64).sum();
            assert_eq!(stats.bytes_text, texts);
            assert_eq!(stats.symbols, interner.iter().count() as u64);
            interner.iter().all(|(symbol, text)| interner.get(text) == Some(symbol))
        },
    );
    assert!(report.requests > 40, "tables, chunks and segments: {}", report.requests);
    assert_eq!(budget.stats().bytes_reserved, 0);
}

#[test]
fn an_interner_that_cannot_be_made_or_frozen_is_an_error() {
    let report = fail_every_allocation(
        "an interner with keywords",
        || (),
        |()| Interner::with_options(InternerOptions::default(), &["def", "class"]).map(drop),
        |()| true,
    );
    assert!(report.requests > 16, "each shard has a table");
    let long = "y".repeat(1000);
    fail_every_allocation(
        "freezing",
        || Interner::with_keywords(&["a", "b", &long]),
        |interner| interner.freeze().map(drop),
        |interner| interner.len() == 3 && interner.get(&long).is_some(),
    );
}

#[test]
fn an_arena_that_cannot_grow_keeps_what_was_placed() {
    let report = fail_every_allocation(
        "an arena over chunks",
        || {
            let options =
                ArenaOptions { chunks: Some(ChunkPool::default()), ..ArenaOptions::default() };
            let arena = Arena::with_options(options).expect("there is memory");
            arena.alloc(7_u64);
            arena
        },
        |arena| {
            for n in 0..3000_u64 {
                arena.try_alloc(n)?;
            }
            arena.try_alloc_str("text")?;
            arena.try_alloc_slice(&[1_u8; 12_000])?;
            let placed = arena.try_alloc_drop(5_u32)?;
            assert_eq!(*placed, 5);
            Ok::<_, MemoryError>(())
        },
        |arena| arena.stats().bytes_used >= 8,
    );
    assert!(report.requests >= 2, "the first chunk does not hold it all");
    let report = fail_every_allocation(
        "a loan of an arena",
        || {
            drop(Pool::new(String::new).acquire());
            ArenaPool::new(&ArenaPoolOptions::default()).expect("the bounds agree")
        },
        |arenas| {
            let arena = arenas.try_acquire()?;
            arena.try_alloc_slice(&[1_u64; 1500])?;
            Ok::<_, MemoryError>(())
        },
        |arenas| arenas.stats().bytes_used == 0,
    );
    assert!(report.requests >= 3, "the arena's place, its first chunk, a larger one");
}

#[test]
fn an_arena_that_cannot_be_made_is_an_error() {
    let chunks = ChunkPool::default();
    fail_every_allocation(
        "an arena",
        || ArenaOptions { chunks: Some(chunks.clone()), ..ArenaOptions::default() },
        |options| Arena::with_options(options.clone()).map(drop),
        |_| chunks.stats().bytes_held == chunks.stats().bytes_idle,
    );
}

#[test]
fn a_reset_that_finds_no_memory_for_one_chunk_goes_on_with_those_there_are() {
    let mut arena = Arena::new();
    for round in 0..3 {
        for n in 0..5000_u64 {
            arena.alloc([n; 2]);
        }
        let ((), _) = with_failures(FailPlan::From(1), || arena.reset());
        assert_eq!(arena.stats().bytes_used, 0, "round {round}");
    }
    assert_eq!(arena.stats().resets, 3);
}

#[test]
fn a_budget_reserves_refuses_and_releases_without_memory() {
    let root = Budget::with_limit("root", 100);
    let leaf = root.child("leaf", 50).expect("it fits");
    let told = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let count = std::sync::Arc::clone(&told);
    let _listener = root.on_pressure(move |_| {
        count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    });
    let ((), attempts) = with_failures(FailPlan::From(1), || {
        let held = leaf.try_reserve(40).expect("it fits");
        assert!(leaf.try_reserve(20).is_err());
        drop(held);
    });
    assert_eq!(attempts.seen, 0);
    assert_eq!(told.load(std::sync::atomic::Ordering::Relaxed), 1);
    assert_eq!((leaf.stats().bytes_reserved, leaf.stats().bytes_reserved_peak), (0, 40));
}

#[test]
fn containers_built_from_the_configuration_fail_in_order() {
    let config = MemoryConfig::default();
    fail_every_allocation(
        "what the configuration builds",
        || {
            drop(Pool::new(String::new).acquire());
            let budget = Budget::unlimited("program");
            let interner = config.interner(&["if"], Some(&budget)).expect("memory");
            let pools = config.standard_pools(Some(&budget)).expect("memory");
            let arenas = config.arena_pool(Some(&budget)).expect("memory");
            (budget, interner, pools, arenas)
        },
        |(_, interner, pools, arenas)| {
            interner.try_intern("else")?;
            drop(pools.strings.try_acquire()?);
            arenas.try_acquire()?.try_alloc_slice(&[0_u8; 10_000])?;
            Ok::<_, MemoryError>(())
        },
        |(_, interner, pools, arenas)| {
            interner.get("if").is_some()
                && pools.strings.stats().live == 0
                && arenas.stats().bytes_used == 0
        },
    );
}

#[test]
fn a_buffer_that_finds_no_memory_says_so_and_is_as_it_was() {
    let mut buffer = AlignedBuf::<u32>::from_slice(&[1, 2, 3]);
    let before = buffer.capacity();
    let failures = fails_until(|| match buffer.try_reserve(100_000) {
        Ok(()) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::OutOfMemory);
            assert_eq!((buffer.as_slice(), buffer.capacity()), (&[1, 2, 3][..], before));
            false
        }
    });
    assert_eq!(failures, 1, "there is one call to fail");
    assert_eq!(fails_until(|| AlignedBuf::<u8>::try_zeroed(100).is_ok()), 1);
}

#[test]
fn a_pool_that_finds_no_memory_counts_nothing_and_charges_nothing() {
    let budget = Budget::unlimited("program");
    let pool = BufferPool::with_budget(BufferOptions::default(), &budget).expect("defaults");
    for len in [1000_usize, 100_000] {
        for zeroed in [false, true] {
            let before = (pool.stats(), budget.stats().bytes_reserved);
            let failures = fails_until(|| {
                let got = if zeroed {
                    pool.try_acquire_zeroed::<u8>(len)
                } else {
                    pool.try_acquire_dirty::<u8>(len)
                };
                match got {
                    Ok(array) => {
                        assert_eq!(array.len(), len);
                        true
                    }
                    Err(error) => {
                        assert_eq!(error.kind(), ErrorKind::OutOfMemory);
                        assert_eq!((pool.stats(), budget.stats().bytes_reserved), before);
                        false
                    }
                }
            });
            assert!(failures >= 1 || zeroed, "the block can fail, or is reused");
            pool.trim(0);
        }
    }
}

#[test]
fn journals_maps_lanes_and_small_buffers_keep_their_content_when_memory_is_short() {
    let mut state = Journal::new(vec![0; 4]);
    let at = state.checkpoint();
    assert!(fails_until(|| state.try_set(1, 5).is_ok()) >= 1);
    assert_eq!(state.values(), [0, 5, 0, 0]);
    state.rollback(at);
    assert_eq!(state.values(), [0; 4]);

    let mut map: FastMap<u64, u64> = FastMap::new();
    for key in 0..100 {
        fails_until(|| match map.try_insert(key, key) {
            Ok(old) => old.is_none(),
            Err((error, back, _)) => {
                assert_eq!((error.kind(), back), (ErrorKind::OutOfMemory, key));
                false
            }
        });
    }
    assert!((0..100).all(|key| map.get(&key) == Some(&key)));

    let mut lanes: Lanes<[f32; 3], 8> = Lanes::new();
    for at in 0..50_u8 {
        fails_until(|| lanes.try_push([f32::from(at); 3]).is_ok());
    }
    assert!(lanes.iter().map(|record| record[2]).eq((0..50_u8).map(f32::from)));

    let mut small = SmallBuffer::<u8, 4>::new();
    for value in 0..100 {
        fails_until(|| small.try_push(value).is_ok());
    }
    assert!(small.iter().copied().eq(0..100));
}

#[test]
fn a_table_whose_columns_cannot_all_grow_keeps_its_records_and_counts_what_grew() {
    #[derive(Columns, Debug, PartialEq)]
    struct Row {
        x: u64,
        y: u32,
        z: u8,
    }
    let row = |at: u8| Row { x: u64::from(at), y: u32::from(at) * 2, z: at };
    let budget = Budget::unlimited("program");
    let mut table = Table::<Row>::with_budget(&budget).expect("nothing is asked");
    for at in 0..40 {
        let len = table.len();
        let failed = fails_until(|| match table.try_push(row(at)) {
            Ok(()) => true,
            Err((error, back)) => {
                assert_eq!(error.kind(), ErrorKind::OutOfMemory);
                assert_eq!((back, table.len()), (row(at), len));
                assert_eq!(budget.stats().bytes_reserved, table.stats().bytes_held);
                false
            }
        });
        // No column got room; the first did and kept it; the other two did.
        assert_eq!(failed, if matches!(len, 0 | 4 | 8 | 16 | 32) { 2 } else { 0 }, "at {len}");
    }
    let kept = table.slices();
    assert!(kept.z.iter().copied().eq(0..40));
    assert!(kept.y.iter().copied().eq((0..40).map(|at| 2 * at)));
    assert_eq!(budget.stats().bytes_reserved, 64 * (8 + 4 + 1));
}

#[test]
fn a_cache_without_memory_for_its_books_does_not_hold_the_entry_and_goes_on() {
    let options = CacheOptions { entries_max: 1000, bytes_max: 20_000, shards: 1, enabled: true };
    let values: Vec<Arc<Vec<u8>>> = (0..300_u16).map(|_| Arc::new(vec![0; 10])).collect();
    let heavy = Arc::new(vec![0; 15_000]);
    let report = fail_every_allocation(
        "a cache that grows and throws out",
        || KeyedCache::new(options, |_: &u64, value: &Vec<u8>| value.len()).expect("bounds"),
        |cache| {
            let light = (0_u64..).zip(&values);
            for (key, value) in light.chain([(1000, &heavy)]) {
                if !cache.insert_shared(key, Arc::clone(value)) {
                    return Err(());
                }
            }
            Ok(())
        },
        |cache| {
            let stats = cache.stats();
            stats.live == stats.inserted - stats.evicted - stats.removed
                && stats.bytes_live <= 20_000
                && cache.len() as u64 == stats.live
        },
    );
    assert!(report.requests > 10, "slots, table, and the list of what left: {}", report.requests);
}

#[cfg(feature = "compression")]
#[test]
fn a_region_that_cannot_be_compressed_for_want_of_memory_stays_plain() {
    // Long and short: lz4 works with tables of two kinds; and with each preparation.
    for count in [600_u64, 10_000, 100_000] {
        let values: Vec<u64> = (0..count).map(|at| at / 3).collect();
        let report = fail_every_allocation(
            "compressing",
            || Cold::new(&values, ColdOptions { bytes_min: 0, ..ColdOptions::default() }),
            Cold::compress,
            |region| !region.is_packed() && region.values() == Some(&values[..]),
        );
        assert!(report.requests >= 4, "{count}: samples, the whole, what is kept of it");
    }
}

#[cfg(feature = "compression")]
#[test]
fn a_region_that_cannot_be_restored_for_want_of_memory_stays_packed() {
    let values: Vec<u64> = (0..10_000).collect();
    let mut region = Cold::new(&values, ColdOptions::default());
    region.compress().expect("there is memory");
    let failures = fails_until(|| match region.restore() {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::OutOfMemory);
            assert!(region.is_packed());
            false
        }
    });
    assert_eq!(failures, 2, "one call for the values, one to work in");
    assert_eq!(region.values(), Some(&values[..]));
}

#[cfg(not(feature = "compression"))]
#[test]
fn a_region_that_is_never_packed_is_restored_without_memory() {
    let mut region = Cold::new(&[1_u8, 2], ColdOptions::default());
    assert_eq!(fails_until(|| region.restore().is_ok()), 0);
}
