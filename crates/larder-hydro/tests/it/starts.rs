//! What a run begins with: states handed in and written out, and the dry run that looks at them.

use larder_hydro::fields::{DERIVED, FIELDS};
use larder_hydro::io::npz;
use larder_hydro::simulation::{Check, Ended, RunOptions, Simulation, check};
use larder_hydro::{HydroError, HydroErrorKind, RunFile, Stores};
use larder_memory::MemoryConfig;

use crate::workshop::{Folder, Onlooker, RUN, carry_out, dry_run, options, read, start_of};
/// A dry run gives the verdict of the memory budget, to the byte, for every scheme.
#[test]
fn a_dry_run_gives_the_verdict_of_the_memory_budget() {
    let folder = Folder::new();
    for settings in [
        &["scheme.space=kt"][..],
        &["scheme.time=ssprk3"],
        &["scheme.dt=auto", "scheme.tolerance=1e-4"],
        &["scheme.space=kt", "scheme.time=ars443"],
    ] {
        let outcomes = |budget: usize| {
            let mut memory = MemoryConfig::default();
            memory.set("budget", &budget.to_string()).unwrap();
            let run = read(&folder, RUN, settings).unwrap();
            let stores = Stores::with_memory(&memory).unwrap();
            let dry = check(&run, &options(None), &stores).unwrap().troubles.pop();
            let stores = Stores::with_memory(&memory).unwrap();
            let onlooker = &mut Onlooker::default();
            let mut wet = || {
                Simulation::new(run.clone(), &options(None), &stores, onlooker)
                    .and_then(|mut simulation| simulation.advance(onlooker))
            };
            // Blocks that the first run left in the pool are there for the second.
            let wet = wet().and_then(|_| wet());
            let peak = usize::try_from(stores.arrays.stats().bytes_peak).expect("a count of bytes");
            (dry.map(|error| error.to_string()), wet.map_err(|error| error.to_string()), peak)
        };
        let (dry, wet, peak) = outcomes(1 << 30);
        assert_eq!((dry, wet), (None, Ok(Ended::Done)));
        // What the run held at most is what it needs: a byte less is refused, by both and in the same words.
        let (dry, wet, _) = outcomes(peak);
        assert_eq!((dry, wet), (None, Ok(Ended::Done)), "{settings:?}");
        let (dry, wet, _) = outcomes(peak - 1);
        let text = dry.expect("too small");
        assert!(text.contains("MB of the memory budget"), "{text}");
        assert_eq!(wet.expect_err("too small"), text);
    }
}

#[test]
fn a_dry_run_refuses_an_initial_state_that_the_run_would_refuse() {
    let folder = Folder::new();
    for settings in [
        &["initial.energy=-1.0"][..],
        &["initial.amplitude=2.0"],
        &["initial.kind=bjorken"],
        &["initial.q=2.0"],
    ] {
        let run = read(&folder, RUN, settings).unwrap();
        let dry = dry_run(&run, &options(None)).expect_err("refused").to_string();
        let wet = carry_out(&folder, RUN, settings).expect_err("refused").to_string();
        assert_eq!(dry, wet, "{settings:?}");
    }
    let npz = RUN.replace("kind = \"smooth\"\nenergy = 10.0\namplitude = 0.2\n", "");
    let run = read(&folder, &npz, &["initial.npz=missing.npz", "run.from=0.0"]).unwrap();
    let error = dry_run(&run, &options(None)).expect_err("refused");
    assert!(error.to_string().contains("missing.npz"), "{error}");
}

/// The start of a run file as an npz, and the same run file with it as its start.
fn with_start(folder: &Folder, start: &str, settings: &[&str]) -> String {
    let run = read(folder, start, settings).unwrap();
    let out = options(Some(folder.at("start.npz")));
    start_of(&run, &out).unwrap();
    let (before, rest) = RUN.split_once("[initial]").expect("it stands there");
    let (_, after) = rest.split_once("[output]").expect("it stands there");
    format!("{before}[initial]\nnpz = \"start.npz\"\n[output]{after}")
}

