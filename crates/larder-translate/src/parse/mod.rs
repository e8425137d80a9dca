//! From tokens to the tree: recursive descent over statements, climbing over operators.
//!
//! Children are collected on a stack and copied behind each other when their parent is made, so that no
//! node owns memory of its own. Where Python's grammar looks ahead without bound (`with (`, `match`) the
//! parser tries, and takes the columns back to a mark when it was wrong. A fault ends its statement; the
//! parser goes on behind it.

mod atom;
mod bracket;
mod call;
mod compound;
mod expression;
mod format;
mod literal;
mod parameters;
mod pattern;
mod statement;
mod target;

use larder_memory::arena::{Arena, ArenaVec};
use larder_memory::intern::{Interner, Symbol};
use unicode_normalization::UnicodeNormalization;

use crate::arena::AstArena;
use crate::ast::{Ast, Builder, Full, Mark, NodeId, NodeKind, Span};
use crate::diagnostic::{Arg, Diagnostic, ErrorClass, Wording};
use crate::error::{ErrorKind, Result, TranslateError};
use crate::lex::{Lexer, Range, TokenKind, Tokens};

/// How deep expressions and blocks may lie in each other. CPython's own bounds are 200 brackets and 100
/// blocks, which this leaves room for; other nesting it refuses somewhere below three thousand.
const DEPTH_MAX: u32 = 420;

/// How many operators, attributes or calls may follow each other to the left of one. CPython refuses to
/// build the tree from about three thousand on.
const CHAIN_MAX: u32 = 2980;

/// The bounds of a parser, each with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParserOptions {
    /// Most bytes of one source. Default 64 MiB; never more than 4 GiB less one.
    pub source_bytes_max: usize,
}

impl Default for ParserOptions {
    fn default() -> Self {
        ParserOptions { source_bytes_max: 64 << 20 }
    }
}

/// Reads Python 3.11.
///
/// ```
/// use larder_memory::intern::Interner;
/// use larder_translate::{AstArena, Node, Parser, PythonInterner};
///
/// let interner = Interner::with_python_keywords();
/// let arena = AstArena::new();
/// let ast = Parser::new(&interner).parse_with_arena("price = 3 * n\n", &arena)?;
/// assert!(ast.is_valid());
/// let Node::Module { body } = ast.node(ast.root()) else { unreachable!() };
/// let Node::Assign { targets, value } = ast.node(body.get(0).unwrap()) else { unreachable!() };
/// assert_eq!(ast.source_of(targets.get(0).unwrap()), "price");
/// assert_eq!(ast.source_of(value), "3 * n");
/// # Ok::<(), larder_translate::TranslateError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Parser<'i> {
    interner: &'i Interner,
    options: ParserOptions,
}

impl<'i> Parser<'i> {
    /// A parser with the default bounds. It holds nothing: all that parsing needs lies in the arena.
    pub fn new(interner: &'i Interner) -> Self {
        Self::with_options(interner, ParserOptions::default())
    }

    /// A parser with bounds of its own.
    pub fn with_options(interner: &'i Interner, options: ParserOptions) -> Self {
        Parser { interner, options }
    }

    /// Reads a source into the arena. What is wrong with the program is in [`Ast::diagnostics`], and the
    /// tree holds the statements that are good.
    ///
    /// # Errors
    /// [`ErrorKind::TooLong`] for a source over the limit, [`ErrorKind::OutOfMemory`] when the arena or
    /// the interner has no room.
    pub fn parse_with_arena<'a>(&self, source: &'a str, arena: &'a AstArena) -> Result<Ast<'a>>
    where
        'i: 'a,
    {
        let limit = self.options.source_bytes_max.min(u32::MAX as usize - 1);
        if source.len() > limit {
            return Err(TranslateError::new(
                ErrorKind::TooLong,
                format!(
                    "the source has {} bytes, the limit `source_bytes_max` is {limit}",
                    source.len()
                ),
            ));
        }
        Parse::run(self.interner, source, &arena.arena)
    }
}

