//! Distributions of vectors.

use std::f64::consts::PI;

use rand_core::RngCore;

use super::Law;
use super::draw::{beta, binomial, log_gamma_draw, standard_normal};
use super::support::{Support, VectorSupport};
use crate::error::{ErrorKind, InferError, Result};
use crate::math::LN_SQRT_2PI;
use crate::real::{Real, lgamma_step, sum};

/// A distribution of vectors, with parameters over `R`.
pub trait VectorLaw<R: Real> {
    /// Whether its density has a finite integral.
    const PROPER: bool = true;

    /// Its name in messages.
    fn name(&self) -> &'static str;
    /// Where its values live.
    fn support(&self) -> VectorSupport;
    /// What is wrong with the parameters, if anything.
    fn complaint(&self) -> Option<&'static str>;
    /// The log density of a value in the support.
    fn log_density(&self, x: &[R]) -> R;
    /// A draw into `out`, whose length is that of the support.
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]);

    /// An error if the parameters are not allowed.
    ///
    /// # Errors
    /// [`ErrorKind::Parameter`].
    fn check(&self) -> Result<()> {
        match self.complaint() {
            None => Ok(()),
            Some(what) => {
                Err(InferError::new(ErrorKind::Parameter, format!("{}: {what}", self.name())))
            }
        }
    }
}

/// A distribution of vectors behind a pointer, as handlers see it.
pub trait VectorDistribution {
    /// A draw into `out`.
    fn sample(&self, rng: &mut dyn RngCore, out: &mut [f64]);
    /// The log density at a value, `-inf` outside the support or with parameters that are not allowed.
    fn log_prob(&self, value: &[f64]) -> f64;
    /// Its name.
    fn name(&self) -> &'static str;
    /// Where its values live.
    fn support(&self) -> VectorSupport;
    /// An error if the parameters are not allowed.
    ///
    /// # Errors
    /// [`ErrorKind::Parameter`].
    fn check(&self) -> Result<()>;
    /// Whether one can draw from it.
    fn is_proper(&self) -> bool;
}

impl<L: VectorLaw<f64>> VectorDistribution for L {
    fn sample(&self, rng: &mut dyn RngCore, out: &mut [f64]) {
        self.draw(rng, out);
    }
    fn log_prob(&self, value: &[f64]) -> f64 {
        if self.complaint().is_none() && is_in(self.support(), value) {
            self.log_density(value)
        } else {
            f64::NEG_INFINITY
        }
    }
    fn name(&self) -> &'static str {
        VectorLaw::<f64>::name(self)
    }
    fn support(&self) -> VectorSupport {
        VectorLaw::<f64>::support(self)
    }
    fn check(&self) -> Result<()> {
        VectorLaw::<f64>::check(self)
    }
    fn is_proper(&self) -> bool {
        <L as VectorLaw<f64>>::PROPER
    }
}

/// Whether a vector lies in its support, up to the rounding of sums.
pub(crate) fn is_in(support: VectorSupport, x: &[f64]) -> bool {
    let rounding = 1e-8;
    if x.len() != support.len() || x.iter().any(|x| !x.is_finite()) {
        return false;
    }
    match support {
        VectorSupport::Reals(_) => true,
        VectorSupport::Positive(_) => x.iter().all(|&x| x >= 0.0),
        VectorSupport::Ordered(_) => x.is_sorted(),
        VectorSupport::OrderedBetween(_, low, high) => {
            x.is_sorted()
                && x.first().is_none_or(|&x| x >= low)
                && x.last().is_none_or(|&x| x <= high)
        }
        VectorSupport::PositiveOrdered(_) => x.is_sorted() && x.first().is_none_or(|&x| x >= 0.0),
        VectorSupport::Simplex(_) => {
            x.iter().all(|&x| x >= 0.0) && (x.iter().sum::<f64>() - 1.0).abs() <= rounding
        }
        VectorSupport::Unit(_) => (x.iter().map(|x| x * x).sum::<f64>() - 1.0).abs() <= rounding,
        VectorSupport::CholeskyCorrelation(k) => (0..k).all(|row| {
            let row = &x[row * (row + 1) / 2..(row + 1) * (row + 2) / 2];
            let length: f64 = row.iter().map(|x| x * x).sum();
            row[row.len() - 1] > 0.0 && (length - 1.0).abs() <= rounding
        }),
        VectorSupport::Whole(_) => x.iter().all(|&x| x >= 0.0 && x == x.trunc()),
    }
}

