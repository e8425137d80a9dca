//! From weights to ancestors.

/// Makes log weights into weights that sum to one, and gives the log of the mean of what they were.
/// All zero gives `-inf` and even weights.
///
/// # Panics
/// When the slices have different lengths.
pub fn normalise(log_weights: &[f64], weights: &mut [f64]) -> f64 {
    assert!(log_weights.len() == weights.len(), "a weight for each log weight");
    let largest = largest(log_weights);
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

/// The largest number, NaN left out. Eight at a time: one alone would wait for each comparison.
fn largest(x: &[f64]) -> f64 {
    let mut tops = [f64::NEG_INFINITY; 8];
    let (whole, rest) = x.as_chunks::<8>();
    for part in whole {
        for (top, &x) in tops.iter_mut().zip(part) {
            *top = if x > *top { x } else { *top };
        }
    }
    tops.iter().chain(rest).copied().fold(f64::NEG_INFINITY, f64::max)
}

/// How many even particles normalised weights are worth.
pub fn effective(weights: &[f64]) -> f64 {
    1.0 / larder_kernels::dot(weights, weights)
}

/// Ancestors by systematic resampling: particle `k` is chosen as often as `(i + offset) / n` falls into its
/// part of the sum. Expects weights that sum to one, and an offset from 0 to 1.
///
/// # Panics
/// With 2^32 particles or more.
#[expect(clippy::cast_possible_truncation, reason = "counts from 0 to n")]
pub fn systematic(weights: &[f64], offset: f64, ancestors: &mut [u32]) {
    // Added to a number below 2^31 it leaves the nearest whole number in the last bits: a conversion that has to look
    // for what does not fit took as long as all the rest.
    const WHOLE: f64 = (1_u64 << 52) as f64;
    let n = ancestors.len();
    assert!(u32::try_from(weights.len().max(n)).is_ok(), "ancestors are told in 32 bits");
    ancestors.fill(0);
    let scale = n as f64;
    let (mut sum, mut done) = (0.0, 0);
    // A particle writes itself where its part begins; one without a part is overwritten by the next there. What lies
    // between two beginnings belongs to the one before. So nothing is decided particle by particle, which a processor
    // would guess wrong every other time.
    for (particle, weight) in weights.iter().enumerate() {
        if done == n {
            break;
        }
        ancestors[done] = particle as u32;
        sum += weight;
        let end = (sum * scale - offset).max(0.0).min(scale);
        let nearest = end + WHOLE;
        let upto = nearest.to_bits() as u32 + u32::from(nearest - WHOLE < end);
        done = done.max(upto as usize);
    }
    // Rounding of the sum may leave the last places open.
    let last = weights.iter().rposition(|&w| w > 0.0).unwrap_or(0);
    ancestors[done..].fill(last as u32);
    let mut before = 0;
    for ancestor in ancestors {
        before = before.max(*ancestor);
        *ancestor = before;
    }
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
