//! Metropolis-Hastings one site at a time, for every model: discrete sites, sites that come and go.
//!
//! The state is a trace that is changed in place. A step picks a site, moves it, runs the model over the
//! values by position, and takes the one word that it wrote back if the step is refused. Real sites walk on
//! the unconstrained scale, with its Jacobian; discrete sites with few values are drawn from their exact
//! conditional (Gibbs); counts walk.
//!
//! Where all sites are real, with bounds that stay, the model is recorded once, and a site whose moves reach only
//! a part of it is scored by that part alone: on a model of independent rows a step costs the same whatever their
//! number. Where a move turns a comparison of the model around, the model itself runs.
//!
//! Where a moved value makes the model sample other sites, the run is done again into a second trace: what
//! is there already is kept, what is new is drawn from its distribution, and the acceptance has the
//! densities of what came and what went and the number of sites to pick from (Wingate, Stuhlmüller and
//! Goodman 2011, with their correction).

mod contexts;
mod draws;
mod parts;
mod whole;

use std::f64::consts::PI;

use larder_memory::map::FastMap;

use self::contexts::{Home, Rebuild, same_site};
use self::parts::{Parts, RECORDINGS_FREE, STEPS_EACH_RECORDING, Walked};
use crate::address::Address;
use crate::circle;
use crate::dist::{Support, VectorSupport};
use crate::error::{ErrorKind, InferError, Result};
use crate::layout::{Domain, check_columns};
use crate::model::Model;
use crate::planted::{self, Fault};
use crate::rng::{Purpose, Stream, standard_normal};
use crate::stores::Stores;
use crate::trace::{Trace, TracePool};
use crate::transform;

/// Values of a discrete site up to which all of them are weighed.
const GIBBS_MAX: i64 = 64;
/// Prior runs that are tried as a start.
const STARTS_MAX: usize = 1000;

/// Options of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct MhOptions {
    /// Sweeps before the first draw; scales are learnt in them.
    pub warmup: usize,
    /// Draws.
    pub draws: usize,
    /// Sweeps from one draw to the next; a sweep has as many steps as there are sites.
    pub thin: usize,
    /// The seed of all streams.
    pub seed: u64,
    /// Whether small discrete sites are drawn from their conditional; else they walk like counts.
    pub gibbs: bool,
    /// Where memory comes from.
    pub stores: Stores,
}

impl Default for MhOptions {
    fn default() -> Self {
        MhOptions {
            warmup: 1000,
            draws: 1000,
            thin: 1,
            seed: 0,
            gibbs: true,
            stores: Stores::default(),
        }
    }
}

#[cold]
fn sampled_twice(address: Address) -> InferError {
    let text = "was sampled twice in one run; give each site an address of its own";
    InferError::new(ErrorKind::DuplicateAddress, text).at(address)
}

/// The chance of a step with these log odds; a NaN has none.
#[inline(always)]
fn chance(odds: f64) -> f64 {
    if odds >= 0.0 { 1.0 } else { odds.exp() }
}

/// What is learnt about a site: its scale, and how the steps of this scale went.
#[derive(Clone, Copy, Debug)]
struct Walk {
    log_scale: f64,
    scale: f64,
    steps: u32,
}

impl Walk {
    const FIRST: Walk = Walk { log_scale: 0.0, scale: 1.0, steps: 0 };
}

