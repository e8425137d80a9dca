//! The program as a user meets it: run, with what it prints and how it ends.

mod configuration;
mod convert;
mod demo;
mod densities;
mod draws;
mod honest;
mod infer;
mod kept;
mod metrics;
mod run;
mod simulate;
mod surface;
