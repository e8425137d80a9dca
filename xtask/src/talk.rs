//! The two ways out: sentences for people on standard error, data on standard output.

#[expect(clippy::print_stderr, reason = "a chore talks to the person who runs it")]
pub(crate) fn say(text: &str) {
    eprintln!("{text}");
}

#[expect(clippy::print_stdout, reason = "what another program reads goes here, and nothing else")]
pub(crate) fn give(text: &str) {
    println!("{text}");
}
