//! The ways in which a chain runs its model: over the values that are there, by position; the same for what the model
//! derives from them; and into a new trace.
//!
//! A run over the values that comes to a site which is not there goes on to its end, because a model cannot be
//! left in the middle. Its sites are drawn from then on, so that a model which loops until a draw tells it to stop,
//! or which counts on the support of a law, gets what it counts on.

use crate::address::Address;
use crate::dist::{Law, SiteValue, Support, VectorLaw, VectorSupport, is_in, log_density_of};
use crate::error::{ErrorKind, InferError};
use crate::layout::Domain;
use crate::model::{Buffer, Ctx};
use crate::rng::Stream;
use crate::trace::{Choices, Tag};
use crate::transform;

/// Where a site lives, as the last run of the model said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Home {
    /// A number on the whole line, which is the home of most: one word tells both.
    Line,
    /// Any other part of the line.
    Scalar(Support<f64>),
    Vector(VectorSupport),
}

impl Home {
    /// The home of a value of a type.
    #[inline(always)]
    fn of(tag: Tag, support: Support<f64>) -> Home {
        if Home::is_line(tag, support) { Home::Line } else { Home::Scalar(support) }
    }

    #[inline(always)]
    fn is_line(tag: Tag, support: Support<f64>) -> bool {
        tag == Tag::F64 && matches!(support, Support::Real)
    }

    pub(super) fn domain(self) -> Domain {
        match self {
            Home::Line => Domain::Scalar(Support::Real),
            Home::Scalar(support) => Domain::Scalar(support),
            Home::Vector(support) => Domain::Vector(support),
        }
    }

    /// Numbers of a value that lives here.
    pub(super) fn len(self) -> usize {
        match self {
            Home::Line | Home::Scalar(_) => 1,
            Home::Vector(support) => support.len(),
        }
    }
}

/// Whether two traces have the same site at an address: a number of the same type, a vector of the same length.
/// Gives its place in the second.
pub(super) fn same_site(first: &Choices, place: usize, second: &Choices) -> Option<usize> {
    let there = second.position(first.address_at(place)?)?;
    let tag = first.tag_at(place);
    let fits = second.tag_at(there) == tag
        && (tag != Tag::Vector || first.vector_at(place).len() == second.vector_at(there).len());
    fits.then_some(there)
}

/// A value for a site that has none: a draw, or anything of the support where the law gives none.
#[cold]
fn fresh<L: Law<f64>>(law: &L, rng: &mut Stream) -> L::Value {
    if L::PROPER && law.complaint().is_none() {
        return law.draw_from(rng);
    }
    let number = match law.support() {
        Support::Whole(low, high) => {
            let span = high.map_or(8, |high| high.saturating_sub(low).clamp(0, 1 << 20));
            low as f64 + rng.below(span as usize + 1) as f64
        }
        support => {
            let mut room = [0.0; 2];
            let u = &mut room[..transform::scalar_free_len(support)];
            u.fill_with(|| 4.0 * rng.open01() - 2.0);
            transform::constrain(support, u).map_or(u[0], |(x, _)| x)
        }
    };
    L::Value::of_number(number)
}

/// The same for a vector.
#[cold]
fn fresh_vector<L: VectorLaw<f64>>(law: &L, rng: &mut Stream) -> Buffer<f64> {
    let support = law.support();
    let mut value = Buffer::of(std::iter::repeat_n(0.0, support.len()));
    if L::PROPER && law.complaint().is_none() {
        law.draw(rng, &mut value);
    } else if let Some(free) = transform::free_len(support) {
        let u = Buffer::of((0..free).map(|_| 4.0 * rng.open01() - 2.0));
        let mut place = 0;
        transform::constrain_vector(support, &u, |x: f64| {
            value[place] = x;
            place += 1;
        });
    }
    value
}

/// Runs a model over values by position.
pub(super) struct Rescore<'a> {
    addresses: &'a [Address],
    tags: &'a [Tag],
    bits: &'a [u64],
    homes: &'a mut [Home],
    choices: &'a Choices,
    /// Where the values come from of a run that has come to other sites.
    rng: &'a mut Stream,
    at: usize,
    total: f64,
    is_other: bool,
    has_moved: bool,
}

/// What a run over given values came to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rescored {
    /// The log density, if the run sampled these sites and no others.
    pub(super) total: Option<f64>,
    /// Whether a site's home is another than in the run before.
    pub(super) has_moved: bool,
}

