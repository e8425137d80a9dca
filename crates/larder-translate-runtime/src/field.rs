//! Attributes whose values are of one type wherever the program sets them.
//!
//! A translated program that keeps a float in `x`, whatever object has it, and nothing else ever, reads and sets it
//! through a [`Field`]: the value comes out as the float it is. Where such an attribute lies is remembered by the
//! [`Shape`] of the latest instance that had it, which says it for all instances of that shape.

use std::cell::Cell;
use std::fmt;
use std::marker::PhantomData;
use std::thread::LocalKey;

use crate::dyn_value::Dyn;
use crate::dynamic;
use crate::exc::Result;
use crate::instance::Instance;
use crate::shape::Shape;
use crate::traits::{FromDyn, ToDyn};

/// Where the latest instance had an attribute.
#[derive(Clone, Copy)]
pub struct Near(Option<&'static Shape>, usize);

impl fmt::Debug for Near {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "place {}", self.1)
    }
}

impl Near {
    /// Nothing is known yet.
    pub const NOWHERE: Near = Near(None, 0);
}

/// An attribute of one type: `fields! { X: f64 = "x"; }` makes them.
#[derive(Debug)]
pub struct Field<T: 'static> {
    name: &'static str,
    near: &'static LocalKey<Cell<Near>>,
    of: PhantomData<fn() -> T>,
}

/// A value that an object holds with its type beside it and gives without.
pub trait Kept: FromDyn + ToDyn {
    /// What is held, where it is of the type.
    #[inline]
    fn taken(held: &Dyn) -> Option<Self> {
        Self::from_dyn(held).ok()
    }

    /// Changes what is held where it is of the type and nothing has to be given up; whether that was so.
    #[inline]
    fn overwrite(&self, _held: &mut Dyn) -> bool {
        false
    }
}

macro_rules! plain {
    ($($type:ty => $variant:ident),*) => {
        $(impl Kept for $type {
            #[inline]
            fn taken(held: &Dyn) -> Option<$type> {
                match held {
                    Dyn::$variant(value) => Some(*value),
                    _ => None,
                }
            }

            #[inline]
            fn overwrite(&self, held: &mut Dyn) -> bool {
                match held {
                    Dyn::$variant(value) => {
                        *value = *self;
                        true
                    }
                    _ => false,
                }
            }
        })*
    };
}

plain!(f64 => Float, bool => Bool);

impl Kept for i64 {
    #[inline]
    fn taken(held: &Dyn) -> Option<i64> {
        match held {
            Dyn::Int(value) => value.to_i64(),
            _ => None,
        }
    }
}

impl Kept for () {}
impl Kept for crate::Int {}
impl Kept for crate::Str {}
impl Kept for crate::Bytes {}
impl Kept for crate::List<Dyn> {}
impl Kept for crate::Dict<Dyn, Dyn> {}
impl Kept for crate::Set<Dyn> {}
impl<T: Kept> Kept for Option<T> {}

impl Kept for Dyn {
    #[inline]
    fn taken(held: &Dyn) -> Option<Dyn> {
        Some(held.clone())
    }
}

impl<T: Kept> Field<T> {
    /// An attribute by its name.
    pub const fn new(name: &'static str, near: &'static LocalKey<Cell<Near>>) -> Field<T> {
        Field { name, near, of: PhantomData }
    }

    /// `object.name`.
    #[inline]
    pub fn get(&self, object: &Dyn) -> Result<T> {
        if let Dyn::Instance(instance) = object {
            let Near(shape, at) = self.near.get();
            if let Some(Some(value)) = instance.at(shape, at, |held| T::taken(held)) {
                return Ok(value);
            }
        }
        self.get_far(object)
    }

    #[cold]
    #[inline(never)]
    fn get_far(&self, object: &Dyn) -> Result<T> {
        let value = dynamic::getattr(object, self.name)?;
        self.look(object);
        match T::taken(&value) {
            Some(value) => Ok(value),
            None => self.astray(&value),
        }
    }

