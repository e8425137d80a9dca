//! What the machine is and what it has left: pages, huge pages, memory nodes, limits, stalls, files.
//!
//! Everything here reads the system and says what it found. An absence is `None` or an error that
//! names what is missing, never an invented figure. Functions that read the kernel's files take the
//! root to read them under, so that a test can lay out a machine it does not have.

mod available;
mod cgroup;
mod huge;
#[cfg(test)]
mod laid_out;
mod mapped;
mod numa;
mod page;
mod psi;

pub use available::{memory_available, memory_available_under};
pub use cgroup::{CgroupMemory, CgroupVersion, memory_limit};
pub use crossbeam_utils::CachePadded;
pub use huge::{HUGE_PAGE_BYTES, HugeMode, HugeOutcome, HugePages, Mapping, huge_mode};
pub use mapped::{FileBytes, MappedFile};
pub use numa::{Node, NodeSet, NumaStrategy, Placement, Topology};
pub use page::page_bytes;
pub use psi::{MemoryStall, StallShare};
