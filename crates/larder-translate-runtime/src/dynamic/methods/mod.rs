//! The methods of the built-in types, by name.

pub(crate) mod bytes;
mod deque;
pub(crate) mod dict;
pub(crate) mod iterators;
mod list;
mod numbers;
pub(crate) mod sets;
mod text;

pub(crate) use numbers::from_bytes;

use crate::class::Builtin;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, attribute_error};
use crate::function::Args;

/// What every object has.
const COMMON: [&str; 24] = [
    "__eq__",
    "__ne__",
    "__lt__",
    "__le__",
    "__gt__",
    "__ge__",
    "__hash__",
    "__repr__",
    "__str__",
    "__format__",
    "__init__",
    "__len__",
    "__iter__",
    "__next__",
    "__getitem__",
    "__setitem__",
    "__delitem__",
    "__contains__",
    "__setattr__",
    "__getattribute__",
    "__delattr__",
    "__init_subclass__",
    "__bool__",
    "__call__",
];

pub(crate) fn is_common(name: &str) -> bool {
    COMMON.contains(&name)
}

/// Whether not every value has it: those of containers, iterators, functions and numbers.
pub(crate) fn is_of_some(name: &str) -> bool {
    matches!(
        name,
        "__len__"
            | "__contains__"
            | "__iter__"
            | "__next__"
            | "__getitem__"
            | "__setitem__"
            | "__delitem__"
            | "__call__"
            | "__bool__"
    )
}

/// Whether a value has one of them: those of containers, iterators and functions are not everybody's.
pub(crate) fn has_common(value: &Dyn, name: &str) -> bool {
    let value = &plain(value);
    let is_sized = || match value {
        Dyn::Native(native) => !matches!(native.length(), Ok(None)),
        Dyn::Instance(_) => false,
        value => crate::dynamic::len(value).is_ok(),
    };
    let is_set = matches!(value, Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::View(_));
    match name {
        "__len__" | "__contains__" => is_sized(),
        "__iter__" => is_sized() || matches!(value, Dyn::Iter(_)),
        "__next__" => matches!(value, Dyn::Iter(_)),
        "__getitem__" => is_sized() && !is_set,
        "__setitem__" | "__delitem__" => {
            matches!(value, Dyn::List(_) | Dyn::Dict(_) | Dyn::ByteArray(_) | Dyn::Deque(_))
                || matches!(value, Dyn::Native(native) if native.takes_items())
        }
        "__call__" => crate::dynamic::is_callable(value),
        "__bool__" => matches!(value, Dyn::Int(_) | Dyn::Bool(_) | Dyn::Float(_) | Dyn::None),
        name => is_common(name),
    }
}

/// Whether a value of a built-in type has the method.
pub(crate) fn has(value: &Dyn, name: &str) -> bool {
    if operator_of(value, name).is_some() {
        return true;
    }
    let names: &[&str] = match value {
        Dyn::Str(_) => text::NAMES,
        Dyn::List(_) => list::NAMES,
        Dyn::Tuple(_) => list::TUPLE_NAMES,
        Dyn::Range(_) => list::TUPLE_NAMES,
        Dyn::Dict(dict) => return dict::names(dict).contains(&name) || dict::NAMES.contains(&name),
        Dyn::Set(_) => return sets::NAMES.contains(&name) || sets::CHANGING.contains(&name),
        Dyn::FrozenSet(_) => sets::NAMES,
        Dyn::View(view) if view.1 != crate::dyn_value::ViewKind::Values => &["isdisjoint"],
        Dyn::Deque(_) => deque::NAMES,
        Dyn::Int(_) | Dyn::Bool(_) => numbers::INT_NAMES,
        Dyn::Float(_) => numbers::FLOAT_NAMES,
        Dyn::Bytes(_) => bytes::NAMES,
        Dyn::ByteArray(_) => {
            return bytes::NAMES.contains(&name) || bytes::CHANGING.contains(&name);
        }
        Dyn::Iter(iter) if name == "__length_hint__" => return iter.remaining().is_some(),
        Dyn::Iter(_) => iterators::NAMES,
        Dyn::Slice(_) => &["indices"],
        _ => &[],
    };
    names.iter().any(|known| crate::known::is_same(known, name))
}

