//! Finite volumes against exact flows, and against themselves.

use std::path::Path;

use larder_hydro::compare::{FieldError, compare, completed};
use larder_hydro::exact::GUBSER_RUN;
use larder_hydro::fields::{Fields, WRITTEN_COUNT};
use larder_hydro::initial::{Flow, start};
use larder_hydro::simulation::{RunOptions, solver_options};
use larder_hydro::{Block, Component, Primitive, RunFile, Solver, Stores, Unwatched};
use larder_kernels::Level;

const BJORKEN: &str = "
[grid]
shape = [1, 1, 1]
length = [1.0, 1.0, 1.0]
coordinates = \"milne\"
[fluid]
degrees = 13.899692864867513
hbarc = 0.19732698
eta_over_s = 0.2
delta_pipi = 1.3333333333333333
tau_pipi = 1.4285714285714286
[scheme]
space = \"kt\"
dt = 0.005
[run]
from = 0.6
until = 1.0
[initial]
kind = \"bjorken\"
temperature = \"0.3 GeV\"
";

const RIEMANN: &str = "
[grid]
shape = [200, 1, 1]
length = [10.0, 1.0, 1.0]
boundary = \"outflow\"
[scheme]
space = \"kt\"
time = \"ssprk3\"
dt = 0.01
[run]
until = 3.0
[initial]
kind = \"riemann\"
left = 10.0
right = 1.0
";

fn file(text: &str, settings: &[&str]) -> RunFile {
    let mut run = RunFile::parse(text, Path::new("."), "test").expect("a run file");
    for setting in settings {
        run.set(setting).expect("a setting");
    }
    run
}

fn options(workers: usize) -> RunOptions {
    RunOptions { out: None, workers, level: Level::best(), force: false }
}

/// The last state of a run.
struct End {
    run: RunFile,
    fields: Fields,
    state: Vec<Vec<f64>>,
    time: f64,
}

fn carry_out(run: RunFile) -> End {
    let stores = Stores::new().expect("stores");
    let made = solver_options(&run, &options(1)).expect("options");
    let begin = start(&run, &made.grid, &made.eos, &made.transport).expect("a start");
    let mut solver = Solver::new(made, &stores).expect("a solver");
    solver.start(&begin.fields, begin.from).expect("a state");
    while solver.time() < begin.until {
        solver.step(begin.until, &mut Unwatched).expect("a step");
    }
    let grid = solver.options().grid;
    let mut primitives =
        Block::zeroed(&stores.arrays, Primitive::COUNT, grid.points()).expect("memory and matter");
    solver.primitives(&mut primitives).expect("matter");
    let mut written =
        Block::zeroed(&stores.arrays, WRITTEN_COUNT, grid.points()).expect("memory and matter");
    Fields::take_apart(&grid, solver.time(), solver.state(), &primitives, &mut written);
    let mut fields = Fields { time: Some(solver.time()), ..Fields::default() };
    // WRITTEN has pizz between piyz and Pi.
    for (to, from) in fields.values.iter_mut().zip([0, 1, 2, 3, 4, 5, 6, 7, 8, 10]) {
        to.extend_from_slice(written.field(from));
    }
    let state = (0..Component::COUNT).map(|c| solver.state().field(c).to_vec()).collect();
    End { run, fields, state, time: solver.time() }
}

fn errors(end: &End, kind: &str, within: f64) -> Vec<FieldError> {
    let made = solver_options(&end.run, &options(1)).expect("options");
    let (from, _) = end.run.times(None).expect("times");
    let flow = Flow::new(kind, &end.run, &made.grid, &made.eos, &made.transport, from)
        .expect("memory and matter");
    let exact = flow.fields(&made.grid, end.time).expect("an exact state");
    let all = |fields: &Fields| completed(fields, &made.grid, &made.eos, end.time);
    compare(&made.grid, &all(&end.fields), &all(&exact), within)
}

fn l1(errors: &[FieldError], name: &str) -> f64 {
    errors.iter().find(|error| error.name == name).expect("a field").l1
}

