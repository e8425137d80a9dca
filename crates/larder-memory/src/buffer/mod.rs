//! Big buffers of plain data: aligned, kept for reuse, with an explicit policy about zeros.
//!
//! Clearing a buffer on its way out cancels the whole gain of keeping it: from 16 KiB to 8 MiB a
//! pool that fills with zeros is as slow as `vec![0; n]`, one that does not is 10 to 24 times
//! faster. So [`BufferPool`] has three doors and the caller says which: `acquire_zeroed`,
//! `acquire_dirty` (holds whatever was left in it) and `acquire_uninit` (must be written first).
//!
//! Where it does **not** pay: a loan and its return cost two short locks, some 50 ns. At 16 KiB that is
//! less than `vec![0; n]` takes to clear, but more than an allocator takes to hand out memory unwritten.
//! From about a megabyte on, where allocators give memory back to the system, the pool wins by page
//! faults: 32 MiB with every page touched take 16 ms from `vec![0.0; n]` and 0.1 ms from the pool.
//!
//! - [`AlignedBuf`] is a vector of plain data whose **data** is aligned, after growth too.
//! - [`SmallBuffer`] lives on the stack until it has to move to the heap, and counts that.
//! - [`BufferPool`] keeps buffers by size class; [`ArrayPool`] and [`TensorPool`] speak shapes.

mod aligned;
mod block;
mod class;
mod guard;
mod pool;
mod shape;
mod small;

pub use aligned::AlignedBuf;
pub use guard::{PooledArray, PooledUninit};
pub use pool::{BufferOptions, BufferPool};
pub use shape::{ArrayPool, PooledTensor, TensorPool};
pub use small::{SmallBuffer, SmallStats};
