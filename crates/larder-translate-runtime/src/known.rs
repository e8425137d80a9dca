//! What a class knows of attributes: each is looked for in its ancestors once, until some class changes.
//!
//! A name that stands in the program lies at one address for as long as it runs. Such names are told apart by that
//! alone; names that are made as the program runs are compared.

use std::cell::Cell;
use std::rc::Rc;

use crate::class::WeakClass;
use crate::dyn_value::Dyn;
use crate::function::Function;
use crate::shape::Shape;
use crate::str::Str;

/// One attribute as a class sees it.
pub(crate) struct Known {
    pub(crate) name: Str,
    pub(crate) hash: i64,
    /// What the class or the nearest ancestor has; of a plain value only whose it is.
    pub(crate) found: Found,
    /// Whether that goes before what an instance has.
    pub(crate) is_data: bool,
    /// Whether reading it from an instance asks nothing but the instance and the class.
    pub(crate) is_plain_to_read: bool,
    /// Whether replacing the one that an instance has asks nobody else.
    pub(crate) is_plain_to_write: bool,
    /// Whether an instance that lacks it may be given it as it is.
    pub(crate) is_free: bool,
    /// Whether an instance without it gets what the class has.
    pub(crate) is_shared: bool,
    /// Whether the class itself gives it as it is.
    pub(crate) is_open: bool,
    /// Instances of which shape had it last, and where.
    pub(crate) near: Cell<(Option<&'static Shape>, usize)>,
    /// Which shape an instance had that got it last, and which it has since.
    pub(crate) growth: Cell<Option<(&'static Shape, &'static Shape)>>,
    /// Where instances that keep a dict had it last.
    pub(crate) in_dicts: Cell<usize>,
}

/// What a class or its nearest ancestor has under a name.
pub(crate) enum Found {
    Nothing,
    /// A value that stands for itself, and that may be set anew without anybody being told: whose it is.
    Value(WeakClass),
    Other(Dyn),
}

impl Known {
    /// What the class or the nearest ancestor has.
    #[inline]
    pub(crate) fn found(&self) -> Option<Dyn> {
        match &self.found {
            Found::Nothing => None,
            Found::Value(class) => class.own(self.hash, self.name.as_str()),
            Found::Other(found) => Some(found.clone()),
        }
    }
}

/// What making an instance asks for.
#[derive(Clone, Default)]
pub(crate) enum Making {
    #[default]
    Unknown,
    /// This `__init__`, and nothing else.
    Init(Function),
    /// More than that.
    More,
}

/// All that a class knows; worth something as long as no class has changed.
#[derive(Default)]
pub(crate) struct Memory {
    pub(crate) version: u64,
    pub(crate) making: Making,
    fixed: Places<&'static str>,
    texts: Places<Str>,
}

impl Memory {
    /// An attribute by a name of the program's text.
    #[inline]
    pub(crate) fn by_fixed(&self, name: &'static str) -> Option<&Known> {
        self.fixed.get(name).map(|known| &**known)
    }

    /// An attribute by any name.
    #[inline]
    pub(crate) fn by_text(&self, name: &str) -> Option<&Rc<Known>> {
        self.texts.get(name)
    }

    /// Keeps what was found in mind. What it held may be the last of something, and comes back to be dropped where
    /// nothing is borrowed.
    #[must_use]
    pub(crate) fn put(&mut self, known: Rc<Known>) -> Option<Rc<Known>> {
        self.texts.put(known.name.clone(), known)
    }

    /// The same under a name of the program's text.
    #[must_use]
    pub(crate) fn put_fixed(&mut self, name: &'static str, known: Rc<Known>) -> Option<Rc<Known>> {
        self.fixed.put(name, known)
    }
}

/// How names are told apart.
trait Name {
    fn text(&self) -> &str;
    /// Bits that differ where names do.
    fn spread(name: &str) -> u64;
    fn is(&self, name: &str) -> bool;
}

impl Name for &'static str {
    fn text(&self) -> &str {
        self
    }
    #[inline]
    fn spread(name: &str) -> u64 {
        (name.as_ptr().addr() as u64 ^ ((name.len() as u64) << 48))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            >> 32
    }
    #[inline]
    fn is(&self, name: &str) -> bool {
        std::ptr::eq(*self, name)
    }
}

impl Name for Str {
    fn text(&self) -> &str {
        self.as_str()
    }
    #[inline]
    fn spread(name: &str) -> u64 {
        let bytes = name.as_bytes();
        let (first, last) = (bytes.iter().take(4), bytes.iter().rev().take(4));
        let sum = |sum: u64, byte: &u8| sum * 31 + u64::from(*byte);
        (first.chain(last).fold(name.len() as u64, sum)).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32
    }
    #[inline]
    fn is(&self, name: &str) -> bool {
        is_same(self.as_str(), name)
    }
}

