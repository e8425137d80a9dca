//! The program `larder`.
#![forbid(unsafe_code)]

fn main() {}
