//! Programs that compute, run by CPython, by PyPy, and translated: each turn is one process.

use std::path::{Path, PathBuf};
use std::process::Command;

use larder_peers_line::{Trouble, Turn, Work};
use larder_translate::{
    Options, RuntimePlace, RustModule, Status, Translator, package_of_program, runtime,
};

/// The programs in `programs/`, with what each is told in a smoke run and in a measured one: then CPython is
/// busy for five seconds and more.
const PROGRAMS: &[(&str, &str, &str)] = &[
    ("nbody", "2000", "1300000"),
    ("nbody_class", "2000", "1300000"),
    ("spectral", "60", "1000"),
    ("fannkuch", "7", "10"),
    ("sieve", "100000", "8000000"),
    ("wordcount", "50000", "7500000"),
];

/// Whether a case is one of the programs.
pub(crate) fn is_program(case: &str) -> bool {
    PROGRAMS.iter().any(|(name, ..)| *name == case)
}

/// One side of a program.
pub(crate) fn work(case: &str, side: &str, is_smoke: bool) -> Result<Work, Trouble> {
    let program = PROGRAMS.iter().find(|(name, ..)| *name == case);
    let &(_, small, full) = program.ok_or_else(|| format!("no program is called `{case}`"))?;
    let size = if is_smoke { small } else { full };
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("programs/{case}.py"));
    let words: Vec<PathBuf> = match side {
        "cpython" => vec![interpreter("python3.11")?, source],
        "pypy" => vec![interpreter("pypy3")?, source],
        "larder" => vec![translated(case, &source)?],
        other => return Err(format!("no side is called `{other}`")),
    };
    // The shell's own account of the user and system time of the process, in milliseconds.
    let script = "TIMEFORMAT='%3U %3S'; time \"$@\"";
    Ok(Box::new(move |n| {
        let (mut ns, mut answer) = (0.0, 0_u64);
        for _ in 0..n {
            let ran = Command::new("bash")
                .args(["-c", script, "bash"])
                .args(&words)
                .arg(size)
                .env("LC_ALL", "C")
                .output()
                .map_err(|error| format!("bash: {error}"))?;
            let said = String::from_utf8_lossy(&ran.stderr);
            if !ran.status.success() {
                return Err(format!("{} ended with {}: {said}", words[0].display(), ran.status));
            }
            let times = said.lines().last().unwrap_or_default();
            let seconds = times.split(' ').map(str::parse::<f64>).sum::<Result<f64, _>>();
            ns += seconds.map_err(|_none| format!("bash says no times: {said}"))? * 1e9;
            answer = fold(&ran.stdout);
        }
        Ok(Turn::new(ns, answer))
    }))
}

/// FNV-1a of what a program prints.
fn fold(text: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    text.iter().fold(start, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn interpreter(name: &str) -> Result<PathBuf, Trouble> {
    // What a shim stands for is run itself, or the shim would be timed with it.
    let said = Command::new(name).args(["-c", "import sys; print(sys.executable)"]).output();
    match said {
        Ok(said) if said.status.success() => {
            Ok(PathBuf::from(String::from_utf8_lossy(&said.stdout).trim()))
        }
        _ => Err(format!("{name} is not on this machine")),
    }
}

/// Translates a program and builds the package; the binary. All packages share one runtime, built once.
fn translated(case: &str, source: &Path) -> Result<PathBuf, Trouble> {
    let cannot = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(source).map_err(|error| cannot(source, error))?;
    let mut rust = String::new();
    let mut translator = Translator::new(Options::default());
    let shown = format!("{case}.py");
    let report = translator.translate(&shown, &text, &mut rust).map_err(|e| e.to_string())?;
    if report.status != Some(Status::Whole) {
        let finding = report.findings.first();
        let why = finding.map_or_else(String::new, |one| {
            format!(": line {}: {}: {}", one.place.line, one.construct, one.reason)
        });
        return Err(format!("{case}.py is not translated whole{why}"));
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/translated");
    let package = root.join(case);
    let modules = [RustModule { path: String::new(), text: rust }];
    let place = RuntimePlace::At("../runtime");
    let program = package_of_program(case, &modules, place).into_iter();
    let program = program.map(|(path, text)| (package.join(path), text));
    let texts = modules.iter().map(|module| module.text.as_str());
    let shared = runtime("runtime", texts).into_iter();
    let shared = shared.map(|(path, text)| (root.join(path), text));
    for (path, text) in program.chain(shared) {
        if std::fs::read_to_string(&path).is_ok_and(|known| known == text) {
            continue;
        }
        let folder = path.parent().unwrap_or(&package);
        std::fs::create_dir_all(folder).map_err(|error| cannot(folder, error))?;
        std::fs::write(&path, text).map_err(|error| cannot(&path, error))?;
    }
    let built = Command::new("cargo")
        .args(["build", "--quiet", "--release", "--offline"])
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", root.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .map_err(|error| format!("cargo: {error}"))?;
    if !built.status.success() {
        let said = String::from_utf8_lossy(&built.stderr);
        return Err(format!("the translation of {case}.py does not build: {said}"));
    }
    Ok(root.join("target/release").join(case))
}
