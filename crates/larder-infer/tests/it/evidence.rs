//! The evidence of tempered particles against closed forms and quadrature: posteriors far narrower than their prior,
//! correlated ones, funnels, several modes, priors without moments, likelihoods that are zero nearly everywhere.

use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::*;

/// Runs of one model against its exact log evidence.
///
/// Each step's weights are worth four fifths of the particles, so its mean weight has a variance of a quarter over
/// their number, and independent steps add up: that is the least that runs can differ by, and they may not be told to
/// differ by much more. After so many powers as are to spare the moves may have been too few. The logarithm lies half a variance below. Gives the mean of each coordinate over all runs.
fn check(
    name: &str,
    model: impl Model + Send + Sync + 'static,
    exact: f64,
    particles: usize,
    spare: usize,
) -> Vec<f64> {
    let model = Compiled::record(model).expect("it can be compiled");
    let runs = 6_u64;
    let (mut logs, mut means, mut powers) = (Vec::new(), vec![0.0; model.layout().dim], 0);
    for run in 0..runs {
        let options = TemperedOptions { particles, run, seed: 3, ..TemperedOptions::default() };
        let found = tempered(&model, &options, &Silent).expect("it runs");
        let (unmixed, all) = (found.unmixed, found.powers.len());
        assert!(unmixed <= spare, "{name}: unmixed after {unmixed} of {all} powers");
        logs.push(found.log_evidence);
        powers = powers.max(found.powers.len());
        for q in found.points.chunks_exact(means.len()) {
            let share = 1.0 / (runs as usize * particles) as f64;
            means.iter_mut().zip(q).for_each(|(mean, x)| *mean += share * x);
        }
    }
    let count = runs as f64;
    let mean = logs.iter().sum::<f64>() / count;
    let variance = logs.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / (count - 1.0);
    let least = 0.25 * powers as f64 / particles as f64;
    assert!(variance < 6.0 * least, "{name}: variance {variance}, want about {least}: {logs:?}");
    let error = (variance.max(least) / count).sqrt();
    let off = mean + 0.5 * variance - exact;
    assert!(
        off.abs() < 4.0 * error,
        "{name}: off by {off}, error {error}, exact {exact}: {logs:?}"
    );
    means
}

/// Numbers with a normal prior, observed in sums with normal noise.
struct Regression {
    prior_sd: f64,
    noise: f64,
    x: Vec<Vec<f64>>,
    y: Vec<f64>,
}

impl Model for Regression {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut beta = m.buffer();
        let width = self.x[0].len();
        m.plate("column", width, |m, j| {
            beta.push(m.sample(addr!("beta", j), Normal(0.0, self.prior_sd)));
        });
        m.plate("row", self.y.len(), |m, i| {
            let mut mean = C::Real::from(0.0);
            for j in 0..width {
                mean += beta[j] * self.x[i][j];
            }
            m.observe(addr!("y", i), Normal(mean, self.noise), self.y[i]);
        });
    }
}

impl Regression {
    /// Rows of `width` numbers, each correlated with the one before it.
    fn new(width: usize, rows: usize, correlation: f64, (prior_sd, noise): (f64, f64)) -> Self {
        let mut rng = Stream::new(11, width as u64, Purpose::Simulate);
        let mut rest = || rng.normal();
        let x: Vec<Vec<f64>> = (0..rows)
            .map(|_| {
                let mut last = rest();
                let step = (1.0 - correlation * correlation).sqrt();
                (0..width)
                    .map(|_| {
                        let now = last;
                        last = correlation * last + step * rest();
                        now
                    })
                    .collect()
            })
            .collect();
        let beta: Vec<f64> = (0..width).map(|_| 0.3 * prior_sd * rest()).collect();
        let y = x
            .iter()
            .map(|row| row.iter().zip(&beta).map(|(x, b)| x * b).sum::<f64>() + noise * rest())
            .collect();
        Regression { prior_sd, noise, x, y }
    }

