//! Where `unsafe` may stand, and that each block says why it is sound.

use super::source::{Source, is_word};
use super::{Violation, line_of};
use crate::tree::Tree;

/// Crates and modules that may use `unsafe`. In the last two crates only these modules may, behind
/// `#![deny(unsafe_code)]` and an `#[expect]` with its reason.
const ROOMS: [&str; 7] = [
    "crates/larder-memory/",
    "crates/larder-kernels/",
    "crates/larder-measure/src/alloc/",
    "crates/larder-measure/src/counters/",
    "crates/larder-measure/src/preload/",
    "crates/larder-translate-runtime/src/int",
    "crates/larder-translate-runtime/src/str",
];

/// Crates that have rooms of `unsafe` in part: `deny` stands where the others have `forbid`.
const IN_PART: [&str; 2] = ["crates/larder-measure", "crates/larder-translate-runtime"];

/// Crates that have it anywhere.
const WHOLE: [&str; 2] = ["crates/larder-memory", "crates/larder-kernels"];

pub(super) fn check_rooms(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in tree.packages() {
        if WHOLE.contains(&package) {
            continue;
        }
        let word = if IN_PART.contains(&package) { "deny" } else { "forbid" };
        let wanted = format!("#![{word}(unsafe_code)]");
        for root in [format!("{package}/src/lib.rs"), format!("{package}/src/main.rs")] {
            if tree.has(&root) {
                let code = Source::new(tree.text(&root).unwrap_or_default()).code;
                if !code.lines().any(|line| line.trim() == wanted) {
                    let what = format!("the crate root lacks `{wanted}`");
                    found.push(Violation::new(&root, 1, what, "the attribute, after its doc"));
                }
            }
        }
    }
    for file in tree.rust_files() {
        // What the attributes do not reach: tests, benches, examples and build scripts.
        let is_test = ["/tests/", "/benches/"].iter().any(|place| file.contains(place))
            && IN_PART.iter().any(|package| file.starts_with(package));
        if is_test || ROOMS.iter().any(|room| file.starts_with(room)) {
            continue;
        }
        let source = Source::new(tree.text(file).unwrap_or_default());
        for at in unsafe_words(&source.code) {
            let what = "`unsafe` outside the rooms it may live in";
            let right = "a safe door of larder-memory or larder-kernels";
            found.push(Violation::new(file, line_of(&source.text, at), what, right));
        }
    }
    found
}

/// A light check of text, so that a checkout without clippy sees it too: each `unsafe {` and `unsafe
/// impl` has its argument on the line, or above it within the same statement, or directly before that
/// statement. The word it looks for is the one that clippy looks for.
pub(super) fn check_arguments(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in tree.rust_files() {
        let source = Source::new(tree.text(file).unwrap_or_default());
        let code: Vec<&str> = source.code.lines().collect();
        let comments: Vec<&str> = source.comments.lines().collect();
        for at in unsafe_words(&source.code) {
            let rest = source.code[at + "unsafe".len()..].trim_start();
            if !rest.starts_with('{') && !rest.starts_with("impl") {
                continue;
            }
            let line = line_of(&source.text, at);
            if !is_argued(&code, &comments, line - 1) {
                found.push(Violation::new(
                    file,
                    line,
                    "an unsafe block without its argument",
                    "`// SAFETY:` above it, from facts that the reader can look up",
                ));
            }
        }
    }
    found
}

fn is_argued(code: &[&str], comments: &[&str], line: usize) -> bool {
    let argues = |index: usize| comments.get(index).is_some_and(|text| text.contains("SAFETY:"));
    if argues(line) {
        return true;
    }
    let mut index = line;
    let mut has_passed_comment = false;
    while index > 0 {
        index -= 1;
        let (code, comment) = (code[index].trim_end(), comments[index].trim());
        if argues(index) {
            return true;
        }
        if code.trim().is_empty() {
            // A blank line ends the search; a comment may go on for lines before it says the word.
            if comment.is_empty() {
                return false;
            }
            has_passed_comment = true;
        } else if has_passed_comment || code.ends_with([';', '{', '}']) {
            return false;
        }
    }
    false
}

/// Where the keyword stands in code.
fn unsafe_words(code: &str) -> impl Iterator<Item = usize> {
    code.match_indices("unsafe").map(|(at, _)| at).filter(|&at| {
        let bytes = code.as_bytes();
        (at == 0 || !is_word(bytes[at - 1]))
            && bytes.get(at + "unsafe".len()).is_none_or(|&byte| !is_word(byte))
    })
}
