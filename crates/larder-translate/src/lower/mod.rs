//! From a typed tree to Rust.
//!
//! Each expression becomes a piece of text with what is known about it: its type, whether it is a fresh value,
//! a variable or a reference, and how tightly it binds. Statements are written behind each other, one a line;
//! [`crate::layout`] indents them and breaks long lines. Pieces lie in the arena like the tree.
//!
//! Python evaluates from left to right, and so does Rust: arguments and operands keep their order, and where a
//! translation needs another order, the values get names first. Whatever can raise is a `Result`; `?` hands it
//! on, and inside a `try` the macro `attempt!` leaves the labelled block of its body.

mod builtin;
mod call;
mod change;
mod class;
mod closure;
mod compare;
mod comprehension;
mod display;
mod function;
mod jump;
mod method;
pub(crate) mod name;
mod operation;
mod pattern;
mod statement;
mod stretch;
mod subscript;
mod target;
mod value;
mod walk;

use std::cell::Cell;
use std::fmt::{self, Write as _};

use larder_memory::arena::{ArenaString, ArenaVec};

use crate::ast::{Full, NodeId};
use crate::program::{FunctionId, Program, SlotId};
use crate::refuse::{Code as RefusalCode, Refusal};
use crate::types::{Shown, Term, Type};

/// Why a piece was not made.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stop {
    Full,
    Refused(Refusal),
}

impl From<Full> for Stop {
    fn from(_full: Full) -> Self {
        Stop::Full
    }
}

impl From<fmt::Error> for Stop {
    fn from(_error: fmt::Error) -> Self {
        Stop::Full
    }
}

pub(crate) type Lowered<T> = Result<T, Stop>;

/// Who has the value of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hold {
    /// The piece itself: it can be moved.
    Value,
    /// A variable.
    Place,
    /// The piece is a reference.
    Reference,
}

/// A piece of an expression.
#[derive(Clone, Copy, Debug)]
struct Piece<'a> {
    text: &'a str,
    ty: Type,
    hold: Hold,
    /// Whether a method can be called on it as it stands.
    is_tight: bool,
}

/// Where a fault goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Out of the Rust function or closure.
    Function,
    /// To the handlers of a `try`: its label.
    Handlers(u32),
    /// To a `finally` or the end of a `with`: its label.
    Finally(u32),
}

/// What a `break`, `continue` or `return` has to leave.
#[derive(Clone, Copy, Debug)]
enum Frame {
    /// A loop: the label that `break` names when there is an `else`, and that of the loop itself.
    Loop { done: Option<u32>, label: Option<u32> },
    /// A block whose end must be run.
    Finally(u32),
    /// A handler: the exception that is handled has this number.
    Handler(u32),
    /// A handler of groups.
    StarHandler(u32),
    /// The end of a block.
    Ending,
}

pub(crate) struct Lower<'p, 'a> {
    program: &'p mut Program<'a>,
    /// The module whose text is written.
    pub(super) section: usize,
    function: FunctionId,
    way: Way,
    frames: ArenaVec<'a, Frame>,
    /// The statements of the module so far.
    out: ArenaString<'a>,
    pub(crate) refusals: ArenaVec<'a, Refusal>,
    /// Places of containers that were wanted in another type: dynamic elements would let them meet.
    pub(crate) unmet: ArenaVec<'a, Type>,
    /// Slots that a pattern has declared already.
    declared: ArenaVec<'a, u32>,
    /// By slot: its name, once it was asked for. A global's is that in its own module.
    names: ArenaVec<'a, Cell<Option<&'a str>>>,
    /// The attributes that the module reads or sets as fields, with their types.
    pub(super) fields: ArenaVec<'a, (&'a str, Type)>,
    /// The methods that it finds by their names alone.
    pub(super) methods: ArenaVec<'a, &'a str>,
    labels: u32,
    /// Whether the function's body is an `async` block that yields.
    is_generator: bool,
    /// Inside a Rust closure, slots of the function around it are reached by reference.
    class: Option<NodeId>,
    /// The clauses of the comprehension that is lowered, inside of which its own names are those that are near.
    clauses: Option<crate::ast::List<'a>>,
    /// Expressions in each other.
    depth: u32,
    /// Where the statement that is lowered begins in the source.
    statement_at: u32,
    /// Whether the statement that is lowered binds names inside of expressions.
    has_walrus: bool,
    /// By node: whether a variable's uses begin with it.
    is_home: ArenaVec<'a, bool>,
    /// What `return` gives.
    answer: Type,
    /// The iterator that the first loop of a lazy generator expression takes.
    first_walker: Option<&'a str>,
    /// Whether the iterator that is made is kept: what its closures use, they take along.
    is_kept: bool,
    /// Whether the lists of what is lowered are borrowed already.
    is_stretch: bool,
    /// By function: how much one that stands where it is called does; 0 of others.
    weights: ArenaVec<'a, u32>,
}

