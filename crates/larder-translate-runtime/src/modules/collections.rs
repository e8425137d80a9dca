//! `collections`: counters, dicts with a factory, named tuples; the deque and the ordered dict are types of
//! their own.

use std::rc::Rc;

use super::Names;
use crate::class::{Builtin, Class};
use crate::dict::{Dict, Kind};
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, Result, type_error, value_error};
use crate::function::{Args, Function, lacking};
use crate::iter::Iter;
use crate::str::Str;
use crate::traits::Comparison;
use crate::tuple::Tuple;

pub(super) fn fill(names: &Names) -> Result<()> {
    names.class("Counter", Builtin::Counter);
    names.class("defaultdict", Builtin::DefaultDict);
    names.class("OrderedDict", Builtin::OrderedDict);
    names.class("deque", Builtin::Deque);
    names.function("namedtuple", namedtuple);
    names.set("abc", super::import(&super::COLLECTIONS_ABC)?);
    Ok(())
}

/// `Counter()`: a missing key counts zero.
pub(crate) fn counter() -> Dict<Dyn, Dyn> {
    let dict = Dict::of_kind(Kind::Counter);
    dict.answer_missing(Rc::new(|| Ok(Dyn::from(0))));
    dict
}

/// `counter.update(x)` for `sign` 1, `counter.subtract(x)` for -1.
pub(crate) fn count_into(counter: &Dict<Dyn, Dyn>, args: &Args<'_>, sign: i64) -> Result<()> {
    let [items] = Args { kw: &[], ..*args }.places::<1>(0)?;
    let zero = Dyn::from(0);
    let count = |key: Dyn, by: &Dyn| -> Result<()> {
        let now = counter.get_or(&key, zero.clone())?;
        let next = if sign > 0 { d::add(&now, by)? } else { d::sub(&now, by)? };
        counter.set_item(key, next)
    };
    match items {
        None | Some(Dyn::None) => {}
        Some(Dyn::Dict(other)) => {
            for (key, by) in other.pairs() {
                count(key, &by)?;
            }
        }
        Some(items) => {
            let one = Dyn::from(1);
            let items = d::iter(&items)?;
            while let Some(item) = items.advance()? {
                count(item, &one)?;
            }
        }
    }
    for (name, by) in args.kw {
        count(Dyn::Str(name.clone()), by)?;
    }
    Ok(())
}

/// `elements`, `most_common`, `total` of a counter.
pub(crate) fn counter_method(counter: &Dict<Dyn, Dyn>, args: &Args<'_>) -> Result<Dyn> {
    match args.name {
        "total" => {
            let values = counter.value_list();
            crate::builtins::sum(&Dyn::List(values), None)
        }
        "most_common" => {
            let [most] = args.named(["n"], 0)?;
            let mut pairs = counter.pairs();
            crate::sort::sort(&mut pairs, |a, b| d::order(Comparison::Less, &b.1, &a.1))?;
            if let Some(most) = most.filter(|most| !most.is_none()) {
                pairs.truncate(usize::try_from(most.as_index()?).unwrap_or(0));
            }
            Ok(Dyn::list(
                pairs.into_iter().map(|(key, count)| Dyn::tuple(vec![key, count])).collect(),
            ))
        }
        _ => {
            let mut pairs = counter.pairs().into_iter();
            let mut now: Option<(Dyn, i64)> = None;
            Ok(Dyn::Iter(Iter::from_fn("chain", move || {
                loop {
                    if let Some((key, left)) = &mut now
                        && *left > 0
                    {
                        *left -= 1;
                        return Ok(Some(key.clone()));
                    }
                    match pairs.next() {
                        Some((key, count)) => now = Some((key, count.as_index()?)),
                        None => return Ok(None),
                    }
                }
            })))
        }
    }
}

/// `a < b` of counters: every count, the missing as zero.
pub(crate) fn compare_counters(
    comparison: Comparison,
    a: &Dict<Dyn, Dyn>,
    b: &Dict<Dyn, Dyn>,
) -> Result<bool> {
    let zero = Dyn::from(0);
    let weak = match comparison {
        Comparison::Less | Comparison::LessEqual => Comparison::LessEqual,
        _ => Comparison::GreaterEqual,
    };
    let mut is_strict = false;
    let keys = a.key_list().concat(&b.key_list());
    for key in keys.to_vec() {
        let (x, y) = (a.get_or(&key, zero.clone())?, b.get_or(&key, zero.clone())?);
        if !d::order(weak, &x, &y)? {
            return Ok(false);
        }
        is_strict |= !d::equal(&x, &y)?;
    }
    Ok(is_strict || weak == comparison)
}

