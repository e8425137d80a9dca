//! Whether signals stay below the speed of light, point by point.
//!
//! Bemfica, Disconzi, Hoang, Noronha, Radosz, "Nonlinear constraints on relativistic fluids far from
//! equilibrium" (Phys. Rev. Lett. 126, 222301): with the eigenvalues `L1 <= L2 <= L3` of the shear stress
//! in the rest frame there are conditions (4a-f) without which signals are too fast, and conditions (5a-h)
//! under which they are not; in between nothing is known. For small stresses both say
//! `cs^2 + (4/3) eta/((e+P) tau_pi) + zeta/((e+P) tau_Pi) <= 1`. They are stated for the terms
//! `delta_pipi, tau_pipi, lambda_piPi, delta_PiPi, lambda_Pipi`; with `phi_7` or vorticity, whose terms hold
//! no derivatives that count or are not covered, the same conditions are reported.

use crate::diagnostics::{FACTS, STRETCH};
use crate::physics::{SecondOrder, Transport};

/// How many points meet the conditions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CausalityCount {
    /// Points that fail a necessary condition: signals are faster than light there.
    pub acausal: u64,
    /// Points that meet the necessary conditions and fail a sufficient one.
    pub undecided: u64,
    /// Points that meet all of them.
    pub causal: u64,
    /// The point that fails by most, relative to its enthalpy, if one fails a necessary condition.
    pub worst: Option<usize>,
    /// By how much, in billionths of the enthalpy density.
    pub worst_by: u64,
}

/// The conditions for one fluid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CausalityTest {
    terms: SecondOrder,
    shear: bool,
    bulk: bool,
}

/// What the conditions need of a point, all relaxation times divided out.
#[derive(Clone, Copy, Debug)]
struct Point {
    /// `e + P + Pi`.
    inertia: f64,
    sound: f64,
    /// `(2 eta + lambda_piPi Pi) / tau_pi`.
    stiffness: f64,
    /// `(zeta + delta_PiPi Pi) / tau_Pi`.
    bulk_stiffness: f64,
    /// `lambda_Pipi / tau_Pi`.
    mixing: f64,
    eigenvalues: [f64; 3],
}

impl CausalityTest {
    pub(crate) fn new(transport: &Transport) -> Self {
        let (shear, bulk) = (transport.has_shear(), transport.has_bulk());
        CausalityTest { terms: transport.second_order(), shear, bulk }
    }

    /// Adds a stretch of points whose facts [`crate::diagnostics`] computed.
    pub(crate) fn count(
        &self,
        facts: &[[f64; STRETCH]; FACTS],
        first: usize,
        count: usize,
        into: &mut CausalityCount,
    ) {
        for i in 0..count {
            let [_, _, _, _, _, e, p, sound, bulk, eta, zeta, square, cube, _] =
                facts.each_ref().map(|fact| fact[i]);
            let point = Point {
                inertia: e + p + bulk,
                sound,
                stiffness: 2.0 * eta + self.terms.lambda_shear_bulk * bulk,
                bulk_stiffness: if self.bulk { zeta + self.terms.delta_bulk * bulk } else { 0.0 },
                mixing: if self.bulk {
                    self.terms.lambda_bulk_shear * (1.0 / 3.0 - sound)
                } else {
                    0.0
                },
                eigenvalues: eigenvalues(square, cube),
            };
            let has_stress = self.shear || self.bulk;
            let margin = if has_stress { self.necessary(&point) } else { 1.0 - sound };
            if margin >= 0.0 {
                let is_sure = !self.shear || self.sufficient(&point);
                into.causal += u64::from(is_sure);
                into.undecided += u64::from(!is_sure);
            } else {
                into.acausal += 1;
                // Saturating: a point can fail by any amount.
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "positive, and saturation is what is wanted"
                )]
                let by = (-margin * 1e9) as u64;
                if into.worst.is_none() || by > into.worst_by {
                    (into.worst, into.worst_by) = (Some(first + i), by);
                }
            }
        }
    }

    /// The smallest of the conditions (4a-f), relative to the inertia; negative when one fails.
    fn necessary(&self, point: &Point) -> f64 {
        let Point { inertia, sound, stiffness: a, bulk_stiffness: b, mixing, eigenvalues } = *point;
        let (t, d) = (self.terms.tau_pipi, self.terms.delta_pipi);
        let [low, _, high] = eigenvalues;
        let mut margin = (a - 0.5 * t * low.abs()).min(inertia - 0.5 * a - 0.25 * t * high);
        for (i, one) in eigenvalues.into_iter().enumerate() {
            for (j, other) in eigenvalues.into_iter().enumerate() {
                if i != j {
                    let pair = 0.5 * a + 0.25 * t * (one + other);
                    margin = margin.min(pair).min(inertia + one - pair);
                }
            }
            let along = 0.5 * a
                + 0.5 * t * one
                + (a + (6.0 * d - t) * one) / 6.0
                + b
                + mixing * one
                + (inertia + one) * sound;
            margin = margin.min(along).min(inertia + one - along);
        }
        margin / inertia.abs().max(f64::MIN_POSITIVE)
    }

    /// Whether the conditions (5a-h) are met.
    fn sufficient(&self, point: &Point) -> bool {
        let Point { inertia, sound, stiffness: a, bulk_stiffness: b, mixing, eigenvalues } = *point;
        let (t, d) = (self.terms.tau_pipi, self.terms.delta_pipi);
        let [low, middle, high] = eigenvalues;
        let size = low.abs();
        let least = inertia - size;
        let room = least - 0.5 * a - 0.5 * t * high;
        let strength = mixing + sound - t / 12.0;
        let spread = (12.0 * d - t) / 12.0 * strength * (high + size).powi(2);
        let first = room >= 0.0 && a - t * size > 0.0 && t <= 6.0 * d && strength >= 0.0;
        if !first || least <= 0.0 {
            return false;
        }
        let upper =
            (2.0 * a + (3.0 * d + t) * high) / 3.0 + b + mixing * high + size + high * sound;
        let e = upper + if room > 0.0 { spread / room } else { 0.0 } <= inertia * (1.0 - sound);
        let f = (a + (t - 6.0 * d) * size) / 6.0 + b - mixing * size + least * sound >= 0.0;
        let g = spread <= (0.5 * a - 0.5 * t * size).powi(2);
        let lower = (2.0 * a - (3.0 * d + t) * size) / 3.0 + b - mixing * size + least * sound;
        let bound = (inertia + middle) * (inertia + high) / (3.0 * least)
            * (1.0 + 2.0 * (0.5 * a + 0.5 * t * high) / least);
        e && f && g && lower >= bound
    }
}

