//! Types of values, as places that many expressions share.
//!
//! A [`Type`] is the number of a place in one column; a place holds a [`Term`] or a link to the place that it
//! was unified with. What flows into a place is joined with what it holds: equal terms stay, `None` and
//! another type make `Option`, whole numbers and those without a bound make the latter, and everything else
//! makes [`Term::Dyn`]. Elements of containers are unified, never joined: two names of one list must agree
//! about its elements, or a change through one name would be lost to the other. For the same reason a
//! container that flows into a `Dyn` has `Dyn` elements, all the way down.
//!
//! Terms only rise, `Unknown` < a type < `Option` < `Dyn`, so a program is walked again until nothing rises.

mod show;

pub(crate) use show::Shown;

use std::cell::Cell;

use larder_memory::arena::{Arena, ArenaVec};

/// The number of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Type(pub(crate) u32);

/// What a place holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Term {
    Link(Type),
    /// Nothing has flowed in yet.
    Unknown,
    None,
    Bool,
    /// A whole number of 64 bits, checked.
    Int,
    /// A whole number without a bound.
    Big,
    Float,
    Str,
    Bytes,
    Range,
    Option(Type),
    List(Type),
    Set(Type),
    FrozenSet(Type),
    Dict(Type, Type),
    /// Fields that lie behind each other: where the first is, and how many.
    Tuple(u32, u32),
    /// An iterator that is shared, with what it gives.
    Iter(Type),
    /// `d.keys()`, `d.values()`, `d.items()` of a dict.
    Keys(Type, Type),
    Values(Type, Type),
    Items(Type, Type),
    Dyn,
}

impl Term {
    /// Whether it is put together of other places.
    fn has_places(self) -> bool {
        !matches!(
            self,
            Term::Unknown
                | Term::None
                | Term::Bool
                | Term::Int
                | Term::Big
                | Term::Float
                | Term::Str
                | Term::Bytes
                | Term::Range
                | Term::Dyn
        )
    }
}

/// A place, and which units of a walk have asked for it: a bit for each, shared by every 64th.
#[derive(Clone)]
struct Place {
    term: Term,
    readers: Cell<u64>,
}

/// Which unit of a walk is at work, and what was news to which.
struct Units {
    /// The bit of the one at work; none between walks.
    reader: u64,
    /// How many have begun.
    clock: u32,
    /// By bit: when something rose last that such a unit had asked for.
    changed: [u32; 64],
}

/// All places of a translation.
pub(crate) struct Types<'a> {
    places: ArenaVec<'a, Place>,
    units: Units,
    fields: ArenaVec<'a, Type>,
    /// Whether a term has risen since it was asked last.
    has_changed: bool,
    /// Places from here on were made since then. What happens to them is no news: a walk makes them anew, and
    /// whatever lasts learns of them through a place that was there before.
    fresh: u32,
    /// Whether a tuple may be reached from what it holds: then it is an object, not plain Rust values.
    pub(crate) has_circle: bool,
    /// Whether the arena had no room: everything after it is worthless.
    pub(crate) is_full: bool,
    depth: u32,
}

/// Containers in each other beyond which a type is `Dyn`: a list that holds itself.
const DEPTH_MAX: u32 = 24;

impl<'a> Types<'a> {
    pub(crate) fn new(arena: &'a Arena) -> Self {
        Types {
            places: arena.vec(),
            units: Units { reader: 0, clock: 0, changed: [0; 64] },
            fields: arena.vec(),
            has_changed: false,
            fresh: 0,
            has_circle: false,
            is_full: false,
            depth: 0,
        }
    }

    /// How many places there are.
    pub(crate) fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether anything has risen since the last call.
    pub(crate) fn take_change(&mut self) -> bool {
        self.fresh = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        std::mem::take(&mut self.has_changed)
    }

    /// The same, to be asked once more.
    pub(crate) fn has_changed(&self) -> bool {
        self.has_changed
    }

