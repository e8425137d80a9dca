//! What generated code says in one word: the ways out of a block, walks that gather, texts that are put
//! together, classes while their bodies run.
#![expect(
    clippy::missing_errors_doc,
    reason = "each raises what Python raises there, and what code of the program raises"
)]

use std::cell::{Cell, RefCell};

use crate::bytes::Bytes;
use crate::class::{Builtin, Class};
use crate::dict::{Dict, DictItems, DictKeys, DictValues};
use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::{Exc, ExcType, Result, name_error, type_error, value_error};
use crate::int::Int;
use crate::iter::Iter;
use crate::list::List;
use crate::range::Range;
use crate::set::{FrozenSet, Set};
use crate::str::Str;
use crate::traits::{Comparison, Hash, Iterate, Key, Next, Order, Repr, ToDyn, Truth};

/// How a block that has an end to be run was left.
#[derive(Debug)]
pub enum Flow<T> {
    /// By its last statement.
    Next,
    /// By an exception.
    Raise(Exc),
    /// By `return`.
    Return(T),
    /// By `break`.
    Break,
    /// By `continue`.
    Continue,
}

impl<T> From<Exc> for Flow<T> {
    fn from(exc: Exc) -> Flow<T> {
        Flow::Raise(exc)
    }
}

/// Leaves a labelled block with the exception that an expression raises.
#[macro_export]
macro_rules! caught {
    ($label:lifetime, $value:expr) => {
        match $value {
            ::core::result::Result::Ok(value) => value,
            ::core::result::Result::Err(exc) => break $label::core::convert::From::from(exc),
        }
    };
}

/// The end of a `with`: runs `__exit__`, which may take an exception back.
pub fn leave<T>(manager: &Dyn, outcome: Flow<T>) -> Result<Flow<T>> {
    let none = [Dyn::None, Dyn::None, Dyn::None];
    match outcome {
        Flow::Raise(exc) => {
            let class = Dyn::Class(exc.class().clone());
            let _handling = crate::handling(&exc);
            let given = [class, exc.to_dyn(), exc.traceback()];
            let answer = asked(manager, "__exit__", &given)?;
            let is_over = dynamic::truth(&answer)? && !exc.is_refusal();
            Ok(if is_over { Flow::Next } else { Flow::Raise(exc) })
        }
        other => {
            asked(manager, "__exit__", &none)?;
            Ok(other)
        }
    }
}

/// A method of a context manager: that of its class, whatever the object itself has under the name.
fn asked(manager: &Dyn, name: &'static str, args: &[Dyn]) -> Result<Dyn> {
    match dynamic::special(manager, name) {
        Some(method) => dynamic::call(&method, args),
        None => dynamic::call_method(manager, name, args),
    }
}

/// The beginning of a `with`: what `__enter__` gives.
pub fn entered(manager: &Dyn) -> Result<Dyn> {
    let has = |name: &str| match manager {
        Dyn::Instance(_) if dynamic::special(manager, name).is_some() => Ok(true),
        // What a class has is for its instances; its own class is asked for it.
        Dyn::Class(_) => Ok(dynamic::special(manager, name).is_some()),
        _ => dynamic::hasattr(manager, name),
    };
    let what = match (has("__enter__")?, has("__exit__")?) {
        (true, true) => return asked(manager, "__enter__", &[]),
        (true, false) => " (missed __exit__ method)",
        (false, _) => "",
    };
    let name = dynamic::type_name(manager);
    Err(type_error(&format!("'{name}' object does not support the context manager protocol{what}")))
}

/// A value that must not be `None` here.
#[inline]
pub fn some<T: Clone>(value: &Option<T>, trouble: &str) -> Result<T> {
    match value {
        Some(value) => Ok(value.clone()),
        None if trouble.contains("has no attribute") => Err(ExcType::AttributeError.with(trouble)),
        None => Err(type_error(trouble)),
    }
}

/// A builtin by its name.
pub fn builtin_value(name: &str) -> Result<Dyn> {
    crate::builtins::builtin(name)
        .ok_or_else(|| name_error(&format!("name '{name}' is not defined")))
}

/// A name that no statement binds, with the names that its function and its module have.
pub fn unknown_name(name: &str, within: &[&str], beside: &[&str]) -> Result<Dyn> {
    crate::suggest::unknown(name, within, beside)
}

/// `print(a, b)`.
pub fn print(values: &[&dyn Repr]) -> Result<()> {
    crate::io::print(values, " ", "\n")
}

/// `print(a, b, sep=…, end=…)`.
pub fn print_with(values: &[&dyn Repr], separator: &Dyn, end: &Dyn) -> Result<()> {
    let word = |value: &Dyn, name: &str, usual: &str| match value {
        Dyn::None => Ok(usual.to_owned()),
        Dyn::Str(text) => Ok(text.as_str().to_owned()),
        other => Err(type_error(&format!(
            "{name} must be None or a string, not {}",
            dynamic::type_name(other)
        ))),
    };
    crate::io::print(values, &word(separator, "sep", " ")?, &word(end, "end", "\n")?)
}

/// `input(prompt)`.
pub fn input(prompt: Option<&Str>) -> Result<Str> {
    crate::io::input(prompt.map_or("", Str::as_str))
}

/// `bool(x)`.
#[inline]
pub fn truth<T: Truth + ?Sized>(value: &T) -> Result<bool> {
    value.truth()
}

/// `str(x)`.
pub fn str<T: Repr + ?Sized>(value: &T) -> Result<Str> {
    Ok(Str::from(crate::traits::str_text(value)?))
}

