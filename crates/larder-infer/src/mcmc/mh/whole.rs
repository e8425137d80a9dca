//! Moves of sites with whole values: small ones from their conditional, counts by steps up and down.

use super::Mh;
use crate::dist::SiteValue;
use crate::trace::Tag;

impl Mh<'_> {
    /// The value of a site as a number for a column.
    pub(super) fn number_at(&self, at: usize) -> f64 {
        let bits = self.trace.choices.bits_at(at);
        match self.trace.choices.tag_at(at) {
            Tag::I64 => i64::of_bits(bits) as f64,
            _ => bits as f64,
        }
    }

    /// The whole value of a site. As a number it would lose digits from 2^53 on; counts beyond 2^63 are none of any law
    /// that walks.
    fn whole_at(&self, at: usize) -> i64 {
        let bits = self.trace.choices.bits_at(at);
        match self.trace.choices.tag_at(at) {
            Tag::I64 => i64::of_bits(bits),
            _ => i64::try_from(bits).unwrap_or(i64::MAX),
        }
    }

    fn bits_of(&self, at: usize, x: i64) -> u64 {
        match self.trace.choices.tag_at(at) {
            Tag::I64 => SiteValue::bits(x),
            _ => x as u64,
        }
    }

    /// A discrete site is drawn from its conditional.
    pub(super) fn conditional(&mut self, at: usize, low: i64, high: i64) {
        let before = self.trace.choices.bits_at(at);
        self.weights.clear();
        for value in low..=high {
            let bits = self.bits_of(at, value);
            self.trace.choices.set_bits_at(at, bits);
            let Some(total) = self.score() else {
                // Other values mean other sites: one of them is proposed instead.
                self.trace.choices.set_bits_at(at, before);
                self.any_other(at, low, high);
                return;
            };
            self.weights.push(total);
        }
        let top = self.weights.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let sum: f64 = self.weights.iter().map(|w| (w - top).exp()).sum();
        let mut rest = self.rng.open01() * sum;
        let mut chosen = self.weights.len() - 1;
        for (place, w) in self.weights.iter().enumerate() {
            rest -= (w - top).exp();
            if rest < 0.0 {
                chosen = place;
                break;
            }
        }
        self.total = self.weights[chosen];
        let bits = self.bits_of(at, low + chosen as i64);
        self.trace.choices.set_bits_at(at, bits);
        self.accepted += u64::from(bits != before);
        // The homes are those of the last run: with the chosen value they may differ.
        if chosen + 1 != self.weights.len() {
            let _same = self.score();
        }
    }

    /// Proposes another value of a small support, each as likely.
    fn any_other(&mut self, at: usize, low: i64, high: i64) {
        if low == high {
            return;
        }
        let before = self.trace.choices.bits_at(at);
        let now = self.whole_at(at);
        let mut new = low + self.rng.below((high - low) as usize) as i64;
        new += i64::from(new >= now);
        let bits = self.bits_of(at, new);
        self.trace.choices.set_bits_at(at, bits);
        self.decide(at, before, 0.0);
    }

    /// A count walks: a step up or down whose size is exponential.
    pub(super) fn count(&mut self, at: usize, low: i64, high: Option<i64>) {
        let before = self.trace.choices.bits_at(at);
        let scale = self.walks[at].scale.min(1e12);
        let size = 1.0 + (-self.rng.open01().ln() * scale).floor();
        let up = rand_core::RngCore::next_u64(&mut self.rng) >> 63 == 1;
        let step = if up { size as i64 } else { -(size as i64) };
        let inside = |new: &i64| *new >= low && high.is_none_or(|high| *new <= high);
        let Some(new) = self.whole_at(at).checked_add(step).filter(inside) else {
            self.tell(at, 0.0);
            return;
        };
        let bits = self.bits_of(at, new);
        self.trace.choices.set_bits_at(at, bits);
        self.decide(at, before, 0.0);
    }
}
