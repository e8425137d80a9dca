//! What a program says of attributes, by their names: of which types they may be, and who may call which method.
//!
//! An attribute belongs to no class here. All that is ever put under one name, whatever object it is put on, flows into
//! one place; where that holds floats alone, whoever reads the name gets a float or an `AttributeError`. This is true
//! only where all the ways that lead to attributes can be followed: a program that says `setattr` or `__dict__` is left
//! to the run time, and so is what is read under a name that objects of the library have too.
//!
//! A method whose calls are all seen, because its name is said nowhere but before brackets, gets parameters of the types
//! that its calls give it, and `__init__` those of the calls of its class.

mod methods;
mod survey;

use larder_memory::arena::ArenaVec;
use larder_memory::intern::Symbol;

use super::{FunctionId, Library, Program, SlotId, SlotKind};
use crate::ast::{Node, NodeId};
use crate::types::{Term, Type};

pub(super) use survey::find;

/// An attribute that the program sets.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Attribute {
    pub(crate) name: Symbol,
    pub(crate) ty: Type,
    /// Whether objects that are not the program's may have one of the name.
    is_foreign: bool,
    /// Whether an object that has one of its own gives it to whoever reads it: no class has something of the name that
    /// is asked first.
    is_plain: bool,
}

/// A class statement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ClassFacts {
    pub(crate) node: NodeId,
    /// The variable that it binds and that nothing else ever does.
    slot: Option<SlotId>,
    /// Whether nothing but the program says what its instances have: its bases lead to `object` alone.
    is_pure: bool,
    /// The same, or exceptions: nobody but the program makes instances of it.
    is_made: bool,
    /// The same, or enumerations: nobody but the program calls its methods by name.
    is_calm: bool,
    /// Whether it is used as a value, so that anyone may call it.
    is_leaked: bool,
    is_decorated: bool,
    /// Where its bases are that are classes of the program: the first, and how many.
    bases: (u32, u32),
    /// Where the functions are that `__init__` may mean: for an instance of the class, for one of it or of a class below,
    /// and for `super()`.
    own_inits: (u32, u32),
    inits_below: (u32, u32),
    inits_above: (u32, u32),
}

/// A method of a class.
#[derive(Clone, Copy, Debug)]
struct MethodFacts {
    name: Symbol,
    function: FunctionId,
    class: u32,
    /// Whether objects that are not the program's may have a method of the name.
    is_foreign: bool,
    /// Whether somebody may call it on an object of another class: `A.show(b)`, `show = A.show`.
    is_borrowed: bool,
}

/// What the program says of attributes.
pub(crate) struct Attributes<'a> {
    /// By name.
    all: ArenaVec<'a, Attribute>,
    classes: ArenaVec<'a, ClassFacts>,
    bases: ArenaVec<'a, u32>,
    /// By name.
    methods: ArenaVec<'a, MethodFacts>,
    /// Lists of functions, one behind the other.
    functions: ArenaVec<'a, FunctionId>,
    /// Whether a class has more than one base of the program, so that `super()` may mean a sister.
    has_sisters: bool,
    /// Whether a class makes its instances in a way of its own.
    is_making: bool,
}

impl<'a> Attributes<'a> {
    /// Nothing: the run time looks up all of them.
    pub(crate) fn none(arena: &'a larder_memory::arena::Arena) -> Self {
        Attributes {
            all: arena.vec(),
            classes: arena.vec(),
            bases: arena.vec(),
            methods: arena.vec(),
            functions: arena.vec(),
            has_sisters: false,
            is_making: false,
        }
    }

    /// The attribute of a name.
    pub(crate) fn find(&self, name: Symbol) -> Option<&Attribute> {
        let at = self.all.binary_search_by_key(&name, |attribute| attribute.name).ok()?;
        Some(&self.all[at])
    }

    fn find_mut(&mut self, name: Symbol) -> Option<&mut Attribute> {
        let at = self.all.binary_search_by_key(&name, |attribute| attribute.name).ok()?;
        Some(&mut self.all[at])
    }

    fn class_at(&self, node: NodeId) -> Option<&ClassFacts> {
        self.classes.iter().find(|class| class.node == node)
    }

    fn number_of(&self, node: NodeId) -> Option<u32> {
        let at = self.classes.iter().position(|class| class.node == node)?;
        u32::try_from(at).ok()
    }

    fn bases_of(&self, class: u32) -> &[u32] {
        let (from, count) = self.classes[class as usize].bases;
        &self.bases[from as usize..(from + count) as usize]
    }

    fn is_below(&self, class: u32, above: u32) -> bool {
        class == above || self.bases_of(class).iter().any(|&base| self.is_below(base, above))
    }

    /// Whether a class or one below it is used as a value.
    fn is_leaked_below(&self, class: u32) -> bool {
        let leaked = (0_u32..).zip(self.classes.iter()).filter(|(_, facts)| facts.is_leaked);
        leaked.map(|(below, _)| below).any(|below| self.is_below(below, class))
    }

    fn own(&self, class: u32, name: Symbol) -> Option<FunctionId> {
        let is_it = |method: &&MethodFacts| method.class == class && method.name == name;
        self.methods.iter().find(is_it).map(|method| method.function)
    }

