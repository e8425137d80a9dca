//! What is known about methods and functions of Python's library: the types that they take and give, and the
//! Rust that does the same.
//!
//! A line says arguments, answer and text: `&s,?i,:i-1>L(s) !$0.split($1, $2)`. A letter is a type (`i` a whole
//! number, `f` a float, `x` a float that may come as any real number, `b` a bool, `s` a text, `y` bytes, `N` nothing, `D` anything, `e` and `v` what the
//! receiver holds, `=` the receiver's own type, `L(…)`, `S(…)`, `O(…)`, `P(…)`, `I(…)` a list, set, option,
//! tuple, iterator of what is inside; `K`, `V`, `M` the views of a dict). Before an argument `&` says that it is
//! looked at only, `*` that anything can stand there that gives such values, `?` that it may be missing and is
//! an `Option`, `:` that it may be missing and which text then stands for it. `!` before the text: it can raise.
//!
//! What has no line here goes through `Dyn`, where the run time knows all of Python.

mod functions;
mod methods;
mod modules;
mod names;
pub(crate) mod objects;

pub(crate) use functions::{answer, function, value};
pub(crate) use methods::method;
pub(crate) use modules::{Capitals, Item, Rust, inner, is_known, is_native, wanted, with_more};
pub(crate) use names::{brought_by_star, lacks, names};

/// One line, taken apart.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signature {
    pub(crate) arguments: &'static str,
    pub(crate) answer: &'static str,
    pub(crate) raises: bool,
    pub(crate) text: &'static str,
}

impl Signature {
    /// Takes a line apart.
    pub(crate) fn of(line: &'static str) -> Self {
        let (arguments, rest) = line.split_once('>').expect("a line has an answer");
        let (answer, text) = rest.split_once(' ').expect("a line has a text");
        let (raises, text) = match text.strip_prefix('!') {
            Some(text) => (true, text),
            None => (false, text),
        };
        Signature { arguments, answer, raises, text }
    }

    /// The arguments, one by one.
    pub(crate) fn arguments(self) -> impl Iterator<Item = Argument> {
        self.arguments.split(',').filter(|argument| !argument.is_empty()).map(Argument::of)
    }

    /// Whether it takes so many arguments.
    pub(crate) fn takes(self, count: usize) -> bool {
        let most = self.arguments().count();
        let least = self.arguments().filter(|argument| !argument.may_miss).count();
        (least..=most).contains(&count)
    }
}

/// One argument of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Argument {
    pub(crate) may_miss: bool,
    /// Wrapped in an `Option`.
    pub(crate) is_option: bool,
    pub(crate) is_borrowed: bool,
    /// Anything that gives such values.
    pub(crate) is_iterable: bool,
    pub(crate) code: &'static str,
    /// What stands for it when it is missing.
    pub(crate) missing: &'static str,
}

impl Argument {
    fn of(text: &'static str) -> Self {
        let mut argument = Argument {
            may_miss: false,
            is_option: false,
            is_borrowed: false,
            is_iterable: false,
            code: "",
            missing: "None",
        };
        let mut rest = text;
        if let Some(after) = rest.strip_prefix('?') {
            (argument.may_miss, argument.is_option, rest) = (true, true, after);
        }
        if let Some(after) = rest.strip_prefix(':') {
            (argument.may_miss, rest) = (true, after);
            let at = rest.find(|c: char| !c.is_ascii_lowercase() && c != '&').unwrap_or(rest.len());
            (rest, argument.missing) = rest.split_at(at);
        }
        if let Some(after) = rest.strip_prefix('*') {
            (argument.is_iterable, argument.is_borrowed, rest) = (true, true, after);
        } else if let Some(after) = rest.strip_prefix('&') {
            (argument.is_borrowed, rest) = (true, after);
        }
        argument.code = rest;
        argument
    }
}
