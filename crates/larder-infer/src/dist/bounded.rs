//! Distributions on an interval.

use std::f64::consts::{LN_2, PI};

use super::draw::{beta as beta_draw, open01, standard_normal};
use super::law::law;
use super::support::Support;
use crate::circle::turned;
use crate::math::{inv_logit, ndtr, ndtri};
use crate::real::Real;

law! {
    /// The uniform distribution between two bounds.
    Uniform[](low: A, high: B) -> f64, "uniform";
    where low < high => "`low` must lie below `high`";
    support Support::Between(low, high);
    density |_x| -(high - low).ln();
    draw |rng| low + (high - low) * open01(rng);
}

law! {
    /// The uniform distribution between `low` and `high` of a number that is declared between `low` and `bound`, which
    /// lies at `high` or above: beyond `high` the density is zero. So a Stan program has it whose bounds are wider than
    /// its prior.
    UniformWithin[](low: A, high: B, bound: C) -> f64, "uniform_within";
    where low < high => "`low` must lie below `high`", high <= bound => "`bound` must not lie below `high`";
    support Support::Between(low, bound);
    density |x| if x > high { R::from(f64::NEG_INFINITY) } else { -(high - low).ln() };
    draw |rng| low + (high - low) * open01(rng);
}

law! {
    /// The beta distribution, by its two shapes.
    Beta[](a: A, b: B) -> f64, "beta";
    where a > 0.0 => "`a` must be positive", b > 0.0 => "`b` must be positive";
    support Support::Between(R::from(0.0), R::from(1.0));
    density |x| (a + b).lgamma() - a.lgamma() - b.lgamma()
        + super::x_log_y(a - 1.0, x) + super::x_log1p_y(b - 1.0, -x);
    draw |rng| beta_draw(rng, a, b);
}

law! {
    /// The beta distribution, by mean and precision.
    BetaProportion[](mean: A, precision: B) -> f64, "beta_proportion";
    where mean > 0.0 => "`mean` must lie between 0 and 1", mean < 1.0 => "`mean` must lie between 0 and 1",
        precision > 0.0 => "`precision` must be positive";
    support Support::Between(R::from(0.0), R::from(1.0));
    density |x| {
        let a = mean * precision;
        let b = precision - a;
        precision.lgamma() - a.lgamma() - b.lgamma()
            + super::x_log_y(a - 1.0, x) + super::x_log1p_y(b - 1.0, -x)
    };
    draw |rng| beta_draw(rng, mean * precision, (1.0 - mean) * precision);
}

law! {
    /// The Kumaraswamy distribution, by its two shapes.
    Kumaraswamy[](a: A, b: B) -> f64, "kumaraswamy";
    where a > 0.0 => "`a` must be positive", b > 0.0 => "`b` must be positive";
    support Support::Between(R::from(0.0), R::from(1.0));
    density |x| {
        let log_power = super::x_log_y(a, x);
        a.ln() + b.ln() + super::x_log_y(a - 1.0, x) + super::x_log1p_y(b - 1.0, -log_power.exp())
    };
    draw |rng| (-open01(rng).powf(1.0 / b)).ln_1p().exp().powf(1.0 / a);
}

law! {
    /// The inverse logit of a normal, by the normal's mean and standard deviation.
    LogitNormal[](mean: A, sd: B) -> f64, "logit_normal";
    where sd > 0.0 => "`sd` must be positive";
    support Support::Between(R::from(0.0), R::from(1.0));
    density |x| if x.peek() == 0.0 || x.peek() == 1.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        x.logit().normal_log_density(mean, sd) - x.ln() - (-x).ln_1p()
    };
    normal |z| inv_logit(mean + sd * z);
}

law! {
    /// The triangular distribution, by its bounds and its peak between them.
    Triangular[](low: A, peak: B, high: C) -> f64, "triangular";
    where low < high => "`low` must lie below `high`", low <= peak => "`peak` must not lie below `low`",
        peak <= high => "`peak` must not lie above `high`";
    support Support::Between(low, high);
    density |x| {
        let width = (high - low).ln();
        if x < peak {
            (x - low).ln() + LN_2 - width - (peak - low).ln()
        } else if peak < high {
            (high - x).ln() + LN_2 - width - (high - peak).ln()
        } else {
            // The peak is the upper bound and the value stands on it.
            -width + LN_2
        }
    };
    draw |rng| {
        let u = open01(rng);
        let left = (peak - low) / (high - low);
        if u < left {
            low + (u * (high - low) * (peak - low)).sqrt()
        } else {
            high - ((1.0 - u) * (high - low) * (high - peak)).sqrt()
        }
    };
}

law! {
    /// The von Mises distribution on the circle, angles from -pi to pi, by mean and concentration; with a
    /// concentration of zero all angles are as likely. Samplers know that the two ends are one place, which they do not
    /// of a [`Uniform`] from -pi to pi. Where the mass lies around that place, draws have both signs, and the mean of
    /// the numbers tells nothing: keep sine and cosine by [`Ctx::generated`](crate::Ctx::generated).
    VonMises[](mean: A, concentration: B) -> f64, "von_mises";
    where concentration >= 0.0 => "`concentration` must not be negative";
    support Support::Circle;
    density |x| concentration * ((x - mean).cos() - 1.0) - concentration.log_i0e() - (2.0 * PI).ln();
    draw |rng| von_mises_draw(rng, mean, concentration);
}

