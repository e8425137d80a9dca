//! An equation of state from a user's file: rows of `e, P, s, T`.
//!
//! Text (columns apart by blanks or commas, `#` before a comment) or raw little-endian doubles, four a
//! row. A cubic spline of `ln P` and `ln T` over `ln e`, not-a-knot at the ends, goes through the rows; where
//! it would let the pressure fall, the monotone cubic of Fritsch and Carlson takes its place. It is then
//! put into equidistant [`Pieces`], four or more to the narrowest gap of the rows (up to a bound), so
//! that a look-up costs the same for any table.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::pieces::{Node, Pieces};
use crate::error::{HydroError, HydroErrorKind};
use crate::io::checksum::Crc32;
use crate::io::files;

/// Longest file that is read.
const FILE_MAX: u64 = 256 << 20;
/// Fewest rows: below it a spline has nothing to say.
const ROWS_MIN: usize = 8;
/// Most pieces: 12 MiB of polynomials.
const PIECES_MAX: usize = 1 << 17;
/// By how much `e + P = T s` may fail. Tables are printed with three digits or more.
const CONSISTENCY: f64 = 2e-2;

/// One row, in fm units.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Row {
    energy: f64,
    pressure: f64,
    entropy: f64,
    temperature: f64,
}

/// Reads a table; `e` and `P` and `T` are multiplied with `per_unit`, `s` is in fm^-3 in any case.
pub(super) fn read(path: &Path, per_unit: f64) -> Result<Pieces, HydroError> {
    let length = std::fs::metadata(path).map_err(|error| files::unreadable(path, &error))?.len();
    let wrong = |what: String| {
        HydroError::new(HydroErrorKind::Input, format!("the table {}: {what}", path.display()))
    };
    let too_long =
        |length: u64| wrong(format!("it has {length} bytes or more, want at most {FILE_MAX}"));
    if length > FILE_MAX {
        return Err(too_long(length));
    }
    let mut bytes = Vec::new();
    // What is no plain file may have no length and no end.
    File::open(path)
        .and_then(|file| file.take(FILE_MAX + 1).read_to_end(&mut bytes))
        .map_err(|error| files::unreadable(path, &error))?;
    if bytes.len() as u64 > FILE_MAX {
        return Err(too_long(bytes.len() as u64));
    }
    let rows = match std::str::from_utf8(&bytes) {
        Ok(text) if !text.contains('\0') => from_text(text),
        _ => from_doubles(&bytes),
    };
    let mut rows = rows.map_err(wrong)?;
    for row in &mut rows {
        row.energy *= per_unit;
        row.pressure *= per_unit;
        row.temperature *= per_unit;
    }
    check(&rows).map_err(wrong)?;
    Ok(fit(&rows, &path.display().to_string()).with_sum(Crc32::of(&bytes)))
}

fn from_text(text: &str) -> Result<Vec<Row>, String> {
    let mut rows = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or_default();
        let words: Vec<&str> =
            line.split([',', ' ', '\t', ';']).filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            continue;
        }
        let numbers: Result<Vec<f64>, _> = words.iter().map(|word| word.parse()).collect();
        match numbers.as_deref() {
            Ok(&[energy, pressure, entropy, temperature]) => {
                rows.push(Row { energy, pressure, entropy, temperature });
            }
            Ok(other) => {
                return Err(format!(
                    "line {} holds {} numbers, want e, P, s, T",
                    index + 1,
                    other.len()
                ));
            }
            // A line of column names may stand at the top.
            Err(_) if rows.is_empty() && index == 0 => {}
            Err(_) => {
                let shown: String = line.chars().take(40).collect();
                return Err(format!("line {} is `{}`, want e, P, s, T", index + 1, shown.trim()));
            }
        }
    }
    Ok(rows)
}

