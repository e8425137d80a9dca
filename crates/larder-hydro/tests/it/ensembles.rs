//! Ensembles: what is done once, what is done again, and what is never mixed.

use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use larder_hydro::simulation::{Ensemble, EventOutcome, EventReport};
use larder_hydro::{HydroError, HydroErrorKind, MemoryAnalysis};
use larder_memory::MemoryConfig;

use crate::workshop::{Folder, RUN, options, read};

/// An ensemble of short events, each another start.
fn events(folder: &Folder) -> Ensemble {
    let text = RUN
        .replace("kind = \"smooth\"", "kind = \"glauber\"")
        .replace(
            "amplitude = 0.2",
            "sources = 5\nradius = 2.0\nbackground = 2.0\nwidth = [2.0, 2.0, 2.0]",
        )
        .replace("until = 0.7", "until = 0.1");
    read(folder, &text, &[]).unwrap();
    std::fs::write(folder.at("ens.toml"), "[ensemble]\nrun = \"run.toml\"\n").unwrap();
    Ensemble::read(&folder.at("ens.toml")).unwrap()
}

/// However many events are left when it is told to stop.
#[test]
fn an_ensemble_that_is_stopped_is_over() {
    let folder = Folder::new();
    let ensemble = events(&folder);
    let stop = AtomicBool::new(true);
    let memory = MemoryConfig::default();
    let left = ensemble.run(0..u64::MAX, 2, &options(None), &memory, &stop, &|_| {}).unwrap();
    assert_eq!(left, u64::MAX);
}

/// What an ensemble holds after its second event it holds after its last, and plans are made once.
#[test]
fn an_ensemble_holds_no_more_after_many_events_than_after_two() {
    let folder = Folder::new();
    let ensemble = events(&folder);
    let reports = Mutex::new(Vec::new());
    let keep = |report: &EventReport| {
        reports.lock().unwrap().push(report.memory.clone().expect("the event was carried out"));
    };
    let (stop, memory) = (AtomicBool::new(false), MemoryConfig::default());
    assert_eq!(ensemble.run(0..12, 1, &options(None), &memory, &stop, &keep).unwrap(), 12);
    let reports = reports.into_inner().unwrap();
    let (second, last) = (&reports[1], &reports[11]);
    assert_eq!(second.array_pool.bytes, last.array_pool.bytes);
    assert_eq!(second.array_pool.held_bytes, last.array_pool.held_bytes);
    assert_eq!(second.array_pool.total_pooled_arrays, last.array_pool.total_pooled_arrays);
    assert_eq!(second.fft_workspace.plans, last.fft_workspace.plans);
    let misses = |memory: &MemoryAnalysis| {
        let hit_rate = memory.fft_workspace.hit_rate.expect("plans were asked for");
        let lookups = memory.fft_workspace.lookups as f64;
        (lookups * (1.0 - hit_rate)).round()
    };
    assert!((misses(second) - misses(last)).abs() < 0.5, "{second:?} {last:?}");
    assert!(last.fft_workspace.lookups > 5 * second.fft_workspace.lookups, "{second:?} {last:?}");
}

#[test]
fn an_ensemble_goes_on_where_it_stopped_and_records_what_failed() {
    let folder = Folder::new();
    let ensemble = events(&folder);
    let stop = AtomicBool::new(false);
    let quiet = |_: &EventReport| {};
    let mut memory = MemoryConfig::default();
    memory.set("budget", "64KiB").unwrap();
    let tight = ensemble.run(0..2, 2, &options(None), &memory, &stop, &quiet);
    assert_eq!(tight.expect_err("too small").kind(), HydroErrorKind::Memory);
    let memory = MemoryConfig::default();
    let run =
        |events, jobs| ensemble.run(events, jobs, &options(None), &memory, &stop, &quiet).unwrap();
    assert_eq!(run(0..2, 1), 2);
    assert_eq!(run(0..5, 2), 3, "two were done before");
    assert_eq!(run(0..5, 2), 0);
    let table = std::fs::read_to_string(folder.at("ens/ensemble.csv")).unwrap();
    assert_eq!(table.lines().filter(|line| line.contains(",done,")).count(), 5, "{table}");
    let first = std::fs::read(folder.at("ens/event_000003.npz")).unwrap();
    // An event that fails before its first step after one that went well has taken none.
    let mut failing = Ensemble::read(&folder.at("ens.toml")).unwrap();
    failing.set_folder(folder.at("failing"));
    failing.set("scheme.dt=3.0").unwrap();
    let steps = Mutex::new(Vec::new());
    let count = |report: &EventReport| steps.lock().unwrap().push(report.steps);
    failing.run(0..2, 1, &options(None), &memory, &stop, &count).unwrap();
    assert_eq!(steps.into_inner().unwrap(), [0, 0]);
    // One event alone, with another number of jobs: the same bits.
    let mut again = Ensemble::read(&folder.at("ens.toml")).unwrap();
    again.set_folder(folder.at("again"));
    again.run(3..4, 1, &options(None), &memory, &stop, &quiet).unwrap();
    assert!(first == std::fs::read(folder.at("again/event_000003.npz")).unwrap());
    assert!(first != std::fs::read(folder.at("ens/event_000004.npz")).unwrap());
    std::fs::write(folder.at("bad.toml"), "[ensemble]\nrun = \"run.toml\"\nsed = 1\n").unwrap();
    let error = Ensemble::read(&folder.at("bad.toml")).expect_err("refused");
    assert!(error.hint().is_some_and(|hint| hint.contains("seed")), "{error}");
}

