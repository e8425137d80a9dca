//! Runs other programs: their output goes to standard error as it comes, and is kept.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::talk::say;
use crate::trouble::Trouble;

/// How a program ended and what it wrote.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ran {
    /// The exit code; 128 + n after the signal n.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn is_success(&self) -> bool {
        self.code == 0
    }
}

/// A program with its arguments, to be run in `folder`.
pub(crate) fn program(folder: &Path, line: &str) -> Command {
    let mut words = line.split_whitespace();
    let mut command = Command::new(words.next().unwrap_or("true"));
    command.args(words).current_dir(folder);
    command
}

/// Whether the toolchain can build for a target.
pub(crate) fn has_target(root: &Path, target: &str) -> bool {
    let list = program(root, "rustup target list --installed").output();
    list.is_ok_and(|output| {
        String::from_utf8_lossy(&output.stdout).lines().any(|line| line.trim() == target)
    })
}

/// Runs a command to its end. With `echo`, both outputs appear on standard error meanwhile.
pub(crate) fn run(command: &mut Command, echo: bool) -> Result<Ran, Trouble> {
    let name = command.get_program().to_string_lossy().into_owned();
    let cannot = |error: std::io::Error| Trouble::missing(format!("cannot run `{name}`: {error}"));
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(cannot)?;
    let (out, err) = (child.stdout.take(), child.stderr.take());
    let (out, err) = std::thread::scope(|scope| {
        let err = scope.spawn(|| err.map(|pipe| copy(pipe, echo)).unwrap_or_default());
        let out = out.map(|pipe| copy(pipe, echo)).unwrap_or_default();
        (out, err.join().unwrap_or_default())
    });
    let status = child.wait().map_err(cannot)?;
    Ok(Ran { code: exit_code(status), out, err })
}

#[cfg(unix)]
fn exit_code(status: std::process::ExitStatus) -> i32 {
    use std::os::unix::process::ExitStatusExt as _;
    status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0))
}

#[cfg(not(unix))]
fn exit_code(status: std::process::ExitStatus) -> i32 {
    status.code().unwrap_or(1)
}

fn copy(pipe: impl std::io::Read, echo: bool) -> String {
    let mut kept = String::new();
    let mut reader = BufReader::new(pipe);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line).is_ok_and(|bytes| bytes > 0) {
        let text = String::from_utf8_lossy(&line);
        if echo {
            say(text.trim_end_matches('\n'));
        }
        kept.push_str(&text);
        line.clear();
    }
    kept
}

/// Whether a program of this name can be found.
pub(crate) fn exists(name: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            folder.join(name).is_file() || folder.join(format!("{name}.exe")).is_file()
        })
    })
}

/// How many tests passed, failed and were ignored, by the lines of libtest and of nextest.
pub(crate) fn test_counts(text: &str) -> (u64, u64, u64) {
    let mut sum = (0, 0, 0);
    let number = |part: &str| -> Option<u64> {
        let end = part.trim_end();
        end.rsplit([' ', '(']).next().and_then(|word| word.parse().ok())
    };
    for line in text.lines() {
        let nextest = line.contains("tests run:") || line.contains("test run:");
        if !line.contains("test result:") && !nextest {
            continue;
        }
        let before = |word: &str| line.find(word).and_then(|at| number(&line[..at])).unwrap_or(0);
        sum.0 += before(" passed");
        sum.1 += before(" failed");
        sum.2 += if nextest { before(" skipped") } else { before(" ignored") };
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_harnesses_are_understood_and_sums_are_taken() {
        let libtest = "running 3 tests\ntest result: ok. 3 passed; 0 failed; 1 ignored; 0 measured\n\
                       test result: FAILED. 2 passed; 4 failed; 0 ignored; 0 measured\n";
        assert_eq!(test_counts(libtest), (5, 4, 1));
        let nextest =
            "     Summary [   0.9s] 230 tests run: 229 passed (1 slow), 1 failed, 3 skipped";
        assert_eq!(test_counts(nextest), (229, 1, 3));
        assert_eq!(test_counts("nothing ran"), (0, 0, 0));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let trouble = run(&mut Command::new("larder-no-such-program"), false).expect_err("none");
        assert!(trouble.text.contains("larder-no-such-program"), "{trouble}");
        assert!(!exists("larder-no-such-program"));
    }

    #[cfg(unix)]
    #[test]
    fn outputs_are_kept_apart_and_the_code_is_told() {
        let ran = run(Command::new("sh").args(["-c", "echo data; echo talk >&2; exit 3"]), false)
            .expect("a shell");
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (3, "data\n", "talk\n"));
        let ran = run(Command::new("sh").args(["-c", "kill -9 $$"]), false).expect("a shell");
        assert_eq!(ran.code, 137);
    }
}
