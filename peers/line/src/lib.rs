//! One side of a case over the line protocol of `peers/README.md`: `warm N` and `run N` are answered by
//! `ok NS HASH [KEY=VALUE]...`.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};

use larder_measure::clock::{Clock, Stopwatch};

/// What stands in the way, as one sentence.
pub type Trouble = String;

/// What one turn gave.
#[derive(Clone, Debug, Default)]
pub struct Turn {
    /// Nanoseconds of all operations together.
    pub ns: f64,
    /// The answer.
    pub answer: u64,
    /// Figures beside the time.
    pub values: Vec<(&'static str, f64)>,
}

impl Turn {
    /// A turn without further figures.
    pub fn new(ns: f64, answer: u64) -> Turn {
        Turn { ns, answer, values: Vec::new() }
    }

    /// Adds a figure.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: f64) -> Turn {
        // What was not measured, as the control of a smoke run, is infinite, and is not said.
        if value.is_finite() {
            self.values.push((key, value));
        }
        self
    }
}

/// Does so many operations.
pub type Work = Box<dyn FnMut(u64) -> Result<Turn, Trouble>>;

/// A way of doing a case whose every operation is the same.
pub trait Side {
    /// Does the work once; this alone is timed.
    fn once(&mut self);

    /// The answer to `n` times the work, taken of the last time.
    fn answer(&mut self, n: u64) -> u64;

    /// Further figures of a turn, taken of the last time.
    fn values(&mut self) -> Vec<(&'static str, f64)> {
        Vec::new()
    }
}

/// A side timed by the CPU time of the calling thread.
///
/// # Errors
/// When the machine has no such clock.
pub fn timed(mut side: Box<dyn Side>) -> Result<Work, Trouble> {
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    Ok(Box::new(move |n| {
        let watch = Stopwatch::start(clock);
        for _ in 0..n {
            side.once();
        }
        let ns = watch.elapsed_ns() as f64;
        Ok(Turn { ns, answer: side.answer(n), values: side.values() })
    }))
}

/// Greets, then answers turn by turn until `done` or the end of input. A side that cannot be set up
/// says why, and is left out by the runner.
///
/// # Errors
/// When the runner cannot be read or written to.
pub fn serve(name: &str, set_up: impl FnOnce() -> Result<Work, Trouble>) -> Result<(), Trouble> {
    let mut work = match set_up() {
        Ok(work) => work,
        Err(trouble) => return say(&format!("refuse {trouble}")),
    };
    say(&format!("hello {name} {}", env!("CARGO_PKG_VERSION")))?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("standard input: {error}"))?;
        let mut words = line.split_whitespace();
        let turn = match (words.next(), words.next().and_then(|n| n.parse().ok())) {
            (Some("done") | None, _) => return Ok(()),
            (Some("warm" | "run"), Some(n)) if n > 0 => work(n),
            _ => Err(format!("`{line}` is no `warm N`, `run N` or `done`")),
        };
        say(&match turn {
            Ok(turn) => ok(&turn),
            Err(trouble) => format!("fail {trouble}"),
        })?;
    }
    Ok(())
}

fn ok(turn: &Turn) -> String {
    let mut line = format!("ok {} {:016x}", turn.ns, turn.answer);
    for (key, value) in &turn.values {
        let _written = write!(line, " {key}={value}");
    }
    line
}

fn say(line: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output: {error}"))
}
