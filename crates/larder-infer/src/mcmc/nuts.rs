//! The no-U-turn sampler: multinomial weights over the trajectory, the generalised criterion of a turn,
//! with the additional checks between neighbouring subtrees.
//!
//! Betancourt, "A conceptual introduction to Hamiltonian Monte Carlo" (2017), appendix A; the additional
//! checks as Stan has made them since 2.21. A subtree keeps the momenta and velocities at its ends, their
//! sum, and its proposal; all of them live in room that is made once, and merging swaps it.

use super::hamiltonian::Point;
use super::linear_algebra::{dot, dots_of_sum};
use super::metric::Metric;
use crate::rng::Stream;
use crate::target::Target;

/// An energy that is off by more than this says that the integrator has lost the trajectory.
const DIVERGENCE: f64 = 1000.0;

/// What a transition tells.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Transition {
    pub(super) accept_stat: f64,
    pub(super) depth: u32,
    pub(super) leapfrogs: u32,
    pub(super) is_divergent: bool,
    pub(super) energy: f64,
}

/// A proposal: a point without its momentum.
#[derive(Clone, Debug, Default)]
struct Proposal {
    q: Vec<f64>,
    gradient: Vec<f64>,
    log_density: f64,
    energy: f64,
}

#[derive(Clone, Debug, Default)]
struct Subtree {
    p_begin: Vec<f64>,
    v_begin: Vec<f64>,
    p_end: Vec<f64>,
    v_end: Vec<f64>,
    /// The sum of the momenta.
    rho: Vec<f64>,
    proposal: Proposal,
    log_weight: f64,
}

impl Subtree {
    fn new(dim: usize) -> Self {
        let zero = vec![0.0; dim];
        Subtree {
            p_begin: zero.clone(),
            v_begin: zero.clone(),
            p_end: zero.clone(),
            v_end: zero.clone(),
            rho: zero.clone(),
            proposal: Proposal { q: zero.clone(), gradient: zero, ..Proposal::default() },
            log_weight: f64::NEG_INFINITY,
        }
    }
}

/// The room of the sampler.
#[derive(Clone, Debug)]
pub(super) struct Nuts {
    levels: Vec<[Subtree; 2]>,
    tree: Subtree,
    ends: [Point; 2],
    max_depth: u32,
}

/// What a trajectory is built with.
struct Builder<'a> {
    target: &'a mut dyn Target,
    metric: &'a mut Metric,
    rng: &'a mut Stream,
    step: f64,
    energy: f64,
    leapfrogs: u32,
    accept_sum: f64,
    is_divergent: bool,
}

/// Whether the trajectory still goes apart.
#[inline]
fn goes_on(v_begin: &[f64], v_end: &[f64], rho: &[f64]) -> bool {
    dot(v_begin, rho) > 0.0 && dot(v_end, rho) > 0.0
}

/// The same for the sum of `rho` and one more momentum.
#[inline]
fn goes_on_with(v_begin: &[f64], v_end: &[f64], rho: &[f64], p: &[f64]) -> bool {
    let (begin, end) = dots_of_sum(v_begin, v_end, rho, p);
    begin > 0.0 && end > 0.0
}

#[inline]
fn log_add(a: f64, b: f64) -> f64 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if high == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

impl Nuts {
    pub(super) fn new(dim: usize, max_depth: u32) -> Self {
        let pair = || [Subtree::new(dim), Subtree::new(dim)];
        Nuts {
            levels: (0..=max_depth).map(|_| pair()).collect(),
            tree: Subtree::new(dim),
            ends: [Point::new(dim), Point::new(dim)],
            max_depth,
        }
    }

    /// One transition from `point`, whose momentum is drawn anew.
    pub(super) fn transition(
        &mut self,
        target: &mut dyn Target,
        metric: &mut Metric,
        rng: &mut Stream,
        step: f64,
        point: &mut Point,
    ) -> Transition {
        metric.momentum(rng, &mut point.p);
        metric.velocity(&point.p, &mut point.v);
        let energy = point.energy();
        let mut builder = Builder {
            target,
            metric,
            rng,
            step,
            energy,
            leapfrogs: 0,
            accept_sum: 0.0,
            is_divergent: false,
        };
        let mut tree = std::mem::take(&mut self.tree);
        tree.p_begin.copy_from_slice(&point.p);
        tree.v_begin.copy_from_slice(&point.v);
        tree.p_end.copy_from_slice(&point.p);
        tree.v_end.copy_from_slice(&point.v);
        tree.rho.copy_from_slice(&point.p);
        tree.log_weight = 0.0;
        self.ends[0].copy(point);
        self.ends[1].copy(point);
        let mut chosen = energy;
        let mut depth = 0;
        while depth < self.max_depth {
            let forward = rand_core::RngCore::next_u64(builder.rng) >> 63 == 1;
            let end = usize::from(forward);
            builder.step = if forward { step } else { -step };
            let top = self.levels.len() - 1;
            let mut scratch = std::mem::take(&mut self.levels[top]);
            let [new, _] = &mut scratch;
            let mut at = std::mem::take(&mut self.ends[end]);
            let is_whole = build(&mut self.levels, depth, &mut builder, &mut at, new);
            self.ends[end] = at;
            if !is_whole {
                self.levels[top] = scratch;
                break;
            }
            depth += 1;
            let odds = new.log_weight - tree.log_weight;
            if odds > 0.0 || builder.rng.open01() < odds.exp() {
                point.q.copy_from_slice(&new.proposal.q);
                point.gradient.copy_from_slice(&new.proposal.gradient);
                point.log_density = new.proposal.log_density;
                chosen = new.proposal.energy;
            }
            tree.log_weight = log_add(tree.log_weight, new.log_weight);
            // In the order of time: `tree` before `new`, or `new` (built backward) before `tree`.
            let goes = if forward {
                let goes = goes_on_with(&tree.v_begin, &new.v_begin, &tree.rho, &new.p_begin)
                    && goes_on_with(&tree.v_end, &new.v_end, &new.rho, &tree.p_end);
                std::mem::swap(&mut tree.p_end, &mut new.p_end);
                std::mem::swap(&mut tree.v_end, &mut new.v_end);
                goes
            } else {
                let goes = goes_on_with(&new.v_begin, &tree.v_end, &tree.rho, &new.p_begin)
                    && goes_on_with(&new.v_end, &tree.v_begin, &new.rho, &tree.p_begin);
                std::mem::swap(&mut tree.p_begin, &mut new.p_end);
                std::mem::swap(&mut tree.v_begin, &mut new.v_end);
                goes
            };
            tree.rho.iter_mut().zip(&new.rho).for_each(|(a, b)| *a += b);
            self.levels[top] = scratch;
            if !goes || !goes_on(&tree.v_begin, &tree.v_end, &tree.rho) {
                break;
            }
        }
        self.tree = tree;
        Transition {
            accept_stat: builder.accept_sum / f64::from(builder.leapfrogs.max(1)),
            depth,
            leapfrogs: builder.leapfrogs,
            is_divergent: builder.is_divergent,
            energy: chosen,
        }
    }
}

