//! The tree while it grows.

use larder_memory::arena::{Arena, ArenaVec};

use super::{Context, NodeId, NodeKind, Span};

/// A number that stands for no symbol.
pub(crate) const NO_SYMBOL: u32 = u32::MAX;

/// What stands first about a node: its kind and what its kind says of the tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) kind: NodeKind,
    pub(crate) tag: u8,
}

const _: () = assert!(size_of::<Head>() == 2 && size_of::<Span>() == 8);

/// The columns, in an arena.
#[derive(Debug)]
pub(crate) struct Builder<'a> {
    pub(crate) heads: ArenaVec<'a, Head>,
    pub(crate) spans: ArenaVec<'a, Span>,
    pub(crate) data: ArenaVec<'a, [u32; 2]>,
    /// Lists of children, each behind its length; 0 is the empty list.
    pub(crate) extra: ArenaVec<'a, u32>,
    /// Strings that were put together; lone surrogates as in WTF-8.
    pub(crate) text: ArenaVec<'a, u8>,
}

/// Where the tree was, to go back to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mark {
    nodes: usize,
    extra: usize,
    text: usize,
}

pub(crate) use crate::lex::Full;

#[expect(
    clippy::cast_possible_truncation,
    reason = "columns of an arena under 4 Gi entries, asserted"
)]
fn short(len: usize) -> u32 {
    debug_assert!(u32::try_from(len).is_ok(), "{len} entries in a column");
    len as u32
}

impl<'a> Builder<'a> {
    pub(crate) fn with_room(arena: &'a Arena, nodes: usize) -> Result<Self, Full> {
        let mut builder = Builder {
            heads: arena.vec(),
            spans: arena.vec(),
            data: arena.vec(),
            extra: arena.vec(),
            text: arena.vec(),
        };
        builder.heads.try_reserve_exact(nodes).map_err(|_full| Full)?;
        builder.spans.try_reserve_exact(nodes).map_err(|_full| Full)?;
        builder.data.try_reserve_exact(nodes).map_err(|_full| Full)?;
        builder.extra.try_reserve_exact(nodes).map_err(|_full| Full)?;
        builder.extra.try_push(0).map_err(|_full| Full)?;
        let head = Head { kind: NodeKind::Absent, tag: 0 };
        builder.push(head, Span { start: 0, end: 0 }, [0, 0])?;
        Ok(builder)
    }

    #[inline(always)]
    fn push(&mut self, head: Head, span: Span, data: [u32; 2]) -> Result<u32, Full> {
        let id = short(self.heads.len());
        let is_in = self.heads.try_push(head).is_ok()
            && self.spans.try_push(span).is_ok()
            && self.data.try_push(data).is_ok();
        if is_in { Ok(id) } else { Err(Full) }
    }

    #[inline(always)]
    pub(crate) fn node(
        &mut self,
        kind: NodeKind,
        tag: u8,
        span: Span,
        data: [u32; 2],
    ) -> Result<NodeId, Full> {
        let id = self.push(Head { kind, tag }, span, data)?;
        Ok(NodeId::new(id).expect("node 0 was made with the builder"))
    }

    /// Words behind each other in `extra`; where they begin.
    #[inline]
    pub(crate) fn words(&mut self, words: &[u32]) -> Result<u32, Full> {
        let at = short(self.extra.len());
        self.extra.try_extend_from_slice_copy(words).map_err(|_full| Full)?;
        Ok(at)
    }

    /// A list behind its length.
    #[inline]
    pub(crate) fn list(&mut self, items: &[u32]) -> Result<u32, Full> {
        if items.is_empty() {
            return Ok(0);
        }
        let at = short(self.extra.len());
        self.extra.try_push(short(items.len())).map_err(|_full| Full)?;
        self.extra.try_extend_from_slice_copy(items).map_err(|_full| Full)?;
        Ok(at)
    }

    pub(crate) fn mark(&self) -> Mark {
        Mark { nodes: self.heads.len(), extra: self.extra.len(), text: self.text.len() }
    }

    pub(crate) fn go_back(&mut self, mark: Mark) {
        self.heads.truncate(mark.nodes);
        self.spans.truncate(mark.nodes);
        self.data.truncate(mark.nodes);
        self.extra.truncate(mark.extra);
        self.text.truncate(mark.text);
    }

    #[inline]
    pub(crate) fn kind(&self, id: NodeId) -> NodeKind {
        self.heads[id.index()].kind
    }

    #[inline]
    pub(crate) fn span(&self, id: NodeId) -> Span {
        self.spans[id.index()]
    }

    #[inline]
    pub(crate) fn data(&self, id: NodeId) -> [u32; 2] {
        self.data[id.index()]
    }

    pub(crate) fn set_context(&mut self, id: NodeId, context: Context) {
        let head = &mut self.heads[id.index()];
        debug_assert!(head.kind.has_context(), "{:?} has no context", head.kind);
        head.tag = context as u8;
    }

    /// How many entries a list has, and where the first stands.
    pub(crate) fn list_at(&self, list: u32) -> (usize, usize) {
        (self.extra[list as usize] as usize, list as usize + 1)
    }
}
