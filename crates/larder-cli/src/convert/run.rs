//! Builds a package, runs it, compares it with Python.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::exit::{Exit, Failure};
use crate::talk::Talk;

use super::Converted;

/// Builds a package with cargo, without a network; where the program is.
pub(super) fn build(one: &Converted, talk: &Talk) -> Result<PathBuf, Failure> {
    talk.progress("building");
    let target = one.folder.join("target");
    let output = Command::new("cargo")
        .args(["build", "--release", "--offline", "--quiet", "--color=never", "--target-dir"])
        .arg(std::path::absolute(&target).unwrap_or_else(|_| target.clone()))
        .current_dir(&one.folder)
        .env_remove("CARGO_TARGET_DIR")
        .stdin(Stdio::null())
        .output();
    talk.progress_done();
    let output = output.map_err(|error| {
        let what = anyhow::Error::new(error).context("cargo cannot be run");
        Failure::new(Exit::Outside, what).with_long_hint(format!(
            "the translation is kept in {}; https://rustup.rs installs cargo",
            one.folder.display()
        ))
    })?;
    if !output.status.success() {
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        let what = anyhow::anyhow!("the package does not build\n{}", text.trim_end());
        return Err(Failure::new(Exit::Fault, what)
            .with_hint(Some("that is a fault of the translator, not of the program")));
    }
    Ok(target.join("release").join(&one.name))
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
    one: &Converted,
    arguments: &[String],
    talk: &Talk,
    exit: Exit,
) -> Result<Exit, Failure> {
    let binary = build(one, talk)?;
    let missing = |name: &str| {
        let what = anyhow::anyhow!("{name} cannot be run");
        Failure::new(Exit::Outside, what)
            .with_hint(Some("--verify compares with python3.11, which must be on the path"))
    };
    let python = outcome(Command::new("python3.11").arg(&one.path).args(arguments))
        .map_err(|_error| missing("python3.11"))?;
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
