//! Iterators as values, and generators: bodies that stop at each `yield` and go on at the next `next`.
//!
//! A generator's body is an `async` block. Rust turns it into a state machine that can stop anywhere, in
//! loops, in the labelled blocks that stand for `try`, in nested calls of other such blocks; no thread is
//! needed, so it works on WebAssembly too. `y.give(value).await` stops once: the first poll leaves the value
//! in a cell and is pending, the second brings what `send` or `throw` has put there.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use crate::dyn_value::Dyn;
use crate::exc::{Exc, ExcType, Result, attribute_error, runtime_error, type_error, value_error};
use crate::traits::{FromDyn, Iterate, Next, ToDyn};

/// Where a generator stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing of its body has run.
    Created,
    /// At a `yield`.
    Suspended,
    /// It is being asked for its next value.
    Running,
    /// Its body has ended.
    Closed,
}

/// What an iterator is behind its value.
pub trait Source<T> {
    /// The next value.
    fn next(&mut self) -> Result<Option<T>>;
    /// `send` and `throw` of a generator.
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<T>> {
        drop(message);
        Err(attribute_error("the iterator is no generator"))
    }
    /// `close` of a generator.
    fn close(&mut self) -> Result<()> {
        Ok(())
    }
    /// The value of a `return`.
    fn returned(&self) -> Dyn {
        Dyn::None
    }
    /// Whether it decides itself what is done with an exception that is thrown at its place.
    fn is_asked(&self) -> bool {
        false
    }
    /// Where a generator stands; nothing for what is none.
    fn stage(&self) -> Option<Stage> {
        None
    }
    /// Where the iterator lies that this one only shows as one of dynamic values.
    fn origin(&self) -> Option<usize> {
        None
    }
    /// How it shows itself, where it does so by what it holds.
    fn repr(&self) -> Result<Option<String>> {
        Ok(None)
    }
    /// How many are left, where it can tell.
    fn remaining(&self) -> Option<usize> {
        None
    }
}

/// An iterator as a value; a clone is the same one.
pub struct Iter<T>(Rc<Inner<T>>);

struct Inner<T> {
    name: &'static str,
    /// `__qualname__` of the function of a generator.
    function: &'static str,
    /// Where the iterator lies that this one shows as one of dynamic values: both are one object.
    origin: Option<usize>,
    source: RefCell<Box<dyn Source<T>>>,
}

impl<T> Clone for Iter<T> {
    fn clone(&self) -> Iter<T> {
        Iter(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Iter<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.name)
    }
}

struct Plain<N>(N);

impl<N: Next> Source<N::Item> for Plain<N> {
    fn next(&mut self) -> Result<Option<N::Item>> {
        self.0.next()
    }
    fn remaining(&self) -> Option<usize> {
        self.0.remaining()
    }
}

struct ByCall<F>(Option<F>);

impl<T, F: FnMut() -> Result<Option<T>>> Source<T> for ByCall<F> {
    fn next(&mut self) -> Result<Option<T>> {
        let Some(step) = &mut self.0 else { return Ok(None) };
        let outcome = step();
        if matches!(outcome, Ok(None)) {
            self.0 = None;
        }
        outcome
    }
}

