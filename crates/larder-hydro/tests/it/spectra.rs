//! Spectra in three dimensions, there and back, against the definition; gradients and divergences.

use std::f64::consts::PI;

use larder_hydro::BlockPool;
use larder_hydro::scheme::{Fourier, Scheme, Tail};
use larder_hydro::spectral::{Calculus, Fft3, Filter, PlanCache};
use larder_hydro::spectrum::power_along;
use larder_hydro::{Boundary, Coordinates, Grid};
use larder_kernels::Level;
use larder_memory::buffer::BufferOptions;

use crate::fluid::shear_transport;

fn numbers(count: usize) -> Vec<f64> {
    (0..count).map(|i| ((i * 7919) % 1009) as f64 / 1009.0 - 0.5).collect()
}

/// Mode `(k, l, m)` by its definition.
fn mode(field: &[f64], [nx, ny, nz]: [usize; 3], [k, l, m]: [usize; 3]) -> (f64, f64) {
    let mut sum = (0.0, 0.0);
    for x in 0..nx {
        for y in 0..ny {
            for z in 0..nz {
                let turns = (k * x % nx) as f64 / nx as f64
                    + (l * y % ny) as f64 / ny as f64
                    + (m * z % nz) as f64 / nz as f64;
                let (sine, cosine) = (-2.0 * PI * turns).sin_cos();
                let value = field[(x * ny + y) * nz + z];
                sum.0 += value * cosine;
                sum.1 += value * sine;
            }
        }
    }
    sum
}

#[test]
fn a_spectrum_is_its_definition_and_leads_back() {
    let plans = PlanCache::new().unwrap();
    for shape in [
        [8, 12, 10],
        [4, 6, 20],
        [7, 5, 9],
        [1, 8, 16],
        [16, 1, 4],
        [11, 22, 4],
        [10, 4, 13],
        [6, 6, 1],
    ] {
        let [nx, ny, nz] = shape;
        let field = numbers(nx * ny * nz);
        for level in [Level::PORTABLE, Level::best()] {
            let mut fft = Fft3::new(shape, level, &plans).unwrap();
            let count = fft.spectrum_len();
            let (mut re, mut im) = (vec![0.0; count], vec![0.0; count]);
            fft.forward(&field, &mut re, &mut im);
            // Sums of n numbers below a half; angles off by two roundings on the other side.
            let allowed = 8.0 * field.len() as f64 * f64::EPSILON;
            for k in 0..=nx / 2 {
                for l in (0..ny).step_by(3) {
                    for m in (0..nz).step_by(2) {
                        let (a, b) = mode(&field, shape, [k, l, m]);
                        let at = (k * ny + l) * nz + m;
                        let off = (re[at] - a).abs().max((im[at] - b).abs());
                        assert!(off <= allowed, "{shape:?} on {level}, mode {k} {l} {m}: {off:e}");
                    }
                }
            }
            let mut buffer = field.clone();
            buffer.resize(2 * count, 0.0);
            fft.forward_in_place(&mut buffer);
            assert!(buffer[..count].iter().zip(&re).all(|(a, b)| a.to_bits() == b.to_bits()));
            assert!(buffer[count..].iter().zip(&im).all(|(a, b)| a.to_bits() == b.to_bits()));
            fft.back_in_place(&mut buffer);
            let mut back = vec![0.0; field.len()];
            fft.back(&mut re, &mut im, &mut back);
            for (i, value) in field.iter().enumerate() {
                assert!((back[i] - value).abs() <= 4e-15, "{shape:?}: {} {value}", back[i]);
                assert_eq!(back[i].to_bits(), buffer[i].to_bits());
            }
        }
    }
}

#[test]
fn a_field_that_comes_from_memory_has_the_spectrum_of_its_definition() {
    let plans = PlanCache::new().unwrap();
    // Columns that fill no whole panel at their end; along x by passes and by the library.
    for shape in [[96, 75, 77], [89, 81, 76]] {
        let field = numbers(shape.iter().product());
        let mut fft = Fft3::new(shape, Level::best(), &plans).unwrap();
        let count = fft.spectrum_len();
        let (mut re, mut im) = (vec![0.0; count], vec![0.0; count]);
        fft.forward(&field, &mut re, &mut im);
        let allowed = 8.0 * field.len() as f64 * f64::EPSILON;
        for [k, l, m] in [[0, 0, 0], [1, 2, 3], [7, 0, 70], [44, 74, 1], [13, 33, 75]] {
            let (a, b) = mode(&field, shape, [k, l, m]);
            let at = (k * shape[1] + l) * shape[2] + m;
            let off = (re[at] - a).abs().max((im[at] - b).abs());
            assert!(off <= allowed, "{shape:?}, mode {k} {l} {m}: {off:e}");
        }
        let mut buffer = field.clone();
        buffer.resize(2 * count, 0.0);
        fft.forward_in_place(&mut buffer);
        assert!(buffer[..count] == re && buffer[count..] == im, "{shape:?}: the same in place");
        fft.back_in_place(&mut buffer);
        let mut back = vec![0.0; field.len()];
        fft.back(&mut re, &mut im, &mut back);
        assert!(buffer[..field.len()] == back, "{shape:?}: the same way back in place");
        for (i, value) in field.iter().enumerate() {
            assert!((back[i] - value).abs() <= 4e-15, "{shape:?}: {} {value}", back[i]);
        }
    }
}