/// A chain over a model.
///
/// ```
/// use larder_infer::{addr, Ctx, Model, Normal, mcmc::mh::{Mh, MhOptions}};
///
/// struct OneSite;
/// impl Model for OneSite {
///     fn run<C: Ctx>(&self, m: &mut C) {
///         let x = m.sample(addr!("x"), Normal(0.0, 1.0));
///         m.observe(addr!("y"), Normal(x, 0.5), 1.0);
///     }
/// }
///
/// let mut chain = Mh::start(&OneSite, &MhOptions::default(), 0)?;
/// for _ in 0..1000 {
///     chain.step();
/// }
/// assert!(chain.trace().choices.f64(&addr!("x")).is_some());
/// # Ok::<(), larder_infer::InferError>(())
/// ```
#[derive(Debug)]
pub struct Mh<'m> {
    model: &'m dyn Walked,
    trace: Trace,
    homes: Vec<Home>,
    walks: Vec<Walk>,
    parts: Option<Parts>,
    total: f64,
    rng: Stream,
    pool: TracePool,
    gibbs: bool,
    learns: bool,
    accepted: u64,
    steps: u64,
    runs: u64,
    sweep_steps: usize,
    /// Whether the last run found homes that the one before had not.
    homes_moved: bool,
    /// The values of a vector site before a step, and its unconstrained numbers.
    kept: Vec<f64>,
    free: Vec<f64>,
    weights: Vec<f64>,
    /// The quantities that the model derived at the start, and those of the state now.
    derived: Vec<Address>,
    derived_now: Vec<(Address, f64)>,
    /// What the model did that no step can be made of.
    fault: Option<InferError>,
}

/// What stood at a site before it was moved.
#[derive(Clone, Copy, Debug)]
enum Before {
    Word(u64),
    /// In [`Mh::kept`].
    Vector,
}

impl<'m> Mh<'m> {
    /// A chain at a start with a finite density.
    ///
    /// # Errors
    /// [`ErrorKind::Start`] when none is found, or a fault of the model.
    pub fn start<M: Model + Sync>(model: &'m M, options: &MhOptions, chain: u64) -> Result<Self> {
        Self::start_at(model, options, chain)
    }

    fn start_at(model: &'m dyn Walked, options: &MhOptions, chain: u64) -> Result<Self> {
        let mut rng = Stream::new(options.seed, chain, Purpose::Start);
        let mut pool = options.stores.traces(4);
        let (mut culprit, mut complaint) = (None, None);
        for _ in 0..STARTS_MAX {
            let mut trace = pool.get();
            let mut homes = Vec::new();
            let mut run = Rebuild::new(None, &mut trace.choices, &mut homes, &mut rng);
            model.rebuild(&mut run);
            let (total, fault, where_) = (run.total, run.fault.take(), run.culprit);
            // Parameters that are not allowed where one draw led may be where the next one leads.
            let is_bad = fault.is_some();
            match fault {
                Some(fault) if fault.kind() != ErrorKind::Parameter => return Err(fault),
                fault => complaint = complaint.or(fault),
            }
            if let Some(address) = trace.choices.seal() {
                return Err(sampled_twice(address));
            }
            if total.is_finite() && !is_bad {
                let sweep_steps = homes.len();
                let walks = vec![Walk::FIRST; homes.len()];
                let mut derived_now = Vec::new();
                model.derive(&trace.choices, &mut homes, &mut rng, &mut derived_now);
                let derived: Vec<Address> = derived_now.iter().map(|(at, _)| *at).collect();
                let mut known = FastMap::default();
                if let Some(at) = derived.iter().find(|at| known.insert(**at, ()).is_some()) {
                    return Err(crate::ground::twice(*at));
                }
                let parts = Parts::of(model, &trace.choices);
                let chain = Mh {
                    model,
                    trace,
                    homes,
                    walks,
                    parts,
                    total,
                    rng: Stream::new(options.seed, chain, Purpose::Chain),
                    pool,
                    gibbs: options.gibbs,
                    learns: false,
                    accepted: 0,
                    steps: 0,
                    runs: 0,
                    sweep_steps,
                    homes_moved: false,
                    kept: Vec::new(),
                    free: Vec::new(),
                    weights: Vec::new(),
                    derived,
                    derived_now,
                    fault: None,
                };
                check_columns(&chain.names(), chain.by_column())?;
                return Ok(chain);
            }
            culprit = culprit.or(where_);
            pool.return_trace(trace);
        }
        if let Some(complaint) = complaint {
            return Err(complaint);
        }
        let text = format!(
            "no start with a finite density in {STARTS_MAX} runs; look at the term of this site"
        );
        let error = InferError::new(ErrorKind::Start, text);
        Err(culprit.map_or(error.clone(), |address| error.at(address)))
    }

    /// Whether scales are learnt from here on.
    pub fn learn(&mut self, learns: bool) {
        self.learns = learns;
    }

