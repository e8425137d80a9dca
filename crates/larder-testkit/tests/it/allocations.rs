//! Assertions about the heap hold, and fail when they should.

use larder_testkit::{allocation_counts, no_allocations};

#[test]
fn work_in_kept_room_passes_and_its_result_comes_back() {
    let mut kept = Vec::with_capacity(4);
    let len = no_allocations("kept room", || {
        kept.push(1);
        kept.len()
    });
    assert_eq!(len, 1);
}

#[test]
#[should_panic(expected = "planted: called the heap in its steady state: 1 allocations")]
fn one_allocation_is_caught_with_its_counts() {
    no_allocations("planted", || drop(std::hint::black_box(Box::new(1))));
}

#[test]
#[should_panic(expected = "0 allocations, 0 reallocations, 1 frees")]
fn a_free_alone_is_a_heap_call_too() {
    let kept = Box::new(1);
    no_allocations("planted", || drop(kept));
}

#[test]
fn another_thread_does_not_disturb_and_empty_collections_ask_nothing() {
    let other = std::thread::spawn(|| (0..1000).map(|i| vec![i; 100].len()).sum::<usize>());
    no_allocations("empty", || {
        let none: Vec<u64> = Vec::new();
        let text = String::new();
        std::hint::black_box((&none, &text, vec![(); 1000]));
    });
    other.join().expect("the other allocates");
}

#[test]
fn the_counts_of_a_growing_vector_are_those_of_its_doubling() {
    let (grown, counts) = allocation_counts(|| {
        let mut grown: Vec<u64> = Vec::new();
        (0..64).for_each(|i| grown.push(i));
        grown
    });
    // Room for 4, 8, 16, 32, 64 numbers of 8 bytes.
    assert_eq!((counts.allocations, counts.reallocations, counts.frees), (1, 4, 0));
    assert_eq!((counts.bytes, counts.bytes_peak), (512, 512));
    drop(grown);
}