/// The verdict on a run file, from a state that the run file does not say.
#[test]
fn a_dry_run_gives_the_verdict_of_the_run_at_its_start() {
    let folder = Folder::new();
    let hot = ["initial.energy=4e5", "initial.amplitude=0.0", "scheme.dt=0.001"];
    let hot = with_start(&folder, RUN, &hot);
    let cold = ["fluid.eta_over_s=0.02", "scheme.dt=0.05"];
    let verdict = |text: &str, settings: &[&str]| {
        let dry = dry_run(&read(&folder, text, settings).unwrap(), &options(None)).unwrap();
        let wet = carry_out(&folder, text, settings);
        let wet = wet.map(|_| ()).map_err(|error| (error.kind(), error.to_string()));
        let dry = dry.troubles.into_iter().next();
        let dry = dry.map_or(Ok(()), |error| Err((error.kind(), error.to_string())));
        assert_eq!(dry, wet, "{settings:?}");
        wet.err()
    };
    // Hot matter relaxes too fast for a step that colder matter bears.
    let (kind, text) = verdict(&hot, &cold).expect("refused");
    assert!(kind == HydroErrorKind::StepLimit && text.contains("relaxation"), "{text}");
    assert_eq!(verdict(RUN, &cold), None);
    // Fast flow shortens the step that matter at rest bears.
    assert_eq!(verdict(RUN, &["initial.amplitude=0.0", "scheme.dt=0.48"]), None);
    let (kind, _) = verdict(RUN, &["initial.amplitude=0.5", "scheme.dt=0.48"]).expect("refused");
    assert_eq!(kind, HydroErrorKind::StepLimit);
    // What the grid does not resolve, and stresses that no causal matter has.
    let bump = RUN
        .replace("\"smooth\"", "\"gaussian\"\nwidth = [0.7, 2.0, 2.0]")
        .replace("amplitude = 0.2\n", "");
    let (kind, _) = verdict(&bump, &["run.unresolved=stop"]).expect("refused");
    assert_eq!(kind, HydroErrorKind::Unresolved);
    let stressed = [
        "grid.coordinates=milne",
        "scheme.space=kt",
        "run.from=1.0",
        "run.until=1.1",
        "initial.kind=bjorken",
    ];
    let stressed_start = RUN.replace("amplitude = 0.2", "phi = 9.0");
    let stressed_run = with_start(&folder, &stressed_start, &stressed);
    let milne = &stressed[..4];
    let stop = [milne, &["run.acausal=stop"]].concat();
    let (kind, text) = verdict(&stressed_run, &stop).expect("refused");
    assert!(kind == HydroErrorKind::Acausal && text.contains("start.npz"), "{text}");
    let forced = RunOptions { force: true, ..options(None) };
    let run = read(&folder, &stressed_run, &stop).unwrap();
    assert!(dry_run(&run, &forced).unwrap().troubles.is_empty(), "it insists");
    // A state outside of the equation of state, and one of another shape.
    for settings in [&["fluid.eos=hotqcd"][..], &["grid.shape=[12, 10, 9]"]] {
        let small = with_start(&folder, RUN, &["initial.energy=0.01"]);
        let dry = dry_run(&read(&folder, &small, settings).unwrap(), &options(None)).unwrap_err();
        let wet = carry_out(&folder, &small, settings).expect_err("refused");
        assert_eq!(dry.to_string(), wet.to_string());
    }
    // What does not fit is said first, with the same figure, and nothing is read for it.
    let large = ["grid.shape=[4000, 4000, 4000]", "initial.npz=nowhere.npz"];
    let dry = dry_run(&read(&folder, &hot, &large).unwrap(), &options(None)).unwrap();
    let wet = carry_out(&folder, &hot, &large).expect_err("refused");
    assert_eq!((dry.troubles.len(), dry.troubles[0].kind()), (1, HydroErrorKind::Memory));
    assert_eq!(wet.kind(), HydroErrorKind::Memory);
    let need = |error: &HydroError| error.to_string().split(" MB").next().map(str::to_owned);
    assert_eq!(need(&dry.troubles[0]), need(&wet));
}

