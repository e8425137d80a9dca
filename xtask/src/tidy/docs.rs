//! Every Rust file says at its top what it is for.

use super::Violation;
use crate::tree::Tree;

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let mut found = Vec::new();
    for file in tree.rust_files() {
        let text = tree.text(file).unwrap_or_default();
        let first = text.lines().position(|line| !line.trim().is_empty());
        let is_doc = first.and_then(|index| text.lines().nth(index)).is_some_and(|line| {
            line.strip_prefix("//!").is_some_and(|rest| !rest.trim().is_empty())
        });
        if !is_doc {
            let right = "`//! One sentence on what the file is for.` as its first line";
            let line = first.map_or(1, |index| index + 1);
            found.push(Violation::new(file, line, "the file does not begin with its doc", right));
        }
    }
    found
}
