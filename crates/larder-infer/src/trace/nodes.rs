//! The tree below a persistent trace: leaves of choices under inner nodes, counted, copied where they are shared.
//!
//! A copy of an inner node would have to count each of its children. It does so late: it holds the node that it
//! was copied from, its base, which keeps the children that both have, and counts those alone that it has instead
//! of the base's. Only a copy with more than a [`SHARE`]th of such children counts all and lets its base go. So a write
//! touches the nodes on its path and no others; the price is that a base keeps, for each copy, at most that share of
//! children that nobody else wants.

/// Choices in a leaf, children of an inner node.
pub(super) const FAN: usize = 32;
const FAN_BITS: u32 = FAN.trailing_zeros();
/// No node.
pub(super) const NONE: u32 = u32::MAX;
/// A copy stands on its base for as long as one child in so many is its own.
const SHARE: u32 = 4;

/// Values and log densities of some choices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Leaf {
    pub(super) bits: [u64; FAN],
    pub(super) logps: [f64; FAN],
}

/// An inner node: its children, and which of them it counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner {
    children: [u32; FAN],
    /// The node that keeps the children that are not its own, which counts all of its children; [`NONE`] when this
    /// one does.
    base: u32,
    /// With a base: the children that this node counts, as bits.
    own: u32,
    /// How many children there are; they are the first.
    len: u32,
}

impl Inner {
    const EMPTY: Inner = Inner { children: [NONE; FAN], base: NONE, own: 0, len: 0 };

    /// Whether it counts a child.
    #[inline]
    fn counts(&self, child: usize) -> bool {
        self.counted() >> child & 1 == 1
    }

    /// The children that it counts, as bits; some may be [`NONE`].
    #[inline]
    fn counted(&self) -> u32 {
        if self.base == NONE { u32::MAX } else { self.own }
    }
}

/// The places of the bits of a number.
#[inline]
fn places(mut bits: u32) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = (bits != 0).then(|| bits.trailing_zeros() as usize);
        bits &= bits.wrapping_sub(1);
        place
    })
}

/// A slab: items by number, each with a count; freed numbers are used again.
#[derive(Debug)]
pub(super) struct Slab<T> {
    pub(super) items: Vec<T>,
    pub(super) counts: Vec<u32>,
    free: Vec<u32>,
}

impl<T> Default for Slab<T> {
    fn default() -> Self {
        Slab { items: Vec::new(), counts: Vec::new(), free: Vec::new() }
    }
}

impl<T: Copy> Slab<T> {
    /// Stores an item with a count of one.
    #[inline]
    pub(super) fn add(&mut self, item: T) -> u32 {
        if let Some(id) = self.free.pop() {
            self.items[id as usize] = item;
            self.counts[id as usize] = 1;
            return id;
        }
        let id = u32::try_from(self.items.len()).expect("a store holds fewer than 2^32 nodes");
        assert!(id != NONE, "a store holds fewer than 2^32 nodes");
        self.items.push(item);
        self.counts.push(1);
        // So that giving back never allocates.
        self.free.reserve(self.items.len() - self.free.len());
        id
    }

    /// Stores a copy of an item with a count of one, from place to place.
    #[inline]
    fn add_copy(&mut self, from: u32) -> u32 {
        let from = from as usize;
        let Some(id) = self.free.pop() else { return self.add(self.items[from]) };
        self.items.copy_within(from..=from, id as usize);
        self.counts[id as usize] = 1;
        id
    }

    #[inline]
    pub(super) fn hold(&mut self, id: u32) {
        self.counts[id as usize] += 1;
    }

    /// Gives up one count; true when it was the last.
    #[inline]
    pub(super) fn let_go(&mut self, id: u32) -> bool {
        let count = &mut self.counts[id as usize];
        *count -= 1;
        if *count == 0 {
            self.free.push(id);
            return true;
        }
        false
    }

    pub(super) fn live(&self) -> usize {
        self.items.len() - self.free.len()
    }

    /// Bytes of heap held.
    pub(super) fn bytes(&self) -> usize {
        self.items.capacity() * size_of::<T>()
            + (self.counts.capacity() + self.free.capacity()) * size_of::<u32>()
    }
}

/// All nodes of a store. A node is named by its number and by how many levels of inner nodes it has below: none for
/// a leaf.
#[derive(Debug, Default)]
pub(super) struct Nodes {
    pub(super) leaves: Slab<Leaf>,
    pub(super) inners: Slab<Inner>,
}

impl Nodes {
    /// Counts a node once more.
    #[inline]
    pub(super) fn hold(&mut self, id: u32, levels: u32) {
        if levels == 0 { self.leaves.hold(id) } else { self.inners.hold(id) }
    }

    /// Gives up one count of a node, and what it counts if that was the last.
    #[inline]
    pub(super) fn let_go(&mut self, id: u32, levels: u32) {
        if levels == 0 {
            self.leaves.let_go(id);
        } else if self.inners.let_go(id) {
            self.let_go_below(id, levels);
        }
    }

