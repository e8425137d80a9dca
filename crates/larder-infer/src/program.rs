//! Models of door A whose shape is only known while they run: recursion, chains of a length that values decide.
//!
//! What `bind` and `map` of [`Prob`] compose has its type written out, so a model cannot contain itself. A
//! [`Program`] forgets the types: steps and what follows them lie on the heap, a run takes them one by one from a
//! list, and neither depth nor the side on which binds are nested costs stack. Each bind is moved once: a chain
//! of `n` takes time in proportion to `n`.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;

use crate::address::Address;
use crate::dist::{Distribution, VectorDistribution};
use crate::error::InferError;
use crate::handler::Handler;
use crate::prob::Prob;
use crate::trace::Trace;

/// A value whose type was forgotten.
type Value = Box<dyn Any>;
type Work = Box<dyn FnOnce(&mut dyn Handler) -> Value>;
type Next = Box<dyn FnOnce(Value) -> Steps>;

enum First {
    Done(Value),
    Work(Work),
}

/// What is done first, and what follows it, the last one first.
struct Steps {
    first: First,
    then: Vec<Next>,
}

/// A model that gives an `A`, its steps on the heap.
///
/// ```
/// use larder_infer::prob::{pure, sample};
/// use larder_infer::runtime::handler::run;
/// use larder_infer::{Program, addr, Normal, PriorHandler, Purpose, Stream, Trace};
///
/// /// Steps of a walk until it leaves the unit interval.
/// fn walk(x: f64, n: usize) -> Program<usize> {
///     if x.abs() > 1.0 {
///         return Program::new(pure(n));
///     }
///     Program::new(sample(addr!("step", n), Normal(0.0, 0.3))).bind(move |step| walk(x + step, n + 1))
/// }
///
/// let mut rng = Stream::new(1, 0, Purpose::Simulate);
/// let (steps, trace) = run(PriorHandler { rng: &mut rng, trace: Trace::default() }, walk(0.0, 0));
/// assert_eq!(trace.choices.len(), steps);
/// ```
pub struct Program<A> {
    first: First,
    /// What follows, the first one first.
    then: Vec<Next>,
    gives: PhantomData<fn() -> A>,
}

impl<A> fmt::Debug for Program<A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Program").field("binds", &self.then.len()).finish_non_exhaustive()
    }
}

fn back<A: 'static>(value: Value) -> A {
    *value.downcast().expect("the value of the step before")
}

impl<A: 'static> Program<A> {
    /// A model whose type is forgotten.
    pub fn new<P: Prob<Out = A> + 'static>(model: P) -> Self {
        let work: Work = Box::new(move |handler: &mut dyn Handler| Box::new(model.go(handler)));
        Program { first: First::Work(work), then: Vec::new(), gives: PhantomData }
    }

    /// A model that does nothing but give a value.
    pub fn pure(value: A) -> Self {
        Program { first: First::Done(Box::new(value)), then: Vec::new(), gives: PhantomData }
    }

    /// Goes on with a program made of what this one gives.
    #[must_use]
    pub fn bind<B: 'static>(mut self, then: impl FnOnce(A) -> Program<B> + 'static) -> Program<B> {
        self.then.push(Box::new(move |value| then(back(value)).steps()));
        Program { first: self.first, then: self.then, gives: PhantomData }
    }

    /// Applies a function to what this one gives.
    #[must_use]
    pub fn map<B: 'static>(self, f: impl FnOnce(A) -> B + 'static) -> Program<B> {
        self.bind(|value| Program::pure(f(value)))
    }

    fn steps(mut self) -> Steps {
        self.then.reverse();
        Steps { first: self.first, then: self.then }
    }
}

/// Makes a handler of any size one that can be named without its type.
struct Through<'h, H: ?Sized>(&'h mut H);

impl<H: Handler + ?Sized> Handler for Through<'_, H> {
    fn on_sample_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>) -> f64 {
        self.0.on_sample_f64(addr, dist)
    }
    fn on_sample_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>) -> bool {
        self.0.on_sample_bool(addr, dist)
    }
    fn on_sample_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>) -> u64 {
        self.0.on_sample_u64(addr, dist)
    }
    fn on_sample_usize(&mut self, addr: &Address, dist: &dyn Distribution<usize>) -> usize {
        self.0.on_sample_usize(addr, dist)
    }
    fn on_sample_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>) -> i64 {
        self.0.on_sample_i64(addr, dist)
    }
    fn on_sample_vector(&mut self, addr: &Address, dist: &dyn VectorDistribution, out: &mut [f64]) {
        self.0.on_sample_vector(addr, dist, out);
    }
    fn on_observe_f64(&mut self, addr: &Address, dist: &dyn Distribution<f64>, value: f64) {
        self.0.on_observe_f64(addr, dist, value);
    }
    fn on_observe_bool(&mut self, addr: &Address, dist: &dyn Distribution<bool>, value: bool) {
        self.0.on_observe_bool(addr, dist, value);
    }
    fn on_observe_u64(&mut self, addr: &Address, dist: &dyn Distribution<u64>, value: u64) {
        self.0.on_observe_u64(addr, dist, value);
    }
    fn on_observe_usize(&mut self, addr: &Address, dist: &dyn Distribution<usize>, value: usize) {
        self.0.on_observe_usize(addr, dist, value);
    }
    fn on_observe_i64(&mut self, addr: &Address, dist: &dyn Distribution<i64>, value: i64) {
        self.0.on_observe_i64(addr, dist, value);
    }
    fn on_observe_vector(&mut self, addr: &Address, dist: &dyn VectorDistribution, value: &[f64]) {
        self.0.on_observe_vector(addr, dist, value);
    }
    fn on_factor(&mut self, log_weight: f64) {
        self.0.on_factor(log_weight);
    }
    fn on_generated(&mut self, addr: &Address, value: f64) {
        self.0.on_generated(addr, value);
    }
    fn on_fault(&mut self, fault: InferError) {
        self.0.on_fault(fault);
    }
    /// The trace is the inner handler's; nobody asks here.
    fn finish(self) -> Trace {
        Trace::default()
    }
}

impl<A: 'static> Prob for Program<A> {
    type Out = A;

    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> A {
        let mut handler = Through(handler);
        let Steps { mut first, then: mut waiting } = self.steps();
        loop {
            let value = match first {
                First::Done(value) => value,
                First::Work(work) => work(&mut handler),
            };
            let Some(next) = waiting.pop() else { return back(value) };
            let mut steps = next(value);
            waiting.append(&mut steps.then);
            first = steps.first;
        }
    }
}
