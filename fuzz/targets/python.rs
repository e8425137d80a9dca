//! Any text is a tree or diagnostics; every node has a place in the source; and the same text gives the
//! same tree again.
#![no_main]

use larder_memory::intern::Interner;
use larder_translate::{AstArena, Parser, PythonInterner, decode};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = decode(bytes) else { return };
    let interner = Interner::with_python_keywords();
    let mut arena = AstArena::new();
    let ast = Parser::new(&interner).parse_with_arena(&source, &arena).expect("there is room");
    for diagnostic in ast.diagnostics() {
        assert!(diagnostic.start() as usize <= source.len());
        assert!(!ast.message(diagnostic).to_string().is_empty());
    }
    let first = ast.dump().to_string();
    arena.reset();
    let ast = Parser::new(&interner).parse_with_arena(&source, &arena).expect("there is room");
    assert_eq!(ast.dump().to_string(), first);
});
