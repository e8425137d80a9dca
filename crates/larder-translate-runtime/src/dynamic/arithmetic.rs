//! The binary and unary operators, with their reflected and in-place forms.

use super::{Number, held, number, special, type_name, type_of};
use crate::class::Builtin;
use crate::dict::{Dict, Kind};
use crate::dyn_value::{Dyn, ViewKind};
use crate::exc::{Result, overflow_error, type_error, value_error};
use crate::int::Int;
use crate::own::call;
use crate::set::Set;

/// An operator of two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Add,
    Sub,
    Mul,
    TrueDiv,
    FloorDiv,
    Mod,
    Pow,
    MatMul,
    LShift,
    RShift,
    And,
    Or,
    Xor,
}

impl Op {
    fn sign(self) -> &'static str {
        match self {
            Op::Add => "+",
            Op::Sub => "-",
            Op::Mul => "*",
            Op::TrueDiv => "/",
            Op::FloorDiv => "//",
            Op::Mod => "%",
            Op::Pow => "** or pow()",
            Op::MatMul => "@",
            Op::LShift => "<<",
            Op::RShift => ">>",
            Op::And => "&",
            Op::Or => "|",
            Op::Xor => "^",
        }
    }

    /// The methods: plain and reflected.
    fn methods(self) -> [&'static str; 2] {
        let [plain, reflected, _] = self.dunders();
        [plain, reflected]
    }

    /// The methods: plain, reflected, in place.
    fn dunders(self) -> [&'static str; 3] {
        match self {
            Op::Add => ["__add__", "__radd__", "__iadd__"],
            Op::Sub => ["__sub__", "__rsub__", "__isub__"],
            Op::Mul => ["__mul__", "__rmul__", "__imul__"],
            Op::TrueDiv => ["__truediv__", "__rtruediv__", "__itruediv__"],
            Op::FloorDiv => ["__floordiv__", "__rfloordiv__", "__ifloordiv__"],
            Op::Mod => ["__mod__", "__rmod__", "__imod__"],
            Op::Pow => ["__pow__", "__rpow__", "__ipow__"],
            Op::MatMul => ["__matmul__", "__rmatmul__", "__imatmul__"],
            Op::LShift => ["__lshift__", "__rlshift__", "__ilshift__"],
            Op::RShift => ["__rshift__", "__rrshift__", "__irshift__"],
            Op::And => ["__and__", "__rand__", "__iand__"],
            Op::Or => ["__or__", "__ror__", "__ior__"],
            Op::Xor => ["__xor__", "__rxor__", "__ixor__"],
        }
    }
}

macro_rules! operators {
    ($($name:ident $in_place:ident $op:ident $doc:literal $late:ident;)*) => {
        $(
            #[doc = concat!("`a ", $doc, " b`.")]
            pub fn $name(a: &Dyn, b: &Dyn) -> Result<Dyn> {
                match quick(Op::$op, a, b) {
                    Some(answer) => Ok(answer),
                    None => binary(Op::$op, a, b, $late),
                }
            }

            #[doc = concat!("`a ", $doc, "= b`: the new value of `a`.")]
            pub fn $in_place(a: &Dyn, b: &Dyn) -> Result<Dyn> {
                match quick(Op::$op, a, b) {
                    Some(answer) => Ok(answer),
                    None => in_place(Op::$op, a, b, $late),
                }
            }
        )*
    };
}

operators! {
    add iadd Add "+" nothing;
    sub isub Sub "-" nothing;
    mul imul Mul "*" nothing;
    truediv itruediv TrueDiv "/" nothing;
    floordiv ifloordiv FloorDiv "//" nothing;
    modulo imodulo Mod "%" formatted;
    pow ipow Pow "**" nothing;
    matmul imatmul MatMul "@" nothing;
    lshift ilshift LShift "<<" nothing;
    rshift irshift RShift ">>" nothing;
    bitand ibitand And "&" nothing;
    bitor ibitor Or "|" either;
    bitxor ibitxor Xor "^" nothing;
}