    /// The normal density of the observations, whose covariance is that of the noise and of the sums: by conditioning
    /// on one observation after the other.
    fn exact(&self) -> f64 {
        let width = self.x[0].len();
        let mut mean = vec![0.0; width];
        let mut covariance = vec![vec![0.0; width]; width];
        (0..width).for_each(|j| covariance[j][j] = self.prior_sd * self.prior_sd);
        let mut density = 0.0;
        for (x, y) in self.x.iter().zip(&self.y) {
            let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
            let reach: Vec<f64> = covariance.iter().map(|row| dot(row, x)).collect();
            let variance = dot(&reach, x) + self.noise * self.noise;
            let surprise = y - dot(&mean, x);
            density -= 0.5
                * (surprise * surprise / variance + (2.0 * std::f64::consts::PI * variance).ln());
            for i in 0..width {
                mean[i] += reach[i] * surprise / variance;
                for j in 0..width {
                    covariance[i][j] -= reach[i] * reach[j] / variance;
                }
            }
        }
        density
    }
}

#[test]
fn of_regressions_far_narrower_than_their_prior() {
    for (width, rows, correlation, scales, particles) in [
        (1, 20, 0.0, (10.0, 0.01), 400),
        (2, 40, 0.9, (1e4, 1.0), 400),
        (5, 100, 0.5, (10.0, 0.1), 400),
        (12, 40, 0.95, (10.0, 0.1), 400),
    ] {
        let model = Regression::new(width, rows, correlation, scales);
        let exact = model.exact();
        check(&format!("{width} columns"), model, exact, particles, 0);
    }
}

/// More numbers than halves of two hundred particles have a covariance for, and neighbours correlated.
#[test]
fn of_many_correlated_numbers() {
    let model = Regression::new(20, 40, 0.9, (1.0, 0.3));
    let exact = model.exact();
    check("20 columns", model, exact, 200, 0);
}

fn normal(x: f64, sd: f64) -> f64 {
    -0.5 * (x / sd).powi(2) - sd.ln() - 0.5 * (2.0 * std::f64::consts::PI).ln()
}

/// The logarithm of the integral of a density over an interval, by the midpoints of many cells.
fn quadrature(low: f64, high: f64, log_density: impl Fn(f64) -> f64) -> f64 {
    let cells = 200_000;
    let width = (high - low) / f64::from(cells);
    let logs: Vec<f64> =
        (0..cells).map(|k| log_density(low + width * (f64::from(k) + 0.5))).collect();
    let top = logs.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    top + (logs.iter().map(|l| (l - top).exp()).sum::<f64>() * width).ln()
}

/// A scale whose logarithm has a wide prior, and numbers of that scale of which some are seen.
struct Funnel {
    y: Vec<f64>,
}

impl Model for Funnel {
    fn run<C: Ctx>(&self, m: &mut C) {
        let v = m.sample(addr!("v"), Normal(0.0, 3.0));
        m.plate("number", self.y.len(), |m, j| {
            let x = m.sample(addr!("x", j), Normal(0.0, (v * 0.5).exp()));
            m.observe(addr!("y", j), Normal(x, 1.0), self.y[j]);
        });
    }
}

#[test]
fn of_a_funnel() {
    let y = vec![0.3, -0.5, 0.1, 0.9, -0.2, 0.4];
    let density = |v: f64| {
        let seen: f64 = y.iter().map(|y| normal(*y, (v.exp() + 1.0).sqrt())).sum();
        seen + normal(v, 3.0)
    };
    let exact = quadrature(-40.0, 40.0, density);
    let model = Funnel { y: y.clone() };
    check("a funnel", model, exact, 500, 1);
}

/// Two modes of unequal weight, far apart and narrow, in several coordinates at once.
struct Modes {
    dim: usize,
}

const APART: f64 = 5.0;
const NARROW: f64 = 0.1;

impl Model for Modes {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut squares = [C::Real::from(0.0), C::Real::from(0.0)];
        for j in 0..self.dim {
            let x = m.sample(addr!("x", j), Normal(0.0, 10.0));
            squares[0] += ((x - APART) * (1.0 / NARROW)).square();
            squares[1] += ((x + APART) * (1.0 / NARROW)).square();
        }
        let heavy = squares[0] * -0.5 + 0.8_f64.ln();
        let light = squares[1] * -0.5 + 0.2_f64.ln();
        m.factor(heavy + (light - heavy).softplus());
    }
}