/// The methods of a value of a built-in type that have no underlines.
pub(crate) fn names(value: &Dyn) -> Option<Vec<&'static str>> {
    Some(match value {
        Dyn::Str(_) => text::NAMES.to_vec(),
        Dyn::List(_) => list::NAMES.to_vec(),
        Dyn::Tuple(tuple) if tuple.class().is_none() => list::TUPLE_NAMES.to_vec(),
        Dyn::Dict(dict) => [dict::names(dict), dict::NAMES].concat(),
        Dyn::Set(_) => [sets::NAMES, sets::CHANGING].concat(),
        Dyn::FrozenSet(_) => sets::NAMES.to_vec(),
        Dyn::Deque(_) => deque::NAMES.to_vec(),
        Dyn::Int(_) | Dyn::Bool(_) => numbers::INT_NAMES.to_vec(),
        Dyn::Float(_) => numbers::FLOAT_NAMES.to_vec(),
        Dyn::Bytes(_) => bytes::NAMES.to_vec(),
        Dyn::ByteArray(_) => [bytes::NAMES, bytes::CHANGING].concat(),
        _ => return None,
    })
}

/// What the method of an operator does for a container.
fn operator_of(value: &Dyn, name: &str) -> Option<fn(&Dyn, &Dyn) -> Result<Dyn>> {
    use crate::dynamic as d;
    if !name.starts_with("__") {
        return None;
    }
    let is_set = match value {
        Dyn::View(view) => view.1 != crate::dyn_value::ViewKind::Values,
        value => matches!(value, Dyn::Set(_) | Dyn::FrozenSet(_)),
    };
    Some(match (value, name) {
        (
            Dyn::Str(_) | Dyn::List(_) | Dyn::Tuple(_) | Dyn::Bytes(_) | Dyn::ByteArray(_),
            "__add__",
        ) => d::add,
        (
            Dyn::Str(_) | Dyn::List(_) | Dyn::Tuple(_) | Dyn::Bytes(_) | Dyn::ByteArray(_),
            "__mul__" | "__rmul__",
        ) => d::mul,
        (Dyn::Str(_) | Dyn::Bytes(_) | Dyn::ByteArray(_), "__mod__") => d::modulo,
        (_, "__and__") if is_set => d::bitand,
        (_, "__or__") if is_set || matches!(value, Dyn::Dict(_)) => d::bitor,
        (_, "__xor__") if is_set => d::bitxor,
        (_, "__sub__") if is_set => d::sub,
        (_, "__rand__") if is_set => |own, other| d::bitand(other, own),
        (_, "__ror__") if is_set || matches!(value, Dyn::Dict(_)) => {
            |own, other| d::bitor(other, own)
        }
        (_, "__rxor__") if is_set => |own, other| d::bitxor(other, own),
        (_, "__rsub__") if is_set => |own, other| d::sub(other, own),
        (Dyn::List(_) | Dyn::ByteArray(_) | Dyn::Deque(_), "__iadd__") => d::iadd,
        (Dyn::List(_) | Dyn::ByteArray(_) | Dyn::Deque(_), "__imul__") => d::imul,
        (Dyn::Set(_), "__iand__") => d::ibitand,
        (Dyn::Set(_) | Dyn::Dict(_), "__ior__") => d::ibitor,
        (Dyn::Set(_), "__ixor__") => d::ibitxor,
        (Dyn::Set(_), "__isub__") => d::isub,
        _ => return None,
    })
}

