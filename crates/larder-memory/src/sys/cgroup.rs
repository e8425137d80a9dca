//! The memory limit of the control group that this process runs in.
//!
//! A group can be limited by any of its ancestors, so the limit that counts is the smallest on the
//! way up. Version 2 keeps one tree (`0::/path`, files `memory.max` and `memory.current`); version 1
//! has a tree for memory alone (`N:memory:/path`, `memory.limit_in_bytes`), where "none" is spelled
//! as a figure close to 2^63. Inside a container the path that the kernel names may lie outside what
//! is mounted; then the mounted root is the group.

use std::path::{Path, PathBuf};

/// Which generation of control groups the memory limit was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CgroupVersion {
    /// A tree of its own for memory.
    V1,
    /// One tree for everything.
    V2,
}

/// What the control group of this process allows and uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CgroupMemory {
    /// Which generation.
    pub version: CgroupVersion,
    /// The group's folder.
    pub folder: PathBuf,
    /// The smallest limit from the group up to the root, in bytes; `None` where none is set.
    pub limit: Option<u64>,
    /// Bytes the group uses now, where the kernel says so.
    pub current: Option<u64>,
}

/// The hard memory limit of this process's control group in bytes; `None` where there is none.
pub fn memory_limit() -> Option<u64> {
    CgroupMemory::read().and_then(|group| group.limit)
}

/// Version 1 writes "no limit" as the largest whole number of pages below 2^63: 2^63 - 4096 with
/// 4 KiB pages, 2^63 - 65536 with 64 KiB pages. Nobody owns this much.
const V1_NONE: u64 = (1 << 63) - 65_536;

impl CgroupMemory {
    /// Reads the group of this process; `None` where there are no control groups.
    pub fn read() -> Option<Self> {
        Self::read_under(Path::new("/"))
    }

    /// As [`CgroupMemory::read`], with the machine's files under another root.
    pub fn read_under(root: &Path) -> Option<Self> {
        let text = std::fs::read_to_string(root.join("proc/self/cgroup")).ok()?;
        let mounted = root.join("sys/fs/cgroup");
        // A machine in between has both; then memory lives where version 1 lists it.
        let v1 = text.lines().find_map(|line| {
            let mut parts = line.splitn(3, ':').skip(1);
            let controllers = parts.next()?;
            controllers.split(',').any(|name| name == "memory").then(|| parts.next())?
        });
        if let Some(path) = v1 {
            return Self::at(CgroupVersion::V1, &mounted.join("memory"), path);
        }
        let v2 = text.lines().find_map(|line| line.strip_prefix("0::"))?;
        Self::at(CgroupVersion::V2, &mounted, v2)
            .or_else(|| Self::at(CgroupVersion::V2, &mounted.join("unified"), v2))
    }

    fn at(version: CgroupVersion, tree: &Path, path: &str) -> Option<Self> {
        if !tree.is_dir() {
            return None;
        }
        // A path that climbs (`/../other`) points outside what this process may see.
        let inside = path.trim_start_matches('/');
        let climbs = inside.split('/').any(|part| part == "..");
        let named = tree.join(inside);
        let folder = if !climbs && named.is_dir() { named } else { tree.to_path_buf() };
        let (limit_file, current_file) = match version {
            CgroupVersion::V1 => ("memory.limit_in_bytes", "memory.usage_in_bytes"),
            CgroupVersion::V2 => ("memory.max", "memory.current"),
        };
        let limit = folder
            .ancestors()
            .take_while(|level| level.starts_with(tree))
            .filter_map(|level| figure(&level.join(limit_file)))
            .filter(|&bytes| version == CgroupVersion::V2 || bytes < V1_NONE)
            .min();
        let current = figure(&folder.join(current_file));
        Some(CgroupMemory { version, folder, limit, current })
    }
}

/// The figure in a file; `None` for `max`, for nonsense, and for no file.
fn figure(file: &Path) -> Option<u64> {
    std::fs::read_to_string(file).ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::laid_out::LaidOut;

    /// What the reader makes of a machine with these files.
    fn read(name: &str, files: &[(&str, &str)]) -> Option<CgroupMemory> {
        let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_bytes())).collect();
        let machine = LaidOut::new(&format!("cgroup-{name}"), &files);
        CgroupMemory::read_under(machine.root())
    }

    #[test]
    fn the_smallest_limit_on_the_way_up_counts() {
        let group = read(
            "v2",
            &[
                ("proc/self/cgroup", "0::/user/job\n"),
                ("sys/fs/cgroup/user/memory.max", "500\n"),
                ("sys/fs/cgroup/user/job/memory.max", "9000\n"),
                ("sys/fs/cgroup/user/job/memory.current", "123\n"),
                ("sys/fs/cgroup/other/memory.max", "1\n"),
            ],
        );
        let group = group.unwrap();
        assert_eq!(group.version, CgroupVersion::V2);
        assert_eq!(group.limit, Some(500));
        assert_eq!(group.current, Some(123));
    }

    #[test]
    fn the_word_max_is_no_limit() {
        let group = read(
            "max",
            &[("proc/self/cgroup", "0::/job\n"), ("sys/fs/cgroup/job/memory.max", "max\n")],
        );
        assert_eq!(group.unwrap().limit, None);
    }

    #[test]
    fn version_1_reads_its_own_tree_and_knows_its_figure_for_none() {
        let none = "9223372036854771712\n";
        let files = [
            ("proc/self/cgroup", "5:cpu,cpuacct:/x\n3:memory:/job\n0::/job\n"),
            ("sys/fs/cgroup/memory/memory.limit_in_bytes", none),
            ("sys/fs/cgroup/memory/job/memory.limit_in_bytes", none),
        ];
        let group = read("v1-none", &files);
        let group = group.unwrap();
        assert_eq!((group.version, group.limit), (CgroupVersion::V1, None));

        let mut files = files;
        files[2].1 = "1048576\n";
        let group = read("v1-some", &files);
        assert_eq!(group.unwrap().limit, Some(1 << 20));
    }

    #[test]
    fn a_path_that_is_not_mounted_falls_back_to_the_mounted_root() {
        for path in ["0::/docker/abc\n", "0::/../elsewhere\n"] {
            let group = read(
                "container",
                &[("proc/self/cgroup", path), ("sys/fs/cgroup/memory.max", "77\n")],
            );
            assert_eq!(group.unwrap().limit, Some(77), "{path}");
        }
    }

    #[test]
    fn no_files_and_nonsense_are_none() {
        let empty = read("empty", &[]);
        assert_eq!(empty, None);
        let odd = read(
            "odd",
            &[("proc/self/cgroup", "::\n\n0::\n"), ("sys/fs/cgroup/memory.max", "-4 apples\n")],
        );
        assert_eq!(odd.unwrap().limit, None);
        // Whatever this machine is, asking it does not fail.
        assert_ne!(memory_limit(), Some(0));
    }
}
