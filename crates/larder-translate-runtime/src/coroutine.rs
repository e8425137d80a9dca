//! Coroutines and asynchronous generators.
//!
//! The body of an `async def` is that of a generator: `await x` hands on what `x` yields, until it returns. What
//! comes out at the top are the futures that an event loop waits for. An asynchronous generator yields two kinds of
//! things: what it awaits yields, and its own items, which are wrapped so that both can be told apart.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use crate::dyn_value::Dyn;
use crate::dynamic as d;
use crate::exc::{Exc, ExcType, Result, runtime_error, type_error};
use crate::function::{Args, Function};
use crate::iter::{Generator, Iter, Source, Stage, Yield};
use crate::native::Native;
use crate::str::Str;
use crate::support::Flow;
use crate::traits::ToDyn as _;

/// What the call of an `async def` gives.
struct Coroutine {
    name: RefCell<Str>,
    qualname: RefCell<Str>,
    generator: Generator<Dyn>,
    /// Whether it was awaited or sent something: who forgets that is told.
    is_used: Cell<bool>,
}

/// What the call of an `async def` gives.
pub fn coroutine(name: &str, qualname: &str, generator: Generator<Dyn>) -> Dyn {
    Dyn::native(Coroutine {
        name: RefCell::new(Str::from(name)),
        qualname: RefCell::new(Str::from(qualname)),
        generator: generator.called("coroutine"),
        is_used: Cell::new(false),
    })
}

/// What the call of an `async def` with `yield` gives.
pub fn asynchronous_generator(name: &str, qualname: &str, generator: Generator<Dyn>) -> Dyn {
    Dyn::native(AsyncGenerator(Rc::new(Giver {
        name: Str::from(name),
        qualname: Str::from(qualname),
        generator: generator.called("async generator"),
        is_running: Cell::new(false),
        is_closed: Cell::new(false),
        is_known: Cell::new(false),
    })))
}

impl Coroutine {
    fn wrapper(&self) -> Result<Iter<Dyn>> {
        if self.generator.stage() == Stage::Closed {
            return Err(runtime_error("cannot reuse already awaited coroutine"));
        }
        self.is_used.set(true);
        Ok(Iter::from_source("coroutine_wrapper", Box::new(Driven(self.generator.clone()))))
    }
}

impl Drop for Coroutine {
    fn drop(&mut self) {
        if self.is_used.get() || self.generator.stage() != Stage::Created {
            return;
        }
        let text = format!(
            "RuntimeWarning: coroutine '{}' was never awaited\nRuntimeWarning: Enable tracemalloc to get \
             the object allocation traceback\n",
            self.qualname.borrow().as_str()
        );
        // Nobody can be told that the error stream is gone.
        drop(crate::io::write_error(&text));
    }
}

/// A coroutine that is driven by hand, or by who awaits it.
struct Driven(Generator<Dyn>);

impl Source<Dyn> for Driven {
    fn next(&mut self) -> Result<Option<Dyn>> {
        self.resume(Ok(Dyn::None))
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        if self.0.stage() == Stage::Closed {
            return Err(runtime_error("cannot reuse already awaited coroutine"));
        }
        self.0.resume(message)
    }
    fn close(&mut self) -> Result<()> {
        self.0.close()
    }
    fn returned(&self) -> Dyn {
        self.0.returned()
    }
    fn stage(&self) -> Option<Stage> {
        Some(self.0.stage())
    }
    fn origin(&self) -> Option<usize> {
        Some(self.0.address())
    }
}