/// Carries out events of an ensemble file with settings and returns what was told of each.
fn carried_out(
    folder: &Folder,
    events: std::ops::Range<u64>,
    settings: &[&str],
) -> Result<Vec<EventReport>, HydroError> {
    let mut ensemble = Ensemble::read(&folder.at("ens.toml"))?;
    for setting in settings {
        ensemble.set(setting)?;
    }
    let reports = Mutex::new(Vec::new());
    let told = |report: &EventReport| reports.lock().unwrap().push(report.clone());
    let (stop, memory) = (AtomicBool::new(false), MemoryConfig::default());
    ensemble.run(events, 1, &options(None), &memory, &stop, &told)?;
    Ok(reports.into_inner().unwrap())
}

fn why(report: &EventReport) -> &str {
    match &report.outcome {
        EventOutcome::Done(_) => "done",
        EventOutcome::Failed(why) => why,
    }
}

#[test]
fn events_of_another_run_file_are_refused_with_the_keys_that_changed() {
    let folder = Folder::new();
    events(&folder);
    carried_out(&folder, 0..2, &[]).unwrap();
    let table = std::fs::read(folder.at("ens/ensemble.csv")).unwrap();
    let error = carried_out(&folder, 0..3, &["fluid.eta_over_s=0.3", "initial.sources=6"])
        .expect_err("two fluids");
    let text = error.to_string();
    assert!(text.contains("`fluid.eta_over_s` (0.2 then, 0.3 now)"), "{text}");
    assert!(text.contains("`initial.sources` (5 then, 6 now)"), "{text}");
    assert!(!text.contains("scheme.dt"), "{text}");
    assert!(error.hint().is_some_and(|hint| hint.contains("--out")), "{error}");
    assert_eq!(table, std::fs::read(folder.at("ens/ensemble.csv")).unwrap());
    for other in ["run.until=0.2", "initial.seed=7", "run.acausal=stop", "scheme.dt=auto"] {
        let error = carried_out(&folder, 0..3, &[other]).expect_err(other);
        let key = other.split('=').next().unwrap();
        assert!(error.to_string().contains(key), "{error}");
    }
    // Of an ensemble file's own seed, that of the command line is the stronger.
    let text = "[ensemble]\nrun = \"run.toml\"\nseed = 1\n";
    std::fs::write(folder.at("ens.toml"), text).unwrap();
    let error = carried_out(&folder, 0..3, &["initial.seed=7"]).expect_err("another seed");
    assert!(error.to_string().contains("`initial.seed` (1 then, 7 now)"), "{error}");
    // A default said aloud, another unit, and what is written change no event.
    for same in [
        "fluid.vorticity=0.0",
        "initial.energy=10.0 fm^-4",
        "output.every=0.05",
        "run.steps_max=50",
    ] {
        carried_out(&folder, 0..3, &[same]).unwrap_or_else(|error| panic!("{same}: {error}"));
    }
    // Without the run file that made them nobody knows what the events are.
    std::fs::remove_file(folder.at("ens/ensemble.run.toml")).unwrap();
    let error = carried_out(&folder, 0..3, &[]).expect_err("unknown");
    assert!(error.to_string().contains("ensemble.run.toml"), "{error}");
    std::fs::remove_dir_all(folder.at("ens")).unwrap();
    assert_eq!(carried_out(&folder, 0..1, &["run.until=0.2"]).unwrap().len(), 1);
}

/// As a single run says it, also of an event that fails.
#[test]
fn what_a_start_has_to_say_is_told_of_its_event() {
    let folder = Folder::new();
    events(&folder);
    let settings = ["initial.radius=20.0", "run.steps_max=1"];
    for report in carried_out(&folder, 0..2, &settings).unwrap() {
        assert!(why(&report).contains("steps_max"), "{report:?}");
        assert!(report.remarks.iter().any(|said| said.contains("strewn up to 20")), "{report:?}");
    }
    std::fs::remove_dir_all(folder.at("ens")).unwrap();
    for report in carried_out(&folder, 0..2, &[]).unwrap() {
        assert!(report.remarks.is_empty(), "{report:?}");
    }
}

