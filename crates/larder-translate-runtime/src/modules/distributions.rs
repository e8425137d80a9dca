//! The distributions of `random`, from uniform numbers drawn in CPython's order.

use std::f64::consts::{E, PI, TAU};

use crate::dyn_value::Dyn;
use crate::exc::{Result, value_error};
use crate::float;
use crate::function::Args;

type Draw<'d> = &'d dyn Fn() -> f64;

/// A number of the distribution that is named; none where no distribution has the name.
pub(super) fn draw(name: &str, args: &Args<'_>, draw: Draw<'_>) -> Result<Option<Dyn>> {
    let number = match name {
        "normalvariate" => {
            let (mean, spread) = two(args, ["mu", "sigma"], Some((0.0, 1.0)))?;
            normal(mean, spread, draw)
        }
        "lognormvariate" => {
            let (mean, spread) = two(args, ["mu", "sigma"], None)?;
            crate::support::math::exp(normal(mean, spread, draw))?
        }
        "expovariate" => {
            let [rate] = args.named(["lambd"], 1)?;
            let rate = of(rate)?;
            float::div(-(1.0 - draw()).ln(), rate)?
        }
        "triangular" => return triangular(args, draw).map(Some),
        "gammavariate" => {
            let (alpha, beta) = two(args, ["alpha", "beta"], None)?;
            gamma(alpha, beta, draw)?
        }
        "betavariate" => {
            let (alpha, beta) = two(args, ["alpha", "beta"], None)?;
            let y = gamma(alpha, 1.0, draw)?;
            if y == 0.0 { 0.0 } else { y / (y + gamma(beta, 1.0, draw)?) }
        }
        "paretovariate" => {
            let [alpha] = args.named(["alpha"], 1)?;
            let alpha = of(alpha)?;
            let u = 1.0 - draw();
            float::pow(u, float::div(-1.0, alpha)?)?
        }
        "weibullvariate" => {
            let (alpha, beta) = two(args, ["alpha", "beta"], None)?;
            let u = 1.0 - draw();
            alpha * float::pow(-u.ln(), float::div(1.0, beta)?)?
        }
        "vonmisesvariate" => {
            let (mean, kappa) = two(args, ["mu", "kappa"], None)?;
            vonmises(mean, kappa, draw)?
        }
        _ => return Ok(None),
    };
    Ok(Some(Dyn::Float(number)))
}

fn of(value: Option<Dyn>) -> Result<f64> {
    crate::builtins::to_float(&value.unwrap_or_default())
}

/// Two numbers by their names, either of which may be left out where there are defaults.
fn two(
    args: &Args<'_>,
    names: [&'static str; 2],
    defaults: Option<(f64, f64)>,
) -> Result<(f64, f64)> {
    let [a, b] = args.named(names, if defaults.is_some() { 0 } else { 2 })?;
    let (first, second) = defaults.unwrap_or_default();
    Ok((a.map_or(Ok(first), |a| of(Some(a)))?, b.map_or(Ok(second), |b| of(Some(b)))?))
}

/// Kinderman and Monahan's way.
fn normal(mean: f64, spread: f64, draw: Draw<'_>) -> f64 {
    let factor = 4.0 * (-0.5f64).exp() / 2f64.sqrt();
    loop {
        let (u1, u2) = (draw(), 1.0 - draw());
        let z = factor * (u1 - 0.5) / u2;
        if z * z / 4.0 <= -u2.ln() {
            return mean + z * spread;
        }
    }
}

fn triangular(args: &Args<'_>, draw: Draw<'_>) -> Result<Dyn> {
    let [low, high, mode] = args.named(["low", "high", "mode"], 0)?;
    let lowest = low.clone().unwrap_or(Dyn::Float(0.0));
    let mut low = low.map_or(Ok(0.0), |low| of(Some(low)))?;
    let mut high = high.map_or(Ok(1.0), |high| of(Some(high)))?;
    let mut u = draw();
    let mut c = match mode.filter(|mode| !mode.is_none()) {
        Some(mode) if high - low != 0.0 => (of(Some(mode))? - low) / (high - low),
        Some(_) => return Ok(lowest),
        None => 0.5,
    };
    if u > c {
        u = 1.0 - u;
        c = 1.0 - c;
        std::mem::swap(&mut low, &mut high);
    }
    Ok(Dyn::Float(low + (high - low) * (u * c).sqrt()))
}

/// Best and Fisher's way.
fn vonmises(mean: f64, kappa: f64, draw: Draw<'_>) -> Result<f64> {
    if kappa <= 1e-6 {
        return Ok(TAU * draw());
    }
    let s = 0.5 / kappa;
    let r = s + (1.0 + s * s).sqrt();
    let z = loop {
        let z = (PI * draw()).cos();
        let d = z / (r + z);
        let u = draw();
        if u < 1.0 - d * d || u <= (1.0 - d) * d.exp() {
            break z;
        }
    };
    let q = 1.0 / r;
    let f = (q + z) / (1.0 + q * z);
    let angle = if draw() > 0.5 { mean + f.acos() } else { mean - f.acos() };
    float::modulo(angle, TAU)
}

/// Cheng's way above one, the exponential distribution at one, Kennedy and Gentle's way below.
#[expect(clippy::float_cmp, reason = "only one itself is the exponential distribution")]
fn gamma(alpha: f64, beta: f64, draw: Draw<'_>) -> Result<f64> {
    if alpha <= 0.0 || beta <= 0.0 {
        return Err(value_error("gammavariate: alpha and beta must be > 0.0"));
    }
    if alpha == 1.0 {
        return Ok(-(1.0 - draw()).ln() * beta);
    }
    if alpha > 1.0 {
        let root = (2.0 * alpha - 1.0).sqrt();
        let shift = alpha - 4f64.ln();
        let slope = alpha + root;
        let magic = 1.0 + 4.5f64.ln();
        loop {
            let u1 = draw();
            if !(1e-7 < u1 && u1 < 0.999_999_9) {
                continue;
            }
            let u2 = 1.0 - draw();
            let v = (u1 / (1.0 - u1)).ln() / root;
            let x = alpha * v.exp();
            let z = u1 * u1 * u2;
            let r = shift + slope * v - x;
            if r + magic - 4.5 * z >= 0.0 || r >= z.ln() {
                return Ok(x * beta);
            }
        }
    }
    loop {
        let b = (E + alpha) / E;
        let p = b * draw();
        let x = if p <= 1.0 { p.powf(1.0 / alpha) } else { -((b - p) / alpha).ln() };
        let u1 = draw();
        let is_taken = if p > 1.0 { u1 <= x.powf(alpha - 1.0) } else { u1 <= (-x).exp() };
        if is_taken {
            return Ok(x * beta);
        }
    }
}