/// A method of an object of this page, which finds itself again.
fn method(this: &Dyn, name: &str, call: impl Fn(&Dyn, &Args<'_>) -> Result<Dyn> + 'static) -> Dyn {
    let this = this.clone();
    Dyn::Function(Function::open(name, move |args| call(&this, args)))
}

fn own<N: Native>(this: &Dyn) -> &N {
    match this {
        Dyn::Native(native) => native.as_any().downcast_ref().expect("a method of its own object"),
        _ => unreachable!("a method of its own object"),
    }
}

/// What one step of an iterator is for who calls `send`: a value, or `StopIteration`.
fn told(iter: &Iter<Dyn>, step: Option<Dyn>) -> Result<Dyn> {
    step.ok_or_else(|| iter.stop())
}

/// `send`, `throw`, `close` and `__await__` of what drives an iterator.
fn driving(this: &Dyn, name: &str, iter: fn(&Dyn) -> Result<Iter<Dyn>>) -> Option<Dyn> {
    Some(match name {
        "send" => method(this, name, move |this, args| {
            let iter = iter(this)?;
            let step = iter.resume(Ok(args.one()?))?;
            told(&iter, step)
        }),
        "__next__" => method(this, name, move |this, _| {
            let iter = iter(this)?;
            let step = iter.advance()?;
            told(&iter, step)
        }),
        "throw" => method(this, name, move |this, args| {
            let thrown = d::methods::iterators::thrown(args)?;
            let iter = iter(this)?;
            let step = iter.resume(Err(thrown))?;
            told(&iter, step)
        }),
        "close" => method(this, name, move |this, _| iter(this)?.close().map(|()| Dyn::None)),
        "__await__" | "__iter__" => method(this, name, move |this, _| iter(this).map(Dyn::Iter)),
        _ => return None,
    })
}

impl Native for Coroutine {
    fn type_name(&self) -> &'static str {
        "coroutine"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, this: &Dyn) -> Result<Option<String>> {
        let name = self.qualname.borrow();
        Ok(Some(format!("<coroutine object {} at {:#x}>", name.as_str(), d::address_of(this))))
    }
    fn set_attribute(&self, name: &str, value: Dyn) -> Result<()> {
        match name {
            "__name__" => *self.name.borrow_mut() = value.as_text("__name__")?,
            "__qualname__" => *self.qualname.borrow_mut() = value.as_text("__qualname__")?,
            _ => {
                return Err(crate::exc::attribute_error(&format!(
                    "'coroutine' object has no attribute '{name}'"
                )));
            }
        }
        Ok(())
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(Some(match name {
            "__name__" => Dyn::Str(self.name.borrow().clone()),
            "__qualname__" => Dyn::Str(self.qualname.borrow().clone()),
            "cr_running" => Dyn::Bool(self.generator.stage() == Stage::Running),
            "cr_suspended" => Dyn::Bool(self.generator.stage() == Stage::Suspended),
            "cr_frame" => d::methods::iterators::frame_at(self.generator.stage()),
            "cr_state" => Dyn::text(match self.generator.stage() {
                Stage::Created => "CORO_CREATED",
                Stage::Suspended => "CORO_SUSPENDED",
                Stage::Running => "CORO_RUNNING",
                Stage::Closed => "CORO_CLOSED",
            }),
            "__iter__" | "__next__" => return Ok(None),
            "close" => method(this, name, |this, _| {
                let coroutine = own::<Coroutine>(this);
                coroutine.is_used.set(true);
                coroutine.generator.close().map(|()| Dyn::None)
            }),
            _ => return Ok(driving(this, name, |this| own::<Coroutine>(this).wrapper())),
        }))
    }
}

/// An item of an asynchronous generator on its way out.
struct Item(Dyn);

impl Native for Item {
    fn type_name(&self) -> &'static str {
        "async_generator_wrapped_value"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
}

struct Giver {
    name: Str,
    qualname: Str,
    generator: Generator<Dyn>,
    /// Whether somebody awaits its next item.
    is_running: Cell<bool>,
    is_closed: Cell<bool>,
    /// Whether the event loop knows of it.
    is_known: Cell<bool>,
}

/// An asynchronous generator.
struct AsyncGenerator(Rc<Giver>);

