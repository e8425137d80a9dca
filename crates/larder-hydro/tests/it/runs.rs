//! Whole runs: files, restarts, refusals.

use std::fmt::Write as _;
use std::path::Path;

use larder_hydro::simulation::{CHECKPOINT, Ended, RunOptions, Simulation};
use larder_hydro::{HydroErrorKind, RunFolder, Stores};

use crate::workshop::{Folder, Onlooker, RUN, carry_out, dry_run, options, read, said, start_of};

#[test]
fn a_run_leaves_its_states_its_history_and_its_run_file() {
    let folder = Folder::new();
    assert_eq!(carry_out(&folder, RUN, &[]).unwrap(), Ended::Done);
    for name in ["run/0000.npz", "run/0001.npz", "run/0002.npz", "run/0003.npz", "run/run.toml"] {
        assert!(folder.at(name).is_file(), "{name} is missing");
    }
    assert!(!folder.at("run/0004.npz").exists());
    assert!(folder.at("end.npz").is_file() && folder.at("end.toml").is_file());
    let history = std::fs::read_to_string(folder.at("run/history.csv")).unwrap();
    // The start, steps 3 to 21 by threes, and the last, the 24th, which ends at 0.7.
    assert_eq!(history.lines().count(), 1 + 1 + 7 + 1, "{history}");
    let states = RunFolder::open(&folder.at("run")).unwrap();
    assert_eq!(states.count(), 4);
    assert_eq!(states.state(3).unwrap().time.to_bits(), 0.7_f64.to_bits());
    let last = std::fs::read(folder.at("run/0003.npz")).unwrap();
    assert_eq!(last, std::fs::read(folder.at("end.npz")).unwrap());
    // A second run keeps the first one's files.
    carry_out(&folder, RUN, &["run.until=0.1"]).unwrap();
    assert!(folder.at("run.1/0003.npz").is_file() && !folder.at("run/0003.npz").exists());
}

/// Files hold the state of their time, whatever the step is.
#[test]
fn numbered_files_and_checkpoints_land_on_their_times() {
    for step in ["scheme.dt=0.07", "scheme.dt=auto"] {
        let folder = Folder::new();
        let settings = ["output.every=0.1", "run.from=0.2", "run.checkpoint_every=0.25", step];
        carry_out(&folder, RUN, &settings).unwrap();
        let states = RunFolder::open(&folder.at("run")).unwrap();
        let times: Vec<f64> =
            (0..states.count()).map(|at| states.state(at).unwrap().time).collect();
        let mut want: Vec<f64> = (0..5).map(|k| 0.2 + f64::from(k) * 0.1).collect();
        want.push(0.7);
        assert_eq!(times, want, "{step}");
        // The periodic checkpoint of the end is a state to go on from: nothing is left to do.
        let stores = Stores::new().unwrap();
        let checkpoint = folder.at("run").join(CHECKPOINT);
        let resumed = Simulation::resume(&checkpoint, &[], &options(None), &stores).unwrap();
        assert_eq!(resumed.solver().time().to_bits(), 0.7_f64.to_bits());
    }
    let text = said(&["output.every=1e-12"]);
    assert!(text.contains("`output.every` is 0.000000000001 fm in a run of 0.7 fm"), "{text}");
}

