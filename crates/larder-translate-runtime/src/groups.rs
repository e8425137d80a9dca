//! Groups of exceptions, and `except*`.
//!
//! A group holds its message and its exceptions as attributes. `split` goes through the tree of groups and keeps its
//! form on both sides; what a group of the program's own class becomes, its `derive` says.

use crate::class::Class;
use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result, type_error, value_error};
use crate::function::Args;
use crate::tuple::Tuple;

/// `BaseExceptionGroup.__new__(cls, message, exceptions)`.
pub(crate) fn made(class: &Class, args: &[Dyn]) -> Result<Exc> {
    let [message, exceptions] = args else {
        return Err(type_error(&format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
            args.len()
        )));
    };
    if !matches!(message, Dyn::Str(_)) {
        let name = d::type_name(message);
        return Err(type_error(&format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {name}"
        )));
    }
    let held = match exceptions {
        Dyn::List(items) => items.to_vec(),
        Dyn::Tuple(items) => items.items().to_vec(),
        other if d::is_sequence(other) || d::special(other, "__getitem__").is_some() => {
            d::to_vec(other)?
        }
        _ => return Err(type_error("second argument (exceptions) must be a sequence")),
    };
    if held.is_empty() {
        return Err(value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let mut is_plain = true;
    for (index, one) in held.iter().enumerate() {
        let Dyn::Exc(one) = one else {
            return Err(value_error(&format!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        };
        is_plain &= one.is_of(ExcType::Exception);
    }
    let class = match class.builtin_exception() {
        Some(ExcType::BaseExceptionGroup) if is_plain => ExcType::ExceptionGroup.class(),
        Some(ExcType::ExceptionGroup) if !is_plain => {
            return Err(type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
        }
        _ if !is_plain && class.is_subclass(&ExcType::Exception.class()) => {
            let name = class.name();
            return Err(type_error(&format!("Cannot nest BaseExceptions in '{name}'")));
        }
        _ => class.clone(),
    };
    let group = Exc::new(&class, args.to_vec());
    group.attributes().set_text("message", message.clone());
    group.attributes().set_text("exceptions", Dyn::Tuple(Tuple::new(held)));
    Ok(group)
}

/// What a group holds; nothing of what is none.
pub(crate) fn exceptions(exc: &Exc) -> Option<Vec<Exc>> {
    if !exc.is_of(ExcType::BaseExceptionGroup) {
        return None;
    }
    match exc.attributes().get_text("exceptions")? {
        Dyn::Tuple(all) => Some(
            all.items()
                .iter()
                .filter_map(|one| match one {
                    Dyn::Exc(one) => Some(one.clone()),
                    _ => None,
                })
                .collect(),
        ),
        _ => None,
    }
}

/// `str(group)`.
pub(crate) fn text(exc: &Exc) -> Option<String> {
    let count = exceptions(exc)?.len();
    let Some(Dyn::Str(message)) = exc.attributes().get_text("message") else { return None };
    let plural = if count == 1 { "" } else { "s" };
    Some(format!("{} ({count} sub-exception{plural})", message.as_str()))
}

/// How `split` decides.
enum Sieve<'a> {
    /// A class or a tuple of classes.
    Classes(&'a Dyn),
    Function(&'a Dyn),
    /// The exceptions themselves.
    Same(&'a [Exc]),
}

impl Sieve<'_> {
    fn of(condition: &Dyn) -> Result<Sieve<'_>> {
        let is_class = |value: &Dyn| matches!(value, Dyn::Class(class) if class.is_exception());
        match condition {
            Dyn::Class(_) if is_class(condition) => Ok(Sieve::Classes(condition)),
            Dyn::Tuple(all) if all.items().iter().all(is_class) => Ok(Sieve::Classes(condition)),
            Dyn::Class(_) | Dyn::Tuple(_) => {
                Err(type_error("expected a function, exception type or tuple of exception types"))
            }
            other if d::is_callable(other) => Ok(Sieve::Function(other)),
            _ => Err(type_error("expected a function, exception type or tuple of exception types")),
        }
    }

    fn takes(&self, exc: &Exc) -> Result<bool> {
        match self {
            Sieve::Classes(classes) => exc.matches(classes),
            Sieve::Function(function) => d::truth(&d::call(function, &[Dyn::Exc(exc.clone())])?),
            Sieve::Same(all) => {
                Ok(exceptions(exc).is_none() && all.iter().any(|one| one.is_same(exc)))
            }
        }
    }
}

/// What a sieve takes, and what it leaves.
fn split(exc: &Exc, sieve: &Sieve<'_>) -> Result<(Option<Exc>, Option<Exc>)> {
    let _call = crate::recursion::enter()?;
    if sieve.takes(exc)? {
        return Ok((Some(exc.clone()), None));
    }
    let Some(inside) = exceptions(exc) else { return Ok((None, Some(exc.clone()))) };
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    for one in &inside {
        let (some, rest) = split(one, sieve)?;
        taken.extend(some.map(Dyn::Exc));
        left.extend(rest.map(Dyn::Exc));
    }
    Ok((derived(exc, taken)?, derived(exc, left)?))
}

/// A group like another, with some of its exceptions.
fn derived(exc: &Exc, inside: Vec<Dyn>) -> Result<Option<Exc>> {
    if inside.is_empty() {
        return Ok(None);
    }
    let made = d::call_method(&Dyn::Exc(exc.clone()), "derive", &[Dyn::list(inside)])?;
    let Dyn::Exc(made) = made else {
        return Err(type_error("derive must return an instance of BaseExceptionGroup"));
    };
    if exceptions(&made).is_none() {
        return Err(type_error("derive must return an instance of BaseExceptionGroup"));
    }
    made.take_after(exc);
    if let Some(Dyn::List(notes)) = exc.attributes().get_text("__notes__") {
        made.attributes().set_text("__notes__", Dyn::list(notes.to_vec()));
    }
    Ok(Some(made))
}

fn shown(exc: Option<Exc>) -> Dyn {
    exc.map_or(Dyn::None, Dyn::Exc)
}

/// The methods of a group; nothing where it is none.
pub(crate) fn method(exc: &Exc, args: &Args<'_>) -> Result<Option<Dyn>> {
    if exceptions(exc).is_none() {
        return Ok(None);
    }
    Ok(Some(match args.name {
        "split" => {
            let condition = args.one()?;
            let (taken, left) = split(exc, &Sieve::of(&condition)?)?;
            Dyn::tuple(vec![shown(taken), shown(left)])
        }
        "subgroup" => {
            let condition = args.one()?;
            shown(split(exc, &Sieve::of(&condition)?)?.0)
        }
        "derive" => {
            let message = exc.attributes().get_text("message").unwrap_or_default();
            let class = ExcType::BaseExceptionGroup.class();
            Dyn::Exc(made(&class, &[message, args.one()?])?)
        }
        _ => return Ok(None),
    }))
}

/// A `try` with `except*` clauses that something was raised in.
#[derive(Debug)]
pub struct Star {
    raised_by_body: Exc,
    rest: Option<Exc>,
    /// What handlers have raised of their own.
    raised: Vec<Exc>,
    /// What handlers have raised again as it was.
    again: Vec<Exc>,
}

impl Star {
    /// Begins with what the body has raised.
    pub fn new(exc: Exc) -> Star {
        Star { raised_by_body: exc.clone(), rest: Some(exc), raised: Vec::new(), again: Vec::new() }
    }

    /// What a clause takes of what is left: always a group.
    pub fn part(&mut self, clause: &Dyn) -> Result<Option<Exc>> {
        let groups = ExcType::BaseExceptionGroup.class();
        let classes = match clause {
            Dyn::Tuple(all) => all.items().to_vec(),
            one => vec![one.clone()],
        };
        for one in &classes {
            match one {
                Dyn::Class(class) if class.is_subclass(&groups) => {
                    return Err(type_error(
                        "catching ExceptionGroup with except* is not allowed. Use except instead.",
                    ));
                }
                Dyn::Class(class) if class.is_exception() => {}
                _ => {
                    return Err(type_error(
                        "catching classes that do not inherit from BaseException is not allowed",
                    ));
                }
            }
        }
        let Some(rest) = self.rest.take() else { return Ok(None) };
        if rest.is_refusal() {
            self.rest = Some(rest);
            return Ok(None);
        }
        if exceptions(&rest).is_some() {
            let (taken, left) = split(&rest, &Sieve::Classes(clause))?;
            self.rest = left;
            return Ok(taken);
        }
        if !rest.matches(clause)? {
            self.rest = Some(rest);
            return Ok(None);
        }
        let wrapped = made(&groups, &[Dyn::text(""), Dyn::tuple(vec![Dyn::Exc(rest.clone())])])?;
        wrapped.take_after(&rest);
        Ok(Some(wrapped))
    }

    /// What a handler has raised, and what it was handling.
    pub fn note(&mut self, exc: Exc, handled: &Exc) {
        if exc.is_same(handled) && exc.is_again() {
            self.again.push(exc);
        } else {
            self.raised.push(exc);
        }
    }

    /// What is raised when all clauses have been asked.
    pub fn end(mut self) -> Result<Option<Exc>> {
        if let Some(refusal) = self.raised.iter().find(|exc| exc.is_refusal()) {
            return Ok(Some(refusal.clone()));
        }
        let body = &self.raised_by_body;
        if exceptions(body).is_none() {
            let first = self.rest.or_else(|| self.raised.pop()).or_else(|| self.again.pop());
            return Ok(first);
        }
        self.again.extend(self.rest.take());
        let mut leaves = Vec::new();
        for one in &self.again {
            gather(one, &mut leaves);
        }
        let again = if leaves.is_empty() { None } else { split(body, &Sieve::Same(&leaves))?.0 };
        if self.raised.is_empty() {
            return Ok(again);
        }
        self.raised.extend(again);
        if self.raised.len() == 1 {
            return Ok(self.raised.pop());
        }
        let all = self.raised.into_iter().map(Dyn::Exc).collect();
        made(&ExcType::BaseExceptionGroup.class(), &[Dyn::text(""), Dyn::list(all)]).map(Some)
    }
}

/// The exceptions in a group and in the groups in it.
fn gather(exc: &Exc, leaves: &mut Vec<Exc>) {
    match exceptions(exc) {
        Some(inside) => inside.iter().for_each(|one| gather(one, leaves)),
        None => leaves.push(exc.clone()),
    }
}

/// Exceptions of a group that are told of, and groups in each other.
const TOLD_MAX: usize = 15;
const DEPTH_MAX: usize = 10;

/// What is told of a group that nobody has caught, without the lines of the source.
pub(crate) fn tell(exc: &Exc, text: &mut String) {
    let mut is_open = false;
    tell_inside(exc, 0, &mut is_open, text);
}

fn tell_inside(exc: &Exc, depth: usize, is_open: &mut bool, text: &mut String) {
    let indent = "  ".repeat(depth.max(1));
    let Some(inside) = exceptions(exc) else {
        for line in exc.told(crate::suggest::of(exc)).lines() {
            text.push_str(&format!("{indent}| {line}\n"));
        }
        return;
    };
    if depth > DEPTH_MAX {
        text.push_str(&format!("{indent}| ... (max_group_depth is {DEPTH_MAX})\n"));
        return;
    }
    let is_top = depth == 0;
    let depth = depth.max(1);
    if is_top {
        text.push_str(&format!("{indent}+ Exception Group Traceback (most recent call last):\n"));
    }
    for line in exc.told(crate::suggest::of(exc)).lines() {
        text.push_str(&format!("{indent}| {line}\n"));
    }
    let count = inside.len().min(TOLD_MAX + 1);
    *is_open = false;
    for (index, one) in inside.iter().take(count).enumerate() {
        let is_last = index + 1 == count;
        *is_open |= is_last;
        let title = if index < TOLD_MAX { (index + 1).to_string() } else { "...".to_owned() };
        let head = if index == 0 { "+-" } else { "  " };
        text.push_str(&format!("{indent}{head}+---------------- {title} ----------------\n"));
        if index < TOLD_MAX {
            tell_inside(one, depth + 1, is_open, text);
        } else {
            let more = inside.len() - TOLD_MAX;
            let plural = if more == 1 { "" } else { "s" };
            text.push_str(&format!("{indent}  | and {more} more exception{plural}\n"));
        }
        if is_last && *is_open {
            text.push_str(&format!("{indent}  +------------------------------------\n"));
            *is_open = false;
        }
    }
}