/// Ratios of errors on grids of 51 and 101 cells: second order is 4, limited at the extremes.
#[test]
fn gubser_flow_converges_at_second_order_in_every_field() {
    let coarse = errors(&carry_out(file(GUBSER_RUN, &[])), "gubser", 4.0);
    let fine = ["grid.shape=[101, 101, 1]", "grid.length=[10.1, 10.1, 1.0]", "scheme.dt=0.01"];
    let fine = errors(&carry_out(file(GUBSER_RUN, &fine)), "gubser", 4.0);
    for name in ["T", "ux", "uy", "pixx", "pixy", "piyy", "pizz"] {
        let ratio = l1(&coarse, name) / l1(&fine, name);
        assert!(ratio > 3.0, "{name}: {:e} and {:e}", l1(&coarse, name), l1(&fine, name));
    }
    // At twice the spacing the bounds that hold on 201 cells are four times as wide, at this order.
    for (name, bound) in [("T", 7.9e-4), ("ux", 3.6e-3), ("pixx", 3.2e-2)] {
        assert!(l1(&fine, name) < 4.0 * bound, "{name}: {:e}", l1(&fine, name));
    }
    for zero in ["uz", "pixz", "piyz", "Pi"] {
        assert!(l1(&fine, zero) < 1e-14, "{zero}");
    }
}

/// The reference table, through the solver: RK4 at a step of 0.005 fm is off by (dt/tau)^4 at most,
/// 5e-9 of slopes of order one; tested on a step and its half.
#[test]
fn the_bjorken_table_is_met_and_the_integrator_is_of_fourth_order() {
    let energy = |settings: &[&str]| carry_out(file(BJORKEN, settings)).fields.values[0][0];
    let end = carry_out(file(BJORKEN, &[]));
    assert!((end.fields.values[0][0] / 38.947_741_14 - 1.0).abs() < 1e-8);
    let phi = 2.0 * end.fields.values[4][0];
    assert!((phi / end.fields.values[0][0] / 0.120_520_854_4 - 1.0).abs() < 1e-8);
    for error in errors(&end, "bjorken", f64::INFINITY) {
        assert!(error.l1 < 1e-8, "{error:?}");
    }
    let exact = 38.947_741_14;
    let gaps = ["scheme.dt=0.04", "scheme.dt=0.02"].map(|dt| (energy(&[dt]) - exact).abs());
    assert!(gaps[0] / gaps[1] > 12.0, "{gaps:?}");
    let late = carry_out(file(BJORKEN, &["run.until=5.0"]));
    assert!((late.fields.values[0][0] / 5.599_827_114 - 1.0).abs() < 1e-8);
    let without = ["run.until=5.0", "fluid.tau_pipi=0.0"];
    let without = carry_out(file(BJORKEN, &without));
    assert!((without.fields.values[0][0] / 5.820_268_262 - 1.0).abs() < 1e-8);
}

/// At small tau everything expands fast: a step that is long against tau is refused, and steps that are
/// chosen meet the equations of the flow as well as they were asked to.
#[test]
fn steps_know_how_fast_the_expansion_is() {
    let early = ["run.from=0.1", "run.until=2.0", "initial.temperature=0.5 GeV"];
    let begin = |more: &[&str]| {
        let run = file(BJORKEN, &[&early[..], more].concat());
        let stores = Stores::new().unwrap();
        let made = solver_options(&run, &options(1)).unwrap();
        let begin = start(&run, &made.grid, &made.eos, &made.transport).unwrap();
        let mut solver = Solver::new(made, &stores).unwrap();
        let found = solver.start(&begin.fields, begin.from)?;
        Ok::<_, larder_hydro::HydroError>(solver.step_limit(&found))
    };
    for settings in [
        &["scheme.dt=0.06"][..],
        &["scheme.dt=0.06", "fluid.eta_over_s=0.0"],
        &["scheme.dt=0.06", "scheme.time=ars443"],
    ] {
        let error = begin(settings).expect_err("half of tau is 0.05 fm");
        assert_eq!(error.kind(), larder_hydro::HydroErrorKind::StepLimit);
        let text = error.to_string();
        assert!(text.contains("at most 5.000000e-2 fm because of the expansion"), "{text}");
    }
    // Relaxation alone would allow 2.78 / 50.7, dilution as well takes that to 2.78 / (50.7 + 18.1).
    let hot = ["scheme.dt=0.045", "initial.temperature=10.0 GeV"];
    let error = begin(&hot).expect_err("relaxation and dilution");
    assert!(error.to_string().contains("at most 4.0"), "{error}");
    assert!(error.to_string().contains("relaxation time"), "{error}");
    // A coarse grid along eta and across changes nothing of that.
    let coarse = ["grid.shape=[4, 1, 4]", "grid.length=[40.0, 1.0, 40.0]", "scheme.dt=0.06"];
    assert!(begin(&coarse).expect_err("too long").to_string().contains("expansion"));
    for (settings, bound) in [
        (&["scheme.dt=auto"][..], 1e-6),
        (&["scheme.dt=auto", "scheme.time=ssprk3"], 1e-6),
        (&["scheme.dt=auto", "grid.shape=[4, 1, 4]", "grid.length=[40.0, 1.0, 40.0]"], 1e-6),
        (
            &[
                "scheme.dt=auto",
                "fluid.eos=hotqcd",
                "fluid.zeta_over_s=0.1",
                "fluid.delta_PiPi=0.66",
            ],
            1e-6,
        ),
        (&["scheme.dt=0.05"], 1e-3),
        (&["scheme.dt=0.05", "scheme.time=ssprk3"], 1e-2),
    ] {
        let end = carry_out(file(BJORKEN, &[&early[..], settings].concat()));
        for error in errors(&end, "bjorken", f64::INFINITY) {
            assert!(error.l1 < bound, "{settings:?}: {error:?}");
        }
    }
}

