//! Where a fit begins: near a mode, in its own units.
//!
//! A climb by limited-memory BFGS leaves points on its way; each is judged by the evidence lower bound of
//! the normal that its curvature suggests, and the best is taken (as Pathfinder does, Zhang, Carpenter,
//! Gelman and Vehtari 2022). The mode itself can be a bad place: that of a hierarchical model often lies
//! where a scale is zero.
//!
//! One climb finds one hill, and weights over a normal on it tell nothing of another one far away. So more climbs are
//! made from elsewhere. One that ends on the same hill, which its way down to the known end shows, is forgotten; each
//! other hill is judged in the same manner.

use std::collections::VecDeque;

use crate::diag::{PARETO_K_MAX, psis};
use crate::dist::{cholesky_in_place, triangle};
use crate::error::{ErrorKind, InferError, Result};
use crate::rng::Stream;
use crate::target::Target;

use super::{Approximation, Spread};

/// Pairs that the two-loop recursion remembers.
const MEMORY: usize = 10;
const CLIMB_STEPS: usize = 300;
/// Random points that are tried when the density is not finite at zero.
const STARTS_MAX: usize = 100;
/// Up to so many numbers each one's curvature is measured.
const MEASURED_MAX: usize = 1024;
/// Up to so many numbers the whole matrix of curvatures is.
const JOINT_MAX: usize = 512;
/// Pairs of draws by which a point on the way is judged.
const JUDGES: usize = 16;

/// Draws by which the mass of a hill is weighed.
const WEIGHTS: usize = 500;

/// How far the density falls between two ends of climbs that are on two hills. Climbs that stopped on one ridge have
/// less between them.
const VALLEY: f64 = 2.0;
/// Points between two ends.
const BETWEEN: u32 = 31;

/// A hill: where a climb ended, and the best normal on the way.
struct Hill {
    end: Vec<f64>,
    normal: Approximation,
}

/// Normals to begin with, whose bounds are rough ones: that of the climb from zero, and those of the other hills.
/// `others` are more points to climb from, `wander` what those hills are judged with.
pub(super) fn start(
    target: &mut dyn Target,
    rng: &mut Stream,
    (others, wander): (&[Vec<f64>], &mut Stream),
) -> Result<Vec<Approximation>> {
    let first = beginning(target, rng)?;
    let stations = climb(target, first);
    let mut hills = vec![hill(target, stations, rng)];
    for from in others {
        hills.extend(another(target, from, &hills, &[], wander));
    }
    Ok(hills.into_iter().map(|hill| hill.normal).collect())
}

/// The share of the posterior on hills that none of these draws is on, as far as climbs from `others` find them. The
/// draws' own hills are where climbs from `ends` lead.
pub(super) fn missed(
    target: &mut dyn Target,
    (draws, ends): (&[Vec<f64>], &[Vec<f64>]),
    others: &[Vec<f64>],
    rng: &mut Stream,
) -> f64 {
    let mut hills = Vec::new();
    for from in ends {
        hills.extend(another(target, from, &hills, &[], rng));
    }
    let visited = hills.len();
    for from in others {
        hills.extend(another(target, from, &hills, draws, rng));
    }
    if visited == 0 || visited == hills.len() {
        return 0.0;
    }
    let mut masses = Vec::with_capacity(hills.len());
    for (at, Hill { normal, .. }) in hills.into_iter().enumerate() {
        let rough = normal.elbo;
        // A hill that nobody was on counts where it looks like one: the neck of a funnel is none, though a straight way
        // to it leads through a valley.
        let otherwise = if at < visited { rough } else { f64::NEG_INFINITY };
        let normal = widened(target, normal);
        masses.push(weighed(target, &normal, rng).unwrap_or(otherwise));
    }
    let top = masses.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let sum = |masses: &[f64]| masses.iter().map(|mass| (mass - top).exp()).sum::<f64>();
    if top.is_finite() { sum(&masses[visited..]) / sum(&masses) } else { 0.0 }
}

