//! From weights to ancestors.

use larder_kernels::{Kernel, Level, Simd};

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
pub fn systematic(weights: &[f64], offset: f64, ancestors: &mut [u32]) {
    let most = weights.len().max(ancestors.len());
    assert!(u32::try_from(most).is_ok(), "ancestors are told in 32 bits");
    Level::best().run(Systematic { weights, offset, ancestors });
}

/// Weights whose sums are made at once.
const TOGETHER: usize = 8;

/// Particles whose ends are kept before they are used: so all of them are made in registers.
const BLOCK: usize = 64;

struct Systematic<'a> {
    weights: &'a [f64],
    offset: f64,
    ancestors: &'a mut [u32],
}

impl Kernel for Systematic<'_> {
    type Output = ();

    // A particle writes itself where its part begins; one without a part is overwritten by the next there. What lies
    // between two beginnings belongs to the one before. So nothing is decided particle by particle, which a processor
    // would guess wrong every other time.
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let Systematic { weights, offset, ancestors } = self;
        ancestors.fill(0);
        let scale = ancestors.len() as f64;
        let (mut sum, mut done) = (0.0, 0);
        for (block, weights) in weights.chunks(BLOCK).enumerate() {
            let mut room = [0.0; BLOCK];
            room[..weights.len()].copy_from_slice(weights);
            let mut ends = [0; BLOCK];
            for (ends, weights) in ends.as_chunks_mut().0.iter_mut().zip(room.as_chunks().0) {
                *ends = ends_of(weights, &mut sum, scale, offset);
            }
            for (particle, (end, weight)) in ends.iter().zip(weights).enumerate() {
                if let Some(place) = ancestors.get_mut(done) {
                    *place = (block * BLOCK + particle) as u32;
                }
                // Rounding may take an end before the one before it: then one of two is chosen in place of the other.
                // It may also move the sum where nothing is added, and what weighs nothing must not gain a place.
                done = if *weight > 0.0 { *end as usize } else { done };
            }
        }
        // Rounding of the sum may leave the last places open.
        let last = weights.iter().rposition(|&w| w > 0.0).unwrap_or(0);
        ancestors[done..].fill(last as u32);
        let mut before = 0;
        let (whole, rest) = ancestors.as_chunks_mut::<TOGETHER>();
        for part in whole {
            part[0] = before.max(part[0]);
            scan(part, u32::max);
            before = part[TOGETHER - 1];
        }
        for ancestor in rest {
            before = before.max(*ancestor);
            *ancestor = before;
        }
    }
}

/// Each number with all before it, in three steps for eight.
#[inline(always)]
fn scan<T: Copy>(numbers: &mut [T; TOGETHER], with: impl Fn(T, T) -> T) {
    for step in [1, 2, 4] {
        let before = *numbers;
        for at in step..TOGETHER {
            numbers[at] = with(before[at], before[at - step]);
        }
    }
}

/// Where the parts of some particles end, as numbers of places; the sum of their weights is added to `sum`.
#[inline(always)]
fn ends_of(weights: &[f64; TOGETHER], sum: &mut f64, scale: f64, offset: f64) -> [u32; TOGETHER] {
    // Added to a number below 2^31 it leaves the nearest whole number in the last bits: a conversion that has to look
    // for what does not fit took as long as all the rest.
    const WHOLE: f64 = (1_u64 << 52) as f64;
    let mut sums = *weights;
    scan(&mut sums, |sum, weight| sum + weight);
    let start = *sum;
    *sum += sums[TOGETHER - 1];
    sums.map(|sum| {
        let end = (start + sum) * scale - offset;
        let end = if end > 0.0 { end } else { 0.0 };
        let end = if end < scale { end } else { scale };
        let nearest = end + WHOLE - WHOLE;
        let upto = if nearest < end { nearest + 1.0 } else { nearest };
        (upto + WHOLE).to_bits() as u32
    })
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
    fn what_weighs_nothing_is_never_chosen_however_its_sums_are_rounded() {
        let mut rng = crate::rng::Stream::new(5, 0, crate::rng::Purpose::Other);
        let mut ancestors = [0; 16];
        for _ in 0..20_000 {
            let mut weights: [f64; 16] =
                std::array::from_fn(|_| if rng.below(2) == 0 { 0.0 } else { rng.open01() });
            let sum: f64 = weights.iter().sum();
            for weight in &mut weights {
                *weight /= sum;
            }
            // An offset with which a particle ends at a whole number, but for rounding.
            let upto: f64 = weights[..=rng.below(16)].iter().sum();
            systematic(&weights, (upto * 16.0).fract(), &mut ancestors);
            let all_weigh = ancestors.iter().all(|&a| weights[a as usize] > 0.0);
            assert!(all_weigh || sum == 0.0, "{weights:?} gave {ancestors:?}");
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
