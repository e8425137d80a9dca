"""`decimal`: numbers in base ten, of as many digits as the context says, after the General Decimal Arithmetic
Specification. A number is a sign, a whole number of any size and an exponent of ten; what an operation notes for the
context is gathered while it runs and told once, at its end."""

import math
from collections import namedtuple
from fractions import Fraction
import _native

ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
_ROUNDINGS = (
    ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR,
    ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP,
)

MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997
HAVE_THREADS = True
HAVE_CONTEXTVAR = True

DecimalTuple = namedtuple("DecimalTuple", ("sign", "digits", "exponent"), module="decimal")


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


# What can be noted, as bits; the first five are kinds of an invalid operation.
_INVALID = 1
_SYNTAX = 2
_IMPOSSIBLE = 4
_UNDEFINED = 8
_FLOAT = 32
_ZERO = 64
_OVERFLOW = 128
_UNDERFLOW = 256
_SUBNORMAL = 512
_INEXACT = 1024
_ROUNDED = 2048
_CLAMPED = 4096
_ANY_INVALID = 31

_NOTES = (
    (_INVALID, InvalidOperation), (_SYNTAX, ConversionSyntax), (_IMPOSSIBLE, DivisionImpossible),
    (_UNDEFINED, DivisionUndefined), (16, InvalidContext), (_FLOAT, FloatOperation), (_ZERO, DivisionByZero),
    (_OVERFLOW, Overflow), (_UNDERFLOW, Underflow), (_SUBNORMAL, Subnormal), (_INEXACT, Inexact),
    (_ROUNDED, Rounded), (_CLAMPED, Clamped),
)
_SIGNALS = (
    (InvalidOperation, _ANY_INVALID), (FloatOperation, _FLOAT), (DivisionByZero, _ZERO), (Overflow, _OVERFLOW),
    (Underflow, _UNDERFLOW), (Subnormal, _SUBNORMAL), (Inexact, _INEXACT), (Rounded, _ROUNDED), (Clamped, _CLAMPED),
)
# The order in which a context shows them.
_SHOWN = (
    ("Clamped", _CLAMPED), ("InvalidOperation", _SYNTAX), ("DivisionByZero", _ZERO),
    ("InvalidOperation", _IMPOSSIBLE | _UNDEFINED), ("Inexact", _INEXACT), ("InvalidOperation", _ANY_INVALID),
    ("FloatOperation", _FLOAT), ("Overflow", _OVERFLOW), ("Rounded", _ROUNDED), ("Subnormal", _SUBNORMAL),
    ("Underflow", _UNDERFLOW),
)

_FINITE = 0
_INFINITE = 1
_QUIET = 2
_SIGNALING = 3

_TENS = [1]
for _ in range(128):
    _TENS.append(_TENS[-1] * 10)


def _ten(count):
    return _TENS[count] if count <= 128 else 10**count


def _digits(number):
    """How many digits a whole number has; one for zero."""
    return _native.decimal_digits(number)


def _zeros(number):
    """How many zeros stand at the end."""
    text = _native.decimal_text(number)
    return len(text) - len(text.rstrip("0"))


class _Signals:
    """The flags or the traps of a context, as a mapping."""

    __module__ = "decimal"

    def __init__(self, bits):
        self._bits = bits

    def _bit(self, signal):
        for known, bits in _SIGNALS:
            if known is signal:
                return bits
        raise KeyError(
            "valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n"
            "   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]"
        )

    def __getitem__(self, signal):
        return self._bits & self._bit(signal) != 0

    def __setitem__(self, signal, value):
        bits = self._bit(signal)
        self._bits = self._bits & ~bits | (bits if value else 0)

    def __delitem__(self, signal):
        raise ValueError("signal keys cannot be deleted")

    def __iter__(self):
        return iter([signal for signal, _ in _SIGNALS])

    def __len__(self):
        return len(_SIGNALS)

    def __contains__(self, signal):
        return signal in [known for known, _ in _SIGNALS]

    def keys(self):
        return [signal for signal, _ in _SIGNALS]

    def values(self):
        return [self._bits & bits != 0 for _, bits in _SIGNALS]

    def items(self):
        return [(signal, self._bits & bits != 0) for signal, bits in _SIGNALS]

    def get(self, signal, default=None):
        return self[signal] if signal in self else default

    def copy(self):
        return dict(self.items())

    def update(self, other):
        for signal, value in dict(other).items():
            self[signal] = value

    def __eq__(self, other):
        if isinstance(other, _Signals):
            return self.items() == other.items()
        if isinstance(other, dict):
            return dict(self.items()) == other
        return NotImplemented

    __hash__ = None

    def __repr__(self):
        return "{" + ", ".join([f"{signal!r}:{value}" for signal, value in self.items()]) + "}"


def _signal_bits(given):
    """The bits of flags or traps as a program gives them: a list of signals, or a dict of all of them."""
    if isinstance(given, _Signals):
        return given._bits
    made = _Signals(0)
    if isinstance(given, dict):
        if len(given) != len(_SIGNALS):
            raise KeyError("invalid signal dict")
        for signal, value in given.items():
            if signal not in made:
                raise KeyError("invalid signal dict")
            made[signal] = value
        return made._bits
    for signal in given:
        made._bits |= made._bit(signal)
    return made._bits


def _whole(value):
    if not isinstance(value, int):
        raise TypeError("an integer is required")
    return int(value)