#[test]
fn a_run_is_told_when_its_grid_does_not_resolve_the_flow() {
    // A bump that is narrow against the cells of its box.
    let bump = RUN
        .replace("\"smooth\"", "\"gaussian\"\nwidth = [0.7, 2.0, 2.0]")
        .replace("amplitude = 0.2\n", "")
        .replace("until = 0.7", "until = 0.1");
    let folder = Folder::new();
    carry_out(&folder, &bump, &[]).expect("by default that is a warning");
    let history = std::fs::read_to_string(folder.at("run/history.csv")).unwrap();
    let tail = |line: &str| line.rsplit(',').next().and_then(|word| word.parse::<f64>().ok());
    let mut lines = history.lines();
    assert!(lines.next().is_some_and(|head| head.ends_with(",tail")), "{history}");
    assert!(lines.all(|line| tail(line).is_some_and(|tail| tail > 1e-4)), "{history}");
    let stop = "run.unresolved=\"stop\"";
    let error = carry_out(&Folder::new(), &bump, &[stop]).expect_err("refused");
    assert_eq!(error.kind(), HydroErrorKind::Unresolved);
    for want in [
        "the upper third of the wave numbers along x holds",
        "`run.tail_max` is 1.0e-4, and `run.unresolved = \"stop\"`",
    ] {
        assert!(error.to_string().contains(want), "{error}");
    }
    // With enough cells the same bump passes, and so does the smooth state of this file.
    let fine = [stop, "grid.shape=[48, 10, 8]", "scheme.dt=0.01"];
    carry_out(&Folder::new(), &bump.replace("[0.7, 2.0, 2.0]", "[0.7, 9.0, 9.0]"), &fine)
        .expect("resolved");
    carry_out(&Folder::new(), RUN, &[stop, "run.until=0.1"]).expect("smooth");
    // A limit that is met later ends the run there, with the last state kept.
    let folder = Folder::new();
    let later = [
        "run.unresolved=\"stop\"",
        "run.tail_max=1e-15",
        "initial.kind=\"sound\"",
        "initial.amplitude=0.3",
    ];
    let error = carry_out(&folder, RUN, &later).expect_err("waves steepen");
    assert_eq!(error.kind(), HydroErrorKind::Unresolved);
    assert!(folder.at("run/last_good.npz").is_file(), "{error}");
}

#[test]
fn the_limit_of_the_shortest_waves_is_a_share_and_belongs_to_series() {
    let message = said(&["run.tail_max=1.5"]);
    assert!(
        message.contains("`run.tail_max` is 1.5, want a share: a number from 0 to 1"),
        "{message}"
    );
    let message = said(&["scheme.space=\"kt\"", "run.unresolved=\"stop\""]);
    assert!(
        message.contains("`run.unresolved` does nothing with `scheme.space = \"kt\"`"),
        "{message}"
    );
}

/// Steps that are spent leave a checkpoint, from which more of them lead to the same end.
#[test]
fn a_run_whose_steps_are_spent_is_saved_and_goes_on() {
    let whole = Folder::new();
    carry_out(&whole, RUN, &[]).unwrap();
    let folder = Folder::new();
    let error = carry_out(&folder, RUN, &["run.steps_max=5"]).expect_err("24 are needed");
    assert_eq!(error.kind(), HydroErrorKind::StepsSpent);
    let text = error.to_string();
    assert!(text.contains("5 steps brought the run to t = 0.15"), "{text}");
    assert!(error.hint().is_some_and(|hint| hint.contains("--resume")), "{error}");
    assert!(!folder.at("run/last_good.npz").exists() && !folder.at("end.npz").exists());
    let run = read(&folder, RUN, &["run.steps_max=5"]).unwrap();
    let dry = dry_run(&run, &options(None)).unwrap().troubles;
    assert_eq!(dry.len(), 1);
    assert_eq!(dry[0].kind(), HydroErrorKind::StepsSpent);
    assert!(dry[0].to_string().contains("takes 24 steps"), "{}", dry[0]);
    let (checkpoint, stores) = (folder.at("run").join(CHECKPOINT), Stores::new().unwrap());
    let onlooker = &mut Onlooker::default();
    let mut same = Simulation::resume(&checkpoint, &[], &options(None), &stores).unwrap();
    assert_eq!(same.advance(onlooker).unwrap_err().kind(), HydroErrorKind::StepsSpent);
    drop(same);
    let more = ["run.steps_max=24".to_owned()];
    let mut more = Simulation::resume(&checkpoint, &more, &options(None), &stores).unwrap();
    assert_eq!(more.advance(onlooker).unwrap(), Ended::Done);
    let [a, b] = [&whole, &folder].map(|folder| std::fs::read(folder.at("end.npz")).unwrap());
    assert!(a == b, "the same end");
}

