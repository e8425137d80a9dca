//! `--metrics-listen` and `--memory-profile`: figures about the program itself.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use larder_measure::alloc::process_counts;
use larder_measure::json;
use larder_measure::prometheus::Exporter;
use larder_measure::table::{Cell, Table};
use larder_memory::MemoryMetrics;

use crate::arguments::Common;
use crate::exit::{Exit, Failure};
use crate::talk::Talk;

/// The latest figures, served while the work goes on.
pub(crate) struct Serving {
    latest: Arc<Mutex<MemoryMetrics>>,
    exporter: Option<Exporter>,
    linger: Duration,
}

impl Serving {
    pub(crate) fn start(common: &Common, talk: &Talk) -> Result<Self, Failure> {
        let latest = Arc::new(Mutex::new(MemoryMetrics::new()));
        let linger = Duration::from_secs(common.metrics_linger.unwrap_or(0).into());
        let Some(address) = common.metrics_listen else {
            return Ok(Serving { latest, exporter: None, linger });
        };
        let source = Arc::clone(&latest);
        let exporter = Exporter::serve(address, move || {
            source.lock().unwrap_or_else(PoisonError::into_inner).clone()
        })
        .map_err(|error| {
            let what = anyhow::Error::new(error).context(format!("--metrics-listen {address}"));
            Failure::new(Exit::Outside, what)
        })?;
        // Said even when quiet: with port 0 nobody could know it otherwise.
        talk.must_say(&format!("metrics at http://{}/metrics", exporter.address()));
        Ok(Serving { latest, exporter: Some(exporter), linger })
    }

    /// Shows these figures from now on.
    pub(crate) fn publish(&self, metrics: MemoryMetrics) {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = metrics;
    }

    /// Goes on serving for as long as was asked.
    pub(crate) fn linger(self, talk: &Talk) {
        if self.exporter.is_some() && !self.linger.is_zero() {
            talk.say(&format!("serving metrics for {} more seconds", self.linger.as_secs()));
            // Nobody notifies: the condition is only there to be waited on with a deadline.
            let never = Mutex::new(());
            let guard = never.lock().unwrap_or_else(PoisonError::into_inner);
            let condition = std::sync::Condvar::new();
            drop(condition.wait_timeout_while(guard, self.linger, |()| true));
        }
    }
}

/// What the run asked of the allocator, if that was wanted.
pub(crate) struct Profile {
    /// Where to; `-` is a table on stderr.
    wanted: Option<PathBuf>,
}

impl Profile {
    pub(crate) fn start(common: &Common) -> Self {
        Profile { wanted: common.memory_profile.clone() }
    }

    pub(crate) fn finish(self, talk: &Talk) -> Result<(), Failure> {
        let Some(wanted) = self.wanted else { return Ok(()) };
        let counts = process_counts();
        if wanted.as_os_str() == "-" {
            let mut table = Table::new(["asked of the allocator", ""]);
            table.row([Cell::from("allocations"), Cell::Count(counts.allocations)]);
            table.row([Cell::from("frees"), Cell::Count(counts.frees)]);
            table.row([Cell::from("reallocations"), Cell::Count(counts.reallocations)]);
            table.row([Cell::from("bytes in all"), Cell::Bytes(counts.bytes)]);
            table.row([Cell::from("most bytes at once"), Cell::Bytes(counts.bytes_peak)]);
            talk.say(&format!("\n{table}"));
            return Ok(());
        }
        let text = json::document("larder.memory-profile/1", |out| {
            out.whole("allocations", counts.allocations);
            out.whole("frees", counts.frees);
            out.whole("reallocations", counts.reallocations);
            out.whole("bytes", counts.bytes);
            out.whole("bytes_peak", counts.bytes_peak);
        });
        crate::files::write(&wanted, &format!("{text}\n"))
    }
}
