//! `larder simulate` as a user sees it.

use crate::run::{Folder, command, finish, larder};

const RUN: &str = "
[grid]
shape = [12, 10, 8]
length = [10.0, 8.0, 6.0]
[fluid]
eta_over_s = 0.2
delta_pipi = 1.3333333333333333
tau_pipi = 1.4285714285714286
[scheme]
dt = 0.05
[run]
until = 0.5
[initial]
kind = \"smooth\"
energy = 10.0
amplitude = 0.3
[output]
every = 0.25
final = \"end.npz\"
";

fn folder() -> Folder {
    let folder = Folder::new();
    folder.file("run.toml", RUN);
    folder
}

#[test]
fn a_run_prints_its_table_and_its_summary_and_one_object_as_json() {
    let folder = folder();
    let ran = larder(&folder, &["simulate", "run.toml"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for want in ["E drift", "acausal", "allocs", "array pool", "files in run"] {
        assert!(ran.err.contains(want), "{want} is missing:\n{}", ran.err);
    }
    let ran = larder(&folder, &["simulate", "run.toml", "--json", "--set", "scheme.space=kt"]);
    let document = ran.json();
    assert_eq!(document["schema"], "larder.simulate/1");
    assert_eq!(document["steps"], 10);
    assert!(document["energy_drift"].as_f64().expect("a number") < 1e-13);
    assert!(document["momentum_drift"].as_f64().expect("a number") < 1e-13);
    let memory = &document["memory_analysis"];
    assert!(memory["array_pool"]["total_pooled_arrays"].as_u64().expect("a count") > 0);
    assert!(memory["array_pool"]["bytes"].as_u64().expect("a count") > 0);
    assert!(memory["fft_workspace"]["plans"].as_u64().is_some());
    let phases = document["phases"].as_array().expect("a list");
    let shares: f64 = phases.iter().map(|phase| phase["share"].as_f64().expect("a share")).sum();
    assert!((shares - 1.0).abs() < 1e-9, "{document}");
    assert_eq!(document["allocations_since_warm_up"], 0, "{document}");
    assert!(folder.entries().contains(&"run.1".to_owned()), "{:?}", folder.entries());
}

#[test]
fn the_memory_keys_bound_a_run_and_switching_the_pools_off_changes_no_number() {
    let folder = folder();
    let tight = larder(&folder, &["simulate", "run.toml", "--set", "memory.budget=64KiB"]);
    assert_eq!(tight.code, 4, "{}", tight.err);
    assert!(tight.err.contains("MB of the memory budget, 0.066 MB are"), "{}", tight.err);
    assert!(tight.err.contains("raise `memory.budget`"), "{}", tight.err);
    let check = ["simulate", "--check", "run.toml", "--set", "memory.budget=64KiB"];
    let check = larder(&folder, &check);
    assert_eq!(check.code, 4, "{}", check.out);
    assert!(check.out.contains("would be refused: the grid"), "{}", check.out);
    assert!(check.out.contains("MB of the memory budget, 0.066 MB are"), "{}", check.out);
    let wide = larder(&folder, &["simulate", "run.toml", "--set", "memory.budget=64MiB"]);
    assert_eq!(wide.code, 0, "{}", wide.err);
    let answer = folder.bytes("end.npz");
    let off = larder(&folder, &["simulate", "run.toml", "--set", "memory.enable_pools=false"]);
    assert_eq!(off.code, 0, "{}", off.err);
    assert!(folder.bytes("end.npz") == answer, "the same run ends elsewhere without pools");
}

#[test]
fn events_are_objects_one_a_line() {
    let folder = folder();
    let ran = larder(&folder, &["simulate", "run.toml", "--json-events"]);
    assert_eq!(ran.code, 0);
    let events: Vec<serde_json::Value> = ran
        .err
        .lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|bad| panic!("{bad}: {line}")))
        .collect();
    let count = |kind: &str| events.iter().filter(|event| event["event"] == kind).count();
    assert!(count("progress") >= 2 && count("file") >= 4 && count("end") == 1, "{}", ran.err);
}

