//! Every kernel on every level, every length, every alignment, against its scalar twin.
//!
//! A kernel gets all that from one line of `every_level!` (module `levels`).

use std::sync::Once;

use larder_kernels::{BLOCK_BYTES, CHUNK_BYTES, Level, LevelName, Real};

/// The numbers of the tests: [`Real`] and what the twins need beyond.
pub(crate) trait Number: Real {
    fn of(value: f64) -> Self;
    fn fused(self, factor: Self, addend: Self) -> Self;
    fn magnitude(self) -> Self;
    /// Values at which algorithms change their mind.
    fn specials() -> Vec<Self>;
}

macro_rules! number {
    ($T:ident) => {
        impl Number for $T {
            #[expect(
                clippy::allow_attributes,
                reason = "a cast for one width, nothing for the other"
            )]
            #[allow(clippy::cast_possible_truncation, reason = "test data of the width under test")]
            fn of(value: f64) -> $T {
                value as $T
            }
            fn fused(self, factor: $T, addend: $T) -> $T {
                self.mul_add(factor, addend)
            }
            fn magnitude(self) -> $T {
                self.abs()
            }
            fn specials() -> Vec<$T> {
                let smallest = $T::from_bits(1);
                let positive = [
                    0.0,
                    smallest,
                    3.0 * smallest,
                    $T::MIN_POSITIVE - smallest,
                    $T::MIN_POSITIVE,
                    $T::EPSILON / 4.0,
                    $T::EPSILON / 2.0,
                    $T::EPSILON,
                    0.25,
                    0.5,
                    0.875 - $T::EPSILON,
                    0.875,
                    1.0 - $T::EPSILON / 2.0,
                    1.0,
                    1.0 + $T::EPSILON,
                    2.0,
                    9.5,
                    20.0,
                    88.5,
                    89.0,
                    103.5,
                    104.5,
                    709.5,
                    710.0,
                    745.5,
                    746.5,
                    1.0 / $T::EPSILON,
                    $T::MAX / 2.0,
                    $T::MAX,
                    $T::INFINITY,
                    $T::NAN,
                ];
                positive.into_iter().flat_map(|x| [x, -x]).collect()
            }
        }
    };
}

number!(f32);
number!(f64);

/// The same number: the same bits, or NaN both.
pub(crate) fn same<T: Real>(a: T, b: T) -> bool {
    a.bits() == b.bits() || (Into::<f64>::into(a).is_nan() && Into::<f64>::into(b).is_nan())
}

/// A small generator, so that a failing case is the same case tomorrow.
#[derive(Clone, Debug)]
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Random {
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn bits(&mut self) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// In [0, 1).
    pub(crate) fn unit(&mut self) -> f64 {
        (self.bits() >> 11) as f64 * 2.0_f64.powi(-53)
    }

    /// Of either sign, over a few magnitudes: rounding shows in every sum.
    pub(crate) fn number<T: Number>(&mut self) -> T {
        let sign = if self.bits() & 1 == 0 { 1.0 } else { -1.0 };
        T::of(sign * (0.5 + self.unit()) * 2.0_f64.powf(6.0 * self.unit() - 3.0))
    }

    pub(crate) fn numbers<T: Number>(&mut self, count: usize) -> Vec<T> {
        (0..count).map(|_| self.number()).collect()
    }
}

/// The levels of this machine; says once on stderr which they are and which the run goes without.
#[expect(clippy::print_stderr, reason = "a level that was not tested must be seen in the log")]
pub(crate) fn levels() -> Vec<Level> {
    static SAID: Once = Once::new();
    let levels: Vec<Level> = Level::available().collect();
    SAID.call_once(|| {
        for level in &levels {
            eprintln!("level {level}: tested");
        }
        for error in LevelName::ALL.into_iter().filter_map(|name| Level::new(name).err()) {
            eprintln!("skipped: {error}");
        }
    });
    levels
}

/// What a kernel does with `x` and to `y`; the numbers it returns, if any.
pub(crate) type Work<'a, T> = &'a dyn Fn(Level, &[T], &mut [T]) -> Vec<T>;
/// The same in plain loops.
pub(crate) type Twin<'a, T> = &'a dyn Fn(&[T], &mut [T]) -> Vec<T>;

