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
    /// The places of the addends, step by step.
    #[inline(always)]
    fn addends(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + use<> {
        let Scan { addend, addend_step, steps, .. } = *self;
        (0..steps).map(move |t| (addend + t * addend_step) as usize)
    }

    #[inline(always)]
    pub(super) fn forward(&self, values: &mut [f64]) {
        let weight = values[self.weight as usize];
        let mut last = values[self.initial as usize];
        for (out, addend) in (self.out as usize..).zip(self.addends()) {
            last = last.mul_add(weight, values[addend]);
            values[out] = last;
        }
    }

    #[inline(always)]
    pub(super) fn backward(&self, values: &[f64], adjoints: &mut [f64]) {
        let weight = values[self.weight as usize];
        let mut slope = 0.0;
        let first = self.out as usize;
        for (out, addend) in (first..first + self.steps as usize).zip(self.addends()).rev() {
            slope = weight.mul_add(slope, adjoints[out]);
            adjoints[out] = slope;
            adjoints[addend] += slope;
        }
        adjoints[self.initial as usize] += weight * slope;
        // Four sums, so that the additions do not wait for each other.
        let mut sums = [slope * values[self.initial as usize], 0.0, 0.0, 0.0];
        let last = first + self.steps as usize;
        let (before, after) = (&values[first..last - 1], &adjoints[first + 1..last]);
        for (k, (x, d)) in before.iter().zip(after).enumerate() {
            sums[k % 4] += x * d;
        }
        adjoints[self.weight as usize] += (sums[0] + sums[2]) + (sums[1] + sums[3]);
    }
}
