//! What a build without a technique does in its place: the same answers, and nothing kept.

#[cfg(not(feature = "pools"))]
#[test]
fn without_pools_every_object_is_made_and_freed_and_bounds_still_hold() {
    use larder_memory::buffer::{BufferOptions, BufferPool};
    use larder_memory::pool::{Overflow, Pool, PoolOptions};

    let pool = Pool::new(|| String::with_capacity(100));
    for _ in 0..10 {
        let mut loan = pool.acquire();
        assert!(loan.is_empty());
        loan.push('x');
    }
    let stats = pool.stats();
    assert_eq!((stats.hits, stats.misses, stats.drops_full, stats.idle), (0, 10, 10, 0));
    let options = PoolOptions { max: 1, overflow: Overflow::Fail, ..PoolOptions::default() };
    let bounded = Pool::with_options(options, String::new).expect("the bounds agree");
    let held = bounded.acquire();
    assert!(bounded.try_acquire().is_err());
    drop(held);
    assert!(bounded.try_acquire().is_ok());
    let buffers = BufferPool::new(BufferOptions::default()).expect("the bounds agree");
    for _ in 0..10 {
        assert!(buffers.acquire_zeroed::<f64>(1000).iter().all(|number| number.to_bits() == 0));
    }
    let stats = buffers.stats();
    assert_eq!((stats.hits, stats.misses, stats.bytes_idle), (0, 10, 0));
}

#[cfg(not(feature = "arenas"))]
#[test]
fn without_arenas_a_reset_returns_every_chunk() {
    use larder_memory::arena::Arena;

    let mut arena = Arena::new();
    for round in 1..=10 {
        assert_eq!(arena.alloc_slice(&[round; 1000]).iter().sum::<u64>(), round * 1000);
        arena.reset();
        assert!(arena.stats().chunks_made >= round, "{:?}", arena.stats());
    }
}

#[cfg(not(feature = "compression"))]
#[test]
fn without_compression_a_cold_region_stays_as_it_is() {
    use larder_memory::cold::{Cold, ColdOptions};

    let values = vec![7_u64; 10_000];
    let mut region = Cold::new(&values, ColdOptions::default());
    let _declined = region.compress().expect("declining asks for no memory");
    assert_eq!(region.stats().bytes_packed, 0);
    assert_eq!(region.restore().expect("nothing was packed"), &values[..]);
}

#[cfg(not(feature = "huge-pages"))]
#[test]
fn without_huge_pages_a_large_buffer_is_one_all_the_same() {
    use larder_memory::buffer::AlignedBuf;

    let buffer = AlignedBuf::<u8, { 2 << 20 }>::zeroed(4 << 20);
    assert!(buffer.as_slice().as_ptr().addr().is_multiple_of(2 << 20));
    assert!(buffer.as_slice().iter().all(|byte| *byte == 0));
}

#[cfg(not(feature = "numa"))]
#[test]
fn without_numa_a_placement_is_refused_in_words() {
    use larder_memory::ErrorKind;
    use larder_memory::sys::{NumaStrategy, Topology};

    let Ok(topology) = Topology::read() else { return };
    for strategy in [NumaStrategy::Interleaved, NumaStrategy::Separated, NumaStrategy::Adaptive] {
        let error = topology.apply_to_thread(strategy).expect_err("there is no such call");
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert!(error.to_string().contains("this build or platform has no such call"), "{error}");
    }
}
