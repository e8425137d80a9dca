//! A persistent trace: a clone is a count, a write copies one leaf and the path to it.
//!
//! Values and log densities lie in the leaves of a tree of [`Nodes`]. Nodes and states live in slabs of one
//! [`CowStore`] and are counted there; what nobody counts any more goes on a free list, so states that come and
//! go ask the allocator for nothing. A handle is the store and the number of a state: two words.
//!
//! A write to a state that others share copies its record (eight words), one leaf (512 bytes) and one
//! inner node per level (140 bytes each; two levels reach 32,768 choices, three a million): under
//! 1 KiB. Addresses are kept once for all states of one shape; a state that adds a choice at its end
//! extends the shape in place, because the others do not look beyond their own length.
//!
//! The store is not shared between threads: counting with locked instructions would cost more than the
//! rest. Each chain has its own.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::rc::Rc;

use super::choices::Choices;
use super::nodes::{Inner, Leaf, NONE, Nodes, Slab};
use super::value::{Choice, ChoiceValue, Tag};
use super::{Trace, TraceBuilder};
use crate::address::Address;

/// One state: the root of its tree and its weights.
#[derive(Clone, Copy, Debug)]
struct State {
    root: u32,
    /// Levels of inner nodes above the leaves.
    levels: u32,
    len: u32,
    shape: u32,
    log_prior: f64,
    log_likelihood: f64,
    log_factors: f64,
}

/// The addresses and types of all states that sampled the same sites in the same order. Vectors
/// are kept whole beside the leaves, until the store ends.
#[derive(Debug, Default)]
struct Shape {
    names: Choices,
    holders: u32,
    /// The latest address that was found, and where: the next is often one further.
    latest: Cell<Option<(Address, u32)>>,
}

#[derive(Debug, Default)]
struct Slabs {
    nodes: Nodes,
    states: Slab<State>,
    shapes: Vec<Shape>,
    /// Vectors, whole; equal ones written again and again by one site are not merged.
    vectors: Vec<Box<[f64]>>,
}

/// Where persistent traces keep their nodes; handles hold it, it ends with the last of them.
#[derive(Clone, Debug, Default)]
pub struct CowStore {
    slabs: Rc<RefCell<Slabs>>,
}

/// A trace of which many versions can live side by side.
///
/// ```
/// use larder_infer::{addr, Choice, ChoiceValue, CowTrace, TraceBuilder};
/// let mut builder = TraceBuilder::new();
/// for i in 0..1000 {
///     builder.add_sample(addr!("x", i), 0.0, -0.9);
/// }
/// let first = CowTrace::from_trace(builder.build());
/// let mut second = first.clone();
/// let value = ChoiceValue::F64(1.5);
/// second.insert_choice(addr!("x", 7), Choice { addr: addr!("x", 7), value, logp: -2.0 });
/// assert_eq!(first.f64(&addr!("x", 7)), Some(0.0));
/// assert_eq!(second.f64(&addr!("x", 7)), Some(1.5));
/// ```
pub struct CowTrace {
    slabs: Rc<RefCell<Slabs>>,
    state: u32,
}

const _: () = assert!(size_of::<CowTrace>() == 16, "a handle is two words");

impl CowStore {
    /// An empty store.
    pub fn new() -> Self {
        CowStore::default()
    }

    /// The trace as a state of this store.
    pub fn insert(&self, trace: &Trace) -> CowTrace {
        let mut cow = self.empty();
        for choice in &trace.choices {
            cow.insert_choice(choice.addr, choice);
        }
        cow.set_log_weights(trace.log_prior, trace.log_likelihood, trace.log_factors);
        cow
    }

    /// A state without choices.
    pub fn empty(&self) -> CowTrace {
        let mut slabs = self.slabs.borrow_mut();
        let shape = slabs.new_shape(Choices::default());
        let state = State {
            root: NONE,
            levels: 0,
            len: 0,
            shape,
            log_prior: 0.0,
            log_likelihood: 0.0,
            log_factors: 0.0,
        };
        let state = slabs.states.add(state);
        CowTrace { slabs: Rc::clone(&self.slabs), state }
    }

    /// States and nodes that are held now.
    pub fn live(&self) -> (usize, usize) {
        let slabs = self.slabs.borrow();
        (slabs.states.live(), slabs.nodes.leaves.live() + slabs.nodes.inners.live())
    }

    /// Bytes of what is held now: states, nodes and their counts. Addresses, which states share, and free places are
    /// not in it.
    pub fn used_bytes(&self) -> usize {
        let slabs = self.slabs.borrow();
        slabs.nodes.leaves.live() * (size_of::<Leaf>() + size_of::<u32>())
            + slabs.nodes.inners.live() * (size_of::<Inner>() + size_of::<u32>())
            + slabs.states.live() * (size_of::<State>() + size_of::<u32>())
    }

