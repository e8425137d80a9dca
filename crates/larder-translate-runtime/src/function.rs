//! Functions as values, and how arguments find their parameters.

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use crate::class::{Builtin, Class};
use crate::code::Held;
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::exc::{Exc, Result, type_error};
use crate::plain::{Whole, whole};
use crate::str::Str;
use crate::tuple::Tuple;

/// How a parameter is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ParamKind {
    /// Before a `/`.
    PosOnly,
    /// By place or by name.
    Normal,
    /// `*args`.
    Star,
    /// After a `*`.
    KwOnly,
    /// `**kwargs`.
    StarStar,
}

/// A parameter of a function of the program.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// As the program names it.
    pub name: &'static str,
    /// How it is given.
    pub kind: ParamKind,
    /// Whether the next of the function's defaults is its own.
    pub has_default: bool,
}

/// What a `def` says.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// `__name__`.
    pub name: &'static str,
    /// `__qualname__`, which messages show.
    pub qualname: &'static str,
    /// `__doc__`.
    pub doc: Option<&'static str>,
    /// The parameters in order.
    pub params: &'static [Param],
}

/// The arguments of a call of something built in.
#[derive(Clone, Copy, Debug)]
pub struct Args<'a> {
    /// What messages call the function.
    pub name: &'a str,
    /// By place.
    pub pos: &'a [Dyn],
    /// By name.
    pub kw: &'a [(Str, Dyn)],
}

/// A function that the runtime has built in.
pub type NativeCall = fn(&Args<'_>) -> Result<Dyn>;

type Body = Box<dyn Fn(&[Dyn]) -> Result<Dyn>>;
type Open = Box<dyn Fn(&Args<'_>) -> Result<Dyn>>;

enum Code {
    Bound {
        signature: &'static Signature,
        /// As many arguments by place as there are parameters are the parameters.
        is_plain: bool,
        defaults: Vec<Dyn>,
        body: Body,
    },
    Native(NativeCall),
    Open(Open),
}

/// A function; a clone is the same one.
#[derive(Clone)]
pub struct Function(Rc<Inner>, Whole);

/// What a function of the runtime is to the program.
#[derive(Clone)]
pub(crate) enum Role {
    /// A function.
    Plain,
    /// One that CPython has written in C: read from an object of a class that holds it, it does not get the object.
    Free,
    /// A method of a value: the value.
    Method(Dyn),
    /// A method that a class of Python has for its objects.
    Unbound(Class),
}

struct Inner {
    name: Str,
    qualname: Str,
    code: Rc<Code>,
    role: Role,
    /// What the program has set: its `__dict__`.
    attributes: OnceCell<Dict<Dyn, Dyn>>,
    /// What every function has and the program has set anew.
    specials: OnceCell<Dict<Str, Dyn>>,
}

thread_local! {
    /// Qualified names of functions that the program has named anew.
    static RENAMED: RefCell<Vec<Str>> = const { RefCell::new(Vec::new()) };
}

/// Whether the program has named a function anew that was named so.
pub(crate) fn is_renamed(qualname: &str) -> bool {
    RENAMED.with_borrow(|all| all.iter().any(|one| one.as_str() == qualname))
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "function {}", self.0.qualname)
    }
}

impl Function {
    /// A function of the program: the body gets one value for each parameter, `*args` as a tuple, `**kwargs`
    /// as a dict.
    pub fn new(
        signature: &'static Signature,
        defaults: Vec<Dyn>,
        body: impl Fn(&[Dyn]) -> Result<Dyn> + 'static,
    ) -> Function {
        let wanted = signature.params.iter().filter(|param| param.has_default).count();
        assert_eq!(defaults.len(), wanted, "`{}` has that many defaults", signature.qualname);
        Function(
            Rc::new(Inner {
                name: Str::from(signature.name),
                qualname: Str::from(signature.qualname),
                code: Rc::new(Code::Bound {
                    signature,
                    is_plain: signature.params.iter().all(Param::has_place),
                    defaults,
                    body: Box::new(body),
                }),
                role: Role::Plain,
                attributes: OnceCell::new(),
                specials: OnceCell::new(),
            }),
            whole(),
        )
    }

