//! `translation.json`, which `--json` prints too.

use larder_measure::json;
use larder_translate::Translator;

use super::Converted;

pub(super) fn document(all: &[Converted], translator: &Translator, seconds: f64) -> String {
    json::document("larder.convert/1", |out| {
        out.array("files", |list| {
            for one in all {
                list.object(|out| {
                    let path = one.path.display().to_string();
                    out.text("path", &path);
                    out.text(
                        "status",
                        one.report.status.map_or("", larder_translate::Status::word),
                    );
                    out.array("diagnostics", |list| {
                        for finding in &one.report.findings {
                            list.object(|out| {
                                out.text("code", &finding.code.to_string());
                                out.text("file", &path);
                                out.whole("line", u64::from(finding.place.line));
                                out.whole("column", u64::from(finding.place.column));
                                out.text("construct", finding.construct);
                                out.text("reason", &finding.reason);
                            });
                        }
                    });
                    out.array("functions", |list| {
                        for function in &one.report.functions {
                            list.object(|out| {
                                out.text("name", translator.name(function.name));
                                out.whole("line", u64::from(function.line));
                                out.text("status", function.status.word());
                                let reason =
                                    function.refusal.map_or_else(String::new, |(code, what)| {
                                        format!("{code}: {what}: {}", code.words().1)
                                    });
                                out.text("reason", &reason);
                                out.whole("dyn", u64::from(function.dynamic));
                                out.whole("expressions", u64::from(function.expressions));
                            });
                        }
                    });
                });
            }
        });
        out.object("metrics", |out| {
            let arena = translator.arena_stats();
            let intern = translator.intern_stats();
            out.whole("arena_peak_bytes", arena.bytes_used_peak);
            out.whole("strings_deduplicated", intern.hits);
            out.number("seconds", seconds);
        });
    })
}
