//! Who looks on while a solver works. This crate reads no clock and counts no allocations: it says when
//! a phase begins, and whoever looks on may read both.

use std::fmt::Debug;

/// What a step is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Primitive variables, and what a point must know of its neighbours.
    Neighbours,
    /// The equations at the points.
    Points,
    /// Stages put together, and relaxation solved for.
    Update,
    /// Modes taken away.
    Filter,
    /// Sums and extremes.
    Diagnostics,
    /// Whatever the caller does between steps.
    Outside,
}

impl Phase {
    /// All, in order.
    pub const ALL: [Phase; 6] = [
        Phase::Neighbours,
        Phase::Points,
        Phase::Update,
        Phase::Filter,
        Phase::Diagnostics,
        Phase::Outside,
    ];

    /// As a word of reports.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Neighbours => "recovery and derivatives",
            Phase::Points => "equations at the points",
            Phase::Update => "update",
            Phase::Filter => "filter",
            Phase::Diagnostics => "diagnostics",
            Phase::Outside => "outside of steps",
        }
    }
}

/// Looks on. A phase lasts until the next one begins.
pub trait Watch {
    /// A phase begins.
    fn enter(&mut self, phase: Phase);
}

/// Nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn enter(&mut self, _: Phase) {}
}