/// Where row `i`, column `j <= i` stands in a lower triangle stored row by row.
#[inline]
pub const fn triangle(i: usize, j: usize) -> usize {
    i * (i + 1) / 2 + j
}

/// The Cholesky factor of a symmetric matrix given by its lower triangle, row by row, in place.
/// Says false when the matrix is not positive definite.
///
/// # Panics
/// When the slice is not a triangle of `n` rows.
pub fn cholesky_in_place<R: Real>(a: &mut [R], n: usize) -> bool {
    assert!(a.len() == n * (n + 1) / 2, "a triangle of {n} rows has {} numbers", n * (n + 1) / 2);
    for i in 0..n {
        for j in 0..=i {
            let mut s = a[triangle(i, j)];
            for k in 0..j {
                s -= a[triangle(i, k)] * a[triangle(j, k)];
            }
            if i == j {
                if !(s > 0.0) {
                    return false;
                }
                a[triangle(i, i)] = s.sqrt();
            } else {
                a[triangle(i, j)] = s / a[triangle(j, j)];
            }
        }
    }
    true
}

/// Solves `L z = b` in place, `L` a lower triangle row by row.
pub fn solve_lower_in_place<R: Real>(l: &[R], b: &mut [R]) {
    for i in 0..b.len() {
        let mut s = b[i];
        for k in 0..i {
            s -= l[triangle(i, k)] * b[k];
        }
        b[i] = s / l[triangle(i, i)];
    }
}

/// A multivariate normal by its mean and the Cholesky factor of its covariance (lower triangle, row by row).
#[derive(Clone, Copy, Debug)]
pub struct MvNormalCholesky<'p, R>(/** The mean. */ pub &'p [R], /** The factor. */ pub &'p [R]);

impl<R: Real> VectorLaw<R> for MvNormalCholesky<'_, R> {
    fn name(&self) -> &'static str {
        "mv_normal_cholesky"
    }
    fn support(&self) -> VectorSupport {
        VectorSupport::Reals(self.0.len())
    }
    fn complaint(&self) -> Option<&'static str> {
        let n = self.0.len();
        if self.1.len() != n * (n + 1) / 2 {
            return Some(
                "the factor must have n (n + 1) / 2 numbers, its lower triangle row by row",
            );
        }
        if self.0.iter().chain(self.1).any(|x| !x.peek().is_finite()) {
            return Some("mean and factor must be finite numbers");
        }
        (0..n).any(|i| !(self.1[triangle(i, i)] > 0.0)).then_some("the diagonal must be positive")
    }
    fn log_density(&self, x: &[R]) -> R {
        let mut z: Vec<R> = x.iter().zip(self.0).map(|(&x, &m)| x - m).collect();
        solve_lower_in_place(self.1, &mut z);
        let squares = sum(z.iter().map(|z| z.square()));
        let logs = sum((0..z.len()).map(|i| self.1[triangle(i, i)].ln()));
        -squares * 0.5 - logs - LN_SQRT_2PI * x.len() as f64
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        for z in &mut *out {
            *z = standard_normal(rng);
        }
        for i in (0..out.len()).rev() {
            let dot: f64 = (0..=i).map(|j| self.1[triangle(i, j)].peek() * out[j]).sum();
            out[i] = self.0[i].peek() + dot;
        }
    }
}

/// A multivariate normal by its mean and covariance (lower triangle, row by row).
#[derive(Clone, Copy, Debug)]
pub struct MvNormal<'p, R>(/** The mean. */ pub &'p [R], /** The covariance. */ pub &'p [R]);

impl<R: Real> MvNormal<'_, R> {
    fn factor(&self) -> Option<Vec<R>> {
        let mut factor = self.1.to_vec();
        let n = self.0.len();
        (self.1.len() == n * (n + 1) / 2 && cholesky_in_place(&mut factor, n)).then_some(factor)
    }
}

