//! What values of the program's own classes are asked.
//!
//! `repr`, `==`, `hash`, `bool` and `operator.index` are in every program; the methods that a class of the program
//! may have for them lead to all that can be called at all. So they are reached by way of [`OWN`], which the
//! first class that a program makes fills: a program without classes does not link what only they lead to.

use std::cell::Cell;

use crate::class::Class;
use crate::dyn_value::Dyn;
use crate::exc::{Result, runtime_error};
use crate::int::Int;

type Combine = fn(&Int, &Int) -> Int;

struct Own {
    bind: fn(&Dyn, &Dyn, &Class) -> Result<Dyn>,
    call: fn(&Dyn, &[Dyn]) -> Result<Dyn>,
    length: fn(&Dyn) -> Result<usize>,
    member_repr: fn(&Dyn) -> Result<Option<String>>,
    member_str: fn(&Dyn) -> Result<Option<String>>,
    class_repr: fn(&Class) -> Option<String>,
    flag_truth: fn(&Dyn) -> Option<bool>,
    flag_parts: fn(&Dyn) -> Result<Option<Vec<Dyn>>>,
    members: fn(&Class) -> Option<Vec<Dyn>>,
    by_name: fn(&Class, &Dyn) -> Result<Option<Dyn>>,
    item: fn(&Dyn, &Dyn) -> Result<Dyn>,
    flag_operation: fn(&Dyn, &Dyn, Combine) -> Result<Option<Dyn>>,
    flag_inverted: fn(&Dyn) -> Result<Option<Dyn>>,
}

thread_local! {
    static OWN: Cell<Option<&'static Own>> = const { Cell::new(None) };
}

/// The program makes a class.
pub(crate) fn begin() {
    OWN.set(Some(&Own {
        bind: crate::dynamic::bind,
        call: crate::dynamic::call,
        length: crate::dynamic::len,
        member_repr: crate::modules::enumeration::member_repr,
        member_str: crate::modules::enumeration::member_str,
        class_repr: crate::modules::enumeration::class_repr,
        flag_truth: crate::modules::enumeration::flag_truth,
        flag_parts: crate::modules::enumeration::flag_parts,
        members: crate::modules::enumeration::members,
        by_name: crate::modules::enumeration::by_name,
        item: crate::dynamic::getitem,
        flag_operation: crate::modules::enumeration::flag_operation,
        flag_inverted: crate::modules::enumeration::flag_inverted,
    }));
}

fn none() -> crate::exc::Exc {
    runtime_error("the method of a class before there is a class")
}

/// What a class has, bound to a value.
pub(crate) fn bind(found: &Dyn, value: &Dyn, class: &Class) -> Result<Dyn> {
    OWN.get().map_or_else(|| Err(none()), |own| (own.bind)(found, value, class))
}

/// Calls what a class has.
pub(crate) fn call(method: &Dyn, args: &[Dyn]) -> Result<Dyn> {
    match (OWN.get(), method) {
        (Some(own), _) => (own.call)(method, args),
        (None, Dyn::Function(function)) => function.call(args, &[]),
        (None, _) => Err(none()),
    }
}

/// The length of an instance.
pub(crate) fn length(value: &Dyn) -> Result<usize> {
    OWN.get().map_or_else(|| Err(none()), |own| (own.length)(value))
}

/// `repr` of a member of an enumeration.
pub(crate) fn member_repr(value: &Dyn) -> Result<Option<String>> {
    OWN.get().map_or(Ok(None), |own| (own.member_repr)(value))
}

/// `str` of a member of an enumeration.
pub(crate) fn member_str(value: &Dyn) -> Result<Option<String>> {
    OWN.get().map_or(Ok(None), |own| (own.member_str)(value))
}

/// `repr` of an enumeration.
pub(crate) fn class_repr(class: &Class) -> Option<String> {
    OWN.get().and_then(|own| (own.class_repr)(class))
}

/// Whether a member of flags has any of them.
pub(crate) fn flag_truth(value: &Dyn) -> Option<bool> {
    OWN.get().and_then(|own| (own.flag_truth)(value))
}

/// What flags consist of.
pub(crate) fn flag_parts(value: &Dyn) -> Result<Option<Vec<Dyn>>> {
    OWN.get().map_or(Ok(None), |own| (own.flag_parts)(value))
}

/// The members of an enumeration.
pub(crate) fn members(class: &Class) -> Option<Vec<Dyn>> {
    OWN.get().and_then(|own| (own.members)(class))
}

/// `x[key]` of an instance.
pub(crate) fn item(value: &Dyn, key: &Dyn) -> Result<Dyn> {
    OWN.get().map_or_else(|| Err(none()), |own| (own.item)(value, key))
}

/// `a & b` of flags and its kind.
pub(crate) fn flag_operation(a: &Dyn, b: &Dyn, combine: Combine) -> Result<Option<Dyn>> {
    OWN.get().map_or(Ok(None), |own| (own.flag_operation)(a, b, combine))
}

/// `~a` of flags.
pub(crate) fn flag_inverted(value: &Dyn) -> Result<Option<Dyn>> {
    OWN.get().map_or(Ok(None), |own| (own.flag_inverted)(value))
}

/// The member of an enumeration by its name.
pub(crate) fn by_name(class: &Class, name: &Dyn) -> Result<Option<Dyn>> {
    OWN.get().map_or(Ok(None), |own| (own.by_name)(class, name))
}
