//! Object pools: an object that was used comes back clean and is handed out again.
//!
//! [`Pool`] is for objects with identity that are expensive to make and cheap to clean: strings,
//! vectors and maps that have grown, traces, solvers. [`StandardPools`] has the three everybody
//! needs. Objects never move: a loan is one pointer, and the pool passes pointers around.
//!
//! Pooling does not pay for objects whose cleaning costs as much as their making. A `BTreeMap`
//! frees every node when it is cleared, so it is deliberately not [`Recycle`].

mod core;
mod handle;
mod loan;
mod local;
#[cfg(all(test, loom))]
mod loom_model;
mod magazine;
mod options;
mod recycle;
#[cfg(all(test, not(loom)))]
mod small;
mod stack;
mod standard;

pub use handle::Pool;
pub use loan::{LoanSite, PoolArc, PoolRef};
pub use local::{Local, LocalRef};
pub use options::{Overflow, PoolOptions};
pub use recycle::Recycle;
pub use stack::Stack;
pub use standard::{StandardPools, StandardPoolsOptions};