/// Why a rule did not match; the diagnostic is recorded already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Halt;

type Parsed<T = NodeId> = std::result::Result<T, Halt>;

struct Parse<'a> {
    source: &'a str,
    interner: &'a Interner,
    tokens: Tokens<'a>,
    /// The token that is looked at.
    at: usize,
    build: Builder<'a>,
    /// Children that wait for their parent.
    stack: ArenaVec<'a, u32>,
    diagnostics: ArenaVec<'a, Diagnostic>,
    depth: u32,
    /// The arena or the interner has no room: nothing more will be read.
    is_full: bool,
    is_ascii: bool,
    has_return: bool,
    /// Where the f-string begins whose expression is read.
    format_string: Option<u32>,
}

/// Where the parser was, to go back to.
#[derive(Clone, Copy, Debug)]
struct Checkpoint {
    at: usize,
    stack: usize,
    diagnostics: usize,
    depth: u32,
    tree: Mark,
}

impl<'a> Parse<'a> {
    fn run(interner: &'a Interner, source: &'a str, arena: &'a Arena) -> Result<Ast<'a>> {
        let no_room = |Full| {
            TranslateError::new(ErrorKind::OutOfMemory, "the arena has no room for the tree")
        };
        let bytes = source.as_bytes();
        let mut diagnostics = arena.vec();
        // A token has four to five bytes on average, half of the tokens make a node.
        let mut tokens = Tokens::with_room(arena, bytes.len() / 4 + 16).map_err(no_room)?;
        Lexer::new(source, Range::File, &mut tokens, &mut diagnostics).run().map_err(no_room)?;
        let build = Builder::with_room(arena, tokens.len() * 5 / 8 + 16).map_err(no_room)?;
        let mut parse = Parse {
            source,
            interner,
            tokens,
            at: 0,
            build,
            stack: arena.vec(),
            diagnostics,
            depth: 0,
            is_full: false,
            is_ascii: source.is_ascii(),
            has_return: memchr::memchr(b'\r', bytes).is_some(),
            format_string: None,
        };
        if let Some(at) = memchr::memchr(0, bytes) {
            parse.nul(at);
        }
        let root = parse.module().map_err(|Halt| no_room(Full))?;
        let mut lines = arena.vec();
        line_starts(bytes, parse.has_return, &mut lines).map_err(no_room)?;
        let diagnostics = parse.diagnostics.into_slice();
        diagnostics.sort_unstable_by_key(|diagnostic| diagnostic.start);
        let (build, tokens) = (parse.build, &parse.tokens);
        Ok(Ast::finish(source, interner, build, tokens, lines.into_slice(), diagnostics, root))
    }

    #[cold]
    #[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
    fn nul(&mut self, at: usize) {
        let wording = Wording::fixed("source code string cannot contain null bytes");
        _ = self.fault_at(ErrorClass::Syntax, at as u32, at as u32 + 1, wording);
    }

    #[inline(always)]
    fn kind(&self) -> TokenKind {
        self.tokens.kind(self.at)
    }

    /// The kind of a token further on.
    #[inline(always)]
    fn ahead(&self, tokens: usize) -> TokenKind {
        self.tokens.get(self.at + tokens).unwrap_or(TokenKind::End)
    }

    #[inline(always)]
    fn advance(&mut self) {
        debug_assert!(self.kind() != TokenKind::End, "nothing stands behind the end");
        self.at += 1;
    }

    #[inline(always)]
    fn is(&self, kind: TokenKind) -> bool {
        self.kind() == kind
    }

    /// Takes the token if it is of this kind.
    #[inline(always)]
    fn take(&mut self, kind: TokenKind) -> bool {
        let is = self.is(kind);
        // Not `usize::from(is)`: rustc 1.95 drops a comparison that is converted and then branched on
        // (rust-lang/rust#158206), and every optimised parser would stand still here.
        if is {
            self.at += 1;
        }
        is
    }

    /// Where the token begins.
    #[inline(always)]
    fn start(&self) -> u32 {
        self.tokens.start(self.at)
    }

    /// Where the token before ends.
    #[inline(always)]
    fn end(&self) -> u32 {
        self.tokens.end(self.at - 1)
    }

    /// From a start to the end of the token before.
    #[inline(always)]
    fn span(&self, start: u32) -> Span {
        Span { start, end: self.end() }
    }

    /// The text of a token.
    #[inline(always)]
    fn text(&self, token: usize) -> &'a str {
        &self.source[self.tokens.start(token) as usize..self.tokens.end(token) as usize]
    }

