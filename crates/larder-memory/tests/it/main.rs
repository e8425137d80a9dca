//! What the memory layer promises: models against naive twins, threads, steady states, failures.
#![expect(clippy::cast_possible_truncation, reason = "tests count small things")]

mod arena;
mod buffers_shared;
mod cache_bounds;
mod config;
mod failures;
mod intern;
mod left_out;
mod model_buffer;
mod model_cow;
mod model_map;
mod pool;
mod pool_panics;
mod snapshot;
mod steady;

larder_testkit::counting_allocator!();
