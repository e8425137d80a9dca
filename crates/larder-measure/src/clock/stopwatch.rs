//! Clocks that measure a stretch.

use std::fmt;
use std::io;
use std::time::Duration;

use crate::counters::system::{ClockSource, clock_ns};
use crate::{ErrorKind, MeasureError};

/// A clock that is known to work on this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Clock {
    source: ClockSource,
}

impl Clock {
    /// Time as it passes in the world; never goes back.
    pub const fn wall() -> Self {
        Clock { source: ClockSource::Wall }
    }

    /// Time that the calling thread has spent on a core, which another program's load does not
    /// lengthen (much).
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system does not account threads.
    pub fn thread_cpu() -> Result<Self, MeasureError> {
        Clock::checked(ClockSource::ThreadCpu, "processor time of a thread")
    }

    /// Time that all threads of the process have spent on cores.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the system does not account processes.
    pub fn process_cpu() -> Result<Self, MeasureError> {
        Clock::checked(ClockSource::ProcessCpu, "processor time of the process")
    }

    fn checked(source: ClockSource, what: &str) -> Result<Self, MeasureError> {
        match clock_ns(source) {
            Ok(_) => Ok(Clock { source }),
            Err(error) if error.kind() == io::ErrorKind::Unsupported => Err(MeasureError::new(
                ErrorKind::Unsupported,
                format!("{what} is not offered by this system; wall time is"),
            )),
            Err(error) => Err(MeasureError::system(what, &error)),
        }
    }

    /// Nanoseconds since a moment that is fixed for the life of the process (of the thread, for a
    /// thread's time). Makes no heap call.
    ///
    /// # Panics
    /// If the system takes back a clock that it has read before.
    #[inline]
    pub fn now_ns(self) -> u64 {
        clock_ns(self.source).expect("the clock worked when it was made")
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.source {
            ClockSource::Wall => "wall time",
            ClockSource::ThreadCpu => "thread CPU time",
            ClockSource::ProcessCpu => "process CPU time",
        })
    }
}

/// Time since a moment.
///
/// ```
/// use larder_measure::clock::{Clock, Stopwatch};
///
/// let watch = Stopwatch::start(Clock::wall());
/// assert!(watch.elapsed() <= watch.elapsed());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch {
    clock: Clock,
    from_ns: u64,
}

impl Stopwatch {
    /// Starts now. For a thread's time: read it on the same thread.
    #[inline]
    pub fn start(clock: Clock) -> Self {
        Stopwatch { clock, from_ns: clock.now_ns() }
    }

    /// Nanoseconds since the start.
    #[inline]
    pub fn elapsed_ns(&self) -> u64 {
        self.clock.now_ns().saturating_sub(self.from_ns)
    }

    /// Time since the start.
    pub fn elapsed(&self) -> Duration {
        Duration::from_nanos(self.elapsed_ns())
    }

    /// Time since the start, and starts again: laps without a gap.
    pub fn lap(&mut self) -> Duration {
        let now = self.clock.now_ns();
        let lap = now.saturating_sub(self.from_ns);
        self.from_ns = now;
        Duration::from_nanos(lap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spin_for(duration: Duration) {
        let watch = Stopwatch::start(Clock::wall());
        while watch.elapsed() < duration {
            std::hint::spin_loop();
        }
    }

    #[test]
    fn wall_time_never_goes_back_and_laps_add_up() {
        let watch = Stopwatch::start(Clock::wall());
        let mut laps = watch;
        let sum: Duration = (0..1000).map(|_| laps.lap()).sum();
        let whole = watch.elapsed();
        assert!(sum <= whole, "{sum:?} in laps of {whole:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_thread_that_waits_spends_no_processor_time() {
        let thread = Stopwatch::start(Clock::thread_cpu().expect("a unix accounts threads"));
        let process = Stopwatch::start(Clock::process_cpu().expect("and processes"));
        let wall = Stopwatch::start(Clock::wall());
        std::thread::spawn(|| spin_for(Duration::from_millis(40))).join().expect("the other spins");
        assert!(wall.elapsed() >= Duration::from_millis(40));
        assert!(thread.elapsed() < Duration::from_millis(30), "{:?}", thread.elapsed());
        assert!(process.elapsed() > thread.elapsed());
    }

    #[cfg(not(unix))]
    #[test]
    fn processor_time_is_refused_where_it_cannot_be_had() {
        let error = Clock::thread_cpu().expect_err("no thread time here");
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert!(Clock::process_cpu().is_err());
    }
}
