//! Files: states, checkpoints, pictures of a field for other programs.
//!
//! Every file is written beside its target and renamed; every reader checks before it makes room.

pub mod checkpoint;
pub(crate) mod checksum;
pub mod csv;
pub(crate) mod files;
pub mod npz;
pub mod vti;

pub(crate) use checksum::Crc32;
