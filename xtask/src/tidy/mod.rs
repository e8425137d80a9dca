//! Checks what neither the compiler nor clippy checks.
//!
//! Each check is a function from the tree to its violations, and each violation says where, what, and
//! what would be right. None of them runs a program: `tidy` takes a second and needs no network.

mod arrows;
mod data;
mod docs;
mod generated;
mod orphans;
mod root;
mod source;
mod unsafety;
mod words;

use std::fmt;
use std::path::Path;

use crate::talk::say;
use crate::tree::Tree;
use crate::trouble::Trouble;

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    file: String,
    line: usize,
    what: String,
    right: String,
}

impl Violation {
    fn new(file: &str, line: usize, what: impl Into<String>, right: impl Into<String>) -> Self {
        Violation { file: file.to_owned(), line, what: what.into(), right: right.into() }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}\n    right: {}", self.file, self.line, self.what, self.right)
    }
}

type Check = fn(&Tree) -> Vec<Violation>;

const CHECKS: [(&str, Check); 10] = [
    ("arrows between crates", arrows::check),
    ("orphan files", orphans::check),
    ("entries of the root", root::check),
    ("module docs", docs::check),
    ("sums of data", data::check),
    ("generated files", generated::check),
    ("words and names", words::check),
    ("rooms of unsafe", unsafety::check_rooms),
    ("SAFETY arguments", unsafety::check_arguments),
    ("clocks and allocators", words::check_clocks_and_allocators),
];

/// Every violation in the tree, sorted by place.
pub(crate) fn violations(tree: &Tree) -> Vec<Violation> {
    let mut found: Vec<Violation> = CHECKS.iter().flat_map(|(_, check)| check(tree)).collect();
    found.sort();
    found
}

/// Checks the checkout and says what is wrong.
pub(crate) fn run(root: &Path) -> Result<(), Trouble> {
    let tree = Tree::of_checkout(root)?;
    let found = violations(&tree);
    for violation in &found {
        say(&violation.to_string());
    }
    match found.len() {
        0 => {
            let names: Vec<&str> = CHECKS.iter().map(|(name, _)| *name).collect();
            say(&format!("tidy: {} files; {}: in order", tree.files.len(), names.join(", ")));
            Ok(())
        }
        1 => Err(Trouble::no("tidy: 1 thing is not in order")),
        count => Err(Trouble::no(format!("tidy: {count} things are not in order"))),
    }
}

/// The line, from 1, in which the byte at `offset` stands.
fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes()[..offset].split(|&byte| byte == b'\n').count()
}

#[cfg(test)]
mod tests;
