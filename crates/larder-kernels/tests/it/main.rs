//! The promises of larder-kernels, each with an oracle of its own.

mod accuracy;
mod codegen;
mod golden;
mod harness;
mod levels;
mod oracle;
mod page;
mod reductions;
mod transform;
mod twin;
