//! Integrators in time: from a rate of change to a step.
//!
//! | name | order | stages | blocks beside the state | relaxation |
//! |---|---|---|---|---|
//! | `ssprk3` | 3 | 3 | 2 | explicit |
//! | `rk4` | 4 | 4 | 3 | explicit |
//! | `ars222` | 2 | 3 | 7 | implicit |
//! | `ars443` | 3 | 5 | 11 | implicit |
//!
//! The explicit ones need a step below the relaxation times; the others do not, because they treat
//! relaxation alone implicitly: `G(U)` is what the equations at a point say when all gradients are zero,
//! `F - G` everything else.
//!
//! With an error wanted, `rk4` takes a fifth stage (Zonneveld's embedded method of order 3), and the
//! others compare with weights of one order less; the step is then chosen so that the largest error of a
//! component, relative to the largest value of its kind, is the tolerance.

mod combine;
mod imex;
mod step;
mod tableau;

pub use step::{Integrator, StepOutcome, TimeMethod};
