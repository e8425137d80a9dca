//! What is left of a program when a part of it is wrong.

use larder_translate::{Node, Parser, ParserOptions, PythonInterner};

use crate::with_tree;

/// The kinds of the statements of the module, and the lines of the diagnostics.
fn read(source: &str) -> (Vec<String>, Vec<u32>) {
    with_tree(source, |ast| {
        let Node::Module { body } = ast.node(ast.root()) else { panic!("the root is a module") };
        let kinds = body.iter().map(|id| format!("{:?}", ast.kind(id))).collect();
        let lines = ast.diagnostics().iter().map(|d| ast.place(d.start()).line).collect();
        (kinds, lines)
    })
}

#[test]
fn a_fault_costs_its_statement_and_no_other() {
    for (source, kinds, lines) in [
        ("a = 1\nb = = 2\nc = 3\n", &["Assign", "Assign"][..], &[2][..]),
        // Without a keyword at the beginning of a line nothing says where the bracket should have ended.
        ("def f(:\n    x = 1\n    y = 2\nz = 3\n", &[], &[1, 1]),
        (
            "def f():\n    return (\n\ndef g():\n    return 1\n",
            &["FunctionDef", "FunctionDef"],
            &[2],
        ),
        ("def f():\n    x = = 1\n    y = 2\nz = 3\n", &["FunctionDef", "Assign"], &[2]),
        ("if a b:\n    x\nelse:\n    y\nz = 3\n", &["Assign"], &[1]),
        ("x = (1,\ndef f():\n    pass\ny = 2\n", &["FunctionDef", "Assign"], &[1]),
        (
            "class A:\n    def f(self):\n        return foo(\n    def g(self):\n        pass\nx = 1\n",
            &["ClassDef", "Assign"],
            &[3],
        ),
        ("x = 'abc\ny = 2\n", &["Assign"], &[1]),
        ("  x = 1\ny = 2\n", &["Assign"], &[1]),
        ("if a:\n    b\n  c\nd = 1\n", &["If", "Assign"], &[3]),
        ("x = 1\nx = 08\nx = 3\nx = 1__2\n", &["Assign", "Assign"], &[2, 4]),
    ] {
        let (found, places) = read(source);
        assert_eq!(
            (found.iter().map(String::as_str).collect::<Vec<_>>(), &places[..]),
            (kinds.to_vec(), lines),
            "{source}"
        );
    }
}

#[test]
fn a_source_over_the_limit_is_refused_by_name() {
    let interner = larder_memory::intern::Interner::with_python_keywords();
    let arena = larder_translate::AstArena::new();
    let options = ParserOptions { source_bytes_max: 10 };
    let error = Parser::with_options(&interner, options)
        .parse_with_arena("x = 12345678", &arena)
        .unwrap_err();
    assert_eq!(error.to_string(), "the source has 12 bytes, the limit `source_bytes_max` is 10");
    assert_eq!(error.kind(), larder_translate::ErrorKind::TooLong);
}

#[test]
fn an_arena_without_room_is_an_error() {
    use larder_memory::Budget;
    use larder_memory::arena::ArenaOptions;
    let budget = Budget::with_limit("small", 64 << 10);
    let options =
        ArenaOptions { budget: Some(budget), first_bytes: 4096, ..ArenaOptions::default() };
    let arena = larder_translate::AstArena::with_options(options).unwrap();
    let interner = larder_memory::intern::Interner::with_python_keywords();
    let source = "x = [1, 2, 3]\n".repeat(10_000);
    let error = Parser::new(&interner).parse_with_arena(&source, &arena).unwrap_err();
    assert_eq!(error.kind(), larder_translate::ErrorKind::OutOfMemory);
}
