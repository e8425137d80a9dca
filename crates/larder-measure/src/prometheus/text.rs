//! The text format, version 0.0.4.

use std::fmt::Write as _;

use larder_memory::map::FastMap;
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

/// Families stand in the order in which their first figure comes. Two parts of one name give one
/// series, their sum: a doubled series would make the scraper refuse everything.
fn write_families(metrics: &MemoryMetrics, prefix: &str, out: &mut String) {
    let samples = metrics.samples();
    let mut place_of: FastMap<&str, usize> = FastMap::new();
    let mut families: Vec<Vec<&Sample<'_>>> = Vec::new();
    for sample in &samples {
        let place = *place_of.entry(sample.name).or_insert(families.len());
        if place == families.len() {
            families.push(Vec::new());
        }
        families[place].push(sample);
    }
    for family in &families {
        write_family(family, prefix, out);
    }
}

fn write_family(samples: &[&Sample<'_>], prefix: &str, out: &mut String) {
    let mut series: Vec<(&Sample<'_>, f64)> = Vec::with_capacity(samples.len());
    let mut place_of = FastMap::with_capacity(samples.len());
    for sample in samples {
        let Some(value) = sample.value.filter(|value| !value.is_nan()) else { continue };
        let place = *place_of.entry((sample.room, sample.part)).or_insert(series.len());
        match series.get_mut(place) {
            Some((_, sum)) => *sum += value,
            None => series.push((sample, value)),
        }
    }
    let Some((first, _)) = series.first() else { return };
    let (kind, suffix) = match first.kind {
        SampleKind::Counter => ("counter", "_total"),
        SampleKind::Gauge => ("gauge", ""),
    };
    let name = first.name;
    write!(out, "# HELP {prefix}{name}{suffix} ").expect("a String takes any text");
    push_escaped(first.help, false, out);
    write!(out, "\n# TYPE {prefix}{name}{suffix} {kind}\n").expect("a String takes any text");
    for (sample, value) in series {
        write!(out, "{prefix}{name}{suffix}").expect("a String takes any text");
        push_labels(sample, out);
        push_value(value, out);
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
        writeln!(out, " {whole}").expect("a String takes any text");
    } else {
        writeln!(out, " {value}").expect("a String takes any text");
    }
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
