//! One side of a case of `bench/translate` over the line protocol: `larder-peers-translate CASE SIDE`.
//!
//! The case `parse` reads the standard library of CPython 3.11 once an iteration, on one thread, each tree
//! dropped before the next. A side answers with the number of iterations in which it accepted every file
//! that CPython accepts, and says how many bytes it read.

mod corpus;

use std::io::{self, BufRead as _, Write as _};

use larder_measure::alloc::{Counting, measure};
use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::intern::Interner;
use larder_translate::{AstArena, Parser, PythonInterner};

#[global_allocator]
static ALLOCATOR: Counting = Counting::system();

/// Why a side cannot be measured.
type Trouble = String;

/// Reads every file; whether all were accepted.
type Side = Box<dyn FnMut(&[String]) -> bool>;

fn side(name: &str) -> Result<Side, Trouble> {
    match name {
        "larder" => {
            let interner = Interner::with_python_keywords();
            let mut arena = AstArena::new();
            Ok(Box::new(move |files| {
                files.iter().all(|file| {
                    arena.reset();
                    Parser::new(&interner)
                        .parse_with_arena(file, &arena)
                        .is_ok_and(|ast| ast.is_valid())
                })
            }))
        }
        "ruff" => Ok(Box::new(|files| {
            files.iter().all(|file| ruff_python_parser::parse_module(file).is_ok())
        })),
        other => Err(format!("no side is called `{other}`")),
    }
}

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [case, name] = &words[..] else {
        eprintln!("larder-peers-translate CASE SIDE");
        return std::process::ExitCode::from(2);
    };
    match serve(case, name) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}

fn serve(case: &str, name: &str) -> Result<(), Trouble> {
    if case != "parse" {
        return Err(format!("no case is called `{case}`"));
    }
    let is_smoke = std::env::var_os("LARDER_PEERS_SMOKE").is_some();
    let (mut side, files) = match (side(name), corpus::files(is_smoke)) {
        (Ok(side), Ok(files)) => (side, files),
        (Err(trouble), _) | (_, Err(trouble)) => return say(&format!("refuse {trouble}")),
    };
    let bytes: usize = files.iter().map(String::len).sum();
    say(&format!("hello {name} {}", env!("CARGO_PKG_VERSION")))?;
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    for line in io::stdin().lock().lines() {
        let line = line.map_err(|error| format!("standard input: {error}"))?;
        let mut words = line.split_whitespace();
        match (words.next(), words.next().and_then(|n| n.parse::<u64>().ok())) {
            (Some("done") | None, _) => return Ok(()),
            (Some("warm" | "run"), Some(n)) if n > 0 => {
                let watch = Stopwatch::start(clock);
                let (good, counts) =
                    measure(|| (0..n).map(|_| u64::from(side(&files))).sum::<u64>());
                let ns = watch.elapsed_ns();
                let rate = bytes as f64 * n as f64 * 1e3 / ns;
                let calls = counts.heap_calls() as f64 / n as f64;
                let kib = bytes as f64 / 1024.0;
                say(&format!("ok {ns} {good:016x} mb_per_s={rate} calls_per_kib={}", calls / kib))?;
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
