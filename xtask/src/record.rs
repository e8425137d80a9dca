//! Dated records in `bench/records/`, and what the machine was.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use larder_measure::clock::today;
use larder_measure::json::Object;
use serde_json::Value;

use crate::trouble::Trouble;

/// Where a record of today with this name goes.
pub(crate) fn path_today(root: &Path, name: &str) -> PathBuf {
    root.join("bench/records").join(format!("{}-{name}.json", today()))
}

/// The newest record of this name and its date.
pub(crate) fn newest(root: &Path, name: &str) -> Option<(String, PathBuf)> {
    all(root, name).pop()
}

/// Every record of this name with its date, the oldest first.
pub(crate) fn all(root: &Path, name: &str) -> Vec<(String, PathBuf)> {
    let entries = fs::read_dir(root.join("bench/records")).into_iter().flatten();
    let mut found: Vec<(String, PathBuf)> = entries
        .flatten()
        .filter_map(|entry| {
            let file = entry.file_name().into_string().ok()?;
            let date = file.strip_suffix(&format!("-{name}.json"))?;
            let is_date = date.len() == 10
                && date.bytes().enumerate().all(|(index, byte)| match index {
                    4 | 7 => byte == b'-',
                    _ => byte.is_ascii_digit(),
                });
            is_date.then(|| (date.to_owned(), entry.path()))
        })
        .collect();
    found.sort();
    found
}

/// What a record says; none where it cannot be read.
pub(crate) fn read(path: &Path) -> Option<Value> {
    serde_json::from_str(&fs::read_to_string(path).ok()?).ok()
}

/// Writes a record beside its place and moves it there, so that no reader sees half of one.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), Trouble> {
    let cannot = |error: std::io::Error| Trouble::missing(format!("{}: {error}", path.display()));
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(cannot)?;
    let beside = path.with_extension("json.part");
    fs::write(&beside, format!("{text}\n")).map_err(cannot)?;
    fs::rename(&beside, path).map_err(cannot)
}

/// Machine, compiler and commit, as every record carries them.
pub(crate) fn provenance(root: &Path, out: &mut Object<'_>) {
    out.text("date", &today().to_string());
    out.object("machine", |out| {
        out.text("system", std::env::consts::OS);
        out.text("architecture", std::env::consts::ARCH);
        out.text("processor", &processor());
        let threads = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
        out.whole("threads", threads);
        out.text("kernel", &first_line(root, "uname", &["-r"]));
        out.text("load", &load());
    });
    out.text("compiler", &first_line(root, "rustc", &["--version"]));
    out.text("commit", &commit(root));
}

/// The commit that stands here, and whether something was changed since.
pub(crate) fn commit(root: &Path) -> String {
    let mut commit = first_line(root, "git", &["rev-parse", "HEAD"]);
    if !first_line(root, "git", &["status", "--porcelain", "--untracked-files=no"]).is_empty() {
        commit.push_str("+changes");
    }
    commit
}

fn processor() -> String {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let line = text.lines().find(|line| line.starts_with("model name"));
    line.and_then(|line| line.split_once(':'))
        .map_or_else(|| "unknown".to_owned(), |(_, name)| name.trim().to_owned())
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

fn first_line(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(folder).output();
    let text = output.map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&text).lines().next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A folder for one test below the target folder, empty at its start.
    pub(crate) fn scratch(name: &str) -> PathBuf {
        let folder =
            std::env::temp_dir().join(format!("larder-xtask-{}-{name}", std::process::id()));
        fs::remove_dir_all(&folder).ok().unwrap_or_default();
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder
    }

    #[test]
    fn the_newest_record_of_exactly_that_name_is_found() {
        let root = scratch("records");
        for name in [
            "2026-01-02-memory-pool_pair",
            "2026-02-01-memory-pool_pair",
            "2026-03-01-memory-other_pool_pair",
            "2026-03-01-kernels-memory-pool_pair",
            "yesterday-memory-pool_pair",
        ] {
            write(&root.join(format!("bench/records/{name}.json")), "{}").expect("written");
        }
        let (date, path) = newest(&root, "memory-pool_pair").expect("two are there");
        assert_eq!(date, "2026-02-01");
        assert!(path.ends_with("2026-02-01-memory-pool_pair.json"));
        assert!(newest(&root, "memory-fork").is_none());
        assert!(!root.join("bench/records/2026-01-02-memory-pool_pair.json.part").exists());
        fs::remove_dir_all(root).expect("ours");
    }
}