/// `repr(x)`.
pub fn repr<T: Repr + ?Sized>(value: &T) -> Result<Str> {
    Ok(Str::from(crate::traits::repr_text(value)?))
}

/// `hash(x)`.
pub fn hash<T: Hash + ?Sized>(value: &T) -> Result<i64> {
    value.hash()
}

/// What has a length.
pub trait Length {
    /// `len(x)`.
    fn length(&self) -> Result<i64>;
}

macro_rules! lengths {
    ($([$($generic:tt)*] $type:ty;)*) => {
        $(
            impl<$($generic)*> Length for $type {
                #[inline]
                fn length(&self) -> Result<i64> {
                    Ok(crate::int::from_usize(self.len()))
                }
            }
        )*
    };
}

lengths! {
    [] Str;
    [] Bytes;
    [T: Clone + 'static] List<T>;
    [T: Key] Set<T>;
    [T: Key] FrozenSet<T>;
    [K: Key, V: Clone + 'static] Dict<K, V>;
}

macro_rules! view_lengths {
    ($($type:ident)*) => {
        $(
            impl<K: Key, V: Clone + 'static> Length for $type<K, V> {
                fn length(&self) -> Result<i64> {
                    Ok(crate::int::from_usize(self.count_hint()))
                }
            }
        )*
    };
}

view_lengths! { DictKeys DictValues DictItems }

impl Length for Range {
    #[inline]
    fn length(&self) -> Result<i64> {
        self.len()
    }
}

impl Length for Dyn {
    fn length(&self) -> Result<i64> {
        dynamic::length(self)
    }
}

/// `len(x)`.
#[inline]
pub fn len<T: Length + ?Sized>(value: &T) -> Result<i64> {
    value.length()
}

/// `zip` of three.
#[derive(Debug)]
pub struct Zip3<A, B, C>(A, B, C);

/// `zip(a, b, c)`.
pub fn zip3<A: Next, B: Next, C: Next>(a: A, b: B, c: C) -> Zip3<A, B, C> {
    Zip3(a, b, c)
}

impl<A: Next, B: Next, C: Next> Next for Zip3<A, B, C> {
    type Item = (A::Item, B::Item, C::Item);
    fn next(&mut self) -> Result<Option<Self::Item>> {
        let Some(a) = self.0.next()? else { return Ok(None) };
        let Some(b) = self.1.next()? else { return Ok(None) };
        let Some(c) = self.2.next()? else { return Ok(None) };
        Ok(Some((a, b, c)))
    }
}

/// What can be walked through from its end.
pub trait Backwards {
    /// What walks.
    type Iter: Next;
    /// `reversed(x)`.
    fn backwards(&self) -> Self::Iter;
}

impl<T: Clone + 'static> Backwards for List<T> {
    type Iter = crate::walk::ListBackwards<T>;
    #[inline]
    fn backwards(&self) -> Self::Iter {
        crate::walk::ListBackwards::new(self)
    }
}

impl Backwards for Range {
    type Iter = crate::RangeIter;
    #[inline]
    fn backwards(&self) -> crate::RangeIter {
        self.reversed()
    }
}

impl Backwards for Str {
    type Iter = Iter<Str>;
    fn backwards(&self) -> Iter<Str> {
        let text = self.clone();
        let mut left = crate::int::from_usize(text.len());
        Iter::from_fn("reversed", move || {
            if left == 0 {
                return Ok(None);
            }
            left -= 1;
            text.get(left).map(Some)
        })
    }
}

/// `reversed(x)`.
#[inline]
pub fn backwards<B: Backwards>(value: &B) -> B::Iter {
    value.backwards()
}

/// `map(f, items)` with a function that looks at the items.
pub fn map_ref<N: Next, U, F: FnMut(&N::Item) -> Result<U>>(
    items: N,
    mut function: F,
) -> crate::walk::Mapped<N, impl FnMut(N::Item) -> Result<U>> {
    crate::walk::map(items, move |item| function(&item))
}

/// `filter(f, items)` with a function whose answer counts as true or not.
pub fn filter_by<N: Next, U: Truth, F: FnMut(&N::Item) -> Result<U>>(
    items: N,
    mut function: F,
) -> crate::walk::Filter<N, impl FnMut(&N::Item) -> Result<bool>> {
    crate::walk::filter(items, move |item: &N::Item| function(item)?.truth())
}

/// What comes of an iterator, all of it.
pub fn vector<N: Next>(mut items: N) -> Result<Vec<N::Item>> {
    let mut all = Vec::with_capacity(items.remaining().map_or(0, |count| count.min(1 << 20)));
    while let Some(item) = items.next()? {
        all.push(item);
    }
    Ok(all)
}

/// `list(items)`.
pub fn list_from<N: Next>(items: N) -> Result<List<N::Item>> {
    Ok(List::from(vector(items)?))
}

/// `set(items)`.
pub fn set_from<N: Next<Item: Key>>(mut items: N) -> Result<Set<N::Item>> {
    let set = Set::new();
    while let Some(item) = items.next()? {
        set.add(item)?;
    }
    Ok(set)
}

/// `frozenset(items)`.
pub fn frozenset_from<N: Next<Item: Key>>(items: N) -> Result<FrozenSet<N::Item>> {
    Ok(set_from(items)?.into_frozen())
}

/// `set(s)` of a set: a copy of its table.
pub fn set_of_set<T: Key>(items: &Set<T>) -> Result<Set<T>> {
    items.copy()
}

