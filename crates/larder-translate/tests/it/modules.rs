//! Programs of several modules: what belongs together, in which order it runs, what is refused. That such programs
//! print what CPython prints is shown by `larder convert crates/larder-translate/tests/packages --verify`.

use larder_translate::{
    Code, File, Module, Options, Program, RuntimePlace, RustModule, Status, Translator,
    package_of_program, programs_of_file, programs_of_folder,
};

fn module<'s>(name: &'s str, source: &'s str) -> Module<'s> {
    Module { name, path: name, source, is_package: false, is_main: name == "app" }
}

/// The Rust modules, and the findings as `MODULE:LINE CODE`.
fn translate(modules: &[(&str, &str)]) -> (Vec<RustModule>, Vec<String>) {
    let modules: Vec<Module<'_>> = modules.iter().map(|&(name, text)| module(name, text)).collect();
    let (mut translator, mut rust) = (Translator::new(Options::default()), Vec::new());
    let reports = translator.translate_modules(&modules, &mut rust).expect("they can be read");
    let findings = modules.iter().zip(reports).flat_map(|(module, report)| {
        let one = |finding: &larder_translate::Finding| {
            format!("{}:{} {}", module.name, finding.place.line, finding.code)
        };
        report.findings.iter().map(one).collect::<Vec<_>>()
    });
    let findings = findings.collect();
    (rust, findings)
}

fn run_of(rust: &[RustModule]) -> &str {
    let text = &rust[0].text;
    &text[text.find("pub fn run()").expect("the main module runs")..]
}

#[test]
fn a_module_runs_where_it_is_imported_first_and_only_there() {
    let (rust, findings) = translate(&[
        ("app", "print('a')\nimport b\nprint('c')\nimport d\n"),
        ("b", "import d\nprint('b')\n"),
        ("d", "print('d')\n"),
    ]);
    assert_eq!(findings, [""; 0]);
    let printed: Vec<&str> =
        run_of(&rust).split("lit!(\"").skip(1).map(|rest| &rest[..1]).collect();
    assert_eq!(printed, ["a", "d", "b", "c"]);
}

#[test]
fn types_go_from_module_to_module() {
    let (rust, findings) = translate(&[
        ("app", "from b import scale\nimport b\nprint(scale(1.5), b.LIMIT)\n"),
        ("b", "LIMIT = 3\n\ndef scale(x):\n    return x * LIMIT\n"),
    ]);
    assert_eq!(findings, [""; 0]);
    assert!(rust[1].text.contains("pub fn scale(x: f64) -> Result<f64> {"), "{}", rust[1].text);
    assert!(rust[0].text.contains("crate::b::scale(1.5)?"), "{}", rust[0].text);
}

#[test]
fn the_class_that_super_means_stands_in_its_own_module() {
    let class = "def kept(cls):\n    return cls\n\n@kept\nclass Kid(list):\n    \
                 def __init__(self):\n        super().__init__()\n";
    let (rust, findings) = translate(&[("app", "from b import Kid\nprint(Kid())\n"), ("b", class)]);
    assert_eq!(findings, [""; 0]);
    let cell = "pub(crate) KID_CLASS_5: Dyn = \"__class__\";";
    assert!(rust[1].text.contains(cell), "{}", rust[1].text);
    assert!(rust[1].text.contains("super_(&KID_CLASS_5.get()?"), "{}", rust[1].text);
    let kept = "namespace.cell(|class| crate::b::KID_CLASS_5.set(class.clone()));";
    assert!(run_of(&rust).contains(kept), "{}", rust[0].text);
}

#[test]
fn what_a_from_import_brought_stays_when_the_module_binds_it_anew() {
    let (rust, findings) = translate(&[
        ("app", "from b import level\nimport b\nb.raised()\nprint(level, b.level)\n"),
        ("b", "level = 1\n\ndef raised():\n    global level\n    level += 1\n"),
    ]);
    assert_eq!(findings, [""; 0]);
    // The name of the importer is a variable of its own.
    assert!(run_of(&rust).contains("let level = crate::b::LEVEL.get()?;"), "{}", rust[0].text);
}

