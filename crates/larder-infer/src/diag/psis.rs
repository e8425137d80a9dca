//! Importance weights with a smoothed tail, and leave-one-out prediction by them.
//!
//! The largest weights are replaced by the expected order statistics of a generalised Pareto distribution
//! that is fitted to them (Zhang and Stephens 2009, with the prior of Vehtari, Simpson, Gelman, Yao and
//! Gabry 2024). Its shape k says whether the weights can be trusted: up to 0.7 they can. The numbers are
//! those of ArviZ, which a test compares.

/// The shape of the tail above which weights say little.
pub const PARETO_K_MAX: f64 = 0.7;

/// Smooths the tail of log weights in place, makes them sum to one, and gives the shape of the tail: infinite
/// when there are fewer than five weights to fit, NaN when a weight is.
///
/// `efficiency` is the share of the draws that are effective, 1 for independent ones.
pub fn psis(log_weights: &mut [f64], efficiency: f64) -> f64 {
    let n = log_weights.len();
    let largest = log_weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if n == 0 || !largest.is_finite() || log_weights.iter().any(|x| x.is_nan()) {
        log_weights.fill(f64::NAN);
        return f64::NAN;
    }
    for x in log_weights.iter_mut() {
        *x -= largest;
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|&a, &b| log_weights[a].total_cmp(&log_weights[b]));
    let size = n as f64;
    let tail = (size / 5.0).min(3.0 * (size / efficiency).sqrt()).ceil() as usize;
    // One or two draws have no border below their tail.
    let border = n.checked_sub(tail + 1).map_or(0.0, |at| log_weights[order[at]]);
    let border = border.max(f64::MIN_POSITIVE.ln());
    let first = order.partition_point(|&at| log_weights[at] <= border);
    let places = &order[first..];
    let mut k = f64::INFINITY;
    if places.len() > 4 {
        let excess: Vec<f64> =
            places.iter().map(|&at| log_weights[at].exp() - border.exp()).collect();
        let sigma;
        (k, sigma) = pareto(&excess);
        if k.is_finite() {
            for (rank, &at) in places.iter().enumerate() {
                let p = (rank as f64 + 0.5) / places.len() as f64;
                let rest = (-p).ln_1p();
                let x = if k.abs() < f64::EPSILON { -rest } else { (-k * rest).exp_m1() / k };
                log_weights[at] = (sigma * x + border.exp()).ln().min(0.0);
            }
        }
    }
    let sum = log_sum_exp(log_weights.iter().copied());
    for x in log_weights.iter_mut() {
        *x -= sum;
    }
    k
}

/// Shape and scale of a generalised Pareto distribution for positive numbers in rising order.
fn pareto(x: &[f64]) -> (f64, f64) {
    let n = x.len() as f64;
    let grid = 30 + n.sqrt() as usize;
    let quarter = x[((n / 4.0 + 0.5) as usize).max(1) - 1];
    let shape = |b: f64| x.iter().map(|x| (-b * x).ln_1p()).sum::<f64>() / n;
    let candidates: Vec<(f64, f64)> = (1..=grid)
        .map(|j| {
            let b = (1.0 - (grid as f64 / (j as f64 - 0.5)).sqrt()) / (3.0 * quarter)
                + 1.0 / x[x.len() - 1];
            let k = shape(b);
            (b, n * ((-(b / k)).ln() - k - 1.0))
        })
        .collect();
    let weight =
        |at: f64| 1.0 / candidates.iter().map(|(_, other)| (other - at).exp()).sum::<f64>();
    let (mut mean, mut sum) = (0.0, 0.0);
    for &(b, profile) in &candidates {
        let w = weight(profile);
        if w >= 10.0 * f64::EPSILON {
            mean += w * b;
            sum += w;
        }
    }
    let b = mean / sum;
    let k = shape(b);
    // As if ten more numbers had said 0.5.
    ((n * k + 5.0) / (n + 10.0), -k / b)
}

fn log_sum_exp(x: impl Iterator<Item = f64> + Clone) -> f64 {
    let largest = x.clone().fold(f64::NEG_INFINITY, f64::max);
    if largest.is_finite() {
        largest + x.map(|x| (x - largest).exp()).sum::<f64>().ln()
    } else {
        largest
    }
}

/// How well a model predicts each observation from the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Loo {
    /// The sum of the log predictive densities: larger is better.
    pub elpd: f64,
    /// Its standard error, from the spread over the observations.
    pub se: f64,
    /// Effective parameters: by how much the observations are better predicted when they were seen.
    pub p: f64,
    /// The log predictive density of each observation.
    pub pointwise: Vec<f64>,
    /// The shape of the tail of each observation's weights.
    pub pareto_k: Vec<f64>,
    /// The shape up to which so many draws can be trusted.
    pub pareto_k_limit: f64,
}

impl Loo {
    /// The largest shape of all observations; no number where one is none, nor without observations.
    pub fn pareto_k_max(&self) -> f64 {
        let larger = |a: f64, b: f64| if a.is_nan() || b.is_nan() { f64::NAN } else { a.max(b) };
        self.pareto_k.iter().copied().reduce(larger).unwrap_or(f64::NAN)
    }

    /// Observations whose weights say little.
    pub fn doubtful(&self) -> usize {
        self.pareto_k.iter().filter(|k| !(**k <= self.pareto_k_limit)).count()
    }
}

/// Leave-one-out prediction from log likelihoods: for each observation those of all draws, chain by chain.
/// `efficiency` as in [`psis`].
///
/// # Panics
/// When observations have different numbers of draws.
pub fn loo<'a>(observations: impl IntoIterator<Item = &'a [f64]>, efficiency: f64) -> Loo {
    let (mut pointwise, mut pareto_k, mut seen) = (Vec::new(), Vec::new(), 0.0);
    let (mut weights, mut draws) = (Vec::new(), None);
    for log_lik in observations {
        let n = *draws.get_or_insert(log_lik.len());
        assert!(log_lik.len() == n, "an observation has {} draws, others {n}", log_lik.len());
        weights.clear();
        weights.extend(log_lik.iter().map(|x| -x));
        pareto_k.push(psis(&mut weights, efficiency));
        pointwise.push(log_sum_exp(weights.iter().zip(log_lik).map(|(w, l)| w + l)));
        seen += log_sum_exp(log_lik.iter().copied()) - (n as f64).ln();
    }
    let n = pointwise.len() as f64;
    let elpd: f64 = pointwise.iter().sum();
    let spread: f64 = pointwise.iter().map(|x| (x - elpd / n).powi(2)).sum();
    let pareto_k_limit = (1.0 - 1.0 / (draws.unwrap_or(0) as f64).log10()).min(PARETO_K_MAX);
    Loo { elpd, se: spread.sqrt(), p: seen - elpd, pointwise, pareto_k, pareto_k_limit }
}
