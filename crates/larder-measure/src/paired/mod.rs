//! Measures two or more programs against each other, fairly.
//!
//! On a machine that is not ours alone, "A ten times, then B ten times" measures the machine. A
//! [`Contest`] runs its sides in turn, forth and back (A B, B A, A B, ...), compares them round by
//! round, checks that they give the same answer, and says how sure it is: the median ratio with a
//! bootstrap interval, and a [`Verdict`] that may be "cannot tell". [`TwoThreads`] measures one
//! operation on two cores at once, and proves that they really ran at once.

mod command;
mod contest;
mod statistics;
mod two_threads;

pub use command::{CommandRun, run_command};
pub use contest::{Comparison, Contest, ContestOptions, ContestReport, SideReport};
pub use statistics::{Interval, Samples, Verdict, bootstrap_median, median, sign_test};
pub use two_threads::{CONTROL_NS_MIN, TwoThreadOptions, TwoThreadReport, TwoThreads};