/// `set(s)` of a frozen set.
pub fn set_of_frozenset<T: Key>(items: &FrozenSet<T>) -> Result<Set<T>> {
    Set::from_frozen(items)
}

/// `set(d)` of a dict: room for all of its keys is made before.
pub fn set_of_dict<K: Key, V: Clone + 'static>(items: &Dict<K, V>) -> Result<Set<K>> {
    let set = Set::new();
    if items.kind() == crate::dict::Kind::Plain {
        set.update_from_keys(items.hashed_keys())?;
    } else {
        for key in items.key_list().to_vec() {
            set.add(key)?;
        }
    }
    Ok(set)
}

/// `frozenset(s)` of a set.
pub fn frozenset_of_set<T: Key>(items: &Set<T>) -> Result<FrozenSet<T>> {
    FrozenSet::from_set(items)
}

/// `frozenset(s)` of a frozen set, which is the same one.
pub fn frozenset_of_frozenset<T: Key>(items: &FrozenSet<T>) -> Result<FrozenSet<T>> {
    Ok(items.clone())
}

/// `frozenset(d)` of a dict.
pub fn frozenset_of_dict<K: Key, V: Clone + 'static>(items: &Dict<K, V>) -> Result<FrozenSet<K>> {
    set_of_dict(items).map(Set::into_frozen)
}

/// `set(x)` or `frozenset(x)` of what may be anything.
pub fn set_of_value(items: &Dyn, name: &str) -> Result<Dyn> {
    let class = if name == "set" { Builtin::Set } else { Builtin::FrozenSet };
    dynamic::construct(&Class::builtin(class), &[items.clone()], &[])
}

/// `dict(pairs)`.
pub fn dict_from<K: Key, V: Clone + 'static, N: Next<Item = (K, V)>>(
    mut items: N,
) -> Result<Dict<K, V>> {
    let dict = Dict::new();
    while let Some((key, value)) = items.next()? {
        dict.set_item(key, value)?;
    }
    Ok(dict)
}

/// `{key: value, …}`.
pub fn dict_of<K: Key, V: Clone + 'static>(pairs: Vec<(K, V)>) -> Result<Dict<K, V>> {
    let dict = Dict::new();
    for (key, value) in pairs {
        dict.set_item(key, value)?;
    }
    Ok(dict)
}

/// `{**dict}` of something that is not known to be a dict.
pub fn update_dict<K: Key + From<Dyn>, V: Clone + From<Dyn> + 'static>(
    into: &Dict<K, V>,
    from: &Dyn,
) -> Result<()> {
    let Some(from) = mapping(from)? else {
        return Err(type_error(&format!("'{}' object is not a mapping", dynamic::type_name(from))));
    };
    for (hash, key, value) in from.hashed() {
        into.set_hashed(hash, K::from(key), V::from(value))?;
    }
    Ok(())
}

/// `[…, *value]`.
pub fn extend_starred(list: &List<Dyn>, value: &Dyn) -> Result<()> {
    let words = |name: &str| format!("Value after * must be an iterable, not {name}");
    let items = dynamic::iter_or(value, words)?;
    dynamic::ask_length(value)?;
    while let Some(item) = items.advance()? {
        list.append(item);
    }
    Ok(())
}

/// `{…, *value}`.
pub fn update_starred(set: &Set<Dyn>, value: &Dyn) -> Result<()> {
    dynamic::methods::sets::update(set, value)
}

/// What `**` takes apart: a dict, or anything with `keys` and subscripts.
fn mapping(value: &Dyn) -> Result<Option<Dict<Dyn, Dyn>>> {
    if let Dyn::Dict(dict) = value {
        return Ok(Some(dict.clone()));
    }
    if !dynamic::hasattr(value, "keys")? {
        return Ok(None);
    }
    let dict = Dict::new();
    dynamic::methods::dict::update(&dict, value)?;
    Ok(Some(dict))
}

/// `{a, b}`.
pub fn set_of<T: Key>(items: Vec<T>) -> Result<Set<T>> {
    let set = Set::new();
    for item in items {
        set.add(item)?;
    }
    Ok(set)
}

