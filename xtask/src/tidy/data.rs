//! `data/`: each file stands in `MANIFEST.toml` with its sum, its source and its licence.

use sha2::{Digest as _, Sha256};
use toml::{Table, Value};

use super::Violation;
use crate::tree::Tree;

pub(super) const MANIFEST: &str = "data/MANIFEST.toml";

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let Some(text) = tree.text(MANIFEST) else {
        return vec![Violation::new(MANIFEST, 1, "missing", "a manifest of data/")];
    };
    let manifest: Table = match text.parse() {
        Ok(manifest) => manifest,
        Err(error) => {
            return vec![Violation::new(MANIFEST, 1, format!("not TOML: {error}"), "a manifest")];
        }
    };
    let mut found = Vec::new();
    let mut listed: Vec<&str> = Vec::new();
    let none = Vec::new();
    for entry in manifest.get("file").and_then(Value::as_array).unwrap_or(&none) {
        let get = |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or("");
        let path = get("path");
        let line = line_naming(&text, path);
        listed.push(path);
        for key in ["path", "sha256", "source", "licence"] {
            if get(key).trim().is_empty() {
                let what = format!("the file `{path}` has no `{key}`");
                found.push(Violation::new(MANIFEST, line, what, "a text that says it"));
            }
        }
        let file = format!("data/{path}");
        if let Ok(bytes) = tree.bytes(&file) {
            let sum = sha256(&bytes);
            if !sum.eq_ignore_ascii_case(get("sha256")) {
                let what = format!("{file} has the sum {sum}, not the one stated");
                let right = "the file as it was, or the new sum with a reason in the commit";
                found.push(Violation::new(MANIFEST, line, what, right));
            }
        } else {
            let what = format!("{file} is listed but not there");
            found.push(Violation::new(MANIFEST, line, what, "the file, or no entry"));
        }
    }
    for file in &tree.files {
        let Some(path) = file.strip_prefix("data/") else { continue };
        if file != MANIFEST && path != "README.md" && !listed.contains(&path) {
            let right = format!("a [[file]] with its sum, source and licence in {MANIFEST}");
            found.push(Violation::new(file, 1, "data that the manifest does not list", right));
        }
    }
    found
}

fn line_naming(text: &str, path: &str) -> usize {
    let named = format!("\"{path}\"");
    text.lines().position(|line| line.contains(&named)).map_or(1, |index| index + 1)
}

/// The sum as it is written: 64 hexadecimal digits.
pub(super) fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        write!(text, "{byte:02x}").expect("a string takes everything");
    }
    text
}
