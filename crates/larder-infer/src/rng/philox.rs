//! Philox 4x64 with ten rounds: a block of four words for each counter.
//!
//! Where a level has registers of eight words, sixteen blocks are made side by side, the first words of all of them in
//! one pair of registers, the second words in the next. A product of two words of 64 bits is then four of 32; there are
//! 850 operations for 64 words where one block after the other takes 2,400. Where registers are smaller, or too few, so
//! many operations on half as many words take longer than the processor's own product of two words.

use larder_kernels::{Kernel, Lanes, Level, Simd};

/// Words of a block.
pub(super) const BLOCK: usize = 4;
/// Words made at once.
pub(super) const WORDS: usize = 64;
/// Blocks side by side: with eight each product would wait for the one before it.
const TOGETHER: usize = 16;
const ROUNDS: usize = 10;

const FACTORS: [u64; 2] = [0xd2e7_470e_e14c_6c93, 0xca5a_8263_9512_1157];
const STEPS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xbb67_ae85_84ca_a73b];

/// The words of the blocks from `counter` on.
pub(super) fn fill(counter: u64, key: [u64; 2], words: &mut [u64; WORDS]) {
    Level::best().run(Fill { counter, key, words });
}

struct Fill<'a> {
    counter: u64,
    key: [u64; 2],
    words: &'a mut [u64; WORDS],
}

impl Kernel for Fill<'_> {
    type Output = ();

    // Whole numbers only: every level gives the same words.
    #[inline(always)]
    fn run<S: Simd>(self, _: S) {
        let Fill { mut counter, key, words } = self;
        if <S::F64 as Lanes>::LANES >= 8 {
            for blocks in words.as_chunks_mut().0.as_chunks_mut().0 {
                *blocks = side_by_side(counter, key);
                counter = counter.wrapping_add(TOGETHER as u64);
            }
            return;
        }
        // One block fits into registers, and a processor begins with the next while this one waits for its products.
        for block in words.as_chunks_mut().0 {
            *block = alone([counter, 0, 0, 0], key);
            counter = counter.wrapping_add(1);
        }
    }
}

/// The key of the next round.
#[inline(always)]
fn next(key: [u64; 2]) -> [u64; 2] {
    [key[0].wrapping_add(STEPS[0]), key[1].wrapping_add(STEPS[1])]
}

/// The upper and the lower word of a product.
#[inline(always)]
fn product(x: u64, factor: u64) -> (u64, u64) {
    let wide = u128::from(x) * u128::from(factor);
    ((wide >> 64) as u64, wide as u64)
}

/// One block.
#[inline(always)]
fn alone(mut c: [u64; BLOCK], mut key: [u64; 2]) -> [u64; BLOCK] {
    for round in 0..ROUNDS {
        if round > 0 {
            key = next(key);
        }
        let (a, b) = (product(c[0], FACTORS[0]), product(c[2], FACTORS[1]));
        c = [b.0 ^ c[1] ^ key[0], b.1, a.0 ^ c[3] ^ key[1], a.1];
    }
    c
}

type Row = [u64; TOGETHER];

#[inline(always)]
fn row(word: impl Fn(usize) -> u64) -> Row {
    std::array::from_fn(word)
}

/// [`product`] of a word of each block.
#[inline(always)]
fn products(x: Row, factor: u64) -> (Row, Row) {
    const LOW: u64 = u32::MAX as u64;
    let (low, high) = (factor & LOW, factor >> 32);
    let (mut upper, mut lower) = ([0; TOGETHER], [0; TOGETHER]);
    for at in 0..TOGETHER {
        let (x_low, x_high) = (x[at] & LOW, x[at] >> 32);
        // None of the sums is larger than (2^32 - 1)^2 + 2^32 - 1.
        let middle = x_high * low + ((x_low * low) >> 32);
        let other = x_low * high + (middle & LOW);
        upper[at] = x_high * high + (middle >> 32) + (other >> 32);
        lower[at] = x[at].wrapping_mul(factor);
    }
    (upper, lower)
}

