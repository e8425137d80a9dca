//! One chain of NUTS: a thousand iterations of warm-up, then draws. Time is that of the draws; `ess_per_s` counts
//! the effective draws of the worst number, `whole_ess_per_s` with the time of warm-up.

use larder_infer::mcmc::Chain;
use larder_infer::{NutsOptions, Target, diag};
use larder_measure::clock::{Clock, Stopwatch};

use crate::input::{Moment, Posterior};
use crate::{Side, Trouble, Turn, hash, ours, rival};

pub(crate) const WARMUP: usize = 1000;
/// Standard errors by which a mean may be off: beyond it once in 1.7 million, and a record has some hundreds.
const BOUND: f64 = 5.0;

/// Which sampler.
enum Sampler {
    Larder,
    /// Over a gradient by hand.
    Rival,
}

struct Draws {
    posterior: Posterior,
    name: String,
    sampler: Sampler,
    turns: u64,
    moments: Vec<Moment>,
}

pub(crate) fn side(what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let posterior = Posterior::of(what)?;
    posterior.data()?;
    let sampler = match name {
        "larder" => Sampler::Larder,
        "nuts_rs" => rival::is_there().map(|()| Sampler::Rival)?,
        other => return Err(format!("no side is called `{other}`")),
    };
    Ok(Box::new(Draws {
        posterior,
        name: what.to_owned(),
        sampler,
        turns: 0,
        moments: posterior.moments()?,
    }))
}

/// Nanoseconds of warm-up and of the draws, and the draws number by number.
pub(crate) type Chained = (u64, u64, Vec<Vec<f64>>);

fn larder(posterior: Posterior, seed: u64, n: usize, clock: Clock) -> Result<Chained, Trouble> {
    let compiled = ours::compiled(posterior, &posterior.data()?)?;
    let mut columns = vec![Vec::with_capacity(n); Target::dim(&compiled)];
    let options =
        NutsOptions { warmup: WARMUP, draws: n, chains: 1, seed, ..NutsOptions::default() };
    let watch = Stopwatch::start(clock);
    let mut chain = Chain::start(Box::new(compiled), &options, 0).map_err(|e| e.to_string())?;
    for _ in 0..WARMUP {
        chain.step();
    }
    let warm = watch.elapsed_ns();
    let watch = Stopwatch::start(clock);
    for _ in 0..n {
        chain.step();
        columns.iter_mut().zip(chain.position()).for_each(|(column, x)| column.push(*x));
    }
    Ok((warm, watch.elapsed_ns(), columns))
}

impl Side for Draws {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        self.turns += 1;
        let n = usize::try_from(iterations).map_err(|error| error.to_string())?;
        let (warm, ns, columns) = match self.sampler {
            Sampler::Larder => larder(self.posterior, self.turns, n, clock)?,
            Sampler::Rival => rival::chain(self.posterior, self.turns, n, clock)?,
        };
        if std::env::var_os("LARDER_PEERS_MOMENTS").is_some() {
            for at in
                [0, 1, 2, 8, 9, 85, 86, 87, 88, 89].into_iter().filter(|&at| at < columns.len())
            {
                let column = &columns[at][..];
                let mean = column.iter().sum::<f64>() / n as f64;
                eprintln!("({at}, {mean:.6}, {:.6}),", diag::mcse_mean(&[column]));
            }
        }
        for &(at, mean, error) in &self.moments {
            let column = &columns[at][..];
            let got = column.iter().sum::<f64>() / n as f64;
            let bound = BOUND * diag::mcse_mean(&[column]).hypot(error);
            let is_near = (got - mean).abs() <= bound; // which a NaN is not
            if n >= 1000 && !is_near {
                return Err(format!("number {at} has the mean {got}, want {mean} within {bound}"));
            }
        }
        let worst = columns
            .iter()
            .map(|column| diag::ess_bulk(&[&column[..]]))
            .fold(f64::INFINITY, f64::min);
        let values = vec![
            ("ess", worst),
            ("ess_per_s", worst / ns as f64 * 1e9),
            ("whole_ess_per_s", worst / (ns + warm) as f64 * 1e9),
        ];
        Ok(Turn { ns: ns as f64, answer: hash(&self.name), values })
    }
}
