//! A run of a model at a point of unconstrained numbers: the one context behind the tape and the
//! interpreter's score.

use larder_memory::map::FastMap;

use crate::address::Address;
use crate::dist::{Law, SiteValue, VectorLaw, VectorSupport};
use crate::error::{ErrorKind, InferError};
use crate::layout::{Domain, Layout, SiteLayout};
use crate::model::{Buffer, Ctx};
use crate::real::Real;
use crate::tape::{Recorder, Var, with_recorder};
use crate::trace::TraceBuilder;
use crate::transform;

/// What differs between plain and recorded numbers.
pub(crate) trait Grounded: Real {
    /// Whether a number knows that it does not depend on sampled ones. A plain one knows nothing of where it comes
    /// from, whatever it says of itself.
    const KNOWS_CONSTANTS: bool;

    /// The unconstrained number at a place.
    fn parameter(at: usize, value: f64) -> Self;
    /// Adds to the log density.
    fn add_to(self, target: &mut f64);
    fn plate_begin(_size: usize) {}
    fn plate_next() {}
    fn plate_end() {}
}

impl Grounded for f64 {
    const KNOWS_CONSTANTS: bool = false;

    #[inline(always)]
    fn parameter(_at: usize, value: f64) -> f64 {
        value
    }
    #[inline(always)]
    fn add_to(self, target: &mut f64) {
        *target += self;
    }
}

impl Grounded for Var {
    const KNOWS_CONSTANTS: bool = true;

    fn parameter(at: usize, value: f64) -> Var {
        Var::parameter(at, value)
    }
    #[inline]
    fn add_to(self, target: &mut f64) {
        *target += self.peek();
        self.add_to_target();
    }
    fn plate_begin(size: usize) {
        with_recorder(|recorder| recorder.plate_begin(size));
    }
    fn plate_next() {
        with_recorder(Recorder::plate_next);
    }
    fn plate_end() {
        with_recorder(Recorder::plate_end);
    }
}

/// Which terms of a model are scored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// All.
    #[default]
    Whole,
    /// Those of the sites, with their Jacobians.
    Prior,
    /// Observations and factors.
    Likelihood,
}

/// Where a run leaves what it computes beside the density.
#[derive(Debug, Default)]
pub(crate) struct Wanted<'a> {
    /// Values by column.
    pub(crate) values: Option<&'a mut [f64]>,
    /// Values as a trace.
    pub(crate) trace: Option<&'a mut TraceBuilder>,
}

/// The context.
#[derive(Debug)]
pub(crate) struct Ground<'a> {
    /// The point; empty while sites are being found.
    q: &'a [f64],
    layout: Option<&'a Layout>,
    next_site: usize,
    /// Unconstrained numbers of the sites that were found.
    next_free: usize,
    /// Which point is tried while sites are being found.
    trial: u32,
    /// Numbers given to sites that have none.
    strays: u64,
    /// Which terms count.
    part: Part,
    /// Derived quantities so far.
    next_generated: usize,
    /// Which of them came; empty as long as they come in the order of the layout.
    came: Vec<bool>,
    /// Sites as they are found.
    pub(crate) found: Vec<SiteLayout>,
    pub(crate) generated: Vec<Address>,
    /// The derived quantities that were found.
    names: FastMap<Address, ()>,
    pub(crate) target: f64,
    /// The first term that made the target what no sampler can use.
    pub(crate) culprit: Option<Address>,
    pub(crate) fault: Option<InferError>,
    wanted: Wanted<'a>,
}

/// The context over one kind of number.
#[derive(Debug)]
pub(crate) struct GroundCtx<'g, 'a, R> {
    pub(crate) ground: &'g mut Ground<'a>,
    numbers: std::marker::PhantomData<R>,
}

impl<'a> Ground<'a> {
    /// Looks for sites, at a point of [`trial_number`].
    pub(crate) fn finding(trial: u32) -> Self {
        Ground { trial, ..Ground::build(&[], None, Wanted::default()) }
    }

    /// Runs at a point.
    pub(crate) fn at(q: &'a [f64], layout: &'a Layout, wanted: Wanted<'a>) -> Self {
        Ground::build(q, Some(layout), wanted)
    }

