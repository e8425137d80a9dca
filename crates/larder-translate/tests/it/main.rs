//! The engine as its users see it.

mod attributes;
mod damaged;
mod grammar;
mod hostile;
mod modules;
mod page;
mod recovery;
mod steady;
mod translate;
mod verdicts;

larder_testkit::counting_allocator!();

use larder_memory::intern::Interner;
use larder_translate::{Ast, AstArena, Parser, PythonInterner};

/// Parses a text and hands the tree to a closure.
fn with_tree<R>(source: &str, work: impl FnOnce(Ast<'_>) -> R) -> R {
    let (interner, arena) = (Interner::with_python_keywords(), AstArena::new());
    let ast = Parser::new(&interner).parse_with_arena(source, &arena).expect("it is short");
    work(ast)
}

/// The first diagnostic as `CLASS:LINE: MESSAGE`, empty for none.
fn first_fault(source: &str) -> String {
    with_tree(source, |ast| match ast.diagnostics().first() {
        None => String::new(),
        Some(first) => {
            let line = ast.place(first.start()).line;
            format!("{}:{line}: {}", first.class().name(), ast.message(first))
        }
    })
}
