//! What the memory layer promises: models against naive twins, threads, steady states, failures.
#![expect(clippy::cast_possible_truncation, reason = "tests count small things")]

mod allocator;
mod arena;
mod buffers_shared;
mod cache_bounds;
mod intern;
mod model_buffer;
mod model_cow;
mod model_map;
mod pool;
mod steady;

#[global_allocator]
static ALLOCATOR: allocator::Watched = allocator::Watched;
