//! What the command line asks for.

use std::process::ExitCode;

use crate::side::Sides;
use crate::{Trouble, case, together};

const USAGE: &str = "\
usage: larder-peers-memory CASE SIDE            one side, over the line protocol on standard input
       larder-peers-memory --together CASE...   all sides of each case in turn, one JSON object each
       larder-peers-memory --list               the cases
  --smoke        few operations, two rounds
  --rounds N     instead of what the definition says
  --definitions  folder of the definitions, instead of bench/memory found upwards from here";

/// Reads the command line and does what it says.
pub fn main(allocator: &'static str) -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(allocator, &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run(allocator: &'static str, words: &[String]) -> Result<(), Trouble> {
    if words.iter().any(|word| word == "--list") {
        for name in case::NAMES {
            println!("{name}");
        }
        return Ok(());
    }
    if words.iter().any(|word| word == "--together") {
        return together::run(allocator, &together::Options::parse(words, USAGE)?);
    }
    let [case, side] = words else {
        return Err(USAGE.to_owned());
    };
    // Set by `cargo xtask peers --smoke`.
    let is_smoke = std::env::var_os("LARDER_PEERS_SMOKE").is_some();
    // In a thread of its own, as `--together` has it and as programs with many threads have it: what
    // an allocator asks for depends on whether the heap is the first thread's.
    std::thread::scope(|scope| {
        let serve = || {
            larder_peers_line::serve(side, || {
                let mut sides = Sides::only(side, is_smoke);
                case::fill(case, &mut sides)?;
                Ok(sides.into_one()?.work)
            })
        };
        scope.spawn(serve).join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
