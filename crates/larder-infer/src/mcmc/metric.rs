//! Metrics: how far is far in each direction.
//!
//! The inverse metric is an estimate of the posterior's covariance. All three shapes are
//! `D (I + U (L - I) U') D` with a diagonal `D` of scales: without `U`, with all directions, with few.

use super::hamiltonian::stride;
use super::linear_algebra::dot;
use crate::rng::Stream;

/// The inverse metric, ready to be applied.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metric {
    /// `D`: one scale for each number.
    pub scales: Vec<f64>,
    /// Directions, each of length one, row by row.
    pub directions: Vec<f64>,
    /// The factor along each direction.
    pub factors: Vec<f64>,
    /// What the directions add to a momentum: one over the root of the factor, less one.
    inverse_roots: Vec<f64>,
    /// The squares of the scales in whole registers, zeros beyond.
    squares: Vec<f64>,
    room: Vec<f64>,
}

impl Metric {
    /// The same scale everywhere.
    pub fn unit(dim: usize) -> Self {
        Metric::new(vec![1.0; dim], Vec::new(), Vec::new())
    }

    /// Scales and directions.
    pub fn new(scales: Vec<f64>, directions: Vec<f64>, factors: Vec<f64>) -> Self {
        let inverse_roots = factors.iter().map(|f| 1.0 / f.sqrt() - 1.0).collect();
        let room = vec![0.0; scales.len()];
        let mut squares = vec![0.0; stride(scales.len())];
        squares.iter_mut().zip(&scales).for_each(|(square, s)| *square = s * s);
        Metric { scales, directions, factors, inverse_roots, squares, room }
    }

    /// Other scales, each from its place and the one before; the directions stay.
    pub(super) fn rescale(&mut self, scale: impl Fn(usize, f64) -> f64) {
        for (i, (s, square)) in self.scales.iter_mut().zip(&mut self.squares).enumerate() {
            *s = scale(i, *s);
            *square = *s * *s;
        }
    }

    /// What a momentum is multiplied by to be a velocity, where that is all: without directions. In whole registers.
    #[inline(always)]
    pub(super) fn plain(&self) -> Option<&[f64]> {
        self.factors.is_empty().then_some(&*self.squares)
    }

    /// The diagonal of the inverse metric.
    pub fn diagonal(&self) -> Vec<f64> {
        let dim = self.scales.len();
        (0..dim)
            .map(|i| {
                let more: f64 = (self.factors.iter().enumerate())
                    .map(|(k, factor)| (factor - 1.0) * self.directions[k * dim + i].powi(2))
                    .sum();
                self.scales[i].powi(2) * (1.0 + more)
            })
            .collect()
    }

    /// `v`: the velocity of a momentum, with directions.
    pub(super) fn velocity(&mut self, p: &[f64], v: &mut [f64]) {
        for ((x, p), s) in self.room.iter_mut().zip(p).zip(&self.scales) {
            *x = s * p;
        }
        v.copy_from_slice(&self.room);
        let dim = self.scales.len();
        for (direction, factor) in self.directions.chunks_exact(dim).zip(&self.factors) {
            let share = (factor - 1.0) * dot(direction, &self.room);
            v.iter_mut().zip(direction).for_each(|(v, u)| *v += share * u);
        }
        v.iter_mut().zip(&self.scales).for_each(|(v, s)| *v *= s);
    }

    /// A momentum under the metric.
    pub(super) fn momentum(&mut self, rng: &mut Stream, p: &mut [f64]) {
        for p in &mut *p {
            *p = rng.normal();
        }
        if !self.factors.is_empty() {
            self.room.copy_from_slice(p);
            let dim = self.scales.len();
            for (direction, root) in self.directions.chunks_exact(dim).zip(&self.inverse_roots) {
                let share = root * dot(direction, &self.room);
                p.iter_mut().zip(direction).for_each(|(p, u)| *p += share * u);
            }
        }
        p.iter_mut().zip(&self.scales).for_each(|(p, s)| *p /= s);
    }
}