    #[inline(always)]
    fn node(&mut self, kind: NodeKind, tag: u8, start: u32, data: [u32; 2]) -> Parsed {
        let span = self.span(start);
        self.node_in(kind, tag, span, data)
    }

    #[inline(always)]
    fn node_in(&mut self, kind: NodeKind, tag: u8, span: Span, data: [u32; 2]) -> Parsed {
        let made = self.build.node(kind, tag, span, data);
        made.map_err(|Full| self.full())
    }

    #[cold]
    fn full(&mut self) -> Halt {
        self.is_full = true;
        Halt
    }

    #[inline(always)]
    fn words(&mut self, words: &[u32]) -> Parsed<u32> {
        let at = self.build.words(words);
        at.map_err(|Full| self.full())
    }

    #[inline(always)]
    fn push(&mut self, word: u32) -> Parsed<()> {
        let is_in = self.stack.try_push(word).is_ok();
        if is_in { Ok(()) } else { Err(self.full()) }
    }

    /// What was pushed from `from` on becomes a list.
    #[inline(always)]
    fn list(&mut self, from: usize) -> Parsed<u32> {
        let list = self.build.list(&self.stack[from..]);
        self.stack.truncate(from);
        list.map_err(|Full| self.full())
    }

    fn checkpoint(&self) -> Checkpoint {
        Checkpoint {
            at: self.at,
            stack: self.stack.len(),
            diagnostics: self.diagnostics.len(),
            depth: self.depth,
            tree: self.build.mark(),
        }
    }

    fn go_back(&mut self, checkpoint: Checkpoint) {
        self.at = checkpoint.at;
        self.stack.truncate(checkpoint.stack);
        self.diagnostics.truncate(checkpoint.diagnostics);
        self.depth = checkpoint.depth;
        self.build.go_back(checkpoint.tree);
    }

    /// One level deeper; the caller takes `depth` back.
    #[inline(always)]
    fn deeper(&mut self) -> Parsed<()> {
        self.depth += 1;
        if self.depth > DEPTH_MAX { Err(self.too_deep()) } else { Ok(()) }
    }

    #[cold]
    fn too_deep(&mut self) -> Halt {
        let wording = Wording::new(
            "expressions and blocks are nested deeper than {}",
            Arg::Number(DEPTH_MAX),
            Arg::None,
        );
        let (start, end) = (self.start(), self.tokens.end(self.at));
        self.fault_at(ErrorClass::Limit, start, end, wording)
    }

    #[cold]
    fn too_long(&mut self) -> Halt {
        let wording =
            Wording::new("a chain of more than {} operators", Arg::Number(CHAIN_MAX), Arg::None);
        let (start, end) = (self.start(), self.tokens.end(self.at));
        self.fault_at(ErrorClass::Limit, start, end, wording)
    }

    #[cold]
    fn fault_at(&mut self, class: ErrorClass, start: u32, end: u32, wording: Wording) -> Halt {
        let diagnostic = Diagnostic { class, start, end, wording };
        if self.diagnostics.try_push(diagnostic).is_err() {
            self.is_full = true;
        }
        Halt
    }

    /// A fault at the token that is looked at, unless the lexer has said what is wrong with it.
    #[cold]
    fn fault(&mut self, wording: Wording) -> Halt {
        let (start, end) = (self.start(), self.tokens.end(self.at));
        self.fault_over(start, end, wording)
    }

