//! `cargo xtask humaneval`: programs translated, built as modules of one crate, run, and compared.
//!
//! A problem of HumanEval becomes a program that runs its own tests and prints `ok`; a program of a folder has
//! its output in a file `.out` beside it. rustc runs once for all, and takes no warning, no `unsafe` and no copy of a
//! container; a module that it refuses is taken out, counted, and the rest is built again. A program that ends with code 0 and another output is wrong, and one is enough
//! for the answer no; of a folder's programs each must pass.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::trouble::Trouble;
use crate::{shell, talk, words};

/// What the verb is told.
#[derive(Debug, Default)]
pub(crate) struct Options {
    programs: Option<String>,
    only: Option<String>,
    json: bool,
    wasm: bool,
}

impl Options {
    pub(crate) fn parse(rest: &[String]) -> Result<Self, Trouble> {
        let mut options = Options::default();
        let mut takes = words::Takes {
            flags: vec![("--json", &mut options.json), ("--wasm", &mut options.wasm)],
            values: vec![("--programs", &mut options.programs), ("--only", &mut options.only)],
            places: Vec::new(),
        };
        words::read("humaneval", rest, &mut takes)?;
        Ok(options)
    }
}

/// A program and what CPython prints.
struct Program {
    name: String,
    module: String,
    source: String,
    wanted: String,
    wanted_code: i32,
    wanted_error: Option<String>,
}

/// How a program came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    Pass,
    Refused,
    RefusedAtRun,
    NoCompile,
    Wrong,
}

impl Outcome {
    const ALL: [Outcome; 5] = [
        Outcome::Pass,
        Outcome::Refused,
        Outcome::RefusedAtRun,
        Outcome::NoCompile,
        Outcome::Wrong,
    ];

    fn word(self) -> &'static str {
        match self {
            Outcome::Pass => "pass",
            Outcome::Refused => "refused",
            Outcome::RefusedAtRun => "refused_at_run",
            Outcome::NoCompile => "no_compile",
            Outcome::Wrong => "wrong",
        }
    }
}

pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Trouble> {
    let mut programs = match &options.programs {
        Some(folder) => of_folder(Path::new(folder))?,
        None => of_humaneval()?,
    };
    if let Some(only) = &options.only {
        programs.retain(|program| program.name.contains(only.as_str()));
    }
    if options.wasm
        && let Some(lack) = wasm_lack(root)
    {
        talk::say(&format!("skipped: {lack}"));
        return Ok(());
    }
    let folder = root.join("target/humaneval");
    let shares = if programs.len() < FEW { 1 } else { CRATES };
    let mut parts: Vec<Vec<Program>> = (0..shares).map(|_| Vec::new()).collect();
    for (at, program) in programs.into_iter().enumerate() {
        parts[at % shares].push(program);
    }
    let results: Vec<Result<Results, Trouble>> = std::thread::scope(|scope| {
        let mut begun = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let folder = folder.join(format!("{at}"));
            begun.push(scope.spawn(move || share(root, &folder, part, options.wasm)));
        }
        begun.into_iter().map(|one| one.join().expect("a share does not panic")).collect()
    });
    let mut all = Results::default();
    for results in results {
        let results = results?;
        all.outcomes.extend(results.outcomes);
        all.dynamic += results.dynamic;
        all.expressions += results.expressions;
    }
    tell(options, &all)
}

/// Crates that are built beside each other: what rustc does before it makes code takes one processor a crate.
const CRATES: usize = 2;

/// Programs below which one crate is as fast.
const FEW: usize = 24;

/// How programs came out.
#[derive(Default)]
struct Results {
    outcomes: BTreeMap<String, (Outcome, String)>,
    dynamic: u64,
    expressions: u64,
}

/// Translates, builds and runs programs in a folder of their own.
fn share(
    root: &Path,
    folder: &Path,
    programs: &[Program],
    for_wasm: bool,
) -> Result<Results, Trouble> {
    let mut results = Results::default();
    write_sources(folder, programs)?;
    let mut reports = translate(root, folder)?;
    for program in programs {
        let Some(report) = reports.get(&program.module) else { continue };
        results.dynamic += report.dynamic;
        results.expressions += report.expressions;
        if report.status != "whole" {
            let outcome = (Outcome::Refused, report.finding.clone());
            results.outcomes.insert(program.name.clone(), outcome);
        }
    }
    let mut refused = BTreeMap::new();
    let binary = build(root, folder, for_wasm, &mut refused, &mut reports)?;
    for program in programs {
        if let Some(error) = refused.get(&program.module) {
            results.outcomes.insert(program.name.clone(), (Outcome::NoCompile, error.clone()));
            continue;
        }
        if reports.get(&program.module).is_none_or(|report| report.status == "refused") {
            continue;
        }
        let outcome = compare(&binary, program)?;
        // What is translated in part and still prints the right thing counts as refused.
        let is_silent = outcome.0 == Outcome::Wrong;
        if is_silent || !results.outcomes.contains_key(&program.name) {
            results.outcomes.insert(program.name.clone(), outcome);
        }
    }
    Ok(results)
}

