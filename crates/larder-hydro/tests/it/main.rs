//! The tests of larder-hydro.

larder_testkit::counting_allocator!();
