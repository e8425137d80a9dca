//! The unit of all reductions.

/// Bytes of a block: four 512-bit registers, eight of 256, sixteen of 128.
///
/// Four registers of AVX-512 keep the two multiply-add units busy while two loads feed each (a dot
/// product needs two loads per multiply-add, so the loads are the limit, not the latency of four);
/// AVX2 has sixteen registers, so eight accumulators leave room for the operands; NEON has 32.
pub const BLOCK_BYTES: usize = 256;
