//! Particles: a bootstrap filter whose likelihood Kalman knows, and evidence that quadrature knows.

use larder_infer::models::EightSchools;
use larder_infer::smc::{Filter, FilterOptions, TemperedOptions, tempered};
use larder_infer::{Compiled, Ctx, Model, Normal, Silent, addr};
use larder_measure::clock::{Clock, Stopwatch};

use crate::{Side, Trouble, Turn, hash, input};

pub(crate) fn side(case: &str, what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    match (case, name) {
        ("filter", "larder") => {
            let particles = what.parse().map_err(|error| format!("`{what}`: {error}"))?;
            Ok(Box::new(Bootstrap { y: input::series()?, particles, turns: 0 }))
        }
        ("tempered", "larder") => {
            let schools = Compiled::record(EightSchools::classical());
            Ok(Box::new(Evidence { schools: schools.map_err(|e| e.to_string())?, turns: 0 }))
        }
        _ => Err(format!("no side is called `{name}`")),
    }
}

pub(crate) struct Linear<'y>(pub(crate) &'y [f64]);

impl Model for Linear<'_> {
    fn run<C: Ctx>(&self, m: &mut C) {
        m.unfold("time", C::Real::from(0.0), self.0.len(), |m, x, t| {
            let sd = if t == 0 { 1.0 / (1.0_f64 - 0.81).sqrt() } else { 1.0 };
            let x = m.sample(addr!("x", t), Normal(x * 0.9, sd));
            m.observe(addr!("y", t), Normal(x, 0.5), self.0[t]);
            x
        });
    }
}

struct Bootstrap {
    y: Vec<f64>,
    particles: usize,
    turns: u64,
}

/// The log likelihood by the Kalman filter.
pub(crate) const KALMAN: f64 = -1_593.095_461_650_457_3;

impl Side for Bootstrap {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let model = Linear(&self.y);
        let (mut ns, mut worst) = (0, 0.0_f64);
        for _ in 0..iterations {
            self.turns += 1;
            let options = FilterOptions {
                particles: self.particles,
                run: self.turns,
                ..FilterOptions::default()
            };
            let watch = Stopwatch::start(clock);
            let found = Filter::new(&model, options).and_then(|mut filter| filter.run());
            ns += watch.elapsed_ns();
            let found = found.map_err(|error| error.to_string())?;
            worst = worst.max((found.log_likelihood - KALMAN).abs());
        }
        // Each of 1000 steps adds about 1.6 / N to the variance; five standard deviations and the bias of half of it.
        let variance = 1.6 * self.y.len() as f64 / self.particles as f64;
        if worst > 5.0 * variance.sqrt() + 0.5 * variance {
            return Err(format!("the log likelihood is off by {worst}"));
        }
        let each = ns as f64 / (iterations as f64 * self.particles as f64 * self.y.len() as f64);
        let values = vec![("ns_per_particle_step", each)];
        Ok(Turn { ns: ns as f64, answer: hash("kalman"), values })
    }
}

struct Evidence {
    schools: Compiled,
    turns: u64,
}

impl Side for Evidence {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let (mut ns, mut offs) = (0, Vec::new());
        for _ in 0..iterations {
            self.turns += 1;
            let options = TemperedOptions { run: self.turns, ..TemperedOptions::default() };
            let watch = Stopwatch::start(clock);
            let found = tempered(&self.schools, &options, &Silent);
            ns += watch.elapsed_ns();
            let found = found.map_err(|error| error.to_string())?;
            offs.push(found.log_evidence + 31.311_347_352);
        }
        let worst = offs.iter().fold(0.0_f64, |worst, off| worst.max(off.abs()));
        if worst > 0.4 {
            return Err(format!("the log evidence is off by {worst}"));
        }
        let turn = Turn { ns: ns as f64, answer: hash("evidence"), values: vec![("off", worst)] };
        // Around what is known, not around their mean: a bias counts.
        let spread = (offs.iter().map(|off| off * off).sum::<f64>() / offs.len() as f64).sqrt();
        let is_enough = offs.len() >= 10;
        Ok(turn.with("spread", if is_enough { spread } else { f64::INFINITY }))
    }
}