/// Whether two names are the same, without a call for short ones.
#[inline]
pub(crate) fn is_same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    match a.len() {
        0 => true,
        1..4 => {
            let (middle, last) = (a.len() / 2, a.len() - 1);
            a[0] == b[0] && a[middle] == b[middle] && a[last] == b[last]
        }
        4..9 => {
            a.first_chunk::<4>() == b.first_chunk::<4>()
                && a.last_chunk::<4>() == b.last_chunk::<4>()
        }
        9..17 => {
            a.first_chunk::<8>() == b.first_chunk::<8>()
                && a.last_chunk::<8>() == b.last_chunk::<8>()
        }
        _ => a == b,
    }
}

/// Places of names: at first, and where too many of them fall together.
const PLACES_MIN: usize = 16;
const PLACES_MAX: usize = 256;

/// Places where a name may lie, one behind the other.
const PROBES: usize = 4;

/// Names, each at one of few places that follow from it: one that finds none free takes that of another.
struct Places<N> {
    /// As many as a power of two says, or none.
    all: Vec<Option<(N, Rc<Known>)>>,
}

impl<N> Default for Places<N> {
    fn default() -> Places<N> {
        Places { all: Vec::new() }
    }
}

impl<N: Name> Places<N> {
    /// The places of a name, the likeliest first.
    #[inline]
    #[expect(clippy::cast_possible_truncation, reason = "the lower bits of 32")]
    fn places(&self, name: &str) -> impl Iterator<Item = usize> + use<N> {
        let (first, mask) = (N::spread(name) as usize, self.all.len().wrapping_sub(1));
        (0..PROBES).map(move |step| (first + step) & mask)
    }

    #[inline]
    fn get(&self, name: &str) -> Option<&Rc<Known>> {
        for place in self.places(name) {
            let (own, known) = self.all.get(place)?.as_ref()?;
            if own.is(name) {
                return Some(known);
            }
        }
        None
    }

    fn put(&mut self, name: N, known: Rc<Known>) -> Option<Rc<Known>> {
        loop {
            let is_open = |&place: &usize| {
                self.all
                    .get(place)
                    .is_some_and(|held| held.as_ref().is_none_or(|(own, _)| own.is(name.text())))
            };
            if let Some(place) = self.places(name.text()).find(is_open) {
                return self.all[place].replace((name, known)).map(|(_, known)| known);
            }
            if self.all.len() >= PLACES_MAX {
                let place = self.places(name.text()).next()?;
                return self.all[place].replace((name, known)).map(|(_, known)| known);
            }
            let more = (self.all.len() * 2).max(PLACES_MIN);
            let old = std::mem::take(&mut self.all);
            self.all.resize_with(more, || None);
            for (name, known) in old.into_iter().flatten() {
                // There is room for all of them, but for rare ones, which are looked for again.
                if let Some(place) =
                    self.places(name.text()).find(|&place| self.all[place].is_none())
                {
                    self.all[place] = Some((name, known));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str) -> Rc<Known> {
        Rc::new(Known {
            name: Str::from(name),
            hash: 0,
            found: Found::Nothing,
            is_data: false,
            is_plain_to_read: true,
            is_plain_to_write: true,
            is_free: true,
            is_shared: false,
            is_open: false,
            near: Cell::new((None, 0)),
            growth: Cell::new(None),
            in_dicts: Cell::new(0),
        })
    }

    #[test]
    fn what_was_put_last_is_found_and_nothing_under_another_name() {
        let mut places = Places::<Str>::default();
        let names: Vec<String> = (0..600).map(|number| format!("name_{number}")).collect();
        for (at, name) in names.iter().enumerate() {
            assert!(places.get(name).is_none());
            drop(places.put(Str::from(name.as_str()), known(name)));
            for name in &names[..=at] {
                assert!(places.get(name).is_none_or(|known| known.name.as_str() == name));
            }
            assert!(places.get(name).is_some());
        }
        let kept = names.iter().filter(|name| places.get(name).is_some()).count();
        assert!(kept > PLACES_MAX / 2, "{kept} of {PLACES_MAX} places hold a name that is found");
    }

    #[test]
    fn names_are_the_same_where_all_their_bytes_are() {
        let text = "abcdefghijklmnopqrst";
        for length in 0..=text.len() {
            assert!(is_same(&text[..length], &text[..length]));
            assert!(!is_same(&text[..length], &text[..text.len() - length]) || length == 10);
            for at in 0..length {
                let mut other = text[..length].to_owned();
                other.replace_range(at..=at, "#");
                assert!(!is_same(&text[..length], &other), "{length} letters, the one at {at}");
            }
        }
    }
}