    pub(crate) fn make(&mut self, term: Term) -> Type {
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        if self.places.try_push(Place { term, readers: Cell::new(0) }).is_err() {
            self.is_full = true;
            return Type(0);
        }
        Type(number)
    }

    pub(crate) fn unknown(&mut self) -> Type {
        self.make(Term::Unknown)
    }

    pub(crate) fn tuple(&mut self, fields: &[Type]) -> Term {
        let start = u32::try_from(self.fields.len()).unwrap_or(u32::MAX);
        if self.fields.try_extend_from_slice_copy(fields).is_err() {
            self.is_full = true;
        }
        Term::Tuple(start, u32::try_from(fields.len()).unwrap_or(u32::MAX))
    }

    pub(crate) fn field(&self, start: u32, index: u32) -> Type {
        self.fields[(start + index) as usize]
    }

    /// The place that stands for all places unified with this one.
    pub(crate) fn find(&self, place: Type) -> Type {
        let root = self.root(place).0;
        self.ask(root);
        root
    }

    /// The same with what it holds, and nobody has asked.
    fn root(&self, mut place: Type) -> (Type, Term) {
        loop {
            match self.places[place.0 as usize].term {
                Term::Link(to) => place = to,
                term => return (place, term),
            }
        }
    }

    /// The unit at work has asked for a place that is unified with no other.
    fn ask(&self, root: Type) {
        let readers = &self.places[root.0 as usize].readers;
        readers.set(readers.get() | self.units.reader);
    }

    /// A unit has put something into a place, and would do so again with what the place holds now: only what others
    /// put there is news to it.
    fn put(&self, place: Type) {
        self.ask(self.root(place).0);
    }

    /// A unit of a walk, by its number, begins; not where nothing that it asked for has risen since it `began`
    /// last.
    pub(crate) fn begins(&mut self, unit: u32, began: &mut u32) -> bool {
        let bit = unit % 64;
        if *began > self.units.changed[bit as usize] {
            return false;
        }
        self.units.clock += 1;
        *began = self.units.clock;
        self.units.reader = 1 << bit;
        true
    }

    /// When the unit at work began.
    pub(crate) fn clock(&self) -> u32 {
        self.units.clock
    }

    /// No unit is at work.
    pub(crate) fn rest(&mut self) {
        self.units.reader = 0;
    }

    /// Something has changed that any unit may have asked for.
    pub(crate) fn change_all(&mut self) {
        self.units.changed = [self.units.clock; 64];
    }

    /// What a place holds; an `Option` of nothing else, of `None` or of `Dyn` is said plainly.
    pub(crate) fn get(&self, place: Type) -> Term {
        let (root, term) = self.root(place);
        self.ask(root);
        match term {
            Term::Option(inside) => Self::option(inside, self.get(inside)),
            term => term,
        }
    }

    /// The same for whoever puts something there next.
    pub(crate) fn held(&self, place: Type) -> Term {
        match self.root(place).1 {
            Term::Option(inside) => Self::option(inside, self.held(inside)),
            term => term,
        }
    }

    fn option(inside: Type, held: Term) -> Term {
        match held {
            Term::Dyn => Term::Dyn,
            Term::None | Term::Unknown => Term::None,
            Term::Option(deeper) => Term::Option(deeper),
            _ => Term::Option(inside),
        }
    }

    pub(crate) fn is_dyn(&self, place: Type) -> bool {
        self.get(place) == Term::Dyn
    }

    /// What nothing has flowed into becomes `Dyn`.
    pub(crate) fn close(&mut self) {
        for index in 0..self.places.len() {
            if self.places[index].term == Term::Unknown {
                self.set(Type(u32::try_from(index).unwrap_or(u32::MAX)), Term::Dyn);
            }
        }
    }

