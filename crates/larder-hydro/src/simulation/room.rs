//! What a run needs of the memory budget and of the machine, before any of it is asked for.

use larder_memory::Budget;
use larder_memory::buffer::BufferPool;

use crate::error::{HydroError, HydroErrorKind};
use crate::fields::WRITTEN_COUNT;
use crate::pool::BlockPool;
use crate::solver::{Solver, SolverOptions};
use crate::state::Block;

/// What a run needs at most at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Need {
    shape: [usize; 3],
    /// Solvers at a time.
    jobs: usize,
    /// Of a solver: state, stages, scratch, primitive variables.
    pub(super) solver: usize,
    /// Borrowed while a state is written, or read, before.
    pub(super) output: usize,
    /// What both are charged to a budget as: pools take blocks in sizes of classes.
    charged: usize,
}

impl Need {
    /// Of one run.
    pub(super) fn of(options: &SolverOptions) -> Self {
        let output = Block::bytes(WRITTEN_COUNT, options.grid.points());
        let blocks = Solver::blocks(options).into_iter().chain([output]);
        Need {
            shape: options.grid.shape(),
            jobs: 1,
            solver: Solver::bytes(options),
            output,
            charged: blocks
                .map(|bytes| BufferPool::class_bytes(bytes).unwrap_or(usize::MAX))
                .fold(0, usize::saturating_add),
        }
    }

    /// Of so many at a time.
    pub(super) fn times(self, jobs: usize) -> Self {
        Need { jobs, ..self }
    }

    /// Refuses what would not fit into a pool and its budget.
    ///
    /// # Errors
    /// When the budget or the machine has less.
    pub(super) fn met_by(&self, pool: &BlockPool) -> Result<(), HydroError> {
        self.met_within(pool.budget(), pool.bytes_idle())
    }

    /// The same of a budget from which `idle` bytes are taken that are there for reuse.
    ///
    /// # Errors
    /// When the budget or the machine has less.
    pub(super) fn met_within(&self, budget: &Budget, idle: usize) -> Result<(), HydroError> {
        let refused = |need: usize, of: &str, available: usize, hint: &str| {
            let runs =
                if self.jobs > 1 { format!("{} at a time: ", self.jobs) } else { String::new() };
            let message = format!(
                "{runs}the grid of {:?} cells needs {} MB{of}, {} MB are available",
                self.shape,
                megabytes(need),
                megabytes(available)
            );
            Err(HydroError::new(HydroErrorKind::Memory, message).with_hint(format!(
                "fewer cells, or an integrator with fewer blocks: ssprk3 holds the fewest{hint}"
            )))
        };
        let need = self.solver.saturating_add(self.output).saturating_mul(self.jobs);
        let charged = self.charged.saturating_mul(self.jobs);
        let [allowed, machine] =
            [budget.available(), machine_bytes()].map(|bytes| bytes.saturating_add(idle));
        if charged > allowed && !(need > machine && machine < allowed) {
            return refused(
                charged,
                " of the memory budget",
                allowed,
                "; or raise `memory.budget`",
            );
        }
        if need > machine {
            return refused(need, "", machine, "");
        }
        Ok(())
    }
}

/// What this process may still have: of a budget, and of the machine.
pub(super) fn available_bytes(pool: &BlockPool) -> usize {
    pool.budget().available().min(machine_bytes()).saturating_add(pool.bytes_idle())
}

fn machine_bytes() -> usize {
    larder_memory::sys::memory_available()
        .map_or(usize::MAX, |bytes| usize::try_from(bytes).unwrap_or(usize::MAX))
}

/// Units of 10^6 bytes, small ones with enough digits to be told apart.
fn megabytes(bytes: usize) -> String {
    if bytes < 10_000_000 {
        format!("{:.3}", bytes as f64 / 1e6)
    } else {
        (bytes / 1_000_000).to_string()
    }
}
