//! Exceptions: the classes that Python has built in, and the object that is raised.
//!
//! [`Exc`] is one pointer, so that a `Result<i64>` stays small and `?` costs a test. A class of the program
//! that derives from an exception is a [`Class`] whose base is one of these; its instances are [`Exc`] too,
//! with attributes of their own.

use std::cell::{Cell, OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use crate::class::{Builtin, Class};
use crate::dict::Dict;
use crate::dyn_value::Dyn;
use crate::str::Str;
use crate::traits::{Repr, ToDyn};
use crate::tuple::Tuple;

/// What everything returns that can raise.
pub type Result<T> = core::result::Result<T, Exc>;

/// An exception that is raised, caught or held in a variable.
#[derive(Clone)]
pub struct Exc(Rc<ExcData>);

const _: () = assert!(size_of::<Exc>() == size_of::<usize>(), "a Result of a word stays two words");

/// Finds the nearest name that there is. Who puts an object into an exception puts this beside it, so that a program
/// without such does not link what lists the names of any object.
type Proposal = fn(&Exc) -> Option<String>;

struct ExcData {
    /// The nearest class of Python's.
    kind: ExcType,
    /// Where it is of a class of the program.
    own: Option<Class>,
    /// `type(e)`, once somebody asks.
    class: OnceCell<Class>,
    args: RefCell<Tuple>,
    cause: RefCell<Option<Exc>>,
    context: RefCell<Option<Exc>>,
    is_context_hidden: Cell<bool>,
    is_raised: Cell<bool>,
    /// Whether a bare `raise` has raised it last.
    is_again: Cell<bool>,
    /// Whether CPython would not have raised it: the translation cannot go on.
    is_refusal: Cell<bool>,
    /// What proposes another name, where an attribute of an object is missing.
    proposal: Cell<Option<Proposal>>,
    attributes: Dict<Dyn, Dyn>,
    /// What `__init__` of a built-in class keeps beside the arguments: it is no part of `__dict__`.
    places: RefCell<Vec<(&'static str, Dyn)>>,
}

macro_rules! kinds {
    ($($name:ident: $base:ident, $make:ident;)*) => {
        /// The exceptions that Python has built in.
        #[derive(Clone, Copy, Debug, PartialEq, std::cmp::Eq, PartialOrd, Ord, std::hash::Hash)]
        #[expect(missing_docs, reason = "each is named as Python names it")]
        pub enum ExcType { BaseException, $($name),* }

        impl ExcType {
            /// All of them; a base stands before what derives from it.
            pub const ALL: &'static [ExcType] = &[ExcType::BaseException, $(ExcType::$name),*];

            /// As Python names it.
            pub const fn name(self) -> &'static str {
                match self {
                    ExcType::BaseException => "BaseException",
                    $(ExcType::$name => stringify!($name),)*
                }
            }

            /// What it derives from.
            pub fn base(self) -> Option<ExcType> {
                match self {
                    ExcType::BaseException => None,
                    $(ExcType::$name => Some(ExcType::$base),)*
                }
            }
        }

        $(
            #[doc = concat!("A `", stringify!($name), "` with a message.")]
            #[cold]
            pub fn $make(message: &str) -> Exc {
                ExcType::$name.with(message)
            }
        )*
    };
}

kinds! {
    SystemExit: BaseException, system_exit;
    KeyboardInterrupt: BaseException, keyboard_interrupt;
    GeneratorExit: BaseException, generator_exit;
    Exception: BaseException, exception;
    StopIteration: Exception, stop_iteration;
    StopAsyncIteration: Exception, stop_async_iteration;
    ArithmeticError: Exception, arithmetic_error;
    FloatingPointError: ArithmeticError, floating_point_error;
    OverflowError: ArithmeticError, overflow_error;
    ZeroDivisionError: ArithmeticError, zero_division_error;
    AssertionError: Exception, assertion_error;
    AttributeError: Exception, attribute_error;
    BufferError: Exception, buffer_error;
    EOFError: Exception, eof_error;
    ImportError: Exception, import_error;
    ModuleNotFoundError: ImportError, module_not_found_error;
    LookupError: Exception, lookup_error;
    IndexError: LookupError, index_error;
    KeyError: LookupError, key_error_text;
    MemoryError: Exception, memory_error;
    NameError: Exception, name_error;
    UnboundLocalError: NameError, unbound_local_error;
    OSError: Exception, os_error;
    BlockingIOError: OSError, blocking_io_error;
    ChildProcessError: OSError, child_process_error;
    ConnectionError: OSError, connection_error;
    BrokenPipeError: ConnectionError, broken_pipe_error;
    ConnectionAbortedError: ConnectionError, connection_aborted_error;
    ConnectionRefusedError: ConnectionError, connection_refused_error;
    ConnectionResetError: ConnectionError, connection_reset_error;
    FileExistsError: OSError, file_exists_error;
    FileNotFoundError: OSError, file_not_found_error;
    InterruptedError: OSError, interrupted_error;
    IsADirectoryError: OSError, is_a_directory_error;
    NotADirectoryError: OSError, not_a_directory_error;
    PermissionError: OSError, permission_error;
    ProcessLookupError: OSError, process_lookup_error;
    TimeoutError: OSError, timeout_error;
    ReferenceError: Exception, reference_error;
    RuntimeError: Exception, runtime_error;
    NotImplementedError: RuntimeError, not_implemented_error;
    RecursionError: RuntimeError, recursion_error;
    SyntaxError: Exception, syntax_error;
    IndentationError: SyntaxError, indentation_error;
    TabError: IndentationError, tab_error;
    SystemError: Exception, system_error;
    TypeError: Exception, type_error;
    ValueError: Exception, value_error;
    UnicodeError: ValueError, unicode_error;
    UnicodeDecodeError: UnicodeError, unicode_decode_error;
    UnicodeEncodeError: UnicodeError, unicode_encode_error;
    UnicodeTranslateError: UnicodeError, unicode_translate_error;
    Warning: Exception, warning;
    BytesWarning: Warning, bytes_warning;
    DeprecationWarning: Warning, deprecation_warning;
    EncodingWarning: Warning, encoding_warning;
    FutureWarning: Warning, future_warning;
    ImportWarning: Warning, import_warning;
    PendingDeprecationWarning: Warning, pending_deprecation_warning;
    ResourceWarning: Warning, resource_warning;
    RuntimeWarning: Warning, runtime_warning;
    SyntaxWarning: Warning, syntax_warning;
    UnicodeWarning: Warning, unicode_warning;
    UserWarning: Warning, user_warning;
    JSONDecodeError: ValueError, json_decode_error;
    ReError: Exception, re_error;
    BaseExceptionGroup: BaseException, base_exception_group;
    ExceptionGroup: BaseExceptionGroup, exception_group;
}

/// Bytes that are no text in an encoding.
#[cold]
pub(crate) fn undecodable(
    encoding: &str,
    bytes: &[u8],
    at: std::ops::Range<usize>,
    reason: &str,
) -> Exc {
    ExcType::UnicodeDecodeError.of(vec![
        Dyn::text(encoding),
        Dyn::Bytes(crate::bytes::Bytes::from(bytes)),
        Dyn::from(crate::int::from_usize(at.start)),
        Dyn::from(crate::int::from_usize(at.end)),
        Dyn::text(reason),
    ])
}

/// A text that an encoding has no bytes for.
#[cold]
pub(crate) fn unencodable(
    encoding: &str,
    text: &Str,
    at: std::ops::Range<usize>,
    reason: &str,
) -> Exc {
    ExcType::UnicodeEncodeError.of(vec![
        Dyn::text(encoding),
        Dyn::Str(text.clone()),
        Dyn::from(crate::int::from_usize(at.start)),
        Dyn::from(crate::int::from_usize(at.end)),
        Dyn::text(reason),
    ])
}

/// `KeyError(key)`: shows the key by its `repr`.
#[cold]
pub fn key_error<K: ToDyn>(key: &K) -> Exc {
    ExcType::KeyError.of(vec![key.to_dyn()])
}

impl ExcType {
    /// Whether an exception of the kind holds more than one of the kind that it derives from.
    pub(crate) fn has_places(self) -> bool {
        matches!(
            self,
            ExcType::BaseException
                | ExcType::SystemExit
                | ExcType::StopIteration
                | ExcType::AttributeError
                | ExcType::ImportError
                | ExcType::NameError
                | ExcType::OSError
                | ExcType::SyntaxError
                | ExcType::UnicodeDecodeError
                | ExcType::UnicodeEncodeError
                | ExcType::UnicodeTranslateError
                | ExcType::BaseExceptionGroup
        )
    }

    /// The class object.
    pub fn class(self) -> Class {
        Class::builtin(Builtin::Exc(self))
    }

    /// `issubclass(self, other)`.
    pub(crate) fn derives_from(self, other: ExcType) -> bool {
        // The one built-in class with two bases.
        let is_group = self == ExcType::ExceptionGroup && other == ExcType::Exception;
        is_group || self == other || self.base().is_some_and(|base| base.derives_from(other))
    }

    /// An exception of this class with these `args`, which is raised now.
    pub fn of(self, args: Vec<Dyn>) -> Exc {
        let (Ok(exc) | Err(exc)) = self.try_made(args);
        exc.raised()
    }

    /// An exception of this class that nobody has raised yet; another where the class refuses the arguments.
    pub(crate) fn try_made(self, args: Vec<Dyn>) -> Result<Exc> {
        let exc = Exc::blank(self.told_by(&args), None);
        exc.initialise(args)?;
        Ok(exc)
    }

    /// The class that `OSError(errno, text)` makes.
    fn told_by(self, args: &[Dyn]) -> ExcType {
        let (ExcType::OSError, [Dyn::Int(number), _, ..]) = (self, args) else { return self };
        match number.to_i64() {
            Some(2) => ExcType::FileNotFoundError,
            Some(17) => ExcType::FileExistsError,
            Some(1 | 13) => ExcType::PermissionError,
            Some(20) => ExcType::NotADirectoryError,
            Some(21) => ExcType::IsADirectoryError,
            Some(32) => ExcType::BrokenPipeError,
            Some(3) => ExcType::ProcessLookupError,
            Some(4) => ExcType::InterruptedError,
            Some(10) => ExcType::ChildProcessError,
            Some(11 | 114 | 115) => ExcType::BlockingIOError,
            Some(103) => ExcType::ConnectionAbortedError,
            Some(104) => ExcType::ConnectionResetError,
            Some(108) => ExcType::BrokenPipeError,
            Some(110) => ExcType::TimeoutError,
            Some(111) => ExcType::ConnectionRefusedError,
            _ => self,
        }
    }

    /// An exception of this class with one text.
    pub fn with(self, message: &str) -> Exc {
        let exc = self.of(vec![Dyn::Str(Str::from(message))]);
        if self == ExcType::NotImplementedError {
            return exc.refusing();
        }
        // The run time's own messages say the name that they miss.
        let name = match self {
            ExcType::NameError => message.split('\'').nth(1),
            ExcType::AttributeError => message
                .split_once("has no attribute '")
                .map(|(_, name)| name.trim_end_matches('\'')),
            _ => None,
        };
        if let Some(name) = name {
            exc.set_place("name", Dyn::text(name));
        }
        exc
    }

    /// An exception of this class without arguments.
    pub fn bare(self) -> Exc {
        self.of(Vec::new())
    }
}

/// The attributes that the objects of a built-in class have beside their arguments.
fn places_of(exc: &Exc) -> &'static [&'static str] {
    const ALL: [(ExcType, &[&str]); 7] = [
        (ExcType::SystemExit, &["code"]),
        (ExcType::StopIteration, &["value"]),
        (ExcType::AttributeError, &["name", "obj"]),
        (ExcType::NameError, &["name"]),
        (ExcType::ImportError, &["msg", "name", "path"]),
        (
            ExcType::SyntaxError,
            &[
                "msg",
                "filename",
                "lineno",
                "offset",
                "text",
                "end_lineno",
                "end_offset",
                "print_file_and_line",
            ],
        ),
        (ExcType::OSError, &["errno", "strerror", "filename", "filename2"]),
    ];
    ALL.iter().find(|(kind, _)| exc.is_of(*kind)).map_or(&[], |(_, places)| *places)
}

