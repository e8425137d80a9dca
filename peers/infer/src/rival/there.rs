//! Chains of nuts-rs.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use larder_infer::Target;
use larder_measure::clock::{Clock, Stopwatch};
use nuts_rs::rand::{SeedableRng as _, rngs::StdRng};
use nuts_rs::{Chain as _, CpuLogpFunc, CpuMath, DiagNutsSettings, LogpError, Settings as _};

use crate::draws::{Chained, WARMUP};
use crate::hand::Density;
use crate::input::{Noise, Posterior};
use crate::{Side, Trouble, Turn, hand};

struct ByHand(Box<dyn Density>);

/// A density that is no number.
#[derive(Debug)]
struct NoNumber;

impl std::fmt::Display for NoNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the density is no number")
    }
}
impl std::error::Error for NoNumber {}
impl LogpError for NoNumber {
    fn is_recoverable(&self) -> bool {
        true
    }
}

impl nuts_rs::HasDims for ByHand {
    #[expect(clippy::disallowed_types, reason = "the rival asks for one")]
    fn dim_sizes(&self) -> std::collections::HashMap<String, u64> {
        [("unconstrained_parameter".to_owned(), self.0.dim() as u64)].into()
    }
}

impl CpuLogpFunc for ByHand {
    type LogpError = NoNumber;
    type ExpandedVector = Vec<f64>;
    type FlowParameters = ();

    fn dim(&self) -> usize {
        self.0.dim()
    }

    fn logp(&mut self, q: &[f64], slope: &mut [f64]) -> Result<f64, NoNumber> {
        let density = self.0.at(q, slope);
        if density.is_finite() { Ok(density) } else { Err(NoNumber) }
    }

    fn expand_vector<R: nuts_rs::rand::Rng + ?Sized>(
        &mut self,
        _: &mut R,
        q: &[f64],
    ) -> Result<Vec<f64>, nuts_rs::CpuMathError> {
        Ok(q.to_vec())
    }
}

pub(crate) fn chain(
    posterior: Posterior,
    seed: u64,
    n: usize,
    clock: Clock,
) -> Result<Chained, Trouble> {
    let density = hand::of(posterior, &posterior.data()?);
    let dim = density.dim();
    let mut columns = vec![Vec::with_capacity(n); dim];
    let settings = DiagNutsSettings {
        num_tune: WARMUP as u64,
        num_draws: n as u64,
        ..DiagNutsSettings::default()
    };
    let mut noise = Noise::new(seed);
    let start: Vec<f64> = (0..dim).map(|_| 2.0 * noise.uniform() - 1.0).collect();
    let text = |error: &dyn std::fmt::Display| error.to_string();
    let watch = Stopwatch::start(clock);
    let mut rng = StdRng::seed_from_u64(seed);
    let mut chain = settings
        .new_chain(seed, CpuMath::new(ByHand(density)), &mut rng)
        .map_err(|error| text(&error))?;
    chain.set_position(&start).map_err(|error| text(&error))?;
    for _ in 0..WARMUP {
        chain.draw().map_err(|error| text(&error))?;
    }
    let warm = watch.elapsed_ns();
    let watch = Stopwatch::start(clock);
    for _ in 0..n {
        let (q, _) = chain.draw().map_err(|error| text(&error))?;
        columns.iter_mut().zip(&*q).for_each(|(column, x)| column.push(*x));
    }
    Ok((warm, watch.elapsed_ns(), columns))
}

/// The rival over standard normals, its leapfrog steps counted.
struct RivalLeapfrog {
    dim: usize,
}

#[expect(clippy::unnecessary_wraps, reason = "its stand-in refuses")]
pub(crate) fn leapfrog(dim: usize) -> Result<Box<dyn Side>, Trouble> {
    Ok(Box::new(RivalLeapfrog { dim }))
}

struct Counted {
    bell: crate::costs::Bell,
    count: Arc<AtomicU64>,
}

impl Density for Counted {
    fn dim(&self) -> usize {
        Target::dim(&self.bell)
    }

    fn at(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        self.count.fetch_add(1, Ordering::Relaxed);
        self.bell.log_density_gradient(q, slope)
    }
}

impl Side for RivalLeapfrog {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let count = Arc::new(AtomicU64::new(0));
        let bell = crate::costs::Bell(self.dim);
        let density = Box::new(Counted { bell, count: Arc::clone(&count) });
        let settings = DiagNutsSettings { num_tune: 300, ..DiagNutsSettings::default() };
        let text = |error: &dyn std::fmt::Display| error.to_string();
        let mut rng = StdRng::seed_from_u64(1);
        let mut chain = settings
            .new_chain(1, CpuMath::new(ByHand(density)), &mut rng)
            .map_err(|error| text(&error))?;
        chain.set_position(&vec![0.3; self.dim]).map_err(|error| text(&error))?;
        for _ in 0..300 {
            chain.draw().map_err(|error| text(&error))?;
        }
        let before = count.load(Ordering::Relaxed);
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            chain.draw().map_err(|error| text(&error))?;
        }
        let ns = watch.elapsed_ns();
        let steps = count.load(Ordering::Relaxed) - before;
        Ok(crate::costs::leapfrogs(ns, crate::costs::bell_ns(self.dim, steps, clock), steps))
    }
}
