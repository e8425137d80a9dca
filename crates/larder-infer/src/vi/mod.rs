//! Variational inference: the normal on the unconstrained scale that is nearest to the posterior in the sense
//! of the evidence lower bound, with independent numbers or with a full covariance.
//!
//! A fit begins near a mode in units of its curvature (`start`), and goes on with gradients from the tape by
//! the reparametrisation `u = mean + L z`. Only the path's part of the gradient is used (Roeder, Wu and
//! Duvenaud 2017), and pairs of `z` and `-z`: where the posterior is a normal of the family, the gradient's
//! noise falls to nothing at the answer. Steps are Adam's with a falling rate, and the answer is the mean over
//! the last half.
//!
//! The approximation's spread is too small where the posterior is not of its family.
//! [`Approximation::elbo`] says how good a bound it is; [`Approximation::pareto_k`] whether it is near: up to
//! 0.7 its draws can stand for those of the posterior once they are weighed (Yao, Vehtari, Simpson and Gelman
//! 2018).

mod start;

use crate::diag::psis;
use crate::dist::triangle;
use crate::error::{ErrorKind, InferError, Result};
use crate::planted::{self, Fault};
use crate::point::Points;
use crate::rng::{Purpose, Stream};
use crate::run::{Observer, Phase, Progress};
use crate::smc::place;
use crate::stores::Stores;
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
    /// The first rate, in units of the curvature where the fit begins.
    pub rate: f64,
    /// The seed.
    pub seed: u64,
    /// Which of several runs with one seed.
    pub run: u64,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for ViOptions {
    fn default() -> Self {
        let stores = Stores::default();
        ViOptions { full_rank: false, steps: 4000, pairs: 4, rate: 0.05, seed: 0, run: 0, stores }
    }
}

/// Numbers up to which a full covariance is fitted: its factor has half as many entries as their square.
const FULL_RANK_MAX: usize = 10_000;
/// Stretches of the fit whose mean bound is told.
const STRETCHES: usize = 20;
/// Climbs from draws from the prior, and as many from around zero, by which other hills are looked for.
const CLIMBS: usize = 6;
/// Draws by which bound and shape of the tail are found.
const JUDGES: usize = 2000;

/// The shape of an approximation.
#[derive(Clone, Debug, PartialEq)]
pub enum Spread {
    /// Standard deviations of independent numbers.
    Each(Vec<f64>),
    /// The lower triangle of the covariance's Cholesky factor, row by row.
    Joint(Vec<f64>),
}

/// A normal on the unconstrained scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Approximation {
    /// Its mean.
    pub mean: Vec<f64>,
    /// Its shape.
    pub spread: Spread,
    /// The evidence lower bound.
    pub elbo: f64,
    /// The Monte Carlo error of the bound.
    pub elbo_error: f64,
    /// The mean bound over each twentieth of the steps: it rises but for noise.
    pub elbo_path: Vec<f64>,
    /// The shape of the tail of the posterior's weights over the approximation: up to 0.7 it is near. Infinite where
    /// some of its draws have density zero.
    pub pareto_k: f64,
    /// The share of the posterior that other hills hold, as far as climbs from a few other points found them: this
    /// approximation has none of it, and its weights cannot show it.
    pub elsewhere: f64,
}

impl Approximation {
    fn new(mean: Vec<f64>, spread: Spread) -> Self {
        let nan = f64::NAN;
        Approximation {
            mean,
            spread,
            elbo: nan,
            elbo_error: nan,
            elbo_path: Vec::new(),
            pareto_k: nan,
            elsewhere: nan,
        }
    }

    /// A draw into `q`; `noise` has as many numbers.
    pub fn draw(&self, rng: &mut Stream, noise: &mut [f64], q: &mut [f64]) {
        noise.fill_with(|| rng.normal());
        self.place(noise, 1.0, q);
    }

    /// The standard deviation of a number.
    pub fn sd(&self, at: usize) -> f64 {
        match &self.spread {
            Spread::Each(scales) => scales[at],
            Spread::Joint(factor) => {
                factor[triangle(at, 0)..=triangle(at, at)].iter().map(|l| l * l).sum::<f64>().sqrt()
            }
        }
    }

