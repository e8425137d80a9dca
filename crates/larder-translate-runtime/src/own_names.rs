//! What classes of Python's have themselves: it goes before what stands behind them in the order of a class.
//!
//! `class Words(list, Mixin)` has the `__len__` of lists, whatever the mixin says; their names are in no table of the
//! class, because nobody but the run time answers to them.

use crate::class::{Builtin, Class};

/// What every object has; classes of values have some of them anew.
const OF_OBJECTS: [&str; 24] = [
    "__class__",
    "__delattr__",
    "__dir__",
    "__doc__",
    "__eq__",
    "__format__",
    "__ge__",
    "__getattribute__",
    "__getstate__",
    "__gt__",
    "__hash__",
    "__init__",
    "__init_subclass__",
    "__le__",
    "__lt__",
    "__ne__",
    "__new__",
    "__reduce__",
    "__reduce_ex__",
    "__repr__",
    "__setattr__",
    "__sizeof__",
    "__str__",
    "__subclasshook__",
];

/// Whether a class of Python's has an attribute of its own, or one above it that is not `object`.
pub(crate) fn has_own(class: &Class, name: &str) -> bool {
    let kind = class.kind();
    if let Builtin::Exc(_) = kind {
        return matches!(
            name,
            "__new__"
                | "__init__"
                | "__repr__"
                | "__str__"
                | "__getattribute__"
                | "__setattr__"
                | "__delattr__"
                | "__reduce__"
                | "__setstate__"
                | "__traceback__"
                | "__cause__"
                | "__context__"
                | "__suppress_context__"
                | "args"
                | "add_note"
                | "with_traceback"
        );
    }
    let is_container = matches!(
        kind,
        Builtin::List
            | Builtin::Dict
            | Builtin::DefaultDict
            | Builtin::OrderedDict
            | Builtin::Counter
            | Builtin::Set
            | Builtin::ByteArray
            | Builtin::Deque
    );
    let is_value = matches!(
        kind,
        Builtin::Int
            | Builtin::Float
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::Tuple
            | Builtin::FrozenSet
    );
    if !is_container && !is_value {
        return false;
    }
    if !OF_OBJECTS.contains(&name) {
        return crate::builtins::class_function(class, name).is_some()
            || crate::descriptor::of(class, name).is_some();
    }
    match name {
        "__new__" | "__repr__" | "__hash__" | "__getattribute__" | "__lt__" | "__le__"
        | "__eq__" | "__ne__" | "__gt__" | "__ge__" => true,
        "__init__" => is_container,
        "__str__" => matches!(kind, Builtin::Str | Builtin::Bytes | Builtin::ByteArray),
        "__format__" => matches!(kind, Builtin::Int | Builtin::Float | Builtin::Str),
        _ => false,
    }
}