/// Where an exception came from: nothing of it is kept but that it was raised.
#[derive(Debug)]
struct Traceback;

impl crate::native::Native for Traceback {
    fn type_name(&self) -> &'static str {
        "traceback"
    }
    fn as_any(&self) -> &dyn std::any::Any {
        self
    }
    fn attribute(&self, _this: &Dyn, name: &str) -> Result<Option<Dyn>> {
        Err(not_implemented_error(&format!("traceback.{name}: frames do not exist at run time")))
    }
}

impl Exc {
    /// An exception of any class that derives from `BaseException`, its `__init__` not run.
    pub fn new(class: &Class, args: Vec<Dyn>) -> Exc {
        let (Ok(exc) | Err(exc)) = Exc::try_new(class, args);
        exc
    }

    /// The same, where the built-in class may refuse the arguments.
    pub(crate) fn try_new(class: &Class, args: Vec<Dyn>) -> Result<Exc> {
        if let Some(kind) = class.builtin_exception() {
            let exc = Exc::blank(kind, None);
            exc.initialise(args)?;
            return Ok(exc);
        }
        let kind = match class.layout() {
            Builtin::Exc(kind) => kind,
            _ => ExcType::BaseException,
        };
        let has_own = class.kind() == Builtin::Program && class.lookup("__init__").is_some();
        let exc = Exc::blank(kind, Some(class.clone()));
        match has_own {
            false => exc.initialise(args)?,
            // An `OSError` leaves all to the `__init__` of its class; others keep what they are made with.
            true if exc.is_of(ExcType::OSError) => {}
            true => exc.set_args(args),
        }
        Ok(exc)
    }

