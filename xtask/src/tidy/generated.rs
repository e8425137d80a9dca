//! Files that a program writes: each is named by the test that writes it anew and compares.
//!
//! Whether such a file is current is decided by its test, which runs in every `cargo test`. What is
//! checked here is that there is one: an assembly listing, a golden file or an allocation snapshot
//! that no Rust source names is a file that nobody compares any more.

use super::Violation;
use crate::tree::Tree;

/// Kinds of generated files: the folder's name within a path, the end of the file's name, and what
/// a test calls the file: by its full name or without the ending.
const KINDS: [(&str, &str); 3] =
    [("bench/allocations/", ".toml"), ("/asm/", ".s"), ("/golden/", "")];

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let is_generated = |file: &&String| {
        KINDS.iter().any(|(folder, end)| file.contains(folder) && file.ends_with(end))
    };
    let files: Vec<&String> = tree.files.iter().filter(is_generated).collect();
    if files.is_empty() {
        return Vec::new();
    }
    let sources: Vec<String> = tree.rust_files().filter_map(|file| tree.text(file)).collect();
    let mut found = Vec::new();
    for file in files {
        let name = file.rsplit('/').next().unwrap_or(file);
        let stem = name.split('.').next().unwrap_or(name);
        // `dot_f32_avx2.s` may be put together from `dot_f32` and a level's name.
        let body = stem.rsplit_once('_').map_or(stem, |(body, _)| body);
        let is_named = |source: &String| {
            [name, stem, body].iter().any(|word| source.contains(&format!("{word}\"")))
                || source.contains(name)
                || source.contains(stem)
        };
        if !sources.iter().any(is_named) {
            let right = "a test that writes it anew and compares, naming it; or no such file";
            found.push(Violation::new(file, 1, "no test names this generated file", right));
        }
    }
    found
}