fn from_doubles(bytes: &[u8]) -> Result<Vec<Row>, String> {
    if !bytes.len().is_multiple_of(32) {
        return Err(format!(
            "it is neither text nor rows of four doubles: {} bytes are no multiple of 32",
            bytes.len()
        ));
    }
    let rows = |turn: fn([u8; 8]) -> f64| -> Vec<Row> {
        bytes
            .chunks_exact(32)
            .map(|row| {
                let at = |k: usize| turn(row[8 * k..8 * k + 8].try_into().expect("eight bytes"));
                Row { energy: at(0), pressure: at(1), entropy: at(2), temperature: at(3) }
            })
            .collect()
    };
    let little = rows(f64::from_le_bytes);
    if check(&little).is_err() && check(&rows(f64::from_be_bytes)).is_ok() {
        return Err("its doubles are big-endian, want little-endian".into());
    }
    Ok(little)
}

fn check(rows: &[Row]) -> Result<(), String> {
    if rows.len() < ROWS_MIN {
        return Err(format!("it has {} rows, want {ROWS_MIN} or more", rows.len()));
    }
    for (index, row) in rows.iter().enumerate() {
        let number = index + 1;
        for (name, value) in
            [("e", row.energy), ("P", row.pressure), ("s", row.entropy), ("T", row.temperature)]
        {
            if !(value.is_finite() && value > 0.0) {
                return Err(format!("row {number}: {name} is {value:e}, want a positive number"));
            }
        }
        let (left, right) = (row.energy + row.pressure, row.temperature * row.entropy);
        if (left / right - 1.0).abs() > CONSISTENCY {
            return Err(format!(
                "row {number}: e + P = {left:.6e}, T s = {right:.6e}; they are equal in any matter: wrong units or columns?"
            ));
        }
        let Some(next) = rows.get(index + 1) else { continue };
        for (name, here, there) in [
            ("e", row.energy, next.energy),
            ("P", row.pressure, next.pressure),
            ("T", row.temperature, next.temperature),
        ] {
            if there <= here {
                return Err(format!(
                    "row {}: {name} is {there:e} after {here:e}, want rising values",
                    number + 1
                ));
            }
        }
        if next.pressure - row.pressure > next.energy - row.energy {
            return Err(format!(
                "rows {number} and {}: P rises faster than e, so sound would outrun light",
                number + 1
            ));
        }
    }
    Ok(())
}

/// A cubic through points: value and slope at each.
struct Cubic<'a> {
    x: &'a [f64],
    y: &'a [f64],
    slopes: Vec<f64>,
}

impl Cubic<'_> {
    /// Value, slope and curvature in the interval `at`.
    fn value(&self, at: usize, x: f64) -> [f64; 3] {
        let h = self.x[at + 1] - self.x[at];
        let s = (x - self.x[at]) / h;
        let (f0, f1) = (self.y[at], self.y[at + 1]);
        let (d0, d1) = (self.slopes[at] * h, self.slopes[at + 1] * h);
        let rise = f1 - f0;
        let c2 = 3.0 * rise - 2.0 * d0 - d1;
        let c3 = d0 + d1 - 2.0 * rise;
        [
            f0 + s * (d0 + s * (c2 + s * c3)),
            (d0 + s * (2.0 * c2 + s * 3.0 * c3)) / h,
            (2.0 * c2 + s * 6.0 * c3) / (h * h),
        ]
    }

    /// Whether the cubic rises everywhere: both slopes inside Fritsch and Carlson's circle.
    fn rises(&self) -> bool {
        (0..self.x.len() - 1).all(|k| {
            let secant = (self.y[k + 1] - self.y[k]) / (self.x[k + 1] - self.x[k]);
            let (a, b) = (self.slopes[k] / secant, self.slopes[k + 1] / secant);
            a >= 0.0 && b >= 0.0 && a * a + b * b <= 9.0
        })
    }
}