    /// One of a class of Python's or of one of the program, before its `__init__`.
    fn blank(kind: ExcType, own: Option<Class>) -> Exc {
        Exc(Rc::new(ExcData {
            kind,
            own,
            class: OnceCell::new(),
            args: RefCell::new(Tuple::new(Vec::new())),
            cause: RefCell::new(None),
            context: RefCell::new(None),
            is_context_hidden: Cell::new(false),
            is_raised: Cell::new(false),
            is_again: Cell::new(false),
            is_refusal: Cell::new(false),
            proposal: Cell::new(None),
            attributes: Dict::new(),
            places: RefCell::new(Vec::new()),
        }))
    }

    /// What `__init__` of the built-in class does with its arguments.
    pub(crate) fn initialise(&self, mut args: Vec<Dyn>) -> Result<()> {
        let is = |kind: ExcType| self.is_of(kind);
        if is(ExcType::StopIteration) {
            self.set_place("value", args.first().cloned().unwrap_or_default());
        } else if is(ExcType::SystemExit) {
            match args.as_slice() {
                [] => {}
                [code] => self.set_place("code", code.clone()),
                _ => self.set_place("code", Dyn::Tuple(Tuple::new(args.clone()))),
            }
        } else if is(ExcType::OSError) && (2..=5).contains(&args.len()) {
            // The names of files become attributes, and are no arguments any more.
            let names = args.split_off(2);
            self.set_place("errno", args[0].clone());
            self.set_place("strerror", args[1].clone());
            if let Some(name) = names.first() {
                self.set_place("filename", name.clone());
            }
            if let Some(other) = names.get(2) {
                self.set_place("filename2", other.clone());
            }
        } else if is(ExcType::SyntaxError) {
            self.place_syntax(&args)?;
        } else if is(ExcType::ImportError) {
            if let [message] = args.as_slice() {
                self.set_place("msg", message.clone());
            }
        } else if is(ExcType::UnicodeEncodeError) || is(ExcType::UnicodeDecodeError) {
            exactly(5, args.len())?;
        } else if is(ExcType::UnicodeTranslateError) {
            exactly(4, args.len())?;
        }
        self.set_args(args);
        Ok(())
    }

