//! Door C: a model recorded once and replayed at the speed of a hand-written gradient.
//!
//! ```text
//! record:   run the model once over recorded numbers; each operation is a node
//!           inside a plate, iteration 2, 3, … is compared with iteration 1 while it is recorded:
//!           where operations are equal, only what differs is kept, as columns
//! compile:  what is the same for all iterations is computed once; sums of products become one
//!           operation; a density that goes straight into the target keeps no value; sums that are
//!           terms of the target are taken apart
//! loops:    plain code in which the same operations come again and again, as where a state steps
//!           through time, is divided into plates and one linear recurrence between them (`roll`)
//! flatten:  plain code and small plates are written out as a list of codes for both ways, eight iterations a row
//! replay:   larger plates run in blocks of 64 iterations through vector lanes, forward and, where nothing
//!           else reads their values, backward at once, while the block is in the first cache
//! guards:   a comparison that the model made is made again; if it turns out otherwise, the tape
//!           says so and the model is recorded anew
//! ```
//!
//! Nothing is allocated by a replay. Where one parameter moves at a time, the same recording is laid out so
//! that only what depends on it is computed again (`local`).

mod adjoint;
mod back;
mod code;
mod compile;
mod flatten;
mod lanes;
mod local;
mod machine;
mod op;
mod plate;
mod program;
mod record;
mod replay;
mod roll;
mod scalar;
mod scan;
mod terms;
mod tiles;
mod var;
mod writer;

pub(crate) use local::Local;
pub(crate) use program::Program;
pub(crate) use record::{Recorder, with_recorder};
pub(crate) use replay::Workspace;
pub use var::Var;