/// The answer for two numbers, or two texts, that needs nobody else: most operators of most programs are of these.
#[inline(always)]
fn quick(op: Op, a: &Dyn, b: &Dyn) -> Option<Dyn> {
    let float = |a: f64, b: f64| {
        let answer = match op {
            Op::Add => a + b,
            Op::Sub => a - b,
            Op::Mul => a * b,
            Op::TrueDiv if b != 0.0 => a / b,
            _ => return None,
        };
        Some(Dyn::Float(crate::float::made(answer)))
    };
    match (a, b) {
        (Dyn::Float(a), Dyn::Float(b)) => float(*a, *b),
        (Dyn::Int(a), Dyn::Int(b)) => match op {
            Op::Add => Some(Dyn::Int(a.add(b))),
            Op::Sub => Some(Dyn::Int(a.sub(b))),
            Op::Mul => Some(Dyn::Int(a.mul(b))),
            Op::FloorDiv => a.floordiv(b).ok().map(Dyn::Int),
            Op::Mod => a.modulo(b).ok().map(Dyn::Int),
            Op::And => Some(Dyn::Int(a.bit_and(b))),
            Op::Or => Some(Dyn::Int(a.bit_or(b))),
            Op::Xor => Some(Dyn::Int(a.bit_xor(b))),
            _ => None,
        },
        (Dyn::Int(a), Dyn::Float(b)) => float(a.small_float()?, *b),
        (Dyn::Float(a), Dyn::Int(b)) => float(*a, b.small_float()?),
        (Dyn::Str(a), Dyn::Str(b)) if op == Op::Add => Some(Dyn::Str(a.concat(b))),
        _ => None,
    }
}

/// What one operator alone answers for, where the program has no method and numbers no answer: only who uses the
/// operator links it.
type Late = fn(&Dyn, &Dyn) -> Result<Option<Dyn>>;

fn nothing(_: &Dyn, _: &Dyn) -> Result<Option<Dyn>> {
    Ok(None)
}

/// `text % values`.
fn formatted(a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    match a {
        Dyn::Str(text) => crate::format::percent(text, b).map(|text| Some(Dyn::from(text))),
        Dyn::Bytes(_) => crate::format::percent_bytes(a, b)
            .map(|bytes| Some(Dyn::Bytes(crate::bytes::Bytes::from(bytes)))),
        Dyn::ByteArray(_) => crate::format::percent_bytes(a, b)
            .map(|bytes| Some(Dyn::ByteArray(crate::bytes::ByteArray::from(bytes)))),
        _ => Ok(None),
    }
}

/// `int | str`.
fn either(a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    match (a, b) {
        (Dyn::Class(_) | Dyn::None, Dyn::Class(_) | Dyn::None) => crate::alias::either(a, b),
        _ => Ok(None),
    }
}

fn binary(op: Op, a: &Dyn, b: &Dyn, late: Late) -> Result<Dyn> {
    // A text is a number to `%`, so that it is asked before an object on the right whose class is no text.
    if matches!((op, a), (Op::Mod, Dyn::Str(_) | Dyn::Bytes(_) | Dyn::ByteArray(_)))
        && let Dyn::Instance(object) = b
        && !object.class().is_subclass(&type_of(a))
        && let Some(answer) = late(a, b)?
    {
        return Ok(answer);
    }
    if let Some(answer) = by_methods(op.methods(), a, b)? {
        return Ok(answer);
    }
    if let Some(answer) = flags(op, a, b)? {
        return Ok(answer);
    }
    if is_joined_by_own_words(op, a, b) {
        return Err(unsupported(op, a, b, ""));
    }
    of_plain(op, a, b, late)?.map_or_else(|| Err(unsupported(op, a, b, "")), Ok)
}

/// Whether the class of a sequence has its own `+` or `*`, which has not answered: that of its base is gone then.
fn is_joined_by_own_words(op: Op, a: &Dyn, b: &Dyn) -> bool {
    let is_sequence = |value: &Dyn| {
        matches!(
            super::kind_of(value).layout(),
            Builtin::List
                | Builtin::Tuple
                | Builtin::Str
                | Builtin::Bytes
                | Builtin::ByteArray
                | Builtin::Deque
        )
    };
    let has_own = |value: &Dyn, name: &str| {
        has_methods(value) && is_sequence(value) && special(value, name).is_some()
    };
    match op {
        Op::Add => has_own(a, "__add__"),
        // The left one is asked to repeat itself first.
        Op::Mul => has_own(a, "__mul__") || !is_sequence(a) && has_own(b, "__rmul__"),
        _ => false,
    }
}