class Context:
    __module__ = "decimal"
    __slots__ = (
        "_prec", "_rounding", "_emin", "_emax", "_capitals", "_clamp", "_flags", "_traps",
        "_now", "_low", "_high", "_limit",
    )

    def __init__(
        self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None
    ):
        base = _default[0]
        self._now = 0
        self._prec = 28
        self._rounding = ROUND_HALF_EVEN
        self._emin = -999999
        self._emax = 999999
        self._capitals = 1
        self._clamp = 0
        if base is not None:
            self._take(base)
        self._flags = _Signals(0)
        self._traps = _Signals(_ANY_INVALID | _ZERO | _OVERFLOW if base is None else base._traps._bits)
        if prec is not None:
            self.prec = prec
        if rounding is not None:
            self.rounding = rounding
        if Emin is not None:
            self.Emin = Emin
        if Emax is not None:
            self.Emax = Emax
        if capitals is not None:
            self.capitals = capitals
        if clamp is not None:
            self.clamp = clamp
        if traps is not None:
            self._traps = _Signals(_signal_bits(traps))
        if flags is not None:
            self._flags = _Signals(_signal_bits(flags))
        self._bounds()

    def _take(self, other):
        self._prec = other._prec
        self._rounding = other._rounding
        self._emin = other._emin
        self._emax = other._emax
        self._capitals = other._capitals
        self._clamp = other._clamp

    def _bounds(self):
        """A number below the limit whose exponent lies between low and high needs no rounding."""
        self._limit = None if self._prec > 9999 else _ten(self._prec)
        self._low = self._emin
        self._high = self._emax - self._prec + 1

    @property
    def prec(self):
        return self._prec

    @prec.setter
    def prec(self, value):
        value = _whole(value)
        if not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        self._prec = value
        self._bounds()

    @property
    def rounding(self):
        return self._rounding

    @rounding.setter
    def rounding(self, value):
        if not isinstance(value, str) or value not in _ROUNDINGS:
            raise TypeError(_rounding_message())
        self._rounding = value

    @property
    def Emin(self):
        return self._emin

    @Emin.setter
    def Emin(self, value):
        value = _whole(value)
        if not MIN_EMIN <= value <= 0:
            raise ValueError("valid range for Emin is [MIN_EMIN, 0]")
        self._emin = value
        self._bounds()

    @property
    def Emax(self):
        return self._emax

    @Emax.setter
    def Emax(self, value):
        value = _whole(value)
        if not 0 <= value <= MAX_EMAX:
            raise ValueError("valid range for Emax is [0, MAX_EMAX]")
        self._emax = value
        self._bounds()

    @property
    def capitals(self):
        return self._capitals

    @capitals.setter
    def capitals(self, value):
        value = _whole(value)
        if value not in (0, 1):
            raise ValueError("valid values for capitals are 0 or 1")
        self._capitals = value

    @property
    def clamp(self):
        return self._clamp

    @clamp.setter
    def clamp(self, value):
        value = _whole(value)
        if value not in (0, 1):
            raise ValueError("valid values for clamp are 0 or 1")
        self._clamp = value

    @property
    def flags(self):
        return self._flags

    @flags.setter
    def flags(self, value):
        self._flags._bits = _signal_bits(value)

    @property
    def traps(self):
        return self._traps

    @traps.setter
    def traps(self, value):
        self._traps._bits = _signal_bits(value)

    def _work(self, prec, rounding=ROUND_HALF_EVEN):
        """A context for what comes in between: nothing is too large for it, and nothing is told."""
        made = _plain_context()
        made._prec = prec
        made._rounding = rounding
        made._emin = MIN_EMIN
        made._emax = MAX_EMAX
        made._clamp = 0
        made._traps = _Signals(0)
        made._bounds()
        return made

    def _end(self, result):
        """Tells what the operation noted; raises what is trapped of it."""
        now = self._now
        if now:
            self._now = 0
            self._flags._bits |= now
            trapped = now & self._traps._bits
            if trapped:
                kinds = [kind for bit, kind in _NOTES if trapped & bit]
                for signal, bits in _SIGNALS:
                    if trapped & bits:
                        raise signal(kinds)
        return result

    def _invalid(self, note=_INVALID):
        self._now |= note
        return _nan()

    def copy(self):
        made = _plain_context()
        made._take(self)
        made._flags = _Signals(self._flags._bits)
        made._traps = _Signals(self._traps._bits)
        made._bounds()
        return made

    __copy__ = copy

    def clear_flags(self):
        self._flags._bits = 0

    def clear_traps(self):
        self._traps._bits = 0

    def Etiny(self):
        return self._emin - self._prec + 1

    def Etop(self):
        return self._emax - self._prec + 1

    def radix(self):
        return Decimal(10)

    def __repr__(self):
        flags = _shown_bits(self._flags._bits)
        traps = _shown_bits(self._traps._bits)
        return (
            f"Context(prec={self._prec}, rounding={self._rounding}, Emin={self._emin}, Emax={self._emax}, "
            f"capitals={self._capitals}, clamp={self._clamp}, flags=[{flags}], traps=[{traps}])"
        )

    def create_decimal(self, num="0", /):
        # The flag of floats is raised by the making, what does not fit is rounded.
        if isinstance(num, str):
            made = _of_text(num.strip().replace("_", ""), self)
        else:
            made = _of_value(num, self)
        if made._kind >= _QUIET:
            if made._kind != _FINITE and _digits(made._int) > self._prec - self._clamp and made._int:
                return self._end(self._invalid(_SYNTAX))
            return self._end(made)
        return self._end(_fixed(made, self))

    def create_decimal_from_float(self, f, /):
        return self._end(_fixed(Decimal.from_float(f), self))

    def abs(self, x, /):
        return self._end(_absolute(_needed(x), self))

    def plus(self, x, /):
        return self._end(_plus(_needed(x), self))

    def minus(self, x, /):
        return self._end(_minus(_needed(x), self))

    def add(self, x, y, /):
        return self._end(_add(_needed(x), _needed(y), self))

    def subtract(self, x, y, /):
        return self._end(_subtract(_needed(x), _needed(y), self))

    def multiply(self, x, y, /):
        return self._end(_multiply(_needed(x), _needed(y), self))

    def divide(self, x, y, /):
        return self._end(_divide(_needed(x), _needed(y), self))

    def divide_int(self, x, y, /):
        return self._end(_divide_int(_needed(x), _needed(y), self))

    def remainder(self, x, y, /):
        return self._end(_remainder(_needed(x), _needed(y), self))

    def remainder_near(self, x, y, /):
        return self._end(_remainder_near(_needed(x), _needed(y), self))

    def divmod(self, x, y, /):
        return self._end(_divmod(_needed(x), _needed(y), self))

    def power(self, a, b, modulo=None):
        a, b = _needed(a), _needed(b)
        if modulo is None:
            return self._end(_power(a, b, self))
        return self._end(_power_modulo(a, b, _needed(modulo), self))

    def fma(self, x, y, z, /):
        return self._end(_fma(_needed(x), _needed(y), _needed(z), self))

    def sqrt(self, x, /):
        return _needed(x).sqrt(self)

    def exp(self, x, /):
        return _needed(x).exp(self)

    def ln(self, x, /):
        return _needed(x).ln(self)

    def log10(self, x, /):
        return _needed(x).log10(self)

    def logb(self, x, /):
        return _needed(x).logb(self)

    def scaleb(self, x, y, /):
        return _needed(x).scaleb(y, self)

    def shift(self, x, y, /):
        return _needed(x).shift(y, self)

    def rotate(self, x, y, /):
        return _needed(x).rotate(y, self)

    def quantize(self, x, y, /):
        return _needed(x).quantize(y, None, self)

    def normalize(self, x, /):
        return _needed(x).normalize(self)

    def compare(self, x, y, /):
        return _needed(x).compare(y, self)

    def compare_signal(self, x, y, /):
        return _needed(x).compare_signal(y, self)

    def compare_total(self, x, y, /):
        return _needed(x).compare_total(y)

    def compare_total_mag(self, x, y, /):
        return _needed(x).compare_total_mag(y)

    def max(self, x, y, /):
        return _needed(x).max(y, self)

    def min(self, x, y, /):
        return _needed(x).min(y, self)

    def max_mag(self, x, y, /):
        return _needed(x).max_mag(y, self)

    def min_mag(self, x, y, /):
        return _needed(x).min_mag(y, self)

    def next_plus(self, x, /):
        return _needed(x).next_plus(self)

    def next_minus(self, x, /):
        return _needed(x).next_minus(self)

    def next_toward(self, x, y, /):
        return _needed(x).next_toward(y, self)

    def number_class(self, x, /):
        return _needed(x).number_class(self)

    def same_quantum(self, x, y, /):
        return _needed(x).same_quantum(y)

    def to_integral_value(self, x, /):
        return _needed(x).to_integral_value(None, self)

    def to_integral(self, x, /):
        return _needed(x).to_integral_value(None, self)

    def to_integral_exact(self, x, /):
        return _needed(x).to_integral_exact(None, self)

    def to_sci_string(self, x, /):
        return _text(_needed(x), self, False)

    def to_eng_string(self, x, /):
        return _text(_needed(x), self, True)

    def logical_and(self, x, y, /):
        return _needed(x).logical_and(y, self)

    def logical_or(self, x, y, /):
        return _needed(x).logical_or(y, self)

    def logical_xor(self, x, y, /):
        return _needed(x).logical_xor(y, self)

    def logical_invert(self, x, /):
        return _needed(x).logical_invert(self)

    def canonical(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError("argument must be a Decimal")
        return x

    def copy_decimal(self, x, /):
        return _needed(x)

    def copy_abs(self, x, /):
        return _needed(x).copy_abs()

    def copy_negate(self, x, /):
        return _needed(x).copy_negate()

    def copy_sign(self, x, y, /):
        return _needed(x).copy_sign(y)

    def is_canonical(self, x, /):
        if not isinstance(x, Decimal):
            raise TypeError("argument must be a Decimal")
        return True

    def is_finite(self, x, /):
        return _needed(x).is_finite()

    def is_infinite(self, x, /):
        return _needed(x).is_infinite()

    def is_nan(self, x, /):
        return _needed(x).is_nan()

    def is_qnan(self, x, /):
        return _needed(x).is_qnan()

    def is_snan(self, x, /):
        return _needed(x).is_snan()

    def is_signed(self, x, /):
        return _needed(x).is_signed()

    def is_zero(self, x, /):
        return _needed(x).is_zero()

    def is_normal(self, x, /):
        return _needed(x).is_normal(self)

    def is_subnormal(self, x, /):
        return _needed(x).is_subnormal(self)


def _shown_bits(held):
    names = []
    for name, bits in _SHOWN:
        if held & bits and name not in names:
            names.append(name)
    return ", ".join(names)


def _rounding_message():
    return (
        "valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
        "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]"
    )


def _plain_context():
    made = object.__new__(Context)
    made._now = 0
    made._capitals = 1
    made._flags = _Signals(0)
    return made


_default = [None]
DefaultContext = Context()
_default[0] = DefaultContext
BasicContext = Context(
    prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow], flags=[]
)
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[], flags=[])
_current = [DefaultContext.copy()]


def getcontext():
    return _current[0]


def setcontext(context, /):
    if not isinstance(context, Context):
        raise TypeError("argument must be a context")
    if context is DefaultContext or context is BasicContext or context is ExtendedContext:
        context = context.copy()
        context.clear_flags()
    _current[0] = context


class ContextManager:
    __module__ = "decimal"

    def __init__(self, context):
        self._new = context
        self._old = None

    def __enter__(self):
        self._old = _current[0]
        _current[0] = self._new
        return self._new

    def __exit__(self, kind, value, trace):
        _current[0] = self._old
        return False


def localcontext(ctx=None, **kwargs):
    if ctx is None:
        ctx = _current[0]
    elif not isinstance(ctx, Context):
        raise TypeError("optional argument must be a context")
    for name in kwargs:
        if name not in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"):
            raise TypeError(f"'{name}' is an invalid keyword argument for this function")
    made = ctx.copy()
    for name, value in kwargs.items():
        setattr(made, name, value)
    return ContextManager(made)


def _context(given):
    if given is None:
        return _current[0]
    if not isinstance(given, Context):
        raise TypeError("optional argument must be a context")
    return given


def _new(sign, number, exp, kind=0):
    made = object.__new__(Decimal)
    made._sign = sign
    made._int = number
    made._exp = exp
    made._kind = kind
    return made


def _nan():
    return _new(0, 0, 0, _QUIET)


def _infinity(sign):
    return _new(sign, 0, 0, _INFINITE)


