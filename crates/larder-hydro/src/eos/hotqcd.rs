//! Strongly interacting matter on the lattice: the closed form of the HotQCD collaboration.
//!
//! `P/T^4 = 1/2 (1 + tanh(ct (t - t0))) (pid + an/t + bn/t^2 + dn/t^4) / (1 + ad/t + bd/t^2 + dd/t^4)` with
//! `t = T / 0.154 GeV` (arXiv:1407.6387, eq. 16 and table II); everything else is its derivatives. The
//! form is a function of the temperature, a fluid knows its energy density: [`Pieces`] through values,
//! slopes and curvatures at 2,049 nodes are the inverse, taken to fourth order by series and not by
//! differences.

use super::pieces::{Node, Pieces};

/// Temperatures that are served, in GeV: below, the fit has left the hadrons behind; above, nothing was
/// computed, and the ideal gas is near.
const RANGE: (f64, f64) = (0.1, 5.0);

/// Between nodes: the range spans 20 in `ln e`, so they stand 0.01 apart, and the remainder of the
/// polynomial, `step^6/46080` times the sixth derivative, is 1e-17 times that.
const PIECES: usize = 2048;

/// The first terms of a Taylor series: value, slope, half the curvature, a sixth of the third derivative.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Series([f64; 4]);

impl Series {
    fn constant(value: f64) -> Self {
        Series([value, 0.0, 0.0, 0.0])
    }

    fn plus(self, other: Series) -> Self {
        Series(std::array::from_fn(|k| self.0[k] + other.0[k]))
    }

    fn times(self, other: Series) -> Self {
        Series(std::array::from_fn(|k| (0..=k).map(|j| self.0[j] * other.0[k - j]).sum()))
    }

    fn scaled(self, factor: f64) -> Self {
        Series(self.0.map(|term| term * factor))
    }

    fn inverse(self) -> Self {
        let mut out = [0.0; 4];
        out[0] = 1.0 / self.0[0];
        for k in 1..4 {
            let sum: f64 = (1..=k).map(|j| self.0[j] * out[k - j]).sum();
            out[k] = -sum * out[0];
        }
        Series(out)
    }

    /// `tanh`, by its equation `y' = (1 - y^2) x'`.
    fn tanh(self) -> Self {
        let mut y = [self.0[0].tanh(), 0.0, 0.0, 0.0];
        for k in 1..4 {
            let mut sum = 0.0;
            for j in 1..=k {
                // Terms of 1 - y^2 up to k - j, all known by now.
                let m = k - j;
                let square: f64 = (0..=m).map(|i| y[i] * y[m - i]).sum();
                let flat = if m == 0 { 1.0 - square } else { -square };
                sum += j as f64 * self.0[j] * flat;
            }
            y[k] = sum / k as f64;
        }
        Series(y)
    }
}

/// The scale of temperatures, GeV.
const SCALE: f64 = 0.154;

/// `P/T^4` as a series in `t` around `t`.
fn ratio(t: f64) -> Series {
    const CT: f64 = 3.8706;
    const T0: f64 = 0.9761;
    const NUMERATOR: [f64; 3] = [-8.7704, 3.9200, 0.3419];
    const DENOMINATOR: [f64; 3] = [-1.2600, 0.8425, -0.0475];
    let ideal = 95.0 * std::f64::consts::PI.powi(2) / 180.0;
    let inverse = Series([t, 1.0, 0.0, 0.0]).inverse();
    let square = inverse.times(inverse);
    let fourth = square.times(square);
    let sum = |first: f64, [a, b, d]: [f64; 3]| {
        Series::constant(first)
            .plus(inverse.scaled(a))
            .plus(square.scaled(b))
            .plus(fourth.scaled(d))
    };
    let step = Series([CT * (t - T0), CT, 0.0, 0.0]).tanh();
    let step = Series::constant(1.0).plus(step).scaled(0.5);
    step.times(sum(ideal, NUMERATOR)).times(sum(1.0, DENOMINATOR).inverse())
}

/// `P` and `e` over the fourth power of [`SCALE`], as series in `t`; of `e` the last term is missing.
fn pressure_and_energy(t: f64) -> (Series, Series) {
    let place = Series([t, 1.0, 0.0, 0.0]);
    let fourth = place.times(place).times(place.times(place));
    let pressure = ratio(t).times(fourth);
    let p = pressure.0;
    let entropy = Series([p[1], 2.0 * p[2], 3.0 * p[3], 0.0]);
    let energy = place.times(entropy).plus(pressure.scaled(-1.0));
    (pressure, energy)
}

/// `P/T^4` and `(e - 3P)/T^4` at a temperature in GeV.
#[cfg(test)]
fn lattice(temperature: f64) -> (f64, f64) {
    let t = temperature / SCALE;
    let (pressure, energy) = pressure_and_energy(t);
    (pressure.0[0] / t.powi(4), (energy.0[0] - 3.0 * pressure.0[0]) / t.powi(4))
}

