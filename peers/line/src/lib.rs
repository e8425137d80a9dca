//! One side of a case over the line protocol of `peers/README.md`, timed by the CPU time of its thread.

use std::fmt::Write as _;
use std::io::{self, BufRead as _, Write as _};

use larder_measure::clock::{Clock, Stopwatch};

/// What stands in the way, as one sentence.
pub type Trouble = String;

/// A way of doing a case.
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

/// Greets, then answers turn by turn until `done` or the end of input. A side that cannot be set up
/// says why, and is left out by the runner.
///
/// # Errors
/// When the runner cannot be read or written to.
pub fn serve(
    name: &str,
    set_up: impl FnOnce() -> Result<Box<dyn Side>, Trouble>,
) -> Result<(), Trouble> {
    let mut side = match set_up() {
        Ok(side) => side,
        Err(trouble) => return say(&format!("refuse {trouble}")),
    };
    say(&format!("hello {name} {}", env!("CARGO_PKG_VERSION")))?;
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("standard input: {error}"))?;
        let mut words = line.split_whitespace();
        match (words.next(), words.next().and_then(|n| n.parse::<u64>().ok())) {
            (Some("done") | None, _) => return Ok(()),
            (Some("warm" | "run"), Some(n)) if n > 0 => {
                let watch = Stopwatch::start(clock);
                for _ in 0..n {
                    side.once();
                }
                let ns = watch.elapsed_ns();
                let mut words = format!("ok {ns} {:016x}", side.answer(n));
                for (key, value) in side.values() {
                    let _written = write!(words, " {key}={value}");
                }
                say(&words)?;
            }
            _ => say(&format!("fail `{line}` is no `warm N`, `run N` or `done`"))?,
        }
    }
    Ok(())
}

fn say(line: &str) -> Result<(), Trouble> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")
        .and_then(|()| out.flush())
        .map_err(|error| format!("standard output: {error}"))
}
