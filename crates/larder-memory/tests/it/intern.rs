//! Interners against a map, by threads, at their limits.

use std::collections::BTreeMap;
use std::sync::Barrier;

use larder_memory::intern::{Interner, InternerOptions, Symbol};
use larder_memory::{Budget, ErrorKind};
use larder_testkit::larder_measure::alloc::measure;
use proptest::prelude::*;

fn word(n: usize) -> String {
    format!("word{}_{}", n, "x".repeat(n % 40))
}

#[test]
fn equal_texts_get_equal_numbers_and_different_ones_different() {
    let interner = Interner::new();
    let mut twin = BTreeMap::new();
    for n in (0..20_000).chain(0..20_000) {
        let text = word(n);
        let symbol = interner.intern(&text);
        let next = twin.len();
        let expected = *twin.entry(text.clone()).or_insert(next);
        assert_eq!(symbol.index(), expected);
        assert_eq!(interner.resolve(symbol), text);
    }
    let stats = interner.stats();
    // Left out of the build, every text is stored again and no request is a hit.
    let (hits, copies) = if cfg!(feature = "interning") { (20_000, 1) } else { (0, 2) };
    assert_eq!((stats.hits, stats.misses), (hits, copies * 20_000));
    assert_eq!(stats.symbols, 20_000);
    let once: u64 = interner.iter().map(|(_, text)| text.len() as u64).sum();
    assert_eq!((stats.bytes_text, stats.bytes_saved), (copies * once, (2 - copies) * once));
    assert_eq!(interner.iter().count(), 20_000);
}

#[test]
fn threads_that_meet_the_same_texts_at_once_agree_on_every_number() {
    for round in 0..20 {
        let interner = Interner::new();
        let barrier = Barrier::new(4);
        let tables: Vec<Vec<Symbol>> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4)
                .map(|worker| {
                    let (interner, barrier) = (&interner, &barrier);
                    scope.spawn(move || {
                        barrier.wait();
                        let mut symbols = vec![Symbol(u32::MAX); 3000];
                        for step in 0..3000 {
                            // Each thread walks the words in an order of its own.
                            let n = (step * [1, 7, 11, 13][worker] + round) % 3000;
                            symbols[n] = interner.intern(&word(n));
                            assert_eq!(interner.resolve(symbols[n]), word(n));
                        }
                        symbols
                    })
                })
                .collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert!(tables.iter().all(|table| *table == tables[0]), "two numbers for one text");
        assert_eq!(interner.len(), 3000);
        let mut ids: Vec<u32> = tables[0].iter().map(|symbol| symbol.id()).collect();
        ids.sort_unstable();
        assert!(ids.iter().copied().eq(0..3000), "numbers have no gaps");
        let stats = interner.stats();
        assert_eq!(stats.hits + stats.misses, 4 * 3000);
        assert_eq!(stats.misses, if cfg!(feature = "interning") { 3000 } else { 4 * 3000 });
    }
}

#[test]
fn keywords_have_the_numbers_of_their_places() {
    let interner = Interner::with_keywords(&["def", "class", ""]);
    assert_eq!(interner.intern("class"), Symbol(1));
    assert_eq!(interner.resolve(Symbol(2)), "");
    assert_eq!(interner.keywords(), 3);
    let name = interner.intern("name");
    assert_eq!(name, Symbol(3));
    assert!(interner.is_keyword(Symbol(2)) && !interner.is_keyword(name));
    let error = Interner::with_options(InternerOptions::default(), &["a", "b", "a"]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidArgument);
    assert_eq!(error.to_string(), "keyword `a` stands twice in the list");
}

#[test]
fn a_number_that_nobody_gave_out_has_no_text() {
    let interner = Interner::new();
    interner.intern("one");
    assert_eq!(interner.try_resolve(Symbol(1)), None);
    assert_eq!(interner.try_resolve(Symbol(u32::MAX)), None);
    let foreign = std::panic::AssertUnwindSafe(|| interner.resolve(Symbol(7)).len());
    let message = std::panic::catch_unwind(foreign).unwrap_err();
    assert_eq!(
        message.downcast_ref::<String>().unwrap(),
        "symbol 7 does not belong to this interner of 1 texts"
    );
}

