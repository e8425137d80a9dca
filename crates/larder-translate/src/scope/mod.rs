//! Scopes: who means which name.
//!
//! [`Scopes::of`] walks a tree once and says of every name of every scope what CPython's `symtable` says:
//! where it is bound, and whether it is local, global, free or a cell. The walk keeps its own stack, for
//! trees may be deep; names are looked up by scope and symbol in one open table in the arena, and a name
//! that a scope does not bind is sought outwards, past classes, until a function binds it or declares it
//! global. What CPython refuses when it builds its tables is a diagnostic here.

pub(crate) mod future;
mod resolve;
mod table;
mod walk;

pub(crate) use future::has_text_annotations;

use larder_memory::intern::Symbol;

use crate::arena::AstArena;
use crate::ast::{Ast, NodeId};
use crate::diagnostic::{Diagnostic, Message};
use crate::error::{ErrorKind, Result, TranslateError};

/// What makes a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    Lambda,
    ListComp,
    SetComp,
    DictComp,
    GeneratorExp,
}

impl ScopeKind {
    /// Whether it is a comprehension.
    pub const fn is_comprehension(self) -> bool {
        matches!(
            self,
            ScopeKind::ListComp
                | ScopeKind::SetComp
                | ScopeKind::DictComp
                | ScopeKind::GeneratorExp
        )
    }

    /// Whether names that it binds can be free in scopes inside it.
    const fn is_function(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// The number of a scope: 0 is the module, the others in the order in which CPython opens them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ScopeId(pub u32);

impl ScopeId {
    /// The module.
    pub const MODULE: ScopeId = ScopeId(0);

    /// The number as an index into a column of one's own.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scope {
    /// What makes it.
    pub kind: ScopeKind,
    /// The node that opens it.
    pub node: NodeId,
    /// The scope around it; the module has none.
    pub parent: Option<ScopeId>,
    /// The name of a function or class.
    pub name: Option<Symbol>,
    /// Whether a function yields.
    pub is_generator: bool,
    /// The class by whose name private names are mangled.
    private: Option<Symbol>,
    /// Where its variables begin, and how many there are.
    variables: (u32, u32),
}

/// What a name is in its scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Resolution {
    /// Bound here.
    Local,
    /// Bound here, and free in a scope inside.
    Cell,
    /// Bound in a function around this scope.
    Free,
    /// Declared `global` here.
    GlobalDeclared,
    /// Not bound in any scope around: looked up in the module, then among the builtins.
    Global,
}

/// How a name is used in a scope.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses(u16);

macro_rules! uses {
    ($($(#[$doc:meta])* $constant:ident = $bit:expr, $test:ident;)+) => {
        impl Uses {
            $(const $constant: Uses = Uses(1 << $bit);)+
            $($(#[$doc])* pub const fn $test(self) -> bool { self.0 & Uses::$constant.0 != 0 })+
        }
    };
}

uses! {
    /// `global name`
    GLOBAL = 0, is_declared_global;
    /// Assigned, deleted, or named by `def`, `class`, `except … as` or a pattern.
    ASSIGNED = 1, is_assigned;
    /// A parameter.
    PARAMETER = 2, is_parameter;
    /// `nonlocal name`
    NONLOCAL = 3, is_declared_nonlocal;
    /// Read.
    READ = 4, is_referenced;
    /// Imported.
    IMPORTED = 5, is_imported;
    /// Annotated.
    ANNOTATED = 6, is_annotated;
    /// The target of a comprehension.
    ITERATED = 7, is_iteration_target;
}

impl Uses {
    const BOUND: Uses = Uses(Uses::ASSIGNED.0 | Uses::PARAMETER.0 | Uses::IMPORTED.0);

    const fn and(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }

    const fn any(self, of: Uses) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether the scope binds the name.
    pub const fn is_bound(self) -> bool {
        self.any(Uses::BOUND)
    }
}

/// A name of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    pub(crate) scope: ScopeId,
    /// The name, mangled where Python mangles it.
    pub name: Symbol,
    /// How it is used.
    pub uses: Uses,
    /// What it is.
    pub resolution: Resolution,
}

/// The scopes of a tree, in the arena beside it.
#[derive(Clone, Copy, Debug)]
pub struct Scopes<'a> {
    ast: Ast<'a>,
    all: &'a [Scope],
    variables: &'a [Variable],
    diagnostics: &'a [Diagnostic],
}

impl<'a> Scopes<'a> {
    /// The scopes of a tree.
    ///
    /// ```
    /// use larder_memory::intern::Interner;
    /// use larder_translate::{AstArena, Parser, PythonInterner, Resolution, ScopeId, Scopes};
    ///
    /// let (interner, arena) = (Interner::with_python_keywords(), AstArena::new());
    /// let source = "def count():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n    return step\n";
    /// let ast = Parser::new(&interner).parse_with_arena(source, &arena)?;
    /// let scopes = Scopes::of(&ast, &arena)?;
    /// let n = interner.intern("n");
    /// assert_eq!(scopes.variable(ScopeId(1), n).unwrap().resolution, Resolution::Cell);
    /// assert_eq!(scopes.variable(ScopeId(2), n).unwrap().resolution, Resolution::Free);
    /// # Ok::<(), larder_translate::TranslateError>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::OutOfMemory`] when the arena or the interner has no room.
    pub fn of(ast: &Ast<'a>, arena: &'a AstArena) -> Result<Self> {
        let parts = walk::Walk::run(ast, &arena.arena).map_err(|crate::ast::Full| {
            TranslateError::new(ErrorKind::OutOfMemory, "the arena has no room for the scopes")
        })?;
        Ok(Scopes {
            ast: *ast,
            all: parts.scopes,
            variables: parts.variables,
            diagnostics: parts.diagnostics,
        })
    }

    /// All scopes; the module is the first.
    pub fn all(&self) -> &'a [Scope] {
        self.all
    }

    /// One scope.
    pub fn scope(&self, id: ScopeId) -> &'a Scope {
        &self.all[id.index()]
    }

    /// The scopes right inside one, in the order in which CPython opens them.
    pub fn children(&self, id: ScopeId) -> impl Iterator<Item = ScopeId> + 'a {
        (0_u32..)
            .zip(self.all)
            .filter(move |(_, scope)| scope.parent == Some(id))
            .map(|(number, _)| ScopeId(number))
    }

