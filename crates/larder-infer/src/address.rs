//! Addresses: the name of a choice, as two words that are copied, never as a string.
//!
//! `addr!("x", i)` is a `static` and an integer. A name that is known at run time only goes through
//! [`Address::named`], which keeps each distinct name once for the life of the process, up to
//! [`Address::NAMES_MAX`].
//!
//! Indices are part of the address, not of the name, so `addr!("x", 3)` and `addr!("x#3")` are two
//! addresses; the second is shown as `x\#3`.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{Mutex, OnceLock, PoisonError};

use larder_memory::map::FastMap;

use crate::error::{ErrorKind, InferError, Result};

/// The name part of an address. One stands behind every `addr!` in the source.
#[derive(Debug)]
pub struct Site {
    name: &'static str,
    hash: u64,
}

impl Site {
    /// A site of this name; `addr!` makes one at compile time.
    pub const fn new(name: &'static str) -> Site {
        // FNV-1a: it runs at compile time, and the multiplication in `Address::hash_bits` mixes it.
        let bytes = name.as_bytes();
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut at = 0;
        while at < bytes.len() {
            hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            at += 1;
        }
        Site { name, hash }
    }
}

/// Where a choice lives: a name and up to three indices.
#[derive(Clone, Copy)]
pub struct Address {
    site: &'static Site,
    /// Two bits of how many indices, then the indices side by side.
    index: u64,
}

const _: () = assert!(size_of::<Address>() == 16, "an address is two words");

/// Bits of the indices of an address with one, two and three of them.
const INDEX_BITS: [u32; 4] = [0, 62, 31, 20];

impl Address {
    /// Distinct names that [`Address::named`] keeps at most.
    pub const NAMES_MAX: usize = 1 << 20;

    /// The address of a site without index.
    #[inline]
    pub const fn of(site: &'static Site) -> Address {
        Address { site, index: 0 }
    }

    /// The address with this index: `x` becomes `x#i`.
    ///
    /// # Panics
    /// When the index is 2^62 or more.
    #[inline]
    #[must_use]
    pub const fn at(self, i: usize) -> Address {
        assert!((i as u64) < 1 << 62, "an index lies below 2^62");
        Address { site: self.site, index: 1 << 62 | i as u64 }
    }

    /// The address with two indices.
    ///
    /// # Panics
    /// When one is 2^31 or more.
    #[inline]
    #[must_use]
    pub const fn at2(self, i: usize, j: usize) -> Address {
        assert!((i as u64) < 1 << 31 && (j as u64) < 1 << 31, "two indices lie below 2^31 each");
        Address { site: self.site, index: 2 << 62 | (i as u64) << 31 | j as u64 }
    }

    /// The address with three indices.
    ///
    /// # Panics
    /// When one is 2^20 or more.
    #[inline]
    #[must_use]
    pub const fn at3(self, i: usize, j: usize, k: usize) -> Address {
        assert!(i < 1 << 20 && j < 1 << 20 && k < 1 << 20, "three indices lie below 2^20 each");
        Address { site: self.site, index: 3 << 62 | (i as u64) << 40 | (j as u64) << 20 | k as u64 }
    }

    /// The address of a name known at run time. The first call with a name keeps it for good.
    ///
    /// # Errors
    /// [`ErrorKind::Option`] when [`Address::NAMES_MAX`] names are kept already.
    pub fn named(name: &str) -> Result<Address> {
        static NAMES: OnceLock<Mutex<FastMap<&'static str, &'static Site>>> = OnceLock::new();
        let names = NAMES.get_or_init(|| Mutex::new(FastMap::default()));
        let mut names = names.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(site) = names.get(name) {
            return Ok(Address::of(site));
        }
        if names.len() >= Address::NAMES_MAX {
            let message = format!(
                "`{name}` would be name {}, at most {} are kept; put what varies into the index",
                names.len() + 1,
                Address::NAMES_MAX
            );
            return Err(InferError::new(ErrorKind::Option, message));
        }
        let name: &'static str = Box::leak(name.into());
        let site: &'static Site = Box::leak(Box::new(Site::new(name)));
        names.insert(name, site);
        Ok(Address::of(site))
    }

