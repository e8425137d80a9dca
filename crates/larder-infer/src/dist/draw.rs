//! Draws that are more than a formula.

use rand_core::RngCore;

pub(super) use crate::rng::{open01, standard_normal};

/// Gamma with rate one (Marsaglia and Tsang 2000), by its logarithm so that small shapes do not
/// underflow before they are scaled.
pub(super) fn log_gamma_draw<G: RngCore + ?Sized>(rng: &mut G, shape: f64) -> f64 {
    let boost = if shape < 1.0 { open01(rng).ln() / shape } else { 0.0 };
    let d = if shape < 1.0 { shape + 1.0 } else { shape } - 1.0 / 3.0;
    let c = 1.0 / (9.0 * d).sqrt();
    loop {
        let z = standard_normal(rng);
        let v = (1.0 + c * z).powi(3);
        if v > 0.0 && open01(rng).ln() < 0.5 * z * z + d - d * v + d * v.ln() {
            return (d * v).ln() + boost;
        }
    }
}

/// Gamma with rate one.
pub(super) fn gamma<G: RngCore + ?Sized>(rng: &mut G, shape: f64) -> f64 {
    log_gamma_draw(rng, shape).exp().max(f64::MIN_POSITIVE)
}

/// Beta, strictly inside the unit interval.
pub(super) fn beta<G: RngCore + ?Sized>(rng: &mut G, a: f64, b: f64) -> f64 {
    let (x, y) = (log_gamma_draw(rng, a), log_gamma_draw(rng, b));
    crate::math::inv_logit(x - y).clamp(f64::MIN_POSITIVE, 1.0 - f64::EPSILON / 2.0)
}

/// Exponential with rate one.
pub(super) fn exponential<G: RngCore + ?Sized>(rng: &mut G) -> f64 {
    -open01(rng).ln()
}

/// Cauchy.
pub(super) fn cauchy<G: RngCore + ?Sized>(rng: &mut G) -> f64 {
    (std::f64::consts::PI * (open01(rng) - 0.5)).tan()
}

/// Student's t.
pub(super) fn student_t<G: RngCore + ?Sized>(rng: &mut G, df: f64) -> f64 {
    let z = standard_normal(rng);
    z * (0.5 * df / gamma(rng, 0.5 * df)).sqrt()
}

/// Poisson: by counting below 10, by transformed rejection above (Hörmann 1993, PTRS).
pub(super) fn poisson<G: RngCore + ?Sized>(rng: &mut G, rate: f64) -> f64 {
    if rate < 10.0 {
        let limit = (-rate).exp();
        let (mut count, mut product) = (0.0, open01(rng));
        while product > limit {
            count += 1.0;
            product *= open01(rng);
        }
        return count;
    }
    let b = 0.931 + 2.53 * rate.sqrt();
    let a = -0.059 + 0.02483 * b;
    let inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
    let v_r = 0.9277 - 3.6224 / (b - 2.0);
    loop {
        let u = open01(rng) - 0.5;
        let v = open01(rng);
        let us = 0.5 - u.abs();
        let k = ((2.0 * a / us + b) * u + rate + 0.43).floor();
        if us >= 0.07 && v <= v_r {
            return k;
        }
        if k < 0.0 || (us < 0.013 && v > us) {
            continue;
        }
        let bound = (v * inverse_alpha / (a / (us * us) + b)).ln();
        if bound <= k * rate.ln() - rate - crate::math::lgamma(k + 1.0) {
            return k;
        }
    }
}

/// Binomial: halving by order statistics until few trials are left (Devroye 1986, X.4), then one by one.
pub(super) fn binomial<G: RngCore + ?Sized>(rng: &mut G, trials: u64, p: f64) -> f64 {
    let (mut n, mut p, mut count) = (trials, p, 0.0);
    while n > 16 && p > 0.0 && p < 1.0 {
        // The k-th smallest of n uniforms is Beta(k, n + 1 - k).
        let k = n / 2 + 1;
        let middle = beta(rng, k as f64, (n + 1 - k) as f64);
        if middle <= p {
            count += k as f64;
            n -= k;
            p = ((p - middle) / (1.0 - middle)).clamp(0.0, 1.0);
        } else {
            n = k - 1;
            p = (p / middle).clamp(0.0, 1.0);
        }
    }
    if p >= 1.0 {
        return count + n as f64;
    }
    for _ in 0..n {
        count += f64::from(u8::from(open01(rng) < p));
    }
    count
}

/// An index by weights; walks them.
pub(super) fn index<G: RngCore + ?Sized>(
    rng: &mut G,
    weights: impl Iterator<Item = f64> + Clone,
) -> usize {
    let total: f64 = weights.clone().sum();
    let mut rest = open01(rng) * total;
    let mut last = 0;
    for (at, weight) in weights.enumerate() {
        if weight > 0.0 {
            last = at;
            if rest < weight {
                return at;
            }
        }
        rest -= weight;
    }
    last
}
