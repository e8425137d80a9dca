//! What the memory layer is worth to the engine: tempered runs and walks one after the other.

use larder_infer::models::EightSchools;
use larder_infer::smc::{TemperedOptions, tempered};
use larder_infer::{Compiled, Silent, Stores};
use larder_measure::clock::{Clock, Stopwatch};
use larder_memory::MemoryConfig;

use crate::{Side, Trouble, Turn, hash};

struct Runs {
    schools: Compiled,
    options: TemperedOptions,
}

pub(crate) fn side(name: &str) -> Result<Box<dyn Side>, Trouble> {
    let stores = match name {
        // Pools, and arrays that are charged to a share of the process's budget.
        "larder" => Stores::with_memory(&MemoryConfig::default()),
        "unbudgeted" => Stores::default(),
        "pools_off" => Stores::with_memory(&MemoryConfig::all_off()),
        other => return Err(format!("no side is called `{other}`")),
    };
    let options = TemperedOptions { stores, ..TemperedOptions::default() };
    let schools = Compiled::record(EightSchools::classical()).map_err(|e| e.to_string())?;
    Ok(Box::new(Runs { schools, options }))
}

impl Side for Runs {
    fn turn(&mut self, clock: Clock, iterations: u64) -> Result<Turn, Trouble> {
        let mut text = String::new();
        let watch = Stopwatch::start(clock);
        for run in 0..iterations {
            let options = TemperedOptions { run, ..self.options.clone() };
            let found = tempered(&self.schools, &options, &Silent).map_err(|e| e.to_string())?;
            text = format!("{:.9e}", found.log_evidence);
        }
        let ns = watch.elapsed_ns();
        Ok(Turn { ns: ns as f64, answer: hash(&text), values: Vec::new() })
    }
}
