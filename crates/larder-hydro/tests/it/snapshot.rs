//! What a solver asks of the allocator, first and later, against the committed file
//! `bench/allocations/hydro.toml`. `LARDER_RECORD=1` writes it anew.

use larder_hydro::spectral::Filter;
use larder_hydro::{Solver, Space, StepChoice, Unwatched};
use larder_testkit::allocation_counts;
use larder_testkit::larder_measure::snapshot::{Phase, Snapshot};

use crate::fluid::{options, stores, stressed_flow};

#[test]
fn steps_ask_what_the_committed_snapshot_says() {
    let mut all = Snapshot::new("hydro");
    for (name, space, step) in [
        ("rk4, Fourier", Space::Fourier(Filter::None), StepChoice::Fixed(0.01)),
        ("rk4, Fourier, two thirds", Space::Fourier(Filter::TwoThirds), StepChoice::Fixed(0.01)),
        ("rk4, Fourier, chosen steps", Space::Fourier(Filter::None), StepChoice::Tolerance(1e-5)),
        (
            "rk4, finite volumes",
            Space::Kt(larder_hydro::scheme::KtOptions::default()),
            StepChoice::Fixed(0.01),
        ),
    ] {
        let stores = stores();
        let mut options = options([12, 10, 8], [10.0, 9.0, 8.0]);
        (options.space, options.step) = (space, step);
        let grid = options.grid;
        let fields = stressed_flow(&grid, false);
        let (mut solver, counts) = allocation_counts(|| {
            let mut solver = Solver::new(options, &stores).unwrap();
            solver.start(&fields, 0.0).unwrap();
            solver.step(10.0, &mut Unwatched).unwrap();
            solver
        });
        all.stage(name, Phase::WarmUp, &counts);
        let ((), counts) = allocation_counts(|| {
            for _ in 0..3 {
                solver.step(10.0, &mut Unwatched).unwrap();
                solver.diagnostics().unwrap();
            }
        });
        assert_eq!(counts.heap_calls(), 0, "{name}: called the heap in its steady state: {counts}");
        all.stage(name, Phase::Steady, &counts);
    }
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/allocations");
    all.check(&folder).expect("the file is readable").assert_clean();
}