/// The log of the mass under a normal by weights of its draws; none where their tail says that they tell nothing.
fn weighed(target: &mut dyn Target, normal: &Approximation, rng: &mut Stream) -> Option<f64> {
    let dim = target.dim();
    let (mut noise, mut q) = (vec![0.0; dim], vec![0.0; dim]);
    let norm = normal.log_norm();
    let mut logs = Vec::with_capacity(WEIGHTS);
    for _ in 0..WEIGHTS {
        normal.draw(rng, &mut noise, &mut q);
        let density = target.log_density(&q);
        let log_normal = -0.5 * noise.iter().map(|z| z * z).sum::<f64>() - norm;
        logs.push(if density.is_nan() { f64::NEG_INFINITY } else { density - log_normal });
    }
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let mean = logs.iter().map(|log| (log - top).exp()).sum::<f64>() / WEIGHTS as f64;
    let is_near = psis(&mut logs, 1.0) <= PARETO_K_MAX;
    (is_near && top.is_finite()).then(|| top + mean.ln())
}

/// The hill that a climb from a point leads to, where it is none of those and none of these draws is on it.
fn another(
    target: &mut dyn Target,
    from: &[f64],
    hills: &[Hill],
    draws: &[Vec<f64>],
    rng: &mut Stream,
) -> Option<Hill> {
    let mut slope = vec![0.0; from.len()];
    let height = target.log_density_gradient(from, &mut slope);
    if !is_fine(height, &slope) {
        return None;
    }
    let stations = climb(target, from.to_vec());
    let (end, _) = stations.last().expect("the point where it began is one");
    let is_new = |target: &mut dyn Target, point: &[f64], places: fn(&Hill) -> &[f64]| {
        let mut known = hills.iter().map(places).chain(draws.iter().map(Vec::as_slice));
        known.all(|known| is_apart(target, known, point))
    };
    if !is_new(target, end, |hill| &hill.end) {
        return None;
    }
    // A density that has no top may lead to many ends from one hill: that of a scale that goes to zero. What counts is
    // where its mass lies.
    let found = hill(target, stations, rng);
    is_new(target, &found.normal.mean, |hill| &hill.normal.mean).then_some(found)
}

/// The same normal with a full covariance, that of the curvature where it is one.
pub(super) fn widened(target: &mut dyn Target, normal: Approximation) -> Approximation {
    let dim = normal.mean.len();
    let Spread::Each(scales) = &normal.spread else { return normal };
    let joint = (dim <= JOINT_MAX).then(|| joint(target, &normal.mean, scales)).flatten();
    let factor = joint.unwrap_or_else(|| {
        let mut factor = vec![0.0; dim * (dim + 1) / 2];
        (0..dim).for_each(|row| factor[triangle(row, row)] = scales[row]);
        factor
    });
    Approximation { spread: Spread::Joint(factor), ..normal }
}

/// Whether a valley lies between the ends of two climbs. It does not where the way between them leads down from the
/// higher to the lower.
pub(super) fn is_apart(target: &mut dyn Target, a: &[f64], b: &[f64]) -> bool {
    let border = target.log_density(a).min(target.log_density(b)) - VALLEY;
    (1..BETWEEN).any(|step| {
        let share = f64::from(step) / f64::from(BETWEEN);
        let between: Vec<f64> = a.iter().zip(b).map(|(a, b)| a + share * (b - a)).collect();
        !(target.log_density(&between) >= border)
    })
}

/// The best normal among the stations of a climb.
fn hill(target: &mut dyn Target, stations: Vec<(Vec<f64>, f64)>, rng: &mut Stream) -> Hill {
    let dim = target.dim();
    let end = stations.last().map(|(point, _)| point.clone()).unwrap_or_default();
    let mut best: Option<Approximation> = None;
    for (point, width) in stations {
        let scales =
            if dim <= MEASURED_MAX { scales(target, &point, width) } else { vec![width; dim] };
        let mut candidate = Approximation::new(point, Spread::Each(scales));
        candidate.elbo = judged(target, &candidate, rng);
        if best.as_ref().is_none_or(|best| candidate.elbo > best.elbo) {
            best = Some(candidate);
        }
    }
    Hill { end, normal: best.expect("the climb's first point is one") }
}

