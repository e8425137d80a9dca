//! Effective draws, R-hat, Monte Carlo errors.
//!
//! Autocovariances are computed lag by lag, and only as far as Geyer's sequence looks: a chain that mixes
//! needs a few dozen of them, and they agree with those by Fourier transform to rounding.

use crate::math::{lgamma, ndtri};

/// Whether the array is one that can be judged: chains of equal length with at least so many draws, at
/// least so many chains, no NaN.
fn is_valid(chains: &[&[f64]], min_draws: usize, min_chains: usize) -> bool {
    chains.len() >= min_chains
        && chains.first().is_some_and(|first| {
            first.len() >= min_draws && chains.iter().all(|chain| chain.len() == first.len())
        })
        && !chains.iter().any(|chain| chain.iter().any(|x| x.is_nan()))
}

/// Each chain in two halves; the middle draw of an odd number is left out.
fn split<'a>(chains: &[&'a [f64]]) -> Vec<&'a [f64]> {
    let half = chains[0].len() / 2;
    let first = chains.iter().map(|chain| &chain[..half]);
    first.chain(chains.iter().map(|chain| &chain[chain.len() - half..])).collect()
}

/// Normal scores of the ranks, ties sharing theirs.
fn normal_scores(chains: &[&[f64]]) -> Vec<Vec<f64>> {
    let len = chains[0].len();
    let size = chains.len() * len;
    let at = |place: usize| chains[place / len][place % len];
    let mut order: Vec<usize> = (0..size).collect();
    order.sort_unstable_by(|&a, &b| at(a).total_cmp(&at(b)));
    let mut scores = vec![vec![0.0; len]; chains.len()];
    let mut from = 0;
    while from < size {
        let mut to = from + 1;
        while to < size && at(order[to]) == at(order[from]) {
            to += 1;
        }
        // The mean of the ranks from + 1 to `to`.
        let rank = (from + 1 + to) as f64 / 2.0;
        let score = ndtri((rank - 0.375) / (size as f64 + 0.25));
        for &place in &order[from..to] {
            scores[place / len][place % len] = score;
        }
        from = to;
    }
    scores
}

fn slices(rows: &[Vec<f64>]) -> Vec<&[f64]> {
    rows.iter().map(Vec::as_slice).collect()
}

/// The mean of numbers, of which a plain sum is only the first guess: where they lie far from zero and close together,
/// its rounding is larger than what they differ by.
pub(super) fn mean_of(numbers: impl Iterator<Item = f64> + Clone) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    numbers.clone().for_each(|x| (sum, count) = (sum + x, count + 1.0));
    let guess: f64 = sum / count;
    if !guess.is_finite() {
        return guess;
    }
    guess + numbers.map(|x| x - guess).sum::<f64>() / count
}

fn mean(x: &[f64]) -> f64 {
    mean_of(x.iter().copied())
}

/// Variance with `len - 1`.
fn variance(x: &[f64]) -> f64 {
    let m = mean(x);
    x.iter().map(|x| (x - m).powi(2)).sum::<f64>() / (x.len() as f64 - 1.0)
}

fn plain_rhat(chains: &[Vec<f64>]) -> f64 {
    let n = chains[0].len() as f64;
    let means: Vec<f64> = chains.iter().map(|chain| mean(chain)).collect();
    let variances: Vec<f64> = chains.iter().map(|chain| variance(chain)).collect();
    let (between, within) = (n * variance(&means), mean(&variances));
    ((between / within + n - 1.0) / n).sqrt()
}

/// R-hat by ranks: the larger of that of location and that of spread. Infinite where every chain stands still, each at
/// a place of its own. Where all draws are as far from the middle, the spread says nothing and the location decides.
pub fn rhat(chains: &[&[f64]]) -> f64 {
    if !is_valid(chains, 4, 2) {
        return f64::NAN;
    }
    let halves = split(chains);
    let bulk = plain_rhat(&normal_scores(&halves));
    let middle = quantile(&halves, 0.5);
    let folded: Vec<Vec<f64>> =
        halves.iter().map(|half| half.iter().map(|x| (x - middle).abs()).collect()).collect();
    let tail = plain_rhat(&normal_scores(&slices(&folded)));
    if bulk.is_nan() { f64::NAN } else { bulk.max(tail) }
}

