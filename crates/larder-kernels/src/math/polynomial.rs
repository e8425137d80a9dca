//! Polynomials.

use crate::lanes::Lanes;

/// `c[0] + x (c[1] + x (c[2] + ...))`, each step fused.
///
/// Horner's chain is long in latency and shortest in instructions. The loops that call it have
/// independent registers in flight, so instructions are what counts.
#[inline(always)]
pub(super) fn horner<V: Lanes>(x: V, coefficients: &'static [V::Element]) -> V {
    let mut steps = coefficients.iter().rev();
    let mut value = x.constant(*steps.next().expect("every table of coefficients has one"));
    for &coefficient in steps {
        value = value.mul_add(x, x.constant(coefficient));
    }
    value
}
