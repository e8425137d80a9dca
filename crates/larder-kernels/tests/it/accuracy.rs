//! The elementary functions against the truth, over their whole domains.
//!
//! `f32`: every `STRIDE`-th of the 2^32 patterns and the neighbourhood of every border; with
//! `LARDER_EXHAUSTIVE=1` all of them:
//!
//! ```console
//! $ LARDER_EXHAUSTIVE=1 cargo test --release -p larder-kernels --test it -- accuracy --nocapture
//! ```
//!
//! The truth for `f32` is the same function in `f64` from another library, whose error of an ulp or
//! two is `2^-28` ulp of `f32`. The truth for `f64` is the oracle of this test, good to `2^-98`.

use larder_kernels::*;

use crate::harness::{Number, Random};
use crate::oracle::{self, Value, error_ulp_f32, error_ulp_f64};

/// A prime, so that all low bits occur.
const STRIDE: u64 = 4_099;

struct Function {
    name: &'static str,
    f32: fn(Level, &mut [f32]),
    f64: fn(Level, &mut [f64]),
    /// The function in `f64`.
    reference: fn(f64) -> f64,
    truth: fn(f64) -> Value,
    /// Where the interesting part of the domain lies: sampled evenly.
    range: (f64, f64),
}

const FUNCTIONS: [Function; 6] = [
    Function {
        name: "exp",
        f32: exp_in_place_at,
        f64: exp_in_place_at,
        reference: libm::exp,
        truth: oracle::exp,
        range: (-746.0, 710.0),
    },
    Function {
        name: "log",
        f32: log_in_place_at,
        f64: log_in_place_at,
        reference: libm::log,
        truth: oracle::log,
        range: (0.0, 3.0),
    },
    Function {
        name: "log1p",
        f32: log1p_in_place_at,
        f64: log1p_in_place_at,
        reference: libm::log1p,
        truth: oracle::log1p,
        range: (-1.0, 2.0),
    },
    Function {
        name: "tanh",
        f32: tanh_in_place_at,
        f64: tanh_in_place_at,
        reference: libm::tanh,
        truth: oracle::tanh,
        range: (-3.0, 20.0),
    },
    Function {
        name: "sigmoid",
        f32: sigmoid_in_place_at,
        f64: sigmoid_in_place_at,
        reference: sigmoid_f64,
        truth: oracle::sigmoid,
        range: (-40.0, 40.0),
    },
    Function {
        name: "erf",
        f32: erf_in_place_at,
        f64: erf_in_place_at,
        reference: libm::erf,
        truth: oracle::erf,
        range: (-2.0, 6.0),
    },
];

fn sigmoid_f64(x: f64) -> f64 {
    let e = libm::exp(-x.abs());
    if x < 0.0 { e / (1.0 + e) } else { 1.0 / (1.0 + e) }
}

fn bound(name: &str) -> &'static ErrorBound {
    ERROR_BOUNDS.iter().find(|bound| bound.function == name).expect("every function has a bound")
}

/// The largest error, and the argument where it is.
#[derive(Clone, Copy, Debug)]
struct Worst {
    ulp: f64,
    at: f64,
}

impl Worst {
    const NONE: Worst = Worst { ulp: 0.0, at: 0.0 };

    fn or(self, ulp: f64, at: f64) -> Worst {
        // Written so that a NaN, which would be a fault of the test, wins.
        if ulp <= self.ulp { self } else { Worst { ulp, at } }
    }
}

fn worst_f32(function: &Function, patterns: impl Iterator<Item = u32>) -> Worst {
    let mut patterns = patterns.peekable();
    let mut worst = Worst::NONE;
    let mut arguments = Vec::with_capacity(4096);
    while patterns.peek().is_some() {
        arguments.clear();
        arguments.extend(patterns.by_ref().take(4096).map(f32::from_bits));
        let mut answers = arguments.clone();
        (function.f32)(Level::best(), &mut answers);
        for (&x, &answer) in arguments.iter().zip(&answers) {
            worst = worst.or(quick_error_f32(answer, (function.reference)(x.into())), x.into());
        }
    }
    worst
}

