//! From a walk to draws: the columns, the warm-up, the sink.

use super::{Mh, MhOptions};
use crate::address::Address;
use crate::error::{ErrorKind, InferError, Result};
use crate::layout::{column_names, indexed};
use crate::run::{DrawStats, Observer, Phase, Progress, Sink};
use crate::trace::Tag;

impl Mh<'_> {
    /// The names of the columns that a chain writes, indices from one: the sites of the state now, then what the model
    /// derived at the start.
    #[expect(clippy::missing_panics_doc, reason = "places run below the length")]
    pub fn names(&self) -> Vec<String> {
        let mut names = Vec::new();
        for place in 0..self.trace.choices.len() {
            let address = self.trace.choices.address_at(place).expect("a place of the trace");
            names.extend(column_names(address, self.homes[place].domain()));
        }
        names.extend(self.derived.iter().map(|address| indexed(*address)));
        names
    }

    /// The address of each column.
    pub(super) fn by_column(&self) -> impl Iterator<Item = Address> {
        let sites = (0..self.trace.choices.len()).filter_map(|place| {
            let len = self.homes[place].len();
            Some(std::iter::repeat_n(self.trace.choices.address_at(place)?, len))
        });
        sites.flatten().chain(self.derived.iter().copied())
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

    /// Adds what the model derives from the state: NaN for what it does not derive here.
    fn derive(&mut self, out: &mut Vec<f64>) {
        if self.derived.is_empty() {
            return;
        }
        let Mh { model, trace, homes, rng, derived, derived_now, .. } = self;
        model.derive(&trace.choices, homes, rng, derived_now);
        for (place, address) in derived.iter().enumerate() {
            // Mostly they come in the order of the start.
            let known = derived_now.get(place).filter(|(at, _)| at == address);
            let found = known.or_else(|| derived_now.iter().find(|(at, _)| at == address));
            out.push(found.map_or(f64::NAN, |(_, value)| *value));
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
                (address, self.homes[place].len())
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
                self.derive(&mut values);
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
