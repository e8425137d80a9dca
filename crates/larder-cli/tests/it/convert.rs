//! `larder convert`: packages on disk, diagnostics, exit codes. That the packages build and print what CPython
//! prints is shown by `cargo xtask humaneval`.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

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
    assert_eq!(document["files"][0]["functions"][0]["line"], 1);
    assert!(document["files"][0]["functions"][0]["sites"].is_array());
    for figure in [
        "allocations",
        "arena_peak_bytes",
        "bytes_copied",
        "strings_deduplicated",
        "bytes_saved",
        "seconds",
    ] {
        assert!(document["metrics"][figure].as_f64().is_some_and(|x| x > 0.0), "{figure}");
    }
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

/// All files below a folder, by their paths.
fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut work = vec![folder.to_owned()];
    while let Some(here) = work.pop() {
        for entry in std::fs::read_dir(&here).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                work.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("it is inside").display().to_string();
                all.insert(name, std::fs::read(&path).expect("a file"));
            }
        }
    }
    all
}

fn script(number: usize) -> String {
    format!(
        "def f{number}(values):\n    total = {number}\n    for value in values:\n        total += value * \
         {number}\n    return total\n\nprint(f{number}([1, 2, {number}]))\n"
    )
}

#[test]
fn a_folder_becomes_packages_that_share_a_runtime_with_the_same_bytes_however_they_are_made() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.path().join("src/deep")).expect("a folder can be made");
    for number in 0..40 {
        folder.file(&format!("src/program_{number}.py"), &script(number));
    }
    folder.file("src/deep/match.py", "import helper\nprint(helper.x)\n");
    folder.file("src/deep/helper.py", "x = 1\n");
    folder.file("src/runtime.py", "print(1)\n");
    let ways: [&[&str]; 4] = [
        &["--out", "a"],
        &["--out", "b", "--threads", "2"],
        &["--out", "c", "--no-memory-pools"],
        &["--out", "d", "--set", "memory.enable_arena_allocation=false", "--threads", "3"],
    ];
    let mut trees = Vec::new();
    for way in ways {
        let ran = larder(&folder, &[&["convert", "src"], way].concat());
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert!(ran.err.contains("42 packages written"), "{}", ran.err);
        let mut tree = tree(&folder.path().join(way[1]));
        // What it took stands here, and time is never the same.
        assert!(tree.remove("translation.json").is_some());
        trees.push(tree);
    }
    for (other, way) in trees.iter().zip(ways).skip(1) {
        assert!(*other == trees[0], "{way:?}");
    }
    for file in [
        "runtime/src/lib.rs",
        "runtime_/src/lib.rs",
        "program_7/src/main.rs",
        "deep/match/src/helper.rs",
        "deep/match/translation.json",
    ] {
        assert!(trees[0].contains_key(file), "{file}");
    }
    let manifest = String::from_utf8_lossy(&trees[0]["deep/match/Cargo.toml"]);
    assert!(manifest.contains("name = \"match_\""), "{manifest}");
    assert!(manifest.contains("path = \"../../runtime\""), "{manifest}");
}

