//! `translation.json`, which `--json` prints too, and what `--memory-profile` says.

use larder_measure::json;
use larder_measure::json::Object;
use larder_measure::table::{Cell, Table};
use larder_translate::{Report, Status, TranslationBatch};

/// What the translation itself took.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Metrics {
    pub(super) allocations: u64,
    /// Of a second translation of the same; only where it was asked for.
    pub(super) steady_allocations: Option<u64>,
    pub(super) source_bytes: u64,
    pub(super) seconds: f64,
    pub(super) cpu_seconds: Option<f64>,
    pub(super) threads: usize,
}

/// One file of the document.
pub(super) struct FileEntry<'r> {
    pub(super) path: &'r str,
    pub(super) report: Result<&'r Report, String>,
}

/// The document of some files; with figures where they are wanted.
pub(super) fn document(
    files: &[FileEntry<'_>],
    metrics: Option<(&Metrics, &TranslationBatch<'_>)>,
) -> String {
    json::document("larder.convert/1", |out| {
        out.array("files", |list| {
            for one in files {
                list.object(|out| match &one.report {
                    Ok(report) => file(one.path, report, out),
                    Err(why) => unreadable(one.path, why, out),
                });
            }
        });
        if let Some((metrics, batch)) = metrics {
            out.object("metrics", |out| figures(metrics, batch, out));
        }
    })
}

fn figures(metrics: &Metrics, batch: &TranslationBatch<'_>, out: &mut Object<'_>) {
    let names = batch.intern_stats();
    out.whole("allocations", metrics.allocations);
    if let Some(steady) = metrics.steady_allocations {
        out.whole("steady_allocations", steady);
    }
    out.whole("arena_peak_bytes", batch.arena_peak_bytes());
    out.whole("bytes_copied", batch.bytes_copied());
    out.whole("strings_deduplicated", names.hits);
    out.whole("bytes_saved", names.bytes_saved);
    out.whole("source_bytes", metrics.source_bytes);
    out.number("seconds", metrics.seconds);
    if let Some(seconds) = metrics.cpu_seconds {
        out.number("cpu_seconds", seconds);
    }
    out.whole("threads", metrics.threads as u64);
}

fn unreadable(path: &str, why: &str, out: &mut Object<'_>) {
    out.text("path", path);
    out.text("status", Status::Refused.word());
    out.array("diagnostics", |list| {
        list.object(|out| {
            out.text("code", "T000");
            out.text("file", path);
            out.whole("line", 0);
            out.whole("column", 0);
            out.text("construct", "file");
            out.text("reason", why);
        });
    });
    out.array("functions", |_| {});
}

fn file(path: &str, report: &Report, out: &mut Object<'_>) {
    out.text("path", path);
    out.text("status", report.status.map_or("", Status::word));
    out.array("diagnostics", |list| {
        for finding in &report.findings {
            list.object(|out| {
                out.text("code", &finding.code.to_string());
                out.text("file", path);
                out.whole("line", u64::from(finding.place.line));
                out.whole("column", u64::from(finding.place.column));
                out.text("construct", finding.construct);
                out.text("reason", &finding.reason);
            });
        }
    });
    out.array("functions", |list| {
        for function in &report.functions {
            list.object(|out| {
                out.text("name", report.name(function));
                out.whole("line", u64::from(function.line));
                out.text("status", function.status.word());
                let reason = function.refusal.map_or_else(String::new, |(code, what)| {
                    format!("{code}: {what}: {}", code.words().1)
                });
                out.text("reason", &reason);
                out.whole("dyn", u64::from(function.dynamic));
                out.whole("expressions", u64::from(function.expressions));
                out.array("sites", |list| {
                    for (line, representation, why) in report.sites(function) {
                        list.object(|out| {
                            out.whole("line", u64::from(line));
                            out.text("representation", representation);
                            out.text("why", why);
                        });
                    }
                });
            });
        }
    });
}

/// The table of `--memory-profile`.
pub(super) fn table(metrics: &Metrics, batch: &TranslationBatch<'_>) -> String {
    let names = batch.intern_stats();
    let mut table = Table::new(["the translation itself", ""]);
    let mut row = |what: &str, cell: Cell| {
        table.row([Cell::from(what), cell]);
    };
    row("programs", Cell::Count(batch.len() as u64));
    row("source", Cell::Bytes(metrics.source_bytes));
    row("allocations", Cell::Count(metrics.allocations));
    if let Some(steady) = metrics.steady_allocations {
        row("allocations, the same again", Cell::Count(steady));
    }
    row("most of the arena in use", Cell::Bytes(batch.arena_peak_bytes()));
    row("bytes copied", Cell::Bytes(batch.bytes_copied()));
    row("names met again", Cell::Count(names.hits));
    row("bytes saved by that", Cell::Bytes(names.bytes_saved));
    let pool = batch.pool_stats();
    row("sessions taken from the pool", Cell::Count(pool.hits));
    row("sessions made", Cell::Count(pool.misses));
    row("milliseconds", Cell::from(format!("{:.2}", metrics.seconds * 1e3)));
    table.to_string()
}