impl<T: 'static> Iter<T> {
    /// An iterator of a type that messages name so.
    pub fn of<N: Next<Item = T> + 'static>(name: &'static str, source: N) -> Iter<T> {
        Iter::from_source(name, Box::new(Plain(source)))
    }

    /// An iterator from a function that gives the next value; after the end it is not called again.
    pub fn from_fn(
        name: &'static str,
        step: impl FnMut() -> Result<Option<T>> + 'static,
    ) -> Iter<T> {
        Iter::from_source(name, Box::new(ByCall(Some(step))))
    }

    /// Whether what is thrown goes into it.
    fn is_generator(&self) -> bool {
        matches!(
            self.0.name,
            "generator"
                | "coroutine_wrapper"
                | "async_generator_asend"
                | "async_generator_athrow"
                | "anext_awaitable"
        ) || self.0.source.try_borrow().is_ok_and(|source| source.is_asked())
    }

    pub(crate) fn from_source(name: &'static str, source: Box<dyn Source<T>>) -> Iter<T> {
        Iter(Rc::new(Inner {
            name,
            function: "",
            origin: source.origin(),
            source: RefCell::new(source),
        }))
    }

    /// How many are left, where it can tell.
    pub(crate) fn remaining(&self) -> Option<usize> {
        self.0.source.try_borrow().ok().and_then(|source| source.remaining())
    }

    /// How it shows itself, where it does so by what it holds.
    pub(crate) fn shown(&self) -> Result<Option<String>> {
        self.0.source.try_borrow().map_or(Ok(None), |source| source.repr())
    }

    /// The next value.
    pub fn advance(&self) -> Result<Option<T>> {
        match self.0.source.try_borrow_mut() {
            Ok(mut source) => match source.next() {
                // What an iterator calls may end it, as a function that `map` calls: not for ever.
                Err(exc) if exc.is(ExcType::StopIteration) => Ok(None),
                outcome => outcome,
            },
            Err(_) => Err(value_error(&format!("{} already executing", self.0.name))),
        }
    }

    /// `it.send(value)`, `it.throw(exc)`.
    pub fn resume(&self, message: Result<Dyn>) -> Result<Option<T>> {
        match self.0.source.try_borrow_mut() {
            Ok(mut source) => source.resume(message),
            Err(_) => Err(value_error("generator already executing")),
        }
    }

    /// `it.close()`.
    pub fn close(&self) -> Result<()> {
        match self.0.source.try_borrow_mut() {
            Ok(mut source) => source.close(),
            Err(_) => Err(value_error("generator already executing")),
        }
    }

    /// Where a generator stands; nothing for what is none.
    pub(crate) fn stage(&self) -> Option<Stage> {
        match self.0.source.try_borrow() {
            Ok(source) => source.stage(),
            Err(_) => (self.0.name == "generator").then_some(Stage::Running),
        }
    }

    /// The `StopIteration` at the end, with the value of the `return`.
    pub fn stop(&self) -> Exc {
        match self.0.source.try_borrow().map(|source| source.returned()) {
            Ok(Dyn::None) | Err(_) => ExcType::StopIteration.bare(),
            Ok(value) => ExcType::StopIteration.of(vec![value]),
        }
    }

    /// `type(it).__name__`.
    pub fn type_name(&self) -> &'static str {
        self.0.name
    }

    /// `__qualname__` of a generator: that of its function, as long as the program has not named that anew.
    pub(crate) fn qualname(&self) -> Result<&'static str> {
        let function = self.0.function;
        if function.is_empty() || crate::function::is_renamed(function) {
            return Err(crate::exc::not_implemented_error(
                "the name of a generator whose function was named anew",
            ));
        }
        Ok(function)
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Iter<T>) -> bool {
        self.address() == other.address()
    }

    pub(crate) fn address(&self) -> usize {
        self.0.origin.unwrap_or(Rc::as_ptr(&self.0).cast::<()>() as usize)
    }
}

impl<T: 'static> Next for Iter<T> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        self.advance()
    }
}

impl<T: 'static> Iterate for Iter<T> {
    type Item = T;
    type Iter = Iter<T>;
    fn iterate(&self) -> Result<Iter<T>> {
        Ok(self.clone())
    }
}

impl<T: 'static> crate::traits::Eq for Iter<T> {
    fn equals(&self, other: &Iter<T>) -> Result<bool> {
        Ok(self.is_same(other))
    }
    fn equals_quick(&self, other: &Iter<T>) -> Option<bool> {
        Some(self.is_same(other))
    }
}

impl<T> crate::traits::TypeName for Iter<T> {
    fn type_name(&self) -> std::borrow::Cow<'static, str> {
        std::borrow::Cow::Borrowed(self.0.name)
    }
}

impl<T: 'static> crate::traits::Repr for Iter<T> {
    fn repr(&self, out: &mut String) -> Result<()> {
        let (name, address) = (self.type_name(), self.address());
        out.push_str(&match self.shown()? {
            Some(text) => text,
            None if name == "generator" => {
                format!("<generator object {} at {address:#x}>", self.qualname()?)
            }
            None => format!("<{name} object at {address:#x}>"),
        });
        Ok(())
    }
}

impl<T: 'static> crate::traits::Order for Iter<T> {
    fn order(&self, comparison: crate::traits::Comparison, other: &Iter<T>) -> Result<bool> {
        Err(crate::traits::no_order(comparison, self.0.name, other.0.name))
    }
}

impl From<Iter<Dyn>> for Dyn {
    #[inline]
    fn from(value: Iter<Dyn>) -> Dyn {
        Dyn::Iter(value)
    }
}

impl FromDyn for Iter<Dyn> {
    fn from_dyn(value: &Dyn) -> Result<Iter<Dyn>> {
        match value {
            Dyn::Iter(items) => Ok(items.clone()),
            other => Err(type_error(&format!(
                "expected an iterator, got {}",
                crate::dynamic::type_name(other)
            ))),
        }
    }
}

