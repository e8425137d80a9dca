//! Where the values of a distribution live.

use std::f64::consts::PI;

use crate::real::Real;

/// Where a scalar lives. The bounds may themselves be recorded numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Support<R> {
    /// Everywhere.
    Real,
    /// Above a bound.
    Above(R),
    /// Below a bound.
    Below(R),
    /// Between two bounds.
    Between(R, R),
    /// On the circle: angles from minus pi to pi, which are one place.
    Circle,
    /// Whole numbers from the first on, up to the second where there is one.
    Whole(i64, Option<i64>),
}

impl<R: Real> Support<R> {
    /// Whether a value lies inside; bounds included, because densities say themselves what they are there.
    pub fn contains(&self, x: R) -> bool {
        match *self {
            Support::Real => x.peek().is_finite(),
            Support::Above(low) => x >= low && x.peek() < f64::INFINITY,
            Support::Below(high) => x <= high && x.peek() > f64::NEG_INFINITY,
            Support::Between(low, high) => x >= low && x <= high,
            Support::Circle => x >= R::from(-PI) && x <= R::from(PI),
            Support::Whole(low, high) => {
                let x = x.peek();
                x == x.trunc() && x >= low as f64 && high.is_none_or(|high| x <= high as f64)
            }
        }
    }

    /// Whether the bounds do not depend on sampled numbers.
    pub fn is_static(&self) -> bool {
        match self {
            Support::Above(x) | Support::Below(x) => x.is_constant(),
            Support::Between(x, y) => x.is_constant() && y.is_constant(),
            Support::Real | Support::Circle | Support::Whole(..) => true,
        }
    }

    /// The same with plain numbers.
    pub fn peek(&self) -> Support<f64> {
        match *self {
            Support::Real => Support::Real,
            Support::Above(low) => Support::Above(low.peek()),
            Support::Below(high) => Support::Below(high.peek()),
            Support::Between(low, high) => Support::Between(low.peek(), high.peek()),
            Support::Circle => Support::Circle,
            Support::Whole(low, high) => Support::Whole(low, high),
        }
    }
}

impl std::fmt::Display for Support<f64> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Support::Real => f.write_str("a finite number"),
            Support::Above(low) => write!(f, "a number of at least {low}"),
            Support::Below(high) => write!(f, "a number of at most {high}"),
            Support::Between(low, high) => write!(f, "a number from {low} to {high}"),
            Support::Circle => f.write_str("an angle from -pi to pi"),
            Support::Whole(low, None) => write!(f, "a whole number of at least {low}"),
            Support::Whole(low, Some(high)) => write!(f, "a whole number from {low} to {high}"),
        }
    }
}

/// Where a vector lives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum VectorSupport {
    /// Any numbers, so many.
    Reals(usize),
    /// Positive numbers, so many.
    Positive(usize),
    /// Increasing numbers, so many.
    Ordered(usize),
    /// Increasing positive numbers, so many.
    PositiveOrdered(usize),
    /// Increasing numbers between two bounds, of which one may be infinite, so many.
    OrderedBetween(usize, f64, f64),
    /// Positive numbers with sum one, so many.
    Simplex(usize),
    /// A vector of length one, with so many components.
    Unit(usize),
    /// The lower triangle, row by row, of the Cholesky factor of a correlation matrix of so many rows.
    CholeskyCorrelation(usize),
    /// Whole numbers, so many.
    Whole(usize),
}

impl VectorSupport {
    /// Numbers in the vector as the model sees it.
    pub fn len(self) -> usize {
        match self {
            VectorSupport::Reals(k)
            | VectorSupport::Positive(k)
            | VectorSupport::Ordered(k)
            | VectorSupport::PositiveOrdered(k)
            | VectorSupport::OrderedBetween(k, ..)
            | VectorSupport::Simplex(k)
            | VectorSupport::Unit(k)
            | VectorSupport::Whole(k) => k,
            VectorSupport::CholeskyCorrelation(k) => k * (k + 1) / 2,
        }
    }

    /// Whether it has no numbers.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }
}