    /// What a container holds becomes `Dyn` where nothing has flowed into it; keys that no table can hold, too: the
    /// program hears of them when it runs.
    pub(crate) fn close_inside(&mut self) {
        for index in 0..self.places.len() {
            if let Term::Set(key) | Term::FrozenSet(key) | Term::Dict(key, _) =
                self.places[index].term
                && matches!(self.get(key), Term::List(_) | Term::Set(_) | Term::Dict(..))
            {
                self.set_dyn(key);
            }
            let inside = match self.places[index].term {
                Term::List(a) | Term::Set(a) | Term::FrozenSet(a) => [a, a],
                Term::Dict(a, b) => [a, b],
                _ => continue,
            };
            for place in inside {
                if self.get(place) == Term::Unknown {
                    self.set_dyn(place);
                }
            }
        }
    }

    fn set(&mut self, root: Type, term: Term) {
        let place = &mut self.places[root.0 as usize];
        if place.term == term {
            return;
        }
        place.term = term;
        self.has_changed |= root.0 < self.fresh;
        let mut readers = place.readers.take();
        while readers != 0 {
            self.units.changed[readers.trailing_zeros() as usize] = self.units.clock;
            readers &= readers - 1;
        }
    }

    /// Makes a place `Dyn`, and what its containers hold.
    pub(crate) fn set_dyn(&mut self, place: Type) {
        let (root, before) = self.root(place);
        if before == Term::Dyn {
            return;
        }
        self.set(root, Term::Dyn);
        self.put(root);
        self.open(before);
    }

    /// What a value holds becomes `Dyn`, so that the value can be one without being copied.
    pub(crate) fn flows_to_dyn(&mut self, place: Type) {
        let term = self.get(place);
        self.open(term);
    }

    fn open(&mut self, term: Term) {
        match term {
            // An iterator is wrapped: what it gives becomes `Dyn` one by one.
            Term::Option(inside) | Term::Iter(inside) => self.flows_to_dyn(inside),
            Term::List(a) | Term::Set(a) | Term::FrozenSet(a) => self.set_dyn(a),
            Term::Dict(a, b) | Term::Keys(a, b) | Term::Values(a, b) | Term::Items(a, b) => {
                self.set_dyn(a);
                self.set_dyn(b);
            }
            Term::Tuple(start, count) => {
                for index in 0..count {
                    let field = self.field(start, index);
                    self.flows_to_dyn(field);
                }
            }
            _ => {}
        }
    }

    /// A value of one place flows into another.
    pub(crate) fn join(&mut self, into: Type, from: Type) {
        let (s, v) = (self.root(into).0, self.find(from));
        if s == v {
            return;
        }
        if self.depth > DEPTH_MAX {
            self.set_dyn(s);
            self.flows_to_dyn(v);
            return;
        }
        self.depth += 1;
        let (held, value) = (self.held(s), self.get(v));
        match (held, value) {
            (_, Term::Unknown) | (Term::Big, Term::Int) | (Term::Option(_), Term::None) => {}
            // A value that holds the place that it flows into has no end of types.
            (Term::Unknown | Term::None, value) if self.holds(value, s) => {
                self.has_circle |= matches!(value, Term::Tuple(..));
                self.set_dyn(s);
                self.flows_to_dyn(v);
            }
            (Term::Unknown, value) => self.set(s, value),
            (Term::Dyn, _) => self.flows_to_dyn(v),
            (_, Term::Dyn) => self.set_dyn(s),
            (Term::Int, Term::Big) => self.set(s, Term::Big),
            (Term::None, Term::Option(inside)) => {
                let inside = self.copy(inside);
                self.set(s, Term::Option(inside));
            }
            (Term::None, value) if value != Term::None => {
                let inside = self.make(value);
                self.set(s, Term::Option(inside));
            }
            (held, Term::None) if held != Term::None => {
                let inside = self.make(held);
                self.set(s, Term::Option(inside));
            }
            (Term::Option(a), Term::Option(b)) => self.join(a, b),
            (Term::Option(a), _) => self.join(a, v),
            (held, Term::Option(b)) => {
                let inside = self.make(held);
                self.set(s, Term::Option(inside));
                self.join(inside, b);
            }
            (held, value) => {
                if !self.unify_inside(held, value) {
                    self.set_dyn(s);
                    self.flows_to_dyn(v);
                }
            }
        }
        self.depth -= 1;
        self.put(s);
    }

