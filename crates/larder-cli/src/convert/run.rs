//! Builds a package, runs it, compares it with Python.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::exit::{Exit, Failure};
use crate::talk::Talk;

use super::gather::{Gathered, Job};

/// Where a package's build goes: packages that share a runtime share what was built of it.
fn target(job: &Job, shared: &[PathBuf]) -> PathBuf {
    let root = shared.iter().find(|root| job.folder.starts_with(root)).unwrap_or(&job.folder);
    let target = root.join("target");
    std::path::absolute(&target).unwrap_or(target)
}

/// Builds a package with cargo, without a network; where the program is.
pub(super) fn build(job: &Job, shared: &[PathBuf], talk: &Talk) -> Result<PathBuf, Failure> {
    let target = target(job, shared);
    cargo(job, &target, |_| {}, talk)?;
    Ok(target.join("release").join(format!("{}{}", job.name, std::env::consts::EXE_SUFFIX)))
}

fn cargo(
    job: &Job,
    target: &Path,
    change: impl FnOnce(&mut Command),
    talk: &Talk,
) -> Result<(), Failure> {
    talk.progress("building");
    let mut command = Command::new("cargo");
    command
        .args(["build", "--release", "--offline", "--quiet", "--color=never", "--target-dir"])
        .arg(target)
        .current_dir(&job.folder)
        .env_remove("CARGO_TARGET_DIR")
        .env_remove("CARGO_BUILD_TARGET")
        .stdin(Stdio::null());
    change(&mut command);
    let output = command.output();
    talk.progress_done();
    let output = output.map_err(|error| {
        let what = anyhow::Error::new(error).context("cargo cannot be run");
        Failure::new(Exit::Outside, what).with_long_hint(format!(
            "the translation is kept in {}; https://rustup.rs installs cargo",
            job.folder.display()
        ))
    })?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let what = anyhow::anyhow!("the package does not build\n{}", text.trim_end());
        return Err(Failure::new(Exit::Fault, what)
            .with_hint(Some("that is a fault of the translator, not of the program")));
    }
    Ok(())
}

/// The target of WebAssembly with a system interface.
const WASM: &str = "wasm32-wasip1";

/// Builds a package for WebAssembly, small: the file, which stands in the package with a script for Node beside
/// it, and its length.
pub(super) fn build_wasm(
    job: &Job,
    shared: &[PathBuf],
    talk: &Talk,
) -> Result<(PathBuf, u64), Failure> {
    if !has_wasm_target() {
        let what = anyhow::anyhow!("this Rust has no {WASM}");
        return Err(Failure::new(Exit::Outside, what).with_long_hint(format!(
            "`rustup target add {WASM}` installs it; the translation is kept in {}",
            job.folder.display()
        )));
    }
    let target = target(job, shared);
    let small = |command: &mut Command, features: &[&str]| {
        command
            .args(["--target", WASM, "--bin", &job.name])
            .args(features)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")
            .env("CARGO_PROFILE_RELEASE_LTO", "fat")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "1")
            .env("CARGO_PROFILE_RELEASE_STRIP", "true")
            // They are for this machine, and would stand in the place of the package's own settings.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_ENCODED_RUSTFLAGS");
    };
    let built = target.join(WASM).join("release").join(format!("{}.wasm", job.name));
    // A program without classes does with less of the runtime. Its module says itself whether that is enough.
    let mut is_enough = !has_classes(job);
    if is_enough {
        cargo(job, &target, |command| small(command, &["--features", "py/plain"]), talk)?;
        is_enough =
            std::fs::read(&built).is_ok_and(|module| !holds(&module, larder_translate::PLAIN_MARK));
    }
    if !is_enough {
        cargo(job, &target, |command| small(command, &[]), talk)?;
    }
    let file = job.folder.join(format!("{}.wasm", job.name));
    let unwritten = |file: &Path, error: std::io::Error| {
        let what =
            anyhow::Error::new(error).context(format!("{} cannot be written", file.display()));
        Failure::new(Exit::Outside, what)
    };
    let copied = std::fs::copy(&built, &file).map_err(|error| unwritten(&file, error))?;
    let script = file.with_extension("mjs");
    std::fs::write(&script, larder_translate::NODE_SCRIPT)
        .map_err(|error| unwritten(&script, error))?;
    Ok((file, copied))
}

/// Whether the text of a package makes classes or functions that are values.
fn has_classes(job: &Job) -> bool {
    let makes = |text: &str| text.contains("Namespace::new") || text.contains("Function::new");
    let files = std::fs::read_dir(job.folder.join("src")).into_iter().flatten().flatten();
    files
        .into_iter()
        .any(|file| std::fs::read_to_string(file.path()).is_ok_and(|text| makes(&text)))
}

/// Whether bytes hold a text.
fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn has_wasm_target() -> bool {
    let sysroot = Command::new("rustc").args(["--print", "sysroot"]).stdin(Stdio::null()).output();
    sysroot.is_ok_and(|output| {
        let path = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Path::new(&path).join("lib/rustlib").join(WASM).join("lib").is_dir()
    })
}

