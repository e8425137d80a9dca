//! Posteriors that a pencil knows: conjugate pairs, and a chain of hidden states summed out.

use larder_infer::*;

/// Draws of NUTS, each parameter held against its exact mean and standard deviation: four standard errors.
#[track_caller]
fn agrees(model: impl Model + Send + Sync + 'static, exact: &[(&str, f64, f64)]) {
    let model = Compiled::record(model).expect("it can be recorded");
    let options = NutsOptions { warmup: 500, draws: 1000, seed: 11, ..NutsOptions::default() };
    let chains = sample_in_memory(&model, &options, &Silent).expect("it can be sampled");
    let names = model.names();
    for &(name, mean, sd) in exact {
        let column = names.iter().position(|known| known == name).expect("a parameter");
        let values: Vec<Vec<f64>> = chains.iter().map(|chain| chain.column(column)).collect();
        let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
        let row = diag::summarise(name, &values);
        assert!((row.mean - mean).abs() <= 4.0 * row.mcse_mean, "{row:?}, want the mean {mean}");
        let bound = 4.0 * diag::mcse_sd(&values);
        assert!((row.sd - sd).abs() <= bound, "{row:?}, want the deviation {sd} within {bound}");
    }
}

struct Successes;
impl Model for Successes {
    fn run<C: Ctx>(&self, m: &mut C) {
        let p = m.sample(addr!("p"), Beta(2.0, 3.0));
        m.observe(addr!("k"), Binomial(20, p), 6);
    }
}

/// Beta(2 + 6, 3 + 14).
#[test]
fn a_share_after_successes_is_beta() {
    let (a, b) = (8.0_f64, 17.0);
    agrees(Successes, &[("p", a / (a + b), (a * b / (a + b + 1.0)).sqrt() / (a + b))]);
}

struct Counts;
impl Model for Counts {
    fn run<C: Ctx>(&self, m: &mut C) {
        let rate = m.sample(addr!("rate"), Gamma(2.0, 1.0));
        m.plate("day", 4, |m, i| m.observe(addr!("k", i), Poisson(rate), [3, 1, 4, 1][i]));
    }
}

/// Gamma(2 + 9, 1 + 4).
#[test]
fn a_rate_after_counts_is_gamma() {
    agrees(Counts, &[("rate", 11.0 / 5.0, 11.0_f64.sqrt() / 5.0)]);
}

const X: [f64; 10] = [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0, 2.5];
const Y: [f64; 10] = [-2.9, -2.1, -0.7, -0.9, 0.4, 0.8, 2.2, 2.3, 3.4, 4.6];

/// A line whose variance is inverse-gamma and whose coefficients are normal on its scale.
struct Line;
impl Model for Line {
    fn run<C: Ctx>(&self, m: &mut C) {
        let variance = m.sample(addr!("variance"), InverseGamma(3.0, 2.0));
        let sd = variance.sqrt();
        let base = m.sample(addr!("base"), Normal(0.0, sd * 2.0));
        let slope = m.sample(addr!("slope"), Normal(0.0, sd * 2.0));
        m.plate("row", X.len(), |m, i| {
            m.observe(addr!("y", i), Normal(base + slope * X[i], sd), Y[i]);
        });
    }
}

/// Precision `A = X'X + I/4` in units of the variance, mean `A^-1 X'y`, variance InverseGamma(3 + n/2,
/// 2 + (y'y - m'Am)/2); a coefficient is Student's t around its mean.
#[test]
fn a_line_with_unknown_noise_is_normal_inverse_gamma() {
    let sum = |f: &dyn Fn(f64, f64) -> f64| X.iter().zip(Y).map(|(&x, y)| f(x, y)).sum::<f64>();
    let (a, b, c) = (10.25, sum(&|x, _| x), sum(&|x, _| x * x) + 0.25);
    let (u, v) = (sum(&|_, y| y), sum(&|x, y| x * y));
    let det = a * c - b * b;
    let mean = [(c * u - b * v) / det, (a * v - b * u) / det];
    let shape = 3.0 + 5.0;
    let scale = 2.0 + 0.5 * (sum(&|_, y| y * y) - mean[0] * u - mean[1] * v);
    let variance = scale / (shape - 1.0);
    let exact = [
        ("variance", variance, variance / (shape - 2.0_f64).sqrt()),
        ("base", mean[0], (variance * c / det).sqrt()),
        ("slope", mean[1], (variance * a / det).sqrt()),
    ];
    agrees(Line, &exact);
}

/// Two hidden states, each with its level; the path is summed out by the forward recursion.
struct Hidden;

const SEEN: [f64; 8] = [0.1, -0.4, 2.3, 1.8, 2.2, 0.3, -0.2, 1.9];

impl Model for Hidden {
    fn run<C: Ctx>(&self, m: &mut C) {
        let stay = m.sample(addr!("stay"), Beta(4.0, 2.0));
        let (kept, left) = (stay.ln(), (-stay).ln_1p());
        let density = |level: f64, y: f64| -0.5 * (y - level).powi(2);
        let half = C::Real::from(0.5_f64.ln());
        let (mut low, mut high) = (half + density(0.0, SEEN[0]), half + density(2.0, SEEN[0]));
        for &y in &SEEN[1..] {
            (low, high) = (
                (low + kept).log_add_exp(high + left) + density(0.0, y),
                (high + kept).log_add_exp(low + left) + density(2.0, y),
            );
        }
        m.factor(low.log_add_exp(high));
    }
}

/// All 256 paths, each with its number of changes, over a grid of the parameter.
#[test]
fn a_hidden_chain_by_its_forward_recursion_is_the_sum_over_all_paths() {
    let mut weight_of_changes = [0.0; 8];
    for path in 0..256_u32 {
        let state = |t: usize| f64::from(path >> t & 1) * 2.0;
        let fits: f64 = SEEN.iter().enumerate().map(|(t, y)| -0.5 * (y - state(t)).powi(2)).sum();
        let changes = ((path ^ path >> 1) & 0x7f).count_ones();
        weight_of_changes[changes as usize] += 0.5 * fits.exp();
    }
    let likelihood = |stay: f64| -> f64 {
        let changes = weight_of_changes.iter().zip(0..);
        changes.map(|(w, k)| w * stay.powi(7 - k) * (1.0 - stay).powi(k)).sum()
    };
    let mut compiled = Compiled::record(Hidden).expect("it can be recorded");
    for u in [-1.5, 0.0, 0.8, 2.0_f64] {
        let stay = 1.0 / (1.0 + (-u).exp());
        let want =
            likelihood(stay).ln() + Beta(4.0, 2.0).log_prob(&stay) + (stay * (1.0 - stay)).ln();
        larder_testkit::assert_close!(compiled.log_density(&[u]), want, absolute = 1e-12);
    }
    let grid: Vec<f64> = (0..4000).map(|k| (f64::from(k) + 0.5) / 4000.0).collect();
    let mass = |stay: f64| likelihood(stay) * Beta(4.0, 2.0).log_prob(&stay).exp();
    let total: f64 = grid.iter().map(|&stay| mass(stay)).sum();
    let moment = |power: i32| grid.iter().map(|&s| mass(s) * s.powi(power)).sum::<f64>() / total;
    let mean = moment(1);
    agrees(Hidden, &[("stay", mean, (moment(2) - mean * mean).sqrt())]);
}