#[test]
fn bulk_viscous_bjorken_flow_with_every_term_follows_its_equations() {
    let settings = [
        "fluid.eos=hotqcd",
        "fluid.zeta_over_s=0.1",
        "fluid.phi_7=0.12857142857142856",
        "fluid.lambda_piPi=1.2",
        "fluid.delta_PiPi=0.6666666666666666",
        "fluid.lambda_Pipi=1.6",
        "fluid.vorticity=1.0",
        "scheme.dt=0.002",
    ];
    let end = carry_out(file(BJORKEN, &settings));
    assert!(end.fields.values[9][0] < 0.0, "bulk pressure of an expanding fluid is negative");
    for error in errors(&end, "bjorken", f64::INFINITY) {
        assert!(error.l1 < 1e-8, "{error:?}");
    }
}

/// A stress at the start of a fluid that has none is refused: the run would drop it, the exact flow keep it.
#[test]
fn a_flow_begins_with_no_stress_that_its_fluid_cannot_have() {
    for (text, settings, key) in [
        (BJORKEN, &["fluid.eta_over_s=0.0", "initial.phi=2.0"][..], "initial.phi = 2"),
        (BJORKEN, &["initial.bulk=-0.5"], "initial.bulk = -0.5"),
        (GUBSER_RUN, &["fluid.eta_over_s=0.0", "initial.gubser_stress=0.1"], "gubser_stress = 0.1"),
    ] {
        let run = file(text, settings);
        let made = solver_options(&run, &options(1)).unwrap();
        let error = start(&run, &made.grid, &made.eos, &made.transport).expect_err(key);
        assert!(error.to_string().contains(key), "{error}");
    }
}

const SOUND: &str = "
[grid]
shape = [16, 8, 1]
length = [6.0, 5.0, 1.0]
[fluid]
eos = \"hotqcd\"
zeta_over_s = 0.1
[scheme]
dt = 0.01
[run]
until = 2.0
[initial]
kind = \"sound\"
temperature = \"0.3 GeV\"
amplitude = 1e-6
wave = [1, 1, 0]
";

/// Bulk viscosity alone: no shear stress comes from anywhere, and what is left follows its equations, in both
/// schemes and with relaxation solved for.
#[test]
fn a_fluid_may_have_bulk_viscosity_alone() {
    let bulk =
        ["fluid.eos=hotqcd", "fluid.eta_over_s=0.0", "fluid.zeta_over_s=0.1", "scheme.dt=0.002"];
    let end = carry_out(file(BJORKEN, &bulk));
    assert!(end.fields.values[9][0] < 0.0, "bulk pressure of an expanding fluid is negative");
    for error in errors(&end, "bjorken", f64::INFINITY) {
        assert!(error.l1 < 1e-8, "{error:?}");
    }
    for time in ["rk4", "ars443"] {
        let time = format!("scheme.time={time}");
        let end = carry_out(file(SOUND, &[&time]));
        assert!(end.fields.values[4..9].iter().flatten().all(|pi| *pi == 0.0), "{time}");
        let errors = errors(&end, "sound", f64::INFINITY);
        // The theory is linear: what it leaves out is of the order of the amplitude; the bulk pressure starts on
        // the mode.
        for name in ["ux", "uy", "Pi"] {
            assert!(l1(&errors, name) < 1e-5, "{time} {name}: {:e}", l1(&errors, name));
        }
    }
    let mixed = file(SOUND, &["fluid.lambda_piPi=1.2"]).transport().unwrap_err();
    assert!(mixed.to_string().contains("without shear viscosity"), "{mixed}");
}