    #[cold]
    fn fault_over(&mut self, start: u32, end: u32, wording: Wording) -> Halt {
        if self.is(TokenKind::Error) {
            return Halt;
        }
        self.fault_at(ErrorClass::Syntax, start, end, wording)
    }

    #[cold]
    fn fault_on(&mut self, id: NodeId, wording: Wording) -> Halt {
        let Span { start, end } = self.build.span(id);
        self.fault_at(ErrorClass::Syntax, start, end, wording)
    }

    /// Nothing in the grammar has this token here.
    #[cold]
    fn invalid(&mut self) -> Halt {
        if self.is(TokenKind::Indent) {
            let (start, end) = (self.start(), self.tokens.end(self.at));
            let wording = Wording::fixed("unexpected indent");
            return self.fault_at(ErrorClass::Indentation, start, end, wording);
        }
        if let Some(start) = self.format_string {
            let end = self.tokens.end(self.at);
            return self.fault_over(start, end, Wording::fixed("f-string: invalid syntax"));
        }
        self.fault(Wording::fixed("invalid syntax"))
    }

    #[inline(always)]
    fn expect(&mut self, kind: TokenKind) -> Parsed<()> {
        if self.take(kind) { Ok(()) } else { Err(self.invalid()) }
    }

    fn expect_or(&mut self, kind: TokenKind, wording: Wording) -> Parsed<()> {
        if self.take(kind) { Ok(()) } else { Err(self.fault(wording)) }
    }

    /// The symbol of the token before, a name.
    #[inline(always)]
    fn symbol_before(&mut self) -> Parsed<u32> {
        let text = self.text(self.at - 1);
        if self.is_ascii { self.intern(text) } else { self.intern_wide(text) }
    }

    #[inline(always)]
    fn intern(&mut self, text: &str) -> Parsed<u32> {
        match self.interner.try_intern(text) {
            Ok(symbol) => Ok(symbol.id()),
            Err(_refused) => Err(self.full()),
        }
    }

    /// Python compares names in the form NFKC.
    fn intern_wide(&mut self, text: &str) -> Parsed<u32> {
        if text.is_ascii() || unicode_normalization::is_nfkc(text) {
            return self.intern(text);
        }
        let from = self.build.text.len();
        for character in text.nfkc() {
            self.push_char(character)?;
        }
        let name = self
            .interner
            .try_intern(str::from_utf8(&self.build.text[from..]).expect("characters were pushed"));
        self.build.text.truncate(from);
        name.map(Symbol::id).map_err(|_refused| self.full())
    }

    fn push_char(&mut self, character: char) -> Parsed<()> {
        let mut bytes = [0; 4];
        self.push_bytes(character.encode_utf8(&mut bytes).as_bytes())
    }

    fn push_bytes(&mut self, bytes: &[u8]) -> Parsed<()> {
        let is_in = self.build.text.try_extend_from_slice_copy(bytes).is_ok();
        if is_in { Ok(()) } else { Err(self.full()) }
    }

    /// A name, as a symbol.
    fn name(&mut self) -> Parsed<u32> {
        self.expect(TokenKind::Name)?;
        self.symbol_before()
    }

    /// Whether the token is a name with this text.
    fn is_word(&self, word: &str) -> bool {
        self.is(TokenKind::Name) && self.text(self.at) == word
    }
}

/// Where each line begins: behind `\n`, `\r\n` and `\r`.
#[expect(clippy::cast_possible_truncation, reason = "sources have less than 4 GiB")]
fn line_starts(
    bytes: &[u8],
    has_return: bool,
    starts: &mut ArenaVec<'_, u32>,
) -> std::result::Result<(), Full> {
    starts.try_reserve_exact(bytes.len() / 32 + 2).map_err(|_full| Full)?;
    starts.try_push(0).map_err(|_full| Full)?;
    let mut add = |at: usize| starts.try_push(at as u32 + 1).map_err(|_full| Full);
    if !has_return {
        return memchr::memchr_iter(b'\n', bytes).try_for_each(add);
    }
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        // The start of `\r\n` is behind both.
        if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
            add(at)?;
        }
    }
    Ok(())
}
