//! Door A: models as values, composed by `bind` and `map` as iterators are. Nothing is boxed.
//!
//! ```
//! use larder_infer::prob::{Prob, observe, sample};
//! use larder_infer::runtime::handler::run;
//! use larder_infer::{addr, Normal, PooledPriorHandler, Purpose, Stream, TraceBuilder, TracePool};
//!
//! # fn main() -> Result<(), larder_infer::InferError> {
//! let mut pool = TracePool::new(100);
//! let mut rng = Stream::new(1, 0, Purpose::Simulate);
//! for _ in 0..1000 {
//!     let model = sample(addr!("x"), Normal::new(0.0, 1.0)?)
//!         .bind(|x| observe(addr!("y"), Normal::new(x, 0.1).expect("0.1 is positive"), 1.5).map(move |()| x));
//!     let handler = PooledPriorHandler {
//!         rng: &mut rng,
//!         trace_builder: TraceBuilder::new(),
//!         pool: &mut pool,
//!     };
//!     let (x, trace) = run(handler, model);
//!     assert_eq!(trace.choices.f64(&addr!("x")), Some(x));
//!     pool.return_trace(trace);
//! }
//! assert!(pool.stats().hit_ratio() > 99.0);
//! # Ok(())
//! # }
//! ```

use std::ops::Range;

use crate::address::Address;
use crate::dist::{Law, SiteValue};
use crate::handler::Handler;
use crate::model::{HandlerCtx, Model};

/// A model that gives an `Out` when it is run.
pub trait Prob: Sized {
    /// What a run gives.
    type Out;

    /// Runs under a handler.
    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> Self::Out;

    /// Goes on with a model made of what this one gives.
    #[inline]
    fn bind<P: Prob, F: FnOnce(Self::Out) -> P>(self, then: F) -> Bind<Self, F> {
        Bind { first: self, then }
    }

    /// [`Prob::bind`] under its other name.
    #[inline]
    fn and_then<P: Prob, F: FnOnce(Self::Out) -> P>(self, then: F) -> Bind<Self, F> {
        self.bind(then)
    }

    /// Applies a function to what this one gives.
    #[inline]
    fn map<B, F: FnOnce(Self::Out) -> B>(self, f: F) -> Map<Self, F> {
        Map { first: self, f }
    }

    /// This one and then another; gives both.
    #[inline]
    fn zip<P: Prob>(self, other: P) -> Zip<Self, P> {
        Zip { first: self, second: other }
    }
}

/// A sampled site.
#[inline]
pub fn sample<L: Law<f64>>(at: Address, law: L) -> Sample<L> {
    Sample { at, law }
}

/// An observed site.
#[inline]
pub fn observe<L: Law<f64>>(at: Address, law: L, value: L::Value) -> Observe<L> {
    Observe { at, law, value }
}

/// A factor of the weight, by its logarithm.
#[inline]
pub fn factor(log_weight: f64) -> Factor {
    Factor { log_weight }
}

/// A model that does nothing but give a value.
#[inline]
pub fn pure<A>(value: A) -> Pure<A> {
    Pure { value }
}

/// A run in which the condition fails has weight zero.
#[inline]
pub fn guard(condition: bool) -> Factor {
    factor(if condition { 0.0 } else { f64::NEG_INFINITY })
}

/// One model per index; gives what they give. Allocates the vector of it.
#[inline]
pub fn plate<P: Prob, F: FnMut(usize) -> P>(range: Range<usize>, each: F) -> Plate<F> {
    Plate { range, each }
}

/// A model of door B as a value of door A.
#[inline]
pub fn direct<M: Model>(model: &M) -> Direct<'_, M> {
    Direct { model }
}

/// One model per index: `plate!(i in 0..n => observe(addr!("y", i), law, y[i]))`.
#[macro_export]
macro_rules! plate {
    ($i:ident in $range:expr => $body:expr) => {
        $crate::prob::plate($range, move |$i| $body)
    };
}

/// See [`sample`].
#[derive(Clone, Copy, Debug)]
pub struct Sample<L> {
    at: Address,
    law: L,
}

/// See [`observe`].
#[derive(Clone, Copy, Debug)]
pub struct Observe<L: Law<f64>> {
    at: Address,
    law: L,
    value: L::Value,
}

/// See [`factor`].
#[derive(Clone, Copy, Debug)]
pub struct Factor {
    log_weight: f64,
}

/// See [`pure`].
#[derive(Clone, Copy, Debug)]
pub struct Pure<A> {
    value: A,
}

/// See [`Prob::bind`].
#[derive(Clone, Copy, Debug)]
pub struct Bind<P, F> {
    first: P,
    then: F,
}

/// See [`Prob::map`].
#[derive(Clone, Copy, Debug)]
pub struct Map<P, F> {
    first: P,
    f: F,
}

/// See [`Prob::zip`].
#[derive(Clone, Copy, Debug)]
pub struct Zip<P, Q> {
    first: P,
    second: Q,
}

/// See [`plate()`].
#[derive(Clone, Debug)]
pub struct Plate<F> {
    range: Range<usize>,
    each: F,
}

/// See [`direct`].
#[derive(Clone, Copy, Debug)]
pub struct Direct<'m, M> {
    model: &'m M,
}

impl<L: Law<f64>> Prob for Sample<L> {
    type Out = L::Value;

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> L::Value {
        <L::Value as SiteValue>::sampled_by(handler, &self.at, &self.law)
    }
}

impl<L: Law<f64>> Prob for Observe<L> {
    type Out = ();

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) {
        <L::Value as SiteValue>::observed_by(handler, &self.at, &self.law, self.value);
    }
}

impl Prob for Factor {
    type Out = ();

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) {
        handler.on_factor(self.log_weight);
    }
}

impl<A> Prob for Pure<A> {
    type Out = A;

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, _handler: &mut H) -> A {
        self.value
    }
}

impl<P: Prob, Q: Prob, F: FnOnce(P::Out) -> Q> Prob for Bind<P, F> {
    type Out = Q::Out;

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> Q::Out {
        let value = self.first.go(handler);
        (self.then)(value).go(handler)
    }
}

impl<P: Prob, B, F: FnOnce(P::Out) -> B> Prob for Map<P, F> {
    type Out = B;

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> B {
        (self.f)(self.first.go(handler))
    }
}

impl<P: Prob, Q: Prob> Prob for Zip<P, Q> {
    type Out = (P::Out, Q::Out);

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> Self::Out {
        let first = self.first.go(handler);
        (first, self.second.go(handler))
    }
}

impl<P: Prob, F: FnMut(usize) -> P> Prob for Plate<F> {
    type Out = Vec<P::Out>;

    fn go<H: Handler + ?Sized>(self, handler: &mut H) -> Vec<P::Out> {
        let Plate { range, mut each } = self;
        range.map(|i| each(i).go(handler)).collect()
    }
}

impl<M: Model> Prob for Direct<'_, M> {
    type Out = ();

    #[inline(always)]
    fn go<H: Handler + ?Sized>(self, handler: &mut H) {
        self.model.run(&mut HandlerCtx::new(handler));
    }
}
