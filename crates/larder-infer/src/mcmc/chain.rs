//! One chain: where it is, what warm-up has learnt, and its next draw.

use larder_kernels::Level;
use larder_memory::Reservation;

use super::adapt::{Change, MetricAdapt, StepSize};
use super::hamiltonian::{Mover, Point};
use super::metric::Metric;
use super::nuts::{Nuts, Transition, hmc};
use super::options::{Method, MetricKind, NutsOptions};
use crate::error::{ErrorKind, InferError, Result};
use crate::rng::{Purpose, Stream};
use crate::run::DrawStats;
use crate::target::Target;

/// Points that are tried as a start.
const STARTS_MAX: usize = 100;

/// Step sizes that are looked for. A start with a slope of 1e80 needs steps of 1e-40.
const STEP_MIN: f64 = 1e-80;
const STEP_MAX: f64 = 1e7;

/// What rounding alone may change of a log density so far from any posterior that it matters: else a chain would find
/// every second step bad there, however short, and shorten them for ever.
fn rounding(log_density: f64) -> f64 {
    const SHARE: f64 = 1e-13;
    let size = SHARE * log_density.abs();
    if size > 1.0 { size } else { 0.0 }
}

/// Halvings from one end of these to the other.
const TRIES_MAX: usize = 300;

/// A chain over a target.
///
/// ```
/// use larder_infer::{NutsOptions, Target, mcmc::Chain};
///
/// /// A standard normal, by hand.
/// struct Bell;
/// impl Target for Bell {
///     fn dim(&self) -> usize {
///         2
///     }
///     fn log_density_gradient(&mut self, q: &[f64], gradient: &mut [f64]) -> f64 {
///         gradient.iter_mut().zip(q).for_each(|(g, x)| *g = -x);
///         -0.5 * q.iter().map(|x| x * x).sum::<f64>()
///     }
/// }
///
/// let mut chain = Chain::start(Box::new(Bell), &NutsOptions::default(), 0)?;
/// for _ in 0..1100 {
///     chain.step();
/// }
/// assert_eq!(chain.position().len(), 2);
/// # Ok::<(), larder_infer::InferError>(())
/// ```
pub struct Chain {
    target: Box<dyn Target>,
    rng: Stream,
    method: Method,
    warmup: usize,
    iteration: usize,
    point: Point,
    rooms: [Point; 2],
    metric: Metric,
    step_size: StepSize,
    /// The step size of the draws; the one that was last tried during warm-up.
    step: f64,
    adapt: MetricAdapt,
    nuts: Nuts,
    has_first_metric: bool,
    evaluations: u64,
    level: Level,
    /// Room for what stands above.
    _room: Reservation,
}

impl Chain {
    /// A chain at its start: the options', or a random point with a finite density.
    ///
    /// # Errors
    /// [`ErrorKind::Option`], or [`ErrorKind::Start`] when no start is found.
    pub fn start(target: Box<dyn Target>, options: &NutsOptions, chain: usize) -> Result<Chain> {
        let mut chain = Chain::blank(target, options, chain)?;
        chain.find_start(options)?;
        if options.warmup > 0 {
            chain.metric = MetricAdapt::first(chain.point.gradient());
        }
        chain.find_step(options.target_accept);
        Ok(chain)
    }

    /// A chain that has not been started.
    pub(super) fn blank(
        target: Box<dyn Target>,
        options: &NutsOptions,
        chain: usize,
    ) -> Result<Chain> {
        let dim = target.dim();
        options.check(dim)?;
        if dim == 0 {
            let text = "the model has no real sites, so there is nothing to move by gradients";
            return Err(InferError::new(ErrorKind::Method, text));
        }
        let room = options.stores.reserve("a chain", Chain::numbers(dim, options))?;
        Ok(Chain {
            target,
            rng: Stream::new(options.seed, chain as u64, Purpose::Chain),
            method: options.method,
            warmup: options.warmup,
            iteration: 0,
            point: Point::new(dim),
            rooms: [Point::new(dim), Point::new(dim)],
            level: Level::best(),
            metric: Metric::unit(dim),
            step_size: StepSize::new(1.0, options.target_accept),
            step: 1.0,
            adapt: MetricAdapt::new(options.metric, dim, options.warmup),
            nuts: Nuts::new(dim, options.max_depth),
            has_first_metric: true,
            evaluations: 0,
            _room: room,
        })
    }