    /// The same of a value of a type that is not written down anywhere.
    pub(crate) fn join_term(&mut self, into: Type, term: Term) {
        let (root, held) = self.root(into);
        match (held, term) {
            (Term::Dyn, _) if !term.has_places() => {}
            (held, term) if held == term && !term.has_places() => {}
            (Term::Unknown, _) if !term.has_places() => self.set(root, term),
            _ => {
                let from = self.make(term);
                return self.join(root, from);
            }
        }
        self.ask(root);
    }

    fn copy(&mut self, place: Type) -> Type {
        let term = self.get(place);
        self.make(term)
    }

    /// Whether a term has a place somewhere inside: a list in itself.
    fn holds(&self, term: Term, place: Type) -> bool {
        // As it stands: an `Option` of what is not known yet is no `None` here.
        let inside = |t: Type| {
            let (root, term) = self.root(t);
            root == place || self.holds(term, place)
        };
        match term {
            Term::Option(a) | Term::List(a) | Term::Set(a) | Term::FrozenSet(a) | Term::Iter(a) => {
                inside(a)
            }
            Term::Dict(a, b) | Term::Keys(a, b) | Term::Values(a, b) | Term::Items(a, b) => {
                inside(a) || inside(b)
            }
            Term::Tuple(start, count) => (0..count).any(|index| inside(self.field(start, index))),
            _ => false,
        }
    }

    /// Unifies what two terms of one shape hold; false when the shapes differ.
    fn unify_inside(&mut self, a: Term, b: Term) -> bool {
        match (a, b) {
            (Term::List(a), Term::List(b))
            | (Term::Set(a), Term::Set(b))
            | (Term::FrozenSet(a), Term::FrozenSet(b))
            | (Term::Iter(a), Term::Iter(b)) => self.unify(a, b),
            (Term::Dict(a, c), Term::Dict(b, d))
            | (Term::Keys(a, c), Term::Keys(b, d))
            | (Term::Values(a, c), Term::Values(b, d))
            | (Term::Items(a, c), Term::Items(b, d)) => {
                self.unify(a, b);
                self.unify(c, d);
            }
            (Term::Tuple(a, count), Term::Tuple(b, other)) if count == other => {
                for index in 0..count {
                    self.unify(self.field(a, index), self.field(b, index));
                }
            }
            (a, b) => return a == b,
        }
        true
    }

    /// Two places become one.
    pub(crate) fn unify(&mut self, a: Type, b: Type) {
        let (a, b) = (self.root(a).0, self.root(b).0);
        if a == b {
            return self.ask(a);
        }
        // The older place stays: what a walk makes anew must not move it each time.
        let (a, b) = (a.min(b), a.max(b));
        let (left, right) = (self.held(a), self.held(b));
        if self.holds(left, b) || self.holds(right, a) {
            self.has_circle |= matches!(left, Term::Tuple(..)) || matches!(right, Term::Tuple(..));
            self.set_dyn(a);
            self.set_dyn(b);
            let (a, b) = (self.root(a).0, self.root(b).0);
            if a != b {
                self.set(b, Term::Link(a));
            }
            return self.ask(a);
        }
        let value = self.make(right);
        self.set(b, Term::Link(a));
        self.join(a, value);
    }

    /// The type of what comes out when a value is walked through; none when it cannot be.
    pub(crate) fn element(&mut self, place: Type) -> Option<Type> {
        match self.get(place) {
            Term::List(a) | Term::Set(a) | Term::FrozenSet(a) | Term::Iter(a) => Some(a),
            Term::Dict(a, _) | Term::Keys(a, _) | Term::Values(_, a) => Some(a),
            Term::Items(a, b) => {
                let pair = self.tuple(&[a, b]);
                Some(self.make(pair))
            }
            Term::Str => Some(self.make(Term::Str)),
            Term::Range => Some(self.make(Term::Int)),
            Term::Dyn => Some(self.make(Term::Dyn)),
            Term::Tuple(start, count) => {
                let all = self.unknown();
                for index in 0..count {
                    let field = self.field(start, index);
                    self.join(all, field);
                }
                // Only fields of one type can be walked through without being wrapped.
                Some(all)
            }
            _ => None,
        }
    }

