//! How much memory can still be had without swapping.

use std::path::Path;

use super::CgroupMemory;

/// Bytes that can still be had: what the kernel calls available, or what is left of the control
/// group's limit where that is less. `None` where the system does not say.
pub fn memory_available() -> Option<u64> {
    memory_available_under(Path::new("/"))
}

/// As [`memory_available`], with the machine's files under another root.
pub fn memory_available_under(root: &Path) -> Option<u64> {
    let machine = std::fs::read_to_string(root.join("proc/meminfo")).ok().and_then(|text| {
        let line = text.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
        let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
        kilobytes.checked_mul(1024)
    });
    let group = CgroupMemory::read_under(root)
        .and_then(|group| Some(group.limit?.saturating_sub(group.current.unwrap_or(0))));
    match (machine, group) {
        (Some(machine), Some(group)) => Some(machine.min(group)),
        (machine, group) => machine.or(group),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kernels_figure_is_read_and_its_absence_is_none() {
        let root = std::env::temp_dir().join(format!("larder-meminfo-{}", std::process::id()));
        std::fs::create_dir_all(root.join("proc")).unwrap();
        assert_eq!(memory_available_under(&root), None);
        let text = "MemTotal:       24684092 kB\nMemAvailable:   23292996 kB\n";
        std::fs::write(root.join("proc/meminfo"), text).unwrap();
        assert_eq!(memory_available_under(&root), Some(23_292_996 * 1024));
        std::fs::write(root.join("proc/meminfo"), "MemAvailable: lots\n").unwrap();
        assert_eq!(memory_available_under(&root), None);
        std::fs::remove_dir_all(&root).unwrap();
    }
}