    fn place(&self, noise: &[f64], sign: f64, q: &mut [f64]) {
        match &self.spread {
            Spread::Each(scales) => {
                for (at, q) in q.iter_mut().enumerate() {
                    *q = self.mean[at] + sign * scales[at] * noise[at];
                }
            }
            Spread::Joint(factor) => place(&self.mean, factor, noise, sign, q),
        }
    }

    fn log_determinant(&self) -> f64 {
        match &self.spread {
            Spread::Each(scales) => scales.iter().map(|s| s.ln()).sum(),
            Spread::Joint(factor) => {
                (0..self.mean.len()).map(|row| factor[triangle(row, row)].ln()).sum()
            }
        }
    }

    /// Minus the log density at the mean.
    fn log_norm(&self) -> f64 {
        self.log_determinant() + 0.5 * self.mean.len() as f64 * (2.0 * std::f64::consts::PI).ln()
    }

    /// The bound and its error, and the shape of the weights' tail, by draws that the interpreter weighs: a
    /// fit on a tape that is wrong does not confirm itself.
    fn judge(&mut self, model: &Compiled, stores: &Stores, rng: &mut Stream) {
        let dim = self.mean.len();
        let mut points = Points::within(model, stores);
        let (mut noise, mut q) = (vec![0.0; dim], vec![0.0; dim]);
        let norm = self.log_norm();
        let mut weights: Vec<f64> = (0..JUDGES)
            .map(|_| {
                self.draw(rng, &mut noise, &mut q);
                let log_q = -0.5 * noise.iter().map(|z| z * z).sum::<f64>() - norm;
                let weight = points.weigh(&q);
                weight.prior + weight.likelihood - log_q
            })
            .collect();
        let n = JUDGES as f64;
        self.elbo = weights.iter().sum::<f64>() / n;
        let spread: f64 = weights.iter().map(|w| (w - self.elbo).powi(2)).sum();
        self.elbo_error = (spread / (n - 1.0) / n).sqrt();
        // Weights that differ by rounding alone have no tail: the approximation is the posterior.
        let is_exact = self.elbo_error <= 1e-9 * (1.0 + self.elbo.abs());
        self.pareto_k = if is_exact {
            f64::NEG_INFINITY
        } else if self.elbo.is_finite() {
            psis(&mut weights, 1.0)
        } else {
            // Draws that the posterior rules out are no matter of a tail: no bound holds.
            f64::INFINITY
        };
    }
}

/// Fits an approximation.
///
/// # Errors
/// [`ErrorKind::Option`], [`ErrorKind::Start`] where the density is not finite, [`ErrorKind::Cancelled`], and what
/// was met on the way that is no density: see [`Target::fault`].
pub fn fit(
    model: &Compiled,
    options: &ViOptions,
    observer: &dyn Observer,
) -> Result<Approximation> {
    let refuse = |text: String| Err(InferError::new(ErrorKind::Option, text));
    if options.steps < 10 || options.pairs == 0 || !(options.rate > 0.0 && options.rate < 10.0) {
        return refuse(format!(
            "{} steps of {} pairs at a rate of {}, want at least 10 steps, 1 pair, a rate between 0 and 10",
            options.steps, options.pairs, options.rate
        ));
    }
    let mut target = model.clone();
    let dim = target.dim();
    if options.full_rank && dim > FULL_RANK_MAX {
        return refuse(format!(
            "a full covariance of {dim} numbers, want at most {FULL_RANK_MAX}; independent ones have no limit"
        ));
    }
    // Middle and spread of the start and of the fit, slopes, two moments, a sum, noise, points and judges.
    let entries = if options.full_rank { dim * (dim + 1) / 2 } else { dim };
    let numbers = 7 * (dim + entries) + 6 * dim + JUDGES;
    let _room = options.stores.reserve("a fit", numbers)?;
    let mut rng = Stream::new(options.seed, options.run, Purpose::Variational);
    let mut wander = Stream::new(options.seed, options.run, Purpose::Start);
    let others = elsewhere(model, &options.stores, &mut wander);
    let mut hills = start::start(&mut target, &mut rng, (&others, &mut wander))
        .map_err(|error| target.fault().cloned().unwrap_or(error))?;
    let mut fit_from = |hills: &mut [Approximation], at: usize| -> Result<Approximation> {
        let mut fit = fitted(&mut target, hills[at].clone(), options, observer, &mut rng)?;
        fit.judge(model, &options.stores, &mut rng);
        // A fit may leave the hill where it began for a larger one.
        if !start::is_apart(&mut target, &hills[at].mean, &fit.mean) {
            hills[at] = fit.clone();
        }
        Ok(fit)
    };
    let mut answer = fit_from(&mut hills, 0)?;
    // The rough bound of a hill is mostly lower than the one of a fit on it: one that is higher is a better hill.
    let best = (1..hills.len()).max_by(|&a, &b| hills[a].elbo.total_cmp(&hills[b].elbo));
    if let Some(at) = best.filter(|&at| hills[at].elbo > answer.elbo) {
        let other = fit_from(&mut hills, at)?;
        if other.elbo > answer.elbo {
            answer = other;
        }
    }
    let apart = hills.iter().filter(|hill| start::is_apart(&mut target, &hill.mean, &answer.mean));
    let mass = apart.fold(0.0, |mass, hill| mass + (hill.elbo - answer.elbo).exp());
    answer.elsewhere = if answer.elbo.is_finite() { mass / (1.0 + mass) } else { f64::NAN };
    Ok(answer)
}

