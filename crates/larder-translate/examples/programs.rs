//! Translates every Python file of a folder into one package of many programs:
//! `cargo run -p larder-translate --example programs -- FOLDER PACKAGE`; without arguments the programs of
//! the tests, into `target/programs`.
//!
//! A line on standard output for each: name, status, dynamic expressions, all expressions, the first finding.

use std::error::Error;
use std::path::{Path, PathBuf};

use larder_translate::{NODE_SCRIPT, Options, Status, Translator, decode, package_of_many};

fn main() -> Result<(), Box<dyn Error>> {
    // Expressions in each other take stack, without optimisation most.
    let work = || translate().map_err(|error| error.to_string());
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(work)?;
    thread.join().map_err(|_panic| "the translator panicked")?.map_err(Into::into)
}

fn translate() -> Result<(), Box<dyn Error>> {
    let given: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = [root.join("tests/programs"), root.join("../../target/programs")];
    let (folder, package) = match &given[..] {
        [folder, package] => (folder, package),
        [] => (&own[0], &own[1]),
        _ => return Err("usage: programs [FOLDER PACKAGE]".into()),
    };
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "py"))
        .collect();
    paths.sort();
    let mut translator = Translator::new(Options::default());
    let mut programs = Vec::new();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path)?;
        let mut rust = String::new();
        let shown = format!("{name}.py");
        let report = translator.translate(&shown, &decode(&bytes)?, &mut rust)?;
        let finding = report.findings.first().map_or_else(String::new, |finding| {
            let (line, what) = (finding.place.line, finding.construct);
            format!("{} {shown}:{line}: {what}: {}", finding.code, finding.reason)
        });
        let status = report.status.map_or("", Status::word);
        #[expect(clippy::print_stdout, reason = "another program reads these lines")]
        {
            println!("{name}\t{status}\t{}\t{}\t{finding}", report.dynamic, report.expressions);
        }
        if report.status != Some(Status::Refused) {
            programs.push((name, rust));
        }
    }
    let mut files = package_of_many("programs", &programs);
    files.push(("programs.mjs".to_owned(), NODE_SCRIPT.to_owned()));
    for (path, text) in &files {
        write(&package.join(path), text)?;
    }
    let known: Vec<PathBuf> = files.iter().map(|(path, _)| package.join(path)).collect();
    for folder in ["src", "runtime/src"] {
        prune(&package.join(folder), &known)?;
    }
    Ok(())
}

/// Takes away what an earlier package left.
fn prune(folder: &Path, known: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            prune(&path, known)?;
        } else if !known.contains(&path) {
            std::fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Files that have not changed are left alone, so that cargo leaves them alone too.
fn write(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if std::fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    Ok(std::fs::write(path, text)?)
}
