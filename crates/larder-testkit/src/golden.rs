//! Golden files: output as a whole, committed, with a first line that says where it comes from.
//!
//! `LARDER_RECORD=1` writes them anew; a reviewer then reads the difference.

use std::path::Path;

use larder_measure::snapshot::is_recording;

/// The line that begins a golden file.
const MARK: &str = "# golden: ";

/// Holds `found` against the file, whose first line is `# golden: PROVENANCE`.
///
/// # Panics
/// If they differ (with the first line that does), if the file is missing, or if its provenance is
/// another; not when recording.
#[track_caller]
pub fn check(path: impl AsRef<Path>, provenance: &str, found: &str) {
    let path = path.as_ref();
    if is_recording() {
        if let Err(fault) = record(path, provenance, found) {
            panic!("{fault}");
        }
    } else if let Err(fault) = compare(path, provenance, found) {
        panic!("{fault}\n(LARDER_RECORD=1 writes the file anew)");
    }
}

/// Writes the file, beside it first and then in its place.
///
/// # Errors
/// A sentence, when the file cannot be written or the provenance is more than one line.
pub fn record(path: &Path, provenance: &str, found: &str) -> Result<(), String> {
    if provenance.is_empty() || provenance.contains('\n') {
        return Err(format!("the provenance {provenance:?} is not one line"));
    }
    let text = format!("{MARK}{provenance}\n{found}");
    let beside = path.with_extension("part");
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)
        .and_then(|()| std::fs::write(&beside, text))
        .and_then(|()| std::fs::rename(&beside, path))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// Holds `found` against the file.
///
/// # Errors
/// A sentence that names the first line that differs.
pub fn compare(path: &Path, provenance: &str, found: &str) -> Result<(), String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path).map_err(|error| format!("{shown}: {error}"))?;
    let body = text
        .strip_prefix(MARK)
        .and_then(|text| text.split_once('\n'))
        .filter(|(line, _)| *line == provenance)
        .map(|(_, body)| body)
        .ok_or_else(|| format!("{shown}: does not begin with `{MARK}{provenance}`"))?;
    if body == found {
        return Ok(());
    }
    let (mut was, mut is) = (body.lines(), found.lines());
    // The head is line 1 of the file.
    for number in 2.. {
        match (was.next(), is.next()) {
            (None, None) => break,
            (was, is) if was == is => {}
            (was, is) => {
                return Err(format!("{shown}: line {number} differs\n  was {was:?}\n  is  {is:?}"));
            }
        }
    }
    Err(format!("{shown}: the lines agree, but not the line ends"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recorded_file_agrees_and_any_other_text_names_its_line() {
        let folder = std::env::temp_dir().join(format!("larder-golden-{}", std::process::id()));
        let path = folder.join("it.txt");
        assert!(compare(&path, "naive twin", "a\nb\n").is_err());
        record(&path, "naive twin", "a\nb\n").expect("the folder of temporary files is writable");
        assert_eq!(compare(&path, "naive twin", "a\nb\n"), Ok(()));
        let fault = compare(&path, "naive twin", "a\nc\n").expect_err("b is not c");
        assert!(fault.contains("line 3 differs"), "{fault}");
        assert!(compare(&path, "naive twin", "a\nb").is_err());
        assert!(compare(&path, "another", "a\nb\n").is_err());
        assert!(record(&path, "two\nlines", "").is_err());
        std::fs::remove_dir_all(folder).expect("ours");
    }
}
