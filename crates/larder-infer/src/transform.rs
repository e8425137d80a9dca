//! From unconstrained numbers to values in a support, with the logarithm of the Jacobian, on the scale
//! of Stan's reference manual (chapter "Constraint transforms"): log, logit, ordered, stick-breaking
//! simplex, Cholesky factor of a correlation matrix by partial correlations.
//!
//! Written once over [`Real`]: the interpreter and the tape use the same lines.

use rand_core::RngCore;

use crate::circle;
use crate::dist::{Support, VectorSupport, triangle};
use crate::layout::Domain;
use crate::planted::{self, Fault};
use crate::real::Real;
use crate::rng::standard_normal;

/// How many unconstrained numbers a number has: an angle is the direction of a point of the plane.
#[inline]
pub fn scalar_free_len<R: Real>(support: Support<R>) -> usize {
    if matches!(support, Support::Circle) { 2 } else { 1 }
}

/// The value of unconstrained numbers, and the log Jacobian; `None` for whole numbers. Of an angle, in place of the
/// Jacobian, the log density of how far its point lies from the origin.
///
/// # Panics
/// When `u` has not [`scalar_free_len`] numbers.
#[inline]
pub fn constrain<R: Real>(support: Support<R>, u: &[R]) -> Option<(R, R)> {
    let (x, jacobian) = match (support, u) {
        (Support::Circle, &[x, y]) => circle::constrain(x, y),
        (_, &[u]) => constrained(support, u)?,
        _ => panic!("{:?} is not made of {} numbers", support.peek(), u.len()),
    };
    Some((x, if planted::has(Fault::DroppedJacobian) { R::from(0.0) } else { jacobian }))
}

#[inline(always)]
fn constrained<R: Real>(support: Support<R>, u: R) -> Option<(R, R)> {
    Some(match support {
        Support::Real => (u, R::from(0.0)),
        Support::Above(low) => (shifted(low, u.exp()), u),
        Support::Below(high) => (high - u.exp(), u),
        Support::Between(low, high) => {
            let width = high - low;
            let jacobian = -u - (-u).softplus() * 2.0;
            if low.is_constant() && low.peek() == 0.0 && high.is_constant() && high.peek() == 1.0 {
                (u.inv_logit(), jacobian)
            } else {
                (low + width * u.inv_logit(), jacobian + width.ln())
            }
        }
        Support::Circle => unreachable!("an angle has two numbers"),
        Support::Whole(..) => return None,
    })
}

fn shifted<R: Real>(low: R, x: R) -> R {
    if low.is_constant() && low.peek() == 0.0 { x } else { low + x }
}

/// The unconstrained numbers of a value into `u`; infinite at the border, NaN outside. The point of an angle lies at
/// distance one.
///
/// # Panics
/// When `u` has not [`scalar_free_len`] numbers.
pub fn unconstrain(support: Support<f64>, x: f64, u: &mut [f64]) {
    let number = match support {
        Support::Circle => {
            u.copy_from_slice(&circle::unconstrain(x));
            return;
        }
        Support::Real => x,
        Support::Above(low) => (x - low).ln(),
        Support::Below(high) => (high - x).ln(),
        Support::Between(low, high) => ((x - low) / (high - x)).ln(),
        Support::Whole(..) => f64::NAN,
    };
    let [u] = u else { panic!("{support:?} is not made of {} numbers", u.len()) };
    *u = number;
}

/// Gives the unconstrained numbers of a draw from a prior what the value does not tell: how far the point of an angle,
/// or of a unit vector, lies from the origin. Without it, draws from a prior would not be draws of its density.
pub fn fill_distance<G: RngCore + ?Sized>(domain: Domain, rng: &mut G, u: &mut [f64]) {
    let distance = match domain {
        Domain::Scalar(Support::Circle) => circle::draw_distance(rng),
        Domain::Vector(VectorSupport::Unit(k)) => {
            (0..k).map(|_| standard_normal(rng).powi(2)).sum::<f64>().sqrt()
        }
        _ => return,
    };
    for u in u {
        *u *= distance;
    }
}

/// How many unconstrained numbers a vector has; `None` for whole numbers.
pub fn free_len(support: VectorSupport) -> Option<usize> {
    Some(match support {
        VectorSupport::Reals(k)
        | VectorSupport::Positive(k)
        | VectorSupport::Ordered(k)
        | VectorSupport::PositiveOrdered(k)
        | VectorSupport::OrderedBetween(k, ..)
        | VectorSupport::Unit(k) => k,
        VectorSupport::Simplex(k) => k.saturating_sub(1),
        VectorSupport::CholeskyCorrelation(k) => k * k.saturating_sub(1) / 2,
        VectorSupport::Whole(_) => return None,
    })
}