    /// `SyntaxError(msg, (filename, lineno, offset, text))`: two arguments are these two and nothing else.
    fn place_syntax(&self, args: &[Dyn]) -> Result<()> {
        if let Some(message) = args.first() {
            self.set_place("msg", message.clone());
        }
        let [_, details] = args else { return Ok(()) };
        let details = crate::dynamic::to_vec(details)?;
        let count = details.len();
        match count {
            0..4 => {
                let what = format!("function takes at least 4 arguments ({count} given)");
                return Err(type_error(&what));
            }
            5 => {
                let what = "end_offset must be provided when end_lineno is provided";
                return Err(type_error(what));
            }
            4 | 6 => {}
            7.. => {
                let what = format!("function takes at most 6 arguments ({count} given)");
                return Err(type_error(&what));
            }
        }
        let names = ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"];
        for (name, value) in names.into_iter().zip(details) {
            self.set_place(name, value);
        }
        Ok(())
    }

    /// What a place beside the arguments holds, where the class has it.
    pub(crate) fn place(&self, name: &str) -> Option<Dyn> {
        let places = self.0.places.borrow();
        match places.iter().find(|(known, _)| *known == name) {
            Some((_, value)) => Some(value.clone()),
            None => places_of(self).contains(&name).then_some(Dyn::None),
        }
    }

