//! The shape of a cloud of points, and random steps of that shape.

use crate::dist::{cholesky_in_place, triangle};
use crate::rng::Stream;

/// Mean and covariance of a cloud; the covariance as the lower triangle of its Cholesky factor, row by row.
#[derive(Debug)]
pub(crate) struct Shape {
    dim: usize,
    mean: Vec<f64>,
    factor: Vec<f64>,
    noise: Vec<f64>,
}

impl Shape {
    /// Room for the shape of points of so many numbers.
    pub(crate) fn new(dim: usize) -> Self {
        Shape {
            dim,
            mean: vec![0.0; dim],
            factor: vec![0.0; dim * (dim + 1) / 2],
            noise: vec![0.0; dim],
        }
    }

    /// Learns the shape of points that stand one after the other.
    pub(crate) fn learn(&mut self, points: &[f64]) {
        let dim = self.dim;
        let n = (points.len() / dim.max(1)) as f64;
        self.mean.fill(0.0);
        for point in points.chunks_exact(dim.max(1)) {
            self.mean.iter_mut().zip(point).for_each(|(m, x)| *m += x / n);
        }
        self.factor.fill(0.0);
        for point in points.chunks_exact(dim.max(1)) {
            let mut at = 0;
            for row in 0..dim {
                let deviation = (point[row] - self.mean[row]) / n;
                for (x, mean) in point[..=row].iter().zip(&self.mean) {
                    self.factor[at] += deviation * (x - mean);
                    at += 1;
                }
            }
        }
        for row in 0..dim {
            // A coordinate in which all points agree still moves a little.
            let diagonal = &mut self.factor[triangle(row, row)];
            *diagonal = *diagonal * (1.0 + 1e-9) + 1e-12;
        }
        if !cholesky_in_place(&mut self.factor, dim) {
            self.factor.fill(0.0);
            for row in 0..dim {
                self.factor[triangle(row, row)] = 1e-3;
            }
        }
    }

    /// A random step of the cloud's shape, `scale` times as wide, from `here`.
    pub(crate) fn step(&mut self, here: &[f64], scale: f64, rng: &mut Stream, to: &mut [f64]) {
        self.noise.fill_with(|| rng.normal());
        place(here, &self.factor, &self.noise, scale, to);
    }
}

/// `mean + scale L z`, where the lower triangle `L` is stored row by row.
pub(crate) fn place(mean: &[f64], factor: &[f64], noise: &[f64], scale: f64, out: &mut [f64]) {
    for row in 0..mean.len() {
        let start = row * (row + 1) / 2;
        let step: f64 = factor[start..=start + row].iter().zip(noise).map(|(l, z)| l * z).sum();
        out[row] = mean[row] + scale * step;
    }
}
