//! The closed list of what may stand in the root of the repository.

use std::collections::BTreeSet;

use super::Violation;
use crate::tree::Tree;

/// Entries without a dot in front, and whether each must be there. At most twenty.
const ENTRIES: [(&str, bool); 18] = [
    ("Cargo.toml", true),
    ("Cargo.lock", true),
    ("rustfmt.toml", true),
    ("clippy.toml", true),
    ("README.md", true),
    ("ARCHITECTURE.md", true),
    ("CONTRIBUTING.md", true),
    ("BENCHMARKS.md", true),
    ("CHANGELOG.md", true),
    ("LICENSE-MIT", true),
    ("LICENSE-APACHE", true),
    ("crates", true),
    ("xtask", true),
    ("bench", true),
    ("data", true),
    ("docs", false),
    ("peers", false),
    ("fuzz", false),
];

/// Dot names: settings of git, cargo, and of continuous integration.
const DOT_ENTRIES: [&str; 6] =
    [".cargo", ".ci", ".config", ".gitattributes", ".github", ".gitignore"];

const LIST: &str = "xtask/src/tidy/root.rs";

pub(super) fn check(tree: &Tree) -> Vec<Violation> {
    let entries: BTreeSet<&str> =
        tree.files.iter().filter_map(|file| file.split('/').next()).collect();
    let mut found = Vec::new();
    for entry in &entries {
        let is_known = match entry.strip_prefix('.') {
            Some(_) => DOT_ENTRIES.contains(entry),
            None => ENTRIES.iter().any(|(name, _)| name == entry),
        };
        if !is_known {
            let right = format!("a place in one of the folders; the list is closed ({LIST})");
            found.push(Violation::new(entry, 1, "an entry of the root that is not listed", right));
        }
    }
    for (name, is_required) in ENTRIES {
        if is_required && !entries.contains(name) {
            found.push(Violation::new(name, 1, "missing from the root", "every checkout has it"));
        }
    }
    found
}
