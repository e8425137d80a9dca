//! Parsing, verdicts, records and the exit code, on commands of the shell.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::*;
use crate::record::tests::scratch;
use crate::trouble::Code;

fn entry(command: &str, figure: &str, want: &str) -> String {
    format!(
        "[[line]]\nline = \"{figure} is {want}\"\ncommand = '''{command}'''\nfigure = \"{figure}\"\n\
         want = \"{want}\"\ncost = \"quick\"\n"
    )
}

fn one(text: &str) -> Line {
    definition::parse("x.toml", text).expect("a good line").pop().expect("one line")
}

fn judged(root: &Path, text: &str) -> Judged {
    judge(&one(text), "memory", false, &mut Runs { root, done: BTreeMap::new() })
}

fn word(command: &str, figure: &str, want: &str) -> &'static str {
    judged(Path::new("."), &entry(command, figure, want)).word()
}

fn tree(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let root = scratch(&format!("accept-{name}"));
    for (file, text) in files {
        let path = root.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a temporary folder");
        fs::write(path, text).expect("a temporary file");
    }
    root
}

#[test]
fn each_way_to_read_a_figure_gives_its_verdict() {
    let json = r#"echo noise; echo '{"a":{"b":2.5,"ok":true}}'"#;
    for (command, figure, want, is) in [
        ("true", "exit", "pass", "holds"),
        ("false", "exit", "pass", "falls short"),
        (json, "json /a/b", ">= 2.5", "holds"),
        (json, "json /a/b", "> 2.5", "falls short"),
        (json, "json /a/ok", "== 1", "holds"),
        (json, "json /a/c", ">= 0", "falls short"),
        (json, "json /a", ">= 0", "falls short"),
        ("echo nothing", "json /a", ">= 0", "falls short"),
        ("echo 'sum: 1,234.5 ns' >&2", "after sum", "<= 1234.5", "holds"),
        ("echo 'sum: 1,234.5 ns' >&2", "after sum", "< 1234.5", "falls short"),
        ("echo none", "after sum", ">= 0", "falls short"),
        ("echo 'test result: ok. 3 passed; 0 failed; 0 ignored'", "tests", ">= 1", "holds"),
        (
            "echo 'test result: ok. 0 passed; 0 failed; 9 filtered out'",
            "tests",
            ">= 0",
            "falls short",
        ),
        (
            "echo 'test result: ok. 3 passed; 0 failed; 0 ignored'; exit 101",
            "tests",
            ">= 1",
            "falls short",
        ),
        ("exit 4", "exit", "pass", "skipped"),
        ("exit 69", "json /a", ">= 1", "skipped"),
    ] {
        assert_eq!(word(command, figure, want), is, "{command} | {figure} | {want}");
    }
}

#[test]
fn each_slip_in_a_definition_is_named_with_its_line() {
    let good = entry("true", "exit", "pass");
    for (from, to, says) in [
        ("cost = \"quick\"", "cost = \"cheap\"", "neither quick nor long"),
        ("figure = \"exit\"", "figure = \"regex x\"", "is not exit, tests, json"),
        ("want = \"pass\"", "want = \"2.0\"", "is not pass or a comparison"),
        ("want = \"pass\"", "want = \">= 2.0\"", "cannot be"),
        ("cost =", "price =", "unknown key `price`"),
        ("command = '''true'''", "", "`command` is missing"),
        ("[[line]]", "[[lines]]", "unknown key `lines`"),
        ("want = \"pass\"", "want = 2", "want a text"),
    ] {
        let trouble =
            definition::parse("bench/accept/x.toml", &good.replacen(from, to, 1)).expect_err(says);
        assert_eq!(trouble.code, Code::Input);
        assert!(trouble.text.contains(says), "{trouble}");
        assert!(trouble.text.starts_with("bench/accept/x.toml: "), "{trouble}");
    }
    assert!(definition::parse("x", "").is_err());
}

