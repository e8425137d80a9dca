//! One side of a case of `bench/translate` over the line protocol: `larder-peers-translate CASE SIDE`.
//!
//! The case `parse` reads the standard library of CPython 3.11 once an iteration, on one thread, each tree
//! dropped before the next. A side answers with the number of iterations in which it accepted every file
//! that CPython accepts, and says how many bytes it read. The other cases are programs that compute: run by
//! CPython, by PyPy, and translated.

mod compute;
mod corpus;

use larder_measure::alloc::{Counting, measure};
use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::intern::Interner;
use larder_peers_line::{Trouble, Turn, Work, serve};
use larder_translate::{AstArena, Parser, PythonInterner};

#[global_allocator]
static ALLOCATOR: Counting = Counting::system();

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
    match serve(name, || work(case, name)) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}

fn work(case: &str, name: &str) -> Result<Work, Trouble> {
    let is_smoke = std::env::var_os("LARDER_PEERS_SMOKE").is_some();
    if compute::is_program(case) {
        return compute::work(case, name, is_smoke);
    }
    if case != "parse" {
        return Err(format!("no case is called `{case}`"));
    }
    let (mut side, files) = (side(name)?, corpus::files(is_smoke)?);
    let bytes = files.iter().map(String::len).sum::<usize>() as f64;
    let clock = Clock::thread_cpu().map_err(|error| error.to_string())?;
    Ok(Box::new(move |n| {
        let watch = Stopwatch::start(clock);
        let (answer, counts) = measure(|| (0..n).map(|_| u64::from(side(&files))).sum::<u64>());
        let ns = watch.elapsed_ns() as f64;
        let read = bytes * n as f64;
        let calls = counts.heap_calls() as f64 * 1024.0 / read;
        Ok(Turn {
            ns,
            answer,
            values: vec![("mb_per_s", read * 1e3 / ns), ("calls_per_kib", calls)],
        })
    }))
}
