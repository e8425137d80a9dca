//! What the rooms of the memory layer promise together: models, threads, steady states, failures.

mod allocator;
mod buffers_shared;
mod cache_bounds;
mod model_buffer;
mod model_cow;
mod model_map;
mod steady;

#[global_allocator]
static ALLOCATOR: allocator::Watched = allocator::Watched;
