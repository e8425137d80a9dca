"""Operations on many operands in many contexts: what comes out, and what is noted."""
import decimal
from decimal import Context, Decimal, setcontext

ROUNDINGS = [
    "ROUND_HALF_EVEN", "ROUND_UP", "ROUND_DOWN", "ROUND_CEILING", "ROUND_FLOOR", "ROUND_HALF_UP", "ROUND_HALF_DOWN",
    "ROUND_05UP",
]
SPECIAL = [
    "NaN", "sNaN", "Infinity", "-Infinity", "NaN123", "-sNaN45", "0", "-0", "0E+5", "-0E-7", "1", "-1", "1.000",
    "1E+3", "0.1", "-0.5", "9.99",
]
ONE = [
    "__neg__", "__abs__", "sqrt", "exp", "ln", "log10", "logb", "normalize", "to_integral_value", "to_integral_exact",
    "next_plus", "next_minus", "__str__", "to_eng_string", "__int__", "__float__", "as_tuple", "number_class",
    "is_subnormal", "adjusted",
]
TWO = [
    "__add__", "__sub__", "__mul__", "__truediv__", "__floordiv__", "__mod__", "__divmod__", "remainder_near",
    "__pow__", "compare", "compare_signal", "compare_total", "max", "min_mag", "quantize", "next_toward", "scaleb",
    "shift", "rotate", "copy_sign", "__eq__", "__lt__", "__ge__",
]
state = 20


def below(count):
    global state
    state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
    return (state >> 33) % count


def operand():
    if below(6) == 0:
        return SPECIAL[below(len(SPECIAL))]
    digits = [1, 3, 5, 9, 17, 28, 35][below(7)]
    text = "".join([str(below(10)) for _ in range(digits)])
    if below(8) == 0:
        text = "9" * digits
    exponent = [0, -below(digits + 1), below(11) - 5, below(300) - 150][below(4)]
    return f"{'-' if below(3) == 0 else ''}{text}E{exponent}"


def small():
    return f"{'-' if below(4) == 0 else ''}{below(10**6)}E{below(9) - 6}"


def context():
    low, high = [(-999999, 999999), (-99, 99), (-6, 6), (-383, 384)][below(4)]
    return Context(
        prec=[1, 3, 9, 16, 28, 28, 40][below(7)], rounding=ROUNDINGS[below(8)], Emin=low, Emax=high,
        clamp=below(5) // 4, traps=[] if below(2) else None,
    )


def shown(value):
    return "(" + " ".join([str(part) for part in value]) + ")" if isinstance(value, tuple) else str(value)


def outcome(a, b, name):
    try:
        x = Decimal(a)
        return shown(getattr(x, name)() if name in ONE else getattr(x, name)(Decimal(b)))
    except (ArithmeticError, ValueError) as error:
        return f"{type(error).__name__} {error}"


for at in range(2500):
    name = ONE[below(len(ONE))] if below(3) == 0 else TWO[below(len(TWO))]
    is_slow = name in ("exp", "ln", "log10", "__pow__")
    a, b = (small(), small()) if is_slow else (operand(), operand())
    setcontext(context())
    ctx = decimal.getcontext()
    answer = outcome(a, b, name)
    noted = [kind.__name__ for kind, is_set in ctx.flags.items() if is_set]
    print(name, a, b if name in TWO else "", ctx.prec, ctx.rounding, "->", answer, *noted)