#[test]
fn names_of_the_main_module_do_not_hide_builtins_from_others() {
    let (rust, findings) = translate(&[
        ("app", "import b\nlen = 5\nprint(len, b.size([1]))\n"),
        ("b", "def size(xs):\n    return len(xs)\n"),
    ]);
    assert_eq!(findings, [""; 0]);
    assert!(
        rust[1].text.contains("Ok(xs.len())") || rust[1].text.contains("len("),
        "{}",
        rust[1].text
    );
    assert!(!rust[1].text.contains("LEN"), "{}", rust[1].text);
}

#[test]
fn what_would_show_the_order_of_imports_or_needs_a_module_as_a_value_is_refused_with_its_line() {
    for (app, other, want) in [
        // A module as a value.
        ("import b\nprint(b)\n", "x = 1\n", "app:2 T021"),
        ("import b\nm = b\nprint(m.x)\n", "x = 1\n", "app:2 T021"),
        ("import b\nprint(getattr(b, 'x'))\n", "x = 1\n", "app:2 T021"),
        ("import b\nb = 3\nprint(b)\n", "x = 1\n", "app:1 T021"),
        ("class A:\n    from b import x\nprint(A.x)\n", "x = 1\n", "app:2 T021"),
        // A name that it lacks.
        ("import b\nprint(b.y)\n", "x = 1\n", "app:2 T022"),
        ("from b import y\n", "x = 1\n", "app:1 T022"),
        // Read before it is bound.
        ("import b\nx = 1\n", "from c import y\nz = 2\n", "c:1 T023"),
        // Run when a function is called.
        ("def f():\n    import b\n    return b.x\nprint(f())\n", "x = print(1)\n", "app:2 T024"),
        ("for i in range(2):\n    import b\n", "x = print(1)\n", "app:2 T024"),
    ] {
        let c = "from b import z\ny = 1\n";
        let (_, findings) = translate(&[("app", app), ("b", other), ("c", c)]);
        assert_eq!(findings.first().map(String::as_str), Some(want), "{app}{other}");
    }
}

#[test]
fn an_import_in_a_function_is_translated_where_nobody_can_tell_when_it_runs() {
    for (app, other) in [
        ("def f():\n    import b\n    return b.x\nprint(f())\n", "x = 1\ndef g():\n    return 2\n"),
        ("import b\ndef f():\n    from b import x\n    return x\nprint(f())\n", "x = print(1)\n"),
    ] {
        let (_, findings) = translate(&[("app", app), ("b", other)]);
        assert_eq!(findings, [""; 0], "{app}");
    }
}

#[test]
fn a_fault_in_one_module_refuses_the_program_and_says_where() {
    let modules = [module("app", "import b\n"), module("b", "x = 1\nprint(\n")];
    let (mut translator, mut rust) = (Translator::new(Options::default()), Vec::new());
    let reports = translator.translate_modules(&modules, &mut rust).expect("they can be read");
    assert_eq!(reports[1].status, Some(Status::Refused));
    assert_eq!(reports[1].findings[0].code, Code::SYNTAX);
    assert_eq!(reports[1].findings[0].place.line, 2);
    assert!(rust.is_empty());
}

#[test]
fn builtins_that_are_not_there_are_refused_and_no_name_error_that_a_program_could_catch() {
    for (app, want) in [
        ("try:\n    print(locals)\nexcept NameError:\n    print('none')\n", "app:2 T011"),
        ("x = 1\nprint(globals)\n", "app:2 T011"),
    ] {
        let (_, findings) = translate(&[("app", app)]);
        assert_eq!(findings, [want], "{app}");
    }
}

#[test]
fn lines_of_findings_are_those_of_their_own_files() {
    let (_, findings) = translate(&[
        ("app", "import b\r\nprint(1)\r\n"),
        ("b", "x = 1\r\r\ndef bad(text):\n    exec(text)"),
        ("c", "print('never imported')\n"),
    ]);
    assert_eq!(findings, ["b:4 T002"]);
}

fn files(paths: &[(&str, &str)]) -> Vec<File> {
    paths
        .iter()
        .map(|&(path, source)| File { path: path.to_owned(), source: source.to_owned() })
        .collect()
}

