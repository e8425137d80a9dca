//! What cargo says of the workspace.

use std::path::Path;

use serde_json::Value;

use crate::shell;
use crate::trouble::Trouble;

/// `cargo metadata`, with or without the dependencies.
pub(super) fn read(root: &Path, with_dependencies: bool) -> Result<Value, Trouble> {
    let mut cargo = shell::program(root, "cargo metadata --format-version 1 --all-features");
    if !with_dependencies {
        cargo.arg("--no-deps");
    }
    let ran = shell::run(&mut cargo, false)?;
    if !ran.is_success() {
        return Err(Trouble::missing(format!("cargo metadata: {}", ran.err.trim())));
    }
    serde_json::from_str(&ran.out)
        .map_err(|error| Trouble::input(format!("cargo metadata is not JSON: {error}")))
}

pub(super) fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

pub(super) fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap_or("")
}

/// Whether the package may be published: `publish = false` is an empty list of registries.
pub(super) fn is_published(package: &Value) -> bool {
    package["publish"].as_array().is_none_or(|registries| !registries.is_empty())
}

/// The targets of one kind: `example`, `bin`, `bench`.
pub(super) fn targets<'a>(package: &'a Value, kind: &'a str) -> impl Iterator<Item = &'a str> {
    let targets = package["targets"].as_array().into_iter().flatten();
    let of_kind = targets.filter(move |target| {
        target["kind"].as_array().is_some_and(|kinds| kinds.iter().any(|found| found == kind))
    });
    of_kind.filter_map(|target| target["name"].as_str())
}