thread_local! {
    /// Who ends asynchronous generators that nobody holds any more: the event loop.
    static FINALIZER: RefCell<Dyn> = const { RefCell::new(Dyn::None) };
    /// Those that have begun.
    static BEGUN: RefCell<Vec<Weak<Giver>>> = const { RefCell::new(Vec::new()) };
}

/// Says who ends asynchronous generators that nobody holds any more.
pub(crate) fn set_finalizer(function: Dyn) {
    FINALIZER.set(function);
}

/// The asynchronous generators that have begun and not ended.
pub(crate) fn begun() -> Vec<Dyn> {
    BEGUN
        .take()
        .iter()
        .filter_map(Weak::upgrade)
        .filter(|giver| !giver.is_closed.get())
        .map(|giver| Dyn::native(AsyncGenerator(giver)))
        .collect()
}

impl Drop for AsyncGenerator {
    fn drop(&mut self) {
        let giver = &self.0;
        let is_open = giver.generator.stage() == Stage::Suspended && !giver.is_closed.get();
        if !is_open || Rc::strong_count(giver) > 1 {
            return;
        }
        let finalizer = FINALIZER.try_with(|held| held.borrow().clone()).unwrap_or_default();
        if finalizer.is_none() {
            return;
        }
        let again = Dyn::native(AsyncGenerator(Rc::clone(giver)));
        // What it raises nobody can catch.
        drop(d::call(&finalizer, &[again]));
    }
}

/// What is done to an asynchronous generator when its awaitable runs.
#[derive(Clone)]
enum Task {
    Send(Dyn),
    Throw(Exc),
    Close,
}

/// The awaitable of one step of an asynchronous generator.
struct Step {
    giver: Rc<Giver>,
    task: Task,
    /// Whether it has begun, and whether it is over.
    is_begun: Cell<bool>,
    is_over: Cell<bool>,
    returned: RefCell<Dyn>,
}

impl Step {
    fn name(&self) -> &'static str {
        match self.task {
            Task::Send(_) => "async_generator_asend",
            _ => "async_generator_athrow",
        }
    }

    fn end(&self) {
        self.is_over.set(true);
        self.giver.is_running.set(false);
    }

    fn step(&self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        let giver = &self.giver;
        let called = match self.task {
            Task::Send(_) => "__anext__()/asend()",
            _ => "aclose()/athrow()",
        };
        if self.is_over.get() {
            return Err(runtime_error(&format!("cannot reuse already awaited {called}")));
        }
        let message = if self.is_begun.replace(true) {
            message
        } else {
            if giver.is_running.get() {
                self.is_over.set(true);
                let called = match self.task {
                    Task::Send(_) => "anext()",
                    Task::Throw(_) => "athrow()",
                    Task::Close => "aclose()",
                };
                return Err(runtime_error(&format!(
                    "{called}: asynchronous generator is already running"
                )));
            }
            let is_new = giver.generator.stage() == Stage::Created;
            if !matches!(self.task, Task::Send(_))
                && (giver.is_closed.get() || giver.generator.stage() == Stage::Closed)
            {
                self.is_over.set(true);
                // What is thrown into a body that is over is lost.
                return match self.task {
                    _ if giver.generator.stage() == Stage::Closed => Ok(None),
                    Task::Close => Ok(None),
                    _ => Err(ExcType::StopAsyncIteration.bare()),
                };
            }
            if let (Task::Close, true) = (&self.task, is_new) {
                giver.is_closed.set(true);
                self.is_over.set(true);
                giver.generator.close()?;
                return Ok(None);
            }
            giver.is_running.set(true);
            match (&self.task, message) {
                (_, Err(thrown)) => Err(thrown),
                (Task::Send(value), Ok(Dyn::None)) => Ok(value.clone()),
                (Task::Send(_), Ok(value)) => Ok(value),
                (Task::Throw(exc), _) => Err(exc.clone()),
                (Task::Close, _) => {
                    giver.is_closed.set(true);
                    Err(ExcType::GeneratorExit.bare())
                }
            }
        };
        let is_close = matches!(self.task, Task::Close);
        match giver.generator.resume(message) {
            Ok(Some(value)) => {
                if let Dyn::Native(native) = &value
                    && let Some(item) = native.as_any().downcast_ref::<Item>()
                {
                    self.end();
                    if is_close {
                        return Err(runtime_error("async generator ignored GeneratorExit"));
                    }
                    *self.returned.borrow_mut() = item.0.clone();
                    return Ok(None);
                }
                Ok(Some(value))
            }
            Ok(None) => {
                self.end();
                giver.is_closed.set(true);
                if is_close { Ok(None) } else { Err(ExcType::StopAsyncIteration.bare()) }
            }
            Err(exc) => {
                self.end();
                let is_end = exc.is(ExcType::StopAsyncIteration) || exc.is(ExcType::GeneratorExit);
                if is_end {
                    giver.is_closed.set(true);
                }
                if is_end && is_close { Ok(None) } else { Err(exc) }
            }
        }
    }
}

