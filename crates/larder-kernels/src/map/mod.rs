//! Elementwise kernels: every number on its own, so any order and any level give the same bits.

mod apply;
mod decay;
mod functions;
mod linear;

pub(crate) use apply::{Map, MapInPlace, MapInto};
pub(crate) use decay::Decay;
pub(crate) use functions::{Erf, Exp, Log, Log1p, Sigmoid, Tanh};
pub(crate) use linear::{Axpy, Scale};