/// The answer of flags of an enumeration, and of the library's numbers.
fn flags(op: Op, a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    if let Dyn::Native(native) = a
        && let Some(answer) = native.operate(op.sign(), b, false)?
    {
        return Ok(Some(answer));
    }
    if let Dyn::Native(native) = b
        && let Some(answer) = native.operate(op.sign(), a, true)?
    {
        return Ok(Some(answer));
    }
    if !matches!(a, Dyn::Instance(_)) && !matches!(b, Dyn::Instance(_)) {
        return Ok(None);
    }
    let combine: fn(&Int, &Int) -> Int = match op {
        Op::And => Int::bit_and,
        Op::Or => Int::bit_or,
        Op::Xor => Int::bit_xor,
        _ => return Ok(None),
    };
    crate::own::flag_operation(a, b, combine)
}

/// The answer of the built-in types, also of those that instances of the program's classes hold.
fn of_plain(op: Op, a: &Dyn, b: &Dyn, late: Late) -> Result<Option<Dyn>> {
    let (left, right) = (held(a), held(b));
    let left = left.as_ref().unwrap_or(a);
    if let (Op::Or, Dyn::Dict(x), Dyn::Dict(_)) = (op, left, right.as_ref().unwrap_or(b))
        && x.kind() == Kind::Plain
        && (walks_itself(a) || walks_itself(b))
    {
        // Such a class is asked for each of its items.
        let both = Dict::new();
        if x.len() > 0 {
            super::methods::dict::update(&both, a)?;
        }
        super::methods::dict::update(&both, b)?;
        return Ok(Some(Dyn::Dict(both)));
    }
    if let Some(answer) = builtin(op, left, right.as_ref().unwrap_or(b), (a, b))? {
        return Ok(Some(answer));
    }
    // A text shows an instance as its class says, not as what it holds.
    let shown = if matches!(a, Dyn::Str(_)) { b } else { right.as_ref().unwrap_or(b) };
    late(left, shown)
}

/// Whether a dict of a class of the program walks in its own way.
fn walks_itself(value: &Dyn) -> bool {
    matches!(value, Dyn::Instance(_)) && special(value, "__iter__").is_some()
}

/// Whether a value may have operators of the program's own.
fn has_methods(value: &Dyn) -> bool {
    match value {
        Dyn::Instance(_) => true,
        Dyn::Exc(exc) => exc.own_class().is_some(),
        Dyn::Class(class) => class.meta().is_some(),
        Dyn::Tuple(tuple) => tuple.class().is_some(),
        _ => false,
    }
}

fn by_methods(names: [&str; 2], a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    if !has_methods(a) && !has_methods(b) {
        return Ok(None);
    }
    let [plain, reflected] = names;
    let (left, right) = (type_of(a), type_of(b));
    // A subclass on the right goes first if it has an answer of its own, not the one of the class on the left.
    let is_own = || match (left.lookup(reflected), right.lookup(reflected)) {
        (Some(left), Some(right)) => !super::is(&left, &right),
        _ => special(b, reflected).is_some(),
    };
    let right_first =
        has_methods(b) && !left.is_same(&right) && right.is_subclass(&left) && is_own();
    let try_one = |value: &Dyn, name: &str, other: &Dyn| -> Result<Option<Dyn>> {
        if !has_methods(value) {
            return Ok(None);
        }
        let Some(method) = super::special_called(value, name)? else { return Ok(None) };
        Ok(match call(&method, &[other.clone()])? {
            Dyn::NotImplemented => None,
            answer => Some(answer),
        })
    };
    if right_first && let Some(answer) = try_one(b, reflected, a)? {
        return Ok(Some(answer));
    }
    if let Some(answer) = try_one(a, plain, b)? {
        return Ok(Some(answer));
    }
    if right_first || left.is_same(&right) || base_answers(plain, a, b) {
        return Ok(None);
    }
    try_one(b, reflected, a)
}

/// Whether the built-in number on the left has an answer for the one on the right: it goes before what the class of
/// the right side has for the reflected operator.
fn base_answers(plain: &str, a: &Dyn, b: &Dyn) -> bool {
    let is_of_floats = || {
        matches!(
            plain,
            "__add__"
                | "__sub__"
                | "__mul__"
                | "__truediv__"
                | "__floordiv__"
                | "__mod__"
                | "__pow__"
                | "__divmod__"
        )
    };
    if special(a, plain).is_some() {
        return false;
    }
    match (number(a), number(b)) {
        (Some(Number::Int(_)), Some(Number::Int(_))) => plain != "__matmul__",
        (Some(Number::Float(_)), Some(_)) => is_of_floats(),
        _ => false,
    }
}