    /// Bytes of all slabs.
    pub fn bytes(&self) -> usize {
        let slabs = self.slabs.borrow();
        slabs.nodes.leaves.bytes()
            + slabs.nodes.inners.bytes()
            + slabs.states.bytes()
            + slabs.shapes.iter().map(|shape| shape.names.bytes()).sum::<usize>()
    }
}

impl CowTrace {
    /// An empty trace in a store of its own.
    pub fn new() -> Self {
        CowStore::new().empty()
    }

    /// A trace as the first state of a store of its own.
    #[expect(clippy::needless_pass_by_value, reason = "the trace is given up, as in a conversion")]
    pub fn from_trace(trace: Trace) -> Self {
        CowStore::new().insert(&trace)
    }

    /// The store, to put more traces beside this one.
    pub fn store(&self) -> CowStore {
        CowStore { slabs: Rc::clone(&self.slabs) }
    }

    /// Choices held.
    pub fn len(&self) -> usize {
        self.state().len as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The choice at an address.
    pub fn get(&self, address: &Address) -> Option<Choice> {
        let slabs = self.slabs.borrow();
        let state = &slabs.states.items[self.state as usize];
        let at = slabs.find(state, *address)?;
        Some(slabs.choice(state, at))
    }

    /// The number at an address.
    pub fn f64(&self, address: &Address) -> Option<f64> {
        let slabs = self.slabs.borrow();
        let state = &slabs.states.items[self.state as usize];
        let at = slabs.find(state, *address)?;
        let tag = slabs.shapes[state.shape as usize].names.tag_at(at as usize);
        let (leaf, place) = slabs.nodes.leaf(state.root, state.levels, at);
        (tag == Tag::F64).then(|| f64::from_bits(leaf.bits[place]))
    }

    /// Whether the address is there.
    pub fn contains_key(&self, address: &Address) -> bool {
        let slabs = self.slabs.borrow();
        slabs.find(&slabs.states.items[self.state as usize], *address).is_some()
    }

    /// Puts a choice at its address. Copies the leaf and the path to it when other states share them;
    /// other states stay as they are.
    #[expect(clippy::needless_pass_by_value, reason = "a map's insert takes its value")]
    pub fn insert_choice(&mut self, addr: Address, choice: Choice) {
        let mut slabs = self.slabs.borrow_mut();
        let mut state = slabs.own_state(&mut self.state);
        let at = match slabs.find(&state, addr) {
            Some(at) => {
                slabs.ensure_tag(&mut state, at, choice.value.tag());
                at
            }
            None => slabs.append(&mut state, addr, choice.value.tag()),
        };
        let bits = slabs.bits_of(&choice.value);
        slabs.nodes.write(&mut state.root, state.levels, at, bits, choice.logp);
        slabs.states.items[self.state as usize] = state;
    }

    /// Sets the number at an address and its log density; says whether the address is there and holds
    /// a number. The cheapest write.
    pub fn set_f64(&mut self, address: &Address, value: f64, logp: f64) -> bool {
        let mut slabs = self.slabs.borrow_mut();
        let found = {
            let state = &slabs.states.items[self.state as usize];
            let shape = &slabs.shapes[state.shape as usize].names;
            slabs.find(state, *address).filter(|&at| shape.tag_at(at as usize) == Tag::F64)
        };
        let Some(at) = found else { return false };
        let mut state = slabs.own_state(&mut self.state);
        slabs.nodes.write(&mut state.root, state.levels, at, value.to_bits(), logp);
        slabs.states.items[self.state as usize] = state;
        true
    }

    /// Log prior, log likelihood and factors.
    pub fn log_weights(&self) -> (f64, f64, f64) {
        let state = self.state();
        (state.log_prior, state.log_likelihood, state.log_factors)
    }

    /// Sets the weights of this state.
    pub fn set_log_weights(&mut self, log_prior: f64, log_likelihood: f64, log_factors: f64) {
        let mut slabs = self.slabs.borrow_mut();
        let state = slabs.own_state(&mut self.state);
        let state = State { log_prior, log_likelihood, log_factors, ..state };
        slabs.states.items[self.state as usize] = state;
    }

    /// The sum of the weights.
    pub fn total_log_weight(&self) -> f64 {
        let state = self.state();
        state.log_prior + state.log_likelihood + state.log_factors
    }

    /// The choices in order, one at a time; nothing is gathered.
    pub fn for_each(&self, mut visit: impl FnMut(Choice)) {
        let slabs = self.slabs.borrow();
        let state = &slabs.states.items[self.state as usize];
        for at in 0..state.len {
            visit(slabs.choice(state, at));
        }
    }

    /// A flat trace with the same content.
    pub fn to_trace(&self) -> Trace {
        let mut builder = TraceBuilder::with_capacity(self.len());
        self.for_each(|choice| builder.add_choice(choice.addr, &choice.value, choice.logp));
        let mut trace = builder.build();
        (trace.log_prior, trace.log_likelihood, trace.log_factors) = self.log_weights();
        trace
    }

    fn state(&self) -> State {
        self.slabs.borrow().states.items[self.state as usize]
    }
}

impl Slabs {
    fn new_shape(&mut self, names: Choices) -> u32 {
        let shape = Shape { names, holders: 1, latest: Cell::new(None) };
        // A shape that nobody holds is used again.
        let at = self.shapes.iter().position(|shape| shape.holders == 0);
        let at = at.unwrap_or_else(|| {
            self.shapes.push(Shape::default());
            self.shapes.len() - 1
        });
        self.shapes[at] = shape;
        u32::try_from(at).expect("fewer than 2^32 shapes")
    }

