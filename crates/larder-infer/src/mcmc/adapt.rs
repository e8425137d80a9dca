//! Warm-up: step size by dual averaging, metric by Fisher divergence.
//!
//! The step size follows Nesterov's dual averaging as in Hoffman and Gelman (2014). The metric is the one
//! that minimises the Fisher divergence between the posterior and a normal: for each number alone it is
//! `sqrt(var(draws) / var(gradients))`, for all together the geometric mean of one covariance and the
//! inverse of the other. Two estimates run side by side: one is in use, the other begins anew every so
//! often and takes its place, so that what was seen on the way to the posterior is forgotten.

use super::linear_algebra::{basis, dot, eigen, geometric_mean};
use super::metric::Metric;
use super::options::MetricKind;

/// Dual averaging.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct StepSize {
    pub(super) log_step: f64,
    log_average: f64,
    error: f64,
    shrink_to: f64,
    count: f64,
    target: f64,
}

impl StepSize {
    pub(super) fn new(step: f64, target: f64) -> Self {
        StepSize {
            log_step: step.ln(),
            log_average: step.ln(),
            error: 0.0,
            shrink_to: (10.0 * step).ln(),
            count: 0.0,
            target,
        }
    }

    pub(super) fn update(&mut self, accept: f64) {
        const GAMMA: f64 = 0.05;
        const START: f64 = 10.0;
        const KAPPA: f64 = 0.75;
        self.count += 1.0;
        let share = 1.0 / (self.count + START);
        self.error = (1.0 - share) * self.error + share * (self.target - accept);
        self.log_step = self.shrink_to - self.count.sqrt() / GAMMA * self.error;
        let weight = self.count.powf(-KAPPA);
        self.log_average = weight * self.log_step + (1.0 - weight) * self.log_average;
    }

    pub(super) fn current(&self) -> f64 {
        self.log_step.exp()
    }

    pub(super) fn average(&self) -> f64 {
        self.log_average.exp()
    }

    pub(super) fn save(&self, out: &mut Vec<f64>) {
        out.extend([
            self.log_step,
            self.log_average,
            self.error,
            self.shrink_to,
            self.count,
            self.target,
        ]);
    }

    pub(super) fn load(words: &mut impl Iterator<Item = f64>) -> Option<Self> {
        Some(StepSize {
            log_step: words.next()?,
            log_average: words.next()?,
            error: words.next()?,
            shrink_to: words.next()?,
            count: words.next()?,
            target: words.next()?,
        })
    }
}

/// Means and variances of draws and gradients (Welford), and the rows themselves where directions are
/// wanted.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Estimate {
    pub(super) count: usize,
    mean: Vec<f64>,
    squares: Vec<f64>,
    gradient_mean: Vec<f64>,
    gradient_squares: Vec<f64>,
    /// Draw and gradient, row by row.
    rows: Vec<f64>,
}

impl Estimate {
    fn new(dim: usize) -> Self {
        let zero = vec![0.0; dim];
        Estimate {
            count: 0,
            mean: zero.clone(),
            squares: zero.clone(),
            gradient_mean: zero.clone(),
            gradient_squares: zero,
            rows: Vec::new(),
        }
    }

    fn add(&mut self, q: &[f64], gradient: &[f64], keeps_rows: bool) {
        self.count += 1;
        let share = 1.0 / self.count as f64;
        let both = [
            (q, &mut self.mean, &mut self.squares),
            (gradient, &mut self.gradient_mean, &mut self.gradient_squares),
        ];
        for (x, mean, squares) in both {
            for ((x, mean), squares) in x.iter().zip(mean).zip(squares) {
                let before = x - *mean;
                *mean += before * share;
                *squares += before * (x - *mean);
            }
        }
        if keeps_rows {
            self.rows.extend_from_slice(q);
            self.rows.extend_from_slice(gradient);
        }
    }

    fn clear(&mut self) {
        let dim = self.mean.len();
        let mut rows = std::mem::take(&mut self.rows);
        rows.clear();
        *self = Estimate::new(dim);
        self.rows = rows;
    }

    fn save(&self, out: &mut Vec<f64>) {
        out.extend([self.count as f64, self.rows.len() as f64]);
        for part in
            [&self.mean, &self.squares, &self.gradient_mean, &self.gradient_squares, &self.rows]
        {
            out.extend(part);
        }
    }