fn in_place(op: Op, a: &Dyn, b: &Dyn, late: Late) -> Result<Dyn> {
    // Sequences are asked after the numbers, and so after what an object on the right says.
    if matches!(a, Dyn::List(_) | Dyn::ByteArray(_) | Dyn::Deque(_))
        && matches!(op, Op::Add | Op::Mul)
        && let Some(answer) = by_methods(op.methods(), a, b)?
    {
        return Ok(answer);
    }
    match (op, a) {
        (Op::Add, Dyn::List(list)) => {
            match b {
                Dyn::List(other) => list.extend_list(other),
                _ => list.extend(b)?,
            }
            return Ok(a.clone());
        }
        (Op::Mul, Dyn::List(list)) => {
            if let Some(Number::Int(_)) = number(b) {
                list.repeat_in_place(times(b, b)?)?;
                return Ok(a.clone());
            }
        }
        (Op::Add, Dyn::ByteArray(bytes)) => {
            if let Some(other) = crate::bytes::bytes_like(b) {
                bytes.extend(&other)?;
                return Ok(a.clone());
            }
        }
        (Op::Mul, Dyn::ByteArray(bytes)) => {
            if let Some(Number::Int(_)) = number(b) {
                bytes.repeat_in_place(times(b, b)?)?;
                return Ok(a.clone());
            }
        }
        (Op::Mul, Dyn::Deque(deque)) => {
            if let Some(Number::Int(_)) = number(b) {
                deque.repeat_in_place(times(b, b)?)?;
                return Ok(a.clone());
            }
        }
        (Op::Add, Dyn::Deque(deque)) => {
            deque.extend(b)?;
            return Ok(a.clone());
        }
        (Op::Or, Dyn::Dict(dict)) if dict.kind() != Kind::Counter => {
            super::methods::dict::update(dict, b)?;
            return Ok(a.clone());
        }
        (_, Dyn::Set(set)) => {
            if let Some(other) = as_set(b) {
                match op {
                    Op::Or => set.update(&other)?,
                    Op::And => set.intersection_update(&other)?,
                    Op::Sub => set.difference_update(&other)?,
                    Op::Xor => set.symmetric_difference_update(&other)?,
                    _ => return Err(unsupported(op, a, b, "=")),
                }
                return Ok(a.clone());
            }
        }
        (_, Dyn::Exc(_)) if let Some(method) = special(a, op.dunders()[2]) => {
            match call(&method, &[b.clone()])? {
                Dyn::NotImplemented => {}
                answer => return Ok(answer),
            }
        }
        (_, Dyn::Instance(instance)) => {
            if let Some(method) = special(a, op.dunders()[2]) {
                match call(&method, &[b.clone()])? {
                    Dyn::NotImplemented => {}
                    answer => return Ok(answer),
                }
            } else if let Some(
                payload @ (Dyn::List(_)
                | Dyn::Set(_)
                | Dyn::Dict(_)
                | Dyn::Deque(_)
                | Dyn::ByteArray(_)),
            ) = instance.payload()
                && special(a, op.dunders()[0]).is_none()
            {
                in_place(op, &payload, b, late)?;
                return Ok(a.clone());
            }
        }
        _ => {}
    }
    if let Some(answer) = by_methods(op.methods(), a, b)? {
        return Ok(answer);
    }
    if let Some(answer) = flags(op, a, b)? {
        return Ok(answer);
    }
    of_plain(op, a, b, late)?.map_or_else(|| Err(unsupported(op, a, b, "=")), Ok)
}

fn unsupported(op: Op, a: &Dyn, b: &Dyn, suffix: &str) -> crate::exc::Exc {
    let sign = match op {
        Op::Pow if suffix == "=" => "**=".to_owned(),
        _ => format!("{}{suffix}", op.sign()),
    };
    type_error(&format!(
        "unsupported operand type(s) for {sign}: '{}' and '{}'",
        type_name(a),
        type_name(b)
    ))
}

