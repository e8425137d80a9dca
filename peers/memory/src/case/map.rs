//! Maps of 100,000 numbers: reads in one thread and in two.

use std::hint::black_box;

use dashmap::DashMap;
use larder_memory::map::{FastMap, HotMap, ShardedMap};

use crate::Trouble;
use crate::side::Sides;

const LEN: u64 = 100_000;

/// `n` look-ups of keys without order; counts those that find what was put there.
#[inline(always)]
fn look_up(thread: usize, n: u64, get: impl Fn(u64) -> Option<u64>) -> u64 {
    let mut state = 0x2545_f491_4f6c_dd1d_u64.wrapping_add(thread as u64 * 7_777_777);
    let mut found = 0;
    for _ in 0..n {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let key = (state >> 8) % LEN;
        found += u64::from(get(black_box(key)) == Some(key));
    }
    found
}

fn dash() -> DashMap<u64, u64> {
    (0..LEN).map(|key| (key, key)).collect()
}

fn sharded() -> ShardedMap<u64, u64> {
    let map = ShardedMap::new();
    for key in 0..LEN {
        map.insert(key, key);
    }
    map
}

fn hot() -> HotMap<u64, u64> {
    let map = HotMap::new();
    for key in 0..LEN {
        map.insert(key, key);
    }
    map
}

/// One thread.
pub(super) fn get(sides: &mut Sides) -> Result<(), Trouble> {
    sides.timed("std", || {
        #[expect(clippy::disallowed_types, reason = "the rival is the standard library's own")]
        let map: std::collections::HashMap<u64, u64> = (0..LEN).map(|key| (key, key)).collect();
        move |n| look_up(0, n, |key| map.get(&key).copied())
    })?;
    sides.timed("dashmap", || {
        let map = dash();
        move |n| look_up(0, n, |key| map.get(&key).map(|value| *value))
    })?;
    sides.timed("larder_fast", || {
        let map: FastMap<u64, u64> = (0..LEN).map(|key| (key, key)).collect();
        move |n| look_up(0, n, |key| map.get(&key).copied())
    })?;
    sides.timed("larder_sharded", || {
        let map = sharded();
        move |n| look_up(0, n, |key| map.get(&key))
    })?;
    sides.timed("larder_hot", || {
        let map = hot();
        move |n| look_up(0, n, |key| map.get(&key))
    })
}

/// Two threads, keys all over the map.
pub(super) fn two_threads(sides: &mut Sides) -> Result<(), Trouble> {
    sides.at_once("dashmap", || {
        let map = dash();
        move |thread, n| look_up(thread, n, |key| map.get(&key).map(|value| *value))
    })?;
    sides.at_once("larder_sharded", || {
        let map = sharded();
        move |thread, n| look_up(thread, n, |key| map.get(&key))
    })?;
    sides.at_once("larder_hot", || {
        let map = hot();
        move |thread, n| look_up(thread, n, |key| map.get(&key))
    })
}

/// Two threads, one key.
pub(super) fn hot_key(sides: &mut Sides) -> Result<(), Trouble> {
    const KEY: u64 = 7;
    fn ask(n: u64, get: impl Fn(u64) -> Option<u64>) -> u64 {
        (0..n).map(|_| u64::from(get(black_box(KEY)) == Some(KEY))).sum()
    }
    sides.at_once("dashmap", || {
        let map = dash();
        move |_, n| ask(n, |key| map.get(&key).map(|value| *value))
    })?;
    sides.at_once("larder_sharded", || {
        let map = sharded();
        move |_, n| ask(n, |key| map.get(&key))
    })?;
    sides.at_once("larder_hot", || {
        let map = hot();
        move |_, n| ask(n, |key| map.get(&key))
    })
}
