//! Transitions from points that belong to no chain: what moves particles.

use larder_kernels::Level;

use super::hamiltonian::{Mover, Point};
use super::metric::Metric;
use super::nuts::{Nuts, hmc};
use crate::rng::Stream;
use crate::target::Target;

/// What a transition was like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    /// The mean chance of acceptance along its trajectory.
    pub(crate) acceptance: f64,
    /// Gradients that it took.
    pub(crate) gradients: u32,
    /// Which of them, counted from one, is that of where it ended; zero where it stayed.
    pub(crate) chosen: u32,
    /// Whether the density bent so much that its steps lost the way.
    pub(crate) is_divergent: bool,
}

/// How far a transition goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Way {
    /// About so far, jittered; then it is accepted or not.
    Length(f64),
    /// Until it turns around.
    Turn,
}

/// The room of transitions under the metric of one: whoever wants another scales the target.
#[derive(Debug)]
pub(crate) struct Transitions {
    nuts: Nuts,
    metric: Metric,
    point: Point,
    rooms: [Point; 2],
    level: Level,
}

impl Transitions {
    /// Room for points of so many numbers and trajectories of at most `2^max_depth` steps.
    pub(crate) fn new(dim: usize, max_depth: u32) -> Self {
        Transitions {
            nuts: Nuts::new(dim, max_depth),
            metric: Metric::unit(dim),
            point: Point::new(dim),
            rooms: [Point::new(dim), Point::new(dim)],
            level: Level::best(),
        }
    }

    /// Numbers that it holds.
    pub(crate) fn numbers(dim: usize, max_depth: u32) -> usize {
        dim.saturating_mul(Nuts::vectors(max_depth).saturating_add(16))
    }

    /// Where the next transition begins: position and gradient, for the caller to write.
    pub(crate) fn start_mut(&mut self) -> (&mut [f64], &mut [f64]) {
        self.point.parts_mut()
    }

    /// Whether a trajectory can start at the point, whose density this is.
    fn starts_at(&mut self, log_density: f64) -> bool {
        self.point.log_density = log_density;
        log_density.is_finite() && self.point.gradient().iter().all(|g| g.is_finite())
    }

    /// One transition from the start that was written, which has this density. A point without a finite density and
    /// slope stays.
    pub(crate) fn go(
        &mut self,
        target: &mut dyn Target,
        rng: &mut Stream,
        (step, way): (f64, Way),
        log_density: f64,
    ) -> Told {
        if !self.starts_at(log_density) {
            return Told { acceptance: 0.0, gradients: 0, chosen: 0, is_divergent: false };
        }
        let told = match way {
            Way::Turn => {
                let (how, metric) = ((step, 0.0), &mut self.metric);
                self.nuts.transition(target, metric, rng, how, &mut self.point)
            }
            Way::Length(length) => {
                let (level, metric) = (self.level, &mut self.metric);
                let mut mover = Mover { target, metric, level, step, slack: 0.0 };
                hmc(&mut mover, rng, length, &mut self.point, &mut self.rooms)
            }
        };
        Told {
            acceptance: told.accept_stat,
            gradients: told.leapfrogs,
            chosen: told.chosen,
            is_divergent: told.is_divergent,
        }
    }

    /// The chance that one step from the start that was written would be accepted; none where no trajectory can start.
    pub(crate) fn try_step(
        &mut self,
        target: &mut dyn Target,
        rng: &mut Stream,
        step: f64,
        log_density: f64,
    ) -> Option<f64> {
        if !self.starts_at(log_density) {
            return None;
        }
        let metric = &mut self.metric;
        let mut mover = Mover { target, metric, level: self.level, step, slack: 0.0 };
        self.point.push(&mut mover, rng);
        self.rooms[0].step_from(&self.point, &mut mover);
        let chance = (self.point.energy - self.rooms[0].energy).exp().min(1.0);
        Some(if chance.is_nan() { 0.0 } else { chance })
    }
}
