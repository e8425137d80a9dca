//! How far from the truth an elementary function may be.

/// The largest error of an elementary function over its whole domain.
///
/// In units in the last place: the distance between the answer and the real value, divided by the
/// distance of the two numbers of the type around the real value (among subnormals, and where the
/// value is below them, that is the smallest subnormal). Correct rounding would be 0.5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ErrorBound {
    /// The function, as in `exp_into`.
    pub function: &'static str,
    /// For `f32`: held by a run over all 2^32 arguments.
    pub f32_ulp: f64,
    /// For `f64`: held by dense sampling, with a margin over what was seen.
    pub f64_ulp: f64,
}

/// The bounds that the tests of this crate hold.
pub const ERROR_BOUNDS: [ErrorBound; 6] = [
    ErrorBound { function: "exp", f32_ulp: 1.0, f64_ulp: 1.0 },
    ErrorBound { function: "log", f32_ulp: 0.85, f64_ulp: 0.9 },
    ErrorBound { function: "log1p", f32_ulp: 0.85, f64_ulp: 0.9 },
    ErrorBound { function: "tanh", f32_ulp: 0.8, f64_ulp: 0.95 },
    ErrorBound { function: "sigmoid", f32_ulp: 0.8, f64_ulp: 0.8 },
    ErrorBound { function: "erf", f32_ulp: 0.95, f64_ulp: 0.95 },
];
