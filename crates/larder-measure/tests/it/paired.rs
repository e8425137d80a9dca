//! Contests and the two-thread harness on work whose ratio is known.

use std::hint::black_box;
use std::process::Command;
use std::sync::atomic::{AtomicU64, Ordering};

use larder_measure::ErrorKind;
use larder_measure::paired::{Contest, ContestOptions, TwoThreadOptions, TwoThreads, Verdict};

fn quick() -> ContestOptions {
    ContestOptions { rounds: 20, turn_ns: 300_000, resamples: 1000, ..ContestOptions::default() }
}

fn steps(n: u64) -> u64 {
    (0..n).fold(1, |x: u64, i| black_box(x.rotate_left(5) ^ i))
}

#[test]
fn three_times_the_work_is_slower_and_the_same_work_is_not_called_slower_or_faster() {
    let mut contest = Contest::new(quick());
    contest.closure("once", steps);
    contest.closure("again", steps);
    contest.closure("thrice", |n| {
        black_box(steps(n));
        black_box(steps(n));
        steps(n)
    });
    let report = contest.run().expect("the same answer");
    let thrice = report.compare("thrice", "once").expect("both are there");
    assert_eq!(thrice.verdict, Verdict::Slower, "{thrice}");
    assert!((2.0..4.5).contains(&thrice.ratio), "{thrice}");
    assert!(thrice.sign_test < 0.01);
    let turned = report.compare("once", "thrice").expect("both are there");
    assert_eq!(turned.verdict, Verdict::Faster, "{turned}");
    let again = report.compare("again", "once").expect("both are there");
    assert!((0.8..1.25).contains(&again.ratio), "{again}");
    assert!(report.to_string().contains("20 rounds in turn"), "{report}");
    assert!(report.compare("none", "once").is_err());
}

#[test]
fn a_side_with_another_answer_is_no_rival() {
    let mut contest = Contest::new(quick());
    contest.closure("right", |_| 1).closure("wrong", |_| 2);
    let error = contest.run().expect_err("1 is not 2");
    assert_eq!(error.kind(), ErrorKind::AnswerDiffers);
    assert!(error.to_string().contains("`wrong` gives the answer 0x0000000000000002"), "{error}");
    let mut turn = 0;
    let mut moody = Contest::new(quick());
    moody.closure("moody", |_| {
        turn += 1;
        turn / 30
    });
    moody.closure("steady", |_| 0);
    assert_eq!(moody.run().expect_err("changes its mind").kind(), ErrorKind::AnswerDiffers);
}

#[test]
fn contests_that_cannot_be_fair_are_refused() {
    let kind = |contest: &mut Contest<'_>| contest.run().expect_err("refused").kind();
    let mut one = Contest::new(quick());
    one.closure("alone", steps);
    assert_eq!(kind(&mut one), ErrorKind::InvalidArgument);
    one.closure("alone", steps);
    assert_eq!(kind(&mut one), ErrorKind::InvalidArgument);
    let mut mixed = Contest::new(quick());
    mixed.closure("closure", steps).command("command", || Command::new("true"));
    assert_eq!(kind(&mut mixed), ErrorKind::InvalidArgument);
}

#[cfg(unix)]
#[test]
fn commands_are_compared_by_their_processor_time_and_output() {
    let shell = |loops: u32| {
        move || {
            let mut command = Command::new("sh");
            let script = format!("i=0; while [ $i -lt {loops} ]; do i=$((i+1)); done; echo done");
            command.args(["-c", &script]);
            command
        }
    };
    let mut contest = Contest::new(ContestOptions { rounds: 8, ..quick() });
    contest.command("short", shell(5_000)).command("long", shell(60_000));
    let report = contest.run().expect("both say done");
    let long = report.compare("long", "short").expect("both are there");
    assert_eq!(long.verdict, Verdict::Slower, "{long}");
    let mut failing = Contest::new(quick());
    failing.command("true", || Command::new("true")).command("false", || Command::new("false"));
    let error = failing.run().expect_err("one fails");
    assert!(error.to_string().contains("`false` ended with"), "{error}");
}

#[test]
fn two_threads_run_at_once_or_the_run_is_void() {
    let options = TwoThreadOptions { rounds: 3, ..TwoThreadOptions::default() };
    let harness = match TwoThreads::new(options) {
        Ok(harness) => harness,
        // A machine with one core, or one too busy to give both: refused, and never a number.
        Err(error) => {
            assert!(matches!(error.kind(), ErrorKind::Void | ErrorKind::Unsupported), "{error:?}");
            return;
        }
    };
    assert!(harness.control_ns() >= 20.0);
    let apart: [Apart; 2] = Default::default();
    match harness.run(|thread, n| (0..n).for_each(|_| apart[thread].add())) {
        Ok(report) => {
            assert!(report.clean == 3 && report.tries >= 3 && report.overlap_min >= 0.8);
            assert!(report.to_string().contains("control"), "{report}");
        }
        Err(error) => assert_eq!(error.kind(), ErrorKind::Void),
    }
}

#[test]
fn work_that_panics_on_one_core_does_not_leave_the_other_spinning() {
    let options = TwoThreadOptions { rounds: 1, ..TwoThreadOptions::default() };
    let Ok(harness) = TwoThreads::new(options) else { return };
    let panics =
        std::panic::AssertUnwindSafe(|| harness.run(|thread, _| assert!(thread == 0, "planted")));
    assert!(std::panic::catch_unwind(panics).is_err());
}

/// Two lines, as the next one is fetched with it.
#[derive(Default)]
#[repr(align(128))]
struct Apart(AtomicU64);

impl Apart {
    fn add(&self) {
        self.0.store(self.0.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
    }
}
