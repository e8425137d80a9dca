//! Instances of the program's classes.
//!
//! An instance holds the values of its attributes, and a [`Shape`] says which they are. Where a program looks at
//! `__dict__`, deletes an attribute or makes up too many names, the instance gets a dict and keeps it.

use std::cell::{Cell, OnceCell, Ref, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

use crate::class::Class;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::Result;
use crate::known::Known;
use crate::plain::{Whole, whole};
use crate::shape::Shape;
use crate::str::hash_text;

/// An instance of a class of the program; a clone is the same one.
#[derive(Clone)]
pub struct Instance(Rc<Inner>, Whole);

struct Inner {
    class: Class,
    /// The class that `__class__ = …` has given it since.
    changed: Cell<Option<&'static Class>>,
    fields: RefCell<Fields>,
    /// Its `__dict__`, once there is one: `fields` are empty from then on.
    dict: OnceCell<Dict<Dyn, Dyn>>,
    /// What `__dict__ = …` has given it since, where that is not the dict above.
    given: Cell<Option<&'static Given>>,
    /// The value of an instance whose class derives from `int`, `str`, `list`, `dict` and so on.
    payload: RefCell<Option<Dyn>>,
}

struct Fields {
    /// What the values are; nothing where a dict has them.
    shape: Option<&'static Shape>,
    values: Vec<Dyn>,
}

impl Fields {
    /// Where a name lies whose class has been asked about it before.
    #[inline]
    fn place(&self, (seen, at): (Option<&'static Shape>, usize)) -> Option<usize> {
        match (self.shape, seen) {
            (Some(own), Some(seen)) if own.is_same(seen) => Some(at),
            _ => None,
        }
    }
}

/// The place of a name that a shape does not have.
const NOWHERE: usize = usize::MAX;

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
        self.0.upgrade().map(|inner| Instance(inner, whole()))
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
        Instance(
            Rc::new(Inner {
                class: class.clone(),
                changed: Cell::new(None),
                fields: RefCell::new(Fields { shape: Some(Shape::empty()), values: Vec::new() }),
                dict: OnceCell::new(),
                given: Cell::new(None),
                payload: RefCell::new(None),
            }),
            whole(),
        )
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

    /// `x.__dict__`: from now on the attributes lie there.
    pub fn attributes(&self) -> &Dict<Dyn, Dyn> {
        if let Some(given) = self.0.given.get() {
            return &given.attributes;
        }
        self.0.dict.get_or_init(|| {
            let fields = self.0.fields.replace(Fields { shape: None, values: Vec::new() });
            let dict = Dict::new();
            if let Some(shape) = fields.shape {
                for (name, value) in shape.names().zip(fields.values) {
                    // Texts compare without running code of the program.
                    drop(dict.set_item(Dyn::Str(name.clone()), value));
                }
            }
            dict
        })
    }

    /// An attribute of its own.
    pub(crate) fn get(&self, name: &str) -> Option<Dyn> {
        let fields = self.0.fields.borrow();
        match fields.shape {
            Some(shape) => {
                let at = shape.find(hash_text(name.as_bytes()), name)?;
                Some(fields.values[at].clone())
            }
            None => self.attributes().get_text(name),
        }
    }

    /// The same of a name that the class has been asked about, where instances of this shape had it last.
    #[inline]
    pub(crate) fn get_near(&self, known: &Known) -> Option<Ref<'_, Dyn>> {
        let fields = self.0.fields.borrow();
        let at = fields.place(known.near.get())?;
        Ref::filter_map(fields, |fields| fields.values.get(at)).ok()
    }

    /// The same, wherever it is.
    pub(crate) fn get_known(&self, known: &Known) -> Option<Dyn> {
        let fields = self.0.fields.borrow();
        match fields.place(known.near.get()) {
            Some(at) => fields.values.get(at).cloned(),
            None => self.get_far(&fields, known),
        }
    }

    #[cold]
    fn get_far(&self, fields: &Fields, known: &Known) -> Option<Dyn> {
        match fields.shape {
            Some(_) => fields.values.get(find(fields, known)).cloned(),
            None => self.attributes().get_near(&known.in_dicts, known.hash, known.name.as_str()),
        }
    }

    /// Whether it has an attribute of its own under a name that the class has been asked about.
    #[inline]
    pub(crate) fn has_known(&self, known: &Known) -> bool {
        let fields = self.0.fields.borrow();
        match fields.place(known.near.get()) {
            Some(at) => at != NOWHERE,
            None if fields.shape.is_some() => find(&fields, known) != NOWHERE,
            None => self.attributes().has_hashed(known.hash, known.name.as_str()),
        }
    }

    /// Does something with what lies at a place of a shape, where the instance has that shape. It must not run code of
    /// the program.
    #[inline]
    pub(crate) fn at<T>(
        &self,
        shape: Option<&'static Shape>,
        at: usize,
        work: impl FnOnce(&mut Dyn) -> T,
    ) -> Option<T> {
        let mut fields = self.0.fields.borrow_mut();
        let at = fields.place((shape, at))?;
        fields.values.get_mut(at).map(work)
    }

    /// Its shape, and where in it a name lies.
    pub(crate) fn place_of(&self, name: &str) -> Option<(&'static Shape, usize)> {
        let shape = self.0.fields.borrow().shape?;
        Some((shape, shape.find(hash_text(name.as_bytes()), name)?))
    }

    /// Sets an attribute that the instance has where those of its shape had it last, and gives what it had before, to
    /// be dropped where code of the program may run; otherwise the value comes back.
    #[inline]
    pub(crate) fn set_near(&self, known: &Known, value: Dyn) -> std::result::Result<Dyn, Dyn> {
        let mut fields = self.0.fields.borrow_mut();
        match fields.place(known.near.get()).and_then(|at| fields.values.get_mut(at)) {
            Some(held) => Ok(std::mem::replace(held, value)),
            None => Err(value),
        }
    }

    /// The same of any attribute that nobody else has a word in. The value comes back where somebody has.
    pub(crate) fn set_known(&self, known: &Known, value: Dyn) -> std::result::Result<Dyn, Dyn> {
        let mut fields = self.0.fields.borrow_mut();
        match (fields.shape, known.growth.get()) {
            (Some(own), Some((before, after))) if own.is_same(before) => {
                if fields.values.capacity() == 0 {
                    fields.values.reserve_exact(self.class().fields_seen());
                }
                fields.shape = Some(after);
                fields.values.push(value);
                Ok(Dyn::None)
            }
            _ => {
                drop(fields);
                self.set_far(known, value)
            }
        }
    }

    #[cold]
    fn set_far(&self, known: &Known, value: Dyn) -> std::result::Result<Dyn, Dyn> {
        let mut fields = self.0.fields.borrow_mut();
        let Some(shape) = fields.shape else {
            drop(fields);
            let dict = self.attributes();
            return dict.set_near(&known.in_dicts, known.hash, known.name.as_str(), value);
        };
        let at = find(&fields, known);
        if let Some(held) = fields.values.get_mut(at) {
            return Ok(std::mem::replace(held, value));
        }
        if !known.is_free {
            return Err(value);
        }
        let Some(longer) = shape.with(known.hash, known.name.as_str()) else { return Err(value) };
        known.growth.set(Some((shape, longer)));
        fields.shape = Some(longer);
        fields.values.push(value);
        self.class().note_fields(fields.values.len());
        Ok(Dyn::None)
    }

    /// Sets an attribute of its own.
    pub(crate) fn set(&self, name: &str, value: Dyn) -> Result<()> {
        let mut fields = self.0.fields.borrow_mut();
        if let Some(shape) = fields.shape {
            let hash = hash_text(name.as_bytes());
            if let Some(at) = shape.find(hash, name) {
                let old = std::mem::replace(&mut fields.values[at], value);
                drop(fields);
                drop(old);
                return Ok(());
            }
            if let Some(longer) = shape.with(hash, name) {
                fields.shape = Some(longer);
                fields.values.push(value);
                return Ok(());
            }
        }
        drop(fields);
        self.attributes().set_item(Dyn::text(name), value)
    }

    /// Takes an attribute of its own away.
    pub(crate) fn remove(&self, name: &str) -> Option<Dyn> {
        self.get(name)?;
        self.attributes().remove_text(name)
    }

    /// Names and values of its attributes, in their order.
    pub(crate) fn pairs(&self) -> Vec<(Dyn, Dyn)> {
        let fields = self.0.fields.borrow();
        match fields.shape {
            Some(shape) => {
                let names = shape.names().map(|name| Dyn::Str(name.clone()));
                names.zip(fields.values.iter().cloned()).collect()
            }
            None => self.attributes().pairs(),
        }
    }

    /// The object that `__dict__ = …` has put in the place of the instance's own dict, where that is no plain one.
    pub(crate) fn given(&self) -> Option<Dyn> {
        self.0.given.get().map(|given| given.object.clone())
    }

    /// `x.__dict__ = attributes`. What is given to an instance that has a dict already lives as long as the program.
    pub(crate) fn set_attributes(&self, attributes: Dict<Dyn, Dyn>, object: &Dyn) {
        drop(self.0.fields.replace(Fields { shape: None, values: Vec::new() }));
        let is_first = self.0.dict.set(attributes.clone()).is_ok();
        if !is_first || !matches!(object, Dyn::Dict(_)) {
            let given = Given { attributes, object: object.clone() };
            self.0.given.set(Some(Box::leak(Box::new(given))));
        }
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

/// Where a name lies in the shape of an instance, kept in mind for the next of that shape.
fn find(fields: &Fields, known: &Known) -> usize {
    let Some(shape) = fields.shape else { return NOWHERE };
    let at = shape.find(known.hash, known.name.as_str()).unwrap_or(NOWHERE);
    known.near.set((Some(shape), at));
    at
}