impl<T: ToDyn + 'static> Iter<T> {
    /// The same iterator as one of dynamic values.
    pub fn dynamic(&self) -> Iter<Dyn> {
        match self.to_dyn() {
            Dyn::Iter(iter) => iter,
            _ => unreachable!("an iterator is one as a dynamic value"),
        }
    }
}

impl<T: ToDyn + 'static> ToDyn for Iter<T> {
    fn to_dyn(&self) -> Dyn {
        match (self as &dyn std::any::Any).downcast_ref::<Iter<Dyn>>() {
            Some(own) => Dyn::Iter(own.clone()),
            None => Dyn::Iter(Iter(Rc::new(Inner {
                name: self.0.name,
                function: self.0.function,
                origin: Some(self.address()),
                source: RefCell::new(Box::new(SharedAsDyn(self.clone()))),
            }))),
        }
    }
}

/// A typed iterator as one of dynamic values: both step through the same.
struct SharedAsDyn<T>(Iter<T>);

impl<T: ToDyn + 'static> Source<Dyn> for SharedAsDyn<T> {
    fn next(&mut self) -> Result<Option<Dyn>> {
        Ok(self.0.advance()?.map(|value| value.to_dyn()))
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        Ok(self.0.resume(message)?.map(|value| value.to_dyn()))
    }
    fn close(&mut self) -> Result<()> {
        self.0.close()
    }
    fn returned(&self) -> Dyn {
        self.0.0.source.try_borrow().map_or(Dyn::None, |source| source.returned())
    }
    fn stage(&self) -> Option<Stage> {
        self.0.stage()
    }
    fn remaining(&self) -> Option<usize> {
        self.0.remaining()
    }
}

impl<T: ToDyn + 'static> ToDyn for Generator<T> {
    fn to_dyn(&self) -> Dyn {
        let (held, sent) = (self.clone(), self.clone());
        drop(sent);
        Dyn::Iter(Iter::from_source("generator", Box::new(AsDyn(held))))
    }
}

/// A typed generator as one of dynamic values.
struct AsDyn<T>(Generator<T>);

impl<T: ToDyn + 'static> Source<Dyn> for AsDyn<T> {
    fn origin(&self) -> Option<usize> {
        Some(Rc::as_ptr(&self.0.0).cast::<()>() as usize)
    }
    fn stage(&self) -> Option<Stage> {
        Some(self.0.stage())
    }
    fn next(&mut self) -> Result<Option<Dyn>> {
        Ok(self.0.advance()?.map(|value| value.to_dyn()))
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<Dyn>> {
        Ok(self.0.resume(message)?.map(|value| value.to_dyn()))
    }
    fn close(&mut self) -> Result<()> {
        self.0.close()
    }
    fn returned(&self) -> Dyn {
        self.0.returned()
    }
}

/// What a body and its generator pass to each other.
struct Channel<T> {
    given: Cell<Option<T>>,
    message: Cell<Option<Result<Dyn>>>,
}

/// The hand of a generator's body: `y.give(value).await?` is `yield value`.
pub struct Yield<T>(Rc<Channel<T>>);

impl<T> Clone for Yield<T> {
    fn clone(&self) -> Yield<T> {
        Yield(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Yield<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Yield")
    }
}

/// One `yield`, until the generator goes on.
struct Give<T> {
    channel: Rc<Channel<T>>,
    value: Option<T>,
}

impl<T> Unpin for Give<T> {}

impl<T> Future for Give<T> {
    type Output = Result<Dyn>;
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Result<Dyn>> {
        match self.value.take() {
            Some(value) => {
                self.channel.given.set(Some(value));
                Poll::Pending
            }
            None => Poll::Ready(self.channel.message.take().unwrap_or(Ok(Dyn::None))),
        }
    }
}

impl<T: 'static> Yield<T> {
    /// `yield value`: gives what `send` sends, raises what `throw` and `close` throw.
    pub fn give(&self, value: T) -> impl Future<Output = Result<Dyn>> + use<T> {
        Give { channel: Rc::clone(&self.0), value: Some(value) }
    }

    /// `yield from items` of anything; the value of its `return`.
    pub async fn give_from<I: Iterate<Item = T>>(&self, items: &I) -> Result<Dyn> {
        let mut items = items.iterate()?;
        while let Some(item) = items.next()? {
            self.give(item).await?;
        }
        Ok(Dyn::None)
    }

