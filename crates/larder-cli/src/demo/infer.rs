//! The job of the inference engine: a posterior whose moments quadrature knows.

use larder_infer::mcmc::Chain;
use larder_infer::models::EightSchools;
use larder_infer::{Compiled, NutsOptions, Purpose, Stream};
use larder_memory::MemoryConfig;

use super::job::{Answer, Input, Job, Way};
use crate::exit::Failure;
use crate::infer::failure;

pub(super) fn jobs() -> Vec<Job> {
    vec![Job {
        engine: "infer",
        name: "schools",
        about: "5,000 draws from the posterior of eight schools, their moments held against quadrature",
        plain_way: "textbook HMC, its gradient by differences, vectors made where they are needed",
        larder_way: "NUTS over the model recorded once",
        steady_state: "5,000 draws",
        input: || Box::new(Schools),
    }]
}

const WARMUP: usize = 500;
const BATCHES: usize = 50;
const BATCH: usize = 100;
/// Standard errors by which a moment may be off. They come from the batches themselves, so the ratio is
/// Student's with 49 degrees of freedom: beyond 5.5 once in 700,000, and there are four moments a round.
const BOUND: f64 = 5.5;

/// The means of mu, mu^2, tau and tau^2 under mu ~ N(0, 5), tau ~ HalfCauchy(5), by quadrature: E mu
/// 4.3968207 with sd 3.3177045, E tau 3.5977055 with sd 3.2199584.
const EXACT: [f64; 4] = [
    4.396_820_7,
    4.396_820_7 * 4.396_820_7 + 3.317_704_5 * 3.317_704_5,
    3.597_705_5,
    3.597_705_5 * 3.597_705_5 + 3.219_958_4 * 3.219_958_4,
];

/// The effects of coaching in eight schools, and their standard errors.
struct Schools;

/// By how many standard errors the moments of draws are off at the most. `draw` gives mu and tau.
fn off(mut draw: impl FnMut() -> (f64, f64)) -> f64 {
    let (mut sums, mut squares) = ([0.0; 4], [0.0; 4]);
    for _ in 0..BATCHES {
        let mut means = [0.0; 4];
        for _ in 0..BATCH {
            let (mu, tau) = draw();
            for (mean, x) in means.iter_mut().zip([mu, mu * mu, tau, tau * tau]) {
                *mean += x / BATCH as f64;
            }
        }
        for at in 0..4 {
            sums[at] += means[at];
            squares[at] += means[at] * means[at];
        }
    }
    let n = BATCHES as f64;
    (0..4)
        .map(|at| {
            let mean = sums[at] / n;
            let error = ((squares[at] / n - mean * mean) / (n - 1.0)).sqrt();
            (mean - EXACT[at]).abs() / error
        })
        .fold(0.0, f64::max)
}

struct Larder {
    chain: Chain,
    /// Where mu and the logarithm of tau stand.
    places: (usize, usize),
}

impl Larder {
    fn new() -> larder_infer::Result<Self> {
        let compiled = Compiled::record(EightSchools::classical())?;
        let place = |name: &str| compiled.layout().free_range(name).start;
        let places = (place("mu"), place("tau"));
        let options = NutsOptions { warmup: WARMUP, chains: 1, ..NutsOptions::default() };
        let mut chain = Chain::start(Box::new(compiled), &options, 0)?;
        for _ in 0..WARMUP {
            chain.step();
        }
        Ok(Larder { chain, places })
    }
}

impl Way for Larder {
    fn round(&mut self) -> Answer {
        Ok(off(|| {
            self.chain.step();
            let q = self.chain.position();
            (q[self.places.0], q[self.places.1].exp())
        }))
    }
}

/// Points are mu, log tau, and each school's deviation in units of tau.
struct Plain {
    rng: Stream,
    q: Vec<f64>,
}

const Y: [f64; 8] = [28.0, 8.0, -3.0, 7.0, -1.0, 1.0, 18.0, 12.0];
const SIGMA: [f64; 8] = [15.0, 10.0, 16.0, 11.0, 9.0, 11.0, 10.0, 18.0];

fn log_density(q: &[f64]) -> f64 {
    let (mu, tau) = (q[0], q[1].exp());
    let prior = -0.5 * (mu / 5.0).powi(2) - (1.0 + (tau / 5.0).powi(2)).ln() + q[1];
    let schools = q[2..]
        .iter()
        .zip(Y.iter().zip(SIGMA))
        .map(|(z, (y, sigma))| -0.5 * z * z - 0.5 * ((y - mu - tau * z) / sigma).powi(2));
    prior + schools.sum::<f64>()
}

fn gradient(q: &[f64]) -> Vec<f64> {
    let h = 1e-5;
    let slope = |at: usize| {
        let (mut high, mut low) = (q.to_vec(), q.to_vec());
        high[at] += h;
        low[at] -= h;
        (log_density(&high) - log_density(&low)) / (2.0 * h)
    };
    (0..q.len()).map(slope).collect()
}

impl Plain {
    fn new() -> Self {
        let mut plain = Plain { rng: Stream::new(1, 0, Purpose::Chain), q: vec![0.0; 10] };
        for _ in 0..WARMUP {
            plain.draw();
        }
        plain
    }

    /// About ten steps of a size that suits the narrowest number.
    fn draw(&mut self) {
        let step = 0.3;
        let mut q = self.q.clone();
        let mut p: Vec<f64> = q.iter().map(|_| self.rng.normal()).collect();
        let energy =
            |q: &[f64], p: &[f64]| 0.5 * p.iter().map(|p| p * p).sum::<f64>() - log_density(q);
        let before = energy(&q, &p);
        for _ in 0..5 + self.rng.below(10) {
            p = p.iter().zip(gradient(&q)).map(|(p, g)| p + 0.5 * step * g).collect();
            q = q.iter().zip(&p).map(|(q, p)| q + step * p).collect();
            p = p.iter().zip(gradient(&q)).map(|(p, g)| p + 0.5 * step * g).collect();
        }
        if self.rng.open01() < (before - energy(&q, &p)).exp() {
            self.q = q;
        }
    }
}

impl Way for Plain {
    fn round(&mut self) -> Answer {
        Ok(off(|| {
            self.draw();
            (self.q[0], self.q[1].exp())
        }))
    }
}

impl Input for Schools {
    fn plain(&self) -> Box<dyn Way + '_> {
        Box::new(Plain::new())
    }

    fn larder(&self, _config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure> {
        Ok(Box::new(Larder::new().map_err(failure)?))
    }

    /// Both have the exact moments to their own Monte Carlo errors.
    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        let wrong = |off: f64| off.is_nan() || off > BOUND;
        match (wrong(larder), wrong(plain)) {
            (true, _) => Some(format!(
                "moments off by {larder:.1} standard errors, want {BOUND} at the most"
            )),
            (_, true) => Some(format!("the plain way is off by {plain:.1} standard errors")),
            _ => None,
        }
    }
}
