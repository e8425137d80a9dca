//! Variational inference: the normal on the unconstrained scale that is nearest to the posterior in the sense
//! of the evidence lower bound, with independent numbers or with a full covariance.
//!
//! Gradients come from the tape by the reparametrisation `u = mean + L z`; pairs of `z` and `-z` cancel the odd
//! part of their noise. Steps are Adam's with a falling rate, and the answer is the mean over the last half.
//! The approximation's spread is too small where the posterior is not a normal; [`Approximation::elbo`] says how
//! good a bound it is, not how far it is off.

use crate::dist::triangle;
use crate::error::{ErrorKind, InferError, Result};
use crate::point::Points;
use crate::rng::{Purpose, Stream};
use crate::run::Observer;
use crate::smc::place;
use crate::target::{Compiled, Target};

/// Options of a fit.
#[derive(Clone, Debug, PartialEq)]
pub struct ViOptions {
    /// Whether numbers may depend on each other.
    pub full_rank: bool,
    /// Steps.
    pub steps: usize,
    /// Pairs of draws for each gradient.
    pub pairs: usize,
    /// The first rate.
    pub rate: f64,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
}

impl Default for ViOptions {
    fn default() -> Self {
        ViOptions { full_rank: false, steps: 4000, pairs: 4, rate: 0.05, seed: 0, run: 0 }
    }
}

/// A normal on the unconstrained scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Approximation {
    /// Its mean.
    pub mean: Vec<f64>,
    /// The lower triangle of its Cholesky factor, row by row.
    pub factor: Vec<f64>,
    /// The evidence lower bound.
    pub elbo: f64,
}

impl Approximation {
    /// A draw into `q`.
    pub fn draw(&self, rng: &mut Stream, noise: &mut [f64], q: &mut [f64]) {
        noise.fill_with(|| rng.normal());
        place(&self.mean, &self.factor, noise, 1.0, q);
    }
}

/// Fits an approximation.
///
/// # Errors
/// [`ErrorKind::Option`], [`ErrorKind::Start`] where the density is not finite, [`ErrorKind::Cancelled`].
pub fn fit(
    model: &Compiled,
    options: &ViOptions,
    observer: &dyn Observer,
) -> Result<Approximation> {
    if options.steps < 10 || options.pairs == 0 || !(options.rate > 0.0 && options.rate < 10.0) {
        let text = format!(
            "{} steps of {} pairs at a rate of {}, want at least 10 steps, 1 pair, a rate between 0 and 10",
            options.steps, options.pairs, options.rate
        );
        return Err(InferError::new(ErrorKind::Option, text));
    }
    let mut target = model.clone();
    let dim = target.dim();
    let mut rng = Stream::new(options.seed, options.run, Purpose::Variational);
    let mut fit = Fit::new(dim, options.full_rank);
    let (mut noise, mut q, mut gradient) = (vec![0.0; dim], vec![0.0; dim], vec![0.0; dim]);
    for step in 0..options.steps {
        if observer.is_cancelled() {
            return Err(InferError::new(
                ErrorKind::Cancelled,
                "cancelled before the fit had ended",
            ));
        }
        fit.slope.fill(0.0);
        let mut counted = 0.0;
        for _ in 0..options.pairs {
            noise.fill_with(|| rng.normal());
            for sign in [1.0, -1.0] {
                place(&fit.mean, &fit.factor, &noise, sign, &mut q);
                let density = target.log_density_gradient(&q, &mut gradient);
                if density.is_finite() && gradient.iter().all(|g| g.is_finite()) {
                    fit.add(&gradient, &noise, sign);
                    counted += 1.0;
                }
            }
        }
        if counted == 0.0 {
            if step == 0 {
                let text = "the density is not finite around zero, where the fit begins";
                return Err(InferError::new(ErrorKind::Start, text));
            }
            continue;
        }
        let share = step as f64 / options.steps as f64;
        fit.advance(counted, options.rate * 0.02_f64.powf(share), step + 1);
        if 2 * step >= options.steps {
            fit.remember();
        }
    }
    let (mean, factor) = fit.average();
    let mut answer = Approximation { mean, factor, elbo: 0.0 };
    answer.elbo = bound(model, &answer, &mut rng);
    Ok(answer)
}