/// A drop that bursts into next to nothing: what the hint names is what helps.
#[test]
fn a_run_that_is_lost_at_the_edge_of_vacuum_says_what_to_change() {
    let burst = RUN
        .replace("[12, 10, 8]", "[48, 48, 1]")
        .replace("[10.0, 8.0, 6.0]", "[16.0, 16.0, 1.0]\nboundary = \"outflow\"")
        .replace("\"smooth\"", "\"gaussian\"\nwidth = [1.0, 1.0, 1.0]\nbackground = 1e-6")
        .replace("amplitude = 0.2\n", "")
        .replace("energy = 10.0", "energy = 50.0")
        .replace("eta_over_s = 0.2", "eta_over_s = 0.2\ntau_pipi = 1.4285714285714286")
        .replace("dt = 0.03", "dt = 0.04\nspace = \"kt\"\ntime = \"ssprk3\"")
        .replace("until = 0.7", "until = 6.0");
    let lost = |settings: &[&str]| {
        let error = carry_out(&Folder::new(), &burst, settings).expect_err("lost");
        (error.kind(), format!("{error} | {}", error.hint().unwrap_or_default()))
    };
    let (kind, text) = lost(&[]);
    assert_eq!(kind, HydroErrorKind::StateLost);
    for want in [
        "the edge of vacuum",
        "`scheme.theta = 1.0` (now 1.8)",
        "a larger `initial.background` (now 1e-6 fm^-4)",
        "less viscosity",
        "run/",
    ] {
        assert!(text.contains(want), "{want}: {text}");
    }
    for helps in ["scheme.theta=1.0", "initial.background=1e-2", "fluid.eta_over_s=0.0"] {
        carry_out(&Folder::new(), &burst, &[helps])
            .unwrap_or_else(|error| panic!("{helps}: {error}"));
    }
    let series = ["scheme.space=fourier", "grid.boundary=periodic", "scheme.dt=0.02"];
    let (_, text) = lost(&series);
    assert!(text.contains("`scheme.space = \"kt\"` with `scheme.theta = 1.0`"), "{text}");
    // Where the equation of state ends, that is what is said: here matter cools as it expands.
    let cooling = RUN.replace("amplitude = 0.2\n", "").replace("\"smooth\"", "\"uniform\"");
    let settings = [
        "grid.shape=[1, 1, 1]",
        "grid.coordinates=milne",
        "scheme.space=kt",
        "run.from=1.0",
        "run.until=30.0",
        "initial.energy=1.0",
        "fluid.eos=hotqcd",
    ];
    let error = carry_out(&Folder::new(), &cooling, &settings).expect_err("below 0.1 GeV");
    assert_eq!(error.kind(), HydroErrorKind::OutOfRange, "{error}");
    let hint = error.hint().unwrap_or_default();
    assert!(hint.contains("reaches lower") && !hint.contains("theta"), "{hint}");
}

/// Matter at rest bears a longer step than the flow that it becomes: that is told when it is so.
#[test]
fn a_step_that_becomes_too_long_on_the_way_is_told() {
    let tube = RUN
        .replace("[12, 10, 8]", "[100, 1, 1]")
        .replace("eta_over_s = 0.2\ndelta_pipi = 1.3333333333333333\n", "")
        .replace(
            "kind = \"smooth\"\nenergy = 10.0\namplitude = 0.2",
            "kind = \"riemann\"\nleft = 1000.0\nright = 1e-3",
        )
        .replace("length = [10.0, 8.0, 6.0]", "length = [10.0, 8.0, 6.0]\nboundary = \"outflow\"")
        .replace("dt = 0.03", "space = \"kt\"\ntime = \"ssprk3\"");
    let told = |dt: &str| {
        let folder = Folder::new();
        let run = read(&folder, &tube, &[dt]).unwrap();
        let (stores, mut onlooker) = (Stores::new().unwrap(), Onlooker::default());
        let mut simulation = Simulation::new(run, &options(None), &stores, &mut onlooker).unwrap();
        simulation.advance(&mut onlooker).unwrap();
        onlooker.too_long
    };
    // 1.73 / (2.5 c / dx) with dx = 0.1 fm: 0.12 fm at rest, 0.07 fm at the speed of light.
    assert_eq!(told("scheme.dt=0.06"), None);
    assert!(told("scheme.dt=0.1").is_some_and(|time| time > 0.0));
}

