//! Arenas against boxes, at their limits, and over many rounds.

use std::cell::Cell;
use std::fmt::Write as _;

use larder_memory::arena::{
    Arena, ArenaOptions, ArenaPool, ArenaPoolOptions, ChunkPool, ChunkPoolOptions, thread_arena,
};
use larder_memory::{Budget, ErrorKind};
use proptest::prelude::*;

#[derive(Clone, Copy)]
struct Node<'a> {
    value: u64,
    left: Option<&'a Node<'a>>,
    right: Option<&'a Node<'a>>,
}

fn tree<'a>(arena: &'a Arena, depth: u32, next: &Cell<u64>) -> Option<&'a Node<'a>> {
    if depth == 0 {
        return None;
    }
    let (left, right) = (tree(arena, depth - 1, next), tree(arena, depth - 1, next));
    next.set(next.get() + 1);
    Some(arena.alloc(Node { value: next.get(), left, right }))
}

fn sum(node: Option<&Node<'_>>) -> u64 {
    node.map_or(0, |node| node.value + sum(node.left) + sum(node.right))
}

#[test]
#[cfg_attr(not(feature = "arenas"), ignore = "this build is without arenas that keep their chunks")]
fn a_tree_stands_where_it_was_built_and_a_reset_keeps_one_chunk_of_its_size() {
    let mut arena = Arena::new();
    let nodes = (1_u64 << 12) - 1;
    let mut made = 0;
    for round in 0..10 {
        let root = tree(&arena, 12, &Cell::new(0));
        assert_eq!(sum(root), nodes * (nodes + 1) / 2);
        arena.reset();
        assert_eq!(arena.stats().bytes_used, 0);
        if round == 1 {
            made = arena.stats().chunks_made;
        }
    }
    let stats = arena.stats();
    assert_eq!(stats.resets, 10);
    assert_eq!(stats.chunks_made, made, "after the first round nothing is asked for");
    let payload = nodes * size_of::<Node<'_>>() as u64;
    assert!(stats.bytes_used_peak >= payload && stats.bytes_used_peak < payload + 1024);
    assert!(
        stats.bytes_held as f64 <= 1.10 * payload as f64,
        "{} bytes are held for {payload}",
        stats.bytes_held
    );
}

#[test]
fn collections_give_room_back_are_walked_and_are_printed_as_their_contents() {
    let arena = Arena::new();
    let mut numbers = arena.vec();
    numbers.try_reserve(1000).unwrap();
    numbers.try_extend_from_slice_copy(&[1_u64, 2, 3]).unwrap();
    let before = arena.stats().bytes_used;
    numbers.shrink_to_fit();
    assert!(arena.stats().bytes_used + 900 * 8 < before, "{:?}", arena.stats());
    for number in &mut numbers {
        *number *= 10;
    }
    assert_eq!((&numbers).into_iter().sum::<u64>(), 60);
    assert_eq!(format!("{numbers:?}"), "[10, 20, 30]");
    let mut text = arena.string();
    text.try_reserve(1000).unwrap();
    text.try_push_str("one \"two\"").unwrap();
    let before = arena.stats().bytes_used;
    text.shrink_to_fit();
    assert!(arena.stats().bytes_used + 900 < before, "{:?}", arena.stats());
    assert_eq!(
        (format!("{text}"), format!("{text:?}")),
        (text.as_str().into(), format!("{:?}", &**text))
    );
}

#[test]
fn a_string_is_written_to_as_any_other_and_what_does_not_fit_leaves_it_as_it_was() {
    let arena = Arena::with_options(ArenaOptions {
        budget: Some(Budget::with_limit("small", 64 << 10)),
        ..ArenaOptions::default()
    })
    .unwrap();
    let mut text = arena.string();
    write!(text, "{} of {:02}", 3, 7).unwrap();
    assert_eq!(text.as_str(), "3 of 07");
    assert_eq!(write!(text, "{}", "x".repeat(100 << 10)), Err(std::fmt::Error));
    assert_eq!(text.as_str(), "3 of 07");
}

