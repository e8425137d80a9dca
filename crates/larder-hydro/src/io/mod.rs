//! Files: states, checkpoints, pictures of a field for other programs.
//!
//! Every file is written beside its target and renamed; every reader checks before it makes room.

mod checksum;
pub(crate) mod files;
pub mod npz;