#[test]
fn an_event_that_is_tried_again_has_one_row_the_newest() {
    let folder = Folder::new();
    events(&folder);
    let failed = carried_out(&folder, 0..3, &["run.steps_max=2"]).unwrap();
    assert!(failed.iter().all(|report| why(report).contains("steps_max")), "{failed:?}");
    carried_out(&folder, 1..2, &[]).unwrap();
    let rows = || {
        let text = std::fs::read_to_string(folder.at("ens/ensemble.csv")).unwrap();
        let columns = text.lines().next().unwrap().split(',').count();
        let rows: Vec<String> = text
            .lines()
            .skip(1)
            .map(|row| {
                // What is in quotes may hold commas.
                let (before, after) = row.split_once('"').map_or((row, ""), |(before, rest)| {
                    (before, rest.split_once('"').expect("it closes").1)
                });
                let commas = before.matches(',').count() + after.matches(',').count();
                assert_eq!(commas + 1, columns, "{row}");
                row.split(',').take(3).collect::<Vec<_>>().join(",")
            })
            .collect();
        rows
    };
    let found = rows();
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("0,1,\"failed: ") && found[2].starts_with("2,3,\"failed"));
    assert_eq!(found[1], "1,2,done");
    // A table that two rows of one event got into is mended, and so is a row that was cut short.
    let path = folder.at("ens/ensemble.csv");
    let text = std::fs::read_to_string(&path).unwrap();
    let again = text.lines().nth(1).unwrap();
    std::fs::write(&path, format!("{text}{again}\n1,2,do")).unwrap();
    carried_out(&folder, 0..3, &[]).unwrap();
    assert_eq!(rows(), ["0,1,done", "1,2,done", "2,3,done"]);
    std::fs::write(&path, "time,e\n1,2\n").unwrap();
    let error = carried_out(&folder, 0..3, &[]).expect_err("somebody else's table");
    assert!(error.to_string().contains("line 1 is no row of an ensemble"), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "time,e\n1,2\n");
}

/// What a run file asks to stop for stops an event as it stops the run, with the same words.
#[test]
fn an_event_obeys_what_its_run_file_asks_to_stop_for() {
    let folder = Folder::new();
    events(&folder);
    let narrow = ["initial.width=[0.9, 2.0, 2.0]", "output.history_every=1"];
    let warned = carried_out(&folder, 0..2, &narrow).unwrap();
    for report in &warned {
        assert_eq!(why(report), "done");
        let (time, tail) = report.unresolved.expect("the grid is too coarse");
        assert!(time < 0.1 && tail.share > 1e-4, "{tail:?}");
        assert!(report.tail.is_some_and(|most| most >= tail.share));
    }
    let text = std::fs::read_to_string(folder.at("ens/ensemble.csv")).unwrap();
    assert!(text.lines().next().is_some_and(|head| head.ends_with(",acausal,tail")), "{text}");
    let stopped = |settings: &[&str]| {
        drop(std::fs::remove_dir_all(folder.at("ens")));
        carried_out(&folder, 0..1, &[&narrow[..], settings].concat()).unwrap().remove(0)
    };
    let report = stopped(&["run.unresolved=stop"]);
    assert!(why(&report).contains("`run.unresolved = \"stop\"`"), "{}", why(&report));
    assert_eq!(report.steps, 0, "the start itself is not resolved");
    // Signals just below the speed of light, which the first stresses take above it.
    let acausal = ["fluid.tau_pi_factor=2.001"];
    let report = stopped(&acausal);
    assert!(why(&report) == "done" && report.acausal > 0, "{report:?}");
    let report = stopped(&[&acausal[..], &["run.acausal=stop"]].concat());
    assert!(why(&report).contains("`run.acausal = \"stop\"`"), "{}", why(&report));
    assert!(report.steps > 0, "it is met on the way");
}

#[test]
fn a_seed_is_read_in_the_base_in_which_it_is_written() {
    let folder = Folder::new();
    events(&folder);
    let ensemble = "[ensemble]\nrun = \"run.toml\"\nseed = 0x10\n";
    std::fs::write(folder.at("ens.toml"), ensemble).unwrap();
    let reports = carried_out(&folder, 0..1, &["run.until=0.03"]).unwrap();
    assert_eq!(reports[0].seed, 16);
}

/// A start without a seed would be the same event a thousand times.
#[test]
fn an_ensemble_wants_a_start_with_a_seed() {
    let folder = Folder::new();
    events(&folder);
    read(&folder, RUN, &[]).unwrap();
    let error = carried_out(&folder, 0..3, &[]).expect_err("refused");
    assert_eq!(error.kind(), HydroErrorKind::Configuration);
    assert!(error.to_string().contains("\"smooth\"` has no seed"), "{error}");
}