/// Whatever is said to a program that reads events, it is an object on a line of its own.
#[test]
fn errors_warnings_and_sentences_are_events_too() {
    let folder = folder();
    let events = |arguments: &[&str]| {
        let ran = larder(&folder, &[&["simulate", "--json-events"], arguments].concat());
        let events: Vec<serde_json::Value> = ran
            .err
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|bad| panic!("{bad}: {line}")))
            .collect();
        (ran.code, events)
    };
    for (arguments, exit, part) in [
        (&["run.toml", "--set", "scheme.dt=5.0"][..], 3, "the time step is 5"),
        (&["run.toml", "--set", "fluid.eta_ovr_s=1"], 3, "unknown key"),
        (&["nowhere.toml"], 3, "nowhere.toml"),
        (&["run.toml", "--set", "grid.shape=[4000, 4000, 4000]"], 4, "MB are available"),
        (&["run.toml", "--no-such-flag"], 2, "--no-such-flag"),
    ] {
        let (code, events) = events(arguments);
        assert_eq!(code, exit, "{events:?}");
        let last = events.last().expect("an error is told");
        assert_eq!((&last["event"], &last["exit"]), (&"error".into(), &exit.into()), "{last}");
        assert!(last["text"].as_str().expect("a text").contains(part), "{last}");
        assert!(last["hint"].is_null() || last["hint"].is_string(), "{last}");
    }
    let (_, told) = events(&["run.toml", "--set", "fluid.eta_ovr_s=1"]);
    assert!(told[0]["hint"].as_str().expect("a hint").contains("eta_over_s"), "{told:?}");
    let forced = ["run.toml", "--force", "--set", "scheme.dt=5.0"];
    let (_, told) = events(&forced);
    let is_warning = |event: &serde_json::Value| event["event"] == "warning";
    assert!(told.iter().any(is_warning), "{told:?}");
    let (code, told) = events(&["--init-only", "run.toml", "--memory-profile"]);
    assert_eq!(code, 0, "{told:?}");
    assert!(told.iter().any(|event| event["event"] == "message"), "{told:?}");
    let (code, told) = events(&["run.toml", "--json"]);
    assert_eq!((code, &told.last().expect("events")["event"]), (0, &"end".into()));
}

/// A run that does not come to its end says so on stdout too, where a program reads how it ended.
#[test]
fn how_a_run_ended_stands_in_its_object() {
    let folder = folder();
    let ended = |arguments: &[&str]| {
        let ran = larder(&folder, &[&["simulate", "--json"], arguments].concat());
        (ran.code, ran.json(), ran.err)
    };
    let (code, document, _) = ended(&["run.toml"]);
    assert_eq!((code, &document["ended"], document["error"].is_null()), (0, &"done".into(), true));
    let (code, document, said) = ended(&["run.toml", "--set", "run.steps_max=4"]);
    assert_eq!(code, 4, "a limit was hit: {said}");
    assert_eq!((&document["ended"], &document["steps"]), (&"steps_max".into(), &4.into()));
    assert!(document["error"].as_str().is_some_and(|text| text.contains("run.steps_max")));
    assert!(said.contains("larder simulate --resume run/run.checkpoint"), "{said}");
    let check = ["simulate", "--check", "run.toml", "--set", "run.steps_max=4"];
    assert_eq!(larder(&folder, &check).code, 4);
    let resume = ["--resume", "run/run.checkpoint", "--set", "run.steps_max=100"];
    let (code, document, said) = ended(&resume);
    assert_eq!((code, &document["ended"]), (0, &"done".into()), "{said}");
    // A step that fails: the wave of this file steepens beyond a limit that is set for it.
    let stop = ["run.toml", "--set", "run.unresolved=stop", "--set", "run.tail_max=5e-7"];
    let (code, document, said) = ended(&[&stop[..], &["--set", "output.history_every=1"]].concat());
    assert_eq!((code, &document["ended"]), (3, &"failed".into()), "{said}");
    assert!(document["error"].as_str().is_some_and(|text| text.contains("wave numbers")));
}

