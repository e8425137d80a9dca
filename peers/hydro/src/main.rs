//! One side of a case of `bench/hydro` over the line protocol: `larder-peers-hydro CASE SHAPE SIDE`.
//!
//! Cases: `derivative` (along one axis; SHAPE is `NxNxN@axis`), `gradient`, `r2c`, `rhs`, with the sides
//! `larder`, `fftw`, `rustfft`, `scipy`, `numpy`; `events` (solvers one after the other), with the sides
//! `larder`, `unbudgeted`, `pools_off`. The answer is a hash of the result rounded to seven digits, taken
//! of the last iteration of a turn.

mod answer;
mod events;
mod fftw;
mod input;
mod ours;
mod python;
mod rust;

use std::io::{self, BufRead as _, Write as _};

use larder_measure::clock::{Clock, Stopwatch};

use input::{Case, Kind};

/// Why a side cannot be measured.
type Trouble = String;

/// Does the work once and gives the answer when asked.
trait Side {
    fn once(&mut self);
    fn answer(&mut self) -> u64;
}

fn side(case: &Case, name: &str) -> Result<Box<dyn Side>, Trouble> {
    if case.kind == Kind::Events {
        let stores = events::stores(name)?.ok_or_else(|| format!("no side is called `{name}`"))?;
        return ours::events(case, stores);
    }
    match name {
        "larder" => ours::side(case),
        "fftw" => fftw::side(case),
        "rustfft" => rust::side(case),
        other => Err(format!("no side is called `{other}`")),
    }
}

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [kind, shape, name] = &words[..] else {
        eprintln!("larder-peers-hydro CASE SHAPE SIDE");
        return std::process::ExitCode::from(2);
    };
    if name == "scipy" || name == "numpy" {
        return python::become_interpreter(kind, shape, name);
    }
    match Case::parse(kind, shape).and_then(|case| serve(&case, name)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}

fn serve(case: &Case, name: &str) -> Result<(), Trouble> {
    let mut side = match side(case, name) {
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
                say(&format!("ok {ns} {:016x}", side.answer()))?;
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