impl<R: Real> VectorLaw<R> for MvNormal<'_, R> {
    fn name(&self) -> &'static str {
        "mv_normal"
    }
    fn support(&self) -> VectorSupport {
        VectorSupport::Reals(self.0.len())
    }
    fn complaint(&self) -> Option<&'static str> {
        let numbers: Vec<f64> = self.1.iter().map(|x| x.peek()).collect();
        let mean: Vec<f64> = self.0.iter().map(|x| x.peek()).collect();
        let plain = MvNormal(&mean, &numbers);
        let is_fine = mean.iter().all(|x| x.is_finite()) && plain.factor().is_some();
        (!is_fine).then_some(
            "the covariance must be symmetric and positive definite (lower triangle, row by row)",
        )
    }
    fn log_density(&self, x: &[R]) -> R {
        match self.factor() {
            Some(factor) => MvNormalCholesky(self.0, &factor).log_density(x),
            None => R::from(f64::NEG_INFINITY),
        }
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        match self.factor() {
            Some(factor) => MvNormalCholesky(self.0, &factor).draw(rng, out),
            None => out.fill(f64::NAN),
        }
    }
}

/// Parameters as numbers of the model; they may be plain ones.
fn numbers<R, P: Into<R> + Copy>(parameters: &[P]) -> impl Iterator<Item = R> {
    parameters.iter().map(|&p| p.into())
}

/// The Dirichlet distribution, by its concentrations.
#[derive(Clone, Copy, Debug)]
pub struct Dirichlet<'p, P = f64>(/** The concentrations. */ pub &'p [P]);

impl<R: Real, P: Into<R> + Copy> VectorLaw<R> for Dirichlet<'_, P> {
    fn name(&self) -> &'static str {
        "dirichlet"
    }
    fn support(&self) -> VectorSupport {
        VectorSupport::Simplex(self.0.len())
    }
    fn complaint(&self) -> Option<&'static str> {
        if self.0.is_empty() {
            return Some("there must be at least one concentration");
        }
        numbers::<R, P>(self.0)
            .any(|a| !(a > 0.0 && a.peek().is_finite()))
            .then_some("the concentrations must be positive")
    }
    fn log_density(&self, x: &[R]) -> R {
        let kernel =
            numbers::<R, P>(self.0).zip(x).map(|(a, &x)| super::x_log_y(a - 1.0, x) - a.lgamma());
        sum(kernel) + sum(numbers::<R, P>(self.0)).lgamma()
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        for (x, a) in out.iter_mut().zip(numbers::<R, P>(self.0)) {
            *x = log_gamma_draw(rng, a.peek());
        }
        let top = out.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        for x in &mut *out {
            *x = (*x - top).exp();
        }
        let total: f64 = out.iter().sum();
        for x in &mut *out {
            *x /= total;
        }
    }
}

/// The distribution of Lewandowski, Kurowicka and Joe over Cholesky factors of correlation matrices, by
/// size and shape; shape one is uniform over correlation matrices.
#[derive(Clone, Copy, Debug)]
pub struct LkjCholesky<P = f64>(/** Rows of the matrix. */ pub usize, /** The shape. */ pub P);

impl<R: Real, P: Into<R> + Copy> VectorLaw<R> for LkjCholesky<P> {
    fn name(&self) -> &'static str {
        "lkj_cholesky"
    }
    fn support(&self) -> VectorSupport {
        VectorSupport::CholeskyCorrelation(self.0)
    }
    fn complaint(&self) -> Option<&'static str> {
        if self.0 == 0 {
            return Some("there must be at least one row");
        }
        let shape: R = self.1.into();
        (!(shape > 0.0 && shape.peek().is_finite())).then_some("the shape must be positive")
    }
    fn log_density(&self, x: &[R]) -> R {
        let (k, eta): (usize, R) = (self.0, self.1.into());
        let mut total = R::from(0.0);
        for row in 1..k {
            let power = eta * 2.0 + (k as f64 - row as f64 - 3.0);
            total += power * x[triangle(row, row)].ln();
        }
        // The constant: theorem 5 of the paper, by the factor of each row.
        for row in 1..k {
            let half = row as f64 * 0.5;
            let shape = eta + (k - 1 - row) as f64 * 0.5;
            total += lgamma_step(shape, R::from(half)) - half * PI.ln();
        }
        total
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        // Row by row: a squared radius that is beta, a direction that is uniform (the onion).
        let (k, eta) = (self.0, Into::<R>::into(self.1).peek());
        out[0] = 1.0;
        for row in 1..k {
            let shape = eta + (k - 1 - row) as f64 * 0.5;
            let radius = beta(rng, row as f64 * 0.5, shape);
            let part = &mut out[triangle(row, 0)..=triangle(row, row)];
            let length = loop {
                part[..row].iter_mut().for_each(|z| *z = standard_normal(rng));
                let length = part[..row].iter().map(|z| z * z).sum::<f64>().sqrt();
                if length > 0.0 {
                    break length;
                }
            };
            part[..row].iter_mut().for_each(|z| *z *= radius.sqrt() / length);
            part[row] = (1.0 - radius).sqrt();
        }
    }
}

