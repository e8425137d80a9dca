//! States of 30,000 numbers, forked for one edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use larder_measure::alloc::measure;
use larder_memory::cow::{Chunks, CowState, Journal, Persist};

use crate::side::{Sides, Turn, Work, timed_ns};
use crate::{Trouble, pin};

const LEN: u32 = 30_000;

fn key(round: u64) -> u32 {
    u32::try_from(round * 7919 % u64::from(LEN)).expect("below the length")
}

fn value(key: u32) -> u64 {
    u64::from(key)
}

/// `n` forks; a fork gives the sum of the edited value and of the one that stayed. A fast side does
/// them `repeat` times over, since a clock cannot see so few of its forks.
fn forks(repeat: u64, mut fork: impl FnMut(u32, u64) -> u64 + 'static) -> Work {
    Box::new(move |n| {
        pin::to_one_core();
        let (_, counts) = measure(|| fork(0, 1));
        let mut pass = || (0..n).map(|round| fork(key(round), round)).sum::<u64>();
        let (ns, sums) = timed_ns(|| (0..repeat).map(|_| pass()).sum::<u64>())?;
        let answer = if sums.is_multiple_of(repeat) { sums / repeat } else { u64::MAX };
        Ok(Turn::new(ns / repeat as f64, answer).with("bytes_per_fork", counts.bytes as f64))
    })
}

/// Fork, one edit, drop.
pub(super) fn fork(sides: &mut Sides) -> Result<(), Trouble> {
    sides.add("arc_btreemap", || {
        let base: Arc<BTreeMap<u32, u64>> =
            Arc::new((0..LEN).map(|key| (key, value(key))).collect());
        Ok(forks(1, move |key, round| {
            let mut fork = Arc::clone(&base);
            Arc::make_mut(&mut fork).insert(key, round);
            fork[&key] + base[&key]
        }))
    })?;
    sides.add("rpds", || {
        let mut base = rpds::RedBlackTreeMapSync::<u32, u64>::new_sync();
        (0..LEN).for_each(|key| base.insert_mut(key, value(key)));
        Ok(forks(100, move |key, round| {
            let fork = base.insert(key, round);
            fork.get(&key).copied().unwrap_or(0) + base.get(&key).copied().unwrap_or(0)
        }))
    })?;
    sides.add("larder_journal", || {
        let mut state = Journal::new((0..LEN).map(value).collect());
        // The log finds its size in the first fork.
        let at = state.checkpoint();
        state.set(0, 1);
        state.rollback(at);
        Ok(forks(10_000, move |key, round| {
            let at = state.checkpoint();
            state.set(key as usize, round);
            let edited = state.values()[key as usize];
            state.rollback(at);
            edited + state.values()[key as usize]
        }))
    })?;
    sides.add("larder_chunks", || {
        let base: Chunks<u64> = (0..LEN).map(value).collect();
        Ok(forks(100, move |key, round| {
            let mut fork = base.fork();
            fork.set(key as usize, round);
            let of = |state: &Chunks<u64>| state.get(&(key as usize)).copied().unwrap_or(0);
            of(&fork) + of(&base)
        }))
    })?;
    sides.add("larder_persist", || {
        let mut base: Persist<u32, u64> = Persist::new();
        (0..LEN).for_each(|key| base.set(key, value(key)));
        Ok(forks(100, move |key, round| {
            let mut fork = base.fork();
            fork.set(key, round);
            fork.find(&key).copied().unwrap_or(0) + base.find(&key).copied().unwrap_or(0)
        }))
    })
}
