//! From the second step on the allocator is asked for nothing.

use larder_hydro::integrate::TimeMethod;
use larder_hydro::scheme::KtOptions;
use larder_hydro::spectral::Filter;
use larder_hydro::{Block, Primitive, Solver, Space, StepChoice, Unwatched};
use larder_testkit::no_allocations;

use crate::fluid::{full_transport, options, stores, stressed_flow};

#[test]
fn steps_of_every_scheme_and_integrator_allocate_nothing() {
    for space in [
        Space::Fourier(Filter::None),
        Space::Fourier(Filter::TwoThirds),
        Space::Kt(KtOptions::default()),
    ] {
        for method in TimeMethod::ALL {
            for step in [StepChoice::Fixed(0.01), StepChoice::Tolerance(1e-5)] {
                let stores = stores();
                // 11 is a length for the matrix, and 22 cells of y fill no panel.
                let mut options = options([11, 22, 6], [10.0, 9.0, 8.0]);
                options.transport = full_transport();
                (options.space, options.method, options.step) = (space, method, step);
                let grid = options.grid;
                let mut solver = Solver::new(options, &stores).unwrap();
                solver.start(&stressed_flow(&grid, true), 0.0).unwrap();
                solver.step(10.0, &mut Unwatched).unwrap();
                let name = format!("{space:?} {} {step:?}", method.name());
                no_allocations(&name, || {
                    for _ in 0..5 {
                        solver.step(10.0, &mut Unwatched).unwrap();
                        solver.diagnostics().unwrap();
                    }
                });
            }
        }
    }
}

/// Counts that follow from the scheme: 36 derivatives a stage, three more with a bulk pressure.
#[test]
fn look_ups_of_plans_are_the_derivatives_of_the_stages() {
    let stores = stores();
    let mut options = options([8, 12, 6], [10.0, 9.0, 8.0]);
    options.step = StepChoice::Fixed(0.01);
    let grid = options.grid;
    let mut solver = Solver::new(options.clone(), &stores).unwrap();
    solver.start(&stressed_flow(&grid, false), 0.0).unwrap();
    let before = solver.memory_analysis().fft_workspace.lookups;
    for _ in 0..5 {
        solver.step(10.0, &mut Unwatched).unwrap();
    }
    let after = solver.memory_analysis();
    assert_eq!(solver.derivatives_per_stage(), 36);
    assert_eq!(after.fft_workspace.lookups - before, 5 * 4 * 36);
    assert_eq!(
        after.fft_workspace.plans, 6,
        "three lengths: three to differentiate, three to look at waves"
    );
    assert!(after.fft_workspace.hit_rate.is_some_and(|rate| rate > 0.99), "{after:?}");
    assert!(after.warnings.is_empty(), "{after:?}");
    options.transport = full_transport();
    let solver = Solver::new(options, &stores).unwrap();
    assert_eq!(solver.derivatives_per_stage(), 39);
}

/// What the dry run says is what is held.
#[test]
fn bytes_are_known_before_anything_is_allocated() {
    let mut options = options([24, 20, 16], [10.0, 9.0, 8.0]);
    options.method = TimeMethod::SspRk3;
    let stores = stores();
    let expected = Solver::bytes(&options);
    let grid = options.grid;
    let mut solver = Solver::new(options, &stores).unwrap();
    solver.start(&stressed_flow(&grid, false), 0.0).unwrap();
    let held = solver.memory_analysis();
    let found = held.array_pool.bytes as f64 + held.fft_workspace.memory_usage_mb * 1e6;
    // A look borrows two blocks that have gone home; tables of plans are not counted.
    let borrowed = Block::bytes(Primitive::COUNT, grid.points()) + Block::bytes(1, grid.points());
    let ratio = found / (expected - borrowed) as f64;
    assert!((0.98..=1.02).contains(&ratio), "{found} bytes, {expected} foretold");
}

/// Bytes on loan are those of the blocks and not of the classes that they come from, whatever the size.
#[test]
fn bytes_of_the_pool_are_those_of_the_blocks_on_loan() {
    for cells in [9, 33, 100, 1000] {
        let mut options = options([cells, 1, 1], [10.0, 1.0, 1.0]);
        options.space = Space::Kt(KtOptions::default());
        options.step = StepChoice::Fixed(1e-4);
        let stores = stores();
        let solver_bytes = Solver::bytes(&options) - Block::bytes(Primitive::COUNT, cells);
        let grid = options.grid;
        let mut solver = Solver::new(options, &stores).unwrap();
        solver.start(&stressed_flow(&grid, false), 0.0).unwrap();
        solver.step(10.0, &mut Unwatched).unwrap();
        let found = solver.memory_analysis().array_pool;
        assert_eq!(found.bytes, solver_bytes as u64, "{cells} cells");
        // What a look borrowed waits in the pool; a class is at most a quarter larger than what was asked.
        let most = (solver_bytes + Block::bytes(Primitive::COUNT, cells)) as u64 * 5 / 4;
        assert!((found.bytes..=most).contains(&found.held_bytes), "{cells} cells: {found:?}");
        let loan = solver.loan(7).unwrap();
        let more = solver.memory_analysis().array_pool.bytes - found.bytes;
        assert_eq!(more, Block::bytes(7, cells) as u64);
        drop(loan);
        drop(solver);
        assert_eq!(stores.arrays.bytes_lent(), 0, "everything went home");
    }
}
