//! A log density with its gradient, again and again at points close to each other.

use std::hint::black_box;

use larder_measure::clock::{Clock, Stopwatch};

use crate::hand::Density;
use crate::input::Posterior;
use crate::{Side, Trouble, Turn, hand, hash, ours};

struct Gradients {
    density: Box<dyn Density>,
}

pub(crate) fn side(what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    let posterior = Posterior::of(what)?;
    let data = posterior.data()?;
    let density: Box<dyn Density> = match name {
        "larder" => Box::new(ours::compiled(posterior, &data)?),
        "hand" => hand::of(posterior, &data),
        other => return Err(format!("no side is called `{other}`")),
    };
    Ok(Box::new(Gradients { density }))
}

/// Where the answer is taken.
fn point(at: usize, turn: f64) -> f64 {
    0.3 * ((at + 1) as f64 * turn).sin()
}

/// Six digits of the difference of two densities and of sums over a gradient.
fn answer(density: &mut dyn Density) -> u64 {
    let dim = density.dim();
    let mut slope = vec![0.0; dim];
    let there: Vec<f64> = (0..dim).map(|at| point(at, 0.7)).collect();
    let far = density.at(&there, &mut slope);
    let here: Vec<f64> = (0..dim).map(|at| point(at, 1.0)).collect();
    let change = density.at(&here, &mut slope) - far;
    let square: f64 = slope.iter().map(|g| g * g).sum();
    let weighted: f64 =
        slope.iter().enumerate().map(|(at, g)| g * g * (1.0 + (at % 97) as f64 / 97.0)).sum();
    hash(&format!("{change:.5e} {square:.5e} {weighted:.5e}"))
}

impl Side for Gradients {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let dim = self.density.dim();
        let mut q: Vec<f64> = (0..dim).map(|at| 0.05 * ((at + 1) as f64).sin()).collect();
        let mut slope = vec![0.0; dim];
        let watch = Stopwatch::start(clock);
        for _ in 0..iterations {
            q[0] += 1e-9;
            black_box(self.density.at(&q, &mut slope));
        }
        let ns = watch.elapsed_ns();
        Ok(Turn { ns: ns as f64, answer: answer(&mut *self.density), values: Vec::new() })
    }
}