/// The evidence lower bound by a few draws; none when half of them have no density.
fn judged(target: &mut dyn Target, normal: &Approximation, rng: &mut Stream) -> f64 {
    let dim = normal.mean.len();
    let (mut noise, mut q) = (vec![0.0; dim], vec![0.0; dim]);
    let (mut sum, mut counted) = (0.0, 0.0);
    for _ in 0..JUDGES {
        noise.fill_with(|| rng.normal());
        for sign in [1.0, -1.0] {
            normal.place(&noise, sign, &mut q);
            let density = target.log_density(&q);
            if density.is_finite() {
                sum += density + 0.5 * noise.iter().map(|z| z * z).sum::<f64>();
                counted += 1.0;
            }
        }
    }
    if counted < JUDGES as f64 { f64::NEG_INFINITY } else { sum / counted + normal.log_norm() }
}

fn is_fine(height: f64, slope: &[f64]) -> bool {
    height.is_finite() && slope.iter().all(|g| g.is_finite())
}

/// Zero, or a point near it, where the density is finite.
fn beginning(target: &mut dyn Target, rng: &mut Stream) -> Result<Vec<f64>> {
    let dim = target.dim();
    let mut q = vec![0.0; dim];
    let mut slope = vec![0.0; dim];
    let mut height = target.log_density_gradient(&q, &mut slope);
    for _ in 0..STARTS_MAX {
        if is_fine(height, &slope) {
            break;
        }
        q.fill_with(|| 4.0 * rng.open01() - 2.0);
        height = target.log_density_gradient(&q, &mut slope);
    }
    if !is_fine(height, &slope) {
        let text =
            format!("the density is not finite at zero, nor at {STARTS_MAX} points around it");
        return Err(InferError::new(ErrorKind::Start, text));
    }
    Ok(q)
}

/// Points on the way up, each with the width that the last step's curvature suggests.
fn climb(target: &mut dyn Target, mut q: Vec<f64>) -> Vec<(Vec<f64>, f64)> {
    let dim = q.len();
    let mut slope = vec![0.0; dim];
    let mut height = target.log_density_gradient(&q, &mut slope);
    let mut pairs: VecDeque<(Vec<f64>, Vec<f64>, f64)> = VecDeque::new();
    let mut width: f64 = 1.0;
    let mut stations = vec![(q.clone(), width)];
    let (mut next, mut next_slope) = (vec![0.0; dim], vec![0.0; dim]);
    for step in 1..=CLIMB_STEPS {
        let direction = uphill(&slope, &pairs);
        let rise = dot(&direction, &slope);
        let size = dot(&direction, &direction).sqrt();
        if !(rise > 1e-12 * (1.0 + height.abs())) {
            break;
        }
        // The first step has no curvature to go by: one unit at most.
        let mut length = if pairs.is_empty() { (1.0 / size).min(1.0) } else { 1.0 };
        let mut found = f64::NAN;
        for _ in 0..40 {
            next.iter_mut().zip(&q).zip(&direction).for_each(|((n, q), d)| *n = q + length * d);
            found = target.log_density_gradient(&next, &mut next_slope);
            if is_fine(found, &next_slope) && found >= height + 1e-4 * length * rise {
                break;
            }
            length *= 0.5;
            found = f64::NAN;
        }
        if found.is_nan() {
            break;
        }
        let moved: Vec<f64> = next.iter().zip(&q).map(|(a, b)| a - b).collect();
        let bent: Vec<f64> = slope.iter().zip(&next_slope).map(|(a, b)| a - b).collect();
        let curvature = dot(&moved, &bent);
        if curvature > 1e-10 * dot(&bent, &bent).sqrt() * dot(&moved, &moved).sqrt() {
            width = (curvature / dot(&bent, &bent)).sqrt();
            pairs.push_back((moved, bent, 1.0 / curvature));
            if pairs.len() > MEMORY {
                pairs.pop_front();
            }
        }
        std::mem::swap(&mut q, &mut next);
        std::mem::swap(&mut slope, &mut next_slope);
        height = found;
        if step.is_power_of_two() {
            stations.push((q.clone(), width));
        }
    }
    stations.push((q, width));
    stations
}