/// `any(items)`.
pub fn any<N: Next<Item: Truth>>(mut items: N) -> Result<bool> {
    while let Some(item) = items.next()? {
        if item.truth()? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `all(items)`.
pub fn all<N: Next<Item: Truth>>(mut items: N) -> Result<bool> {
    while let Some(item) = items.next()? {
        if !item.truth()? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `sum(items, start)` of whole numbers.
pub fn sum_int<N: Next<Item = i64>>(mut items: N, start: i64) -> Result<i64> {
    let mut sum = start;
    while let Some(item) = items.next()? {
        sum = crate::int::add(sum, item)?;
    }
    Ok(sum)
}

/// `sum(items, start)` of whole numbers without a bound.
pub fn sum_big<N: Next<Item = Int>>(mut items: N, start: Int) -> Result<Int> {
    let mut sum = start;
    while let Some(item) = items.next()? {
        sum = sum.add(&item);
    }
    Ok(sum)
}

/// `sum(items, start)` of floats.
pub fn sum_float<N: Next<Item = f64>>(mut items: N, start: f64) -> Result<f64> {
    let mut sum = start;
    while let Some(item) = items.next()? {
        sum += item;
    }
    Ok(sum)
}

/// `sorted(items, reverse=…)`.
pub fn sorted<N: Next<Item: Order + Clone + 'static>>(
    items: N,
    is_reverse: bool,
) -> Result<List<N::Item>> {
    let list = list_from(items)?;
    list.sort(is_reverse)?;
    Ok(list)
}

/// `sorted(items, key=…, reverse=…)`.
pub fn sorted_by_key<N: Next<Item: Clone + 'static>, K: Order + Clone>(
    items: N,
    key: impl FnMut(&N::Item) -> Result<K>,
    is_reverse: bool,
) -> Result<List<N::Item>> {
    let list = list_from(items)?;
    list.sort_by_key(key, is_reverse)?;
    Ok(list)
}

fn best<N: Next, K: Order>(
    mut items: N,
    name: &str,
    comparison: Comparison,
    mut key: impl FnMut(&N::Item) -> Result<K>,
) -> Result<N::Item> {
    let Some(mut best) = items.next()? else {
        return Err(value_error(&format!("{name}() arg is an empty sequence")));
    };
    let mut best_key = key(&best)?;
    while let Some(item) = items.next()? {
        let item_key = key(&item)?;
        if item_key.order(comparison, &best_key)? {
            (best, best_key) = (item, item_key);
        }
    }
    Ok(best)
}

/// `min(items)`.
pub fn min_of<N: Next<Item: Order + Clone>>(items: N) -> Result<N::Item> {
    best(items, "min", Comparison::Less, |item| Ok(item.clone()))
}

/// `max(items)`.
pub fn max_of<N: Next<Item: Order + Clone>>(items: N) -> Result<N::Item> {
    best(items, "max", Comparison::Greater, |item| Ok(item.clone()))
}

/// `min(items, key=…)`.
pub fn min_by_key<N: Next, K: Order>(
    items: N,
    key: impl FnMut(&N::Item) -> Result<K>,
) -> Result<N::Item> {
    best(items, "min", Comparison::Less, key)
}

/// `max(items, key=…)`.
pub fn max_by_key<N: Next, K: Order>(
    items: N,
    key: impl FnMut(&N::Item) -> Result<K>,
) -> Result<N::Item> {
    best(items, "max", Comparison::Greater, key)
}

#[cold]
pub(crate) fn too_few(wanted: usize, got: usize) -> Exc {
    value_error(&format!("not enough values to unpack (expected {wanted}, got {got})"))
}

#[cold]
pub(crate) fn too_many(wanted: usize) -> Exc {
    value_error(&format!("too many values to unpack (expected {wanted})"))
}

/// `a, b = items`.
#[inline]
pub fn unpack<T, const N: usize, I: Next<Item = T>>(mut items: I) -> Result<[T; N]> {
    match items.exactly() {
        Some(all) => Ok(all),
        None => unpack_each(items),
    }
}

/// The same one by one: apart, so that what is usual can be put where it is called.
#[inline(never)]
fn unpack_each<T, const N: usize, I: Next<Item = T>>(mut items: I) -> Result<[T; N]> {
    let mut all = [const { None }; N];
    for (at, place) in all.iter_mut().enumerate() {
        *place = items.next()?;
        if place.is_none() {
            return Err(too_few(N, at));
        }
    }
    if items.next()?.is_some() {
        return Err(too_many(N));
    }
    Ok(all.map(|item| item.expect("each place was filled")))
}

/// `a, *b, c = items`.
pub fn unpack_star<T: Clone + 'static, const B: usize, const A: usize, I: Next<Item = T>>(
    items: I,
) -> Result<([T; B], List<T>, [T; A])> {
    let mut all = vector(items)?;
    if all.len() < A + B {
        return Err(value_error(&format!(
            "not enough values to unpack (expected at least {}, got {})",
            A + B,
            all.len()
        )));
    }
    let last = all.split_off(all.len() - A);
    let rest = all.split_off(B);
    let exact = "the pieces have these lengths";
    Ok((
        all.try_into().unwrap_or_else(|_| unreachable!("{exact}")),
        List::from(rest),
        last.try_into().unwrap_or_else(|_| unreachable!("{exact}")),
    ))
}

/// What stands on the right side of an unpacking.
pub fn unpackable(value: &Dyn) -> Result<Iter<Dyn>> {
    dynamic::to_unpack(value)
}

/// A text while it is put together.
#[derive(Debug, Default)]
pub struct Text(String);

impl Text {
    /// An empty one.
    pub fn new() -> Text {
        Text::default()
    }

    /// Literal text.
    pub fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// `{x}` of a value that has no form of its own.
    pub fn value<T: Repr + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.str(&mut self.0)
    }

    /// `{x:spec}`
    pub fn format(&mut self, value: &Dyn, spec: &Str) -> Result<()> {
        dynamic::format_into(value, spec.as_str(), &mut self.0)
    }

    /// `{x!s}`
    pub fn str<T: Repr + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.str(&mut self.0)
    }

    /// `{x!r}`
    pub fn repr<T: Repr + ?Sized>(&mut self, value: &T) -> Result<()> {
        value.repr(&mut self.0)
    }

    /// `{x!a}`
    pub fn ascii<T: ToDyn + ?Sized>(&mut self, value: &T) -> Result<()> {
        self.0.push_str(dynamic::ascii(&value.to_dyn())?.as_str());
        Ok(())
    }

    /// `{x!s:spec}`
    pub fn str_format<T: Repr + ?Sized>(&mut self, value: &T, spec: &Str) -> Result<()> {
        dynamic::format_into(&Dyn::Str(str(value)?), spec.as_str(), &mut self.0)
    }

    /// `{x!r:spec}`
    pub fn repr_format<T: Repr + ?Sized>(&mut self, value: &T, spec: &Str) -> Result<()> {
        dynamic::format_into(&Dyn::Str(repr(value)?), spec.as_str(), &mut self.0)
    }

    /// `{x!a:spec}`
    pub fn ascii_format<T: ToDyn + ?Sized>(&mut self, value: &T, spec: &Str) -> Result<()> {
        let text = Dyn::Str(dynamic::ascii(&value.to_dyn())?);
        dynamic::format_into(&text, spec.as_str(), &mut self.0)
    }

    /// The text.
    pub fn finish(self) -> Str {
        Str::from(self.0)
    }
}