    /// The state.
    pub fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Its log density.
    pub fn log_density(&self) -> f64 {
        self.total
    }

    /// Steps that were accepted, steps, runs of the model.
    pub fn counts(&self) -> (u64, u64, u64) {
        (self.accepted, self.steps, self.runs)
    }

    /// What the model did in a step that no walk can be made of: an address that was sampled twice. Such steps are
    /// refused, so that the draws are not those of the model; [`Mh::draw`] ends with the error.
    pub fn fault(&self) -> Option<&InferError> {
        self.fault.as_ref()
    }

    /// Counters of the pool of traces.
    pub fn pool_stats(&self) -> crate::trace::PoolStats {
        self.pool.stats()
    }

    /// One site is moved.
    #[inline]
    pub fn step(&mut self) {
        let sites = self.trace.choices.len();
        if sites == 0 {
            return;
        }
        let at = self.rng.below(sites);
        self.step_at(at);
    }

    /// As many steps as there were sites at the start. Their number must not follow the state: looking
    /// at a chain at times that depend on where it is would favour some states.
    pub fn sweep(&mut self) {
        for _ in 0..self.sweep_steps {
            self.step();
        }
    }

    #[inline]
    fn step_at(&mut self, at: usize) {
        self.steps += 1;
        match self.homes[at] {
            Home::Scalar(Support::Whole(low, high)) => match high {
                Some(high) if self.gibbs && high.saturating_sub(low) < GIBBS_MAX => {
                    self.conditional(at, low, high);
                }
                _ => self.count(at, low, high),
            },
            Home::Line => self.real(at, Support::Real),
            Home::Scalar(support) => self.real(at, support),
            Home::Vector(support) => self.vector(at, support),
        }
    }

    /// Runs the model over the values as they are; `None` when it samples other sites.
    #[inline]
    fn score(&mut self) -> Option<f64> {
        self.runs += 1;
        let run = self.model.rescore(&self.trace.choices, &mut self.homes, &mut self.rng);
        self.homes_moved = run.has_moved;
        run.total
    }

    #[inline]
    fn real(&mut self, at: usize, support: Support<f64>) {
        // One word of three becomes a normal number here: making those of all words together costs more.
        let step = self.walks[at].scale * standard_normal(&mut self.rng);
        if let Some(parts) = &self.parts
            && let Some(parameter) = parts.parameter(at)
        {
            self.part(at, parameter, support, step);
            return;
        }
        let bits = self.trace.choices.bits_at(at);
        let x = f64::from_bits(bits);
        let (new, jacobian) = match support {
            Support::Real => (x + step, 0.0),
            // Around the circle, where steps to both sides are as likely wherever it stands. A scale of half of it
            // leads everywhere; one that has grown beyond, because all steps are accepted, would do no more.
            Support::Circle => {
                let shorter = (self.walks[at].scale / PI).max(1.0);
                (circle::turned(x + step / shorter), 0.0)
            }
            _ => {
                let mut before = [0.0];
                transform::unconstrain(support, x, &mut before);
                let after = transform::constrain(support, &[before[0] + step]);
                match (transform::constrain(support, &before), after) {
                    (Some((_, old)), Some((new, there))) => (new, there - old),
                    _ => (f64::NAN, 0.0),
                }
            }
        };
        if !new.is_finite() {
            self.tell(at, 0.0);
            return;
        }
        self.trace.choices.set_bits_at(at, new.to_bits());
        self.decide(at, bits, jacobian);
        self.follow(at);
    }

    /// A step that is scored by what depends on the site. The tape's density is that of the unconstrained
    /// numbers, the chain's that of the values: they differ by the Jacobian.
    #[inline]
    fn part(&mut self, at: usize, parameter: usize, support: Support<f64>, step: f64) {
        let Some(parts) = &mut self.parts else { return };
        let before = parts.tape.parameter(parameter);
        let after = before + step;
        let moved =
            (transform::constrain(support, &[before]), transform::constrain(support, &[after]));
        let (Some((_, old)), Some((new, there))) = moved else { return };
        if !new.is_finite() {
            self.tell(at, 0.0);
            return;
        }
        let Ok(odds) = parts.tape.move_to(parameter, after) else {
            let bits = self.trace.choices.bits_at(at);
            self.trace.choices.set_bits_at(at, new.to_bits());
            self.decide(at, bits, there - old);
            self.follow(at);
            return;
        };
        let chance = chance(odds);
        if chance >= 1.0 || self.rng.open01() < chance {
            self.total += odds - (there - old);
            self.accepted += 1;
            self.trace.choices.set_bits_at(at, new.to_bits());
        } else {
            parts.tape.take_back();
        }
        self.tell(at, chance);
    }

