//! Rivals in Python: `plain.py` speaks the protocol itself.

use std::process::{Command, ExitCode};

use crate::Trouble;
use crate::input::{self, Posterior};

/// The sides that are Python.
pub(crate) const SIDES: &[&str] = &["numpyro", "nutpie", "pymc", "particles", "stan"];

/// Runs the interpreter that `LARDER_PYTHON` names, else `python3`, on the rival. The data go through a file.
pub(crate) fn become_interpreter(case: &str, what: &str, name: &str) -> ExitCode {
    match interpreted(case, what, name) {
        Ok(code) => code,
        Err(trouble) => {
            println!("refuse {trouble}");
            ExitCode::SUCCESS
        }
    }
}

fn interpreted(case: &str, what: &str, name: &str) -> Result<ExitCode, Trouble> {
    let mut data = match case {
        "filter" => serde_json::json!({ "y": input::series()? }),
        "tempered" => Posterior::Eight.data()?,
        _ => Posterior::of(what)?.data()?,
    };
    if case == "draws" {
        let moments = Posterior::of(what)?.moments()?;
        data["moments"] = moments
            .into_iter()
            .map(|(at, mean, error)| serde_json::json!([at, mean, error]))
            .collect();
    }
    let name_of_file = format!("larder-peers-{}.json", std::process::id());
    let file = std::env::temp_dir().join(name_of_file);
    std::fs::write(&file, data.to_string()).map_err(|e| format!("{}: {e}", file.display()))?;
    let interpreter = std::env::var_os("LARDER_PYTHON").unwrap_or_else(|| "python3".into());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/plain.py");
    let mut command = Command::new(&interpreter);
    command.args([script, case, what, name]).arg(&file);
    // One thread, as the others.
    for variable in
        ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"]
    {
        command.env(variable, "1");
    }
    command.env("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1");
    let status = command.status();
    drop(std::fs::remove_file(&file));
    let status = status.map_err(|error| format!("no Python interpreter: {error}"))?;
    Ok(ExitCode::from(u8::try_from(status.code().unwrap_or(1)).unwrap_or(1)))
}