/// The arguments of a call with `*` and `**`, while they are gathered.
#[derive(Debug, Default)]
pub struct Arguments {
    /// By place.
    pub positional: Vec<Dyn>,
    /// By name.
    pub named: Vec<(Str, Dyn)>,
    /// What they are for.
    function: Dyn,
}

impl Arguments {
    /// None yet.
    pub fn new() -> Arguments {
        Arguments::default()
    }

    /// None yet, for a function that messages name.
    pub fn of(function: &Dyn) -> Arguments {
        Arguments { function: function.clone(), ..Arguments::default() }
    }

    /// The function as messages name it.
    fn named_function(&self) -> String {
        let text = |name: &str| match dynamic::getattr_of(&self.function, name) {
            Ok(Dyn::Str(text)) => Some(text.as_str().to_owned()),
            _ => None,
        };
        match (text("__module__"), text("__qualname__")) {
            (Some(module), Some(name)) if module != "builtins" => format!("{module}.{name}()"),
            (_, Some(name)) => format!("{name}()"),
            _ => dynamic::repr(&self.function)
                .map_or_else(|_| String::new(), |text| text.as_str().to_owned()),
        }
    }

    /// One by place.
    pub fn push(&mut self, value: Dyn) {
        self.positional.push(value);
    }

    /// `*items`
    pub fn star(&mut self, value: &Dyn) -> Result<()> {
        let mut items = dynamic::iter_or(value, |name| {
            let function = self.named_function();
            format!("{function} argument after * must be an iterable, not {name}")
        })?;
        dynamic::ask_length(value)?;
        while let Some(item) = items.next()? {
            self.positional.push(item);
        }
        Ok(())
    }

    /// `*items` beside other arguments, which stand in a list before the function is looked at.
    pub fn star_beside(&mut self, value: &Dyn) -> Result<()> {
        let mut items = dynamic::iter_or(value, |name| {
            format!("Value after * must be an iterable, not {name}")
        })?;
        dynamic::ask_length(value)?;
        while let Some(item) = items.next()? {
            self.positional.push(item);
        }
        Ok(())
    }

    /// `name=value`
    pub fn keyword(&mut self, name: &str, value: Dyn) -> Result<()> {
        if self.named.iter().any(|(known, _)| known.as_str() == name) {
            let function = self.named_function();
            return Err(type_error(&format!(
                "{function} got multiple values for keyword argument '{name}'"
            )));
        }
        self.named.push((Str::from(name), value));
        Ok(())
    }

    /// `**mapping`
    pub fn double_star(&mut self, mapping: &Dyn) -> Result<()> {
        let Some(dict) = self::mapping(mapping)? else {
            let name = dynamic::type_name(mapping);
            let function = self.named_function();
            return Err(type_error(&format!(
                "{function} argument after ** must be a mapping, not {name}"
            )));
        };
        for (key, value) in dict.pairs() {
            let Dyn::Str(name) = key else { return Err(type_error("keywords must be strings")) };
            self.keyword(name.as_str(), value)?;
        }
        Ok(())
    }
}

/// A class while its body runs.
#[derive(Debug)]
pub struct Namespace {
    name: &'static str,
    bases: Vec<Dyn>,
    attributes: Dict<Str, Dyn>,
    annotations: Dict<Dyn, Dyn>,
    is_abstract: Cell<bool>,
    /// What `__prepare__` of the metaclass gave, and the metaclass.
    prepared: RefCell<Option<(Dyn, Dyn)>>,
    /// Of the body of an enumeration: what it has bound, or what was wrong with it.
    members: RefCell<Result<Option<crate::modules::enumeration::Body>>>,
}

impl Namespace {
    /// Before its first statement.
    pub fn new(name: &'static str, qualname: &str, bases: Vec<Dyn>) -> Namespace {
        let attributes = Dict::new();
        attributes.set_text("__qualname__", Dyn::text(qualname));
        let members = RefCell::new(Ok(crate::modules::enumeration::body(name, &bases)));
        let (annotations, is_abstract) = (Dict::new(), Cell::new(false));
        let prepared = RefCell::new(None);
        Namespace { name, bases, attributes, annotations, is_abstract, prepared, members }
    }

    /// Asks the metaclass for the mapping that takes what the body binds.
    pub fn prepare(&self, keywords: &[(Str, Dyn)]) -> Result<()> {
        let found = crate::metaclass::prepared(self.name, &self.bases, keywords)?;
        let Some((meta, mapping)) = found else { return Ok(()) };
        if self.attributes.get_text("__module__").is_none() {
            dynamic::setitem(&mapping, &Dyn::text("__module__"), Dyn::text("__main__"))?;
        }
        for (key, value) in self.attributes.pairs() {
            dynamic::setitem(&mapping, &Dyn::Str(key), value)?;
        }
        *self.prepared.borrow_mut() = Some((meta, mapping));
        Ok(())
    }

