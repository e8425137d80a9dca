//! Memory nodes: which there are, and where pages should lie.
//!
//! On a machine with several memory nodes a page is near to one of them. Three strategies:
//! **interleaved** deals the pages out in turn, right for a table that all threads read at random;
//! **separated** gives each part of a region to one node, right for a region that is split among
//! threads; **adaptive** interleaves what is larger than a node's share of it could be spared for,
//! and keeps the rest near the thread that touches it first. The topology is read from the kernel's
//! files; the wish is a raw `mbind` or `set_mempolicy`, so no library is needed.
//!
//! On a machine with one node every strategy is carried out and changes nothing, which
//! [`Placement::one_node`] says. Outside Linux there is no such call and the answer is
//! [`ErrorKind::Unsupported`].

use std::path::Path;

use super::huge::Mapping;
use crate::error::{ErrorKind, MemoryError};

/// Where pages should lie.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NumaStrategy {
    /// Page after page on the nodes in turn.
    Interleaved,
    /// One contiguous part per node.
    Separated,
    /// Interleaved when large, near the first toucher otherwise.
    #[default]
    Adaptive,
}

/// A set of memory nodes, by number below 64.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeSet(u64);

/// One memory node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Its number.
    pub id: u32,
    /// The processors near to it.
    pub cpus: Vec<u32>,
    /// Its memory in bytes, where the kernel says so.
    pub bytes_total: Option<u64>,
    /// What of it is free, where the kernel says so.
    pub bytes_free: Option<u64>,
}

/// The memory nodes of a machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topology {
    nodes: Vec<Node>,
}

/// What was done about a region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The strategy that was carried out: never [`NumaStrategy::Adaptive`], which is resolved.
    pub strategy: Option<NumaStrategy>,
    /// The nodes that the region's pages may lie on.
    pub nodes: NodeSet,
    /// Whether the machine has one node, so that nothing could change.
    pub one_node: bool,
}

/// Adaptive placement interleaves from this size on: a smaller region fits the caches of one
/// socket well enough that spreading it only makes half of the misses remote.
const INTERLEAVE_BYTES_MIN: usize = 64 << 20;

impl NodeSet {
    /// The set of the nodes given.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] for a number of 64 or more.
    pub fn of(ids: &[u32]) -> Result<Self, MemoryError> {
        let mut set = 0_u64;
        for &id in ids {
            if id >= 64 {
                return Err(MemoryError::new(
                    ErrorKind::InvalidArgument,
                    format!("memory node {id}: numbers up to 63 are served"),
                ));
            }
            set |= 1 << id;
        }
        Ok(NodeSet(set))
    }

    /// Whether a node belongs to the set.
    pub fn contains(self, id: u32) -> bool {
        id < 64 && self.0 >> id & 1 == 1
    }

    /// How many nodes there are in it.
    pub fn count(self) -> usize {
        self.0.count_ones() as usize
    }
}

impl Topology {
    /// Reads this machine's nodes.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where the kernel does not list any.
    pub fn read() -> Result<Self, MemoryError> {
        Self::read_under(Path::new("/"))
    }

    /// As [`Topology::read`], with the machine's files under another root.
    ///
    /// # Errors
    /// As [`Topology::read`]; [`ErrorKind::System`] when a list is not understood.
    pub fn read_under(root: &Path) -> Result<Self, MemoryError> {
        let folder = root.join("sys/devices/system/node");
        let Ok(online) = std::fs::read_to_string(folder.join("online")) else {
            return Err(MemoryError::fixed(
                ErrorKind::Unsupported,
                "the system lists no memory nodes (no sys/devices/system/node/online)",
            ));
        };
        let mut nodes = Vec::new();
        for id in list(online.trim()).ok_or_else(|| odd("online", &online))? {
            let own = folder.join(format!("node{id}"));
            let cpus = std::fs::read_to_string(own.join("cpulist")).unwrap_or_default();
            let facts = std::fs::read_to_string(own.join("meminfo")).unwrap_or_default();
            nodes.push(Node {
                id,
                cpus: list(cpus.trim()).ok_or_else(|| odd("cpulist", &cpus))?,
                bytes_total: kib(&facts, "MemTotal:"),
                bytes_free: kib(&facts, "MemFree:"),
            });
        }
        if nodes.is_empty() {
            return Err(odd("online", &online));
        }
        Ok(Topology { nodes })
    }

    /// The nodes, in the order of their numbers.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The set of all nodes with a number below 64.
    pub fn all(&self) -> NodeSet {
        let ids = self.nodes.iter().map(|node| node.id).filter(|&id| id < 64);
        NodeSet(ids.fold(0, |set, id| set | 1 << id))
    }

