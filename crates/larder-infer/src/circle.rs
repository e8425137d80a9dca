//! Angles as samplers see them: a point of the plane whose direction is the angle.
//!
//! On an interval that ends at minus pi and pi the two sides of the cut are as far apart as can be, though they are
//! neighbours: mass around the cut falls into two hills with a desert between them, and chains sit on one of them. In
//! the plane there is no cut. The distance from the origin is a number that the model does not know; its density is
//! normalised, so that evidence and bounds are those of the angle alone, and it lies around one, far enough from the
//! origin, where the direction jumps.

use std::f64::consts::{PI, TAU};

use rand_core::RngCore;

use crate::real::Real;
use crate::rng::{open01, standard_normal};

/// How far the distance lies from one. With 1/5 a ring all around takes a trajectory of a dozen steps, and an angle
/// that is known to 1/100 one of twenty; the origin is five of these away.
const SPREAD: f64 = 0.2;

/// `ln` of the integral of `r e^(-(r - 1)^2 / (2 SPREAD^2))` over all positive `r`, which is
/// `SPREAD^2 e^(-1 / (2 SPREAD^2)) + SPREAD sqrt(2 pi) Phi(1 / SPREAD)`.
const LOG_NORM: f64 = -0.690_499_368_537_096_7;

/// The angle of a point, and the log density of its distance over the plane: times that of the angle it is the
/// density of the point.
pub(crate) fn constrain<R: Real>(x: R, y: R) -> (R, R) {
    let distance = (x.square() + y.square()).sqrt();
    let off = (distance - 1.0) / SPREAD;
    let radial = off.square() * -0.5 - LOG_NORM;
    if x.is_constant() && y.is_constant() {
        return (R::from(y.peek().atan2(x.peek())), radial);
    }
    // Half the angle at the point opposite of the start: one formula all around, so that no comparison splits the
    // tape. Next to the cut its sum loses digits, where the inverse tangent no longer asks for them; on the cut the
    // tiny number keeps the slope finite.
    let half = y / (distance + x + 1e-32);
    (half.atan() * 2.0, radial)
}

/// The point at distance one with this angle.
pub(crate) fn unconstrain(angle: f64) -> [f64; 2] {
    let (y, x) = angle.sin_cos();
    [x, y]
}

/// A distance, which no angle tells.
pub(crate) fn draw_distance<G: RngCore + ?Sized>(rng: &mut G) -> f64 {
    // The density is a normal's times the distance; beyond `MOST`, ten deviations from one, there is nothing.
    const MOST: f64 = 1.0 + 10.0 * SPREAD;
    loop {
        let distance = 1.0 + SPREAD * standard_normal(rng);
        if distance > 0.0 && open01(rng) * MOST < distance {
            return distance;
        }
    }
}

/// The angle from minus pi to pi that leads to the same place.
pub(crate) fn turned(angle: f64) -> f64 {
    if (-PI..=PI).contains(&angle) {
        return angle;
    }
    (angle - TAU * ((angle + PI) / TAU).floor()).clamp(-PI, PI)
}
