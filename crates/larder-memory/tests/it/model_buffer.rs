//! Random programs against the naive twin: an aligned buffer is a vector, pooled buffers are
//! vectors that nobody else writes to.

use larder_memory::Budget;
use larder_memory::buffer::{AlignedBuf, BufferOptions, BufferPool, PooledArray};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Edit {
    Push(u16),
    Pop,
    Extend(Vec<u16>),
    Resize(usize, u16),
    Truncate(usize),
    Clear,
    Clone,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => any::<u16>().prop_map(Edit::Push),
        2 => Just(Edit::Pop),
        2 => proptest::collection::vec(any::<u16>(), 0..50).prop_map(Edit::Extend),
        2 => (0..200_usize, any::<u16>()).prop_map(|(len, value)| Edit::Resize(len, value)),
        1 => (0..200_usize).prop_map(Edit::Truncate),
        1 => Just(Edit::Clear),
        1 => Just(Edit::Clone),
    ]
}

#[derive(Clone, Debug)]
enum Deal {
    Zeroed(usize),
    Dirty(usize),
    Written(usize),
    Return(usize),
    Epoch,
    Trim(u64),
}

fn deal() -> impl Strategy<Value = Deal> {
    let len = || prop_oneof![0..200_usize, 4000..4200_usize];
    prop_oneof![
        2 => len().prop_map(Deal::Zeroed),
        2 => len().prop_map(Deal::Dirty),
        2 => len().prop_map(Deal::Written),
        5 => any::<usize>().prop_map(Deal::Return),
        1 => Just(Deal::Epoch),
        1 => (0..3_u64).prop_map(Deal::Trim),
    ]
}

proptest! {
    #[test]
    fn an_aligned_buffer_is_a_vector(edits in proptest::collection::vec(edit(), 0..100)) {
        let mut buffer = AlignedBuf::<u16, 64>::new();
        let mut twin = Vec::new();
        for edit in edits {
            match edit {
                Edit::Push(value) => { buffer.push(value); twin.push(value); }
                Edit::Pop => prop_assert_eq!(buffer.pop(), twin.pop()),
                Edit::Extend(values) => { buffer.extend_from_slice(&values); twin.extend(values); }
                Edit::Resize(len, value) => { buffer.resize(len, value); twin.resize(len, value); }
                Edit::Truncate(len) => { buffer.truncate(len); twin.truncate(len); }
                Edit::Clear => { buffer.clear(); twin.clear(); }
                Edit::Clone => buffer = buffer.clone(),
            }
            prop_assert_eq!(buffer.as_slice(), twin.as_slice());
            prop_assert_eq!(buffer.as_ptr().addr() % 64, 0);
            prop_assert!(buffer.capacity() >= buffer.len());
        }
    }

    #[test]
    fn pooled_buffers_never_alias_and_every_one_is_accounted_for(
        deals in proptest::collection::vec(deal(), 0..120),
        class_items_max in 1..5_usize,
        idle_bytes_max in 0..40_000_usize,
        enabled in any::<bool>(),
    ) {
        let budget = Budget::unlimited("program");
        let options =
            BufferOptions { enabled, class_items_max, idle_bytes_max, ..BufferOptions::default() };
        let pool = BufferPool::with_budget(options, &budget).expect("the bounds can be served");
        // Each loan is filled with a mark of its own and must still hold it when it goes home.
        let mut out: Vec<(PooledArray<'_, u32>, u32)> = Vec::new();
        let mut mark = 0_u32;
        for deal in deals {
            mark += 1;
            let lent = match deal {
                Deal::Zeroed(len) => {
                    let array = pool.acquire_zeroed::<u32>(len);
                    prop_assert!(array.iter().all(|&value| value == 0));
                    Some((array, len))
                }
                Deal::Dirty(len) => Some((pool.acquire_dirty(len), len)),
                Deal::Written(len) => Some((pool.acquire_uninit(len).fill_with(|_| mark), len)),
                Deal::Return(which) if !out.is_empty() => {
                    let (array, mark) = out.swap_remove(which % out.len());
                    prop_assert!(array.iter().all(|&value| value == mark), "someone wrote to a loan");
                    None
                }
                Deal::Return(_) => None,
                Deal::Epoch => { pool.advance_epoch(); None }
                Deal::Trim(epochs) => { pool.trim(epochs); None }
            };
            if let Some((mut array, len)) = lent {
                prop_assert_eq!((array.len(), array.as_ptr().addr() % 64), (len, 0));
                array.fill(mark);
                out.push((array, mark));
            }
            let stats = pool.stats();
            prop_assert_eq!(stats.live, out.len() as u64);
            prop_assert_eq!(stats.hits + stats.misses, stats.returns + stats.drops_full + stats.live);
            prop_assert_eq!(stats.returns, stats.hits + stats.trimmed + stats.idle);
            prop_assert!(stats.bytes_idle <= idle_bytes_max as u64);
            prop_assert_eq!(budget.stats().bytes_reserved, stats.bytes_live + stats.bytes_idle);
            prop_assert!(enabled || stats.idle == 0);
        }
        drop(out);
        drop(pool);
        prop_assert_eq!(budget.stats().bytes_reserved, 0);
    }
}
