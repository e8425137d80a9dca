//! The oracle itself, against numbers computed with 60 digits.
//!
//! Made with mpmath 1.3.0: `x` is the `f64` shown, the value is cut into an `f64` and an `f64` of what
//! is left.

use crate::oracle::{self, Pair, Value};

type Row = (&'static str, fn(f64) -> Value, f64, f64, f64);

#[rustfmt::skip]
#[expect(clippy::unreadable_literal, reason = "digits of a table are not read in thousands")]
const ROWS: &[Row] = &[
    ("exp", oracle::exp, 1.0, std::f64::consts::E, 1.4456468917292502e-16),
    ("exp", oracle::exp, -0.3, 0.7408182206817179, -1.805530505953e-18),
    ("exp", oracle::exp, 0.1, 1.1051709180756477, -8.149523913327619e-17),
    ("exp", oracle::exp, 7.25, 1408.1048482046956, -2.4613764761569833e-14),
    ("exp", oracle::exp, -39.5, 7.004352026168645e-18, -1.2698727146147575e-34),
    ("exp", oracle::exp, 300.125, 2.201057464963801e+130, -9.063800601080624e+113),
    ("log", oracle::log, 0.3, -1.2039728043259361, 8.935521583403776e-17),
    ("log", oracle::log, 0.75, -0.2876820724517809, -2.607160616442564e-17),
    ("log", oracle::log, 1.0000001, 9.999999505838704e-08, 1.5249709528441489e-24),
    ("log", oracle::log, 3.0, 1.0986122886681098, -9.07129723500153e-17),
    ("log", oracle::log, 12345.678, 9.421061321291832, -1.9085650743481053e-16),
    ("log", oracle::log, 1e-300, -690.7755278982137, -2.3670096176709832e-14),
    ("log1p", oracle::log1p, 1e-10, 9.999999999500001e-11, -3.389513322121794e-27),
    ("log1p", oracle::log1p, -0.25, -0.2876820724517809, -2.607160616442564e-17),
    ("log1p", oracle::log1p, 0.3, 0.26236426446749106, -1.6067257209028454e-17),
    ("log1p", oracle::log1p, -0.9, -std::f64::consts::LN_10, -4.968982586806388e-18),
    ("log1p", oracle::log1p, 5.5, 1.8718021769015913, 8.527373681433177e-17),
    ("log1p", oracle::log1p, 1e+17, 39.14394658089878, -1.0157503206494484e-15),
    ("tanh", oracle::tanh, 1e-08, 1e-08, -3.3333333333333335e-25),
    ("tanh", oracle::tanh, 0.12, 0.11942729853438588, 1.292895899553424e-18),
    ("tanh", oracle::tanh, 0.5, 0.46211715726000974, 2.1916603238260928e-17),
    ("tanh", oracle::tanh, -1.75, -0.9413755384972874, 2.736933596553663e-17),
    ("tanh", oracle::tanh, 8.0, 0.9999997749296758, 4.556169644130666e-17),
    ("sigmoid", oracle::sigmoid, 0.1, 0.52497918747894, -2.5084310194303448e-17),
    ("sigmoid", oracle::sigmoid, -3.3, 0.03557118927263618, -1.7070192825712422e-18),
    ("sigmoid", oracle::sigmoid, 12.0, 0.9999938558253978, -7.43154129049498e-18),
    ("sigmoid", oracle::sigmoid, -37.0, 8.533047625744065e-17, 4.970685867507713e-33),
    ("erf", oracle::erf, 1e-06, 1.1283791670951364e-06, -7.264861874834301e-24),
    ("erf", oracle::erf, 0.3, 0.3286267594591274, 2.2908254446982777e-17),
    ("erf", oracle::erf, 0.87, 0.7814398454905507, 3.1846623088148344e-17),
    ("erf", oracle::erf, 1.2, 0.9103139782296353, 3.397215509164728e-17),
    ("erf", oracle::erf, -2.5, -0.999593047982555, -4.6925151097042234e-17),
    ("erf", oracle::erf, 4.5, 0.9999999998033839, 1.2614727975054947e-17),
];

#[test]
fn the_oracle_agrees_with_sixty_digits() {
    for &(name, function, x, high, low) in ROWS {
        let Value { pair, power } = function(x);
        // The rows are far from the ends of the range, so the shift is exact.
        let factor = 2.0_f64.powi(power);
        let value = Pair { high: pair.high * factor, low: pair.low * factor };
        let difference = value.minus(Pair { high, low }).high.abs();
        assert!(
            difference <= high.abs() * 2.0_f64.powi(-95),
            "{name}({x}) is off by {:e} of itself",
            difference / high.abs()
        );
    }
}
