//! The smooth flow in three dimensions against figures of another program.

use larder_hydro::spectral::Filter;
use larder_hydro::{Primitive, Solver, Space, Unwatched};

use crate::fluid::{options, primitives, smooth_flow, stores};

fn energy_at_origin(n: usize) -> f64 {
    let stores = stores();
    let mut options = options([n; 3], [10.0; 3]);
    options.space = Space::Fourier(Filter::TwoThirds);
    let grid = options.grid;
    let mut solver = Solver::new(options, &stores).unwrap();
    solver.start(&smooth_flow(&grid), 0.0).unwrap();
    for _ in 0..50 {
        solver.step(1.0, &mut Unwatched).unwrap();
    }
    assert!((solver.time() - 1.0).abs() < 1e-12);
    let block = primitives(&mut solver);
    // The figures are for a box that begins at the origin, where our cell of x = 0 stands.
    block.field(Primitive::Energy as usize)[grid.index([n / 2; 3])]
}

/// Figures of another program, which printed six and eight digits after the point.
#[test]
fn a_smooth_flow_in_three_dimensions_agrees_with_an_independent_program() {
    let found = energy_at_origin(16);
    assert!((found - 10.975_952).abs() <= 0.6e-6, "{found}");
    let found = energy_at_origin(24);
    assert!((found - 10.975_299_16).abs() <= 0.6e-8, "{found}");
}

/// The same on finer grids: `cargo xtask ci --full --only flows` runs it, where it takes some seconds.
#[test]
#[ignore = "takes minutes without optimisation; the step flows of `cargo xtask ci --full` runs it"]
fn finer_grids_agree_as_well() {
    for (n, expected) in [(32, 10.975_297_30), (48, 10.975_297_38)] {
        let found = energy_at_origin(n);
        assert!((found - expected).abs() <= 0.6e-8, "{n}: {found}");
    }
}
