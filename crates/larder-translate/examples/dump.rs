//! Prints the tree of a Python file, or what is wrong with it.

use std::io::Write;

use larder_memory::intern::Interner;
use larder_translate::{AstArena, Parser, PythonInterner, decode};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: dump FILE.py")?;
    let bytes = std::fs::read(&path)?;
    let source = decode(&bytes)?;
    let (interner, arena) = (Interner::with_python_keywords(), AstArena::new());
    let ast = Parser::new(&interner).parse_with_arena(&source, &arena)?;
    let mut out = ast.dump().to_string();
    for diagnostic in ast.diagnostics() {
        let place = ast.place(diagnostic.start());
        out = format!(
            "{out}\n{path}:{}:{}: {}: {}",
            place.line,
            place.column,
            diagnostic.class().name(),
            ast.message(diagnostic)
        );
    }
    writeln!(std::io::stdout(), "{out}")?;
    Ok(())
}
