//! What counting costs: the same allocator plain, counted, and counted with the failing one behind.
//!
//! `cargo bench -p larder-measure --bench allocation_overhead`; without `--bench`, as
//! `cargo test --benches` calls it, a small round whose answers are checked.

#![expect(unsafe_code, reason = "calls the allocators by hand, so that all are in one program")]
#![expect(clippy::print_stdout, reason = "a bench tells its figures")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;

use larder_measure::MeasureError;
use larder_measure::alloc::{Counting, FailAfter};
use larder_measure::paired::{Contest, ContestOptions, TwoThreadOptions, TwoThreads};

static COUNTED: Counting = Counting::system();
static BOTH: Counting<FailAfter> = Counting::new(FailAfter::system());

/// `n` pairs of one allocation and one free; the answer is the number of blocks that were had.
fn pairs(allocator: &impl GlobalAlloc, n: u64) -> u64 {
    let layout = Layout::new::<[u64; 8]>();
    let mut had = 0;
    for _ in 0..n {
        // SAFETY: the size is 64, and each block goes back once with the layout it was had with.
        unsafe {
            let block = black_box(allocator.alloc(black_box(layout)));
            had += u64::from(!block.is_null());
            allocator.dealloc(block, layout);
        }
    }
    had
}

fn main() -> Result<(), MeasureError> {
    let is_test = std::env::args().all(|argument| argument != "--bench");
    let rounds = if is_test { 2 } else { 41 };
    let mut contest = Contest::new(ContestOptions { rounds, ..ContestOptions::default() });
    contest.closure("System", |n| pairs(&System, n));
    contest.closure("Counting<System>", |n| pairs(&COUNTED, n));
    contest.closure("Counting<FailAfter<System>>", |n| pairs(&BOTH, n));
    let report = contest.run()?;
    println!("one thread, a pair of allocation and free of 64 bytes\n{report}");
    print!("{}", report.compare("Counting<System>", "System")?);
    print!("{}", report.compare("Counting<FailAfter<System>>", "System")?);
    if is_test {
        return Ok(());
    }
    println!("\ntwo threads at once, the same pair");
    let harness = TwoThreads::new(TwoThreadOptions::default())?;
    println!("System            {}", harness.run(|_, n| _ = black_box(pairs(&System, n)))?);
    println!("Counting<System>  {}", harness.run(|_, n| _ = black_box(pairs(&COUNTED, n)))?);
    Ok(())
}
