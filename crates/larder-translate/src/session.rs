//! The translator: a session that keeps its memory from file to file.

use std::borrow::Cow;

use larder_memory::intern::{Interner, Symbol};
use larder_memory::{ArenaStats, InternStats};

use crate::arena::AstArena;
use crate::diagnostic::Place;
use crate::error::{ErrorKind, Result, TranslateError};
use crate::infer::Integers;
use crate::lower::{Lower, Stop};
use crate::parse::Parser;
use crate::program::{FunctionKind, Program};
use crate::refuse::Code;
use crate::scope::Scopes;
use crate::symbols::PythonInterner;
use crate::types::Term;

/// How to translate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How whole numbers are kept.
    pub integers: Integers,
}

/// How much of a file or a function was translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// All of it.
    Whole,
    /// All but what the diagnostics name.
    Partial,
    /// Nothing: CPython refuses the file.
    Refused,
}

impl Status {
    /// The word of a report.
    pub const fn word(self) -> &'static str {
        match self {
            Status::Whole => "whole",
            Status::Partial => "partial",
            Status::Refused => "refused",
        }
    }
}

/// One construct that was not translated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Its code, which the book explains.
    pub code: Code,
    /// Where it begins.
    pub place: Place,
    /// What it is.
    pub construct: &'static str,
    /// Why.
    pub reason: Cow<'static, str>,
}

/// What is said of one function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FunctionReport {
    /// Its name, which [`Translator::name`] spells.
    pub name: Symbol,
    /// The line of its `def`.
    pub line: u32,
    /// How much of it was translated.
    pub status: Status,
    /// What of it was not, and why.
    pub refusal: Option<(Code, &'static str)>,
    /// Expressions whose values are dynamic.
    pub dynamic: u32,
    /// All expressions.
    pub expressions: u32,
}

/// What is said of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// How much of it was translated; none before the first translation.
    pub status: Option<Status>,
    /// What was not.
    pub findings: Vec<Finding>,
    /// Its functions.
    pub functions: Vec<FunctionReport>,
    /// Expressions whose values are dynamic.
    pub dynamic: u32,
    /// All expressions.
    pub expressions: u32,
}

/// Translates files, one after another, with the memory of the first for all.
///
/// ```
/// use larder_translate::{Options, Status, Translator};
///
/// let mut translator = Translator::new(Options::default());
/// let mut rust = String::new();
/// let report = translator.translate("hello.py", "print('hello')\n", &mut rust)?;
/// assert_eq!(report.status, Some(Status::Whole));
/// assert!(rust.contains("pub fn run() -> Result<()> {"));
/// # Ok::<(), larder_translate::TranslateError>(())
/// ```
#[derive(Debug)]
pub struct Translator {
    options: Options,
    interner: Interner,
    arena: AstArena,
    report: Report,
}

impl Translator {
    /// A translator that has translated nothing yet.
    pub fn new(options: Options) -> Self {
        Translator {
            options,
            interner: Interner::with_python_keywords(),
            arena: AstArena::new(),
            report: Report::default(),
        }
    }