    /// `yield from` another generator: what is sent and thrown goes on to it.
    pub async fn delegate(&self, inner: &Iter<T>) -> Result<Dyn> {
        let mut step = inner.advance()?;
        while let Some(value) = step {
            let is_generator = inner.is_generator();
            step = match self.give(value).await {
                Ok(Dyn::None) => inner.advance()?,
                Ok(sent) => inner.resume(Ok(sent))?,
                Err(exc) if exc.is(ExcType::GeneratorExit) => {
                    inner.close()?;
                    return Err(exc);
                }
                Err(exc) if is_generator => inner.resume(Err(exc))?,
                Err(exc) => return Err(exc),
            };
        }
        match inner.0.source.try_borrow() {
            Ok(source) => Ok(source.returned()),
            Err(_) => Ok(Dyn::None),
        }
    }
}

type Body = Pin<Box<dyn Future<Output = Result<Dyn>>>>;

/// A generator; a clone is the same one.
pub struct Generator<T>(Rc<State<T>>);

struct State<T> {
    /// What messages call it.
    kind: Cell<&'static str>,
    channel: Rc<Channel<T>>,
    body: RefCell<Option<Body>>,
    is_started: Cell<bool>,
    returned: RefCell<Dyn>,
    /// What it was handling when it stopped.
    handled: RefCell<Vec<Exc>>,
}

impl<T> Clone for Generator<T> {
    fn clone(&self) -> Generator<T> {
        Generator(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Generator<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("generator")
    }
}

/// What a body may end with: nothing, or the value of its `return`.
pub trait Returned {
    /// The value.
    fn into_dyn(self) -> Dyn;
}

impl Returned for () {
    fn into_dyn(self) -> Dyn {
        Dyn::None
    }
}

impl Returned for Dyn {
    fn into_dyn(self) -> Dyn {
        self
    }
}

impl<T: 'static> Generator<T> {
    /// A generator of a body, which does not run before the first `next`.
    pub fn new<R: Returned, F: Future<Output = Result<R>> + 'static>(
        body: impl FnOnce(Yield<T>) -> F,
    ) -> Generator<T> {
        let channel = Rc::new(Channel { given: Cell::new(None), message: Cell::new(None) });
        let body = body(Yield(Rc::clone(&channel)));
        let body: Body = Box::pin(async move { body.await.map(Returned::into_dyn) });
        Generator(Rc::new(State {
            kind: Cell::new("generator"),
            channel,
            body: RefCell::new(Some(body)),
            is_started: Cell::new(false),
            returned: RefCell::new(Dyn::None),
            handled: RefCell::new(Vec::new()),
        }))
    }

    /// The same under another name in messages: a coroutine.
    #[must_use]
    pub(crate) fn called(self, kind: &'static str) -> Generator<T> {
        self.0.kind.set(kind);
        self
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// The next value.
    pub fn advance(&self) -> Result<Option<T>> {
        self.resume(Ok(Dyn::None))
    }

    /// `g.send(value)`, `g.throw(exc)`.
    pub fn resume(&self, message: Result<Dyn>) -> Result<Option<T>> {
        let state = &self.0;
        let kind = state.kind.get();
        let Ok(mut slot) = state.body.try_borrow_mut() else {
            return Err(value_error(&format!("{kind} already executing")));
        };
        if slot.is_none() {
            // It is over: what is thrown comes back, and a `return` is only told once.
            *state.returned.borrow_mut() = Dyn::None;
            return message.map(|_| None);
        }
        // It runs as long as a call does, and may ask others like itself.
        let _call = crate::recursion::enter()?;
        if !state.is_started.get() {
            match message {
                Err(exc) => {
                    *slot = None;
                    return Err(exc);
                }
                Ok(Dyn::None) => {}
                Ok(_) => {
                    return Err(type_error(&format!(
                        "can't send non-None value to a just-started {kind}"
                    )));
                }
            }
            state.is_started.set(true);
        } else {
            if let (Err(thrown), Some(handled)) = (&message, state.handled.borrow().last()) {
                thrown.set_context(Some(handled));
            }
            state.channel.message.set(Some(message));
        }
        let mut context = Context::from_waker(Waker::noop());
        let Some(body) = slot.as_mut() else { return Ok(None) };
        let depth = crate::handling::depth();
        crate::handling::put_back(state.handled.take());
        let step = body.as_mut().poll(&mut context);
        state.handled.replace(crate::handling::take_from(depth));
        match step {
            Poll::Pending => match state.channel.given.take() {
                Some(value) => Ok(Some(value)),
                None => Err(runtime_error("a generator waits for something that is no yield")),
            },
            Poll::Ready(outcome) => {
                *slot = None;
                drop(slot);
                match outcome {
                    Ok(value) => {
                        *state.returned.borrow_mut() = value;
                        Ok(None)
                    }
                    Err(exc)
                        if exc.is(ExcType::StopIteration)
                            || kind == "async generator" && exc.is(ExcType::StopAsyncIteration) =>
                    {
                        let is_plain = exc.is(ExcType::StopIteration);
                        let what = if is_plain { "StopIteration" } else { "StopAsyncIteration" };
                        let outer = runtime_error(&format!("{kind} raised {what}"));
                        outer.set_context(Some(&exc));
                        Err(outer.from_cause(Some(exc)))
                    }
                    Err(exc) => Err(exc),
                }
            }
        }
    }

    /// `g.close()`.
    pub fn close(&self) -> Result<()> {
        let is_idle = !self.0.is_started.get();
        if is_idle {
            if let Ok(mut slot) = self.0.body.try_borrow_mut() {
                *slot = None;
            }
            return Ok(());
        }
        match self.0.body.try_borrow() {
            Ok(slot) if slot.is_none() => return Ok(()),
            Ok(_) => {}
            Err(_) => {
                return Err(value_error(&format!("{} already executing", self.0.kind.get())));
            }
        }
        match self.resume(Err(ExcType::GeneratorExit.bare())) {
            Ok(None) => Ok(()),
            Ok(Some(_)) => {
                Err(runtime_error(&format!("{} ignored GeneratorExit", self.0.kind.get())))
            }
            Err(exc) if exc.is(ExcType::GeneratorExit) || exc.is(ExcType::StopIteration) => Ok(()),
            Err(exc) => Err(exc),
        }
    }

    /// Where it stands.
    pub fn stage(&self) -> Stage {
        match self.0.body.try_borrow() {
            Err(_) => Stage::Running,
            Ok(body) if body.is_none() => Stage::Closed,
            Ok(_) if self.0.is_started.get() => Stage::Suspended,
            Ok(_) => Stage::Created,
        }
    }

    /// The value of the `return`.
    pub fn returned(&self) -> Dyn {
        self.0.returned.borrow().clone()
    }

    /// The generator as an iterator; it knows the qualified name of its function.
    pub fn to_iter(&self, function: &'static str) -> Iter<T> {
        let source = Own(self.clone());
        Iter(Rc::new(Inner {
            name: "generator",
            function,
            origin: source.origin(),
            source: RefCell::new(Box::new(source)),
        }))
    }
}

