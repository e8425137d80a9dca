//! From the second step on the allocator is asked for nothing.

use larder_hydro::integrate::TimeMethod;
use larder_hydro::scheme::KtOptions;
use larder_hydro::spectral::Filter;
use larder_hydro::{Solver, Space, StepChoice, Unwatched};
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
    // Blocks come in classes, up to a quarter larger than asked; tables of plans are not counted.
    let ratio = found / expected as f64;
    assert!((0.98..=1.25).contains(&ratio), "{found} bytes held, {expected} foretold");
}