    /// Whether something has been put into a place.
    pub(crate) fn is_placed(&self, name: &str) -> bool {
        self.0.places.borrow().iter().any(|(known, _)| *known == name)
    }

    /// Puts a value into the place of that name; no where the class has none.
    pub(crate) fn put_place(&self, name: &str, value: &Dyn) -> bool {
        let found = places_of(self).iter().find(|known| **known == name);
        match found {
            Some(&"obj") => self.set_object(value.clone()),
            Some(place) => self.set_place(place, value.clone()),
            None => {}
        }
        found.is_some()
    }

    /// The object whose attribute is missing.
    pub(crate) fn set_object(&self, value: Dyn) {
        self.0.proposal.set(Some(crate::suggest::of_object));
        self.set_place("obj", value);
    }

    /// The nearest name that its object has.
    pub(crate) fn proposal(&self) -> Option<String> {
        self.0.proposal.get().and_then(|of| of(self))
    }

    pub(crate) fn set_place(&self, name: &'static str, value: Dyn) {
        let mut places = self.0.places.borrow_mut();
        let old = match places.iter_mut().find(|(known, _)| *known == name) {
            Some((_, held)) => Some(std::mem::replace(held, value)),
            None => {
                places.push((name, value));
                None
            }
        };
        drop(places);
        drop(old);
    }

    /// `e.__traceback__`: that there is one is all that is known.
    pub(crate) fn traceback(&self) -> Dyn {
        if self.0.is_raised.get() { Dyn::native(Traceback) } else { Dyn::None }
    }

    /// `type(e)`.
    pub fn class(&self) -> &Class {
        match &self.0.own {
            Some(class) => class,
            None => self.0.class.get_or_init(|| self.0.kind.class()),
        }
    }

    /// Its class, where that is one of the program.
    pub(crate) fn own_class(&self) -> Option<&Class> {
        crate::plain::class_of(&self.0.own)
    }

    /// Whether it is of this very class.
    pub(crate) fn is_itself(&self, kind: ExcType) -> bool {
        self.0.own.is_none() && self.0.kind == kind
    }

    /// The nearest class of Python's.
    pub(crate) fn kind(&self) -> ExcType {
        self.0.kind
    }

    /// `isinstance(e, kind)`, refusals too.
    pub(crate) fn is_of(&self, kind: ExcType) -> bool {
        match &self.0.own {
            Some(class) => class.is_subclass(&kind.class()),
            None => self.0.kind.derives_from(kind),
        }
    }

    /// Marks what CPython would not raise: no clause of the program takes it, or the program would go on and
    /// print something else than under CPython.
    #[must_use]
    pub fn refusing(self) -> Exc {
        self.0.is_refusal.set(true);
        self
    }