    /// Numbers that a chain holds: its points and those of a trajectory, two estimates of the metric, and where it
    /// is no diagonal the directions with their room.
    fn numbers(dim: usize, options: &NutsOptions) -> usize {
        let vectors = 30 + Nuts::vectors(options.max_depth);
        let shape = match options.metric {
            MetricKind::Diagonal => 0,
            MetricKind::LowRank => 120,
            MetricKind::Dense => dim.saturating_mul(4),
        };
        dim.saturating_mul(shape.saturating_add(vectors))
    }

    fn find_start(&mut self, options: &NutsOptions) -> Result<()> {
        let mut rng = Stream::with_key([
            self.rng.key()[0],
            self.rng.key()[1] & !0xff | Purpose::Start as u64,
        ]);
        let (mut infinite, mut steep) = (0, 0);
        for attempt in 0..STARTS_MAX {
            match &options.start {
                Some(start) if attempt == 0 => self.point.q_mut().copy_from_slice(start),
                Some(_) => break,
                None => self.point.q_mut().iter_mut().for_each(|x| *x = 4.0 * rng.open01() - 2.0),
            }
            self.point.evaluate(&mut *self.target);
            self.evaluations += 1;
            if !self.point.log_density.is_finite() {
                infinite += 1;
            } else if self.point.gradient().iter().any(|g| !g.is_finite()) {
                steep += 1;
            } else {
                return Ok(());
            }
        }
        if let Some(fault) = self.target.fault() {
            return Err(fault.clone());
        }
        let mut text = if options.start.is_some() {
            format!(
                "the density at the given start is not finite (it is {})",
                self.point.log_density
            )
        } else {
            format!(
                "no start in {STARTS_MAX} random points within 2 of zero: the density was not finite at \
                 {infinite}, its gradient at {steep}; give one, or look at priors and data"
            )
        };
        if let Some(blame) = self.target.blame(self.point.q()) {
            text += "; at the last one: ";
            text += &blame.to_string();
        }
        Err(InferError::new(ErrorKind::Start, text))
    }

    /// What the target met that is no density: see [`Target::fault`].
    pub fn fault(&self) -> Option<&InferError> {
        self.target.fault()
    }

    /// A step size at which one leapfrog step is accepted about as often as wished.
    fn find_step(&mut self, target_accept: f64) {
        let mut step: f64 = if self.step > 0.0 { self.step } else { 1.0 };
        let mut direction = 0.0;
        let goal = target_accept.ln();
        for _ in 0..TRIES_MAX {
            let target = &mut *self.target;
            let slack = rounding(self.point.log_density);
            let metric = &mut self.metric;
            let mut mover = Mover { target, metric, level: self.level, step, slack };
            let [start, end] = &mut self.rooms;
            start.copy(&self.point);
            start.push(&mut mover, &mut self.rng);
            end.step_from(start, &mut mover);
            self.evaluations += 1;
            let lost = mover.lost(start.energy, end.energy);
            let is_good = -lost > goal;
            let wish = if is_good { 1.0 } else { -1.0 };
            if direction == 0.0 {
                direction = wish;
            } else if direction != wish {
                break;
            }
            step *= f64::powf(2.0, direction);
            if !(STEP_MIN..=STEP_MAX).contains(&step) {
                break;
            }
        }
        self.step = step.clamp(STEP_MIN, STEP_MAX);
        self.step_size = StepSize::new(self.step, target_accept);
    }

    /// The next state; learns while it warms up.
    pub fn step(&mut self) -> DrawStats {
        let warms = self.iteration < self.warmup;
        let step = if warms { self.step_size.current() } else { self.step };
        let before = self.point.log_density;
        let slack = if warms { rounding(before) } else { 0.0 };
        let target = &mut *self.target;
        let told = match self.method {
            Method::Nuts => {
                let how = (step, slack);
                self.nuts.transition(target, &mut self.metric, &mut self.rng, how, &mut self.point)
            }
            Method::Hmc { length } => {
                let metric = &mut self.metric;
                let mut mover = Mover { target, metric, level: self.level, step, slack };
                hmc(&mut mover, &mut self.rng, length, &mut self.point, &mut self.rooms)
            }
        };
        self.evaluations += u64::from(told.leapfrogs);
        if warms {
            self.learn(&told, before);
        }
        self.iteration += 1;
        DrawStats {
            log_density: self.point.log_density,
            accept_stat: told.accept_stat,
            step_size: step,
            tree_depth: told.depth,
            leapfrogs: told.leapfrogs,
            is_divergent: told.is_divergent,
            energy: told.energy,
        }
    }

