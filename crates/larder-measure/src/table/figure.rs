//! Figures as people read them: three or four digits and a unit.

/// A count with its thousands apart: `4,211`.
pub fn count(value: u64) -> String {
    let digits = value.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// A size in binary units: `512 B`, `1.5 KiB`, `64.0 MiB`.
pub fn bytes(value: u64) -> String {
    const UNITS: [&str; 6] = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    if value < 1024 {
        return format!("{value} B");
    }
    scaled(value as f64 / 1024.0, 1024.0, &UNITS)
}

/// A time given in nanoseconds: `3.20 ns`, `41.0 µs`, `2.50 s`.
pub fn nanoseconds(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    let sign = if value < 0.0 { "-" } else { "" };
    sign.to_owned() + &scaled(value.abs(), 1000.0, &["ns", "µs", "ms", "s"])
}

/// A ratio: `1.46×`.
pub fn ratio(value: f64) -> String {
    if value.is_finite() { format!("{}×", three_digits(value)) } else { "–".to_owned() }
}

/// A share from 0 to 1 as a percentage: `97.3 %`.
pub fn percent(share: f64) -> String {
    if share.is_finite() { format!("{:.1} %", share * 100.0) } else { "–".to_owned() }
}

fn scaled(mut value: f64, step: f64, units: &[&str]) -> String {
    let mut unit = 0;
    // 999.5 would print as 1000.
    while value >= step - 0.5 && unit + 1 < units.len() {
        value /= step;
        unit += 1;
    }
    format!("{} {}", three_digits(value), units[unit])
}

fn three_digits(value: f64) -> String {
    match value.abs() {
        v if v < 9.995 => format!("{value:.2}"),
        v if v < 99.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_three_digits_and_the_unit_that_fits() {
        assert_eq!([count(0), count(999), count(1000)], ["0", "999", "1,000"]);
        assert_eq!(count(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!([bytes(0), bytes(1023), bytes(1536)], ["0 B", "1023 B", "1.50 KiB"]);
        assert_eq!([bytes(64 << 20), bytes(u64::MAX)], ["64.0 MiB", "16.0 EiB"]);
        assert_eq!([nanoseconds(3.2), nanoseconds(999.7)], ["3.20 ns", "1.00 µs"]);
        assert_eq!([nanoseconds(2.5e9), nanoseconds(9e12)], ["2.50 s", "9000 s"]);
        assert_eq!([nanoseconds(f64::NAN), ratio(f64::INFINITY)], ["–", "–"]);
        assert_eq!([ratio(1.456), percent(0.9731)], ["1.46×", "97.3 %"]);
    }
}
