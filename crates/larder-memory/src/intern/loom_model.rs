//! Every order of two threads over the interner that ships, with two shards whose first tables
//! have two places, so that tables and index grow within the model.

use std::sync::Arc;

use loom::thread;

use super::interner::Interner;

fn check(model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.max_branches = 10_000;
    builder.check(model);
}

fn assert_whole(interner: &Interner, texts: &[&str]) {
    assert_eq!(interner.len(), texts.len(), "one number for each text");
    for text in texts {
        let symbol = interner.get(text).expect("it was interned");
        assert!(symbol.index() < texts.len(), "numbers have no gaps");
        assert_eq!(interner.resolve(symbol), *text);
    }
}

#[test]
fn two_threads_that_meet_one_text_at_once_get_one_number() {
    check(|| {
        let interner = Arc::new(Interner::new());
        let other = Arc::clone(&interner);
        let thread = thread::spawn(move || other.intern("same"));
        let here = interner.intern("same");
        assert_eq!(thread.join().expect("interning does not panic"), here);
        assert_whole(&interner, &["same"]);
        let stats = interner.stats();
        assert_eq!((stats.hits, stats.misses), (1, 1));
    });
}

#[test]
fn texts_met_in_opposite_orders_while_tables_grow_keep_their_numbers() {
    check(|| {
        let interner = Arc::new(Interner::new());
        let other = Arc::clone(&interner);
        let thread = thread::spawn(move || {
            let (c, b) = (other.intern("c"), other.intern("b"));
            assert_eq!((other.resolve(c), other.resolve(b)), ("c", "b"));
            (b, c)
        });
        let (a, b) = (interner.intern("a"), interner.intern("b"));
        assert_ne!(a, b);
        let (their_b, c) = thread.join().expect("interning does not panic");
        assert_eq!(b, their_b);
        assert_eq!((interner.resolve(a), interner.resolve(c)), ("a", "c"));
        assert_whole(&interner, &["a", "b", "c"]);
    });
}

#[test]
fn a_text_that_another_thread_finds_is_there_to_be_read_at_once() {
    check(|| {
        let interner = Arc::new(Interner::new());
        let writer = Arc::clone(&interner);
        let thread = thread::spawn(move || {
            for text in ["a", "b", "c"] {
                writer.intern(text);
            }
        });
        for text in ["c", "a"] {
            if let Some(symbol) = interner.get(text) {
                assert_eq!(interner.try_resolve(symbol), Some(text));
            }
        }
        thread.join().expect("interning does not panic");
        assert_whole(&interner, &["a", "b", "c"]);
    });
}