    /// Whether it says that the translation cannot go on.
    pub fn is_refusal(&self) -> bool {
        self.0.is_refusal.get()
    }

    /// `isinstance(e, kind)`: what an `except` clause asks.
    pub fn is(&self, kind: ExcType) -> bool {
        !self.is_refusal() && self.is_of(kind)
    }

    /// `isinstance(e, class)`.
    pub fn is_a(&self, class: &Class) -> bool {
        if self.is_refusal() {
            return false;
        }
        match (&self.0.own, class.builtin_exception()) {
            (None, Some(kind)) => self.0.kind.derives_from(kind),
            _ => self.class().is_subclass(class),
        }
    }

    /// Whether an `except` clause of a value takes it: a class or a tuple of classes.
    pub fn matches(&self, clause: &Dyn) -> Result<bool> {
        match clause {
            Dyn::Class(class) if class.is_exception() => Ok(self.is_a(class)),
            Dyn::Tuple(classes) => {
                for class in classes.items() {
                    if self.matches(class)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            _ => {
                let text = "catching classes that do not inherit from BaseException is not allowed";
                let fault = type_error(text);
                // What was to be caught is handled while the clause is asked.
                fault.set_context(Some(self));
                Err(fault)
            }
        }
    }

    /// `e.args`.
    pub fn args(&self) -> Tuple {
        self.0.args.borrow().clone()
    }

    /// `e.args = args`.
    pub fn set_args(&self, args: Vec<Dyn>) {
        *self.0.args.borrow_mut() = Tuple::new(args);
    }

    /// Attributes that the program has set.
    pub fn attributes(&self) -> &Dict<Dyn, Dyn> {
        &self.0.attributes
    }

    /// Keeps the keywords that a class of exceptions takes, as attributes.
    pub(crate) fn keep_keywords(&self, keywords: &[(Str, Dyn)]) -> Result<()> {
        if keywords.is_empty() {
            return Ok(());
        }
        let (taken, of): (&[&str], _) = match self {
            exc if exc.is(ExcType::AttributeError) => (&["name", "obj"], "AttributeError"),
            exc if exc.is(ExcType::NameError) => (&["name"], "NameError"),
            exc if exc.is(ExcType::ImportError) => (&["name", "path"], "ImportError"),
            _ => {
                let what = format!("{}() takes no keyword arguments", self.class().name());
                return Err(type_error(&what));
            }
        };
        let given = |key: &str| keywords.iter().find(|(name, _)| name.as_str() == key);
        if let Some((name, _)) = keywords.iter().find(|(name, _)| !taken.contains(&name.as_str())) {
            let what = format!("'{name}' is an invalid keyword argument for {of}()");
            return Err(type_error(&what));
        }
        for key in taken {
            let value = given(key).map_or(Dyn::None, |(_, value)| value.clone());
            match *key {
                "obj" => self.set_object(value),
                _ => self.set_place(key, value),
            }
        }
        Ok(())
    }

    /// `e.__cause__`.
    pub fn cause(&self) -> Option<Exc> {
        self.0.cause.borrow().clone()
    }

    /// `e.__context__`.
    pub fn context(&self) -> Option<Exc> {
        self.0.context.borrow().clone()
    }

    /// `e.__suppress_context__`.
    pub fn is_context_hidden(&self) -> bool {
        self.0.is_context_hidden.get()
    }

    /// `raise e from cause`; `None` is `from None`.
    #[must_use]
    pub fn from_cause(self, cause: Option<Exc>) -> Exc {
        *self.0.cause.borrow_mut() = cause;
        self.0.is_context_hidden.set(true);
        self
    }

    /// What raising does: what is being handled becomes the context.
    #[must_use]
    pub fn raised(self) -> Exc {
        self.0.is_raised.set(true);
        if let Some(handled) = crate::handling::handled() {
            self.set_context(Some(&handled));
        }
        self
    }

    /// A bare `raise` of what is handled.
    #[must_use]
    pub fn again(self) -> Exc {
        self.0.is_again.set(true);
        self
    }

    pub(crate) fn is_again(&self) -> bool {
        self.0.is_again.get()
    }

    pub(crate) fn not_again(&self) {
        self.0.is_again.set(false);
    }

    /// Takes over what led to another exception.
    pub(crate) fn take_after(&self, other: &Exc) {
        *self.0.cause.borrow_mut() = other.cause();
        *self.0.context.borrow_mut() = other.context();
        self.0.is_context_hidden.set(other.is_context_hidden());
        self.0.is_raised.set(other.0.is_raised.get());
    }

    /// The last line of a traceback and the notes below it.
    pub(crate) fn told(&self, suggestion: Option<String>) -> String {
        let mut text = self.last_line();
        if let Some(name) = suggestion {
            text.push_str(&format!(". Did you mean: '{name}'?"));
        }
        if let Some(Dyn::List(notes)) = self.attributes().get_text("__notes__") {
            for note in notes.to_vec() {
                text.push('\n');
                match &note {
                    Dyn::Str(note) => text.push_str(note.as_str()),
                    other => text.push_str(&crate::traits::repr_text(other).unwrap_or_default()),
                }
            }
        }
        text
    }

    /// `e.__context__ = context`, for whoever raises: a chain never leads back to where it began.
    pub(crate) fn set_context(&self, context: Option<&Exc>) {
        let Some(context) = context else {
            *self.0.context.borrow_mut() = None;
            return;
        };
        if self.is_same(context) {
            return;
        }
        let mut link = context.clone();
        while let Some(next) = link.context() {
            if next.is_same(self) {
                *link.0.context.borrow_mut() = None;
                break;
            }
            link = next;
        }
        *self.0.context.borrow_mut() = Some(context.clone());
    }

    /// `a is b`.
    pub fn is_same(&self, other: &Exc) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) fn address(&self) -> usize {
        Rc::as_ptr(&self.0).cast::<()>() as usize
    }

    /// The last line of a traceback: `ValueError: text`.
    pub fn last_line(&self) -> String {
        let name = match &self.0.own {
            Some(class) => class.qualified_name(),
            None => Builtin::Exc(self.0.kind).qualified_name(),
        };
        let mut text = String::new();
        // An error in a place of a text is told line by line, and its message stands alone.
        let is_in_text =
            self.is(ExcType::SyntaxError) && matches!(self.place("lineno"), Some(Dyn::Int(_)));
        let said = match self.place("msg") {
            Some(message) if is_in_text => message.str(&mut text),
            _ => self.str(&mut text),
        };
        if said.is_err() {
            return format!("{name}: <exception str() failed>");
        }
        if text.is_empty() { name } else { format!("{name}: {text}") }
    }
}

impl Exc {
    /// `BaseException.__repr__(e)`.
    pub(crate) fn plain_repr(&self) -> Result<String> {
        let mut out = match &self.0.own {
            Some(class) => String::from(class.name()),
            None => String::from(Builtin::Exc(self.0.kind).name()),
        };
        let args = self.args();
        if let [one] = args.items() {
            out.push('(');
            one.repr(&mut out)?;
            out.push(')');
        } else {
            args.repr(&mut out)?;
        }
        Ok(out)
    }

