//! Classes as values: those of Python and those of the program.

use std::cell::{Cell, OnceCell, Ref, RefCell};
use std::collections::HashMap;
use std::fmt;
use std::rc::{Rc, Weak};

use crate::code::ClassCell;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{ExcType, Result, type_error};
use crate::function::{Function, NativeCall};
use crate::known::{Found, Known, Making, Memory};
use crate::plain::{Whole, whole};
use crate::str::Str;

macro_rules! builtin {
    ($($variant:ident = $name:literal,)*) => {
        /// Which built-in class it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "each is named as Python names it")]
        pub enum Builtin {
            $($variant,)*
            /// One of the exceptions.
            Exc(ExcType),
            /// A class of the runtime that is known by its name alone.
            Named(&'static str),
            /// A class of the program.
            Program,
        }

        /// The places of those that are told apart by nothing else.
        enum Place { $($variant,)* Count }

        impl Builtin {
            /// Where its class is kept.
            #[inline]
            fn place(self) -> Option<usize> {
                match self {
                    $(Builtin::$variant => Some(Place::$variant as usize),)*
                    Builtin::Exc(_) | Builtin::Named(_) | Builtin::Program => None,
                }
            }

            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Builtin::$variant => $name,)*
                    Builtin::Exc(ExcType::ReError) => "error",
                    Builtin::Exc(kind) => kind.name(),
                    Builtin::Named(name) => name,
                    Builtin::Program => "?",
                }
            }
        }
    };
}

// `EnumType` is the class of enumerations, `AbcMeta` that of abstract classes.
builtin! {
    Object = "object",
    Type = "type",
    NoneType = "NoneType",
    Int = "int",
    Bool = "bool",
    Float = "float",
    Str = "str",
    Bytes = "bytes",
    ByteArray = "bytearray",
    List = "list",
    Tuple = "tuple",
    Dict = "dict",
    DefaultDict = "defaultdict",
    OrderedDict = "OrderedDict",
    Counter = "Counter",
    Set = "set",
    FrozenSet = "frozenset",
    Range = "range",
    Slice = "slice",
    Deque = "deque",
    Function = "function",
    BuiltinFunction = "builtin_function_or_method",
    Method = "method",
    Property = "property",
    StaticMethod = "staticmethod",
    ClassMethod = "classmethod",
    Module = "module",
    NotImplementedType = "NotImplementedType",
    Ellipsis = "ellipsis",
    Enum = "Enum",
    EnumType = "EnumType",
    AbcMeta = "ABCMeta",
}

impl Builtin {
    /// Whether an object of a class over this one holds a number, a text or a container, all of which compare.
    pub(crate) fn holds_value(self) -> bool {
        matches!(
            self,
            Builtin::Int
                | Builtin::Float
                | Builtin::Str
                | Builtin::Bytes
                | Builtin::ByteArray
                | Builtin::List
                | Builtin::Tuple
                | Builtin::Dict
                | Builtin::Set
                | Builtin::FrozenSet
                | Builtin::Deque
        )
    }

    fn module(self) -> &'static str {
        match self {
            Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter | Builtin::Deque => {
                "collections"
            }
            Builtin::Exc(ExcType::ReError) => "re",
            Builtin::Exc(ExcType::JSONDecodeError) => "json.decoder",
            Builtin::Enum | Builtin::EnumType => "enum",
            Builtin::AbcMeta => "abc",
            Builtin::Named("Match" | "Pattern") => "re",
            Builtin::Named("partial") => "functools",
            Builtin::Named(
                "_grouper"
                | "_tee"
                | "accumulate"
                | "chain"
                | "combinations"
                | "combinations_with_replacement"
                | "compress"
                | "count"
                | "cycle"
                | "dropwhile"
                | "filterfalse"
                | "groupby"
                | "islice"
                | "pairwise"
                | "permutations"
                | "product"
                | "repeat"
                | "starmap"
                | "takewhile"
                | "zip_longest",
            ) => "itertools",
            Builtin::Named(
                "StringIO" | "TextIOWrapper" | "BufferedReader" | "BufferedWriter"
                | "BufferedRandom" | "FileIO",
            ) => "_io",
            Builtin::Named("Fraction") => "fractions",
            Builtin::Named("Random") => "random",
            Builtin::Named("auto") => "enum",
            Builtin::Named("GenericAlias" | "UnionType") => "types",
            _ => "builtins",
        }
    }

    /// How instances are made.
    pub(crate) fn layout(self) -> Builtin {
        match self {
            Builtin::EnumType | Builtin::AbcMeta => Builtin::Type,
            Builtin::Program | Builtin::Enum => Builtin::Object,
            kind => kind,
        }
    }

    /// Its module, and its name there; some names bring their module.
    fn place_and_name(self) -> (&'static str, &'static str) {
        self.name().rsplit_once('.').unwrap_or((self.module(), self.name()))
    }

    /// As tracebacks name it.
    pub(crate) fn qualified_name(self) -> String {
        let (module, name) = self.place_and_name();
        qualified(module, name)
    }

    /// As messages name it.
    pub(crate) fn shown_name(self) -> String {
        let (module, name) = self.place_and_name();
        shown(module, name)
    }

    fn base(self) -> Option<Builtin> {
        match self {
            Builtin::Object | Builtin::Program => None,
            Builtin::Bool => Some(Builtin::Int),
            Builtin::EnumType | Builtin::AbcMeta => Some(Builtin::Type),
            Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter => Some(Builtin::Dict),
            Builtin::Exc(kind) => Some(kind.base().map_or(Builtin::Object, Builtin::Exc)),
            _ => Some(Builtin::Object),
        }
    }
}