/// How often each of several outcomes happens in `n` trials, by their probabilities.
#[derive(Clone, Copy, Debug)]
pub struct Multinomial<'p, P = f64>(/** Trials. */ pub u64, /** Probabilities. */ pub &'p [P]);

impl<R: Real, P: Into<R> + Copy> VectorLaw<R> for Multinomial<'_, P> {
    fn name(&self) -> &'static str {
        "multinomial"
    }
    fn support(&self) -> VectorSupport {
        VectorSupport::Whole(self.1.len())
    }
    fn complaint(&self) -> Option<&'static str> {
        Law::<R>::complaint(&super::Categorical(self.1))
    }
    fn log_density(&self, x: &[R]) -> R {
        if x.iter().map(|x| x.peek()).sum::<f64>() != self.0 as f64 {
            return R::from(f64::NEG_INFINITY);
        }
        let terms = x
            .iter()
            .zip(numbers::<R, P>(self.1))
            .map(|(&x, p)| super::x_log_y(x, p) - (x + 1.0).lgamma());
        sum(terms) + R::from(self.0 as f64 + 1.0).lgamma()
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        let (mut left, mut rest) = (self.0, 1.0);
        for (at, (x, p)) in out.iter_mut().zip(numbers::<R, P>(self.1)).enumerate() {
            let p = p.peek();
            *x = if at + 1 == self.1.len() {
                left as f64
            } else {
                binomial(rng, left, (p / rest).clamp(0.0, 1.0))
            };
            left -= (*x as u64).min(left);
            rest = (rest - p).max(f64::MIN_POSITIVE);
        }
    }
}

/// Increasing numbers, each under the same distribution: its order statistics, so the density has a
/// factor `n!`.
#[derive(Clone, Copy, Debug)]
pub struct OrderedIid<L>(/** How many. */ pub usize, /** The distribution of each. */ pub L);

impl<R: Real, L: Law<R, Value = f64>> VectorLaw<R> for OrderedIid<L> {
    const PROPER: bool = L::PROPER;

    fn name(&self) -> &'static str {
        "ordered"
    }
    fn support(&self) -> VectorSupport {
        let between = |low: f64, high: f64| VectorSupport::OrderedBetween(self.0, low, high);
        match self.1.support() {
            Support::Above(low) if low.peek() == 0.0 => VectorSupport::PositiveOrdered(self.0),
            Support::Above(low) => between(low.peek(), f64::INFINITY),
            Support::Below(high) => between(f64::NEG_INFINITY, high.peek()),
            Support::Between(low, high) => between(low.peek(), high.peek()),
            // In order the ends are not one place: the first angle comes after the cut, the last before it.
            Support::Circle => between(-PI, PI),
            Support::Real | Support::Whole(..) => VectorSupport::Ordered(self.0),
        }
    }
    fn complaint(&self) -> Option<&'static str> {
        if !self.1.support().is_static() {
            return Some("the bounds of ordered numbers must not depend on sampled ones");
        }
        self.1.complaint()
    }
    fn log_density(&self, x: &[R]) -> R {
        let factorial = crate::math::lgamma(self.0 as f64 + 1.0);
        sum(x.iter().map(|&x| self.1.log_density(x))) + factorial
    }
    fn draw<G: RngCore + ?Sized>(&self, rng: &mut G, out: &mut [f64]) {
        for x in &mut *out {
            *x = self.1.draw(rng);
        }
        out.sort_by(f64::total_cmp);
    }
}

/// Any vector of a support, with density one: an improper prior.
#[derive(Clone, Copy, Debug)]
pub struct FlatVector(/** Where it lives. */ pub VectorSupport);

impl<R: Real> VectorLaw<R> for FlatVector {
    const PROPER: bool = false;

    fn name(&self) -> &'static str {
        "flat_vector"
    }
    fn support(&self) -> VectorSupport {
        self.0
    }
    fn complaint(&self) -> Option<&'static str> {
        None
    }
    fn log_density(&self, _x: &[R]) -> R {
        R::from(0.0)
    }
    fn draw<G: RngCore + ?Sized>(&self, _rng: &mut G, out: &mut [f64]) {
        out.fill(f64::NAN);
    }
}