    /// The value of a name of the body.
    fn own(&self, name: &str) -> Result<Option<Dyn>> {
        let prepared = self.prepared.borrow().clone();
        let Some((_, mapping)) = prepared else { return Ok(self.attributes.get_text(name)) };
        match dynamic::getitem(&mapping, &Dyn::text(name)) {
            Ok(value) => Ok(Some(value)),
            Err(exc) if exc.is(ExcType::KeyError) => Ok(None),
            Err(exc) => Err(exc),
        }
    }

    /// A name of the body, of the module, or a builtin.
    pub fn get(&self, name: &str) -> Result<Dyn> {
        match self.own(name)? {
            Some(value) => Ok(value),
            None => builtin_value(name),
        }
    }

    /// A name of the body, or the variable of the module that it means before it is bound there.
    pub fn get_or(&self, name: &str, global: impl FnOnce() -> Result<Dyn>) -> Result<Dyn> {
        match self.own(name)? {
            Some(value) => Ok(value),
            None => global(),
        }
    }

    /// Binds a name.
    pub fn set(&self, name: &str, value: Dyn) {
        let prepared = self.prepared.borrow().clone();
        if let Some((_, mapping)) = prepared {
            if let Err(exc) = dynamic::setitem(&mapping, &Dyn::text(name), value)
                && self.members.borrow().is_ok()
            {
                *self.members.borrow_mut() = Err(exc);
            }
            return;
        }
        let body = std::mem::replace(&mut *self.members.borrow_mut(), Ok(None));
        let (body, value) = match body {
            Ok(Some(mut body)) => match body.bind(&self.bases, &self.attributes, name, value) {
                Ok(value) => (Ok(Some(body)), value),
                Err(exc) => (Err(exc), Dyn::None),
            },
            body => (body, value),
        };
        *self.members.borrow_mut() = body;
        self.attributes.set_text(name, value);
    }

    /// `del name`.
    pub fn delete(&self, name: &str) -> Result<()> {
        let prepared = self.prepared.borrow().clone();
        if let Some((_, mapping)) = prepared {
            return dynamic::delitem(&mapping, &Dyn::text(name));
        }
        match self.attributes.remove_text(name) {
            Some(_) => Ok(()),
            None => Err(name_error(&format!("name '{name}' is not defined"))),
        }
    }

    /// What is held as long as an `except` block of the body runs: its end unbinds the name.
    pub fn until_left<'n>(&'n self, name: &'n str) -> crate::variables::UntilLeft<impl Fn() + 'n> {
        // Who has deleted it already finds nothing to unbind.
        crate::variables::UntilLeft::new(move || drop(self.delete(name)))
    }

    /// `name: …`
    pub fn annotate(&self, name: &str) {
        self.note(name, Dyn::None);
    }

    /// The same in a program that asks what stands there.
    pub fn annotate_with(&self, name: &str, value: Dyn) {
        self.note(name, value);
    }

    /// `name: InitVar[…]` and `_: KW_ONLY`, which data classes ask for.
    pub fn annotate_as(&self, name: &str, word: &str) {
        self.note(name, Dyn::text(word));
    }

    fn note(&self, name: &str, word: Dyn) {
        if self.annotations.set_item(Dyn::text(name), word).is_err() {
            unreachable!("a text has a hash");
        }
    }

    /// After its last statement: where the class goes as soon as it is made, for `super()` in its methods.
    pub fn cell(&self, set: impl Fn(&Dyn) + 'static) {
        self.set("__classcell__", Dyn::native(crate::code::ClassCell(Box::new(set))));
    }

    /// The class.
    pub fn finish(&self) -> Result<Dyn> {
        self.finish_with(&[])
    }

    /// The class, with the keywords that stand beside its bases.
    pub fn finish_with(&self, keywords: &[(Str, Dyn)]) -> Result<Dyn> {
        if let Err(exc) = &*self.members.borrow() {
            return Err(exc.clone());
        }
        if self.annotations.len() > 0 {
            self.attributes.set_text("__annotations__", Dyn::Dict(self.annotations.clone()));
        }
        let prepared = self.prepared.borrow().clone();
        if let Some((meta, mapping)) = prepared {
            if self.annotations.len() > 0 {
                let annotations = Dyn::Dict(self.annotations.clone());
                dynamic::setitem(&mapping, &Dyn::text("__annotations__"), annotations)?;
            }
            return crate::metaclass::call(&meta, (self.name, &self.bases), mapping, keywords);
        }
        let attributes = self.attributes.pairs();
        let made = crate::class::Class::create_with(self.name, &self.bases, attributes, keywords)?;
        if let (true, Dyn::Class(class)) = (self.is_abstract.get(), &made) {
            class.set_abstract_kind();
        }
        Ok(made)
    }

    /// `metaclass=ABCMeta`
    pub fn abstract_kind(&self) {
        self.is_abstract.set(true);
    }
}

/// What the patterns of a `match` ask.
pub mod matching {
    use super::{Dict, Dyn, Iterate as _, Next as _, Result, dynamic, type_error};
    use crate::class::{Builtin, Class};

