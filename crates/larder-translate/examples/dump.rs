//! Prints the tree of a Python file, or what is wrong with it: `dump FILE.py`; without a file, of three lines.

use std::io::Write;

use larder_memory::intern::Interner;
use larder_translate::{AstArena, Parser, PythonInterner, decode};

const THREE_LINES: &str =
    "def fact(n):\n    return 1 if n < 2 else n * fact(n - 1)\nprint(fact(50))\n";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (path, bytes) = match std::env::args().nth(1) {
        Some(path) => (path.clone(), std::fs::read(&path)?),
        None => ("three lines".to_owned(), THREE_LINES.as_bytes().to_owned()),
    };
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