    /// The names of a scope, in the order of their symbols.
    pub fn variables(&self, id: ScopeId) -> &'a [Variable] {
        let (from, count) = self.all[id.index()].variables;
        &self.variables[from as usize..(from + count) as usize]
    }

    /// A name in a scope, none when the scope does not mention it.
    pub fn variable(&self, id: ScopeId, name: Symbol) -> Option<&'a Variable> {
        let all = self.variables(id);
        all.binary_search_by_key(&name, |variable| variable.name).ok().map(|at| &all[at])
    }

    /// The number of a name of a scope among the variables of all scopes.
    pub(crate) fn number(&self, id: ScopeId, name: Symbol) -> Option<usize> {
        let (from, _) = self.all[id.index()].variables;
        let all = self.variables(id);
        let at = all.binary_search_by_key(&name, |variable| variable.name).ok()?;
        Some(from as usize + at)
    }

    /// The variables of all scopes, in the order of their numbers.
    pub(crate) fn all_variables(&self) -> &'a [Variable] {
        self.variables
    }

    /// A name as the class around it mangles it.
    pub(crate) fn mangled(&self, name: Symbol, scope: ScopeId) -> Symbol {
        let Some(class) = self.all[scope.index()].private else { return name };
        let interner = self.ast.interner();
        let text = interner.resolve(name);
        if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
            return name;
        }
        let class = interner.resolve(class).trim_start_matches('_');
        // The walk has interned the mangled form of every name; that of an attribute may be a first.
        let mut mangled = [0_u8; 256];
        let parts = ["_", class, text];
        let len: usize = parts.iter().map(|part| part.len()).sum();
        if class.is_empty() || len > mangled.len() {
            return name;
        }
        let mut at = 0;
        for part in parts {
            mangled[at..at + part.len()].copy_from_slice(part.as_bytes());
            at += part.len();
        }
        let text = str::from_utf8(&mangled[..len]).expect("names are text");
        interner.try_intern(text).unwrap_or(name)
    }

    /// What CPython refuses when it builds its tables, in the order of the source.
    pub fn diagnostics(&self) -> &'a [Diagnostic] {
        self.diagnostics
    }

    /// The sentence of a diagnostic.
    pub fn message(&self, diagnostic: &Diagnostic) -> Message<'a> {
        self.ast.message(diagnostic)
    }
}
