//! Two states of one grid, field by field.

use crate::eos::EquationOfState;
use crate::fields::{Fields, WRITTEN};
use crate::grid::{Coordinates, Grid};

/// How far a field is from its exact values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FieldError {
    /// The field.
    pub name: &'static str,
    /// `sum |a - b| / sum |b|`.
    pub l1: f64,
    /// `sqrt(sum (a - b)^2 / sum b^2)`.
    pub l2: f64,
    /// `max |a - b| / max |b|`.
    pub linf: f64,
    /// Whether the exact field is zero: then errors are relative to the scale of its kind, one for the
    /// flow and the energy density for stresses.
    pub is_zero: bool,
}

/// Below this share of the scale of its kind a field counts as zero: what is left is rounding.
const ZERO: f64 = 1e-13;

/// All of [`WRITTEN`], with what follows from the ten fields, in plain numbers.
pub fn completed(fields: &Fields, grid: &Grid, eos: &EquationOfState, time: f64) -> Vec<Vec<f64>> {
    let per_tau = match grid.coordinates() {
        Coordinates::Cartesian => 1.0,
        Coordinates::Milne => 1.0 / time,
    };
    let tau = 1.0 / per_tau;
    let points = grid.points();
    let at = |field: usize, index: usize| fields.values[field].get(index).copied().unwrap_or(0.0);
    let mut all = vec![Vec::with_capacity(points); WRITTEN.len()];
    for index in 0..points {
        let energy = at(0, index);
        let u = [at(1, index), at(2, index), at(3, index) * tau];
        let gamma = (1.0 + u.iter().map(|u| u * u).sum::<f64>()).sqrt();
        let v = u.map(|u| u / gamma);
        let [xx, xy, yy] = [at(4, index), at(5, index), at(7, index)];
        let [xz, yz] = [at(6, index) * tau, at(8, index) * tau];
        let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
        let zz = (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2]);
        let values = [
            energy,
            u[0],
            u[1],
            u[2] * per_tau,
            xx,
            xy,
            xz * per_tau,
            yy,
            yz * per_tau,
            zz * per_tau * per_tau,
            at(9, index),
            eos.at(energy).temperature,
        ];
        for (field, value) in all.iter_mut().zip(values) {
            field.push(value);
        }
    }
    all
}

/// Whether a cell stands within `|x|, |y|, |z| <= within`; a hair more, so that a cell on the edge is
/// inside in spite of rounding.
fn is_within(grid: &Grid, index: usize, within: f64) -> bool {
    grid.position(grid.cell(index)).iter().all(|x| x.abs() <= within * (1.0 + 1e-9))
}

/// Whether any cell does.
pub(crate) fn any_within(grid: &Grid, within: f64) -> bool {
    (0..grid.points()).any(|index| is_within(grid, index, within))
}

/// Compares states that were [`completed`], over the cells with `|x|, |y|, |z| <= within`.
///
/// # Panics
/// When they are not of this grid.
pub fn compare(grid: &Grid, got: &[Vec<f64>], exact: &[Vec<f64>], within: f64) -> Vec<FieldError> {
    let inside: Vec<usize> =
        (0..grid.points()).filter(|&index| is_within(grid, index, within)).collect();
    let energy_sum: f64 = inside.iter().map(|&index| exact[0][index].abs()).sum();
    WRITTEN
        .into_iter()
        .enumerate()
        .map(|(field, name)| {
            let (got, exact) = (&got[field], &exact[field]);
            assert_eq!(
                (got.len(), exact.len()),
                (grid.points(), grid.points()),
                "states of one grid"
            );
            let scale = match name {
                "ux" | "uy" | "uz" => inside.len() as f64,
                _ => energy_sum,
            };
            let (mut sums, mut largest) = ([0.0; 4], [0.0_f64; 2]);
            for &index in &inside {
                let (gap, size) = ((got[index] - exact[index]).abs(), exact[index].abs());
                sums[0] += gap;
                sums[1] += size;
                sums[2] += gap * gap;
                sums[3] += size * size;
                largest = [largest[0].max(gap), largest[1].max(size)];
            }
            let is_zero = sums[1] <= ZERO * scale;
            if is_zero {
                let count = (inside.len() as f64).max(1.0);
                let mean = scale / count;
                sums[1] = scale;
                sums[3] = count * mean * mean;
                largest[1] = mean;
            }
            let ratio = |a: f64, b: f64| if b > 0.0 { a / b } else { 0.0 };
            FieldError {
                name,
                l1: ratio(sums[0], sums[1]),
                l2: ratio(sums[2], sums[3]).sqrt(),
                linf: ratio(largest[0], largest[1]),
                is_zero,
            }
        })
        .collect()
}
