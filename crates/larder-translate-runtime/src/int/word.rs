//! How an [`Int`] lies in memory: eight bytes, a tagged number of 63 bits or a shared magnitude.
//!
//! On a machine of 64 bits the word is a pointer. Its lowest bit tells the two cases apart: a [`Big`] is
//! aligned to more than one byte, so its address is even, and a small number is stored doubled plus one.
//! Elsewhere (WebAssembly's pointers have 32 bits) it is a plain enum.
//!
//! A number is small exactly when it has 63 bits; everything outside this file leans on that.

#[cfg(target_pointer_width = "64")]
pub use tagged::Int;

#[cfg(not(target_pointer_width = "64"))]
pub use plain::Int;

/// The smallest number that is stored in the word.
pub(crate) const SMALL_MIN: i64 = -(1 << 62);
/// The largest number that is stored in the word.
pub(crate) const SMALL_MAX: i64 = (1 << 62) - 1;

/// A number that the word cannot hold: sign and magnitude, least limb first, no zero on top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Big {
    pub(crate) is_negative: bool,
    pub(crate) limbs: Vec<u64>,
}

/// What the word holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum View<'a> {
    Small(i64),
    Big(&'a Big),
}

#[cfg(target_pointer_width = "64")]
#[expect(unsafe_code, reason = "eight bytes hold a number or a counted pointer")]
mod tagged {
    use std::num::NonZero;
    use std::ptr::NonNull;
    use std::rc::Rc;

    use super::{Big, SMALL_MAX, SMALL_MIN, View};

    /// Python's `int`, of any size.
    pub struct Int(NonNull<Big>);

    const _: () = assert!(size_of::<Int>() == 8 && align_of::<Big>() >= 2);

    impl Int {
        /// A number that has 63 bits.
        #[inline]
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "64 bits")]
        pub(crate) fn small(value: i64) -> Int {
            debug_assert!((SMALL_MIN..=SMALL_MAX).contains(&value), "{value} has 63 bits");
            let word = ((value << 1) | 1) as usize;
            Int(NonNull::without_provenance(NonZero::new(word).unwrap_or(NonZero::<usize>::MIN)))
        }

        /// A number that has more.
        pub(crate) fn big(big: Big) -> Int {
            debug_assert!(!big.limbs.is_empty(), "zero is small");
            let pointer = Rc::into_raw(Rc::new(big)).cast_mut();
            Int(NonNull::new(pointer).expect("an Rc is never null"))
        }

        /// The number if it is stored in the word.
        #[inline]
        #[expect(clippy::cast_possible_wrap, reason = "the bits were those of an i64")]
        pub(crate) fn as_small(&self) -> Option<i64> {
            let word = self.0.addr().get();
            (word & 1 == 1).then_some((word as i64) >> 1)
        }

        #[inline]
        pub(crate) fn view(&self) -> View<'_> {
            match self.as_small() {
                Some(value) => View::Small(value),
                // SAFETY: the lowest bit is clear, so the word came from `Rc::into_raw` in `big`, and this
                // value owns one of its counts until it is dropped.
                None => View::Big(unsafe { self.0.as_ref() }),
            }
        }
    }

    impl Clone for Int {
        #[inline]
        fn clone(&self) -> Int {
            if self.as_small().is_none() {
                // SAFETY: the word came from `Rc::into_raw` and a count is owned by `self`; the new count
                // is owned by the value returned.
                unsafe { Rc::increment_strong_count(self.0.as_ptr()) };
            }
            Int(self.0)
        }
    }

    impl Drop for Int {
        #[inline]
        fn drop(&mut self) {
            if self.as_small().is_none() {
                // SAFETY: the word came from `Rc::into_raw`, this value owns one count, and gives it up once.
                unsafe { Rc::decrement_strong_count(self.0.as_ptr()) };
            }
        }
    }
}

#[cfg(not(target_pointer_width = "64"))]
mod plain {
    use std::rc::Rc;

    use super::{Big, View};

    /// Python's `int`, of any size.
    #[derive(Clone)]
    pub struct Int(Word);

    #[derive(Clone)]
    enum Word {
        Small(i64),
        Big(Rc<Big>),
    }

    impl Int {
        /// A number that has 63 bits.
        #[inline]
        pub(crate) fn small(value: i64) -> Int {
            Int(Word::Small(value))
        }

        /// A number that has more.
        pub(crate) fn big(big: Big) -> Int {
            Int(Word::Big(Rc::new(big)))
        }

        /// The number if it is stored in the word.
        #[inline]
        pub(crate) fn as_small(&self) -> Option<i64> {
            match &self.0 {
                Word::Small(value) => Some(*value),
                Word::Big(_) => None,
            }
        }

        #[inline]
        pub(crate) fn view(&self) -> View<'_> {
            match &self.0 {
                Word::Small(value) => View::Small(*value),
                Word::Big(big) => View::Big(big),
            }
        }
    }
}
