//! Choices in columns: address, type, eight bytes of value, log density; vectors beside them.
//!
//! A run pushes in the order of the model, and a replay reads in the same order, so both go by
//! position. A name is looked up by walking while there are few, and by an open-addressed index of
//! positions once there are more than [`WALK`]; the index is brought up to date by [`Choices::seal`],
//! which every run ends with.

use super::value::{Choice, ChoiceValue, Tag};
use crate::address::Address;

/// Choices up to which walking is faster than hashing.
const WALK: usize = 16;

/// The sampled sites of a trace, in the order in which they were sampled.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    addresses: Vec<Address>,
    tags: Vec<Tag>,
    /// A scalar's bytes; of a vector its start in `floats` in the high half, its length in the low.
    bits: Vec<u64>,
    logps: Vec<f64>,
    floats: Vec<f64>,
    /// Positions plus one by hash, zero for empty; a power of two long, or empty.
    index: Vec<u32>,
    /// Positions below this stand in the index.
    indexed: usize,
}

impl Choices {
    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.addresses.len()
    }

    /// Whether there is none.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.addresses.is_empty()
    }

    /// The choice at an address.
    pub fn get(&self, address: &Address) -> Option<Choice> {
        self.position(*address).map(|at| self.choice(at))
    }

    /// Whether the address is there.
    pub fn contains_key(&self, address: &Address) -> bool {
        self.position(*address).is_some()
    }

    /// The number at an address, without making a [`Choice`].
    pub fn f64(&self, address: &Address) -> Option<f64> {
        let at = self.position(*address)?;
        (self.tags[at] == Tag::F64).then(|| f64::from_bits(self.bits[at]))
    }

    /// The numbers of a vector at an address.
    pub fn vector(&self, address: &Address) -> Option<&[f64]> {
        let at = self.position(*address)?;
        (self.tags[at] == Tag::Vector).then(|| self.vector_at(at))
    }

    /// Puts a choice at its address, in place of the one that was there, which comes back.
    #[expect(clippy::needless_pass_by_value, reason = "a map's insert takes its value")]
    pub fn insert(&mut self, address: Address, choice: Choice) -> Option<Choice> {
        if let Some(at) = self.position(address) {
            let before = self.choice(at);
            self.set(at, &choice.value, choice.logp);
            return Some(before);
        }
        match &choice.value {
            ChoiceValue::Vector(values) => self.push_vector(address, values, choice.logp),
            value => self.push(address, value.tag(), value.bits(), choice.logp),
        }
        self.seal_if_long();
        None
    }

    /// Changes the choice at an address; says whether there is one.
    pub fn update(&mut self, address: &Address, change: impl FnOnce(&mut Choice)) -> bool {
        let Some(at) = self.position(*address) else { return false };
        let mut choice = self.choice(at);
        change(&mut choice);
        self.set(at, &choice.value, choice.logp);
        true
    }

    /// The choices in the order in which they were sampled.
    pub fn iter(&self) -> ChoicesIter<'_> {
        ChoicesIter { choices: self, at: 0 }
    }

    /// The choices by address; allocates the order.
    pub fn sorted(&self) -> Vec<Choice> {
        let mut order: Vec<usize> = (0..self.len()).collect();
        order.sort_by_key(|&at| self.addresses[at]);
        order.into_iter().map(|at| self.choice(at)).collect()
    }

    /// The addresses in the order in which they were sampled.
    pub fn keys(&self) -> &[Address] {
        &self.addresses
    }

    /// The log densities in the order in which the sites were sampled.
    pub fn log_densities(&self) -> &[f64] {
        &self.logps
    }

    /// The values in the order in which they were sampled.
    pub fn values(&self) -> impl Iterator<Item = ChoiceValue> + '_ {
        (0..self.len()).map(|at| self.value(at))
    }

    /// Empties and keeps the room.
    pub fn clear(&mut self) {
        self.addresses.clear();
        self.tags.clear();
        self.bits.clear();
        self.logps.clear();
        self.floats.clear();
        if self.indexed > 0 {
            self.index.fill(0);
            self.indexed = 0;
        }
    }

    /// Makes room for `additional` more choices.
    pub fn reserve(&mut self, additional: usize) {
        self.addresses.reserve(additional);
        self.tags.reserve(additional);
        self.bits.reserve(additional);
        self.logps.reserve(additional);
    }

    /// Bytes of heap held.
    pub fn bytes(&self) -> usize {
        self.addresses.capacity() * size_of::<Address>()
            + self.tags.capacity()
            + (self.bits.capacity() + self.logps.capacity() + self.floats.capacity()) * 8
            + self.index.capacity() * 4
    }

    #[inline]
    pub(crate) fn push(&mut self, address: Address, tag: Tag, bits: u64, logp: f64) {
        self.addresses.push(address);
        self.tags.push(tag);
        self.bits.push(bits);
        self.logps.push(logp);
    }

    pub(crate) fn push_vector(&mut self, address: Address, values: &[f64], logp: f64) {
        let bits = (self.floats.len() as u64) << 32 | values.len() as u64;
        self.floats.extend_from_slice(values);
        self.push(address, Tag::Vector, bits, logp);
    }

    #[inline]
    pub(crate) fn address_at(&self, at: usize) -> Option<Address> {
        self.addresses.get(at).copied()
    }

    #[inline]
    pub(crate) fn tag_at(&self, at: usize) -> Tag {
        self.tags[at]
    }

    #[inline]
    pub(crate) fn bits_at(&self, at: usize) -> u64 {
        self.bits[at]
    }

    /// Addresses, types and words of all choices, in the order in which they were sampled.
    #[inline]
    pub(crate) fn columns(&self) -> (&[Address], &[Tag], &[u64]) {
        (&self.addresses, &self.tags, &self.bits)
    }

    #[inline]
    pub(crate) fn set_bits_at(&mut self, at: usize, bits: u64) {
        self.bits[at] = bits;
    }

    #[inline]
    pub(crate) fn vector_at(&self, at: usize) -> &[f64] {
        let (start, len) = span(self.bits[at]);
        &self.floats[start..start + len]
    }

    #[inline]
    pub(crate) fn vector_at_mut(&mut self, at: usize) -> &mut [f64] {
        let (start, len) = span(self.bits[at]);
        &mut self.floats[start..start + len]
    }

    pub(crate) fn value(&self, at: usize) -> ChoiceValue {
        match self.tags[at] {
            Tag::Vector => ChoiceValue::Vector(self.vector_at(at).to_vec()),
            tag => ChoiceValue::of_bits(tag, self.bits[at]),
        }
    }

    pub(crate) fn choice(&self, at: usize) -> Choice {
        Choice { addr: self.addresses[at], value: self.value(at), logp: self.logps[at] }
    }

    fn set(&mut self, at: usize, value: &ChoiceValue, logp: f64) {
        self.logps[at] = logp;
        self.tags[at] = value.tag();
        self.bits[at] = value.bits();
        if let ChoiceValue::Vector(values) = value {
            self.bits[at] = (self.floats.len() as u64) << 32 | values.len() as u64;
            self.floats.extend_from_slice(values);
        }
    }

    /// Where an address stands.
    pub(crate) fn position(&self, address: Address) -> Option<usize> {
        if self.indexed > 0 {
            let mask = self.index.len() - 1;
            let mut slot = address.hash_bits() as usize & mask;
            while self.index[slot] != 0 {
                let at = self.index[slot] as usize - 1;
                if self.addresses[at] == address {
                    return Some(at);
                }
                slot = (slot + 1) & mask;
            }
        }
        let tail = &self.addresses[self.indexed..];
        tail.iter().position(|other| *other == address).map(|at| at + self.indexed)
    }

    /// Where an address stands, looked for first where it would stand if the sites from `known` on follow each other by
    /// their index. Then nothing has to be read before what stands there is.
    #[inline]
    pub(crate) fn position_from(&self, address: Address, known: (Address, u32)) -> Option<usize> {
        let guess =
            address.beyond(known.0).map(|more| (known.1 as usize).wrapping_add_signed(more));
        match guess {
            Some(at) if self.addresses.get(at) == Some(&address) => Some(at),
            _ => self.position(address),
        }
    }

    /// Brings the index up to date; gives the first address that stands twice.
    pub(crate) fn seal(&mut self) -> Option<Address> {
        if self.len() <= WALK {
            let all = &self.addresses;
            return (1..all.len()).find(|&at| all[..at].contains(&all[at])).map(|at| all[at]);
        }
        if self.index.len() < self.len() * 2 {
            self.index.clear();
            self.index.resize((self.len() * 2).next_power_of_two(), 0);
            self.indexed = 0;
        }
        let mask = self.index.len() - 1;
        let mut twice = None;
        for at in self.indexed..self.len() {
            let address = self.addresses[at];
            let mut slot = address.hash_bits() as usize & mask;
            while self.index[slot] != 0 {
                if twice.is_none() && self.addresses[self.index[slot] as usize - 1] == address {
                    twice = Some(address);
                }
                slot = (slot + 1) & mask;
            }
            self.index[slot] =
                u32::try_from(at + 1).expect("a trace holds fewer than 2^32 choices");
        }
        self.indexed = self.len();
        twice
    }

    pub(super) fn seal_if_long(&mut self) {
        if self.len() - self.indexed > WALK {
            self.seal();
        }
    }
}

/// Start and length of a vector.
#[inline]
fn span(bits: u64) -> (usize, usize) {
    ((bits >> 32) as usize, (bits & 0xffff_ffff) as usize)
}

impl PartialEq for Choices {
    fn eq(&self, other: &Choices) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

/// The choices of a trace, one after the other.
#[derive(Clone, Debug)]
pub struct ChoicesIter<'a> {
    choices: &'a Choices,
    at: usize,
}

impl Iterator for ChoicesIter<'_> {
    type Item = Choice;

    fn next(&mut self) -> Option<Choice> {
        let at = self.at;
        (at < self.choices.len()).then(|| {
            self.at += 1;
            self.choices.choice(at)
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rest = self.choices.len() - self.at;
        (rest, Some(rest))
    }
}

impl<'a> IntoIterator for &'a Choices {
    type Item = Choice;
    type IntoIter = ChoicesIter<'a>;

    fn into_iter(self) -> ChoicesIter<'a> {
        self.iter()
    }
}