struct Stepping(Rc<Step>);

impl Source<Dyn> for Stepping {
    fn next(&mut self) -> Result<Option<Dyn>> {
        self.0.step(Ok(Dyn::None))
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        self.0.step(message)
    }
    fn close(&mut self) -> Result<()> {
        self.0.is_over.set(true);
        Ok(())
    }
    fn returned(&self) -> Dyn {
        self.0.returned.borrow().clone()
    }
}

/// The awaitable of a step as an object.
struct Awaitable(Rc<Step>);

impl Awaitable {
    fn iter(&self) -> Iter<Dyn> {
        Iter::from_source(self.0.name(), Box::new(Stepping(Rc::clone(&self.0))))
    }
}

impl Native for Awaitable {
    fn type_name(&self) -> &'static str {
        self.0.name()
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn iter(&self, _: &Dyn) -> Result<Iter<Dyn>> {
        Ok(self.iter())
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Ok(driving(this, name, |this| Ok(own::<Awaitable>(this).iter())))
    }
}

impl AsyncGenerator {
    fn step(&self, task: Task) -> Dyn {
        if !self.0.is_known.replace(true) {
            BEGUN.with_borrow_mut(|all| {
                all.retain(|one| one.strong_count() > 0);
                all.push(Rc::downgrade(&self.0));
            });
        }
        Dyn::native(Awaitable(Rc::new(Step {
            giver: Rc::clone(&self.0),
            task,
            is_begun: Cell::new(false),
            is_over: Cell::new(false),
            returned: RefCell::new(Dyn::None),
        })))
    }
}

impl Native for AsyncGenerator {
    fn type_name(&self) -> &'static str {
        "async_generator"
    }
    fn as_any(&self) -> &dyn Any {
        self
    }
    fn repr(&self, this: &Dyn) -> Result<Option<String>> {
        let name = self.0.qualname.as_str();
        Ok(Some(format!("<async_generator object {name} at {:#x}>", d::address_of(this))))
    }
    fn attribute(&self, this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        let step = |call: fn(&Args<'_>) -> Result<Task>| {
            method(this, name, move |this, args| Ok(own::<AsyncGenerator>(this).step(call(args)?)))
        };
        Ok(Some(match name {
            "__name__" => Dyn::Str(self.0.name.clone()),
            "__qualname__" => Dyn::Str(self.0.qualname.clone()),
            "ag_frame" => d::methods::iterators::frame_at(self.0.generator.stage()),
            "ag_running" => Dyn::Bool(self.0.is_running.get()),
            "__aiter__" => method(this, name, |this, _| Ok(this.clone())),
            "__anext__" => step(|_| Ok(Task::Send(Dyn::None))),
            "asend" => step(|args| args.one().map(Task::Send)),
            "athrow" => step(|args| d::methods::iterators::thrown(args).map(Task::Throw)),
            "aclose" => step(|_| Ok(Task::Close)),
            _ => return Ok(None),
        }))
    }
}

