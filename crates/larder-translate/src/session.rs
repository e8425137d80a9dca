//! The translator: a session that keeps its memory from file to file.

use std::borrow::Cow;
use std::fmt::Write as _;

use larder_memory::arena::{Arena, ArenaOptions, ArenaVec};
use larder_memory::intern::Interner;
use larder_memory::{ArenaStats, InternStats};

use crate::arena::AstArena;
use crate::ast::Ast;
use crate::diagnostic::Place;
use crate::error::{ErrorKind, Result, TranslateError};
use crate::infer::Integers;
use crate::link::{Module, Part, Parts, stars};
use crate::lower::name::module_word;
use crate::lower::{Lower, Stop};
use crate::parse::Parser;
use crate::program::{FunctionKind, Program};
use crate::refuse::Code;
use crate::scope::Scopes;
use crate::sites::{Site, sites};
use crate::symbols::PythonInterner;
use crate::types::Term;

/// How to translate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// How whole numbers are kept.
    pub integers: Integers,
    /// What is kept from program to program. It changes no byte of what is written.
    pub memory: Memory,
    /// Whether others use what is defined, whose code is not at hand: they may put any value into any attribute.
    pub is_library: bool,
}

/// What a translator keeps from program to program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Memory {
    /// Sessions of a batch.
    pub pools: bool,
    /// The memory of trees.
    pub arena: bool,
    /// Names that were met before.
    pub interning: bool,
}

impl Default for Memory {
    fn default() -> Self {
        Memory { pools: true, arena: true, interning: true }
    }
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
    /// Where its name stands in the texts of the report.
    name: (u32, u32),
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
    /// Where its sites are among those of the report: the first, and how many.
    sites: (u32, u32),
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
    sites: Vec<Site>,
    texts: String,
}

impl Report {
    fn clear(&mut self) {
        self.status = None;
        self.findings.clear();
        self.functions.clear();
        self.sites.clear();
        self.texts.clear();
        (self.dynamic, self.expressions) = (0, 0);
    }

    /// The name of a function.
    pub fn name(&self, function: &FunctionReport) -> &str {
        &self.texts[function.name.0 as usize..function.name.1 as usize]
    }

    /// Where a function makes or meets a value that is not a plain one: the line, how it is kept, and why.
    pub fn sites(&self, function: &FunctionReport) -> impl Iterator<Item = (u32, &str, &str)> {
        let (from, count) = function.sites;
        self.sites[from as usize..(from + count) as usize].iter().map(|site| {
            let (start, end) = site.representation;
            (site.line, &self.texts[start as usize..end as usize], site.why)
        })
    }
}

/// The text of one Rust module.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RustModule {
    /// Its path in the package, `shop::cart`; nothing for the package itself.
    pub path: String,
    /// Its text.
    pub text: String,
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
    /// One report for each module of what was translated last.
    reports: Vec<Report>,
    /// The texts of all modules behind each other.
    merged: String,
    copied: u64,
}

impl Translator {
    /// A translator that has translated nothing yet.
    pub fn new(options: Options) -> Self {
        Translator {
            options,
            interner: Interner::with_python_keywords(),
            arena: arena(options.memory),
            reports: vec![Report::default()],
            merged: String::new(),
            copied: 0,
        }
    }

    /// Translates one source: the text of a Rust module is put behind what `rust` holds.
    ///
    /// # Errors
    /// When the source cannot be read at all, or the arena has no room. What is wrong inside of it, or cannot
    /// be translated, is in the report.
    pub fn translate(&mut self, path: &str, source: &str, rust: &mut String) -> Result<&Report> {
        let mut reports = std::mem::take(&mut self.reports);
        reports.resize_with(1, Report::default);
        let result = self.translate_into(path, source, rust, &mut reports[0]);
        self.reports = reports;
        result.map(|()| &self.reports[0])
    }

    /// The same with a report of the caller's.
    ///
    /// # Errors
    /// As [`Translator::translate`].
    pub fn translate_into(
        &mut self,
        path: &str,
        source: &str,
        rust: &mut String,
        report: &mut Report,
    ) -> Result<()> {
        self.forget();
        report.clear();
        let arena = &self.arena.arena;
        let ast = Parser::new(&self.interner).parse_with_arena(source, &self.arena)?;
        let ast = stars::write_out(ast, |_| false, arena).map_err(|_full| out_of_room())?;
        let scopes = Scopes::of(&ast, &self.arena)?;
        if refuse(&ast, &scopes, report) {
            return Ok(());
        }
        let part = Part {
            name: "",
            path: arena.try_alloc_str(path)?,
            rust: "",
            is_main: true,
            doc: doc(&ast, 0..u32::MAX),
            start: 0,
            end: u32::MAX,
            lines: 0,
        };
        let parts = Parts(arena.try_alloc_slice(&[part])?);
        let before = rust.len();
        write(ast, scopes, parts, arena, self.options, std::slice::from_mut(report), |_, text| {
            crate::layout::layout(text, rust);
        })?;
        self.copied += ast.stats().bytes_copied + (rust.len() - before) as u64;
        Ok(())
    }