law! {
    /// A normal that is cut off at two bounds, by the normal's mean and standard deviation and the bounds, of which
    /// either may be infinite: there it is not cut off.
    TruncatedNormal[](mean: A, sd: B, low: C, high: D) -> f64, "truncated_normal";
    endless low, high;
    where sd > 0.0 => "`sd` must be positive", low < high => "`low` must lie below `high`";
    support match (low.peek() == f64::NEG_INFINITY, high.peek() == f64::INFINITY) {
        (false, false) => Support::Between(low, high),
        (false, true) => Support::Above(low),
        (true, false) => Support::Below(high),
        (true, true) => Support::Real,
    };
    density |x| {
        let whole = x.normal_log_density(mean, sd);
        // A tail that is not cut off has no part in the formula: the slopes of an infinite number are none.
        match (low.peek() == f64::NEG_INFINITY, high.peek() == f64::INFINITY) {
            (false, false) => whole - log_ndtr_between((low - mean) / sd, (high - mean) / sd),
            (false, true) => whole - ((mean - low) / sd).log_ndtr(),
            (true, false) => whole - ((high - mean) / sd).log_ndtr(),
            (true, true) => whole,
        }
    };
    draw |rng| {
        let (a, b) = ((low - mean) / sd, (high - mean) / sd);
        // In the upper tail by its mirror image, where the distribution function has digits.
        let mirror = a > 0.0;
        let (a, b) = if mirror { (-b, -a) } else { (a, b) };
        let z = if b < TAIL {
            -tail_draw(rng, -b, -a)
        } else {
            let (p, q) = (ndtr(a), ndtr(b));
            ndtri(p + (q - p) * open01(rng)).clamp(a, b)
        };
        (mean + sd * if mirror { -z } else { z }).clamp(low, high)
    };
}

law! {
    /// Any number between two bounds, with density one: proper, but not normalised, as Stan's bounded
    /// parameters without a prior. Draws from it are those of [`Uniform`], and so is the evidence of a model that has
    /// it; with bounds that depend on other parameters the two would be different priors, and methods that draw from
    /// the prior refuse it.
    FlatBetween[](low: A, high: B) -> f64, "flat_between";
    normalised false;
    where low < high => "`low` must lie below `high`";
    support Support::Between(low, high);
    density |_x| R::from(0.0);
    draw |rng| low + (high - low) * open01(rng);
}

/// Below this the distribution function is too small to be turned around.
const TAIL: f64 = -5.0;

/// A standard normal between `low`, which is at least 5, and `high`: an exponential of rate `low`, cut off at
/// `high`, taken with the chance `e^-(z - low)^2 / 2` that is left over (Robert 1995); that is over 0.96.
fn tail_draw<G: rand_core::RngCore + ?Sized>(rng: &mut G, low: f64, high: f64) -> f64 {
    let reach = -(-low * (high - low)).exp_m1();
    loop {
        let step = -(-reach * open01(rng)).ln_1p() / low;
        if open01(rng) < (-0.5 * step * step).exp() {
            return (low + step).min(high);
        }
    }
}

/// `ln(ndtr(b) - ndtr(a))` for `a < b`, from the side where the two are small.
fn log_ndtr_between<R: Real>(a: R, b: R) -> R {
    // The choice of side changes the rounding alone, so it needs no guard.
    let (high, low) = if a.peek() > 0.0 { (-a, -b) } else { (b, a) };
    let (high, low) = (high.log_ndtr(), low.log_ndtr());
    high + (low - high).log1m_exp()
}

/// Best and Fisher 1979.
fn von_mises_draw<G: rand_core::RngCore + ?Sized>(
    rng: &mut G,
    mean: f64,
    concentration: f64,
) -> f64 {
    let angle = if concentration < 1e-8 {
        PI * (2.0 * open01(rng) - 1.0)
    } else {
        let tau = 1.0 + (1.0 + 4.0 * concentration * concentration).sqrt();
        let rho = (tau - (2.0 * tau).sqrt()) / (2.0 * concentration);
        // For large concentrations rho cancels; then the distribution is normal to all digits.
        let r = if concentration > 1e6 { f64::NAN } else { (1.0 + rho * rho) / (2.0 * rho) };
        if r.is_nan() {
            standard_normal(rng) / concentration.sqrt()
        } else {
            loop {
                let z = (PI * open01(rng)).cos();
                let f = (1.0 + r * z) / (r + z);
                let c = concentration * (r - f);
                let u = open01(rng);
                if c * (2.0 - c) > u || (c / u).ln() + 1.0 >= c {
                    break f.clamp(-1.0, 1.0).acos()
                        * if rng.next_u32() & 1 == 0 { 1.0 } else { -1.0 };
                }
            }
        }
    };
    turned(mean + angle)
}