    /// After a step that the model itself scored: the tape goes to where the chain is now.
    #[inline]
    fn follow(&mut self, at: usize) {
        let Some(parts) = &mut self.parts else { return };
        let site = &parts.layout.sites[at];
        let Domain::Scalar(support) = site.domain else { return };
        let x = f64::from_bits(self.trace.choices.bits_at(at));
        let mut u = [0.0];
        transform::unconstrain(support, x, &mut u);
        let [u] = u;
        if u.to_bits() == parts.tape.parameter(site.offset).to_bits() {
            return;
        }
        if parts.tape.move_to(site.offset, u).is_err() {
            self.record_parts();
        }
    }

    #[cold]
    fn record_parts(&mut self) {
        let Some(parts) = &mut self.parts else { return };
        parts.recordings += 1;
        let is_storm = parts.recordings > RECORDINGS_FREE + self.steps / STEPS_EACH_RECORDING;
        let tape = Parts::recorded(self.model, &self.trace.choices, &parts.layout);
        match tape.filter(|_| !is_storm) {
            Some(tape) => parts.go_on(tape),
            None => self.parts = None,
        }
    }

    /// Accepts the word that was written at a site, or takes `before` back.
    #[inline]
    fn decide(&mut self, at: usize, before: u64, log_ratio: f64) {
        match self.score() {
            Some(total) => {
                let odds = total - self.total + log_ratio;
                let chance = chance(odds);
                if chance >= 1.0 || self.rng.open01() < chance {
                    self.total = total;
                    self.accepted += 1;
                } else {
                    self.trace.choices.set_bits_at(at, before);
                    self.move_home();
                }
                self.tell(at, chance);
            }
            None => self.restructure(at, Before::Word(before), log_ratio),
        }
    }

    /// Homes are those of the last run. Where a refused value had given sites other bounds, the model runs once
    /// more over what was kept.
    #[inline]
    fn move_home(&mut self) {
        if self.homes_moved {
            let _same = self.score();
        }
    }

    /// Learns from a step: towards the acceptance that suits one number, with steps that die out.
    #[inline]
    fn tell(&mut self, at: usize, accept: f64) {
        if self.learns {
            let walk = &mut self.walks[at];
            walk.steps += 1;
            let weight = 2.0 / f64::from(walk.steps).powf(0.6);
            walk.log_scale = (walk.log_scale + weight * (accept - 0.44)).clamp(-40.0, 40.0);
            walk.scale = walk.log_scale.exp();
        }
    }

    /// A vector walks on its unconstrained scale.
    fn vector(&mut self, at: usize, support: VectorSupport) {
        let Some(free_len) = transform::free_len(support) else {
            self.counts_of(at);
            return;
        };
        if free_len == 0 {
            return;
        }
        self.kept.clear();
        self.kept.extend_from_slice(self.trace.choices.vector_at(at));
        self.free.clear();
        self.free.resize(free_len, 0.0);
        transform::unconstrain_vector(support, &self.kept, &mut self.free);
        let before = transform::constrain_vector(support, &self.free, |_: f64| ());
        let scale = self.walks[at].scale / (free_len as f64).sqrt();
        for u in &mut self.free {
            *u += scale * self.rng.normal();
        }
        let mut place = 0;
        let target = self.trace.choices.vector_at_mut(at);
        let after = transform::constrain_vector(support, &self.free, |x: f64| {
            target[place] = x;
            place += 1;
        });
        // Unit vectors have no scale of their own: only directions count, and they walk evenly.
        let jacobian = if matches!(support, VectorSupport::Unit(_)) { 0.0 } else { after - before };
        self.decide_vector(at, jacobian);
    }