/// The programs of a folder as `STEM: MODULE MODULE`, the one that is run with a star.
fn programs(paths: &[(&str, &str)]) -> Vec<String> {
    let mut translator = Translator::new(Options::default());
    let all = programs_of_folder(&mut translator, &files(paths), "top").expect("they can be read");
    all.iter().map(shown).collect()
}

fn shown(program: &Program) -> String {
    let one = |module: &larder_translate::ProgramModule| {
        format!("{}{}", if module.is_main { "*" } else { "" }, module.name)
    };
    let modules: Vec<String> = program.modules.iter().map(one).collect();
    format!("{}: {}", program.stem, modules.join(" "))
}

#[test]
fn files_that_import_each_other_are_one_program_and_others_are_their_own() {
    assert_eq!(
        programs(&[("app.py", "import helper\n"), ("helper.py", ""), ("lone.py", "import os\n")]),
        ["app: *__main__ helper", "lone: *__main__"]
    );
    assert_eq!(
        programs(&[("app.py", "import helper\n"), ("helper.py", "import app\n")]),
        [": *__main__ app helper"]
    );
    assert_eq!(
        programs(&[("a.py", "import c\n"), ("b.py", "import c\n"), ("c.py", "")]),
        ["a: *__main__ c", "b: *__main__ c"]
    );
}

#[test]
fn packages_are_found_with_their_folders() {
    assert_eq!(
        programs(&[("__init__.py", ""), ("__main__.py", "from . import x\n"), ("x.py", "")]),
        [": *top.__main__ top top.x"]
    );
    assert_eq!(
        programs(&[
            ("lib/__init__.py", ""),
            ("lib/deep/__init__.py", ""),
            ("lib/deep/a.py", ""),
            ("run.py", "import lib.deep.a\n"),
        ]),
        [": *__main__ lib lib.deep lib.deep.a"]
    );
    // A package that nobody imports is a library.
    assert_eq!(
        programs(&[("lib/__init__.py", ""), ("lib/a.py", ""), ("run.py", "")]),
        ["lib: lib lib.a", "run: *__main__"]
    );
    // A folder without `__init__.py` can hold modules too.
    assert_eq!(
        programs(&[("run.py", "from space.a import x\n"), ("space/a.py", "x = 1\n")]),
        [": *__main__ space space.a"]
    );
    // Scripts import what stands beside them.
    assert_eq!(
        programs(&[("tools/go.py", "import near\n"), ("tools/near.py", ""), ("near.py", "")]),
        ["near: *__main__", "tools/go: *__main__ near"]
    );
}

#[test]
fn a_file_beside_the_program_that_is_named_as_what_python_has_loaded_is_not_found() {
    let mut translator = Translator::new(Options::default());
    let all = files(&[("app.py", "import sys, shapes\n"), ("sys.py", ""), ("shapes.py", "")]);
    let program = programs_of_file(&mut translator, &all, "app.py").expect("they can be read");
    assert_eq!(shown(&program), "app: *__main__ shapes");
}

#[test]
fn modules_become_files_and_their_names_words_that_rust_takes() {
    let (rust, _) = translate(&[
        ("app", "import a.match\nimport a.match_\nimport std\nprint(a.match.x(), std.y())\n"),
        ("a", ""),
        ("a.match", "def x():\n    return 1\n"),
        ("a.match_", "def z():\n    return 3\n"),
        ("std", "def y():\n    return 2\n"),
    ]);
    let files = package_of_program("app", &rust, RuntimePlace::At("../runtime"));
    let paths: Vec<&str> = files.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(
        paths,
        [
            "Cargo.toml",
            ".cargo/config.toml",
            "src/lib.rs",
            "src/a/mod.rs",
            "src/a/match_.rs",
            "src/a/match__.rs",
            "src/std_.rs",
            "src/main.rs"
        ]
    );
    assert!(files[0].1.contains("path = \"../runtime\""), "{}", files[0].1);
    assert!(files[2].1.contains("pub mod a;\npub mod std_;\n"), "{}", files[1].1);
}
