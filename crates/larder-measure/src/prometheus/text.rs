//! The text format, version 0.0.4.

use std::fmt::Write as _;

use larder_memory::{MemoryMetrics, Sample, SampleKind};

use crate::{ErrorKind, MeasureError};

/// What every name begins with unless another prefix is chosen.
pub const DEFAULT_PREFIX: &str = "larder_memory_";

/// All figures as text, with the usual prefix.
///
/// ```
/// use larder_memory::{MemoryMetrics, PartStats, PoolStats};
///
/// let mut metrics = MemoryMetrics::new();
/// let pool = PoolStats { hits: 3, misses: 1, ..PoolStats::default() };
/// metrics.add("memory", "strings", PartStats::Pool(pool));
/// let text = larder_measure::prometheus::exposition(&metrics);
/// assert!(text.contains("\nlarder_memory_pool_hit_rate 0.75\n"));
/// assert!(text.contains("\nlarder_memory_pool_hits_total{room=\"memory\",pool=\"strings\"} 3\n"));
/// ```
pub fn exposition(metrics: &MemoryMetrics) -> String {
    let mut out = String::new();
    write_families(metrics, DEFAULT_PREFIX, &mut out);
    out
}

/// The same behind what `out` holds, with a prefix of the caller's choice.
///
/// # Errors
/// [`ErrorKind::InvalidArgument`] when the prefix cannot begin a metric's name.
pub fn exposition_into(
    metrics: &MemoryMetrics,
    prefix: &str,
    out: &mut String,
) -> Result<(), MeasureError> {
    check_prefix(prefix)?;
    write_families(metrics, prefix, out);
    Ok(())
}

pub(super) fn check_prefix(prefix: &str) -> Result<(), MeasureError> {
    let is_letter = |c: char| c.is_ascii_alphabetic() || matches!(c, '_' | ':');
    let is_good =
        prefix.starts_with(is_letter) && prefix.chars().all(|c| is_letter(c) || c.is_ascii_digit());
    if is_good {
        return Ok(());
    }
    Err(MeasureError::new(
        ErrorKind::InvalidArgument,
        format!(
            "the metrics prefix is {prefix:?}, want a letter or `_` and then letters, digits and `_`"
        ),
    ))
}

/// Two parts of one name give one series, their sum: a doubled series would make the scraper refuse
/// everything.
fn write_families(metrics: &MemoryMetrics, prefix: &str, out: &mut String) {
    let mut family = "";
    metrics.for_each_family_sample(|sample| {
        let Some(value) = sample.value.filter(|value| !value.is_nan()) else { return };
        let (kind, suffix) = match sample.kind {
            SampleKind::Counter => ("counter", "_total"),
            SampleKind::Gauge => ("gauge", ""),
        };
        // Piece by piece: a scrape of 50 pools has some 800 lines, and the machinery of `write!`
        // would be most of what they cost.
        if sample.name != family {
            family = sample.name;
            push_all(out, &["# HELP ", prefix, family, suffix, " "]);
            push_escaped(sample.help, false, out);
            push_all(out, &["\n# TYPE ", prefix, family, suffix, " ", kind, "\n"]);
        }
        push_all(out, &[prefix, family, suffix]);
        push_labels(&sample, out);
        push_value(value, out);
    });
}

fn push_all(out: &mut String, pieces: &[&str]) {
    for piece in pieces {
        out.push_str(piece);
    }
}

fn push_labels(sample: &Sample<'_>, out: &mut String) {
    let room = (!sample.room.is_empty()).then_some(("room", sample.room));
    let mut open = '{';
    for (key, value) in room.into_iter().chain(sample.part) {
        out.push(open);
        out.push_str(key);
        out.push_str("=\"");
        push_escaped(value, true, out);
        out.push('"');
        open = ',';
    }
    if open == ',' {
        out.push('}');
    }
}

fn push_value(value: f64, out: &mut String) {
    if value.is_infinite() {
        out.push_str(if value > 0.0 { " +Inf\n" } else { " -Inf\n" });
        return;
    }
    // Nearly every figure is a whole number, and needs no search for its shortest fraction. Beyond
    // 2^53 the two ways could differ.
    #[expect(clippy::cast_possible_truncation, reason = "compared with the value just below")]
    let whole = value as i64;
    if (whole as f64).to_bits() == value.to_bits() && whole.unsigned_abs() < 1 << 53 {
        out.push_str(if whole < 0 { " -" } else { " " });
        push_whole(whole.unsigned_abs(), out);
        out.push('\n');
    } else {
        writeln!(out, " {value}").expect("a String takes any text");
    }
}

/// The decimal digits of a number.
fn push_whole(mut number: u64, out: &mut String) {
    // 2^64 has twenty digits.
    let mut digits = [0_u8; 20];
    let mut first = digits.len();
    loop {
        first -= 1;
        digits[first] = b'0' + u8::try_from(number % 10).expect("a digit is below ten");
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.push_str(std::str::from_utf8(&digits[first..]).expect("digits are text"));
}

fn push_escaped(text: &str, escape_quotes: bool, out: &mut String) {
    if !text.bytes().any(|byte| matches!(byte, b'\\' | b'\n' | b'"')) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '"' if escape_quotes => out.push_str("\\\""),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_written_as_the_standard_library_writes_it() {
        let mut wholes: Vec<u64> = vec![0, 1, 9, 10, 99, 100, u64::MAX];
        wholes.extend((0..64).map(|bit| 1_u64 << bit));
        for whole in wholes {
            let mut text = String::new();
            push_whole(whole, &mut text);
            assert_eq!(text, whole.to_string());
        }
        for value in [0.0, -0.0, 0.75, -3.0, -0.5, 9e15, 9.1e15, 1e300, 1e-300, 123_456.0] {
            let mut text = String::new();
            push_value(value, &mut text);
            assert_eq!(text, format!(" {value}\n"));
        }
    }
}