def _of_int(value):
    return _new(1, -value, 0) if value < 0 else _new(0, int(value), 0)


def _operand(value):
    """The other side of an operator; none where it is no exact number."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _of_int(value)
    return None


def _needed(value):
    made = _operand(value)
    if made is None:
        raise TypeError(f"conversion from {_type_name(value)} to Decimal is not supported")
    return made


def _type_name(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ != "decimal" else "decimal." + kind.__name__


# Rounding.


def _cut(sign, number, count, rounding):
    """A number without its last digits, rounded, and whether any of these was not zero."""
    if count <= 0:
        return number, False
    if count > _digits(number) + 1:
        kept, rest, side = 0, number, -1 if number else 0
    else:
        unit = _ten(count)
        kept, rest = divmod(number, unit)
        twice = 2 * rest
        side = -1 if twice < unit else 1 if twice > unit else 0
    if not rest:
        return kept, False
    if rounding == ROUND_HALF_EVEN:
        is_up = side > 0 or side == 0 and kept % 2 == 1
    elif rounding == ROUND_DOWN:
        is_up = False
    elif rounding == ROUND_HALF_UP:
        is_up = side >= 0
    elif rounding == ROUND_HALF_DOWN:
        is_up = side > 0
    elif rounding == ROUND_UP:
        is_up = True
    elif rounding == ROUND_CEILING:
        is_up = sign == 0
    elif rounding == ROUND_FLOOR:
        is_up = sign == 1
    else:
        is_up = kept % 5 == 0
    return kept + 1 if is_up else kept, True


def _make(sign, number, exp, ctx):
    """A finite number as the context allows it."""
    if ctx._low <= exp <= ctx._high and ctx._limit is not None and number < ctx._limit:
        return _new(sign, number, exp)
    digits = _digits(number)
    adjusted = exp + digits - 1
    if adjusted > ctx._emax:
        return _too_large(sign, number, ctx)
    if ctx._clamp and exp > ctx._high:
        number *= _ten(exp - ctx._high)
        ctx._now |= _CLAMPED
        if number and adjusted < ctx._emin:
            ctx._now |= _SUBNORMAL
        return _new(sign, number, ctx._high)
    if adjusted < ctx._emin:
        tiny = ctx._emin - ctx._prec + 1
        if not number:
            if exp < tiny:
                ctx._now |= _CLAMPED
                exp = tiny
            return _new(sign, 0, exp)
        ctx._now |= _SUBNORMAL
        if exp < tiny:
            number, is_inexact = _cut(sign, number, tiny - exp, ctx._rounding)
            ctx._now |= _ROUNDED
            if is_inexact:
                ctx._now |= _INEXACT | _UNDERFLOW
                if not number:
                    ctx._now |= _CLAMPED
            exp = tiny
        return _new(sign, number, exp)
    if digits > ctx._prec:
        count = digits - ctx._prec
        number, is_inexact = _cut(sign, number, count, ctx._rounding)
        exp += count
        ctx._now |= _ROUNDED | _INEXACT if is_inexact else _ROUNDED
        if _digits(number) > ctx._prec:
            number //= 10
            exp += 1
            if exp + ctx._prec - 1 > ctx._emax:
                return _too_large(sign, number, ctx)
    return _new(sign, number, exp)


def _too_large(sign, number, ctx):
    if not number:
        ctx._now |= _CLAMPED
        return _new(sign, 0, ctx._high if ctx._clamp else ctx._emax)
    ctx._now |= _OVERFLOW | _INEXACT | _ROUNDED
    rounding = ctx._rounding
    is_largest = (
        rounding in (ROUND_DOWN, ROUND_05UP)
        or rounding == ROUND_CEILING and sign == 1
        or rounding == ROUND_FLOOR and sign == 0
    )
    if is_largest:
        return _new(sign, _ten(ctx._prec) - 1, ctx._high)
    return _infinity(sign)


def _fixed(value, ctx):
    """A number as the context allows it."""
    if value._kind == _FINITE:
        return _make(value._sign, value._int, value._exp, ctx)
    return _fixed_nan(value, ctx) if value._kind >= _QUIET else _plain(value)


def _fixed_nan(value, ctx):
    payload = value._int
    room = ctx._prec - ctx._clamp
    if payload and _digits(payload) > room:
        payload = payload % _ten(room) if room else 0
    return _new(value._sign, payload, 0, value._kind)


def _plain(value):
    """The same number as a plain Decimal."""
    return value if type(value) is Decimal else _new(value._sign, value._int, value._exp, value._kind)


def _nan_of(values, ctx):
    """What an operation gives for operands of which one is no number."""
    for value in values:
        if value._kind == _SIGNALING:
            ctx._now |= _INVALID
            return _fixed_nan(_new(value._sign, value._int, 0, _QUIET), ctx)
    for value in values:
        if value._kind == _QUIET:
            return _fixed_nan(value, ctx)
    return None


# Arithmetic.


def _add(a, b, ctx):
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        if a._kind and b._kind and a._sign != b._sign:
            return ctx._invalid()
        return _plain(a if a._kind else b)
    if a._exp < b._exp:
        a, b = b, a
    high, low = a._int, b._int
    exp = b._exp
    gap = a._exp - exp
    if gap and high:
        if gap > ctx._prec:
            # What lies far below the last digit that counts is only known not to be zero.
            digits = _digits(high)
            least = a._exp - 1 + (0 if digits > ctx._prec else digits - ctx._prec - 1)
            if exp + _digits(low) - 1 < least:
                low = 1 if low else 0
                exp = least
                gap = a._exp - exp
        high *= _ten(gap)
    if a._sign == b._sign:
        return _make(a._sign, high + low, exp, ctx)
    total = high - low
    if total > 0:
        return _make(a._sign, total, exp, ctx)
    if total < 0:
        return _make(b._sign, -total, exp, ctx)
    return _make(1 if ctx._rounding == ROUND_FLOOR else 0, 0, exp, ctx)


def _negated(value):
    return _new(1 - value._sign, value._int, value._exp, value._kind)


def _subtract(a, b, ctx):
    if a._kind >= _QUIET or b._kind >= _QUIET:
        return _nan_of((a, b), ctx)
    return _add(a, _negated(b), ctx)


def _multiply(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        if a._kind == _FINITE and not a._int or b._kind == _FINITE and not b._int:
            return ctx._invalid()
        return _infinity(sign)
    return _make(sign, a._int * b._int, a._exp + b._exp, ctx)


def _fma(a, b, c, ctx):
    if a._kind >= _QUIET or b._kind >= _QUIET:
        return _nan_of((a, b, c) if c._kind < _SIGNALING else (c, a, b) if a._kind < 3 and b._kind < 3 else (a, b), ctx)
    wide = ctx._work(_digits(a._int) + _digits(b._int) + 1)
    product = _multiply(a, b, wide)
    if wide._now:
        return ctx._invalid()
    return _add(product, c, ctx)


def _divide(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        if a._kind and b._kind:
            return ctx._invalid()
        if a._kind:
            return _infinity(sign)
        ctx._now |= _CLAMPED
        return _new(sign, 0, ctx._emin - ctx._prec + 1)
    ideal = a._exp - b._exp
    if not b._int:
        if not a._int:
            return ctx._invalid(_UNDEFINED)
        ctx._now |= _ZERO
        return _infinity(sign)
    if not a._int:
        return _make(sign, 0, ideal, ctx)
    count = _digits(b._int) - _digits(a._int) + ctx._prec + 1
    exp = ideal - count
    if count >= 0:
        number, rest = divmod(a._int * _ten(count), b._int)
    else:
        number, rest = divmod(a._int, b._int * _ten(-count))
    if rest:
        if number % 5 == 0:
            number += 1
    elif exp < ideal:
        gone = min(_zeros(number), ideal - exp)
        number //= _ten(gone)
        exp += gone
    return _make(sign, number, exp, ctx)


def _parts(a, b, ctx):
    """The whole quotient and the rest of finite numbers; none where the quotient has too many digits."""
    exp = min(a._exp, b._exp)
    adjusted = a._exp + _digits(a._int) - b._exp - _digits(b._int)
    if not a._int or adjusted < 0:
        number = a._int * _ten(a._exp - exp) if a._int else 0
        return 0, number, exp
    if adjusted > ctx._prec:
        return None
    quotient, rest = divmod(a._int * _ten(a._exp - exp), b._int * _ten(b._exp - exp))
    if quotient and _digits(quotient) > ctx._prec:
        return None
    return quotient, rest, exp


def _divide_int(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        if a._kind and b._kind:
            return ctx._invalid()
        return _infinity(sign) if a._kind else _new(sign, 0, 0)
    if not b._int:
        if not a._int:
            return ctx._invalid(_UNDEFINED)
        ctx._now |= _ZERO
        return _infinity(sign)
    parts = _parts(a, b, ctx)
    if parts is None:
        return ctx._invalid(_IMPOSSIBLE)
    return _make(sign, parts[0], 0, ctx)


def _remainder(a, b, ctx):
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        return ctx._invalid() if a._kind else _fixed(a, ctx)
    if not b._int:
        return ctx._invalid(_INVALID if a._int else _UNDEFINED)
    parts = _parts(a, b, ctx)
    if parts is None:
        return ctx._invalid(_IMPOSSIBLE)
    return _make(a._sign, parts[1], parts[2], ctx)


def _divmod(a, b, ctx):
    sign = a._sign ^ b._sign
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            made = _nan_of((a, b), ctx)
            return made, made
        if a._kind:
            rest = ctx._invalid()
            return (rest if b._kind else _infinity(sign)), rest
        return _new(sign, 0, 0), _fixed(a, ctx)
    if not b._int:
        if not a._int:
            made = ctx._invalid(_UNDEFINED)
            return made, made
        ctx._now |= _ZERO
        return _infinity(sign), ctx._invalid()
    parts = _parts(a, b, ctx)
    if parts is None:
        made = ctx._invalid(_IMPOSSIBLE)
        return made, made
    return _make(sign, parts[0], 0, ctx), _make(a._sign, parts[1], parts[2], ctx)


def _remainder_near(a, b, ctx):
    if a._kind or b._kind or not b._int:
        return _remainder(a, b, ctx)
    if a._int and a._exp + _digits(a._int) - b._exp - _digits(b._int) > ctx._prec + 1:
        return ctx._invalid(_IMPOSSIBLE)
    exp = min(a._exp, b._exp)
    if not a._int:
        return _make(a._sign, 0, exp, ctx)
    if a._exp + _digits(a._int) - b._exp - _digits(b._int) < -1:
        return _make(a._sign, a._int * _ten(a._exp - exp), exp, ctx)
    other = b._int * _ten(b._exp - exp)
    quotient, rest = divmod(a._int * _ten(a._exp - exp), other)
    if quotient and _digits(quotient) > ctx._prec:
        return ctx._invalid(_IMPOSSIBLE)
    sign = a._sign
    if 2 * rest > other or 2 * rest == other and quotient % 2 == 1:
        rest = other - rest
        sign = 1 - sign
        if _digits(quotient + 1) > ctx._prec:
            return ctx._invalid(_IMPOSSIBLE)
    return _make(sign, rest, exp, ctx)


def _plus(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    if a._kind == _FINITE and not a._int and ctx._rounding != ROUND_FLOOR:
        return _make(0, 0, a._exp, ctx)
    return _fixed(a, ctx)


def _minus(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    if a._kind == _FINITE and not a._int and ctx._rounding != ROUND_FLOOR:
        return _make(0, 0, a._exp, ctx)
    return _fixed(_negated(a), ctx)


def _absolute(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    return _fixed(_new(0, a._int, a._exp, a._kind), ctx)


# Logarithms, exponentials, powers and roots. What comes in between is whole numbers in units of a power of two.


def _atanh_of_one_over(number, bits):
    total = power = (1 << bits) // number
    square = number * number
    divisor = 3
    while power:
        power //= square
        total += power // divisor
        divisor += 2
    return total


_ln_ten = [0, 0]


def _ten_logarithm(bits):
    """The natural logarithm of ten in units of 2**-bits; the last few bits are not sure."""
    if _ln_ten[0] < bits:
        _ln_ten[1] = (
            46 * _atanh_of_one_over(31, bits + 32)
            + 34 * _atanh_of_one_over(49, bits + 32)
            + 20 * _atanh_of_one_over(161, bits + 32)
        )
        _ln_ten[0] = bits
    return _ln_ten[1] >> (_ln_ten[0] - bits + 32)


def _exponential(number, bits):
    """e to a number between 0 and 4, both in units of 2**-bits; a few of the last bits are not sure."""
    halvings = math.isqrt(bits) // 2 + 4
    work = bits + 2 * halvings + 16
    step = number << (work - bits) >> halvings
    total = term = 1 << work
    at = 1
    while term:
        term = (term * step >> work) // at
        total += term
        at += 1
    for _ in range(halvings):
        total = total * total >> work
    return total >> (work - bits)


def _bits_of(digits):
    return digits * 3322 // 1000 + 24


def _scaled(number, exp, bits):
    """A decimal number in units of 2**-bits, cut off."""
    if exp >= 0:
        return number * _ten(exp) << bits
    return (number << bits) // _ten(-exp)


def _exp_digits(sign, number, exp, count):
    """The first digits of e to a number, and the exponent of the last of them; its unit is not sure."""
    size = max(exp + _digits(number), 0)
    bits = _bits_of(count + 4)
    wide = bits + _bits_of(size)
    value = _scaled(number, exp, wide)
    if sign:
        value = -value
    tens = value // _ten_logarithm(wide)
    rest = (value - tens * _ten_logarithm(wide)) >> (wide - bits)
    found = _exponential(rest, bits) * _ten(count) >> bits
    return found, tens - count


def _ln_bits(number, exp, bits):
    """The logarithm of a decimal number in units of 2**-bits; a few of the last bits are not sure."""
    bits += 16
    adjusted = exp + _digits(number) - 1
    if not 1 << 53 > number:
        lead = int(_native.decimal_text(number)[:16]) / 10.0 ** (min(_digits(number), 16) - 1)
    else:
        lead = number / 10.0 ** (_digits(number) - 1)
    if lead > 3.0:
        adjusted += 1
        lead /= 10.0
    # The number divided by its power of ten lies between 0.3 and 3.
    value = _scaled(number, exp - adjusted, bits)
    found = int(math.log(lead) * 2.0**52) << (bits - 52)
    sure = 40
    ten = _ten_logarithm(bits)
    while True:
        # One step of Halley's method trebles the digits that are right.
        if found >= 0:
            power = _exponential(found, bits)
        else:
            power = (1 << 2 * bits) // _exponential(-found, bits)
        found += (2 * (value - power) << bits) // (value + power)
        sure *= 3
        if sure > bits + 8:
            break
    return found + adjusted * ten >> 16


def _is_sure(found, count, error):
    """Whether what is cut off so many digits before the end says on which side of a tie it lies."""
    if count < 2:
        return False
    unit = _ten(count)
    rest = found % unit
    half = unit // 2
    return not half - error <= rest <= half + error


def _exp(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    if a._kind:
        return _new(0, 0, 0) if a._sign else _infinity(0)
    if not a._int:
        return _new(0, 1, 0)
    even = ctx.copy()
    even._rounding = ROUND_HALF_EVEN
    adjusted = a._exp + _digits(a._int) - 1
    prec = ctx._prec
    if adjusted > 20:
        made = _make(0, 1, MIN_ETINY * 2 if a._sign else MAX_EMAX + 1, even)
    elif adjusted < -prec - 3:
        # Too small to move the last digit.
        made = _new(0, _ten(prec - 1), 1 - prec)
    else:
        extra = 6
        while True:
            found, exp = _exp_digits(a._sign, a._int, a._exp, prec + extra)
            if _is_sure(found, _digits(found) - prec, 50):
                break
            extra += 10 + prec // 4
        made = _make(0, found * 10 + 1, exp - 1, even)
    ctx._now |= even._now | _INEXACT | _ROUNDED
    return made


def _ln_digits(number, exp, count):
    """The logarithm's first digits, at least so many, with its sign and the exponent of the last of them."""
    below = 0
    while True:
        # Where the number is near to one its logarithm begins far behind the point.
        bits = _bits_of(count + below + 6)
        value = _ln_bits(number, exp, bits)
        size = abs(value)
        found = size * _ten(count + below) >> bits
        lacks = count - _digits(found)
        if lacks <= 0:
            return (1 if value < 0 else 0), found, -count - below
        below += lacks + 2


