//! An equation of state as polynomials of fifth order between equidistant values of `ln e`.
//!
//! What has no closed form in the energy density is put into this form once. A look-up is one logarithm,
//! one place, one polynomial, whatever the size of the table. `P/e` and `T/e^(1/4)` are the functions
//! that are stored: they vary slowly, so relative errors stay even over many decades. Pieces agree with
//! their neighbours in value, slope and curvature: `P` is twice continuously differentiable and the
//! square of the speed of sound, taken from the same polynomial, once.

use larder_kernels::{Lanes, each};

use super::Eos;

/// Pressure and temperature over `ln e`.
#[derive(Clone, Debug, PartialEq)]
pub struct Pieces {
    log_low: f64,
    per_step: f64,
    low: f64,
    high: f64,
    /// Coefficients of `P/e` in the place within a piece, 0 to 1, lowest power first.
    pressure: Vec<[f64; 6]>,
    /// Of `T/e^(1/4)`.
    temperature: Vec<[f64; 6]>,
    /// What is said of energies below the range.
    below: String,
    /// Energies below the range with their temperatures in GeV, falling, for a message.
    tail: Vec<[f64; 2]>,
    /// The checksum of the file that they were made from, if there is one.
    sum: Option<u32>,
}

/// Value, slope and curvature with `ln e` of `P/e` and of `T/e^(1/4)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) pressure: [f64; 3],
    pub(super) temperature: [f64; 3],
}

impl Pieces {
    /// Pieces through nodes that stand `step` apart in `ln e`, from `log_low` on.
    pub(super) fn new(log_low: f64, step: f64, nodes: &[Node], below: String) -> Self {
        assert!(nodes.len() >= 2, "a piece has two ends");
        let pairs = || nodes.windows(2).map(|pair| (pair[0], pair[1]));
        let log_high = log_low + step * (nodes.len() - 1) as f64;
        Pieces {
            log_low,
            per_step: 1.0 / step,
            low: log_low.exp(),
            high: log_high.exp(),
            pressure: pairs().map(|(a, b)| quintic(a.pressure, b.pressure, step)).collect(),
            temperature: pairs()
                .map(|(a, b)| quintic(a.temperature, b.temperature, step))
                .collect(),
            below,
            tail: Vec::new(),
            sum: None,
        }
    }

    /// The same, made from a file with this checksum.
    pub(super) fn with_sum(mut self, sum: u32) -> Self {
        self.sum = Some(sum);
        self
    }

    /// The checksum of the file that they were made from.
    pub(crate) fn sum(&self) -> Option<u32> {
        self.sum
    }

    /// The same, which can name temperatures below its range.
    pub(super) fn with_tail(mut self, tail: Vec<[f64; 2]>) -> Self {
        self.tail = tail;
        self
    }

    /// Bytes of the polynomials.
    pub fn bytes(&self) -> usize {
        size_of_val(self.pressure.as_slice()) + size_of_val(self.temperature.as_slice())
    }
}

/// The polynomial on 0 to 1 with these values, slopes and curvatures at both ends.
fn quintic(a: [f64; 3], b: [f64; 3], step: f64) -> [f64; 6] {
    let (f0, d0, c0) = (a[0], a[1] * step, a[2] * step * step);
    let (f1, d1, c1) = (b[0], b[1] * step, b[2] * step * step);
    let rise = f1 - f0;
    [
        f0,
        d0,
        0.5 * c0,
        10.0 * rise - 6.0 * d0 - 4.0 * d1 - 1.5 * c0 + 0.5 * c1,
        -15.0 * rise + 8.0 * d0 + 7.0 * d1 + 1.5 * c0 - c1,
        6.0 * rise - 3.0 * d0 - 3.0 * d1 - 0.5 * c0 + 0.5 * c1,
    ]
}

/// [`Pieces`] as a plain value.
#[derive(Clone, Copy, Debug)]
pub struct PiecesRef<'a>(pub &'a Pieces);

