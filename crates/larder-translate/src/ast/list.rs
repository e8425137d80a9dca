//! Lists of children, borrowed from the columns.

use larder_memory::intern::Symbol;

use super::{Comparison, NodeId};

/// Nodes behind each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct List<'t>(pub(crate) &'t [u32]);

impl<'t> List<'t> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// One of them.
    pub fn get(self, index: usize) -> Option<NodeId> {
        self.0.get(index).and_then(|&id| NodeId::new(id))
    }

    /// All of them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = NodeId> + ExactSizeIterator + 't {
        self.0.iter().map(|&id| NodeId::new(id).expect("a list holds nodes"))
    }
}

/// Nodes behind each other, some of which are missing: `None` for the key of `**rest`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OptionalList<'t>(pub(crate) &'t [u32]);

impl<'t> OptionalList<'t> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Option<NodeId>> + ExactSizeIterator + 't {
        self.0.iter().map(|&id| NodeId::new(id))
    }
}

/// Names behind each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Symbols<'t>(pub(crate) &'t [u32]);

impl<'t> Symbols<'t> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// All of them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = Symbol> + ExactSizeIterator + 't {
        self.0.iter().map(|&id| Symbol(id))
    }
}

/// The comparisons of a chain: operator and right side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comparisons<'t>(pub(crate) Chain<'t>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Chain<'t> {
    One(Comparison, NodeId),
    /// Operator and operand in turn.
    Many(&'t [u32]),
}

impl Comparisons<'_> {
    /// How many there are: one or more.
    pub fn len(self) -> usize {
        match self.0 {
            Chain::One(..) => 1,
            Chain::Many(words) => words.len() / 2,
        }
    }

    /// Never: a comparison has an operator.
    pub fn is_empty(self) -> bool {
        false
    }

    /// One of them.
    pub fn get(self, index: usize) -> Option<(Comparison, NodeId)> {
        match self.0 {
            Chain::One(operator, right) => (index == 0).then_some((operator, right)),
            Chain::Many(words) => {
                let pair = words.get(index * 2..index * 2 + 2)?;
                let operator = Comparison::of(u8::try_from(pair[0]).expect("an operator's tag"));
                Some((operator, NodeId::new(pair[1])?))
            }
        }
    }

    /// All of them.
    pub fn iter(self) -> impl DoubleEndedIterator<Item = (Comparison, NodeId)> {
        (0..self.len()).filter_map(move |index| self.get(index))
    }
}
