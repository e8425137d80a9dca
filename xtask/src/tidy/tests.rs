//! A miniature tree in order, and faults planted in it one at a time: each must be caught, and told
//! with its place.

use std::fs;
use std::path::PathBuf;

use super::{Violation, data::sha256, violations};
use crate::record::tests::scratch;
use crate::tree::Tree;

/// A tree that is in order. Dropped, it is removed.
struct Mini {
    root: PathBuf,
}

impl Drop for Mini {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.root).expect("a folder of this test");
    }
}

impl Mini {
    fn new(name: &str) -> Mini {
        let mini = Mini { root: scratch(name) };
        for file in [
            "Cargo.toml",
            "Cargo.lock",
            "rustfmt.toml",
            "clippy.toml",
            "README.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "BENCHMARKS.md",
            "CHANGELOG.md",
            "LICENSE-MIT",
            "LICENSE-APACHE",
        ] {
            mini.write(file, "\n");
        }
        let manifest = |name: &str, more: &str| {
            format!("[package]\nname = \"{name}\"\n\n[dependencies]\n{more}")
        };
        let memory = manifest("larder-memory", "libc = \"0.2\"\n")
            + "\n[dev-dependencies]\nlarder-testkit.workspace = true\n";
        mini.write("crates/larder-memory/Cargo.toml", &memory);
        mini.write(
            "crates/larder-memory/src/lib.rs",
            "//! Keeps memory.\nmod pool;\n#[path = \"twin.rs\"]\nmod absent;\nmod inner { mod deep; }\n",
        );
        mini.write(
            "crates/larder-memory/src/pool/mod.rs",
            "//! Pools.\nmod core;\npub fn read(p: *const u8) -> u8 {\n    // SAFETY: the caller owns it.\n    unsafe { *p }\n}\n",
        );
        mini.write("crates/larder-memory/src/pool/core.rs", "//! The core.\n");
        mini.write("crates/larder-memory/src/twin.rs", "//! The twin.\n");
        mini.write("crates/larder-memory/src/inner/deep.rs", "//! Deep.\n");
        mini.write("crates/larder-memory/tests/it/main.rs", "//! Tests.\nmod pool;\n");
        mini.write("crates/larder-memory/tests/it/pool.rs", "//! Tests of pools.\n");
        mini.write(
            "crates/larder-recall/Cargo.toml",
            &manifest("larder-recall", "larder-memory.workspace = true\n"),
        );
        mini.write(
            "crates/larder-recall/src/lib.rs",
            "//! Recalls.\n#![forbid(unsafe_code)]\n// An unsafe word in a comment is a word.\n",
        );
        mini.write("xtask/Cargo.toml", &manifest("xtask", ""));
        mini.write("xtask/src/main.rs", "//! Chores.\n#![forbid(unsafe_code)]\nfn main() {}\n");
        mini.write("bench/allocations/pool.toml", "\n");
        mini.write(
            "crates/larder-memory/examples/show.rs",
            "//! Shows.\nconst FILE: &str = \"pool.toml\";\nfn main() {}\n",
        );
        mini.write("data/words.txt", "one two\n");
        mini.write(
            "data/MANIFEST.toml",
            &format!(
                "[[file]]\npath = \"words.txt\"\nsha256 = \"{}\"\nsource = \"ours\"\nlicence = \"CC0-1.0\"\n",
                sha256(b"one two\n")
            ),
        );
        mini
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.root.join(file);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a temporary folder");
        fs::write(path, text).expect("a temporary file");
    }

    fn append(&self, file: &str, text: &str) {
        let before = fs::read_to_string(self.root.join(file)).expect("a file of the tree");
        self.write(file, &(before + text));
    }

    fn violations(&self) -> Vec<Violation> {
        violations(&Tree::of_folder(&self.root).expect("a tree"))
    }

    /// The one violation there is, which says `what` at `place`.
    fn caught(&self, place: &str, what: &str) {
        let found = self.violations();
        let told: Vec<String> = found.iter().map(ToString::to_string).collect();
        assert_eq!(found.len(), 1, "{place}: {told:?}");
        assert!(told[0].starts_with(&format!("{place}: ")), "{}", told[0]);
        assert!(told[0].contains(what) && told[0].contains("right: "), "{}", told[0]);
    }
}