    #[inline]
    fn find(&self, state: &State, address: Address) -> Option<u32> {
        let shape = &self.shapes[state.shape as usize];
        let at = match shape.latest.get() {
            Some(latest) => shape.names.position_from(address, latest)?,
            None => shape.names.position(address)?,
        };
        shape.latest.set(Some((address, at as u32)));
        (at < state.len as usize).then_some(at as u32)
    }

    /// A state of one's own, to write to; `handle` is moved to it.
    #[inline]
    fn own_state(&mut self, handle: &mut u32) -> State {
        let state = self.states.items[*handle as usize];
        if self.states.counts[*handle as usize] > 1 {
            self.states.let_go(*handle);
            if state.root != NONE {
                self.nodes.hold(state.root, state.levels);
            }
            self.shapes[state.shape as usize].holders += 1;
            *handle = self.states.add(state);
        }
        state
    }

    /// A place for one more choice at the end.
    fn append(&mut self, state: &mut State, addr: Address, tag: Tag) -> u32 {
        let at = state.len;
        let names = &mut self.shapes[state.shape as usize].names;
        if names.len() == at as usize {
            names.push(addr, tag, 0, 0.0);
            names.seal_if_long();
        } else {
            // Another state has put something else here: this one needs addresses of its own.
            let mut own = Choices::default();
            for place in 0..at as usize {
                let address = names.address_at(place).expect("the shape is longer than the state");
                own.push(address, names.tag_at(place), 0, 0.0);
            }
            own.push(addr, tag, 0, 0.0);
            own.seal();
            self.shapes[state.shape as usize].holders -= 1;
            state.shape = self.new_shape(own);
        }
        state.len += 1;
        self.nodes.grow(&mut state.root, &mut state.levels, at);
        at
    }

    /// Gives the state a shape of its own when a place changes its type.
    fn ensure_tag(&mut self, state: &mut State, at: u32, tag: Tag) {
        let shape = &self.shapes[state.shape as usize];
        if shape.names.tag_at(at as usize) == tag {
            return;
        }
        let mut own = Choices::default();
        for place in 0..state.len as usize {
            let address =
                shape.names.address_at(place).expect("the state is no longer than its shape");
            let tag = if place == at as usize { tag } else { shape.names.tag_at(place) };
            own.push(address, tag, 0, 0.0);
        }
        own.seal();
        self.shapes[state.shape as usize].holders -= 1;
        state.shape = self.new_shape(own);
    }

    /// Scalars are their bytes; a vector is kept whole for as long as the store lives.
    fn bits_of(&mut self, value: &ChoiceValue) -> u64 {
        if let ChoiceValue::Vector(values) = value {
            self.vectors.push(values.as_slice().into());
            return self.vectors.len() as u64 - 1;
        }
        value.bits()
    }

    fn choice(&self, state: &State, at: u32) -> Choice {
        let names = &self.shapes[state.shape as usize].names;
        let addr = names.address_at(at as usize).expect("the state is no longer than its shape");
        let (leaf, place) = self.nodes.leaf(state.root, state.levels, at);
        let value = match names.tag_at(at as usize) {
            Tag::Vector => ChoiceValue::Vector(self.vectors[leaf.bits[place] as usize].to_vec()),
            tag => ChoiceValue::of_bits(tag, leaf.bits[place]),
        };
        Choice { addr, value, logp: leaf.logps[place] }
    }
}

impl Clone for CowTrace {
    #[inline]
    fn clone(&self) -> Self {
        self.slabs.borrow_mut().states.hold(self.state);
        CowTrace { slabs: Rc::clone(&self.slabs), state: self.state }
    }
}

impl Drop for CowTrace {
    #[inline]
    fn drop(&mut self) {
        let mut slabs = self.slabs.borrow_mut();
        if slabs.states.let_go(self.state) {
            let state = slabs.states.items[self.state as usize];
            if state.root != NONE {
                slabs.nodes.let_go(state.root, state.levels);
            }
            slabs.shapes[state.shape as usize].holders -= 1;
        }
    }
}

impl Default for CowTrace {
    fn default() -> Self {
        CowTrace::new()
    }
}

impl PartialEq for CowTrace {
    fn eq(&self, other: &CowTrace) -> bool {
        self.to_trace() == other.to_trace()
    }
}

impl fmt::Debug for CowTrace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CowTrace").field("trace", &self.to_trace()).finish()
    }
}