#[test]
fn gradient_and_divergence_are_those_of_waves() {
    let plans = PlanCache::new().unwrap();
    let (shape, length) = ([12, 10, 9], [3.0, 5.0, 2.0]);
    let [nx, ny, nz] = shape;
    let wave: [f64; 3] = std::array::from_fn(|i| 2.0 * PI * [2.0, 1.0, 3.0][i] / length[i]);
    let phase = |i: usize| {
        let cell = [i / (ny * nz), i / nz % ny, i % nz];
        (0..3).map(|a| wave[a] * length[a] * cell[a] as f64 / shape[a] as f64).sum::<f64>()
    };
    let count = nx * ny * nz;
    let field: Vec<f64> = (0..count).map(|i| phase(i).sin()).collect();
    let mut calculus = Calculus::new(shape, length, Filter::None, Level::best(), &plans).unwrap();
    let mut gradient = [vec![1.0; count], vec![1.0; count], vec![1.0; count]];
    calculus.gradient(&field, gradient.each_mut().map(|part| &mut part[..]));
    let mut laplacian = vec![0.0; count];
    calculus.divergence(gradient.each_ref().map(|part| &part[..]), &mut laplacian);
    let square: f64 = wave.iter().map(|k| k * k).sum();
    let mut rows = [vec![0.0; count], vec![0.0; count], vec![0.0; count]];
    let [gx, gy, gz] = gradient.each_ref().map(|part| &part[..]);
    calculus.tensor_divergence([gx, gy, gz, gy, gz, gz], rows.each_mut().map(|part| &mut part[..]));
    for i in 0..count {
        for axis in 0..3 {
            assert!((gradient[axis][i] - wave[axis] * phase(i).cos()).abs() < 1e-12);
        }
        assert!((laplacian[i] + square * field[i]).abs() < 1e-10);
        assert!((rows[0][i] - laplacian[i]).abs() < 1e-10, "the first row is the gradient itself");
    }
}

/// The share of the shortest waves against the power of each wave number by its definition, on axes that are
/// worked on by passes, by a matrix and by the library.
#[test]
fn the_tail_is_what_the_upper_third_of_the_kept_wave_numbers_holds() {
    let pool = BlockPool::new(BufferOptions::default()).unwrap();
    for shape in [[12, 10, 8], [24, 1, 32], [7, 11, 26], [1, 1, 48], [6, 9, 4]] {
        let grid =
            Grid::new(shape, [1.0, 2.0, 3.0], Coordinates::Cartesian, Boundary::Periodic).unwrap();
        let field: Vec<f64> = numbers(grid.points()).iter().map(|value| 3.0 + value).collect();
        let mean = field.iter().sum::<f64>() / field.len() as f64;
        let waves =
            field.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / field.len() as f64;
        for (filter, reach) in [(Filter::None, 1.0), (Filter::TwoThirds, 2.0 / 3.0)] {
            let mut want = (0.0, 0);
            for axis in (0..3).filter(|&axis| grid.is_active(axis)) {
                let third = reach * shape[axis] as f64 / 3.0;
                let power = power_along(&grid, axis, &field);
                let high = power.iter().enumerate().filter(|(k, _)| *k as f64 > third);
                let share = high.map(|(_, [_, power])| power).sum::<f64>() / waves;
                if share > want.0 {
                    want = (share, axis);
                }
            }
            for level in [Level::PORTABLE, Level::best()] {
                let mut scheme = Fourier::new(
                    grid,
                    larder_hydro::eos::EquationOfState::conformal(13.9).unwrap(),
                    shear_transport(),
                    filter,
                    level,
                    1,
                    &pool,
                    PlanCache::new().unwrap(),
                )
                .unwrap();
                let mut room = vec![0.0; field.len()];
                let tail = scheme.tail(&field, &mut room).unwrap().expect("a series has waves");
                assert_eq!(tail.axis, want.1, "{shape:?} {filter:?}");
                // Sums of squares of some thousand numbers of order one.
                let allowed = 64.0 * field.len() as f64 * f64::EPSILON;
                assert!(
                    (tail.share - want.0).abs() <= allowed,
                    "{shape:?} {filter:?}: {tail:?}, want {want:?}"
                );
                // Of the same everywhere there is nothing but rounding, which is no tail.
                let flat = vec![1.0 / 3.0; field.len()];
                assert_eq!(scheme.tail(&flat, &mut room).unwrap(), Some(Tail::default()));
            }
        }
    }
}