    /// The same for the values by column. Observations give none, and where they cannot be, the values are what they
    /// are all the same.
    pub(crate) fn values_at(q: &'a [f64], layout: &'a Layout, values: &'a mut [f64]) -> Self {
        let wanted = Wanted { values: Some(values), trace: None };
        Ground { part: Part::Prior, ..Ground::at(q, layout, wanted) }
    }

    /// The same for some of the terms.
    pub(crate) fn part_at(q: &'a [f64], layout: &'a Layout, part: Part) -> Self {
        Ground { part, ..Ground::at(q, layout, Wanted::default()) }
    }

    fn build(q: &'a [f64], layout: Option<&'a Layout>, wanted: Wanted<'a>) -> Self {
        Ground {
            q,
            layout,
            next_site: 0,
            next_free: 0,
            trial: 0,
            strays: 0,
            part: Part::Whole,
            next_generated: 0,
            came: Vec::new(),
            found: Vec::new(),
            generated: Vec::new(),
            names: FastMap::default(),
            target: 0.0,
            culprit: None,
            fault: None,
            wanted,
        }
    }

    /// Whether the run met all sites of the layout, and all derived quantities where they are asked for.
    pub(crate) fn finish(&mut self) {
        let Some(layout) = self.layout else { return };
        if self.next_site < layout.sites.len() {
            self.note(moved(layout.sites[self.next_site].address));
        }
        if self.wanted.values.is_some() && self.next_generated < layout.generated.len() {
            let missing = if self.came.is_empty() {
                self.next_generated
            } else {
                self.came.iter().position(|came| !came).unwrap_or(0)
            };
            self.note(not_always(layout.generated[missing]));
        }
    }

    /// The place of a derived quantity among those of the layout: by its address, because branches may
    /// turn their order around.
    fn generated_place(&mut self, at: Address) -> Option<usize> {
        let known = &self.layout?.generated;
        let next = self.next_generated;
        if self.came.is_empty() && known.get(next) == Some(&at) {
            self.next_generated += 1;
            return Some(next);
        }
        if self.came.is_empty() {
            self.came = (0..known.len()).map(|place| place < next).collect();
        }
        let free = (0..known.len()).find(|&place| known[place] == at && !self.came[place]);
        if let Some(place) = free {
            self.came[place] = true;
            self.next_generated += 1;
        } else {
            self.note(if known.contains(&at) { twice(at) } else { not_always(at) });
        }
        free
    }

    #[cold]
    fn note(&mut self, fault: InferError) {
        self.fault.get_or_insert(fault);
    }

    fn add<R: Grounded>(&mut self, at: Option<Address>, x: R) {
        x.add_to(&mut self.target);
        if self.culprit.is_none() && !self.target.is_finite() {
            self.culprit = at;
        }
    }

    /// The place of a site: its first unconstrained number and its first column.
    fn enter(
        &mut self,
        address: Address,
        domain: Domain,
        is_static: bool,
        free: usize,
        len: usize,
    ) -> (usize, usize) {
        let Some(layout) = self.layout else {
            let site = SiteLayout { address, domain, is_static, offset: 0, free, column: 0, len };
            self.found.push(site);
            let offset = self.next_free;
            self.next_free += free;
            return (offset, 0);
        };
        match layout.sites.get(self.next_site) {
            Some(site) if site.address == address && site.free == free => {
                self.next_site += 1;
                (site.offset, site.column)
            }
            _ => {
                self.note(moved(address));
                (0, 0)
            }
        }
    }

    #[inline]
    fn number<R: Grounded>(&mut self, at: usize) -> R {
        let is_known = self.layout.is_some() && self.fault.is_none();
        let u = match self.q.get(at) {
            Some(&u) if is_known => u,
            _ if self.layout.is_none() && at < SITES_AT_A_POINT => trial_number(self.trial, at),
            _ => 4.0 * self.stray() - 2.0,
        };
        R::parameter(at, u)
    }

    /// A number between zero and one for a site that has none: another each time, so that a model which loops
    /// until one of them pleases it comes to its end.
    #[cold]
    fn stray(&mut self) -> f64 {
        self.strays += 1;
        (self.strays as f64 * 0.618_033_988_749_894_9).fract()
    }
}

/// Numbers of a point at which sites are looked for; a model that still goes on after them is given others.
const SITES_AT_A_POINT: usize = 1 << 16;

/// Number `at` of the point of a trial: points at which a model is tried before anything is known of it. The
/// first is nearly zero, later ones lie wider and wider apart.
pub(crate) fn trial_number(trial: u32, at: usize) -> f64 {
    let spread = f64::from(trial);
    0.1 + 0.3 * spread * ((at as f64 + 1.0) * (spread + 0.7)).sin()
}