/// The evidence lower bound, by a thousand draws through the interpreter.
fn bound(model: &Compiled, answer: &Approximation, rng: &mut Stream) -> f64 {
    let dim = answer.mean.len();
    let mut points = Points::new(model);
    let (mut noise, mut q) = (vec![0.0; dim], vec![0.0; dim]);
    let draws = 1000;
    let mut sum = 0.0;
    for _ in 0..draws {
        answer.draw(rng, &mut noise, &mut q);
        let weight = points.weigh(&q);
        sum += weight.prior + weight.likelihood;
    }
    let spread: f64 = (0..dim).map(|row| answer.factor[triangle(row, row)].ln()).sum();
    sum / f64::from(draws) + spread + 0.5 * dim as f64 * (1.0 + (2.0 * std::f64::consts::PI).ln())
}

struct Fit {
    full_rank: bool,
    mean: Vec<f64>,
    factor: Vec<f64>,
    /// Means, then the triangle with logarithms on its diagonal.
    slope: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
    sums: Vec<f64>,
    remembered: f64,
}

impl Fit {
    fn new(dim: usize, full_rank: bool) -> Fit {
        let mut factor = vec![0.0; dim * (dim + 1) / 2];
        for row in 0..dim {
            factor[triangle(row, row)] = 0.3;
        }
        let len = dim + factor.len();
        Fit {
            full_rank,
            mean: vec![0.0; dim],
            factor,
            slope: vec![0.0; len],
            first: vec![0.0; len],
            second: vec![0.0; len],
            sums: vec![0.0; len],
            remembered: 0.0,
        }
    }

    fn add(&mut self, gradient: &[f64], noise: &[f64], sign: f64) {
        let dim = self.mean.len();
        for (row, slope) in gradient.iter().enumerate() {
            self.slope[row] += slope;
            let columns = if self.full_rank { 0..row + 1 } else { row..row + 1 };
            for column in columns {
                let at = triangle(row, column);
                // On the diagonal the logarithm moves, so that the scale stays positive.
                let chain = if row == column { self.factor[at] } else { 1.0 };
                self.slope[dim + at] += slope * sign * noise[column] * chain;
            }
        }
    }

    fn advance(&mut self, counted: f64, rate: f64, step: usize) {
        let dim = self.mean.len();
        let step = step.min(100_000) as i32;
        let (fade, fade_square) = (1.0 - 0.9_f64.powi(step), 1.0 - 0.999_f64.powi(step));
        for at in 0..self.slope.len() {
            let mut g = self.slope[at] / counted;
            let diagonal = at >= dim && is_diagonal(at - dim);
            if diagonal {
                // The entropy's part.
                g += 1.0;
            }
            self.first[at] = 0.9 * self.first[at] + 0.1 * g;
            self.second[at] = 0.999 * self.second[at] + 0.001 * g * g;
            let move_by =
                rate * (self.first[at] / fade) / ((self.second[at] / fade_square).sqrt() + 1e-10);
            if at < dim {
                self.mean[at] += move_by;
            } else if diagonal {
                self.factor[at - dim] *= move_by.exp();
            } else if self.full_rank {
                self.factor[at - dim] += move_by;
            }
        }
    }

    fn remember(&mut self) {
        let dim = self.mean.len();
        self.remembered += 1.0;
        for (at, sum) in self.sums.iter_mut().enumerate() {
            *sum += match at {
                at if at < dim => self.mean[at],
                at if is_diagonal(at - dim) => self.factor[at - dim].ln(),
                at => self.factor[at - dim],
            };
        }
    }

    fn average(self) -> (Vec<f64>, Vec<f64>) {
        let dim = self.mean.len();
        let mean = self.sums[..dim].iter().map(|x| x / self.remembered).collect();
        let factor = self.sums[dim..].iter().enumerate().map(|(at, x)| {
            let x = x / self.remembered;
            if is_diagonal(at) { x.exp() } else { x }
        });
        (mean, factor.collect())
    }
}

/// Whether a place of a triangle stored row by row lies on its diagonal.
fn is_diagonal(at: usize) -> bool {
    let row = (((8 * at + 1) as f64).sqrt() as usize).saturating_sub(1) / 2;
    (row..row + 2).any(|row| triangle(row, row) == at)
}
