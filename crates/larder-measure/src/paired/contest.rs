//! Sides that take turns.

use std::fmt;
use std::process::Command;

use super::command::run_command;
use super::statistics::{Interval, Samples, Verdict, bootstrap_median, sign_test};
use crate::clock::{Clock, Stopwatch};
use crate::table::{Cell, Table};
use crate::{ErrorKind, MeasureError};

/// How a [`Contest`] is run.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestOptions {
    /// Rounds kept; each runs every side once. 30.
    pub rounds: usize,
    /// Rounds run before and thrown away. 1.
    pub rounds_warm_up: usize,
    /// Time of one turn of the slowest closure, from which the number of iterations follows. 2 ms.
    pub turn_ns: u64,
    /// Iterations of a turn at most. 2^32.
    pub iterations_max: u64,
    /// A ratio within this of 1 is no difference. 0.05.
    pub threshold: f64,
    /// Level of the intervals. 0.95.
    pub confidence: f64,
    /// Resamples of the bootstrap. 10,000.
    pub resamples: usize,
    /// Seed of the bootstrap.
    pub seed: u64,
}

impl Default for ContestOptions {
    fn default() -> Self {
        ContestOptions {
            rounds: 30,
            rounds_warm_up: 1,
            turn_ns: 2_000_000,
            iterations_max: 1 << 32,
            threshold: 0.05,
            confidence: 0.95,
            resamples: 10_000,
            seed: 0x1a2d_e25e_ed00_0001,
        }
    }
}

/// Two or more ways to the same answer, measured in turn.
///
/// A closure gets the number of iterations to do and gives a hash of its answer; every side does the
/// same number. A command gives what it writes to standard output. Every turn of every side has to
/// give one and the same answer, else there is no comparison.
///
/// ```
/// use larder_measure::paired::{Contest, ContestOptions};
///
/// let options = ContestOptions { rounds: 8, turn_ns: 20_000, ..ContestOptions::default() };
/// let mut contest = Contest::new(options);
/// contest.closure("fold", |n| (0..n).fold(0, |sum, i| sum ^ std::hint::black_box(i)));
/// contest.closure("twice", |n| {
///     let mut sum = 0;
///     (0..n).for_each(|i| sum ^= std::hint::black_box(i) + 0 * std::hint::black_box(i));
///     sum
/// });
/// let report = contest.run().unwrap();
/// println!("{report}{}", report.compare("twice", "fold").unwrap());
/// ```
pub struct Contest<'a> {
    options: ContestOptions,
    sides: Vec<Side<'a>>,
}

struct Side<'a> {
    name: String,
    work: Work<'a>,
}

enum Work<'a> {
    Closure(Box<dyn FnMut(u64) -> u64 + 'a>),
    Command(Box<dyn FnMut() -> Command + 'a>),
}

/// One turn: nanoseconds per iteration, and the answer.
struct Turn {
    ns: f64,
    answer: u64,
}

impl fmt::Debug for Contest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.sides.iter().map(|side| side.name.as_str()).collect();
        f.debug_struct("Contest").field("options", &self.options).field("sides", &names).finish()
    }
}

impl<'a> Contest<'a> {
    /// No sides yet.
    pub fn new(options: ContestOptions) -> Self {
        Contest { options, sides: Vec::new() }
    }

    /// Adds a side that runs in this thread.
    pub fn closure(&mut self, name: &str, work: impl FnMut(u64) -> u64 + 'a) -> &mut Self {
        self.add(name, Work::Closure(Box::new(work)))
    }

    /// Adds a side that is a whole command, made anew for each turn.
    pub fn command(&mut self, name: &str, make: impl FnMut() -> Command + 'a) -> &mut Self {
        self.add(name, Work::Command(Box::new(make)))
    }

    fn add(&mut self, name: &str, work: Work<'a>) -> &mut Self {
        self.sides.push(Side { name: name.to_owned(), work });
        self
    }