    /// Whether all fields of a tuple have one type.
    pub(crate) fn is_even(&self, start: u32, count: u32) -> bool {
        (1..count).all(|index| self.same(self.field(start, 0), self.field(start, index)))
    }

    /// Whether two places hold the same type, all the way down.
    pub(crate) fn same(&self, a: Type, b: Type) -> bool {
        if self.find(a) == self.find(b) {
            return true;
        }
        match (self.get(a), self.get(b)) {
            (Term::Option(a), Term::Option(b))
            | (Term::List(a), Term::List(b))
            | (Term::Set(a), Term::Set(b))
            | (Term::FrozenSet(a), Term::FrozenSet(b))
            | (Term::Iter(a), Term::Iter(b)) => self.same(a, b),
            (Term::Dict(a, c), Term::Dict(b, d))
            | (Term::Keys(a, c), Term::Keys(b, d))
            | (Term::Values(a, c), Term::Values(b, d))
            | (Term::Items(a, c), Term::Items(b, d)) => self.same(a, b) && self.same(c, d),
            (Term::Tuple(a, count), Term::Tuple(b, other)) => {
                count == other
                    && (0..count).all(|index| self.same(self.field(a, index), self.field(b, index)))
            }
            (a, b) => a == b,
        }
    }

    /// Whether a value comes out of a `Dyn` as it went in: what is put together anew would be another object.
    pub(crate) fn is_kept(&self, place: Type) -> bool {
        match self.get(place) {
            Term::Option(inside) => self.is_kept(inside),
            Term::Range
            | Term::Tuple(..)
            | Term::FrozenSet(_)
            | Term::Iter(_)
            | Term::Keys(..)
            | Term::Values(..)
            | Term::Items(..) => false,
            _ => true,
        }
    }

    /// Whether a value is copied by moving bits.
    pub(crate) fn is_copy(&self, place: Type) -> bool {
        match self.get(place) {
            Term::None | Term::Bool | Term::Int | Term::Float | Term::Range => true,
            Term::Option(inside) => self.is_copy(inside),
            Term::Tuple(start, count) => {
                (0..count).all(|index| self.is_copy(self.field(start, index)))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use larder_memory::arena::Arena;

    use super::{Term, Types};

    #[test]
    fn a_unit_begins_again_only_when_something_that_it_asked_for_has_risen() {
        let arena = Arena::new();
        let mut types = Types::new(&arena);
        let (asked, shared) = (types.unknown(), types.unknown());
        let [mut reader, mut writer, mut other] = [0; 3];
        assert!(types.begins(1, &mut reader));
        assert_eq!(types.get(asked), Term::Unknown);
        types.join_term(shared, Term::Int);
        assert!(types.begins(2, &mut writer));
        types.join_term(shared, Term::Int);
        let due = |types: &mut Types<'_>, unit, began: &mut u32| {
            let is_due = types.begins(unit, began);
            types.rest();
            is_due
        };
        assert!(!due(&mut types, 1, &mut reader), "what it put there itself is no news to it");
        assert!(!due(&mut types, 2, &mut writer));
        assert!(types.begins(3, &mut other));
        types.join_term(asked, Term::Str);
        assert!(due(&mut types, 1, &mut reader), "what it asked for is known now");
        assert!(!due(&mut types, 2, &mut writer), "it never asked for it");
        types.join_term(shared, Term::Str);
        assert_eq!(types.get(shared), Term::Dyn);
        assert!(due(&mut types, 2, &mut writer), "a place that it puts something into has risen");
        types.change_all();
        assert!(due(&mut types, 1, &mut reader), "something has changed for all");
    }
}