/// Equal counts of all that either counts: what is not there is counted zero times.
pub(crate) fn counters_equal(a: &Dict<Dyn, Dyn>, b: &Dict<Dyn, Dyn>) -> Result<bool> {
    let zero = Dyn::from(0);
    for key in a.key_list().concat(&b.key_list()).to_vec() {
        if !d::equal(&a.get_or(&key, zero.clone())?, &b.get_or(&key, zero.clone())?)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `defaultdict(factory, …)`.
pub(crate) fn default_dict(args: &Args<'_>) -> Result<Dyn> {
    let factory = args.pos.first().cloned().unwrap_or_default();
    if !factory.is_none() && !d::is_callable(&factory) {
        return Err(type_error("first argument must be callable or None"));
    }
    let dict = make_default(&factory)?;
    let rest = Args { pos: args.pos.get(1..).unwrap_or_default(), ..*args };
    crate::builtins::fill_dict(&dict, &rest)?;
    Ok(Dyn::Dict(dict))
}

fn make_default(factory: &Dyn) -> Result<Dict<Dyn, Dyn>> {
    if factory.is_none() {
        return Ok(Dict::with_factory(None, "None"));
    }
    let shown = d::repr(factory)?;
    let held = factory.clone();
    Ok(Dict::with_factory(Some(Rc::new(move || d::call(&held, &[]))), shown.as_str()))
}

/// `d.default_factory`: a class of Python's, or a function that does the same.
pub(crate) fn factory_of(dict: &Dict<Dyn, Dyn>) -> Dyn {
    let name = dict.factory_name();
    let class = name.strip_prefix("<class '").and_then(|name| name.strip_suffix("'>"));
    if let Some(class) = class.and_then(crate::builtins::builtin) {
        return class;
    }
    match dict.factory() {
        Some(factory) => Dyn::Function(Function::open("default_factory", move |_| factory())),
        None => Dyn::None,
    }
}

fn namedtuple(args: &Args<'_>) -> Result<Dyn> {
    let [name, fields, rename, defaults, _] =
        args.named(["typename", "field_names", "rename", "defaults", "module"], 2)?;
    let name = name.unwrap_or_default().as_text("typename")?;
    let fields = fields.unwrap_or_default();
    let mut fields: Vec<Str> = match &fields {
        Dyn::Str(text) => {
            let spaced = text.replace(&Str::from(","), &Str::from(" "), -1);
            spaced.split(None, -1)?.to_vec()
        }
        fields => d::to_vec(fields)?.iter().map(d::str).collect::<Result<Vec<Str>>>()?,
    };
    let renames = rename.map_or(Ok(false), |rename| d::truth(&rename))?;
    check_type_name(&name)?;
    check_fields(&mut fields, renames)?;
    if fields.is_empty() {
        return Err(crate::exc::not_implemented_error("a named tuple without fields"));
    }
    let defaults = match defaults {
        None | Some(Dyn::None) => Vec::new(),
        Some(defaults) => d::to_vec(&defaults)?,
    };
    if defaults.len() > fields.len() {
        return Err(type_error("Got more default values than field names"));
    }
    let pairs: Vec<(Str, Dyn)> =
        fields[fields.len() - defaults.len()..].iter().cloned().zip(defaults).collect();
    named_class(name.as_str(), fields, pairs)
}

/// Refuses a name that no class may have.
fn check_type_name(name: &Str) -> Result<()> {
    let fault = match (name.isidentifier(), is_keyword(name.as_str())) {
        (true, false) => return Ok(()),
        (false, _) => "must be valid identifiers",
        (true, true) => "cannot be a keyword",
    };
    let shown = d::repr(&Dyn::Str(name.clone()))?;
    Err(value_error(&format!("Type names and field names {fault}: {shown}")))
}

/// Refuses names that no field may have, or puts places for them.
pub(super) fn check_fields(fields: &mut [Str], renames: bool) -> Result<()> {
    for at in 0..fields.len() {
        let field = fields[at].clone();
        let is_twice = fields[..at].contains(&field);
        let fault = if !field.isidentifier() {
            Some(format!(
                "Type names and field names must be valid identifiers: {}",
                d::repr(&Dyn::Str(field.clone()))?
            ))
        } else if is_keyword(field.as_str()) {
            Some(format!(
                "Type names and field names cannot be a keyword: {}",
                d::repr(&Dyn::Str(field.clone()))?
            ))
        } else if field.as_str().starts_with('_') {
            Some(format!(
                "Field names cannot start with an underscore: {}",
                d::repr(&Dyn::Str(field.clone()))?
            ))
        } else if is_twice {
            Some(format!(
                "Encountered duplicate field name: {}",
                d::repr(&Dyn::Str(field.clone()))?
            ))
        } else {
            None
        };
        match fault {
            Some(_) if renames => fields[at] = Str::from(format!("_{at}")),
            Some(fault) => return Err(value_error(&fault)),
            None => {}
        }
    }
    Ok(())
}

fn is_keyword(name: &str) -> bool {
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class",
        "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global",
        "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return",
        "try", "while", "with", "yield",
    ]
    .contains(&name)
}

/// A class of named tuples.
pub(crate) fn named_class(name: &str, fields: Vec<Str>, defaults: Vec<(Str, Dyn)>) -> Result<Dyn> {
    named_class_with(name, fields, defaults, Vec::new())
}

/// The same with what else its body binds.
pub(super) fn named_class_with(
    name: &str,
    fields: Vec<Str>,
    defaults: Vec<(Str, Dyn)>,
    mut attributes: Vec<(Str, Dyn)>,
) -> Result<Dyn> {
    let table = Dict::new();
    for (field, value) in defaults {
        table.set_item(Dyn::Str(field), value)?;
    }
    let tuple = Dyn::Class(Class::builtin(Builtin::Tuple));
    attributes.push((Str::from("_field_defaults"), Dyn::Dict(table)));
    if !attributes.iter().any(|(key, _)| key.as_str() == "__doc__") {
        let names: Vec<&str> = fields.iter().map(Str::as_str).collect();
        // As the tuple of the names is written.
        let comma = if names.len() == 1 { "," } else { "" };
        let text = format!("{name}({}{comma})", names.join(", "));
        attributes.push((Str::from("__doc__"), Dyn::text(&text)));
    }
    let class = Class::create(name, &[tuple], attributes)?;
    if let Dyn::Class(class) = &class {
        if fields.is_empty() {
            class.attributes().set_text("_fields", Dyn::tuple(Vec::new()));
        }
        class.set_field_names(fields);
    }
    Ok(class)
}

/// An instance of a class of named tuples.
pub(crate) fn make_named(class: &Class, args: &[Dyn], kwargs: &[(Str, Dyn)]) -> Result<Dyn> {
    let fields = class.field_names();
    let defaults = class.lookup("_field_defaults").unwrap_or_default();
    let fault = |what: String| -> Exc { type_error(&format!("{}.__new__() {what}", class.name())) };
    if args.len() > fields.len() {
        let given = args.len() + 1;
        let most = fields.len() + 1;
        let least = match &defaults {
            Dyn::Dict(defaults) => most - defaults.len(),
            _ => most,
        };
        let counts = match most {
            _ if least < most => format!("from {least} to {most} positional arguments"),
            1 => "1 positional argument".to_owned(),
            _ => format!("{most} positional arguments"),
        };
        return Err(fault(format!("takes {counts} but {given} were given")));
    }
    let mut values: Vec<Option<Dyn>> = args.iter().cloned().map(Some).collect();
    values.resize(fields.len(), None);
    for (name, value) in kwargs {
        match fields.iter().position(|field| field == name) {
            Some(at) if values[at].is_some() => {
                return Err(fault(format!("got multiple values for argument '{name}'")));
            }
            Some(at) => values[at] = Some(value.clone()),
            None => return Err(fault(format!("got an unexpected keyword argument '{name}'"))),
        }
    }
    let mut missing = Vec::new();
    for (value, field) in values.iter_mut().zip(&fields) {
        if value.is_none()
            && let Dyn::Dict(defaults) = &defaults
        {
            *value = defaults.get(&Dyn::Str(field.clone()))?;
        }
        if value.is_none() {
            missing.push(field.as_str());
        }
    }
    if !missing.is_empty() {
        return Err(fault(lacking(&missing, "positional")));
    }
    Ok(Dyn::Tuple(Tuple::of_class(values.into_iter().flatten().collect(), class)))
}

/// `_asdict`, `_replace`, `_fields` of a named tuple.
pub(crate) fn named_attribute(value: &Dyn, class: &Class, name: &str) -> Result<Option<Dyn>> {
    let Dyn::Tuple(tuple) = value else { return Ok(None) };
    let (fields, tuple, class) = (class.field_names(), tuple.clone(), class.clone());
    Ok(Some(match name {
        "_fields" => Dyn::tuple(fields.into_iter().map(Dyn::Str).collect()),
        "__getnewargs__" => {
            Dyn::Function(Function::open(name, move |_| Ok(Dyn::tuple(tuple.items().to_vec()))))
        }
        "_asdict" => Dyn::Function(Function::open(name, move |_| {
            let dict = Dict::new();
            for (field, item) in fields.iter().zip(tuple.items()) {
                dict.set_item(Dyn::Str(field.clone()), item.clone())?;
            }
            Ok(Dyn::Dict(dict))
        })),
        "_replace" => Dyn::Function(Function::open(name, move |args| {
            let mut items = tuple.items().to_vec();
            let mut unexpected = Vec::new();
            for (name, value) in args.kw {
                match fields.iter().position(|field| field == name) {
                    Some(at) => items[at] = value.clone(),
                    None => unexpected.push(Dyn::Str(name.clone())),
                }
            }
            if !unexpected.is_empty() {
                let names = d::repr(&Dyn::list(unexpected))?;
                return Err(value_error(&format!("Got unexpected field names: {names}")));
            }
            Ok(Dyn::Tuple(Tuple::of_class(items, &class)))
        })),
        _ => return Ok(None),
    }))
}

/// What a class of named tuples has for all of them: `_make`, and the methods that take one.
pub(crate) fn named_class_attribute(class: &Class, name: &str) -> Option<Dyn> {
    if class.field_names().is_empty() {
        return None;
    }
    let held = class.clone();
    let method = match name {
        "_make" => {
            return Some(Dyn::Function(Function::open(name, move |args| {
                let items = d::to_vec(&args.one()?)?;
                let wanted = held.field_names().len();
                if items.len() != wanted {
                    let given = items.len();
                    return Err(type_error(&format!("Expected {wanted} arguments, got {given}")));
                }
                Ok(Dyn::Tuple(Tuple::of_class(items, &held)))
            })));
        }
        "__slots__" => return Some(Dyn::tuple(Vec::new())),
        "_asdict" => "_asdict",
        "_replace" => "_replace",
        "__getnewargs__" => "__getnewargs__",
        _ => return None,
    };
    Some(Dyn::Function(Function::open(method, move |args| {
        let Some((own, rest)) = args.pos.split_first() else {
            let what = format!("{}.{method}()", held.name());
            let text = format!("{what} missing 1 required positional argument: 'self'");
            return Err(type_error(&text));
        };
        d::call_with(&d::getattr(own, method)?, rest, args.kw)
    })))
}

/// The names of a class of named tuples as its `__dict__` has them; nothing of a class that derives from one.
pub(crate) fn named_class_names(class: &Class) -> Option<Vec<Str>> {
    class.own("_field_defaults")?;
    let made = [
        "__doc__",
        "__slots__",
        "_fields",
        "_field_defaults",
        "__new__",
        "_make",
        "_replace",
        "__repr__",
        "_asdict",
        "__getnewargs__",
        "__match_args__",
    ];
    let mut names: Vec<Str> = made.into_iter().map(Str::from).collect();
    names.extend(class.field_names());
    let own = class.attributes().pairs().into_iter().map(|(name, _)| name);
    for name in ["__module__", "__annotations__"].into_iter().map(Str::from).chain(own) {
        let is_there = name.as_str() == "__module__" || class.own(name.as_str()).is_some();
        if is_there && name.as_str() != "__qualname__" && !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names)
}