/// What `type(x)` is, before anybody wants the class itself.
#[derive(Debug)]
pub enum Type {
    /// One of Python's, which is known by its kind.
    Known(Builtin),
    /// One that has to be held: the program's, and those of the library that can be called.
    Held(Class),
}

impl Type {
    /// As messages name it.
    pub(crate) fn shown_name(&self) -> String {
        match self {
            Type::Known(kind) => kind.shown_name(),
            Type::Held(class) => class.shown_name(),
        }
    }

    /// `type(x).__name__`.
    pub(crate) fn name(&self) -> &str {
        match self {
            Type::Known(kind) => kind.place_and_name().1,
            Type::Held(class) => class.name(),
        }
    }

    /// See [`Class::layout`].
    pub(crate) fn layout(&self) -> Builtin {
        match self {
            Type::Known(kind) => kind.layout(),
            Type::Held(class) => class.layout(),
        }
    }

    /// As tracebacks name it.
    pub(crate) fn qualified_name(&self) -> String {
        match self {
            Type::Known(kind) => kind.qualified_name(),
            Type::Held(class) => class.qualified_name(),
        }
    }

    /// The class.
    pub(crate) fn class(self) -> Class {
        match self {
            Type::Known(kind) => Class::builtin(kind),
            Type::Held(class) => class,
        }
    }
}

/// A class as tracebacks name it.
fn qualified(module: &str, qualname: &str) -> String {
    match module {
        "builtins" | "__main__" => qualname.to_owned(),
        module => format!("{module}.{qualname}"),
    }
}

/// A class as messages name it: those that CPython has written in C show their module.
fn shown(module: &str, name: &str) -> String {
    match (module, name) {
        (
            "_collections" | "_io" | "array" | "datetime" | "decimal" | "itertools" | "operator"
            | "types",
            _,
        )
        | ("collections", "OrderedDict" | "defaultdict" | "deque")
        | ("functools", "_lru_cache_wrapper" | "partial")
        | ("re", "Match" | "Pattern") => format!("{module}.{name}"),
        _ => name.to_owned(),
    }
}

/// A class; a clone is the same one.
#[derive(Clone)]
pub struct Class(Rc<Inner>, Whole);

struct Inner {
    name: String,
    qualname: String,
    module: String,
    kind: Builtin,
    /// The metaclass, where it is one of the program.
    meta: Option<Class>,
    bases: Vec<Class>,
    /// The method resolution order after the class itself.
    ancestors: Vec<Class>,
    attributes: Dict<Str, Dyn>,
    /// Classes of the program that name this one among their bases, in the order in which they were made.
    children: RefCell<Vec<Class>>,
    /// Names of the fields of a named tuple.
    fields: RefCell<Vec<Str>>,
    /// What was looked up lately.
    memory: RefCell<Memory>,
    /// How many attributes instances had, at most.
    fields_seen: Cell<usize>,
    /// When it was last seen to have no abstract method.
    concrete_at: Cell<u64>,
    /// Whether classes of the program stand behind one of Python's in its order, whose own names go first.
    has_mixins: bool,
    /// Whether its body says `metaclass=ABCMeta`.
    is_abstract_kind: Cell<bool>,
    /// Which class statement has made it, where a method asks.
    statement: Cell<Option<u32>>,
    /// What makes values of a class of the library.
    maker: Cell<Option<&'static Maker>>,
}

/// Another class may come to lie where this one lay: who knows classes by their places must ask again.
impl Drop for Inner {
    fn drop(&mut self) {
        forget();
    }
}

/// What a class of the library brings with it. Whoever can hold the class got it from here, so that a program
/// without it does not link what makes its values.
pub(crate) struct Maker {
    pub(crate) name: &'static str,
    /// `C(…)`.
    pub(crate) construct: NativeCall,
    /// A function of the class, unbound.
    pub(crate) function: Option<fn(&str) -> Option<Dyn>>,
}