/// Writes a text into the arena.
macro_rules! text {
    ($lower:expr, $($format:tt)+) => { $lower.text(format_args!($($format)+)) };
}
pub(crate) use text;

/// Calls whose answers may leave 64 bits.
const CHECKED: &[&str] = &[
    "py::int::add(",
    "py::int::sub(",
    "py::int::mul(",
    "py::int::pow(",
    "py::int::shl(",
    "py::int::from_float(",
    "py::int::rounded(",
    "py::int_of(",
    "py::parse_int(",
    "py::sum_int(",
];

/// Bytes that a piece of text begins with.
const PIECE: usize = 96;

/// Expressions in each other that are lowered.
const DEPTH_MAX: u32 = 250;

impl<'p, 'a> Lower<'p, 'a> {
    pub(crate) fn new(program: &'p mut Program<'a>) -> Lowered<Self> {
        let arena = program.arena;
        let (mut declared, mut names) = (arena.vec(), arena.vec());
        for _ in 0..program.slots.len() {
            declared.try_push(0).map_err(|_full| Stop::Full)?;
            names.try_push(Cell::new(None)).map_err(|_full| Stop::Full)?;
        }
        let mut is_home = arena.vec();
        is_home.try_resize(program.ast.len() + 1, false).map_err(|_full| Stop::Full)?;
        for home in program.slots.iter().filter_map(|slot| slot.home) {
            is_home[home.index()] = true;
        }
        let answer = program.function(FunctionId::MODULE).answer;
        let mut lower = Lower {
            section: program.parts.main(),
            program,
            function: FunctionId::MODULE,
            way: Way::Function,
            frames: arena.vec(),
            out: arena.string(),
            refusals: arena.vec(),
            unmet: arena.vec(),
            declared,
            names,
            fields: arena.vec(),
            methods: arena.vec(),
            labels: 0,
            is_generator: false,
            class: None,
            clauses: None,
            depth: 0,
            statement_at: 0,
            has_walrus: false,
            is_home,
            answer,
            first_walker: None,
            is_kept: false,
            is_stretch: false,
            weights: arena.vec(),
        };
        lower.weigh()?;
        Ok(lower)
    }

    fn text(&self, what: fmt::Arguments<'_>) -> Lowered<&'a str> {
        let mut text = self.program.arena.string();
        // Most pieces are shorter; what is not used is given back.
        text.try_reserve(PIECE).map_err(|_full| Stop::Full)?;
        text.write_fmt(what)?;
        Ok(text.into_str())
    }

    fn line(&mut self, text: &str) -> Lowered<()> {
        self.out.try_push_str(text).map_err(|_full| Stop::Full)?;
        self.out.try_push('\n').map_err(|_full| Stop::Full)
    }

    fn refuse<T>(&self, node: NodeId, code: RefusalCode, construct: &'static str) -> Lowered<T> {
        let at = self.program.ast.span(node).start;
        Err(Stop::Refused(Refusal { code, at, construct }))
    }

    fn get(&self, ty: Type) -> Term {
        self.program.types.get(ty)
    }

    fn type_text(&self, ty: Type) -> Lowered<&'a str> {
        text!(self, "{}", Shown(&self.program.types, ty))
    }

    fn make(&mut self, term: Term) -> Type {
        self.program.types.make(term)
    }

    /// A label that no other has in this function.
    fn label(&mut self) -> u32 {
        self.labels += 1;
        self.labels
    }

