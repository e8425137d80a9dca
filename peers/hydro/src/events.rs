//! What the memory layer is worth to the engine, end to end: one event after the other, each with a
//! solver of its own, whose blocks come from the pool that the last one gave them back to.

use larder_hydro::fields::Fields;
use larder_hydro::{Component, Solver, SolverOptions, Stores, Unwatched};
use larder_memory::MemoryConfig;

use crate::{Side, Trouble, answer};

/// Steps of an event.
const STEPS: u32 = 4;

/// The memory that a side has.
pub(crate) fn stores(side: &str) -> Result<Option<Stores>, Trouble> {
    let stores = match side {
        // Pools that are charged to a share of the process's budget.
        "larder" => Stores::with_memory(&MemoryConfig::default()),
        "unbudgeted" => Stores::new(),
        "pools_off" => Stores::with_memory(&MemoryConfig::all_off()),
        _ => return Ok(None),
    };
    stores.map(Some).map_err(|error| error.to_string())
}

pub(crate) struct Events {
    options: SolverOptions,
    fields: Fields,
    stores: Stores,
    answer: u64,
}

impl Events {
    pub(crate) fn new(options: SolverOptions, fields: Fields, stores: Stores) -> Events {
        Events { options, fields, stores, answer: 0 }
    }

    fn event(&self) -> Result<u64, larder_hydro::HydroError> {
        let mut solver = Solver::new(self.options.clone(), &self.stores)?;
        solver.start(&self.fields, 0.0)?;
        for _ in 0..STEPS {
            solver.step(f64::INFINITY, &mut Unwatched)?;
        }
        let parts: Vec<&[f64]> = (0..Component::COUNT).map(|c| solver.state().field(c)).collect();
        Ok(answer::of(&parts))
    }
}

impl Side for Events {
    fn once(&mut self) {
        self.answer = self.event().expect("the flow is smooth");
    }
    fn answer(&mut self, _: u64) -> u64 {
        self.answer
    }
}