    fn range_of(&self, name: Symbol) -> std::ops::Range<usize> {
        let from = self.methods.partition_point(|method| method.name < name);
        let to = self.methods.partition_point(|method| method.name <= name);
        from..to
    }

    fn named(&self, name: Symbol) -> &[MethodFacts] {
        &self.methods[self.range_of(name)]
    }
}

/// Whom a call may reach: functions of the program, one behind the other.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Reached {
    /// From the lists.
    Listed(u32, u32),
    /// From the methods.
    Named(u32, u32),
}

impl<'a> Program<'a> {
    /// The place of an attribute that an expression reads, where it may be kept by a type of its own.
    pub(crate) fn read_field(&self, value: NodeId, attr: Symbol) -> Option<Type> {
        let attribute = self.attributes.find(attr)?;
        if self.library(value).is_some() {
            return None;
        }
        (!attribute.is_foreign || self.own_class(value).is_some()).then_some(attribute.ty)
    }

    /// The place of an attribute that is set.
    pub(crate) fn set_field(&self, attr: Symbol) -> Option<Type> {
        self.attributes.find(attr).map(|attribute| attribute.ty)
    }

    /// Whether an attribute that may be of any type is read and set as a field all the same: nobody is asked first.
    pub(crate) fn is_plain_field(&self, attr: Symbol) -> bool {
        self.attributes.find(attr).is_some_and(|attribute| attribute.is_plain)
    }

    /// The place of an attribute that a class body binds, and whether it keeps what it is bound to.
    pub(crate) fn class_field(&self, slot: SlotId) -> Option<Type> {
        self.attributes.find(self.slot(slot).name).map(|attribute| attribute.ty)
    }

    /// The number of the class whose instance a name means inside of a method: `self`.
    pub(crate) fn own_class(&self, node: NodeId) -> Option<u32> {
        let id = self.slot_at(node)?;
        let slot = self.slot(id);
        if !slot.is_parameter || slot.assignments > 1 {
            return None;
        }
        let function = self.function(slot.owner);
        let class = self.attributes.number_of(function.class?)?;
        let is_first = self.parameters_of(slot.owner).first()?.slot == id;
        let Node::FunctionDef { name, decorators, .. } = self.ast.node(function.node) else {
            return None;
        };
        let is_of_instance = decorators.iter().all(|decorator| self.keeps_self(decorator))
            && !matches!(self.text(name), "__init_subclass__" | "__class_getitem__" | "__new__");
        let is_pure = self.attributes.classes[class as usize].is_pure;
        // Called as a function it is given what the caller likes.
        let is_borrowed =
            |method: &MethodFacts| method.function == slot.owner && method.is_borrowed;
        let is_own = is_first && is_of_instance && is_pure;
        (is_own && !self.attributes.named(name).iter().any(is_borrowed)).then_some(class)
    }

    /// Whether a decorator hands on the object that a method is called on.
    fn keeps_self(&self, decorator: NodeId) -> bool {
        if let Some(library) = self.library(decorator) {
            return matches!(
                library,
                Library::Member("abc", "abstractmethod")
                    | Library::Member("functools", "cached_property" | "cache" | "lru_cache")
            );
        }
        match self.ast.node(decorator) {
            Node::Name { .. } => self.builtin(decorator) == Some("property"),
            Node::Attribute { attr, .. } => {
                matches!(self.text(attr), "setter" | "getter" | "deleter")
            }
            _ => false,
        }
    }

    /// The class whose class methods are given the class through a variable: `cls`.
    fn classes_taken_by(&self, id: SlotId) -> Option<u32> {
        let slot = self.slot(id);
        if !slot.is_parameter {
            return None;
        }
        let function = self.function(slot.owner);
        let class = self.attributes.number_of(function.class?)?;
        let Node::FunctionDef { name, decorators, .. } = self.ast.node(function.node) else {
            return None;
        };
        let is_class_method =
            decorators.iter().any(|decorator| self.builtin(decorator) == Some("classmethod"))
                || matches!(self.text(name), "__init_subclass__" | "__class_getitem__" | "__new__");
        let is_first = self.parameters_of(slot.owner).first()?.slot == id;
        (is_class_method && is_first).then_some(class)
    }

    /// The functions that a call of a class hands its arguments to.
    pub(crate) fn constructed(&self, func: NodeId) -> Option<Reached> {
        let Node::Name { .. } = self.ast.node(func) else { return None };
        let slot = self.slot_at(func)?;
        if let Some(class) = self.attributes.classes.iter().find(|class| class.slot == Some(slot)) {
            return Some(Reached::Listed(class.own_inits.0, class.own_inits.1));
        }
        let class = self.classes_taken_by(slot)?;
        let (from, count) = self.attributes.classes[class as usize].inits_below;
        Some(Reached::Listed(from, count))
    }

    /// Whether an expression is a call of `super`.
    fn is_super(&self, node: NodeId) -> bool {
        matches!(self.ast.node(node), Node::Call { func, .. } if self.builtin(func) == Some("super"))
    }