/// Effective draws of chains as they are.
fn plain_ess(chains: &[&[f64]]) -> f64 {
    let (count, n) = (chains.len(), chains[0].len());
    let size = (count * n) as f64;
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for &x in chains.iter().copied().flatten() {
        if x.is_nan() {
            return f64::NAN;
        }
        low = low.min(x);
        high = high.max(x);
    }
    // As ArviZ has it, whose numbers these are.
    if high - low < 1e-15 {
        return size;
    }
    if n < 2 {
        return f64::NAN;
    }
    let draws = n as f64;
    let means: Vec<f64> = chains.iter().map(|chain| mean(chain)).collect();
    let centred: Vec<Vec<f64>> =
        chains.iter().zip(&means).map(|(chain, m)| chain.iter().map(|x| x - m).collect()).collect();
    // The mean over chains of the autocovariance at a lag.
    let covariance = |lag: usize| {
        let all = centred.iter().map(|x| dot(&x[..n - lag], &x[lag..]) / draws);
        all.sum::<f64>() / count as f64
    };
    let mean_var = covariance(0) * draws / (draws - 1.0);
    let mut var_plus = mean_var * (draws - 1.0) / draws;
    if count > 1 {
        var_plus += variance(&means);
    }
    let correlation = |lag: usize| 1.0 - (mean_var - covariance(lag)) / var_plus;
    let mut rho = vec![0.0; n];
    let (mut even, mut odd) = (1.0, correlation(1));
    rho[0] = even;
    rho[1] = odd;
    // Geyer's initial positive sequence.
    let mut t = 1;
    while t + 3 < n && even + odd > 0.0 {
        even = correlation(t + 1);
        odd = correlation(t + 2);
        if even + odd >= 0.0 {
            rho[t + 1] = even;
            rho[t + 2] = odd;
        }
        t += 2;
    }
    // `t` is odd from here on; with fewer than five draws it is still 1.
    let last = t as isize - 2;
    let after = (last + 1) as usize;
    if even > 0.0 && after < n {
        rho[after] = even;
    }
    // Geyer's initial monotone sequence.
    let mut t = 1;
    while (t as isize) <= last - 2 {
        if rho[t + 1] + rho[t + 2] > rho[t - 1] + rho[t] {
            rho[t + 1] = f64::midpoint(rho[t - 1], rho[t]);
            rho[t + 2] = rho[t + 1];
        }
        t += 2;
    }
    let tau =
        -1.0 + 2.0 * rho[..after].iter().sum::<f64>() + rho.get(after).copied().unwrap_or(0.0);
    if rho.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    size / tau.max(1.0 / size.log10())
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    let mut sums = [0.0; 8];
    let (a8, b8) = (a.chunks_exact(8), b.chunks_exact(8));
    let rest: f64 = a8.remainder().iter().zip(b8.remainder()).map(|(x, y)| x * y).sum();
    for (x, y) in a8.zip(b8) {
        for k in 0..8 {
            sums[k] += x[k] * y[k];
        }
    }
    sums.iter().sum::<f64>() + rest
}

/// Effective draws for the location, by ranks.
pub fn ess_bulk(chains: &[&[f64]]) -> f64 {
    if !is_valid(chains, 4, 1) {
        return f64::NAN;
    }
    plain_ess(&slices(&normal_scores(&split(chains))))
}

/// Effective draws for a quantile.
pub fn ess_quantile(chains: &[&[f64]], probability: f64) -> f64 {
    if !is_valid(chains, 4, 1) {
        return f64::NAN;
    }
    let border = quantile(chains, probability);
    let below: Vec<Vec<f64>> = chains
        .iter()
        .map(|chain| chain.iter().map(|&x| f64::from(u8::from(x <= border))).collect())
        .collect();
    plain_ess(&split(&slices(&below)))
}

/// Effective draws for the tails: the fewer of those of the 5 % and the 95 % quantile.
pub fn ess_tail(chains: &[&[f64]]) -> f64 {
    let (low, high) = (ess_quantile(chains, 0.05), ess_quantile(chains, 0.95));
    if low.is_nan() || high.is_nan() { f64::NAN } else { low.min(high) }
}

/// Effective draws for the mean.
pub fn ess_mean(chains: &[&[f64]]) -> f64 {
    if is_valid(chains, 4, 1) { plain_ess(&split(chains)) } else { f64::NAN }
}