thread_local! {
    /// Counts changes of classes.
    static VERSION: Cell<u64> = const { Cell::new(1) };
}

/// How often a class has changed.
#[inline]
pub(crate) fn version() -> u64 {
    VERSION.get()
}

/// A class has changed: what all of them know is asked anew.
pub(crate) fn forget() {
    VERSION.set(VERSION.get() + 1);
}

thread_local! {
    static BUILTIN: RefCell<HashMap<Builtin, Class>> = RefCell::new(HashMap::new());
    /// Those that have a place.
    static PLACED: [OnceCell<Class>; Place::Count as usize] =
        const { [const { OnceCell::new() }; Place::Count as usize] };
}

impl fmt::Debug for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "class {}", self.0.name)
    }
}

impl Class {
    /// A class of Python's.
    pub fn builtin(kind: Builtin) -> Class {
        if let Some(place) = kind.place() {
            return PLACED.with(|all| match all[place].get() {
                Some(class) => class.clone(),
                None => all[place].get_or_init(|| Class::make_builtin(kind)).clone(),
            });
        }
        if let Some(class) = BUILTIN.with_borrow(|known| known.get(&kind).cloned()) {
            return class;
        }
        let class = Class::make_builtin(kind);
        BUILTIN.with_borrow_mut(|known| known.insert(kind, class.clone()));
        class
    }

    fn make_builtin(kind: Builtin) -> Class {
        let mut bases: Vec<Class> = kind.base().map(Class::builtin).into_iter().collect();
        let mut ancestors = bases.clone();
        // The one built-in class with two bases.
        if kind == Builtin::Exc(ExcType::ExceptionGroup) {
            bases.push(ExcType::Exception.class());
            ancestors.push(ExcType::Exception.class());
        }
        if let Some(base) = bases.first() {
            ancestors.extend(base.0.ancestors.iter().cloned());
        }
        let (module, name) = kind.place_and_name();
        Class(
            Rc::new(Inner {
                name: name.to_owned(),
                qualname: name.to_owned(),
                module: module.to_owned(),
                kind,
                meta: None,
                bases,
                ancestors,
                attributes: Dict::new(),
                children: RefCell::default(),
                fields: RefCell::new(Vec::new()),
                memory: RefCell::default(),
                fields_seen: Cell::new(0),
                concrete_at: Cell::new(0),
                has_mixins: false,
                is_abstract_kind: Cell::new(false),
                statement: Cell::new(None),
                maker: Cell::new(None),
            }),
            whole(),
        )
    }

    /// A class of the library that can be called.
    pub(crate) fn made(maker: &'static Maker) -> Class {
        let class = Class::builtin(Builtin::Named(maker.name));
        class.0.maker.set(Some(maker));
        class
    }