/// What the translator says of a program.
struct Report {
    status: String,
    dynamic: u64,
    expressions: u64,
    finding: String,
}

fn write_sources(folder: &Path, programs: &[Program]) -> Result<(), Trouble> {
    let sources = folder.join("sources");
    if sources.is_dir() {
        std::fs::remove_dir_all(&sources)
            .map_err(|error| Trouble::missing(format!("{}: {error}", sources.display())))?;
    }
    let cannot =
        |error: std::io::Error| Trouble::missing(format!("{}: {error}", sources.display()));
    std::fs::create_dir_all(&sources).map_err(cannot)?;
    for program in programs {
        std::fs::write(sources.join(format!("{}.py", program.module)), &program.source)
            .map_err(cannot)?;
    }
    Ok(())
}

/// Writes the package of all sources.
fn translate(root: &Path, folder: &Path) -> Result<BTreeMap<String, Report>, Trouble> {
    let mut command =
        shell::program(root, "cargo run -q -p larder-translate --example programs --");
    command.arg(folder.join("sources")).arg(folder);
    let ran = shell::run(&mut command, false)?;
    if !ran.is_success() {
        return Err(Trouble::no(format!("the translator failed:\n{}", ran.err)));
    }
    let mut reports = BTreeMap::new();
    for line in ran.out.lines() {
        let mut fields = line.split('\t');
        let mut next = || fields.next().unwrap_or_default().to_owned();
        let (module, status) = (next(), next());
        let (dynamic, expressions) = (next(), next());
        let report = Report {
            status,
            dynamic: dynamic.parse().unwrap_or(0),
            expressions: expressions.parse().unwrap_or(0),
            finding: next(),
        };
        reports.insert(module, report);
    }
    Ok(reports)
}

fn of_humaneval() -> Result<Vec<Program>, Trouble> {
    let data = std::env::var_os("LARDER_DATA_DIR").map(PathBuf::from).ok_or_else(|| {
        Trouble::missing(
            "LARDER_DATA_DIR is not set: the problems are in its translate/humaneval.jsonl",
        )
    })?;
    let path = data.join("translate/humaneval.jsonl");
    let text = std::fs::read_to_string(&path)
        .map_err(|error| Trouble::missing(format!("{}: {error}", path.display())))?;
    let mut programs = Vec::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let problem: serde_json::Value = serde_json::from_str(line)
            .map_err(|error| Trouble::input(format!("{}: {error}", path.display())))?;
        let field = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
        let (id, entry) = (field("task_id"), field("entry_point"));
        let mut test = field("test").replace("def check(candidate):", "def check():");
        if let Some(start) = test.find("METADATA = {")
            && let Some(end) = test[start..].find("}\n")
        {
            test.replace_range(start..start + end + 2, "");
        }
        let source = format!(
            "{}{}\n{}\n\nif __name__ == \"__main__\":\n    check()\n    print(\"ok\")\n",
            field("prompt"),
            field("canonical_solution"),
            test.replace("candidate", &entry)
        );
        let number = id.rsplit('/').next().unwrap_or("0");
        programs.push(Program {
            module: format!("p{number:0>3}"),
            name: id,
            source,
            wanted: "ok\n".to_owned(),
            wanted_code: 0,
            wanted_error: None,
        });
    }
    Ok(programs)
}

/// Programs `NAME.py` with `NAME.out`: standard output, then after a line `--- CODE` the last line of standard
/// error.
fn of_folder(folder: &Path) -> Result<Vec<Program>, Trouble> {
    let read = |path: &Path| {
        std::fs::read_to_string(path)
            .map_err(|error| Trouble::input(format!("{}: {error}", path.display())))
    };
    let entries = std::fs::read_dir(folder)
        .map_err(|error| Trouble::input(format!("{}: {error}", folder.display())))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "py"))
        .collect();
    paths.sort();
    let mut programs = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = read(&path.with_extension("out"))?;
        let (wanted, rest) = text.rsplit_once("--- ").ok_or_else(|| {
            Trouble::input(format!("{name}.out has no line `--- CODE` at its end"))
        })?;
        let (code, error) = rest.split_once('\n').unwrap_or((rest, ""));
        let error = error.trim_end();
        programs.push(Program {
            module: format!("p_{name}"),
            source: read(&path)?,
            wanted: wanted.to_owned(),
            wanted_code: code.trim().parse().unwrap_or(0),
            wanted_error: (!error.is_empty()).then(|| error.to_owned()),
            name,
        });
    }
    Ok(programs)
}

const BUILD: &str = "cargo build --offline --message-format=short --color=never";

const BUILD_WASM: &str = "cargo build --release --offline --message-format=short --color=never \
                          --target wasm32-wasip1";

/// What is missing for WebAssembly.
fn wasm_lack(root: &Path) -> Option<String> {
    match (shell::has_target(root, "wasm32-wasip1"), shell::exists("node")) {
        (false, _) => Some("the target wasm32-wasip1 is not installed".to_owned()),
        (_, false) => Some("there is no node".to_owned()),
        (true, true) => None,
    }
}

