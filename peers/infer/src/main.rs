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
//! | `record` | `logit` | `larder` |
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
mod rival;
mod runs;
mod walks;

use larder_measure::clock::Clock;
use larder_peers_line::{Trouble, Turn, Work, serve};

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
        "leapfrog" | "cow" | "cold" | "record" | "islands" => costs::side(case, what, name),
        "runs" => runs::side(name),
        other => Err(format!("no case is called `{other}`")),
    }
}

fn work(case: &str, what: &str, name: &str) -> Result<Work, Trouble> {
    let mut side = side(case, what, name)?;
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    Ok(Box::new(move |n| side.turn(clock, n)))
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
    match serve(name, || work(case, what, name)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}
