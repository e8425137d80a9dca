//! Open counters, scopes and their readings.

use std::fmt;

use super::{Event, EventGroup, Group};

/// Why an event cannot be counted, as a sentence for the reader of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unavailable {
    pub(super) reason: &'static str,
}

impl Unavailable {
    /// The sentence.
    pub fn reason(&self) -> &'static str {
        self.reason
    }
}

impl fmt::Display for Unavailable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason)
    }
}

impl std::error::Error for Unavailable {}

/// The counters of the thread that opened them.
///
/// ```
/// use larder_measure::counters::{Counters, Event};
///
/// let counters = Counters::open();
/// let scope = counters.scope();
/// let sum: u64 = (0..1000).sum();
/// let readings = scope.finish();
/// match readings.get(Event::Instructions) {
///     Ok(reading) => println!("{} instructions for {sum}", reading.count),
///     Err(unavailable) => println!("no instruction count: {unavailable}"),
/// }
/// ```
#[derive(Debug)]
pub struct Counters {
    groups: [Group; EventGroup::ALL.len()],
}

/// One figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The count; where the processor had too few counters it is scaled up to the whole time.
    pub count: u64,
    /// Whether it was scaled.
    pub is_scaled: bool,
}

/// The figures of a stretch of work.
#[derive(Clone, Copy, Debug)]
pub struct CounterReadings {
    readings: [Result<Reading, Unavailable>; Event::ALL.len()],
}

/// A raw moment of one group.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moment {
    pub(super) enabled_ns: u64,
    pub(super) running_ns: u64,
    pub(super) values: [u64; 4],
}

impl Counters {
    /// Opens what the machine and the kernel grant to the calling thread.
    pub fn open() -> Self {
        Counters { groups: EventGroup::ALL.map(Group::open) }
    }

    /// Whether any event of the group can be counted; if not, why.
    ///
    /// # Errors
    /// The sentence that says why the whole group is missing.
    pub fn group(&self, group: EventGroup) -> Result<(), Unavailable> {
        let events = group.events();
        let any = events.into_iter().any(|event| self.event(event).is_ok());
        if any { Ok(()) } else { self.event(events[0]) }
    }

    /// Whether the event can be counted; if not, why.
    ///
    /// # Errors
    /// The sentence that says why it is missing.
    pub fn event(&self, event: Event) -> Result<(), Unavailable> {
        self.groups[event.group() as usize].event(event)
    }

    /// Starts a stretch of work. Scopes may nest and overlap.
    pub fn scope(&self) -> CounterScope<'_> {
        CounterScope { counters: self, at: self.now() }
    }

    fn now(&self) -> [Moment; EventGroup::ALL.len()] {
        let mut moments = [Moment::default(); EventGroup::ALL.len()];
        for (moment, group) in moments.iter_mut().zip(&self.groups) {
            *moment = group.read();
        }
        moments
    }
}

/// A stretch of work that is being counted.
#[derive(Debug)]
#[must_use = "a scope that is not finished has counted for nobody"]
pub struct CounterScope<'a> {
    counters: &'a Counters,
    at: [Moment; EventGroup::ALL.len()],
}

impl CounterScope<'_> {
    /// Ends the stretch and gives its figures.
    pub fn finish(self) -> CounterReadings {
        let now = self.counters.now();
        let readings = Event::ALL.map(|event| {
            self.counters.event(event)?;
            let group = event.group();
            difference(&self.at[group as usize], &now[group as usize], event.place())
        });
        CounterReadings { readings }
    }
}

fn difference(from: &Moment, to: &Moment, place: usize) -> Result<Reading, Unavailable> {
    if to.enabled_ns == 0 {
        return Err(Unavailable {
            reason: "the kernel opened the counter and then would not read it",
        });
    }
    let counted = to.values[place].saturating_sub(from.values[place]);
    let enabled = to.enabled_ns.saturating_sub(from.enabled_ns);
    let running = to.running_ns.saturating_sub(from.running_ns);
    if running >= enabled {
        return Ok(Reading { count: counted, is_scaled: false });
    }
    if running == 0 {
        return Err(Unavailable { reason: "the counter never got a turn in so short a stretch" });
    }
    let whole = u128::from(counted) * u128::from(enabled) / u128::from(running);
    Ok(Reading { count: u64::try_from(whole).unwrap_or(u64::MAX), is_scaled: true })
}

impl CounterReadings {
    /// The figure of one event.
    ///
    /// # Errors
    /// The sentence that says why it is missing.
    pub fn get(&self, event: Event) -> Result<Reading, Unavailable> {
        self.readings[event.index()]
    }

    /// Every event with its figure or the reason why there is none.
    pub fn iter(&self) -> impl Iterator<Item = (Event, Result<Reading, Unavailable>)> + '_ {
        Event::ALL.into_iter().zip(self.readings)
    }

    /// Instructions per cycle, where both are counted.
    pub fn instructions_per_cycle(&self) -> Option<f64> {
        self.ratio(Event::Instructions, Event::Cycles)
    }

    /// Misses of the last cache over its look-ups, where both are counted.
    pub fn cache_miss_ratio(&self) -> Option<f64> {
        self.ratio(Event::CacheMisses, Event::CacheReferences)
    }

    fn ratio(&self, part: Event, whole: Event) -> Option<f64> {
        let (part, whole) = (self.get(part).ok()?.count, self.get(whole).ok()?.count);
        (whole > 0).then(|| part as f64 / whole as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_counter_that_shared_the_hardware_is_scaled_to_the_whole_time() {
        let from = Moment { enabled_ns: 100, running_ns: 50, values: [10, 0, 0, 0] };
        let to = Moment { enabled_ns: 300, running_ns: 100, values: [30, 0, 0, 0] };
        assert_eq!(difference(&from, &to, 0), Ok(Reading { count: 80, is_scaled: true }));
        assert!(difference(&Moment::default(), &Moment::default(), 0).is_err());
        let idle = Moment { running_ns: 50, ..to };
        assert!(difference(&from, &idle, 0).is_err());
    }

    #[test]
    fn every_event_is_counted_or_says_why_not() {
        let counters = Counters::open();
        let scope = counters.scope();
        // So large that an allocator maps it afresh and does not hand out pages that were touched before.
        let mut pages = vec![0_u8; 40 << 20];
        for page in pages[..8 << 20].chunks_mut(4096) {
            page[0] = std::hint::black_box(1);
        }
        std::hint::black_box(&pages);
        let readings = scope.finish();
        assert_eq!(readings.iter().count(), Event::ALL.len());
        for (event, reading) in readings.iter() {
            assert_eq!(reading.is_ok(), counters.event(event).is_ok(), "{}", event.name());
            if let Err(unavailable) = reading {
                assert!(unavailable.reason().len() > 20, "{}: {unavailable}", event.name());
            }
        }
        if let Ok(faults) = readings.get(Event::PageFaults) {
            // 8 MiB are 2048 small pages; huge pages may serve them with a handful of faults.
            assert!(faults.count >= 4, "8 MiB touched: {readings:?}");
            let clock = readings.get(Event::TaskClock).expect("the same group as the faults");
            assert!(clock.count > 1000, "{} ns on the core", clock.count);
        }
        for group in EventGroup::ALL {
            let any = group.events().into_iter().any(|event| counters.event(event).is_ok());
            assert_eq!(counters.group(group).is_ok(), any);
        }
        assert_eq!(
            readings.instructions_per_cycle().is_some(),
            counters.group(EventGroup::Pipeline).is_ok()
        );
    }
}
