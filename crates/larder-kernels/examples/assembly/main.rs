//! Are the hot loops still what we say they are? Emits the crate's assembly and looks.
//!
//! ```console
//! $ cargo run -p larder-kernels --example assembly             # check, the default
//! $ cargo run -p larder-kernels --example assembly -- write    # take the loops of today as the record
//! ```
//!
//! Two kinds of claims, of different weight:
//!
//! - *Facts* (module `loops`): the loop works on full registers, has its multiply-adds, calls nothing,
//!   spills nothing; and no function compiled for a level calls anything but panics and `memset`. A
//!   compiler that breaks a fact has made the crate slow: exit code 1.
//! - *The record*, `asm/*.s`: the loop's text. It holds for the compiler named in its first line; with
//!   that compiler a difference is exit code 1 (our code changed: look, then `write`), with another one
//!   it is told and forgiven.
#![forbid(unsafe_code)]

mod loops;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use loops::{BOASTS, Boast};

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "a checker speaks to the terminal")]
fn main() -> ExitCode {
    let mode = std::env::args().nth(1).unwrap_or_else(|| "check".to_owned());
    if mode != "check" && mode != "write" {
        eprintln!("`{mode}` is no mode, want check or write");
        return ExitCode::from(2);
    }
    let (assembly, compiler) = match emit().and_then(|text| Ok((text, compiler()?))) {
        Ok(found) => found,
        Err(reason) => {
            eprintln!("the assembly cannot be made: {reason}");
            return ExitCode::from(4);
        }
    };
    let mut faults = loops::foreign_calls(&assembly);
    for boast in &BOASTS {
        match examine(boast, &assembly, &compiler, mode == "write") {
            Ok(remark) => println!("{}: {remark}", boast.file),
            Err(fault) => faults.push(format!("{}: {fault}", boast.file)),
        }
    }
    for fault in &faults {
        eprintln!("{fault}");
    }
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) }
}

fn record_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("asm")
}

/// Facts first, then the record.
fn examine(boast: &Boast, assembly: &str, compiler: &str, write: bool) -> Result<String, String> {
    let body = loops::hot_loop(assembly, boast)?;
    loops::check_facts(&body, boast)?;
    let path = record_folder().join(boast.file);
    let text = loops::record(&body, boast, compiler);
    if write {
        std::fs::write(&path, text).map_err(|error| format!("not written: {error}"))?;
        return Ok(format!("{} instructions, written", body.len()));
    }
    let recorded = std::fs::read_to_string(&path).map_err(|error| format!("no record: {error}"))?;
    if recorded == text {
        Ok(format!("{} instructions, as recorded", body.len()))
    } else if recorded.lines().next() == text.lines().next() {
        Err(format!("differs from the record made with this compiler ({compiler})"))
    } else {
        Ok(format!("differs from the record of another compiler; the facts hold with {compiler}"))
    }
}

/// Compiles the library with names that can be read, beside the usual build.
fn emit() -> Result<String, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/assembly");
    let output = folder.join("larder_kernels.s");
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let status = Command::new(cargo)
        .args(["rustc", "--quiet", "--release", "--lib", "-p", "larder-kernels"])
        .args(["--target", "x86_64-unknown-linux-gnu", "--target-dir"])
        .arg(&folder)
        .args(["--", "-C", "symbol-mangling-version=v0", "-C", "debuginfo=0"])
        .arg(format!("--emit=asm={}", output.display()))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status()
        .map_err(|error| format!("cargo does not start: {error}"))?;
    if !status.success() {
        return Err(format!("cargo rustc ended with {status}"));
    }
    std::fs::read_to_string(&output).map_err(|error| format!("{}: {error}", output.display()))
}

fn compiler() -> Result<String, String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc)
        .arg("--version")
        .output()
        .map_err(|error| format!("rustc does not start: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