    /// The same with what its parameters and its answer are annotated with.
    #[must_use]
    pub fn annotated(self, annotations: &[(&str, Dyn)]) -> Function {
        let dict: Dict<Dyn, Dyn> = Dict::new();
        for (name, value) in annotations {
            dict.set_text(name, value.clone());
        }
        self.set_special("__annotations__", Dyn::Dict(dict));
        self
    }

    /// The same of an `async def`, whose calls make a coroutine or an asynchronous generator.
    #[must_use]
    pub fn asynchronous(self, kind: &'static str) -> Function {
        self.set_special("__async__", Dyn::text(kind));
        self
    }

    /// A function of the runtime.
    pub fn native(name: &str, call: NativeCall) -> Function {
        let name = Str::from(name);
        Function(
            Rc::new(Inner {
                qualname: name.clone(),
                name,
                code: Rc::new(Code::Native(call)),
                role: Role::Plain,
                attributes: OnceCell::new(),
                specials: OnceCell::new(),
            }),
            whole(),
        )
    }

    /// A function that CPython has written in C.
    pub(crate) fn free(name: &str, call: NativeCall) -> Function {
        Function::with_role(name, Role::Free, call)
    }

    /// Whether an object of a class that holds it becomes its first argument.
    pub(crate) fn is_method(&self) -> bool {
        !matches!(self.0.role, Role::Free | Role::Method(_))
    }

