//! What the machine is and what it has left.

mod cgroup;

pub use cgroup::memory_limit;