/// Numbers that stand around the slices: whoever writes beyond is found.
const GUARD: usize = 16;

/// Runs the case on all lengths and alignments, ordinary and special values.
pub(crate) fn check<T: Number>(kernel: &str, work: Work<'_, T>, twin: Twin<'_, T>) {
    let block = BLOCK_BYTES / size_of::<T>();
    let lanes = 64 / size_of::<T>();
    let chunk = CHUNK_BYTES / size_of::<T>();
    let levels = levels();
    // Four registers of the widest level and three more, at each alignment.
    for length in 0..=4 * lanes + 3 {
        for offset in 0..lanes {
            check_one(kernel, &levels, work, twin, length, offset);
        }
    }
    // Around a block and a chunk, and a few chunks with a ragged end.
    let borders = [block, 2 * block, 4 * block, chunk, 2 * chunk];
    for length in borders.into_iter().flat_map(|border| border - 1..=border + 1) {
        check_one(kernel, &levels, work, twin, length, length % lanes);
    }
    check_one(kernel, &levels, work, twin, 3 * chunk + block + 5, 3);
    check_one(kernel, &levels, work, twin, 7 * chunk, 0);
}

fn check_one<T: Number>(
    kernel: &str,
    levels: &[Level],
    work: Work<'_, T>,
    twin: Twin<'_, T>,
    length: usize,
    offset: usize,
) {
    let mut random = Random::new((length * 64 + offset) as u64 + 1);
    let ordinary = (
        random.numbers::<T>(GUARD + offset + length + GUARD),
        random.numbers::<T>(GUARD + offset + length + GUARD),
    );
    // One special value somewhere is enough to poison a sum: one run with specials everywhere for
    // the elementwise kernels, one with a single one for those that gather.
    let specials = T::specials();
    let mut everywhere = ordinary.clone();
    let mut once = ordinary.clone();
    for (place, x) in everywhere.0.iter_mut().enumerate() {
        *x = specials[(place + length) % specials.len()];
    }
    for (place, y) in everywhere.1.iter_mut().enumerate() {
        *y = specials[(place * 7 + offset) % specials.len()];
    }
    if length > 0 {
        let place = GUARD + offset + (length * 5 + offset * 3) % length;
        once.0[place] = specials[(length + offset) % specials.len()];
    }
    for (x, y) in [ordinary, once, everywhere] {
        let window = GUARD + offset..GUARD + offset + length;
        let mut expected_y = y.clone();
        let expected = twin(&x[window.clone()], &mut expected_y[window.clone()]);
        for &level in levels {
            let mut actual_y = y.clone();
            let actual = work(level, &x[window.clone()], &mut actual_y[window.clone()]);
            assert_eq!(
                actual.len(),
                expected.len(),
                "{kernel} returns another count than its twin"
            );
            for (&actual, &expected) in actual.iter().zip(&expected) {
                assert!(
                    same(actual, expected),
                    "{kernel} on {level}, length {length}, offset {offset}: {actual:?}, the twin has {expected:?}"
                );
            }
            for (place, (&actual, &expected)) in actual_y.iter().zip(&expected_y).enumerate() {
                assert!(
                    same(actual, expected),
                    "{kernel} on {level}, length {length}, offset {offset}, place {}: {:?} gave {actual:?}, the twin has {expected:?}",
                    place.cast_signed() - (GUARD + offset).cast_signed(),
                    (x[place], y[place]),
                );
            }
        }
    }
}

/// One line per kernel: a name, the work on a level, the twin. Makes a test for both widths.
macro_rules! every_level {
    ($($name:ident: |$level:ident, $x:ident, $y:ident| $work:expr, twin $twin:expr;)*) => {$(
        #[test]
        fn $name() {
            #[expect(clippy::allow_attributes, reason = "which of the three a line uses differs")]
            #[allow(unused_variables, reason = "a line names what it uses")]
            fn run<T: $crate::harness::Number>() {
                $crate::harness::check::<T>(
                    stringify!($name),
                    &|$level, $x: &[T], $y: &mut [T]| $work,
                    &|$x: &[T], $y: &mut [T]| $twin,
                );
            }
            run::<f32>();
            run::<f64>();
        }
    )*};
}

pub(crate) use every_level;
