//! The Python that is asked.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// What a program is said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Accepted { crc: u32, len: usize },
    Refused(String),
}

/// A CPython 3.11.
#[derive(Clone, Debug)]
pub(crate) struct Python {
    program: &'static str,
}

const VERSION: &str = "import sys; print(sys.implementation.name, *sys.version_info[:2])";

impl Python {
    /// The first Python 3.11 on the path, or why there is none.
    pub(crate) fn find() -> Result<Python, String> {
        for program in ["python3.11", "python3"] {
            let output = Command::new(program).args(["-c", VERSION]).output();
            if output.is_ok_and(|output| output.stdout.starts_with(b"cpython 3 11")) {
                return Ok(Python { program });
            }
        }
        Err("no CPython 3.11 under the names python3.11 and python3".to_owned())
    }

    fn print(&self, code: &str, arguments: &[&Path]) -> String {
        let output = Command::new(self.program).arg("-c").arg(code).args(arguments).output();
        let output = output.expect("it ran before");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("paths and numbers are text")
    }

    /// The files of the standard library without what was installed, sorted.
    pub(crate) fn library(&self) -> Vec<PathBuf> {
        let code = "import os, sysconfig\nfor folder, folders, files in os.walk(sysconfig.get_path('stdlib')):\n  folders[:] = [f for f in folders if f not in ('site-packages', '__pycache__')]\n  for f in files:\n    if f.endswith('.py'): print(os.path.join(folder, f))";
        let mut files: Vec<PathBuf> = self.print(code, &[]).lines().map(PathBuf::from).collect();
        files.sort();
        files
    }

    /// The programs of HumanEval, put together in a folder.
    pub(crate) fn humaneval(&self, data: &Path, folder: &Path) -> Vec<PathBuf> {
        let code = "import json, os, re, sys
os.makedirs(sys.argv[2], exist_ok=True)
for line in open(sys.argv[1]):
  p = json.loads(line)
  test = p['test'].replace('def check(candidate):', 'def check():').replace('candidate', p['entry_point'])
  test = re.sub(r'METADATA = {.*?\\n}', '', test, flags=re.S)
  text = p['prompt'] + p['canonical_solution'] + test + '\\nif __name__ == \"__main__\":\\n    check(); print(\"ok\")\\n'
  path = os.path.join(sys.argv[2], p['task_id'].replace('/', '_') + '.py')
  open(path, 'w').write(text)
  print(path)";
        self.print(code, &[data, folder]).lines().map(PathBuf::from).collect()
    }

    /// What a program prints, its code, and the last line of its standard error.
    pub(crate) fn run(&self, file: &Path) -> (String, i32, String) {
        let output =
            Command::new("timeout").args(["20", self.program, "-W", "ignore"]).arg(file).output();
        let output = output.expect("it ran before");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let last = text(&output.stderr).lines().last().unwrap_or_default().to_owned();
        (text(&output.stdout), output.status.code().unwrap_or(-1), last)
    }

    /// What it says of each file, in their order.
    pub(crate) fn verdicts(&self, what: &str, files: &[PathBuf]) -> Vec<Verdict> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oracle/oracle.py");
        let mut child = Command::new(self.program)
            .arg(script)
            .arg(what)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it ran before");
        let mut input = child.stdin.take().expect("it is piped");
        let names = files.iter().map(|file| file.display().to_string());
        let list = names.collect::<Vec<_>>().join("\n") + "\n";
        let feeder = std::thread::spawn(move || input.write_all(list.as_bytes()));
        let output = child.wait_with_output().expect("it ends");
        feeder.join().expect("it does not panic").expect("it reads all");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines()
            .map(|line| {
                let fields: Vec<&str> = line.split('\t').collect();
                if fields[1] == "ok" {
                    let number = |at: usize| fields[at].parse::<u64>().expect("a number");
                    let crc = u32::try_from(number(2)).expect("32 bits");
                    let len = usize::try_from(number(3)).expect("a length");
                    Verdict::Accepted { crc, len }
                } else {
                    Verdict::Refused(fields[2..].join(" "))
                }
            })
            .collect()
    }
}