#[test]
fn of_two_modes() {
    for (dim, particles) in [(1, 1000), (3, 500)] {
        let wide = 10.0_f64.hypot(NARROW);
        let each = normal(APART, wide) + NARROW.ln() + 0.5 * (2.0 * std::f64::consts::PI).ln();
        let found =
            check(&format!("modes of {dim}"), Modes { dim }, dim as f64 * each, particles, 0);
        // Each run's share of the heavy mode wanders while the modes part: a tenth of it, over six runs.
        let mean = 0.6 * APART * 100.0 / (100.0 + NARROW * NARROW);
        assert!((found[0] - mean).abs() < 0.8, "{} for {mean}", found[0]);
    }
}

/// A place whose prior has neither mean nor variance.
struct Far {
    y: [f64; 4],
}

impl Model for Far {
    fn run<C: Ctx>(&self, m: &mut C) {
        let place = m.sample(addr!("place"), Cauchy(0.0, 100.0));
        let other = m.sample(addr!("other"), Normal(0.0, 1.0));
        for (i, y) in self.y.iter().enumerate() {
            m.observe(addr!("y", i), Normal(place + other, 0.5), *y);
        }
    }
}

#[test]
fn of_a_prior_without_moments() {
    let y = [730.1, 729.4, 730.8, 730.3];
    let mean = y.iter().sum::<f64>() / 4.0;
    // Given place, the mean of the four has variance 1 + 1/16; what they differ by has density of its own.
    let inside: f64 = y.iter().map(|y| normal(y - mean, 0.5)).sum::<f64>() - normal(0.0, 0.25);
    let exact = quadrature(mean - 30.0, mean + 30.0, |place| {
        let prior = -(100.0 * std::f64::consts::PI).ln() - (place / 100.0).powi(2).ln_1p();
        prior + normal(mean - place, 1.0625_f64.sqrt())
    });
    check("a Cauchy prior", Far { y }, exact + inside, 500, 0);
}

/// A cube of which only a ball can be.
struct Ball;

const RADIUS: f64 = 0.4;

impl Model for Ball {
    fn run<C: Ctx>(&self, m: &mut C) {
        let mut square = C::Real::from(0.0);
        for j in 0..3 {
            square += m.sample(addr!("x", j), Uniform(-1.0, 1.0)).square();
        }
        let is_inside = square < RADIUS * RADIUS;
        m.factor(C::Real::from(if is_inside { 0.0 } else { f64::NEG_INFINITY }));
    }
}

#[test]
fn of_a_likelihood_that_is_zero_nearly_everywhere() {
    let exact = (4.0 / 3.0 * std::f64::consts::PI * RADIUS.powi(3) / 8.0).ln();
    let model = Compiled::record(Ball).expect("it can be compiled");
    let options = TemperedOptions { particles: 4000, ..TemperedOptions::default() };
    let found = tempered(&model, &options, &Silent).expect("it runs");
    let (alive, drawn) = found.starts;
    assert!(alive < drawn && alive > 1000, "{alive} of {drawn}");
    // The share of so many draws.
    let error = (1.0 / alive as f64).sqrt();
    assert!((found.log_evidence - exact).abs() < 4.0 * error, "{} for {exact}", found.log_evidence);
}

/// Moves that never get anywhere are said to be too few, and not passed over.
#[test]
fn what_does_not_mix_is_said() {
    /// A ring that is a millionth as wide as long: no trajectory gets around it.
    struct Ring;
    impl Model for Ring {
        fn run<C: Ctx>(&self, m: &mut C) {
            let x = m.sample(addr!("x"), Normal(0.0, 1.0));
            let y = m.sample(addr!("y"), Normal(0.0, 1.0));
            m.factor(((x.square() + y.square() - 1.0) * 1e6).square() * -0.5);
        }
    }
    let model = Compiled::record(Ring).expect("it can be compiled");
    let options = TemperedOptions { particles: 100, ..TemperedOptions::default() };
    let found = tempered(&model, &options, &Silent).expect("it runs");
    assert!(found.unmixed > 0, "{} powers", found.powers.len());
}