/// Stopped anywhere, with either scheme and any integrator, a run goes on to the same bits.
#[test]
fn a_run_that_was_stopped_and_resumed_ends_on_the_same_bits() {
    for settings in [
        &["scheme.time=rk4"][..],
        &["scheme.space=kt", "scheme.time=ssprk3"],
        &["scheme.dt=auto", "scheme.tolerance=1e-6", "run.checkpoint_every=0.07"],
        &["scheme.dt=0.04", "output.every=0.05"],
        &["scheme.time=ars443", "fluid.eos=hotqcd", "fluid.zeta_over_s=0.02"],
    ] {
        let whole = Folder::new();
        carry_out(&whole, RUN, settings).unwrap();
        let folder = Folder::new();
        let stores = Stores::new().unwrap();
        let run = read(&folder, RUN, settings).unwrap();
        let mut onlooker = Onlooker { stop_after: Some(2), ..Onlooker::default() };
        let mut simulation = Simulation::new(run, &options(None), &stores, &mut onlooker).unwrap();
        assert_eq!(simulation.advance(&mut onlooker).unwrap(), Ended::Stopped);
        drop(simulation);
        let checkpoint = folder.at("run").join(CHECKPOINT);
        let other = Stores::new().unwrap();
        let mut simulation = Simulation::resume(&checkpoint, &[], &options(None), &other).unwrap();
        assert_eq!(simulation.advance(&mut Onlooker::default()).unwrap(), Ended::Done);
        for name in ["end.npz", "run/0001.npz", "run/history.csv"] {
            let (a, b) = (std::fs::read(whole.at(name)).unwrap(), std::fs::read(folder.at(name)));
            assert!(a == b.unwrap(), "{settings:?}: {name} differs");
        }
    }
}

#[test]
fn a_checkpoint_of_another_run_is_refused() {
    let folder = Folder::new();
    let stores = Stores::new().unwrap();
    let run = read(&folder, RUN, &[]).unwrap();
    let mut onlooker = Onlooker { stop_after: Some(1), ..Onlooker::default() };
    Simulation::new(run, &options(None), &stores, &mut onlooker)
        .unwrap()
        .advance(&mut onlooker)
        .unwrap();
    let checkpoint = folder.at("run").join(CHECKPOINT);
    for setting in [
        "grid.shape=[12, 10, 9]",
        "scheme.space=kt",
        "fluid.eta_over_s=0.1",
        "initial.energy=3.0",
        "run.from=0.1",
    ] {
        let settings = [setting.to_owned()];
        let error = Simulation::resume(&checkpoint, &settings, &options(None), &stores)
            .expect_err("refused");
        assert!(error.to_string().contains("another"), "{error}");
    }
    // It cannot end before it stands where it stands.
    let before = ["run.until=0.01".to_owned()];
    let error = Simulation::resume(&checkpoint, &before, &options(None), &stores).unwrap_err();
    assert!(error.to_string().contains("stands at"), "{error}");
    // The end may move, and a default be said aloud.
    let settings = ["run.until=0.1".to_owned(), "fluid.vorticity=0.0".to_owned()];
    let mut longer = Simulation::resume(&checkpoint, &settings, &options(None), &stores).unwrap();
    assert_eq!(longer.advance(&mut Onlooker::default()).unwrap(), Ended::Done);
}

