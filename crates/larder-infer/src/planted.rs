//! Faults that are planted on purpose, so that the suite can be seen to catch them.
//!
//! Only with the feature `planted`; without it every question below is a constant `false` and leaves no
//! instruction behind. `tests/planted.rs` plants each fault and expects an oracle to fail.

/// A fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(feature = "planted"), expect(unreachable_pub, reason = "public with the feature"))]
#[repr(u8)]
pub enum Fault {
    /// Transforms of scalars forget their Jacobian.
    DroppedJacobian = 1,
    /// The weights of tempered particles have the prior a second time.
    SquaredPrior,
    /// A step that makes the model sample other sites forgets what these were drawn with.
    DroppedHastings,
    /// A fit moves its mean alone.
    FrozenScale,
    /// A trace comes back to its pool as it is.
    SkippedClear,
    /// Every use of a pool of traces panics: an engine that goes on working does not use it.
    TrappedPool,
}

#[cfg(feature = "planted")]
static NOW: std::sync::atomic::AtomicU8 = std::sync::atomic::AtomicU8::new(0);

/// Plants a fault in the whole process, or none.
#[cfg(feature = "planted")]
pub fn plant(fault: Option<Fault>) {
    NOW.store(fault.map_or(0, |fault| fault as u8), std::sync::atomic::Ordering::SeqCst);
}

#[cfg(feature = "planted")]
#[inline]
pub(crate) fn has(fault: Fault) -> bool {
    NOW.load(std::sync::atomic::Ordering::SeqCst) == fault as u8
}

#[cfg(not(feature = "planted"))]
#[inline(always)]
pub(crate) const fn has(_: Fault) -> bool {
    false
}
