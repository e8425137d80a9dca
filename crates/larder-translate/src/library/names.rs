//! What the modules of CPython 3.11 have: a name that none of them has is a fault of the program, and one that a module
//! has there is none, whether the run time knows it or not.

/// A line for each module: its name, and the names that `dir` lists of it with those of the modules inside, sorted.
const NAMES: &str = include_str!("names.txt");

/// The names of a module, sorted.
pub(crate) fn names(module: &str) -> Option<impl Iterator<Item = &'static str>> {
    let line = NAMES.lines().find(|line| line.split(' ').next() == Some(module))?;
    Some(line.split(' ').skip(1))
}

/// Whether a module is known not to have a name.
pub(crate) fn lacks(module: &str, name: &str) -> bool {
    // Every object has some of these.
    let is_special = name.starts_with("__");
    !is_special && names(module).is_some_and(|mut names| names.all(|known| known != name))
}

#[cfg(test)]
mod tests {
    use super::{lacks, names};

    #[test]
    fn every_module_that_can_be_imported_says_its_names() {
        assert!(!lacks("math", "sqrt") && lacks("math", "sqroot") && !lacks("math", "__name__"));
        assert!(!lacks("collections", "abc") && !lacks("logging", "handlers"));
        assert!(!lacks("nobody", "anything"), "of a module that nobody knows nothing is said");
        let mut sorted: Vec<&str> = names("os").expect("it is known").collect();
        sorted.sort_unstable();
        assert!(sorted.iter().copied().eq(names("os").expect("it is known")));
    }
}