/// Runs a module of WebAssembly under Node in the place of this program.
pub(super) fn pass_through_node(file: &Path, arguments: &[String]) -> Result<Exit, Failure> {
    let status = Command::new("node")
        // On some machines Node 20 falls when threads of its own compile the module.
        .arg("--single-threaded")
        .arg(file.with_extension("mjs"))
        .args(arguments)
        .status();
    let status = status.map_err(|error| {
        let what = anyhow::Error::new(error).context("node cannot be run");
        Failure::new(Exit::Outside, what).with_long_hint(format!(
            "any runtime with WASI preview 1 runs {}; Node 20 does",
            file.display()
        ))
    })?;
    #[expect(clippy::exit, reason = "the program's own code is this program's")]
    std::process::exit(code_of(status))
}

/// Runs a program in the place of this one: its output, its exit code.
pub(super) fn pass_through(binary: &PathBuf, arguments: &[String]) -> ! {
    let status = Command::new(binary).args(arguments).status();
    let code = match status {
        Ok(status) => code_of(status),
        Err(_) => 126,
    };
    #[expect(clippy::exit, reason = "the program's own code is this program's")]
    std::process::exit(code)
}

#[cfg(unix)]
fn code_of(status: std::process::ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt as _;
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0))
}

#[cfg(not(unix))]
fn code_of(status: std::process::ExitStatus) -> i32 {
    status.code().unwrap_or(126)
}

/// What a program printed, its code, and the last line of its standard error.
fn outcome(command: &mut Command) -> std::io::Result<(Vec<u8>, i32, String)> {
    let output = command.stdin(Stdio::null()).output()?;
    let error = String::from_utf8_lossy(&output.stderr);
    let last = error.lines().last().unwrap_or_default().to_owned();
    Ok((output.stdout, code_of(output.status), last))
}

/// Runs Python and the package, and compares.
pub(super) fn verify(
    job: &Job,
    gathered: &Gathered,
    arguments: &[String],
    talk: &Talk,
    exit: Exit,
) -> Result<Exit, Failure> {
    let binary = build(job, &gathered.shared, talk)?;
    let missing = |name: &str| {
        let what = anyhow::anyhow!("{name} cannot be run");
        Failure::new(Exit::Outside, what)
            .with_hint(Some("--verify compares with python3.11, which must be on the path"))
    };
    let mut command = Command::new("python3.11");
    // Python's caches of bytecode do not belong beside the sources.
    command.env("PYTHONDONTWRITEBYTECODE", "1");
    if let Some(path) = job.python_path(&gathered.texts) {
        command.arg(path);
    } else {
        let Some((base, module)) = package_to_run(job, gathered) else {
            talk.say(&format!("{}: there is no program to run", job.folder.display()));
            return Ok(exit);
        };
        command.arg("-c").arg(module).env("PYTHONPATH", base);
    }
    let python = outcome(command.args(arguments)).map_err(|_error| missing("python3.11"))?;
    let ours = outcome(Command::new(&binary).args(arguments))
        .map_err(|_error| missing(&binary.display().to_string()))?;
    if python == ours {
        talk.say("the same output, exit code and last line of standard error");
        return Ok(exit);
    }
    talk.say(&format!(
        "they differ: Python ended with {} and `{}`, the translation with {} and `{}`",
        python.1, python.2, ours.1, ours.2
    ));
    let (a, b) = (String::from_utf8_lossy(&python.0), String::from_utf8_lossy(&ours.0));
    if let Some((number, (wanted, got))) =
        a.lines().zip(b.lines()).enumerate().find(|(_, (wanted, got))| wanted != got)
    {
        talk.say(&format!(
            "line {}: Python printed `{wanted}`, the translation `{got}`",
            number + 1
        ));
    }
    Ok(Exit::No)
}

/// The folder around a package, and what Python does with it: `python -m`, or the import of all its modules.
fn package_to_run(job: &Job, gathered: &Gathered) -> Option<(PathBuf, String)> {
    let texts = &gathered.texts[job.texts];
    let base = std::path::absolute(&texts.base).ok()?;
    let modules = &job.program.modules;
    let around = match modules.iter().find_map(|module| module.file) {
        // The package is the folder itself: what is around it is outside.
        Some(file)
            if modules[0].name.matches('.').count()
                > texts.files[file].path.matches('/').count() =>
        {
            base.parent()?.to_owned()
        }
        _ => base.join(job.program.stem.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    let code = if let Some(main) = modules.iter().find(|module| module.is_main) {
        let package = main.name.strip_suffix(".__main__")?;
        format!("import runpy; runpy.run_module({package:?}, run_name='__main__', alter_sys=True)")
    } else {
        let names = modules.iter().map(|module| format!("import {}", module.name));
        names.collect::<Vec<_>>().join("; ")
    };
    Some((around, code))
}
