//! Yes or no, counts, whole numbers.

use super::draw::{beta, binomial, exponential, gamma, open01, poisson};
use super::law::law;
use super::support::Support;
use crate::math::inv_logit;
use crate::real::{Real, lgamma_step};

/// Counts from which on `ln k!` is so large that its rounding shows beside what it is taken from: at 1e15 it is off by
/// whole units.
const LARGE: f64 = (1_u64 << 30) as f64;

/// What `ln k!` has beyond `k ln k - k + ln(2 pi k) / 2`, for large `k`.
fn stirling_rest(k: f64) -> f64 {
    1.0 / (12.0 * k)
}

/// The log mass of a large count by the logarithm of its rate over it, where all that is large has cancelled: `k` times
/// what `e^d` has beyond `1 + d` is of the size of the square of the standard score (Loader 2000).
fn log_poisson_large<R: Real>(k: f64, log_ratio: R) -> R {
    let beyond = log_ratio.exp_m1() - log_ratio;
    beyond * -k - (0.5 * (std::f64::consts::TAU * k).ln() + stirling_rest(k))
}

/// The log mass of a count by its rate.
fn log_poisson<R: Real>(k: R, rate: R) -> R {
    let count = k.peek();
    if count < LARGE {
        return super::x_log_y(k, rate) - rate - (k + 1.0).lgamma();
    }
    log_poisson_large(count, ((rate - count) * (1.0 / count)).ln_1p())
}

/// The log mass of `k` of `n` by probability and its complement, where both counts are large: as of three Poisson
/// counts. The complement is its own number because one less than it may keep no digits.
fn log_binomial_large<R: Real>(n: f64, k: f64, p: R, other: R) -> R {
    let part = |count: f64, p: R| {
        let excess = p - count / n;
        log_poisson_large(count, (excess * (n / count)).ln_1p())
    };
    // Of `n` there were `n`: the mass of a Poisson count of its own rate.
    let all = -0.5 * (std::f64::consts::TAU * n).ln() - stirling_rest(n);
    part(k, p) + part(n - k, other) - all
}

/// `ln` of the binomial coefficient, also for real `n`.
fn log_choose<R: Real>(n: R, k: R) -> R {
    if n.peek() < LARGE {
        return (n + 1.0).lgamma() - (k + 1.0).lgamma() - (n - k + 1.0).lgamma();
    }
    // Of the smaller part, so that what is large in the other two cancels before it is rounded.
    let part = if k.peek() + k.peek() > n.peek() { n - k } else { k };
    lgamma_step(n - part + 1.0, part) - (part + 1.0).lgamma()
}