    /// Translates the modules of a program. The reports stand in the order of the modules; a module without
    /// a status is not imported by the program, and was left out.
    ///
    /// ```
    /// use larder_translate::{Module, Options, Translator};
    ///
    /// let module = |name, path, source, is_main| Module { name, path, source, is_package: false, is_main };
    /// let modules = [
    ///     module("app", "app.py", "import tax\nprint(tax.gross(100))\n", true),
    ///     module("tax", "tax.py", "def gross(net):\n    return net * 119 // 100\n", false),
    /// ];
    /// let (mut translator, mut rust) = (Translator::new(Options::default()), Vec::new());
    /// translator.translate_modules(&modules, &mut rust)?;
    /// assert_eq!(rust[1].path, "tax");
    /// assert!(rust[1].text.contains("pub fn gross(net: i64) -> Result<i64> {"));
    /// assert!(rust[0].text.contains("crate::tax::gross(100)?"));
    /// # Ok::<(), larder_translate::TranslateError>(())
    /// ```
    ///
    /// # Errors
    /// As [`Translator::translate`].
    pub fn translate_modules(
        &mut self,
        modules: &[Module<'_>],
        rust: &mut Vec<RustModule>,
    ) -> Result<&[Report]> {
        let mut reports = std::mem::take(&mut self.reports);
        reports.resize_with(modules.len(), Report::default);
        let result = self.translate_modules_into(modules, rust, &mut reports);
        self.reports = reports;
        result.map(|()| &self.reports[..])
    }

    /// The same with reports of the caller's, one for each module.
    ///
    /// # Errors
    /// As [`Translator::translate`].
    ///
    /// # Panics
    /// When there are not as many reports as modules.
    pub fn translate_modules_into(
        &mut self,
        modules: &[Module<'_>],
        rust: &mut Vec<RustModule>,
        reports: &mut [Report],
    ) -> Result<()> {
        assert_eq!(modules.len(), reports.len(), "one report for each module");
        self.forget();
        for report in reports.iter_mut() {
            report.clear();
        }
        rust.clear();
        let mut is_refused = false;
        for (module, report) in modules.iter().zip(&mut *reports) {
            self.arena.reset();
            let ast = Parser::new(&self.interner).parse_with_arena(module.source, &self.arena)?;
            let scopes = Scopes::of(&ast, &self.arena)?;
            is_refused |= refuse(&ast, &scopes, report);
        }
        if is_refused {
            return Ok(());
        }
        self.arena.reset();
        self.merged.clear();
        let arena = &self.arena.arena;
        let mut parts = arena.vec();
        let mut lines = 0;
        for module in modules {
            let start = self.merged.len();
            self.merged.push_str(module.source);
            // A module ends with its line; `\r` alone ends one too.
            self.merged.push('\n');
            let short = |len: usize| u32::try_from(len).map_err(|_long| too_long());
            let words: Vec<String> = module.name.split('.').map(module_word).collect();
            let mut rust = words.join("::");
            while parts.iter().any(|part: &Part<'_>| part.rust == rust) {
                rust.push('_');
            }
            let part = Part {
                name: arena.try_alloc_str(module.name)?,
                path: arena.try_alloc_str(module.path)?,
                rust: arena.try_alloc_str(&rust)?,
                is_main: module.is_main,
                doc: None,
                start: short(start)?,
                end: short(self.merged.len())?,
                lines,
            };
            parts.try_push(part).map_err(|_full| out_of_room())?;
            let added = &self.merged[start..];
            lines += short(ends_of_lines(added))?;
        }
        self.copied += self.merged.len() as u64;
        let ast = Parser::new(&self.interner).parse_with_arena(&self.merged, &self.arena)?;
        let is_own = |name: &str| modules.iter().any(|module| module.name == name);
        let ast = stars::write_out(ast, is_own, arena).map_err(|_full| out_of_room())?;
        let scopes = Scopes::of(&ast, &self.arena)?;
        if !ast.is_valid() {
            let message = "the modules cannot be read as one text: translate them one by one";
            return Err(TranslateError::new(ErrorKind::TooLong, message));
        }
        for part in &mut *parts {
            part.doc = doc(&ast, part.start..part.end);
        }
        let parts = Parts(parts.into_slice());
        let full = |_full| out_of_room();
        let (linked, is_in) =
            crate::link::link(ast, scopes, modules, parts, arena).map_err(full)?;
        let scopes = Scopes::of(&linked, &self.arena)?;
        for diagnostic in scopes.diagnostics() {
            let (_, place) = parts.locate(&linked, diagnostic.start());
            reports[parts.at(diagnostic.start())].findings.push(Finding {
                code: Code::SYNTAX,
                place,
                construct: diagnostic.class().name(),
                reason: linked.message(diagnostic).to_string().into(),
            });
            is_refused = true;
        }
        if is_refused {
            for report in reports.iter_mut() {
                report.status = Some(Status::Refused);
            }
            return Ok(());
        }
        let copied = &mut self.copied;
        write(linked, scopes, parts, arena, self.options, reports, |module, text| {
            let mut out = RustModule::default();
            if let Some(part) = parts.0.get(module).filter(|part| !part.is_main) {
                if !is_in[module] {
                    return;
                }
                part.rust.clone_into(&mut out.path);
            }
            crate::layout::layout(text, &mut out.text);
            *copied += out.text.len() as u64;
            rust.push(out);
        })?;
        for (report, is_in) in reports.iter_mut().zip(is_in) {
            if !is_in {
                report.clear();
            }
        }
        Ok(())
    }

    /// Takes other options for the next program; what is kept is not changed by it.
    pub(crate) fn set_options(&mut self, options: Options) {
        self.options.integers = options.integers;
    }

    /// Makes room for the next program.
    fn forget(&mut self) {
        self.arena.reset();
        if !self.options.memory.interning {
            self.interner = Interner::with_python_keywords();
        }
    }

    /// Room for a tree that is not translated.
    pub(crate) fn room(&mut self) -> (&Interner, &AstArena) {
        self.arena.reset();
        (&self.interner, &self.arena)
    }

    /// The reports of what was translated last, in the order of the modules.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// Bytes copied so far: names and texts that are not in the source as they are, and what was written.
    pub fn bytes_copied(&self) -> u64 {
        self.copied
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

#[cold]
fn out_of_room() -> TranslateError {
    TranslateError::new(ErrorKind::OutOfMemory, "the arena has no room for the program")
}

#[cold]
fn too_long() -> TranslateError {
    TranslateError::new(ErrorKind::TooLong, "the modules together are longer than 4 GiB")
}

/// Lines as the parser counts them: `\n`, `\r`, or both.
fn ends_of_lines(text: &str) -> usize {
    let bytes = text.as_bytes();
    (0..bytes.len())
        .filter(|&at| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n'))
        .count()
}

/// The text that documents the module between two places of a tree's source.
fn doc<'a>(ast: &Ast<'a>, part: std::ops::Range<u32>) -> Option<&'a str> {
    use crate::ast::{Literal, Node};
    let Node::Module { body } = ast.node(ast.root()) else { return None };
    let first = body.iter().find(|&one| ast.span(one).start >= part.start)?;
    if ast.span(first).start >= part.end {
        return None;
    }
    let Node::Expr { value } = ast.node(first) else { return None };
    match ast.node(value) {
        Node::Constant(Literal::Str { bytes, .. }) => str::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// Says what CPython refuses about a file; whether there is anything.
fn refuse(ast: &Ast<'_>, scopes: &Scopes<'_>, report: &mut Report) -> bool {
    for diagnostic in ast.diagnostics().iter().chain(scopes.diagnostics()) {
        report.findings.push(Finding {
            code: Code::SYNTAX,
            place: ast.place(diagnostic.start()),
            construct: diagnostic.class().name(),
            reason: ast.message(diagnostic).to_string().into(),
        });
    }
    if report.findings.is_empty()
        && let Some((node, reason)) = crate::check::check(ast)
    {
        report.findings.push(Finding {
            code: Code::SYNTAX,
            place: ast.place(ast.span(node).start),
            construct: "SyntaxError",
            reason: reason.into(),
        });
    }
    let is_refused = !report.findings.is_empty();
    if is_refused {
        report.status = Some(Status::Refused);
    }
    is_refused
}

/// How often the containers of a program are opened so that their types meet.
const OPENINGS_MAX: usize = 8;

/// Types a tree and writes its modules, the main one first; fills the reports.
fn write<'a>(
    ast: Ast<'a>,
    scopes: Scopes<'a>,
    parts: Parts<'a>,
    arena: &'a Arena,
    options: Options,
    reports: &mut [Report],
    mut put: impl FnMut(usize, &str),
) -> Result<()> {
    let full = |_full| out_of_room();
    let mut program = Program::of(ast, scopes, parts, arena, options.is_library).map_err(full)?;
    crate::infer::infer(&mut program, options.integers).map_err(full)?;
    let main = parts.main();
    let mut texts: ArenaVec<'a, (usize, &'a str)> = arena.vec();
    let mut openings = 0;
    let lower = loop {
        texts.clear();
        let mut lower = Lower::new(&mut program).map_err(|_stop| out_of_room())?;
        for module in std::iter::once(main).chain((0..parts.0.len()).filter(|&one| one != main)) {
            match lower.module(module) {
                Ok(text) => texts.try_push((module, text)).map_err(|_full| out_of_room())?,
                Err(Stop::Full) => return Err(out_of_room()),
                // What is refused outside of all functions and statements is the whole module.
                Err(Stop::Refused(refusal)) => {
                    lower.refusals.try_push(refusal).map_err(|_full| out_of_room())?;
                }
            }
        }
        if lower.unmet.is_empty() || openings == OPENINGS_MAX {
            break lower;
        }
        // Containers that were wanted in two types hold dynamic values, and all is written anew.
        openings += 1;
        let Lower { unmet, .. } = lower;
        for function in &mut program.functions {
            function.refusal = None;
        }
        crate::infer::open(&mut program, options.integers, &unmet).map_err(full)?;
    };
    for &(module, text) in &texts {
        put(module, text);
    }
    for refusal in &lower.refusals {
        let (_, place) = parts.locate(&ast, refusal.at);
        reports[parts.at(refusal.at)].findings.push(Finding {
            code: refusal.code,
            place,
            construct: refusal.construct,
            reason: refusal.code.words().1.into(),
        });
    }
    drop(lower);
    let mut shares: ArenaVec<'a, (u32, u32)> = arena.vec();
    shares.try_resize(program.functions.len(), (0, 0)).map_err(|_full| out_of_room())?;
    let crate::ast::Node::Module { body } = ast.node(ast.root()) else { return Ok(()) };
    for statement in body.iter() {
        let report = &mut reports[parts.at(ast.span(statement).start)];
        let (dynamic, expressions) = count(&program, statement, &mut shares);
        report.dynamic += dynamic;
        report.expressions += expressions;
    }
    for (function, &(dynamic, expressions)) in program.functions.iter().zip(&shares) {
        if function.kind != FunctionKind::Def {
            continue;
        }
        let crate::ast::Node::FunctionDef { name, .. } = ast.node(function.node) else {
            continue;
        };
        let start = ast.span(function.node).start;
        let report = &mut reports[parts.at(start)];
        let from = short(report.sites.len());
        let name_at = short(report.texts.len());
        report.texts.push_str(program.spelled(name));
        let spelled = (name_at, short(report.texts.len()));
        let Report { sites: all, texts, .. } = &mut *report;
        sites(&program, function, |line, place, why| {
            let start = short(texts.len());
            // A string takes what is written.
            let _: std::fmt::Result = write!(texts, "{place}");
            all.push(Site { line, representation: (start, short(texts.len())), why });
        });
        report.functions.push(FunctionReport {
            name: spelled,
            line: parts.locate(&ast, start).1.line,
            status: if function.refusal.is_some() { Status::Partial } else { Status::Whole },
            refusal: function.refusal.map(|refusal| (refusal.code, refusal.construct)),
            dynamic,
            expressions,
            sites: (from, short(report.sites.len()) - from),
        });
    }
    for report in reports {
        report.status =
            Some(if report.findings.is_empty() { Status::Whole } else { Status::Partial });
    }
    Ok(())
}

/// An arena that keeps its memory from tree to tree, or not.
fn arena(memory: Memory) -> AstArena {
    let options = ArenaOptions { enabled: memory.arena, ..AstArena::options() };
    AstArena::with_options(options).unwrap_or_else(|error| panic!("no arena can be made: {error}"))
}

fn short(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// How many expressions a node has, itself included, and how many of them are dynamic, these first; those of each
/// function are put into its line.
fn count(
    program: &Program<'_>,
    node: crate::ast::NodeId,
    by_function: &mut [(u32, u32)],
) -> (u32, u32) {
    use crate::ast::NodeKind as K;
    let (mut dynamic, mut all) = (0, 0);
    crate::program::children(program.ast, node, &mut |child| {
        let (inner_dynamic, inner) = count(program, child, by_function);
        dynamic += inner_dynamic;
        all += inner;
    });
    let kind = program.ast.kind(node);
    if matches!(kind, K::FunctionDef | K::AsyncFunctionDef)
        && let Some(function) = program.function_made_by(node)
    {
        by_function[function.0 as usize] = (dynamic, all);
    }
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
        || kind == K::Name && program.slot_at(node).is_some();
    if is_expression {
        all += 1;
        dynamic += u32::from(program.types.get(Program::type_at(node)) == Term::Dyn);
    }
    (dynamic, all)
}