/// Draws of each chain by which [`missed`] knows the hills that were visited; of more it takes so many.
pub const DRAWS_EACH: usize = 64;

/// The share of the posterior on hills that none of these chains was on, as far as climbs from draws from the prior and
/// from around zero find them. Chains that all went to one hill agree with each other, and neither R-hat nor effective
/// draws can know of another one. Zero does not say that there is none; anything else is a rough bound.
///
/// Each chain is rows of values by the columns of the model.
///
/// # Errors
/// A fault of the model.
pub fn missed<'a, Rows>(
    model: &Compiled,
    chains: impl IntoIterator<Item = Rows>,
    seed: u64,
    stores: &Stores,
) -> Result<f64>
where
    Rows: IntoIterator<Item = &'a [f64], IntoIter: ExactSizeIterator>,
{
    let mut target = model.clone();
    let mut points = Points::within(model, stores);
    let (mut draws, mut ends) = (Vec::new(), Vec::new());
    for chain in chains {
        let rows = chain.into_iter();
        let (every, before) = (rows.len().div_ceil(DRAWS_EACH).max(1), draws.len());
        for row in rows.step_by(every) {
            let mut q = vec![0.0; target.dim()];
            points.unconstrain(row, &mut q)?;
            // A value that was rounded onto its bound stands nowhere.
            if q.iter().all(|x| x.is_finite()) {
                draws.push(q);
            }
        }
        ends.extend(draws[before..].last().cloned());
    }
    if target.dim() == 0 || draws.is_empty() {
        return Ok(0.0);
    }
    let mut rng = Stream::new(seed, 0, Purpose::Variational);
    let others = elsewhere(model, stores, &mut Stream::new(seed, 0, Purpose::Start));
    let share = start::missed(&mut target, (&draws, &ends), &others, &mut rng);
    target.fault().map_or(Ok(share), |fault| Err(fault.clone()))
}

/// One fit from where it begins.
fn fitted(
    target: &mut Compiled,
    begin: Approximation,
    options: &ViOptions,
    observer: &dyn Observer,
    rng: &mut Stream,
) -> Result<Approximation> {
    let begin = if options.full_rank { start::widened(target, begin) } else { begin };
    let mut fit = Fit::new(begin);
    for step in 0..options.steps {
        if observer.is_cancelled() {
            let text = "cancelled before the fit had ended";
            return Err(InferError::new(ErrorKind::Cancelled, text));
        }
        if step.is_multiple_of((options.steps / 100).max(1)) {
            observer.progress(&Progress {
                chain: options.run as usize,
                phase: Phase::Sampling,
                done: step,
                total: options.steps,
                divergences: 0,
                step_size: f64::NAN,
                evaluations: (step * options.pairs * 2) as u64,
            });
        }
        fit.step(target, options, step, rng);
        // A density that is left out where the model has other sites is another density.
        if let Some(fault) = target.fault() {
            return Err(fault.clone());
        }
    }
    Ok(fit.answer())
}