    /// Counts with a fixed sum: some move from one place to another.
    fn counts_of(&mut self, at: usize) {
        let len = self.trace.choices.vector_at(at).len();
        if len < 2 {
            return;
        }
        let (from, step) = (self.rng.below(len), 1 + self.rng.below(len - 1));
        let scale = self.walks[at].scale.min(1e12);
        let size = 1.0 + (-self.rng.open01().ln() * scale).floor();
        let counts = self.trace.choices.vector_at_mut(at);
        if counts[from] < size {
            self.tell(at, 0.0);
            return;
        }
        self.kept.clear();
        self.kept.extend_from_slice(counts);
        counts[from] -= size;
        counts[(from + step) % len] += size;
        self.decide_vector(at, 0.0);
    }

    /// Accepts the vector that was written at a site, or takes the one that was kept back.
    fn decide_vector(&mut self, at: usize, log_ratio: f64) {
        let Some(total) = self.score() else {
            self.restructure(at, Before::Vector, log_ratio);
            return;
        };
        let chance = chance(total - self.total + log_ratio);
        if chance >= 1.0 || self.rng.open01() < chance {
            self.total = total;
            self.accepted += 1;
        } else {
            self.trace.choices.vector_at_mut(at).copy_from_slice(&self.kept);
            self.move_home();
        }
        self.tell(at, chance);
    }

    /// Puts what is held at a site, and gives what stood there.
    fn exchange(&mut self, at: usize, held: Before) -> Before {
        match held {
            Before::Word(bits) => {
                let there = self.trace.choices.bits_at(at);
                self.trace.choices.set_bits_at(at, bits);
                Before::Word(there)
            }
            Before::Vector => {
                self.trace.choices.vector_at_mut(at).swap_with_slice(&mut self.kept);
                Before::Vector
            }
        }
    }

    /// The value that was written at a site makes the model sample other sites.
    #[cold]
    fn restructure(&mut self, at: usize, before: Before, log_ratio: f64) {
        // The densities of the sites of the old state, to know what those that go were worth.
        let after = self.exchange(at, before);
        let mut old = self.pool.get();
        let mut old_homes = Vec::new();
        let mut run = Rebuild::new(
            Some(&self.trace.choices),
            &mut old.choices,
            &mut old_homes,
            &mut self.rng,
        );
        self.model.rebuild(&mut run);
        old.choices.seal();
        let before = self.exchange(at, after);
        let mut new = self.pool.get();
        let mut homes = Vec::new();
        let mut run =
            Rebuild::new(Some(&self.trace.choices), &mut new.choices, &mut homes, &mut self.rng);
        self.model.rebuild(&mut run);
        let (total, fresh, fault) = (run.total, run.fresh, run.fault.is_some());
        let twice = new.choices.seal();
        self.runs += 2;
        let gone: f64 = (0..old.choices.len())
            .filter(|&place| same_site(&old.choices, place, &new.choices).is_none())
            .map(|place| old.choices.log_densities()[place])
            .sum();
        let sites = (old.choices.len() as f64).ln() - (new.choices.len() as f64).ln();
        let drawn = if planted::has(Fault::DroppedHastings) { 0.0 } else { sites + gone - fresh };
        let odds = total - self.total + log_ratio + drawn;
        let fine = !fault && twice.is_none() && odds.is_finite();
        if let Some(address) = twice {
            self.fault.get_or_insert_with(|| sampled_twice(address));
        }
        if fine && (odds >= 0.0 || self.rng.open01() < odds.exp()) {
            let mut walks = Vec::with_capacity(homes.len());
            for place in 0..new.choices.len() {
                let known = same_site(&new.choices, place, &self.trace.choices)
                    .map(|there| self.walks[there]);
                walks.push(known.unwrap_or(Walk::FIRST));
            }
            self.walks = walks;
            self.homes = homes;
            // The recording is one of other sites.
            self.parts = None;
            std::mem::swap(&mut self.trace, &mut new);
            self.total = total;
            self.accepted += 1;
        } else {
            self.exchange(at, before);
            let _same = self.score();
        }
        self.pool.return_trace(new);
        self.pool.return_trace(old);
    }
}