/// Along each axis, both ways: the mirrored problem gives the mirrored answer, and every axis the same.
#[test]
fn the_riemann_problem_converges_and_is_the_same_along_every_axis() {
    let coarse = carry_out(file(RIEMANN, &[]));
    let wide = ["grid.shape=[400, 1, 1]", "scheme.dt=0.005"];
    let fine = carry_out(file(RIEMANN, &wide));
    let error = |end: &End| l1(&errors(end, "riemann", f64::INFINITY), "e");
    let (a, b) = (error(&coarse), error(&fine));
    // A shock is smeared over a fixed number of cells: first order in L1.
    assert!(a < 0.02 && a / b > 1.6, "{a:e} {b:e}");
    for (axis, shape, length) in [
        ("y", "grid.shape=[1, 200, 1]", "grid.length=[1.0, 10.0, 1.0]"),
        ("z", "grid.shape=[1, 1, 200]", "grid.length=[1.0, 1.0, 10.0]"),
    ] {
        let axis = format!("initial.axis={axis}");
        let turned = carry_out(file(RIEMANN, &[&axis, shape, length]));
        for (a, b) in coarse.fields.values[0].iter().zip(&turned.fields.values[0]) {
            assert!((a - b).abs() <= 1e-13 * a.abs(), "{axis}: {a} {b}");
        }
    }
    let swapped = carry_out(file(RIEMANN, &["initial.left=1.0", "initial.right=10.0"]));
    for (a, b) in coarse.fields.values[0].iter().zip(swapped.fields.values[0].iter().rev()) {
        assert!((a - b).abs() <= 1e-13 * a.abs(), "mirrored: {a} {b}");
    }
}

const BOX: &str = "
[grid]
shape = [12, 10, 9]
length = [10.0, 8.0, 6.0]
[fluid]
eta_over_s = 0.2
delta_pipi = 1.3333333333333333
tau_pipi = 1.4285714285714286
[scheme]
space = \"kt\"
dt = 0.05
[run]
until = 1.0
[initial]
kind = \"smooth\"
energy = 10.0
amplitude = 0.3
";

/// What leaves one cell enters the next: sums of a thousand cells stay to rounding.
#[test]
fn a_periodic_box_keeps_its_energy_and_momentum() {
    let begin = carry_out(file(BOX, &["run.until=0.05"]));
    let end = carry_out(file(BOX, &[]));
    let total = |end: &End, c: usize| end.state[c].iter().sum::<f64>();
    let scale = total(&begin, 0);
    for c in 0..4 {
        let drift = (total(&end, c) - total(&begin, c)).abs() / scale;
        assert!(drift < 1e-13, "{c}: {drift:e}");
    }
}

/// Both schemes on one smooth flow: finite volumes approach the series at second order.
#[test]
fn finite_volumes_approach_the_fourier_series() {
    let gap = |shape: &str| {
        let shape = format!("grid.shape={shape}");
        let kt = carry_out(file(BOX, &[&shape, "run.until=0.5"]));
        let series = carry_out(file(BOX, &[&shape, "run.until=0.5", "scheme.space=fourier"]));
        let [sum, size] = kt.fields.values[0]
            .iter()
            .zip(&series.fields.values[0])
            .fold([0.0; 2], |[sum, size], (a, b)| [sum + (a - b).abs(), size + b.abs()]);
        sum / size
    };
    let (coarse, fine) = (gap("[16, 12, 12]"), gap("[32, 24, 24]"));
    assert!(fine < 2e-3 && coarse / fine > 3.0, "{coarse:e} {fine:e}");
}

#[test]
fn levels_agree_bit_by_bit_and_milne_3d_keeps_transverse_momentum() {
    let settings = [
        "grid.coordinates=milne",
        "run.from=1.0",
        "run.until=1.2",
        "scheme.dt=0.02",
        "fluid.eos=hotqcd",
        "fluid.zeta_over_s=0.02",
    ];
    let run = file(BOX, &settings);
    let mut answers: Vec<Vec<f64>> = Vec::new();
    for level in Level::available() {
        let stores = Stores::new().unwrap();
        let made = solver_options(&run, &RunOptions { level, ..options(1) }).unwrap();
        let begin = start(&run, &made.grid, &made.eos, &made.transport).unwrap();
        let mut solver = Solver::new(made, &stores).unwrap();
        let first = solver.start(&begin.fields, begin.from).unwrap();
        while solver.time() < begin.until {
            solver.step(begin.until, &mut Unwatched).unwrap();
        }
        let last = solver.diagnostics().unwrap();
        // Times tau, so that expansion along eta does not dilute them.
        for c in [1, 2] {
            let drift = (last.totals[c] - first.totals[c]).abs() / first.totals[0];
            assert!(drift < 1e-13, "{c}: {drift:e}");
        }
        answers.push((0..10).flat_map(|c| solver.state().field(c).to_vec()).collect());
    }
    for answer in &answers[1..] {
        let same = answer.iter().zip(&answers[0]).all(|(a, b)| a.to_bits() == b.to_bits());
        assert!(same, "levels differ");
    }
}

