//! The counting allocator under everything a program does to it.

use larder_measure::alloc::{
    FailPlan, ProcessScope, Scope, counting_is_installed, measure, process_counts, with_failures,
};
use larder_measure::counters::Counters;
use larder_testkit::no_allocations;

#[test]
fn the_counting_allocator_is_seen_and_counts_boxes_to_the_unit() {
    assert!(counting_is_installed());
    let (kept, counts) = measure(|| vec![Box::new([0_u8; 100]), Box::new([1; 100])]);
    assert_eq!((counts.allocations, counts.frees), (3, 0));
    assert_eq!(counts.bytes, 200 + 2 * size_of::<usize>() as u64);
    let ((), counts) = measure(|| drop(kept));
    assert_eq!((counts.allocations, counts.frees), (0, 3));
    assert_eq!(counts.bytes_live(), -(200 + 2 * size_of::<usize>().cast_signed() as i64));
}

#[test]
fn counting_itself_and_reading_counters_ask_nothing_of_the_heap() {
    let counters = Counters::open();
    no_allocations("scopes, sums and counters", || {
        let scope = Scope::start();
        let process = ProcessScope::start();
        let counted = counters.scope();
        std::hint::black_box(process_counts());
        std::hint::black_box(counted.finish());
        std::hint::black_box((process.finish(), scope.finish()));
    });
}

#[test]
fn a_process_scope_sees_what_other_threads_ask_for() {
    let scope = ProcessScope::start();
    std::thread::spawn(|| drop(vec![0_u8; 12_345])).join().expect("the thread allocates");
    let counts = scope.finish();
    assert!(counts.allocations >= 1 && counts.bytes >= 12_345, "{counts}");
}

#[test]
fn a_refused_reservation_is_an_error_and_the_next_one_works() {
    let mut list: Vec<u8> = Vec::new();
    let (refused, attempts) = with_failures(FailPlan::Once(1), || list.try_reserve(100));
    assert!(refused.is_err());
    assert_eq!((attempts.seen, attempts.refused), (1, 1));
    assert!(list.try_reserve(100).is_ok());
}

#[test]
fn threads_that_hand_blocks_round_keep_the_sums_exact() {
    let before = process_counts().blocks_live();
    let (give, take) = std::sync::mpsc::channel::<Box<[u8; 512]>>();
    let maker = std::thread::spawn(move || {
        let ((), counts) =
            measure(|| (0..10_000).for_each(|_| give.send(Box::new([7; 512])).expect("open")));
        counts
    });
    let (freed, counts) =
        measure(|| take.iter().map(|block| u64::from(block[0] == 7)).sum::<u64>());
    let made = maker.join().expect("the maker");
    assert_eq!(freed, 10_000);
    // The channel's own blocks are made by one side and freed by the other too.
    assert!(made.allocations >= 10_000 && counts.frees >= 10_000);
    let drift = process_counts().blocks_live() - before;
    // Other tests hold some blocks meanwhile; 10,000 lost ones would show.
    assert!(drift.abs() < 5_000, "{drift} blocks");
}
