//! What a load or a store says of a slice of the wrong length. Functions of their own: a sentence at each of a
//! kernel's thousand loads and stores is more code than the kernel.

/// Refuses a slice that a register reads or writes beyond.
#[cold]
#[inline(never)]
pub(crate) fn too_short(lanes: usize, numbers: usize) -> ! {
    panic!("a register has {lanes} numbers, the slice only {numbers}");
}

/// Refuses a slice that does not fit into a register.
#[cold]
#[inline(never)]
pub(crate) fn too_long(lanes: usize, numbers: usize) -> ! {
    panic!("a register holds {lanes} numbers, the slice has {numbers}");
}
