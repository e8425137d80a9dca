//! Gathers the statistics of many containers under their names.
//!
//! This module gives values; the text of the exporter is written in `larder-measure`.

mod figures;
mod parts;

pub use figures::{Sample, SampleKind};
pub use parts::{MemoryMetrics, Part, PartStats};
