//! A Cargo package around translated modules. It builds without a network: the runtime's source goes with it.

use std::fmt::Write as _;

/// The first lines of every file that holds translated text: what a program that was written for another
/// language leaves unused.
const LINTS: &str = "#![allow(
    dead_code,
    non_snake_case,
    uncommon_codepoints,
    unreachable_code,
    unused_assignments,
    unused_imports,
    unused_labels,
    unused_mut,
    unused_must_use,
    unused_parens,
    unused_variables
)]
";

/// One file of a package: its path in it, and its text.
pub type PackageFile = (String, String);

/// A name as cargo takes it: other characters become `_`, a leading digit gets `p_`.
///
/// ```
/// assert_eq!(larder_translate::package_name("2 words.x"), "p_2_words_x");
/// ```
pub fn package_name(stem: &str) -> String {
    let mut name: String = stem
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || c == '-' || c == '_' { c } else { '_' })
        .collect();
    let is_digit = name.starts_with(|c: char| c.is_ascii_digit());
    if is_digit || name.is_empty() || name.starts_with('-') {
        name.insert_str(0, "p_");
    }
    if matches!(
        name.as_str(),
        "test" | "core" | "std" | "alloc" | "proc_macro" | "py" | "self" | "super" | "crate"
    ) {
        name.push('_');
    }
    name
}

/// The package of one program.
pub fn package_of_program(name: &str, rust: &str) -> Vec<PackageFile> {
    let crate_name = name.replace('-', "_");
    let mut files = vec![
        ("Cargo.toml".to_owned(), manifest(name)),
        ("src/lib.rs".to_owned(), with_lints(rust)),
        (
            "src/main.rs".to_owned(),
            format!(
                "//! Runs the program.\n\nuse std::process::ExitCode;\n\nfn main() -> ExitCode {{\n    \
                 py::main({crate_name}::run)\n}}\n"
            ),
        ),
    ];
    files.extend(runtime());
    files
}

/// A package of many programs, for tests: the first argument says which one runs.
pub fn package_of_many(name: &str, programs: &[(String, String)]) -> Vec<PackageFile> {
    let mut main = format!("//! Runs one of many programs.\n{LINTS}\n");
    for (module, _) in programs {
        writeln!(main, "mod {module};").expect("a string takes it");
    }
    main.push_str(
        "\nfn main() -> std::process::ExitCode {\n    match std::env::args().nth(1).as_deref() {\n",
    );
    for (module, _) in programs {
        writeln!(main, "        Some(\"{module}\") => py::main({module}::run),")
            .expect("a string takes it");
    }
    main.push_str("        _ => std::process::ExitCode::from(2),\n    }\n}\n");
    let mut files =
        vec![("Cargo.toml".to_owned(), manifest(name)), ("src/main.rs".to_owned(), main)];
    for (module, rust) in programs {
        files.push((format!("src/{module}.rs"), rust.clone()));
    }
    files.extend(runtime());
    files
}

/// The runtime's files, in the folder `runtime` of a package.
fn runtime() -> Vec<PackageFile> {
    let manifest = "[package]\nname = \"larder-translate-runtime\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                    [lib]\nname = \"py\"\n\n[features]\nsource = []\n";
    let mut files = vec![("runtime/Cargo.toml".to_owned(), manifest.to_owned())];
    for (path, text) in py::FILES {
        files.push((format!("runtime/src/{path}"), (*text).to_owned()));
    }
    files
}

fn manifest(name: &str) -> String {
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         py = {{ package = \"larder-translate-runtime\", path = \"runtime\" }}\n\n[profile.release]\n\
         overflow-checks = false\npanic = \"abort\"\n\n[workspace]\n"
    )
}

/// The lints go behind the documentation of the module.
fn with_lints(rust: &str) -> String {
    let end: usize =
        rust.lines().take_while(|line| line.starts_with("//!")).map(|line| line.len() + 1).sum();
    format!("{}{LINTS}\n{}", &rust[..end], &rust[end..])
}