    fn let_go_below(&mut self, id: u32, levels: u32) {
        let inner = &self.inners.items[id as usize];
        let (base, counted) = (inner.base, inner.counted());
        for child in places(counted) {
            let below = self.inners.items[id as usize].children[child];
            if below != NONE {
                self.let_go(below, levels - 1);
            }
        }
        if base != NONE {
            self.let_go(base, levels);
        }
    }

    /// A copy of a node that stays.
    #[inline]
    fn copy(&mut self, id: u32, levels: u32) -> u32 {
        if levels == 0 {
            return self.leaves.add_copy(id);
        }
        let copy = self.inners.add_copy(id);
        let inner = &mut self.inners.items[copy as usize];
        if inner.base == NONE {
            (inner.base, inner.own) = (id, 0);
            self.inners.hold(id);
        } else {
            let (base, own) = (inner.base, inner.own);
            self.inners.hold(base);
            for child in places(own) {
                let below = self.inners.items[id as usize].children[child];
                self.hold(below, levels - 1);
            }
        }
        copy
    }

    /// For a counted node one that nobody else counts: itself, or a copy.
    #[inline]
    fn own(&mut self, id: u32, levels: u32) -> u32 {
        let counts = if levels == 0 { &self.leaves.counts } else { &self.inners.counts };
        if counts[id as usize] == 1 {
            return id;
        }
        let copy = self.copy(id, levels);
        // Others count it, so nothing below is given up.
        if levels == 0 {
            self.leaves.let_go(id)
        } else {
            self.inners.let_go(id)
        };
        copy
    }

    /// The same for a child of a node that nobody else counts: from then on that node counts it.
    #[inline]
    fn own_child(&mut self, id: u32, levels: u32, child: usize) -> u32 {
        let inner = &self.inners.items[id as usize];
        let below = inner.children[child];
        let is_counted = inner.counts(child);
        let own =
            if is_counted { self.own(below, levels - 1) } else { self.copy(below, levels - 1) };
        self.set_child(id, levels, child, own);
        own
    }

    /// Puts a child, with a count that the node takes over, where there was none that it counted.
    #[inline]
    fn set_child(&mut self, id: u32, levels: u32, child: usize, below: u32) {
        let inner = &mut self.inners.items[id as usize];
        inner.children[child] = below;
        inner.len = inner.len.max(child as u32 + 1);
        if inner.base != NONE {
            inner.own |= 1 << child;
            if inner.own.count_ones() * SHARE > inner.len {
                self.leave_base(id, levels);
            }
        }
    }

    /// A node with many children of its own counts all, and lets its base go.
    #[cold]
    fn leave_base(&mut self, id: u32, levels: u32) {
        let inner = self.inners.items[id as usize];
        for (child, &below) in inner.children.iter().enumerate() {
            if below != NONE && !inner.counts(child) {
                self.hold(below, levels - 1);
            }
        }
        let inner_here = &mut self.inners.items[id as usize];
        (inner_here.base, inner_here.own) = (NONE, 0);
        self.let_go(inner.base, levels);
    }

    /// The leaf of a place, and where in it.
    #[inline]
    pub(super) fn leaf(&self, root: u32, levels: u32, at: u32) -> (&Leaf, usize) {
        let mut node = root;
        for level in (1..=levels).rev() {
            node = self.inners.items[node as usize].children[child_at(at, level)];
        }
        (&self.leaves.items[node as usize], at as usize % FAN)
    }

    /// Writes a place that exists, copying what is shared on the way.
    #[inline]
    pub(super) fn write(&mut self, root: &mut u32, levels: u32, at: u32, bits: u64, logp: f64) {
        *root = self.own(*root, levels);
        let mut node = *root;
        for level in (1..=levels).rev() {
            node = self.own_child(node, level, child_at(at, level));
        }
        let leaf = &mut self.leaves.items[node as usize];
        leaf.bits[at as usize % FAN] = bits;
        leaf.logps[at as usize % FAN] = logp;
    }

    /// Makes the tree reach place `at`, the first that it has not.
    pub(super) fn grow(&mut self, root: &mut u32, levels: &mut u32, at: u32) {
        let empty = Leaf { bits: [0; FAN], logps: [0.0; FAN] };
        if *root == NONE {
            *root = self.leaves.add(empty);
            *levels = 0;
        }
        while at >> (FAN_BITS * (*levels + 1)) != 0 {
            let mut above = Inner::EMPTY;
            (above.children[0], above.len) = (*root, 1);
            *root = self.inners.add(above);
            *levels += 1;
        }
        *root = self.own(*root, *levels);
        let mut node = *root;
        for level in (1..=*levels).rev() {
            let child = child_at(at, level);
            node = if self.inners.items[node as usize].children[child] == NONE {
                let below =
                    if level == 1 { self.leaves.add(empty) } else { self.inners.add(Inner::EMPTY) };
                self.set_child(node, level, child, below);
                below
            } else {
                self.own_child(node, level, child)
            };
        }
    }
}

/// Which child of a node with so many levels leads to a place.
#[inline]
fn child_at(at: u32, level: u32) -> usize {
    (at >> (FAN_BITS * level)) as usize % FAN
}
