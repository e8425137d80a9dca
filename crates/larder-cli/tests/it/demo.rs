//! The demo: answers, counts, the report, and how it says no.

use crate::run::{Folder, command, finish, larder};

/// Jobs that are quick without optimisation, too.
const QUICK: &[&str] = &["pool", "arena", "interner", "undo"];

fn quick(more: &[&'static str]) -> Vec<&'static str> {
    [&["demo", "--rounds", "1"], QUICK, more].concat()
}

#[test]
fn every_answer_is_right_and_no_steady_state_allocates() {
    let folder = Folder::new();
    let ran = larder(&folder, &quick(&["--json"]));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document = ran.json();
    assert_eq!(document["schema"], "larder.demo/1");
    let jobs = document["jobs"].as_array().expect("a list of jobs");
    assert_eq!(jobs.len(), QUICK.len());
    for job in jobs {
        assert_eq!(job["answer"], "ok", "{job}");
        assert_eq!(job["steady_allocations"], 0, "{job}");
        assert!(job["plain_allocations"].as_u64() > Some(10), "{job}");
        for figure in ["seconds", "plain_seconds"] {
            assert!(job[figure].as_f64().is_some_and(|seconds| seconds > 0.0), "{job}");
        }
        for figure in ["peak_bytes", "plain_peak_bytes"] {
            assert!(job[figure].as_u64().is_some_and(|bytes| bytes > 0), "{job}");
        }
        let keys: Vec<&str> = job.as_object().expect("a job").keys().map(String::as_str).collect();
        let mut want = [
            "engine",
            "job",
            "answer",
            "seconds",
            "plain_seconds",
            "peak_bytes",
            "plain_peak_bytes",
            "steady_state",
            "steady_allocations",
            "plain_allocations",
        ];
        want.sort_unstable();
        assert_eq!(keys, want);
    }
    assert!(folder.entries().is_empty(), "with --json a report is written only when asked");
}

#[test]
fn a_budget_too_small_for_a_job_is_a_limit_that_was_hit_and_no_answer() {
    let folder = Folder::new();
    for (job, budget) in [
        ("pool", "1KiB"),
        ("arena", "1KiB"),
        ("arena", "5KiB"),
        ("interner", "40KiB"),
        ("columns", "1KiB"),
        ("buffers", "100KiB"),
        ("sound", "100KiB"),
    ] {
        let budget = format!("memory.budget={budget}");
        let ran = larder(&folder, &["demo", job, "--rounds", "1", "--set", &budget]);
        assert_eq!(ran.code, 4, "{job} with {budget}: {} {}", ran.out, ran.err);
        assert!(ran.err.contains("budget"), "{job} with {budget}: {}", ran.err);
        assert!(!ran.err.contains("panicked") && ran.out.is_empty(), "{job}: {}", ran.err);
    }
    assert!(folder.entries().is_empty(), "and there is nothing to report");
}

#[test]
fn the_table_goes_to_stdout_the_talk_to_stderr_and_the_report_to_its_file() {
    let folder = Folder::new();
    let ran = larder(&folder, &["demo", "arena", "--rounds", "1"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.starts_with("engine") && ran.out.contains("arena"), "{}", ran.out);
    assert_eq!(ran.err, "report written to report.html\n");
    assert_eq!(folder.entries(), ["report.html"]);
    let page = std::fs::read_to_string(folder.path().join("report.html")).expect("the report");
    assert!(page.starts_with("<!doctype html>") && page.trim_end().ends_with("</html>"));
    assert!(page.contains("memory · arena"));
    let quiet = larder(&folder, &["demo", "arena", "--rounds", "1", "--no-report", "-q"]);
    assert_eq!(quiet.err, "");
}

#[test]
fn a_report_that_cannot_be_written_is_said_and_leaves_nothing_behind() {
    let folder = Folder::new();
    let ran = larder(&folder, &["demo", "arena", "--rounds", "1", "--report", "no/such/r.html"]);
    assert_eq!(ran.code, 4);
    assert!(ran.err.starts_with("error: no/such/r.html cannot be written: "), "{}", ran.err);
    assert!(folder.entries().is_empty());
}

#[test]
fn each_technique_switched_off_gives_the_same_answer_and_is_seen_to_allocate() {
    for (job, key) in [
        ("pool", "ENABLE_POOLS"),
        ("interner", "ENABLE_STRING_INTERNING"),
        ("arena", "ENABLE_ARENA_ALLOCATION"),
    ] {
        let folder = Folder::new();
        let mut command = command(&folder, &["demo", job, "--rounds", "1", "--json"]);
        let ran = finish(command.env(format!("LARDER_MEMORY_{key}"), "false"));
        let document = ran.json();
        assert_eq!(document["jobs"][0]["answer"], "ok", "{job}: {}", ran.err);
        assert!(document["jobs"][0]["steady_allocations"].as_u64() > Some(0), "{job}");
        assert_eq!(ran.code, 1, "{job}: a steady state that allocates is a no");
        assert!(ran.err.contains("calls to the allocator, want none"), "{}", ran.err);
    }
}

#[test]
fn a_job_that_does_not_exist_is_a_usage_error_that_names_those_that_do() {
    let ran = larder(&Folder::new(), &["demo", "arenas"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("error: no job is called `arenas`; there are pool, arena, "));
    let list = larder(&Folder::new(), &["demo", "--list"]);
    assert!(list.out.contains("softmax of 400 rows"), "{}", list.out);
}

#[test]
fn a_budget_too_small_for_the_job_is_an_error_not_an_abort() {
    let arguments = ["demo", "arena", "--rounds", "1", "--set", "memory.budget=100", "--no-report"];
    let ran = larder(&Folder::new(), &arguments);
    assert_eq!(ran.code, 4, "{}", ran.err);
    assert!(ran.err.contains("the memory budget has no room"), "{}", ran.err);
    assert!(ran.err.contains("hint: raise `memory.budget`"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_the_demo_cleanly_with_what_was_finished() {
    let folder = Folder::new();
    let child = command(&folder, &["demo", "pool", "undo", "arena", "--rounds", "1000", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program can be started");
    // Long enough to have begun, short against a thousand rounds.
    let never = std::sync::Mutex::new(());
    let wait = std::time::Duration::from_millis(700);
    let guard = never.lock().expect("nobody poisons it");
    drop(std::sync::Condvar::new().wait_timeout_while(guard, wait, |()| true));
    let killed = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status()
        .expect("kill is there");
    assert!(killed.success());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(130));
    let out = String::from_utf8(output.stdout).expect("text");
    assert!(out.starts_with("{\"schema\":\"larder.demo/1\",\"jobs\":["), "{out}");
}