struct Own<T>(Generator<T>);

impl<T: 'static> Source<T> for Own<T> {
    fn origin(&self) -> Option<usize> {
        Some(Rc::as_ptr(&self.0.0).cast::<()>() as usize)
    }
    fn stage(&self) -> Option<Stage> {
        Some(self.0.stage())
    }
    fn next(&mut self) -> Result<Option<T>> {
        self.0.advance()
    }
    fn resume(&mut self, message: Result<Dyn>) -> Result<Option<T>> {
        self.0.resume(message)
    }
    fn close(&mut self) -> Result<()> {
        self.0.close()
    }
    fn returned(&self) -> Dyn {
        self.0.returned()
    }
}

impl<T> Drop for State<T> {
    /// Runs the `finally` blocks of a generator that is dropped before its end.
    fn drop(&mut self) {
        if !self.is_started.get() {
            return;
        }
        let Some(mut body) = self.body.get_mut().take() else { return };
        self.channel.message.set(Some(Err(ExcType::GeneratorExit.bare())));
        let mut context = Context::from_waker(Waker::noop());
        let depth = crate::handling::depth();
        crate::handling::put_back(self.handled.take());
        // What it raises now nobody can catch: CPython prints it and goes on.
        drop(body.as_mut().poll(&mut context));
        // A body that has yielded once more still handles: its guards go while what they hold is there.
        drop(body);
        drop(crate::handling::take_from(depth));
    }
}

impl<T: 'static> Next for Generator<T> {
    type Item = T;
    fn next(&mut self) -> Result<Option<T>> {
        self.advance()
    }
}

impl<T: 'static> Iterate for Generator<T> {
    type Item = T;
    type Iter = Generator<T>;
    fn iterate(&self) -> Result<Generator<T>> {
        Ok(self.clone())
    }
}
