//! One run of a whole command.

use std::hash::{BuildHasher, Hasher};
use std::io::Read;
use std::process::{Command, ExitStatus, Stdio};

use crate::clock::{Clock, Stopwatch};
use crate::counters::system::wait_with_usage;
use crate::{ErrorKind, MeasureError};

/// What a command did and took.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CommandRun {
    /// How it ended.
    pub status: ExitStatus,
    /// User and system time of it and of the descendants it waited for, in nanoseconds; `None` where
    /// the system does not tell.
    pub cpu_ns: Option<u64>,
    /// Time from start to end, in nanoseconds.
    pub wall_ns: u64,
    /// Most bytes resident in it or in a descendant; `None` where the system does not tell.
    pub rss_peak_bytes: Option<u64>,
    /// A hash of all it wrote to standard output.
    pub answer: u64,
}

/// Runs a command to its end, without input; its standard output is hashed and not kept.
///
/// # Errors
/// [`ErrorKind::File`] when it cannot be started.
pub fn run_command(command: &mut Command) -> Result<CommandRun, MeasureError> {
    let name = command.get_program().to_string_lossy().into_owned();
    let fault = |what: &str, error: &std::io::Error| {
        MeasureError::new(ErrorKind::File, format!("the command `{name}`: {what}: {error}"))
    };
    let watch = Stopwatch::start(Clock::wall());
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| fault("cannot be started", &error))?;
    let answer = child.stdout.take().map_or(Ok(0), hash_all);
    let (status, usage) =
        wait_with_usage(child).map_err(|error| fault("cannot be waited for", &error))?;
    let wall_ns = watch.elapsed_ns();
    let answer = answer.map_err(|error| fault("its output cannot be read", &error))?;
    let told = cfg!(unix);
    Ok(CommandRun {
        status,
        cpu_ns: told.then_some(usage.user_ns + usage.system_ns),
        wall_ns,
        rss_peak_bytes: told.then_some(usage.peak_rss_bytes),
        answer,
    })
}

fn hash_all(mut output: impl Read) -> std::io::Result<u64> {
    // Fixed keys: the same output has the same hash in every run of the program.
    let mut hasher =
        std::hash::BuildHasherDefault::<std::hash::DefaultHasher>::default().build_hasher();
    let mut buffer = [0_u8; 16 * 1024];
    loop {
        match output.read(&mut buffer) {
            Ok(0) => return Ok(hasher.finish()),
            Ok(got) => buffer[..got].iter().for_each(|&byte| hasher.write_u8(byte)),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str) -> CommandRun {
        run_command(Command::new("sh").args(["-c", script])).expect("a unix has sh")
    }

    #[test]
    fn a_command_tells_its_end_its_answer_and_what_it_took() {
        let run = shell("echo answer; exit 3");
        assert_eq!(run.status.code(), Some(3));
        assert_eq!(run.answer, shell("printf 'ans'; printf 'wer\\n'").answer);
        assert_ne!(run.answer, shell("echo other").answer);
        assert!(run.rss_peak_bytes.expect("a unix tells") > 100_000);
        let busy = shell("i=0; while [ $i -lt 30000 ]; do i=$((i+1)); done");
        assert!(busy.cpu_ns.expect("a unix tells") > 1_000_000, "{busy:?}");
        assert!(busy.wall_ns > 1_000_000);
    }

    #[test]
    fn a_command_that_is_not_there_is_named() {
        let error = run_command(&mut Command::new("/no/such/larder")).expect_err("no such file");
        assert_eq!(error.kind(), ErrorKind::File);
        assert!(error.to_string().contains("`/no/such/larder`: cannot be started"), "{error}");
    }
}
