//! The size of an ordinary page.

/// Bytes of one ordinary page of this machine.
///
/// On unix the system says so. On windows and wasm, where asking would take one more dependency,
/// it is the figure that their documents fix: 4 KiB on windows for x86-64 and AArch64, 64 KiB for a
/// page of WebAssembly memory.
pub fn page_bytes() -> usize {
    #[cfg(unix)]
    {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static PAGE: AtomicUsize = AtomicUsize::new(0);
        let known = PAGE.load(Ordering::Relaxed);
        if known > 0 {
            return known;
        }
        // SAFETY: `sysconf` reads one constant of the system and has no preconditions.
        let told = unsafe { libc::sysconf(libc::_SC_PAGESIZE) };
        let bytes = usize::try_from(told).ok().filter(|bytes| bytes.is_power_of_two());
        let bytes = bytes.unwrap_or(4096);
        PAGE.store(bytes, Ordering::Relaxed);
        bytes
    }
    #[cfg(target_family = "wasm")]
    {
        65_536
    }
    #[cfg(not(any(unix, target_family = "wasm")))]
    {
        4096
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_page_is_a_power_of_two_of_at_least_4_kib() {
        assert!(super::page_bytes().is_power_of_two());
        assert!(super::page_bytes() >= 4096);
    }
}
