//! Simulations, their summaries, and how far these are from the real ones.

use super::{AbcOptions, Cloud, Summaries};
use crate::error::{ErrorKind, InferError, Result};
use crate::point::Points;
use crate::rng::{Purpose, Stream};
use crate::target::Compiled;

/// Points that are simulated once more, at most.
const AGAIN: usize = 1000;

/// The middle size of a standard normal number.
const MIDDLE_OF_NORMAL: f64 = 0.674_489_750_196_081_7;

/// Simulations by which the spread of each summary is found.
pub(super) const PILOTS: usize = 200;

pub(super) struct Simulator<'a> {
    points: Points,
    pub(super) rng: Stream,
    noise: Stream,
    summaries: Option<Summaries<'a>>,
    /// The summaries of the data.
    wanted: Vec<f64>,
    scales: Vec<f64>,
    y: Vec<f64>,
    summary: Vec<f64>,
    pub(super) trials: usize,
}

impl<'a> Simulator<'a> {
    pub(super) fn new(
        model: &Compiled,
        summaries: Option<Summaries<'a>>,
        options: &AbcOptions,
    ) -> Result<Self> {
        let points = Points::within(model, &options.stores);
        let dim = points.dim();
        let mut simulator = Simulator {
            points,
            rng: Stream::new(options.seed, options.run, Purpose::Particles),
            noise: Stream::new(options.seed, options.run, Purpose::Simulate),
            summaries,
            wanted: Vec::new(),
            scales: Vec::new(),
            y: Vec::new(),
            summary: Vec::new(),
            trials: 0,
        };
        if dim == 0 {
            let text =
                "the model has no real sites, so there is nothing that simulations could tell";
            return Err(InferError::new(ErrorKind::Method, text));
        }
        let mut q = vec![0.0; dim];
        simulator.points.draw_prior(&mut simulator.rng, &mut q)?;
        simulator.points.observed(&q, &mut simulator.y)?;
        if simulator.y.is_empty() {
            let text = "the model observes nothing, so nothing can come near";
            return Err(InferError::new(ErrorKind::Method, text));
        }
        simulator.summarise();
        simulator.wanted.clone_from(&simulator.summary);
        if simulator.wanted.is_empty() || simulator.wanted.iter().any(|s| !s.is_finite()) {
            let text = format!(
                "the summaries of the data are {:?}, want finite numbers",
                simulator.wanted
            );
            return Err(InferError::new(ErrorKind::Option, text));
        }
        simulator.measure_spread(&mut q)?;
        Ok(simulator)
    }

    /// Each summary's middle distance from its middle: a prior with heavy tails has no standard deviation.
    fn measure_spread(&mut self, q: &mut [f64]) -> Result<()> {
        let width = self.wanted.len();
        let mut seen = vec![0.0; width];
        let mut columns = vec![Vec::with_capacity(PILOTS); width];
        for _ in 0..PILOTS {
            self.draw(q, &mut seen)?;
            columns.iter_mut().zip(&seen).for_each(|(column, s)| column.push(*s));
        }
        let scales = columns.iter_mut().map(|column| {
            let centre = middle(column);
            for x in column.iter_mut() {
                *x = (*x - centre).abs();
            }
            let scale = middle(column);
            if scale > 0.0 && scale.is_finite() { scale } else { 1.0 }
        });
        self.scales = scales.collect();
        Ok(())
    }

    pub(super) fn dim(&self) -> usize {
        self.points.dim()
    }

    /// How many summaries there are.
    pub(super) fn summaries(&self) -> usize {
        self.wanted.len()
    }

    pub(super) fn into_scales(self) -> Vec<f64> {
        self.scales
    }

    /// How far a simulation's summaries are from those of the data, each in its spread.
    pub(super) fn away<'s>(&'s self, seen: &'s [f64]) -> impl Iterator<Item = f64> + 's {
        seen.iter()
            .zip(&self.wanted)
            .zip(&self.scales)
            .map(|((s, wanted), scale)| (s - wanted) / scale)
    }

    fn summarise(&mut self) {
        self.summary.clear();
        match self.summaries {
            Some(summaries) => summaries(&self.y, &mut self.summary),
            None => self.summary.extend_from_slice(&self.y),
        }
    }

    /// The distance of the simulation in `y`, whose summaries go into `seen`.
    fn distance(&mut self, seen: &mut [f64]) -> Result<f64> {
        self.summarise();
        if self.summary.len() != seen.len() {
            let text = format!(
                "a simulation gave {} summaries, the data give {}",
                self.summary.len(),
                seen.len()
            );
            return Err(InferError::new(ErrorKind::Option, text));
        }
        seen.copy_from_slice(&self.summary);
        let square: f64 = self.away(seen).map(|x| x * x).sum();
        Ok(if square.is_nan() { f64::INFINITY } else { square.sqrt() })
    }

    /// A point from the prior, its summaries, its distance.
    pub(super) fn draw(&mut self, q: &mut [f64], seen: &mut [f64]) -> Result<f64> {
        self.trials += 1;
        self.points.simulate_prior(&mut self.rng, &mut self.noise, q, &mut self.y)?;
        self.distance(seen)
    }

    /// The log prior of a point and the distance of its simulation; infinite where the point cannot be.
    pub(super) fn at(&mut self, q: &[f64], seen: &mut [f64]) -> Result<(f64, f64)> {
        self.trials += 1;
        match self.points.simulate(q, &mut self.noise, &mut self.y) {
            Ok(weight) => Ok((weight.prior, self.distance(seen)?)),
            Err(_) => Ok((f64::NEG_INFINITY, f64::INFINITY)),
        }
    }

    /// [`Near::blur`](super::Near::blur): each point is simulated once more. Two simulations of one point are apart by
    /// twice its variance; that of a normal with the same middle difference, because noise may have none of its own.
    pub(super) fn blur(&mut self, cloud: &mut Cloud) -> f64 {
        let (n, width) = (cloud.distances.len(), self.summaries());
        let (every, mut again) = (n.div_ceil(AGAIN), vec![0.0; width]);
        let (mut far, mut rows, mut apart) = (0.0, 0, std::mem::take(&mut cloud.spare));
        apart.clear();
        for at in (0..n).step_by(every) {
            let simulated = self.points.simulate(cloud.point(at), &mut self.noise, &mut self.y);
            if simulated.is_err() || !self.distance(&mut again).is_ok_and(f64::is_finite) {
                continue;
            }
            let pairs = self.away(&again).zip(self.away(cloud.seen(at)));
            apart.extend(pairs.map(|(one, other)| (one - other).abs()));
            far += cloud.distances[at].powi(2);
            rows += 1;
        }
        let mut column = Vec::with_capacity(rows);
        let noise: f64 = (0..width)
            .map(|at| {
                column.clear();
                column.extend(apart.iter().skip(at).step_by(width));
                0.5 * (middle(&mut column) / MIDDLE_OF_NORMAL).powi(2)
            })
            .sum();
        cloud.spare = apart;
        if far == 0.0 { 0.0 } else { far / rows as f64 / noise }
    }

    pub(super) fn prior(&mut self, q: &[f64]) -> f64 {
        self.points.weigh(q).prior
    }
}

/// The middle of numbers, which are sorted; zero of none.
fn middle(values: &mut [f64]) -> f64 {
    values.sort_unstable_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
