//! Door B: a model as a plain function that samples and observes; and the one trait by which every
//! engine runs it.
//!
//! ```
//! use larder_infer::{addr, Ctx, HalfCauchy, Model, Normal};
//!
//! struct Schools {
//!     y: Vec<f64>,
//!     sigma: Vec<f64>,
//! }
//!
//! impl Model for Schools {
//!     fn run<C: Ctx>(&self, m: &mut C) {
//!         let mu = m.sample(addr!("mu"), Normal(0.0, 5.0));
//!         let tau = m.sample(addr!("tau"), HalfCauchy(5.0));
//!         m.plate("school", self.y.len(), |m, i| {
//!             let z = m.sample(addr!("z", i), Normal(0.0, 1.0));
//!             m.observe(addr!("y", i), Normal(mu + tau * z, self.sigma[i]), self.y[i]);
//!         });
//!     }
//! }
//! ```

use std::ops::{Deref, DerefMut};

use larder_memory::pool::PoolArc;

use crate::address::Address;
use crate::dist::{Law, SiteValue, VectorLaw};
use crate::error::InferError;
use crate::handler::Handler;
use crate::real::Real;

/// A model: one source for prior runs, scores, the tape and every sampler.
pub trait Model {
    /// Samples and observes.
    fn run<C: Ctx>(&self, m: &mut C);

    /// The names of the parameters in the order in which they are written out. Those that are not
    /// named follow in the order of their first appearance.
    fn parameters(&self) -> &[&'static str] {
        &[]
    }
}

impl<M: Model> Model for &M {
    fn run<C: Ctx>(&self, m: &mut C) {
        (**self).run(m);
    }
    fn parameters(&self) -> &[&'static str] {
        (**self).parameters()
    }
}

/// What a model talks to while it runs. Each engine brings its own.
pub trait Ctx: Sized {
    /// The numbers: `f64`, or recorded ones.
    type Real: Real;

    /// A sampled site: gives a number for real distributions, a plain `bool`, `u64`, `usize` or `i64`
    /// for the others.
    fn sample<L: Law<Self::Real>>(
        &mut self,
        at: Address,
        law: L,
    ) -> <L::Value as SiteValue>::In<Self::Real>;

    /// An observed site.
    fn observe<L: Law<Self::Real>>(&mut self, at: Address, law: L, value: L::Value);

    /// An observed site whose value is computed from sampled ones. What a change of variables needs is
    /// the model's own [`Ctx::factor`].
    fn observe_computed<L: Law<Self::Real, Value = f64>>(
        &mut self,
        at: Address,
        law: L,
        value: Self::Real,
    );

    /// A sampled vector.
    fn sample_vector<L: VectorLaw<Self::Real>>(
        &mut self,
        at: Address,
        law: L,
    ) -> Buffer<Self::Real>;

    /// An observed vector.
    fn observe_vector<L: VectorLaw<Self::Real>>(&mut self, at: Address, law: L, value: &[f64]);

    /// Multiplies the weight of the run by `e^log_weight`; counts as likelihood.
    fn factor(&mut self, log_weight: Self::Real);

    /// A quantity that the model derives, kept beside the draws under its address.
    fn generated(&mut self, at: Address, value: Self::Real) {
        _ = (at, value);
    }

    /// Something is wrong with the data or the run.
    fn fault(&mut self, fault: InferError);

    /// Like iterations, one per index: `0..n`. Samplers with a tape run many at once, so what one
    /// iteration computes must not depend on the one before it (that is [`Ctx::unfold`]).
    #[inline(always)]
    fn plate(&mut self, name: &'static str, n: usize, mut each: impl FnMut(&mut Self, usize)) {
        _ = name;
        for i in 0..n {
            each(self, i);
        }
    }

    /// Steps through time: each takes the state and gives the next. The first step (`t = 0`) draws
    /// the initial state; what it is given is `start`, which only fills the place. Particle filters
    /// fork and resample the state between steps.
    #[inline(always)]
    fn unfold<S: Clone>(
        &mut self,
        name: &'static str,
        start: S,
        steps: usize,
        mut step: impl FnMut(&mut Self, S, usize) -> S,
    ) -> S {
        _ = name;
        let mut state = start;
        for t in 0..steps {
            state = step(self, state, t);
        }
        state
    }

    /// Room for numbers, from a pool; goes back when it is dropped.
    #[inline]
    fn buffer(&self) -> Buffer<Self::Real> {
        Buffer::new()
    }
}

/// A vector of a model's numbers whose room comes from a pool and goes back to it.
#[derive(Debug)]
pub struct Buffer<R: Real> {
    values: PoolArc<Vec<R>>,
}

impl<R: Real> Buffer<R> {
    /// An empty one.
    pub fn new() -> Self {
        Buffer { values: R::pooled() }
    }

    /// One with these numbers.
    pub fn of(values: impl IntoIterator<Item = R>) -> Self {
        let mut buffer = Buffer::new();
        buffer.values.extend(values);
        buffer
    }

    /// Adds a number at the end.
    #[inline]
    pub fn push(&mut self, value: R) {
        self.values.push(value);
    }
}

impl<R: Real> Default for Buffer<R> {
    fn default() -> Self {
        Buffer::new()
    }
}

impl<R: Real> Deref for Buffer<R> {
    type Target = [R];

    #[inline(always)]
    fn deref(&self) -> &[R] {
        &self.values
    }
}

impl<R: Real> DerefMut for Buffer<R> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut [R] {
        &mut self.values
    }
}

/// Runs a model of door B under a handler of door A.
#[derive(Debug)]
pub struct HandlerCtx<'h, H: ?Sized> {
    handler: &'h mut H,
}

impl<'h, H: Handler + ?Sized> HandlerCtx<'h, H> {
    /// Passes everything to `handler`.
    #[inline]
    pub fn new(handler: &'h mut H) -> Self {
        HandlerCtx { handler }
    }
}

impl<H: Handler + ?Sized> Ctx for HandlerCtx<'_, H> {
    type Real = f64;

    #[inline(always)]
    fn sample<L: Law<Self::Real>>(
        &mut self,
        at: Address,
        law: L,
    ) -> <L::Value as SiteValue>::In<Self::Real> {
        <L::Value as SiteValue>::sampled_by(self.handler, &at, &law).lift::<f64>()
    }

    #[inline(always)]
    fn observe<L: Law<f64>>(&mut self, at: Address, law: L, value: L::Value) {
        <L::Value as SiteValue>::observed_by(self.handler, &at, &law, value);
    }

    #[inline(always)]
    fn observe_computed<L: Law<f64, Value = f64>>(&mut self, at: Address, law: L, value: f64) {
        self.handler.on_observe_f64(&at, &law, value);
    }

    fn sample_vector<L: VectorLaw<Self::Real>>(&mut self, at: Address, law: L) -> Buffer<f64> {
        let len = law.support().len();
        let mut out = Buffer::of(std::iter::repeat_n(0.0, len));
        self.handler.on_sample_vector(&at, &law, &mut out);
        out
    }

    fn observe_vector<L: VectorLaw<Self::Real>>(&mut self, at: Address, law: L, value: &[f64]) {
        self.handler.on_observe_vector(&at, &law, value);
    }

    #[inline(always)]
    fn factor(&mut self, log_weight: f64) {
        self.handler.on_factor(log_weight);
    }

    fn generated(&mut self, at: Address, value: f64) {
        self.handler.on_generated(&at, value);
    }

    #[cold]
    fn fault(&mut self, fault: InferError) {
        self.handler.on_fault(fault);
    }
}