#[test]
fn a_tree_in_order_has_no_violations() {
    let found = Mini::new("clean").violations();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_wrong_arrow_is_caught() {
    let mini = Mini::new("arrow");
    mini.append("crates/larder-recall/Cargo.toml", "larder-measure.workspace = true\n");
    mini.caught("crates/larder-recall/Cargo.toml:6", "`larder-recall` depends on `larder-measure`");
}

#[test]
fn a_wrong_arrow_under_another_name_for_one_target_or_for_tests_is_caught() {
    for (index, more) in [
        "kernels = { package = \"larder-hydro\", path = \"../larder-hydro\" }\n",
        "\n[target.'cfg(unix)'.dependencies]\nlarder-hydro = \"0.1\"\n",
        "\n[build-dependencies]\nlarder-hydro = \"0.1\"\n",
        "\n[dev-dependencies]\nlarder-hydro = \"0.1\"\n",
    ]
    .iter()
    .enumerate()
    {
        let mini = Mini::new(&format!("arrow-{index}"));
        mini.append("crates/larder-recall/Cargo.toml", more);
        let found = mini.violations();
        assert_eq!(found.len(), 1, "{more}: {found:?}");
        assert!(found[0].what.contains("`larder-hydro`"), "{found:?}");
    }
    // What tests may know, the library may not.
    let mini = Mini::new("arrow-testkit");
    mini.append("crates/larder-recall/Cargo.toml", "larder-testkit.workspace = true\n");
    mini.caught("crates/larder-recall/Cargo.toml:6", "depends on `larder-testkit`");
}

#[test]
fn a_crate_that_the_table_does_not_know_is_caught() {
    let mini = Mini::new("stranger");
    mini.write("crates/larder-extra/Cargo.toml", "[package]\nname = \"larder-extra\"\n");
    mini.caught("crates/larder-extra/Cargo.toml:1", "has no line of its own");
}

#[test]
fn an_orphan_file_is_caught() {
    for (index, file) in [
        "crates/larder-memory/src/pool/forgotten.rs",
        "crates/larder-memory/src/absent.rs.rs",
        "crates/larder-memory/src/deep.rs",
        "crates/larder-memory/tests/it/forgotten.rs",
        "crates/larder-memory/examples/show/part.rs",
        "xtask/src/chore/mod.rs",
    ]
    .iter()
    .enumerate()
    {
        let mini = Mini::new(&format!("orphan-{index}"));
        mini.write(file, "//! Nobody reads this.\n");
        mini.caught(&format!("{file}:1"), "no crate root reaches this file");
    }
    // A `mod` in a comment or in a text reaches nothing.
    let mini = Mini::new("orphan-comment");
    mini.append(
        "crates/larder-memory/src/lib.rs",
        "// mod ghost;\nconst T: &str = \"mod ghost;\";\n",
    );
    mini.write("crates/larder-memory/src/ghost.rs", "//! Nobody reads this.\n");
    mini.caught("crates/larder-memory/src/ghost.rs:1", "no crate root reaches this file");
}

#[test]
fn an_undocumented_unsafe_block_is_caught() {
    for (index, (code, line)) in [
        ("pub fn f(p: *const u8) -> u8 {\n    unsafe { *p }\n}\n", 2),
        ("pub fn f(p: *const u8) -> u8 {\n    // It is fine.\n    unsafe { *p }\n}\n", 3),
        // The argument of the block before does not serve the next one.
        (
            "pub fn f(p: *const u8) -> u8 {\n    // SAFETY: given.\n    let a = unsafe { *p };\n    unsafe { *p + a }\n}\n",
            4,
        ),
        ("// SAFETY: far away.\n\nunsafe impl Send for X {}\n", 3),
    ]
    .iter()
    .enumerate()
    {
        let mini = Mini::new(&format!("unsafe-{index}"));
        mini.write("crates/larder-memory/src/twin.rs", &format!("//! The twin.\n{code}"));
        let place = format!("crates/larder-memory/src/twin.rs:{}", line + 1);
        mini.caught(&place, "an unsafe block without its argument");
    }
}

#[test]
fn an_argued_unsafe_block_passes_in_each_place_an_argument_may_stand() {
    let mini = Mini::new("argued");
    mini.write(
        "crates/larder-memory/src/twin.rs",
        "//! The twin.\n// SAFETY: nothing is shared.\nunsafe impl Send for X {}\n\
         fn f() {\n    // SAFETY: the first fact,\n    // and the second.\n    let a =\n        unsafe { g() };\n\
         \x20   let b = unsafe { g() }; // SAFETY: the same.\n}\n\
         unsafe fn g() {}\n",
    );
    let found = mini.violations();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn unsafe_outside_its_rooms_is_caught() {
    let mini = Mini::new("room");
    mini.append(
        "crates/larder-recall/src/lib.rs",
        "fn f() {\n    // SAFETY: argued, but not here.\n    unsafe { g() }\n}\n",
    );
    mini.caught("crates/larder-recall/src/lib.rs:6", "`unsafe` outside the rooms");
    let mini = Mini::new("forbid");
    mini.write("crates/larder-recall/src/lib.rs", "//! Recalls.\n// #![forbid(unsafe_code)]\n");
    mini.caught("crates/larder-recall/src/lib.rs:1", "lacks `#![forbid(unsafe_code)]`");
}

#[test]
fn a_stray_root_entry_is_caught() {
    for (index, file) in ["notes.md", "scripts/build.sh", ".editorconfig"].iter().enumerate() {
        let mini = Mini::new(&format!("stray-{index}"));
        mini.write(file, "\n");
        let entry = file.split('/').next().expect("a name");
        // A walk without git sees no dot folders, but dot files.
        mini.caught(&format!("{entry}:1"), "an entry of the root that is not listed");
    }
    let mini = Mini::new("root-missing");
    fs::remove_file(mini.root.join("CHANGELOG.md")).expect("it was there");
    mini.caught("CHANGELOG.md:1", "missing from the root");
}

#[test]
fn a_changed_data_file_is_caught() {
    let mini = Mini::new("data-changed");
    mini.write("data/words.txt", "one two three\n");
    mini.caught("data/MANIFEST.toml:2", "not the one stated");
    let mini = Mini::new("data-unlisted");
    mini.write("data/more.txt", "three\n");
    mini.caught("data/more.txt:1", "data that the manifest does not list");
    let mini = Mini::new("data-gone");
    fs::remove_file(mini.root.join("data/words.txt")).expect("it was there");
    mini.caught("data/MANIFEST.toml:2", "is listed but not there");
    let mini = Mini::new("data-source");
    let text = fs::read_to_string(mini.root.join("data/MANIFEST.toml")).expect("there");
    mini.write("data/MANIFEST.toml", &text.replace("\"ours\"", "\" \""));
    mini.caught("data/MANIFEST.toml:2", "has no `source`");
}

#[test]
fn a_missing_module_doc_is_caught() {
    for (index, text) in
        ["pub fn f() {}\n", "// A comment.\n", "", "//!\n", "/// f\nfn f() {}\n"].iter().enumerate()
    {
        let mini = Mini::new(&format!("doc-{index}"));
        mini.write("crates/larder-memory/src/pool/core.rs", text);
        let what = "the file does not begin with its doc";
        mini.caught("crates/larder-memory/src/pool/core.rs:1", what);
    }
}

#[test]
fn a_generated_file_that_nobody_compares_is_caught() {
    let mini = Mini::new("generated");
    mini.write("bench/allocations/ghost.toml", "\n");
    mini.caught("bench/allocations/ghost.toml:1", "no test names this generated file");
}

#[test]
fn unfinished_work_and_paths_of_one_machine_are_caught() {
    let file = "crates/larder-memory/src/twin.rs";
    for (index, line) in [
        concat!("// FIX", "ME: later"),
        concat!("/* X", "XX */"),
        concat!("fn f() { to", "do!() }"),
        concat!("fn f() { unimpl", "emented!(\"later\") }"),
        concat!("const P: &str = \"/ho", "me/me/x\";"),
        concat!("// see /wo", "rk/notes"),
    ]
    .iter()
    .enumerate()
    {
        let mini = Mini::new(&format!("words-{index}"));
        mini.write(file, &format!("//! The twin.\n{line}\n"));
        let found = mini.violations();
        assert_eq!(found.len(), 1, "{line}: {found:?}");
        assert_eq!((found[0].file.as_str(), found[0].line), (file, 2));
    }
    // A text that holds the word, and a folder of ours, are no violations.
    let mini = Mini::new("words-fine");
    let fine = concat!("const T: &str = \"to", "do!\"; // target/wo", "rk/x\n");
    mini.write(file, &format!("//! The twin.\n{fine}"));
    assert!(mini.violations().is_empty(), "{:?}", mini.violations());
}

#[test]
fn names_that_say_nothing_are_caught() {
    for (index, (module, file)) in
        [("pool_v2", "pool_v2.rs"), ("utils", "utils/mod.rs"), ("list_old", "list_old.rs")]
            .iter()
            .enumerate()
    {
        let mini = Mini::new(&format!("name-{index}"));
        mini.append("crates/larder-memory/src/lib.rs", &format!("mod {module};\n"));
        mini.write(&format!("crates/larder-memory/src/{file}"), "//! Something.\n");
        mini.caught(&format!("crates/larder-memory/src/{file}:1"), "is no name for what is inside");
    }
}

#[test]
fn a_clock_outside_measure_and_an_allocator_in_a_library_are_caught() {
    let file = "crates/larder-memory/src/twin.rs";
    let mini = Mini::new("clock");
    mini.write(file, concat!("//! The twin.\nfn f() { std::time::Instant", "::now(); }\n"));
    mini.caught(&format!("{file}:2"), "Instant");
    let mini = Mini::new("allocator");
    let set = concat!("#[global_", "allocator]\nstatic A: X = X;\n");
    mini.write(file, &format!("//! The twin.\n{set}"));
    mini.caught(&format!("{file}:2"), "a library sets the global allocator");
    // A test may.
    let mini = Mini::new("allocator-test");
    mini.append("crates/larder-memory/tests/it/main.rs", set);
    assert!(mini.violations().is_empty(), "{:?}", mini.violations());
}