/// Builds all modules; those that rustc refuses are taken out.
fn build(
    root: &Path,
    folder: &Path,
    for_wasm: bool,
    refused: &mut BTreeMap<String, String>,
    reports: &mut BTreeMap<String, Report>,
) -> Result<PathBuf, Trouble> {
    for _ in 0..6 {
        let line = if for_wasm { BUILD_WASM } else { BUILD };
        let mut command = shell::program(folder, line);
        command.env("CARGO_TARGET_DIR", folder.join("target"));
        // For WebAssembly the package has flags of its own, which the variable would replace.
        if for_wasm {
            command.env_remove("RUSTFLAGS");
        } else {
            command.env("RUSTFLAGS", "-D warnings");
        }
        command.env("CARGO_PROFILE_DEV_DEBUG", "0").env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
        let ran = shell::run(&mut command, false)?;
        if ran.is_success() && for_wasm {
            let (built, at) = (
                folder.join("target/wasm32-wasip1/release/programs.wasm"),
                folder.join("programs.wasm"),
            );
            std::fs::copy(&built, &at)
                .map_err(|error| Trouble::missing(format!("{}: {error}", built.display())))?;
            return Ok(folder.join("programs.mjs"));
        }
        if ran.is_success() {
            return Ok(folder.join("target/debug/programs"));
        }
        let before = refused.len();
        for line in ran.err.lines().filter(|line| line.contains(" error")) {
            let Some((module, rest)) =
                line.strip_prefix("src/").and_then(|line| line.split_once(".rs:"))
            else {
                continue;
            };
            refused.entry(module.to_owned()).or_insert_with(|| rest.to_owned());
        }
        if refused.len() == before {
            return Err(Trouble::no(format!("the programs do not build:\n{}", ran.err)));
        }
        for module in refused.keys() {
            // It may be gone already.
            drop(std::fs::remove_file(folder.join("sources").join(format!("{module}.py"))));
        }
        *reports = translate(root, folder)?;
    }
    Err(Trouble::no("the programs do not build after taking out what is refused six times"))
}

fn compare(binary: &Path, program: &Program) -> Result<(Outcome, String), Trouble> {
    let mut command = Command::new("timeout");
    if binary.extension().is_some_and(|end| end == "mjs") {
        // Threads that compile the module make Node 20 fall on some machines.
        command.args(["60", "node", "--single-threaded"]);
    } else {
        command.arg("20");
    }
    command.arg(binary).env("LARDER_PROGRAM", &program.module);
    let ran = shell::run(&mut command, false)?;
    let last = ran.err.lines().last().unwrap_or_default().trim_end().to_owned();
    let same_error = program.wanted_error.as_ref().is_none_or(|wanted| *wanted == last);
    if ran.out == program.wanted && ran.code == program.wanted_code && same_error {
        return Ok((Outcome::Pass, String::new()));
    }
    let is_loud =
        ran.code != 0 && (last.starts_with("NotImplementedError") || last.contains("--int=big"));
    if is_loud {
        return Ok((Outcome::RefusedAtRun, last));
    }
    let differs = ran.out.lines().zip(program.wanted.lines()).find(|(got, wanted)| got != wanted);
    let what = match differs {
        Some((got, wanted)) => format!("printed `{got}`, want `{wanted}`"),
        None => format!("code {}, {} lines, {last}", ran.code, ran.out.lines().count()),
    };
    Ok((Outcome::Wrong, what))
}

fn tell(options: &Options, results: &Results) -> Result<(), Trouble> {
    let Results { outcomes, dynamic, expressions } = results;
    let count =
        |wanted: Outcome| outcomes.values().filter(|(outcome, _)| *outcome == wanted).count();
    for (name, (outcome, what)) in outcomes {
        if *outcome != Outcome::Pass {
            talk::say(&format!("{:<14} {name}: {what}", outcome.word()));
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a share in percent")]
    let share = *dynamic as f64 * 100.0 / (*expressions).max(1) as f64;
    let mut shown: Vec<String> = Outcome::ALL
        .iter()
        .map(|&outcome| format!("\"{}\":{}", outcome.word(), count(outcome)))
        .collect();
    shown.insert(0, "\"schema\":\"larder.humaneval/1\"".to_owned());
    shown.push(format!("\"programs\":{}", outcomes.len()));
    shown.push(format!("\"dynamic_percent\":{share:.1}"));
    if options.json {
        talk::give(&format!("{{{}}}", shown.join(",")));
    } else {
        talk::give(&shown[1..].join("  ").replace('"', ""));
    }
    match count(Outcome::Wrong) {
        0 => {}
        wrong => {
            return Err(Trouble::no(format!("{wrong} of {} programs are wrong", outcomes.len())));
        }
    }
    // Of a folder each is known to be translated; to lose one is to go backwards.
    let lost = outcomes.len() - count(Outcome::Pass);
    if options.programs.is_some() && lost > 0 {
        return Err(Trouble::no(format!("{lost} of {} programs do not pass", outcomes.len())));
    }
    Ok(())
}
