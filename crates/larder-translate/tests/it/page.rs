//! The newcomer's page of the book says what the translator writes today. `LARDER_RECORD=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use larder_translate::{CODES, Options, Report, Translator};

/// A page with its generated parts as they should be.
fn with_parts(page: &str) -> String {
    let source = block(page, "```python\n").expect("the page has a program");
    let (mut translator, mut rust) = (Translator::new(Options::default()), String::new());
    let report = translator.translate("ledger.py", source, &mut rust).expect("it can be read");
    let mut out = String::new();
    let mut rest = page;
    while let Some(at) = rest.find("<!-- generated: ") {
        let name = rest[at + 16..].split(' ').next().unwrap_or_default();
        let head = rest[at..].find("-->\n").expect("a comment ends") + at + 4;
        out.push_str(&rest[..head]);
        rest = &rest[head..];
        match name {
            "findings" => write!(out, "```text\n{}```\n", findings(report)),
            "rust" => write!(out, "```rust\n{rust}```\n"),
            "report" => write!(out, "```text\n{}```\n", functions(report)),
            "codes" => write!(out, "{}", codes()),
            other => panic!("there is no generated part `{other}`"),
        }
        .expect("a string takes it");
        // What stood there goes up to the end of the block, or to an empty line.
        let end = match rest.strip_prefix("```") {
            Some(inside) => 3 + inside.find("```\n").expect("a block ends") + 4,
            None => {
                rest.find("\n\n").map_or(0, |at| if rest.starts_with('|') { at + 1 } else { 0 })
            }
        };
        rest = &rest[end..];
    }
    out + rest
}

fn block<'p>(page: &'p str, start: &str) -> Option<&'p str> {
    let from = page.find(start)? + start.len();
    page[from..].find("```\n").map(|len| &page[from..from + len])
}

fn findings(report: &Report) -> String {
    let mut out = String::new();
    for one in &report.findings {
        let (line, column) = (one.place.line, one.place.column);
        writeln!(out, "ledger.py:{line}:{column}: {}: {}: {}", one.code, one.construct, one.reason)
            .expect("a string takes it");
    }
    out
}

fn functions(report: &Report) -> String {
    let mut out = String::new();
    for one in &report.functions {
        let (name, status) = (report.name(one), one.status.word());
        writeln!(
            out,
            "{name} (line {}): {status}, {} of {} expressions are Dyn",
            one.line, one.dynamic, one.expressions
        )
        .expect("a string takes it");
        for (line, representation, why) in report.sites(one) {
            writeln!(out, "    line {line}: {representation}: {why}").expect("a string takes it");
        }
    }
    out
}

fn codes() -> String {
    let mut out = String::from("| code | construct | why | what helps |\n|---|---|---|---|\n");
    for (code, construct, reason, advice) in CODES {
        writeln!(out, "| {code} | {construct} | {reason} | {advice} |").expect("a string takes it");
    }
    out
}

#[test]
fn the_newcomers_page_shows_what_is_written_today() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/first-translation.md");
    let page = std::fs::read_to_string(&path).expect("the page is there");
    let wanted = with_parts(&page);
    if std::env::var_os("LARDER_RECORD").is_some() {
        std::fs::write(&path, &wanted).expect("the page can be written");
    } else {
        assert!(
            page == wanted,
            "docs/first-translation.md is not current: run with LARDER_RECORD=1"
        );
    }
    let lines = block(&page, "```python\n").map_or(0, |source| source.lines().count());
    assert!((50..=70).contains(&lines), "the program has {lines} lines, and should have about 60");
}
