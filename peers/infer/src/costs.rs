//! What a piece of the engine costs by itself: a leapfrog step without its gradient, a persistent trace, a whole
//! short run, two threads.

use std::hint::black_box;

use larder_infer::mcmc::Chain;
use larder_infer::models::EightSchools;
use larder_infer::smc::{Filter, FilterOptions};
use larder_infer::{
    Compiled, CowTrace, NutsOptions, Silent, Target, TraceBuilder, addr, diag, sample_in_memory,
};
use larder_measure::clock::{Clock, Stopwatch};

use crate::particles::{KALMAN, Linear};
use crate::{Side, Trouble, Turn, hash, input, rival};

pub(crate) fn side(case: &str, what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let count = || what.parse::<usize>().map_err(|error| format!("`{what}`: {error}"));
    Ok(match (case, name) {
        ("leapfrog", "larder") => Box::new(Leapfrog { dim: count()? }),
        ("leapfrog", "nuts_rs") => rival::leapfrog(count()?)?,
        ("cow", "larder") => Box::new(Cow { choices: count()? }),
        ("cold", "larder") => Box::new(Cold),
        ("islands", "one_thread") => Box::new(Islands { y: input::series()?, threads: 1 }),
        ("islands", "two_threads") => Box::new(Islands { y: input::series()?, threads: 2 }),
        _ => return Err(format!("no side is called `{name}`")),
    })
}

/// As many numbers as wished, each standard normal: a gradient that costs next to nothing.
pub(crate) struct Bell(pub(crate) usize);

impl Target for Bell {
    fn dim(&self) -> usize {
        self.0
    }

    fn log_density_gradient(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        let mut square = 0.0;
        for (slope, x) in slope.iter_mut().zip(q) {
            *slope = -x;
            square += x * x;
        }
        -0.5 * square
    }
}

struct Leapfrog {
    dim: usize,
}

impl Side for Leapfrog {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let options = NutsOptions { warmup: 300, ..NutsOptions::default() };
        let mut chain =
            Chain::start(Box::new(Bell(self.dim)), &options, 0).map_err(|e| e.to_string())?;
        for _ in 0..300 {
            chain.step();
        }
        let before = chain.evaluations();
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            chain.step();
        }
        let ns = watch.elapsed_ns();
        let each = ns as f64 / (chain.evaluations() - before) as f64;
        Ok(Turn {
            ns: ns as f64,
            answer: hash("leapfrog"),
            values: vec![("ns_per_leapfrog", each)],
        })
    }
}

struct Cow {
    choices: usize,
}

impl Side for Cow {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let mut builder = TraceBuilder::new();
        (0..self.choices).for_each(|i| builder.add_sample(addr!("x", i), 0.0, 0.0));
        let state = CowTrace::from_trace(builder.build());
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            drop(black_box(state.clone()));
        }
        let clone = watch.elapsed_ns() as f64 / iterations as f64;
        let mut at = 0;
        let mut write = || {
            at = (at + 7919) % self.choices;
            let mut other = state.clone();
            other.set_f64(&addr!("x", at), 1.0, 0.0);
            black_box(&other);
        };
        (0..iterations / 10).for_each(|_| write());
        let watch = Stopwatch::start(clock);
        (0..iterations).for_each(|_| write());
        let ns = watch.elapsed_ns();
        // The sibling is as it was.
        let untouched = state.to_trace().choices.f64(&addr!("x", at)) == Some(0.0);
        if !untouched {
            return Err("a write reached the state that it was cloned from".to_owned());
        }
        Ok(Turn { ns: ns as f64, answer: hash("cow"), values: vec![("ns_per_clone", clone)] })
    }
}

struct Cold;

impl Side for Cold {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let mut worst = f64::INFINITY;
        let watch = Stopwatch::start(clock);
        for seed in 0..iterations {
            let options = NutsOptions { threads: 1, seed, ..NutsOptions::default() };
            let schools = Compiled::record(EightSchools::classical()).map_err(|e| e.to_string())?;
            let chains =
                sample_in_memory(&schools, &options, &Silent).map_err(|e| e.to_string())?;
            for (column, name) in schools.names().iter().enumerate() {
                let values: Vec<Vec<f64>> =
                    chains.iter().map(|chain| chain.column(column)).collect();
                let values: Vec<&[f64]> = values.iter().map(Vec::as_slice).collect();
                worst = worst.min(diag::summarise(name, &values).ess_bulk);
            }
        }
        let ns = watch.elapsed_ns();
        if worst < 400.0 {
            return Err(format!("{worst} effective draws of 4000"));
        }
        Ok(Turn { ns: ns as f64, answer: hash("cold"), values: vec![("ess", worst)] })
    }
}

struct Islands {
    y: Vec<f64>,
    threads: usize,
}

impl Side for Islands {
    /// Time is that of the wall: two threads are only worth what they save there.
    fn turn(&mut self, _: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let model = Linear(&self.y);
        let options = FilterOptions {
            particles: 5000,
            islands: 2,
            threads: self.threads,
            ..FilterOptions::default()
        };
        let mut filter = Filter::new(&model, options).map_err(|e| e.to_string())?;
        let watch = Stopwatch::start(Clock::wall());
        let mut worst = 0.0_f64;
        for _ in 0..iterations {
            let found = filter.run().map_err(|e| e.to_string())?;
            worst = worst.max((found.log_likelihood - KALMAN).abs());
        }
        let ns = watch.elapsed_ns();
        if worst > 5.0 {
            return Err(format!("the log likelihood is off by {worst}"));
        }
        Ok(Turn { ns: ns as f64, answer: hash("kalman"), values: Vec::new() })
    }
}