#[test]
fn limits_are_errors_that_change_nothing() {
    let options = InternerOptions {
        ids_max: 2,
        text_len_max: 10,
        text_bytes_max: 12,
        ..InternerOptions::default()
    };
    let interner = Interner::with_options(options, &[]).unwrap();
    let error = interner.try_intern("longer than ten").unwrap_err();
    assert_eq!(error.to_string(), "a text of 15 bytes is longer than the interner's limit of 10");
    interner.intern("tenletters");
    let error = interner.try_intern("three").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::LimitReached);
    assert_eq!(error.to_string(), "10 bytes of text and 5 more are over the interner's 12");
    interner.intern("ab");
    let held = interner.stats();
    for _ in 0..1000 {
        let error = interner.try_intern("").unwrap_err();
        assert_eq!(error.to_string(), "the interner is full: it may hold 2 texts");
    }
    assert_eq!(interner.stats(), held);
    assert_eq!(interner.get("ab"), Some(Symbol(1)));
    assert_eq!(interner.get("three"), None);
}

#[test]
fn a_spent_budget_is_an_error_and_the_interner_goes_on_when_there_is_more() {
    let budget = Budget::with_limit("test", 40 << 10);
    let options = InternerOptions { budget: Some(budget.clone()), ..InternerOptions::default() };
    let interner = Interner::with_options(options, &[]).unwrap();
    let mut met = 0;
    let error = loop {
        match interner.try_intern(&word(met)) {
            Ok(symbol) => assert_eq!(symbol.index(), met),
            Err(error) => break error,
        }
        met += 1;
        assert!(met <= 40 << 10, "the interner holds more than its budget");
    };
    assert_eq!(error.kind(), ErrorKind::BudgetExceeded);
    assert!(met > 100, "only {met} texts fitted");
    assert!((0..met).all(|n| interner.get(&word(n)) == Some(Symbol(n as u32))));
    budget.set_limit(1 << 20);
    assert_eq!(interner.intern(&word(met)).index(), met);
    assert!(interner.stats().bytes_held >= budget.stats().bytes_reserved);
    drop(interner);
    assert_eq!(budget.stats().bytes_reserved, 0);
}

#[test]
fn an_interner_that_is_refused_half_way_frees_what_it_had_and_owes_nothing() {
    // Sixteen tables of 256 bytes: the budget has room for five. The leak sanitizer counts, too.
    let budget = Budget::with_limit("test", 1500);
    let options = InternerOptions { budget: Some(budget.clone()), ..InternerOptions::default() };
    let ((), counts) = larder_testkit::allocation_counts(|| {
        let error = Interner::with_options(options, &[]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::BudgetExceeded);
    });
    assert_eq!(counts.allocations, counts.frees, "{counts}");
    assert_eq!(budget.stats().bytes_reserved, 0);
}

#[test]
#[cfg_attr(not(feature = "interning"), ignore = "this build is without one copy of each text")]
fn a_switched_off_interner_gives_the_same_symbols_and_keeps_every_copy() {
    let off = InternerOptions { enabled: false, ..InternerOptions::default() };
    let (on, off) = (Interner::new(), Interner::with_options(off, &[]).unwrap());
    for n in [0, 1, 2, 1, 0, 1, 1] {
        assert_eq!(on.intern(&word(n)), off.intern(&word(n)));
    }
    assert_eq!((on.stats().hits, off.stats().hits), (4, 0));
    assert_eq!((on.stats().misses, off.stats().misses), (3, 7));
    assert!(off.stats().bytes_text > 2 * on.stats().bytes_text);
    assert_eq!(on.stats().symbols, off.stats().symbols);
}

#[test]
fn a_keyword_that_stands_twice_is_refused_switched_off_or_on() {
    for enabled in [true, false] {
        let options = InternerOptions { enabled, ..InternerOptions::default() };
        let error = Interner::with_options(options, &["a", "b", "a"]).unwrap_err();
        assert_eq!(error.to_string(), "keyword `a` stands twice in the list");
    }
}

#[test]
fn an_interner_says_what_it_holds_and_gives_it_back_and_texts_share_chunks() {
    let words: Vec<String> = (0..20_000).map(word).collect();
    let mut made = 0;
    let ((), asked) = measure(|| {
        let (interner, held) = measure(|| {
            let interner = Interner::new();
            assert!(interner.is_empty());
            for text in &words {
                interner.intern(text);
            }
            interner
        });
        assert!(!interner.is_empty());
        let (said, held_bytes) = (interner.stats().bytes_held, held.bytes - held.bytes_freed);
        // Beside it the lists of chunks and of old tables, a few words for each shard.
        assert!(
            said <= held_bytes && held_bytes - said < 16 * 400,
            "says {said}, holds {held_bytes}"
        );
        made = held.allocations;
    });
    assert_eq!((asked.allocations, asked.bytes), (asked.frees, asked.bytes_freed));
    // For each of 16 shards some nine tables of twice the size, their lists, and four or five chunks.
    assert!(made < 400, "{made} requests for 20,000 texts");
}