// Made and used up in one function that is compiled for its model, and lent to nothing that is seldom done: so the sum
// and the place stay in registers, where each site would have to wait for what the one before it wrote to memory.
impl<'a> Rescore<'a> {
    #[inline(always)]
    pub(super) fn over(
        choices: &'a Choices,
        homes: &'a mut [Home],
        rng: &'a mut Stream,
    ) -> Rescore<'a> {
        let (addresses, tags, bits) = choices.columns();
        // Of one length for the compiler too: a place is looked up in all of them, and checked once.
        let n = addresses.len();
        let (tags, bits, homes) = (&tags[..n], &bits[..n], &mut homes[..n]);
        Rescore {
            addresses,
            tags,
            bits,
            homes,
            choices,
            rng,
            at: 0,
            total: 0.0,
            is_other: false,
            has_moved: false,
        }
    }

    #[inline(always)]
    pub(super) fn end(self) -> Rescored {
        let is_whole = !self.is_other && self.at == self.addresses.len();
        let total = if self.total.is_nan() { f64::NEG_INFINITY } else { self.total };
        Rescored { total: is_whole.then_some(total), has_moved: self.has_moved }
    }

    /// Whether the value at a place is of a type; then its home is noted.
    #[inline(always)]
    fn settle(&mut self, place: usize, tag: Tag, support: Support<f64>) -> bool {
        // The type of what lives on the line was told when its home was noted.
        if Home::is_line(tag, support) && matches!(self.homes[place], Home::Line) {
            return true;
        }
        if self.tags[place] != tag {
            return false;
        }
        // Known when this is compiled, for the laws that live there: no call for which the sum has to leave its register.
        if Home::is_line(tag, support) {
            self.homes[place] = Home::Line;
            self.has_moved = true;
        } else {
            let home = Home::Scalar(support);
            self.has_moved |= std::mem::replace(&mut self.homes[place], home) != home;
        }
        true
    }

    /// From here on the run goes through sites that are not those of the values.
    #[inline(always)]
    fn leave(&mut self) {
        self.is_other = true;
        self.total = f64::NEG_INFINITY;
    }
}

/// A term of the sum of a run. NaN is told at the end, from the sum.
#[inline(always)]
fn term<L: Law<f64>>(law: &L, x: f64) -> f64 {
    if L::GUARDED { law.log_density(x) } else { log_density_of(law, x) }
}

impl Ctx for Rescore<'_> {
    type Real = f64;

    #[inline(always)]
    fn sample<L: Law<f64>>(&mut self, at: Address, law: L) -> <L::Value as SiteValue>::In<f64> {
        let place = self.at;
        if self.addresses.get(place) != Some(&at)
            || !self.settle(place, L::Value::TAG, law.support())
        {
            self.leave();
            return fresh(&law, self.rng).lift::<f64>();
        }
        self.at += 1;
        let value = L::Value::of_bits(self.bits[place]);
        self.total += term(&law, L::Value::number::<f64>(value.lift::<f64>()));
        value.lift::<f64>()
    }

    #[inline(always)]
    fn observe<L: Law<f64>>(&mut self, _at: Address, law: L, value: L::Value) {
        self.total += term(&law, L::Value::number::<f64>(value.lift::<f64>()));
    }

    #[inline(always)]
    fn observe_computed<L: Law<f64, Value = f64>>(&mut self, _at: Address, law: L, value: f64) {
        self.total += term(&law, value);
    }

    fn sample_vector<L: VectorLaw<f64>>(&mut self, at: Address, law: L) -> Buffer<f64> {
        let (place, support) = (self.at, law.support());
        let fits = self.choices.address_at(place) == Some(at)
            && self.choices.tag_at(place) == Tag::Vector
            && self.choices.vector_at(place).len() == support.len();
        if !fits {
            self.leave();
            return fresh_vector(&law, self.rng);
        }
        self.at += 1;
        let home = Home::Vector(support);
        self.has_moved |= std::mem::replace(&mut self.homes[place], home) != home;
        let value = Buffer::of(self.choices.vector_at(place).iter().copied());
        let fine = law.complaint().is_none() && is_in(support, &value);
        self.total += if fine { law.log_density(&value) } else { f64::NEG_INFINITY };
        value
    }

    fn observe_vector<L: VectorLaw<f64>>(&mut self, _at: Address, law: L, value: &[f64]) {
        let fine = law.complaint().is_none() && is_in(law.support(), value);
        self.total += if fine { law.log_density(value) } else { f64::NEG_INFINITY };
    }

    #[inline(always)]
    fn factor(&mut self, log_weight: f64) {
        self.total += log_weight;
    }

    #[inline(always)]
    fn fault(&mut self, _fault: InferError) {
        self.total = f64::NEG_INFINITY;
    }
}

/// A run over given values that lists what the model derives from them.
pub(super) struct Derive<'a, 'o> {
    pub(super) run: Rescore<'a>,
    pub(super) out: &'o mut Vec<(Address, f64)>,
}

impl Ctx for Derive<'_, '_> {
    type Real = f64;

