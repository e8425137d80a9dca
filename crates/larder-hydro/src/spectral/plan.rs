//! Tables for work along one axis, kept by what they are for.

use std::fmt;
use std::sync::Arc;

use larder_kernels::transform::{Factors, MirrorMatrix, MirrorPart, Passes, mirror_entries};
use larder_memory::CacheStats;
use larder_memory::buffer::AlignedBuf;
use larder_memory::map::{CacheOptions, KeyedCache};

use super::fallback::LibraryPlan;
use super::filter::Filter;
use super::planner::{Method, choose};
use crate::error::HydroError;

/// What is done along an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The first derivative; the highest mode of an even axis counts as zero.
    Derivative,
    /// What the filter takes away: to be subtracted, so that what is kept keeps its bits, and a mean its
    /// last one.
    Filter,
    /// What the upper third of the wave numbers holds that the filter keeps.
    Tail,
    /// Transforms there and back.
    Transform,
}

/// Everything that a table depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlanKey {
    length: usize,
    /// Bits of the period in fm.
    period: u64,
    kind: LineKind,
    filter: FilterKey,
}

/// A filter that can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum FilterKey {
    None,
    TwoThirds,
    Exponential(u32),
}

impl PlanKey {
    /// The plan of a kind of work on `length` places that repeat after `period`.
    pub fn new(length: usize, period: f64, kind: LineKind, filter: Filter) -> Self {
        let filter = match filter {
            Filter::None => FilterKey::None,
            Filter::TwoThirds => FilterKey::TwoThirds,
            Filter::Exponential { order } => FilterKey::Exponential(order),
        };
        PlanKey { length, period: period.to_bits(), kind, filter }
    }

    fn filter(&self) -> Filter {
        match self.filter {
            FilterKey::None => Filter::None,
            FilterKey::TwoThirds => Filter::TwoThirds,
            FilterKey::Exponential(order) => Filter::Exponential { order },
        }
    }

    /// What mode `k` of `0..length` is multiplied with: a derivative's numbers times `i`.
    fn symbol(&self, k: usize) -> f64 {
        let n = self.length;
        let share = self.filter().share(k, n);
        match self.kind {
            LineKind::Transform => 1.0,
            LineKind::Filter => 1.0 - share,
            LineKind::Tail => {
                let third = self.filter().reach() * n as f64 / 3.0;
                f64::from(u8::from(k.min(n - k) as f64 > third))
            }
            LineKind::Derivative => {
                let unit = 2.0 * std::f64::consts::PI / f64::from_bits(self.period);
                let k = match (2 * k).cmp(&n) {
                    std::cmp::Ordering::Less => k as f64,
                    std::cmp::Ordering::Equal => 0.0,
                    std::cmp::Ordering::Greater => k as f64 - n as f64,
                };
                unit * k * share
            }
        }
    }
}

/// Tables for work along one axis.
#[derive(Debug)]
pub struct LinePlan {
    key: PlanKey,
    pub(super) work: LineTables,
}

/// The tables of each method.
#[derive(Debug)]
pub(super) enum LineTables {
    Passes {
        factors: Factors,
        twiddles: AlignedBuf<f64>,
        symbol: AlignedBuf<f64>,
        places: Box<[u32]>,
    },
    Matrix {
        entries: AlignedBuf<f64>,
    },
    Library(LibraryPlan),
}

impl LinePlan {
    fn new(key: PlanKey) -> Result<Self, HydroError> {
        let n = key.length;
        // A transform is asked for by fields in 3-D, whose spectra are wanted and not a product.
        let method = match (choose(n), key.kind) {
            (Method::Matrix, LineKind::Transform) if Factors::of(n).is_some() => Method::Passes,
            (Method::Matrix, LineKind::Transform) => Method::Library,
            (method, _) => method,
        };
        let work = match method {
            Method::Passes => {
                let factors = Factors::of(n).expect("the planner chose passes for a smooth length");
                let mut twiddles = AlignedBuf::try_zeroed(factors.twiddle_count())?;
                factors.fill_twiddles(&mut twiddles);
                let mut symbol = AlignedBuf::try_zeroed(n)?;
                let mut places = vec![0; n].into_boxed_slice();
                for (position, number) in symbol.iter_mut().enumerate() {
                    let k = factors.frequency_at(position);
                    *number = key.symbol(k) / n as f64;
                    places[position] = u32::try_from(k).expect("an axis has fewer than 2^32 cells");
                }
                LineTables::Passes { factors, twiddles, symbol, places }
            }
            Method::Matrix => {
                let kernel = kernel_of(&key);
                let mut entries = AlignedBuf::try_zeroed(mirror_entries(&kernel, &mut []))?;
                mirror_entries(&kernel, &mut entries);
                LineTables::Matrix { entries }
            }
            Method::Library => {
                LineTables::Library(LibraryPlan::new(n, |k| key.symbol(k) / n as f64))
            }
        };
        Ok(LinePlan { key, work })
    }

