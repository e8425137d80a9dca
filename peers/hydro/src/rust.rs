//! rustfft and realfft as a program would use them: columns gathered sixteen at a time, transforms of
//! lines, the same for the way back.

use std::sync::Arc;

use realfft::{RealFftPlanner, RealToComplex};
use rustfft::num_complex::Complex64;
use rustfft::{Fft, FftPlanner};

use crate::input::{Case, Kind, field, wave_numbers};
use crate::{Side, Trouble, answer};

pub(crate) fn side(case: &Case) -> Result<Box<dyn Side>, Trouble> {
    match case.kind {
        Kind::Derivative(axis) => Ok(Box::new(Derivatives::new(case, vec![axis]))),
        Kind::Gradient => Ok(Box::new(Derivatives::new(case, vec![0, 1, 2]))),
        Kind::Spectrum => Ok(Box::new(Spectrum::new(case))),
        Kind::Rates | Kind::Events => Err("rustfft solves no equations".to_owned()),
    }
}

const BATCH: usize = 8;

/// Two real columns as one complex one, so that no half of the work is wasted.
struct Derivatives {
    shape: [usize; 3],
    axes: Vec<usize>,
    plans: Vec<[Arc<dyn Fft<f64>>; 2]>,
    waves: Vec<Vec<f64>>,
    lines: Vec<Complex64>,
    scratch: Vec<Complex64>,
    input: Vec<f64>,
    outputs: Vec<Vec<f64>>,
}

impl Derivatives {
    fn new(case: &Case, axes: Vec<usize>) -> Derivatives {
        let mut planner = FftPlanner::new();
        let mut plans = Vec::new();
        let (mut waves, mut lines, mut scratch) = (Vec::new(), 0, 0);
        for &axis in &axes {
            let n = case.shape[axis];
            let pair = [planner.plan_fft_forward(n), planner.plan_fft_inverse(n)];
            for plan in &pair {
                scratch = scratch.max(plan.get_inplace_scratch_len());
            }
            plans.push(pair);
            waves.push(wave_numbers(n).into_iter().map(|k| k / n as f64).collect());
            lines = lines.max(BATCH * n);
        }
        Derivatives {
            shape: case.shape,
            plans,
            waves,
            lines: vec![Complex64::default(); lines],
            scratch: vec![Complex64::default(); scratch],
            input: field(case.points()),
            outputs: axes.iter().map(|_| vec![0.0; case.points()]).collect(),
            axes,
        }
    }
}

impl Side for Derivatives {
    fn once(&mut self) {
        let [nx, ny, nz] = self.shape;
        for (which, &axis) in self.axes.iter().enumerate() {
            let n = self.shape[axis];
            let [forward, inverse] = &self.plans[which];
            // Blocks of lines: how many, from one to the next, and from one number of a line to the next.
            let (outer, outer_step, inner, inner_step, step) = match axis {
                0 => (1, 0, ny * nz, 1, ny * nz),
                1 => (nx, ny * nz, nz, 1, nz),
                _ => (1, 0, nx * ny, nz, 1),
            };
            for block in 0..outer {
                let mut first = 0;
                while first < inner {
                    let pairs = ((inner - first) / 2).min(BATCH);
                    let at = |line: usize| block * outer_step + (first + line) * inner_step;
                    let lines = &mut self.lines[..pairs * n];
                    // Row by row, so that neighbouring columns are read together.
                    for j in 0..n {
                        for q in 0..pairs {
                            let (a, b) = (at(2 * q) + j * step, at(2 * q + 1) + j * step);
                            lines[q * n + j] = Complex64::new(self.input[a], self.input[b]);
                        }
                    }
                    forward.process_with_scratch(lines, &mut self.scratch);
                    for line in lines.chunks_exact_mut(n) {
                        for (z, k) in line.iter_mut().zip(&self.waves[which]) {
                            *z = Complex64::new(-z.im * k, z.re * k);
                        }
                    }
                    inverse.process_with_scratch(lines, &mut self.scratch);
                    for j in 0..n {
                        for q in 0..pairs {
                            let (a, b) = (at(2 * q) + j * step, at(2 * q + 1) + j * step);
                            let z = lines[q * n + j];
                            self.outputs[which][a] = z.re;
                            self.outputs[which][b] = z.im;
                        }
                    }
                    first += 2 * pairs;
                }
            }
        }
    }

    fn answer(&mut self, _: u64) -> u64 {
        let parts: Vec<&[f64]> = self.outputs.iter().map(|output| &output[..]).collect();
        answer::of(&parts)
    }
}

/// Real transforms along z, complex ones along y and x, columns in blocks.
struct Spectrum {
    shape: [usize; 3],
    real: Arc<dyn RealToComplex<f64>>,
    across: [Arc<dyn Fft<f64>>; 2],
    input: Vec<f64>,
    line: Vec<f64>,
    spectrum: Vec<Complex64>,
    lines: Vec<Complex64>,
    scratch: Vec<Complex64>,
}

impl Spectrum {
    fn new(case: &Case) -> Spectrum {
        let [nx, ny, nz] = case.shape;
        let real = RealFftPlanner::new().plan_fft_forward(nz);
        let mut planner = FftPlanner::new();
        let across = [planner.plan_fft_forward(nx), planner.plan_fft_forward(ny)];
        let scratch = across
            .iter()
            .map(|plan| plan.get_inplace_scratch_len())
            .fold(real.get_scratch_len(), usize::max);
        Spectrum {
            shape: case.shape,
            line: vec![0.0; nz],
            spectrum: vec![Complex64::default(); nx * ny * (nz / 2 + 1)],
            lines: vec![Complex64::default(); BATCH * nx.max(ny)],
            scratch: vec![Complex64::default(); scratch],
            input: field(case.points()),
            real,
            across,
        }
    }
}

impl Side for Spectrum {
    fn once(&mut self) {
        let [nx, ny, nz] = self.shape;
        let half = nz / 2 + 1;
        for (line, out) in self.input.chunks_exact(nz).zip(self.spectrum.chunks_exact_mut(half)) {
            self.line.copy_from_slice(line);
            self.real
                .process_with_scratch(&mut self.line, out, &mut self.scratch)
                .expect("the lengths are those of the plan");
        }
        for (axis, n, blocks, block_step, columns, step) in
            [(1, ny, nx, ny * half, half, half), (0, nx, 1, 0, ny * half, ny * half)]
        {
            let plan = &self.across[axis];
            for block in 0..blocks {
                let mut first = 0;
                while first < columns {
                    let wide = (columns - first).min(BATCH);
                    let lines = &mut self.lines[..wide * n];
                    for j in 0..n {
                        let at = block * block_step + j * step + first;
                        for (q, z) in self.spectrum[at..at + wide].iter().enumerate() {
                            lines[q * n + j] = *z;
                        }
                    }
                    plan.process_with_scratch(lines, &mut self.scratch);
                    for j in 0..n {
                        let at = block * block_step + j * step + first;
                        for (q, z) in self.spectrum[at..at + wide].iter_mut().enumerate() {
                            *z = lines[q * n + j];
                        }
                    }
                    first += wide;
                }
            }
        }
    }

    fn answer(&mut self, _: u64) -> u64 {
        let [nx, ny, nz] = self.shape;
        let kept = &self.spectrum[..(nx / 2 + 1) * ny * (nz / 2 + 1)];
        let numbers: Vec<f64> = kept.iter().flat_map(|z| [z.re, z.im]).collect();
        answer::of(&[&numbers])
    }
}
