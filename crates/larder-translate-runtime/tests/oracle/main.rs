//! Beside CPython.
fn main() {}
