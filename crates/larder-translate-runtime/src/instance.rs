//! Instances of the program's classes.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use crate::class::Class;
use crate::dict::Dict;
use crate::dyn_value::Dyn;

/// An instance of a class of the program; a clone is the same one.
#[derive(Clone)]
pub struct Instance(Rc<Inner>);

struct Inner {
    class: Class,
    /// The class that `__class__ = …` has given it since.
    changed: Cell<Option<&'static Class>>,
    attributes: Dict<Dyn, Dyn>,
    /// The dict that `__dict__ = …` has given it since.
    given: Cell<Option<&'static Given>>,
    /// The value of an instance whose class derives from `int`, `str`, `list`, `dict` and so on.
    payload: RefCell<Option<Dyn>>,
}

/// A dict and the object that it belongs to, which may be of a class that derives from `dict`.
struct Given {
    attributes: Dict<Dyn, Dyn>,
    object: Dyn,
}

/// A reference to an instance that does not keep it alive.
pub(crate) struct WeakInstance(std::rc::Weak<Inner>);

impl WeakInstance {
    /// The instance, while there is one.
    pub(crate) fn upgrade(&self) -> Option<Instance> {
        self.0.upgrade().map(Instance)
    }
}

impl fmt::Debug for Instance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "instance of {}", self.class().name())
    }
}

impl Instance {
    /// `object.__new__(cls)`.
    pub fn new(class: &Class) -> Instance {
        Instance(Rc::new(Inner {
            class: class.clone(),
            changed: Cell::new(None),
            attributes: Dict::new(),
            given: Cell::new(None),
            payload: RefCell::new(None),
        }))
    }

    /// `type(x)`.
    #[inline]
    pub fn class(&self) -> &Class {
        match self.0.changed.get() {
            Some(class) => class,
            None => &self.0.class,
        }
    }

    /// `x.__class__ = cls`. A class that is given so lives as long as the program.
    pub(crate) fn set_class(&self, class: &Class) {
        thread_local! {
            static GIVEN: RefCell<HashMap<usize, &'static Class>> = RefCell::new(HashMap::new());
        }
        let kept = GIVEN.with_borrow_mut(|given| {
            *given.entry(class.address()).or_insert_with(|| Box::leak(Box::new(class.clone())))
        });
        self.0.changed.set(Some(kept));
    }

    /// `x.__dict__`.
    pub fn attributes(&self) -> &Dict<Dyn, Dyn> {
        match self.0.given.get() {
            Some(given) => &given.attributes,
            None => &self.0.attributes,
        }
    }

    /// The object that `__dict__ = …` has put in the place of the instance's own dict.
    pub(crate) fn given(&self) -> Option<Dyn> {
        self.0.given.get().map(|given| given.object.clone())
    }

    /// `x.__dict__ = attributes`. A dict that is given so lives as long as the program.
    pub(crate) fn set_attributes(&self, attributes: Dict<Dyn, Dyn>, object: &Dyn) {
        let given = Given { attributes, object: object.clone() };
        self.0.given.set(Some(Box::leak(Box::new(given))));
    }

    /// The value that a built-in base holds.
    pub fn payload(&self) -> Option<Dyn> {
        self.0.payload.borrow().clone()
    }

    /// Sets the value that a built-in base holds.
    pub fn set_payload(&self, value: Dyn) {
        *self.0.payload.borrow_mut() = Some(value);
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Instance) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// A reference that does not keep it alive.
    pub(crate) fn downgrade(&self) -> WeakInstance {
        WeakInstance(Rc::downgrade(&self.0))
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}
