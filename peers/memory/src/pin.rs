//! Keeps a thread on its core.

/// Pins the calling thread to the last core it may use, once. Where that cannot be done the figures
/// are noisier, not wrong: they are thread CPU time.
pub(crate) fn to_one_core() {
    thread_local!(static PINNED: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });
    if !PINNED.replace(true) {
        to(usize::MAX);
    }
}

/// Pins the calling thread to the first (0) or last (any other) core that the process may use.
#[cfg(target_os = "linux")]
pub(crate) fn to(place: usize) {
    use nix::sched::{CpuSet, sched_getaffinity, sched_setaffinity};
    use nix::unistd::Pid;

    let own = Pid::from_raw(0);
    let Ok(allowed) = sched_getaffinity(own) else { return };
    let mut cores = (0..CpuSet::count()).filter(|&core| allowed.is_set(core).unwrap_or(false));
    let core = if place == 0 { cores.next() } else { cores.next_back() };
    let mut one = CpuSet::new();
    if let Some(core) = core
        && one.set(core).is_ok()
        && sched_setaffinity(own, &one).is_err()
    {
        eprintln!("note: this thread cannot be pinned to core {core}");
    }
}

/// Elsewhere threads go where they are put.
#[cfg(not(target_os = "linux"))]
pub(crate) fn to(_place: usize) {}
