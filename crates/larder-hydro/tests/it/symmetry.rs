//! The same flow seen from another side: axes swapped, mirrored, shifted; other levels, other workers.

use larder_hydro::fields::Fields;
use larder_hydro::spectral::Filter;
use larder_hydro::{Component, Grid, Solver, SolverOptions, Space, StepChoice, Unwatched};
use larder_kernels::Level;

use crate::fluid::{full_transport, options, relative, stores, stressed_flow};

const STEPS: usize = 12;

fn evolve(options: &SolverOptions, fields: &Fields) -> Vec<Vec<f64>> {
    let stores = stores();
    let mut solver = Solver::new(options.clone(), &stores).unwrap();
    solver.start(fields, 0.0).unwrap();
    for _ in 0..STEPS {
        solver.step(f64::INFINITY, &mut Unwatched).unwrap();
    }
    let mut pieces: Vec<Vec<f64>> =
        (0..Component::COUNT).map(|c| solver.state().field(c).to_vec()).collect();
    let matter = crate::fluid::primitives(&mut solver);
    pieces.extend((0..4).map(|c| matter.field(c).to_vec()));
    pieces
}

fn base() -> SolverOptions {
    let mut options = options([12, 10, 8], [10.0, 8.0, 7.0]);
    options.transport = full_transport();
    options.space = Space::Fourier(Filter::TwoThirds);
    options.step = StepChoice::Fixed(0.03);
    options
}

/// Where the number of a cell comes from in the other view.
fn moved(grid: &Grid, field: &[f64], from: impl Fn([usize; 3]) -> ([usize; 3], Grid)) -> Vec<f64> {
    (0..grid.points())
        .map(|index| {
            let (cell, other) = from(grid.cell(index));
            field[other.index(cell)]
        })
        .collect()
}

#[test]
fn a_shift_by_whole_cells_shifts_the_answer() {
    let options = base();
    let grid = options.grid;
    let fields = stressed_flow(&grid, true);
    let [nx, ny, nz] = grid.shape();
    let shift = |[x, y, z]: [usize; 3]| ([(x + 5) % nx, (y + 3) % ny, (z + 7) % nz], grid);
    let mut shifted = fields.clone();
    for field in &mut shifted.values {
        *field = moved(&grid, field, shift);
    }
    let (plain, other) = (evolve(&options, &fields), evolve(&options, &shifted));
    for (plain, other) in plain.iter().zip(&other) {
        let off = relative(other, &moved(&grid, plain, shift));
        assert!(off <= 1e-13, "{off:e}");
    }
}

/// Swaps x and z: fields of the state and of the matter, where each goes and with which sign.
#[test]
fn swapped_axes_swap_the_answer() {
    let options = base();
    let grid = options.grid;
    let fields = stressed_flow(&grid, true);
    let ([nx, ny, nz], [lx, ly, lz]) = (grid.shape(), grid.length());
    let mut swapped_options = options.clone();
    swapped_options.grid =
        Grid::new([nz, ny, nx], [lz, ly, lx], grid.coordinates(), grid.boundary()).unwrap();
    let other_grid = swapped_options.grid;
    let from = |[x, y, z]: [usize; 3]| ([z, y, x], grid);
    // pi^zz of the start is pi^xx of the other view; it follows from the five.
    let shear: Vec<f64> = (0..grid.points()).map(|i| zz(&fields, i)).collect();
    let v = &fields.values;
    let mut swapped = Fields::default();
    for (to, source) in [
        (0, &v[0]),
        (1, &v[3]),
        (2, &v[2]),
        (3, &v[1]),
        (4, &shear),
        (5, &v[8]),
        (6, &v[6]),
        (7, &v[7]),
        (8, &v[5]),
        (9, &v[9]),
    ] {
        swapped.values[to] = moved(&other_grid, source, from);
    }
    let plain = evolve(&options, &fields);
    let other = evolve(&swapped_options, &swapped);
    // State: E, Mz, My, Mx, (zz), yz, xz, yy, xy, Pi; matter: e, uz, uy, ux.
    for (here, there) in [
        (0, 0),
        (1, 3),
        (2, 2),
        (3, 1),
        (5, 8),
        (6, 6),
        (7, 7),
        (8, 5),
        (9, 9),
        (10, 10),
        (11, 13),
        (12, 12),
        (13, 11),
    ] {
        let off = relative(&other[here], &moved(&other_grid, &plain[there], from));
        assert!(off <= 1e-13, "component {here}: {off:e}");
    }
}

fn zz(fields: &Fields, at: usize) -> f64 {
    let u: [f64; 3] = std::array::from_fn(|i| fields.values[1 + i][at]);
    let gamma = (1.0 + u.iter().map(|u| u * u).sum::<f64>()).sqrt();
    let v = u.map(|u| u / gamma);
    let [xx, xy, xz, yy, yz] = std::array::from_fn(|c| fields.values[4 + c][at]);
    let off = 2.0 * (xy * v[0] * v[1] + xz * v[0] * v[2] + yz * v[1] * v[2]);
    (xx * v[0] * v[0] + yy * v[1] * v[1] + off - xx - yy) / (1.0 - v[2] * v[2])
}

#[test]
fn a_mirrored_axis_mirrors_the_answer() {
    let options = base();
    let grid = options.grid;
    let fields = stressed_flow(&grid, true);
    let ny = grid.shape()[1];
    let from = |[x, y, z]: [usize; 3]| ([x, (ny - y) % ny, z], grid);
    // What carries one index y changes its sign.
    let is_odd = |field: usize| matches!(field, 2 | 5 | 8 | 12);
    let sign = |field: usize| if is_odd(field) { -1.0 } else { 1.0 };
    let mut mirrored = fields.clone();
    for (c, field) in mirrored.values.iter_mut().enumerate() {
        *field = moved(&grid, field, from);
        field.iter_mut().for_each(|number| *number *= sign(c));
    }
    let (plain, other) = (evolve(&options, &fields), evolve(&options, &mirrored));
    for (c, (plain, other)) in plain.iter().zip(&other).enumerate() {
        let mut expected = moved(&grid, plain, from);
        expected.iter_mut().for_each(|number| *number *= sign(c));
        let off = relative(other, &expected);
        assert!(off <= 1e-13, "component {c}: {off:e}");
    }
}

fn bits(pieces: &[Vec<f64>]) -> Vec<u64> {
    pieces.iter().flatten().map(|number| number.to_bits()).collect()
}

#[test]
fn the_number_of_workers_changes_no_bit() {
    let options = base();
    let fields = stressed_flow(&options.grid, true);
    let one = evolve(&options, &fields);
    for workers in [2, 3] {
        let several = evolve(&SolverOptions { workers, ..options.clone() }, &fields);
        assert_eq!(bits(&one), bits(&several), "{workers} workers");
    }
}

#[test]
fn the_level_changes_no_bit() {
    let options = base();
    let fields = stressed_flow(&options.grid, true);
    let expected = evolve(&SolverOptions { level: Level::PORTABLE, ..options.clone() }, &fields);
    for level in Level::available() {
        let found = evolve(&SolverOptions { level, ..options.clone() }, &fields);
        assert_eq!(bits(&expected), bits(&found), "{level}");
    }
}
