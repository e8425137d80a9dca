"""The traps and flags of a decimal context as a list of signals: what is trapped is raised."""
from decimal import (
    BasicContext,
    Context,
    Decimal,
    DivisionByZero,
    FloatOperation,
    Inexact,
    InvalidOperation,
    Overflow,
    Rounded,
    getcontext,
    localcontext,
    setcontext,
)

strict = Context(prec=4, traps=[Inexact, FloatOperation, InvalidOperation])
print(strict, strict.traps[Inexact], strict.traps[Rounded])
setcontext(strict)
print(getcontext() is strict, getcontext().prec)


def attempt(name, action):
    try:
        print(name, action())
    except (ArithmeticError, TypeError) as e:
        print(name, type(e).__name__, [c.__name__ for c in type(e).__bases__])


attempt("exact", lambda: Decimal(1) / 4)
attempt("inexact", lambda: Decimal(1) / 3)
attempt("float", lambda: Decimal(1) < 1.5)
attempt("of float", lambda: Decimal(0.5))
attempt("zero", lambda: Decimal(1) / 0)
attempt("invalid", lambda: Decimal("oops"))
with localcontext(Context(prec=5, traps=[], flags=[Rounded, DivisionByZero])) as c:
    print(c, sorted(f.__name__ for f, on in c.flags.items() if on))
    print(Decimal(1) / 0, Decimal(1) / 3, Decimal(0) / 0)
    c.traps[Overflow] = True
    attempt("overflow", lambda: Decimal("9e999999") * 10)
try:
    Context(traps=[ValueError])
except KeyError as e:
    print("KeyError")
print(BasicContext.traps[DivisionByZero], BasicContext.traps[Inexact])