/// The blocks of so many counters.
#[inline(always)]
fn side_by_side(counter: u64, mut key: [u64; 2]) -> [[u64; BLOCK]; TOGETHER] {
    // The first two rounds multiply what is zero, and what is the same in all blocks.
    let first = products(row(|at| counter.wrapping_add(at as u64)), FACTORS[0]);
    let second = product(key[0], FACTORS[0]);
    let third = row(|at| first.0[at] ^ key[1]);
    key = next(key);
    let b = products(third, FACTORS[1]);
    let mut c = [
        row(|at| b.0[at] ^ key[0]),
        b.1,
        row(|at| second.0 ^ first.1[at] ^ key[1]),
        [second.1; TOGETHER],
    ];
    for _ in 2..ROUNDS {
        key = next(key);
        let (a, b) = (products(c[0], FACTORS[0]), products(c[2], FACTORS[1]));
        c = [
            row(|at| b.0[at] ^ c[1][at] ^ key[0]),
            b.1,
            row(|at| a.0[at] ^ c[3][at] ^ key[1]),
            a.1,
        ];
    }
    std::array::from_fn(|at| [c[0][at], c[1][at], c[2][at], c[3][at]])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The known answers of the Random123 distribution.
    #[test]
    fn philox_gives_the_published_blocks() {
        let zero = alone([0; 4], [0; 2]);
        assert_eq!(
            zero,
            [
                0x1655_4d9e_ca36_314c,
                0xdb20_fe9d_672d_0fdc,
                0xd7e7_72ce_e186_176b,
                0x7e68_b68a_ec7b_a23b
            ]
        );
        let ones = alone([u64::MAX; 4], [u64::MAX; 2]);
        assert_eq!(
            ones,
            [
                0x87b0_92c3_013f_e90b,
                0x438c_3c67_be8d_0224,
                0x9cc7_d7c6_9cd7_77b6,
                0xa09c_aebf_594f_0ba0
            ]
        );
        let pi = alone(
            [
                0x243f_6a88_85a3_08d3,
                0x1319_8a2e_0370_7344,
                0xa409_3822_299f_31d0,
                0x082e_fa98_ec4e_6c89,
            ],
            [0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c],
        );
        assert_eq!(
            pi,
            [
                0xa528_f454_03e6_1d95,
                0x38c7_2dbd_566e_9788,
                0xa5a1_610e_72fd_18b5,
                0x57bd_43b5_e52b_7fe6
            ]
        );
    }

    #[test]
    fn blocks_side_by_side_are_those_one_after_the_other() {
        let mut other = [1_u64, 0];
        for counter in [0, 1, 16, 0xffff_fff8, u64::MAX - 40, u64::MAX - 20, 1 << 62] {
            for key in [[0, 0], [u64::MAX; 2], [u64::MAX, 0], other] {
                let one = |at| alone([counter.wrapping_add(at as u64), 0, 0, 0], key);
                let want: [[u64; BLOCK]; TOGETHER] = std::array::from_fn(one);
                assert_eq!(side_by_side(counter, key), want, "{counter:#x} {key:x?}");
            }
            // Another key, by the words of a block.
            other = [alone([0; BLOCK], other)[0], counter];
        }
    }

    #[test]
    fn every_level_makes_the_same_words() {
        let (counter, key) = (u64::MAX - 3, [0x0123_4567_89ab_cdef, 0xfedc_ba98_7654_3210]);
        let mut want = [0; WORDS];
        for (at, block) in want.as_chunks_mut::<BLOCK>().0.iter_mut().enumerate() {
            *block = alone([counter.wrapping_add(at as u64), 0, 0, 0], key);
        }
        for level in Level::available() {
            let mut words = [0; WORDS];
            level.run(Fill { counter, key, words: &mut words });
            assert_eq!(words, want, "{level:?}");
        }
    }
}
