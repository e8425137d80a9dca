//! `larder doctor`: what this machine offers, and what each absence costs.

use larder_kernels::Level;
use larder_measure::counters::Counters;
use larder_measure::json;
use larder_measure::peak::ProcessMemory;
use larder_measure::table::Table;
use larder_memory::sys;

use crate::arguments::{Common, print};
use crate::configuration::Configuration;
use crate::exit::{Exit, Failure};

/// One thing that was looked at.
struct Finding {
    what: &'static str,
    found: String,
    /// What it costs that there is no more; empty when nothing is missing.
    cost: String,
}

pub(crate) fn run(common: &Common, configuration: &Configuration) -> Result<Exit, Failure> {
    let findings = findings(configuration, common.threads);
    if common.json {
        let text = json::document("larder.doctor/1", |out| {
            out.array("findings", |list| {
                for finding in &findings {
                    list.object(|out| {
                        out.text("what", finding.what);
                        out.text("found", &finding.found);
                        if finding.cost.is_empty() {
                            out.null("cost");
                        } else {
                            out.text("cost", &finding.cost);
                        }
                    });
                }
            });
        });
        return print(format!("{text}\n").as_bytes());
    }
    let mut table = Table::new(["", "found", "what is missing costs"]);
    for finding in &findings {
        table.row([finding.what, &finding.found, &finding.cost].map(Into::into));
    }
    print(format!("{table}\n").as_bytes())
}

fn findings(configuration: &Configuration, threads_wanted: Option<u16>) -> Vec<Finding> {
    vec![
        levels(),
        threads(threads_wanted),
        pages(),
        huge_pages(),
        nodes(),
        limit(configuration),
        stalls(),
        counters(),
        process(),
        file(configuration),
        tool("valgrind", "instruction counts that do not move, and leak reports"),
        tool("perf", "a profile of where time goes"),
    ]
}

fn levels() -> Finding {
    let best = Level::best();
    let available: Vec<String> = Level::available().map(|level| level.to_string()).collect();
    let cost = if best.to_string() == "portable" {
        "elementary functions run at the speed of scalar code".to_owned()
    } else {
        String::new()
    };
    Finding { what: "CPU level", found: format!("{best} (of {})", available.join(", ")), cost }
}

fn threads(wanted: Option<u16>) -> Finding {
    match std::thread::available_parallelism() {
        Ok(count) => {
            let found = match wanted {
                Some(wanted) => format!("{wanted} wanted, {count} may run at once"),
                None => format!("{count} may run at once"),
            };
            Finding { what: "threads", found, cost: String::new() }
        }
        Err(error) => Finding {
            what: "threads",
            found: format!("unknown: {error}"),
            cost: "one is used unless --threads says more".to_owned(),
        },
    }
}

fn pages() -> Finding {
    let found = larder_measure::table::bytes(sys::page_bytes() as u64);
    Finding { what: "page size", found, cost: String::new() }
}

fn huge_pages() -> Finding {
    let what = "huge pages";
    let (found, works) = match sys::huge_mode() {
        sys::HugeMode::Always => ("under every large buffer", true),
        sys::HugeMode::Madvise => ("on request", true),
        sys::HugeMode::Never => ("switched off in the kernel", false),
        _ => ("not told by this system", false),
    };
    let cost = if works { "" } else { "random reads of 128 MiB and more take about twice as long" };
    Finding { what, found: found.to_owned(), cost: cost.to_owned() }
}

fn nodes() -> Finding {
    let what = "memory nodes";
    match sys::Topology::read() {
        Ok(topology) => {
            let found = topology.nodes().len().to_string();
            Finding { what, found, cost: String::new() }
        }
        Err(error) => Finding {
            what,
            found: error.to_string(),
            cost: "`memory.numa` has no effect".to_owned(),
        },
    }
}

fn limit(configuration: &Configuration) -> Finding {
    let what = "memory limit";
    let budget = configuration.memory.budget("doctor").available() as u64;
    let found = match (configuration.memory.budget_bytes, sys::memory_limit()) {
        (Some(_), _) => format!("{} by configuration", larder_measure::table::bytes(budget)),
        (None, Some(bytes)) => {
            format!("{} by the control group", larder_measure::table::bytes(bytes))
        }
        (None, None) => "none".to_owned(),
    };
    let cost = if found == "none" {
        "pools are bounded one by one only; `memory.budget` bounds them together".to_owned()
    } else {
        String::new()
    };
    Finding { what, found, cost }
}

fn stalls() -> Finding {
    let what = "memory pressure";
    match sys::MemoryStall::of_machine() {
        Some(stall) => {
            let found = format!("{:.2} % of the last 10 seconds stalled", stall.some.avg10);
            Finding { what, found, cost: String::new() }
        }
        None => Finding {
            what,
            found: "not told by this system".to_owned(),
            cost: "pools give back only when their budget is spent".to_owned(),
        },
    }
}

fn counters() -> Finding {
    use larder_measure::counters::EventGroup;
    let counters = Counters::open();
    match counters.group(EventGroup::Pipeline) {
        Ok(()) => Finding {
            what: "hardware counters",
            found: "cycles and instructions".to_owned(),
            cost: String::new(),
        },
        Err(reason) => Finding {
            what: "hardware counters",
            found: reason.to_string(),
            cost: "cache misses and instructions per cycle cannot be shown".to_owned(),
        },
    }
}

fn process() -> Finding {
    let what = "this process";
    match ProcessMemory::now() {
        Ok(memory) => {
            let found = format!(
                "{} resident at most so far",
                larder_measure::table::bytes(memory.rss_peak_bytes)
            );
            Finding { what, found, cost: String::new() }
        }
        Err(error) => Finding {
            what,
            found: error.to_string(),
            cost: "peaks are those of the counting allocator alone".to_owned(),
        },
    }
}

fn file(configuration: &Configuration) -> Finding {
    let found = match &configuration.file {
        Some(file) => file.display().to_string(),
        None => "none; defaults hold".to_owned(),
    };
    Finding { what: "configuration", found, cost: String::new() }
}

fn tool(name: &'static str, gives: &str) -> Finding {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let place = std::env::split_paths(&paths).map(|folder| folder.join(name)).find(|f| f.is_file());
    match place {
        Some(place) => {
            Finding { what: name, found: place.display().to_string(), cost: String::new() }
        }
        None => {
            Finding { what: name, found: "not installed".to_owned(), cost: format!("no {gives}") }
        }
    }
}
