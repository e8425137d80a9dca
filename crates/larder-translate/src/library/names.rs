//! What the modules of CPython 3.11 have: a name that none of them has is a fault of the program, and one that a module
//! has there is none, whether the run time knows it or not.

use std::cmp::Ordering;

/// A line for each module: its name, and the names that `dir` lists of it with those of the modules inside, sorted.
const NAMES: &str = include_str!("names.txt");

/// For modules with an `__all__`: what is public and not in it, and what is in it and not public.
const WITHHELD: &str = include_str!("withheld.txt");

/// The names that `from module import *` brings, sorted.
pub(crate) fn brought_by_star(module: &str) -> impl Iterator<Item = &'static str> {
    let others = piece(WITHHELD, '\n', module).unwrap_or_default();
    let is_other = move |name: &str| others.split(' ').skip(1).any(|other| other == name);
    names(module).into_iter().flatten().filter(move |name| name.starts_with('_') == is_other(name))
}

/// The names of a module, sorted.
pub(crate) fn names(module: &str) -> Option<impl Iterator<Item = &'static str>> {
    Some(line_of(module)?.split(' '))
}

/// Whether a module is known not to have a name.
pub(crate) fn lacks(module: &str, name: &str) -> bool {
    // Every object has some of these.
    let is_special = name.starts_with("__");
    !is_special && line_of(module).is_some_and(|names| piece(names, ' ', name).is_none())
}

fn line_of(module: &str) -> Option<&'static str> {
    let line = piece(NAMES, '\n', module)?;
    Some(line.split_once(' ').map_or("", |(_, names)| names))
}

/// The piece that begins with a word, in a text of pieces that are sorted by their first words.
fn piece<'t>(text: &'t str, between: char, word: &str) -> Option<&'t str> {
    let (mut low, mut high) = (0, text.len());
    while low < high {
        let middle = low.midpoint(high);
        let start = text[low..middle].rfind(between).map_or(low, |at| low + at + 1);
        let end = text[middle..high].find(between).map_or(high, |at| middle + at);
        let piece = &text[start..end];
        match piece.split(' ').next().unwrap_or_default().cmp(word) {
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => return Some(piece),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{NAMES, WITHHELD, brought_by_star, lacks, names};

    #[test]
    fn a_star_brings_what_is_meant_for_all() {
        for line in WITHHELD.lines() {
            let (module, others) = line.split_once(' ').expect("nothing is withheld otherwise");
            assert!(others.split(' ').all(|name| !lacks(module, name)), "{module}");
        }
        let brings = |module, name| brought_by_star(module).any(|brought| brought == name);
        assert!(brings("math", "pow") && !brings("math", "__name__") && !brings("nobody", "a"));
        assert!(brings("os", "_exit") && !brings("os", "abc") && !brings("random", "_inst"));
        assert!(brings("typing", "List") && !brings("typing", "sys"));
    }

    #[test]
    fn every_module_that_can_be_imported_says_its_names() {
        assert!(!lacks("math", "sqrt") && lacks("math", "sqroot") && !lacks("math", "__name__"));
        assert!(!lacks("collections", "abc") && !lacks("logging", "handlers"));
        assert!(!lacks("nobody", "anything"), "of a module that nobody knows nothing is said");
        for line in NAMES.lines() {
            let (module, all) = line.split_once(' ').expect("every module has names");
            assert!(names(module).is_some_and(|found| found.eq(all.split(' '))), "{module}");
            assert!(all.split(' ').all(|name| !lacks(module, name)), "{module}");
            assert!(lacks(module, "a") && lacks(module, "zzzz") && lacks(module, "LarderOnly"));
        }
        let mut sorted: Vec<&str> = names("os").expect("it is known").collect();
        sorted.sort_unstable();
        assert!(sorted.iter().copied().eq(names("os").expect("it is known")));
    }
}
