//! Distributions above a bound, mostly zero.

use std::f64::consts::{FRAC_2_PI, LN_2, PI};

use super::draw::{
    cauchy as cauchy_draw, exponential, gamma as gamma_draw, log_gamma_draw, open01,
    standard_normal, student_t,
};
use super::law::law;
use super::support::Support;
use crate::math::LN_SQRT_2PI;
use crate::real::lgamma_step;

law! {
    /// The absolute value of a normal around zero, by its standard deviation.
    HalfNormal[](sd: A) -> f64, "half_normal";
    where sd > 0.0 => "`sd` must be positive";
    support Support::Above(R::from(0.0));
    density |x| x.normal_log_density(R::from(0.0), sd) + LN_2;
    normal |z| sd * z.abs();
}

law! {
    /// The absolute value of a Cauchy around zero, by its scale.
    HalfCauchy[](scale: A) -> f64, "half_cauchy";
    where scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| -(x / scale).square().ln_1p() - scale.ln() + FRAC_2_PI.ln();
    draw |rng| scale * cauchy_draw(rng).abs();
}

law! {
    /// The absolute value of a Student's t around zero, by degrees of freedom and scale.
    HalfStudentT[](df: A, scale: B) -> f64, "half_student_t";
    where df > 0.0 => "`df` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| {
        let half = (df + 1.0) * 0.5;
        lgamma_step(df * 0.5, R::from(0.5)) - (df * PI).ln() * 0.5 - scale.ln() + LN_2
            - half * ((x / scale).square() / df).ln_1p()
    };
    draw |rng| scale * student_t(rng, df).abs();
}

law! {
    /// The exponential distribution, by its rate.
    Exponential[](rate: A) -> f64, "exponential";
    where rate > 0.0 => "`rate` must be positive";
    support Support::Above(R::from(0.0));
    density |x| rate.ln() - rate * x;
    draw |rng| exponential(rng) / rate;
}

law! {
    /// The gamma distribution, by shape and rate.
    Gamma[](shape: A, rate: B) -> f64, "gamma";
    where shape > 0.0 => "`shape` must be positive", rate > 0.0 => "`rate` must be positive";
    support Support::Above(R::from(0.0));
    density |x| shape * rate.ln() - shape.lgamma() + super::x_log_y(shape - 1.0, x) - rate * x;
    draw |rng| (log_gamma_draw(rng, shape) - rate.ln()).exp().max(f64::MIN_POSITIVE);
}

law! {
    /// One over a gamma, by shape and scale.
    InverseGamma[](shape: A, scale: B) -> f64, "inverse_gamma";
    where shape > 0.0 => "`shape` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        shape * scale.ln() - shape.lgamma() - (shape + 1.0) * x.ln() - scale / x
    };
    draw |rng| (scale.ln() - log_gamma_draw(rng, shape)).exp().min(f64::MAX);
}

law! {
    /// The exponential of a normal, by the normal's mean and standard deviation.
    LogNormal[](mean: A, sd: B) -> f64, "log_normal";
    where sd > 0.0 => "`sd` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        x.ln().normal_log_density(mean, sd) - x.ln()
    };
    normal |z| (mean + sd * z).exp();
}

law! {
    /// The Weibull distribution, by shape and scale.
    Weibull[](shape: A, scale: B) -> f64, "weibull";
    where shape > 0.0 => "`shape` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| {
        let power = if x.peek() == 0.0 { R::from(0.0) } else { ((x / scale).ln() * shape).exp() };
        shape.ln() - scale.ln() + super::x_log_y(shape - 1.0, x / scale) - power
    };
    draw |rng| scale * exponential(rng).powf(1.0 / shape);
}

law! {
    /// The Fréchet distribution, by shape and scale.
    Frechet[](shape: A, scale: B) -> f64, "frechet";
    where shape > 0.0 => "`shape` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        let log_ratio = (x / scale).ln();
        shape.ln() - scale.ln() - (shape + 1.0) * log_ratio - (-shape * log_ratio).exp()
    };
    draw |rng| scale * exponential(rng).powf(-1.0 / shape);
}

law! {
    /// The sum of squares of normals, by how many.
    ChiSquared[](df: A) -> f64, "chi_squared";
    where df > 0.0 => "`df` must be positive";
    support Support::Above(R::from(0.0));
    density |x| {
        let half = df * 0.5;
        -half * LN_2 - half.lgamma() + super::x_log_y(half - 1.0, x) - x * 0.5
    };
    draw |rng| 2.0 * gamma_draw(rng, 0.5 * df);
}

