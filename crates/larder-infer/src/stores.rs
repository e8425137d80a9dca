//! Where the memory of an engine comes from: whether used traces are kept, and what bounds its arrays.

use larder_memory::{Budget, MemoryConfig, Reservation};

use crate::error::{ErrorKind, InferError, Result};
use crate::trace::TracePool;

/// Memory that engines share: handed to each by its options. By default used traces are kept, and nothing
/// bounds the arrays.
///
/// What a run holds for as long as it lasts is reserved when it begins: trajectories and metrics of chains,
/// clouds of particles, fits, the points and summaries of simulations. Draws go into the caller's sink and are
/// not counted.
///
/// ```
/// use larder_infer::{Compiled, ErrorKind, NutsOptions, Silent, Stores, models::EightSchools, sample_in_memory};
/// let mut config = larder_memory::MemoryConfig::default();
/// config.budget_bytes = Some(1024);
/// let options = NutsOptions { stores: Stores::with_memory(&config), ..NutsOptions::default() };
/// let schools = Compiled::record(EightSchools::classical())?;
/// let refused = sample_in_memory(&schools, &options, &Silent).unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Memory);
/// # Ok::<(), larder_infer::InferError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Stores {
    budget: Option<Budget>,
    keeps_traces: bool,
}

impl Default for Stores {
    fn default() -> Self {
        Stores { budget: None, keeps_traces: true }
    }
}

/// Equal when they are configured alike; they need not share one budget.
impl PartialEq for Stores {
    fn eq(&self, other: &Self) -> bool {
        let limit =
            |stores: &Stores| stores.budget.as_ref().map(|budget| budget.stats().bytes_limit);
        self.keeps_traces == other.keeps_traces && limit(self) == limit(other)
    }
}

impl Stores {
    /// As a configuration has it: within its budget, and with the pools of traces as it switches them.
    pub fn with_memory(config: &MemoryConfig) -> Self {
        Stores { budget: Some(config.budget("infer")), keeps_traces: config.enable_pools }
    }

    /// A pool of at most so many traces; of none where pools are switched off.
    pub fn traces(&self, max: usize) -> TracePool {
        TracePool::new(if self.keeps_traces { max } else { 0 })
    }

    /// Takes room for so many numbers, until the reservation is dropped.
    ///
    /// # Errors
    /// [`ErrorKind::Memory`], with what wanted how much.
    pub(crate) fn reserve(&self, what: &str, numbers: usize) -> Result<Reservation> {
        let Some(budget) = &self.budget else { return Ok(Reservation::none()) };
        budget
            .try_reserve(numbers.saturating_mul(size_of::<f64>()))
            .map_err(|error| InferError::new(ErrorKind::Memory, format!("{what}: {error}")))
    }
}