/// Points from which more hills are looked for: draws from the prior where it has some, and points within two of zero,
/// where chains start too.
fn elsewhere(model: &Compiled, stores: &Stores, rng: &mut Stream) -> Vec<Vec<f64>> {
    let mut points = Points::within(model, stores);
    let mut all = Vec::with_capacity(2 * CLIMBS);
    for _ in 0..CLIMBS {
        let mut q = vec![0.0; points.dim()];
        if points.draw_prior(rng, &mut q).is_ok() {
            all.push(q);
        }
        all.push((0..points.dim()).map(|_| 4.0 * rng.open01() - 2.0).collect());
    }
    all
}

/// A fit in the units of its start: `w = middle + M z`, and `u = begin.mean + T w`, where `T` is the start's
/// spread and `M` begins as the unit matrix.
struct Fit {
    begin: Approximation,
    /// The middle, then the entries of `M`: its diagonal, or its lower triangle; those on the diagonal as
    /// logarithms.
    numbers: Vec<f64>,
    slope: Vec<f64>,
    first: Vec<f64>,
    second: Vec<f64>,
    sums: Vec<f64>,
    remembered: f64,
    noise: Vec<f64>,
    w: Vec<f64>,
    q: Vec<f64>,
    gradient: Vec<f64>,
    path: Vec<(f64, f64)>,
}

impl Fit {
    fn new(begin: Approximation) -> Fit {
        let dim = begin.mean.len();
        let entries = match &begin.spread {
            Spread::Each(_) => dim,
            Spread::Joint(factor) => factor.len(),
        };
        let zeros = || vec![0.0; dim + entries];
        let row = || vec![0.0; dim];
        Fit {
            begin,
            numbers: zeros(),
            slope: zeros(),
            first: zeros(),
            second: zeros(),
            sums: zeros(),
            remembered: 0.0,
            noise: row(),
            w: row(),
            q: row(),
            gradient: row(),
            path: vec![(0.0, 0.0); STRETCHES],
        }
    }

    fn dim(&self) -> usize {
        self.begin.mean.len()
    }

    /// Where the logarithm of a diagonal entry stands.
    fn diagonal(&self, row: usize) -> usize {
        let place = match self.begin.spread {
            Spread::Each(_) => row,
            Spread::Joint(_) => triangle(row, row),
        };
        self.dim() + place
    }

    /// `w = middle + sign M z`, and `q` from it.
    fn place(&mut self, sign: f64) {
        let dim = self.dim();
        for row in 0..dim {
            let diagonal = self.diagonal(row);
            let mut step = self.numbers[diagonal].exp() * self.noise[row];
            if matches!(self.begin.spread, Spread::Joint(_)) {
                let entries = &self.numbers[diagonal - row..diagonal];
                step += entries.iter().zip(&self.noise).map(|(m, z)| m * z).sum::<f64>();
            }
            self.w[row] = self.numbers[row] + sign * step;
        }
        self.begin.place(&self.w, 1.0, &mut self.q);
    }

    /// The gradient over `w`, from that over `q`: by the transpose of `T`.
    fn pull_back(&mut self) {
        match &self.begin.spread {
            Spread::Each(scales) => self.gradient.iter_mut().zip(scales).for_each(|(g, s)| *g *= s),
            Spread::Joint(factor) => {
                for column in 0..self.gradient.len() {
                    let below = column..self.gradient.len();
                    let sum =
                        below.map(|row| factor[triangle(row, column)] * self.gradient[row]).sum();
                    self.gradient[column] = sum;
                }
            }
        }
    }

    /// Adds what the approximation's own density says along the path: the transposed inverse of `M` times `z`.
    fn add_own(&mut self, sign: f64) {
        let dim = self.dim();
        // Solved from the last row up, in the room of `w`.
        for row in (0..dim).rev() {
            let mut rest = sign * self.noise[row];
            if matches!(self.begin.spread, Spread::Joint(_)) {
                for below in row + 1..dim {
                    rest -= self.numbers[dim + triangle(below, row)] * self.w[below];
                }
            }
            self.w[row] = rest * (-self.numbers[self.diagonal(row)]).exp();
            self.gradient[row] += self.w[row];
        }
    }

