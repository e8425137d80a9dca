//! What a linear regression of the points on their summaries takes away of the distance.
//!
//! The points are unconstrained numbers, so none leaves the bounds of its parameter. But a straight line goes on for
//! ever, and where no simulation came near the data, or what they tell bends, it leads to points that the prior all but
//! rules out or where no kept simulation was. The points that are kept lie wider than the posterior. So a point is moved
//! only as far as their range goes, and as its prior stays within what the points themselves have, and as much again.

use super::Cloud;
use super::simulator::Simulator;
use crate::dist::{cholesky_in_place, triangle};

/// Points for each coefficient, at least.
const POINTS_EACH: usize = 5;

/// How far beyond the range of the kept points one may be moved, as a share of it: what is left of a point when the
/// slopes are taken off may lie a little outside.
const SLACK: f64 = 0.1;

/// Parts of its way that a point is tried at, each half of the one before; then it stays.
const TRIES: i32 = 6;

/// Moves each point by the slopes of its coordinates over the summaries, times how far its own are from
/// those of the data. Gives how many of them it moved by a part of that alone; none where nothing was done: it needs
/// points enough, and summaries that differ.
pub(super) fn adjust(cloud: &mut Cloud, simulator: &mut Simulator<'_>) -> Option<usize> {
    let (n, dim, width) = (cloud.distances.len(), cloud.dim, cloud.width);
    if n < POINTS_EACH * (width + 1) || dim == 0 {
        return None;
    }
    let mut away: Vec<f64> = Vec::with_capacity(n * width);
    for seen in cloud.seen.chunks_exact(width) {
        away.extend(simulator.away(seen));
    }
    // Centred on their mean, the regression's constant falls out.
    let means = |rows: &[f64], width: usize| -> Vec<f64> {
        let mut means = vec![0.0; width];
        for row in rows.chunks_exact(width) {
            means.iter_mut().zip(row).for_each(|(m, x)| *m += x / n as f64);
        }
        means
    };
    let (summary_means, point_means) = (means(&away, width), means(&cloud.points, dim));
    let mut square = vec![0.0; width * (width + 1) / 2];
    let mut cross = vec![0.0; width * dim];
    for (row, point) in away.chunks_exact(width).zip(cloud.points.chunks_exact(dim)) {
        for i in 0..width {
            let x = row[i] - summary_means[i];
            for j in 0..=i {
                square[triangle(i, j)] += x * (row[j] - summary_means[j]);
            }
            for k in 0..dim {
                cross[i * dim + k] += x * (point[k] - point_means[k]);
            }
        }
    }
    // A summary that never differs, or only as others do, gets no slope of its own.
    let trace: f64 = (0..width).map(|i| square[triangle(i, i)]).sum();
    if !(trace > 0.0) {
        return None;
    }
    for i in 0..width {
        square[triangle(i, i)] += 1e-10 * trace;
    }
    if !cholesky_in_place(&mut square, width) {
        return None;
    }
    solve(&square, width, &mut cross, dim);
    let priors: Vec<f64> =
        cloud.points.chunks_exact(dim).map(|point| simulator.prior(point)).collect();
    let least = priors.iter().copied().fold(f64::INFINITY, f64::min);
    let most = priors.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let ranges: Vec<(f64, f64)> = (0..dim)
        .map(|at| {
            let numbers = || cloud.points.iter().skip(at).step_by(dim).copied();
            let low = numbers().fold(f64::INFINITY, f64::min);
            let high = numbers().fold(f64::NEG_INFINITY, f64::max);
            let slack = SLACK * (high - low);
            (low - slack, high + slack)
        })
        .collect();
    let (mut held, mut way, mut there) = (0, vec![0.0; dim], vec![0.0; dim]);
    for (row, point) in away.chunks_exact(width).zip(cloud.points.chunks_exact_mut(dim)) {
        way.fill(0.0);
        for (x, slopes) in row.iter().zip(cross.chunks_exact(dim)) {
            way.iter_mut().zip(slopes).for_each(|(way, slope)| *way += x * slope);
        }
        for halvings in 0..=TRIES {
            let part = f64::powi(0.5, halvings);
            for ((there, point), way) in there.iter_mut().zip(&*point).zip(&way) {
                *there = point - part * way;
            }
            let is_inside = there.iter().zip(&ranges).all(|(x, (low, high))| low <= x && x <= high);
            if is_inside && simulator.prior(&there) >= least - (most - least) {
                point.copy_from_slice(&there);
                held += usize::from(halvings > 0);
                break;
            }
            held += usize::from(halvings == TRIES);
        }
    }
    Some(held)
}

/// Solves `L L^T x = b` for `columns` right sides at once, in place.
fn solve(factor: &[f64], n: usize, b: &mut [f64], columns: usize) {
    for k in 0..columns {
        for i in 0..n {
            let known: f64 = (0..i).map(|j| factor[triangle(i, j)] * b[j * columns + k]).sum();
            b[i * columns + k] = (b[i * columns + k] - known) / factor[triangle(i, i)];
        }
        for i in (0..n).rev() {
            let known: f64 = (i + 1..n).map(|j| factor[triangle(j, i)] * b[j * columns + k]).sum();
            b[i * columns + k] = (b[i * columns + k] - known) / factor[triangle(i, i)];
        }
    }
}
