//! What must not change.

use larder_hydro::BlockPool;
use larder_hydro::spectral::Filter;
use larder_hydro::{Component, Primitive, Solver, Space, StepChoice, Unwatched};

use crate::fluid::{full_transport, options, primitives, stores, stressed_flow};

/// A thousand steps; totals drift by rounding alone, which is a random walk of 4000 stages.
#[test]
#[expect(clippy::print_stdout, reason = "the acceptance list reads the figure")]
fn energy_and_momentum_stay_over_a_thousand_steps() {
    for filter in [Filter::None, Filter::TwoThirds] {
        let stores = stores();
        let mut options = options([12, 8, 10], [10.0, 7.0, 9.0]);
        options.space = Space::Fourier(filter);
        options.step = StepChoice::Fixed(0.02);
        let mut solver = Solver::new(options.clone(), &stores).unwrap();
        let start = solver.start(&stressed_flow(&options.grid, false), 0.0).unwrap();
        for _ in 0..1000 {
            solver.step(f64::INFINITY, &mut Unwatched).unwrap();
        }
        let end = solver.diagnostics().unwrap();
        let mut largest = 0.0_f64;
        for (c, (before, after)) in start.totals.iter().zip(end.totals).enumerate() {
            let drift = (after - before).abs() / start.totals[0];
            // A filter subtracts what it takes away, and of a mean it takes nothing.
            assert!(drift <= 1e-13, "component {c} with {filter:?}: {drift:e}");
            largest = largest.max(drift);
        }
        println!("largest drift, {filter:?}: {largest:e}");
        // And it was a flow, not a picture of one.
        assert!((end.energy_range[1] / start.energy_range[1] - 1.0).abs() > 0.05);
    }
}

/// The stresses that are written are traceless and orthogonal to the flow.
#[test]
fn stresses_stay_traceless_and_orthogonal() {
    let stores = stores();
    let mut options = options([12, 8, 10], [10.0, 7.0, 9.0]);
    options.transport = full_transport();
    let grid = options.grid;
    let mut solver = Solver::new(options, &stores).unwrap();
    solver.start(&stressed_flow(&grid, true), 0.0).unwrap();
    for _ in 0..50 {
        solver.step(f64::INFINITY, &mut Unwatched).unwrap();
    }
    let matter = primitives(&mut solver);
    let pool = BlockPool::new(larder_memory::buffer::BufferOptions::default()).unwrap();
    let count = larder_hydro::fields::WRITTEN_COUNT;
    let mut written = larder_hydro::Block::zeroed(&pool, count, grid.points()).unwrap();
    larder_hydro::fields::Fields::take_apart(&grid, 1.0, solver.state(), &matter, &mut written);
    let field = |name: &str| {
        let at = larder_hydro::fields::WRITTEN.iter().position(|other| *other == name).unwrap();
        written.field(at)
    };
    let names = [["pixx", "pixy", "pixz"], ["pixy", "piyy", "piyz"], ["pixz", "piyz", "pizz"]];
    for at in 0..grid.points() {
        let u: [f64; 3] =
            std::array::from_fn(|i| matter.field(Primitive::VelocityX as usize + i)[at]);
        let gamma = (1.0 + u.iter().map(|u| u * u).sum::<f64>()).sqrt();
        let pi: [[f64; 3]; 3] = names.map(|row| row.map(|name| field(name)[at]));
        // pi^{0i} from the three spatial conditions, pi^{00} from the time one: u_mu pi^{mu nu} = 0.
        let mixed: [f64; 3] = pi.map(|row| (0..3).map(|j| row[j] * u[j]).sum::<f64>() / gamma);
        let time: f64 = (0..3).map(|j| mixed[j] * u[j]).sum::<f64>() / gamma;
        let trace = time - (pi[0][0] + pi[1][1] + pi[2][2]);
        let size = solver.state().field(Component::Energy as usize)[at];
        assert!(trace.abs() <= 1e-13 * size, "{trace:e}");
    }
}
