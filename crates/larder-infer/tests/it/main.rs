//! The engine as its users see it.

mod cow;
mod gradient;
mod library;
mod loop_of_target_one;
mod nuts;
mod support;

larder_testkit::counting_allocator!();