/// Whether it is the method of an operator that changes what it is asked of.
pub(crate) fn is_in_place(value: &Dyn, name: &str) -> bool {
    name.starts_with("__i") && operator_of(value, name).is_some()
}

/// Whether the method of an operator of a set or a dict answers for this other side.
fn is_operand(value: &Dyn, other: &Dyn) -> bool {
    match value {
        Dyn::Set(_) | Dyn::FrozenSet(_) => {
            matches!(crate::dynamic::kind_of(other).layout(), Builtin::Set | Builtin::FrozenSet)
        }
        Dyn::Dict(_) => matches!(
            crate::dynamic::kind_of(other).layout(),
            Builtin::Dict | Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter
        ),
        _ => true,
    }
}

/// The methods that take nothing and do not look at what they are given.
fn takes_nothing(value: &Dyn, name: &str) -> bool {
    match value {
        Dyn::Int(_) | Dyn::Bool(_) => {
            matches!(name, "bit_length" | "bit_count" | "conjugate" | "as_integer_ratio")
        }
        Dyn::Float(_) => {
            matches!(name, "as_integer_ratio" | "conjugate" | "hex" | "is_integer")
        }
        Dyn::Set(_) | Dyn::FrozenSet(_) => name == "copy",
        Dyn::Deque(_) => {
            matches!(name, "clear" | "copy" | "pop" | "popleft" | "reverse")
        }
        Dyn::Dict(_) => matches!(name, "elements" | "total"),
        Dyn::Bytes(_) => name == "isascii",
        Dyn::ByteArray(_) => matches!(name, "isascii" | "clear" | "copy" | "reverse"),
        Dyn::Iter(_) => name == "close",
        _ => false,
    }
}

/// Raises the `TypeError` of arguments that a method does not take.
fn refuse_arguments(value: &Dyn, args: &Args<'_>) -> Result<()> {
    if args.pos.is_empty() && args.kw.is_empty() || !takes_nothing(value, args.name) {
        return Ok(());
    }
    // Methods that are written in Python have their own words.
    if let Dyn::Dict(_) = value {
        let given = args.pos.len() + 1;
        return Err(match args.kw.first() {
            Some((name, _)) => crate::exc::type_error(&format!(
                "Counter.{}() got an unexpected keyword argument '{name}'",
                args.name
            )),
            None => crate::exc::type_error(&format!(
                "Counter.{}() takes 1 positional argument but {given} were given",
                args.name
            )),
        });
    }
    let class = match crate::dynamic::type_name(value) {
        name if name == "bool" => "int".to_owned(),
        name => name.strip_prefix("collections.").unwrap_or(&name).to_owned(),
    };
    Args { name: &format!("{class}.{}", args.name), ..*args }.places::<0>(0).map(|_| ())
}

/// Refuses too few and too many arguments in the words of methods that take them apart by themselves.
fn counted(args: &Args<'_>, least: usize, most: usize) -> Result<()> {
    let given = args.pos.len();
    if (least..=most).contains(&given) {
        return Ok(());
    }
    let (bound, count) = match (least == most, given < least) {
        (true, _) => ("exactly", least),
        (false, true) => ("at least", least),
        (false, false) => ("at most", most),
    };
    let plural = if count == 1 { "" } else { "s" };
    let name = args.name;
    Err(crate::exc::type_error(&format!(
        "{name}() takes {bound} {count} argument{plural} ({given} given)"
    )))
}

/// Calls the method.
pub(crate) fn call(value: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    called(value, args).map_err(|exc| worded(value, args.name, exc))
}

