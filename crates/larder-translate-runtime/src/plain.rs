//! What the runtime leaves out for programs without classes.
//!
//! Any value may turn out to be an object of a class of the program, and what such an object may do is most of the
//! runtime. A module of WebAssembly is sent over a wire, so one is built first with the feature `plain`, in which a
//! class, an object and a function cannot exist: they hold a [`Whole`], and there is none. The compiler then leaves
//! out every way that begins with one. What would make one stops with [`PLAIN_MARK`]; a module that still holds this text
//! could come there, and is built again with everything.

use crate::class::Class;

/// What a class, an object and a function hold.
#[cfg(not(feature = "plain"))]
#[derive(Clone, Copy)]
pub(crate) struct Whole(());

/// The whole runtime has it.
#[cfg(not(feature = "plain"))]
#[inline]
pub(crate) const fn whole() -> Whole {
    Whole(())
}

/// What a class, an object and a function hold: nothing does.
#[cfg(feature = "plain")]
#[derive(Clone, Copy)]
pub(crate) enum Whole {}

/// The plain runtime does not have it.
#[cfg(feature = "plain")]
#[cold]
#[inline(never)]
pub(crate) fn whole() -> Whole {
    panic!("{PLAIN_MARK}")
}

/// A class that something may have. Written out, because the compiler sees here that the plain runtime has none, and
/// does not see it in `Option::as_ref`.
#[expect(clippy::ref_option, reason = "see above")]
#[inline]
pub(crate) fn class_of(class: &Option<Class>) -> Option<&Class> {
    match class {
        Some(class) => Some(class),
        None => None,
    }
}

/// What a module holds that cannot do with the plain runtime.
pub const PLAIN_MARK: &str = "larder: this program needs the whole runtime";
