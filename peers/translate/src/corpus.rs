//! The files that are read: CPython's standard library with its tests, as far as CPython accepts it.

use std::process::Command;

use crate::Trouble;

/// Writes the paths of the accepted files, sorted, so that every machine with the same Python gets the
/// same list.
const RECIPE: &str = r#"
import ast, os, sys, sysconfig, warnings
warnings.simplefilter("ignore")
root = sysconfig.get_path("stdlib")
for folder, folders, files in os.walk(root):
    folders[:] = sorted(name for name in folders if name not in ("site-packages", "__pycache__"))
    for name in sorted(files):
        if name.endswith(".py"):
            path = os.path.join(folder, name)
            try:
                data = open(path, "rb").read()
                data.decode("utf-8")
                ast.parse(data)
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                continue
            print(path)
"#;

/// Programs of our own, for small runs and machines without Python.
const SMALL: [&str; 4] = [
    include_str!("../../../crates/larder-translate/tests/data/grammar/functions.py"),
    include_str!("../../../crates/larder-translate/tests/data/grammar/control.py"),
    include_str!("../../../crates/larder-translate/tests/data/grammar/calls.py"),
    include_str!("../../../crates/larder-translate/tests/data/grammar/operators.py"),
];

pub(crate) fn files(is_smoke: bool) -> Result<Vec<String>, Trouble> {
    if is_smoke {
        return Ok(SMALL.iter().map(|text| (*text).to_owned()).collect());
    }
    let version = "import sys; print(sys.implementation.name, *sys.version_info[:2])";
    for program in ["python3.11", "python3"] {
        let asked = Command::new(program).args(["-c", version]).output();
        if !asked.is_ok_and(|output| output.stdout.starts_with(b"cpython 3 11")) {
            continue;
        }
        let list = Command::new(program).args(["-c", RECIPE]).output();
        let list = list.map_err(|error| format!("{program}: {error}"))?;
        let list = String::from_utf8_lossy(&list.stdout).into_owned();
        let read = |path: &str| std::fs::read_to_string(path).map_err(|e| format!("{path}: {e}"));
        // A byte order mark is taken off by whoever reads a file.
        return list
            .lines()
            .map(|path| read(path).map(|text| text.trim_start_matches('\u{feff}').to_owned()))
            .collect();
    }
    Err("no CPython 3.11 under the names python3.11 and python3".to_owned())
}
