//! Narrowing the distance with points that walk.

use super::simulator::Simulator;
use super::{Abc, Cloud, too_few};
use crate::error::Result;
use crate::run::Observer;
use crate::smc::Shape;

/// The share of points that should have left their place before the distance narrows again.
const MOVED: f64 = 0.9;

struct Walk<'r, 'a> {
    run: &'r Abc<'a>,
    simulator: &'r mut Simulator<'a>,
    observer: &'r dyn Observer,
    cloud: Cloud,
    priors: Vec<f64>,
    has_moved: Vec<bool>,
    shape: Shape,
    scale: f64,
    proposal: Vec<f64>,
    seen: Vec<f64>,
    /// The share of steps that were accepted in the last sweep.
    acceptance: f64,
}

/// Points within the smallest distance that the budget allows, and that distance.
pub(super) fn narrowed<'a>(
    run: &Abc<'a>,
    simulator: &mut Simulator<'a>,
    observer: &dyn Observer,
) -> Result<(Cloud, f64)> {
    let (n, dim, width) = (run.options.keep, simulator.dim(), simulator.summaries());
    let mut cloud = Cloud::new(&run.options.stores, n, dim, width)?;
    let mut priors = vec![0.0; n];
    for (at, prior) in priors.iter_mut().enumerate() {
        // A simulation that is no number can be near nothing: the prior is drawn from again.
        while !cloud.distances[at].is_finite() {
            run.listen(simulator, observer)?;
            if simulator.trials >= run.options.trials {
                return Err(too_few(n, simulator.trials));
            }
            let (point, seen) = cloud.slot(at);
            cloud.distances[at] = simulator.draw(point, seen)?;
        }
        *prior = simulator.prior(cloud.point(at));
    }
    let mut walk = Walk {
        run,
        simulator,
        observer,
        cloud,
        priors,
        has_moved: vec![true; n],
        shape: Shape::new(n, dim),
        scale: 2.38 / (dim.max(1) as f64).sqrt(),
        proposal: vec![0.0; dim],
        seen: vec![0.0; width],
        acceptance: 1.0,
    };
    let mut within = f64::INFINITY;
    loop {
        let next = walk.next_distance().max(run.options.within);
        if !(next < within) || !walk.can_afford(run.options.share) {
            break;
        }
        within = next;
        walk.narrow(within);
        walk.wander(within, MOVED)?;
    }
    // What is left goes into points that have moved.
    walk.wander(within, 0.999)?;
    Ok((walk.cloud, within))
}

impl Walk<'_, '_> {
    fn left(&self) -> usize {
        self.run.options.trials.saturating_sub(self.simulator.trials)
    }

    /// The distance that keeps the wanted share; smaller than the largest, if any is.
    fn next_distance(&mut self) -> f64 {
        let sorted = &mut self.cloud.spare;
        sorted.clear();
        sorted.extend_from_slice(&self.cloud.distances);
        sorted.sort_unstable_by(f64::total_cmp);
        let n = sorted.len();
        let place = ((n as f64 * self.run.options.share) as usize).min(n - 1);
        if sorted[place] < sorted[n - 1] {
            return sorted[place];
        }
        // Whole numbers have ties: the next smaller distance, where there is one.
        sorted.iter().rev().copied().find(|d| *d < sorted[n - 1]).unwrap_or(f64::INFINITY)
    }

    /// Whether the sweeps that the next distance needs are within the budget, when its steps are accepted
    /// as often as this share of those of the last.
    fn can_afford(&self, share: f64) -> bool {
        let acceptance = (self.acceptance * share).clamp(1e-9, 0.999);
        let sweeps = ((1.0 - MOVED).ln() / (-acceptance).ln_1p()).ceil();
        sweeps * self.cloud.distances.len() as f64 <= self.left() as f64
    }

    /// Points within the distance take the places of the others, as evenly as can be.
    fn narrow(&mut self, within: f64) {
        // The near ones, then the far ones.
        let mut order = std::mem::take(&mut self.cloud.order);
        order.clear();
        order.extend(0..self.cloud.distances.len());
        order.sort_unstable_by_key(|&at| (self.cloud.distances[at] > within, at));
        let count = order.partition_point(|&at| self.cloud.distances[at] <= within);
        let (near, far) = order.split_at(count);
        let offset = self.simulator.rng.open01();
        for (turn, &to) in far.iter().enumerate() {
            let place = (turn as f64 + offset) * near.len() as f64 / far.len() as f64;
            let from = near[(place as usize).min(near.len() - 1)];
            self.cloud.copy(from, to);
            self.priors[to] = self.priors[from];
        }
        self.cloud.order = order;
        self.shape.learn(&self.cloud.points, count);
        self.has_moved.fill(false);
    }

    /// Sweeps until this share has moved or the budget is spent.
    fn wander(&mut self, within: f64, share: f64) -> Result<()> {
        let n = self.has_moved.len();
        let moved = |flags: &[bool]| flags.iter().filter(|m| **m).count() as f64 / n as f64;
        while moved(&self.has_moved) < share && self.left() >= n {
            let mut accepted = 0;
            for at in 0..n {
                self.run.listen(self.simulator, self.observer)?;
                accepted += usize::from(self.step(at, within)?);
            }
            self.acceptance = accepted as f64 / n as f64;
        }
        Ok(())
    }

    fn step(&mut self, at: usize, within: f64) -> Result<bool> {
        let here = self.cloud.point(at);
        self.shape.step(here, self.scale, &mut self.simulator.rng, &mut self.proposal);
        let (prior, distance) = self.simulator.at(&self.proposal, &mut self.seen)?;
        let odds = (prior - self.priors[at]).exp();
        // The walk is even and the distance is within or not: only the priors count.
        if !(distance <= within && self.simulator.rng.open01() < odds) {
            return Ok(false);
        }
        let (point, seen) = self.cloud.slot(at);
        point.copy_from_slice(&self.proposal);
        seen.copy_from_slice(&self.seen);
        self.cloud.distances[at] = distance;
        self.priors[at] = prior;
        self.has_moved[at] = true;
        Ok(true)
    }
}
