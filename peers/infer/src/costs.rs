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

use crate::input::Posterior;
use crate::particles::{KALMAN, Linear};
use crate::{Side, Trouble, Turn, hash, input, ours, rival};

pub(crate) fn side(case: &str, what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let count = || what.parse::<usize>().map_err(|error| format!("`{what}`: {error}"));
    Ok(match (case, name) {
        ("leapfrog", "larder") => Box::new(Leapfrog { dim: count()? }),
        ("leapfrog", "nuts_rs") => rival::leapfrog(count()?)?,
        ("cow", "larder") => Box::new(Cow { choices: count()? }),
        ("cold", "larder") => Box::new(Cold),
        ("record", "larder") => Box::new(Recording),
        ("islands", "one_thread") => Box::new(Islands { y: input::series()?, threads: 1 }),
        ("islands", "two_threads") => Box::new(Islands { y: input::series()?, threads: 2 }),
        _ => return Err(format!("no side is called `{name}`")),
    })
}

/// As many numbers as wished, each standard normal: a gradient that costs little, and what it costs is known.
pub(crate) struct Bell(pub(crate) usize);

impl Target for Bell {
    fn dim(&self) -> usize {
        self.0
    }

    fn log_density_gradient(&mut self, q: &[f64], slope: &mut [f64]) -> f64 {
        slope.iter_mut().zip(q).for_each(|(slope, x)| *slope = -x);
        // In eight sums: one alone would wait for each of its additions, and cost more than the sampler.
        let mut squares = [0.0; 8];
        let (whole, rest) = q.as_chunks::<8>();
        for part in whole {
            squares.iter_mut().zip(part).for_each(|(square, x)| *square += x * x);
        }
        squares.iter_mut().zip(rest).for_each(|(square, x)| *square += x * x);
        -0.5 * squares.iter().sum::<f64>()
    }
}

struct Leapfrog {
    dim: usize,
}

/// What so many gradients of the bell cost by themselves, behind the same pointer.
pub(crate) fn bell_ns(dim: usize, count: u64, clock: Clock) -> u64 {
    let mut bell: Box<dyn Target> = black_box(Box::new(Bell(dim)));
    let (mut q, mut slope) = (vec![0.3; dim], vec![0.0; dim]);
    let watch = Stopwatch::start(clock);
    for _ in 0..count {
        q[0] = -q[0];
        black_box(bell.log_density_gradient(&q, &mut slope));
    }
    watch.elapsed_ns()
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
        let count = chain.evaluations() - before;
        let gradients = bell_ns(self.dim, count, clock);
        Ok(leapfrogs(ns, gradients, count))
    }
}

/// A turn of so many leapfrog steps: the time of each with its gradient and without.
pub(crate) fn leapfrogs(ns: u64, gradients: u64, count: u64) -> Turn {
    let whole = ns as f64 / count as f64;
    let each = (ns as f64 - gradients as f64) / count as f64;
    let values = vec![("ns_per_leapfrog", each), ("ns_with_gradient", whole)];
    Turn { ns: ns as f64, answer: hash("leapfrog"), values }
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
        let pair = watch.elapsed_ns() as f64 / iterations as f64;
        let clone = clones(&state, clock, iterations);
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
        let values = vec![("ns_per_clone", clone), ("ns_per_clone_and_drop", pair)];
        Ok(Turn { ns: ns as f64, answer: hash("cow"), values })
    }
}

/// What a clone takes by itself: a row of them at a time, dropped while no time is taken.
fn clones(state: &CowTrace, clock: Clock, iterations: u64) -> f64 {
    const ROW: usize = 1000;
    let mut row: Vec<CowTrace> = Vec::with_capacity(ROW);
    let (mut ns, mut count) = (0, 0);
    while count < iterations {
        let watch = Stopwatch::start(clock);
        row.extend((0..ROW).map(|_| state.clone()));
        ns += watch.elapsed_ns();
        count += ROW as u64;
        black_box(&mut row).clear();
    }
    ns as f64 / count as f64
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

/// Turns that are tried until two threads ran at once.
const TRIES: u32 = 20;
/// From this many seconds of CPU in one of the wall they did.
const OVERLAP: f64 = 1.8;

impl Side for Islands {
    /// Time is that of the wall: two threads are only worth what they save there. A turn in which the machine did
    /// not let both run at once says nothing of them, and is done again.
    fn turn(&mut self, _: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let model = Linear(&self.y);
        let options = FilterOptions {
            particles: 5000,
            islands: 2,
            threads: self.threads,
            ..FilterOptions::default()
        };
        let mut filter = Filter::new(&model, options).map_err(|e| e.to_string())?;
        let process = Clock::process_cpu().map_err(|e| e.to_string())?;
        let is_smoke = iterations == 1;
        let mut overlap = 0.0;
        for _ in 0..TRIES {
            let (watch, cpu) = (Stopwatch::start(Clock::wall()), Stopwatch::start(process));
            let mut worst = 0.0_f64;
            for _ in 0..iterations {
                let found = filter.run().map_err(|e| e.to_string())?;
                worst = worst.max((found.log_likelihood - KALMAN).abs());
            }
            let ns = watch.elapsed_ns() as f64;
            if worst > 5.0 {
                return Err(format!("the log likelihood is off by {worst}"));
            }
            overlap = cpu.elapsed_ns() as f64 / ns;
            // One thread alone is only timed where the machine left it alone too.
            let wanted = if self.threads == 1 { 0.5 * OVERLAP } else { OVERLAP };
            if is_smoke || overlap >= wanted {
                let values = vec![("overlap", overlap)];
                return Ok(Turn { ns, answer: hash("kalman"), values });
            }
        }
        Err(format!(
            "cannot tell: {overlap:.2} seconds of CPU in one of the wall, want {OVERLAP}: the two threads did not overlap"
        ))
    }
}

struct Recording;

impl Side for Recording {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let data = Posterior::Logit.data()?;
        let mut nodes = 0;
        let mut ns = 0;
        for _ in 0..iterations {
            let model = ours::logit(&data);
            let watch = Stopwatch::start(clock);
            let compiled = Compiled::record(model).map_err(|e| e.to_string())?;
            ns += watch.elapsed_ns();
            nodes = black_box(compiled).nodes().0;
        }
        // Each row multiplies and adds 25 times: fewer nodes would be another model.
        if nodes < 50_000 {
            return Err(format!("{nodes} operations on tape"));
        }
        let each = ns as f64 / (iterations as f64 * nodes as f64);
        Ok(Turn { ns: ns as f64, answer: hash("recording"), values: vec![("ns_per_node", each)] })
    }
}
