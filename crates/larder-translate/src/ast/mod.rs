//! The tree: nodes in columns, children by number, everything in one arena.
//!
//! A node is its kind and tag (2 bytes), its piece of the source (8) and two words of data (8), each in a
//! column of its own, so that a pass over kinds touches two bytes a node. What does not fit two words lies
//! in one more column. [`Ast::node`] puts a node together as a [`Node`], borrowed from the columns.

mod build;
mod dump;
mod kind;
mod list;
mod number;
mod view;

use std::fmt;
use std::num::NonZeroU32;

use larder_memory::intern::{Interner, Symbol};

pub(crate) use build::{Builder, Full, Head, Mark, NO_SYMBOL};
pub use dump::Dump;
pub use kind::{BoolOperator, Comparison, Context, NodeKind, Operator, Singleton, UnaryOperator};
pub use list::{Comparisons, List, OptionalList, Symbols};
pub(crate) use number::decimal;
pub(crate) use view::CHAIN;
pub use view::{Literal, Node};

use crate::diagnostic::{Diagnostic, Lines, Message, Place};
use crate::lex::Tokens;

/// The number of a node in its tree.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(NonZeroU32);

impl NodeId {
    pub(crate) fn new(id: u32) -> Option<Self> {
        NonZeroU32::new(id).map(NodeId)
    }

    /// The number.
    pub const fn id(self) -> u32 {
        self.0.get()
    }

    /// The number as an index into a column of one's own.
    pub const fn index(self) -> usize {
        self.0.get() as usize
    }
}

impl fmt::Debug for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "NodeId({})", self.0)
    }
}

/// A piece of the source, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
}

/// What a tree holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AstStats {
    /// Bytes of the source.
    pub source_bytes: u64,
    /// Nodes of the tree.
    pub nodes: u64,
    /// Bytes of the tree: nodes, lists, strings that were put together, the beginnings of lines.
    pub tree_bytes: u64,
    /// Tokens.
    pub tokens: u64,
    /// Bytes of the columns of tokens, which lie in the arena beside the tree.
    pub token_bytes: u64,
    /// Bytes of the source that were copied: strings with escapes or put together from parts.
    pub bytes_copied: u64,
}

/// The tree of one source. It borrows the source and the arena.
#[derive(Clone, Copy)]
pub struct Ast<'a> {
    pub(crate) source: &'a str,
    pub(crate) interner: &'a Interner,
    pub(crate) heads: &'a [Head],
    pub(crate) spans: &'a [Span],
    pub(crate) data: &'a [[u32; 2]],
    pub(crate) extra: &'a [u32],
    pub(crate) text: &'a [u8],
    pub(crate) line_starts: &'a [u32],
    pub(crate) diagnostics: &'a [Diagnostic],
    pub(crate) root: NodeId,
    pub(crate) stats: AstStats,
}

impl<'a> Ast<'a> {
    /// The source.
    pub fn source(&self) -> &'a str {
        self.source
    }

    /// The interner of the names.
    pub fn interner(&self) -> &'a Interner {
        self.interner
    }

    /// The module, a [`Node::Module`].
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// How many nodes there are; numbers run from 1 to this.
    pub fn len(&self) -> usize {
        self.heads.len() - 1
    }

    /// Never: there is a module always.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The kind of a node.
    #[inline]
    pub fn kind(&self, id: NodeId) -> NodeKind {
        self.heads[id.index()].kind
    }

    /// The piece of the source that a node stands for.
    #[inline]
    pub fn span(&self, id: NodeId) -> Span {
        self.spans[id.index()]
    }

    /// The text of a node.
    pub fn source_of(&self, id: NodeId) -> &'a str {
        let Span { start, end } = self.span(id);
        &self.source[start as usize..end as usize]
    }

    /// The text of a symbol.
    pub fn name(&self, symbol: Symbol) -> &'a str {
        self.interner.resolve(symbol)
    }

    /// What is wrong, in the order of the source.
    pub fn diagnostics(&self) -> &'a [Diagnostic] {
        self.diagnostics
    }

    /// Whether CPython's `ast.parse` would take the source.
    pub fn is_valid(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// Where a byte of the source stands, as people count.
    pub fn place(&self, at: u32) -> Place {
        self.lines().place(at)
    }

    /// The sentence of a diagnostic.
    pub fn message(&self, diagnostic: &Diagnostic) -> Message<'a> {
        Message { lines: self.lines(), wording: diagnostic.wording }
    }

    /// What the tree holds.
    pub fn stats(&self) -> AstStats {
        self.stats
    }

    pub(crate) fn lines(&self) -> Lines<'a> {
        Lines { text: self.source, starts: self.line_starts }
    }

    pub(crate) fn finish(
        source: &'a str,
        interner: &'a Interner,
        builder: Builder<'a>,
        tokens: &Tokens<'a>,
        line_starts: &'a [u32],
        diagnostics: &'a [Diagnostic],
        root: NodeId,
    ) -> Self {
        let (nodes, extra, text) = (builder.heads.len(), builder.extra.len(), builder.text.len());
        let tree = nodes * 18 + (extra + line_starts.len()) * 4 + text;
        let stats = AstStats {
            source_bytes: source.len() as u64,
            nodes: nodes as u64 - 1,
            tree_bytes: tree as u64,
            tokens: tokens.len() as u64,
            token_bytes: tokens.bytes() as u64,
            bytes_copied: text as u64,
        };
        Ast {
            source,
            interner,
            heads: builder.heads.into_slice(),
            spans: builder.spans.into_slice(),
            data: builder.data.into_slice(),
            extra: builder.extra.into_slice(),
            text: builder.text.into_slice(),
            line_starts,
            diagnostics,
            root,
            stats,
        }
    }
}

impl fmt::Debug for Ast<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ast").field("stats", &self.stats).finish_non_exhaustive()
    }
}