    /// Places along the axis.
    pub fn length(&self) -> usize {
        self.key.length
    }

    /// What it is for.
    pub fn kind(&self) -> LineKind {
        self.key.kind
    }

    /// The way that is taken.
    pub fn method(&self) -> Method {
        match self.work {
            LineTables::Passes { .. } => Method::Passes,
            LineTables::Matrix { .. } => Method::Matrix,
            LineTables::Library(_) => Method::Library,
        }
    }

    /// Bytes of the tables.
    pub fn bytes(&self) -> usize {
        match &self.work {
            LineTables::Passes { twiddles, symbol, places, .. } => {
                twiddles.bytes_held() + symbol.bytes_held() + size_of_val(&**places)
            }
            LineTables::Matrix { entries } => entries.bytes_held(),
            LineTables::Library(plan) => plan.bytes(),
        }
    }

    /// Numbers of scratch that [`LibraryPlan`] needs beside the panels.
    pub(super) fn library_scratch(&self) -> usize {
        match &self.work {
            LineTables::Library(plan) => plan.scratch(),
            LineTables::Passes { .. } | LineTables::Matrix { .. } => 0,
        }
    }

    pub(super) fn part(&self) -> MirrorPart {
        match self.key.kind {
            LineKind::Derivative => MirrorPart::Odd,
            LineKind::Filter | LineKind::Tail | LineKind::Transform => MirrorPart::Even,
        }
    }

    pub(super) fn matrix(&self) -> Option<MirrorMatrix<'_>> {
        match &self.work {
            LineTables::Matrix { entries } => {
                // A constant has no derivative, and no filter takes it away.
                Some(MirrorMatrix::new(self.key.length, self.part(), entries).of_zero_sum())
            }
            _ => None,
        }
    }

    pub(super) fn passes(&self) -> Option<(Passes<'_>, &[f64], &[u32])> {
        match &self.work {
            LineTables::Passes { factors, twiddles, symbol, places } => {
                Some((Passes::new(*factors, twiddles), symbol, places))
            }
            _ => None,
        }
    }
}

/// The circulant kernel of a symbol: `(1/n) sum_k s(k) e^{2 pi i k m / n}`.
fn kernel_of(key: &PlanKey) -> Vec<f64> {
    let n = key.length;
    (0..n)
        .map(|m| {
            let mut sum = 0.0;
            for k in 0..n {
                let turn = 2.0 * std::f64::consts::PI * (k * m % n) as f64 / n as f64;
                sum += match key.kind {
                    LineKind::Derivative => -key.symbol(k) * turn.sin(),
                    LineKind::Filter | LineKind::Tail | LineKind::Transform => {
                        key.symbol(k) * turn.cos()
                    }
                };
            }
            sum / n as f64
        })
        .collect()
}

/// Plans by their key. Clones share one cache: an ensemble of solvers plans once.
#[derive(Clone)]
pub struct PlanCache {
    plans: Arc<KeyedCache<PlanKey, LinePlan>>,
}

impl PlanCache {
    /// An empty cache, bounded to 256 plans and 64 MiB.
    ///
    /// # Errors
    /// When the cache itself cannot be made.
    pub fn new() -> Result<Self, HydroError> {
        let options = CacheOptions {
            entries_max: 256,
            bytes_max: 64 << 20,
            shards: 1,
            ..CacheOptions::default()
        };
        let plans = KeyedCache::new(options, |_, plan: &LinePlan| plan.bytes())?;
        Ok(PlanCache { plans: Arc::new(plans) })
    }

    /// The plan of a key, made at its first request.
    ///
    /// # Errors
    /// When there is no memory for its tables.
    pub fn get(&self, key: PlanKey) -> Result<Arc<LinePlan>, HydroError> {
        self.plans.get_or_try_insert_with(key, || LinePlan::new(key))
    }

    /// Look-ups and what they found.
    pub fn stats(&self) -> CacheStats {
        self.plans.stats()
    }
}

impl fmt::Debug for PlanCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PlanCache").field("stats", &self.stats()).finish_non_exhaustive()
    }
}