    fn load(words: &mut impl Iterator<Item = f64>, dim: usize) -> Option<Self> {
        let (count, rows) = (words.next()? as usize, words.next()? as usize);
        let mut part = |len: usize| {
            let part: Vec<f64> = words.by_ref().take(len).collect();
            (part.len() == len).then_some(part)
        };
        Some(Estimate {
            count,
            mean: part(dim)?,
            squares: part(dim)?,
            gradient_mean: part(dim)?,
            gradient_squares: part(dim)?,
            rows: part(rows)?,
        })
    }
}

/// Warm-up of a metric.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct MetricAdapt {
    kind: MetricKind,
    in_use: Estimate,
    coming: Estimate,
    /// Iterations of the early part, and of the part in which the metric still moves.
    early: usize,
    last: usize,
}

/// What an iteration of warm-up did to the metric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    None,
    Moved,
}

impl MetricAdapt {
    pub(super) fn new(kind: MetricKind, dim: usize, warmup: usize) -> Self {
        MetricAdapt {
            kind,
            in_use: Estimate::new(dim),
            coming: Estimate::new(dim),
            early: warmup * 3 / 10,
            last: warmup - warmup * 15 / 100,
        }
    }

    /// A first metric from the gradient at the start: the gradient of a normal is its distance over its
    /// variance.
    pub(super) fn first(gradient: &[f64]) -> Metric {
        MetricAdapt::by_slopes(gradient, 0.0)
    }

    /// One from the gradient on a slope that leads down to the posterior from far away. There numbers that follow
    /// others, as those of a correlated normal do, have come to rest beside those that have far to go, and a slope
    /// next to zero says that of them and nothing of their variance.
    pub(super) fn on_a_slope(gradient: &[f64]) -> Metric {
        const SHARE: f64 = 1e-3;
        let most = gradient.iter().fold(0.0, |most: f64, g| most.max(g.abs()));
        MetricAdapt::by_slopes(gradient, SHARE * most)
    }

    /// No slope counts as less than `least`.
    fn by_slopes(gradient: &[f64], least: f64) -> Metric {
        let scales = gradient
            .iter()
            .map(|g| (1.0 / g.abs().max(least).clamp(1e-10, 1e10)).sqrt().clamp(1e-5, 1e5));
        Metric::new(scales.collect(), Vec::new(), Vec::new())
    }

    /// Takes a draw of warm-up.
    pub(super) fn add(
        &mut self,
        iteration: usize,
        q: &[f64],
        gradient: &[f64],
        metric: &mut Metric,
    ) -> Change {
        if iteration >= self.last {
            return Change::None;
        }
        let keeps_rows = self.kind != MetricKind::Diagonal;
        self.in_use.add(q, gradient, keeps_rows);
        self.coming.add(q, gradient, keeps_rows);
        let window = if iteration < self.early { 10 } else { 80 };
        // The last window must be whole.
        let switches = self.coming.count >= window && iteration + window <= self.last;
        if switches {
            std::mem::swap(&mut self.in_use, &mut self.coming);
            self.coming.clear();
        }
        if self.in_use.count < 3 {
            return Change::None;
        }
        match self.kind {
            MetricKind::Diagonal => self.diagonal(metric),
            // Directions are dear, so they move with the windows; the scales move with them.
            _ if !switches && iteration + 1 != self.last => return Change::None,
            MetricKind::Dense => self.dense(metric),
            MetricKind::LowRank => self.low_rank(metric),
        }
        Change::Moved
    }

    /// Forgets what was seen.
    pub(super) fn forget(&mut self) {
        self.in_use.clear();
        self.coming.clear();
    }

    /// The scale of a number; `before` where the draws do not differ by more than rounding.
    fn scale(&self, i: usize, before: f64) -> f64 {
        let Estimate { count, mean, squares, gradient_squares, .. } = &self.in_use;
        let rounding = 1e3 * f64::EPSILON * mean[i].abs();
        if squares[i] <= *count as f64 * rounding * rounding {
            return before;
        }
        let ratio = squares[i] / gradient_squares[i];
        if ratio.is_finite() && ratio > 0.0 {
            // The scale is the root of the variance, the variance the root of the ratio.
            ratio.sqrt().sqrt().clamp(1e-10, 1e10)
        } else {
            1.0
        }
    }

    fn scales(&self, metric: &Metric) -> Vec<f64> {
        metric.scales.iter().enumerate().map(|(i, &before)| self.scale(i, before)).collect()
    }