/// Appends the vector of unconstrained numbers to `out` and gives the log Jacobian.
///
/// # Panics
/// When `u` has not [`free_len`] numbers.
pub fn constrain_vector<R: Real>(support: VectorSupport, u: &[R], mut push: impl FnMut(R)) -> R {
    assert!(free_len(support) == Some(u.len()), "{support:?} is not made of {} numbers", u.len());
    let mut jacobian = R::from(0.0);
    match support {
        VectorSupport::Reals(_) => u.iter().for_each(|&u| push(u)),
        VectorSupport::Positive(_) => {
            for &u in u {
                push(u.exp());
                jacobian += u;
            }
        }
        VectorSupport::Ordered(_) | VectorSupport::PositiveOrdered(_) => {
            let mut last: Option<R> = None;
            for &u in u {
                let x = match last {
                    None if matches!(support, VectorSupport::Ordered(_)) => u,
                    None => {
                        jacobian += u;
                        u.exp()
                    }
                    Some(last) => {
                        jacobian += u;
                        last + u.exp()
                    }
                };
                push(x);
                last = Some(x);
            }
        }
        VectorSupport::OrderedBetween(_, low, f64::INFINITY) => {
            let mut last = R::from(low);
            for &u in u {
                jacobian += u;
                last += u.exp();
                push(last);
            }
        }
        VectorSupport::OrderedBetween(_, f64::NEG_INFINITY, high) => {
            // How far each lies below the bound: the steps from it on, summed from the last.
            let mut below = R::pooled();
            below.clear();
            below.extend(u.iter().map(|u| u.exp()));
            for at in (1..u.len()).rev() {
                let far = below[at] + below[at - 1];
                below[at - 1] = far;
            }
            for (&u, &below) in u.iter().zip(below.iter()) {
                jacobian += u;
                push(-below + high);
            }
        }
        VectorSupport::OrderedBetween(_, low, high) => {
            let (mut last, width) = (R::from(low), high - low);
            jacobian = break_stick(u, |part| {
                last += part * width;
                push(last);
            })
            .0;
            jacobian += R::from(u.len() as f64 * width.ln());
        }
        VectorSupport::Simplex(k) => {
            let (of_stick, rest) = break_stick(u, &mut push);
            jacobian = of_stick;
            if k > 0 {
                push(rest);
            }
        }
        VectorSupport::Unit(_) => {
            let squares = crate::real::sum(u.iter().map(|u| u.square()));
            let length = squares.sqrt();
            for &u in u {
                push(u / length);
            }
            jacobian -= squares * 0.5;
        }
        VectorSupport::CholeskyCorrelation(k) => {
            let mut next = u.iter();
            for row in 0..k {
                // What is left of the row's length one.
                let mut rest: Option<R> = None;
                for _ in 0..row {
                    let z = next.next().expect("the length was checked").tanh();
                    jacobian += (-z.square()).ln_1p();
                    let x = match rest {
                        None => z,
                        Some(rest) => {
                            jacobian += rest.ln() * 0.5;
                            z * rest.sqrt()
                        }
                    };
                    push(x);
                    rest = Some(match rest {
                        None => -x.square() + 1.0,
                        Some(rest) => rest - x.square(),
                    });
                }
                push(rest.map_or_else(|| R::from(1.0), R::sqrt));
            }
        }
        VectorSupport::Whole(_) => unreachable!("whole numbers have no unconstrained ones"),
    }
    jacobian
}

/// Breaks a stick of length one, a part for each unconstrained number; zeros make parts of one length. Gives the
/// log Jacobian and what is left of the stick.
fn break_stick<R: Real>(u: &[R], mut push: impl FnMut(R)) -> (R, R) {
    let (mut stick, mut jacobian) = (R::from(1.0), R::from(0.0));
    for (at, &u_at) in u.iter().enumerate() {
        let shifted = u_at - ((u.len() - at) as f64).ln();
        let part = stick * shifted.inv_logit();
        jacobian += stick.ln() - shifted - (-shifted).softplus() * 2.0;
        push(part);
        stick -= part;
    }
    (jacobian, stick)
}

