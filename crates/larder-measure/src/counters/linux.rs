//! Groups of counters by `perf_event_open`.

use std::io;

use super::readings::Moment;
use super::system::PerfFile;
use super::{Event, EventGroup, Unavailable};

const TYPE_HARDWARE: u32 = 0;
const TYPE_SOFTWARE: u32 = 1;
const TYPE_CACHE: u32 = 3;

/// The counters of one group. The first that opens leads; the kernel reads all with one call, in the
/// order of opening.
#[derive(Debug)]
pub(super) struct Group {
    kind: EventGroup,
    members: [Member; 4],
    open: usize,
}

#[derive(Debug)]
enum Member {
    /// Its place in the kernel's answer.
    Open {
        file: PerfFile,
        place: usize,
    },
    Missing(Unavailable),
}

impl Group {
    pub(super) fn open(kind: EventGroup) -> Self {
        let mut group =
            Group { kind, members: kind.events().map(|_| Member::Missing(NOT_TRIED)), open: 0 };
        for (index, event) in kind.events().into_iter().enumerate() {
            let opened = group.open_event(event);
            group.members[index] = match opened {
                Ok(file) => {
                    group.open += 1;
                    Member::Open { file, place: group.open - 1 }
                }
                Err(unavailable) => Member::Missing(unavailable),
            };
        }
        group
    }

    fn open_event(&self, event: Event) -> Result<PerfFile, Unavailable> {
        let (kind, config) = code(event);
        let leader = self.leader();
        match PerfFile::open(kind, config, true, leader) {
            // The usual setting lets a user count his own code but not the kernel's work for it.
            Err(error) if is_refusal(&error) && !happens_in_the_kernel(event) => {
                PerfFile::open(kind, config, false, leader)
            }
            other => other,
        }
        .map_err(|error| sentence(&error))
    }

    fn leader(&self) -> Option<&PerfFile> {
        self.members.iter().find_map(|member| match member {
            Member::Open { file, place: 0 } => Some(file),
            _ => None,
        })
    }

    pub(super) fn event(&self, event: Event) -> Result<(), Unavailable> {
        debug_assert_eq!(event.group(), self.kind, "an event is asked of its own group");
        match &self.members[event.place()] {
            Member::Open { .. } => Ok(()),
            Member::Missing(unavailable) => Err(*unavailable),
        }
    }

    pub(super) fn read(&self) -> Moment {
        let mut moment = Moment::default();
        let Some(leader) = self.leader() else { return moment };
        // Number of values, time enabled, time running, then one value each.
        let mut words = [0_u64; 3 + 4];
        let read = leader.read_group(&mut words).unwrap_or(0);
        if read < 3 + self.open {
            return moment;
        }
        (moment.enabled_ns, moment.running_ns) = (words[1], words[2]);
        for (value, member) in moment.values.iter_mut().zip(&self.members) {
            if let Member::Open { place, .. } = member {
                *value = words[3 + place];
            }
        }
        moment
    }
}

const NOT_TRIED: Unavailable = Unavailable { reason: "the counter was not opened" };

fn code(event: Event) -> (u32, u64) {
    /// Cache 0 is the first data cache, operation 0 a read; the result stands in the third byte.
    const L1_DATA_READ_MISS: u64 = 1 << 16;
    match event {
        Event::Cycles => (TYPE_HARDWARE, 0),
        Event::Instructions => (TYPE_HARDWARE, 1),
        Event::CacheReferences => (TYPE_HARDWARE, 2),
        Event::CacheMisses => (TYPE_HARDWARE, 3),
        Event::Branches => (TYPE_HARDWARE, 4),
        Event::BranchMisses => (TYPE_HARDWARE, 5),
        Event::L1DataLoads => (TYPE_CACHE, 0),
        Event::L1DataLoadMisses => (TYPE_CACHE, L1_DATA_READ_MISS),
        Event::TaskClock => (TYPE_SOFTWARE, 1),
        Event::PageFaults => (TYPE_SOFTWARE, 2),
        Event::ContextSwitches => (TYPE_SOFTWARE, 3),
        Event::Migrations => (TYPE_SOFTWARE, 4),
    }
}

/// Counted without the kernel these would always read 0.
fn happens_in_the_kernel(event: Event) -> bool {
    matches!(event, Event::ContextSwitches | Event::Migrations)
}

fn is_refusal(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(libc::EACCES | libc::EPERM))
}

/// What the kernel's answer means to the person who wanted the figure.
fn sentence(error: &io::Error) -> Unavailable {
    let reason = match error.raw_os_error() {
        Some(libc::EACCES | libc::EPERM) => match paranoia() {
            Some(level) if level >= 3 => {
                "the kernel refuses (perf_event_paranoid is 3 or more; ask for 2)"
            }
            Some(2) => {
                "the kernel does not count its own work here (perf_event_paranoid is 2; ask for 1)"
            }
            _ => "the container forbids perf_event_open",
        },
        Some(libc::ENOENT | libc::ENODEV | libc::EOPNOTSUPP | libc::ENXIO) => {
            "this processor or virtual machine does not offer the counter"
        }
        Some(libc::ENOSYS) => "this kernel or sandbox has no perf_event_open",
        Some(libc::EMFILE | libc::ENFILE) => "the limit on open files is reached",
        Some(libc::EBUSY) => "another program holds the counters for itself",
        Some(libc::EINVAL) => "the kernel does not know this counter, or not in this group",
        _ => "the kernel refused perf_event_open for a reason of its own",
    };
    Unavailable { reason }
}

fn paranoia() -> Option<i32> {
    let text = std::fs::read_to_string("/proc/sys/kernel/perf_event_paranoid").ok()?;
    text.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_answer_of_the_kernel_has_its_own_sentence() {
        let say = |code| sentence(&io::Error::from_raw_os_error(code)).reason();
        assert!(say(libc::ENOENT).contains("virtual machine"));
        assert!(say(libc::ENOSYS).contains("no perf_event_open"));
        assert_ne!(say(libc::EMFILE), say(libc::EBUSY));
        assert!(!say(libc::EACCES).is_empty());
    }
}