/// A bump that falls between the cells, and sources beyond the box.
#[test]
fn bumps_that_the_grid_does_not_hold_are_refused_or_told() {
    let folder = Folder::new();
    let glauber = RUN
        .replace("\"smooth\"", "\"glauber\"\nwidth = [2.0, 2.0, 2.0]\nradius = 3.0")
        .replace("amplitude = 0.2\n", "");
    let dry =
        |settings: &[&str]| dry_run(&read(&folder, &glauber, settings).unwrap(), &options(None));
    let cut = |check: &Check| check.remarks.iter().any(|remark| remark.contains("is cut off"));
    assert!(!cut(&dry(&[]).unwrap()));
    assert!(cut(&dry(&["initial.radius=4.5"]).unwrap()), "the box ends at 4 fm along y");
    let error = dry(&["initial.width=[2.0, 0.3, 2.0]"]).expect_err("cells of 0.8 fm");
    assert!(error.to_string().contains("along y the cells stand 0.8 apart"), "{error}");
    assert!(dry(&["initial.width=[2.0, 0.41, 2.0]"]).is_ok());
    // Along an axis of one cell nothing varies.
    assert!(dry(&["initial.width=[2.0, 2.0, 0.1]", "grid.shape=[12, 10, 1]"]).is_ok());
}

#[test]
fn the_initial_state_of_each_run_file_has_a_name_of_its_own() {
    let folder = Folder::new();
    for name in ["drop.v1", "drop.v2"] {
        let path = folder.at(&format!("{name}.toml"));
        std::fs::write(&path, RUN).unwrap();
        let written = start_of(&RunFile::read(&path).unwrap(), &options(None)).unwrap();
        assert_eq!(written, folder.at(&format!("{name}.initial.npz")));
    }
}