/// The answer of the built-in types, `None` where they have none; `given` are the two that a refusal names.
fn builtin(op: Op, a: &Dyn, b: &Dyn, given: (&Dyn, &Dyn)) -> Result<Option<Dyn>> {
    match (a, b) {
        (Dyn::Int(x), Dyn::Int(y)) => return ints(op, x, y),
        (Dyn::Float(x), Dyn::Float(y)) => return floats(op, *x, *y),
        (Dyn::Bool(x), Dyn::Bool(y)) => match op {
            Op::And => return Ok(Some(Dyn::Bool(x & y))),
            Op::Or => return Ok(Some(Dyn::Bool(x | y))),
            Op::Xor => return Ok(Some(Dyn::Bool(x ^ y))),
            _ => {}
        },
        _ => {}
    }
    if let (Some(x), Some(y)) = (number(a), number(b)) {
        return match (x, y) {
            (Number::Int(x), Number::Int(y)) => ints(op, &x, &y),
            (x, y) => floats(op, x.to_float()?, y.to_float()?),
        };
    }
    match op {
        Op::Add => concat(a, b, given.1),
        Op::Mul => {
            if let Some(answer) = repeat(a, b, given.1)? {
                return Ok(Some(answer));
            }
            repeat(b, a, given.0)
        }
        Op::Or | Op::And | Op::Sub | Op::Xor => sets(op, a, b),
        _ => Ok(None),
    }
}

fn ints(op: Op, a: &Int, b: &Int) -> Result<Option<Dyn>> {
    Ok(Some(match op {
        Op::Add => Dyn::Int(a.add(b)),
        Op::Sub => Dyn::Int(a.sub(b)),
        Op::Mul => Dyn::Int(a.mul(b)),
        Op::TrueDiv => Dyn::Float(a.truediv(b)?),
        Op::FloorDiv => Dyn::Int(a.floordiv(b)?),
        Op::Mod => Dyn::Int(a.modulo(b)?),
        Op::Pow if b.sign() < 0 => Dyn::Float(a.pow_float(b)?),
        Op::Pow => Dyn::Int(a.pow(b)?),
        Op::LShift => Dyn::Int(a.shl(b)?),
        Op::RShift => Dyn::Int(a.shr(b)?),
        Op::And => Dyn::Int(a.bit_and(b)),
        Op::Or => Dyn::Int(a.bit_or(b)),
        Op::Xor => Dyn::Int(a.bit_xor(b)),
        Op::MatMul => return Ok(None),
    }))
}

fn floats(op: Op, a: f64, b: f64) -> Result<Option<Dyn>> {
    use crate::float;
    Ok(Some(Dyn::Float(float::made(match op {
        Op::Add => a + b,
        Op::Sub => a - b,
        Op::Mul => a * b,
        Op::TrueDiv => float::div(a, b)?,
        Op::FloorDiv => float::floordiv(a, b)?,
        Op::Mod => float::modulo(a, b)?,
        Op::Pow if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 => {
            let (length, phase) = ((-a).powf(b), std::f64::consts::PI * b);
            return Ok(Some(Dyn::complex(length * phase.cos(), length * phase.sin())));
        }
        Op::Pow => float::pow(a, b)?,
        _ => return Ok(None),
    }))))
}

fn concat(a: &Dyn, b: &Dyn, given: &Dyn) -> Result<Option<Dyn>> {
    let refusal = |what: &str| {
        type_error(&format!("can only concatenate {what} (not \"{}\") to {what}", type_name(given)))
    };
    Ok(Some(match (a, b) {
        (Dyn::Str(a), Dyn::Str(b)) => Dyn::Str(a.concat(b)),
        (Dyn::List(a), Dyn::List(b)) => Dyn::List(a.concat(b)),
        (Dyn::Tuple(a), Dyn::Tuple(b)) => Dyn::Tuple(a.concat(b)),
        (Dyn::Bytes(a), _) => match crate::bytes::bytes_like(b) {
            Some(b) => Dyn::Bytes(a.concat(&b)),
            None => return Err(type_error(&format!("can't concat {} to bytes", type_name(given)))),
        },
        (Dyn::ByteArray(a), _) => match crate::bytes::bytes_like(b) {
            Some(b) => {
                Dyn::ByteArray(crate::bytes::ByteArray::from([&a.to_vec()[..], &b].concat()))
            }
            None => {
                return Err(type_error(&format!("can't concat {} to bytearray", type_name(given))));
            }
        },
        (Dyn::Deque(a), Dyn::Deque(b)) => {
            let both = a.copy();
            both.extend(b)?;
            Dyn::Deque(both)
        }
        (Dyn::Dict(a), Dyn::Dict(b)) if a.kind() == Kind::Counter && b.kind() == Kind::Counter => {
            counters(Op::Add, a, b)?
        }
        (Dyn::Str(_), _) => return Err(refusal("str")),
        (Dyn::List(_), _) => return Err(refusal("list")),
        (Dyn::Tuple(_), _) => return Err(refusal("tuple")),
        (Dyn::Deque(_), _) => return Err(refusal("deque")),
        _ => return Ok(None),
    }))
}