#[test]
fn a_scope_takes_back_the_last_place_and_says_how_much_is_used() {
    let mut arena = Arena::new();
    arena.scope(|scope| {
        let kept = scope.try_alloc_str("kept").unwrap();
        let used = scope.stats().allocated();
        scope.dealloc(scope.try_alloc_str(&"x".repeat(500)).unwrap());
        assert_eq!(scope.stats().allocated(), used);
        assert_eq!(format!("{scope:?}"), format!("ArenaScope {{ used: {used}, .. }}"));
        assert_eq!(&*kept, "kept");
    });
}

#[test]
fn a_pool_of_chunks_frees_what_it_kept_when_it_ends() {
    let ((), counts) = larder_testkit::allocation_counts(|| {
        let chunks = ChunkPool::new(ChunkPoolOptions::default());
        let arena = Arena::with_options(ArenaOptions {
            chunks: Some(chunks.clone()),
            ..ArenaOptions::default()
        })
        .unwrap();
        arena.alloc([0_u8; 1000]);
        drop(arena);
        drop(chunks);
    });
    assert_eq!(counts.allocations, counts.frees, "{counts}");
}

#[test]
fn collections_in_the_arena_count_towards_its_peak() {
    let mut arena = Arena::new();
    let mut numbers = arena.vec::<u64>();
    for n in 0..10_000 {
        numbers.try_push(n).unwrap();
    }
    assert_eq!(numbers.iter().sum::<u64>(), 10_000 * 9_999 / 2);
    drop(numbers);
    let mut text = arena.string();
    text.try_push_str("growing in place").unwrap();
    assert_eq!(text.as_str(), "growing in place");
    drop(text);
    arena.reset();
    assert!(arena.stats().bytes_used_peak >= 80_000);
}

#[test]
fn scopes_give_back_what_they_placed_and_nest() {
    let mut arena = Arena::new();
    arena.alloc_str("outer");
    let before = arena.stats().bytes_used;
    let total = arena.scope(|outer| {
        let kept = outer.try_alloc_slice_copy(&[1_u64; 1000]).unwrap();
        drop(kept);
        outer
            .scoped(|inner| inner.try_alloc_slice_copy(&[2_u64; 2000]).unwrap().iter().sum::<u64>())
    });
    assert_eq!(total, 4000);
    assert_eq!(arena.stats().bytes_used, before);
    assert!(arena.stats().bytes_used_peak >= 8000);
}

#[test]
fn the_peak_is_that_of_any_moment_however_its_use_ended() {
    type Way<'w> = (&'w str, &'w dyn Fn(&mut Arena));
    const MOST: usize = 1 << 20;
    let text = "x".repeat(MOST);
    let peak_after = |work: &dyn Fn(&mut Arena)| {
        let mut arena = Arena::new();
        arena.alloc(1_u8);
        work(&mut arena);
        let peak = arena.stats().bytes_used_peak;
        arena.reset();
        assert_eq!(arena.stats().bytes_used_peak, peak.max(1), "a reset adds nothing");
        peak
    };
    let ways: [Way<'_>; 9] = [
        ("a scope", &|arena| {
            arena.scope(|scope| scope.try_alloc_str(&text).unwrap().len());
        }),
        ("a nested scope", &|arena| {
            arena.scope(|scope| {
                scope.scoped(|inner| inner.scoped(|it| it.try_alloc_str(&text).unwrap().len()))
            });
        }),
        ("a box that went before its scope did", &|arena| {
            arena.scope(|scope| scope.dealloc(scope.try_alloc_str(&text).unwrap()));
        }),
        ("a scope that panics", &|arena| {
            let scope = std::panic::AssertUnwindSafe(|| {
                arena.scope(|scope| {
                    scope.scoped(|inner| {
                        inner.try_alloc_str(&text).unwrap();
                        panic!("planted");
                    })
                })
            });
            assert!(std::panic::catch_unwind(scope).is_err());
        }),
        ("a vector", &|arena| {
            let mut bytes = arena.vec::<u8>();
            bytes.try_extend_from_slice_copy(text.as_bytes()).unwrap();
        }),
        ("a vector that was shrunk", &|arena| {
            let mut bytes = arena.vec::<u8>();
            bytes.try_reserve(MOST).unwrap();
            bytes.shrink_to_fit();
        }),
        ("a vector that became a slice", &|arena| {
            let mut bytes = arena.vec::<u8>();
            bytes.try_reserve(MOST).unwrap();
            bytes.try_push(1).unwrap();
            assert_eq!(bytes.into_slice(), [1]);
        }),
        ("a vector that was used up", &|arena| {
            let mut bytes = arena.vec::<u8>();
            bytes.try_extend_from_slice_copy(text.as_bytes()).unwrap();
            assert_eq!(bytes.into_iter().count(), MOST);
        }),
        ("a string", &|arena| arena.string().try_push_str(&text).unwrap()),
    ];
    for (name, way) in ways {
        let peak = peak_after(way);
        let most = MOST as u64;
        assert!((most..most + (16 << 10)).contains(&peak), "{name}: {peak} of {MOST}");
    }
    let arenas = ArenaPool::default();
    arenas.acquire().string().try_push_str(&text).unwrap();
    assert!(arenas.stats().bytes_used_peak >= MOST as u64, "{:?}", arenas.stats());
}