#[test]
fn what_is_printed_of_an_interner_is_its_counters() {
    let interner = Interner::with_keywords(&["a"]);
    let counters = format!("{:?}", interner.stats());
    assert_eq!(format!("{interner:?}"), format!("Interner {{ stats: {counters}, .. }}"));
}

#[test]
#[cfg_attr(not(feature = "interning"), ignore = "this build is without one copy of each text")]
fn every_hit_is_counted_however_many_threads_there_are() {
    const THREADS: usize = 40; // more than have counters of their own
    let interner = Interner::with_keywords(&["known"]);
    let all_here = Barrier::new(THREADS);
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                interner.intern("known");
                all_here.wait();
                (0..20_000).for_each(|_| assert_eq!(interner.intern("known"), Symbol(0)));
            });
        }
    });
    assert_eq!(interner.stats().hits, 20_001 * THREADS as u64);
}

#[test]
fn what_is_compacted_or_frozen_still_answers() {
    let mut interner = Interner::with_keywords(&["if", "else"]);
    let long = "y".repeat(1000);
    for n in 0..5000 {
        interner.intern(&word(n));
        if n % 700 == 0 {
            interner.intern(&format!("{long}{n}"));
        }
    }
    let before = interner.stats().bytes_held;
    interner.compact();
    assert!(interner.stats().bytes_held < before, "growth leaves old tables behind");
    let frozen = interner.freeze().unwrap();
    assert_eq!(frozen.len(), interner.len());
    assert!(frozen.is_keyword(Symbol(1)) && !frozen.is_keyword(Symbol(2)));
    for (symbol, text) in interner.iter() {
        assert_eq!(frozen.resolve(symbol), text);
        assert_eq!(frozen.get(text), Some(symbol));
    }
    assert_eq!(frozen.get("never met"), None);
    assert_eq!(frozen.try_resolve(Symbol(u32::MAX)), None);
    let stats = frozen.stats();
    let overhead = (stats.bytes_held - stats.bytes_text) as f64 / stats.symbols as f64;
    // 4/16 for the base, 1 for the length, 4 * 10/9 for the table, 8 for each long text.
    assert!(overhead < 0.25 + 1.0 + 4.45 + 0.1, "{overhead} bytes beside each text");
    assert!(Interner::new().freeze().unwrap().is_empty());
}

#[test]
fn a_frozen_interner_knows_its_numbers_its_bytes_and_texts_about_the_longest_short_one() {
    let interner = Interner::new();
    let lengths = [0, 1, 253, 254, 255, 256, 257, 5000];
    for (n, len) in lengths.into_iter().cycle().take(40).enumerate() {
        interner.intern(&format!("{n:02}{}", "z".repeat(len)));
    }
    let frozen = interner.freeze().unwrap();
    assert!(!frozen.is_empty());
    for (symbol, text) in interner.iter() {
        assert_eq!(frozen.try_resolve(symbol), Some(text));
        assert_eq!(frozen.get(text), Some(symbol));
    }
    assert_eq!(frozen.try_resolve(Symbol(40)), None);
    // With its two digits a text of 253 is the first that has its length in the side list: five of
    // eight are long, and each takes eight bytes there. A base for every sixteen, a byte for each
    // length, a table that is filled to nine tenths.
    let stats = frozen.stats();
    let text = 5 * (lengths.iter().sum::<usize>() + 2 * lengths.len());
    assert_eq!((stats.symbols, stats.bytes_text), (40, text as u64));
    let beside = 3 * 4 + 40 + 5 * 6 * 8 + (40 * 10 / 9 + 1) * 4;
    assert_eq!(stats.bytes_held, (text + beside) as u64);
    assert!(format!("{frozen:?}").contains("symbols: 40"), "{frozen:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_texts_behave_as_in_a_map(texts in prop::collection::vec(".{0,20}", 0..300)) {
        let interner = Interner::new();
        let mut twin: BTreeMap<&str, u32> = BTreeMap::new();
        for text in &texts {
            let next = twin.len() as u32;
            let known = twin.get(text.as_str()).copied();
            prop_assert_eq!(interner.get(text).map(Symbol::id), known);
            let expected = *twin.entry(text).or_insert(next);
            prop_assert_eq!(interner.intern(text).id(), expected);
        }
        let frozen = interner.freeze().unwrap();
        for (text, id) in twin {
            prop_assert_eq!(frozen.get(text), Some(Symbol(id)));
            prop_assert_eq!(interner.resolve(Symbol(id)), text);
        }
    }
}