/// The slopes of the spline with continuous curvature, not-a-knot at both ends.
fn spline_slopes(x: &[f64], y: &[f64]) -> Vec<f64> {
    let n = x.len();
    let h: Vec<f64> = x.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let secant: Vec<f64> = y.windows(2).zip(&h).map(|(pair, h)| (pair[1] - pair[0]) / h).collect();
    // Rows: below, diagonal, above, right-hand side.
    let mut system = vec![[0.0; 4]; n];
    for k in 1..n - 1 {
        system[k] = [
            h[k],
            2.0 * (h[k - 1] + h[k]),
            h[k - 1],
            3.0 * (h[k] * secant[k - 1] + h[k - 1] * secant[k]),
        ];
    }
    let end = |near: f64, far: f64, d_near: f64, d_far: f64| {
        let sum = near + far;
        let right = ((near + 2.0 * sum) * far * d_near + near * near * d_far) / sum;
        (far, sum, right)
    };
    let (diagonal, above, right) = end(h[0], h[1], secant[0], secant[1]);
    system[0] = [0.0, diagonal, above, right];
    let (diagonal, below, right) = end(h[n - 2], h[n - 3], secant[n - 2], secant[n - 3]);
    system[n - 1] = [below, diagonal, 0.0, right];
    for k in 1..n {
        let factor = system[k][0] / system[k - 1][1];
        system[k][1] -= factor * system[k - 1][2];
        system[k][3] -= factor * system[k - 1][3];
    }
    let mut slopes = vec![0.0; n];
    slopes[n - 1] = system[n - 1][3] / system[n - 1][1];
    for k in (0..n - 1).rev() {
        slopes[k] = (system[k][3] - system[k][2] * slopes[k + 1]) / system[k][1];
    }
    slopes
}

/// Slopes that never let the cubic turn around (Fritsch and Carlson 1980, harmonic mean).
fn monotone_slopes(x: &[f64], y: &[f64]) -> Vec<f64> {
    let secant: Vec<f64> =
        (0..x.len() - 1).map(|k| (y[k + 1] - y[k]) / (x[k + 1] - x[k])).collect();
    let n = x.len();
    (0..n)
        .map(|k| match k {
            0 => secant[0],
            k if k == n - 1 => secant[n - 2],
            k => {
                let (a, b) = (secant[k - 1], secant[k]);
                let (ha, hb) = (x[k] - x[k - 1], x[k + 1] - x[k]);
                let (wa, wb) = (2.0 * hb + ha, hb + 2.0 * ha);
                (wa + wb) / (wa / a + wb / b)
            }
        })
        .collect()
}

fn cubic<'a>(x: &'a [f64], y: &'a [f64]) -> Cubic<'a> {
    let smooth = Cubic { x, y, slopes: spline_slopes(x, y) };
    if smooth.rises() { smooth } else { Cubic { x, y, slopes: monotone_slopes(x, y) } }
}

