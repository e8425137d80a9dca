//! The report: one HTML page that needs nothing beside itself, for a phone, a screen and paper.

use std::fmt::Write as _;

use larder_measure::table::{bytes, count, nanoseconds, ratio};
use larder_memory::{MemoryMetrics, PartStats};

use super::job::Outcome;

const STYLE: &str = include_str!("style.css");

/// The whole page.
pub(super) fn page(outcomes: &[Outcome], metrics: &MemoryMetrics) -> String {
    let mut out = String::with_capacity(16 << 10);
    let mut push = |text: &str| out.push_str(text);
    push("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    push("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    push("<title>Larder: what each technique buys</title>\n<style>\n");
    push(STYLE);
    push("</style>\n</head>\n<body>\n<main>\n");
    push("<h1>What each technique buys</h1>\n");
    push(&introduction());
    push(&summary(outcomes));
    for outcome in outcomes {
        push(&job(outcome));
    }
    push(&containers(metrics));
    push(&footer());
    push("</main>\n</body>\n</html>\n");
    out
}

fn introduction() -> String {
    let date = larder_measure::clock::today();
    format!(
        "<p class=\"soft\">Larder {} on {} {}, {date}. Each job is done twice: the plain way, as one \
         would write it with the standard library, and with Larder. Answers are compared in every \
         round; times are medians of rounds in turn.</p>\n",
        env!("CARGO_PKG_VERSION"),
        std::env::consts::OS,
        larder_kernels::Level::best(),
    )
}

fn summary(outcomes: &[Outcome]) -> String {
    let right = outcomes.iter().filter(|outcome| outcome.difference.is_none()).count();
    let calls: u64 = outcomes.iter().map(|outcome| outcome.steady_allocations).sum();
    let plain_calls: u64 = outcomes.iter().map(|outcome| outcome.plain_allocations).sum();
    let mut ratios: Vec<f64> =
        outcomes.iter().map(|outcome| outcome.plain_seconds / outcome.seconds).collect();
    ratios.sort_by(f64::total_cmp);
    let middle = ratios.get(ratios.len() / 2).copied().map_or("–".to_owned(), ratio);
    format!(
        "<div class=\"sum\">\n<div><b>{right} of {}</b>answers agree</div>\n\
         <div><b>{}</b>calls to the allocator in steady state; {} the plain way</div>\n\
         <div><b>{middle}</b>as fast, median of all jobs</div>\n</div>\n",
        outcomes.len(),
        count(calls),
        count(plain_calls),
    )
}

fn job(outcome: &Outcome) -> String {
    let mark = if outcome.holds() {
        "<span class=\"mark\">✓ same answer, nothing allocated</span>".to_owned()
    } else {
        format!("<span class=\"mark bad\">✗ {}</span>", escape(&outcome.complaint()))
    };
    let mut out = format!(
        "<article>\n<header><h2>{} · {}</h2>{mark}</header>\n<p>{}</p>\n<p class=\"soft small\">Plain: {}<br>Larder: {}</p>\n<div class=\"bars\">\n",
        escape(outcome.engine),
        escape(outcome.name),
        escape(&sentence(outcome.about)),
        escape(outcome.plain_way),
        escape(outcome.larder_way),
    );
    let faster = ratio(outcome.plain_seconds / outcome.seconds);
    bars(
        &mut out,
        &format!("Time: {faster} as fast"),
        outcome.plain_seconds,
        outcome.seconds,
        |seconds| nanoseconds(seconds * 1e9),
    );
    let whole = |value: u64| value as f64;
    bars(
        &mut out,
        "Most bytes held at once, first run",
        whole(outcome.plain_peak_bytes),
        whole(outcome.peak_bytes),
        |value| bytes(rounded(value)),
    );
    bars(
        &mut out,
        &format!("Calls to the allocator, {}", outcome.steady_state),
        whole(outcome.plain_allocations),
        whole(outcome.steady_allocations),
        |value| count(rounded(value)),
    );
    out.push_str("</div>\n</article>\n");
    out
}

/// Two bars on one scale.
fn bars(out: &mut String, what: &str, plain: f64, ours: f64, text: impl Fn(f64) -> String) {
    let scale = plain.max(ours).max(f64::MIN_POSITIVE);
    writeln!(out, "<div class=\"what\">{}</div>", escape(what)).expect("a string takes every text");
    for (name, class, value) in [("plain", "bar", plain), ("Larder", "bar ours", ours)] {
        let width = value / scale * 100.0;
        writeln!(
            out,
            "<div>{name}</div><div><div class=\"{class}\" style=\"width:{width:.2}%\"></div></div>\
             <div class=\"right\">{}</div>",
            escape(&text(value))
        )
        .expect("a string takes every text");
    }
}

fn containers(metrics: &MemoryMetrics) -> String {
    if metrics.parts().is_empty() {
        return String::new();
    }
    let mut rows = String::new();
    for part in metrics.parts() {
        let (kind, hits, misses, held) = match part.stats {
            PartStats::Pool(s) => ("pool", s.hits, s.misses, s.bytes_idle),
            PartStats::Buffer(s) => ("buffers", s.hits, s.misses, s.bytes_peak),
            PartStats::Arena(s) => ("arena", s.resets, s.chunks_made, s.bytes_held),
            PartStats::Interner(s) => ("interner", s.hits, s.misses, s.bytes_held),
            PartStats::Cache(s) => ("cache", s.hits, s.misses, s.bytes_live),
            PartStats::Cold(s) => ("cold", s.restored, s.compressed, s.bytes_packed),
            PartStats::Budget(s) => ("budget", 0, s.refused, s.bytes_reserved),
            _ => continue,
        };
        writeln!(
            rows,
            "<tr><td>{}</td><td>{kind}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escape(&part.name),
            count(hits),
            count(misses),
            bytes(held)
        )
        .expect("a string takes every text");
    }
    format!(
        "<article>\n<header><h2>What the containers counted</h2></header>\n<div class=\"wide\">\n\
         <table>\n<thead><tr><th>name</th><th>kind</th><th>served again</th><th>made</th><th>held</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table>\n</div>\n\
         <p class=\"soft small\">{} requests and {} were served from reuse instead of the allocator.</p>\n</article>\n",
        count(metrics.allocations_saved),
        bytes(metrics.bytes_saved)
    )
}

fn footer() -> String {
    "<footer class=\"soft small\">\n<p>Time is processor time of the thread where the system tells it. \
     The peak counts what was asked of the allocator and what buffer pools mapped. Other machines, \
     other figures: run <code>larder demo</code> on yours.</p>\n</footer>\n"
        .to_owned()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a count")]
fn rounded(value: f64) -> u64 {
    value.round() as u64
}

/// First letter large, a full stop at the end.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_a_text_says_the_page_stays_a_page() {
        assert_eq!(escape("<b title=\"x\">&"), "&lt;b title=&quot;x&quot;&gt;&amp;");
        assert_eq!(sentence("a job"), "A job.");
    }

    #[test]
    fn the_page_needs_nothing_beside_itself() {
        let page = page(&[], &MemoryMetrics::new());
        for outside in ["http:", "https:", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "the page refers to {outside}");
        }
    }
}
