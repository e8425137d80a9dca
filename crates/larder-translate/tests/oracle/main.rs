//! Beside CPython 3.11 itself: its standard library, and programs of the data folder.
//!
//! Without a Python 3.11 every test reports itself as ignored, with the reason. Without `LARDER_LONG` a
//! sample of the library is read: CPython takes minutes to write all of it down.

mod anything;
mod crc;
mod python;
mod scopes;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use larder_memory::intern::Interner;
use larder_testkit::data::data_file;
use larder_translate::{AstArena, Parser, PythonInterner, Scopes, decode};
use libtest_mimic::{Arguments, Failed, Trial};

use python::{Python, Verdict};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = Python::find();
    let trial = |name: &str, reason: Option<String>, test: fn(&Python) -> Result<(), Failed>| {
        let python = python.clone();
        match (python, reason) {
            (Ok(python), None) => Trial::test(name, move || test(&python)),
            (Ok(_), Some(reason)) | (Err(reason), _) => skipped(name, &reason),
        }
    };
    let humaneval = data_file("translate/humaneval.jsonl").err().map(|missing| missing.to_string());
    let trials = vec![
        trial("the_standard_library_makes_the_trees_that_cpython_makes", None, library_trees),
        trial(
            "the_programs_of_humaneval_make_the_trees_that_cpython_makes",
            humaneval,
            humaneval_trees,
        ),
        trial("prefixes_are_accepted_when_cpython_accepts_them", None, prefixes),
        trial("the_standard_library_has_the_scopes_that_cpython_finds", None, library_scopes),
        trial("programs_of_seeds_print_what_cpython_prints", None, anything::compare),
    ];
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn skipped(name: &str, reason: &str) -> Trial {
    Trial::test(name, || Ok(())).with_kind(format!("skipped: {reason}")).with_ignored_flag(true)
}

/// What we say of a file, in the oracle's terms.
fn verdict(what: &str, bytes: &[u8], interner: &Interner, arena: &mut AstArena) -> Verdict {
    arena.reset();
    let source = match decode(bytes) {
        Ok(source) => source,
        Err(error) => return Verdict::Refused(error.to_string()),
    };
    match Parser::new(interner).parse_with_arena(&source, arena) {
        Err(error) => Verdict::Refused(error.to_string()),
        Ok(ast) => {
            if let Some(first) = ast.diagnostics().first() {
                let line = ast.place(first.start()).line;
                return Verdict::Refused(format!("{line}: {}", ast.message(first)));
            }
            let dump = if what == "scopes" {
                let scopes = Scopes::of(&ast, arena).expect("there is room");
                if let Some(first) = scopes.diagnostics().first() {
                    let line = ast.place(first.start()).line;
                    return Verdict::Refused(format!("{line}: {}", scopes.message(first)));
                }
                scopes::text(&ast, &scopes)
            } else {
                ast.dump().to_string()
            };
            Verdict::Accepted { crc: crc::crc32(dump.as_bytes()), len: dump.len() }
        }
    }
}

/// Compares all files; a sentence for those that differ.
#[expect(clippy::print_stdout, reason = "a test harness talks to the person who runs it")]
fn compare(python: &Python, what: &str, files: &[PathBuf]) -> Result<(), Failed> {
    let theirs = python.verdicts(what, files);
    let (interner, mut arena) = (Interner::with_python_keywords(), AstArena::new());
    let (mut wrong, mut accepted) = (Vec::new(), 0);
    for (file, theirs) in files.iter().zip(&theirs) {
        let bytes = std::fs::read(file).expect("the oracle could read it");
        let ours = verdict(what, &bytes, &interner, &mut arena);
        accepted += usize::from(matches!(ours, Verdict::Accepted { .. }));
        let is_same = match (&ours, theirs) {
            // Encodings that nobody reads but Python: ours to refuse, and refused by name.
            (Verdict::Refused(reason), _) if reason.starts_with("unknown encoding") => true,
            (Verdict::Refused(_), Verdict::Refused(_)) => true,
            (ours, theirs) => ours == theirs,
        };
        if !is_same {
            wrong.push(format!("{}: ours {ours:?}, theirs {theirs:?}", file.display()));
        }
    }
    let count = files.len();
    if wrong.is_empty() && theirs.len() == count {
        println!(
            "{count} files compared, {accepted} accepted by both, the rest refused by both or in an encoding that we do not read"
        );
        return Ok(());
    }
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    Err(format!("{} of {count} files differ:\n{shown}", wrong.len()).into())
}

fn is_long() -> bool {
    std::env::var_os("LARDER_LONG").is_some()
}

fn library_trees(python: &Python) -> Result<(), Failed> {
    compare(python, "tree", &sample(python))
}

fn library_scopes(python: &Python) -> Result<(), Failed> {
    compare(python, "scopes", &sample(python))
}

/// The standard library, or a part of it.
fn sample(python: &Python) -> Vec<PathBuf> {
    let mut files = python.library();
    if !is_long() {
        // About a hundred, the same ones every time, none of them huge; one that `symtable` itself has wrong.
        let named: Vec<PathBuf> =
            files.iter().filter(|file| file.ends_with("poplib.py")).cloned().collect();
        files.retain(|file| std::fs::metadata(file).is_ok_and(|data| data.len() < 12_000));
        let step = (files.len() / 100).max(1);
        files = files.into_iter().step_by(step).chain(named).collect();
    }
    files
}

/// The programs as `data/translate/README.md` puts them together.
fn humaneval_trees(python: &Python) -> Result<(), Failed> {
    let data = data_file("translate/humaneval.jsonl").expect("it was looked for");
    let folder = std::env::temp_dir().join(format!("larder-translate-{}", std::process::id()));
    let files = python.humaneval(&data, &folder);
    let outcome = if files.len() == 123 {
        compare(python, "tree", &files)
    } else {
        Err(format!("{} programs, want 123", files.len()).into())
    };
    std::fs::remove_dir_all(&folder).expect("it was written");
    outcome
}

/// A program cut off at places all over it.
fn prefixes(python: &Python) -> Result<(), Failed> {
    let folder = std::env::temp_dir().join(format!("larder-prefixes-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    let grammar = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/grammar");
    let mut files = Vec::new();
    for name in [
        "format_strings",
        "match_statements",
        "with_statements",
        "functions",
        "literals",
        "layout",
        "calls",
    ] {
        let text = std::fs::read(grammar.join(format!("{name}.py"))).expect("part of the crate");
        for at in (1..40).map(|part| text.len() * part / 40) {
            let file = folder.join(format!("{name}_{at}.py"));
            std::fs::write(&file, &text[..at]).expect("the folder can be written");
            files.push(file);
        }
    }
    let outcome = compare(python, "tree", &files);
    std::fs::remove_dir_all(&folder).expect("it was written");
    outcome
}