    /// The functions that a call of a method may reach.
    pub(crate) fn reached(&self, function: FunctionId, value: NodeId, attr: Symbol) -> Reached {
        if self.text(attr) == "__init__" {
            let class = self.class_of_method(function).filter(|_| self.is_super(value));
            let class = class.and_then(|class| self.attributes.class_at(class));
            let (from, count) = class.map_or((0, 0), |class| class.inits_above);
            return Reached::Listed(from, count);
        }
        let range = self.attributes.range_of(attr);
        let short = |number| u32::try_from(number).unwrap_or(0);
        Reached::Named(short(range.start), short(range.len()))
    }

    /// Whether a method of this name may be one of an object that is not the program's.
    pub(crate) fn may_be_foreign(&self, value: NodeId, attr: Symbol) -> bool {
        let is_foreign = self.attributes.named(attr).iter().any(|method| method.is_foreign);
        is_foreign && self.direct(value, attr).is_none()
    }

    /// The functions that are reached.
    pub(crate) fn reached_at(&self, reached: Reached, index: u32) -> Option<FunctionId> {
        match reached {
            Reached::Listed(from, count) => {
                (index < count).then(|| self.attributes.functions[(from + index) as usize])
            }
            Reached::Named(from, count) => {
                (index < count).then(|| self.attributes.methods[(from + index) as usize].function)
            }
        }
    }

    /// The one function that a method of `self` means, whatever the class of the object is.
    pub(crate) fn direct(&self, value: NodeId, attr: Symbol) -> Option<FunctionId> {
        let class = self.own_class(value)?;
        if self.attributes.has_sisters {
            return None;
        }
        let mut holder = class;
        let found = loop {
            if let Some(found) = self.attributes.own(holder, attr) {
                break found;
            }
            holder = *self.attributes.bases_of(holder).first()?;
        };
        let is_overridden =
            self.attributes.named(attr).iter().any(|method| {
                method.class != class && self.attributes.is_below(method.class, class)
            });
        let function = self.function(found);
        let is_direct = function.is_closed && !is_overridden && self.is_in_sight(found, value);
        is_direct.then_some(found)
    }

    /// Whether a method can be called as a function where an expression stands: it needs no variables around it, and
    /// those of a class in a function are known in the class alone.
    fn is_in_sight(&self, method: FunctionId, from: NodeId) -> bool {
        let function = self.function(method);
        let from = self.ast.span(from).start;
        let is_inside =
            |class| self.ast.span(class).start <= from && from < self.ast.span(class).end;
        self.captures_of(method).is_empty()
            && (function.parent == FunctionId::MODULE || function.class.is_some_and(is_inside))
    }

    /// The one method of the program that a name means, on whatever object: of a name that no object of the library
    /// has.
    pub(crate) fn sole(&self, value: NodeId, attr: Symbol) -> Option<FunctionId> {
        let [method] = self.attributes.named(attr) else { return None };
        let is_sole = !method.is_foreign
            && self.library(value).is_none()
            && !self.is_super(value)
            && self.text(attr) != "__init__"
            && self.function(method.function).is_closed
            && self.is_in_sight(method.function, value);
        is_sole.then_some(method.function)
    }

    /// The class that a name means and the function that its instances are made by, where nothing else is done for it.
    pub(crate) fn maker(&self, func: NodeId) -> Option<(u32, FunctionId)> {
        let Node::Name { .. } = self.ast.node(func) else { return None };
        let slot = self.slot_at(func)?;
        let class = self.attributes.classes.iter().position(|class| class.slot == Some(slot))?;
        let class = u32::try_from(class).ok()?;
        Some((class, self.init_of(class)?))
    }

    /// The function that makes instances of a class, for whoever knows the class by its global name.
    fn init_of(&self, class: u32) -> Option<FunctionId> {
        let facts = self.attributes.classes[class as usize];
        let (from, 1) = facts.own_inits else { return None };
        let init = self.attributes.functions[from as usize];
        let function = self.function(init);
        let module = |node| self.parts.at(self.ast.span(node).start);
        let is_made = facts.is_pure
            && !facts.is_decorated
            && !self.attributes.is_making
            && function.is_closed
            && self.types.get(function.answer) == Term::None
            && self.captures_of(init).is_empty()
            && function.parent == FunctionId::MODULE
            && self.slot(facts.slot?).kind == SlotKind::Global
            && module(facts.node) == module(function.node);
        is_made.then_some(init)
    }

    /// The classes whose instances a function makes, each with the variable that it is bound to.
    pub(crate) fn made_by(&self, init: FunctionId) -> impl Iterator<Item = (u32, SlotId)> {
        let count = u32::try_from(self.attributes.classes.len()).unwrap_or(0);
        (0..count)
            .filter(move |&class| self.init_of(class) == Some(init))
            .filter_map(|class| Some((class, self.attributes.classes[class as usize].slot?)))
    }

    /// The name of a class.
    pub(crate) fn class_name(&self, class: u32) -> &'a str {
        match self.ast.node(self.attributes.classes[class as usize].node) {
            Node::ClassDef { name, .. } => self.spelled(name),
            _ => "",
        }
    }
}
