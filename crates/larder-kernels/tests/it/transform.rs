//! Transforms, circulant matrices and transposes against their definitions, on every level.

use larder_kernels::transform::{
    Factors, MirrorMatrix, MirrorPart, PANEL_COLUMNS, PanelRow, Passes, TileSink, convolve,
    convolve_in_place, forward, inverse, load_tile, mirror_entries, store_tile,
};
use larder_kernels::{Kernel, Lanes, Level, Simd};

/// Numbers that no symmetry favours.
fn numbers(rows: usize, salt: f64) -> Vec<PanelRow> {
    (0..rows)
        .map(|j| {
            std::array::from_fn(|c| ((j * PANEL_COLUMNS + c) as f64 * 0.618 + salt).sin() * 1.5)
        })
        .collect()
}

struct Tables {
    factors: Factors,
    twiddles: Vec<f64>,
}

impl Tables {
    fn of(length: usize) -> Option<Tables> {
        let factors = Factors::of(length)?;
        let mut twiddles = vec![0.0; factors.twiddle_count()];
        factors.fill_twiddles(&mut twiddles);
        Some(Tables { factors, twiddles })
    }

    fn passes(&self) -> Passes<'_> {
        Passes::new(self.factors, &self.twiddles)
    }
}

fn forward_by(level: Level, passes: &Passes<'_>, source: &[PanelRow]) -> Vec<PanelRow> {
    let mut panel = vec![[0.0; PANEL_COLUMNS]; source.len()];
    let mut found = panel.clone();
    forward(level, passes, source, &mut panel, &mut found[..]);
    found
}

/// The definition, with exact quarters of a turn and n^2 terms.
fn plain_transform(source: &[PanelRow], column: usize) -> Vec<(f64, f64)> {
    let n = source.len();
    (0..n)
        .map(|k| {
            source.iter().enumerate().fold((0.0, 0.0), |(re, im), (j, row)| {
                let angle = -2.0 * std::f64::consts::PI * (j * k % n) as f64 / n as f64;
                let (sine, cosine) = angle.sin_cos();
                let (a, b) = (row[column], row[column + 8]);
                (re + a * cosine - b * sine, im + a * sine + b * cosine)
            })
        })
        .collect()
}

const LENGTHS: [usize; 26] = [
    2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 21, 24, 32, 35, 48, 60, 64, 84, 96, 105,
    128,
];

/// Half a rounding for each of some 5 log2(n) operations on the way of a number, and an n-term sum with
/// angles off by a rounding on the other side; numbers are below 1.5 and there are n of them.
fn tolerance(n: usize) -> f64 {
    1.5 * n as f64 * f64::EPSILON * (4.0 + (n as f64).log2())
}

#[test]
fn a_transform_is_its_definition() {
    for n in LENGTHS {
        let tables = Tables::of(n).expect("a smooth length");
        let source = numbers(n, 0.3);
        let expected: Vec<_> = (0..8).map(|column| plain_transform(&source, column)).collect();
        for level in Level::available() {
            let found = forward_by(level, &tables.passes(), &source);
            for (position, row) in found.iter().enumerate() {
                let frequency = tables.factors.frequency_at(position);
                for column in 0..8 {
                    let (re, im) = expected[column][frequency];
                    let off = (row[column] - re).abs().max((row[column + 8] - im).abs());
                    assert!(off <= tolerance(n), "{n} on {level}: {off:e} at {frequency}");
                }
            }
        }
    }
}

#[test]
fn there_and_back_is_the_length_times_the_identity() {
    for n in LENGTHS {
        let tables = Tables::of(n).expect("a smooth length");
        let source = numbers(n, 0.9);
        for level in Level::available() {
            let mut spectrum = forward_by(level, &tables.passes(), &source);
            for row in &mut spectrum {
                let (re, im) = row.split_at_mut(8);
                re.swap_with_slice(im);
            }
            let mut back = vec![[0.0; PANEL_COLUMNS]; n];
            inverse(level, &tables.passes(), &mut spectrum, &mut back[..]);
            for (back, source) in back.iter().flatten().zip(source.iter().flatten()) {
                let off = (back / n as f64 - source).abs();
                assert!(off <= tolerance(n) / n as f64 * 4.0, "{n} on {level}: {off:e}");
            }
        }
    }
}