#[test]
fn steps_of_finite_volumes_ask_the_allocator_for_nothing() {
    let stores = Stores::new().unwrap();
    let run = file(GUBSER_RUN, &[]);
    let made = solver_options(&run, &options(1)).unwrap();
    let begin = start(&run, &made.grid, &made.eos, &made.transport).unwrap();
    let mut solver = Solver::new(made, &stores).unwrap();
    solver.start(&begin.fields, begin.from).unwrap();
    solver.step(begin.until, &mut Unwatched).unwrap();
    larder_testkit::no_allocations("a step of finite volumes", || {
        solver.step(begin.until, &mut Unwatched).unwrap();
        solver.diagnostics().unwrap();
    });
}

/// A fluid at rest in a box, its stresses uniform and fading as `exp(-t/tau_pi)`, seen in Milne
/// coordinates: everything depends on `t = tau cosh(eta)`, and every term that the turning of the unit
/// vectors adds has to be right for it to stay at rest.
#[test]
fn a_fluid_at_rest_in_the_box_is_at_rest_in_milne_coordinates() {
    const TAU_PI: f64 = 0.8;
    // xx, xy, xz, yy, yz; traceless with zz = -0.5.
    const STRESS: [f64; 5] = [0.3, 0.1, -0.2, 0.2, 0.15];
    let fields_at = |grid: &larder_hydro::Grid, tau: f64| {
        let mut fields = Fields::default();
        for index in 0..grid.points() {
            let eta = grid.position(grid.cell(index))[2];
            let fade = (-tau * eta.cosh() / TAU_PI).exp();
            let [xx, xy, xz, yy, yz] = STRESS.map(|stress| stress * fade);
            let turned = eta.cosh() / tau;
            let cell =
                [5.0, 0.0, 0.0, -eta.sinh() / tau, xx, xy, xz * turned, yy, yz * turned, 0.0];
            for (field, value) in fields.values.iter_mut().zip(cell) {
                field.push(value);
            }
        }
        for field in &mut fields.values[9..] {
            field.clear();
        }
        fields
    };
    let mean = |cells: usize| {
        let text = format!(
            "[grid]\nshape = [1, 1, {cells}]\nlength = [1.0, 1.0, 4.0]\ncoordinates = \"milne\"\n\
             boundary = \"outflow\"\n[fluid]\ntransport = \"constant\"\neta = 0.3\ntau_pi = {TAU_PI}\n\
             delta_pipi = 1.3333333333333333\ntau_pipi = 1.4285714285714286\nvorticity = 1.0\n\
             [scheme]\nspace = \"kt\"\ndt = 0.005\n[run]\nfrom = 1.0\nuntil = 1.3\n"
        );
        let run = file(&text, &[]);
        let made = solver_options(&run, &options(1)).expect("options");
        let stores = Stores::new().expect("stores");
        let grid = made.grid;
        let mut solver = Solver::new(made, &stores).expect("a solver");
        solver.start(&fields_at(&grid, 1.0), 1.0).expect("a state");
        while solver.time() < 1.3 {
            solver.step(1.3, &mut Unwatched).expect("a step");
        }
        let mut primitives = solver.loan(Primitive::COUNT).unwrap();
        solver.primitives(&mut primitives).unwrap();
        let mut written = solver.loan(WRITTEN_COUNT).unwrap();
        Fields::take_apart(&grid, solver.time(), solver.state(), &primitives, &mut written);
        let exact = fields_at(&grid, 1.3);
        let mut sums = [0.0_f64; 9];
        let mut inside = 0.0;
        for index in 0..grid.points() {
            // The edges of the box send in what is beyond them, by ln 1.3 at most.
            if grid.position(grid.cell(index))[2].abs() > 0.8 {
                continue;
            }
            inside += 1.0;
            for (field, sum) in sums.iter_mut().enumerate() {
                *sum += (written.field(field)[index] - exact.values[field][index]).abs();
            }
        }
        sums.map(|sum| sum / inside)
    };
    let (coarse, fine) = (mean(81), mean(161));
    for (field, (coarse, fine)) in coarse.into_iter().zip(fine).enumerate() {
        // Second order, a little less where an extreme at eta = 0 is clipped.
        assert!(fine < 1e-4 && coarse / fine > 3.2, "field {field}: {coarse:e} {fine:e}");
    }
}