#[test]
fn a_line_that_falls_short_makes_the_answer_no_and_a_skipped_one_does_not() {
    let holds = entry("true", "exit", "pass");
    let skipped =
        format!("{}skip = \"no engine carries it yet\"\n", entry("false", "exit", "pass"));
    let root = tree("code", &[("bench/accept/memory.toml", &format!("{holds}{skipped}"))]);
    assert_eq!(run(&root, &Options::default()), Ok(()));
    let short = entry("echo '{\"x\":1.9}'", "json /x", ">= 2.0");
    fs::write(root.join("bench/accept/house.toml"), short).expect("ours");
    let trouble = run(&root, &Options::default()).expect_err("one falls short");
    assert_eq!(trouble.code, Code::No);
    let memory = Options { room: Some("memory".into()), ..Options::default() };
    assert_eq!(run(&root, &memory), Ok(()));
    let none = Options { room: Some("attic".into()), ..Options::default() };
    assert_eq!(run(&root, &none).expect_err("no such room").code, Code::Input);
    fs::remove_dir_all(root).expect("ours");
}

#[test]
fn the_report_has_the_promised_shape() {
    let all = [
        judged(Path::new("."), &entry("echo '{\"x\":3}'", "json /x", ">= 2")),
        judged(Path::new("."), &entry("exit 7", "exit", "pass")),
        judged(Path::new("."), &format!("{}skip = \"later\"\n", entry("true", "exit", "pass"))),
    ];
    let value: Value = serde_json::from_str(&report(&all)).expect("JSON");
    assert_eq!(value["schema"], "larder.accept/1");
    let keys: Vec<&str> =
        value["lines"][0].as_object().expect("an object").keys().map(String::as_str).collect();
    for key in ["room", "line", "command", "figure", "verdict", "why"] {
        assert!(keys.contains(&key), "{key} in {keys:?}");
    }
    let column = |key: &str| [0, 1, 2].map(|index| value["lines"][index][key].to_string());
    assert_eq!(column("verdict"), ["\"holds\"", "\"falls short\"", "\"skipped\""]);
    assert_eq!(column("why"), ["null", "null", "\"later\""]);
    assert_eq!(
        column("figure"),
        ["3", "\"ended with 7\"", "null"].map(|s| if s == "3" {
            value["lines"][0]["figure"].to_string()
        } else {
            s.to_owned()
        })
    );
}

