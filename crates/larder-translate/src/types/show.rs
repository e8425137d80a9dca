//! A type as the generated text names it.

use std::fmt;

use super::{Term, Type, Types};

/// A type, to be written.
pub(crate) struct Shown<'t, 'a>(pub(crate) &'t Types<'a>, pub(crate) Type);

impl fmt::Display for Shown<'_, '_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shown(types, place) = self;
        let one = |f: &mut fmt::Formatter<'_>, name: &str, a: Type| {
            write!(f, "{name}<{}>", Shown(types, a))
        };
        let two = |f: &mut fmt::Formatter<'_>, name: &str, a: Type, b: Type| {
            write!(f, "{name}<{}, {}>", Shown(types, a), Shown(types, b))
        };
        match types.get(*place) {
            Term::None => f.write_str("()"),
            Term::Bool => f.write_str("bool"),
            Term::Int => f.write_str("i64"),
            Term::Big => f.write_str("Int"),
            Term::Float => f.write_str("f64"),
            Term::Str => f.write_str("Str"),
            Term::Bytes => f.write_str("Bytes"),
            Term::Range => f.write_str("Range"),
            Term::Option(a) => one(f, "Option", a),
            Term::List(a) => one(f, "List", a),
            Term::Set(a) => one(f, "Set", a),
            Term::FrozenSet(a) => one(f, "FrozenSet", a),
            Term::Iter(a) => one(f, "Iter", a),
            Term::Dict(a, b) => two(f, "Dict", a, b),
            Term::Keys(a, b) => two(f, "DictKeys", a, b),
            Term::Values(a, b) => two(f, "DictValues", a, b),
            Term::Items(a, b) => two(f, "DictItems", a, b),
            Term::Tuple(start, count) => {
                f.write_str("(")?;
                for index in 0..count {
                    if index > 0 {
                        f.write_str(", ")?;
                    }
                    write!(f, "{}", Shown(types, types.field(start, index)))?;
                }
                f.write_str(if count == 1 { ",)" } else { ")" })
            }
            Term::Dyn | Term::Unknown | Term::Link(_) => f.write_str("Dyn"),
        }
    }
}
