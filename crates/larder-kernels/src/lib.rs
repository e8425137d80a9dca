//! Arithmetic on slices: one algorithm per job, generic over the CPU level.