#[test]
fn a_value_with_a_destructor_is_dropped_once() {
    struct Counted<'a>(&'a Cell<u32>);
    impl Drop for Counted<'_> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }
    let drops = Cell::new(0);
    let mut arena = Arena::new();
    for _ in 0..100 {
        let placed = arena.alloc_drop(Counted(&drops));
        assert_eq!(placed.0.get() + 1, drops.get() + 1);
    }
    arena.reset();
    assert_eq!(drops.get(), 100);
}

#[test]
fn the_figures_are_those_of_what_was_placed_and_of_its_chunks() {
    let chunks = ChunkPool::new(ChunkPoolOptions::default());
    let options = || ArenaOptions { chunks: Some(chunks.clone()), ..ArenaOptions::default() };
    let mut arena = Arena::with_options(options()).unwrap();
    assert_eq!(arena.used(), 0);
    assert_eq!(arena.try_alloc_str("a text").unwrap(), "a text");
    assert!((6..6 + 16).contains(&arena.used()), "{}", arena.used());
    arena.alloc_slice(&vec![7_u8; 100_000]);
    let (stats, of_chunks) = (arena.stats(), chunks.stats());
    assert_eq!(stats.bytes_used, arena.used() as u64);
    assert!(stats.bytes_used >= 100_006);
    assert!(stats.bytes_held_peak >= stats.bytes_held && stats.bytes_held >= stats.bytes_used);
    assert_eq!(stats.bytes_held_peak, of_chunks.bytes_held_peak);
    assert_eq!(of_chunks.bytes_held_peak, of_chunks.bytes_held, "nothing went back yet");
    let printed = format!("{arena:?}");
    assert!(printed.starts_with("Arena { stats: ArenaStats"), "{printed}");
    arena.reset();
    assert_eq!(arena.used(), 0);
    assert!(arena.stats().bytes_used_peak >= 100_006);
    drop(arena);
    let again = Arena::with_options(options()).unwrap();
    assert_eq!(again.stats().chunks_reused, chunks.stats().reused);
    assert_eq!(
        chunks.stats().reused,
        if cfg!(feature = "arenas") { 1 } else { chunks.stats().reused }
    );
}

