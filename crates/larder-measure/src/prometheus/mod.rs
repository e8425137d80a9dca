//! Prometheus: `MemoryMetrics` in the text format, and a small server that hands it out.
//!
//! [`exposition`] writes the text: each family once, with HELP and TYPE, its series in one group; a
//! figure that is not known is left out, never 0. [`Exporter::serve`] answers `GET /metrics`.

mod answer;
mod exporter;
mod request;
mod text;

pub use exporter::{Exporter, ExporterOptions};
pub use text::{DEFAULT_PREFIX, exposition, exposition_into};
