//! File, environment and flags, the later the stronger; slips are refused with a hint.

use crate::run::{Folder, command, finish, larder};

/// How many objects the demo's pool allocates for in its steady state, as a mark of the setting.
fn steady(folder: &Folder, arguments: &[&str], environment: &[(&str, &str)]) -> u64 {
    let arguments = [&["demo", "pool", "--rounds", "1", "--json"], arguments].concat();
    let mut command = command(folder, &arguments);
    let ran = finish(command.envs(environment.iter().copied()));
    ran.json()["jobs"][0]["steady_allocations"].as_u64().expect("a count")
}

#[test]
fn flags_beat_the_environment_and_the_environment_beats_the_file() {
    let folder = Folder::new();
    folder.file("larder.toml", "[memory]\nenable_pools = false\n");
    assert!(steady(&folder, &[], &[]) > 0, "the file in the working directory is read");
    let on = [("LARDER_MEMORY_ENABLE_POOLS", "true")];
    assert_eq!(steady(&folder, &[], &on), 0);
    assert!(steady(&folder, &["--set", "memory.enable_pools=false"], &on) > 0);
    folder.file("other.toml", "[memory]\nenable_pools = true\n");
    assert_eq!(steady(&folder, &["--config", "other.toml"], &[]), 0);
}

#[test]
fn slips_are_refused_with_file_line_and_the_nearest_name() {
    let folder = Folder::new();
    let refused = |text: &str, want: &str| {
        folder.file("larder.toml", text);
        let ran = larder(&folder, &["doctor"]);
        assert_eq!(ran.code, 3, "{}", ran.err);
        assert_eq!(ran.err.lines().next(), Some(want));
        assert_eq!(ran.out, "");
    };
    refused(
        "[memory]\nenable_pool = true\n",
        "error: larder.toml: line 2: unknown key `memory.enable_pool`; did you mean `memory.enable_pools`?",
    );
    refused(
        "[memory.pools]\n\nstring_pool_size = -4\n",
        "error: larder.toml: line 3: `memory.pools.string_pool_size` is `-4`, want a whole number from 1",
    );
    refused("\n[memori]\n", "error: larder.toml: line 2: unknown table `memori`; known: `memory`");
    folder.file("larder.toml", "[memory");
    assert_eq!(larder(&folder, &["doctor"]).code, 3);
}

#[test]
fn a_missing_file_a_bad_setting_and_a_bad_variable_are_named() {
    let folder = Folder::new();
    let ran = larder(&folder, &["doctor", "--config", "none.toml"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.starts_with("error: the configuration none.toml cannot be read: "));
    let ran = larder(&folder, &["doctor", "--set", "memory.numa=here"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("want \"interleaved\", \"separated\" or \"adaptive\""), "{}", ran.err);
    let ran = larder(&folder, &["doctor", "--set", "memory.numa"]);
    assert_eq!(ran.code, 2);
    let ran = finish(command(&folder, &["doctor"]).env("LARDER_MEMORY_BUDGETS", "1"));
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("did you mean `LARDER_MEMORY_BUDGET`?"), "{}", ran.err);
    let ran = finish(command(&folder, &["doctor"]).env("LARDER_CPU_LEVEL", "sse9"));
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("sse9"), "{}", ran.err);
}

#[test]
fn every_cpu_level_gives_the_same_answer() {
    let folder = Folder::new();
    for level in ["portable", "avx2", "avx512", "neon"] {
        let mut command = command(&folder, &["demo", "nearest", "--rounds", "1", "--json"]);
        let ran = finish(command.env("LARDER_CPU_LEVEL", level));
        match ran.code {
            0 => assert_eq!(ran.json()["jobs"][0]["answer"], "ok"),
            // Refused, and said so, where the machine has no such level.
            code => assert_eq!((code, ran.err.contains(level)), (3, true), "{}", ran.err),
        }
    }
}
