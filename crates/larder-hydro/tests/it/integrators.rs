//! Orders of the integrators, from errors at three steps; steps that choose themselves.

use larder_hydro::integrate::TimeMethod;
use larder_hydro::physics::{SecondOrder, Transport, Viscosity};
use larder_hydro::{Component, Solver, SolverOptions, StepChoice, Unwatched};

use crate::fluid::{options, shear_transport, smooth_flow, stores};

/// All components after a time of 0.4.
fn end(mut options: SolverOptions, steps: u32) -> Vec<f64> {
    let stores = stores();
    let until = 0.4;
    options.step = StepChoice::Fixed(until / f64::from(steps));
    options.force = true;
    let fields = smooth_flow(&options.grid);
    let mut solver = Solver::new(options, &stores).unwrap();
    solver.start(&fields, 0.0).unwrap();
    for _ in 0..steps {
        solver.step(until, &mut Unwatched).unwrap();
    }
    (0..Component::COUNT).flat_map(|c| solver.state().field(c).to_vec()).collect()
}

fn distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn observed_order(options: &SolverOptions, steps: u32) -> f64 {
    let best = end(SolverOptions { method: TimeMethod::Rk4, ..options.clone() }, 40 * steps);
    let coarse = distance(&end(options.clone(), steps), &best);
    let fine = distance(&end(options.clone(), 2 * steps), &best);
    (coarse / fine).log2()
}

#[test]
fn each_integrator_has_its_order() {
    for method in TimeMethod::ALL {
        let mut options = options([8, 8, 4], [10.0, 9.0, 8.0]);
        options.method = method;
        options.transport = shear_transport();
        let order = observed_order(&options, 4);
        let expected = f64::from(method.order());
        assert!((order - expected).abs() < 0.35, "{}: {order:.3} for {expected}", method.name());
    }
}

/// A relaxation time of a tenth of the step: the implicit methods keep their accuracy, where explicit
/// ones would be unstable. The error of stiff relaxation falls at least with the first power.
#[test]
fn implicit_relaxation_bears_steps_longer_than_the_relaxation_time() {
    let stiff = Transport::new(
        Viscosity::Constant { eta: 0.02, zeta: 0.0, tau_pi: 0.01, tau_bulk: 1.0 },
        SecondOrder { delta_pipi: 4.0 / 3.0, ..SecondOrder::default() },
    )
    .unwrap();
    for method in [TimeMethod::Ars222, TimeMethod::Ars443] {
        let mut options = options([8, 8, 4], [10.0, 9.0, 8.0]);
        options.transport = stiff;
        let best = end(SolverOptions { method: TimeMethod::Rk4, ..options.clone() }, 400);
        options.method = method;
        let coarse = distance(&end(options.clone(), 4), &best);
        let fine = distance(&end(options.clone(), 8), &best);
        let size = distance(&best, &vec![0.0; best.len()]);
        assert!(coarse / size < 2e-3, "{}: {:e}", method.name(), coarse / size);
        assert!(fine < 0.6 * coarse, "{}: {coarse:e} {fine:e}", method.name());
    }
}

#[test]
fn a_chosen_step_keeps_the_error_that_was_asked() {
    for method in TimeMethod::ALL {
        let mut errors = Vec::new();
        let mut options = options([8, 8, 4], [10.0, 9.0, 8.0]);
        let best = end(SolverOptions { method: TimeMethod::Rk4, ..options.clone() }, 200);
        for tolerance in [1e-4, 1e-6] {
            options.method = method;
            options.step = StepChoice::Tolerance(tolerance);
            let stores = stores();
            let mut solver = Solver::new(options.clone(), &stores).unwrap();
            solver.start(&smooth_flow(&options.grid), 0.0).unwrap();
            let mut steps = 0;
            while solver.time() < 0.4 {
                let summary = solver.step(0.4, &mut Unwatched).unwrap();
                assert!(summary.error.is_some_and(|error| error <= tolerance));
                steps += 1;
                assert!(steps < 10_000, "{}: {tolerance}", method.name());
            }
            assert!((solver.time() - 0.4).abs() < 1e-15);
            let found: Vec<f64> =
                (0..Component::COUNT).flat_map(|c| solver.state().field(c).to_vec()).collect();
            let size = best.iter().fold(0.0_f64, |most, x| most.max(x.abs()));
            let off = found.iter().zip(&best).fold(0.0_f64, |most, (a, b)| most.max((a - b).abs()));
            errors.push(off / size);
            // Errors of steps add up: there are this many of them, in units of the largest energy.
            assert!(off / size <= tolerance * f64::from(steps), "{}: {off:e}", method.name());
        }
        assert!(errors[1] < errors[0], "{}: {errors:?}", method.name());
    }
}

#[test]
fn a_step_that_cannot_be_stable_is_refused() {
    let stores = stores();
    let mut options = options([16, 16, 16], [4.0; 3]);
    options.step = StepChoice::Fixed(1.0);
    let mut solver = Solver::new(options.clone(), &stores).unwrap();
    let error = solver.start(&smooth_flow(&options.grid), 0.0).unwrap_err();
    assert_eq!(error.kind(), larder_hydro::HydroErrorKind::StepLimit);
    assert!(error.to_string().contains("the time step is 1.0"), "{error}");
    options.force = true;
    let mut solver = Solver::new(options.clone(), &stores).unwrap();
    solver.start(&smooth_flow(&options.grid), 0.0).unwrap();
}

#[test]
fn signals_faster_than_light_are_refused() {
    let stores = stores();
    let mut options = options([8, 8, 8], [4.0; 3]);
    options.transport = Transport::new(
        Viscosity::Entropy {
            eta_over_s: 0.2,
            tau_pi_factor: 1.5,
            zeta_over_s: 0.0,
            bulk_factor: 1.0,
        },
        SecondOrder::default(),
    )
    .unwrap();
    let mut solver = Solver::new(options.clone(), &stores).unwrap();
    let error = solver.start(&smooth_flow(&options.grid), 0.0).unwrap_err();
    assert_eq!(error.kind(), larder_hydro::HydroErrorKind::Acausal);
}
