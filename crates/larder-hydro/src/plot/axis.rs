//! Ranges and the places of their marks.

/// A range of numbers along an axis, linear or by powers of ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Range {
    pub(super) low: f64,
    pub(super) high: f64,
    pub(super) is_log: bool,
}

impl Range {
    /// A range that holds all of these finite numbers, with a little air.
    pub(super) fn around(values: impl Iterator<Item = f64>, is_log: bool) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values.filter(|value| value.is_finite() && !(is_log && *value <= 0.0)) {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            (low, high) = if is_log { (1.0, 10.0) } else { (0.0, 1.0) };
        }
        if is_log {
            // No more decades than a figure can show.
            low = low.max(high * 1e-30);
            let (a, b) = (low.log10().floor(), high.log10().ceil());
            return Range { low: 10_f64.powf(a), high: 10_f64.powf(b.max(a + 1.0)), is_log };
        }
        let span = high - low;
        // A constant within rounding is shown flat in the middle.
        let least = 1e-9 * low.abs().max(high.abs());
        let air = if span > least { 0.05 * span } else { least.max(0.5 * high.abs()).max(1e-12) };
        let floor = if low >= 0.0 && low < 0.3 * high { 0.0 } else { low - air };
        Range { low: floor, high: high + air, is_log }
    }

    /// Where a number stands, 0 to 1.
    pub(super) fn place(&self, value: f64) -> f64 {
        if self.is_log {
            let value = value.max(self.low);
            (value / self.low).ln() / (self.high / self.low).ln()
        } else {
            (value - self.low) / (self.high - self.low)
        }
    }

    /// Marks with their labels.
    pub(super) fn ticks(&self, about: usize) -> Vec<(f64, String)> {
        if self.is_log {
            let (low, high) = (self.low.log10().round(), self.high.log10().round());
            let every = ((high - low) / about as f64).ceil().max(1.0);
            let mut ticks = Vec::new();
            let mut power = (low / every).ceil() * every;
            while power <= high + 0.01 {
                ticks.push((10_f64.powf(power), format!("10{}", superscript(power))));
                power += every;
            }
            return ticks;
        }
        let step = nice((self.high - self.low) / about as f64);
        let first = (self.low / step - 1e-9).ceil();
        let last = (self.high / step + 1e-9).floor();
        let count = (last - first).clamp(0.0, 40.0);
        let mut ticks = Vec::new();
        let mut k = 0.0;
        while k <= count {
            let value = (first + k) * step;
            // Minus zero has no place on an axis.
            let value = if value.abs() < 1e-9 * step { 0.0 } else { value };
            ticks.push((value, label(value, step)));
            k += 1.0;
        }
        ticks
    }
}

/// One, two or five times a power of ten, near and not below.
fn nice(step: f64) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let share = step / power;
    let share = if share <= 1.0 + 1e-9 {
        1.0
    } else if share <= 2.0 + 1e-9 {
        2.0
    } else if share <= 5.0 + 1e-9 {
        5.0
    } else {
        10.0
    };
    share * power
}

/// A number with the digits that its neighbours need.
fn label(value: f64, step: f64) -> String {
    let largest = value.abs().max(step);
    if (1e-3..1e5).contains(&largest) || value == 0.0 {
        let digits = (-step.log10().floor()).clamp(0.0, 8.0);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
        return format!("{value:.*}", digits as usize).replace('-', "\u{2212}");
    }
    let power = largest.log10().floor();
    let digits = (power - step.log10().floor()).clamp(0.0, 8.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 8")]
    let mantissa = format!("{:.*}", digits as usize, value / 10_f64.powf(power));
    format!("{}\u{b7}10{}", mantissa.replace('-', "\u{2212}"), superscript(power))
}

fn superscript(power: f64) -> String {
    format!("{power:.0}")
        .chars()
        .map(|c| match c {
            '-' => '\u{207b}',
            '0' => '\u{2070}',
            '1' => '\u{b9}',
            '2' => '\u{b2}',
            '3' => '\u{b3}',
            digit => char::from_u32(0x2070 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(low: f64, high: f64) -> Vec<String> {
        Range { low, high, is_log: false }.ticks(5).into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn marks_are_round_numbers_with_as_many_digits_as_they_need() {
        assert_eq!(labels(-5.0, 5.0), ["\u{2212}4", "\u{2212}2", "0", "2", "4"]);
        assert_eq!(labels(0.0, 0.26), ["0.0", "0.1", "0.2"]);
        assert_eq!(labels(0.0, 2.1e-6)[1], "5\u{b7}10\u{207b}\u{2077}");
        let logs = Range::around([1e-12, 3.0].into_iter(), true).ticks(5);
        assert_eq!(logs[0].1, "10\u{207b}\u{b9}\u{b2}");
    }

    #[test]
    fn no_numbers_and_equal_numbers_have_a_range_too() {
        for values in [vec![], vec![0.0], vec![3.0, 3.0], vec![f64::NAN]] {
            let range = Range::around(values.into_iter(), false);
            assert!(range.high > range.low && range.ticks(5).len() > 1, "{range:?}");
        }
    }
}
