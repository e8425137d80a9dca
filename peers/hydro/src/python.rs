//! Rivals in Python: `plain.py` speaks the protocol itself.

use std::process::{Command, ExitCode};

/// Runs the interpreter that `LARDER_PYTHON` names, else `python3`, on the rival.
pub(crate) fn become_interpreter(kind: &str, shape: &str, name: &str) -> ExitCode {
    let interpreter = std::env::var_os("LARDER_PYTHON").unwrap_or_else(|| "python3".into());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/plain.py");
    let mut command = Command::new(&interpreter);
    command.args([script, kind, shape, name]);
    // One thread, as the others.
    for variable in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
        command.env(variable, "1");
    }
    match command.status() {
        Ok(status) => ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)),
        Err(error) => {
            println!("refuse no Python interpreter: {error}");
            ExitCode::SUCCESS
        }
    }
}