/// What is wrong with the number of arguments, with the class before the name of the method where CPython says it.
#[cold]
fn worded(value: &Dyn, name: &str, exc: Exc) -> Exc {
    let class = match value {
        Dyn::Int(_) | Dyn::Bool(_) => "int",
        Dyn::Float(_) => "float",
        Dyn::Str(_) => "str",
        Dyn::Bytes(_) => "bytes",
        Dyn::ByteArray(_) => "bytearray",
        Dyn::List(_) => "list",
        Dyn::Tuple(_) => "tuple",
        Dyn::Dict(dict) if dict.kind() == crate::dict::Kind::Plain => "dict",
        Dyn::Set(_) => "set",
        Dyn::FrozenSet(_) => "frozenset",
        Dyn::Deque(_) => "deque",
        _ => return exc,
    };
    if !exc.is(crate::exc::ExcType::TypeError) {
        return exc;
    }
    let args = exc.args();
    let [Dyn::Str(message)] = args.items() else { return exc };
    let message = message.as_str().strip_prefix("str.").unwrap_or(message.as_str());
    let rest = message.strip_prefix(name).and_then(|rest| rest.strip_prefix("()"));
    let said =
        [" takes no arguments (", " takes no keyword arguments", " takes exactly one argument ("];
    match rest {
        Some(rest) if said.iter().any(|said| rest.starts_with(said)) => {
            crate::exc::type_error(&format!("{class}.{name}(){rest}"))
        }
        _ => exc,
    }
}

fn called(value: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    if has(value, args.name) {
        refuse_arguments(value, args)?;
        if let Some(operator) = operator_of(value, args.name) {
            let other = args.one()?;
            if !is_operand(value, &other) {
                return Ok(Dyn::NotImplemented);
            }
            // A tuple of a class answers as a tuple, whatever its class says.
            return match value {
                Dyn::Tuple(_) => operator(&plain(value), &other),
                _ => operator(value, &other),
            };
        }
        match value {
            Dyn::Str(text) => return text::call(text, args),
            Dyn::List(list) => return list::call(list, args),
            Dyn::Tuple(tuple) => return list::call_tuple(tuple, args),
            Dyn::Range(range) => {
                let full = format!("range.{}", args.name);
                let item = Args { name: &full, ..*args }.one()?;
                return match (crate::dynamic::number(&item), args.name) {
                    (Some(crate::dynamic::Number::Int(item)), "index") => match item.to_i64() {
                        Some(item) => range.index(item).map(Dyn::from),
                        None => Err(crate::exc::value_error(&format!("{item} is not in range"))),
                    },
                    (Some(crate::dynamic::Number::Int(item)), _) => {
                        Ok(Dyn::from(item.to_i64().map_or(0, |item| range.count(item))))
                    }
                    (_, "index") => {
                        Err(crate::exc::value_error("sequence.index(x): x not in sequence"))
                    }
                    _ => Ok(Dyn::from(0)),
                };
            }
            Dyn::Dict(dict) => return dict::call(value, dict, args),
            Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::View(_) => return sets::call(value, args),
            Dyn::Deque(deque) => return deque::call(deque, args),
            Dyn::Int(_) | Dyn::Bool(_) => return numbers::call_int(value, args),
            Dyn::Float(number) => return numbers::call_float(*number, args),
            Dyn::Bytes(_) | Dyn::ByteArray(_) => return bytes::call(value, args),
            Dyn::Iter(iter) => return iterators::call(iter, args),
            Dyn::Slice(parts) => {
                let length = args.one()?.as_index()?;
                let slice = crate::dynamic::item::slice_of(parts)?;
                if length < 0 {
                    return Err(crate::exc::value_error("length should not be negative"));
                }
                let (start, stop, step) = slice.indices_of(length)?;
                // A step beyond 64 bits stays what it is.
                let step = match &parts[2] {
                    Dyn::None => step.into(),
                    step => Dyn::Int(crate::dynamic::index(step)?),
                };
                return Ok(Dyn::tuple(vec![start.into(), stop.into(), step]));
            }
            _ => {}
        }
    }
    let is_comparison =
        matches!(args.name, "__lt__" | "__le__" | "__gt__" | "__ge__" | "__eq__" | "__ne__");
    if is_comparison && matches!((value, args.pos), (Dyn::Int(_) | Dyn::Bool(_), [Dyn::Float(_)])) {
        // An int leaves the comparison with a float to the float.
        return Ok(Dyn::NotImplemented);
    }
    common(value, args)
}

