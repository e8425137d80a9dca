//! A vector kernel of one's own through the safe door: no `unsafe`, no instruction set named.
//!
//! A crate that forbids `unsafe` writes the loop once, generic over the level, with the lane functions
//! of larder-kernels in it. Here: exponential moving averages of many signals at once, with a soft
//! limit on each new value,
//!
//! ```text
//! average <- average + rate (tanh(signal) - average)
//! ```
//!
//! ```console
//! $ cargo run --release -p larder-kernels --example leaky_average
//! $ LARDER_CPU_LEVEL=portable cargo run --release -p larder-kernels --example leaky_average
//! ```
//!
//! Both print the same hash: a level changes the time alone.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use larder_kernels::{Kernel, Lanes, Level, Simd};

/// One step of all averages.
struct LeakyStep<'a> {
    averages: &'a mut [f64],
    signals: &'a [f64],
    rate: f64,
}

impl Kernel for LeakyStep<'_> {
    type Output = ();

    // Without `inline(always)` the loop would be compiled without the level's instructions.
    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        assert_eq!(self.averages.len(), self.signals.len(), "one signal for each average");
        let rate = S::F64::splat(simd, self.rate);
        let mut averages = self.averages.chunks_exact_mut(S::F64::LANES);
        let signals = self.signals.chunks_exact(S::F64::LANES);
        let last_signals = signals.remainder();
        for (average, signal) in (&mut averages).zip(signals) {
            let old = S::F64::load(simd, average);
            let limited = S::F64::load(simd, signal).tanh();
            (limited - old).mul_add(rate, old).store(average);
        }
        let last = averages.into_remainder();
        let old = S::F64::load_partial(simd, last, 0.0);
        let limited = S::F64::load_partial(simd, last_signals, 0.0).tanh();
        (limited - old).mul_add(rate, old).store_partial(last);
    }
}

/// The same as a plain loop, with the tangent of the standard library.
fn plain_step(averages: &mut [f64], signals: &[f64], rate: f64) {
    for (average, signal) in averages.iter_mut().zip(signals) {
        *average += rate * (signal.tanh() - *average);
    }
}

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "an example speaks to the terminal")]
fn main() -> ExitCode {
    let level = match Level::from_environment() {
        Ok(level) => level,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(2);
        }
    };
    let count = 10_003;
    let mut averages = vec![0.0; count];
    let mut expected = averages.clone();
    let mut signals = vec![0.0; count];
    for step in 0..100 {
        for (place, signal) in signals.iter_mut().enumerate() {
            *signal = 3.0 * ((step * count + place) as f64 * 0.618).sin();
        }
        level.run(LeakyStep { averages: &mut averages, signals: &signals, rate: 0.05 });
        plain_step(&mut expected, &signals, 0.05);
    }
    // Each step adds at most an ulp of tanh and two roundings, all below 2^-52, times the rate or one;
    // earlier errors shrink by 1 - rate, so they gather to no more than 3 / rate of them.
    let allowed = 3.0 / 0.05 * f64::EPSILON;
    let worst = averages.iter().zip(&expected).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let hash = averages.iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, average| {
        (hash ^ average.to_bits()).wrapping_mul(0x0100_0000_01b3)
    });
    println!("level {level}: hash {hash:016x}, off the plain loop by {worst:.1e} at most");
    if worst <= allowed { ExitCode::SUCCESS } else { ExitCode::from(1) }
}