    /// What can raise, with what hands the exception on.
    fn raising(&self, text: &str) -> Lowered<&'a str> {
        // What can leave 64 bits names its line.
        let is_checked =
            text.starts_with("py::") && CHECKED.iter().any(|start| text.starts_with(start));
        let line = if is_checked {
            text!(self, ".at({})", self.program.ast.place(self.statement_at).line)?
        } else {
            ""
        };
        match self.way {
            Way::Function => text!(self, "{text}{line}?"),
            Way::Handlers(label) => text!(self, "caught!('try_{label}, {text}{line})"),
            Way::Finally(label) => text!(self, "caught!('finally_{label}, {text}{line})"),
        }
    }

    /// The statement that raises an exception.
    fn throw(&self, exception: &str) -> Lowered<&'a str> {
        match self.way {
            Way::Function => text!(self, "return Err({exception});"),
            Way::Handlers(label) => text!(self, "break 'try_{label} {exception};"),
            Way::Finally(label) => text!(self, "break 'finally_{label} Flow::Raise({exception});"),
        }
    }

    fn value(&self, text: &'a str, ty: Type) -> Piece<'a> {
        Piece { text, ty, hold: Hold::Value, is_tight: true }
    }

    /// A fresh value that binds loosely.
    fn loose(&self, text: &'a str, ty: Type) -> Piece<'a> {
        Piece { text, ty, hold: Hold::Value, is_tight: false }
    }

    /// A piece that a method can be called on.
    fn tight(&self, piece: Piece<'a>) -> Lowered<&'a str> {
        if matches!(piece.text, "List::new()" | "Set::new()" | "Dict::new()") {
            return text!(self, "<{}>::new()", Shown(&self.program.types, piece.ty));
        }
        if piece.is_tight { Ok(piece.text) } else { text!(self, "({})", piece.text) }
    }

    /// A piece as a value of its own.
    fn owned(&self, piece: Piece<'a>) -> Lowered<&'a str> {
        match piece.hold {
            Hold::Value => Ok(piece.text),
            Hold::Place if self.program.types.is_copy(piece.ty) => Ok(piece.text),
            Hold::Reference if self.program.types.is_copy(piece.ty) => {
                text!(self, "*{}", piece.text)
            }
            _ => text!(self, "{}.clone()", self.tight(piece)?),
        }
    }

    /// A piece as a reference.
    fn reference(&self, piece: Piece<'a>) -> Lowered<&'a str> {
        match piece.hold {
            Hold::Reference => Ok(piece.text),
            _ if value::is_whole_literal(piece.text) => text!(self, "&{}_i64", piece.text),
            _ if matches!(piece.text, "List::new()" | "Set::new()" | "Dict::new()") => {
                text!(self, "&<{}>::new()", Shown(&self.program.types, piece.ty))
            }
            _ => text!(self, "&{}", self.tight(piece)?),
        }
    }

    /// A piece as a value of another type, which can hold it.
    fn coerced(&mut self, piece: Piece<'a>, to: Type) -> Lowered<&'a str> {
        if self.program.types.same(piece.ty, to) {
            return self.owned(piece);
        }
        match (self.get(piece.ty), self.get(to)) {
            (Term::None, Term::Option(_)) if piece.text == "()" => Ok("None"),
            (Term::None, Term::Option(_)) => text!(self, "{{ {}; None }}", piece.text),
            (_, Term::Dyn) => self.dynamic(piece),
            (Term::Int, Term::Big) => {
                let value = self.owned(piece)?;
                text!(self, "py::big({value})")
            }
            (Term::Bool, Term::Int) => text!(self, "i64::from({})", self.owned(piece)?),
            (Term::Bool, Term::Big) => text!(self, "Int::from({})", self.owned(piece)?),
            (Term::Int, Term::Float) if value::is_whole_literal(piece.text) => {
                // So many digits are the same as a float.
                match piece.text.len() {
                    ..=15 if piece.text.starts_with('-') => text!(self, "({}.0)", piece.text),
                    ..=15 => text!(self, "{}.0", piece.text),
                    _ => text!(self, "({} as f64)", piece.text),
                }
            }
            (Term::Int, Term::Float) if piece.hold == Hold::Value => {
                text!(self, "({} as f64)", self.tight(piece)?)
            }
            (Term::Int, Term::Float) => text!(self, "({} as f64)", self.owned(piece)?),
            (Term::Bool, Term::Float) => text!(self, "f64::from(u8::from({}))", self.owned(piece)?),
            (Term::Option(from), Term::Option(into)) => {
                let inner = Piece { text: "value", ty: from, hold: Hold::Value, is_tight: true };
                let inner = self.coerced(inner, into)?;
                text!(self, "{}.map(|value| {inner})", self.owned(piece)?)
            }
            (Term::Dyn, _) => {
                let from = self.reference(piece)?;
                let to = self.type_text(to)?;
                let text = text!(self, "<{to} as FromDyn>::from_dyn({from})")?;
                self.raising(text)
            }
            (_, Term::Option(inside)) => {
                let inner = self.coerced(piece, inside)?;
                let inner = self.sure(inner, inside)?;
                let suffix = if value::is_whole_literal(inner) { "_i64" } else { "" };
                text!(self, "Some({inner}{suffix})")
            }
            (Term::Tuple(from, count), Term::Tuple(into, other)) if count == other => {
                let value = self.owned(piece)?;
                let mut all = self.program.arena.string();
                for index in 0..count {
                    let field = text!(self, "tuple.{index}")?;
                    let (a, b) = (
                        self.program.types.field(from, index),
                        self.program.types.field(into, index),
                    );
                    let field = self.coerced(self.value(field, a), b)?;
                    write!(all, "{field}, ")?;
                }
                text!(self, "{{ let tuple = {value}; ({}) }}", all.into_str())
            }
            // Both step through the same.
            (Term::Iter(from), Term::Iter(into))
                if self.get(into) == Term::Dyn && self.fits_dyn(from) =>
            {
                text!(self, "{}.dynamic()", self.tight(piece)?)
            }
            // A container is known by whoever holds it: to convert it would be to copy it.
            _ => self.refuse_container(&[piece.ty, to]),
        }
    }

    fn refuse_container<T>(&mut self, places: &[Type]) -> Lowered<T> {
        self.unmet.try_extend_from_slice_copy(places).map_err(|_full| Stop::Full)?;
        let (code, at) = (RefusalCode::TYPES, self.statement_at);
        Err(Stop::Refused(Refusal { code, at, construct: "container" }))
    }

    /// Whether a value of a type is a `Dyn` as it stands: the elements of a container are.
    fn fits_dyn(&self, ty: Type) -> bool {
        let is_open = |ty| matches!(self.get(ty), Term::Dyn | Term::Unknown);
        match self.get(ty) {
            Term::Option(inside) | Term::Iter(inside) => self.fits_dyn(inside),
            Term::Tuple(start, count) => {
                (0..count).all(|index| self.fits_dyn(self.program.types.field(start, index)))
            }
            Term::List(element) | Term::Set(element) | Term::FrozenSet(element) => is_open(element),
            Term::Dict(key, value)
            | Term::Keys(key, value)
            | Term::Values(key, value)
            | Term::Items(key, value) => is_open(key) && is_open(value),
            _ => true,
        }
    }

    /// A piece as a `Dyn` of its own.
    fn dynamic(&mut self, piece: Piece<'a>) -> Lowered<&'a str> {
        if !self.fits_dyn(piece.ty) {
            return self.refuse_container(&[piece.ty]);
        }
        match self.get(piece.ty) {
            Term::Dyn => self.owned(piece),
            Term::None if piece.text == "()" => Ok("Dyn::None"),
            Term::Option(_) if piece.text == "None" => Ok("Dyn::None"),
            // A `None` among the fields does not say of which type it is.
            Term::Tuple(..) if piece.text.contains(", None") || piece.text.contains("(None") => {
                let ty = self.type_text(piece.ty)?;
                text!(self, "<{ty} as ToDyn>::to_dyn(&{})", self.tight(piece)?)
            }
            Term::Int if value::is_whole_literal(piece.text) => {
                if piece.is_tight {
                    text!(self, "{}_i64.to_dyn()", piece.text)
                } else {
                    text!(self, "({}_i64).to_dyn()", piece.text)
                }
            }
            _ => text!(self, "{}.to_dyn()", self.tight(piece)?),
        }
    }

    /// A name for a value that Python has none for, which no variable of the program has.
    fn temporary(&self, base: &'a str) -> Lowered<&'a str> {
        let is_taken =
            |name: &str| self.program.slots.iter().any(|slot| self.program.text(slot.name) == name);
        if !is_taken(base) {
            return Ok(base);
        }
        for number in 1.. {
            let name = text!(self, "{base}_{number}")?;
            if !is_taken(name) {
                return Ok(name);
            }
        }
        unreachable!("some number is free")
    }

    fn slot_type(&self, slot: SlotId) -> Type {
        self.program.slot(slot).ty
    }
}

/// Whether a text is a whole number as it is written.
fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text as a Rust literal.
pub(crate) struct Quoted<'t>(pub(crate) &'t str);

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for character in self.0.chars() {
            match character {
                '"' => f.write_str("\\\"")?,
                '\\' => f.write_str("\\\\")?,
                '\n' => f.write_str("\\n")?,
                '\t' => f.write_str("\\t")?,
                '\r' => f.write_str("\\r")?,
                '\0' => f.write_str("\\0")?,
                c if (c as u32) < 0x20 || (c as u32) == 0x7f || is_odd(c) => {
                    write!(f, "\\u{{{:x}}}", c as u32)?;
                }
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

/// Characters that change the direction of text or cannot be seen.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{a0}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