    /// Translates one source: the text of a Rust module is put behind what `rust` holds.
    ///
    /// # Errors
    /// When the source cannot be read at all, or the arena has no room. What is wrong inside of it, or cannot
    /// be translated, is in the report.
    pub fn translate(&mut self, path: &str, source: &str, rust: &mut String) -> Result<&Report> {
        self.arena.reset();
        let report = &mut self.report;
        report.findings.clear();
        report.functions.clear();
        (report.dynamic, report.expressions) = (0, 0);
        let full =
            || TranslateError::new(ErrorKind::OutOfMemory, "the arena has no room for the program");
        let ast = Parser::new(&self.interner).parse_with_arena(source, &self.arena)?;
        let scopes = Scopes::of(&ast, &self.arena)?;
        for diagnostic in ast.diagnostics().iter().chain(scopes.diagnostics()) {
            report.findings.push(Finding {
                code: Code::SYNTAX,
                place: ast.place(diagnostic.start()),
                construct: diagnostic.class().name(),
                reason: ast.message(diagnostic).to_string().into(),
            });
        }
        if report.findings.is_empty()
            && let Some((node, reason)) = crate::check::check(&ast)
        {
            report.findings.push(Finding {
                code: Code::SYNTAX,
                place: ast.place(ast.span(node).start),
                construct: "SyntaxError",
                reason: reason.into(),
            });
        }
        if !report.findings.is_empty() {
            report.status = Some(Status::Refused);
            return Ok(&self.report);
        }
        let arena = &self.arena.arena;
        let mut program = Program::of(ast, scopes, arena).map_err(|_full| full())?;
        crate::infer::infer(&mut program, self.options.integers).map_err(|_full| full())?;
        let shown = arena.try_alloc_str(path)?;
        let mut lower = Lower::new(&mut program, shown).map_err(|_stop| full())?;
        match lower.module(path) {
            Ok(()) => {}
            Err(Stop::Full) => return Err(full()),
            Err(Stop::Refused(refusal)) => {
                lower.refusals.try_push(refusal).map_err(|_full| full())?;
            }
        }
        for refusal in &lower.refusals {
            report.findings.push(Finding {
                code: refusal.code,
                place: ast.place(refusal.at),
                construct: refusal.construct,
                reason: refusal.code.words().1.into(),
            });
        }
        let text = lower.finish();
        crate::layout::layout(text, rust);
        let report = &mut self.report;
        for function in &program.functions {
            if function.kind != FunctionKind::Def {
                continue;
            }
            let crate::ast::Node::FunctionDef { name, .. } = ast.node(function.node) else {
                continue;
            };
            let (dynamic, expressions) = shares(&program, function.node);
            report.functions.push(FunctionReport {
                name,
                line: ast.place(ast.span(function.node).start).line,
                status: if function.refusal.is_some() { Status::Partial } else { Status::Whole },
                refusal: function.refusal.map(|refusal| (refusal.code, refusal.construct)),
                dynamic,
                expressions,
            });
        }
        (report.dynamic, report.expressions) = shares(&program, ast.root());
        report.status =
            Some(if report.findings.is_empty() { Status::Whole } else { Status::Partial });
        Ok(&self.report)
    }

    /// The text of a name of a report.
    pub fn name(&self, name: Symbol) -> &str {
        self.interner.resolve(name)
    }

    /// The counters of the arena.
    pub fn arena_stats(&self) -> ArenaStats {
        self.arena.stats()
    }

    /// The counters of the interner.
    pub fn intern_stats(&self) -> InternStats {
        self.interner.stats()
    }
}

/// How many expressions inside a node there are, and how many of them are dynamic.
fn shares(program: &Program<'_>, node: crate::ast::NodeId) -> (u32, u32) {
    use crate::ast::NodeKind as K;
    let (mut dynamic, mut all) = (0, 0);
    crate::program::children(&program.ast, node, &mut |child| {
        let kind = program.ast.kind(child);
        let is_expression = matches!(
            kind,
            K::BoolOp
                | K::BinOp
                | K::UnaryOp
                | K::IfExp
                | K::Dict
                | K::Set
                | K::ListComp
                | K::SetComp
                | K::DictComp
                | K::GeneratorExp
                | K::Compare
                | K::Call
                | K::JoinedStr
                | K::Subscript
                | K::List
                | K::Tuple
                | K::Attribute
        ) || kind.is_constant()
            || kind == K::Name && program.slot_at(child).is_some();
        if is_expression {
            all += 1;
            dynamic += u32::from(program.types.get(Program::type_at(child)) == Term::Dyn);
        }
        let (inner_dynamic, inner) = shares(program, child);
        dynamic += inner_dynamic;
        all += inner;
    });
    (dynamic, all)
}
