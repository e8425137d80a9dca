//! From a walk to draws: the columns, the warm-up, the sink.

use super::contexts::Home;
use super::{Mh, MhOptions};
use crate::address::Address;
use crate::error::{ErrorKind, InferError, Result};
use crate::run::{DrawStats, Observer, Phase, Progress, Sink};
use crate::trace::Tag;

impl Mh<'_> {
    /// The names of the columns that a chain writes, indices from one: the sites of the state now.
    #[expect(clippy::missing_panics_doc, reason = "places run below the length")]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for place in 0..self.trace.choices.len() {
            let address = self.trace.choices.address_at(place).expect("a place of the trace");
            let mut base = String::from(address.name());
            for index in &address.indices()[..address.rank()] {
                base.push('.');
                base.push_str(&(index + 1).to_string());
            }
            match self.homes[place] {
                Home::Scalar(_) => names.push(base),
                Home::Vector(support) => {
                    names.extend((1..=support.len()).map(|k| format!("{base}.{k}")));
                }
            }
        }
        names
    }

    /// The values of the sites of `start` as numbers; NaN for those that are gone, or of another length.
    fn values(&self, start: &[(Address, usize)], out: &mut Vec<f64>) {
        out.clear();
        for &(address, len) in start {
            match self.trace.choices.position(address) {
                None => out.extend(std::iter::repeat_n(f64::NAN, len)),
                Some(at) => match self.trace.choices.tag_at(at) {
                    Tag::Vector if self.trace.choices.vector_at(at).len() == len => {
                        out.extend_from_slice(self.trace.choices.vector_at(at));
                    }
                    Tag::Vector => out.extend(std::iter::repeat_n(f64::NAN, len)),
                    _ if len != 1 => out.extend(std::iter::repeat_n(f64::NAN, len)),
                    Tag::F64 => out.push(f64::from_bits(self.trace.choices.bits_at(at))),
                    _ => out.push(self.number_at(at)),
                },
            }
        }
    }

    /// Warms up and draws into a sink. The columns are those of [`Mh::names`] at the start.
    ///
    /// # Errors
    /// [`ErrorKind::Cancelled`], [`ErrorKind::Option`], what [`Mh::fault`] tells, or what the sink says.
    #[expect(clippy::missing_panics_doc, reason = "places run below the length")]
    pub fn draw(
        &mut self,
        options: &MhOptions,
        chain: usize,
        observer: &dyn Observer,
        sink: &mut dyn Sink,
    ) -> Result<()> {
        if options.draws == 0 || options.thin == 0 {
            let text = format!(
                "{} draws, every {}th, want at least 1 of both",
                options.draws, options.thin
            );
            return Err(InferError::new(ErrorKind::Option, text));
        }
        let columns: Vec<(Address, usize)> = (0..self.trace.choices.len())
            .map(|place| {
                let address = self.trace.choices.address_at(place).expect("a place of the trace");
                let len = match self.homes[place] {
                    Home::Scalar(_) => 1,
                    Home::Vector(support) => support.len(),
                };
                (address, len)
            })
            .collect();
        let mut values = Vec::new();
        let total = options.warmup + options.draws;
        let every = (total / 100).clamp(1, 100);
        for done in 1..=total {
            if observer.is_cancelled() {
                return Err(InferError::new(
                    ErrorKind::Cancelled,
                    "cancelled; what was drawn is kept",
                ));
            }
            let warms = done <= options.warmup;
            self.learn(warms);
            let before = (self.accepted, self.steps);
            let is_first = done == options.warmup + 1;
            for _ in 0..if warms || is_first { 1 } else { options.thin } {
                self.sweep();
            }
            if let Some(fault) = &self.fault {
                return Err(fault.clone());
            }
            if !warms {
                let steps = (self.steps - before.1).max(1);
                let stats = DrawStats {
                    log_density: self.total,
                    accept_stat: (self.accepted - before.0) as f64 / steps as f64,
                    ..DrawStats::default()
                };
                self.values(&columns, &mut values);
                sink.draw(&stats, &values)?;
            }
            if done.is_multiple_of(every) || done == total {
                observer.progress(&Progress {
                    chain,
                    phase: if warms { Phase::Warmup } else { Phase::Sampling },
                    done,
                    total,
                    divergences: 0,
                    step_size: f64::NAN,
                    evaluations: self.runs,
                });
            }
        }
        Ok(())
    }
}