#[test]
fn a_file_brings_the_files_beside_it_that_it_imports_and_no_others() {
    let folder = Folder::new();
    folder.file("app.py", "import helper\nprint(helper.x)\n");
    folder.file("helper.py", "import third\nx = third.y\n");
    folder.file("third.py", "y = 2\n");
    folder.file("other.py", "print(\n");
    let ran = larder(&folder, &["convert", "app.py", "--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let document = ran.json();
    let files = document["files"].as_array().expect("a list").iter();
    let paths: Vec<&str> = files.filter_map(|file| file["path"].as_str()).collect();
    assert_eq!(paths, ["app.py", "helper.py", "third.py"]);
    assert!(folder.path().join("app-rs/src/third.rs").is_file());
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_translated() {
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("src")).expect("a folder can be made");
    folder.file("src/good.py", GOOD);
    std::fs::write(folder.path().join("src/bad.py"), b"x = '\xff'\n").expect("a file");
    folder.file("src/wrong.py", "print(1\n");
    let ran = larder(&folder, &["convert", "src", "--out", "rs"]);
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(
        ran.err.contains("src/bad.py: T000: file: ") && ran.err.contains("0xff"),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("src/wrong.py:1:6: T001"), "{}", ran.err);
    assert!(folder.path().join("rs/good/src/lib.rs").is_file());
    assert!(!folder.path().join("rs/wrong").exists());
    let empty = larder(&folder, &["convert", "rs/good/runtime", "--out", "x"]);
    assert_eq!(empty.code, 3, "{}", empty.err);
}

#[test]
fn the_memory_profile_says_that_the_same_again_costs_nothing() {
    let folder = Folder::new();
    folder.file("app.py", GOOD);
    let ran = larder(&folder, &["convert", "app.py", "--memory-profile"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let line = |what: &str| {
        let found = ran.err.lines().find(|line| line.starts_with(what));
        found.map_or("", |line| line[what.len()..].trim()).to_owned()
    };
    assert_eq!(line("allocations, the same again"), "0", "{}", ran.err);
    assert!(!line("most of the arena in use").is_empty(), "{}", ran.err);
}

/// Five programs that compute.
const COMPUTE: [(&str, &str); 5] = [
    (
        "bodies",
        "def run(n):\n    x, v = 1.0, 0.0\n    for _ in range(n):\n        v -= x * 0.01\n        x += v * 0.01\n    return x\nprint(round(run(20000), 9))\n",
    ),
    (
        "norm",
        "def a(i, j):\n    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)\nn = 40\nu = [1.0] * n\nfor _ in range(5):\n    u = [sum(a(i, j) * u[j] for j in range(n)) for i in range(n)]\nprint('%.9f' % sum(u))\n",
    ),
    (
        "flips",
        "def flips(p):\n    count = 0\n    while p[0]:\n        k = p[0] + 1\n        p[:k] = p[:k][::-1]\n        count += 1\n    return count\nprint(flips([2, 3, 1, 4, 0]), 3 ** 200)\n",
    ),
    (
        "sieve",
        "def primes(n):\n    marks = [True] * (n + 1)\n    for i in range(2, n + 1):\n        if marks[i]:\n            for j in range(i * i, n + 1, i):\n                marks[j] = False\n    return [i for i in range(2, n + 1) if marks[i]]\nprint(len(primes(5000)), primes(30))\n",
    ),
    (
        "words",
        "text = 'the cat and the dog and the bird ' * 50\ncounts = {}\nfor word in text.split():\n    counts[word] = counts.get(word, 0) + 1\nfor word in sorted(counts):\n    print(word, counts[word])\nraise KeyError('end')\n",
    ),
];

/// Whether modules of WebAssembly can be built and run here; without, the test is skipped and says so.
fn has_webassembly() -> bool {
    let sysroot =
        Command::new("rustc").args(["--print", "sysroot"]).output().expect("rustc is there");
    let root = String::from_utf8_lossy(&sysroot.stdout).trim().to_owned();
    let has_target = Path::new(&root).join("lib/rustlib/wasm32-wasip1/lib").is_dir();
    let has_node = Command::new("node").arg("--version").output().is_ok();
    if !has_target || !has_node {
        #[expect(clippy::print_stderr, reason = "a skip must be seen")]
        {
            eprintln!("SKIPPED: wasm32-wasip1 {has_target}, node {has_node}");
        }
        assert!(
            std::env::var_os("LARDER_NEEDS_WASM").is_none(),
            "wasm32-wasip1 and node are needed"
        );
    }
    has_target && has_node
}

/// What a module of WebAssembly may have.
const MODULE_MAX_KIB: usize = 400;

#[test]
fn the_module_of_a_program_without_classes_leaves_out_what_they_need() {
    if !has_webassembly() {
        return;
    }
    let folder = Folder::new();
    folder.file("hello.py", "print('hello')\n");
    let ran = larder(&folder, &["convert", "hello.py", "--out", "rs", "--wasm"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let module = folder.bytes("rs/hello.wasm");
    let mark = larder_translate::PLAIN_MARK.as_bytes();
    assert!(!module.windows(mark.len()).any(|window| window == mark), "it can do without");
    assert!(module.len() <= MODULE_MAX_KIB * 1024, "{} bytes", module.len());
}

#[test]
#[ignore = "builds six packages: for the long list"]
fn a_module_of_webassembly_is_small() {
    if !has_webassembly() {
        return;
    }
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("src")).expect("a folder can be made");
    let programs = [&[("hello", "print('hello')\n")][..], &COMPUTE[..]].concat();
    for (name, source) in &programs {
        folder.file(&format!("src/{name}.py"), source);
    }
    let ran = larder(&folder, &["convert", "src", "--out", "rs", "--wasm"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let size = |name: &str| folder.bytes(&format!("rs/{name}/{name}.wasm")).len().div_ceil(1024);
    let sizes: Vec<(usize, &str)> = programs.iter().map(|&(name, _)| (size(name), name)).collect();
    let (largest, _) = *sizes.iter().max().expect("there are six");
    #[expect(clippy::print_stdout, reason = "the acceptance list reads the figure")]
    {
        println!("sizes in KiB: {sizes:?}");
        println!("the largest in KiB: {largest}");
    }
    assert!(largest <= MODULE_MAX_KIB, "{sizes:?}");
}

/// Builds six packages: for the long list, `--ignored`.
#[test]
#[ignore = "builds six packages twice: for the long list"]
fn under_node_a_module_of_webassembly_prints_what_the_program_prints() {
    if !has_webassembly() {
        return;
    }
    let folder = Folder::new();
    std::fs::create_dir(folder.path().join("src")).expect("a folder can be made");
    for (name, source) in COMPUTE {
        folder.file(&format!("src/{name}.py"), source);
    }
    let ran = larder(&folder, &["convert", "src", "--out", "rs", "--check", "--wasm"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for (name, _) in COMPUTE {
        let native =
            Command::new(folder.path().join("rs/target/release").join(name)).output().expect(name);
        let single = larder(
            &folder,
            &[
                "convert",
                &format!("src/{name}.py"),
                "--out",
                &format!("rs/{name}"),
                "--wasm",
                "--run",
            ],
        );
        assert_eq!(single.out, String::from_utf8_lossy(&native.stdout), "{name}: {}", single.err);
        assert_eq!(Some(single.code), native.status.code(), "{name}");
        let last = |text: &str| text.lines().last().unwrap_or_default().to_owned();
        if single.code != 0 {
            assert_eq!(last(&single.err), last(&String::from_utf8_lossy(&native.stderr)), "{name}");
        }
    }
}

#[test]
fn a_missing_target_is_exit_4_and_the_translation_is_kept() {
    let folder = Folder::new();
    folder.file("app.py", GOOD);
    // A rustc that knows of no sysroot has no targets.
    std::fs::create_dir(folder.path().join("bin")).expect("a folder can be made");
    folder.file("bin/rustc", "#!/bin/sh\necho /nowhere\n");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let file = folder.path().join("bin/rustc");
        std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o755)).expect("it is ours");
        let mut command = crate::run::command(&folder, &["convert", "app.py", "--wasm"]);
        command.env("PATH", folder.path().join("bin"));
        let ran = crate::run::finish(&mut command);
        assert_eq!(ran.code, 4, "{}", ran.err);
        assert!(ran.err.contains("rustup target add wasm32-wasip1"), "{}", ran.err);
        assert!(folder.path().join("app-rs/src/lib.rs").is_file());
    }
}
