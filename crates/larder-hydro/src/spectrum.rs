//! The power of a field in each wave number along the axes.

use std::f64::consts::TAU;

use crate::grid::Grid;

/// Along one axis: wave numbers in 1/fm and the mean of `|f_k|^2` over all lines, `f_k` so normalised that
/// the sum over all modes is the mean of `f^2`.
pub fn power_along(grid: &Grid, axis: usize, values: &[f64]) -> Vec<[f64; 2]> {
    let n = grid.shape()[axis];
    let (cos, sin): (Vec<f64>, Vec<f64>) =
        (0..n).map(|k| TAU * k as f64 / n as f64).map(|phase| (phase.cos(), phase.sin())).unzip();
    let stride: usize = grid.shape()[axis + 1..].iter().product();
    let mut power = vec![0.0; n / 2 + 1];
    let mut line = vec![0.0; n];
    for start in (0..grid.points()).filter(|index| (index / stride).is_multiple_of(n)) {
        for (j, value) in line.iter_mut().enumerate() {
            *value = values[start + j * stride];
        }
        for (k, power) in power.iter_mut().enumerate() {
            let (mut re, mut im) = (0.0, 0.0);
            // The phase of j k by adding, so that no product is taken modulo n.
            let mut phase = 0;
            for value in &line {
                re += value * cos[phase];
                im += value * sin[phase];
                phase += k;
                if phase >= n {
                    phase -= n;
                }
            }
            // Both signs of the wave number, but for the mean and the shortest wave.
            let both = if k == 0 || 2 * k == n { 1.0 } else { 2.0 };
            *power += both * (re * re + im * im) / (n * n) as f64;
        }
    }
    let lines = (grid.points() / n) as f64;
    power
        .into_iter()
        .enumerate()
        .map(|(k, power)| [TAU * k as f64 / grid.length()[axis], power / lines])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::{Boundary, Coordinates};

    #[test]
    fn a_wave_has_all_its_power_at_its_wave_number() {
        let grid =
            Grid::new([4, 12, 5], [1.0, 3.0, 1.0], Coordinates::Cartesian, Boundary::Periodic)
                .unwrap();
        let values: Vec<f64> = (0..grid.points())
            .map(|index| 1.0 + 2.0 * (TAU * 3.0 * grid.position(grid.cell(index))[1] / 3.0).cos())
            .collect();
        let power = power_along(&grid, 1, &values);
        for (k, [wave, power]) in power.into_iter().enumerate() {
            // Half of the squared amplitude of a wave, the square of the mean.
            let want = match k {
                0 => 1.0,
                3 => 2.0,
                _ => 0.0,
            };
            assert!((power - want).abs() < 1e-13, "{wave}: {power}");
        }
    }
}
