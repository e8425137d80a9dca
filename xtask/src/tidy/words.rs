//! Words and names that have no place in a finished tree.

use std::path::Path;

use super::source::{Source, is_word};
use super::{Violation, line_of};
use crate::tree::Tree;

/// Marks of unfinished work, in comments. Taken apart, so that this file does not name them.
const MARKS: [&str; 2] = [concat!("FIX", "ME"), concat!("X", "XX")];

/// Unfinished code.
const HOLES: [&str; 2] = [concat!("to", "do!"), concat!("unimpl", "emented!")];

/// Folders of one machine: what names them works nowhere else.
const MACHINE_PATHS: [&str; 3] =
    [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// The replaced version lives in git, not in the tree.
const NAME_ENDS: [&str; 10] = [
    "_v2",
    "_v3",
    "_old",
    "_new",
    "_optimized",
    "_enhanced",
    "_simple",
    "_copy",
    "_backup",
    "_final",
];

/// Names that say nothing about what is inside.
const NAMES: [&str; 8] =
    ["manager", "helper", "helpers", "util", "utils", "common", "misc", "comprehensive"];

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in &tree.files {
        check_name(file, &mut found);
        // Licences are other people's words, lock files are cargo's.
        if file.starts_with("LICENSE") || file.ends_with("Cargo.lock") {
            continue;
        }
        let Some(text) = tree.text(file) else { continue };
        for path in MACHINE_PATHS {
            for (at, _) in text.match_indices(path) {
                // `target/work/` is a folder of ours; only a path from the root is a machine's.
                let is_absolute = at == 0
                    || !(is_word(text.as_bytes()[at - 1])
                        || b".-}~)".contains(&text.as_bytes()[at - 1]));
                if is_absolute {
                    let what = format!("`{path}` is a path of one machine");
                    let right = "a path relative to the repository, or an environment variable";
                    found.push(Violation::new(file, line_of(&text, at), what, right));
                }
            }
        }
        match Path::new(file).extension().and_then(|extension| extension.to_str()) {
            Some("rs") => check_rust(file, text, &mut found),
            Some("toml" | "sh" | "yml" | "yaml") => {
                report(file, &text, &text, &MARKS, "the work itself", &mut found);
            }
            _ => {}
        }
    }
    found
}

fn check_rust(file: &str, text: String, found: &mut Vec<Violation>) {
    let source = Source::new(text);
    report(file, &source.text, &source.comments, &MARKS, "the work itself", found);
    report(file, &source.text, &source.code, &HOLES, "code, or an error that says why not", found);
}

/// Every place in `part` where one of the words stands as a whole word.
fn report(
    file: &str,
    text: &str,
    part: &str,
    words: &[&str],
    right: &str,
    found: &mut Vec<Violation>,
) {
    for word in words {
        for (at, _) in part.match_indices(word) {
            let bytes = part.as_bytes();
            let starts = at == 0 || !is_word(bytes[at - 1]);
            let ends = word.ends_with('!')
                || bytes.get(at + word.len()).is_none_or(|&byte| !is_word(byte));
            if starts && ends {
                found.push(Violation::new(file, line_of(text, at), format!("`{word}`"), right));
            }
        }
    }
}

fn check_name(file: &str, found: &mut Vec<Violation>) {
    for part in file.split('/') {
        let stem = part.split('.').next().unwrap_or(part);
        if NAMES.contains(&stem) || NAME_ENDS.iter().any(|end| stem.ends_with(end)) {
            let what = format!("`{part}` is no name for what is inside");
            found.push(Violation::new(file, 1, what, "a noun of the field; git keeps what was"));
        }
    }
}

/// Only larder-measure reads a clock; a library never sets the global allocator.
pub(super) fn check_clocks_and_allocators(tree: &Tree) -> Vec<Violation> {
    const CLOCKS: [&str; 2] = [concat!("Instant", "::now"), concat!("SystemTime", "::now")];
    const ALLOCATOR: &str = concat!("#[global_", "allocator]");
    let mut found = Vec::new();
    for file in tree.rust_files() {
        let source = Source::new(tree.text(file).unwrap_or_default());
        // A translated program that asks for the time is a user's program: its module reads the clock.
        let is_users_clock = file == "crates/larder-translate-runtime/src/modules/time.rs";
        if !file.starts_with("crates/larder-measure/") && !is_users_clock {
            let right = "a larder_measure::clock::Clock, or the time as an argument";
            report(file, &source.text, &source.code, &CLOCKS, right, &mut found);
        }
        // The kit's macro sets it in the test binary that calls it.
        let is_program = [
            "crates/larder-testkit/",
            "/tests/",
            "/benches/",
            "/examples/",
            "/src/bin/",
            "/src/main.rs",
        ]
        .iter()
        .any(|place| file.contains(place));
        if !is_program {
            for (at, _) in source.code.match_indices(ALLOCATOR) {
                found.push(Violation::new(
                    file,
                    line_of(&source.text, at),
                    "a library sets the global allocator",
                    "binaries, tests, benches and examples do, each for itself",
                ));
            }
        }
    }
    found
}
