//! `larder convert`: packages on disk, diagnostics, exit codes. That the packages build and print what CPython
//! prints is shown by `cargo xtask humaneval`.

use crate::run::{Folder, larder};

const GOOD: &str = "def double(n):\n    return n * 2\n\nprint(double(21))\n";
const PARTLY: &str =
    "def good():\n    return 1\n\ndef bad(text):\n    exec(text)\n\nprint(good())\n";

#[test]
fn a_file_becomes_a_package_that_says_what_is_in_it() {
    let folder = Folder::new();
    folder.file("app.py", GOOD);
    let ran = larder(&folder, &["convert", "app.py", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document = ran.json();
    assert_eq!(document["schema"], "larder.convert/1");
    assert_eq!(document["files"][0]["status"], "whole");
    assert_eq!(document["files"][0]["functions"][0]["name"], "double");
    for file in
        ["Cargo.toml", "src/lib.rs", "src/main.rs", "translation.json", "runtime/src/lib.rs"]
    {
        assert!(folder.path().join("app-rs").join(file).is_file(), "{file}");
    }
    let text = String::from_utf8(folder.bytes("app-rs/src/lib.rs")).expect("it is text");
    assert!(text.contains("pub fn double(n: i64) -> Result<i64> {"), "{text}");
    assert!(!text.contains("unsafe"), "{text}");
}

#[test]
fn what_cannot_be_translated_is_one_line_and_exit_3_and_a_refusal_under_strict() {
    let folder = Folder::new();
    folder.file("app.py", PARTLY);
    let strict = larder(&folder, &["convert", "app.py", "--strict"]);
    assert_eq!(strict.code, 1, "{}", strict.err);
    assert!(!folder.path().join("app-rs").exists());
    let ran = larder(&folder, &["convert", "app.py"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("app.py:5:5: T002: exec: a program made at run time"), "{}", ran.err);
    assert!(folder.path().join("app-rs/src/lib.rs").is_file());
}

#[test]
fn a_syntax_error_is_cpythons_and_nothing_is_written() {
    let folder = Folder::new();
    folder.file("app.py", "print(1\n");
    let ran = larder(&folder, &["convert", "app.py"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("app.py:1:6: T001: SyntaxError: '(' was never closed"), "{}", ran.err);
    assert!(!folder.path().join("app-rs").exists());
}

#[test]
fn a_folder_with_other_things_in_it_is_left_alone_without_force() {
    let folder = Folder::new();
    folder.file("app.py", GOOD);
    std::fs::create_dir(folder.path().join("out")).expect("a folder can be made");
    folder.file("out/mine.txt", "keep");
    let ran = larder(&folder, &["convert", "app.py", "--out", "out"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("--force"), "{}", ran.err);
    assert_eq!(larder(&folder, &["convert", "app.py", "--out", "out", "--force"]).code, 0);
    assert_eq!(folder.bytes("out/mine.txt"), b"keep");
    // What was written before is ours to write again.
    assert_eq!(larder(&folder, &["convert", "app.py", "--out", "out"]).code, 0);
}

#[test]
fn every_code_is_explained_and_an_unknown_one_is_a_usage_error() {
    let folder = Folder::new();
    let one = larder(&folder, &["convert", "--explain", "T002"]);
    assert_eq!(one.code, 0);
    assert!(one.out.starts_with("T002  exec or eval:"), "{}", one.out);
    let all = larder(&folder, &["convert", "--explain"]);
    assert!(all.out.lines().filter(|line| line.starts_with('T')).count() >= 15, "{}", all.out);
    assert_eq!(larder(&folder, &["convert", "--explain", "T999"]).code, 2);
}
