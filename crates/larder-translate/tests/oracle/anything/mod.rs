//! Programs that nobody thought of: each made of a seed, built and held against CPython.
//!
//! A program mixes what the language has: expressions over all plain types, functions without annotations that
//! are called with this and that, closures, generators, classes with operators, loops, `try`, patterns. What
//! it prints, its code and the last line of a fault must be CPython's. All of a run are built as one crate. A
//! program that the translator refuses, or that ends with a refusal that names itself, is counted and passes;
//! a wrong answer and Rust that does not compile do not.
//!
//! `LARDER_SEEDS=N` makes N programs, `LARDER_CLASS_SEEDS=N` N of classes alone, `LARDER_FIRST_SEED` says which seed
//! is the first. What differs is kept in `target/anything/kept`.

mod classes;
mod dice;
mod expression;
mod maker;
mod mean;
mod statement;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use larder_translate::{Options, Status, Translator, decode, package_of_many};
use libtest_mimic::Failed;

use crate::python::Python;

/// What a program printed, its code, the last line of standard error.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Ran {
    out: String,
    code: i32,
    last: String,
}

impl Ran {
    fn is_refusal(&self) -> bool {
        self.code != 0
            && (self.last.starts_with("NotImplementedError") || self.last.contains("--int=big"))
    }
}

fn number(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("`timeout` is there");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let last = text(&output.stderr).lines().last().unwrap_or_default().to_owned();
    Ran { out: text(&output.stdout), code: output.status.code().unwrap_or(-1), last }
}

/// Makes the programs and tells what differs.
pub(crate) fn compare(python: &Python) -> Result<(), Failed> {
    let python = python.clone();
    // Expressions in each other take stack, without optimisation most.
    let work = std::thread::Builder::new().stack_size(64 << 20).spawn(move || compared(&python))?;
    work.join().unwrap_or_else(|_panic| Err("the translator panicked".into()))
}

#[expect(clippy::print_stdout, reason = "a test harness talks to the person who runs it")]
fn compared(python: &Python) -> Result<(), Failed> {
    let first = number("LARDER_FIRST_SEED", 1);
    let of_all = (first..first + number("LARDER_SEEDS", 12))
        .map(|seed| (format!("s{seed}"), statement::program(seed)));
    let of_classes = (first..first + number("LARDER_CLASS_SEEDS", 12))
        .map(|seed| (format!("c{seed}"), classes::program(seed)));
    let programs: Vec<(String, String)> = of_all.chain(of_classes).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/anything");
    let sources = root.join("sources");
    let kept = root.join("kept");
    for folder in [&sources, &kept] {
        drop(std::fs::remove_dir_all(folder));
        std::fs::create_dir_all(folder)?;
    }
    let mut found = Found::default();
    for programs in programs.chunks(BATCH) {
        batch(python, &root, programs, &mut found)?;
    }
    let Found { wrong, refused } = found;
    let count = programs.len();
    if wrong.is_empty() {
        println!("{count} programs of seeds, {refused} of them refused, the rest as by CPython");
        return Ok(());
    }
    let shown = wrong.iter().take(60).cloned().collect::<Vec<_>>().join("\n");
    Err(format!("{} of {count} programs differ, {refused} are refused:\n{shown}", wrong.len())
        .into())
}

/// Programs that are built as one crate.
const BATCH: usize = 150;

/// What came out.
#[derive(Default)]
struct Found {
    /// A sentence for each program that differs.
    wrong: Vec<String>,
    refused: usize,
}

/// Builds and runs programs, and keeps those that differ.
fn batch(
    python: &Python,
    root: &Path,
    programs: &[(String, String)],
    found: &mut Found,
) -> Result<(), Failed> {
    let source = |name: &str| root.join("sources").join(format!("{name}.py"));
    let mut translated = Vec::new();
    for (name, text) in programs {
        std::fs::write(source(name), text)?;
        match rust_of(text) {
            Some(rust) => translated.push((name.clone(), rust)),
            None => found.refused += 1,
        }
    }
    let built: Vec<String> = translated.iter().map(|(name, _)| name.clone()).collect();
    let (binary, not_compiled) = build(root, &mut translated)?;
    for name in &built {
        let what = match not_compiled.iter().find(|(refused, _)| refused == name) {
            Some((_, error)) => Some(format!("does not compile: {error}")),
            None => difference(python, &source(name), &binary, name, &mut found.refused),
        };
        if let Some(what) = what {
            std::fs::copy(source(name), root.join("kept").join(format!("{name}.py")))?;
            found.wrong.push(format!("seed {name}: {what}"));
        }
    }
    Ok(())
}