    /// `object.name = value`.
    #[inline]
    pub fn set(&self, object: &Dyn, value: T) -> Result<()> {
        if let Dyn::Instance(instance) = object {
            let Near(shape, at) = self.near.get();
            if let Some(true) = instance.at(shape, at, |held| value.overwrite(held)) {
                return Ok(());
            }
        }
        self.set_far(object, value.to_dyn())
    }

    #[inline(never)]
    fn set_far(&self, object: &Dyn, value: Dyn) -> Result<()> {
        let mut value = value;
        if let Dyn::Instance(instance) = object {
            let Near(shape, at) = self.near.get();
            // What was held goes where code of the program may run.
            match instance.at(shape, at, |held| std::mem::replace(held, std::mem::take(&mut value)))
            {
                Some(old) => {
                    drop(old);
                    return Ok(());
                }
                None => {
                    // One that it gets only now has a shape that the next attribute makes longer.
                    let has_it = instance.place_of(self.name).is_some();
                    dynamic::setattr(object, self.name, value)?;
                    if has_it {
                        self.look(object);
                    }
                    return Ok(());
                }
            }
        }
        dynamic::setattr(object, self.name, value)
    }

    /// Remembers where an instance has it.
    fn look(&self, object: &Dyn) {
        if let Dyn::Instance(instance) = object
            && let Some((shape, at)) = instance.place_of(self.name)
        {
            self.near.set(Near(Some(shape), at));
        }
    }

    #[cold]
    fn astray(&self, value: &Dyn) -> ! {
        crate::program::astray(&format!(
            "the attribute '{}' was seen to be of another type in all of the program, and holds a {}",
            self.name,
            dynamic::type_name(value)
        ))
    }
}

/// A value whose type the whole program says: an argument or the answer of a method all of whose calls are seen.
#[inline]
pub fn typed<T: Kept>(value: &Dyn) -> T {
    match T::taken(value) {
        Some(value) => value,
        None => crate::program::astray(&format!(
            "a method that was seen to be given another type in all of the program has met a {}",
            dynamic::type_name(value)
        )),
    }
}

/// A method that one class of the program has, under a name that nothing else has: `methods! { MOVE = "move"; }` makes
/// them.
#[derive(Debug)]
pub struct Method {
    name: &'static str,
    near: &'static LocalKey<Cell<(usize, u64)>>,
}

impl Method {
    /// A method by its name.
    pub const fn new(name: &'static str, near: &'static LocalKey<Cell<(usize, u64)>>) -> Method {
        Method { name, near }
    }

    /// The object itself, if it has the method; `AttributeError` otherwise.
    #[inline]
    pub fn of<'o>(&self, object: &'o Dyn) -> Result<&'o Dyn> {
        match object {
            Dyn::Instance(instance)
                if self.near.get() == (instance.class().address(), crate::class::version()) =>
            {
                Ok(object)
            }
            _ => self.look(object),
        }
    }

    #[cold]
    #[inline(never)]
    fn look<'o>(&self, object: &'o Dyn) -> Result<&'o Dyn> {
        let class = dynamic::type_of(object);
        if let Some(Dyn::Function(_)) = class.lookup(self.name) {
            self.near.set((class.address(), crate::class::version()));
            return Ok(object);
        }
        let found = dynamic::getattr(object, self.name)?;
        crate::program::astray(&format!(
            "the method '{}' was seen to be of one class in all of the program, and a {} has met it on a {}",
            self.name,
            dynamic::type_name(&found),
            dynamic::type_name(object)
        ))
    }
}

/// An instance of a class of the program whose `__init__` is called next.
#[inline]
pub fn made(class: &Dyn) -> Result<Dyn> {
    match class {
        Dyn::Class(class) => {
            if !class.is_concrete() {
                dynamic::refuse_abstract(class)?;
            }
            Ok(Dyn::Instance(Instance::new(class)))
        }
        other => crate::program::astray(&format!(
            "a class was seen to be bound to its name alone, and a {} is",
            dynamic::type_name(other)
        )),
    }
}