    /// The parts of a sequence: those before a star, the rest as a list, those after it.
    pub fn sequence(
        subject: &Dyn,
        before: usize,
        after: usize,
        has_star: bool,
    ) -> Result<Option<Vec<Dyn>>> {
        if !is_sequence(subject) {
            return Ok(None);
        }
        let wanted = before + after;
        // An object of the program is asked for its length before it is walked.
        if let Dyn::Instance(_) = subject {
            let length = usize::try_from(dynamic::length(subject)?).unwrap_or(0);
            if length < wanted || !has_star && length != wanted {
                return Ok(None);
            }
        }
        let mut items = subject.iterate()?;
        let mut all = Vec::new();
        while let Some(item) = items.next()? {
            all.push(item);
        }
        if all.len() < wanted || !has_star && all.len() != wanted {
            return Ok(None);
        }
        if has_star {
            let last = all.split_off(all.len() - after);
            let rest = all.split_off(before);
            all.push(Dyn::list(rest));
            all.extend(last);
        }
        Ok(Some(all))
    }

    /// The values of keys of a mapping, and what is left of it.
    pub fn mapping(subject: &Dyn, keys: &[Dyn]) -> Result<Option<(Vec<Dyn>, Dyn)>> {
        let rest = Dict::new();
        let mut values = Vec::with_capacity(keys.len());
        if let Dyn::Dict(dict) = subject {
            rest.update(dict)?;
            for key in keys {
                match dict.get(key)? {
                    Some(value) => values.push(value),
                    None => return Ok(None),
                }
            }
        } else if is_mapping(subject) {
            let none = Dyn::Instance(crate::Instance::new(&Class::builtin(Builtin::Object)));
            for key in keys {
                let value = dynamic::call_method(subject, "get", &[key.clone(), none.clone()])?;
                if dynamic::is(&value, &none) {
                    return Ok(None);
                }
                values.push(value);
            }
            dynamic::methods::dict::update(&rest, subject)?;
        } else {
            return Ok(None);
        }
        for key in keys {
            rest.pop(key, Some(Dyn::None))?;
        }
        Ok(Some((values, Dyn::Dict(rest))))
    }

    /// What the patterns of sequences take: texts and bytes are none.
    fn is_sequence(subject: &Dyn) -> bool {
        match subject {
            Dyn::List(_) | Dyn::Tuple(_) | Dyn::Range(_) | Dyn::Deque(_) => true,
            Dyn::Native(native) => matches!(native.type_name(), "range" | "memoryview"),
            Dyn::Instance(instance) => match instance.payload() {
                Some(Dyn::List(_) | Dyn::Deque(_)) => true,
                Some(_) => false,
                None => {
                    instance.class().module() == "array"
                        || dynamic::is_abstract(subject, "Sequence")
                }
            },
            _ => false,
        }
    }

    fn is_mapping(subject: &Dyn) -> bool {
        match subject {
            Dyn::Native(native) => native.type_name() == "mappingproxy",
            Dyn::Instance(instance) => match instance.payload() {
                Some(payload) => matches!(payload, Dyn::Dict(_)),
                None => dynamic::is_abstract(subject, "Mapping"),
            },
            _ => false,
        }
    }

    /// The attributes of an instance of a class that stand for its patterns.
    pub fn class(
        subject: &Dyn,
        class: &Dyn,
        positional: usize,
        names: &[&str],
    ) -> Result<Option<Vec<Dyn>>> {
        let Dyn::Class(known) = class else {
            return Err(type_error("called match pattern must be a type"));
        };
        if !dynamic::is_instance(subject, class)? {
            return Ok(None);
        }
        let mut values = Vec::new();
        let mut taken: Vec<crate::str::Str> = Vec::new();
        if positional > 0 {
            // A class that derives from one of these takes itself as well, if it says nothing else.
            let is_self = known.lookup("__match_args__").is_none()
                && known.field_names().is_empty()
                && matches!(
                    known.layout(),
                    Builtin::Bool
                        | Builtin::Int
                        | Builtin::Float
                        | Builtin::Str
                        | Builtin::List
                        | Builtin::Tuple
                        | Builtin::Dict
                        | Builtin::Set
                        | Builtin::FrozenSet
                        | Builtin::Bytes
                        | Builtin::ByteArray
                        | Builtin::DefaultDict
                        | Builtin::OrderedDict
                        | Builtin::Counter
                );
            if is_self {
                if positional > 1 {
                    return Err(type_error(&format!(
                        "{}() accepts 1 positional sub-pattern ({positional} given)",
                        known.name()
                    )));
                }
                values.push(subject.clone());
            } else {
                let allowed = match known.lookup("__match_args__") {
                    Some(Dyn::Tuple(args)) => args.items().to_vec(),
                    Some(other) => {
                        return Err(type_error(&format!(
                            "{}.__match_args__ must be a tuple (got {})",
                            known.name(),
                            dynamic::type_name(&other)
                        )));
                    }
                    None => known.field_names().into_iter().map(Dyn::Str).collect(),
                };
                if allowed.len() < positional {
                    let plural = if allowed.len() == 1 { "" } else { "s" };
                    return Err(type_error(&format!(
                        "{}() accepts {} positional sub-pattern{plural} ({positional} given)",
                        known.name(),
                        allowed.len()
                    )));
                }
                for (at, name) in allowed.iter().take(positional).enumerate() {
                    let Dyn::Str(name) = name else {
                        return Err(type_error(&format!(
                            "__match_args__ elements must be strings (got {})",
                            dynamic::type_name(name)
                        )));
                    };
                    let is_seen = |known: &Dyn| matches!(known, Dyn::Str(known) if known == name);
                    if allowed[..at].iter().any(is_seen) {
                        return Err(twice(known, name.as_str()));
                    }
                    taken.push(name.clone());
                    match attribute(subject, name.as_str())? {
                        Some(value) => values.push(value),
                        None => return Ok(None),
                    }
                }
            }
        }
        for name in names {
            if taken.iter().any(|taken| taken.as_str() == *name) {
                return Err(twice(known, name));
            }
            match attribute(subject, name)? {
                Some(value) => values.push(value),
                None => return Ok(None),
            }
        }
        Ok(Some(values))
    }