/// Numbers that the widest register holds.
const LANES_MAX: usize = 8;

impl PiecesRef<'_> {
    /// For each lane the polynomial and the place in it.
    #[inline(always)]
    fn look_up<V: Lanes<Element = f64>>(self, pieces: &[[f64; 6]], energy: V) -> ([V; 6], V) {
        let place =
            (energy.log() - energy.constant(self.0.log_low)) * energy.constant(self.0.per_step);
        let mut places = [0.0; LANES_MAX];
        place.store(&mut places[..V::LANES]);
        let mut begins = [0.0; LANES_MAX];
        let mut gathered = [[0.0; LANES_MAX]; 6];
        let last = pieces.len() - 1;
        for lane in 0..V::LANES {
            // A place that is no number, or outside, gets an end piece: such energies were refused.
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "`as` stops at both ends, and at 0 for NaN"
            )]
            let index = (places[lane] as usize).min(last);
            begins[lane] = index as f64;
            for (power, row) in gathered.iter_mut().enumerate() {
                row[lane] = pieces[index][power];
            }
        }
        let simd = energy.simd();
        let coefficients = each!(6; power => V::load(simd, &gathered[power][..V::LANES]));
        (coefficients, place - V::load(simd, &begins[..V::LANES]))
    }
}

#[inline(always)]
fn horner<V: Lanes<Element = f64>>(c: [V; 6], s: V) -> V {
    c[5].mul_add(s, c[4]).mul_add(s, c[3]).mul_add(s, c[2]).mul_add(s, c[1]).mul_add(s, c[0])
}

impl Eos for PiecesRef<'_> {
    #[inline(always)]
    fn pressure<V: Lanes<Element = f64>>(self, energy: V) -> V {
        let (c, s) = self.look_up(&self.0.pressure, energy);
        energy * horner(c, s)
    }

    #[inline(always)]
    fn pressure_and_slope<V: Lanes<Element = f64>>(self, energy: V) -> (V, V) {
        let (c, s) = self.look_up(&self.0.pressure, energy);
        let ratio = horner(c, s);
        let number = |x: f64| energy.constant(x);
        let steepness = (number(5.0) * c[5])
            .mul_add(s, number(4.0) * c[4])
            .mul_add(s, number(3.0) * c[3])
            .mul_add(s, number(2.0) * c[2])
            .mul_add(s, c[1]);
        // d(e f(ln e))/de = f + f'
        (energy * ratio, steepness.mul_add(number(self.0.per_step), ratio))
    }

    #[inline(always)]
    fn temperature<V: Lanes<Element = f64>>(self, energy: V) -> V {
        let (c, s) = self.look_up(&self.0.temperature, energy);
        energy.sqrt().sqrt() * horner(c, s)
    }

    fn energy_at(self, temperature: f64) -> f64 {
        let (mut low, mut high) = (self.0.low.ln(), self.0.high.ln());
        for _ in 0..200 {
            let middle = 0.5 * (low + high);
            if middle <= low || middle >= high {
                break;
            }
            if super::at_point(self, middle.exp()).temperature < temperature {
                low = middle;
            } else {
                high = middle;
            }
        }
        (0.5 * (low + high)).exp()
    }

    fn range(self) -> (f64, f64) {
        (self.0.low, self.0.high)
    }

    fn complain(self, energy: f64) -> String {
        let (low, high) = (self.0.low, self.0.high);
        if energy < low {
            let nearest = self.0.tail.iter().find(|[tail, _]| *tail <= energy);
            let temperature = match nearest {
                Some([_, temperature]) => format!(", T = {temperature:.4} GeV,"),
                None => String::new(),
            };
            format!(
                "e = {energy:.6e} fm^-4{temperature} is below {}, {low:.6e} fm^-4",
                self.0.below
            )
        } else {
            format!(
                "e = {energy:.6e} fm^-4 is above the end of the equation of state, {high:.6e} fm^-4"
            )
        }
    }
}
