//! Beside CPython 3.11: thousands of calls with arguments drawn from a seed, one process of Python.
//!
//! Each case is a text that Python evaluates and a function that does the same here; answers are compared
//! by their `repr`, exceptions by class and message. Without a Python 3.11 the tests report themselves as
//! ignored, with the reason.

mod cases;
mod draw;
mod fixed;
mod python;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

use cases::Case;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let python = python::find();
    let trial = |name: &str, make: fn() -> Vec<Case>| match &python {
        Ok(python) => {
            let python = python.clone();
            Trial::test(name, move || compare(&python, make()))
        }
        Err(reason) => Trial::test(name, || Ok(()))
            .with_kind(format!("skipped: {reason}"))
            .with_ignored_flag(true),
    };
    let mut trials = vec![
        trial("ints_answer_as_cpython", cases::ints),
        trial("floats_answer_as_cpython", cases::floats),
        trial("numbers_are_formatted_as_by_cpython", cases::formats),
        trial("percent_formats_as_cpython", cases::percents),
        trial("methods_of_str_answer_as_cpython", cases::texts),
        trial("methods_of_bytes_answer_as_cpython", cases::bytes),
        trial("slices_cut_as_cpython", cases::slices),
        trial("operators_of_mixed_types_answer_as_cpython", cases::operators),
        trial("sets_keep_the_order_of_cpython", cases::sets),
        trial("functions_of_math_answer_as_cpython", cases::maths),
        trial("patterns_match_as_cpython", cases::patterns),
        trial("json_reads_and_writes_as_cpython", cases::json),
        trial("expressions_answer_as_cpython", fixed::expressions),
    ];
    if let Ok(python) = &python {
        let python = python.clone();
        trials.push(Trial::test("the_tables_are_those_of_cpython", move || tables(&python)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn tables(python: &str) -> Result<(), Failed> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let written = python::run_file(python, &format!("{folder}tests/oracle/tables.py"));
    let kept = std::fs::read_to_string(format!("{folder}src/str/tables.rs"))?;
    if written == kept {
        Ok(())
    } else {
        Err("src/str/tables.rs is not what tables.py writes".into())
    }
}

/// Asks Python all at once, and shows the first cases that differ.
fn compare(python: &str, cases: Vec<Case>) -> Result<(), Failed> {
    let texts: Vec<&str> = cases.iter().map(|case| case.python.as_str()).collect();
    let theirs = python::evaluate(python, &texts);
    assert_eq!(theirs.len(), cases.len(), "one answer for each case");
    let mut wrong = Vec::new();
    let count = cases.len();
    for (case, theirs) in cases.into_iter().zip(theirs) {
        let python = case.python.clone();
        let ours = case.answer();
        if ours != theirs {
            wrong.push(format!("{python}\n    ours   {ours}\n    theirs {theirs}"));
        }
    }
    if wrong.is_empty() {
        return Ok(());
    }
    let shown = wrong.iter().take(40).cloned().collect::<Vec<_>>().join("\n");
    Err(format!("{} of {count} differ:\n{shown}", wrong.len()).into())
}
