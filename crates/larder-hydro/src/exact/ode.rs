//! Ordinary differential equations to round-off: Dormand and Prince's 5(4) pair with its own step.
//!
//! An exact flow is a reference, so it is solved far below every tolerance that is asked of a
//! simulation: relative 1e-13 a step. The systems have one to three unknowns and are smooth; a few
//! thousand steps of the plain pair are a millisecond.

use super::ExactError;

/// Nodes, weights and error weights of the pair (Dormand and Prince 1980, table 2).
const NODES: [f64; 7] = [0.0, 1.0 / 5.0, 3.0 / 10.0, 4.0 / 5.0, 8.0 / 9.0, 1.0, 1.0];
const WEIGHTS: [[f64; 6]; 7] = [
    [0.0; 6],
    [1.0 / 5.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [3.0 / 40.0, 9.0 / 40.0, 0.0, 0.0, 0.0, 0.0],
    [44.0 / 45.0, -56.0 / 15.0, 32.0 / 9.0, 0.0, 0.0, 0.0],
    [19372.0 / 6561.0, -25360.0 / 2187.0, 64448.0 / 6561.0, -212.0 / 729.0, 0.0, 0.0],
    [9017.0 / 3168.0, -355.0 / 33.0, 46732.0 / 5247.0, 49.0 / 176.0, -5103.0 / 18656.0, 0.0],
    [35.0 / 384.0, 0.0, 500.0 / 1113.0, 125.0 / 192.0, -2187.0 / 6784.0, 11.0 / 84.0],
];
const ERROR: [f64; 7] = [
    71.0 / 57600.0,
    0.0,
    -71.0 / 16695.0,
    71.0 / 1920.0,
    -17253.0 / 339_200.0,
    22.0 / 525.0,
    -1.0 / 40.0,
];

/// Error of one step relative to the size of the unknowns.
const TOLERANCE: f64 = 1e-13;
/// More steps than any flow here needs; past it the equation is called unsolvable.
const STEPS_MAX: usize = 2_000_000;

/// Carries `y` from `from` to `until`, either way in time.
///
/// `scale` is the size below which an unknown counts as zero.
///
/// # Errors
/// When the right-hand side is not finite, or the step shrinks to nothing.
pub(super) fn solve<const N: usize>(
    mut y: [f64; N],
    from: f64,
    until: f64,
    scale: [f64; N],
    rhs: impl Fn(f64, &[f64; N]) -> [f64; N],
) -> Result<[f64; N], ExactError> {
    let span = until - from;
    if span == 0.0 {
        return Ok(y);
    }
    let mut t = from;
    let mut step = span * 1e-3;
    for _ in 0..STEPS_MAX {
        let is_last = (until - t - step) * span.signum() <= 0.0;
        if is_last {
            step = until - t;
        }
        let mut slopes = [[0.0; N]; 7];
        let mut next = y;
        for stage in 0..7 {
            next = y;
            for (slope, weight) in slopes[..stage].iter().zip(&WEIGHTS[stage]) {
                for k in 0..N {
                    next[k] += step * weight * slope[k];
                }
            }
            slopes[stage] = rhs(t + NODES[stage] * step, &next);
        }
        // The seventh stage stands at the new point: `next` is the answer of fifth order.
        let mut error = 0.0_f64;
        for k in 0..N {
            let gap: f64 = (0..7).map(|stage| ERROR[stage] * slopes[stage][k]).sum();
            let size = next[k].abs().max(y[k].abs()).max(scale[k]);
            // Added, since the larger of a number and NaN is the number.
            error += (step * gap).abs() / size;
        }
        if !error.is_finite() {
            return Err(ExactError::new(format!("the equation has no finite slope near t = {t}")));
        }
        let accepted = error <= TOLERANCE || step.abs() <= t.abs().max(1.0) * 1e-12;
        if accepted {
            y = next;
            if is_last {
                return Ok(y);
            }
            t += step;
        }
        step *= (0.9 * (TOLERANCE / error.max(1e-30)).powf(0.2)).clamp(0.2, 4.0);
    }
    Err(ExactError::new(format!("the equation needs more than {STEPS_MAX} steps beyond t = {t}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_and_the_circle_come_out_to_round_off_both_ways() {
        let e = solve([1.0], 0.0, 1.0, [1.0], |_, y| [y[0]]).unwrap();
        assert!((e[0] - std::f64::consts::E).abs() < 1e-12);
        let back = solve([std::f64::consts::E], 1.0, 0.0, [1.0], |_, y| [y[0]]).unwrap();
        assert!((back[0] - 1.0).abs() < 1e-12);
        let turn = solve([1.0, 0.0], 0.0, std::f64::consts::TAU, [1.0; 2], |_, y| [y[1], -y[0]]);
        let turn = turn.unwrap();
        assert!((turn[0] - 1.0).abs() < 1e-11 && turn[1].abs() < 1e-11);
    }

    #[test]
    fn a_slope_without_a_value_is_an_error_and_no_endless_loop() {
        assert!(solve([1.0], 0.0, 1.0, [1.0], |_, _| [f64::NAN]).is_err());
    }
}
