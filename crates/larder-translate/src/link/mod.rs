//! Several modules as one program.
//!
//! The texts of the modules are laid behind each other and read as one tree. Then the tree is changed so
//! that it means what the modules mean together, and everything after it sees one module:
//!
//! - a global `x` of module `shop.cart` is called `shop.cart.x`, which no name of Python can be, wherever it is
//!   used: by its own module, through `cart.x`, or through what `from .cart import x` brought. The names of
//!   the module that is run stay as they are;
//! - a `from … import` whose name may be bound again later is the assignment that it is in Python;
//! - what a module does when it is imported stands where the first import of it stands, because that is where
//!   Python runs it, once.
//!
//! An import that may or may not come first (in a function, under an `if`) is translated where nothing can tell
//! the difference: the module was imported before, or only defines things. Where the order could be seen, the
//! statement is refused. So is a module that is used as a value.

mod order;
pub(crate) mod stars;
mod uses;

pub(crate) use uses::absolute;

use larder_memory::arena::Arena;

use crate::ast::{Ast, Full, NodeId};
use crate::diagnostic::Place;
use crate::refuse::Code;

/// One module of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Module<'s> {
    /// Its dotted name: `shop.cart`. The name of a module that is run is not used by anyone.
    pub name: &'s str,
    /// Its path, as reports show it.
    pub path: &'s str,
    /// Its text.
    pub source: &'s str,
    /// Whether it is the `__init__.py` of a folder.
    pub is_package: bool,
    /// Whether it is run as `__main__`; one module at most is.
    pub is_main: bool,
}

/// Where a module lies in the text of all.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part<'a> {
    pub(crate) name: &'a str,
    pub(crate) path: &'a str,
    /// Its path in Rust: `shop::cart`.
    pub(crate) rust: &'a str,
    pub(crate) is_main: bool,
    /// The text that documents it.
    pub(crate) doc: Option<&'a str>,
    pub(crate) start: u32,
    pub(crate) end: u32,
    /// Lines before it.
    pub(crate) lines: u32,
}

/// The modules of a program, in the order of their texts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parts<'a>(pub(crate) &'a [Part<'a>]);

impl<'a> Parts<'a> {
    /// The number of the module that a place of the text belongs to.
    pub(crate) fn at(self, at: u32) -> usize {
        self.0.partition_point(|part| part.start <= at).saturating_sub(1)
    }

    /// The path and the place in it.
    pub(crate) fn locate(self, ast: &Ast<'_>, at: u32) -> (&'a str, Place) {
        let part = &self.0[self.at(at)];
        let place = ast.place(at);
        (part.path, Place { line: place.line - part.lines, ..place })
    }

    /// The number of the module whose global a symbol is called after.
    pub(crate) fn of_name(self, name: &str) -> usize {
        let Some((module, _)) = name.rsplit_once('.') else { return self.main() };
        self.0.iter().position(|part| part.name == module && !part.is_main).unwrap_or(self.main())
    }

    /// The module whose Rust text is that of the package itself.
    pub(crate) fn main(self) -> usize {
        self.0.iter().position(|part| part.is_main).unwrap_or(self.0.len())
    }
}

/// The name that Python knows a symbol by: a global of another module has its module before it.
pub(crate) fn python_name(text: &str) -> &str {
    let dot = text.bytes().rposition(|byte| byte == b'.');
    dot.map_or(text, |dot| &text[dot + 1..])
}

/// The dotted name of the module before a symbol.
pub(crate) fn module_name(text: &str) -> Option<&str> {
    text.rsplit_once('.').map(|(module, _)| module).filter(|module| !module.is_empty())
}

/// What a name that no program has is refused for.
pub(crate) fn refusal(name: &str) -> (Code, &'static str) {
    match name {
        order::CIRCULAR => (Code::CIRCULAR_IMPORT, "circular import"),
        order::LAZY => (Code::LAZY_IMPORT, "import that may come first"),
        order::MISSING => (Code::MODULE_NAME, "name that the module lacks"),
        _ => (Code::MODULE_VALUE, "module as a value"),
    }
}

/// The tree of all modules as the tree of one program. `order` says which modules are imported first, and in
/// which order; a module that nobody imports is left out.
pub(crate) fn link<'a>(
    ast: Ast<'a>,
    scopes: crate::scope::Scopes<'a>,
    modules: &[Module<'_>],
    parts: Parts<'a>,
    arena: &'a Arena,
) -> Result<(Ast<'a>, Vec<bool>), Full> {
    let uses = uses::Uses::of(&ast, &scopes, modules, parts);
    order::Order::run(ast, &uses, modules, parts, arena)
}

/// The statements of a module in the tree of all.
fn statements(ast: &Ast<'_>, part: &Part<'_>) -> Vec<NodeId> {
    let crate::ast::Node::Module { body } = ast.node(ast.root()) else { return Vec::new() };
    body.iter()
        .filter(|&statement| (part.start..part.end).contains(&ast.span(statement).start))
        .collect()
}