/// Builds a subtree of `2^depth` points onward from `at`; false when it turns or diverges inside.
fn build(
    levels: &mut [[Subtree; 2]],
    depth: u32,
    builder: &mut Builder<'_>,
    at: &mut Point,
    out: &mut Subtree,
) -> bool {
    if depth == 0 {
        return leaf(builder, at, out);
    }
    let (lower, upper) = levels.split_at_mut(depth as usize);
    let [first, second] = &mut upper[0];
    if !build(lower, depth - 1, builder, at, first) || !build(lower, depth - 1, builder, at, second)
    {
        return false;
    }
    out.log_weight = log_add(first.log_weight, second.log_weight);
    let takes_second = {
        let odds = second.log_weight - out.log_weight;
        odds >= 0.0 || builder.rng.open01() < odds.exp()
    };
    let goes = goes_on_with(&first.v_begin, &second.v_begin, &first.rho, &second.p_begin)
        && goes_on_with(&first.v_end, &second.v_end, &second.rho, &first.p_end);
    for ((out, a), b) in out.rho.iter_mut().zip(&first.rho).zip(&second.rho) {
        *out = a + b;
    }
    std::mem::swap(
        &mut out.proposal,
        if takes_second { &mut second.proposal } else { &mut first.proposal },
    );
    std::mem::swap(&mut out.p_begin, &mut first.p_begin);
    std::mem::swap(&mut out.v_begin, &mut first.v_begin);
    std::mem::swap(&mut out.p_end, &mut second.p_end);
    std::mem::swap(&mut out.v_end, &mut second.v_end);
    goes && goes_on(&out.v_begin, &out.v_end, &out.rho)
}

#[inline]
fn leaf(builder: &mut Builder<'_>, at: &mut Point, out: &mut Subtree) -> bool {
    at.leapfrog(builder.target, builder.metric, builder.step);
    builder.leapfrogs += 1;
    let energy = at.energy();
    let lost = if energy.is_nan() { f64::INFINITY } else { energy - builder.energy };
    out.log_weight = -lost;
    builder.accept_sum += if lost < 0.0 { 1.0 } else { (-lost).exp() };
    out.p_begin.copy_from_slice(&at.p);
    out.v_begin.copy_from_slice(&at.v);
    out.p_end.copy_from_slice(&at.p);
    out.v_end.copy_from_slice(&at.v);
    out.rho.copy_from_slice(&at.p);
    out.proposal.q.copy_from_slice(&at.q);
    out.proposal.gradient.copy_from_slice(&at.gradient);
    out.proposal.log_density = at.log_density;
    out.proposal.energy = energy;
    if lost > DIVERGENCE {
        builder.is_divergent = true;
        return false;
    }
    true
}

/// One transition of plain HMC: so many steps, then accepted or not.
pub(super) fn hmc(
    target: &mut dyn Target,
    metric: &mut Metric,
    rng: &mut Stream,
    step: f64,
    length: f64,
    point: &mut Point,
    room: &mut Point,
) -> Transition {
    metric.momentum(rng, &mut point.p);
    metric.velocity(&point.p, &mut point.v);
    let energy = point.energy();
    room.copy(point);
    // Jittered, so that no period of the target is met exactly.
    let steps = (length / step * (0.5 + rng.open01())).round().clamp(1.0, 1e6) as u32;
    let mut taken = 0;
    let mut is_divergent = false;
    for _ in 0..steps {
        room.leapfrog(target, metric, step);
        taken += 1;
        let lost = room.energy() - energy;
        if !(lost <= DIVERGENCE) {
            is_divergent = true;
            break;
        }
    }
    let end = room.energy();
    let accept = if is_divergent { 0.0 } else { (energy - end).exp().min(1.0) };
    let takes = rng.open01() < accept;
    if takes {
        point.copy(room);
    }
    Transition {
        accept_stat: accept,
        depth: 0,
        leapfrogs: taken,
        is_divergent,
        energy: if takes { end } else { energy },
    }
}
