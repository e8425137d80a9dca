//! For tests: a folder laid out as a machine's files, removed when dropped.

use std::path::{Path, PathBuf};

#[derive(Debug)]
pub(super) struct LaidOut(PathBuf);

impl LaidOut {
    /// A folder of the test's own, holding `files` given as path and content.
    pub(super) fn new(name: &str, files: &[(&str, &[u8])]) -> Self {
        let root = std::env::temp_dir().join(format!("larder-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&root).expect("the temporary folder can be written");
        for (path, content) in files {
            let file = root.join(path);
            let folder = file.parent().expect("a file lies in a folder");
            std::fs::create_dir_all(folder).expect("the temporary folder can be written");
            std::fs::write(file, content).expect("the temporary folder can be written");
        }
        LaidOut(root)
    }

    pub(super) fn root(&self) -> &Path {
        &self.0
    }
}

impl Drop for LaidOut {
    fn drop(&mut self) {
        // A folder that stays behind harms nothing; a panic while unwinding would hide the reason.
        let _left = std::fs::remove_dir_all(&self.0);
    }
}
