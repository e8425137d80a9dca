//! The engine as its users see it.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::float_cmp,
    reason = "tests count, and compare numbers that must be equal"
)]

mod abc;
mod anything;
mod checkpoints;
mod circles;
mod cow;
mod data;
mod diagnostics;
mod distributions;
mod evidence;
mod exact;
mod extremes;
mod far_starts;
mod gradient;
mod library;
mod loop_of_target_one;
mod newcomers;
mod nuts;
mod program;
mod refusals;
mod smc;
mod snapshot;
mod strangers;
mod structure;
mod support;
mod told;
#[path = "../shared/varying.rs"]
mod varying;
mod vectors;
mod vi;
mod walks;

larder_testkit::counting_allocator!();
