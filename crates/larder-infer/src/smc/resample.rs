//! From weights to ancestors.

/// Makes log weights into weights that sum to one, and gives the log of the mean of what they were.
/// All zero gives `-inf` and even weights.
///
/// # Panics
/// When the slices have different lengths.
pub fn normalise(log_weights: &[f64], weights: &mut [f64]) -> f64 {
    assert!(log_weights.len() == weights.len(), "a weight for each log weight");
    let largest = log_weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    if largest == f64::NEG_INFINITY {
        weights.fill(1.0 / weights.len() as f64);
        return f64::NEG_INFINITY;
    }
    for (weight, log) in weights.iter_mut().zip(log_weights) {
        *weight = log - largest;
    }
    larder_kernels::exp_in_place(weights);
    let sum = larder_kernels::sum(weights);
    larder_kernels::scale_in_place(weights, 1.0 / sum);
    largest + (sum / weights.len() as f64).ln()
}

/// How many even particles normalised weights are worth.
pub fn effective(weights: &[f64]) -> f64 {
    1.0 / weights.iter().map(|w| w * w).sum::<f64>()
}

/// Ancestors by systematic resampling: particle `k` is chosen as often as `(i + offset) / n` falls into its
/// part of the sum. Expects weights that sum to one, and an offset from 0 to 1.
///
/// # Panics
/// With 2^32 particles or more.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "counts from 0 to n; `as` saturates"
)]
pub fn systematic(weights: &[f64], offset: f64, ancestors: &mut [u32]) {
    let n = ancestors.len();
    assert!(u32::try_from(weights.len()).is_ok(), "ancestors are told in 32 bits");
    let (mut sum, mut done) = (0.0, 0);
    for (particle, weight) in weights.iter().enumerate() {
        sum += weight;
        let upto = ((sum * n as f64 - offset).ceil().max(0.0) as usize).min(n);
        if upto > done {
            ancestors[done..upto].fill(particle as u32);
            done = upto;
        }
    }
    // Rounding of the sum may leave the last place open.
    let last = weights.iter().rposition(|&w| w > 0.0).unwrap_or(0);
    ancestors[done..].fill(last as u32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_particle_is_chosen_as_often_as_its_weight_says() {
        let weights = [0.1, 0.0, 0.4, 0.2, 0.3];
        let mut ancestors = [0; 1000];
        for offset in [0.0, 0.3, 0.999] {
            systematic(&weights, offset, &mut ancestors);
            for (k, w) in weights.iter().enumerate() {
                let count = ancestors.iter().filter(|&&a| a as usize == k).count() as f64;
                assert!((count - w * 1000.0).abs() <= 1.0, "particle {k}: {count}");
            }
            assert!(ancestors.is_sorted());
        }
    }

    #[test]
    fn weights_of_any_size_are_normalised() {
        let mut weights = [0.0; 3];
        let mean = normalise(&[-1000.0, -1000.0 + 2.0_f64.ln(), f64::NEG_INFINITY], &mut weights);
        larder_testkit::assert_close!(mean, -1000.0, relative = 1e-12);
        // `-1000 + ln 2` is rounded by up to 2^-44, which moves a weight of 2/3 by a third of it.
        larder_testkit::assert_close!(weights[1], 2.0 / 3.0, relative = 2e-14);
        assert_eq!(normalise(&[f64::NEG_INFINITY; 3], &mut weights), f64::NEG_INFINITY);
        larder_testkit::assert_close!(effective(&weights), 3.0, relative = 1e-14);
    }
}