    /// `BaseException.__str__(e)`, and those of `KeyError` and `OSError`.
    pub(crate) fn plain_str(&self) -> Result<String> {
        let mut out = String::new();
        if let Some(text) = crate::groups::text(self) {
            return Ok(text);
        }
        let args = self.args();
        if self.is(ExcType::SyntaxError) {
            let place = |name| self.place(name).unwrap_or_default();
            place("msg").str(&mut out)?;
            match (place("filename"), place("lineno")) {
                (Dyn::Str(file), Dyn::Int(line)) => {
                    let file = file.as_str().rsplit('/').next().unwrap_or_default();
                    out.push_str(&format!(" ({file}, line {line})"));
                }
                (Dyn::Str(file), _) => {
                    let file = file.as_str().rsplit('/').next().unwrap_or_default();
                    out.push_str(&format!(" ({file})"));
                }
                (_, Dyn::Int(line)) => out.push_str(&format!(" (line {line})")),
                _ => {}
            }
            return Ok(out);
        }
        match args.items() {
            _ if self.is_placed("errno") => {
                out.push_str("[Errno ");
                self.place("errno").unwrap_or_default().str(&mut out)?;
                out.push_str("] ");
                self.place("strerror").unwrap_or_default().str(&mut out)?;
                if let Some(name) = self.place("filename").filter(|n| !n.is_none()) {
                    out.push_str(": ");
                    name.repr(&mut out)?;
                }
                if let Some(name) = self.place("filename2").filter(|n| !n.is_none()) {
                    out.push_str(" -> ");
                    name.repr(&mut out)?;
                }
            }
            [] => {}
            [one] if self.is(ExcType::KeyError) => one.repr(&mut out)?,
            [one] => one.str(&mut out)?,
            [encoding, object, start, end, reason] if self.is(ExcType::UnicodeError) => {
                let parts = (encoding, object, start, end, reason);
                match unicode_trouble(self, parts)? {
                    Some(text) => out.push_str(&text),
                    None => args.repr(&mut out)?,
                }
            }
            _ => args.repr(&mut out)?,
        }
        Ok(out)
    }
}

/// A built-in class takes so many arguments, not more and not fewer.
fn exactly(wanted: usize, given: usize) -> Result<()> {
    if given == wanted {
        return Ok(());
    }
    Err(type_error(&format!("function takes exactly {wanted} arguments ({given} given)")))
}

/// What could not be encoded or decoded, in CPython's words.
fn unicode_trouble(
    exc: &Exc,
    (encoding, object, start, end, reason): (&Dyn, &Dyn, &Dyn, &Dyn, &Dyn),
) -> Result<Option<String>> {
    let (Dyn::Str(encoding), Dyn::Str(reason)) = (encoding, reason) else { return Ok(None) };
    let (start, end) = (start.as_index()?, end.as_index()?);
    let (verb, what) = match object {
        Dyn::Bytes(bytes) if exc.is(ExcType::UnicodeDecodeError) => {
            let byte = usize::try_from(start).ok().and_then(|at| bytes.as_slice().get(at));
            ("decode", byte.map(|byte| format!("byte 0x{byte:02x} in position {start}")))
        }
        Dyn::Str(text) if exc.is(ExcType::UnicodeEncodeError) => {
            let at = usize::try_from(start).unwrap_or(usize::MAX);
            let shown = text.as_str().chars().nth(at).map(|c| match u32::from(c) {
                code @ 0..=0xff => format!("'\\x{code:02x}'"),
                code @ 0x100..=0xffff => format!("'\\u{code:04x}'"),
                code => format!("'\\U{code:08x}'"),
            });
            ("encode", shown.map(|shown| format!("character {shown} in position {start}")))
        }
        _ => return Ok(None),
    };
    let plural = if verb == "decode" { "bytes" } else { "characters" };
    let what = match what.filter(|_| end == start + 1) {
        Some(what) => what,
        None => format!("{plural} in position {start}-{}", end - 1),
    };
    Ok(Some(format!("'{}' codec can't {verb} {what}: {}", encoding.as_str(), reason.as_str())))
}

impl Repr for Exc {
    fn repr(&self, out: &mut String) -> Result<()> {
        let own = match &self.0.own {
            Some(class) => crate::class::show_by(&Dyn::Exc(self.clone()), class, "__repr__")?,
            None => None,
        };
        out.push_str(&own.map_or_else(|| self.plain_repr(), Ok)?);
        Ok(())
    }

    fn str(&self, out: &mut String) -> Result<()> {
        let own = match &self.0.own {
            Some(class) => crate::class::show_by(&Dyn::Exc(self.clone()), class, "__str__")?,
            None => None,
        };
        out.push_str(&own.map_or_else(|| self.plain_str(), Ok)?);
        Ok(())
    }
}

impl fmt::Debug for Exc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.last_line())
    }
}

impl fmt::Display for Exc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.last_line())
    }
}

impl std::error::Error for Exc {}
