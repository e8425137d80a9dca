//! `functools`: caches, partial functions, orders from comparisons.

use std::any::Any;
use std::cell::{Cell, RefCell};

use super::Names;
use crate::class::{Builtin, Class, Maker};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{ExcType, Result, type_error};
use crate::function::{Args, Function};
use crate::native::Native;
use crate::str::Str;
use crate::traits::Comparison;

/// `partial`.
static PARTIAL: Maker = Maker { name: "partial", construct: partial, function: None };

/// `cached_property`.
static CACHED_PROPERTY: Maker =
    Maker { name: "cached_property", construct: cached_property, function: None };

pub(super) fn fill(names: &Names) -> Result<()> {
    names.function("reduce", reduce);
    names.function("lru_cache", lru_cache);
    names.function("cache", |args| Ok(cached(args.one()?, None, false)));
    names.function("wraps", |args| {
        let [wrapped, _, _] = args.named(["wrapped", "assigned", "updated"], 1)?;
        let wrapped = wrapped.unwrap_or_default();
        Ok(Dyn::Function(Function::open("wraps", move |args| {
            update_wrapper(&args.one()?, &wrapped)
        })))
    });
    names.function("update_wrapper", |args| {
        let (wrapper, wrapped) = args.two()?;
        update_wrapper(&wrapper, &wrapped)
    });
    names.function("cmp_to_key", |args| {
        let compare = args.one()?;
        Ok(Dyn::Function(Function::open("K", move |args| {
            key_class()?;
            let key = crate::instance::Instance::new(
                &KEY.with_borrow(Clone::clone)
                    .unwrap_or_else(|| Class::builtin(crate::class::Builtin::Object)),
            );
            key.set("obj", args.one()?)?;
            key.set("cmp", compare.clone())?;
            Ok(Dyn::Instance(key))
        })))
    });
    names.function("total_ordering", total_ordering);
    names.made(&PARTIAL);
    names.made(&CACHED_PROPERTY);
    Ok(())
}

thread_local! {
    static KEY: RefCell<Option<Class>> = const { RefCell::new(None) };
}

/// The class of the keys that `cmp_to_key` makes.
fn key_class() -> Result<()> {
    if KEY.with_borrow(Option::is_some) {
        return Ok(());
    }
    // What the program's function answers for the objects of two keys.
    let answer = |args: &Args<'_>| -> Result<Dyn> {
        let (a, b) = args.two()?;
        let compare = d::getattr(&a, "cmp")?;
        d::call(&compare, &[d::getattr(&a, "obj")?, d::getattr(&b, "obj")?])
    };
    let method = |comparison: Comparison| {
        Dyn::Function(Function::open(comparison.dunder(), move |args| {
            d::order(comparison, &answer(args)?, &Dyn::from(0)).map(Dyn::Bool)
        }))
    };
    let all =
        [Comparison::Less, Comparison::LessEqual, Comparison::Greater, Comparison::GreaterEqual];
    let mut attributes =
        all.map(|comparison| (Str::from(comparison.dunder()), method(comparison))).to_vec();
    let equal = Function::open("__eq__", move |args| {
        d::equal(&answer(args)?, &Dyn::from(0)).map(Dyn::Bool)
    });
    attributes.push((Str::from("__eq__"), Dyn::Function(equal)));
    attributes.push((Str::from("__hash__"), Dyn::None));
    if let Dyn::Class(class) = Class::create("K", &[], attributes)? {
        KEY.set(Some(class));
    }
    Ok(())
}

fn reduce(args: &Args<'_>) -> Result<Dyn> {
    let [function, items, start] = args.places::<3>(2)?;
    let function = function.unwrap_or_default();
    let items = d::iter(&items.unwrap_or_default())?;
    let mut total = match start {
        Some(start) => start,
        None => items
            .advance()?
            .ok_or_else(|| type_error("reduce() of empty iterable with no initial value"))?,
    };
    while let Some(item) = items.advance()? {
        total = d::call(&function, &[total, item])?;
    }
    Ok(total)
}

