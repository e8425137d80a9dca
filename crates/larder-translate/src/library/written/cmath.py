"""`cmath`: functions of complex numbers. What is not finite is refused where its answer is one of a table's."""

import math
import _native

pi = math.pi
e = math.e
tau = math.tau
inf = math.inf
nan = math.nan
infj = complex(0.0, math.inf)
nanj = complex(0.0, math.nan)


def _number(z):
    if isinstance(z, complex):
        return z
    if isinstance(z, (str, bytes)) or not isinstance(z, (int, float)) and not hasattr(z, "__float__") and not hasattr(z, "__complex__"):
        raise TypeError(f"must be real number, not {type(z).__name__}")
    return complex(z)


def _size(x, y):
    return abs(complex(x, y))


def _finite(z):
    z = _number(z)
    if not (math.isfinite(z.real) and math.isfinite(z.imag)):
        _native.refuse("cmath: a number that is not finite")
    return z


def _checked(real, imag):
    if math.isinf(real) or math.isinf(imag):
        raise OverflowError("math range error")
    return complex(real, imag)


def _turned(function, z):
    """A function of angles: the hyperbolic one a quarter turn away, and back."""
    z = _number(z)
    found = function(complex(-z.imag, z.real))
    return complex(found.imag, -found.real)


def isfinite(z):
    z = _number(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isinf(z):
    z = _number(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isnan(z):
    z = _number(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    a, b = _number(a), _number(b)
    if rel_tol < 0.0 or abs_tol < 0.0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    away = abs(a - b)
    return away <= rel_tol * abs(b) or away <= rel_tol * abs(a) or away <= abs_tol


def phase(z):
    z = _number(z)
    found = math.atan2(z.imag, z.real)
    if found == 0.0 and z.imag != 0.0 and math.isfinite(z.real):
        raise OverflowError("math range error")
    return found


def polar(z):
    z = _finite(z)
    return abs(z), math.atan2(z.imag, z.real)


def rect(r, phi):
    if not (math.isfinite(r) and math.isfinite(phi)):
        _native.refuse("cmath: a number that is not finite")
    if phi == 0.0:
        return complex(r, r * phi)
    return complex(r * math.cos(phi), r * math.sin(phi))


def sqrt(z):
    z = _finite(z)
    if z.real == 0.0 and z.imag == 0.0:
        return complex(0.0, z.imag)
    x, y = abs(z.real), abs(z.imag)
    if x < 2.2250738585072014e-308 and y < 2.2250738585072014e-308 and (x > 0.0 or y > 0.0):
        # Numbers this small lose digits unless they are made larger first.
        x = math.ldexp(x, 53)
        root = math.ldexp(math.sqrt(x + _size(x, math.ldexp(y, 53))), -27)
    else:
        x /= 8.0
        root = 2.0 * math.sqrt(x + _size(x, y / 8.0))
    other = y / (2.0 * root)
    if z.real >= 0.0:
        return complex(root, math.copysign(other, z.imag))
    return complex(other, math.copysign(root, z.imag))


def exp(z):
    z = _finite(z)
    if z.real > 708.3964185322641:
        size = math.exp(z.real - 1.0)
        return _checked(size * math.cos(z.imag) * math.e, size * math.sin(z.imag) * math.e)
    size = math.exp(z.real)
    return _checked(size * math.cos(z.imag), size * math.sin(z.imag))


def _log(z):
    x, y = abs(z.real), abs(z.imag)
    if x > 1e307 or y > 1e307:
        real = math.log(_size(x / 2.0, y / 2.0)) + 0.6931471805599453
    elif x < 2.2250738585072014e-308 and y < 2.2250738585072014e-308:
        if x == 0.0 and y == 0.0:
            raise ValueError("math domain error")
        real = math.log(_size(math.ldexp(x, 53), math.ldexp(y, 53))) - 53 * 0.6931471805599453
    else:
        size = _size(x, y)
        if 0.71 <= size <= 1.73:
            most, least = (x, y) if x > y else (y, x)
            real = math.log1p((most - 1) * (most + 1) + least * least) / 2.0
        else:
            real = math.log(size)
    return complex(real, math.atan2(z.imag, z.real))


def log(z, base=None):
    found = _log(_finite(z))
    return found if base is None else found / _log(_finite(base))


def log10(z):
    found = _log(_finite(z))
    return complex(found.real / 2.302585092994046, found.imag / 2.302585092994046)


def cosh(z):
    z = _finite(z)
    if abs(z.real) > 708.3964185322641:
        less = z.real - math.copysign(1.0, z.real)
        return _checked(
            math.cos(z.imag) * math.cosh(less) * math.e, math.sin(z.imag) * math.sinh(less) * math.e
        )
    return _checked(math.cos(z.imag) * math.cosh(z.real), math.sin(z.imag) * math.sinh(z.real))


def sinh(z):
    z = _finite(z)
    if abs(z.real) > 708.3964185322641:
        less = z.real - math.copysign(1.0, z.real)
        return _checked(
            math.cos(z.imag) * math.sinh(less) * math.e, math.sin(z.imag) * math.cosh(less) * math.e
        )
    return _checked(math.cos(z.imag) * math.sinh(z.real), math.sin(z.imag) * math.cosh(z.real))


def tanh(z):
    z = _finite(z)
    if abs(z.real) > 708.3964185322641:
        return complex(
            math.copysign(1.0, z.real),
            4.0 * math.sin(z.imag) * math.cos(z.imag) * math.exp(-2.0 * abs(z.real)),
        )
    x = math.tanh(z.real)
    y = math.tan(z.imag)
    c = 1.0 / math.cosh(z.real)
    both = x * y
    below = 1.0 + both * both
    return complex(x * (1.0 + y * y) / below, y / below * c * c)


def cos(z):
    z = _number(z)
    return cosh(complex(-z.imag, z.real))


def sin(z):
    return _turned(sinh, z)


def tan(z):
    return _turned(tanh, z)


# Beyond these a square, or a sum of two, is no number any more.
_LARGE = 4.4942328371557893e307
_SQUARE = 6.703903964971298e153


def _is_large(z):
    return abs(z.real) > _LARGE or abs(z.imag) > _LARGE


def _large_log(z):
    return math.log(_size(z.real / 2.0, z.imag / 2.0)) + 2.0 * 0.6931471805599453


def acos(z):
    z = _finite(z)
    if _is_large(z):
        size = math.copysign(_large_log(z), -z.imag if z.real >= 0.0 else z.imag)
        return complex(math.atan2(abs(z.imag), z.real), size if z.real >= 0.0 else -size)
    less, more = sqrt(complex(1.0 - z.real, -z.imag)), sqrt(complex(1.0 + z.real, z.imag))
    return complex(
        2.0 * math.atan2(less.real, more.real), math.asinh(more.real * less.imag - more.imag * less.real)
    )


def acosh(z):
    z = _finite(z)
    if _is_large(z):
        return complex(_large_log(z), math.atan2(z.imag, z.real))
    less, more = sqrt(complex(z.real - 1.0, z.imag)), sqrt(complex(z.real + 1.0, z.imag))
    return complex(
        math.asinh(less.real * more.real + less.imag * more.imag), 2.0 * math.atan2(less.imag, more.real)
    )


def asinh(z):
    z = _finite(z)
    if _is_large(z):
        size = _large_log(z)
        real = math.copysign(size, z.real) if z.imag >= 0.0 else -math.copysign(size, -z.real)
        return complex(real, math.atan2(z.imag, abs(z.real)))
    more, less = sqrt(complex(1.0 + z.imag, -z.real)), sqrt(complex(1.0 - z.imag, z.real))
    return complex(
        math.asinh(more.real * less.imag - less.real * more.imag),
        math.atan2(z.imag, more.real * less.real - more.imag * less.imag),
    )


def asin(z):
    return _turned(asinh, z)


def atanh(z):
    z = _finite(z)
    if math.copysign(1.0, z.real) < 0.0:
        found = atanh(complex(-z.real, -z.imag))
        return complex(-found.real, -found.imag)
    height = abs(z.imag)
    if z.real > _SQUARE or height > _SQUARE:
        half = _size(z.real / 2.0, z.imag / 2.0)
        return complex(z.real / 4.0 / half / half, -math.copysign(pi / 2.0, -z.imag))
    if z.real == 1.0 and height < 1.4916681462400413e-154:
        if height == 0.0:
            raise ValueError("math domain error")
        real = -math.log(math.sqrt(height) / math.sqrt(_size(height, 2.0)))
        return complex(real, math.copysign(math.atan2(2.0, -height) / 2.0, z.imag))
    away = 1.0 - z.real
    return complex(
        math.log1p(4.0 * z.real / (away * away + height * height)) / 4.0,
        -math.atan2(-2.0 * z.imag, away * (1.0 + z.real) - height * height) / 2.0,
    )


def atan(z):
    return _turned(atanh, z)
