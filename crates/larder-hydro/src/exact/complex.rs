//! Complex numbers, as many operations as a dispersion relation needs.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Complex {
    /// The real part.
    pub re: f64,
    /// The imaginary part.
    pub im: f64,
}

impl Complex {
    /// `re + i im`.
    pub const fn new(re: f64, im: f64) -> Self {
        Complex { re, im }
    }

    /// The square of the magnitude.
    pub fn norm(self) -> f64 {
        self.re * self.re + self.im * self.im
    }

    /// `e^self`.
    #[must_use]
    pub fn exp(self) -> Self {
        let (sin, cos) = self.im.sin_cos();
        let size = self.re.exp();
        Complex::new(size * cos, size * sin)
    }

    /// The square root with a real part that is not negative.
    #[must_use]
    pub fn sqrt(self) -> Self {
        let size = self.norm().sqrt();
        let re = f64::midpoint(size, self.re).max(0.0).sqrt();
        let im = f64::midpoint(size, -self.re).max(0.0).sqrt();
        Complex::new(re, im.copysign(self.im))
    }
}

impl From<f64> for Complex {
    fn from(re: f64) -> Self {
        Complex::new(re, 0.0)
    }
}

impl Add for Complex {
    type Output = Complex;
    fn add(self, other: Complex) -> Complex {
        Complex::new(self.re + other.re, self.im + other.im)
    }
}

impl Sub for Complex {
    type Output = Complex;
    fn sub(self, other: Complex) -> Complex {
        Complex::new(self.re - other.re, self.im - other.im)
    }
}

impl Neg for Complex {
    type Output = Complex;
    fn neg(self) -> Complex {
        Complex::new(-self.re, -self.im)
    }
}

impl Mul for Complex {
    type Output = Complex;
    fn mul(self, other: Complex) -> Complex {
        Complex::new(
            self.re * other.re - self.im * other.im,
            self.re * other.im + self.im * other.re,
        )
    }
}

impl Mul<f64> for Complex {
    type Output = Complex;
    fn mul(self, factor: f64) -> Complex {
        Complex::new(self.re * factor, self.im * factor)
    }
}

impl Div for Complex {
    type Output = Complex;
    fn div(self, other: Complex) -> Complex {
        let norm = other.norm();
        Complex::new(
            (self.re * other.re + self.im * other.im) / norm,
            (self.im * other.re - self.re * other.im) / norm,
        )
    }
}

/// All roots of `sum coefficients[k] z^k`, by Durand and Kerner's iteration, then Newton's.
///
/// The leading coefficient must not vanish. The polynomials here have degree two to four and simple
/// roots, for which the iteration converges from the usual start on a circle.
pub(super) fn roots(coefficients: &[f64]) -> Vec<Complex> {
    let degree = coefficients.len() - 1;
    let lead = coefficients[degree];
    assert!(lead != 0.0 && degree >= 1, "a polynomial has a leading coefficient");
    let monic: Vec<f64> = coefficients.iter().map(|c| c / lead).collect();
    let value = |z: Complex| {
        monic.iter().rev().fold(Complex::default(), |sum, c| sum * z + Complex::from(*c))
    };
    let slope = |z: Complex| {
        (1..=degree)
            .rev()
            .fold(Complex::default(), |sum, k| sum * z + Complex::from(monic[k] * k as f64))
    };
    // Fujiwara's bound on the size of every root.
    let radius = (0..degree)
        .map(|k| 2.0 * monic[k].abs().powf(1.0 / (degree - k) as f64))
        .fold(f64::MIN_POSITIVE, f64::max);
    let mut found: Vec<Complex> = (0..degree)
        .map(|k| Complex::new(0.0, 0.4 + std::f64::consts::TAU * k as f64 / degree as f64).exp())
        .map(|z| z * (0.7 * radius))
        .collect();
    for _ in 0..500 {
        let mut moved = 0.0_f64;
        for k in 0..degree {
            let others = (0..degree)
                .filter(|other| *other != k)
                .fold(Complex::from(1.0), |product, other| product * (found[k] - found[other]));
            let step = value(found[k]) / others;
            if !step.norm().is_finite() {
                continue;
            }
            found[k] = found[k] - step;
            moved = moved.max(step.norm().sqrt());
        }
        if moved <= 1e-15 * radius {
            break;
        }
    }
    for z in &mut found {
        for _ in 0..3 {
            let step = value(*z) / slope(*z);
            if step.norm().is_finite() {
                *z = *z - step;
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roots_that_were_multiplied_together_are_found_again() {
        // (z - 2)(z + 3)((z + 1)^2 + 4) = z^4 + 3 z^3 + z^2 - 7 z - 30
        let mut found = roots(&[-30.0, -7.0, 1.0, 3.0, 1.0]);
        found.sort_by(|a, b| a.re.total_cmp(&b.re).then(a.im.total_cmp(&b.im)));
        let want = [(-3.0, 0.0), (-1.0, -2.0), (-1.0, 2.0), (2.0, 0.0)];
        for (got, (re, im)) in found.iter().zip(want) {
            assert!((got.re - re).abs() < 1e-12 && (got.im - im).abs() < 1e-12, "{found:?}");
        }
        let root = Complex::new(-5.0, -12.0).sqrt();
        assert!((root.re - 2.0).abs() < 1e-15 && (root.im + 3.0).abs() < 1e-15);
    }
}