fn fit(rows: &[Row], name: &str) -> Pieces {
    let logs =
        |take: fn(&Row) -> f64| -> Vec<f64> { rows.iter().map(|row| take(row).ln()).collect() };
    let (x, p, t) = (logs(|r| r.energy), logs(|r| r.pressure), logs(|r| r.temperature));
    let (pressure, temperature) = (cubic(&x, &p), cubic(&x, &t));
    let (low, high) = (x[0], x[x.len() - 1]);
    let narrowest = x.windows(2).map(|pair| pair[1] - pair[0]).fold(f64::INFINITY, f64::min);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
    let count = (4.0 * (high - low) / narrowest).ceil().clamp(1024.0, PIECES_MAX as f64) as usize;
    let step = (high - low) / count as f64;
    let mut interval = 0;
    let nodes: Vec<Node> = (0..=count)
        .map(|k| {
            let place = (low + step * k as f64).min(high);
            while interval + 2 < x.len() && place > x[interval + 1] {
                interval += 1;
            }
            // f = exp(g - c x): f' = f (g' - c), f'' = f ((g' - c)^2 + g'').
            let turned = |cubic: &Cubic<'_>, c: f64| {
                let [g, g1, g2] = cubic.value(interval, place);
                let (f, rate) = ((g - c * place).exp(), g1 - c);
                [f, f * rate, f * (rate * rate + g2)]
            };
            Node { pressure: turned(&pressure, 1.0), temperature: turned(&temperature, 0.25) }
        })
        .collect();
    Pieces::new(low, step, &nodes, format!("the first row of {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eos::pieces::PiecesRef;
    use crate::eos::{Eos, at_point};
    use crate::io::files::tests::Folder;

    const HBARC: f64 = 0.197_326_980_4;

    /// A table of the lattice form, as a user would make one.
    fn rows(count: usize) -> Vec<[f64; 4]> {
        let exact = super::super::hotqcd::pieces(HBARC);
        let eos = PiecesRef(&exact);
        let (low, _) = eos.range();
        (0..count)
            .map(|k| {
                let energy = low * 1.001 * 1e4_f64.powf(k as f64 / (count - 1) as f64);
                let found = at_point(eos, energy);
                let entropy = (energy + found.pressure) / found.temperature;
                [energy, found.pressure, entropy, found.temperature]
            })
            .collect()
    }

    fn write(folder: &Folder, rows: &[[f64; 4]]) -> std::path::PathBuf {
        let path = folder.path().join("eos.dat");
        let text: Vec<String> =
            rows.iter().map(|[e, p, s, t]| format!("{e:e} {p:e} {s:e} {t:e}")).collect();
        std::fs::write(&path, format!("e P s T\n# a comment\n{}\n", text.join("\n"))).unwrap();
        path
    }

    #[test]
    fn a_table_of_the_lattice_form_is_the_lattice_form_to_fourth_order() {
        let folder = Folder::new();
        let exact = super::super::hotqcd::pieces(HBARC);
        let worst = |count: usize| {
            let table = read(&write(&folder, &rows(count)), 1.0).unwrap();
            let mut worst = 0.0_f64;
            for k in 0..500 {
                let energy =
                    PiecesRef(&exact).range().0 * 1.01 * 9e3_f64.powf(f64::from(k) / 500.0);
                let (a, b) =
                    (at_point(PiecesRef(&table), energy), at_point(PiecesRef(&exact), energy));
                worst = worst.max((a.pressure / b.pressure - 1.0).abs());
                worst = worst.max((a.temperature / b.temperature - 1.0).abs());
            }
            worst
        };
        let (coarse, fine) = (worst(100), worst(400));
        // Cubic splines are of fourth order: 256 times, if both ends took part; half of it suffices.
        assert!(fine < 1e-7 && coarse / fine > 100.0, "{coarse:e} {fine:e}");
    }

    #[test]
    fn units_of_gev_are_turned_and_raw_doubles_are_read() {
        let folder = Folder::new();
        let rows = rows(300);
        let path = folder.path().join("eos.bin");
        let bytes = |turn: fn(f64) -> [u8; 8]| -> Vec<u8> {
            rows.iter()
                .flat_map(|[e, p, s, t]| [e * HBARC, p * HBARC, *s, t * HBARC])
                .flat_map(turn)
                .collect()
        };
        std::fs::write(&path, bytes(f64::to_le_bytes)).unwrap();
        let table = read(&path, 1.0 / HBARC).unwrap();
        let [energy, pressure, _, temperature] = rows[150];
        let found = at_point(PiecesRef(&table), energy);
        assert!((found.pressure / pressure - 1.0).abs() < 1e-6);
        assert!((found.temperature / temperature - 1.0).abs() < 1e-6);
        std::fs::write(&path, bytes(f64::to_be_bytes)).unwrap();
        assert!(read(&path, 1.0).unwrap_err().to_string().contains("big-endian"));
        let mut cut = bytes(f64::to_le_bytes);
        cut.pop();
        std::fs::write(&path, cut).unwrap();
        assert!(read(&path, 1.0).unwrap_err().to_string().contains("multiple of 32"));
    }

    #[test]
    fn tables_that_no_matter_has_are_refused_with_their_row() {
        let folder = Folder::new();
        let said = |change: &dyn Fn(&mut Vec<[f64; 4]>)| {
            let mut rows = rows(20);
            change(&mut rows);
            read(&write(&folder, &rows), 1.0).unwrap_err().to_string()
        };
        assert!(said(&|rows| rows.swap(3, 4)).contains("row 5: e is"));
        assert!(said(&|rows| rows[6][1] = -1.0).contains("row 7: P is -1e0"));
        assert!(said(&|rows| rows[6][2] *= 1.1).contains("row 7: e + P"));
        assert!(said(&|rows| rows.truncate(4)).contains("4 rows"));
        std::fs::write(folder.path().join("t.txt"), "1 2 3\n").unwrap();
        assert!(
            read(&folder.path().join("t.txt"), 1.0).unwrap_err().to_string().contains("3 numbers")
        );
        assert!(read(&folder.path().join("none"), 1.0).is_err());
    }
}
