//! The named steady states ask the allocator for nothing, and every `try_` path survives an
//! allocator that fails at its k-th call, for every k.

use larder_memory::buffer::{AlignedBuf, BufferOptions, BufferPool, SmallBuffer};
use larder_memory::cold::{Cold, ColdOptions};
use larder_memory::columns::Lanes;
use larder_memory::cow::{CowState, Journal};
use larder_memory::map::FastMap;
use larder_memory::{Budget, ErrorKind};

use crate::allocator::{calls, fails_until};

#[cfg(feature = "pools")]
#[test]
fn buffers_come_and_go_without_the_allocator_after_warm_up() {
    use larder_memory::buffer::{ArrayPool, TensorPool};

    let budget = Budget::unlimited("program");
    let pool = BufferPool::with_budget(BufferOptions::default(), &budget).expect("defaults");
    let step = || {
        let first = pool.acquire_dirty::<f64>(10_000);
        let second = pool.acquire_zeroed::<f32>(3000);
        let third = pool.acquire_uninit::<u64>(10_000).fill_with(|at| at as u64);
        pool.advance_epoch();
        first.len() + second.len() + third.len()
    };
    step();
    assert_eq!(
        calls(|| {
            for _ in 0..100 {
                assert_eq!(step(), 23_000);
            }
        }),
        0
    );
    let tensors = TensorPool::new(BufferOptions::default()).expect("defaults");
    let arrays = ArrayPool::<f32>::new(BufferOptions::default()).expect("defaults");
    let step = || {
        tensors.with(&[4, 5, 6], |values: &mut [f64]| values.len()).expect("it fits");
        arrays.with(&[2, 2, 2, 2, 2, 2], |values| values.fill(1.0)).expect("it fits");
    };
    step();
    assert_eq!(calls(|| (0..100).for_each(|_| step())), 0);
}

#[test]
fn a_journal_tries_and_rejects_without_the_allocator_after_warm_up() {
    let mut state = Journal::new(vec![0_u64; 1000]);
    let mut attempt = |accept: bool| {
        let at = state.checkpoint();
        for index in 0..100 {
            state.set(index * 7, index as u64);
        }
        if accept {
            state.commit(at);
        } else {
            state.rollback(at);
        }
    };
    attempt(true);
    assert_eq!(calls(|| (0..100).for_each(|round| attempt(round % 3 == 0))), 0);
}

#[test]
fn a_buffer_that_finds_no_memory_says_so_and_is_as_it_was() {
    let mut buffer = AlignedBuf::<u32>::from_slice(&[1, 2, 3]);
    let before = buffer.capacity();
    let failures = fails_until(|| match buffer.try_reserve(100_000) {
        Ok(()) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::OutOfMemory);
            assert_eq!((buffer.as_slice(), buffer.capacity()), (&[1, 2, 3][..], before));
            false
        }
    });
    assert_eq!(failures, 1, "there is one call to fail");
    assert_eq!(fails_until(|| AlignedBuf::<u8>::try_zeroed(100).is_ok()), 1);
}

#[test]
fn a_pool_that_finds_no_memory_counts_nothing_and_charges_nothing() {
    let budget = Budget::unlimited("program");
    let pool = BufferPool::with_budget(BufferOptions::default(), &budget).expect("defaults");
    for len in [1000_usize, 100_000] {
        for zeroed in [false, true] {
            let before = (pool.stats(), budget.stats().bytes_reserved);
            let failures = fails_until(|| {
                let got = if zeroed {
                    pool.try_acquire_zeroed::<u8>(len)
                } else {
                    pool.try_acquire_dirty::<u8>(len)
                };
                match got {
                    Ok(array) => {
                        assert_eq!(array.len(), len);
                        true
                    }
                    Err(error) => {
                        assert_eq!(error.kind(), ErrorKind::OutOfMemory);
                        assert_eq!((pool.stats(), budget.stats().bytes_reserved), before);
                        false
                    }
                }
            });
            assert!(failures >= 1 || zeroed, "the block can fail, or is reused");
            pool.trim(0);
        }
    }
}

#[test]
fn journals_maps_lanes_and_small_buffers_keep_their_content_when_memory_is_short() {
    let mut state = Journal::new(vec![0; 4]);
    let at = state.checkpoint();
    assert!(fails_until(|| state.try_set(1, 5).is_ok()) >= 1);
    assert_eq!(state.values(), [0, 5, 0, 0]);
    state.rollback(at);
    assert_eq!(state.values(), [0; 4]);

    let mut map: FastMap<u64, u64> = FastMap::new();
    for key in 0..100 {
        fails_until(|| match map.try_insert(key, key) {
            Ok(old) => old.is_none(),
            Err((error, back, _)) => {
                assert_eq!((error.kind(), back), (ErrorKind::OutOfMemory, key));
                false
            }
        });
    }
    assert!((0..100).all(|key| map.get(&key) == Some(&key)));

    let mut lanes: Lanes<[f32; 3], 8> = Lanes::new();
    for at in 0..50_u8 {
        fails_until(|| lanes.try_push([f32::from(at); 3]).is_ok());
    }
    assert!(lanes.iter().map(|record| record[2]).eq((0..50_u8).map(f32::from)));

    let mut small = SmallBuffer::<u8, 4>::new();
    for value in 0..100 {
        fails_until(|| small.try_push(value).is_ok());
    }
    assert!(small.iter().copied().eq(0..100));
}

#[cfg(feature = "compression")]
#[test]
fn a_region_that_cannot_be_restored_for_want_of_memory_stays_packed() {
    let values: Vec<u64> = (0..10_000).collect();
    let mut region = Cold::new(&values, ColdOptions::default());
    region.compress().expect("there is memory");
    let failures = fails_until(|| match region.restore() {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.kind(), ErrorKind::OutOfMemory);
            assert!(region.is_packed());
            false
        }
    });
    assert_eq!(failures, 2, "one call for the values, one to work in");
    assert_eq!(region.values(), Some(&values[..]));
}

#[cfg(not(feature = "compression"))]
#[test]
fn a_region_that_is_never_packed_is_restored_without_memory() {
    let mut region = Cold::new(&[1_u8, 2], ColdOptions::default());
    assert_eq!(fails_until(|| region.restore().is_ok()), 0);
}
