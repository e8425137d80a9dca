//! Standard normal numbers by the ziggurat.
//!
//! Marsaglia and Tsang 2000 with 256 layers of equal area, in Doornik's form (2005): one word gives
//! the layer, the sign and 53 bits of place, taken from different bits, so that none depends on
//! another. 98.8 % of the draws end at one comparison.

use std::sync::LazyLock;

use larder_kernels::{Kernel, Level, Simd};
use rand_core::RngCore;

use super::{WORDS, open01};

const LAYERS: usize = 256;
/// Where the tail begins, for 256 layers.
const R: f64 = 3.654_152_885_361_009;
/// Area of a layer.
const V: f64 = 0.004_928_673_233_997_087;

struct Tables {
    /// Right edges, from the widest; the first is that of a rectangle with the tail's area.
    x: [f64; LAYERS + 1],
    /// The density at the edges.
    f: [f64; LAYERS + 1],
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    let density = |x: f64| (-0.5 * x * x).exp();
    let mut x = [0.0; LAYERS + 1];
    x[0] = V / density(R);
    x[1] = R;
    for layer in 2..LAYERS {
        let f = V / x[layer - 1] + density(x[layer - 1]);
        x[layer] = (-2.0 * f.ln()).sqrt();
    }
    Tables { x, f: x.map(density) }
});

/// A standard normal number.
#[inline(always)]
pub fn standard_normal(rng: &mut (impl RngCore + ?Sized)) -> f64 {
    let tables = &*TABLES;
    let word = rng.next_u64();
    let (layer, z) = tables.place(word);
    if z.abs() < tables.x[layer + 1] { z } else { beside(rng, word) }
}

impl Tables {
    /// The layer of a word, and where it points to in it.
    #[inline(always)]
    fn place(&self, word: u64) -> (usize, f64) {
        let layer = (word & 0xff) as usize;
        // 53 bits with sign, between -1 and 1.
        let u = (word.cast_signed() >> 11) as f64 * (1.0 / (1_u64 << 52) as f64);
        (layer, u * self.x[layer])
    }
}

/// The normal number of each word, NaN where its layer alone does not settle it.
pub(super) fn of_words(words: &[u64; WORDS], normals: &mut [f64; WORDS]) {
    Level::best().run(OfWords { tables: &TABLES, words, normals });
}

struct OfWords<'a> {
    tables: &'a Tables,
    words: &'a [u64; WORDS],
    normals: &'a mut [f64; WORDS],
}

impl Kernel for OfWords<'_> {
    type Output = ();

    // No word waits for another and none branches, so a level takes as many at once as it has lanes. A number that is
    // converted and multiplied is the same on every level.
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let OfWords { tables, words, normals } = self;
        for (normal, word) in normals.iter_mut().zip(words) {
            let (layer, z) = tables.place(*word);
            *normal = if z.abs() < tables.x[layer + 1] { z } else { f64::NAN };
        }
    }
}

/// What a word gives that points beside the part of its layer that lies wholly under the curve: 1.2 % of them.
#[cold]
pub(super) fn beside(rng: &mut (impl RngCore + ?Sized), mut word: u64) -> f64 {
    let tables = &*TABLES;
    loop {
        let (layer, z) = tables.place(word);
        if z.abs() < tables.x[layer + 1] {
            return z;
        }
        if layer == 0 {
            return tail(rng, z < 0.0);
        }
        let (low, high) = (tables.f[layer], tables.f[layer + 1]);
        if low + open01(rng) * (high - low) < (-0.5 * z * z).exp() {
            return z;
        }
        word = rng.next_u64();
    }
}

#[cold]
fn tail(rng: &mut (impl RngCore + ?Sized), negative: bool) -> f64 {
    loop {
        let x = -open01(rng).ln() / R;
        let y = -open01(rng).ln();
        if 2.0 * y > x * x {
            return if negative { -R - x } else { R + x };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rng::{Purpose, Stream};

    #[test]
    fn moments_and_tails_are_those_of_the_normal() {
        let mut rng = Stream::new(11, 0, Purpose::Other);
        let n = 1_000_000;
        let (mut sums, mut beyond) = ([0.0; 4], [0_u32; 2]);
        for _ in 0..n {
            let z = standard_normal(&mut rng);
            for (power, sum) in sums.iter_mut().enumerate() {
                *sum += z.powi(power as i32 + 1);
            }
            beyond[0] += u32::from(z > 3.0);
            beyond[1] += u32::from(z.abs() > 3.8);
        }
        let mean = sums.map(|sum| sum / f64::from(n));
        // Five standard errors of each moment: variances of z, z^2, z^3, z^4 are 1, 2, 15, 96.
        for (got, (want, variance)) in
            mean.into_iter().zip([(0.0, 1.0), (1.0, 2.0), (0.0, 15.0), (3.0, 96.0_f64)])
        {
            let bound = 5.0 * (variance / f64::from(n)).sqrt();
            assert!((got - want).abs() < bound, "{got} for {want}");
        }
        // P(z > 3) = 1.34990e-3 and P(|z| > 3.8) = 1.4470e-4; five standard deviations of a count.
        assert!((f64::from(beyond[0]) - 1349.9).abs() < 5.0 * 36.8, "{beyond:?}");
        assert!((f64::from(beyond[1]) - 144.7).abs() < 5.0 * 12.1, "{beyond:?}");
    }
}
