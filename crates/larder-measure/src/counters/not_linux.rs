//! Where the kernel is not Linux no counter can be had.

use super::readings::Moment;
use super::{Event, EventGroup, Unavailable};

#[derive(Debug)]
pub(super) struct Group;

impl Group {
    pub(super) fn open(_: EventGroup) -> Self {
        Group
    }

    #[expect(clippy::unused_self, reason = "the twin of a file in which the group knows")]
    pub(super) fn event(&self, _: Event) -> Result<(), Unavailable> {
        Err(Unavailable { reason: "counters are read through Linux's perf_event_open only" })
    }

    #[expect(clippy::unused_self, reason = "the twin of a file in which the group reads")]
    pub(super) fn read(&self) -> Moment {
        Moment::default()
    }
}
