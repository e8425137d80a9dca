//! One side of a case of `bench/kernels` over the line protocol: `larder-peers-kernels CASE SIDE`.
//!
//! A case is a function and a type, such as `exp_f64` or `dot_f32`. The answer of a turn is how many of
//! the results are right, so a side that is quick and wrong is not compared; how far it strays is said
//! beside the time as `ulp`.

mod function;
mod input;
mod product;
mod real;

use larder_peers_line::{Side, Trouble, serve, timed};

use real::Real;

/// Numbers in a slice: 32 KiB of `f64`, which stay in the first cache with their results half out of it,
/// as in a program that works block by block.
const NUMBERS: usize = 4096;

fn side<T: Real>(work: &str, name: &str) -> Result<Box<dyn Side>, Trouble> {
    match function::Function::parse(work) {
        Some(function) => function::side::<T>(function, name),
        None => product::side::<T>(work, name),
    }
}

fn main() -> std::process::ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [case, name] = &words[..] else {
        eprintln!("larder-peers-kernels CASE SIDE");
        return std::process::ExitCode::from(2);
    };
    let served = serve(name, || match case.rsplit_once('_') {
        Some((work, "f32")) => timed(side::<f32>(work, name)?),
        Some((work, "f64")) => timed(side::<f64>(work, name)?),
        _ => Err(format!("`{case}` does not end in a type")),
    });
    match served {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::FAILURE
        }
    }
}