/// A dry run ends as the run would.
#[test]
fn a_dry_run_ends_with_the_code_of_the_run() {
    let folder = folder();
    for setting in ["grid.shape=[4000, 4000, 4000]", "scheme.dt=5.0", "scheme.dt=0.01"] {
        let run = larder(&folder, &["simulate", "run.toml", "--set", setting]);
        let check = larder(&folder, &["simulate", "--check", "run.toml", "--set", setting]);
        assert_eq!(run.code, check.code, "{setting}: {} {}", run.err, check.out);
    }
}

#[test]
fn mistakes_are_named_with_what_was_meant() {
    let folder = folder();
    let said = |arguments: &[&str]| {
        let ran = larder(&folder, arguments);
        (ran.code, ran.err)
    };
    folder.file("slip.toml", &RUN.replace("eta_over_s", "eta_ovr_s"));
    let (code, text) = said(&["simulate", "slip.toml"]);
    assert_eq!(code, 3);
    assert!(text.contains("line 6") && text.contains("`fluid.eta_over_s` is meant"), "{text}");
    assert_eq!(said(&["simulate", "nowhere.toml"]).0, 3);
    assert_eq!(said(&["simulate"]).0, 2);
    assert_eq!(said(&["simulate", "--compare", "run"]).0, 2);
    assert_eq!(said(&["simulate", "--compare", "run", "--exact", "sonud"]).0, 2);
    assert_eq!(said(&["simulate", "run.toml", "--set", "scheme.dt=5.0"]).0, 3);
    let (_, text) = said(&["simulate", "run.toml", "--set", "scheme.dt=5.0", "--force"]);
    assert!(text.contains("warning: --force: the time step is 5"), "what was overruled: {text}");
    let (code, text) =
        said(&["simulate", "run.toml", "--set", "grid.length=[1.0, 2.0, \"3 GeV\"]"]);
    assert_eq!(code, 3);
    assert!(text.contains("three numbers in fm"), "{text}");
}

#[test]
fn a_sound_wave_is_compared_drawn_and_missed_beyond_its_tolerance() {
    let folder = Folder::new();
    let text =
        RUN.replace("\"smooth\"", "\"sound\"").replace("amplitude = 0.3", "amplitude = 1e-5");
    folder.file("wave.toml", &text);
    assert_eq!(larder(&folder, &["simulate", "wave.toml"]).code, 0);
    let compare = |path: &str, tolerance: &str| {
        larder(
            &folder,
            &[
                "simulate",
                "--compare",
                path,
                "--exact",
                "sound",
                "--tolerance",
                tolerance,
                "--json",
            ],
        )
    };
    let ran = compare("wave", "1e-3");
    assert_eq!(ran.code, 0, "{}\n{}", ran.out, ran.err);
    assert_eq!(ran.json()["fields"][1]["name"], "ux");
    assert_eq!(compare("end.npz", "1e-3").code, 0);
    let missed = compare("wave", "1e-15");
    assert_eq!(missed.code, 1);
    assert!(missed.err.contains("relative L1"), "{}", missed.err);
    std::fs::remove_file(folder.path().join("end.toml")).expect("the copy is there");
    let ran = compare("end.npz", "1e-3");
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("end.toml"), "{}", ran.err);
    for view in [&["--slice", "z=0"][..], &["--profile", "x", "--exact", "sound"], &["--spectrum"]]
    {
        let mut arguments = vec!["simulate", "--plot", "wave", "--field", "e", "--out", "e.svg"];
        arguments.extend(view);
        let ran = larder(&folder, &arguments);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let picture = std::fs::read_to_string(folder.path().join("e.svg")).expect("a picture");
        assert!(picture.starts_with("<svg") && picture.ends_with("</svg>\n"));
    }
}

