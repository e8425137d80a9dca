//! The jobs of the arithmetic kernels.

use larder_kernels as kernels;
use larder_memory::MemoryConfig;
use larder_memory::buffer::AlignedBuf;

use super::job::{Answer, Input, Job, Way};
use super::memory::Draw;
use crate::exit::Failure;

pub(super) fn jobs() -> Vec<Job> {
    vec![
        Job {
            engine: "kernels",
            name: "softmax",
            about: "softmax of 400 rows of 4,096 scores",
            plain_way: "a call of the library's exp for each score",
            larder_way: "whole registers of them",
            steady_state: "all rows of one batch",
            input: || Box::new(Scores::new(400, 4096)),
        },
        Job {
            engine: "kernels",
            name: "nearest",
            about: "the nearest of 20,000 vectors of 128 numbers, for 20 queries",
            plain_way: "a loop over the two slices",
            larder_way: "the same in whole registers, several sums side by side",
            steady_state: "one batch of queries",
            input: || Box::new(Vectors::new(20_000, 128, 20)),
        },
    ]
}

struct Scores {
    width: usize,
    values: AlignedBuf<f64>,
}

impl Scores {
    fn new(rows: usize, width: usize) -> Self {
        let mut draw = Draw::new(5);
        let mut values = AlignedBuf::zeroed(rows * width);
        values.as_mut_slice().fill_with(|| draw.unit() * 20.0 - 10.0);
        Scores { width, values }
    }
}

/// The answer of the softmax: a weighted sum, so that a probability in a wrong place is seen.
fn weigh(row: &[f64]) -> f64 {
    row.iter().enumerate().map(|(at, p)| p * (at + 1) as f64).sum()
}

struct SoftmaxPlain<'a>(&'a Scores, Vec<f64>);
struct SoftmaxKernels<'a>(&'a Scores, AlignedBuf<f64>);

impl Input for Scores {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(SoftmaxPlain(self, vec![0.0; self.width]))
    }

    fn larder(&self, _config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        Ok(Box::new(SoftmaxKernels(self, AlignedBuf::try_zeroed(self.width)?)))
    }

    /// Both ways round differently. A probability carries the errors of one exponential (1 ulp
    /// each way), of a sum of `width` terms (half an ulp a term at the very worst) and of one
    /// product; the weighted sum of positive terms has no larger relative error than its terms,
    /// plus that of its own summation, the same on both sides.
    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        let bound = 2.0 * (self.width as f64 + 4.0) * f64::EPSILON * plain.abs();
        ((larder - plain).abs() > bound).then(|| format!("{larder} instead of {plain}"))
    }
}

impl Way for SoftmaxPlain<'_> {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for row in self.0.values.as_slice().chunks_exact(self.0.width) {
            let largest = row.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let mut sum = 0.0;
            for (out, score) in self.1.iter_mut().zip(row) {
                *out = (score - largest).exp();
                sum += *out;
            }
            for out in &mut self.1 {
                *out /= sum;
            }
            answer += weigh(&self.1);
        }
        Ok(answer)
    }
}

impl Way for SoftmaxKernels<'_> {
    fn round(&mut self) -> Answer {
        let mut answer = 0.0;
        for row in self.0.values.as_slice().chunks_exact(self.0.width) {
            let out = self.1.as_mut_slice();
            let largest = kernels::max(row).unwrap_or(0.0);
            for (out, score) in out.iter_mut().zip(row) {
                *out = score - largest;
            }
            kernels::exp_in_place(out);
            let sum = kernels::sum(out);
            kernels::scale_in_place(out, 1.0 / sum);
            answer += weigh(out);
        }
        Ok(answer)
    }
}

struct Vectors {
    width: usize,
    values: AlignedBuf<f32>,
    queries: AlignedBuf<f32>,
}

impl Vectors {
    fn new(count: usize, width: usize, queries: usize) -> Self {
        let mut draw = Draw::new(11);
        let mut fill = |len: usize| {
            let mut values = AlignedBuf::<f32>::zeroed(len);
            #[expect(clippy::cast_possible_truncation, reason = "a draw with fewer digits")]
            values.as_mut_slice().fill_with(|| draw.unit() as f32);
            values
        };
        Vectors { width, values: fill(count * width), queries: fill(queries * width) }
    }

    /// The places of the nearest vectors, summed with weights.
    fn answer(&self, distance: impl Fn(&[f32], &[f32]) -> f32) -> f64 {
        let mut answer = 0.0;
        for (at, query) in self.queries.as_slice().chunks_exact(self.width).enumerate() {
            let mut best = (f32::INFINITY, 0);
            for (place, vector) in self.values.as_slice().chunks_exact(self.width).enumerate() {
                let found = distance(query, vector);
                if found < best.0 {
                    best = (found, place);
                }
            }
            answer += (best.1 * (at + 1)) as f64;
        }
        answer
    }
}

struct NearestPlain<'a>(&'a Vectors);
struct NearestKernels<'a>(&'a Vectors);

impl Input for Vectors {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(NearestPlain(self))
    }

    fn larder(&self, _config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        Ok(Box::new(NearestKernels(self)))
    }
}

impl Way for NearestPlain<'_> {
    fn round(&mut self) -> Answer {
        Ok(self.0.answer(|a, b| a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()))
    }
}

impl Way for NearestKernels<'_> {
    fn round(&mut self) -> Answer {
        Ok(self.0.answer(kernels::squared_distance))
    }
}
