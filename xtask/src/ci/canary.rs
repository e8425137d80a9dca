//! Programs with a planted fault: a tool that says nothing of them says nothing of ours either.

use std::fs;
use std::path::{Path, PathBuf};

use crate::trouble::Trouble;

/// A counter that two threads write without order.
pub(super) const RACE: &str = "\
use std::cell::UnsafeCell;
struct Shared(UnsafeCell<u64>);
unsafe impl Sync for Shared {}
static SHARED: Shared = Shared(UnsafeCell::new(0));
fn main() {
    let add = || for _ in 0..1000 { unsafe { *SHARED.0.get() += 1 } };
    let other = std::thread::spawn(add);
    add();
    other.join().unwrap();
}
";

/// A read of freed memory.
pub(super) const USE_AFTER_FREE: &str = "\
fn main() {
    let boxed = Box::new(41_u64);
    let at: *const u64 = &*boxed;
    drop(boxed);
    println!(\"{}\", unsafe { std::hint::black_box(at).read_volatile() });
}
";

/// Writes a crate of one file, in no workspace, and gives its folder.
pub(super) fn plant(root: &Path, name: &str, program: &str) -> Result<PathBuf, Trouble> {
    let folder = root.join("target/canaries").join(name);
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\n\n[workspace]\n"
    );
    let cannot = |error: std::io::Error| Trouble::missing(format!("{}: {error}", folder.display()));
    fs::create_dir_all(folder.join("src")).map_err(cannot)?;
    fs::write(folder.join("Cargo.toml"), manifest).map_err(cannot)?;
    fs::write(folder.join("src/main.rs"), program).map_err(cannot)?;
    Ok(folder)
}
