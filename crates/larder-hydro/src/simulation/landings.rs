//! Times that a run meets exactly: its end, and those of numbered files and checkpoints.

use crate::error::HydroError;
use crate::run_file::RunFile;

/// Times this close, in units of their period, are one.
const CLOSE: f64 = 1e-9;

/// Most files of one kind in a run.
const LANDINGS_MAX: f64 = 1e7;

/// Every time that a run meets: `from + k period`, computed anew for each `k` and not summed up, and the
/// end. They follow from the time of the state alone, so a resumed run meets the same ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Landings {
    from: f64,
    until: f64,
    files: Option<f64>,
    checkpoints: Option<f64>,
}

/// The next of them, and what is written there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Landing {
    pub(super) time: f64,
    pub(super) is_file: bool,
    pub(super) is_checkpoint: bool,
}

impl Landings {
    /// Those of a run file.
    ///
    /// # Errors
    /// When a period is not positive, or so short that the files have no number.
    pub(super) fn of(run: &RunFile, from: f64, until: f64) -> Result<Self, HydroError> {
        let period = |name: &str| {
            let period = run.period(name)?;
            match period {
                Some(every) if (until - from) / every > LANDINGS_MAX => {
                    Err(HydroError::configuration(format!(
                        "{}: `{name}` is {every} fm in a run of {} fm, want at most {LANDINGS_MAX:e} files",
                        run.name(),
                        until - from
                    )))
                }
                period => Ok(period),
            }
        };
        let (files, checkpoints) = (period("output.every")?, period("run.checkpoint_every")?);
        Ok(Landings { from, until, files, checkpoints })
    }

    /// The end of the run.
    pub(super) fn end(&self) -> f64 {
        self.until
    }

    /// The first after a time.
    pub(super) fn after(&self, time: f64) -> Landing {
        let next = |period: Option<f64>| {
            let Some(every) = period else { return f64::INFINITY };
            let k = ((time - self.from) / every + CLOSE).floor() + 1.0;
            let at = self.from + k * every;
            if (at - self.until).abs() <= CLOSE * every { self.until } else { at }
        };
        let (file, mut checkpoint) = (next(self.files), next(self.checkpoints));
        if let Some((one, other)) = self.files.zip(self.checkpoints)
            && (file - checkpoint).abs() <= CLOSE * one.min(other)
        {
            checkpoint = file;
        }
        let time = file.min(checkpoint).min(self.until);
        Landing {
            time,
            // The last state is a numbered file in any case.
            is_file: file <= time || time >= self.until,
            is_checkpoint: checkpoint <= time,
        }
    }

    /// Steps of a fixed length from one to the next.
    pub(super) fn steps_of(&self, dt: f64) -> u64 {
        let (mut time, mut steps) = (self.from, 0_u64);
        while time < self.until {
            let next = self.after(time).time;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "positive; `as` stops at the end"
            )]
            let these = ((next - time) / dt - 1e-9).ceil().max(1.0) as u64;
            (time, steps) = (next, steps.saturating_add(these));
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(landings: &Landings) -> Vec<f64> {
        let mut times = vec![landings.from];
        while let Some(time) = times.last().copied().filter(|time| *time < landings.until) {
            times.push(landings.after(time).time);
        }
        times
    }

    #[test]
    fn times_are_multiples_and_the_end_and_none_comes_twice() {
        for (from, until, every) in [(0.0, 0.7, 0.1), (0.6, 5.6, 0.1), (0.3, 1.1, 0.25)] {
            let files = Landings { from, until, files: Some(every), checkpoints: None };
            let times = times(&files);
            let whole = ((until - from) / every + 1e-6).floor();
            for (k, time) in times.iter().enumerate().take(times.len() - 1) {
                assert_eq!(time.to_bits(), (from + k as f64 * every).to_bits());
            }
            let ends_between = f64::from((until - from) / every - whole > 1e-6);
            assert!((times.len() as f64 - (whole + 1.0 + ends_between)).abs() < 0.5, "{times:?}");
            assert_eq!(times.last(), Some(&until));
        }
    }

    #[test]
    fn a_checkpoint_and_a_file_at_one_time_are_one_landing() {
        let both = Landings { from: 0.0, until: 1.0, files: Some(0.05), checkpoints: Some(0.15) };
        assert_eq!(times(&both).len(), 21);
        let third = both.after(0.1);
        assert!(third.is_file && third.is_checkpoint);
        assert_eq!(third.time.to_bits(), (3.0 * 0.05_f64).to_bits());
        assert!(!both.after(0.2).is_checkpoint);
        // Seven landings of 0.15, each with two whole steps and a part.
        let one = Landings { files: None, ..both };
        assert_eq!(one.steps_of(0.06), 6 * 3 + 2);
    }
}