#[cold]
fn moved(address: Address) -> InferError {
    let message = "the sites that the model samples depend on values, so there is no vector of parameters; use mh";
    InferError::new(ErrorKind::Method, message).at(address)
}

#[cold]
fn not_always(address: Address) -> InferError {
    let message = "is generated at some points only, so it has no column; generate it at every point, as a number that means `none` where there is none";
    InferError::new(ErrorKind::Method, message).at(address)
}

#[cold]
pub(crate) fn twice(address: Address) -> InferError {
    let message = "was generated twice in one run; give each quantity an address of its own, in a loop with its index";
    InferError::new(ErrorKind::DuplicateAddress, message).at(address)
}

impl<'g, 'a, R> GroundCtx<'g, 'a, R> {
    pub(crate) fn new(ground: &'g mut Ground<'a>) -> Self {
        GroundCtx { ground, numbers: std::marker::PhantomData }
    }
}

impl<R: Grounded> Ctx for GroundCtx<'_, '_, R> {
    type Real = R;

    fn sample<L: Law<R>>(&mut self, at: Address, law: L) -> <L::Value as SiteValue>::In<R> {
        if let Err(error) = law.check() {
            self.ground.note(error.at(at));
        }
        let support = law.support();
        let is_static = support.is_static();
        let domain = Domain::Scalar(support.peek());
        let free = transform::scalar_free_len(support);
        let (offset, column) = self.ground.enter(at, domain, is_static, free, 1);
        let first = self.ground.number::<R>(offset);
        let constrained = if free == 1 {
            transform::constrain(support, &[first])
        } else {
            transform::constrain(support, &[first, self.ground.number::<R>(offset + 1)])
        };
        let Some((x, jacobian)) = constrained else {
            let message =
                format!("a {} site has whole values and no gradient; use mh or gibbs", law.name());
            self.ground.note(InferError::new(ErrorKind::Method, message).at(at));
            let value = within(support.peek(), self.ground.stray());
            return L::Value::of_number(value).lift::<R>();
        };
        if let Some(values) = self.ground.wanted.values.as_deref_mut() {
            values[column] = x.peek();
        }
        if self.ground.part == Part::Likelihood {
            return as_value::<R, L>(x);
        }
        if !jacobian.is_constant() || jacobian.peek() != 0.0 {
            self.ground.add(Some(at), jacobian);
        }
        let logp = law.log_density(x);
        if !logp.is_constant() || logp.peek() != 0.0 {
            self.ground.add(Some(at), logp);
        }
        if let Some(trace) = self.ground.wanted.trace.as_deref_mut() {
            trace.add_sample(at, x.peek(), logp.peek());
        }
        as_value::<R, L>(x)
    }

    fn observe<L: Law<R>>(&mut self, at: Address, law: L, value: L::Value) {
        if self.ground.part == Part::Prior {
            return;
        }
        if let Err(error) = law.check() {
            self.ground.note(error.at(at));
        }
        let x = <L::Value as SiteValue>::number::<R>(value.lift::<R>());
        let support = law.support();
        if !support.contains(x) {
            // With a bound that the parameters move, a value outside only says that they are wrong. Bounds that stay
            // were looked at when the sites were found.
            if (R::KNOWS_CONSTANTS && support.is_static()) || !x.peek().is_finite() {
                let message =
                    format!("observed {}; {} wants {}", x.peek(), law.name(), support.peek());
                self.ground.note(InferError::new(ErrorKind::Support, message).at(at));
            }
            self.ground.add(Some(at), R::from(f64::NEG_INFINITY));
            return;
        }
        let logp = law.log_density(x);
        self.ground.add(Some(at), logp);
        if let Some(trace) = self.ground.wanted.trace.as_deref_mut() {
            trace.add_observation(logp.peek());
        }
    }

    fn observe_computed<L: Law<R, Value = f64>>(&mut self, at: Address, law: L, value: R) {
        if self.ground.part == Part::Prior {
            return;
        }
        if let Err(error) = law.check() {
            self.ground.note(error.at(at));
        }
        if law.support().contains(value) {
            let logp = law.log_density(value);
            self.ground.add(Some(at), logp);
        } else {
            self.ground.add(Some(at), R::from(f64::NEG_INFINITY));
        }
    }