/// The iterator that `await value` steps through.
pub(crate) fn awaitable(value: &Dyn) -> Result<Iter<Dyn>> {
    if let Dyn::Native(native) = value {
        if let Some(coroutine) = native.as_any().downcast_ref::<Coroutine>() {
            if coroutine.is_used.get() && coroutine.generator.stage() == Stage::Suspended {
                return Err(runtime_error("coroutine is being awaited already"));
            }
            return coroutine.wrapper();
        }
        if let Some(step) = native.as_any().downcast_ref::<Awaitable>() {
            return Ok(step.iter());
        }
    }
    let Some(method) = d::special(value, "__await__") else {
        return Err(type_error(&format!(
            "object {} can't be used in 'await' expression",
            d::type_name(value)
        )));
    };
    let made = d::call(&method, &[])?;
    match &made {
        Dyn::Iter(iter) => Ok(iter.clone()),
        Dyn::Native(native) if native.as_any().is::<Coroutine>() => {
            Err(type_error("__await__() returned a coroutine"))
        }
        Dyn::Instance(_) if d::special(&made, "__next__").is_some() => d::iter(&made),
        other => Err(type_error(&format!(
            "__await__() returned non-iterator of type '{}'",
            d::type_name(other)
        ))),
    }
}

/// What `async for` steps through.
pub fn asynchronous_iter(value: &Dyn) -> Result<Dyn> {
    if let Dyn::Native(native) = value
        && native.as_any().is::<AsyncGenerator>()
    {
        return Ok(value.clone());
    }
    let Some(method) = d::special(value, "__aiter__") else {
        return Err(type_error(&format!(
            "'async for' requires an object with __aiter__ method, got {}",
            d::type_name(value)
        )));
    };
    let made = d::call(&method, &[])?;
    let is_right = match &made {
        Dyn::Native(native) => native.as_any().is::<AsyncGenerator>(),
        other => d::special(other, "__anext__").is_some(),
    };
    if !is_right {
        return Err(type_error(&format!(
            "'async for' received an object from __aiter__ that does not implement __anext__: {}",
            d::type_name(&made)
        )));
    }
    Ok(made)
}

fn asynchronous_next(value: &Dyn) -> Result<Dyn> {
    if let Dyn::Native(native) = value
        && let Some(generator) = native.as_any().downcast_ref::<AsyncGenerator>()
    {
        return Ok(generator.step(Task::Send(Dyn::None)));
    }
    d::call_method(value, "__anext__", &[])
}

/// `aiter(x)`.
pub(crate) fn aiter(args: &Args<'_>) -> Result<Dyn> {
    let value = args.one()?;
    let is_right = match &value {
        Dyn::Native(native) => native.as_any().is::<AsyncGenerator>(),
        other => d::special(other, "__aiter__").is_some(),
    };
    if !is_right {
        let name = d::type_name(&value);
        return Err(type_error(&format!("'{name}' object is not an async iterable")));
    }
    asynchronous_iter(&value)
}

/// `anext(x)`, `anext(x, default)`.
pub(crate) fn anext(args: &Args<'_>) -> Result<Dyn> {
    let [value, rest @ ..] = args.pos else {
        return Err(type_error("anext expected at least 1 argument, got 0"));
    };
    let is_right = match value {
        Dyn::Native(native) => native.as_any().is::<AsyncGenerator>(),
        other => d::special(other, "__anext__").is_some(),
    };
    if !is_right {
        let name = d::type_name(value);
        return Err(type_error(&format!("'{name}' object is not an async iterator")));
    }
    let next = asynchronous_next(value)?;
    let Some(default) = rest.first().cloned() else { return Ok(next) };
    let or_default = Generator::new(move |yielder: Yield<Dyn>| async move {
        match yielder.awaited(&next).await {
            Err(exc) if exc.is(ExcType::StopAsyncIteration) => Ok(default),
            other => other,
        }
    });
    Ok(Dyn::native(Coroutine {
        name: RefCell::new(Str::from("anext")),
        qualname: RefCell::new(Str::from("anext")),
        generator: or_default.called("coroutine"),
        is_used: Cell::new(true),
    }))
}