/// Whether the `__eq__` of a built-in type says anything about another value.
fn is_comparable(value: &Dyn, other: &Dyn) -> bool {
    let plain = |value: &Dyn| match value {
        Dyn::Instance(instance) => instance.payload().unwrap_or_default(),
        value => value.clone(),
    };
    match (plain(value), plain(other)) {
        (Dyn::Str(_), other) => matches!(other, Dyn::Str(_)),
        (Dyn::List(_), other) => matches!(other, Dyn::List(_)),
        (Dyn::Tuple(_), other) => matches!(other, Dyn::Tuple(_)),
        (Dyn::Dict(_), other) => matches!(other, Dyn::Dict(_)),
        (Dyn::Deque(_), other) => matches!(other, Dyn::Deque(_)),
        (Dyn::Range(_), other) => matches!(other, Dyn::Range(_)),
        (Dyn::Int(_) | Dyn::Bool(_), other) => matches!(other, Dyn::Int(_) | Dyn::Bool(_)),
        (Dyn::Float(_), other) => matches!(other, Dyn::Float(_) | Dyn::Int(_) | Dyn::Bool(_)),
        (Dyn::None, other) => matches!(other, Dyn::None),
        (Dyn::Set(_) | Dyn::FrozenSet(_), other) => {
            matches!(other, Dyn::Set(_) | Dyn::FrozenSet(_) | Dyn::View(_))
        }
        _ => true,
    }
}