/// How often a sequence is wanted; `given` is what a refusal names.
fn times(count: &Dyn, given: &Dyn) -> Result<i64> {
    let fit = |value: Int| {
        value.to_i64().ok_or_else(|| {
            let kind = type_name(given);
            overflow_error(&format!("cannot fit '{kind}' into an index-sized integer"))
        })
    };
    match number(count) {
        Some(Number::Int(count)) => fit(count),
        _ if special(count, "__index__").is_some() => fit(super::index(count)?),
        _ => Err(type_error(&format!(
            "can't multiply sequence by non-int of type '{}'",
            type_name(given)
        ))),
    }
}

fn repeat(sequence: &Dyn, count: &Dyn, given: &Dyn) -> Result<Option<Dyn>> {
    let times = || times(count, given);
    Ok(Some(match sequence {
        Dyn::Str(text) => Dyn::Str(text.repeat(times()?)?),
        Dyn::List(list) => Dyn::List(list.repeat(times()?)?),
        Dyn::Tuple(tuple) => Dyn::Tuple(tuple.repeat(times()?)?),
        Dyn::Bytes(bytes) => Dyn::Bytes(bytes.repeat(times()?)?),
        Dyn::ByteArray(bytes) => {
            let bytes = crate::bytes::Bytes::from(bytes.to_vec()).repeat(times()?)?;
            Dyn::ByteArray(crate::bytes::ByteArray::from(bytes.as_slice().to_vec()))
        }
        Dyn::Deque(deque) => {
            let all = deque.copy();
            let times = times()?;
            if times < 1 {
                all.clear();
            }
            for _ in 1..times {
                all.extend(deque)?;
            }
            Dyn::Deque(all)
        }
        _ => return Ok(None),
    }))
}

/// A set or a frozen set.
pub(crate) fn as_set(value: &Dyn) -> Option<Set<Dyn>> {
    match value {
        Dyn::Set(set) => Some(set.clone()),
        Dyn::FrozenSet(set) => Some(set.as_set()),
        Dyn::Instance(instance) => as_set(&instance.payload()?),
        _ => None,
    }
}

fn sets(op: Op, a: &Dyn, b: &Dyn) -> Result<Option<Dyn>> {
    match (a, b) {
        (Dyn::Dict(x), Dyn::Dict(y)) if x.kind() == Kind::Counter && y.kind() == Kind::Counter => {
            return counters(op, x, y).map(Some);
        }
        (Dyn::Dict(x), Dyn::Dict(y)) if op == Op::Or => return Ok(Some(Dyn::Dict(x.merged(y)?))),
        _ => {}
    }
    if let (Some(x), _) | (_, Some(x)) = (view_of(a), view_of(b)) {
        return of_views(op, a, b, x).map(Some);
    }
    let (Some(x), Some(y)) = (as_set(a), as_set(b)) else { return Ok(None) };
    let answer = match op {
        Op::Or => x.union(&y)?,
        Op::And => x.intersection(&y)?,
        Op::Sub => x.difference(&y)?,
        _ => x.symmetric_difference(&y)?,
    };
    Ok(Some(match a {
        Dyn::FrozenSet(_) => Dyn::FrozenSet(answer.into_frozen()),
        _ => Dyn::Set(answer),
    }))
}

/// The dict of a view of keys or items, and which of the two it shows.
fn view_of(value: &Dyn) -> Option<(&Dict<Dyn, Dyn>, ViewKind)> {
    match value {
        Dyn::View(view) if view.1 != ViewKind::Values => Some((&view.0, view.1)),
        _ => None,
    }
}

/// Views of keys or items and whatever can be walked through: a set, whatever the left side is. `view` is the one on
/// the left, or the only one.
fn of_views(op: Op, a: &Dyn, b: &Dyn, view: (&Dict<Dyn, Dyn>, ViewKind)) -> Result<Dyn> {
    let set = match op {
        Op::Or => Set::collect(a)?.union(&Set::collect(b)?)?,
        Op::Sub => Set::collect(a)?.difference(&Set::collect(b)?)?,
        Op::And => {
            let other = if view_of(a).is_some() { b } else { a };
            return intersected(view, other);
        }
        _ => match (view_of(a), view_of(b)) {
            (Some((x, ViewKind::Items)), Some((y, ViewKind::Items))) => return differing(x, y),
            _ => Set::collect(a)?.symmetric_difference(&Set::collect(b)?)?,
        },
    };
    Ok(Dyn::Set(set))
}