fn update_wrapper(wrapper: &Dyn, wrapped: &Dyn) -> Result<Dyn> {
    let Dyn::Function(function) = wrapper else {
        if matches!(wrapper, Dyn::Instance(_)) {
            for name in ["__module__", "__name__", "__qualname__", "__doc__"] {
                if let Ok(value) = d::getattr(wrapped, name) {
                    d::setattr(wrapper, name, value)?;
                }
            }
            if let (Ok(Dyn::Dict(own)), Ok(Dyn::Dict(other))) =
                (d::getattr(wrapper, "__dict__"), d::getattr(wrapped, "__dict__"))
            {
                own.update(&other)?;
            }
            d::setattr(wrapper, "__wrapped__", wrapped.clone())?;
        }
        return Ok(wrapper.clone());
    };
    let renamed = function.renamed(
        &d::getattr(wrapped, "__name__")
            .and_then(|name| d::str(&name))
            .unwrap_or_else(|_| function.name().clone()),
        &d::getattr(wrapped, "__qualname__")
            .and_then(|name| d::str(&name))
            .unwrap_or_else(|_| function.qualname().clone()),
    );
    for name in ["__doc__", "__annotations__"] {
        if let Ok(value) = d::getattr(wrapped, name) {
            renamed.set_special(name, value);
        }
    }
    if let Dyn::Function(inner) = wrapped {
        for (name, value) in inner.attributes().pairs() {
            renamed.attributes().set_item(name, value)?;
        }
    }
    renamed.attributes().set_text("__wrapped__", wrapped.clone());
    Ok(Dyn::Function(renamed))
}

fn lru_cache(args: &Args<'_>) -> Result<Dyn> {
    let [limit, typed] = args.named(["maxsize", "typed"], 0)?;
    let is_typed = typed.map_or(Ok(false), |typed| d::truth(&typed))?;
    match limit {
        Some(function) if d::is_callable(&function) => Ok(cached(function, Some(128), is_typed)),
        limit => {
            let limit = match limit {
                None => Some(128),
                Some(Dyn::None) => None,
                Some(limit) => Some(usize::try_from(limit.as_index()?).unwrap_or(0)),
            };
            Ok(Dyn::Function(Function::open("decorating_function", move |args| {
                Ok(cached(args.one()?, limit, is_typed))
            })))
        }
    }
}

fn cached(function: Dyn, limit: Option<usize>, is_typed: bool) -> Dyn {
    Dyn::native(Cached {
        function,
        limit,
        is_typed,
        known: Dict::new(),
        attributes: Dict::new(),
        hits: Cell::new(0),
        misses: Cell::new(0),
    })
}

/// A function that remembers its answers.
#[derive(Debug)]
pub(crate) struct Cached {
    function: Dyn,
    limit: Option<usize>,
    /// Whether arguments of different types are different though they are equal.
    is_typed: bool,
    known: Dict<Dyn, Dyn>,
    attributes: Dict<Str, Dyn>,
    hits: Cell<i64>,
    misses: Cell<i64>,
}

impl Cached {
    /// What answers are remembered by. One whole number or text stands for itself, so that `1` and `1.0` are two.
    fn key(&self, args: &Args<'_>) -> Dyn {
        if let ([one @ (Dyn::Int(_) | Dyn::Str(_))], [], false) = (args.pos, args.kw, self.is_typed)
        {
            return one.clone();
        }
        let mut parts = args.pos.to_vec();
        if !args.kw.is_empty() {
            parts.push(Dyn::Ellipsis);
            for (name, value) in args.kw {
                parts.push(Dyn::Str(name.clone()));
                parts.push(value.clone());
            }
        }
        if self.is_typed {
            let values = args.pos.iter().chain(args.kw.iter().map(|(_, value)| value));
            parts.extend(values.map(|value| Dyn::Class(d::type_of(value))));
        }
        Dyn::tuple(parts)
    }
}

impl Native for Cached {
    fn is_descriptor(&self) -> bool {
        true
    }
    fn type_name(&self) -> &'static str {
        "functools._lru_cache_wrapper"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn is_callable(&self) -> bool {
        true
    }
    fn call(&self, _: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        let key = self.key(args);
        if let Some(answer) = self.known.get(&key)? {
            self.hits.set(self.hits.get() + 1);
            if self.limit.is_some() {
                // The most recent stands last.
                self.known.move_to_end(&key, true)?;
            }
            return Ok(answer);
        }
        self.misses.set(self.misses.get() + 1);
        let answer = d::call_with(&self.function, args.pos, args.kw)?;
        if self.limit == Some(0) {
            return Ok(answer);
        }
        if let Some(limit) = self.limit
            && self.known.len() >= limit
            && !self.known.contains(&key)?
        {
            self.known.popitem(false)?;
        }
        self.known.set_item(key, answer.clone())?;
        Ok(answer)
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let held = this.clone();
        let method = move |call: fn(&Cached) -> Result<Dyn>| {
            Dyn::Function(Function::open("cache", move |_| match &held {
                Dyn::Native(native) => match native.as_any().downcast_ref::<Cached>() {
                    Some(cached) => call(cached),
                    None => Ok(Dyn::None),
                },
                _ => Ok(Dyn::None),
            }))
        };
        Ok(Some(match name {
            "cache_info" => method(|cached| {
                let names = ["hits", "misses", "maxsize", "currsize"].map(Str::from).to_vec();
                let class = super::collections::named_class("CacheInfo", names, Vec::new())?;
                let limit = cached
                    .limit
                    .map_or(Dyn::None, |limit| Dyn::from(crate::int::from_usize(limit)));
                let size = Dyn::from(crate::int::from_usize(cached.known.len()));
                d::call(
                    &class,
                    &[cached.hits.get().into(), cached.misses.get().into(), limit, size],
                )
            }),
            "cache_clear" => method(|cached| {
                cached.known.clear();
                cached.hits.set(0);
                cached.misses.set(0);
                Ok(Dyn::None)
            }),
            "cache_parameters" => method(|cached| {
                let limit = cached.limit.map(|limit| Dyn::from(crate::int::from_usize(limit)));
                let parameters = Dict::new();
                parameters.set_text("maxsize", limit.unwrap_or(Dyn::None));
                parameters.set_text("typed", Dyn::Bool(cached.is_typed));
                Ok(Dyn::Dict(parameters))
            }),
            "__wrapped__" => self.function.clone(),
            _ => match self.attributes.get_text(name) {
                Some(value) => value,
                None => match d::getattr_of(&self.function, name) {
                    Err(exc) if exc.is(ExcType::AttributeError) => return Ok(None),
                    found => return found.map(Some),
                },
            },
        }))
    }
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        self.attributes.set_text(name, value);
        Ok(())
    }
}