    fn step(&mut self, target: &mut Compiled, options: &ViOptions, step: usize, rng: &mut Stream) {
        let dim = self.dim();
        self.slope.fill(0.0);
        let (mut counted, mut sum) = (0.0, 0.0);
        for _ in 0..options.pairs {
            self.noise.fill_with(|| rng.normal());
            for sign in [1.0, -1.0] {
                self.place(sign);
                let density = target.log_density_gradient(&self.q, &mut self.gradient);
                if !(density.is_finite() && self.gradient.iter().all(|g| g.is_finite())) {
                    continue;
                }
                counted += 1.0;
                sum += density + 0.5 * self.noise.iter().map(|z| z * z).sum::<f64>();
                self.pull_back();
                self.add_own(sign);
                for row in 0..dim {
                    let slope = self.gradient[row];
                    self.slope[row] += slope;
                    let diagonal = self.diagonal(row);
                    self.slope[diagonal] +=
                        slope * sign * self.noise[row] * self.numbers[diagonal].exp();
                    if matches!(self.begin.spread, Spread::Joint(_)) {
                        for (column, z) in self.noise[..row].iter().enumerate() {
                            self.slope[diagonal - row + column] += slope * sign * z;
                        }
                    }
                }
            }
        }
        if counted == 0.0 {
            return;
        }
        // Less the approximation's own density at each draw, which has less noise than its entropy.
        let logs: f64 = (0..dim).map(|row| self.numbers[self.diagonal(row)]).sum();
        let norm = logs + self.begin.log_norm();
        let stretch = &mut self.path[step * STRETCHES / options.steps];
        stretch.0 += sum / counted + norm;
        stretch.1 += 1.0;
        let share = step as f64 / options.steps as f64;
        self.advance(counted, options.rate * 0.02_f64.powf(share), step + 1);
        if 2 * step >= options.steps {
            self.remembered += 1.0;
            self.sums.iter_mut().zip(&self.numbers).for_each(|(sum, x)| *sum += x);
        }
    }

    fn advance(&mut self, counted: f64, rate: f64, step: usize) {
        let step = step.min(100_000) as i32;
        let (fade, fade_square) = (1.0 - 0.9_f64.powi(step), 1.0 - 0.999_f64.powi(step));
        let dim = self.dim();
        for (at, number) in self.numbers.iter_mut().enumerate() {
            if at >= dim && planted::has(Fault::FrozenScale) {
                continue;
            }
            let g = self.slope[at] / counted;
            self.first[at] = 0.9 * self.first[at] + 0.1 * g;
            self.second[at] = 0.999 * self.second[at] + 0.001 * g * g;
            *number +=
                rate * (self.first[at] / fade) / ((self.second[at] / fade_square).sqrt() + 1e-10);
        }
    }

    /// The mean of what was remembered, in the model's units.
    fn answer(mut self) -> Approximation {
        let dim = self.dim();
        if self.remembered > 0.0 {
            for (number, sum) in self.numbers.iter_mut().zip(&self.sums) {
                *number = sum / self.remembered;
            }
        }
        let mut mean = vec![0.0; dim];
        self.begin.place(&self.numbers[..dim], 1.0, &mut mean);
        let spread = match &self.begin.spread {
            Spread::Each(scales) => {
                let logs = &self.numbers[dim..];
                Spread::Each(scales.iter().zip(logs).map(|(s, log)| s * log.exp()).collect())
            }
            Spread::Joint(factor) => {
                for row in 0..dim {
                    let diagonal = self.diagonal(row);
                    self.numbers[diagonal] = self.numbers[diagonal].exp();
                }
                let own = &self.numbers[dim..];
                let product = (0..dim).flat_map(|row| (0..=row).map(move |column| (row, column)));
                Spread::Joint(
                    product
                        .map(|(row, column)| {
                            (column..=row)
                                .map(|k| factor[triangle(row, k)] * own[triangle(k, column)])
                                .sum()
                        })
                        .collect(),
                )
            }
        };
        let mut answer = Approximation::new(mean, spread);
        answer.elbo_path = self.path.iter().filter(|s| s.1 > 0.0).map(|s| s.0 / s.1).collect();
        answer
    }
}