/// The error where everything is ordinary; the careful function decides the rest.
fn quick_error_f32(answer: f32, truth: f64) -> f64 {
    let magnitude = truth.abs();
    if answer.is_finite() && magnitude < 1e38 && magnitude > 1e-40 {
        let exponent = (magnitude.to_bits() >> 52).max(1023 - 126);
        let place = f64::from_bits((exponent - 23) << 52);
        return (f64::from(answer) - truth).abs() / place;
    }
    error_ulp_f32(answer, oracle::Pair::new(truth).into())
}

#[test]
#[expect(clippy::print_stderr, reason = "the errors found belong in the log")]
#[expect(clippy::cast_possible_truncation, reason = "patterns have 32 bits")]
fn f32_functions_stay_within_their_bounds() {
    let exhaustive = std::env::var_os("LARDER_EXHAUSTIVE").is_some_and(|value| value == "1");
    let stride = if exhaustive { 1 } else { STRIDE };
    let threads = std::thread::available_parallelism().map_or(1, usize::from) as u64;
    for function in &FUNCTIONS {
        let mut worst = std::thread::scope(|scope| {
            let parts: Vec<_> = (0..threads)
                .map(|part| {
                    let patterns = (part * stride..1 << 32).step_by((stride * threads) as usize);
                    scope.spawn(move || worst_f32(function, patterns.map(|bits| bits as u32)))
                })
                .collect();
            parts.into_iter().fold(Worst::NONE, |worst, part| {
                let part = part.join().expect("a part of the sweep panicked");
                worst.or(part.ulp, part.at)
            })
        });
        let borders = f32::specials().into_iter().flat_map(|x| {
            (0..256).map(move |step| x.to_bits().wrapping_add(step).wrapping_sub(128))
        });
        let at_borders = worst_f32(function, borders);
        worst = worst.or(at_borders.ulp, at_borders.at);
        let allowed = bound(function.name).f32_ulp;
        eprintln!(
            "f32 {}: {:.4} ulp at {:e}, allowed {allowed}",
            function.name, worst.ulp, worst.at
        );
        assert!(worst.ulp <= allowed, "f32 {}: {worst:?}, allowed {allowed}", function.name);
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "the errors found belong in the log")]
fn f64_functions_stay_within_their_bounds() {
    let exhaustive = std::env::var_os("LARDER_EXHAUSTIVE").is_some_and(|value| value == "1");
    let samples = if exhaustive { 4_000_000 } else { 12_000 };
    for function in &FUNCTIONS {
        let mut random = Random::new(5);
        let (low, high) = function.range;
        let mut worst = Worst::NONE;
        for batch in 0..samples / 4000 {
            let mut arguments: Vec<f64> = (0..4000)
                .map(|j| match j % 4 {
                    // Half evenly over the range, a quarter over the magnitudes near zero, a quarter
                    // any pattern at all.
                    0 | 1 => low + (high - low) * random.unit(),
                    2 => random.number::<f64>() * 2.0_f64.powi(-((j >> 2) % 70)),
                    _ => f64::from_bits(random.bits()),
                })
                .collect();
            if batch == 0 {
                arguments.extend(f64::specials().into_iter().flat_map(|x| {
                    (0..16).map(move |step| {
                        f64::from_bits(x.to_bits().wrapping_add(step).wrapping_sub(8))
                    })
                }));
            }
            let mut answers = arguments.clone();
            (function.f64)(Level::best(), &mut answers);
            for (&x, &answer) in arguments.iter().zip(&answers) {
                worst = worst.or(error_ulp_f64(answer, (function.truth)(x)), x);
            }
        }
        let allowed = bound(function.name).f64_ulp;
        eprintln!(
            "f64 {}: {:.4} ulp at {:e}, allowed {allowed}",
            function.name, worst.ulp, worst.at
        );
        assert!(worst.ulp <= allowed, "f64 {}: {worst:?}, allowed {allowed}", function.name);
    }
}