def _ln(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    if a._kind == _FINITE and not a._int:
        return _infinity(1)
    if a._sign:
        return ctx._invalid()
    if a._kind:
        return _infinity(0)
    if a._exp <= 0 and a._int == _ten(-a._exp):
        return _new(0, 0, 0)
    return _rounded_logarithm(a, ctx, False)


def _rounded_logarithm(a, ctx, is_common):
    even = ctx.copy()
    even._rounding = ROUND_HALF_EVEN
    prec = ctx._prec
    extra = 6
    while True:
        sign, found, exp = _ln_digits(a._int, a._exp, prec + extra)
        if is_common:
            bits = _bits_of(_digits(found) + 6)
            found = (found << bits) // _ten_logarithm(bits)
        if _is_sure(found, _digits(found) - prec, 50):
            break
        extra += 10 + prec // 4
    made = _make(sign, found * 10 + 1, exp - 1, even)
    ctx._now |= even._now | _INEXACT | _ROUNDED
    return made


def _log10(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    if a._kind == _FINITE and not a._int:
        return _infinity(1)
    if a._sign:
        return ctx._invalid()
    if a._kind:
        return _infinity(0)
    digits = _digits(a._int)
    if a._int == _ten(digits - 1):
        even = ctx.copy()
        even._rounding = ROUND_HALF_EVEN
        exponent = a._exp + digits - 1
        made = _make(1 if exponent < 0 else 0, abs(exponent), 0, even)
        ctx._now |= even._now
        return made
    return _rounded_logarithm(a, ctx, True)


def _is_whole(a):
    if a._kind:
        return False
    if a._exp >= 0 or not a._int:
        return True
    return -a._exp < _digits(a._int) and a._int % _ten(-a._exp) == 0


def _is_odd(a):
    """Whether a whole number is odd."""
    if a._exp > 0:
        return False
    return a._int // _ten(-a._exp) % 2 == 1 if -a._exp < _digits(a._int) else False


def _order_of_sizes(a, b):
    """-1, 0 or 1: how two numbers lie without their signs."""
    if a._kind or b._kind:
        return (a._kind == _INFINITE) - (b._kind == _INFINITE)
    if not a._int or not b._int:
        return (a._int != 0) - (b._int != 0)
    high, low = a._exp + _digits(a._int), b._exp + _digits(b._int)
    if high != low:
        return 1 if high > low else -1
    exp = min(a._exp, b._exp)
    x, y = a._int * _ten(a._exp - exp), b._int * _ten(b._exp - exp)
    return (x > y) - (x < y)


def _order(a, b):
    """-1, 0 or 1: how two numbers lie."""
    is_zero = a._kind == _FINITE and not a._int
    if is_zero and b._kind == _FINITE and not b._int:
        return 0
    if is_zero:
        return 1 if b._sign else -1
    if b._kind == _FINITE and not b._int:
        return -1 if a._sign else 1
    if a._sign != b._sign:
        return -1 if a._sign else 1
    order = _order_of_sizes(a, b)
    return -order if a._sign else order


def _one():
    return _new(0, 1, 0)


def _power(a, b, ctx):
    if a._kind >= _QUIET or b._kind >= _QUIET:
        return _nan_of((a, b), ctx)
    is_whole = _is_whole(b)
    sign = 1 if a._sign and is_whole and _is_odd(b) else 0
    if a._kind == _FINITE and not a._int:
        if b._kind == _FINITE and not b._int:
            return ctx._invalid()
        return _infinity(sign) if b._sign else _new(sign, 0, 0)
    if a._sign and (b._kind or not is_whole):
        return ctx._invalid()
    if b._kind:
        order = _order_of_sizes(a, _one())
        if order == 0:
            ctx._now |= _INEXACT | _ROUNDED
            return _new(sign, _ten(ctx._prec - 1), 1 - ctx._prec)
        return _infinity(0) if (order > 0) != (b._sign == 1) else _new(0, 0, 0)
    if a._kind:
        if not b._int:
            return _one()
        return _new(sign, 0, 0) if b._sign else _infinity(sign)
    if not b._int:
        return _one()
    if _order_of_sizes(a, _one()) == 0:
        return _power_of_one(a, b, sign, is_whole, ctx)
    bound = _power_out_of_bounds(a, b, sign, ctx)
    if bound is not None:
        return bound
    if is_whole:
        return _whole_power(a, b, sign, ctx)
    return _real_power(a, b, ctx)


def _power_of_one(a, b, sign, is_whole, ctx):
    if not is_whole:
        ctx._now |= _INEXACT | _ROUNDED
        return _new(0, _ten(ctx._prec - 1), 1 - ctx._prec)
    if b._sign:
        return _new(sign, 1, 0)
    # As many zeros behind the point as the product would have, as far as they fit.
    if b._exp + _digits(b._int) > 20:
        count = ctx._prec
    else:
        count = b._int * _ten(b._exp) if b._exp >= 0 else b._int // _ten(-b._exp)
    zeros = -a._exp * count
    if zeros > ctx._prec - 1 or _digits(zeros) - 1 > ctx._emax:
        zeros = ctx._prec - 1
        ctx._now |= _ROUNDED
    return _new(sign, _ten(zeros), -zeros)


def _power_out_of_bounds(a, b, sign, ctx):
    """The power where it is surely too large or too small for the context."""
    adjusted = a._exp + _digits(a._int) - 1
    is_growing = (adjusted >= 0) == (b._sign == 0)
    # The size of the logarithm is at least ten to this power.
    if adjusted > 0:
        size = _digits(adjusted) - 1
    elif adjusted < -1:
        size = _digits(-adjusted - 1) - 1
    else:
        off = _subtract(a.copy_abs(), _one(), ctx._work(MAX_PREC))
        size = off.adjusted() - (2 if adjusted == 0 else 1)
    size += b._exp + _digits(b._int) - 1
    if is_growing:
        return _make(sign, 1, ctx._emax + 1, ctx) if size > _digits(ctx._emax) else None
    tiny = ctx._emin - ctx._prec + 1
    return _make(sign, 1, tiny - 1, ctx) if size > _digits(-tiny) else None


def _whole_power(a, b, sign, ctx):
    count = b._int * _ten(b._exp) if b._exp >= 0 else b._int // _ten(-b._exp)
    prec = ctx._prec + _digits(b._int) + b._exp + 2 + (1 if b._sign else 0)
    work = ctx._work(prec)
    work._emin, work._emax = ctx._emin, ctx._emax
    work._bounds()
    if b._sign:
        a = _divide(_one(), a, work)
    base = found = a.copy_abs()
    for bit in bin(count)[3:]:
        found = _multiply(found, found, work)
        if bit == "1":
            found = _multiply(found, base, work)
        if found._kind or not found._int and work._now & _CLAMPED:
            break
    ctx._now |= work._now
    if found._kind:
        return _make(sign, 1, ctx._emax + 1, ctx)
    return _make(sign, found._int, found._exp, ctx)


def _real_power(a, b, ctx):
    work = ctx._work(max(_digits(a._int), ctx._prec) + 23)
    found = _exp(_multiply(_ln(a, work), b, work), work)
    ctx._now |= _INEXACT | _ROUNDED
    if found._kind == _FINITE and _order(found, _one()) == 0:
        return _new(0, _ten(ctx._prec - 1), 1 - ctx._prec)
    if found._kind:
        return _make(0, 1, ctx._emax + 1, ctx)
    return _make(0, found._int, found._exp, ctx)


def _power_modulo(a, b, m, ctx):
    if a._kind >= _QUIET or b._kind >= _QUIET or m._kind >= _QUIET:
        return _nan_of((a, b, m), ctx)
    if not (_is_whole(a) and _is_whole(b) and _is_whole(m)) or b._sign or not m._int:
        return ctx._invalid()
    if m._exp + _digits(m._int) > ctx._prec or not a._int and not b._int:
        return ctx._invalid()
    sign = 1 if a._sign and _is_odd(b) else 0
    base, count, modulus = abs(int(a)), int(b), abs(int(m))
    return _new(sign, pow(base, count, modulus), 0)


def _sqrt(a, ctx):
    if a._kind >= _QUIET:
        return _nan_of((a,), ctx)
    ideal = a._exp // 2
    if a._kind == _FINITE and not a._int:
        return _make(a._sign, 0, ideal, ctx)
    if a._sign:
        return ctx._invalid()
    if a._kind:
        return _infinity(0)
    number, exp = a._int, a._exp
    if exp % 2:
        number *= 10
        exp -= 1
    # One digit more than wanted, and one that only says that there is more.
    pairs = ctx._prec + 1 - (_digits(number) + 1) // 2
    exp = exp // 2 - pairs
    if pairs >= 0:
        whole, rest = number * _ten(2 * pairs), 0
    else:
        whole, rest = divmod(number, _ten(-2 * pairs))
    root = math.isqrt(whole)
    if root * root != whole or rest:
        number, exp = root * 10 + 1, exp - 1
    else:
        number = root
        if exp < ideal:
            gone = min(_zeros(number), ideal - exp)
            number //= _ten(gone)
            exp += gone
    even = ctx.copy()
    even._rounding = ROUND_HALF_EVEN
    made = _make(0, number, exp, even)
    ctx._now |= even._now
    return made


# Text.


def _of_text(text, ctx):
    """A number as it is written, whole."""
    rest = text
    sign = 0
    if rest[:1] in ("+", "-"):
        sign = 1 if rest[0] == "-" else 0
        rest = rest[1:]
    lower = rest.lower()
    if lower in ("inf", "infinity"):
        return _infinity(sign)
    kind = _SIGNALING if lower[:1] == "s" else _QUIET
    if lower.startswith("nan") or lower.startswith("snan"):
        payload = lower[4 if kind == _SIGNALING else 3 :]
        if payload and not payload.isdecimal():
            return ctx._invalid(_SYNTAX)
        return _new(sign, _native.decimal_int(payload) if payload else 0, 0, kind)
    number, mark, exponent = lower.partition("e")
    exp = 0
    if mark:
        digits = exponent[1:] if exponent[:1] in ("+", "-") else exponent
        if not digits.isdecimal():
            return ctx._invalid(_SYNTAX)
        exp = _native.decimal_int(digits)
        if exponent[0] == "-":
            exp = -exp
    whole, _, part = number.partition(".")
    if not (whole + part).isdecimal():
        return ctx._invalid(_SYNTAX)
    value = _native.decimal_int(whole + part)
    exp -= len(part)
    if exp + _digits(value) - 1 > MAX_EMAX or exp < MIN_ETINY:
        if value == 0:
            return _new(sign, 0, min(max(exp, MIN_ETINY), MAX_EMAX))
        return ctx._invalid()
    return _new(sign, value, exp)


def _of_value(value, ctx):
    if isinstance(value, Decimal):
        return value
    if isinstance(value, int):
        return _of_int(value)
    if isinstance(value, str):
        text = value.strip().replace("_", "")
        return _of_text(text, ctx)
    if isinstance(value, float):
        ctx._now |= _FLOAT
        ctx._end(None)
        return _of_float(value)
    if isinstance(value, (tuple, list)):
        return _of_parts(value, ctx)
    raise TypeError(f"conversion from {_type_name(value)} to Decimal is not supported")


def _of_float(value):
    if value != value:
        return _new(1 if math.copysign(1.0, value) < 0 else 0, 0, 0, _QUIET)
    if value in (math.inf, -math.inf):
        return _infinity(1 if value < 0 else 0)
    above, below = value.as_integer_ratio()
    sign = 1 if math.copysign(1.0, value) < 0 else 0
    places = below.bit_length() - 1
    return _new(sign, abs(above) * 5**places, -places)


def _of_parts(parts, ctx):
    if len(parts) != 3:
        raise ValueError("argument must be a sequence of length 3")
    sign, digits, exp = parts
    if not isinstance(sign, int):
        raise ValueError("sign must be an integer with the value 0 or 1")
    if sign not in (0, 1):
        raise ValueError("sign must be an integer with the value 0 or 1")
    kind = _FINITE
    if isinstance(exp, str):
        if exp == "F":
            return _infinity(int(sign))
        if exp == "n":
            kind = _QUIET
        elif exp == "N":
            kind = _SIGNALING
        else:
            raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
        exp = 0
    elif not isinstance(exp, int):
        raise ValueError("exponent must be an integer")
    if not isinstance(digits, (tuple, list)):
        raise ValueError("coefficient must be a tuple of digits")
    for digit in digits:
        if not isinstance(digit, int) or not 0 <= digit <= 9:
            raise ValueError("coefficient must be a tuple of digits")
    number = _native.decimal_int("".join([str(int(digit)) for digit in digits])) if digits else 0
    return _new(int(sign), number, int(exp), kind)


def _text(a, ctx, is_engineering):
    sign = "-" if a._sign else ""
    if a._kind:
        if a._kind == _INFINITE:
            return sign + "Infinity"
        payload = _native.decimal_text(a._int) if a._int else ""
        return sign + ("NaN" if a._kind == _QUIET else "sNaN") + payload
    digits = _native.decimal_text(a._int)
    left = a._exp + len(digits)
    if a._exp <= 0 and left > -6:
        point = left
    elif not is_engineering:
        point = 1
    elif not a._int:
        point = (left + 1) % 3 - 1
    else:
        point = (left - 1) % 3 + 1
    return sign + _placed(digits, point, left, "E" if ctx._capitals else "e")


def _placed(digits, point, left, letter):
    """Digits with a point behind so many of them, and the exponent that makes up for it."""
    if point <= 0:
        text = "0." + "0" * -point + digits
    elif point >= len(digits):
        text = digits + "0" * (point - len(digits))
    else:
        text = digits[:point] + "." + digits[point:]
    return text if left == point else f"{text}{letter}{left - point:+d}"


# Format.


def _format_fault():
    return ValueError("invalid format string")


def _specification(text):
    """Fill, alignment, sign, whether minus zero loses its sign, width, mark of thousands, precision and type."""
    at = 0
    fill, align = " ", ""
    if len(text) > 1 and text[1] in "<>=^":
        fill, align = text[0], text[1]
        at = 2
    elif text[:1] in ("<", ">", "=", "^"):
        align = text[0]
        at = 1
    sign = "-"
    if text[at : at + 1] in ("+", "-", " "):
        sign = text[at]
        at += 1
    no_minus_zero = text[at : at + 1] == "z"
    if no_minus_zero:
        at += 1
    if text[at : at + 1] == "0":
        if align:
            raise _format_fault()
        fill, align = "0", "z"
        at += 1
    width, at = _count(text, at)
    marks = ""
    if text[at : at + 1] == ",":
        marks = ","
        at += 1
    precision = -1
    if text[at : at + 1] == ".":
        precision, next_at = _count(text, at + 1)
        if next_at == at + 1:
            raise _format_fault()
        at = next_at
    kind = text[at : at + 1]
    if kind:
        if kind not in "eEfFgGn%":
            raise _format_fault()
        if kind == "n" and marks:
            raise _format_fault()
        at += 1
    if at != len(text):
        raise _format_fault()
    return fill, align or ">", sign, no_minus_zero, width, marks, precision, kind


def _count(text, at):
    start = at
    while at < len(text) and text[at] in "0123456789":
        at += 1
    return (int(text[start:at]) if at > start else 0), at


def _grouped(digits, marks, least):
    """Digits in groups of three; zeros in front until there are as many characters as wanted."""
    if not marks:
        return digits.rjust(least, "0")
    text = ""
    while len(digits) > 3:
        text = marks + digits[-3:] + text
        digits = digits[:-3]
    text = digits + text
    while len(text) < least:
        count = len(text) - text.count(marks)
        text = "0" + (marks if count % 3 == 0 else "") + text
    return text


def _formatted(a, spec, ctx):
    fill, align, sign_mark, no_minus_zero, width, marks, precision, kind = _specification(spec)
    sign = a._sign
    if a._kind:
        body = _text(_new(0, a._int, 0, a._kind), ctx, False)
        if kind == "%":
            body += "%"
        if align == "z":
            fill, align = " ", ">"
        whole, rest = body, ""
        marks = ""
    else:
        number, exp = a._int, a._exp
        letter = "e" if kind in ("e", "g", "n") else "E" if kind else ("E" if ctx._capitals else "e")
        form = kind.lower() or "g"
        if form == "n":
            form = "g"
        if form == "%":
            exp += 2
            form = "f"
        if precision >= 0:
            if form == "g":
                number, exp = _shortened(sign, number, exp, precision or 1, ctx)
            elif form == "e":
                number, exp = _lengthened(sign, number, exp, precision + 1, ctx)
            elif exp >= -precision:
                number, exp = number * _ten(exp + precision) if number else 0, -precision
            else:
                number, exp = _cut(sign, number, -precision - exp, ctx._rounding)[0], -precision
        elif form == "f" and exp > 0:
            number, exp = number * _ten(exp), 0
        if no_minus_zero and sign and not number and (kind != "F" or not a._int):
            sign = 0
        digits = _native.decimal_text(number)
        if form == "e" and not number and precision > 0:
            digits = "0" * (precision + 1)
        left = exp + len(digits)
        is_plain = form == "f" or form == "g" and exp <= 0 and left > -6
        point = left if is_plain else 1
        body = _placed(digits, point, left, letter)
        if form == "e" and left == 1:
            body += letter + "+0"
        if kind == "%":
            body += "%"
        end = 0
        while end < len(body) and body[end] in "0123456789":
            end += 1
        whole, rest = body[:end], body[end:]
    mark = "-" if sign else "" if sign_mark == "-" else sign_mark
    if align == "z":
        return mark + _grouped(whole, marks, width - len(mark) - len(rest)) + rest
    body = _grouped(whole, marks, 0) + rest
    pad = width - len(mark) - len(body)
    if pad <= 0:
        return mark + body
    if align == "<":
        return mark + body + fill * pad
    if align == "=":
        return mark + fill * pad + body
    if align == "^":
        return fill * (pad // 2) + mark + body + fill * (pad - pad // 2)
    return fill * pad + mark + body


def _shortened(sign, number, exp, count, ctx):
    """A number of at most so many digits."""
    more = _digits(number) - count
    if more <= 0:
        return number, exp
    number, _ = _cut(sign, number, more, ctx._rounding)
    if _digits(number) > count:
        return number // 10, exp + more + 1
    return number, exp + more


def _lengthened(sign, number, exp, count, ctx):
    """A number of just so many digits."""
    number, exp = _shortened(sign, number, exp, count, ctx)
    lacks = count - _digits(number)
    if lacks > 0 and number:
        return number * _ten(lacks), exp - lacks
    return number, exp


_PRIME = (1 << 61) - 1


class Decimal:
    __module__ = "decimal"
    __slots__ = ("_sign", "_int", "_exp", "_kind")

    def __new__(cls, value="0", context=None):
        ctx = _context(context)
        made = _of_value(value, ctx)
        if ctx._now:
            made = ctx._end(made)
        if type(made) is cls:
            return made
        new = object.__new__(cls)
        new._sign = made._sign
        new._int = made._int
        new._exp = made._exp
        new._kind = made._kind
        return new

    @classmethod
    def from_float(cls, f, /):
        if isinstance(f, int):
            made = _of_int(f)
        elif isinstance(f, float):
            made = _of_float(f)
        else:
            raise TypeError("argument must be int or float")
        return made if cls is Decimal else cls(made)

    def __repr__(self):
        return f"Decimal('{_text(self, _current[0], False)}')"

    def __str__(self):
        return _text(self, _current[0], False)

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError("format argument must be str")
        if not spec:
            return _text(self, _current[0], False)
        return _formatted(self, spec, _current[0])

    def to_eng_string(self, context=None):
        return _text(self, _context(context), True)

    def __bool__(self):
        return self._kind != _FINITE or self._int != 0

    def __hash__(self):
        if self._kind:
            if self._kind == _SIGNALING:
                raise TypeError("Cannot hash a signaling NaN value")
            if self._kind == _QUIET:
                return object.__hash__(self)
            return -314159 if self._sign else 314159
        if self._exp >= 0:
            rest = pow(10, self._exp, _PRIME)
        else:
            rest = pow(pow(10, _PRIME - 2, _PRIME), -self._exp, _PRIME)
        found = self._int * rest % _PRIME
        if self._sign:
            found = -found
        return -2 if found == -1 else found

    def _compared(self, other, is_equality):
        """How it lies to another number; none where one is none, NotImplemented for what is no number."""
        ctx = _current[0]
        here = self
        if isinstance(other, Decimal):
            pass
        elif isinstance(other, int):
            other = _of_int(other)
        elif isinstance(other, float):
            ctx._now |= _FLOAT
            if is_equality:
                ctx._flags._bits |= ctx._now
                ctx._now = 0
            else:
                ctx._end(None)
            other = _of_float(other)
        elif isinstance(other, Fraction):
            if not self._kind:
                here = _new(self._sign, self._int * other.denominator, self._exp)
            other = _of_int(other.numerator)
        elif isinstance(other, complex) and is_equality and other.imag == 0:
            other = _of_float(other.real)
        else:
            return NotImplemented
        if here._kind >= _QUIET or other._kind >= _QUIET:
            if not is_equality or here._kind == _SIGNALING or other._kind == _SIGNALING:
                ctx._now |= _INVALID
                ctx._end(None)
            return None
        return _order(here, other)

    def __eq__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is not None and order == 0

    def __ne__(self, other):
        order = self._compared(other, True)
        return order if order is NotImplemented else order is None or order != 0

    def __lt__(self, other):
        order = self._compared(other, False)
        return order if order is NotImplemented else order is not None and order < 0

    def __le__(self, other):
        order = self._compared(other, False)
        return order if order is NotImplemented else order is not None and order <= 0

    def __gt__(self, other):
        order = self._compared(other, False)
        return order if order is NotImplemented else order is not None and order > 0

    def __ge__(self, other):
        order = self._compared(other, False)
        return order if order is NotImplemented else order is not None and order >= 0

    def __add__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_add(self, other, ctx))

    __radd__ = __add__

    def __sub__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_subtract(self, other, ctx))

    def __rsub__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_subtract(other, self, ctx))

    def __mul__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_multiply(self, other, ctx))

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divide(self, other, ctx))

    def __rtruediv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divide(other, self, ctx))

    def __floordiv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divide_int(self, other, ctx))

    def __rfloordiv__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divide_int(other, self, ctx))

    def __mod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_remainder(self, other, ctx))

    def __rmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_remainder(other, self, ctx))

    def __divmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divmod(self, other, ctx))

    def __rdivmod__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_divmod(other, self, ctx))

    def __pow__(self, other, modulo=None):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        if modulo is None:
            return ctx._end(_power(self, other, ctx))
        modulo = _operand(modulo)
        if modulo is None:
            return NotImplemented
        return ctx._end(_power_modulo(self, other, modulo, ctx))

    def __rpow__(self, other):
        other = _operand(other)
        if other is None:
            return NotImplemented
        ctx = _current[0]
        return ctx._end(_power(other, self, ctx))

    def __neg__(self):
        ctx = _current[0]
        return ctx._end(_minus(self, ctx))

    def __pos__(self):
        ctx = _current[0]
        return ctx._end(_plus(self, ctx))

    def __abs__(self):
        ctx = _current[0]
        return ctx._end(_absolute(self, ctx))

    def _to_int(self, rounding):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer")
            raise ValueError("cannot convert NaN to integer")
        if self._exp >= 0:
            number = self._int * _ten(self._exp)
        else:
            number = _cut(self._sign, self._int, -self._exp, rounding)[0]
        return -number if self._sign else number

    def __int__(self):
        return self._to_int(ROUND_DOWN)

    __trunc__ = __int__

    def __floor__(self):
        return self._to_int(ROUND_FLOOR)

    def __ceil__(self):
        return self._to_int(ROUND_CEILING)

    def __round__(self, n=None):
        if n is None:
            return self._to_int(ROUND_HALF_EVEN)
        if not isinstance(n, int):
            raise TypeError("optional arg must be an integer")
        return self.quantize(_new(0, 1, -n))

    def __float__(self):
        if self._kind == _SIGNALING:
            raise ValueError("cannot convert signaling NaN to float")
        if self._kind == _QUIET:
            return -math.nan if self._sign else math.nan
        return float(_text(self, _current[0], False))

    def __complex__(self):
        return complex(float(self))

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return _new(0, 0, 0)

    def conjugate(self):
        return self

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def as_tuple(self):
        if self._kind == _INFINITE:
            return DecimalTuple(self._sign, (0,), "F")
        digits = tuple([int(digit) for digit in _native.decimal_text(self._int)])
        if self._kind:
            return DecimalTuple(self._sign, digits if self._int else (), "n" if self._kind == _QUIET else "N")
        return DecimalTuple(self._sign, digits, self._exp)

    def as_integer_ratio(self):
        if self._kind:
            if self._kind == _INFINITE:
                raise OverflowError("cannot convert Infinity to integer ratio")
            raise ValueError("cannot convert NaN to integer ratio")
        if not self._int:
            return 0, 1
        above, below = self._int, 1
        if self._exp >= 0:
            above *= _ten(self._exp)
        else:
            below = _ten(-self._exp)
            common = math.gcd(above, below)
            above //= common
            below //= common
        return (-above if self._sign else above), below

    def adjusted(self):
        return 0 if self._kind else self._exp + _digits(self._int) - 1

    def canonical(self):
        return self

    def radix(self):
        return _new(0, 10, 0)

    def copy_abs(self):
        return _new(0, self._int, self._exp, self._kind)

    def copy_negate(self):
        return _negated(self)

    def copy_sign(self, other, context=None):
        return _new(_needed(other)._sign, self._int, self._exp, self._kind)

    def is_canonical(self):
        return True

    def is_finite(self):
        return self._kind == _FINITE

    def is_infinite(self):
        return self._kind == _INFINITE

    def is_nan(self):
        return self._kind >= _QUIET

    def is_qnan(self):
        return self._kind == _QUIET

    def is_snan(self):
        return self._kind == _SIGNALING

    def is_signed(self):
        return self._sign == 1

    def is_zero(self):
        return self._kind == _FINITE and self._int == 0

    def is_normal(self, context=None):
        return self._kind == _FINITE and self._int != 0 and self.adjusted() >= _context(context)._emin

    def is_subnormal(self, context=None):
        return self._kind == _FINITE and self._int != 0 and self.adjusted() < _context(context)._emin

    def number_class(self, context=None):
        if self._kind >= _QUIET:
            return "NaN" if self._kind == _QUIET else "sNaN"
        sign = "-" if self._sign else "+"
        if self._kind:
            return sign + "Infinity"
        if not self._int:
            return sign + "Zero"
        return sign + ("Normal" if self.is_normal(context) else "Subnormal")

    def compare(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return ctx._end(_nan_of((self, other), ctx))
        return _of_int(_order(self, other))

    def compare_signal(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            ctx._now |= _INVALID
            return ctx._end(_nan_of((self, other), ctx))
        return _of_int(_order(self, other))

    def compare_total(self, other, context=None):
        return _of_int(_total_order(self, _needed(other)))

    def compare_total_mag(self, other, context=None):
        return _of_int(_total_order(self.copy_abs(), _needed(other).copy_abs()))

    def same_quantum(self, other, context=None):
        other = _needed(other)
        if self._kind or other._kind:
            return self._kind == other._kind or self._kind >= _QUIET and other._kind >= _QUIET
        return self._exp == other._exp

    def quantize(self, exp, rounding=None, context=None):
        ctx = _context(context)
        exp = _needed(exp)
        if rounding is None:
            rounding = ctx._rounding
        elif not isinstance(rounding, str) or rounding not in _ROUNDINGS:
            raise TypeError(_rounding_message())
        return ctx._end(_quantized(self, exp, rounding, ctx))

    def normalize(self, context=None):
        ctx = _context(context)
        if self._kind >= _QUIET:
            return ctx._end(_nan_of((self,), ctx))
        made = _fixed(self, ctx)
        if made._kind == _FINITE:
            if not made._int:
                made = _new(made._sign, 0, 0)
            else:
                highest = ctx._high if ctx._clamp else ctx._emax
                gone = min(_zeros(made._int), max(highest - made._exp, 0))
                made = _new(made._sign, made._int // _ten(gone), made._exp + gone)
        return ctx._end(made)

    def _integral(self, rounding, ctx, is_exact):
        if rounding is None:
            rounding = ctx._rounding
        elif not isinstance(rounding, str) or rounding not in _ROUNDINGS:
            raise TypeError(_rounding_message())
        if self._kind >= _QUIET:
            return ctx._end(_nan_of((self,), ctx))
        if self._kind or self._exp >= 0:
            return _plain(self)
        if not self._int:
            return _new(self._sign, 0, 0)
        number, is_inexact = _cut(self._sign, self._int, -self._exp, rounding)
        if is_exact:
            ctx._now |= _ROUNDED | _INEXACT if is_inexact else _ROUNDED
        return ctx._end(_new(self._sign, number, 0))

    def to_integral_value(self, rounding=None, context=None):
        return self._integral(rounding, _context(context), False)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        return self._integral(rounding, _context(context), True)

    def sqrt(self, context=None):
        ctx = _context(context)
        return ctx._end(_sqrt(self, ctx))

    def exp(self, context=None):
        ctx = _context(context)
        return ctx._end(_exp(self, ctx))

    def ln(self, context=None):
        ctx = _context(context)
        return ctx._end(_ln(self, ctx))

    def log10(self, context=None):
        ctx = _context(context)
        return ctx._end(_log10(self, ctx))

    def logb(self, context=None):
        ctx = _context(context)
        if self._kind:
            return ctx._end(_nan_of((self,), ctx)) if self._kind >= _QUIET else _infinity(0)
        if not self._int:
            ctx._now |= _ZERO
            return ctx._end(_infinity(1))
        return ctx._end(_fixed(_of_int(self.adjusted()), ctx))

    def fma(self, other, third, context=None):
        ctx = _context(context)
        return ctx._end(_fma(self, _needed(other), _needed(third), ctx))

    def remainder_near(self, other, context=None):
        ctx = _context(context)
        return ctx._end(_remainder_near(self, _needed(other), ctx))

    def max(self, other, context=None):
        return _chosen(self, _needed(other), _context(context), 1, False)

    def min(self, other, context=None):
        return _chosen(self, _needed(other), _context(context), -1, False)

    def max_mag(self, other, context=None):
        return _chosen(self, _needed(other), _context(context), 1, True)

    def min_mag(self, other, context=None):
        return _chosen(self, _needed(other), _context(context), -1, True)

    def next_plus(self, context=None):
        ctx = _context(context)
        return ctx._end(_next(self, 0, ctx))

    def next_minus(self, context=None):
        ctx = _context(context)
        return ctx._end(_next(self, 1, ctx))

    def next_toward(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return ctx._end(_nan_of((self, other), ctx))
        order = _order(self, other)
        if order == 0:
            return _new(other._sign, self._int, self._exp, self._kind)
        made = _next(self, 0 if order < 0 else 1, ctx)
        if made._kind:
            ctx._now |= _OVERFLOW | _ROUNDED | _INEXACT
        elif made.adjusted() < ctx._emin:
            ctx._now |= _UNDERFLOW | _SUBNORMAL | _ROUNDED | _INEXACT
            if not made._int:
                ctx._now |= _CLAMPED
        return ctx._end(made)

    def scaleb(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return ctx._end(_nan_of((self, other), ctx))
        most = 2 * (ctx._emax + ctx._prec)
        if other._kind or other._exp != 0 or other._int > most:
            return ctx._end(ctx._invalid())
        if self._kind:
            return _plain(self)
        return ctx._end(_make(self._sign, self._int, self._exp + int(other), ctx))

    def _places(self, other, ctx):
        """By how many places digits are to go; none where that is no number of places."""
        if other._kind or other._exp != 0 or other._int > ctx._prec:
            return None
        return int(other)

    def shift(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return ctx._end(_nan_of((self, other), ctx))
        places = self._places(other, ctx)
        if places is None:
            return ctx._end(ctx._invalid())
        if self._kind:
            return _plain(self)
        number = self._int % _ten(ctx._prec)
        number = number * _ten(places) % _ten(ctx._prec) if places >= 0 else number // _ten(-places)
        return _new(self._sign, number, self._exp)

    def rotate(self, other, context=None):
        ctx = _context(context)
        other = _needed(other)
        if self._kind >= _QUIET or other._kind >= _QUIET:
            return ctx._end(_nan_of((self, other), ctx))
        places = self._places(other, ctx)
        if places is None:
            return ctx._end(ctx._invalid())
        if self._kind:
            return _plain(self)
        whole = _ten(ctx._prec)
        places %= ctx._prec
        low = _ten(ctx._prec - places)
        number = self._int % whole
        number = number % low * _ten(places) + number // low
        return _new(self._sign, number, self._exp)

    def logical_and(self, other, context=None):
        return _logical(self, _needed(other), _context(context), "11")

    def logical_or(self, other, context=None):
        return _logical(self, _needed(other), _context(context), "01 10 11")

    def logical_xor(self, other, context=None):
        return _logical(self, _needed(other), _context(context), "01 10")

    def logical_invert(self, context=None):
        ctx = _context(context)
        if not _is_logical(self):
            return ctx._end(ctx._invalid())
        ones = (_ten(ctx._prec) - 1) // 9
        return _logical(self, _new(0, ones, 0), ctx, "01 10")


def _is_logical(a):
    return not (a._kind or a._sign or a._exp) and not _native.decimal_text(a._int).strip("01")


def _logical(a, b, ctx, ones):
    if not _is_logical(a) or not _is_logical(b):
        return ctx._end(ctx._invalid())
    count = max(_digits(a._int), _digits(b._int))
    x, y = _native.decimal_text(a._int).rjust(count, "0"), _native.decimal_text(b._int).rjust(count, "0")
    made = "".join(["1" if p + q in ones else "0" for p, q in zip(x, y)])
    return ctx._end(_new(0, _native.decimal_int(made[-ctx._prec :]), 0))


def _quantized(a, b, rounding, ctx):
    if a._kind or b._kind:
        if a._kind >= _QUIET or b._kind >= _QUIET:
            return _nan_of((a, b), ctx)
        return _plain(a) if a._kind and b._kind else ctx._invalid()
    exp = b._exp
    if exp > ctx._emax or exp < ctx._emin - ctx._prec + 1:
        return ctx._invalid()
    if not a._int:
        return _make(a._sign, 0, exp, ctx)
    gap = a._exp - exp
    if _digits(a._int) + gap > ctx._prec:
        return ctx._invalid()
    if gap >= 0:
        number = a._int * _ten(gap)
    else:
        number, is_inexact = _cut(a._sign, a._int, -gap, rounding)
        if _digits(number) > ctx._prec:
            return ctx._invalid()
        ctx._now |= _ROUNDED | _INEXACT if is_inexact else _ROUNDED
    if exp + _digits(number) - 1 > ctx._emax:
        ctx._now = 0
        return ctx._invalid()
    return _make(a._sign, number, exp, ctx)


def _order_of_equals(a, b):
    """How numbers that are equal lie: by sign, then by exponent."""
    if a._sign != b._sign:
        return -1 if a._sign else 1
    order = 0 if a._kind else (a._exp > b._exp) - (a._exp < b._exp)
    return -order if a._sign else order


def _total_order(a, b):
    if a._sign != b._sign:
        return -1 if a._sign else 1
    if a._kind >= _QUIET or b._kind >= _QUIET:
        # Signalling ones lie inside the quiet ones.
        x = 0 if a._kind < _QUIET else 5 - a._kind
        y = 0 if b._kind < _QUIET else 5 - b._kind
        if x == y:
            x, y = a._int, b._int
        order = (x > y) - (x < y)
        return -order if a._sign else order
    return _order(a, b) or _order_of_equals(a, b)


def _chosen(a, b, ctx, wanted, by_size):
    if a._kind >= _QUIET or b._kind >= _QUIET:
        if a._kind != _SIGNALING and b._kind != _SIGNALING and (a._kind < _QUIET or b._kind < _QUIET):
            return ctx._end(_fixed(a if a._kind < _QUIET else b, ctx))
        return ctx._end(_nan_of((a, b), ctx))
    order = _order_of_sizes(a, b) if by_size else 0
    order = order or _order(a, b) or _order_of_equals(a, b)
    if order == 0:
        order = -wanted
    return ctx._end(_fixed(a if order == wanted else b, ctx))


def _next(a, down, ctx):
    """The nearest number of the context above or below."""
    if a._kind:
        if a._kind >= _QUIET:
            return _nan_of((a,), ctx)
        if a._sign == down:
            return _plain(a)
        return _new(a._sign, _ten(ctx._prec) - 1, ctx._high)
    tiny = ctx._emin - ctx._prec + 1
    work = ctx.copy()
    work._rounding = ROUND_FLOOR if down else ROUND_CEILING
    made = _fixed(a, work)
    if work._now & _INEXACT:
        return made
    return _add(a, _new(down, 1, tiny - 1), work)