    /// Places the pages of a region that has not been touched yet; touched pages are moved where
    /// the kernel can.
    ///
    /// # Errors
    /// [`ErrorKind::System`] when the kernel refuses, [`ErrorKind::Unsupported`] outside Linux or
    /// without the feature `numa`.
    pub fn place(
        &self,
        region: &mut Mapping,
        strategy: NumaStrategy,
    ) -> Result<Placement, MemoryError> {
        let nodes = self.all();
        let one_node = self.nodes.len() == 1;
        let resolved = self.resolve(strategy, region.len());
        match resolved {
            None => call::place(region, 0, region.bytes_mapped(), Mode::Local, NodeSet(0))?,
            Some(NumaStrategy::Separated) => {
                for (start, length, id) in self.parts(region.bytes_mapped()) {
                    call::place(region, start, length, Mode::Bind, NodeSet::of(&[id])?)?;
                }
            }
            Some(NumaStrategy::Interleaved | NumaStrategy::Adaptive) => {
                call::place(region, 0, region.bytes_mapped(), Mode::Interleave, nodes)?;
            }
        }
        Ok(Placement { strategy: resolved, nodes, one_node })
    }

    /// Puts a whole region on the nodes named and nowhere else.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidArgument`] when a node is named that the machine does not have, or none;
    /// [`ErrorKind::System`] and [`ErrorKind::Unsupported`] as for [`Topology::place`].
    pub fn bind(&self, region: &mut Mapping, nodes: NodeSet) -> Result<Placement, MemoryError> {
        self.check(nodes)?;
        call::place(region, 0, region.bytes_mapped(), Mode::Bind, nodes)?;
        Ok(Placement {
            strategy: Some(NumaStrategy::Separated),
            nodes,
            one_node: self.nodes.len() == 1,
        })
    }

    /// Sets where the pages that this thread touches first will lie from now on, its allocator's
    /// included.
    ///
    /// Interleaved: on all nodes in turn. Separated: on the node that the thread is running on now,
    /// wherever it goes later, so that what belongs to one thread stays together. Adaptive: near
    /// wherever the thread runs when it touches them. The last two turn to other nodes where theirs
    /// is full: a thread that is bound for good would be killed there.
    ///
    /// # Errors
    /// As [`Topology::place`]; for separated also where no node is near the processor, or the system
    /// does not tell which one it is.
    pub fn apply_to_thread(&self, strategy: NumaStrategy) -> Result<Placement, MemoryError> {
        let cpu = if strategy == NumaStrategy::Separated { Some(call::cpu()?) } else { None };
        let (mode, nodes) = self.wish(strategy, cpu)?;
        call::thread(mode, nodes)?;
        Ok(Placement {
            strategy: (strategy != NumaStrategy::Adaptive).then_some(strategy),
            nodes: if nodes.count() == 0 { self.all() } else { nodes },
            one_node: self.nodes.len() == 1,
        })
    }

    /// What a strategy asks of the kernel for a thread that runs on this processor.
    fn wish(
        &self,
        strategy: NumaStrategy,
        cpu: Option<u32>,
    ) -> Result<(Mode, NodeSet), MemoryError> {
        match strategy {
            NumaStrategy::Interleaved => Ok((Mode::Interleave, self.all())),
            NumaStrategy::Adaptive => Ok((Mode::Local, NodeSet(0))),
            NumaStrategy::Separated => {
                let near = |node: &&Node| cpu.is_some_and(|cpu| node.cpus.contains(&cpu));
                let Some(node) = self.nodes.iter().find(near) else {
                    return Err(MemoryError::new(
                        ErrorKind::Unsupported,
                        format!("no memory node is near processor {}", cpu.unwrap_or(0)),
                    ));
                };
                Ok((Mode::Prefer, NodeSet::of(&[node.id])?))
            }
        }
    }

    /// What adaptive comes to for a region of this size; `None` is: near the first toucher.
    fn resolve(&self, strategy: NumaStrategy, bytes: usize) -> Option<NumaStrategy> {
        if strategy != NumaStrategy::Adaptive {
            return Some(strategy);
        }
        // A region that would eat more than half of what some node has left is dealt out as well.
        let least_free = self.nodes.iter().filter_map(|node| node.bytes_free).min();
        let crowds = least_free.is_some_and(|free| bytes as u64 > free / 2);
        (bytes >= INTERLEAVE_BYTES_MIN || crowds).then_some(NumaStrategy::Interleaved)
    }

