//! The cases that ask for bytes: every request to the allocator is counted.

use std::alloc::System;

use larder_measure::alloc::Counting;

#[global_allocator]
static ALLOCATOR: Counting<System> = Counting::new(System);

fn main() -> std::process::ExitCode {
    larder_peers_memory::start::main("counted")
}
