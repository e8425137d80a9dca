//! What pool and plans of a running solver serve, and whether they serve well.

use larder_memory::{BufferStats, CacheStats};

/// Figures of the pool that blocks come from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ArrayPoolAnalysis {
    /// Share of requests that were served by a block used before; none when nothing was asked.
    pub reuse_rate: Option<f64>,
    /// Blocks that exist, on loan and waiting.
    pub total_pooled_arrays: u64,
    /// Bytes of the blocks on loan: what the solver works with.
    pub bytes: u64,
    /// Bytes that the pool holds for all of them, those that wait included: each is of a size class, up to a
    /// quarter larger than what was asked.
    pub held_bytes: u64,
}

/// Figures of plans and of the room that transforms work in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FftWorkspaceAnalysis {
    /// Share of look-ups that found their plan; none when nothing was asked.
    pub hit_rate: Option<f64>,
    /// Tables and scratch, in units of 10^6 bytes.
    pub memory_usage_mb: f64,
    /// Plans that are kept.
    pub plans: u64,
    /// Look-ups.
    pub lookups: u64,
}

/// Both, and in words what is wrong with them.
#[derive(Clone, Debug, PartialEq)]
pub struct MemoryAnalysis {
    /// Blocks.
    pub array_pool: ArrayPoolAnalysis,
    /// Plans and scratch.
    pub fft_workspace: FftWorkspaceAnalysis,
    /// Sentences for a person; none when all is well.
    pub warnings: Vec<String>,
}

/// Requests below which a share says nothing.
const REQUESTS_MIN: u64 = 200;

/// A pool or a cache that serves less than this is worth a word.
const SHARE_MIN: f64 = 0.9;

impl MemoryAnalysis {
    pub(crate) fn new(
        arrays: &BufferStats,
        lent: u64,
        plans: &CacheStats,
        scratch_bytes: usize,
    ) -> Self {
        let lookups = plans.hits + plans.misses;
        let array_pool = ArrayPoolAnalysis {
            reuse_rate: arrays.hit_ratio(),
            total_pooled_arrays: arrays.live + arrays.idle,
            bytes: lent,
            held_bytes: arrays.bytes_live + arrays.bytes_idle,
        };
        let fft_workspace = FftWorkspaceAnalysis {
            hit_rate: plans.hit_ratio(),
            memory_usage_mb: (plans.bytes_live as f64 + scratch_bytes as f64) / 1e6,
            plans: plans.live,
            lookups,
        };
        let mut warnings = Vec::new();
        if let Some(rate) = array_pool.reuse_rate
            && arrays.hits + arrays.misses >= REQUESTS_MIN
            && rate < SHARE_MIN
        {
            warnings.push(format!(
                "the array pool reused {:.0} % of {} blocks, want {:.0} %: its bound on idle bytes or items \
                 is below what a step borrows, or reuse is switched off",
                100.0 * rate,
                arrays.hits + arrays.misses,
                100.0 * SHARE_MIN
            ));
        }
        if plans.evicted > 0 || plans.refused > 0 {
            warnings.push(format!(
                "the plan cache evicted {} plans and refused {}: its bound is below what this grid needs",
                plans.evicted, plans.refused
            ));
        }
        if let Some(rate) = fft_workspace.hit_rate
            && lookups >= REQUESTS_MIN
            && rate < SHARE_MIN
        {
            warnings.push(format!(
                "{:.0} % of {lookups} look-ups found their plan, want {:.0} %: plans are made again and again",
                100.0 * rate,
                100.0 * SHARE_MIN
            ));
        }
        MemoryAnalysis { array_pool, fft_workspace, warnings }
    }
}