/// A count as a bound.
fn whole(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

law! {
    /// Yes with a probability.
    Bernoulli[](p: A) -> bool, "bernoulli";
    where p >= 0.0 => "`p` must lie between 0 and 1", p <= 1.0 => "`p` must lie between 0 and 1";
    support Support::Whole(0, Some(1));
    density |x| if x.peek() == 0.0 { (-p).ln_1p() } else { p.ln() };
    draw |rng| f64::from(u8::from(open01(rng) < p));
}

law! {
    /// Yes with a probability given by its log odds.
    BernoulliLogit[](logit: A) -> bool, "bernoulli_logit";
    where ;
    support Support::Whole(0, Some(1));
    density |x| x.bernoulli_logit_log_mass(logit);
    draw |rng| f64::from(u8::from(open01(rng) < inv_logit(logit)));
}

law! {
    /// How many of `n` trials succeed, each with probability `p`.
    Binomial[n: u64](p: A) -> u64, "binomial";
    where p >= 0.0 => "`p` must lie between 0 and 1", p <= 1.0 => "`p` must lie between 0 and 1";
    support Support::Whole(0, Some(whole(n)));
    density |x| {
        let (n, k) = (n as f64, x.peek());
        if k.min(n - k) >= LARGE {
            log_binomial_large(n, k, p, -p + 1.0)
        } else {
            let n = R::from(n);
            log_choose(n, x) + super::x_log_y(x, p) + super::x_log1p_y(n - x, -p)
        }
    };
    draw |rng| binomial(rng, n, p);
}

law! {
    /// How many of `n` trials succeed, each with a probability given by its log odds.
    BinomialLogit[n: u64](logit: A) -> u64, "binomial_logit";
    where ;
    support Support::Whole(0, Some(whole(n)));
    density |x| {
        let (n, k) = (n as f64, x.peek());
        if k.min(n - k) >= LARGE {
            log_binomial_large(n, k, logit.inv_logit(), (-logit).inv_logit())
        } else {
            let n = R::from(n);
            log_choose(n, x) + x * logit - n * logit.softplus()
        }
    };
    draw |rng| binomial(rng, n, inv_logit(logit));
}

law! {
    /// A binomial whose probability is beta distributed.
    BetaBinomial[n: u64](a: A, b: B) -> u64, "beta_binomial";
    where a > 0.0 => "`a` must be positive", b > 0.0 => "`b` must be positive";
    support Support::Whole(0, Some(whole(n)));
    density |x| {
        let n = R::from(n as f64);
        log_choose(n, x) + lgamma_step(a, x) + lgamma_step(b, n - x) - lgamma_step(a + b, n)
    };
    draw |rng| { let p = beta(rng, a, b); binomial(rng, n, p) };
}

law! {
    /// The Poisson distribution, by its rate.
    Poisson[](rate: A) -> u64, "poisson";
    where rate >= 0.0 => "`rate` must not be negative";
    support Support::Whole(0, None);
    density |x| log_poisson(x, rate);
    draw |rng| poisson(rng, rate);
}

law! {
    /// The Poisson distribution, by the logarithm of its rate.
    PoissonLog[](log_rate: A) -> u64, "poisson_log";
    where ;
    support Support::Whole(0, None);
    density |x| {
        let count = x.peek();
        if count < LARGE {
            x.poisson_log_log_mass(log_rate)
        } else {
            log_poisson_large(count, log_rate - count.ln())
        }
    };
    draw |rng| poisson(rng, log_rate.exp());
}

law! {
    /// A Poisson whose rate is gamma distributed, by the gamma's shape and rate.
    NegativeBinomial[](shape: A, rate: B) -> u64, "negative_binomial";
    where shape > 0.0 => "`shape` must be positive", rate > 0.0 => "`rate` must be positive";
    support Support::Whole(0, None);
    density |x| lgamma_step(shape, x) - (x + 1.0).lgamma()
        - shape * (R::from(1.0) / rate).ln_1p() - super::x_log1p_y(x, rate);
    draw |rng| { let rate = gamma(rng, shape) / rate; poisson(rng, rate) };
}

law! {
    /// A Poisson whose rate is gamma distributed, by mean and precision: variance `m + m^2 / precision`.
    NegativeBinomial2[](mean: A, precision: B) -> u64, "negative_binomial_2";
    where mean > 0.0 => "`mean` must be positive", precision > 0.0 => "`precision` must be positive";
    support Support::Whole(0, None);
    density |x| lgamma_step(precision, x) - (x + 1.0).lgamma()
        - precision * (mean / precision).ln_1p() - super::x_log1p_y(x, precision / mean);
    draw |rng| { let rate = mean * gamma(rng, precision) / precision; poisson(rng, rate) };
}

law! {
    /// Failures before the first success, each trial succeeding with a probability.
    Geometric[](p: A) -> u64, "geometric";
    where p > 0.0 => "`p` must lie above 0 and not above 1", p <= 1.0 => "`p` must lie above 0 and not above 1";
    support Support::Whole(0, None);
    density |x| p.ln() + super::x_log1p_y(x, -p);
    draw |rng| if p == 1.0 { 0.0 } else { (exponential(rng) / -(-p).ln_1p()).floor() };
}

law! {
    /// Zero with a probability, else Poisson.
    ZeroInflatedPoisson[](zero: A, rate: B) -> u64, "zero_inflated_poisson";
    where zero >= 0.0 => "`zero` must lie between 0 and 1", zero <= 1.0 => "`zero` must lie between 0 and 1",
        rate >= 0.0 => "`rate` must not be negative";
    support Support::Whole(0, None);
    density |x| if x.peek() == 0.0 {
        (zero + (-zero + 1.0) * (-rate).exp()).ln()
    } else {
        (-zero).ln_1p() + log_poisson(x, rate)
    };
    draw |rng| if open01(rng) < zero { 0.0 } else { poisson(rng, rate) };
}

law! {
    /// Marked balls among `draws` taken from `marked` marked ones and `plain` others, without putting back.
    Hypergeometric[marked: u64, plain: u64, draws: u64]() -> u64, "hypergeometric";
    where draws <= marked.saturating_add(plain) => "`draws` must not be more than there are balls";
    support Support::Whole(whole(draws.saturating_sub(plain)), Some(whole(draws.min(marked))));
    density |x| {
        let (marked, plain) = (R::from(marked as f64), R::from(plain as f64));
        let draws = R::from(draws as f64);
        log_choose(marked, x) + log_choose(plain, draws - x) - log_choose(marked + plain, draws)
    };
    draw |rng| {
        let (mut marked, plain, mut count) = (marked as f64, plain as f64, 0.0);
        let mut left = marked + plain;
        for _ in 0..draws {
            if open01(rng) * left < marked {
                marked -= 1.0;
                count += 1.0;
            }
            left -= 1.0;
        }
        count
    };
}

law! {
    /// Any whole number from `low` to `high`, each as likely.
    DiscreteUniform[low: i64, high: i64]() -> i64, "discrete_uniform";
    where low <= high => "`low` must not lie above `high`",
        low.unsigned_abs().max(high.unsigned_abs()) <= 1 << 53 => "bounds must not lie beyond 2^53, from where on draws are not told apart";
    support Support::Whole(low, Some(high));
    density |_x| R::from(-((high.abs_diff(low) as f64) + 1.0).ln());
    draw |rng| low as f64 + crate::rng::below(rng, high.abs_diff(low).saturating_add(1)) as f64;
}