    fn diagonal(&self, metric: &mut Metric) {
        metric.rescale(|i, before| self.scale(i, before));
    }

    /// Rows of draws and gradients on the scale of the metric, centred.
    fn scaled_rows(&self, scales: &[f64]) -> (Vec<Vec<f64>>, Vec<Vec<f64>>) {
        let dim = scales.len();
        let estimate = &self.in_use;
        let (mut draws, mut gradients) = (Vec::new(), Vec::new());
        for row in estimate.rows.chunks_exact(2 * dim) {
            let (q, g) = row.split_at(dim);
            draws.push((0..dim).map(|i| (q[i] - estimate.mean[i]) / scales[i]).collect());
            gradients
                .push((0..dim).map(|i| (g[i] - estimate.gradient_mean[i]) * scales[i]).collect());
        }
        (draws, gradients)
    }

    fn dense(&self, metric: &mut Metric) {
        let dim = metric.scales.len();
        let scales: Vec<f64> = self.scales(metric);
        let (draws, gradients) = self.scaled_rows(&scales);
        let n = draws.len() as f64;
        let covariance = |rows: &[Vec<f64>]| {
            // Pulled towards one as much as five draws would.
            let mut out = vec![0.0; dim * dim];
            for row in rows {
                for i in 0..dim {
                    for j in 0..dim {
                        out[i * dim + j] += row[i] * row[j] / (n + 5.0);
                    }
                }
            }
            (0..dim).for_each(|i| out[i * dim + i] += 5.0 / (n + 5.0));
            out
        };
        let mean = geometric_mean(&covariance(&draws), &covariance(&gradients), dim);
        let (values, vectors) = eigen(&mean, dim);
        let directions = (0..dim).flat_map(|k| (0..dim).map(move |i| (k, i)));
        let directions = directions.map(|(k, i)| vectors[i * dim + k]).collect();
        let factors = values.iter().map(|v| v.clamp(1e-8, 1e8)).collect();
        *metric = Metric::new(scales, directions, factors);
    }

    fn low_rank(&self, metric: &mut Metric) {
        /// Rows that span the subspace at most.
        const ROWS_MAX: usize = 30;
        /// Directions whose factor lies within this of one are left out.
        const CUTOFF: f64 = 2.0;
        let dim = metric.scales.len();
        let scales: Vec<f64> = self.scales(metric);
        let (draws, gradients) = self.scaled_rows(&scales);
        let skip = draws.len().div_ceil(ROWS_MAX);
        let spanning = draws.iter().step_by(skip).chain(gradients.iter().step_by(skip));
        let basis = basis(spanning.cloned(), dim);
        let rank = basis.len();
        let n = draws.len() as f64;
        let covariance = |rows: &[Vec<f64>]| {
            let mut out = vec![0.0; rank * rank];
            for row in rows {
                let x: Vec<f64> = basis.iter().map(|b| dot(b, row)).collect();
                for i in 0..rank {
                    for j in 0..rank {
                        out[i * rank + j] += x[i] * x[j] / (n + 5.0);
                    }
                }
            }
            (0..rank).for_each(|i| out[i * rank + i] += 5.0 / (n + 5.0));
            out
        };
        let mean = geometric_mean(&covariance(&draws), &covariance(&gradients), rank);
        let (values, vectors) = eigen(&mean, rank);
        let (mut directions, mut factors) = (Vec::new(), Vec::new());
        for (k, &value) in values.iter().enumerate() {
            if !(1.0 / CUTOFF..=CUTOFF).contains(&value) {
                let mut direction = vec![0.0; dim];
                for (b, basis) in basis.iter().enumerate() {
                    let weight = vectors[b * rank + k];
                    direction.iter_mut().zip(basis).for_each(|(d, x)| *d += weight * x);
                }
                directions.extend(direction);
                factors.push(value.clamp(1e-8, 1e8));
            }
        }
        *metric = Metric::new(scales, directions, factors);
    }

    pub(super) fn save(&self, out: &mut Vec<f64>) {
        self.in_use.save(out);
        self.coming.save(out);
    }

    pub(super) fn load(&mut self, words: &mut impl Iterator<Item = f64>, dim: usize) -> Option<()> {
        self.in_use = Estimate::load(words, dim)?;
        self.coming = Estimate::load(words, dim)?;
        Some(())
    }
}