/// A wave at the highest wave number of an axis or beyond it would be sampled as another, longer one.
#[test]
fn waves_that_the_grid_does_not_carry_are_refused() {
    let folder = Folder::new();
    for kind in ["sound", "shear"] {
        let with = |wave: &str, more: &[&str]| {
            let (kind, wave) = (format!("initial.kind={kind}"), format!("initial.wave={wave}"));
            let settings =
                [&[kind.as_str(), &wave, "initial.amplitude=1e-6", "run.until=0.03"][..], more]
                    .concat();
            let run = read(&folder, RUN, &settings).unwrap();
            dry_run(&run, &options(None)).map_err(|error| error.to_string())
        };
        for (wave, want) in [
            ("[6, 1, 0]", "6 waves along x, where 12 cells carry 5 at most"),
            ("[0, -5, 0]", "5 waves along y, where 10 cells carry 4 at most"),
            ("[1, 0, 13]", "13 waves along z, where 8 cells carry 3 at most"),
        ] {
            let said = with(wave, &[]).expect_err(wave);
            assert!(said.contains(want), "{kind}: {said}");
            assert!(with(wave, &["scheme.space=kt"]).is_err(), "{kind} {wave}");
        }
        with("[5, -4, 3]", &[]).unwrap_or_else(|error| panic!("{kind}: {error}"));
        // An axis of odd length carries one more than half of a shorter even one.
        with("[5, 0, 0]", &["grid.shape=[11, 10, 8]"]).unwrap_or_else(|error| panic!("{error}"));
        assert!(with("[6, 0, 0]", &["grid.shape=[11, 10, 8]"]).is_err());
        // A filter that takes the wave away leaves a run of nothing.
        let said = with("[5, 0, 0]", &["scheme.filter=two-thirds"]).expect_err("filtered");
        assert!(said.contains("leaves 0.000") && said.contains("up to 4 waves"), "{said}");
        with("[4, 0, 0]", &["scheme.filter=2/3"]).unwrap_or_else(|error| panic!("{error}"));
        let said = with("[5, 0, 0]", &["scheme.filter=exponential"]).expect_err("filtered");
        assert!(said.contains("\"exponential\" leaves"), "{said}");
        with("[2, 0, 0]", &["scheme.filter=exponential"]).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn a_state_can_be_written_edited_and_handed_in_again() {
    let folder = Folder::new();
    let run = read(&folder, RUN, &[]).unwrap();
    let written = start_of(&run, &options(None)).unwrap();
    carry_out(&folder, RUN, &[]).unwrap();
    let whole = std::fs::read(folder.at("end.npz")).unwrap();
    let npz = RUN.replace("kind = \"smooth\"", &format!("npz = \"{}\"", written.display()));
    let npz = npz.replace("energy = 10.0\n", "").replace("amplitude = 0.2\n", "");
    carry_out(&folder, &npz, &[]).unwrap();
    assert!(whole == std::fs::read(folder.at("end.npz")).unwrap(), "the same start, the same end");
}

/// `pizz` and `T` of a file are recomputed; where the file says something else, so does the run.
#[test]
fn what_a_file_says_of_fields_that_follow_is_compared() {
    for milne in [false, true] {
        let folder = Folder::new();
        let cartesian = ["scheme.space=kt"];
        let expanding =
            ["scheme.space=kt", "grid.coordinates=milne", "run.from=2.0", "run.until=2.1"];
        let settings = if milne { &expanding[..] } else { &cartesian };
        let text = with_start(&folder, RUN, settings);
        let remarks = || {
            let run = read(&folder, &text, settings).unwrap();
            let stores = Stores::new().unwrap();
            let onlooker = &mut Onlooker::default();
            let simulation =
                Simulation::new(run.clone(), &options(None), &stores, onlooker).unwrap();
            let dry = dry_run(&run, &options(None)).unwrap().remarks;
            assert!(simulation.remarks().iter().all(|remark| dry.contains(remark)));
            simulation.remarks().to_vec()
        };
        assert!(remarks().is_empty(), "{:?}", remarks());
        let shape = [12, 10, 8];
        let mut stated = npz::read_stated(&folder.at("start.npz"), shape).unwrap();
        let at = 3 * 80 + 2 * 8 + 1;
        stated.derived[0][at] += 0.02;
        stated.derived[1][at + 1] *= 1.1;
        let named: Vec<(&str, &[f64])> = (FIELDS.iter().zip(&stated.fields.values))
            .chain(DERIVED.iter().zip(&stated.derived))
            .filter(|(_, field)| !field.is_empty())
            .map(|(name, field)| (*name, field.as_slice()))
            .collect();
        let time = stated.fields.time.unwrap();
        npz::write(&folder.at("start.npz"), shape, time, &named).unwrap();
        let remarks = remarks();
        assert_eq!(remarks.len(), 2, "{remarks:?}");
        assert!(remarks[0].contains("`pizz` [3, 2, 1] is"), "{}", remarks[0]);
        assert!(remarks[1].contains("`T` [3, 2, 2] is"), "{}", remarks[1]);
    }
}

#[test]
fn a_dry_run_says_what_a_run_would_need() {
    let folder = Folder::new();
    let run = read(&folder, RUN, &["grid.shape=[64, 64, 64]"]).unwrap();
    let found = dry_run(&run, &options(None)).unwrap();
    assert_eq!((found.points, found.steps), (262_144, Some(24)));
    assert!(found.solver_bytes / found.points <= 600, "{} bytes", found.solver_bytes);
    assert!(found.troubles.is_empty(), "{:?}", found.troubles);
    let run = read(&folder, RUN, &["scheme.dt=9.0", "fluid.tau_pi_factor=1.0"]).unwrap();
    assert_eq!(dry_run(&run, &options(None)).unwrap().troubles.len(), 2);
    assert!(!folder.at("run").exists(), "a dry run writes nothing");
}
