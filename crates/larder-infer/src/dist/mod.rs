//! Distributions: what they allow, where they live, how dense they are, how to draw from them.
//!
//! Each is a plain tuple struct whose parameters are numbers of a model: constants, data, or recorded
//! ones. Its formula stands once, over [`Real`]; partial derivatives come from recording it
//! on a tape. `Normal(mu, sd)` is taken as it is and checked where it is sampled or observed;
//! `Normal::new(mu, sd)?` checks at once.
//!
//! | values | distributions |
//! |---|---|
//! | real | [`Normal`], [`StudentT`], [`Cauchy`], [`Laplace`], [`Logistic`], [`Gumbel`], [`SkewNormal`], [`ExpModNormal`], [`Flat`] |
//! | positive | [`HalfNormal`], [`HalfCauchy`], [`HalfStudentT`], [`Exponential`], [`Gamma`], [`InverseGamma`], [`LogNormal`], [`Weibull`], [`Frechet`], [`ChiSquared`], [`InverseChiSquared`], [`ScaledInverseChiSquared`], [`Rayleigh`], [`Lomax`], [`LogLogistic`], [`InverseGaussian`], [`FlatAbove`], [`Pareto`] |
//! | an interval | [`Uniform`], [`UniformWithin`], [`Beta`], [`BetaProportion`], [`Kumaraswamy`], [`LogitNormal`], [`Triangular`], [`VonMises`], [`TruncatedNormal`], [`FlatBetween`] |
//! | yes or no | [`Bernoulli`], [`BernoulliLogit`] |
//! | counts | [`Binomial`], [`BinomialLogit`], [`BetaBinomial`], [`Poisson`], [`PoissonLog`], [`NegativeBinomial`], [`NegativeBinomial2`], [`Geometric`], [`ZeroInflatedPoisson`], [`Hypergeometric`] |
//! | whole numbers, indices | [`DiscreteUniform`], [`Categorical`], [`CategoricalLogit`], [`OrderedLogistic`] |
//! | vectors | [`MvNormal`], [`MvNormalCholesky`], [`Dirichlet`], [`LkjCholesky`], [`Multinomial`], [`OrderedIid`], [`FlatVector`] |

mod bounded;
mod discrete;
mod draw;
mod indices;
mod law;
mod positive;
mod real_line;
mod support;
mod vector;

pub use bounded::*;
pub use discrete::*;
pub use indices::{Categorical, CategoricalLogit, OrderedLogistic};
pub use law::{Distribution, Law, SiteValue};

pub(crate) use law::log_density_of;
pub use positive::*;
pub use real_line::*;
pub use support::{Support, VectorSupport};
pub(crate) use vector::is_in;
pub use vector::*;

use crate::real::Real;

/// `x ln y`, zero where `x` is zero, as its limit is.
#[inline(always)]
pub(crate) fn x_log_y<R: Real>(x: R, y: R) -> R {
    if x.is_constant() && x.peek() == 0.0 { R::from(0.0) } else { x * y.ln() }
}

/// `x ln(1 + y)`, zero where `x` is zero.
#[inline(always)]
pub(crate) fn x_log1p_y<R: Real>(x: R, y: R) -> R {
    if x.is_constant() && x.peek() == 0.0 { R::from(0.0) } else { x * y.ln_1p() }
}