    /// What makes values of a class of the library.
    pub(crate) fn maker(&self) -> Option<&'static Maker> {
        self.0.maker.get()
    }

    /// A `class` statement: the attributes in their order. `__set_name__` and `__init_subclass__` are run,
    /// members of an enumeration are made.
    pub fn create(name: &str, bases: &[Dyn], attributes: Vec<(Str, Dyn)>) -> Result<Dyn> {
        Class::create_with(name, bases, attributes, &[])
    }

    /// The same with the keywords beside the bases, which `__init_subclass__` gets.
    pub fn create_with(
        name: &str,
        bases: &[Dyn],
        attributes: Vec<(Str, Dyn)>,
        keywords: &[(Str, Dyn)],
    ) -> Result<Dyn> {
        let mut keywords = keywords.to_vec();
        let given = keywords.iter().position(|(key, _)| key.as_str() == "metaclass");
        let given = given.map(|at| keywords.remove(at).1);
        let meta = match given {
            Some(Dyn::Class(meta)) if meta.kind() == Builtin::Type => None,
            Some(Dyn::Class(meta)) if meta.kind() == Builtin::AbcMeta => {
                let made = Class::create_with(name, bases, attributes, &keywords)?;
                if let Dyn::Class(class) = &made {
                    class.set_abstract_kind();
                }
                return Ok(made);
            }
            Some(Dyn::Class(meta)) => Some(meta),
            Some(other) => {
                return crate::metaclass::create(&other, (name, bases), attributes, &keywords);
            }
            None => None,
        };
        let parents = crate::metaclass::classes(bases);
        if let Some(meta) = crate::metaclass::winner(meta.as_ref(), parents)? {
            let meta = Dyn::Class(meta);
            return crate::metaclass::create(&meta, (name, bases), attributes, &keywords);
        }
        Class::create_of(None, (name, bases), attributes, &keywords)
    }

    /// `type.__new__`: makes the class.
    pub(crate) fn create_of(
        meta: Option<&Class>,
        (name, bases): (&str, &[Dyn]),
        mut attributes: Vec<(Str, Dyn)>,
        keywords: &[(Str, Dyn)],
    ) -> Result<Dyn> {
        let cell = attributes.iter().position(|(key, _)| key.as_str() == "__classcell__");
        let cell = cell.map(|at| attributes.remove(at).1);
        let keep = |class: &Dyn| {
            if let Some(Dyn::Native(cell)) = &cell
                && let Some(cell) = cell.as_ref().as_ref().as_any().downcast_ref::<ClassCell>()
            {
                cell.0(class);
            }
        };
        if bases.iter().any(crate::modules::typing::is_named_tuple) {
            let made = crate::modules::typing::class_of_named_tuples(name, bases, attributes)?;
            if cell.is_some() {
                return Err(crate::exc::runtime_error(&format!(
                    "__class__ not set defining '{name}' as {}. Was __classcell__ propagated to type.__new__?",
                    crate::dynamic::repr(&made)?
                )));
            }
            return Ok(made);
        }
        if bases.iter().any(crate::modules::typing::is_typed_dict) {
            return crate::modules::typing::class_of_typed_dicts(name, bases, attributes, keywords);
        }
        let mut parents = Vec::new();
        for base in bases {
            match base {
                Dyn::Class(class) if class.is_sealed() => {
                    return Err(type_error(&format!(
                        "type '{}' is not an acceptable base type",
                        class.name()
                    )));
                }
                Dyn::Class(class)
                    if matches!(class.layout(), Builtin::Named("Fraction" | "complex")) =>
                {
                    let what = format!("a class that derives from {}", class.name());
                    return Err(crate::exc::not_implemented_error(&what));
                }
                Dyn::Class(class) if class.kind() == Builtin::EnumType => {
                    return Err(crate::exc::not_implemented_error("a metaclass of an enumeration"));
                }
                Dyn::Class(class) => parents.push(class.clone()),
                other if let Some(class) = crate::alias::class_of(other) => {
                    if !parents.iter().any(|parent: &Class| parent.is_same(&class)) {
                        parents.push(class);
                    }
                }
                // The class of what stands there is called, as a metaclass would be.
                Dyn::Int(_) | Dyn::Float(_) | Dyn::None if bases.len() > 1 || meta.is_some() => {
                    return Err(type_error(
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of \
                         the metaclasses of all its bases",
                    ));
                }
                Dyn::Int(_) => {
                    return Err(type_error("int() takes at most 2 arguments (3 given)"));
                }
                Dyn::Float(_) => {
                    return Err(type_error("float expected at most 1 argument, got 3"));
                }
                Dyn::None => return Err(type_error("NoneType takes no arguments")),
                other => {
                    return Err(crate::exc::not_implemented_error(&format!(
                        "a {} as the base of a class",
                        crate::dynamic::type_name(other)
                    )));
                }
            }
        }
        if parents.is_empty() {
            parents.push(Class::builtin(Builtin::Object));
        }
        let meta = crate::metaclass::winner(meta, &parents)?;
        crate::modules::enumeration::check_bases(&parents)?;
        let mut layout: Option<Class> = None;
        for parent in &parents {
            let other = parent.solid();
            layout = match layout {
                Some(known) if known.is_subclass(&other) => Some(known),
                Some(known) if !other.is_subclass(&known) => {
                    return Err(type_error("multiple bases have instance lay-out conflict"));
                }
                _ => Some(other),
            };
        }
        let ancestors = linearize(&parents)?;
        let is_builtin = |class: &&Class| {
            matches!(class.kind(), Builtin::Exc(_))
                || class.kind().holds_value()
                || matches!(
                    class.kind(),
                    Builtin::DefaultDict | Builtin::OrderedDict | Builtin::Counter
                )
        };
        let mut behind = ancestors.iter().skip_while(|class| !is_builtin(class));
        let has_mixins = behind.any(|class| class.kind() == Builtin::Program)
            && !ancestors.iter().any(|class| class.kind() == Builtin::Enum);
        let dict = Dict::new();
        let (mut module, mut qualname) = ("__main__".to_owned(), name.to_owned());
        for (key, value) in attributes {
            match (key.as_str(), &value) {
                ("__module__", Dyn::Str(text)) => text.as_str().clone_into(&mut module),
                ("__qualname__", Dyn::Str(text)) => text.as_str().clone_into(&mut qualname),
                // It takes the class, whether it says so or not.
                ("__class_getitem__", Dyn::Function(_)) => {
                    let wrapped = crate::wrapper::Wrapped { function: value, takes_class: true };
                    dict.set_item(key, Dyn::native(wrapped))?;
                }
                _ => dict.set_item(key, value)?,
            }
        }
        for slot in slots_of(dict.get_text("__slots__"))? {
            let Dyn::Str(text) = &slot else {
                return Err(type_error(&format!(
                    "__slots__ items must be strings, not '{}'",
                    crate::dynamic::type_name(&slot)
                )));
            };
            let is_letter = |c: char| c.is_alphanumeric() || c == '_';
            if text.as_str().chars().next().is_none_or(|c| c.is_numeric())
                || !text.as_str().chars().all(is_letter)
            {
                return Err(type_error("__slots__ must be identifiers"));
            }
            if let Dyn::Str(slot) = &slot
                && dict.get_text(slot.as_str()).is_some()
            {
                return Err(crate::exc::value_error(&format!(
                    "'{slot}' in __slots__ conflicts with class variable"
                )));
            }
        }
        if dict.get_text("__eq__").is_some() && dict.get_text("__hash__").is_none() {
            dict.set_text("__hash__", Dyn::None);
        }
        let fields = ancestors
            .iter()
            .map(|class| class.0.fields.borrow().clone())
            .find(|fields| !fields.is_empty())
            .unwrap_or_default();
        crate::own::begin();
        let class = Class(
            Rc::new(Inner {
                name: name.to_owned(),
                qualname,
                module,
                kind: Builtin::Program,
                meta,
                bases: parents,
                ancestors,
                attributes: dict,
                children: RefCell::default(),
                fields: RefCell::new(fields),
                memory: RefCell::default(),
                fields_seen: Cell::new(0),
                concrete_at: Cell::new(0),
                has_mixins,
                is_abstract_kind: Cell::new(false),
                statement: Cell::new(None),
                maker: Cell::new(None),
            }),
            whole(),
        );
        for parent in &class.0.bases {
            parent.0.children.borrow_mut().push(class.clone());
        }
        class.0.attributes.watch();
        keep(&Dyn::Class(class.clone()));
        for (key, value) in class.0.attributes.pairs() {
            if let Some(method) = crate::dynamic::special(&value, "__set_name__") {
                let named = [Dyn::Class(class.clone()), Dyn::Str(key)];
                match crate::dynamic::call(&method, &named) {
                    Err(exc) if !exc.is_refusal() => {
                        let text = format!(
                            "Error calling __set_name__ on '{}' instance {} in '{}'",
                            crate::dynamic::type_name(&value),
                            crate::dynamic::repr(&named[1])?,
                            class.name()
                        );
                        return Err(crate::exc::runtime_error(&text).from_cause(Some(exc)));
                    }
                    outcome => drop(outcome?),
                }
            }
        }
        if class.is_subclass(&Class::builtin(Builtin::Enum)) {
            crate::modules::enumeration::make_members(&class)?;
        }
        if let Some(hook) = class.0.ancestors.iter().find_map(|c| c.own("__init_subclass__")) {
            let function = match &hook {
                Dyn::Native(native) => crate::wrapper::inner_of(native.as_ref().as_ref()),
                _ => None,
            };
            let this = [Dyn::Class(class.clone())];
            crate::dynamic::call_with(&function.unwrap_or(hook), &this, keywords)?;
        } else if !keywords.is_empty() {
            return Err(type_error(&format!(
                "{}.__init_subclass__() takes no keyword arguments",
                class.name()
            )));
        }
        Ok(Dyn::Class(class))
    }

    /// Sets the names of the fields of a named tuple.
    pub(crate) fn set_field_names(&self, names: Vec<Str>) {
        *self.0.fields.borrow_mut() = names;
    }

    /// The fields of a named tuple.
    pub fn field_names(&self) -> Vec<Str> {
        self.0.fields.borrow().clone()
    }

    fn is_sealed(&self) -> bool {
        matches!(
            self.0.kind,
            Builtin::Bool
                | Builtin::NoneType
                | Builtin::Range
                | Builtin::Slice
                | Builtin::Function
                | Builtin::Ellipsis
                | Builtin::NotImplementedType
        )
    }

    /// `cls.__name__`.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// `cls.__qualname__`.
    pub fn qualname(&self) -> &str {
        &self.0.qualname
    }

    /// `cls.__module__`.
    pub fn module(&self) -> &str {
        &self.0.module
    }

    /// As a traceback names it: with the module unless that is the program's or Python's own.
    pub fn qualified_name(&self) -> String {
        qualified(self.module(), self.qualname())
    }

    /// As messages name it: classes that CPython has written in C show their module.
    pub(crate) fn shown_name(&self) -> String {
        shown(self.module(), self.name())
    }

    /// Which built-in class it is.
    pub fn kind(&self) -> Builtin {
        self.0.kind
    }

    /// The first built-in class in its order, which says how instances are made.
    pub fn layout(&self) -> Builtin {
        let all = std::iter::once(self).chain(&self.0.ancestors);
        let mut kinds = all.map(|class| class.kind().layout());
        kinds.find(|kind| *kind != Builtin::Object).unwrap_or(Builtin::Object)
    }

    /// The nearest class above it, or itself, whose instances have more in their memory than those of the classes
    /// above that one.
    fn solid(&self) -> Class {
        let is_solid = |class: &&Class| match class.kind() {
            Builtin::Program => has_places(class),
            Builtin::Enum | Builtin::EnumType | Builtin::AbcMeta | Builtin::Counter => false,
            Builtin::Exc(kind) => kind.has_places(),
            Builtin::Named(name) => matches!(name, "complex" | "Fraction" | "partial" | "Random"),
            _ => true,
        };
        let mut all = std::iter::once(self).chain(&self.0.ancestors);
        all.find(is_solid).cloned().unwrap_or_else(|| Class::builtin(Builtin::Object))
    }

    /// Its metaclass, where it is one of the program.
    pub(crate) fn meta(&self) -> Option<&Class> {
        self.0.meta.as_ref()
    }

    /// `cls.__subclasses__()` of a class of the program: classes are in circles with their own attributes, so that
    /// one that nothing names is still there.
    pub(crate) fn children(&self) -> Vec<Class> {
        self.0.children.borrow().clone()
    }

    /// Which class statement has made it, where a method asks.
    pub(crate) fn statement(&self) -> Option<u32> {
        self.0.statement.get()
    }

    pub(crate) fn set_statement(&self, statement: u32) {
        self.0.statement.set(Some(statement));
    }

    /// `cls.__bases__`.
    pub fn bases(&self) -> &[Class] {
        &self.0.bases
    }

    /// `cls.__mro__` after the class itself.
    pub fn ancestors(&self) -> &[Class] {
        &self.0.ancestors
    }

    /// The class's own attributes.
    pub fn attributes(&self) -> &Dict<Str, Dyn> {
        &self.0.attributes
    }

    /// The attribute of the class itself.
    pub fn own(&self, name: &str) -> Option<Dyn> {
        self.0.attributes.get_text(name)
    }

    /// The attribute of the class or the nearest ancestor that the program has written.
    pub fn lookup(&self, name: &str) -> Option<Dyn> {
        match self.by_text(name) {
            Some(known) => known.found(),
            None => self.learn(name).found(),
        }
    }

    /// What the class or the nearest ancestor that has it has, and which of them.
    fn search(&self, name: &str) -> Option<(Dyn, &Class)> {
        // Each class of the program has its own text, or none: it inherits no other.
        if name == "__doc__" && self.kind() == Builtin::Program {
            return Some((self.own(name).unwrap_or(Dyn::None), self));
        }
        let all = std::iter::once(self).chain(&self.0.ancestors);
        self.first_of(all, name)
    }

    /// What the first of some classes that has it has; nothing where that is one of Python's, for whose names the run
    /// time answers.
    fn first_of<'c>(
        &self,
        all: impl Iterator<Item = &'c Class>,
        name: &str,
    ) -> Option<(Dyn, &'c Class)> {
        for class in all {
            if let Some(found) = class.own(name) {
                return Some((found, class));
            }
            if self.0.has_mixins && crate::own_names::has_own(class, name) {
                return None;
            }
        }
        None
    }

    /// Sets an attribute of the class.
    pub(crate) fn set(&self, name: &str, value: Dyn) -> Result<()> {
        // Counters and their like: what classes know of the name stays true.
        let is_value = !name.starts_with("__")
            && is_value(&value)
            && self.own(name).is_some_and(|old| is_value(&old));
        if is_value {
            drop(self.0.attributes.replace_text(name, value));
            return Ok(());
        }
        self.0.attributes.set_item(Str::from(name), value)
    }

    /// An attribute by a name of the program's text, where it has been asked about by that since a class changed last.
    #[inline]
    pub(crate) fn known_now(&self, name: &'static str) -> Option<Ref<'_, Known>> {
        Ref::filter_map(self.memory_now()?, |memory| memory.by_fixed(name)).ok()
    }

    /// The same by any name.
    #[inline]
    fn by_text(&self, name: &str) -> Option<Ref<'_, Rc<Known>>> {
        Ref::filter_map(self.memory_now()?, |memory| memory.by_text(name)).ok()
    }

    /// What it knows, where no class has changed since.
    #[inline]
    fn memory_now(&self) -> Option<Ref<'_, Memory>> {
        let memory = self.0.memory.borrow();
        (memory.version == VERSION.get()).then_some(memory)
    }

    /// An attribute by any name.
    #[inline]
    pub(crate) fn known(&self, name: &str) -> Rc<Known> {
        match self.by_text(name) {
            Some(known) => Rc::clone(&known),
            None => self.learn(name),
        }
    }

    /// The same, kept in mind by the place where the program says it.
    #[cold]
    pub(crate) fn known_here(&self, name: &'static str) -> Rc<Known> {
        let known = self.known(name);
        let mut memory = self.0.memory.borrow_mut();
        let mut old = None;
        // What was learned above may have changed a class.
        if memory.version == VERSION.get() {
            old = memory.put_fixed(name, Rc::clone(&known));
        }
        drop(memory);
        drop(old);
        known
    }

    #[cold]
    fn learn(&self, name: &str) -> Rc<Known> {
        let found = self.search(name);
        let has = |hook: &str| self.search(hook).is_some();
        let is_data = found.as_ref().is_some_and(|(found, _)| crate::dynamic::is_data(found));
        let is_plain_to_read = !is_data && !has("__getattribute__");
        let is_asked = |found: &Dyn| matches!(found, Dyn::Native(_) | Dyn::Instance(_));
        let is_plain = found.as_ref().is_some_and(|(found, _)| !is_asked(found));
        let known = Rc::new(Known {
            name: Str::from(name),
            hash: crate::str::hash_text(name.as_bytes()),
            is_data,
            is_plain_to_read,
            is_plain_to_write: !is_data && !has("__setattr__"),
            // Names of the language are asked for each time: `__slots__` is one of those that the answer hangs on.
            is_free: !is_data
                && !name.starts_with("__")
                && crate::dynamic::is_free_to_add(self, name),
            is_shared: is_plain_to_read && !self.is_enumeration() && is_plain,
            is_open: is_plain && self.meta().is_none() && !name.starts_with("__"),
            found: match found {
                None => Found::Nothing,
                Some((found, class)) if is_value(&found) && !name.starts_with("__") => {
                    Found::Value(class.downgrade())
                }
                Some((found, _)) => Found::Other(found),
            },
            near: Cell::new((None, 0)),
            growth: Cell::new(None),
            in_dicts: Cell::new(usize::MAX),
        });
        let mut memory = self.0.memory.borrow_mut();
        let version = VERSION.get();
        let mut before = None;
        if memory.version != version {
            before = Some(std::mem::take(&mut *memory));
            memory.version = version;
        }
        let old = memory.put(Rc::clone(&known));
        drop(memory);
        // What it held may be the last of something: not under the borrow.
        drop(before);
        drop(old);
        known
    }

    /// How many attributes instances had, at most.
    #[inline]
    pub(crate) fn fields_seen(&self) -> usize {
        self.0.fields_seen.get()
    }

    /// An instance has that many attributes.
    pub(crate) fn note_fields(&self, count: usize) {
        self.0.fields_seen.set(self.0.fields_seen.get().max(count));
    }

    /// How instances are made where the class has nothing to say about it but its `__init__`, which is given.
    #[inline]
    pub(crate) fn making(&self) -> Option<Function> {
        match self.memory_now().map_or(Making::Unknown, |memory| memory.making.clone()) {
            Making::Init(init) => Some(init),
            Making::More => None,
            Making::Unknown => self.learn_making(),
        }
    }

    #[cold]
    fn learn_making(&self) -> Option<Function> {
        let is_plain = self.0.kind == Builtin::Program
            && self.meta().is_none()
            && !self.is_enumeration()
            && self.layout() == Builtin::Object
            && self.is_concrete()
            && self.lookup("__new__").is_none();
        let init = match self.lookup("__init__") {
            Some(Dyn::Function(init)) if is_plain && init.is_python() => Some(init),
            _ => None,
        };
        let mut memory = self.0.memory.borrow_mut();
        // A class that nobody has made an instance of yet is asked again.
        if memory.version == VERSION.get() && self.is_concrete() {
            memory.making = init.clone().map_or(Making::More, Making::Init);
        }
        init
    }

    /// Whether it has been seen without abstract methods since a class changed last.
    pub(crate) fn is_concrete(&self) -> bool {
        self.0.concrete_at.get() == VERSION.get()
    }

    pub(crate) fn set_concrete(&self) {
        self.0.concrete_at.set(VERSION.get());
    }

    /// Whether it derives from `ABC`, or has its metaclass.
    pub(crate) fn is_abstract_kind(&self) -> bool {
        let is_one = |class: &Class| {
            class.name() == "ABC" && class.module() == "abc" || class.0.is_abstract_kind.get()
        };
        self.0.is_abstract_kind.get() || self.0.ancestors.iter().any(is_one)
    }

    pub(crate) fn set_abstract_kind(&self) {
        self.0.is_abstract_kind.set(true);
    }

    /// Whether it is an enumeration.
    pub(crate) fn is_enumeration(&self) -> bool {
        self.0.ancestors.iter().any(|class| class.kind() == Builtin::Enum)
    }

    /// The attribute after `class` in this class's order: what `super()` finds.
    pub fn lookup_after(&self, class: &Class, name: &str) -> Option<Dyn> {
        self.first_of(self.after(class).iter(), name).map(|(found, _)| found)
    }

    /// The classes after `class` in this class's order.
    pub(crate) fn after(&self, class: &Class) -> Vec<Class> {
        let all = std::iter::once(self).chain(&self.0.ancestors);
        all.skip_while(|other| !other.is_same(class)).skip(1).cloned().collect()
    }

    /// `issubclass(cls, other)`.
    pub fn is_subclass(&self, other: &Class) -> bool {
        self.is_same(other) || self.0.ancestors.iter().any(|class| class.is_same(other))
    }

    /// Which exception of Python's it is itself.
    pub fn builtin_exception(&self) -> Option<ExcType> {
        match self.0.kind {
            Builtin::Exc(kind) => Some(kind),
            _ => None,
        }
    }

    /// Whether instances can be raised.
    pub fn is_exception(&self) -> bool {
        matches!(self.layout(), Builtin::Exc(_))
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Class) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// A reference that does not keep it alive.
    fn downgrade(&self) -> WeakClass {
        WeakClass(Rc::downgrade(&self.0))
    }
}