/// A kernel by its symbol: `(1/n) sum_k f(k) e^{2 pi i k m / n}`.
fn kernel(symbol: &[f64], part: MirrorPart) -> Vec<f64> {
    let n = symbol.len();
    (0..n)
        .map(|m| {
            let sum: f64 = (0..n)
                .map(|k| {
                    let angle = 2.0 * std::f64::consts::PI * (k * m % n) as f64 / n as f64;
                    match part {
                        MirrorPart::Odd => -symbol[k] * angle.sin(),
                        MirrorPart::Even => symbol[k] * angle.cos(),
                    }
                })
                .sum();
            sum / n as f64
        })
        .collect()
}

/// Wave numbers of a derivative on a line of length 2 pi; the highest one of an even length is zero.
fn derivative_symbol(n: usize) -> Vec<f64> {
    (0..n)
        .map(|k| match (2 * k).cmp(&n) {
            std::cmp::Ordering::Less => k as f64,
            std::cmp::Ordering::Equal => 0.0,
            std::cmp::Ordering::Greater => k as f64 - n as f64,
        })
        .collect()
}

fn filter_symbol(n: usize) -> Vec<f64> {
    (0..n).map(|k| 1.0 / (1.0 + k.min(n - k) as f64)).collect()
}

#[test]
fn a_product_with_a_symbol_is_the_circulant_matrix_of_its_kernel() {
    for n in (2..60).chain([64, 97, 120, 127, 128]) {
        let source = numbers(n, 0.1);
        for part in [MirrorPart::Odd, MirrorPart::Even] {
            let symbol =
                if part == MirrorPart::Odd { derivative_symbol(n) } else { filter_symbol(n) };
            let kernel = kernel(&symbol, part);
            let expected: Vec<PanelRow> = (0..n)
                .map(|i| {
                    std::array::from_fn(|c| {
                        (0..n).map(|j| kernel[(i + n - j) % n] * source[j][c]).sum()
                    })
                })
                .collect();
            // n terms of size n/2 each in kernel and sum, each rounded.
            let allowed = 1.5 * (n * n) as f64 * f64::EPSILON;
            let mut entries = vec![0.0; mirror_entries(&kernel, &mut [])];
            mirror_entries(&kernel, &mut entries);
            let tables = Tables::of(n);
            let mut first: Option<[Vec<PanelRow>; 2]> = None;
            for level in Level::available() {
                let mut by_matrix = vec![[0.0; PANEL_COLUMNS]; n];
                let matrix = MirrorMatrix::new(n, part, &entries);
                let mut panel = by_matrix.clone();
                matrix.apply(level, &source[..], &mut panel, &mut by_matrix[..]);
                check(&by_matrix, &expected, allowed, &format!("matrix {n} {part:?} {level}"));
                let mut by_passes = by_matrix.clone();
                if let Some(tables) = &tables {
                    let permuted: Vec<f64> =
                        (0..n).map(|p| symbol[tables.factors.frequency_at(p)] / n as f64).collect();
                    let imaginary = part == MirrorPart::Odd;
                    let passes = tables.passes();
                    let sink = &mut by_passes[..];
                    convolve(level, &passes, &permuted, imaginary, &source[..], &mut panel, sink);
                    let mut in_place = source.clone();
                    convolve_in_place(level, &passes, &permuted, imaginary, &mut in_place);
                    for row in &mut in_place {
                        row.rotate_left(8);
                    }
                    assert_eq!(in_place, by_passes, "{n} {part:?} {level}: in place");
                    check(&by_passes, &expected, allowed, &format!("passes {n} {part:?} {level}"));
                }
                let found = [by_matrix, by_passes];
                let same = |a: &[Vec<PanelRow>; 2], b: &[Vec<PanelRow>; 2]| {
                    let bits = |x: &[Vec<PanelRow>; 2]| -> Vec<u64> {
                        x.iter().flatten().flatten().map(|x| x.to_bits()).collect()
                    };
                    bits(a) == bits(b)
                };
                let first = first.get_or_insert_with(|| found.clone());
                assert!(same(first, &found), "{n} {part:?}: {level} differs from another level");
            }
        }
    }
}

