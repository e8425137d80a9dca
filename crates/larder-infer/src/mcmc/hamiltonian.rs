//! Points in phase space and one step of the leapfrog.

use super::linear_algebra::dot;
use super::metric::Metric;
use crate::target::Target;

/// Where a trajectory is.
#[derive(Clone, Debug, Default)]
pub(super) struct Point {
    pub(super) q: Vec<f64>,
    pub(super) p: Vec<f64>,
    pub(super) v: Vec<f64>,
    pub(super) gradient: Vec<f64>,
    pub(super) log_density: f64,
}

impl Point {
    pub(super) fn new(dim: usize) -> Self {
        let zero = vec![0.0; dim];
        Point {
            q: zero.clone(),
            p: zero.clone(),
            v: zero.clone(),
            gradient: zero,
            log_density: 0.0,
        }
    }

    pub(super) fn copy(&mut self, other: &Point) {
        self.q.copy_from_slice(&other.q);
        self.p.copy_from_slice(&other.p);
        self.v.copy_from_slice(&other.v);
        self.gradient.copy_from_slice(&other.gradient);
        self.log_density = other.log_density;
    }

    /// The energy: what a perfect integrator keeps.
    #[inline]
    pub(super) fn energy(&self) -> f64 {
        0.5 * dot(&self.p, &self.v) - self.log_density
    }

    /// One step in time.
    #[inline]
    pub(super) fn leapfrog(&mut self, target: &mut dyn Target, metric: &mut Metric, step: f64) {
        let half = 0.5 * step;
        for (p, g) in self.p.iter_mut().zip(&self.gradient) {
            *p += half * g;
        }
        metric.velocity(&self.p, &mut self.v);
        for (q, v) in self.q.iter_mut().zip(&self.v) {
            *q += step * v;
        }
        self.log_density = target.log_density_gradient(&self.q, &mut self.gradient);
        for (p, g) in self.p.iter_mut().zip(&self.gradient) {
            *p += half * g;
        }
        metric.velocity(&self.p, &mut self.v);
    }
}