    fn learn(&mut self, told: &Transition, before: f64) {
        self.step_size.update(told.accept_stat);
        if self.is_descending(before) {
            // What was seen on the slope says nothing about the posterior, and the step that was short enough above
            // may be far too short below: both begin anew.
            self.adapt.forget();
            self.metric = MetricAdapt::on_a_slope(self.point.gradient());
            self.has_first_metric = true;
            self.find_step_anew();
        } else if !told.is_divergent || told.leapfrogs > 4 {
            // A trajectory that went nowhere says nothing about the shape.
            let (q, gradient) = (self.point.q(), self.point.gradient());
            let change = self.adapt.add(self.iteration, q, gradient, &mut self.metric);
            if change == Change::Moved && self.has_first_metric {
                self.has_first_metric = false;
                self.find_step_anew();
            }
        }
        if self.iteration + 1 == self.warmup {
            self.step = self.step_size.average();
        }
    }

    /// Whether the last transition came down a slope rather than from one point of the posterior to another. There the
    /// log density changes by about the root of the dimension.
    fn is_descending(&self, before: f64) -> bool {
        self.point.log_density - before > 10.0 + 2.0 * self.point.q().len() as f64
    }

    /// The step size for another metric, from the one that was tried last.
    fn find_step_anew(&mut self) {
        self.step = self.step_size.current();
        let target_accept = self.step_size_target();
        self.find_step(target_accept);
    }

    fn step_size_target(&self) -> f64 {
        let mut words = Vec::new();
        self.step_size.save(&mut words);
        words[5]
    }

    /// Where the chain is, unconstrained.
    pub fn position(&self) -> &[f64] {
        self.point.q()
    }

    /// Iterations done.
    pub fn iteration(&self) -> usize {
        self.iteration
    }

    /// The step size of the draws.
    pub fn step_size(&self) -> f64 {
        self.step
    }

    /// The metric.
    pub fn metric(&self) -> &Metric {
        &self.metric
    }

    /// Gradients so far.
    pub fn evaluations(&self) -> u64 {
        self.evaluations
    }

    /// The target.
    pub fn target(&mut self) -> &mut dyn Target {
        &mut *self.target
    }

    /// The whole state in numbers; [`Chain::restore`] makes a chain that goes on as this one would.
    pub fn save(&self) -> Vec<f64> {
        let mut out = Vec::new();
        // A position in the stream may be larger than a number holds exactly: its bits are kept.
        out.extend([
            f64::from_bits(self.rng.position()),
            self.iteration as f64,
            self.step,
            f64::from(u8::from(self.has_first_metric)),
            self.evaluations as f64,
            self.point.log_density,
        ]);
        out.extend(self.point.q());
        out.extend(self.point.gradient());
        out.push(self.metric.factors.len() as f64);
        out.extend(&self.metric.scales);
        out.extend(&self.metric.directions);
        out.extend(&self.metric.factors);
        self.step_size.save(&mut out);
        self.adapt.save(&mut out);
        out
    }

    /// A chain from what [`Chain::save`] gave, with the same target and options.
    ///
    /// # Errors
    /// [`ErrorKind::File`] when the numbers are not those of such a chain.
    pub fn restore(
        target: Box<dyn Target>,
        options: &NutsOptions,
        chain: usize,
        words: &[f64],
    ) -> Result<Chain> {
        let mut chain = Chain::blank(target, options, chain)?;
        let damaged =
            || InferError::new(ErrorKind::File, "the saved state is not one of this model");
        chain.load(&mut words.iter().copied()).ok_or_else(damaged)?;
        Ok(chain)
    }

    fn load(&mut self, words: &mut impl Iterator<Item = f64>) -> Option<()> {
        let dim = self.point.q().len();
        self.rng.seek(words.next()?.to_bits());
        self.iteration = words.next()? as usize;
        self.step = words.next()?;
        self.has_first_metric = words.next()? != 0.0;
        self.evaluations = words.next()? as u64;
        self.point.log_density = words.next()?;
        for slot in &mut *self.point.q_mut() {
            *slot = words.next()?;
        }
        for slot in &mut *self.point.gradient_mut() {
            *slot = words.next()?;
        }
        let rank = words.next()? as usize;
        if rank > dim {
            return None;
        }
        let mut part = |len: usize| -> Option<Vec<f64>> {
            let part: Vec<f64> = words.by_ref().take(len).collect();
            (part.len() == len).then_some(part)
        };
        let (scales, directions, factors) = (part(dim)?, part(rank * dim)?, part(rank)?);
        self.metric = Metric::new(scales, directions, factors);
        self.step_size = StepSize::load(words)?;
        self.adapt.load(words, dim)?;
        words.next().is_none().then_some(())
    }
}

impl std::fmt::Debug for Chain {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Chain")
            .field("iteration", &self.iteration)
            .field("step", &self.step)
            .field("q", &self.point.q())
            .finish_non_exhaustive()
    }
}