/// What every object can be asked, called by its name.
fn common(value: &Dyn, args: &Args<'_>) -> Result<Dyn> {
    use crate::dynamic as d;
    use crate::traits::Comparison;
    let not_implemented = |answer: Result<bool>| match answer {
        Ok(answer) => Ok(Dyn::Bool(answer)),
        Err(exc) if exc.is(crate::exc::ExcType::TypeError) => Ok(Dyn::NotImplemented),
        Err(exc) => Err(exc),
    };
    Ok(match args.name {
        "__init__" => {
            if let Dyn::Exc(exc) = value {
                exc.keep_keywords(args.kw)?;
                exc.initialise(args.pos.to_vec())?;
            } else if let Dyn::Instance(instance) = value
                && let Some(payload) = instance.payload()
                && matches!(payload, Dyn::List(_) | Dyn::Dict(_) | Dyn::Set(_) | Dyn::Deque(_))
            {
                instance.set_payload(d::construct(&d::type_of(&payload), args.pos, args.kw)?);
            } else {
                refuse_to_initialise(value, args)?;
            }
            Dyn::None
        }
        "with_traceback" => value.clone(),
        "split" | "subgroup" | "derive" if matches!(value, Dyn::Exc(_)) => {
            let Dyn::Exc(exc) = value else { unreachable!("it was asked") };
            crate::groups::method(exc, args)?.unwrap_or_default()
        }
        "__init_subclass__" if !args.kw.is_empty() => {
            let class = match value {
                Dyn::Class(class) => class.name().to_owned(),
                value => d::type_name(value),
            };
            return Err(crate::exc::type_error(&format!(
                "{class}.__init_subclass__() takes no keyword arguments"
            )));
        }
        "add_note" => {
            let note = args.one()?;
            if !matches!(note, Dyn::Str(_)) {
                return Err(crate::exc::type_error(&format!(
                    "note must be a str, not '{}'",
                    d::type_name(&note)
                )));
            }
            if let Dyn::Exc(exc) = value {
                match exc.attributes().get_text("__notes__") {
                    Some(Dyn::List(notes)) => notes.append(note),
                    _ => exc.attributes().set_text("__notes__", Dyn::list(vec![note])),
                }
            }
            Dyn::None
        }
        "__init_subclass__" => Dyn::None,
        // The object's own answers, below what the program has written.
        "__eq__" => match value {
            Dyn::Instance(instance) if instance.payload().is_none() => {
                if d::is(value, &args.one()?) { Dyn::Bool(true) } else { Dyn::NotImplemented }
            }
            Dyn::Exc(_) => {
                if d::is(value, &args.one()?) {
                    Dyn::Bool(true)
                } else {
                    Dyn::NotImplemented
                }
            }
            _ if !is_comparable(value, &args.one()?) => Dyn::NotImplemented,
            _ => Dyn::Bool(d::equal(&plain(value), &plain(&args.one()?))?),
        },
        "__ne__" if !is_comparable(value, &args.one()?) => Dyn::NotImplemented,
        "__ne__" => Dyn::Bool(!d::equal(&plain(value), &plain(&args.one()?))?),
        "__lt__" => not_implemented(ordered(Comparison::Less, value, args))?,
        "__le__" => not_implemented(ordered(Comparison::LessEqual, value, args))?,
        "__gt__" => not_implemented(ordered(Comparison::Greater, value, args))?,
        "__ge__" => not_implemented(ordered(Comparison::GreaterEqual, value, args))?,
        "__hash__" => match plain(value) {
            // A member of an enumeration is kept under its name.
            Dyn::Instance(member) if member.class().is_enumeration() => {
                let name = member.attributes().get_text("_name_").unwrap_or_default();
                Dyn::from(d::hash(&name)?)
            }
            Dyn::Instance(_) | Dyn::Exc(_) => {
                Dyn::from(crate::int::from_usize(d::address_of(value) >> 4))
            }
            plain => Dyn::from(d::hash(&plain)?),
        },
        "__repr__" => match value {
            Dyn::Instance(_) if let Some(text) = crate::own::member_repr(value)? => Dyn::from(text),
            Dyn::Instance(instance) => match instance.payload() {
                Some(payload) => Dyn::Str(d::repr(&payload)?),
                None => {
                    let class = instance.class();
                    Dyn::from(format!(
                        "<{}.{} object at {:#x}>",
                        class.module(),
                        class.qualname(),
                        instance.address()
                    ))
                }
            },
            Dyn::Exc(exc) => {
                let plain = crate::exc::Exc::new(exc.class(), exc.args().items().to_vec());
                Dyn::from(plain.plain_repr()?)
            }
            Dyn::Tuple(tuple) => {
                let mut out = String::new();
                crate::traits::Repr::repr(tuple, &mut out)?;
                Dyn::from(out)
            }
            _ => Dyn::Str(d::repr(value)?),
        },
        "__str__" => match value {
            Dyn::Exc(exc) => Dyn::from(exc.plain_str()?),
            Dyn::Instance(_) if let Some(text) = crate::own::member_str(value)? => Dyn::from(text),
            Dyn::Instance(instance) => match instance.payload() {
                Some(payload @ Dyn::Str(_)) => Dyn::Str(d::str(&payload)?),
                _ => Dyn::Str(d::repr(value)?),
            },
            // `object` has it: what `repr()` says.
            Dyn::Tuple(_) => Dyn::Str(d::repr(value)?),
            _ => Dyn::Str(d::str(value)?),
        },
        "__format__" if matches!(value, Dyn::Instance(i) if i.class().is_enumeration()) => {
            d::format(&Dyn::Str(d::str(value)?), &args.one()?.as_text("format spec")?)
                .map(Dyn::Str)?
        }
        "__format__" if matches!(value, Dyn::Tuple(_)) => {
            let spec = args.one()?.as_text("format spec")?;
            let mut out = String::new();
            d::show::plain_format(value, spec.as_str(), &mut out)?;
            Dyn::from(out)
        }
        "__format__" => Dyn::Str(d::format(&plain(value), &args.one()?.as_text("format spec")?)?),
        "__len__" => Dyn::from(crate::int::from_usize(d::len(&plain(value))?)),
        "__iter__" => Dyn::Iter(d::iter(&plain(value))?),
        "__next__" => d::next(value)?,
        "__bool__" => Dyn::Bool(d::truth(value)?),
        "__getitem__" => d::item::base_item(value, &args.one()?)?,
        "__setitem__" => {
            let (key, new) = args.two()?;
            d::setitem(&plain(value), &key, new)?;
            Dyn::None
        }
        "__delitem__" => {
            d::delitem(&plain(value), &args.one()?)?;
            Dyn::None
        }
        "__contains__" => Dyn::Bool(d::contains(&args.one()?, &plain(value))?),
        "__delattr__" => {
            let name = args.one()?;
            d::delete_plain(value, name.as_text("attribute name")?.as_str())?;
            Dyn::None
        }
        "__setattr__" => {
            let (name, new) = args.two()?;
            d::attribute::set_plain(value, name.as_text("attribute name")?.as_str(), new)?;
            Dyn::None
        }
        "__getattribute__" => {
            d::attribute::plain(value, args.one()?.as_text("attribute name")?.as_str())?
        }
        "__call__" => d::call_with(value, args.pos, args.kw)?,
        name => {
            return Err(attribute_error(&format!(
                "'{}' object has no attribute '{name}'",
                d::type_name(value)
            )));
        }
    })
}