/// Two runs at a time in one folder would mix their files: the second is refused, and the first loses nothing.
#[test]
fn a_folder_belongs_to_one_run_at_a_time() {
    let folder = Folder::new();
    let stores = Stores::new().unwrap();
    let run = || read(&folder, RUN, &[]).unwrap();
    let mut onlooker = Onlooker { stop_after: Some(2), ..Onlooker::default() };
    let mut first = Simulation::new(run(), &options(None), &stores, &mut onlooker).unwrap();
    let listed = || {
        let entries = std::fs::read_dir(folder.at("run")).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    let before = listed();
    let forced = RunOptions { force: true, ..options(None) };
    for how in [options(None), forced] {
        let error = Simulation::new(run(), &how, &stores, &mut onlooker).expect_err("taken");
        assert_eq!(error.kind(), HydroErrorKind::Busy);
        assert!(error.to_string().contains("another run (process "), "{error}");
    }
    assert!(before == listed() && !folder.at("run.1").exists());
    assert_eq!(first.advance(&mut onlooker).unwrap(), Ended::Stopped);
    let checkpoint = folder.at("run").join(CHECKPOINT);
    let error = Simulation::resume(&checkpoint, &[], &options(None), &stores).expect_err("taken");
    assert_eq!(error.kind(), HydroErrorKind::Busy);
    drop(first);
    // What a kill leaves behind stands in nobody's way.
    std::fs::write(folder.at("run/run.lock"), "1\n").unwrap();
    let mut again = Simulation::resume(&checkpoint, &[], &options(None), &stores).unwrap();
    assert_eq!(again.advance(&mut Onlooker::default()).unwrap(), Ended::Done);
    drop(again);
    assert!(!folder.at("run/run.lock").exists());
    carry_out(&folder, RUN, &[]).unwrap();
    assert!(folder.at("run.1/0003.npz").is_file() && !folder.at("run.1/run.lock").exists());
}

/// A table of `P = share e`, in fm units.
fn write_table(path: &Path, share: f64) {
    let mut rows = String::new();
    for k in 0..60 {
        let (energy, power) = (1e-3 * 1.3_f64.powi(k), share / (1.0 + share));
        let temperature = energy.powf(power);
        let pressure = share * energy;
        let entropy = (energy + pressure) / temperature;
        writeln!(rows, "{energy:e} {pressure:e} {entropy:e} {temperature:e}").expect("room");
    }
    std::fs::write(path, rows).expect("a table");
}

#[test]
fn a_checkpoint_goes_on_with_its_own_table_only() {
    let folder = Folder::new();
    let stores = Stores::new().unwrap();
    write_table(&folder.at("own.eos"), 1.0 / 3.0);
    let settings = ["fluid.eos=own.eos", "fluid.table_units=fm"];
    let run = read(&folder, RUN, &settings).unwrap();
    let mut onlooker = Onlooker { stop_after: Some(1), ..Onlooker::default() };
    Simulation::new(run, &options(None), &stores, &mut onlooker)
        .unwrap()
        .advance(&mut onlooker)
        .unwrap();
    let checkpoint = folder.at("run").join(CHECKPOINT);
    write_table(&folder.at("own.eos"), 0.3);
    let error = Simulation::resume(&checkpoint, &[], &options(None), &stores).expect_err("refused");
    assert!(error.to_string().contains("another table"), "{error}");
    write_table(&folder.at("own.eos"), 1.0 / 3.0);
    Simulation::resume(&checkpoint, &[], &options(None), &stores).expect("its own table");
}

#[test]
fn what_a_run_reads_it_never_replaces() {
    let folder = Folder::new();
    write_table(&folder.at("own.eos"), 1.0 / 3.0);
    let run = read(&folder, RUN, &[]).unwrap();
    let start = start_of(&run, &options(None)).unwrap();
    let npz = format!("initial.npz={}", start.display());
    let from_file = RUN.replace("kind = \"smooth\"\nenergy = 10.0\namplitude = 0.2\n", "");
    let cases = [
        (RUN, vec!["output.final=run.toml"], folder.at("run.toml")),
        (
            RUN,
            vec!["output.final=own.eos", "fluid.eos=own.eos", "fluid.table_units=fm"],
            folder.at("own.eos"),
        ),
        (&from_file, vec!["output.final=run.initial.npz", &npz], start.clone()),
    ];
    for (text, settings, file) in cases {
        let before =
            if file.ends_with("run.toml") { text.into() } else { std::fs::read(&file).unwrap() };
        let error = carry_out(&folder, text, &settings).expect_err("refused");
        assert!(error.to_string().contains("which the run reads"), "{settings:?}: {error}");
        let run = read(&folder, text, &settings).unwrap();
        assert!(dry_run(&run, &options(None)).is_err(), "{settings:?}: a dry run says so, too");
        assert!(std::fs::read(&file).unwrap() == before, "{settings:?}");
    }
}

#[test]
fn threads_without_work_are_told() {
    let folder = Folder::new();
    for (space, idle) in [("fourier", 0), ("kt", 1)] {
        let space = format!("scheme.space={space}");
        let run = read(&folder, RUN, &[&space]).unwrap();
        let (stores, onlooker) = (Stores::new().unwrap(), &mut Onlooker::default());
        let how = RunOptions { workers: 2, ..options(None) };
        let told = |remarks: &[String]| {
            remarks.iter().filter(|remark| remark.contains("on one thread")).count()
        };
        assert_eq!(told(&dry_run(&run, &how).unwrap().remarks), idle);
        let simulation = Simulation::new(run, &how, &stores, onlooker).unwrap();
        assert_eq!(told(simulation.remarks()), idle);
    }
}

#[test]
fn an_exact_flow_is_compared_with_a_run_that_began_as_one() {
    let folder = Folder::new();
    carry_out(&folder, RUN, &["run.until=0.06"]).unwrap();
    let states = RunFolder::open(&folder.at("run")).unwrap();
    for kind in ["sound", "shear", "gubser"] {
        let error = states.flow(kind).expect_err("it began as something else");
        assert!(error.to_string().contains("smooth"), "{error}");
    }
    // A region without a cell would agree with everything.
    let wave =
        RUN.replace("\"smooth\"", "\"sound\"").replace("amplitude = 0.2", "amplitude = 1e-6");
    for (within, holds) in [("0.6", true), ("0.1", false)] {
        let within = format!("compare.within={within}");
        let odd = ["grid.shape=[9, 1, 1]", "run.until=0.06", &within];
        carry_out(&folder, &wave, &odd).unwrap();
        let states = RunFolder::open(&folder.at("run")).unwrap();
        let found = states.compare(&states.flow("sound").unwrap());
        let said = found.map(drop).map_err(|error| error.to_string());
        assert_eq!(said.is_ok(), holds, "{said:?}");
        assert!(holds || said.unwrap_err().contains("no cell stands"));
    }
}

#[test]
fn what_no_fluid_is_gets_a_sentence_and_no_run() {
    assert!(said(&["scheme.dt=3.0"]).contains("time step is 3"));
    assert!(said(&["fluid.tau_pi_factor=1.0"]).contains("speed of light"));
    assert!(said(&["fluid.eos=hotqcd", "initial.energy=0.01"]).contains("0.1 GeV"));
    assert!(said(&["fluid.eos=hotqcd", "initial.energy=0.01"]).contains("cell ["));
    // Below and above what the lattice form serves a temperature is not taken for its end.
    let hot = RUN.replace("energy = 10.0", "temperature = \"0.3 GeV\"");
    for temperature in ["0.05 GeV", "9 GeV"] {
        let temperature = format!("initial.temperature={temperature}");
        let settings = ["fluid.eos=hotqcd", "initial.amplitude=0.0", &temperature];
        let error = carry_out(&Folder::new(), &hot, &settings).expect_err("refused");
        assert!(error.to_string().contains("serves 0.5067"), "{error}");
    }
    assert!(said(&["fluid.eos=bag", "fluid.bag_constant=100"]).contains("bag constant"));
    assert!(said(&["fluid.eos=bag"]).contains("bag_constant"));
    assert!(said(&["fluid.eos=conformall"]).contains("table_units"));
    assert!(said(&["grid.boundary=outflow"]).contains("periodic"));
    assert!(said(&["scheme.space=kt", "scheme.filter=2/3"]).contains("filter"));
    for idle in
        ["initial.q=2.0", "fluid.bag_constant=1.0", "fluid.table_units=fm", "scheme.theta=1.5"]
    {
        assert!(said(&[idle]).contains("does nothing"), "{idle}");
    }
    for idle in [
        &["fluid.zeta_over_s=0.1"][..],
        &["fluid.eos=bag", "fluid.bag_constant=1.0", "fluid.zeta_over_s=0.1"],
        &["scheme.filter_order=8"],
    ] {
        assert!(said(idle).contains("does nothing"), "{idle:?}");
    }
    assert!(said(&["output.formats=[]"]).contains("`output.formats` is empty"));
    assert!(said(&["output.history_every=0"]).contains("1 or more"));
    assert!(said(&["initial.npz=a.npz"]).contains("both given"));
    assert!(said(&["grid.shape=[100000, 100000, 100000]"]).contains("grid of"));
    assert!(said(&["grid.shape=[4096, 4096, 4096]"]).contains("MB are available"));
    assert!(said(&["run.steps_max=3"]).contains("steps_max"));
}

#[test]
fn a_comparison_without_its_run_file_names_the_path() {
    let folder = Folder::new();
    carry_out(&folder, RUN, &[]).unwrap();
    std::fs::remove_file(folder.at("end.toml")).unwrap();
    let error = RunFolder::open(&folder.at("end.npz")).expect_err("refused");
    assert!(error.to_string().contains("end.toml"), "{error}");
    assert_eq!(error.kind(), HydroErrorKind::Input);
    assert!(RunFolder::open(Path::new("nowhere.npz")).is_err());
}