    /// The parts that separated placement gives to each node: start, length, node.
    fn parts(&self, bytes: usize) -> Vec<(usize, usize, u32)> {
        let page = super::page_bytes();
        let each = bytes.div_ceil(self.nodes.len()).next_multiple_of(page);
        let starts = (0..bytes).step_by(each);
        starts
            .zip(&self.nodes)
            .map(|(start, node)| (start, each.min(bytes - start), node.id))
            .collect()
    }

    fn check(&self, nodes: NodeSet) -> Result<(), MemoryError> {
        let have = self.all();
        let missing = nodes.0 & !have.0;
        if nodes.0 == 0 || missing != 0 {
            let ids: Vec<String> = self.nodes.iter().map(|node| node.id.to_string()).collect();
            let wanted = if nodes.0 == 0 {
                "no memory node was named".to_owned()
            } else {
                format!("memory node {} is missing", missing.trailing_zeros())
            };
            return Err(MemoryError::new(
                ErrorKind::InvalidArgument,
                format!("{wanted}: this machine has {}", ids.join(", ")),
            ));
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    Local,
    /// On one node, on others where it is full.
    Prefer,
    Bind,
    Interleave,
}

fn odd(file: &str, text: &str) -> MemoryError {
    MemoryError::new(
        ErrorKind::System,
        format!("`{file}` of the memory nodes reads `{}`, want a list like 0-3,5", text.trim()),
    )
}

/// The kernel's lists: "0-2,5". Bounded, so that a damaged file cannot ask for much memory.
fn list(text: &str) -> Option<Vec<u32>> {
    const ENTRIES_MAX: usize = 1 << 16;
    let mut ids = Vec::new();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last): (u32, u32) = (first.parse().ok()?, last.parse().ok()?);
        if first > last || (last - first) as usize + ids.len() >= ENTRIES_MAX {
            return None;
        }
        ids.extend(first..=last);
    }
    Some(ids)
}

/// A line like "Node 0 MemTotal:  24000 kB", in bytes.
fn kib(text: &str, key: &str) -> Option<u64> {
    let figure = text.lines().find_map(|line| line.split_once(key))?.1;
    figure.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(all(target_os = "linux", feature = "numa", not(miri)))]
mod call {
    use super::*;

    /// The kernel's own numbers, linux/mempolicy.h.
    const MPOL_PREFERRED: libc::c_long = 1;
    const MPOL_BIND: libc::c_long = 2;
    const MPOL_INTERLEAVE: libc::c_long = 3;
    const MPOL_LOCAL: libc::c_long = 4;
    const MPOL_MF_MOVE: libc::c_long = 2;
    /// The kernel reads one bit less than it is told.
    const MAX_NODE: libc::c_long = 65;

    fn number(mode: Mode) -> libc::c_long {
        match mode {
            Mode::Local => MPOL_LOCAL,
            Mode::Prefer => MPOL_PREFERRED,
            Mode::Bind => MPOL_BIND,
            Mode::Interleave => MPOL_INTERLEAVE,
        }
    }

    pub(super) fn place(
        region: &Mapping,
        start: usize,
        length: usize,
        mode: Mode,
        nodes: NodeSet,
    ) -> Result<(), MemoryError> {
        debug_assert!(start + length <= region.bytes_mapped(), "a part lies inside its region");
        let mask = nodes.0;
        let (mask_at, bits) =
            if mask == 0 { (std::ptr::null(), 0) } else { (&raw const mask, MAX_NODE) };
        // SAFETY: the range lies inside a mapping of ours; the call reads 8 bytes of mask, which
        // lives on this stack, and changes where pages lie but not what they hold.
        let code = unsafe {
            libc::syscall(
                libc::SYS_mbind,
                region.start().add(start).as_ptr(),
                length,
                number(mode),
                mask_at,
                bits,
                MPOL_MF_MOVE,
            )
        };
        answer(code, "mbind", mode, nodes)
    }

    pub(super) fn thread(mode: Mode, nodes: NodeSet) -> Result<(), MemoryError> {
        let mask = nodes.0;
        let (mask_at, bits) =
            if mask == 0 { (std::ptr::null(), 0) } else { (&raw const mask, MAX_NODE) };
        // SAFETY: the call reads 8 bytes of mask from this stack and touches no memory of ours.
        let code = unsafe { libc::syscall(libc::SYS_set_mempolicy, number(mode), mask_at, bits) };
        answer(code, "set_mempolicy", mode, nodes)
    }

