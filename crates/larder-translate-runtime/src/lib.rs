//! What a translated Python program links: Python's values, exceptions and library in plain Rust.
//!
//! ```
//! use py::prelude::*;
//!
//! fn program() -> py::Result<()> {
//!     let words = list![lit!("egg"), lit!("flour"), lit!("egg")];
//!     let counts: Dict<Str, i64> = Dict::new();
//!     let mut it = words.iterate()?;
//!     while let Some(word) = it.next()? {
//!         let count = counts.get_or(&word, 0)?;
//!         counts.set_item(word, py::int::add(count, 1)?)?;
//!     }
//!     assert_eq!(py::repr_text(&counts)?, "{'egg': 2, 'flour': 1}");
//!     Ok(())
//! }
//! program().unwrap();
//! ```
//!
//! | if the program has | the runtime gives |
//! |---|---|
//! | a value of a type that nobody knows | [`Dyn`], and [`dynamic`] for what can be done with it |
//! | a built-in function, class or exception by name | [`builtin!`] |
//! | a module of the library | [`import`] |
//! | `int` | `i64` with [`int`]'s checked functions, or [`Int`] of any size |
//! | `float`, `bool`, `None` | `f64` with [`float`](mod@float)'s functions, `bool`, `()` |
//! | `str`, `bytes`, `bytearray` | [`Str`], [`Bytes`], [`ByteArray`] |
//! | `list`, `dict`, `set`, `frozenset`, `deque` | [`List`], [`Dict`], [`Set`], [`FrozenSet`], [`Deque`] |
//! | a tuple | a Rust tuple up to eight, or [`Tuple`] |
//! | `range`, a slice | [`Range`], [`Slice`] |
//! | `def`, `lambda` as a value | [`Function`] with its [`Signature`] |
//! | `class` | [`Class::create`]; [`Native`] for objects made in Rust |
//! | `yield` | [`Generator::new`] over an `async` block |
//! | `raise`, `except` | [`Exc`], [`ExcType`], [`dynamic::raise`], [`attempt!`] |
//! | a variable of an enclosing function, a global | [`Cell`], [`Local`], [`globals!`] |
//! | `print`, `input`, the end of the program | [`io`], [`main`] |
//!
//! # What it never does
//!
//! It never answers what CPython 3.11 would not: what it lacks is refused with `NotImplementedError` or a
//! message that names what is missing. It starts no thread but the one with the large stack that runs the
//! program, keeps no borrow of a container while code of the program runs, and depends on nothing.
//!
//! What differs knowingly: texts hold no lone surrogates; ints and texts of equal value
//! are the same object for `is`; the hash of a text is the same in every run; cycles of objects live until
//! the program ends.
#![expect(
    clippy::missing_errors_doc,
    reason = "what raises, and when, is what Python's own documentation says of the name"
)]
#![expect(
    clippy::map_err_ignore,
    clippy::unnecessary_wraps,
    clippy::needless_pass_by_value,
    reason = "the words of an exception are CPython's, and tables hold functions of one type"
)]
#![expect(
    clippy::float_cmp,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::decimal_bitwise_operands,
    reason = "the arithmetic is CPython's, its constants written as there"
)]
#![expect(
    clippy::format_push_string,
    clippy::cloned_ref_to_slice_refs,
    clippy::single_match_else,
    clippy::semicolon_if_nothing_returned,
    clippy::match_same_arms,
    clippy::redundant_closure_for_method_calls,
    clippy::redundant_closure,
    clippy::manual_let_else,
    clippy::items_after_statements,
    clippy::rc_buffer,
    clippy::collapsible_match,
    clippy::collapsible_if,
    clippy::if_not_else,
    clippy::unnecessary_to_owned,
    clippy::len_without_is_empty,
    clippy::iter_not_returning_iterator,
    clippy::match_wildcard_for_single_variants,
    clippy::struct_field_names,
    clippy::return_self_not_must_use,
    clippy::missing_panics_doc,
    clippy::manual_is_multiple_of,
    reason = "tables of methods read best when every row has the same form"
)]
#![deny(unsafe_code)]
#![cfg_attr(
    feature = "plain",
    allow(
        unreachable_code,
        unused_variables,
        unused_mut,
        dead_code,
        reason = "what cannot exist there cannot be reached there"
    )
)]