    fn sample_vector<L: VectorLaw<R>>(&mut self, at: Address, law: L) -> Buffer<R> {
        if let Err(error) = law.check() {
            self.ground.note(error.at(at));
        }
        let support = law.support();
        let Some(free) = transform::free_len(support) else {
            let message =
                format!("a {} site has whole values and no gradient; use mh or gibbs", law.name());
            self.ground.note(InferError::new(ErrorKind::Method, message).at(at));
            return Buffer::of(
                (0..support.len()).map(|_| R::from((8.0 * self.ground.stray()).floor())),
            );
        };
        let (offset, column) =
            self.ground.enter(at, Domain::Vector(support), true, free, support.len());
        let u = Buffer::of((0..free).map(|k| self.ground.number::<R>(offset + k)));
        let mut x = Buffer::new();
        let jacobian = transform::constrain_vector(support, &u, |value| x.push(value));
        if let Some(values) = self.ground.wanted.values.as_deref_mut() {
            for (value, x) in values[column..].iter_mut().zip(x.iter()) {
                *value = x.peek();
            }
        }
        if self.ground.part == Part::Likelihood {
            return x;
        }
        if !matches!(support, VectorSupport::Reals(_)) {
            self.ground.add(Some(at), jacobian);
        }
        let logp = law.log_density(&x);
        self.ground.add(Some(at), logp);
        if let Some(trace) = self.ground.wanted.trace.as_deref_mut() {
            let plain = Buffer::<f64>::of(x.iter().map(|x| x.peek()));
            trace.add_sample_vector(at, &plain, logp.peek());
        }
        x
    }

    fn observe_vector<L: VectorLaw<R>>(&mut self, at: Address, law: L, value: &[f64]) {
        if self.ground.part == Part::Prior {
            return;
        }
        if let Err(error) = law.check() {
            self.ground.note(error.at(at));
        }
        if !crate::dist::is_in(law.support(), value) {
            let message = format!(
                "observed {} numbers that are not in the support of {} (which has {})",
                value.len(),
                law.name(),
                law.support().len()
            );
            self.ground.note(InferError::new(ErrorKind::Support, message).at(at));
            return;
        }
        let x = Buffer::of(value.iter().map(|&x| R::from(x)));
        let logp = law.log_density(&x);
        self.ground.add(Some(at), logp);
        if let Some(trace) = self.ground.wanted.trace.as_deref_mut() {
            trace.add_observation(logp.peek());
        }
    }

    fn factor(&mut self, log_weight: R) {
        if self.ground.part == Part::Prior {
            return;
        }
        self.ground.add(None, log_weight);
        if let Some(trace) = self.ground.wanted.trace.as_deref_mut() {
            trace.add_factor(log_weight.peek());
        }
    }

    fn generated(&mut self, at: Address, value: R) {
        let Some(layout) = self.ground.layout else {
            if self.ground.names.insert(at, ()).is_some() {
                self.ground.note(twice(at));
            }
            self.ground.generated.push(at);
            return;
        };
        if self.ground.wanted.values.is_none() {
            return;
        }
        let columns = layout.columns;
        let Some(place) = self.ground.generated_place(at) else { return };
        if let Some(slot) =
            self.ground.wanted.values.as_deref_mut().and_then(|all| all.get_mut(columns + place))
        {
            *slot = value.peek();
        }
    }

    fn fault(&mut self, fault: InferError) {
        self.ground.note(fault);
    }

    fn plate(&mut self, _name: &'static str, n: usize, mut each: impl FnMut(&mut Self, usize)) {
        R::plate_begin(n);
        for i in 0..n {
            each(self, i);
            R::plate_next();
        }
        R::plate_end();
    }
}

/// A whole value of the support for a site that cannot be treated; `share` says which.
fn within(support: crate::dist::Support<f64>, share: f64) -> f64 {
    match support {
        crate::dist::Support::Whole(low, high) => {
            let span = high.map_or(8, |high| high.saturating_sub(low).clamp(0, 1 << 20));
            low as f64 + (share * (span as f64 + 1.0)).floor()
        }
        _ => 0.0,
    }
}

/// A number as the value that the model receives.
fn as_value<R: Real, L: Law<R>>(x: R) -> <L::Value as SiteValue>::In<R> {
    <L::Value as SiteValue>::from_real::<R>(x)
}