/// Refuses arguments that came to the `__init__` of `object`: `object` itself and what cannot change have no other.
fn refuse_to_initialise(value: &Dyn, args: &Args<'_>) -> Result<()> {
    if args.pos.is_empty() && args.kw.is_empty() {
        return Ok(());
    }
    let class = crate::dynamic::type_of(value);
    let is_of_object = matches!(
        class.layout(),
        Builtin::Object
            | Builtin::Int
            | Builtin::Float
            | Builtin::Str
            | Builtin::Bytes
            | Builtin::Tuple
            | Builtin::FrozenSet
    );
    let said = match (class.lookup("__init__").is_some(), class.lookup("__new__").is_some()) {
        _ if !is_of_object => return Ok(()),
        (true, _) => "object",
        (false, false) if class.layout() == Builtin::Object => class.name(),
        (false, _) => return Ok(()),
    };
    Err(crate::exc::type_error(&format!(
        "{said}.__init__() takes exactly one argument (the instance to initialize)"
    )))
}

/// The value of a built-in base, or the value itself.
fn plain(value: &Dyn) -> Dyn {
    match value {
        Dyn::Instance(instance) => instance.payload().unwrap_or_else(|| value.clone()),
        _ => bare(value),
    }
}

/// A tuple of a class without its class; any other value itself.
pub(crate) fn bare(value: &Dyn) -> Dyn {
    match value {
        Dyn::Tuple(tuple) if tuple.class().is_some() => Dyn::tuple(tuple.items().to_vec()),
        _ => value.clone(),
    }
}

/// How a built-in type orders its own value and another.
fn ordered(comparison: crate::traits::Comparison, value: &Dyn, args: &Args<'_>) -> Result<bool> {
    crate::dynamic::order(comparison, &plain(value), &plain(&args.one()?))
}

/// An optional position.
pub(super) fn position(value: Option<Dyn>) -> Result<Option<i64>> {
    match value {
        None | Some(Dyn::None) => Ok(None),
        Some(Dyn::Int(value)) => Ok(Some(value.to_i64().unwrap_or(if value.sign() < 0 {
            i64::MIN + 1
        } else {
            i64::MAX
        }))),
        Some(value) => match value.as_index() {
            Ok(index) => Ok(Some(index)),
            Err(_) => Err(crate::exc::type_error(
                "slice indices must be integers or None or have an __index__ method",
            )),
        },
    }
}
