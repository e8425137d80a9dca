//! Small programs over arenas, for the interpreter that sees every wrong access (Miri).

use super::*;
use crate::budget::Budget;

#[test]
fn values_texts_and_vectors_stand_where_they_were_placed() {
    let mut arena =
        Arena::with_options(ArenaOptions { first_bytes: 64, ..ArenaOptions::default() })
            .expect("there is memory");
    for round in 0..3_u64 {
        let numbers: Vec<&mut u64> = (0..200).map(|n| arena.alloc(n * round)).collect();
        let text = arena.alloc_str("text");
        let boxed = arena.alloc_drop(String::from("owned"));
        let mut vector = arena.vec();
        for n in 0..50_u32 {
            vector.try_push(n).expect("there is room");
        }
        assert_eq!((text, boxed.as_str(), vector[49]), ("text", "owned", 49));
        assert!(numbers.iter().zip(0..).all(|(number, n)| **number == n * round));
        drop((boxed, vector));
        let sum = arena.scope(|scope| {
            let placed = scope.try_alloc_slice_copy(&[1_u64; 300]).expect("there is room");
            placed.iter().sum::<u64>()
        });
        assert_eq!(sum, 300);
        arena.reset();
    }
    assert_eq!(arena.stats().resets, 3);
}

#[test]
fn chunks_and_arenas_go_from_thread_to_thread() {
    let budget = Budget::with_limit("test", 1 << 20);
    let options = ArenaPoolOptions { budget: Some(budget.clone()), ..ArenaPoolOptions::default() };
    let arenas = ArenaPool::new(&options).expect("the bounds agree");
    let work = || {
        for n in 0..4_u64 {
            let arena = arenas.acquire();
            let placed = arena.alloc_slice(&[n; 600]);
            assert!(placed.iter().all(|value| *value == n));
        }
        thread_arena(|arena| assert_eq!(*arena.alloc(5), 5));
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(work);
        work();
        // The end of a scope waits for what a thread does, not for what it gives back when it ends.
        other.join().expect("it does not panic");
    });
    let kept = cfg!(feature = "arenas");
    assert_eq!(budget.stats().bytes_reserved > 4096, kept, "what is kept holds chunks");
    arenas.shrink();
    drop(arenas);
    assert_eq!(budget.stats().bytes_reserved, 0);
}