mod alias;
mod big_range;
mod builtins;
mod bytes;
mod class;
mod code;
mod coroutine;
mod deque;
mod descriptor;
mod dict;
mod dyn_value;
pub mod dynamic;
mod elements;
pub mod exc;
mod field;
pub mod float;
pub mod format;
mod function;
mod groups;
mod handling;
mod instance;
pub mod int;
pub mod io;
mod iter;
mod known;
mod list;
mod macros;
mod memory_view;
mod metaclass;
pub mod modules;
mod names;
mod native;
mod own;
mod own_names;
mod plain;
mod program;
mod proxy;
mod range;
mod recursion;
mod repr;
mod set;
mod shape;
mod slice;
mod sort;
#[cfg(feature = "source")]
mod source;
pub mod str;
mod suggest;
pub mod support;
pub mod traits;
mod truth;
mod tuple;
mod variables;
mod views;
mod walk;
mod wrapper;
pub mod written;

pub use builtins::{Found, builtin, find};
pub use bytes::{ByteArray, Bytes};
pub use class::{Builtin, Class, Type};
pub use code::{Held, held, held_elsewhere, held_in};
pub use coroutine::{asynchronous_generator, asynchronous_iter, coroutine};
pub use deque::{Deque, DequeIter};
pub use dict::{
    Dict, DictItems, DictKeys, DictValues, Factory, ItemsIter, KeysIter, Kind, TextKey, ValuesIter,
    Walk,
};
pub use dyn_value::{Dyn, ViewKind};
pub use dynamic::{cause, raise};
pub use elements::{Elements, ElementsIter};
pub use exc::{Exc, ExcType, Result};
pub use field::{Field, Kept, Method, Near, made, typed};
pub use function::{Args, Function, NativeCall, Param, ParamKind, Signature};
pub use groups::Star;
pub use handling::{Handling, handled, handling, handling_outcome, reraised};
pub use instance::Instance;
pub use int::Int;
pub use iter::{Generator, Iter, Returned, Source, Stage, Yield};
pub use list::{List, ListIter};
pub use modules::{Library, import, import_lacking, import_name, lacking};
pub use names::{Named, global_or_builtin, globals, locals, open_module, set_global, sorted_names};
pub use native::Native;
pub use plain::PLAIN_MARK;
pub use program::main;
pub use range::{Range, RangeIter};
pub use recursion::{Call, enter};
pub use set::{FrozenSet, Set, SetIter};
pub use slice::Slice;
#[cfg(feature = "source")]
pub use source::FILES;
pub use str::{Str, StrIter};
pub use support::*;
pub use traits::{
    Comparison, Eq, Format, FromDyn, Hash, Iterate, Key, Next, Order, Repr, ToDyn, Truth, TypeName,
    eq, ge, gt, le, lt, ne, repr_text, str_text,
};
pub use tuple::{ArrayIter, Tuple, TupleIter};
pub use variables::{Cell, Global, Local};
pub use walk::{
    Enumerate, Filter, Items, ListBackwards, Mapped, Zip, enumerate, filter, items,
    items_backwards, iter, map, next, next_or, reversed, zip,
};
pub use wrapper::{Property, Super, Wrapped};

/// Everything that generated code names: `use py::prelude::*;`.
pub mod prelude {
    pub use crate::int::At as _;
    pub use crate::support::{Arguments, Flow, Namespace, Text};
    pub use crate::traits::{
        Eq as _, Format as _, FromDyn, Hash as _, Iterate, Next, Order as _, Repr as _, ToDyn,
        Truth as _, TypeName as _,
    };
    pub use crate::{
        ByteArray, Bytes, Cell, Class, Deque, Dict, DictItems, DictKeys, DictValues, Dyn, Exc,
        ExcType, FrozenSet, Function, Generator, Instance, Int, Iter, List, Local, Param,
        ParamKind, Range, Result, Set, Signature, Slice, Str, Tuple, attempt, caught, dict,
        elements, fields, globals, list, lit, methods, named_globals, set, set_const, tuple,
    };
}