/// A reference to a class that does not keep it alive.
pub(crate) struct WeakClass(Weak<Inner>);

impl WeakClass {
    /// The attribute of the class itself, while there is one.
    pub(crate) fn own(&self, hash: i64, name: &str) -> Option<Dyn> {
        self.0.upgrade()?.attributes.get_text_hashed(hash, name)
    }
}

/// Whether a class of the program has places for attributes in its instances.
fn has_places(class: &Class) -> bool {
    let is_place = |slot: &Dyn| match slot {
        Dyn::Str(slot) => !matches!(slot.as_str(), "__dict__" | "__weakref__"),
        _ => true,
    };
    slots_of(class.own("__slots__")).is_ok_and(|slots| slots.iter().any(is_place))
}

/// What a class says in `__slots__`.
fn slots_of(slots: Option<Dyn>) -> Result<Vec<Dyn>> {
    match slots {
        Some(slots @ (Dyn::Tuple(_) | Dyn::List(_) | Dyn::Dict(_))) => {
            crate::dynamic::to_vec(&slots)
        }
        Some(slot @ Dyn::Str(_)) => Ok(vec![slot]),
        _ => Ok(Vec::new()),
    }
}

/// Whether an attribute of a class is what its instances get, whoever asks, and nothing that is called.
fn is_value(value: &Dyn) -> bool {
    match value {
        Dyn::None
        | Dyn::Bool(_)
        | Dyn::Int(_)
        | Dyn::Float(_)
        | Dyn::Str(_)
        | Dyn::Bytes(_)
        | Dyn::List(_)
        | Dyn::Dict(_)
        | Dyn::Set(_)
        | Dyn::FrozenSet(_)
        | Dyn::Deque(_)
        | Dyn::Range(_) => true,
        Dyn::Tuple(tuple) => tuple.class().is_none(),
        _ => false,
    }
}

