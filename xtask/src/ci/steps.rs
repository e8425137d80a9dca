//! The steps, in their order: what is cheap and often wrong comes first.

use std::fs;
use std::process::Command;

use serde_json::Value;

use super::{Context, Outcome, Step, licences, metadata, sanitizers};
use crate::shell::{self, Ran, program};
use crate::talk::say;
use crate::tree::Tree;
use crate::trouble::Trouble;

type Ended = Result<Outcome, Trouble>;

const fn step(name: &'static str, question: &'static str, run: fn(&Context<'_>) -> Ended) -> Step {
    Step { name, question, is_full_only: false, run }
}

const fn full(name: &'static str, question: &'static str, run: fn(&Context<'_>) -> Ended) -> Step {
    Step { name, question, is_full_only: true, run }
}

pub(super) static ALL: [Step; 29] = [
    step("format", "is the code formatted", |c| cargo(c, "cargo fmt --all --check")),
    step("tidy", "arrows, orphans, root, docs, data, words, unsafe", tidy),
    step("clippy", "does every target pass the lints", |c| {
        cargo(c, "cargo clippy --workspace --all-targets --quiet -- -D warnings")
    }),
    step("documentation", "do the docs build without a warning", documentation),
    step("tests", "do all tests pass, allocation snapshots among them", tests),
    step("doctests", "do the examples in the docs pass", doctests),
    step("tests-release", "do they pass optimised, without debug assertions", tests_release),
    step("neon", "do the kernels agree on another architecture", neon),
    step("platforms", "does it build for the other systems", platforms),
    step("benches", "does every benchmark definition run, small, with the right answers", benches),
    step("programs", "do translated programs print what CPython prints", |c| {
        cargo(c, "cargo xtask humaneval --programs crates/larder-translate/tests/programs")
    }),
    full("wasm", "do they print it as a module of WebAssembly, under Node", wasm),
    step("examples", "does every example run", examples),
    step("readme", "do the README's commands work", readme),
    step("package", "could every crate be packaged", package),
    step("licences", "may every dependency be passed on", check_licences),
    step("advisories", "is any dependency known to be unsafe", |_| {
        Ok(Outcome::Skipped("no advisory database is part of this repository".into()))
    }),
    full("features", "does larder-memory build with each feature alone and with none", features),
    full(
        "features-tests",
        "do larder-memory's tests pass with each feature alone and with none",
        features_tests,
    ),
    full("infer-planted", "does the inference suite catch the bugs planted in it", |c| {
        let line = "cargo test -p larder-infer --features planted --test planted --quiet";
        Ok(of_tests(&shell::run(&mut program(c.root, line), true)?))
    }),
    full(
        "kernels-exhaustive",
        "do the f32 functions keep their bounds on every argument",
        exhaustive,
    ),
    full("loom", "do the models hold in every order of threads", loom),
    full("flows", "do flows on fine grids agree as well", flows),
    full("measure-promtool", "does promtool accept the exposition", promtool),
    full("asan", "does AddressSanitizer find misuse or leaks of memory", sanitizers::address),
    full("miri", "does Miri find undefined behaviour", sanitizers::miri),
    full("tsan", "does ThreadSanitizer find a race", sanitizers::thread),
    full("mutants", "does a test notice each planted change", mutants),
    full("fuzz", "does any input break a target within its minute", fuzz),
];

/// Runs a command and says whether it ended well.
fn cargo(context: &Context<'_>, line: &str) -> Ended {
    let ran = shell::run(&mut program(context.root, line), true)?;
    Ok(outcome(&ran, String::new))
}

fn outcome(ran: &Ran, note: impl FnOnce() -> String) -> Outcome {
    match ran.code {
        0 => Outcome::Passed(note()),
        code => Outcome::Failed(format!("ended with {code}")),
    }
}

/// A run of tests: it has to end well, and to have run some.
fn of_tests(ran: &Ran) -> Outcome {
    let (passed, failed, ignored) = shell::test_counts(&format!("{}\n{}", ran.out, ran.err));
    match (ran.code, passed) {
        (0, 0) => Outcome::Failed("no test ran".into()),
        (0, _) => {
            let ignored = if ignored > 0 { format!(", {ignored} ignored") } else { String::new() };
            Outcome::Passed(format!("{passed} tests passed{ignored}"))
        }
        (code, _) => Outcome::Failed(format!("ended with {code}; {failed} tests failed")),
    }
}

fn tidy(context: &Context<'_>) -> Ended {
    crate::tidy::run(context.root)?;
    Ok(Outcome::Passed(String::new()))
}

fn documentation(context: &Context<'_>) -> Ended {
    let mut cargo = program(context.root, "cargo doc --workspace --no-deps --quiet");
    // A warning is an error here; the flag's value holds a space.
    cargo.env("RUSTDOCFLAGS", "-D warnings");
    Ok(outcome(&shell::run(&mut cargo, true)?, String::new))
}

fn after_tests(context: &Context<'_>) -> Option<Ended> {
    context.after_tests.map(|passed| {
        Ok(if passed {
            Outcome::Passed("ran before, by `cargo test --workspace`".into())
        } else {
            Outcome::Failed("failed before, in `cargo test --workspace`".into())
        })
    })
}

fn tests(context: &Context<'_>) -> Ended {
    if let Some(ended) = after_tests(context) {
        return ended;
    }
    let line = if shell::exists("cargo-nextest") {
        "cargo nextest run --workspace --no-fail-fast --status-level fail --final-status-level fail"
    } else {
        "cargo test --workspace --all-targets --no-fail-fast --quiet"
    };
    Ok(of_tests(&shell::run(&mut program(context.root, line), true)?))
}

fn doctests(context: &Context<'_>) -> Ended {
    if let Some(ended) = after_tests(context) {
        return ended;
    }
    let line = "cargo test --workspace --doc --no-fail-fast --quiet";
    Ok(of_tests(&shell::run(&mut program(context.root, line), true)?))
}

fn tests_release(context: &Context<'_>) -> Ended {
    let line = "cargo test --profile testrelease -p larder-memory -p larder-kernels \
                -p larder-measure -p larder-translate --lib --test it --no-fail-fast --quiet";
    Ok(of_tests(&shell::run(&mut program(context.root, line), true)?))
}

/// Flows on grids that take minutes without optimisation, and whose engine takes minutes to optimise.
fn flows(context: &Context<'_>) -> Ended {
    let line = "cargo test --profile testrelease -p larder-hydro --test it --quiet -- \
                --ignored finer_grids_agree_as_well";
    Ok(of_tests(&shell::run(&mut program(context.root, line), true)?))
}

/// The features of larder-memory besides `default`.
fn memory_features(context: &Context<'_>) -> Result<Vec<String>, Trouble> {
    let metadata = metadata::read(context.root, false)?;
    let memory =
        metadata::packages(&metadata).find(|package| metadata::name(package) == "larder-memory");
    let features = memory.and_then(|package| package["features"].as_object());
    let names = features.into_iter().flat_map(serde_json::Map::keys);
    Ok(names.filter(|name| *name != "default").cloned().collect())
}

/// Runs a command with no feature and with each alone; `last` are words after those of the features.
fn with_each_feature(context: &Context<'_>, line: &str, last: &[&str]) -> Ended {
    let features = memory_features(context)?;
    let mut passed = 0;
    for feature in std::iter::once("").chain(features.iter().map(String::as_str)) {
        let mut cargo = program(context.root, line);
        cargo.args(["--no-default-features", "--features", feature]).args(last);
        let ran = shell::run(&mut cargo, true)?;
        if !ran.is_success() {
            let which = if feature.is_empty() { "no feature" } else { feature };
            return Ok(Outcome::Failed(format!("with {which}: ended with {}", ran.code)));
        }
        passed += shell::test_counts(&ran.out).0;
    }
    let tests = if passed > 0 { format!(", {passed} tests passed") } else { String::new() };
    Ok(Outcome::Passed(format!("none, and {} each alone{tests}", features.len())))
}

fn features(context: &Context<'_>) -> Ended {
    let line = "cargo clippy -p larder-memory --all-targets --quiet";
    with_each_feature(context, line, &["--", "-D", "warnings"])
}

fn features_tests(context: &Context<'_>) -> Ended {
    with_each_feature(context, "cargo test -p larder-memory --quiet", &[])
}

const ARM: &str = "aarch64-unknown-linux-gnu";

/// The kernels' tests on NEON: natively on such a machine, else in an emulator.
fn neon(context: &Context<'_>) -> Ended {
    if cfg!(target_arch = "aarch64") {
        return Ok(Outcome::Passed("this machine has NEON: the tests above ran on it".into()));
    }
    for tool in ["qemu-aarch64", "aarch64-linux-gnu-gcc"] {
        if !shell::exists(tool) {
            return Ok(Outcome::Skipped(format!("there is no {tool}")));
        }
    }
    if !shell::has_target(context.root, ARM) {
        return Ok(Outcome::Skipped(format!("the target {ARM} is not installed")));
    }
    let mut cargo = program(
        context.root,
        "cargo test -p larder-kernels --profile testrelease --quiet --lib --test it",
    );
    cargo.args(["--target", ARM]);
    cargo.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_LINKER", "aarch64-linux-gnu-gcc");
    let runner = "qemu-aarch64 -L /usr/aarch64-linux-gnu";
    cargo.env("CARGO_TARGET_AARCH64_UNKNOWN_LINUX_GNU_RUNNER", runner);
    if !context.is_full {
        // The emulator is slow, unoptimised tests in it slower still: levels, reductions and the
        // choice here, accuracy with --full.
        cargo.args(["--", "level", "reductions"]);
    }
    Ok(of_tests(&shell::run(&mut cargo, true)?))
}

/// Each system, and what is built for it: everything, or the rooms that know no system and what translated programs
/// stand on.
const PLATFORMS: [(&str, &str); 4] = [
    ("x86_64-pc-windows-gnu", "--workspace"),
    ("aarch64-apple-darwin", "--workspace"),
    (ARM, "--workspace"),
    ("wasm32-wasip1", "-p larder-memory -p larder-kernels -p larder-translate-runtime"),
];

fn platforms(context: &Context<'_>) -> Ended {
    let (mut built, mut absent) = (Vec::new(), Vec::new());
    for (target, what) in PLATFORMS {
        // The kernels run there already, and everything else differs from the first two by nothing.
        if target == ARM && !context.is_full {
            continue;
        }
        if !shell::has_target(context.root, target) {
            absent.push(target);
            continue;
        }
        let line = format!("cargo check --quiet {what} --target {target}");
        let ran = shell::run(&mut program(context.root, &line), true)?;
        if !ran.is_success() {
            return Ok(Outcome::Failed(format!("`{line}` ended with {}", ran.code)));
        }
        built.push(target);
    }
    let absent_note = format!("not installed: {}", absent.join(", "));
    Ok(match (built.is_empty(), absent.is_empty()) {
        (true, _) => Outcome::Skipped(absent_note),
        (false, true) => Outcome::Passed(built.join(", ")),
        (false, false) => Outcome::Passed(format!("{}; {absent_note}", built.join(", "))),
    })
}

/// The programs of the translator's tests as one module of WebAssembly.
fn wasm(context: &Context<'_>) -> Ended {
    let line = "cargo xtask humaneval --programs crates/larder-translate/tests/programs --wasm";
    let ran = shell::run(&mut program(context.root, line), true)?;
    let lack = ran.err.lines().find_map(|line| line.strip_prefix("skipped: "));
    Ok(match lack {
        Some(lack) if ran.is_success() => Outcome::Skipped(lack.to_owned()),
        _ => outcome(&ran, String::new),
    })
}

fn loom(context: &Context<'_>) -> Ended {
    let tree = Tree::of_checkout(context.root)?;
    let has_models = tree
        .rust_files()
        .filter(|file| file.starts_with("crates/larder-memory/"))
        .filter_map(|file| tree.text(file))
        .any(|text| text.contains("loom::model"));
    if !has_models {
        return Ok(Outcome::Skipped("larder-memory has no loom models yet".into()));
    }
    let line = "cargo test -p larder-memory --lib --release --quiet --target-dir target/loom loom";
    let mut cargo = program(context.root, line);
    cargo.env("RUSTFLAGS", "--cfg loom");
    Ok(of_tests(&shell::run(&mut cargo, true)?))
}

/// The rooms that have cases for rivals: the folders of `bench/` besides those that keep outcomes.
fn rooms_with_cases(bench: &std::path::Path) -> Vec<String> {
    const OTHER: [&str; 3] = ["accept", "allocations", "records"];
    let entries = fs::read_dir(bench).into_iter().flatten().flatten();
    let mut rooms: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|room| !OTHER.contains(&room.as_str()))
        .collect();
    rooms.sort_unstable();
    rooms
}

fn benches(context: &Context<'_>) -> Ended {
    let has_rivals = context.root.join("peers/Cargo.toml").is_file();
    let rooms = rooms_with_cases(&context.root.join("bench"));
    if !has_rivals || rooms.is_empty() {
        return Ok(Outcome::Skipped("no rivals in peers/ yet".into()));
    }
    for room in &rooms {
        let options = crate::peers::Options::parse(&[room.clone(), "--smoke".to_owned()])?;
        if let Err(trouble) = crate::peers::run(context.root, &options) {
            return Ok(Outcome::Failed(format!("{room}: {trouble}")));
        }
    }
    Ok(Outcome::Passed(rooms.join(", ")))
}

fn examples(context: &Context<'_>) -> Ended {
    let metadata = metadata::read(context.root, false)?;
    let mut count = 0;
    for package in metadata::packages(&metadata) {
        for example in metadata::targets(package, "example") {
            let name = metadata::name(package);
            let line = format!("cargo run --quiet -p {name} --example {example}");
            let ran = shell::run(&mut program(context.root, &line), true)?;
            if !ran.is_success() {
                return Ok(Outcome::Failed(format!("`{line}` ended with {}", ran.code)));
            }
            count += 1;
        }
    }
    Ok(if count > 0 {
        Outcome::Passed(format!("{count} examples"))
    } else {
        Outcome::Skipped("there are no examples".into())
    })
}

const README_COMMANDS: [&str; 2] = ["cargo run --release -- demo", "cargo test --workspace"];

/// The first command is run, with `--json`, so that its answer can be read; the second is the step
/// `tests`.
fn readme(context: &Context<'_>) -> Ended {
    let text = fs::read_to_string(context.root.join("README.md")).unwrap_or_default();
    if let Some(command) = README_COMMANDS.iter().find(|command| !text.contains(**command)) {
        return Ok(Outcome::Failed(format!("README.md does not name `{command}`")));
    }
    // In a folder of its own: the demo writes its report where it is run.
    let folder = context.root.join("target/readme");
    let made = fs::create_dir_all(&folder);
    made.map_err(|error| Trouble::missing(format!("{}: {error}", folder.display())))?;
    let mut cargo = program(&folder, "cargo run --release --quiet --manifest-path");
    cargo.arg(context.root.join("Cargo.toml")).args([
        "--package",
        "larder-cli",
        "--",
        "demo",
        "--json",
    ]);
    let ran = shell::run(&mut cargo, true)?;
    if !ran.is_success() {
        return Ok(Outcome::Failed(format!("the demo ended with {}", ran.code)));
    }
    let last = ran.out.lines().rev().find(|line| line.trim_start().starts_with('{'));
    let value: Option<Value> = last.and_then(|line| serde_json::from_str(line).ok());
    Ok(match value.as_ref().and_then(|value| value["schema"].as_str()) {
        Some("larder.demo/1") => Outcome::Passed("the demo's answers are right".into()),
        Some(other) => Outcome::Failed(format!("the demo prints the schema `{other}`")),
        None => Outcome::Failed("the demo prints no JSON object".into()),
    })
}

/// Puts together what would be uploaded. Crates that need each other are resolved among themselves,
/// so that nothing has to be published first; what they contain has been built by the steps above.
fn package(context: &Context<'_>) -> Ended {
    let metadata = metadata::read(context.root, false)?;
    let all = metadata::packages(&metadata).filter(|package| metadata::is_published(package));
    let names: Vec<&str> = all.map(metadata::name).collect();
    let mut cargo = program(context.root, "cargo package --quiet --no-verify --allow-dirty");
    for name in &names {
        cargo.args(["-p", name]);
    }
    let ran = shell::run(&mut cargo, true)?;
    Ok(outcome(&ran, || names.join(", ")))
}

fn check_licences(context: &Context<'_>) -> Ended {
    let (count, faults) = licences::check(&metadata::read(context.root, true)?);
    Ok(if faults.is_empty() {
        Outcome::Passed(format!("{count} packages"))
    } else {
        Outcome::Failed(faults.join("; "))
    })
}

/// The bounds of the kernels on all 2^32 arguments, which the tests sweep when they are told to.
fn exhaustive(context: &Context<'_>) -> Ended {
    let line = "cargo test --release -p larder-kernels --test it -- accuracy";
    let ran = shell::run(program(context.root, line).env("LARDER_EXHAUSTIVE", "1"), true)?;
    Ok(of_tests(&ran))
}

fn promtool(context: &Context<'_>) -> Ended {
    if !shell::exists("promtool") {
        return Ok(Outcome::Skipped("there is no promtool; the house's own checker ran".into()));
    }
    let line = "cargo test -p larder-measure --test it promtool_agrees_where_it_is_installed";
    Ok(of_tests(&shell::run(&mut program(context.root, line), true)?))
}

fn mutants(context: &Context<'_>) -> Ended {
    if !shell::exists("cargo-mutants") {
        return Ok(Outcome::Skipped("there is no cargo-mutants".into()));
    }
    let mut cargo = program(
        context.root,
        "cargo mutants --package larder-memory --output target/mutants -- --lib --test it",
    );
    for files in ["pool/**", "intern/**", "budget.rs", "arena/**"] {
        cargo.args(["--file", &format!("crates/larder-memory/src/{files}")]);
    }
    cargo.args(["--", "--lib", "--test", "it"]);
    Ok(outcome(&shell::run(&mut cargo, true)?, || "every change was noticed".into()))
}

const FUZZ_SECONDS: u32 = 60;

/// What libFuzzer needs of the compiler: counters and compared values at every edge, under ASan.
const FUZZ_FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
                          -Cllvm-args=-sanitizer-coverage-inline-8bit-counters \
                          -Cllvm-args=-sanitizer-coverage-pc-table \
                          -Cllvm-args=-sanitizer-coverage-trace-compares \
                          -Zsanitizer=address -Ccodegen-units=1";

/// Each target of `fuzz/` for a minute, on the stable compiler; the canary must break.
fn fuzz(context: &Context<'_>) -> Ended {
    let folder = context.root.join("fuzz");
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        return Ok(Outcome::Skipped("the fuzzer is set up for x86-64 Linux alone".into()));
    }
    if !shell::exists("c++") {
        return Ok(Outcome::Skipped("there is no C++ compiler, and libFuzzer is C++".into()));
    }
    let mut cargo = program(&folder, "cargo build --release --quiet --bins --target");
    cargo.arg(sanitizers::HOST).env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FUZZ_FLAGS);
    let built = shell::run(&mut cargo, true)?;
    if !built.is_success() {
        return Ok(Outcome::Failed(format!("the targets do not build (code {})", built.code)));
    }
    let programs = folder.join("target").join(sanitizers::HOST).join("release");
    let mut targets: Vec<String> = fs::read_dir(folder.join("targets"))
        .map_err(|error| Trouble::missing(format!("fuzz/targets: {error}")))?
        .flatten()
        .filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".rs")?.to_owned()))
        .collect();
    targets.sort();
    for target in &targets {
        let corpus = folder.join("corpus").join(target);
        let artifacts = folder.join("artifacts").join(target);
        for folder in [&corpus, &artifacts] {
            fs::create_dir_all(folder)
                .map_err(|error| Trouble::missing(format!("{}: {error}", folder.display())))?;
        }
        let mut fuzzer = Command::new(programs.join(target));
        fuzzer.arg(format!("-max_total_time={FUZZ_SECONDS}")).arg("-print_final_stats=1");
        fuzzer.arg(format!("-artifact_prefix={}/", artifacts.display())).arg(&corpus);
        let ran = shell::run(fuzzer.current_dir(&folder), false)?;
        let is_canary = target == "canary";
        if ran.is_success() == is_canary {
            let what = if is_canary { "was not broken" } else { "was broken" };
            let said: Vec<&str> = ran.err.lines().rev().take(30).collect();
            said.iter().rev().for_each(|line| say(line));
            return Ok(Outcome::Failed(format!("the target `{target}` {what}")));
        }
    }
    Ok(Outcome::Passed(format!("{FUZZ_SECONDS} s each: {}", targets.join(", "))))
}