    /// The processor that the calling thread runs on now.
    pub(super) fn cpu() -> Result<u32, MemoryError> {
        // SAFETY: the call takes nothing and changes nothing.
        let cpu = unsafe { libc::sched_getcpu() };
        u32::try_from(cpu).map_err(|_refused| {
            MemoryError::fixed(
                ErrorKind::Unsupported,
                "the system does not tell a thread's processor",
            )
        })
    }

    fn answer(
        code: libc::c_long,
        call: &str,
        mode: Mode,
        nodes: NodeSet,
    ) -> Result<(), MemoryError> {
        if code == 0 {
            return Ok(());
        }
        let told = std::io::Error::last_os_error();
        let kind = match told.raw_os_error() {
            Some(libc::ENOSYS | libc::EPERM) => ErrorKind::Unsupported,
            _ => ErrorKind::System,
        };
        Err(MemoryError::new(
            kind,
            format!("{call} refused {mode:?} on the nodes {:#b}: {told}", nodes.0),
        )
        .with_hint("the nodes may be missing, or a container may forbid the call"))
    }
}

#[cfg(not(all(target_os = "linux", feature = "numa", not(miri))))]
mod call {
    use super::*;

    const REFUSED: MemoryError = MemoryError::fixed(
        ErrorKind::Unsupported,
        "memory cannot be placed on nodes: this build or platform has no such call",
    );

    pub(super) fn place(
        _region: &Mapping,
        _start: usize,
        _length: usize,
        _mode: Mode,
        _nodes: NodeSet,
    ) -> Result<(), MemoryError> {
        Err(REFUSED)
    }

    pub(super) fn thread(_mode: Mode, _nodes: NodeSet) -> Result<(), MemoryError> {
        Err(REFUSED)
    }

    pub(super) fn cpu() -> Result<u32, MemoryError> {
        Err(REFUSED)
    }
}

#[cfg(all(test, not(miri)))]
mod tests {
    use super::*;
    use crate::sys::HugePages;
    use crate::sys::laid_out::LaidOut;

    fn machine(name: &str, files: &[(&str, &str)]) -> LaidOut {
        let paths: Vec<String> =
            files.iter().map(|(path, _)| format!("sys/devices/system/node/{path}")).collect();
        let files: Vec<(&str, &[u8])> = paths
            .iter()
            .zip(files)
            .map(|(path, (_, text))| (path.as_str(), text.as_bytes()))
            .collect();
        LaidOut::new(&format!("numa-{name}"), &files)
    }

    fn two_nodes(name: &str) -> (LaidOut, Topology) {
        let machine = machine(
            name,
            &[
                ("online", "0,2\n"),
                ("node0/cpulist", "0-2,5\n"),
                ("node0/meminfo", "Node 0 MemTotal:  1000 kB\nNode 0 MemFree:  400 kB\n"),
                ("node2/cpulist", "\n"),
            ],
        );
        let topology = Topology::read_under(machine.root()).expect("the files are well formed");
        (machine, topology)
    }

    #[test]
    fn the_nodes_are_read_with_their_processors_and_memory() {
        let (_machine, topology) = two_nodes("read");
        assert_eq!(topology.nodes().len(), 2);
        let node = &topology.nodes()[0];
        assert_eq!(node.cpus, [0, 1, 2, 5]);
        assert_eq!((node.bytes_total, node.bytes_free), (Some(1_024_000), Some(409_600)));
        assert_eq!(topology.nodes()[1].cpus, []);
        assert!(topology.all().contains(2) && !topology.all().contains(1));
        assert_eq!(topology.all().count(), 2);
    }

    #[test]
    fn separated_gives_each_node_one_run_of_whole_pages() {
        let (_machine, topology) = two_nodes("parts");
        let page = crate::sys::page_bytes();
        assert_eq!(topology.parts(5 * page), [(0, 3 * page, 0), (3 * page, 2 * page, 2)]);
        assert_eq!(topology.parts(page), [(0, page, 0)]);
    }

    #[test]
    fn adaptive_interleaves_what_is_large_or_crowds_a_node() {
        let (_machine, topology) = two_nodes("adaptive");
        let adaptive = NumaStrategy::Adaptive;
        assert_eq!(topology.resolve(adaptive, 200_000), None);
        assert_eq!(topology.resolve(adaptive, 300_000), Some(NumaStrategy::Interleaved));
        assert_eq!(topology.resolve(adaptive, 1 << 30), Some(NumaStrategy::Interleaved));
        assert_eq!(
            topology.resolve(NumaStrategy::Separated, 1 << 30),
            Some(NumaStrategy::Separated)
        );
    }