/// The direction of the two-loop recursion.
fn uphill(slope: &[f64], pairs: &VecDeque<(Vec<f64>, Vec<f64>, f64)>) -> Vec<f64> {
    let mut d = slope.to_vec();
    let mut shares = Vec::with_capacity(pairs.len());
    for (moved, bent, inverse) in pairs.iter().rev() {
        let share = inverse * dot(moved, &d);
        d.iter_mut().zip(bent).for_each(|(d, b)| *d -= share * b);
        shares.push(share);
    }
    if let Some((_, bent, inverse)) = pairs.back() {
        let scale = 1.0 / (inverse * dot(bent, bent));
        for d in &mut d {
            *d *= scale;
        }
    }
    for ((moved, bent, inverse), share) in pairs.iter().zip(shares.iter().rev()) {
        let back = share - inverse * dot(bent, &d);
        d.iter_mut().zip(moved).for_each(|(d, m)| *d += back * m);
    }
    d
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// How the gradient changes along one number, by central differences over a step of `h`.
fn bend(
    target: &mut dyn Target,
    q: &mut [f64],
    at: usize,
    h: f64,
    (low, high): (&mut [f64], &mut [f64]),
) {
    let x = q[at];
    q[at] = x + h;
    target.log_density_gradient(q, high);
    q[at] = x - h;
    target.log_density_gradient(q, low);
    q[at] = x;
    low.iter_mut().zip(high).for_each(|(low, high)| *low = (*low - *high) / (2.0 * h));
}

/// The standard deviation of each number, the others held: one over the root of its curvature.
fn scales(target: &mut dyn Target, point: &[f64], width: f64) -> Vec<f64> {
    let dim = point.len();
    let mut q = point.to_vec();
    let (mut low, mut high) = (vec![0.0; dim], vec![0.0; dim]);
    (0..dim)
        .map(|at| {
            let mut scale = width;
            // The first difference finds the size of the step for the second.
            for _ in 0..2 {
                bend(target, &mut q, at, 0.01 * scale, (&mut low, &mut high));
                let curvature = low[at];
                if !(curvature > 0.0 && curvature.is_finite()) {
                    break;
                }
                scale = curvature.sqrt().recip();
            }
            scale
        })
        .collect()
}

/// The factor of the covariance that the curvature at a point suggests, if it is one.
fn joint(target: &mut dyn Target, point: &[f64], scales: &[f64]) -> Option<Vec<f64>> {
    let dim = point.len();
    let mut q = point.to_vec();
    let (mut low, mut high) = (vec![0.0; dim], vec![0.0; dim]);
    let mut precision = vec![0.0; dim * (dim + 1) / 2];
    // In units of the scales, half of each entry from its row and half from its column.
    for column in 0..dim {
        bend(target, &mut q, column, 0.01 * scales[column], (&mut low, &mut high));
        for row in 0..dim {
            let half = 0.5 * low[row] * scales[row] * scales[column];
            precision[triangle(row.max(column), row.min(column))] +=
                if row == column { 2.0 * half } else { half };
        }
    }
    if !precision.iter().all(|x| x.is_finite()) || !cholesky_in_place(&mut precision, dim) {
        return None;
    }
    // The inverse of the factor, then the covariance, then its own factor.
    let mut inverse = vec![0.0; precision.len()];
    for column in 0..dim {
        for row in column..dim {
            let known: f64 = (column..row)
                .map(|k| precision[triangle(row, k)] * inverse[triangle(k, column)])
                .sum();
            let unit = f64::from(u8::from(row == column));
            inverse[triangle(row, column)] = (unit - known) / precision[triangle(row, row)];
        }
    }
    let mut covariance = vec![0.0; inverse.len()];
    for row in 0..dim {
        for column in 0..=row {
            let sum: f64 =
                (row..dim).map(|k| inverse[triangle(k, row)] * inverse[triangle(k, column)]).sum();
            covariance[triangle(row, column)] = sum * scales[row] * scales[column];
        }
    }
    cholesky_in_place(&mut covariance, dim).then_some(covariance)
}
