//! What several of these tests need.

use larder_infer::{Compiled, Target};

/// Points around zero, reproducible.
pub(crate) fn points(dim: usize, count: usize) -> Vec<Vec<f64>> {
    (0..count)
        .map(|k| (0..dim).map(|i| 0.7 * ((i * 7 + k * 13 + 1) as f64).sin()).collect())
        .collect()
}

/// The tape's gradient against central differences of the interpreter's score.
///
/// A step of h = 1e-5 leaves h^2/6 times the third derivative, and 1e-16 |f| / h of rounding: for
/// densities of size F both are below 1e-9 (1 + F) + 1e-8 of the gradient's size; the bound has 100 times that.
#[track_caller]
pub(crate) fn check_gradient(compiled: &mut Compiled, points: &[Vec<f64>]) {
    let dim = compiled.dim();
    let mut gradient = vec![0.0; dim];
    for q in points {
        let density = compiled.log_density_gradient(q, &mut gradient);
        let score = compiled.score(q).expect("the model runs");
        assert!(
            density.is_finite() || !score.is_finite(),
            "tape {density}, interpreter {score} at {q:?}"
        );
        if !score.is_finite() {
            continue;
        }
        let scale = 1.0 + score.abs();
        assert!(
            (density - score).abs() <= 1e-11 * scale,
            "tape {density}, interpreter {score} at {q:?}"
        );
        let alone = compiled.log_density(q);
        assert_eq!(alone.to_bits(), density.to_bits(), "with and without gradient");
        let norm = gradient.iter().map(|g| g.abs()).fold(1.0, f64::max);
        let mut at = q.clone();
        for i in 0..dim {
            let h = 1e-5;
            at[i] = q[i] + h;
            let high = compiled.score(&at).expect("the model runs");
            at[i] = q[i] - h;
            let low = compiled.score(&at).expect("the model runs");
            at[i] = q[i];
            let slope = (high - low) / (2.0 * h);
            let bound = 1e-7 * scale + 1e-6 * norm;
            assert!(
                (slope - gradient[i]).abs() <= bound,
                "component {i}: tape {}, differences {slope}, at {q:?}",
                gradient[i]
            );
        }
    }
}