/// `view & other`: CPython looks the items of the smaller up in the larger.
fn intersected(view: (&Dict<Dyn, Dyn>, ViewKind), other: &Dyn) -> Result<Dyn> {
    let shown = |(dict, kind): (&Dict<Dyn, Dyn>, ViewKind)| super::methods::dict::view(dict, kind);
    if let Dyn::Set(_) | Dyn::FrozenSet(_) = other
        && view.0.len() <= super::len(other)?
    {
        let set = as_set(other).unwrap_or_default();
        return Ok(Dyn::Set(Set::collect(&shown(view))?.intersection(&set)?));
    }
    let (held, walked) = match view_of(other) {
        Some(larger) if larger.0.len() > view.0.len() => (other.clone(), shown(view)),
        _ => (shown(view), other.clone()),
    };
    let (set, items) = (Set::new(), super::iter(&walked)?);
    while let Some(item) = items.advance()? {
        if super::contains(&item, &held)? {
            set.add(item)?;
        }
    }
    Ok(Dyn::Set(set))
}

/// `a.items() ^ b.items()`: what differs alone goes into the set, so the rest need no hash.
fn differing(a: &Dict<Dyn, Dyn>, b: &Dict<Dyn, Dyn>) -> Result<Dyn> {
    let (rest, set) = (a.copy()?, Set::new());
    for (key, value) in b.pairs() {
        match rest.get(&key)? {
            Some(found) if super::is(&found, &value) || super::equal(&found, &value)? => {
                rest.pop(&key, None)?;
            }
            _ => {
                set.add(Dyn::tuple(vec![key, value]))?;
            }
        }
    }
    for (key, value) in rest.pairs() {
        set.add(Dyn::tuple(vec![key, value]))?;
    }
    Ok(Dyn::Set(set))
}

/// Operators of `Counter`: only positive counts stay.
fn counters(op: Op, a: &Dict<Dyn, Dyn>, b: &Dict<Dyn, Dyn>) -> Result<Dyn> {
    let zero = Dyn::from(0);
    let answer = crate::modules::collections::counter();
    let combine = |x: &Dyn, y: &Dyn| -> Result<Dyn> {
        match op {
            Op::Add => add(x, y),
            Op::Sub => sub(x, y),
            Op::Or => {
                Ok(if super::order(crate::traits::Comparison::Less, x, y)? { y } else { x }.clone())
            }
            _ => {
                Ok(if super::order(crate::traits::Comparison::Less, x, y)? { x } else { y }.clone())
            }
        }
    };
    if op == Op::Xor {
        return Err(type_error("unsupported operand type(s) for ^: 'Counter' and 'Counter'"));
    }
    let positive = |value: &Dyn| super::order(crate::traits::Comparison::Greater, value, &zero);
    for (key, count) in a.pairs() {
        let other = b.get_or(&key, zero.clone())?;
        let count = combine(&count, &other)?;
        if positive(&count)? {
            answer.set_item(key, count)?;
        }
    }
    if op != Op::And {
        for (key, count) in b.pairs() {
            if a.contains(&key)? {
                continue;
            }
            let count = combine(&zero, &count)?;
            if positive(&count)? {
                answer.set_item(key, count)?;
            }
        }
    }
    Ok(Dyn::Dict(answer))
}

fn unary(
    value: &Dyn,
    dunder: &str,
    sign: &str,
    plain: impl Fn(&Number) -> Option<Dyn>,
) -> Result<Dyn> {
    if has_methods(value)
        && let Some(method) = special(value, dunder)
    {
        return call(&method, &[]);
    }
    if let Dyn::Native(native) = value
        && let Some(answer) = native.unary(dunder)?
    {
        return Ok(answer);
    }
    number(value)
        .and_then(|number| plain(&number))
        .ok_or_else(|| type_error(&format!("bad operand type for {sign}: '{}'", type_name(value))))
}

/// `-a`.
pub fn neg(value: &Dyn) -> Result<Dyn> {
    if let Dyn::Dict(dict) = value
        && dict.kind() == Kind::Counter
    {
        return counters(Op::Sub, &crate::modules::collections::counter(), dict);
    }
    unary(value, "__neg__", "unary -", |number| {
        Some(match number {
            Number::Int(value) => Dyn::Int(value.neg()),
            Number::Float(value) => Dyn::Float(crate::float::made(-value)),
        })
    })
}

