//! Counting, and tracing what is out.

use super::state::{Core, NodePtr};
use crate::pool::loan::LoanSite;
use crate::pool::magazine::{Counters, Slot, bump};
use crate::pool::recycle::Recycle;
use crate::stats::PoolStats;
use crate::sync::{AtomicU64, Ordering};

impl<T: Recycle> Core<T> {
    pub(super) fn count(
        &self,
        slot: Option<&Slot<T>>,
        which: impl Fn(&Counters) -> &AtomicU64,
        by: u64,
    ) {
        match slot {
            Some(slot) => bump(which(&slot.counters), by),
            None => {
                which(&self.shared).fetch_add(by, Ordering::Relaxed);
            }
        }
    }

    pub(super) fn totals(&self) -> Totals {
        let mut sum = Totals::default();
        sum.add(&self.shared);
        self.each_slot(|slot| sum.add(&slot.counters));
        sum
    }

    pub(in crate::pool) fn stats(&self) -> PoolStats {
        let sum = self.totals();
        let prefilled = self.prefilled.load(Ordering::Relaxed);
        let trimmed = self.trimmed.load(Ordering::Relaxed);
        let failed = self.failed.load(Ordering::Relaxed);
        let releases = sum.returns + sum.drops_full + sum.drops_oversize + sum.drops_refused;
        // While threads run, a reading can see an end of a loan before its beginning.
        let bytes_idle = (self.bytes_prefilled.load(Ordering::Relaxed) + sum.bytes_returned)
            .saturating_sub(sum.bytes_saved)
            .saturating_sub(self.bytes_trimmed.load(Ordering::Relaxed));
        let bytes_idle_peak = self.bytes_idle_peak.fetch_max(bytes_idle, Ordering::Relaxed);
        PoolStats {
            hits: sum.hits,
            misses: sum.misses,
            failed,
            returns: sum.returns,
            drops_full: sum.drops_full,
            drops_oversize: sum.drops_oversize,
            drops_refused: sum.drops_refused,
            trimmed,
            prefilled,
            live: (sum.hits + sum.misses).saturating_sub(releases + failed),
            idle: (prefilled + sum.returns).saturating_sub(sum.hits + trimmed),
            objects_peak: self.objects_peak.load(Ordering::Relaxed) as u64,
            bytes_idle,
            bytes_idle_peak: bytes_idle_peak.max(bytes_idle),
            bytes_saved: sum.bytes_saved,
            max: self.max.load(Ordering::Relaxed) as u64,
        }
    }

    pub(super) fn note_peak(&self) {
        self.stats();
    }

    pub(super) fn site_gone(&self, node: NodePtr<T>) {
        if self.all.is_some() {
            // SAFETY: the loan has just ended and the node is in our hands.
            let cell = unsafe { &(*node.as_ptr()).site };
            cell.store(std::ptr::null_mut(), std::sync::atomic::Ordering::Relaxed);
        }
    }

    pub(in crate::pool) fn loans(&self) -> Vec<LoanSite> {
        let mut sites: Vec<LoanSite> = Vec::new();
        let Some(all) = &self.all else { return sites };
        for node in all.lock().iter() {
            // SAFETY: a listed node is freed only after it left the list, under this lock; only
            // its atomic field is read.
            let site = unsafe { &(*node.as_ptr()).site }.load(std::sync::atomic::Ordering::Relaxed);
            // SAFETY: null, or a `&'static Location` stored by `site`.
            let Some(site) = (unsafe { site.as_ref() }) else { continue };
            // By value: one place in the text may have several addresses.
            match sites.iter_mut().find(|known| known.location == site) {
                Some(known) => known.count += 1,
                None => sites.push(LoanSite { location: site, count: 1 }),
            }
        }
        sites.sort_by_key(|site| std::cmp::Reverse(site.count));
        sites
    }
}

/// Sums of the per-thread counters.
#[derive(Default)]
pub(super) struct Totals {
    pub(super) hits: u64,
    pub(super) misses: u64,
    pub(super) returns: u64,
    pub(super) bytes_saved: u64,
    pub(super) bytes_returned: u64,
    pub(super) drops_full: u64,
    pub(super) drops_oversize: u64,
    pub(super) drops_refused: u64,
}

impl Totals {
    fn add(&mut self, counters: &Counters) {
        // Ends before beginnings: a loan that ends between the two reads is then counted as still
        // out, never as ended before it began.
        self.returns += counters.returns.load(Ordering::Relaxed);
        self.bytes_returned += counters.bytes_returned.load(Ordering::Relaxed);
        self.drops_full += counters.drops_full.load(Ordering::Relaxed);
        self.drops_oversize += counters.drops_oversize.load(Ordering::Relaxed);
        self.drops_refused += counters.drops_refused.load(Ordering::Relaxed);
        self.hits += counters.hits.load(Ordering::Relaxed);
        self.bytes_saved += counters.bytes_saved.load(Ordering::Relaxed);
        self.misses += counters.misses.load(Ordering::Relaxed);
    }
}