/// A bound that nothing comes near is no bound: the tests above must be able to fail.
#[test]
fn the_measure_of_error_sees_one_ulp() {
    let x = 0.7_f64;
    let truth = oracle::exp(x);
    let nearest = x.exp();
    assert!(error_ulp_f64(nearest, truth) < 1.0);
    let off = f64::from_bits(nearest.to_bits() + 2);
    assert!(error_ulp_f64(off, truth) > 1.0);
    assert!(error_ulp_f64(-0.0, oracle::tanh(0.0)).is_infinite(), "the sign of zero counts");
    assert!(error_ulp_f32(0.0, oracle::exp(-100.0)) > 1.0, "e^-100 is no zero in f32");
    assert!(error_ulp_f32(0.0, oracle::exp(-104.0)) < 0.5);
    assert!(error_ulp_f64(f64::INFINITY, oracle::exp(709.0)).is_finite());
    assert!(error_ulp_f64(f64::INFINITY, oracle::exp(709.0)) > 1e10);
}

/// The ends of the domains, by name.
#[test]
fn special_values_are_those_of_the_functions() {
    /// A function and what it makes of which argument.
    type Case<T> = (&'static str, fn(&mut [T]), Vec<(T, T)>);

    fn all<T: Number>() {
        let infinity = T::INFINITY;
        let minus = |x: T| T::ZERO.minus(x);
        let negative_zero = T::of(-0.0);
        let cases: [Case<T>; 6] = [
            (
                "exp",
                exp_in_place,
                vec![
                    (negative_zero, T::ONE),
                    (T::ZERO, T::ONE),
                    (infinity, infinity),
                    (minus(infinity), T::ZERO),
                    (T::NAN, T::NAN),
                ],
            ),
            (
                "log",
                log_in_place,
                vec![
                    (T::ONE, T::ZERO),
                    (T::ZERO, minus(infinity)),
                    (negative_zero, minus(infinity)),
                    (infinity, infinity),
                    (minus(T::ONE), T::NAN),
                    (minus(infinity), T::NAN),
                    (T::NAN, T::NAN),
                ],
            ),
            (
                "log1p",
                log1p_in_place,
                vec![
                    (T::ZERO, T::ZERO),
                    (negative_zero, negative_zero),
                    (minus(T::ONE), minus(infinity)),
                    (T::of(-1.5), T::NAN),
                    (infinity, infinity),
                    (minus(infinity), T::NAN),
                    (T::NAN, T::NAN),
                ],
            ),
            (
                "tanh",
                tanh_in_place,
                vec![
                    (T::ZERO, T::ZERO),
                    (negative_zero, negative_zero),
                    (infinity, T::ONE),
                    (minus(infinity), minus(T::ONE)),
                    (T::NAN, T::NAN),
                ],
            ),
            (
                "sigmoid",
                sigmoid_in_place,
                vec![
                    (T::ZERO, T::of(0.5)),
                    (negative_zero, T::of(0.5)),
                    (infinity, T::ONE),
                    (minus(infinity), T::ZERO),
                    (T::NAN, T::NAN),
                ],
            ),
            (
                "erf",
                erf_in_place,
                vec![
                    (T::ZERO, T::ZERO),
                    (negative_zero, negative_zero),
                    (infinity, T::ONE),
                    (minus(infinity), minus(T::ONE)),
                    (T::NAN, T::NAN),
                ],
            ),
        ];
        for (name, function, cases) in cases {
            for (x, expected) in cases {
                let mut answer = [x];
                function(&mut answer);
                assert!(
                    crate::harness::same(answer[0], expected),
                    "{name}({x:?}) is {:?}, want {expected:?}",
                    answer[0]
                );
            }
        }
    }
    all::<f32>();
    all::<f64>();
}