/// In what a program differs from CPython's.
fn difference(
    python: &Python,
    source: &Path,
    binary: &Path,
    name: &str,
    refused: &mut usize,
) -> Option<String> {
    let theirs = python.run(source);
    // The translation knows no names that may have been meant.
    let last = theirs.2.split(". Did you mean").next().unwrap_or_default().to_owned();
    let theirs = Ran { out: theirs.0, code: theirs.1, last };
    let ours = ran(Command::new("timeout").arg("20").arg(binary).arg(name));
    // What has an address in it is another at every run.
    if ours.code == 124 || theirs.code == 124 || theirs.out.contains(" at 0x") {
        return None;
    }
    if ours.is_refusal()
        || ours.out.contains("NotImplementedError")
        || ours.out.contains("--int=big")
    {
        *refused += 1;
        return None;
    }
    if ours == theirs {
        return None;
    }
    let lines = ours.out.lines().zip(theirs.out.lines()).find(|(ours, theirs)| ours != theirs);
    Some(match lines {
        Some((ours, theirs)) => format!("ours `{ours}`, theirs `{theirs}`"),
        None => {
            format!("ours {} {}, theirs {} {}", ours.code, ours.last, theirs.code, theirs.last)
        }
    })
}

/// A program in Rust, where nothing of it is refused.
fn rust_of(text: &str) -> Option<String> {
    let source = decode(text.as_bytes()).expect("it is UTF-8");
    let mut rust = String::new();
    let mut translator = Translator::new(Options::default());
    let report = translator.translate("app.py", &source, &mut rust).expect("it is small");
    (report.status == Some(Status::Whole)).then_some(rust)
}

/// Builds the programs as one crate; those that do not compile are taken out and named.
fn build(
    root: &Path,
    programs: &mut Vec<(String, String)>,
) -> Result<(PathBuf, Vec<(String, String)>), Failed> {
    let package = root.join("package");
    let mut not_compiled: Vec<(String, String)> = Vec::new();
    loop {
        let files = package_of_many("programs", programs);
        let mut known = BTreeSet::new();
        for (path, text) in &files {
            let path = package.join(path);
            if std::fs::read_to_string(&path).ok().as_ref() != Some(text) {
                std::fs::create_dir_all(path.parent().expect("it is in the package"))?;
                std::fs::write(&path, text)?;
            }
            known.insert(path);
        }
        for entry in std::fs::read_dir(package.join("src"))? {
            let path = entry?.path();
            if !known.contains(&path) {
                std::fs::remove_file(path)?;
            }
        }
        let output = Command::new(env!("CARGO"))
            .args(["build", "--offline", "--message-format=short", "--color=never"])
            .current_dir(&package)
            .env("CARGO_TARGET_DIR", root.join("target"))
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env_remove("RUSTFLAGS")
            .output()?;
        if output.status.success() {
            return Ok((root.join("target/debug/programs"), not_compiled));
        }
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let before = not_compiled.len();
        for line in text.lines().filter(|line| line.contains(" error")) {
            let parts = line.strip_prefix("src/").and_then(|line| line.split_once(".rs:"));
            if let Some((name, rest)) = parts
                && !not_compiled.iter().any(|(known, _)| known == name)
            {
                not_compiled.push((name.to_owned(), rest.to_owned()));
            }
        }
        if not_compiled.len() == before {
            return Err(format!("the programs do not build:\n{text}").into());
        }
        programs.retain(|(name, _)| !not_compiled.iter().any(|(known, _)| known == name));
    }
}
