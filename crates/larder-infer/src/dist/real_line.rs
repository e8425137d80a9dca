//! Distributions on the whole real line.

use std::f64::consts::{LN_2, PI};

use rand_core::RngCore as _;

use super::draw::{cauchy as cauchy_draw, exponential, open01, standard_normal, student_t};
use super::law::law;
use super::support::Support;
use crate::math::LN_SQRT_2PI;
use crate::real::lgamma_step;

law! {
    /// The normal distribution, by mean and standard deviation.
    Normal[](mean: A, sd: B) -> f64, "normal";
    guarded true;
    where sd > 0.0 => "`sd` must be positive";
    support Support::Real;
    density |x| x.normal_log_density(mean, sd);
    normal |z| mean + sd * z;
}

law! {
    /// Student's t, by degrees of freedom, location and scale.
    StudentT[](df: A, location: B, scale: C) -> f64, "student_t";
    guarded true;
    where df > 0.0 => "`df` must be positive", scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| {
        let z = (x - location) / scale;
        let half = (df + 1.0) * 0.5;
        lgamma_step(df * 0.5, R::from(0.5)) - (df * PI).ln() * 0.5 - scale.ln()
            - half * (z.square() / df).ln_1p()
    };
    draw |rng| location + scale * student_t(rng, df);
}

law! {
    /// The Cauchy distribution, by location and scale.
    Cauchy[](location: A, scale: B) -> f64, "cauchy";
    guarded true;
    where scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| -((x - location) / scale).square().ln_1p() - scale.ln() - PI.ln();
    draw |rng| location + scale * cauchy_draw(rng);
}

law! {
    /// The Laplace (double exponential) distribution, by location and scale.
    Laplace[](location: A, scale: B) -> f64, "laplace";
    guarded true;
    where scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| -((x - location) / scale).abs() - scale.ln() - LN_2;
    draw |rng| {
        let size = scale * exponential(&mut *rng);
        location + if rng.next_u32() & 1 == 0 { size } else { -size }
    };
}

law! {
    /// The logistic distribution, by location and scale.
    Logistic[](location: A, scale: B) -> f64, "logistic";
    guarded true;
    where scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| {
        let z = (x - location) / scale;
        -z - (-z).softplus() * 2.0 - scale.ln()
    };
    draw |rng| { let u = open01(rng); location + scale * (u.ln() - (-u).ln_1p()) };
}

law! {
    /// The Gumbel distribution of maxima, by location and scale.
    Gumbel[](location: A, scale: B) -> f64, "gumbel";
    guarded true;
    where scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| {
        let z = (x - location) / scale;
        -z - (-z).exp() - scale.ln()
    };
    draw |rng| location - scale * exponential(rng).ln();
}

law! {
    /// The skew normal distribution, by location, scale and shape.
    SkewNormal[](location: A, scale: B, shape: C) -> f64, "skew_normal";
    where scale > 0.0 => "`scale` must be positive";
    support Support::Real;
    density |x| {
        let z = (x - location) / scale;
        -z.square() * 0.5 - scale.ln() + (LN_2 - LN_SQRT_2PI) + (z * shape).log_ndtr()
    };
    draw |rng| {
        let delta = shape / (1.0 + shape * shape).sqrt();
        let (a, b) = (standard_normal(rng), standard_normal(rng));
        location + scale * (delta * a.abs() + (1.0 - delta * delta).sqrt() * b)
    };
}

law! {
    /// A normal plus an exponential, by mean and standard deviation of the one and rate of the other.
    ExpModNormal[](mean: A, sd: B, rate: C) -> f64, "exp_mod_normal";
    where sd > 0.0 => "`sd` must be positive", rate > 0.0 => "`rate` must be positive";
    support Support::Real;
    density |x| {
        let z = x - mean;
        let shift = rate * sd;
        rate.ln() + shift.square() * 0.5 - rate * z + (z / sd - shift).log_ndtr()
    };
    draw |rng| mean + sd * standard_normal(rng) + exponential(rng) / rate;
}

law! {
    /// Any number, with density one: an improper prior.
    Flat[]() -> f64, "flat";
    proper false;
    where ;
    support Support::Real;
    density |_x| R::from(0.0);
    draw |_rng| f64::NAN;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Law;

    const EDGES: [f64; 13] = [
        f64::NEG_INFINITY,
        -f64::MAX,
        -3.0,
        -1.0,
        -f64::MIN_POSITIVE,
        -0.0,
        0.0,
        f64::MIN_POSITIVE,
        0.5,
        1.0,
        f64::MAX,
        f64::INFINITY,
        f64::NAN,
    ];

    /// Where a law that says so of itself may not be asked, its formula gives no density; and where it may, the guarded
    /// density is that of the formula.
    fn refuses_itself<L: Law<f64>>(law: L) {
        assert!(L::GUARDED, "{}", law.name());
        for x in EDGES {
            let density = law.log_density(x);
            let guarded = crate::dist::log_density_of(&law, x);
            if law.complaint().is_some() || !law.support().contains(x) {
                assert!(
                    density.is_nan() || density == f64::NEG_INFINITY,
                    "{} at {x}",
                    law.describe()
                );
                assert!(guarded == f64::NEG_INFINITY);
            } else if !density.is_nan() {
                assert_eq!(guarded.to_bits(), density.to_bits());
            }
        }
    }

    #[test]
    fn a_guarded_law_has_no_density_where_it_is_none() {
        for location in EDGES {
            for scale in EDGES {
                refuses_itself(Normal(location, scale));
                refuses_itself(Cauchy(location, scale));
                refuses_itself(Laplace(location, scale));
                refuses_itself(Logistic(location, scale));
                refuses_itself(Gumbel(location, scale));
                for df in EDGES {
                    refuses_itself(StudentT(df, location, scale));
                }
            }
        }
    }
}