/// C3: the order of the bases' orders and of the bases themselves.
fn linearize(bases: &[Class]) -> Result<Vec<Class>> {
    let order = |class: &Class| {
        let mut all = vec![class.clone()];
        all.extend(class.0.ancestors.iter().cloned());
        all
    };
    for (at, base) in bases.iter().enumerate() {
        if bases[..at].iter().any(|other| other.is_same(base)) {
            return Err(type_error(&format!("duplicate base class {}", base.name())));
        }
    }
    let mut lists: Vec<Vec<Class>> = bases.iter().map(order).collect();
    lists.push(bases.to_vec());
    let mut merged = Vec::new();
    loop {
        lists.retain(|list| !list.is_empty());
        if lists.is_empty() {
            return Ok(merged);
        }
        let in_a_tail = |class: &Class| {
            lists.iter().any(|list| list[1..].iter().any(|other| other.is_same(class)))
        };
        let Some(next) = lists.iter().map(|list| &list[0]).find(|class| !in_a_tail(class)).cloned()
        else {
            let names: Vec<&str> = bases.iter().map(Class::name).collect();
            return Err(type_error(&format!(
                "Cannot create a consistent method resolution\norder (MRO) for bases {}",
                names.join(", ")
            )));
        };
        for list in &mut lists {
            if list[0].is_same(&next) {
                list.remove(0);
            }
        }
        merged.push(next);
    }
}

/// What a `__repr__` or `__str__` of the program says, where the class has one.
pub(crate) fn show_by(value: &Dyn, class: &Class, name: &str) -> Result<Option<String>> {
    let Some(method) = class.lookup(name) else { return Ok(None) };
    match crate::own::call(&crate::own::bind(&method, value, class)?, &[])? {
        Dyn::Str(text) => Ok(Some(text.as_str().to_owned())),
        other => Err(type_error(&format!(
            "{name} returned non-string (type {})",
            crate::dynamic::type_name(&other)
        ))),
    }
}
