//! The chores of the workspace, as `cargo xtask CHORE`.
//!
//! | chore | what it does |
//! |---|---|
//! | `tidy` | checks what no compiler checks: arrows between crates, orphans, the root list, module docs, sums of data |
//! | `ci [--full]` | runs everything that continuous integration runs, step by step |
//! | `accept [ROOM] [--only WORDS] [--long] [--json]` | holds every acceptance line of `bench/accept/` against its figure |
//! | `peers ROOM [CASE] [--features NAME] [--smoke] [--json]` | runs the rivals of `peers/` in turn and writes a dated record |
//! | `humaneval [--programs FOLDER] [--only NAME] [--wasm] [--json]` | translates, builds and runs the problems of `LARDER_DATA_DIR`, or the programs of a folder beside their `.out` |
//! | `results ROOM` | writes the figures of the newest records into `bench/ROOM/RESULTS.md` |
//!
//! Sentences go to standard error, data to standard output. Exit codes are those of the program
//! `larder`: 0 done, 1 the answer is no, 2 usage, 3 input, 4 something outside is missing.
#![forbid(unsafe_code)]

mod accept;
mod ci;
mod humaneval;
mod peers;
mod record;
mod results;
mod shell;
mod talk;
mod tidy;
mod tree;
mod trouble;
mod words;

use std::process::ExitCode;

use trouble::Trouble;

const USAGE: &str = "usage: cargo xtask tidy
       cargo xtask ci [--full] [--after-tests[=passed|failed]] [--only STEP]... [--list]
       cargo xtask accept [ROOM] [--only WORDS] [--long] [--json]
       cargo xtask peers ROOM [CASE] [--features NAME] [--smoke] [--json]
       cargo xtask humaneval [--programs FOLDER] [--only NAME] [--wasm] [--json]
       cargo xtask results ROOM";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            if !trouble.text.is_empty() {
                talk::say(&trouble.text);
            }
            ExitCode::from(trouble.code as u8)
        }
    }
}

fn run(arguments: &[String]) -> Result<(), Trouble> {
    let (chore, rest) = match arguments.split_first() {
        Some((chore, rest)) => (chore.as_str(), rest),
        None => return Err(Trouble::usage(USAGE)),
    };
    let root = tree::workspace_root()?;
    match chore {
        "tidy" if rest.is_empty() => tidy::run(&root),
        "ci" => ci::run(&root, &ci::Options::parse(rest)?),
        "accept" => accept::run(&root, &accept::Options::parse(rest)?),
        "peers" => peers::run(&root, &peers::Options::parse(rest)?),
        "humaneval" => humaneval::run(&root, &humaneval::Options::parse(rest)?),
        "results" => results::run(&root, rest),
        "help" | "--help" | "-h" => {
            talk::give(USAGE);
            Ok(())
        }
        "tidy" => Err(Trouble::usage(format!("`tidy` takes no arguments\n{USAGE}"))),
        other => Err(Trouble::usage(format!("there is no chore `{other}`\n{USAGE}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trouble::Code;

    #[test]
    fn what_is_not_understood_is_usage_and_says_what_would_be() {
        for bad in [&[][..], &["dance"][..], &["tidy", "x"][..], &["accept", "--lnog"][..]] {
            let words: Vec<String> = bad.iter().map(|&word| word.to_owned()).collect();
            let trouble = run(&words).expect_err("not a chore");
            assert_eq!(trouble.code, Code::Usage, "{bad:?}");
            assert!(trouble.text.contains("cargo xtask"), "{}", trouble.text);
        }
    }
}