    fn sample<L: Law<f64>>(&mut self, at: Address, law: L) -> <L::Value as SiteValue>::In<f64> {
        self.run.sample(at, law)
    }
    fn observe<L: Law<f64>>(&mut self, _at: Address, _law: L, _value: L::Value) {}
    fn observe_computed<L: Law<f64, Value = f64>>(&mut self, _at: Address, _law: L, _value: f64) {}
    fn sample_vector<L: VectorLaw<f64>>(&mut self, at: Address, law: L) -> Buffer<f64> {
        self.run.sample_vector(at, law)
    }
    fn observe_vector<L: VectorLaw<f64>>(&mut self, _at: Address, _law: L, _value: &[f64]) {}
    fn factor(&mut self, _log_weight: f64) {}
    fn generated(&mut self, at: Address, value: f64) {
        self.out.push((at, value));
    }
    fn fault(&mut self, _fault: InferError) {}
}

/// Runs a model into a new trace, with the values of an old one where it has them.
pub(super) struct Rebuild<'a> {
    pub(super) old: Option<&'a Choices>,
    pub(super) new: &'a mut Choices,
    pub(super) homes: &'a mut Vec<Home>,
    pub(super) rng: &'a mut Stream,
    pub(super) total: f64,
    /// The densities of what was drawn.
    pub(super) fresh: f64,
    pub(super) culprit: Option<Address>,
    pub(super) fault: Option<InferError>,
}

impl<'a> Rebuild<'a> {
    pub(super) fn new(
        old: Option<&'a Choices>,
        new: &'a mut Choices,
        homes: &'a mut Vec<Home>,
        rng: &'a mut Stream,
    ) -> Self {
        Rebuild { old, new, homes, rng, total: 0.0, fresh: 0.0, culprit: None, fault: None }
    }

    fn weigh(&mut self, at: Option<Address>, logp: f64) {
        self.total += logp;
        if !self.total.is_finite() {
            self.culprit = self.culprit.or(at);
        }
    }
}

impl Ctx for Rebuild<'_> {
    type Real = f64;

    fn sample<L: Law<f64>>(&mut self, at: Address, law: L) -> <L::Value as SiteValue>::In<f64> {
        let there = self.old.and_then(|old| {
            let place = old.position(at)?;
            (old.tag_at(place) == L::Value::TAG).then(|| L::Value::of_bits(old.bits_at(place)))
        });
        let is_fresh = there.is_none();
        if is_fresh && let Err(error) = law.check() {
            // At a start the model itself is wrong; later the value that led here is.
            self.fault.get_or_insert(error.at(at));
        }
        let value = there.unwrap_or_else(|| fresh(&law, self.rng));
        let logp = log_density_of(&law, L::Value::number::<f64>(value.lift::<f64>()));
        if is_fresh {
            self.fresh += logp;
        }
        self.new.push(at, L::Value::TAG, value.bits(), logp);
        self.homes.push(Home::of(L::Value::TAG, law.support()));
        self.weigh(Some(at), logp);
        value.lift::<f64>()
    }

    fn observe<L: Law<f64>>(&mut self, at: Address, law: L, value: L::Value) {
        let number = L::Value::number::<f64>(value.lift::<f64>());
        if !number.is_finite() {
            let text =
                format!("observed {number}; {} wants {}", Law::<f64>::name(&law), law.support());
            self.fault.get_or_insert(InferError::new(ErrorKind::Support, text).at(at));
        }
        self.weigh(Some(at), log_density_of(&law, number));
    }

    fn observe_computed<L: Law<f64, Value = f64>>(&mut self, at: Address, law: L, value: f64) {
        self.weigh(Some(at), log_density_of(&law, value));
    }

    fn sample_vector<L: VectorLaw<f64>>(&mut self, at: Address, law: L) -> Buffer<f64> {
        let support = law.support();
        let there = self.old.and_then(|old| {
            let place = old.position(at)?;
            let fits =
                old.tag_at(place) == Tag::Vector && old.vector_at(place).len() == support.len();
            fits.then(|| Buffer::of(old.vector_at(place).iter().copied()))
        });
        let is_fresh = there.is_none();
        if is_fresh && let Err(error) = law.check() {
            self.fault.get_or_insert(error.at(at));
        }
        let value = there.unwrap_or_else(|| fresh_vector(&law, self.rng));
        let fine = law.complaint().is_none() && is_in(support, &value);
        let logp = if fine { law.log_density(&value) } else { f64::NEG_INFINITY };
        if is_fresh {
            self.fresh += logp;
        }
        self.new.push_vector(at, &value, logp);
        self.homes.push(Home::Vector(support));
        self.weigh(Some(at), logp);
        value
    }

    fn observe_vector<L: VectorLaw<f64>>(&mut self, at: Address, law: L, value: &[f64]) {
        let fine = law.complaint().is_none() && is_in(law.support(), value);
        self.weigh(Some(at), if fine { law.log_density(value) } else { f64::NEG_INFINITY });
    }

    fn factor(&mut self, log_weight: f64) {
        self.weigh(None, log_weight);
    }

    fn fault(&mut self, fault: InferError) {
        self.fault.get_or_insert(fault);
    }
}
