//! What cannot be translated, with its code and its words.

use std::fmt;

/// The code of a diagnostic: `T012`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(pub u16);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "T{:03}", self.0)
    }
}

/// A construct that is refused: where it begins in the source, what it is, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) code: Code,
    pub(crate) at: u32,
    pub(crate) construct: &'static str,
}

macro_rules! codes {
    ($($constant:ident = $number:literal, $construct:literal, $reason:literal, $advice:literal;)*) => {
        impl Code {
            $(#[doc = $construct] pub const $constant: Code = Code($number);)*
        }

        /// Every code: its number, the construct, the reason, and what to do about it.
        pub const CODES: &[(Code, &str, &str, &str)] = &[
            $((Code($number), $construct, $reason, $advice)),*
        ];
    };
}

codes! {
    SYNTAX = 1, "syntax error", "CPython refuses it",
        "Correct the line; `python3 -m py_compile FILE` says the same.";
    EXEC = 2, "exec or eval", "a program made at run time needs an interpreter",
        "Write the code out, or keep the values in a dict and look them up.";
    ASYNC = 3, "asynchronous generator expression", "only lists, sets and dicts are made of what is awaited",
        "Write it as a list, or as an async def that yields.";
    IMPORT = 4, "import", "the module is not among those that are translated",
        "Keep the part that needs it in Python, or write the few functions that are used.";
    STAR_IMPORT = 5, "star import", "the names that it brings are not known",
        "Name what you import.";
    METACLASS = 6, "head of a class", "bases and keywords are written out one by one",
        "Write them out, or make the class by calling its metaclass.";
    DECORATOR = 9, "decorator", "this one is not translated here",
        "Call the function that the decorator makes by hand.";
    INTROSPECTION = 11, "introspection", "frames and namespaces do not exist at run time",
        "Keep what you look up in a dict of your own.";
    SURROGATE = 12, "lone surrogate", "the text is no Unicode",
        "Use bytes.";
    TOO_DEEP = 13, "nesting", "expressions in each other beyond the limit",
        "Give the inner parts names.";
    DELETE = 14, "del", "this target cannot be deleted",
        "Assign None instead.";
    PATTERN = 15, "pattern", "this pattern is not translated",
        "Write it as if and elif.";
    CLASS_BODY = 16, "class body", "this statement in a class is not translated",
        "Move it into a function, or out of the class.";
    CLASS_SCOPE = 17, "name of a class body", "a function inside a class body reads it",
        "Read it through the class.";
    UNPACK = 18, "unpacking", "this form of unpacking is not translated",
        "Unpack into a list first.";
    CALL = 19, "call", "this form of call is not translated",
        "Name the arguments one by one.";
    TYPES = 20, "types that do not meet", "a container made for one type of element is used with another",
        "Make it with the elements it will hold, or make another from it.";
    MODULE_VALUE = 21, "module as a value", "modules of the program are names in Rust, not values",
        "Use the functions of the module by name; for a choice between modules keep a dict of functions.";
    MODULE_NAME = 22, "name of a module", "the module binds no such name, and Python would raise where it is read",
        "Correct the name, or import the module that has it.";
    CIRCULAR_IMPORT = 23, "circular import", "the name has no value yet when it is read, and Python would raise",
        "Import inside the function that uses it, or move what both need into a third module.";
    LAZY_IMPORT = 24, "import in a function", "when the module runs would depend on when the function is called",
        "Import it at the top of the file.";
    IDENTITY = 25, "identity", "a tuple that iteration makes is a plain value in Rust and no object",
        "Compare with == instead.";
    FINALIZER = 26, "__del__", "when an object ends is not known as CPython knows it",
        "Give it a method close, and call that or write a with statement.";
}

impl Code {
    /// The construct and the reason.
    pub fn words(self) -> (&'static str, &'static str) {
        CODES
            .iter()
            .find(|(code, ..)| *code == self)
            .map_or(("", ""), |&(_, construct, reason, _)| (construct, reason))
    }
}
