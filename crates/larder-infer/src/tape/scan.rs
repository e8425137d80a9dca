//! A state that steps through time: the linear recurrence of first order, forward and backward.

/// `out[t] = weight * out[t - 1] + addend[t]`; all are places of values.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan {
    pub(super) weight: u32,
    /// What stands before the first.
    pub(super) initial: u32,
    pub(super) addend: u32,
    /// How far the addend of the next step is: one, or none where all are the same.
    pub(super) addend_step: u32,
    pub(super) out: u32,
    pub(super) steps: u32,
}

impl Scan {
    #[inline(always)]
    pub(super) fn forward(&self, values: &mut [f64]) {
        let (weight, initial) = (values[self.weight as usize], values[self.initial as usize]);
        // What is added has its place before what comes out.
        let (before, after) = values.split_at_mut(self.out as usize);
        let out = &mut after[..self.steps as usize];
        let addends = &before[self.addend as usize..];
        if self.addend_step == 0 {
            let addend = addends[0];
            out.fill(addend);
        } else {
            out.copy_from_slice(&addends[..out.len()]);
        }
        recur(weight, initial, out.as_chunks_mut::<TOGETHER>());
    }

    #[inline(always)]
    pub(super) fn backward(&self, values: &[f64], adjoints: &mut [f64]) {
        let (weight, initial) = (values[self.weight as usize], values[self.initial as usize]);
        let (first, steps) = (self.out as usize, self.steps as usize);
        let (before, after) = adjoints.split_at_mut(first);
        let slopes = &mut after[..steps];
        recur_back(weight, slopes);
        let addends = &mut before[self.addend as usize..];
        if self.addend_step == 0 {
            addends[0] += dot(slopes, None);
        } else {
            addends.iter_mut().zip(&*slopes).for_each(|(addend, slope)| *addend += slope);
        }
        let to_weight = slopes[0] * initial + dot(&slopes[1..], Some(&values[first..]));
        let to_initial = weight * slopes[0];
        adjoints[self.initial as usize] += to_initial;
        adjoints[self.weight as usize] += to_weight;
    }
}

/// Steps that are made from the same one before: only the last of them is waited for, once and not step by step.
const TOGETHER: usize = 4;

/// The powers of a weight from the first.
#[inline(always)]
fn powers(weight: f64) -> [f64; TOGETHER] {
    let square = weight * weight;
    [weight, square, square * weight, square * square]
}

/// `x[t] += weight * x[t - 1]`, one after the other.
#[inline(always)]
fn recur(weight: f64, initial: f64, (fours, rest): (&mut [[f64; TOGETHER]], &mut [f64])) {
    let powers = powers(weight);
    let mut last = initial;
    for four in fours {
        for at in 1..TOGETHER {
            four[at] = four[at - 1].mul_add(weight, four[at]);
        }
        for (x, power) in four.iter_mut().zip(powers) {
            *x = last.mul_add(power, *x);
        }
        last = four[TOGETHER - 1];
    }
    for x in rest {
        *x = last.mul_add(weight, *x);
        last = *x;
    }
}

/// `x[t] += weight * x[t + 1]`, from the last one.
#[inline(always)]
fn recur_back(weight: f64, x: &mut [f64]) {
    let powers = powers(weight);
    let mut last = 0.0_f64;
    let (rest, fours) = x.as_rchunks_mut::<TOGETHER>();
    for four in fours.iter_mut().rev() {
        for at in (1..TOGETHER).rev() {
            four[at - 1] = four[at].mul_add(weight, four[at - 1]);
        }
        for (x, power) in four.iter_mut().rev().zip(powers) {
            *x = last.mul_add(power, *x);
        }
        last = four[0];
    }
    for x in rest.iter_mut().rev() {
        *x = last.mul_add(weight, *x);
        last = *x;
    }
}

/// The sum of products, or of the numbers alone, in eight sums: the additions do not wait for each other.
#[inline(always)]
fn dot(x: &[f64], y: Option<&[f64]>) -> f64 {
    let mut sums = [0.0; 8];
    let (eights, rest) = x.as_chunks::<8>();
    let mut tail = 0.0;
    match y {
        None => {
            for eight in eights {
                sums.iter_mut().zip(eight).for_each(|(sum, x)| *sum += x);
            }
            for x in rest {
                tail += x;
            }
        }
        Some(y) => {
            let (others, _) = y.as_chunks::<8>();
            for (eight, other) in eights.iter().zip(others) {
                for ((sum, x), y) in sums.iter_mut().zip(eight).zip(other) {
                    *sum += x * y;
                }
            }
            for (x, y) in rest.iter().zip(&y[8 * eights.len()..]) {
                tail += x * y;
            }
        }
    }
    super::lanes::total(&sums) + tail
}
