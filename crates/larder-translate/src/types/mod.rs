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

/// All places of a translation.
pub(crate) struct Types<'a> {
    terms: ArenaVec<'a, Term>,
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
            terms: arena.vec(),
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
        self.terms.len()
    }

    /// Whether anything has risen since the last call.
    pub(crate) fn take_change(&mut self) -> bool {
        self.fresh = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        std::mem::take(&mut self.has_changed)
    }

    /// The same, to be asked once more.
    pub(crate) fn has_changed(&self) -> bool {
        self.has_changed
    }

    pub(crate) fn make(&mut self, term: Term) -> Type {
        let number = u32::try_from(self.terms.len()).unwrap_or(u32::MAX);
        if self.terms.try_push(term).is_err() {
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
    pub(crate) fn find(&self, mut place: Type) -> Type {
        while let Term::Link(to) = self.terms[place.0 as usize] {
            place = to;
        }
        place
    }

    /// What a place holds; an `Option` of nothing else, of `None` or of `Dyn` is said plainly.
    pub(crate) fn get(&self, place: Type) -> Term {
        match self.terms[self.find(place).0 as usize] {
            Term::Option(inside) => match self.get(inside) {
                Term::Dyn => Term::Dyn,
                Term::None | Term::Unknown => Term::None,
                Term::Option(deeper) => Term::Option(deeper),
                _ => Term::Option(inside),
            },
            term => term,
        }
    }

    pub(crate) fn is_dyn(&self, place: Type) -> bool {
        self.get(place) == Term::Dyn
    }

    /// What nothing has flowed into becomes `Dyn`.
    pub(crate) fn close(&mut self) {
        for index in 0..self.terms.len() {
            if self.terms[index] == Term::Unknown {
                self.terms[index] = Term::Dyn;
                self.has_changed |= index < self.fresh as usize;
            }
        }
    }

    /// What a container holds becomes `Dyn` where nothing has flowed into it; keys that no table can hold, too: the
    /// program hears of them when it runs.
    pub(crate) fn close_inside(&mut self) {
        for index in 0..self.terms.len() {
            if let Term::Set(key) | Term::FrozenSet(key) | Term::Dict(key, _) = self.terms[index]
                && matches!(self.get(key), Term::List(_) | Term::Set(_) | Term::Dict(..))
            {
                self.set_dyn(key);
            }
            let inside = match self.terms[index] {
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
        if self.terms[root.0 as usize] != term {
            self.terms[root.0 as usize] = term;
            self.has_changed |= root.0 < self.fresh;
        }
    }

    /// Makes a place `Dyn`, and what its containers hold.
    pub(crate) fn set_dyn(&mut self, place: Type) {
        let root = self.find(place);
        let before = self.terms[root.0 as usize];
        if before == Term::Dyn {
            return;
        }
        self.set(root, Term::Dyn);
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
        let (s, v) = (self.find(into), self.find(from));
        if s == v {
            return;
        }
        if self.depth > DEPTH_MAX {
            self.set_dyn(s);
            self.flows_to_dyn(v);
            return;
        }
        self.depth += 1;
        let (held, value) = (self.get(s), self.get(v));
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
    }

    fn copy(&mut self, place: Type) -> Type {
        let term = self.get(place);
        self.make(term)
    }

    /// Whether a term has a place somewhere inside: a list in itself.
    fn holds(&self, term: Term, place: Type) -> bool {
        // As it stands: an `Option` of what is not known yet is no `None` here.
        let inside = |t: Type| {
            let root = self.find(t);
            root == place || self.holds(self.terms[root.0 as usize], place)
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
        let (a, b) = (self.find(a), self.find(b));
        if a == b {
            return;
        }
        // The older place stays: what a walk makes anew must not move it each time.
        let (a, b) = (a.min(b), a.max(b));
        let (left, right) = (self.get(a), self.get(b));
        if self.holds(left, b) || self.holds(right, a) {
            self.has_circle |= matches!(left, Term::Tuple(..)) || matches!(right, Term::Tuple(..));
            self.set_dyn(a);
            self.set_dyn(b);
            let (a, b) = (self.find(a), self.find(b));
            if a != b {
                self.set(b, Term::Link(a));
            }
            return;
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
