//! What the tests of Larder share: allocation assertions, failing allocators, generators, tolerances, golden files.
#![forbid(unsafe_code)]