/// `@cached_property`.
#[derive(Debug)]
pub(crate) struct CachedProperty {
    function: Dyn,
    name: RefCell<Option<Str>>,
}

fn cached_property(args: &Args<'_>) -> Result<Dyn> {
    Ok(Dyn::native(CachedProperty { function: args.one()?, name: RefCell::new(None) }))
}

impl CachedProperty {
    /// Its name in the class that it stands in; under a second one it would not find what it kept.
    fn take_name(&self, name: &Str) -> Result<()> {
        let known = self.name.borrow().clone();
        match known {
            Some(known) if known != *name => Err(type_error(&format!(
                "Cannot assign the same cached_property to two different names ({} and {}).",
                crate::traits::repr_text(&known)?,
                crate::traits::repr_text(name)?
            ))),
            _ => {
                *self.name.borrow_mut() = Some(name.clone());
                Ok(())
            }
        }
    }

    /// Reads it: the answer becomes an attribute of the instance, which is found first from then on.
    pub(crate) fn read(&self, value: &Dyn) -> Result<Dyn> {
        let Some(name) = self.name.borrow().clone() else {
            return Err(type_error(
                "Cannot use cached_property instance without calling __set_name__ on it.",
            ));
        };
        let answer = d::call(&self.function, std::slice::from_ref(value))?;
        if let Dyn::Instance(instance) = value {
            instance.set(name.as_str(), answer.clone())?;
        }
        Ok(answer)
    }
}

impl Native for CachedProperty {
    fn is_descriptor(&self) -> bool {
        true
    }
    fn type_name(&self) -> &'static str {
        "cached_property"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(match name {
            "attrname" => Some(self.name.borrow().clone().map_or(Dyn::None, Dyn::Str)),
            "func" => Some(self.function.clone()),
            "__doc__" => Some(d::getattr(&self.function, "__doc__")?),
            "__set_name__" => {
                let held = this.clone();
                Some(Dyn::Function(Function::open(name, move |args| {
                    let (_, name) = args.two()?;
                    if let Dyn::Native(native) = &held
                        && let Some(own) = native.as_any().downcast_ref::<CachedProperty>()
                    {
                        own.take_name(&name.as_text("name")?)?;
                    }
                    Ok(Dyn::None)
                })))
            }
            _ => None,
        })
    }
}

/// `functools.partial`.
#[derive(Debug)]
struct Partial {
    function: Dyn,
    pos: Vec<Dyn>,
    kw: Vec<(Str, Dyn)>,
    /// What the program has set.
    attributes: Dict<Str, Dyn>,
}

fn partial(args: &Args<'_>) -> Result<Dyn> {
    let Some((function, pos)) = args.pos.split_first() else {
        return Err(type_error("type 'partial' takes at least one argument"));
    };
    if !d::is_callable(function) {
        return Err(type_error("the first argument must be callable"));
    }
    // One that is made of another takes over what that one holds.
    if let Dyn::Native(native) = function
        && let Some(inner) = native.as_any().downcast_ref::<Partial>()
        && inner.attributes.len() == 0
    {
        return Ok(Dyn::native(Partial {
            function: inner.function.clone(),
            pos: [&inner.pos, pos].concat(),
            kw: inner.named(args.kw),
            attributes: Dict::new(),
        }));
    }
    Ok(Dyn::native(Partial {
        function: function.clone(),
        pos: pos.to_vec(),
        kw: args.kw.to_vec(),
        attributes: Dict::new(),
    }))
}