    /// The name without indices.
    #[inline]
    pub fn name(self) -> &'static str {
        self.site.name
    }

    /// How many indices there are.
    #[inline]
    pub fn rank(self) -> usize {
        (self.index >> 62) as usize
    }

    /// The indices; those beyond [`Address::rank`] are zero.
    pub fn indices(self) -> [usize; 3] {
        let bits = INDEX_BITS[self.rank()];
        let mut out = [0; 3];
        for (place, slot) in out.iter_mut().take(self.rank()).enumerate() {
            let shift = bits * (self.rank() - 1 - place) as u32;
            *slot = ((self.index & !(3 << 62)) >> shift & ((1 << bits) - 1)) as usize;
        }
        out
    }

    /// How much further its last index is than that of another address of the same name, if the others agree: where
    /// sites are sampled in the order of an index, so much further it stands. A guess, and cheap: a difference of
    /// two indices side by side may run over into the first.
    #[inline]
    pub(crate) fn beyond(self, other: Address) -> Option<isize> {
        let is_like = std::ptr::eq(self.site, other.site) && self.index >> 62 == other.index >> 62;
        is_like.then(|| self.index.wrapping_sub(other.index).cast_signed() as isize)
    }

    /// A well mixed number of the address, equal for equal addresses.
    #[inline]
    pub fn hash_bits(self) -> u64 {
        let mixed =
            (self.site.hash ^ self.index.rotate_left(29)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        mixed ^ mixed >> 32
    }
}

impl PartialEq for Address {
    #[inline]
    fn eq(&self, other: &Address) -> bool {
        // One name may stand in two statics, so pointers decide only when they are equal.
        self.index == other.index
            && (std::ptr::eq(self.site, other.site)
                || (self.site.hash == other.site.hash && self.site.name == other.site.name))
    }
}

impl Eq for Address {}

impl Hash for Address {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash_bits());
    }
}

impl PartialOrd for Address {
    fn partial_cmp(&self, other: &Address) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Address {
    /// By name, then by number of indices, then by index.
    fn cmp(&self, other: &Address) -> std::cmp::Ordering {
        (self.site.name, self.index).cmp(&(other.site.name, other.index))
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in self.site.name.split_inclusive(['#', '\\']) {
            match part.strip_suffix(['#', '\\']) {
                Some(plain) => write!(f, "{plain}\\{}", &part[plain.len()..])?,
                None => f.write_str(part)?,
            }
        }
        for index in &self.indices()[..self.rank()] {
            write!(f, "#{index}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{self}`")
    }
}

/// The address of a name that stands in the source, with up to three indices.
///
/// ```
/// use larder_infer::addr;
/// assert_eq!(addr!("x", 3).to_string(), "x#3");
/// assert_ne!(addr!("x", 3), addr!("x#3"));
/// ```
#[macro_export]
macro_rules! addr {
    ($name:literal) => {{
        static SITE: $crate::Site = $crate::Site::new($name);
        $crate::Address::of(&SITE)
    }};
    ($name:literal, $i:expr) => {
        $crate::addr!($name).at($i)
    };
    ($name:literal, $i:expr, $j:expr) => {
        $crate::addr!($name).at2($i, $j)
    };
    ($name:literal, $i:expr, $j:expr, $k:expr) => {
        $crate::addr!($name).at3($i, $j, $k)
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_with_the_same_text_and_another_shape_are_different() {
        assert_ne!(addr!("x", 3), addr!("x#3"));
        assert_eq!(addr!("x#3").to_string(), "x\\#3");
        assert_ne!(addr!("x", 0), addr!("x"));
        assert_ne!(addr!("x", 0, 1), addr!("x", 1));
        assert_eq!(addr!("m", 7, 9).indices(), [7, 9, 0]);
        assert_eq!(addr!("m", 7, 9, 11).indices(), [7, 9, 11]);
    }

    #[test]
    fn a_name_met_twice_is_one_address() {
        let other = Address::named("alpha").expect("there is room");
        assert_eq!(other, addr!("alpha"));
        assert_eq!(other.hash_bits(), addr!("alpha").hash_bits());
        assert_eq!(other.at(4).to_string(), "alpha#4");
    }
}