/// The unconstrained numbers of a vector into `u`; infinite or NaN where it lies not inside its support.
///
/// # Panics
/// When `x` and `u` have not the lengths of the support.
pub fn unconstrain_vector(support: VectorSupport, x: &[f64], u: &mut [f64]) {
    match support {
        VectorSupport::Reals(_) | VectorSupport::Unit(_) => u.copy_from_slice(x),
        VectorSupport::Positive(_) => u.iter_mut().zip(x).for_each(|(u, x)| *u = x.ln()),
        VectorSupport::Ordered(_) | VectorSupport::PositiveOrdered(_) => {
            for at in 0..x.len() {
                u[at] = match at {
                    0 if matches!(support, VectorSupport::Ordered(_)) => x[0],
                    0 => x[0].ln(),
                    _ => (x[at] - x[at - 1]).ln(),
                };
            }
        }
        VectorSupport::OrderedBetween(k, low, high) => {
            let (mut last, is_open_below) = (low, low == f64::NEG_INFINITY);
            for at in 0..k {
                let next = if at + 1 < k { x[at + 1] } else { high };
                u[at] = if is_open_below {
                    (next - x[at]).ln()
                } else if high == f64::INFINITY {
                    (x[at] - last).ln()
                } else {
                    ((x[at] - last) / (high - x[at])).ln() + ((k - at) as f64).ln()
                };
                last = x[at];
            }
        }
        VectorSupport::Simplex(k) => {
            let mut stick = 1.0;
            for (at, u) in u.iter_mut().enumerate() {
                let z = x[at] / stick;
                *u = (z / (1.0 - z)).ln() + ((k - 1 - at) as f64).ln();
                stick -= x[at];
            }
        }
        VectorSupport::CholeskyCorrelation(k) => {
            let mut out = u.iter_mut();
            for row in 0..k {
                let mut rest: f64 = 1.0;
                for column in 0..row {
                    let x = x[triangle(row, column)];
                    *out.next().expect("the lengths agree") = (x / rest.sqrt()).atanh();
                    rest -= x * x;
                }
            }
        }
        VectorSupport::Whole(_) => u.fill(f64::NAN),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use larder_testkit::assert_close;

    fn there(support: VectorSupport, u: &[f64]) -> Vec<f64> {
        let mut x = Vec::new();
        constrain_vector(support, u, |value| x.push(value));
        x
    }

    #[test]
    fn what_is_unconstrained_again_is_what_it_was() {
        let u = [0.3, -0.7, 1.1, 0.2, -0.4, 0.9];
        for support in [
            VectorSupport::Reals(6),
            VectorSupport::Positive(6),
            VectorSupport::Ordered(6),
            VectorSupport::PositiveOrdered(6),
            VectorSupport::OrderedBetween(6, 1.5, f64::INFINITY),
            VectorSupport::OrderedBetween(6, f64::NEG_INFINITY, -0.5),
            VectorSupport::OrderedBetween(6, -1.0, 3.0),
            VectorSupport::Simplex(7),
            VectorSupport::CholeskyCorrelation(4),
        ] {
            let x = there(support, &u);
            assert!(crate::dist::is_in(support, &x), "{support:?}: {x:?}");
            let mut back = [0.0; 6];
            unconstrain_vector(support, &x, &mut back);
            for (a, b) in u.iter().zip(back) {
                // Differences of numbers near one lose a few bits.
                assert_close!(*a, b, relative = 1e-12);
            }
        }
        for support in
            [Support::Real, Support::Above(2.0), Support::Below(-1.0), Support::Between(-1.0, 3.0)]
        {
            let (x, _) = constrain(support, &[0.7]).expect("real");
            assert!(support.contains(x));
            let mut back = [0.0];
            unconstrain(support, x, &mut back);
            assert_close!(back[0], 0.7, relative = 1e-13);
        }
    }

    /// The log Jacobian is that of the map from `u` to the free coordinates of the value, by finite
    /// differences: central ones with step 1e-6 are good to 1e-9 of these smooth maps.
    #[test]
    fn jacobians_are_those_of_the_maps() {
        let u = [0.3, -0.7, 1.1];
        for (support, free) in [
            (VectorSupport::Positive(3), vec![0, 1, 2]),
            (VectorSupport::Ordered(3), vec![0, 1, 2]),
            (VectorSupport::PositiveOrdered(3), vec![0, 1, 2]),
            (VectorSupport::OrderedBetween(3, 1.5, f64::INFINITY), vec![0, 1, 2]),
            (VectorSupport::OrderedBetween(3, f64::NEG_INFINITY, -0.5), vec![0, 1, 2]),
            (VectorSupport::OrderedBetween(3, -1.0, 3.0), vec![0, 1, 2]),
            (VectorSupport::Simplex(4), vec![0, 1, 2]),
            (VectorSupport::CholeskyCorrelation(3), vec![1, 3, 4]),
        ] {
            let mut matrix = [[0.0; 3]; 3];
            for column in 0..3 {
                let (mut high, mut low) = (u, u);
                high[column] += 1e-6;
                low[column] -= 1e-6;
                let (high, low) = (there(support, &high), there(support, &low));
                for row in 0..3 {
                    matrix[row][column] = (high[free[row]] - low[free[row]]) / 2e-6;
                }
            }
            let m = matrix;
            let determinant = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1])
                - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
                + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
            let jacobian = constrain_vector(support, &u, |_: f64| ());
            assert_close!(jacobian, determinant.abs().ln(), absolute = 1e-7);
        }
    }
}