    /// Runs all rounds. Closures are timed by thread CPU time, or by wall time where there is none;
    /// commands by the CPU time of their processes, likewise. The report says which.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] for fewer than two sides, two of one name, closures mixed with
    /// commands, or no rounds; [`ErrorKind::AnswerDiffers`]; what a command's start gives.
    pub fn run(&mut self) -> Result<ContestReport, MeasureError> {
        self.check()?;
        let clock = Clock::thread_cpu().unwrap_or(Clock::wall());
        let iterations = self.calibrate(clock)?;
        let count = self.sides.len();
        let mut samples = vec![Vec::with_capacity(self.options.rounds); count];
        let mut answer: Option<(u64, String)> = None;
        for round in 0..self.options.rounds_warm_up + self.options.rounds {
            for place in 0..count {
                // Forth and back, so that neither always runs in the other's wake.
                let index = if round.is_multiple_of(2) { place } else { count - 1 - place };
                let side = &mut self.sides[index];
                let turn = side.turn(iterations, clock)?;
                match &answer {
                    None => answer = Some((turn.answer, side.name.clone())),
                    Some((known, first)) if *known != turn.answer => {
                        return Err(differs(first, *known, &side.name, turn.answer, round));
                    }
                    Some(_) => {}
                }
                if round >= self.options.rounds_warm_up {
                    samples[index].push(turn.ns);
                }
            }
        }
        let names = self.sides.iter().map(|side| side.name.clone());
        let sides = names
            .zip(samples)
            .map(|(name, values)| SideReport { name, ns: Samples::new(values) })
            .collect();
        let timed_by = match self.sides[0].work {
            Work::Closure(_) => clock.to_string(),
            Work::Command(_) if cfg!(unix) => "CPU time of the processes".to_owned(),
            Work::Command(_) => Clock::wall().to_string(),
        };
        let answer = answer.map_or(0, |(answer, _)| answer);
        Ok(ContestReport { sides, iterations, timed_by, answer, options: self.options.clone() })
    }

    fn check(&self) -> Result<(), MeasureError> {
        let refuse = |what: String| Err(MeasureError::new(ErrorKind::InvalidArgument, what));
        if self.sides.len() < 2 {
            return refuse(format!("a contest has {} sides, want two or more", self.sides.len()));
        }
        for (index, side) in self.sides.iter().enumerate() {
            if self.sides[..index].iter().any(|other| other.name == side.name) {
                return refuse(format!("two sides of the contest are called `{}`", side.name));
            }
        }
        let is_command = |side: &Side<'_>| matches!(side.work, Work::Command(_));
        if self.sides.iter().any(is_command) && !self.sides.iter().all(is_command) {
            return refuse("closures and commands are not timed alike: not in one contest".into());
        }
        if self.options.rounds == 0 || self.options.iterations_max == 0 {
            return refuse("a contest needs at least one round and one iteration".into());
        }
        Ok(())
    }

    /// Doubles the iterations until the slowest side fills its turn.
    fn calibrate(&mut self, clock: Clock) -> Result<u64, MeasureError> {
        if matches!(self.sides[0].work, Work::Command(_)) {
            return Ok(1);
        }
        let (wanted, most) = (self.options.turn_ns as f64, self.options.iterations_max);
        let mut iterations = 1_u64;
        loop {
            let mut slowest = 0_f64;
            for side in &mut self.sides {
                slowest = slowest.max(side.turn(iterations, clock)?.ns * iterations as f64);
            }
            if slowest >= wanted || iterations >= most {
                return Ok(iterations);
            }
            // Ten times at once while the time is far off and the clock's grain dominates.
            let factor = if slowest * 20.0 < wanted { 10 } else { 2 };
            iterations = iterations.saturating_mul(factor).min(most);
        }
    }
}

impl Side<'_> {
    fn turn(&mut self, iterations: u64, clock: Clock) -> Result<Turn, MeasureError> {
        match &mut self.work {
            Work::Closure(work) => {
                let watch = Stopwatch::start(clock);
                let answer = std::hint::black_box(work(std::hint::black_box(iterations)));
                Ok(Turn { ns: watch.elapsed_ns() as f64 / iterations as f64, answer })
            }
            Work::Command(make) => {
                let run = run_command(&mut make())?;
                if !run.status.success() {
                    return Err(MeasureError::new(
                        ErrorKind::AnswerDiffers,
                        format!("the side `{}` ended with {}", self.name, run.status),
                    ));
                }
                Ok(Turn { ns: run.cpu_ns.unwrap_or(run.wall_ns) as f64, answer: run.answer })
            }
        }
    }
}

fn differs(first: &str, known: u64, other: &str, found: u64, round: usize) -> MeasureError {
    MeasureError::new(
        ErrorKind::AnswerDiffers,
        format!(
            "in round {} `{other}` gives the answer {found:#018x}, `{first}` gave {known:#018x}: \
             they do not do the same work",
            round + 1
        ),
    )
}