/// `+a`.
pub fn pos(value: &Dyn) -> Result<Dyn> {
    if let Dyn::Dict(dict) = value
        && dict.kind() == Kind::Counter
    {
        return counters(Op::Add, dict, &crate::modules::collections::counter());
    }
    unary(value, "__pos__", "unary +", |number| {
        Some(match number {
            Number::Int(value) => Dyn::Int(value.clone()),
            Number::Float(value) => Dyn::Float(*value),
        })
    })
}

/// `~a`.
pub fn invert(value: &Dyn) -> Result<Dyn> {
    if matches!(value, Dyn::Instance(_))
        && special(value, "__invert__").is_none()
        && let Some(answer) = crate::own::flag_inverted(value)?
    {
        return Ok(answer);
    }
    unary(value, "__invert__", "unary ~", |number| match number {
        Number::Int(value) => Some(Dyn::Int(value.invert())),
        Number::Float(_) => None,
    })
}

/// `abs(a)`.
pub fn abs(value: &Dyn) -> Result<Dyn> {
    unary(value, "__abs__", "abs()", |number| {
        Some(match number {
            Number::Int(value) => Dyn::Int(value.abs()),
            Number::Float(value) => Dyn::Float(crate::float::made(value.abs())),
        })
    })
}

/// `not a`.
pub fn not(value: &Dyn) -> Result<bool> {
    super::truth(value).map(|answer| !answer)
}

/// `divmod(a, b)`.
pub fn divmod(a: &Dyn, b: &Dyn) -> Result<Dyn> {
    if let Some(answer) = by_methods(["__divmod__", "__rdivmod__"], a, b)? {
        return Ok(answer);
    }
    let is_complex = |value: &Dyn| type_name(value) == "complex";
    if is_complex(a) || is_complex(b) {
        // A fraction goes there as a complex number.
        let name = |value: &Dyn| match &*type_name(value) {
            "Fraction" => "complex".to_owned(),
            name => name.to_owned(),
        };
        return Err(type_error(&format!(
            "unsupported operand type(s) for divmod(): '{}' and '{}'",
            name(a),
            name(b)
        )));
    }
    if matches!(a, Dyn::Native(_)) || matches!(b, Dyn::Native(_)) {
        return Ok(Dyn::tuple(vec![floordiv(a, b)?, modulo(a, b)?]));
    }
    match (number(a), number(b)) {
        (Some(Number::Int(x)), Some(Number::Int(y))) => {
            let (quotient, rest) = x.divmod(&y)?;
            Ok(Dyn::tuple(vec![Dyn::Int(quotient), Dyn::Int(rest)]))
        }
        (Some(x), Some(y)) => {
            let (quotient, rest) = crate::float::divmod(x.to_float()?, y.to_float()?)?;
            Ok(Dyn::tuple(vec![Dyn::Float(quotient), Dyn::Float(rest)]))
        }
        _ => Err(type_error(&format!(
            "unsupported operand type(s) for divmod(): '{}' and '{}'",
            type_name(a),
            type_name(b)
        ))),
    }
}

/// `pow(a, b, c)`.
pub fn pow_mod(a: &Dyn, b: &Dyn, c: &Dyn) -> Result<Dyn> {
    if c.is_none() {
        return pow(a, b);
    }
    if let (Dyn::Instance(_), Some(method)) = (a, special(a, "__pow__")) {
        return call(&method, &[b.clone(), c.clone()]);
    }
    match (number(a), number(b), number(c)) {
        (Some(Number::Int(a)), Some(Number::Int(b)), Some(Number::Int(c))) => {
            Ok(Dyn::Int(a.pow_mod(&b, &c)?))
        }
        // Whoever of the three can take powers is asked, and these have words of their own.
        _ if [a, b, c].iter().any(|value| matches!(value, Dyn::Float(_))) => {
            Err(type_error("pow() 3rd argument not allowed unless all arguments are integers"))
        }
        _ if [a, b, c].iter().any(|value| type_name(value) == "complex") => {
            Err(value_error("complex modulo"))
        }
        _ if type_name(a) == "Fraction" => {
            Err(type_error("Fraction.__pow__() takes 2 positional arguments but 3 were given"))
        }
        _ => Err(type_error(&format!(
            "unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'",
            type_name(a),
            type_name(b),
            type_name(c)
        ))),
    }
}
