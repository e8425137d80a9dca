//! A model whose number of sites is itself sampled, for the test binaries that need one.

use larder_infer::{Bernoulli, Ctx, Model, Normal, addr};

/// One normal number or the sum of two, seen through noise at 2.
pub(crate) struct Varying;

impl Varying {
    /// How probable two are: y is normal around zero with variance 2 or 3.
    pub(crate) fn chance_of_two() -> f64 {
        let density = |variance: f64| (-2.0 / variance).exp() / variance.sqrt();
        density(3.0) / (density(2.0) + density(3.0))
    }
}

impl Model for Varying {
    fn run<C: Ctx>(&self, m: &mut C) {
        let two = m.sample(addr!("two"), Bernoulli(0.5));
        let a = m.sample(addr!("a", 0), Normal(0.0, 1.0));
        let b = if two { m.sample(addr!("a", 1), Normal(0.0, 1.0)) } else { C::Real::from(0.0) };
        m.observe(addr!("y"), Normal(a + b, 1.0), 2.0);
    }
}