    /// A function of the runtime that holds something.
    pub fn open(name: &str, call: impl Fn(&Args<'_>) -> Result<Dyn> + 'static) -> Function {
        Function::with_role(name, Role::Plain, call)
    }

    /// The same, and what it is to the program.
    pub(crate) fn with_role(
        name: &str,
        role: Role,
        call: impl Fn(&Args<'_>) -> Result<Dyn> + 'static,
    ) -> Function {
        let name = Str::from(name);
        Function(
            Rc::new(Inner {
                qualname: name.clone(),
                name,
                code: Rc::new(Code::Open(Box::new(call))),
                role,
                attributes: OnceCell::new(),
                specials: OnceCell::new(),
            }),
            whole(),
        )
    }

    /// The same code under another name, with attributes of its own.
    #[must_use]
    pub fn renamed(&self, name: &Str, qualname: &Str) -> Function {
        self.note_renamed();
        let renamed = Function(
            Rc::new(Inner {
                name: name.clone(),
                qualname: qualname.clone(),
                code: Rc::clone(&self.0.code),
                role: self.0.role.clone(),
                attributes: OnceCell::new(),
                specials: OnceCell::new(),
            }),
            whole(),
        );
        if let Some(own) = self.0.attributes.get() {
            // Texts compare without running code of the program.
            drop(renamed.attributes().update(own));
        }
        let kept = [
            "__doc__",
            "__annotations__",
            "__code__",
            "__closure__",
            "__defaults__",
            "__kwdefaults__",
        ];
        for name in kept {
            if let Some(set) = self.special(name) {
                renamed.set_special(name, set);
            }
        }
        renamed
    }

    /// `f.__name__`.
    pub fn name(&self) -> &Str {
        &self.0.name
    }

    /// `f.__qualname__`.
    pub fn qualname(&self) -> &Str {
        &self.0.qualname
    }

    /// Attributes that the program has set.
    pub fn attributes(&self) -> &Dict<Dyn, Dyn> {
        self.0.attributes.get_or_init(Dict::new)
    }

    /// An attribute that the program has set.
    pub(crate) fn attribute(&self, name: &str) -> Option<Dyn> {
        self.0.attributes.get()?.get_text(name)
    }

    /// `f.__name__`, `f.__doc__` and their kind, where they were set.
    pub(crate) fn special(&self, name: &str) -> Option<Dyn> {
        let set = self.0.specials.get().and_then(|specials| specials.get_text(name));
        match (set, &*self.0.code) {
            (Some(set), _) => Some(set),
            (None, Code::Bound { signature, .. }) if name == "__doc__" => {
                signature.doc.map(|doc| Dyn::Str(Str::from(doc)))
            }
            _ => None,
        }
    }

    /// `f.__defaults__` and `f.__kwdefaults__`.
    pub(crate) fn defaults(&self, by_name: bool) -> Dyn {
        let Code::Bound { signature, defaults, .. } = &*self.0.code else { return Dyn::None };
        if let Some(set) = self.special(if by_name { "__kwdefaults__" } else { "__defaults__" }) {
            return set;
        }
        let with = signature.params.iter().filter(|param| param.has_default).zip(defaults);
        let kept = with.filter(|(param, _)| (param.kind == ParamKind::KwOnly) == by_name);
        let all: Vec<(&Param, &Dyn)> = kept.collect();
        if all.is_empty() {
            return Dyn::None;
        }
        if !by_name {
            return Dyn::tuple(all.into_iter().map(|(_, value)| value.clone()).collect());
        }
        let dict: Dict<Dyn, Dyn> = Dict::new();
        for (param, value) in all {
            dict.set_text(param.name, value.clone());
        }
        Dyn::Dict(dict)
    }

    /// The same with what it shows of its code: whether it has variables beside its parameters, and what it holds
    /// of the functions around it.
    #[must_use]
    pub fn coded(self, has_more: bool, held: Vec<(&'static str, Held)>) -> Function {
        let Code::Bound { signature, .. } = &*self.0.code else { return self };
        let code = crate::code::of(signature, has_more, &held);
        self.set_special("__closure__", crate::code::closure(held));
        self.set_special("__code__", code);
        self
    }

    /// The name, the kind and the default of each parameter; nothing of what the runtime has built in.
    pub(crate) fn parameters(&self) -> Option<Vec<Dyn>> {
        let Code::Bound { signature, defaults, .. } = &*self.0.code else { return None };
        if let Some(set) = self.set_defaults(signature) {
            return Some(set.into_iter().zip(signature.params).map(shown).collect());
        }
        let mut defaults = defaults.iter();
        let one = |param: &Param| {
            let own = param.has_default.then(|| defaults.next().cloned()).flatten();
            shown((own, param))
        };
        Some(signature.params.iter().map(one).collect())
    }

    /// The default of each parameter where the program has given it others than it was made with.
    fn set_defaults(&self, signature: &Signature) -> Option<Vec<Option<Dyn>>> {
        let specials = self.0.specials.get()?;
        let (by_place, by_name) =
            (specials.get_text("__defaults__"), specials.get_text("__kwdefaults__"));
        if by_place.is_none() && by_name.is_none() {
            return None;
        }
        let (by_place, by_name) = (self.defaults(false), self.defaults(true));
        let places = signature.params.iter().filter(|param| param.has_place()).count();
        let by_place = match &by_place {
            Dyn::Tuple(all) => all.items().to_vec(),
            _ => Vec::new(),
        };
        let mut place = 0;
        let one = |param: &Param| match (param.kind, &by_name) {
            (ParamKind::PosOnly | ParamKind::Normal, _) => {
                place += 1;
                // The last of them have the defaults.
                (place + by_place.len())
                    .checked_sub(places + 1)
                    .and_then(|at| by_place.get(at).cloned())
            }
            (ParamKind::KwOnly, Dyn::Dict(names)) => names.get_text(param.name),
            _ => None,
        };
        Some(signature.params.iter().map(one).collect())
    }

    /// Sets one of these.
    pub(crate) fn set_special(&self, name: &str, value: Dyn) {
        if matches!(name, "__name__" | "__qualname__") {
            self.note_renamed();
        }
        self.0.specials.get_or_init(Dict::new).set_text(name, value);
    }

    /// Generators that it makes would not know its new name.
    fn note_renamed(&self) {
        RENAMED.with_borrow_mut(|all| {
            if !all.contains(self.qualname()) {
                all.push(self.qualname().clone());
            }
        });
    }

    /// What it is to the program.
    pub(crate) fn role(&self) -> &Role {
        &self.0.role
    }

    /// `type(f)` of a function of the runtime.
    pub(crate) fn builtin_class(&self) -> Builtin {
        let name = self.0.name.as_str();
        let is_slot = name.starts_with("__") && !is_listed(name);
        match (&self.0.role, is_slot) {
            (Role::Method(_), true) => Builtin::Named("method-wrapper"),
            (Role::Unbound(_), true) => Builtin::Named("wrapper_descriptor"),
            (Role::Unbound(_), false) => Builtin::Named("method_descriptor"),
            _ => Builtin::BuiltinFunction,
        }
    }

    /// Whether a `def` or a `lambda` made it.
    pub fn is_python(&self) -> bool {
        matches!(*self.0.code, Code::Bound { .. })
    }

    /// `f(*pos, **kw)`.
    pub fn call(&self, pos: &[Dyn], kw: &[(Str, Dyn)]) -> Result<Dyn> {
        match &*self.0.code {
            Code::Native(call) => call(&Args { name: self.0.name.as_str(), pos, kw }),
            Code::Open(call) => call(&Args { name: self.0.name.as_str(), pos, kw }),
            Code::Bound { signature, is_plain, defaults, body } => {
                if *is_plain && kw.is_empty() && pos.len() == signature.params.len() {
                    return body(pos);
                }
                match self.set_defaults(signature) {
                    Some(set) => body(&signature.bind_each(|at| set[at].clone(), pos, kw)?),
                    None => body(&signature.bind(defaults, pos, kw)?),
                }
            }
        }
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Function) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }
}

/// The name, the kind and the default of a parameter.
fn shown((default, param): (Option<Dyn>, &Param)) -> Dyn {
    let kind = match param.kind {
        ParamKind::PosOnly => 0_i64,
        ParamKind::Normal => 1,
        ParamKind::Star => 2,
        ParamKind::KwOnly => 3,
        ParamKind::StarStar => 4,
    };
    let default = Dyn::list(default.into_iter().collect());
    Dyn::tuple(vec![Dyn::text(param.name), kind.into(), default])
}

/// Whether CPython has a method with such a name in a list of methods, not behind an operator.
fn is_listed(name: &str) -> bool {
    matches!(
        name,
        "__new__"
            | "__init_subclass__"
            | "__subclasshook__"
            | "__class_getitem__"
            | "__format__"
            | "__round__"
            | "__trunc__"
            | "__floor__"
            | "__ceil__"
            | "__reversed__"
            | "__sizeof__"
            | "__reduce__"
            | "__reduce_ex__"
            | "__getstate__"
            | "__dir__"
            | "__length_hint__"
            | "__copy__"
            | "__getnewargs__"
    )
}

impl Param {
    /// Whether an argument without a name can be for it.
    fn has_place(&self) -> bool {
        matches!(self.kind, ParamKind::PosOnly | ParamKind::Normal)
    }
}

impl Signature {
    /// One value for each parameter, or the `TypeError` that Python raises.
    pub fn bind(&self, defaults: &[Dyn], pos: &[Dyn], kw: &[(Str, Dyn)]) -> Result<Vec<Dyn>> {
        let default = |at: usize| {
            let before = self.params[..at].iter().filter(|param| param.has_default).count();
            self.params[at].has_default.then(|| defaults.get(before).cloned()).flatten()
        };
        self.bind_each(default, pos, kw)
    }

    /// The same; the default of a parameter is asked for by its number.
    fn bind_each(
        &self,
        default: impl Fn(usize) -> Option<Dyn>,
        pos: &[Dyn],
        kw: &[(Str, Dyn)],
    ) -> Result<Vec<Dyn>> {
        let places = self.params.iter().filter(|param| param.has_place()).count();
        let has_star = self.params.iter().any(|param| param.kind == ParamKind::Star);
        let has_star_star = self.params.iter().any(|param| param.kind == ParamKind::StarStar);
        let mut values: Vec<Option<Dyn>> = vec![None; self.params.len()];
        let mut extra = Vec::new();
        let mut given = pos.iter();
        for (value, param) in values.iter_mut().zip(self.params) {
            if param.has_place() {
                *value = given.next().cloned();
            }
        }
        let mut named_only = Vec::new();
        for (name, value) in kw.iter().cloned() {
            let named = |param: &Param| {
                matches!(param.kind, ParamKind::Normal | ParamKind::KwOnly)
                    && param.name == name.as_str()
            };
            if let Some(at) = self.params.iter().position(named) {
                if values[at].is_some() {
                    return Err(self.fault(&format!("got multiple values for argument '{name}'")));
                }
                values[at] = Some(value);
            } else if has_star_star {
                extra.push((name, value));
            } else if self
                .params
                .iter()
                .any(|param| param.kind == ParamKind::PosOnly && param.name == name.as_str())
            {
                named_only.push(name);
            } else {
                return Err(self.fault(&format!("got an unexpected keyword argument '{name}'")));
            }
        }
        if !named_only.is_empty() {
            let names: Vec<&str> = named_only.iter().map(Str::as_str).collect();
            return Err(self.fault(&format!(
                "got some positional-only arguments passed as keyword arguments: '{}'",
                names.join(", ")
            )));
        }
        if pos.len() > places && !has_star {
            let has_default = |at: &usize| self.params[*at].has_place() && default(*at).is_some();
            let optional = (0..self.params.len()).filter(has_default).count();
            return Err(self.too_many(pos.len(), (places, optional), &values));
        }
        let (mut missing, mut missing_names) = (Vec::new(), Vec::new());
        let mut extra = Some(extra);
        for (at, (value, param)) in values.iter_mut().zip(self.params).enumerate() {
            if value.is_some() {
                continue;
            }
            *value = match param.kind {
                ParamKind::Star => {
                    Some(Dyn::Tuple(Tuple::new(pos.get(places..).unwrap_or_default().to_vec())))
                }
                ParamKind::StarStar => {
                    let dict = Dict::new();
                    for (name, value) in extra.take().unwrap_or_default() {
                        dict.set_item(Dyn::Str(name), value)?;
                    }
                    Some(Dyn::Dict(dict))
                }
                _ => default(at),
            };
            if value.is_none() {
                let list =
                    if param.kind == ParamKind::KwOnly { &mut missing_names } else { &mut missing };
                list.push(param.name);
            }
        }
        if !missing.is_empty() {
            return Err(self.fault(&lacking(&missing, "positional")));
        }
        if !missing_names.is_empty() {
            return Err(self.fault(&lacking(&missing_names, "keyword-only")));
        }
        Ok(values.into_iter().flatten().collect())
    }

    fn fault(&self, what: &str) -> Exc {
        type_error(&format!("{}() {what}", self.qualname))
    }

    fn too_many(
        &self,
        given: usize,
        (places, optional): (usize, usize),
        values: &[Option<Dyn>],
    ) -> Exc {
        let takes = if optional > 0 {
            format!("from {} to {places}", places - optional)
        } else {
            places.to_string()
        };
        let plural = if optional > 0 || places != 1 { "s" } else { "" };
        let named = values
            .iter()
            .zip(self.params)
            .filter(|(value, param)| value.is_some() && param.kind == ParamKind::KwOnly)
            .count();
        let were = if given == 1 && named == 0 { "was" } else { "were" };
        let given = match named {
            0 => given.to_string(),
            named => format!(
                "{given} positional argument{} (and {named} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if named == 1 { "" } else { "s" }
            ),
        };
        self.fault(&format!("takes {takes} positional argument{plural} but {given} {were} given"))
    }
}

impl Args<'_> {
    /// What was given for a named argument that takes a text, or else the text that stands for it.
    pub(crate) fn text_of(&self, name: &str, given: Option<Dyn>, or_else: &str) -> Result<Str> {
        match given {
            None => Ok(Str::from(or_else)),
            Some(Dyn::None) => {
                Err(type_error(&format!("{}() argument '{name}' must be str, not None", self.name)))
            }
            Some(given) => given.as_text(&format!("{}() argument '{name}'", self.name)),
        }
    }

    /// The arguments under their names, each at most once; the first `required` must be there.
    pub fn named<const N: usize>(
        &self,
        names: [&str; N],
        required: usize,
    ) -> Result<[Option<Dyn>; N]> {
        let mut values: [Option<Dyn>; N] = std::array::from_fn(|at| self.pos.get(at).cloned());
        if self.pos.len() + self.kw.len() > N {
            let most = if N == required { "exactly" } else { "at most" };
            let plural = if N == 1 { "" } else { "s" };
            let named = if self.pos.is_empty() { "keyword " } else { "" };
            return Err(type_error(&format!(
                "{}() takes {most} {N} {named}argument{plural} ({} given)",
                self.name,
                self.pos.len() + self.kw.len()
            )));
        }
        for (name, value) in self.kw {
            match names.iter().position(|known| known == &name.as_str()) {
                Some(at) if values[at].is_some() => {
                    return Err(type_error(&format!(
                        "argument for {}() given by name ('{name}') and position ({})",
                        self.name,
                        at + 1
                    )));
                }
                Some(at) => values[at] = Some(value.clone()),
                None => {
                    return Err(type_error(&format!(
                        "'{name}' is an invalid keyword argument for {}()",
                        self.name
                    )));
                }
            }
        }
        for at in 0..required {
            if values[at].is_none() {
                return Err(type_error(&format!(
                    "{}() missing required argument '{}' (pos {})",
                    self.name,
                    names[at],
                    at + 1
                )));
            }
        }
        Ok(values)
    }

    /// Arguments by place only, between `least` and `N` of them.
    pub fn places<const N: usize>(&self, least: usize) -> Result<[Option<Dyn>; N]> {
        self.no_names()?;
        let given = self.pos.len();
        if given < least || given > N {
            let message = if N == 0 {
                format!("{}() takes no arguments ({given} given)", self.name)
            } else if least == N && N == 1 {
                format!("{}() takes exactly one argument ({given} given)", self.name)
            } else {
                let (most, count) = match (least == N, given < least) {
                    (true, _) => ("", N),
                    (false, true) => ("at least ", least),
                    (false, false) => ("at most ", N),
                };
                let plural = if count == 1 { "" } else { "s" };
                format!("{} expected {most}{count} argument{plural}, got {given}", self.name)
            };
            return Err(type_error(&message));
        }
        Ok(std::array::from_fn(|at| self.pos.get(at).cloned()))
    }

    /// The one argument.
    pub fn one(&self) -> Result<Dyn> {
        let [value] = self.places::<1>(1)?;
        Ok(value.unwrap_or(Dyn::None))
    }

    /// The two arguments.
    pub fn two(&self) -> Result<(Dyn, Dyn)> {
        let [a, b] = self.places::<2>(2)?;
        Ok((a.unwrap_or(Dyn::None), b.unwrap_or(Dyn::None)))
    }

    /// Nothing by name.
    pub fn no_names(&self) -> Result<()> {
        if self.kw.is_empty() {
            return Ok(());
        }
        Err(type_error(&format!("{}() takes no keyword arguments", self.name)))
    }
}

/// What a call without these arguments is told, after the name of the function.
pub(crate) fn lacking(names: &[&str], kind: &str) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
    let list = match quoted.as_slice() {
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [all @ .., last] => format!("{}, and {last}", all.join(", ")),
        [] => String::new(),
    };
    let plural = if names.len() == 1 { "" } else { "s" };
    format!("missing {} required {kind} argument{plural}: {list}", names.len())
}
