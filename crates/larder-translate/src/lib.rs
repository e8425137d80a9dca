//! Reads Python 3.11: from the bytes of a file to a tree in columns, and who means which name.
//!
//! ```
//! use larder_memory::intern::Interner;
//! use larder_translate::{AstArena, Node, Parser, PythonInterner, decode};
//!
//! let interner = Interner::with_python_keywords();
//! let mut arena = AstArena::new();
//! for file in [&b"def area(w, h):\n    return w * h\n"[..], b"print(area(2, 3)\nx = 1\n"] {
//!     arena.reset();
//!     let source = decode(file)?;
//!     let ast = Parser::new(&interner).parse_with_arena(&source, &arena)?;
//!     if let Some(diagnostic) = ast.diagnostics().first() {
//!         let place = ast.place(diagnostic.start());
//!         assert_eq!((place.line, place.column), (1, 6));
//!         assert_eq!(ast.message(diagnostic).to_string(), "'(' was never closed");
//!     }
//!     let Node::Module { body } = ast.node(ast.root()) else { unreachable!() };
//!     assert_eq!(body.len(), usize::from(ast.is_valid()));
//! }
//! # Ok::<(), larder_translate::TranslateError>(())
//! ```
//!
//! | if you have | use |
//! |---|---|
//! | the bytes of a file | [`decode`]: byte order mark, coding cookie, UTF-8 or Latin-1 |
//! | a text | [`Parser::parse_with_arena`] |
//! | a tree | [`Ast::node`] for a node with its children, [`Ast::kind`] for passes over columns |
//! | a tree and a question about a name | [`Scopes::of`] |
//! | two trees to compare, one of them CPython's | [`Ast::dump`] |
//!
//! # Faults
//!
//! A program that is wrong is not an error: the tree holds the statements that are good, and
//! [`Ast::diagnostics`] says what is wrong with the others, in CPython's words. Only a source that cannot
//! be read at all, too long or without room in the arena, is a [`TranslateError`].
//!
//! Nesting has CPython's bounds of 200 brackets and 100 blocks; unary operators, lambdas, conditionals and
//! powers in each other are refused beyond 420 levels, operators in a row beyond 2980: CPython gives up
//! there too, below three thousand. Long `elif` chains and long lists have no bound.
//!
//! # Steady state
//!
//! A source that is not larger than the largest before asks nothing of the global allocator: tokens,
//! tree, scopes and all that the parser needs in between lie in the [`AstArena`], and names in the
//! interner. `bench/allocations/translate.toml` pins it.
//!
//! # What it never does
//!
//! It runs no Python. It reads no file and no clock. It accepts no program that CPython 3.11 refuses to
//! parse, and refuses none that CPython parses, the bounds above apart; positions inside f-strings are
//! those in the source, where CPython 3.11 has wrong ones.
#![cfg_attr(
    not(test),
    expect(clippy::enum_glob_use, reason = "tables of tokens and nodes read as the grammar does")
)]
#![expect(
    clippy::trivially_copy_pass_by_ref,
    clippy::missing_panics_doc,
    reason = "the views are copies of columns; what cannot fail by the way a tree is built is said where it \
              is relied on"
)]
#![expect(
    clippy::match_same_arms,
    clippy::single_match_else,
    clippy::unnested_or_patterns,
    clippy::option_option,
    clippy::needless_range_loop,
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "tables of types and operators keep one row for each case; passes walk columns by number, \
              because they change the program while they read it; all pieces of text are made by one hand"
)]
#![forbid(unsafe_code)]

mod arena;
mod ast;
mod batch;
mod check;
mod diagnostic;
mod error;
mod infer;
mod layout;
mod lex;
mod library;
mod link;
mod lower;
mod package;
mod parse;
mod program;
mod programs;
mod refuse;
mod scope;
mod session;
mod sites;
mod source;
mod symbols;
mod types;

pub use arena::AstArena;
pub use ast::{
    Ast, AstStats, BoolOperator, Comparison, Comparisons, Context, Dump, List, Literal, Node,
    NodeId, NodeKind, Operator, OptionalList, Singleton, Span, Symbols, UnaryOperator,
};
pub use batch::{TranslationBatch, TranslationConfig, TranslationInput};
pub use diagnostic::{Diagnostic, ErrorClass, Message, Place};
pub use error::{ErrorKind, Result, TranslateError};
pub use infer::Integers;
pub use lex::TokenKind;
pub use link::Module;
pub use package::{
    NODE_SCRIPT, PackageFile, RuntimePlace, package_name, package_of_many, package_of_program,
    runtime,
};
pub use parse::{Parser, ParserOptions};
pub use programs::{
    File, Program, ProgramModule, imported_words, programs_of_file, programs_of_folder,
};
pub use py::PLAIN_MARK;
pub use refuse::{CODES, Code};
pub use scope::{Resolution, Scope, ScopeId, ScopeKind, Scopes, Uses, Variable};
pub use session::{
    Finding, FunctionReport, Memory, Options, Report, RustModule, Status, Translator,
};
pub use source::decode;
pub use symbols::{KEYWORDS, PythonInterner, SOFT_KEYWORDS, is_keyword};
