//! Everything that continuous integration runs, in one order, with a table at the end.
//!
//! A step passes, fails, or is skipped with a reason, said on a line of its own when it happens and
//! again in the table. A failure does not end the run: the table shows all of them.

mod canary;
mod licences;
mod metadata;
mod sanitizers;
mod steps;

use std::path::Path;

use larder_measure::clock::{Clock, Stopwatch};
use larder_measure::table::{Cell, Table};

use crate::talk::{give, say};
use crate::trouble::Trouble;

/// What the command line asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    is_full: bool,
    is_list: bool,
    /// The tests ran before this command: whether they passed.
    after_tests: Option<bool>,
    /// Only the steps of these names.
    only: Vec<String>,
}

impl Options {
    pub(crate) fn parse(words: &[String]) -> Result<Options, Trouble> {
        let mut options = Options::default();
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--full" => options.is_full = true,
                "--list" => options.is_list = true,
                "--after-tests" | "--after-tests=passed" => options.after_tests = Some(true),
                "--after-tests=failed" => options.after_tests = Some(false),
                "--only" => {
                    let step = words.next().ok_or_else(|| {
                        Trouble::usage(format!(
                            "`--only` wants the name of a step\n{}",
                            crate::USAGE
                        ))
                    })?;
                    options.only.push(step.clone());
                }
                word => {
                    return Err(Trouble::usage(format!(
                        "`ci` knows no `{word}`\n{}",
                        crate::USAGE
                    )));
                }
            }
        }
        Ok(options)
    }
}

/// How a step ended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    Passed(String),
    Failed(String),
    Skipped(String),
}

impl Outcome {
    fn word(&self) -> &'static str {
        match self {
            Outcome::Passed(_) => "passed",
            Outcome::Failed(_) => "FAILED",
            Outcome::Skipped(_) => "skipped",
        }
    }

    fn note(&self) -> &str {
        match self {
            Outcome::Passed(note) | Outcome::Failed(note) | Outcome::Skipped(note) => note,
        }
    }
}

/// What every step is given.
#[derive(Clone, Copy, Debug)]
struct Context<'a> {
    root: &'a Path,
    is_full: bool,
    after_tests: Option<bool>,
}

/// A step: its name, what it asks, whether it runs only when asked for everything, and how.
struct Step {
    name: &'static str,
    question: &'static str,
    is_full_only: bool,
    run: fn(&Context<'_>) -> Result<Outcome, Trouble>,
}

/// Runs the steps and sums them up; the last line on standard output is the sum.
pub(crate) fn run(root: &Path, options: &Options) -> Result<(), Trouble> {
    let chosen = choose(&steps::ALL, options)?;
    if options.is_list {
        for step in chosen {
            let when = if step.is_full_only { " (with --full)" } else { "" };
            give(&format!("{}: {}{when}", step.name, step.question));
        }
        return Ok(());
    }
    let context = Context { root, is_full: options.is_full, after_tests: options.after_tests };
    let outcomes = run_steps(&chosen, &context);
    let (text, failed) = sum_up(&outcomes);
    give(&text);
    // Nothing could be looked at: whoever asked for one step alone must not read that as a pass.
    let all_skipped = outcomes.iter().all(|(_, outcome, _)| outcome.word() == "skipped");
    match failed {
        0 if all_skipped => Err(Trouble::missing(String::new())),
        0 => Ok(()),
        _ => Err(Trouble::no(String::new())),
    }
}

fn choose<'a>(all: &'a [Step], options: &Options) -> Result<Vec<&'a Step>, Trouble> {
    for wanted in &options.only {
        if !all.iter().any(|step| step.name == wanted.as_str()) {
            let names: Vec<&str> = all.iter().map(|step| step.name).collect();
            let text = format!("there is no step `{wanted}`; there are {}", names.join(", "));
            return Err(Trouble::usage(text));
        }
    }
    let is_named = |step: &Step| options.only.iter().any(|wanted| step.name == wanted.as_str());
    let is_due = |step: &Step| options.is_full || options.is_list || !step.is_full_only;
    let is_chosen =
        |step: &&Step| if options.only.is_empty() { is_due(step) } else { is_named(step) };
    Ok(all.iter().filter(is_chosen).collect())
}

