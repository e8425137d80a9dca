//! `MemoryMetrics` as a table and as JSON; as Prometheus text it is in [`prometheus`](crate::prometheus).

mod render;

pub use render::{metrics_json, metrics_table};