impl Partial {
    /// What it holds by name, and what a call adds to that.
    fn named(&self, given: &[(Str, Dyn)]) -> Vec<(Str, Dyn)> {
        let mut kw = self.kw.clone();
        for (name, value) in given {
            match kw.iter_mut().find(|(known, _)| known == name) {
                Some(known) => known.1 = value.clone(),
                None => kw.push((name.clone(), value.clone())),
            }
        }
        kw
    }
}

impl Native for Partial {
    fn type_name(&self) -> &'static str {
        "partial"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn is_callable(&self) -> bool {
        true
    }
    fn call(&self, _: &Dyn, args: &Args<'_>) -> Result<Dyn> {
        let pos = [&self.pos, args.pos].concat();
        d::call_with(&self.function, &pos, &self.named(args.kw))
    }
    fn repr(&self, _: &Dyn) -> Result<Option<String>> {
        let mut text = format!("functools.partial({}", d::repr(&self.function)?);
        for value in &self.pos {
            text.push_str(", ");
            text.push_str(d::repr(value)?.as_str());
        }
        for (name, value) in &self.kw {
            text.push_str(&format!(", {name}={}", d::repr(value)?));
        }
        text.push(')');
        Ok(Some(text))
    }
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        if matches!(name, "func" | "args" | "keywords") {
            return Err(crate::exc::attribute_error("readonly attribute"));
        }
        self.attributes.set_text(name, value);
        Ok(())
    }
    fn attribute(&self, _: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(match name {
            "func" => Some(self.function.clone()),
            "args" => Some(Dyn::tuple(self.pos.clone())),
            "keywords" => {
                let dict = Dict::new();
                for (name, value) in &self.kw {
                    dict.set_item(Dyn::Str(name.clone()), value.clone())?;
                }
                Some(Dyn::Dict(dict))
            }
            "__doc__" => Some(self.attributes.get_text(name).unwrap_or_else(|| {
                Dyn::text(
                    "partial(func, *args, **keywords) - new function with partial application\n    of the \
                     given arguments and keywords.\n",
                )
            })),
            _ => self.attributes.get_text(name),
        })
    }
}

/// `@total_ordering`: the comparisons that are missing, from the one that is there.
fn total_ordering(args: &Args<'_>) -> Result<Dyn> {
    let value = args.one()?;
    let Dyn::Class(class) = &value else { return Err(type_error("total_ordering wants a class")) };
    // CPython takes the one whose name is the greatest.
    let all =
        [Comparison::Less, Comparison::LessEqual, Comparison::Greater, Comparison::GreaterEqual];
    let Some(root) = all.into_iter().find(|root| class.lookup(root.dunder()).is_some()) else {
        // What derives from a built-in type that has an order has all of them.
        if class.layout().holds_value() {
            return Ok(value);
        }
        return Err(crate::exc::value_error(
            "must define at least one ordering operation: < > <= >=",
        ));
    };
    // A built-in base has the others.
    let is_whole = class.layout() != Builtin::Object;
    for wanted in all {
        if is_whole || class.lookup(wanted.dunder()).is_some() {
            continue;
        }
        let method = Function::open(wanted.dunder(), move |args| {
            let (a, b) = args.two()?;
            let Some(known) = d::special(&a, root.dunder()) else { return Ok(Dyn::NotImplemented) };
            let answer = d::call(&known, std::slice::from_ref(&b))?;
            if matches!(answer, Dyn::NotImplemented) {
                return Ok(answer);
            }
            let answer = d::truth(&answer)?;
            let is_same_side = matches!(
                (root, wanted),
                (Comparison::Less, Comparison::LessEqual)
                    | (Comparison::LessEqual, Comparison::Less)
                    | (Comparison::Greater, Comparison::GreaterEqual)
                    | (Comparison::GreaterEqual, Comparison::Greater)
            );
            let root_is_strict = matches!(root, Comparison::Less | Comparison::Greater);
            let wanted_is_strict = matches!(wanted, Comparison::Less | Comparison::Greater);
            Ok(Dyn::Bool(match (is_same_side, root_is_strict, wanted_is_strict) {
                // `<=` from `<`: or equal; `<` from `<=`: and not equal.
                (true, true, _) => answer || d::equal(&a, &b)?,
                (true, false, _) => answer && !d::equal(&a, &b)?,
                // The other side: the contrary, or what is left of it.
                (false, true, true) => !answer && !d::equal(&a, &b)?,
                (false, false, false) => !answer || d::equal(&a, &b)?,
                (false, _, _) => !answer,
            }))
        });
        class.attributes().set_text(wanted.dunder(), Dyn::Function(method));
    }
    Ok(value)
}