/// The figures of one side.
#[derive(Clone, Debug, PartialEq)]
pub struct SideReport {
    /// Its name.
    pub name: String,
    /// Nanoseconds per iteration (per run of a command), round by round.
    pub ns: Samples,
}

/// The outcome of a contest.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestReport {
    /// The sides in the order they were added.
    pub sides: Vec<SideReport>,
    /// Iterations of each turn.
    pub iterations: u64,
    /// Which time was taken.
    pub timed_by: String,
    /// The answer that all turns of all sides gave.
    pub answer: u64,
    options: ContestOptions,
}

/// One side against another.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The side that is judged.
    pub side: String,
    /// The side it is held against.
    pub base: String,
    /// Median over the rounds of the side's time over the base's: below 1 is faster.
    pub ratio: f64,
    /// The interval of that median.
    pub interval: Interval,
    /// The level of the interval.
    pub confidence: f64,
    /// The ratio of the least times, for comparison.
    pub ratio_of_minima: f64,
    /// The exact sign test over the rounds.
    pub sign_test: f64,
    /// Rounds compared.
    pub rounds: usize,
    /// Rounds whose ratio lies far outside the quartiles.
    pub outliers: usize,
    /// The judgement.
    pub verdict: Verdict,
}

impl ContestReport {
    /// Holds `side` against `base`, round by round.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when there is no such side.
    pub fn compare(&self, side: &str, base: &str) -> Result<Comparison, MeasureError> {
        let (of_side, of_base) = (self.side(side)?, self.side(base)?);
        let ratios: Vec<f64> = of_side
            .ns
            .values()
            .iter()
            .zip(of_base.ns.values())
            // A time of zero is one below the clock's grain: nothing can be said of that round.
            .filter(|(side, base)| **side > 0.0 && **base > 0.0)
            .map(|(side, base)| (side / base).ln())
            .collect();
        let options = &self.options;
        let logs =
            bootstrap_median(&ratios, options.confidence, options.resamples.max(1), options.seed);
        let interval = Interval { low: logs.low.exp(), high: logs.high.exp() };
        let above = ratios.iter().filter(|&&log| log > 0.0).count();
        let below = ratios.iter().filter(|&&log| log < 0.0).count();
        let samples = Samples::new(ratios);
        let ratio = samples.median().exp();
        Ok(Comparison {
            side: side.to_owned(),
            base: base.to_owned(),
            ratio,
            interval,
            confidence: options.confidence,
            ratio_of_minima: of_side.ns.min() / of_base.ns.min(),
            sign_test: sign_test(above, below),
            rounds: samples.values().len(),
            outliers: samples.outliers(),
            verdict: Verdict::of(ratio, interval, options.threshold),
        })
    }

    /// The figures of one side.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when there is no such side.
    pub fn side(&self, name: &str) -> Result<&SideReport, MeasureError> {
        self.sides.iter().find(|side| side.name == name).ok_or_else(|| {
            let what = format!("the contest has no side called `{name}`");
            MeasureError::new(ErrorKind::InvalidArgument, what)
        })
    }
}

impl fmt::Display for ContestReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new(["side", "min", "25 %", "median", "75 %", "outliers"]);
        for side in &self.sides {
            table.row([
                side.name.as_str().into(),
                Cell::Nanoseconds(side.ns.min()),
                Cell::Nanoseconds(side.ns.quantile(0.25)),
                Cell::Nanoseconds(side.ns.median()),
                Cell::Nanoseconds(side.ns.quantile(0.75)),
                Cell::Count(side.ns.outliers() as u64),
            ]);
        }
        let (rounds, iterations) = (self.options.rounds, self.iterations);
        table
            .note(format!("{}, {rounds} rounds in turn of {iterations} iterations", self.timed_by));
        write!(f, "{table}")
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Comparison { side, base, ratio, interval, rounds, .. } = self;
        let word = match self.verdict {
            Verdict::Faster => "faster",
            Verdict::Slower => "slower",
            Verdict::Same => "the same",
            Verdict::CannotTell => "cannot tell",
        };
        writeln!(
            f,
            "{side} / {base}: {ratio:.3} ({:.3} to {:.3} at {:.0} %, {rounds} rounds, {} outliers, \
             sign test {:.2e}): {word}",
            interval.low,
            interval.high,
            self.confidence * 100.0,
            self.outliers,
            self.sign_test
        )
    }
}