law! {
    /// One over a chi-squared, by its degrees of freedom.
    InverseChiSquared[](df: A) -> f64, "inverse_chi_squared";
    where df > 0.0 => "`df` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        let half = df * 0.5;
        -half * LN_2 - half.lgamma() - (half + 1.0) * x.ln() - R::from(0.5) / x
    };
    draw |rng| (-LN_2 - log_gamma_draw(rng, 0.5 * df)).exp().min(f64::MAX);
}

law! {
    /// One over a scaled chi-squared, by degrees of freedom and scale.
    ScaledInverseChiSquared[](df: A, scale: B) -> f64, "scaled_inverse_chi_squared";
    where df > 0.0 => "`df` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        let half = df * 0.5;
        half * half.ln() - half.lgamma() + df * scale.ln() - (half + 1.0) * x.ln()
            - half * scale.square() / x
    };
    draw |rng| (0.5 * df * scale * scale / gamma_draw(rng, 0.5 * df)).min(f64::MAX);
}

law! {
    /// The length of a plane vector of two normals, by their standard deviation.
    Rayleigh[](sd: A) -> f64, "rayleigh";
    where sd > 0.0 => "`sd` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        x.ln() - sd.ln() * 2.0 - (x / sd).square() * 0.5
    };
    draw |rng| sd * (2.0 * exponential(rng)).sqrt();
}

law! {
    /// Pareto's second distribution with its start at zero, by scale and shape.
    Lomax[](scale: A, shape: B) -> f64, "lomax";
    where scale > 0.0 => "`scale` must be positive", shape > 0.0 => "`shape` must be positive";
    support Support::Above(R::from(0.0));
    density |x| shape.ln() - scale.ln() - (shape + 1.0) * (x / scale).ln_1p();
    draw |rng| scale * (exponential(rng) / shape).exp_m1();
}

law! {
    /// The exponential of a logistic, by scale and shape.
    LogLogistic[](scale: A, shape: B) -> f64, "log_logistic";
    where scale > 0.0 => "`scale` must be positive", shape > 0.0 => "`shape` must be positive";
    support Support::Above(R::from(0.0));
    density |x| {
        let power = if x.peek() == 0.0 { R::from(0.0) } else { ((x / scale).ln() * shape).exp() };
        shape.ln() - scale.ln() + super::x_log_y(shape - 1.0, x / scale) - power.ln_1p() * 2.0
    };
    draw |rng| { let u = open01(rng); scale * (u / (1.0 - u)).powf(1.0 / shape) };
}

law! {
    /// The inverse Gaussian (Wald) distribution, by mean and shape.
    InverseGaussian[](mean: A, shape: B) -> f64, "inverse_gaussian";
    where mean > 0.0 => "`mean` must be positive", shape > 0.0 => "`shape` must be positive";
    support Support::Above(R::from(0.0));
    density |x| if x.peek() == 0.0 {
        R::from(f64::NEG_INFINITY)
    } else {
        shape.ln() * 0.5 - LN_SQRT_2PI - x.ln() * 1.5
            - shape * (x - mean).square() / (mean.square() * x * 2.0)
    };
    draw |rng| {
        // Michael, Schucany and Haas 1976.
        let y = standard_normal(rng).powi(2) * mean / (2.0 * shape);
        let x = mean / (1.0 + y + (y * (y + 2.0)).sqrt());
        if open01(rng) <= mean / (mean + x) { x } else { mean * mean / x }
    };
}

law! {
    /// The Pareto distribution, by its start and shape.
    Pareto[](start: A, shape: B) -> f64, "pareto";
    where start > 0.0 => "`start` must be positive", shape > 0.0 => "`shape` must be positive";
    support Support::Above(start);
    density |x| shape.ln() + shape * start.ln() - (shape + 1.0) * x.ln();
    draw |rng| start * (exponential(rng) / shape).exp();
}

law! {
    /// Any number above a bound, with density one: an improper prior.
    FlatAbove[](low: A) -> f64, "flat_above";
    proper false;
    where ;
    support Support::Above(low);
    density |_x| R::from(0.0);
    draw |_rng| f64::NAN;
}