/// What is the same in every row leaves nothing behind, not even a rounding.
#[test]
fn a_kernel_without_a_sum_answers_a_constant_with_zeros() {
    for n in [5, 10, 11, 14, 97] {
        let symbol: Vec<f64> = (0..n).map(|k| f64::from(u8::from(k != 0))).collect();
        let kernel = kernel(&symbol, MirrorPart::Even);
        let mut entries = vec![0.0; mirror_entries(&kernel, &mut [])];
        mirror_entries(&kernel, &mut entries);
        let matrix = MirrorMatrix::new(n, MirrorPart::Even, &entries).of_zero_sum();
        let source = vec![numbers(1, 0.7)[0]; n];
        for level in Level::available() {
            let mut panel = vec![[0.0; PANEL_COLUMNS]; n];
            let mut found = vec![[1.0; PANEL_COLUMNS]; n];
            matrix.apply(level, &source[..], &mut panel, &mut found[..]);
            assert!(found.iter().flatten().all(|number| number.abs() <= 0.0), "{n} on {level}");
        }
    }
}

fn check(found: &[PanelRow], expected: &[PanelRow], allowed: f64, what: &str) {
    for (found, expected) in found.iter().flatten().zip(expected.iter().flatten()) {
        assert!((found - expected).abs() <= allowed, "{what}: {found} for {expected}");
    }
}

struct Square;

impl Kernel for Square {
    type Output = ();

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) {
        let lanes = S::F64::LANES;
        let numbers: Vec<f64> = (0..lanes * lanes).map(|i| i as f64).collect();
        let mut tile: Vec<S::F64> =
            numbers.chunks(lanes).map(|row| S::F64::load(simd, row)).collect();
        simd.transpose(&mut tile);
        for (j, register) in tile.iter().enumerate() {
            let mut column = vec![0.0; lanes];
            register.store(&mut column);
            for (i, &number) in column.iter().enumerate() {
                assert_eq!(
                    number.to_bits(),
                    numbers[i * lanes + j].to_bits(),
                    "{:?}",
                    simd.level()
                );
            }
        }
    }
}

#[test]
fn a_square_is_transposed_on_every_level() {
    for level in Level::available() {
        level.run(Square);
    }
}

struct Collect<'a>(&'a mut [f64], usize);

impl<S: Simd> TileSink<S> for Collect<'_> {
    #[inline(always)]
    fn put(&mut self, line: usize, place: usize, count: usize, value: S::F64) {
        value.store_partial(&mut self.0[line * self.1 + place..][..count]);
    }
}

struct ThroughPanel<'a> {
    lines: usize,
    length: usize,
    pitch: usize,
    values: &'a [f64],
}

impl Kernel for ThroughPanel<'_> {
    type Output = Vec<f64>;

    #[inline(always)]
    fn run<S: Simd>(self, simd: S) -> Vec<f64> {
        let mut panel = vec![[f64::NAN; PANEL_COLUMNS]; self.length];
        let mut back = vec![-1.0; self.values.len()];
        load_tile(simd, self.values, self.pitch, self.lines, self.length, &mut panel, 0);
        for (j, row) in panel.iter().enumerate() {
            for (i, number) in row[..self.lines].iter().enumerate() {
                assert_eq!(number.to_bits(), self.values[i * self.pitch + j].to_bits());
            }
        }
        let mut sink = Collect(&mut back, self.pitch);
        store_tile(simd, &panel, 0, self.lines, self.length, &mut sink);
        back
    }
}

#[test]
fn lines_of_any_length_go_through_a_panel_and_come_back() {
    for level in Level::available() {
        for length in [1, 4, 5, 8, 13, 16, 20] {
            for lines in [1, 3, 8, 11, 16] {
                let pitch = length + 3;
                let values: Vec<f64> = (0..pitch * lines).map(|i| i as f64).collect();
                let back = level.run(ThroughPanel { lines, length, pitch, values: &values });
                for (place, number) in back.iter().enumerate() {
                    let written = place % pitch < length;
                    let expected = if written { values[place] } else { -1.0 };
                    assert_eq!(
                        number.to_bits(),
                        expected.to_bits(),
                        "{lines} of {length} on {level}"
                    );
                }
            }
        }
    }
}
