//! A job of the demo, and what came of it.

use larder_memory::{MemoryConfig, MemoryMetrics};

use crate::exit::Failure;

/// What a job is and how to set it up.
#[derive(Clone, Copy)]
pub(super) struct Job {
    pub(super) engine: &'static str,
    pub(super) name: &'static str,
    /// One sentence: what the job does.
    pub(super) about: &'static str,
    /// What the plain way does.
    pub(super) plain_way: &'static str,
    /// What Larder does instead.
    pub(super) larder_way: &'static str,
    /// What is repeated without asking the allocator.
    pub(super) steady_state: &'static str,
    /// Makes the input, which both ways share and which is not counted.
    pub(super) input: fn() -> Box<dyn Input>,
}

impl Job {
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name || self.engine == name
    }
}

/// The input of a job, from which either way is set up.
pub(super) trait Input {
    /// The job as one would write it with the standard library.
    fn plain(&self) -> Box<dyn Way + '_>;

    /// The job with what Larder has for it, configured so.
    ///
    /// # Errors
    /// What stood in the way: a budget too small for it, for example.
    fn larder(&self, config: &MemoryConfig) -> Result<Box<dyn Way + '_>, Failure>;

    /// Whether two answers agree, and how far they are apart if not. Equal by default.
    fn compare(&self, larder: f64, plain: f64) -> Option<String> {
        (larder.to_bits() != plain.to_bits()).then(|| format!("{larder} instead of {plain}"))
    }
}

/// The answer of a job in one number.
pub(super) type Answer = Result<f64, Failure>;

/// One way of doing a job, ready to be repeated.
pub(super) trait Way {
    /// Does the job once and returns its answer, or says what kept it from one: then there is no
    /// answer that could be wrong.
    fn round(&mut self) -> Answer;

    /// Most bytes held outside the global allocator: mapped by a buffer pool.
    fn mapped_peak(&self) -> u64 {
        0
    }

    /// Adds the statistics of its containers.
    fn add_to(&self, _metrics: &mut MemoryMetrics) {}
}

/// What came of a job.
#[derive(Clone, Debug)]
pub(super) struct Outcome {
    pub(super) engine: &'static str,
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) plain_way: &'static str,
    pub(super) larder_way: &'static str,
    pub(super) steady_state: &'static str,
    /// How Larder's answer differs from the plain one.
    pub(super) difference: Option<String>,
    pub(super) seconds: f64,
    pub(super) plain_seconds: f64,
    pub(super) peak_bytes: u64,
    pub(super) plain_peak_bytes: u64,
    pub(super) steady_allocations: u64,
    pub(super) plain_allocations: u64,
}

impl Outcome {
    /// Whether the answer is right and the steady state asks for nothing.
    pub(super) fn holds(&self) -> bool {
        self.difference.is_none() && self.steady_allocations == 0
    }

    pub(super) fn complaint(&self) -> String {
        match &self.difference {
            Some(difference) => format!("the answer differs: {difference}"),
            None => format!(
                "{} made {} calls to the allocator, want none",
                self.steady_state, self.steady_allocations
            ),
        }
    }
}