/// The roots of `x^3 - (square/2) x - cube/3`, in ascending order: numbers whose sum is zero, whose squares
/// sum to `square` and whose cubes to `cube`.
fn eigenvalues(square: f64, cube: f64) -> [f64; 3] {
    let second = 0.5 * square.max(0.0);
    let radius = (second / 3.0).sqrt();
    if radius <= f64::MIN_POSITIVE {
        return [0.0; 3];
    }
    let cosine = (cube / 3.0 / (2.0 * radius.powi(3))).clamp(-1.0, 1.0);
    let angle = cosine.acos() / 3.0;
    let third = 2.0 * std::f64::consts::PI / 3.0;
    let high = 2.0 * radius * angle.cos();
    let low = 2.0 * radius * (angle + third).cos();
    [low, -(low + high), high]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::physics::Viscosity;

    #[test]
    fn eigenvalues_are_found_from_their_powers() {
        for expected in [[-3.0, 1.0, 2.0], [-1.0, 0.0, 1.0], [-2.0, 1.0, 1.0], [-1.0, -1.0, 2.0]] {
            let square: f64 = expected.iter().map(|x: &f64| x * x).sum();
            let cube: f64 = expected.iter().map(|x: &f64| x.powi(3)).sum();
            for (found, expected) in eigenvalues(square, cube).into_iter().zip(expected) {
                // Near a double root the angle knows half of the digits.
                assert!((found - expected).abs() < 1e-7, "{found} for {expected}");
            }
        }
    }

    fn margin(eta: f64, tau: f64) -> f64 {
        let viscosity = Viscosity::Constant { eta, zeta: 0.0, tau_pi: tau, tau_bulk: 1.0 };
        let transport = Transport::new(viscosity, SecondOrder::default()).expect("numbers");
        let point = Point {
            inertia: 4.0,
            sound: 1.0 / 3.0,
            stiffness: 2.0 * eta / tau,
            bulk_stiffness: 0.0,
            mixing: 0.0,
            eigenvalues: [0.0; 3],
        };
        CausalityTest::new(&transport).necessary(&point)
    }

    #[test]
    fn without_stresses_the_condition_is_the_linear_one() {
        // cs^2 + (4/3) eta / (w tau) = 1 at eta / tau = w / 2.
        assert!(margin(1.9, 1.0) > 0.0);
        assert!(margin(2.1, 1.0) < 0.0);
        assert!(margin(2.0, 1.0).abs() < 1e-15);
    }
}
