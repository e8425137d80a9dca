//! One side of a case of `bench/infer` over the line protocol: `larder-peers-infer CASE WHAT SIDE`.
//!
//! | case | what | sides |
//! |---|---|---|
//! | `gradient` | `eight`, `logit`, `radon`, `sv` | `larder`, `hand`, `numpyro` |
//! | `draws` | the same | `larder`, `nuts_rs`, `numpyro`, `nutpie` |
//! | `pool` | `example` | `larder`, `fugue` |
//! | `mh` | the number of sites | `larder`, `whole`, `fugue` |
//! | `filter` | the number of particles | `larder`, `particles` |
//! | `tempered` | `eight` | `larder`, `pymc` |
//! | `leapfrog` | numbers | `larder`, `nuts_rs` |
//! | `cow` | choices | `larder` |
//! | `cold` | `eight` | `larder` |
//! | `islands` | `two` | `one_thread`, `two_threads` |
//! | `runs` | `eight` | `larder`, `unbudgeted`, `pools_off` |
//!
//! Densities and gradients are compared to six digits. Draws, walks and particles have answers that are known up
//! to a Monte Carlo error: a turn that lies outside of it fails, and the answer says which case was served.

mod costs;
mod draws;
mod gradient;
mod hand;
mod input;
mod ours;
mod particles;
mod python;
mod runs;
mod walks;

use std::io::{self, BufRead as _, Write as _};

use larder_measure::clock::Clock;

/// Why a side cannot be measured.
type Trouble = String;

/// What a turn gave.
struct Turn {
    ns: u64,
    answer: u64,
    /// Further figures.
    values: Vec<(&'static str, f64)>,
}

/// Does turns of N iterations.
trait Side {
    /// One turn. Time is taken by the side, around the work alone.
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble>;
}

/// A hash of a text: the answer of cases whose figures are known up to an error, and of rounded numbers.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn side(case: &str, what: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    match case {
        "gradient" => gradient::side(what, name),
        "draws" => draws::side(what, name),
        "pool" | "mh" => walks::side(case, what, name),
        "filter" | "tempered" => particles::side(case, what, name),
        "leapfrog" | "cow" | "cold" | "islands" => costs::side(case, what, name),
        "runs" => runs::side(name),
        other => Err(format!("no case is called `{other}`")),
    }
}

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [case, what, name] = &words[..] else {
        eprintln!("larder-peers-infer CASE WHAT SIDE");
        return std::process::ExitCode::from(2);
    };
    if python::SIDES.contains(&name.as_str()) {
        return python::become_interpreter(case, what, name);
    }
    match serve(case, what, name) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}

fn serve(case: &str, what: &str, name: &str) -> Result<(), Trouble> {
    let mut side = match side(case, what, name) {
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
            (Some("warm" | "run"), Some(n)) if n > 0 => match side.turn(clock, n) {
                Ok(turn) => {
                    let mut text = format!("ok {} {:016x}", turn.ns, turn.answer);
                    for (key, value) in turn.values {
                        text.push_str(&format!(" {key}={value}"));
                    }
                    say(&text)?;
                }
                Err(trouble) => say(&format!("fail {trouble}"))?,
            },
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
