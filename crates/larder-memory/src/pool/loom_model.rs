//! Every order of two threads over the pool that ships, with magazines of two objects:
//!
//! ```console
//! $ RUSTFLAGS="--cfg loom" cargo test -p larder-memory --lib --release loom
//! ```
//!
//! Threads are given their slots by hand: a model has no thread-local numbers.

use std::sync::Arc;

use loom::cell::UnsafeCell;
use loom::thread;

use super::core::Core;
use super::options::PoolOptions;
use super::recycle::Recycle;

/// An object that loom watches: two holders at once, or one that does not see what the one before
/// it did, is an error of the model.
struct Watched(UnsafeCell<u32>);

impl Watched {
    fn touch(&self) {
        // SAFETY: the loan is exclusive; that it is, is what loom checks here.
        self.0.with_mut(|uses| unsafe { *uses += 1 });
    }
}

impl Recycle for Watched {
    fn recycle(&mut self) -> bool {
        self.touch();
        true
    }

    fn bytes(&self) -> usize {
        8
    }
}

fn core(max: usize, threads: usize) -> Arc<Core<Watched>> {
    let options = PoolOptions { max, threads, ..PoolOptions::default() };
    Core::build(options, Box::new(|| Ok(Watched(UnsafeCell::new(0))))).expect("the bounds agree")
}

fn check(model: impl Fn() + Send + Sync + 'static) {
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = Some(3);
    builder.max_branches = 10_000;
    builder.check(model);
}

/// Takes `count` objects at once through the slot and gives them back.
fn use_slot(core: &Core<Watched>, index: usize, count: usize) {
    let slot = core.slot_at(index).expect("there are as many slots as threads");
    let mut held = Vec::new();
    for _ in 0..count {
        let node = core.take_with(slot).expect("an unbounded pool makes one");
        // SAFETY: the node is ours until it is given back below.
        unsafe { node.as_ref() }.value.touch();
        held.push(node);
    }
    for node in held {
        // SAFETY: taken above from this core, given back once.
        unsafe { core.give_back_with(slot, node) };
    }
}

#[test]
fn two_threads_exchange_objects_through_the_depot_and_nothing_is_lost_or_lent_twice() {
    check(|| {
        let core = core(3, 2);
        let other = Arc::clone(&core);
        let thread = thread::spawn(move || {
            use_slot(&other, 1, 3);
            // The thread ends: what it kept is anybody's.
            other.empty_slot(other.slot_at(1).expect("it was made"));
        });
        use_slot(&core, 0, 2);
        use_slot(&core, 0, 1);
        thread.join().expect("the work does not panic");
        let stats = core.stats();
        assert_eq!(stats.hits + stats.misses, stats.releases(), "{stats:?}");
        assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle, "{stats:?}");
        assert!(stats.idle <= 3, "{stats:?}");
        core.assert_credits(3);
    });
}

#[test]
fn a_request_that_races_the_owner_is_seen_by_it_or_stops_its_next_return() {
    check(|| {
        let core = core(2, 1);
        use_slot(&core, 0, 2);
        let other = Arc::clone(&core);
        let thread = thread::spawn(move || other.shrink(0));
        use_slot(&core, 0, 1);
        thread.join().expect("shrinking does not panic");
        core.assert_request_is_known(0);
        use_slot(&core, 0, 1);
        let stats = core.stats();
        assert!(stats.idle <= 1, "only what came back after the request is kept: {stats:?}");
        core.assert_credits(2);
    });
}

#[test]
fn a_bound_that_comes_down_while_objects_come_back_holds_after_the_next_return() {
    check(|| {
        let core = core(2, 1);
        use_slot(&core, 0, 2);
        let other = Arc::clone(&core);
        let thread = thread::spawn(move || other.set_max(1));
        use_slot(&core, 0, 2);
        thread.join().expect("moving a bound does not panic");
        use_slot(&core, 0, 1);
        let stats = core.stats();
        assert!(stats.idle <= 1, "{stats:?}");
        core.assert_credits(1);
    });
}