/// Monte Carlo error of the mean.
pub fn mcse_mean(chains: &[&[f64]]) -> f64 {
    if !is_valid(chains, 4, 1) {
        return f64::NAN;
    }
    let all: Vec<f64> = chains.iter().copied().flatten().copied().collect();
    variance(&all).sqrt() / ess_mean(chains).sqrt()
}

/// Monte Carlo error of the standard deviation.
pub fn mcse_sd(chains: &[&[f64]]) -> f64 {
    if !is_valid(chains, 4, 1) {
        return f64::NAN;
    }
    let all: Vec<f64> = chains.iter().copied().flatten().copied().collect();
    let m = mean(&all);
    let squares: Vec<Vec<f64>> =
        chains.iter().map(|chain| chain.iter().map(|x| (x - m).powi(2)).collect()).collect();
    let ess = ess_mean(&slices(&squares));
    let flat: Vec<f64> = squares.concat();
    let spread = mean(&flat);
    let fourth = flat.iter().map(|x| x * x).sum::<f64>() / flat.len() as f64;
    let variance_of_variance = (fourth - spread * spread) / ess;
    (variance_of_variance / spread / 4.0).sqrt()
}

/// Monte Carlo error of a quantile.
pub fn mcse_quantile(chains: &[&[f64]], probability: f64) -> f64 {
    if !is_valid(chains, 4, 1) {
        return f64::NAN;
    }
    let ess = ess_quantile(chains, probability);
    let mut all: Vec<f64> = chains.iter().copied().flatten().copied().collect();
    all.sort_unstable_by(f64::total_cmp);
    let size = all.len() as f64;
    let place = |p: f64| {
        beta_quantile(p, ess * probability + 1.0, ess * (1.0 - probability) + 1.0) * size - 1.0
    };
    let low = place(0.158_655_3).max(0.0).floor() as usize;
    let high = place(0.841_344_7).min(size - 1.0).ceil() as usize;
    (all[high] - all[low]) / 2.0
}

/// The quantile of all draws together, between neighbours by straight lines (R's type 7).
pub fn quantile(chains: &[&[f64]], probability: f64) -> f64 {
    let mut all: Vec<f64> = chains.iter().copied().flatten().copied().collect();
    if all.is_empty() || all.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    all.sort_unstable_by(f64::total_cmp);
    let place = probability.clamp(0.0, 1.0) * (all.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(all.len() - 1);
    let share = place - below as f64;
    if share == 0.0 { all[below] } else { (1.0 - share) * all[below] + share * all[above] }
}

/// The Bayesian fraction of missing information of one chain, from its energies; below 0.3 the momenta
/// hardly reach the tails.
pub fn e_bfmi(energies: &[f64]) -> f64 {
    if energies.len() < 2 {
        return f64::NAN;
    }
    let steps = energies.windows(2).map(|w| (w[1] - w[0]).powi(2)).sum::<f64>();
    steps / (energies.len() - 1) as f64 / variance(energies)
}

/// The quantile of a beta distribution, by halving.
fn beta_quantile(p: f64, a: f64, b: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if beta_distribution(middle, a, b) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The regularised incomplete beta function, by its continued fraction (Lentz).
fn beta_distribution(x: f64, a: f64, b: f64) -> f64 {
    if x > (a + 1.0) / (a + b + 2.0) {
        return 1.0 - beta_distribution(1.0 - x, b, a);
    }
    let front = (lgamma(a + b) - lgamma(a) - lgamma(b) + a * x.ln() + b * (-x).ln_1p()).exp() / a;
    let tiny = 1e-300;
    let bounded = |x: f64| if x.abs() < tiny { tiny } else { x };
    let mut c = 1.0;
    let mut d = 1.0 / bounded(1.0 - (a + b) * x / (a + 1.0));
    let mut h = d;
    for k in 1..1000 {
        let m = f64::from(k);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / bounded(1.0 + even * d);
        c = bounded(1.0 + even / c);
        h *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / bounded(1.0 + odd * d);
        c = bounded(1.0 + odd / c);
        h *= d * c;
        if (d * c - 1.0).abs() < 1e-16 {
            break;
        }
    }
    front * h
}