#[test]
fn a_long_line_is_read_from_its_record_and_judged_anew() {
    let long =
        entry("echo '{\"figures\":{\"x\":{\"value\":1.8}}}'", "json /figures/x/value", ">= 1.5")
            .replace("quick", "long");
    let with_record = format!("{long}record = \"memory-pool\"\n");
    let root = tree("long", &[("bench/accept/memory.toml", &with_record)]);
    let before = judged(&root, &with_record);
    assert!(matches!(&before.verdict, Verdict::Skipped(why) if why.contains("no record yet")));
    let rivals = root.join("bench/records/2026-01-05-memory-pool.json");
    record::write(&rivals, r#"{"figures":{"x":{"value":1.4}}}"#).expect("written");
    let old = judged(&root, &with_record);
    assert_eq!((old.word(), old.date.as_deref()), ("falls short", Some("2026-01-05")));
    assert!(sentence(&old).contains("falls short: 1.4, want >= 1.5, recorded 2026-01-05"));
    // A run of all writes today's record, which is newer.
    let all = Options { is_long: true, ..Options::default() };
    assert_eq!(run(&root, &all), Ok(()));
    let new = judged(&root, &with_record);
    assert_eq!(new.word(), "holds");
    assert!(new.date.is_some() && new.date != old.date, "{new:?}");
    fs::remove_dir_all(root).expect("ours");
}

#[test]
fn one_line_measured_again_leaves_what_is_recorded_of_the_others() {
    let entry = |name: &str, command: &str| {
        entry(command, "json /x", ">= 1")
            .replace("quick", "long")
            .replace("line = \"json /x is >= 1\"", &format!("line = \"{name}\""))
    };
    let list = |second: &str| {
        format!("{}{}", entry("the first", "echo '{\"x\":3}'"), entry("the second", second))
    };
    let root = tree("only", &[("bench/accept/memory.toml", &list("echo '{\"x\":4}'"))]);
    let only =
        |words: &str| Options { only: Some(words.into()), is_long: true, ..Options::default() };
    assert_eq!(run(&root, &only("first")), Ok(()));
    assert_eq!(run(&root, &only("second")), Ok(()));
    let figures = || {
        let rooms = rooms(&root, None).expect("definitions");
        let mut runs = Runs { root: &root, done: BTreeMap::new() };
        let lines = rooms[0].1.iter().map(|line| judge(line, "memory", false, &mut runs));
        lines.map(|judged| judged.figure).collect::<Vec<_>>()
    };
    assert_eq!(figures(), [Figure::Number(3.0), Figure::Number(4.0)]);
    // Another command asks another question: the old answer does not count.
    fs::write(root.join("bench/accept/memory.toml"), list("echo '{\"x\": 5}'")).expect("ours");
    assert_eq!(figures(), [Figure::Number(3.0), Figure::None]);
    let nothing = Options { only: Some("third".into()), ..Options::default() };
    assert_eq!(run(&root, &nothing).expect_err("no such line").code, Code::Usage);
    fs::remove_dir_all(root).expect("ours");
}

#[test]
fn one_command_serves_all_lines_that_read_it() {
    let root = tree("once", &[]);
    let command = "echo x >> runs; echo '{\"a\":1,\"b\":2}'";
    let mut runs = Runs { root: &root, done: BTreeMap::new() };
    for (figure, want) in [("json /a", "== 1"), ("json /b", "== 2")] {
        let line = one(&entry(command, figure, want));
        assert_eq!(judge(&line, "memory", false, &mut runs).word(), "holds");
    }
    assert_eq!(fs::read_to_string(root.join("runs")).expect("written"), "x\n");
    fs::remove_dir_all(root).expect("ours");
}

#[test]
fn every_line_of_a_committed_case_names_a_figure_of_that_case() {
    let root = crate::tree::workspace_root().expect("the workspace");
    for (room, lines) in rooms(&root, None).expect("definitions") {
        for line in lines {
            let words: Vec<&str> = line.command.split_whitespace().collect();
            let ["cargo", "xtask", "peers", room_of_case, case, ..] = words[..] else { continue };
            let path = root.join("bench").join(room_of_case).join(format!("{case}.toml"));
            // A case that is not there yet falls short by itself.
            let Ok(text) = fs::read_to_string(&path) else { continue };
            let definition: toml::Table = text.parse().expect("a definition");
            let figures = definition["figure"].as_array().expect("figures");
            let Source::Json(pointer) = &line.source else { panic!("{room}: {}", line.words) };
            let is_named = figures.iter().any(|figure| {
                figure["name"]
                    .as_str()
                    .is_some_and(|name| *pointer == format!("/figures/{name}/value"))
            });
            assert!(
                is_named,
                "{room}: \"{}\" reads {pointer}, which {} has not",
                line.words,
                path.display()
            );
        }
    }
}

#[test]
fn every_committed_definition_can_be_read_and_names_no_line_twice() {
    let root = crate::tree::workspace_root().expect("the workspace");
    let rooms = rooms(&root, None).expect("definitions");
    assert!(!rooms.is_empty());
    for (room, lines) in rooms {
        for (index, line) in lines.iter().enumerate() {
            let twin = lines[..index].iter().find(|other| other.words == line.words);
            assert!(twin.is_none(), "{room}: two lines \"{}\"", line.words);
        }
    }
}
