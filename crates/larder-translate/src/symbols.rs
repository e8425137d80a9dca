//! The names that every Python program shares, under fixed numbers.
//!
//! Symbols 0 to 34 are the keywords in the order of Python's own list, 35 to 38 the soft ones: whether a
//! symbol is a keyword is one comparison.

use larder_memory::MemoryError;
use larder_memory::intern::{Interner, InternerOptions, Symbol};

/// The keywords of Python 3.11, in the order of `keyword.kwlist`: symbols 0 to 34.
pub const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue",
    "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import",
    "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while",
    "with", "yield",
];

/// The words that are keywords in some places only: symbols 35 to 38.
pub const SOFT_KEYWORDS: [&str; 4] = ["match", "case", "type", "_"];

/// `_`, the pattern that takes everything.
pub(crate) const UNDERSCORE: Symbol = Symbol(38);

/// An interner that knows Python's keywords.
///
/// ```
/// use larder_translate::{PythonInterner, is_keyword};
/// use larder_memory::intern::Interner;
/// let names = Interner::with_python_keywords();
/// assert_eq!(names.intern("False").id(), 0);
/// assert_eq!(names.intern("yield").id(), 34);
/// assert!(is_keyword(names.intern("def")) && !is_keyword(names.intern("match")));
/// ```
pub trait PythonInterner: Sized {
    /// An interner whose first symbols are Python's keywords, then the soft ones.
    fn with_python_keywords() -> Self;

    /// The same with bounds of its own.
    ///
    /// # Errors
    /// When the bounds or the budget have no room for the keywords.
    fn with_python_keywords_in(options: InternerOptions) -> Result<Self, MemoryError>;
}

fn words() -> [&'static str; 39] {
    let mut words = [""; 39];
    words[..35].copy_from_slice(&KEYWORDS);
    words[35..].copy_from_slice(&SOFT_KEYWORDS);
    words
}

impl PythonInterner for Interner {
    fn with_python_keywords() -> Self {
        Interner::with_keywords(&words())
    }

    fn with_python_keywords_in(options: InternerOptions) -> Result<Self, MemoryError> {
        Interner::with_options(options, &words())
    }
}

/// Whether a symbol of [`PythonInterner::with_python_keywords`] is a keyword everywhere.
pub const fn is_keyword(symbol: Symbol) -> bool {
    symbol.0 < 35
}