    #[test]
    fn a_thread_is_spread_bound_to_its_node_or_served_from_wherever_it_runs() {
        let (_machine, topology) = two_nodes("threads");
        let wish = |strategy, cpu| topology.wish(strategy, cpu).expect("a node is near");
        let (near, all) = (NodeSet::of(&[0]).unwrap(), NodeSet::of(&[0, 2]).unwrap());
        assert_eq!(wish(NumaStrategy::Interleaved, None), (Mode::Interleave, all));
        assert_eq!(wish(NumaStrategy::Separated, Some(5)), (Mode::Prefer, near));
        assert_eq!(wish(NumaStrategy::Adaptive, None), (Mode::Local, NodeSet::default()));
        // Node 2 has memory and no processor, and nobody has a processor 9.
        let error = topology.wish(NumaStrategy::Separated, Some(9)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.to_string(), "no memory node is near processor 9");
    }

    #[test]
    fn a_missing_node_and_no_node_are_named() {
        let (_machine, topology) = two_nodes("missing");
        let mut region = Mapping::new(1 << 16, HugePages::Off).unwrap();
        let error = topology.bind(&mut region, NodeSet::of(&[0, 7]).unwrap()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        assert_eq!(error.to_string(), "memory node 7 is missing: this machine has 0, 2");
        let error = topology.bind(&mut region, NodeSet::default()).unwrap_err();
        assert_eq!(error.to_string(), "no memory node was named: this machine has 0, 2");
        let error = NodeSet::of(&[64]).unwrap_err();
        assert_eq!(error.to_string(), "memory node 64: numbers up to 63 are served");
    }

    #[test]
    fn files_that_are_absent_or_damaged_are_named() {
        let machine = machine("damaged", &[("online", "0-x\n")]);
        let error = Topology::read_under(machine.root()).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`online` of the memory nodes reads `0-x`, want a list like 0-3,5"
        );
        let error = Topology::read_under(Path::new("/nonexistent")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        for damaged in ["0-4294967295", "3-1", "-", "1-"] {
            assert_eq!(list(damaged), None, "{damaged}");
        }
        assert_eq!(list(""), Some(vec![]));
    }

    /// A kernel with fewer nodes than the files claim must refuse, and the refusal must be said.
    #[cfg(all(target_os = "linux", feature = "numa"))]
    #[test]
    fn the_kernel_refuses_a_node_it_does_not_have() {
        let Ok(real) = Topology::read() else { return };
        if real.all().contains(63) {
            return;
        }
        let machine = machine("claims", &[("online", "0,63\n")]);
        let claimed = Topology::read_under(machine.root()).unwrap();
        let mut region = Mapping::new(1 << 16, HugePages::Off).unwrap();
        let error = claimed.bind(&mut region, NodeSet::of(&[63]).unwrap()).unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::System | ErrorKind::Unsupported), "{error}");
        assert!(error.to_string().starts_with("mbind refused Bind on the nodes 0b1"), "{error}");
    }

    #[cfg(all(target_os = "linux", feature = "numa"))]
    #[test]
    fn every_strategy_is_carried_out_on_this_machine_or_refused_in_words() {
        let Ok(topology) = Topology::read() else { return };
        let mut region = Mapping::new(4 << 20, HugePages::Off).unwrap();
        region.as_mut_slice()[0] = 9;
        for strategy in [NumaStrategy::Interleaved, NumaStrategy::Separated, NumaStrategy::Adaptive]
        {
            match topology.place(&mut region, strategy) {
                Ok(placement) => {
                    assert_eq!(placement.one_node, topology.nodes().len() == 1);
                    assert_ne!(placement.strategy, Some(NumaStrategy::Adaptive));
                }
                // A sandbox may forbid the call.
                Err(error) => assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}"),
            }
        }
        let bound = std::thread::spawn({
            let topology = topology.clone();
            move || topology.apply_to_thread(NumaStrategy::Separated)
        });
        match bound.join().expect("a placement does not panic") {
            Ok(placement) => {
                assert_eq!(placement.strategy, Some(NumaStrategy::Separated));
                assert_eq!(placement.nodes.count(), 1);
            }
            Err(error) => assert_eq!(error.kind(), ErrorKind::Unsupported, "{error}"),
        }
        let back = topology.apply_to_thread(NumaStrategy::Adaptive);
        assert!(back.is_ok_and(|placement| placement.strategy.is_none()) || cfg!(not(unix)));
        assert_eq!(region.as_slice()[0], 9);
    }
}