#[test]
fn a_spent_budget_is_an_error_and_what_was_placed_stays() {
    let budget = Budget::with_limit("test", 64 << 10);
    let options = ArenaOptions { budget: Some(budget.clone()), ..ArenaOptions::default() };
    let mut arena = Arena::with_options(options).unwrap();
    let mut placed: Vec<&u64> = Vec::new();
    let error = loop {
        match arena.try_alloc(placed.len() as u64) {
            Ok(number) => placed.push(number),
            Err(error) => break error,
        }
        assert!(placed.len() * 8 <= 64 << 10, "the arena holds more than its budget");
    };
    assert_eq!(error.kind(), ErrorKind::BudgetExceeded);
    assert_eq!(error.to_string(), "the memory budget has no room for the arena to grow");
    assert!(placed.iter().enumerate().all(|(at, number)| **number == at as u64));
    assert!(placed.len() * 8 > 16 << 10);
    let again = arena.try_alloc_slice(&vec![0_u64; 100_000]).unwrap_err();
    assert!(again.is_temporary());
    arena.reset();
    assert!(arena.try_alloc_str("room again").is_ok());
    drop(arena);
    assert_eq!(budget.stats().bytes_reserved, 0);
    let none =
        ArenaOptions { budget: Some(Budget::with_limit("none", 10)), ..ArenaOptions::default() };
    assert_eq!(Arena::with_options(none).unwrap_err().kind(), ErrorKind::BudgetExceeded);
    let endless = ArenaOptions { first_bytes: usize::MAX, ..ArenaOptions::default() };
    assert_eq!(Arena::with_options(endless).unwrap_err().kind(), ErrorKind::OutOfMemory);
}

#[test]
#[cfg_attr(not(feature = "arenas"), ignore = "this build is without arenas that keep their chunks")]
fn chunks_go_from_arena_to_arena_and_back_under_pressure() {
    let budget = Budget::with_limit("test", 1 << 20);
    let chunks = ChunkPool::new(ChunkPoolOptions {
        idle_bytes_max: 512 << 10,
        enabled: true,
        budget: Some(budget.clone()),
    });
    let arena = || {
        let options = ArenaOptions { chunks: Some(chunks.clone()), ..ArenaOptions::default() };
        Arena::with_options(options).unwrap()
    };
    for _ in 0..5 {
        let arena = arena();
        for _ in 0..1000 {
            arena.alloc([0_u8; 100]);
        }
    }
    let stats = chunks.stats();
    assert!(stats.reused >= 4 * stats.made, "{stats:?}");
    assert_eq!(stats.bytes_idle, stats.bytes_held);
    assert_eq!(budget.stats().bytes_reserved, stats.bytes_held);
    let wanted = budget.try_reserve(1 << 20).expect("idle chunks are given back under pressure");
    assert_eq!(chunks.stats().bytes_held, 0);
    drop(wanted);
}

#[test]
#[cfg_attr(
    not(all(feature = "arenas", feature = "pools")),
    ignore = "this build is without arenas that are used again"
)]
fn a_pool_of_arenas_lends_them_empty_and_counts() {
    let arenas =
        ArenaPool::new(&ArenaPoolOptions { max: 2, ..ArenaPoolOptions::default() }).unwrap();
    for round in 0..1000 {
        let arena = arenas.acquire();
        assert_eq!(arena.stats().bytes_used, 0, "round {round}");
        arena.alloc_slice(&[round; 256]);
    }
    let stats = arenas.stats();
    assert_eq!((stats.hits, stats.misses, stats.resets), (999, 1, 1000));
    assert!(stats.bytes_held < 16 << 10, "the pool holds {} bytes", stats.bytes_held);
    assert!((1024..2048).contains(&stats.bytes_used_peak));
    arenas.shrink();
    assert_eq!(arenas.stats().bytes_held, 0);
    let zero = ArenaPool::new(&ArenaPoolOptions { max: 0, ..ArenaPoolOptions::default() });
    assert_eq!(zero.unwrap_err().kind(), ErrorKind::InvalidArgument);
}

#[test]
#[cfg_attr(not(feature = "arenas"), ignore = "this build is without arenas that keep their chunks")]
fn a_switched_off_arena_gives_the_same_answers_and_its_memory_back() {
    let run = |enabled| {
        let mut arena =
            Arena::with_options(ArenaOptions { enabled, ..ArenaOptions::default() }).unwrap();
        let mut answers = Vec::new();
        for _ in 0..5 {
            answers.push(sum(tree(&arena, 10, &Cell::new(0))));
            arena.reset();
        }
        (answers, arena.stats().chunks_made)
    };
    let ((with, made_on), (without, made_off)) = (run(true), run(false));
    assert_eq!(with, without);
    assert!(made_off > 2 * made_on, "{made_off} chunks without keeping them, {made_on} with");
}