fn run_steps<'a>(chosen: &[&'a Step], context: &Context<'_>) -> Vec<(&'a Step, Outcome, f64)> {
    let mut outcomes = Vec::with_capacity(chosen.len());
    for (index, step) in chosen.iter().enumerate() {
        say(&format!("== {} of {}: {}: {}", index + 1, chosen.len(), step.name, step.question));
        let watch = Stopwatch::start(Clock::wall());
        let outcome = (step.run)(context).unwrap_or_else(|trouble| Outcome::Failed(trouble.text));
        let seconds = watch.elapsed().as_secs_f64();
        say(&format!("== {}: {} in {seconds:.1} s: {}", step.name, outcome.word(), outcome.note()));
        outcomes.push((*step, outcome, seconds));
    }
    outcomes
}

/// The table, the sum as its last line, and how many failed.
fn sum_up(outcomes: &[(&Step, Outcome, f64)]) -> (String, usize) {
    let mut table = Table::new(["step", "outcome", "seconds", "what"]);
    for (step, outcome, seconds) in outcomes {
        table.row([
            step.name.into(),
            outcome.word().into(),
            Cell::Text(format!("{seconds:.1}")),
            outcome.note().into(),
        ]);
    }
    let count =
        |word: &str| outcomes.iter().filter(|(_, outcome, _)| outcome.word() == word).count();
    let failed = count("FAILED");
    let sum = format!("{} passed, {failed} failed, {} skipped", count("passed"), count("skipped"));
    (format!("{table}\n{sum}"), failed)
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEPS: [Step; 4] = [
        Step {
            name: "good",
            question: "is it good",
            is_full_only: false,
            run: |_| Ok(Outcome::Passed("fine".into())),
        },
        Step {
            name: "bad",
            question: "is it bad",
            is_full_only: false,
            run: |_| Err(Trouble::missing("no such tool")),
        },
        Step {
            name: "absent",
            question: "is it there",
            is_full_only: false,
            run: |_| Ok(Outcome::Skipped("it is not".into())),
        },
        Step {
            name: "deep",
            question: "is it deep",
            is_full_only: true,
            run: |_| Ok(Outcome::Passed(String::new())),
        },
    ];

    fn words(text: &str) -> Options {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        Options::parse(&words).expect("good options")
    }

    fn names(text: &str) -> Vec<&'static str> {
        static ALL: [Step; 4] = STEPS;
        choose(&ALL, &words(text)).expect("steps").iter().map(|step| step.name).collect()
    }

    #[test]
    fn the_choice_follows_the_options() {
        assert_eq!(names(""), ["good", "bad", "absent"]);
        assert_eq!(names("--full"), ["good", "bad", "absent", "deep"]);
        assert_eq!(names("--only deep --only good"), ["good", "deep"]);
        assert!(choose(&STEPS, &words("--only nothing")).is_err());
        assert_eq!(words("--after-tests").after_tests, Some(true));
        assert_eq!(words("--after-tests=failed").after_tests, Some(false));
        for bad in ["--only", "--afterwards", "now"] {
            let bad: Vec<String> = vec![bad.to_owned()];
            assert!(Options::parse(&bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn every_outcome_is_in_the_table_and_the_last_line_is_the_sum() {
        let chosen: Vec<&Step> = STEPS.iter().collect();
        let context = Context { root: Path::new("."), is_full: true, after_tests: None };
        let outcomes = run_steps(&chosen, &context);
        let (text, failed) = sum_up(&outcomes);
        assert_eq!(failed, 1);
        assert_eq!(text.lines().last(), Some("2 passed, 1 failed, 1 skipped"));
        assert!(text.contains("no such tool") && text.contains("it is not"), "{text}");
    }

    #[test]
    fn no_two_steps_share_a_name() {
        for (index, step) in steps::ALL.iter().enumerate() {
            assert!(steps::ALL[..index].iter().all(|other| other.name != step.name));
        }
    }
}