/// Along an axis of one cell there is no line to draw.
#[test]
fn a_profile_wants_an_axis_with_cells() {
    let folder = folder();
    let plot = |arguments: &[&str]| {
        let common = ["simulate", "--plot", "run", "--field", "e", "--out", "e.svg"];
        let ran = larder(&folder, &[&common[..], arguments].concat());
        (ran.code, ran.err, std::fs::remove_file(folder.path().join("e.svg")).is_ok())
    };
    let flat = ["simulate", "run.toml", "--set", "grid.shape=[12, 10, 1]"];
    assert_eq!(larder(&folder, &flat).code, 0);
    let (code, said, drawn) = plot(&["--profile", "z"]);
    assert_eq!((code, drawn), (2, false), "{said}");
    assert!(said.contains("one cell along z, want x or y"), "{said}");
    assert!(matches!(plot(&["--profile", "y"]), (0, _, true)));
    let point = ["simulate", "run.toml", "--set", "grid.shape=[1, 1, 1]"];
    assert_eq!(larder(&folder, &point).code, 0);
    for view in [&["--profile", "x"][..], &["--spectrum"], &[]] {
        let (code, said, drawn) = plot(view);
        assert_eq!((code, drawn), (2, false), "{view:?}: {said}");
        assert!(said.contains("a single cell") && said.contains("history.csv"), "{said}");
    }
}

#[test]
fn a_dry_run_and_an_initial_state_run_nothing() {
    let folder = folder();
    let ran = larder(&folder, &["simulate", "--check", "run.toml", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.json()["steps"], 10);
    let ran = larder(&folder, &["simulate", "--init-only", "run.toml", "--out", "start.npz"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(folder.entries(), ["run.toml", "start.npz"]);
    let ran = larder(&folder, &["simulate", "--keys"]);
    assert!(ran.out.contains("[fluid]") && ran.out.contains("eta_over_s = 0.0"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_saves_itself_and_goes_on() {
    use std::process::Stdio;

    let folder = folder();
    let whole = larder(&folder, &["simulate", "run.toml", "--set", "scheme.dt=0.001"]);
    assert_eq!(whole.code, 0, "{}", whole.err);
    let end = std::fs::read(folder.path().join("end.npz")).expect("the end");
    let long =
        ["simulate", "run.toml", "--set", "scheme.dt=0.001", "--out", "cut", "--json-events"];
    let child = command(&folder, &long).stderr(Stdio::piped()).spawn().expect("it starts");
    // The first event is written once the run has begun.
    let mut child = child;
    let mut first = String::new();
    let mut told = std::io::BufReader::new(child.stderr.take().expect("stderr is ours"));
    std::io::BufRead::read_line(&mut told, &mut first).expect("an event");
    let id = child.id().to_string();
    let killed = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(killed.expect("kill is there").success());
    std::io::Read::read_to_string(&mut told, &mut first).expect("the rest");
    let code = child.wait().expect("it ends").code();
    // On a fast machine it may be done before the signal arrives.
    if code == Some(0) {
        return;
    }
    assert_eq!(code, Some(130), "{first}");
    let ran = finish(&mut command(&folder, &["simulate", "--resume", "cut/run.checkpoint"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(end == std::fs::read(folder.path().join("end.npz")).expect("the end"), "other bits");
}

#[test]
fn the_reference_of_the_run_file_names_every_key_with_its_unit_and_default() {
    let reference = include_str!("../../../../docs/run-file.md");
    let rows: Vec<&str> = reference.lines().filter(|line| line.starts_with("| `")).collect();
    assert_eq!(rows.len(), larder_hydro::KEYS.len());
    for (row, key) in rows.iter().zip(larder_hydro::KEYS) {
        let unit = if key.unit.is_empty() { "–" } else { key.unit };
        let default =
            if key.default.is_empty() { "–".to_owned() } else { format!("`{}`", key.default) };
        let want = format!("| `{}` | {unit} | {default} | ", key.name);
        assert!(row.starts_with(&want), "{row}\nwant {want}");
        assert!(row.contains(&key.about.replace('|', "\\|")), "{row}");
    }
}