/// The equation of state in fm units.
pub(super) fn pieces(hbarc: f64) -> Pieces {
    let unit = (SCALE / hbarc).powi(4);
    let log_energy = |t: f64| (pressure_and_energy(t).1.0[0] * unit).ln();
    let (t_low, t_high) = (RANGE.0 / SCALE, RANGE.1 / SCALE);
    let (low, high) = (log_energy(t_low), log_energy(t_high));
    let step = (high - low) / PIECES as f64;
    let mut t = t_low;
    let mut nodes = Vec::with_capacity(PIECES + 1);
    for index in 0..=PIECES {
        let wanted = low + step * index as f64;
        // Newton's method from the last node; e rises with T everywhere.
        for _ in 0..50 {
            let energy = pressure_and_energy(t).1.0;
            let change = ((energy[0] * unit).ln() - wanted) * energy[0] / energy[1];
            t -= change;
            if change.abs() <= 1e-15 * t {
                break;
            }
        }
        nodes.push(node(t, hbarc));
    }
    // For a message alone: the form itself, as far down as its energy density falls.
    let mut tail: Vec<[f64; 2]> = Vec::new();
    for milli in (1..=1000).rev() {
        let t = t_low * f64::from(milli) / 1000.0;
        let energy = pressure_and_energy(t).1.0[0] * unit;
        if energy <= 0.0 || tail.last().is_some_and(|[last, _]| energy >= *last) {
            break;
        }
        tail.push([energy, t * SCALE]);
    }
    let below = format!("what the HotQCD form serves, T = {} GeV", RANGE.0);
    Pieces::new(low, step, &nodes, below).with_tail(tail)
}

fn node(t: f64, hbarc: f64) -> Node {
    let (pressure, energy) = pressure_and_energy(t);
    let (p, e) = (pressure.0, energy.0);
    // The place x = ln e as a series in t, turned around: t - t_0 = a x + b x^2.
    let x1 = e[1] / e[0];
    let x2 = e[2] / e[0] - 0.5 * x1 * x1;
    let a = 1.0 / x1;
    let b = -x2 * a * a * a;
    // f = P/e around the node as a series in x.
    let chain = |f: f64, f1: f64, f2: f64| [f, f1 * a, 2.0 * (f1 * b + f2 * a * a)];
    let quotient = pressure.times(energy.inverse()).0;
    let pressure = chain(quotient[0], quotient[1], quotient[2]);
    // ln(T/e^(1/4)) = ln t - x/4 + constant.
    let log_t1 = 1.0 / t;
    let log_t2 = -0.5 / (t * t);
    let [_, s1, s2] = chain(0.0, log_t1, log_t2);
    let (s1, s2) = (s1 - 0.25, s2);
    let value = t * (SCALE / hbarc) / (e[0] * (SCALE / hbarc).powi(4)).powf(0.25);
    debug_assert!(p[0] > 0.0 && a > 0.0, "pressure and energy rise with temperature");
    Node { pressure, temperature: [value, value * s1, value * (s2 + s1 * s1)] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::eos::pieces::PiecesRef;
    use crate::eos::{Eos, at_point};

    const HBARC: f64 = 0.197_326_980_4;

    #[test]
    fn the_closed_form_gives_its_check_numbers() {
        for (temperature, pressure, anomaly) in [
            (0.154, 0.715_019_78, 2.380_049_28),
            (0.2, 1.622_362_73, 4.047_559_87),
            (0.3, 3.081_905_56, 2.952_751_25),
        ] {
            let (p, i) = lattice(temperature);
            assert!((p - pressure).abs() < 5e-9, "{temperature}: P/T^4 = {p}");
            assert!((i - anomaly).abs() < 5e-9, "{temperature}: (e-3P)/T^4 = {i}");
        }
    }

    /// At temperatures that are no nodes: the inverse is the closed form to rounding.
    #[test]
    fn the_pieces_are_the_closed_form_between_the_nodes() {
        let pieces = pieces(HBARC);
        let eos = PiecesRef(&pieces);
        for k in 0..=1000 {
            let temperature = 0.1001 * (4.99_f64 / 0.1001).powf(f64::from(k) / 1000.0);
            let t = temperature / SCALE;
            let unit = (SCALE / HBARC).powi(4);
            let (pressure, energy) = pressure_and_energy(t);
            let found = at_point(eos, energy.0[0] * unit);
            let slope = pressure.0[1] / energy.0[1];
            assert!(
                (found.pressure / (pressure.0[0] * unit) - 1.0).abs() < 1e-13,
                "P at {temperature}"
            );
            assert!(
                (found.temperature * HBARC / temperature - 1.0).abs() < 1e-13,
                "T at {temperature}"
            );
            assert!(
                (found.slope / slope - 1.0).abs() < 1e-11,
                "cs^2 at {temperature}: {} {slope}",
                found.slope
            );
            let back = eos.energy_at(temperature / HBARC);
            assert!((back / (energy.0[0] * unit) - 1.0).abs() < 1e-12);
        }
    }

    #[test]
    fn below_a_tenth_of_a_gev_the_temperature_is_named() {
        let pieces = pieces(HBARC);
        let eos = PiecesRef(&pieces);
        let (low, _) = eos.range();
        assert!((at_point(eos, low).temperature * HBARC - 0.1).abs() < 1e-12);
        let said = eos.complain(0.5 * low);
        assert!(said.contains("serves, T = 0.1 GeV") && said.contains("T = 0.08"), "{said}");
    }
}
