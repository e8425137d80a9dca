//! One side of a case of `bench/hydro` over the line protocol: `larder-peers-hydro CASE SHAPE SIDE`.
//!
//! Cases: `derivative` (along one axis; SHAPE is `NxNxN@axis`), `gradient`, `r2c`, `rhs`, with the sides
//! `larder`, `fftw`, `mkl`, `rustfft`, `scipy`, `numpy`; `events` (solvers one after the other), with the sides
//! `larder`, `unbudgeted`, `pools_off`. The answer is a hash of the result rounded to seven digits, taken
//! of the last iteration of a turn.

mod answer;
mod events;
mod fftw;
mod input;
mod ours;
mod python;
mod rust;

use larder_peers_line::{Side, Trouble, serve, timed};

use fftw::Maker;
use input::{Case, Kind};

fn side(case: &Case, name: &str) -> Result<Box<dyn Side>, Trouble> {
    if case.kind == Kind::Events {
        let stores = events::stores(name)?.ok_or_else(|| format!("no side is called `{name}`"))?;
        return ours::events(case, stores);
    }
    match name {
        "larder" => ours::side(case),
        "fftw" => fftw::side(case, Maker::Fftw),
        "mkl" => fftw::side(case, Maker::Intel),
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
    let served =
        Case::parse(kind, shape).and_then(|case| serve(name, || side(&case, name).and_then(timed)));
    match served {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            std::process::ExitCode::from(1)
        }
    }
}
