//! Variables that may have no value yet: locals, variables of enclosing functions, globals.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::exc::{Exc, Result, name_error, unbound_local_error};

/// A local variable that may be unbound.
#[derive(Clone, Debug)]
pub struct Local<T> {
    name: &'static str,
    value: Option<T>,
}

impl<T: Clone> Local<T> {
    /// Without a value.
    pub fn new(name: &'static str) -> Local<T> {
        Local { name, value: None }
    }

    /// Its value, or `UnboundLocalError`.
    #[inline]
    pub fn get(&self) -> Result<T> {
        self.value.clone().ok_or_else(|| self.unbound())
    }

    fn unbound(&self) -> Exc {
        unbound_local_error(&format!(
            "cannot access local variable '{}' where it is not associated with a value",
            self.name
        ))
    }

    /// Binds it.
    #[inline]
    pub fn set(&mut self, value: T) {
        self.value = Some(value);
    }

    /// `del name`.
    pub fn del(&mut self) -> Result<()> {
        self.value.take().map(|_| ()).ok_or_else(|| self.unbound())
    }
}

/// A variable that functions within share; a clone is the same one.
pub struct Cell<T>(Rc<(&'static str, RefCell<Option<T>>)>);

impl<T> Clone for Cell<T> {
    fn clone(&self) -> Cell<T> {
        Cell(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cell of {}", self.0.0)
    }
}

impl<T: Clone> Cell<T> {
    /// Without a value.
    pub fn new(name: &'static str) -> Cell<T> {
        Cell(Rc::new((name, RefCell::new(None))))
    }

    /// With a value.
    pub fn with(name: &'static str, value: T) -> Cell<T> {
        Cell(Rc::new((name, RefCell::new(Some(value)))))
    }

    /// Its value, or `NameError`.
    #[inline]
    pub fn get(&self) -> Result<T> {
        self.0.1.borrow().clone().ok_or_else(|| {
            name_error(&format!(
                "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
                self.0.0
            ))
        })
    }

    /// Its value in the function that it belongs to, or `UnboundLocalError`.
    pub fn get_own(&self) -> Result<T> {
        self.0.1.borrow().clone().ok_or_else(|| {
            unbound_local_error(&format!(
                "cannot access local variable '{}' where it is not associated with a value",
                self.0.0
            ))
        })
    }

    /// Binds it.
    #[inline]
    pub fn set(&self, value: T) {
        // The old value goes after the borrow: its end may run code.
        let old = self.0.1.replace(Some(value));
        drop(old);
    }

    /// `del name`.
    pub fn del(&self) -> Result<()> {
        self.get_own()?;
        self.unset();
        Ok(())
    }

    /// The same in a function inside of the one that it belongs to.
    pub fn del_free(&self) -> Result<()> {
        self.get()?;
        self.unset();
        Ok(())
    }

    /// Takes its value away, whether it has one still or not.
    pub(crate) fn unset(&self) {
        drop(self.0.1.take());
    }

    /// What is held as long as an `except` block runs: its end, however that is reached, unbinds the name.
    pub fn until_left(&self) -> UntilLeft<impl Fn()> {
        let own = self.clone();
        UntilLeft(move || own.unset())
    }
}

/// Unbinds the name of an exception when it goes.
#[must_use]
#[expect(unnameable_types, reason = "nobody asks for more than that it lives")]
pub struct UntilLeft<F: Fn()>(F);

impl<F: Fn()> UntilLeft<F> {
    pub(crate) fn new(leave: F) -> UntilLeft<F> {
        UntilLeft(leave)
    }
}

impl<F: Fn()> Drop for UntilLeft<F> {
    fn drop(&mut self) {
        (self.0)();
    }
}

impl<F: Fn()> fmt::Debug for UntilLeft<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name until its block is left")
    }
}

/// A global variable: made by [`globals!`](crate::globals!), one for each thread.
pub struct Global<T: 'static> {
    name: &'static str,
    key: &'static std::thread::LocalKey<RefCell<Option<T>>>,
}

impl<T> fmt::Debug for Global<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "global {}", self.name)
    }
}

impl<T: Clone> Global<T> {
    /// What the macro writes.
    pub const fn new(
        name: &'static str,
        key: &'static std::thread::LocalKey<RefCell<Option<T>>>,
    ) -> Global<T> {
        Global { name, key }
    }

    /// Its value, or `NameError`.
    #[inline]
    pub fn get(&self) -> Result<T> {
        self.key
            .with_borrow(Clone::clone)
            .ok_or_else(|| name_error(&format!("name '{}' is not defined", self.name)))
    }

    /// Its value, or what its name means while it has none.
    pub fn get_or(&self, builtin: impl FnOnce() -> T) -> T {
        self.key.with_borrow(Clone::clone).unwrap_or_else(builtin)
    }

    /// Binds it.
    #[inline]
    pub fn set(&self, value: T) {
        drop(self.key.replace(Some(value)));
    }

    /// `del name`.
    pub fn del(&self) -> Result<()> {
        self.get()?;
        self.unset();
        Ok(())
    }

    /// Takes its value away, whether it has one still or not.
    pub(crate) fn unset(&self) {
        // At the end of the thread the variable may be gone before the last generator.
        drop(self.key.try_with(RefCell::take));
    }

    /// What is held as long as an `except` block runs: its end, however that is reached, unbinds the name.
    pub fn until_left(&self) -> UntilLeft<impl Fn()> {
        let own = Global { name: self.name, key: self.key };
        UntilLeft(move || own.unset())
    }
}
