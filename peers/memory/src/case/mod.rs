//! The cases by name.

mod arena;
mod big;
mod column;
mod cost;
mod intern;
mod map;
mod pool;
mod state;

use crate::Trouble;
use crate::side::Sides;

/// Every case there is.
pub const NAMES: &[&str] = &[
    "pool_pair",
    "pool_two_threads",
    "pool_256_live",
    "producer_consumer",
    "big_array",
    "arena_node",
    "arena_node_131k",
    "arena_flat",
    "arena_resident",
    "interner_hit",
    "interner_build",
    "interner_heap",
    "fork",
    "scrape",
    "scrape_effect",
    "budget_overhead",
    "columns_scan",
    "columns_records",
    "maps_get",
    "maps_two_threads",
    "maps_hot_key",
];

/// Adds the sides of a case.
pub fn fill(case: &str, sides: &mut Sides) -> Result<(), Trouble> {
    match case {
        "pool_pair" => pool::pair(sides),
        "pool_two_threads" => pool::two_threads(sides),
        "pool_256_live" => pool::live_256(sides),
        "producer_consumer" => pool::producer_consumer(sides),
        "big_array" => big::array(sides),
        "arena_node" => arena::nodes::<10>(sides),
        "arena_node_131k" => arena::nodes::<17>(sides),
        "arena_flat" => arena::flat(sides),
        "arena_resident" => arena::resident(sides),
        "interner_hit" => intern::hit(sides),
        "interner_build" => intern::build(sides),
        "interner_heap" => intern::heap(sides),
        "fork" => state::fork(sides),
        "scrape" => cost::scrape(sides),
        "scrape_effect" => cost::scrape_effect(sides),
        "budget_overhead" => cost::budget_overhead(sides),
        "columns_scan" => column::scan(sides),
        "columns_records" => column::records(sides),
        "maps_get" => map::get(sides),
        "maps_two_threads" => map::two_threads(sides),
        "maps_hot_key" => map::hot_key(sides),
        other => Err(format!("no case is called `{other}`, known are {}", NAMES.join(", "))),
    }
}