    fn twice(class: &Class, name: &str) -> crate::exc::Exc {
        type_error(&format!("{}() got multiple sub-patterns for attribute '{name}'", class.name()))
    }

    fn attribute(subject: &Dyn, name: &str) -> Result<Option<Dyn>> {
        match dynamic::getattr_of(subject, name) {
            Ok(value) => Ok(Some(value)),
            Err(exc) if exc.is(crate::exc::ExcType::AttributeError) => Ok(None),
            Err(exc) => Err(exc),
        }
    }
}

/// `int(text, base)` in 64 bits.
pub fn parse_int(text: &Str, base: i64) -> Result<i64> {
    crate::int::narrow(&crate::int::parse(text.as_str(), base)?)
}

/// `int(value)` in 64 bits.
pub fn int_of(value: &Dyn) -> Result<i64> {
    match value {
        Dyn::Int(value) => crate::int::narrow(value),
        _ => crate::int::narrow(&big_of(value)?),
    }
}

/// `int(value)` without a bound.
pub fn big_of(value: &Dyn) -> Result<crate::int::Int> {
    use crate::traits::FromDyn as _;
    match value {
        Dyn::Int(value) => Ok(value.clone()),
        Dyn::Float(value) => crate::int::Int::from_float(*value),
        _ => crate::int::Int::from_dyn(&dynamic::construct(
            &Class::builtin(Builtin::Int),
            &[value.clone()],
            &[],
        )?),
    }
}

/// `float(value)`.
pub fn float_of(value: &Dyn) -> Result<f64> {
    match value {
        Dyn::Float(value) => Ok(*value),
        _ => crate::builtins::to_float(value),
    }
}

pub use crate::str::chr;

/// Functions of `math` on floats.
pub mod math {
    use crate::exc::{Result, overflow_error, value_error};

    fn checked(value: f64, answer: f64) -> Result<f64> {
        if answer.is_nan() && !value.is_nan() {
            return Err(value_error("math domain error"));
        }
        if answer.is_infinite() && value.is_finite() {
            return Err(overflow_error("math range error"));
        }
        Ok(answer)
    }

    macro_rules! functions {
        ($($(#[$doc:meta])* $name:ident;)*) => {
            $($(#[$doc])* pub fn $name(value: f64) -> Result<f64> {
                checked(value, value.$name())
            })*
        };
    }

    functions! {
        /// `math.sqrt(x)`
        sqrt;
        /// `math.exp(x)`
        exp;
        /// `math.sin(x)`
        sin;
        /// `math.cos(x)`
        cos;
        /// `math.tan(x)`
        tan;
        /// `math.asin(x)`
        asin;
        /// `math.acos(x)`
        acos;
        /// `math.atan(x)`
        atan;
    }

    /// A real number, whatever is known about it.
    pub fn real(value: &crate::dyn_value::Dyn) -> Result<f64> {
        crate::modules::real(value)
    }

    fn logarithm(value: f64, answer: f64) -> Result<f64> {
        if value <= 0.0 { Err(value_error("math domain error")) } else { Ok(answer) }
    }

    /// `math.log(x)`
    pub fn log(value: f64) -> Result<f64> {
        logarithm(value, value.ln())
    }

    /// `math.log2(x)`
    pub fn log2(value: f64) -> Result<f64> {
        logarithm(value, value.log2())
    }

    /// `math.log10(x)`
    pub fn log10(value: f64) -> Result<f64> {
        logarithm(value, value.log10())
    }

    /// `math.radians(x)`
    pub fn radians(value: f64) -> f64 {
        value * (std::f64::consts::PI / 180.0)
    }

    /// `math.degrees(x)`
    pub fn degrees(value: f64) -> f64 {
        value * (180.0 / std::f64::consts::PI)
    }

    /// `math.gcd(a, b)`
    pub fn gcd(a: i64, b: i64) -> Result<i64> {
        let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        i64::try_from(a).or_else(|_| crate::int::narrow(&crate::int::Int::from(i64::MIN).abs()))
    }

    /// `math.isqrt(n)`
    pub fn isqrt(value: i64) -> Result<i64> {
        if value < 0 {
            return Err(value_error("isqrt() argument must be nonnegative"));
        }
        Ok(value.isqrt())
    }

    /// `math.fabs(x)`
    pub fn fabs(value: f64) -> f64 {
        value.abs()
    }

    /// `math.atan2(y, x)`
    pub fn atan2(y: f64, x: f64) -> f64 {
        y.atan2(x)
    }

    /// `math.hypot(x, y)`
    pub fn hypot(x: f64, y: f64) -> f64 {
        x.hypot(y)
    }
}

/// A whole number without a bound.
#[inline]
pub fn big(value: i64) -> Int {
    Int::from(value)
}

/// `next(it)`
pub fn next_of<T: 'static>(items: &Iter<T>) -> Result<T> {
    match items.advance()? {
        Some(item) => Ok(item),
        None => Err(items.stop()),
    }
}

/// `iter(text)`: CPython names the iterators of texts of ASCII and of others differently.
pub fn iter_of_text(text: &Str) -> Result<Iter<Str>> {
    let name = if text.is_ascii() { "str_ascii_iterator" } else { "str_iterator" };
    Ok(Iter::of(name, text.iterate()?))
}