impl Yield<Dyn> {
    /// `await value`.
    pub async fn awaited(&self, value: &Dyn) -> Result<Dyn> {
        let inner = awaitable(value)?;
        self.delegate(&inner).await
    }

    /// `yield value` of an asynchronous generator.
    pub async fn give_item(&self, value: Dyn) -> Result<Dyn> {
        self.give(Dyn::native(Item(value))).await
    }

    /// The next item of `async for`.
    pub async fn next_of(&self, iter: &Dyn) -> Result<Option<Dyn>> {
        let next = asynchronous_next(iter)?;
        let inner = awaitable(&next).map_err(|exc| {
            if !exc.is(ExcType::TypeError) {
                return exc;
            }
            type_error(&format!(
                "'async for' received an invalid object from __anext__: {}",
                d::type_name(&next)
            ))
        })?;
        match self.delegate(&inner).await {
            Ok(value) => Ok(Some(value)),
            Err(exc) if exc.is(ExcType::StopAsyncIteration) => Ok(None),
            Err(exc) => Err(exc),
        }
    }

    /// The beginning of `async with`.
    pub async fn entered(&self, manager: &Dyn) -> Result<Dyn> {
        let has = |name: &str| match manager {
            Dyn::Instance(_) => d::special(manager, name).is_some(),
            _ => d::hasattr(manager, name).unwrap_or(false),
        };
        let what = match (has("__aenter__"), has("__aexit__")) {
            (true, true) => {
                let enter = d::call_method(manager, "__aenter__", &[])?;
                return self.awaited_of(&enter, "__aenter__").await;
            }
            (true, false) => " (missed __aexit__ method)",
            (false, _) => "",
        };
        let name = d::type_name(manager);
        Err(type_error(&format!(
            "'{name}' object does not support the asynchronous context manager protocol{what}"
        )))
    }

    async fn awaited_of(&self, value: &Dyn, name: &str) -> Result<Dyn> {
        let inner = awaitable(value).map_err(|exc| {
            let is_lack = exc.is(ExcType::TypeError) && d::special(value, "__await__").is_none();
            if !is_lack {
                return exc;
            }
            type_error(&format!(
                "'async with' received an object from {name} that does not implement __await__: {}",
                d::type_name(value)
            ))
        })?;
        self.delegate(&inner).await
    }

    /// The end of `async with`.
    pub async fn leave<T>(&self, manager: &Dyn, outcome: Flow<T>) -> Result<Flow<T>> {
        let none = [Dyn::None, Dyn::None, Dyn::None];
        match outcome {
            Flow::Raise(exc) => {
                let class = Dyn::Class(exc.class().clone());
                let _handling = crate::handling(&exc);
                let asked =
                    d::call_method(manager, "__aexit__", &[class, exc.to_dyn(), Dyn::None])?;
                let answer = self.awaited_of(&asked, "__aexit__").await?;
                let is_over = d::truth(&answer)? && !exc.is_refusal();
                Ok(if is_over { Flow::Next } else { Flow::Raise(exc) })
            }
            other => {
                let asked = d::call_method(manager, "__aexit__", &none)?;
                self.awaited_of(&asked, "__aexit__").await?;
                Ok(other)
            }
        }
    }
}

/// What kind of asynchronous thing an object is: `coroutine`, `async_generator` or nothing.
pub(crate) fn kind(value: &Dyn) -> &'static str {
    match value {
        Dyn::Native(native) => match native.type_name() {
            name @ ("coroutine"
            | "async_generator"
            | "async_generator_asend"
            | "async_generator_athrow") => name,
            _ => "",
        },
        _ => "",
    }
}