#[test]
#[cfg_attr(
    not(all(feature = "arenas", feature = "pools")),
    ignore = "this build is without arenas that are used again"
)]
fn a_pool_knows_what_a_loan_used_before_its_own_reset() {
    let arenas = ArenaPool::default();
    let mut arena = arenas.acquire();
    arena.alloc_slice(&[7_u8; 9000]);
    arena.reset();
    assert_eq!((arena.used(), arena.stats().resets), (0, 1));
    arena.alloc(1_u8);
    drop(arena);
    assert!(arenas.stats().bytes_used_peak >= 9000, "{:?}", arenas.stats());
}

#[test]
#[cfg_attr(not(feature = "arenas"), ignore = "this build is without arenas that keep their chunks")]
fn trimming_chunks_says_what_went_and_keeps_what_was_asked_for() {
    let chunks = ChunkPool::default();
    let options = || ArenaOptions { chunks: Some(chunks.clone()), ..ArenaOptions::default() };
    let pair = (Arena::with_options(options()).unwrap(), Arena::with_options(options()).unwrap());
    let one = pair.0.stats().bytes_held;
    drop(pair);
    let idle = chunks.stats().bytes_idle;
    assert!(chunks.stats().idle == 2 && idle >= 2 * one, "{:?}", chunks.stats());
    let half = usize::try_from(idle / 2).unwrap();
    assert_eq!(chunks.trim(half), half);
    assert_eq!((chunks.stats().idle, chunks.stats().freed), (1, 1));
    assert_eq!(chunks.trim(half), 0, "what may stay stays");
    assert_eq!(chunks.trim(0), half);
    assert!(format!("{chunks:?}").contains("freed: 2"));
}

#[test]
#[cfg_attr(not(feature = "arenas"), ignore = "this build is without arenas that keep their chunks")]
fn the_arena_of_a_thread_keeps_what_it_grew_to_and_no_more_than_a_mebibyte() {
    let held = || thread_arena(|arena| arena.stats().bytes_held);
    thread_arena(|arena| {
        arena.alloc_slice(&vec![0_u8; 100_000]);
    });
    assert!(held() >= 100_000, "{}", held());
    thread_arena(|arena| {
        arena.alloc_slice(&vec![0_u8; 2 << 20]);
    });
    assert!(held() < 100_000, "{}", held());
}

#[test]
fn the_arena_of_a_thread_may_be_used_while_it_is_used() {
    let (outer, inner) = thread_arena(|outer| {
        let text = outer.alloc_str("outer");
        let inner = thread_arena(|inner| inner.alloc_str("inner").to_owned());
        (text.to_owned(), inner)
    });
    assert_eq!((outer.as_str(), inner.as_str()), ("outer", "inner"));
    let panicked = std::panic::catch_unwind(|| thread_arena(|_| panic!("planted")));
    assert!(panicked.is_err());
    assert_eq!(thread_arena(Arena::used), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_program_of_texts_reads_as_it_would_from_boxes(
        rounds in prop::collection::vec(prop::collection::vec(".{0,300}", 0..60), 0..6)
    ) {
        let mut arena = Arena::new();
        for texts in &rounds {
            let placed: Vec<&str> = texts.iter().map(|text| arena.alloc_str(text)).collect();
            let numbers: Vec<&mut u64> = (0..texts.len() as u64).map(|n| arena.alloc(n)).collect();
            for (at, number) in numbers.iter().enumerate() {
                prop_assert_eq!(**number, at as u64);
                prop_assert_eq!(std::ptr::from_ref::<u64>(*number).addr() % align_of::<u64>(), 0);
            }
            prop_assert_eq!(placed, texts.iter().map(String::as_str).collect::<Vec<_>>());
            arena.reset();
        }
    }
}
