# How floats print, round, compare and format.
import math

vals = [0.0, -0.0, 1.0, 0.1, 1 / 3, 2 / 3, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.00012345, 1e22, 1e23, 5e-324,
        1.7976931348623157e308, float('inf'), float('-inf'), float('nan'), 100.0, 1e2, 12345.678, -1.5, 2.5, 9007199254740993.0]
for v in vals:
    print(f'{v!r:>24} {v:.3f} {v:g} {v:e} {v:.0f} {v:10.2f}| {v:<8.1f}| {v:+g} {v!s} {str(v)} %r %.2e %g' % (v, v, v))
for v, n in ((2.5, None), (3.5, None), (-2.5, 0), (2.675, 2), (1.005, 2), (0.5, None), (1e300, 2), (1234.5678, -2), (-0.4, None),
             (5.015, 2), (1e-10, 5), (float('nan'), 1), (15, -1), (True, None), (2.5, 0)):
    r = round(v, n) if n is not None else round(v)
    print(v, n, repr(r), type(r).__name__)
for bad in (float('inf'), float('nan')):
    try:
        round(bad)
    except (OverflowError, ValueError) as e:
        print(e)
print(0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), sum([0.1] * 10), math.fsum([0.1] * 10), 0.1 * 3, 1 - 0.9)
print(1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10, 0.0 == -0.0, math.copysign(1, -0.0), -0.0 + 0.0)
nan = float('nan')
print(nan == nan, nan != nan, nan < 1, nan in [nan], [nan] == [nan], [nan] == [float('nan')], max(nan, 1), max(1, nan), min(1.0, nan))
print(sorted([3, 1.5, True, -0.0, 0, 2 ** 70, 1e10, float('-inf')]), {1, 1.0, True}, {0.0: 'a', -0.0: 'b', 0: 'c'}, 1 == 1.0 is not True)
print(7 // 2.0, -7 // 2.0, 7 % -2.5, -7 % 2.5, divmod(7.5, 2), divmod(-7.5, 2), 1e20 % 3, 5 % math.inf, -5 % math.inf, 0.0 // 5)
for s in ('1e5', ' 2.5 ', '-.5', '5.', 'infinity', '-INF', 'nan', '1_0.5', '0x1p3', '', '1e', '1.2.3', '١٢'):
    try:
        print(repr(s), float(s))
    except ValueError as e:
        print(e)
print((0.1).hex(), float.fromhex('0x1.8p1'), (2.5).as_integer_ratio(), (3.0).is_integer(), (3.7).__trunc__(), (-3.7).__floor__(), (3.2).__ceil__())
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), int(-2.9), math.modf(-3.25), math.frexp(10), math.ldexp(0.625, 4))
print(2 ** 0.5, 2 ** -1, (-2) ** 2.0, 10 ** -3, 0 ** 0, 0.0 ** 0, (-8) ** (1 / 3), 4 ** 0.5, 1e3 ** 2)
try:
    10.0 ** 400
except OverflowError as e:
    print(e)
try:
    (0.0) ** -1
except ZeroDivisionError as e:
    print(e)
for z in (lambda: 1 / 0, lambda: 1.0 / 0, lambda: 1 % 0.0, lambda: 1 // 0.0, lambda: divmod(1.0, 0), lambda: math.sqrt(-1), lambda: math.log(0),
          lambda: math.exp(1000), lambda: math.factorial(2.5), lambda: math.floor(math.inf), lambda: math.acos(2), lambda: int('1.5')):
    try:
        print(z())
    except (ZeroDivisionError, ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(f'{1234567.891:,.2f} {1234567.891:_.1f} {0.256:.1%} {1.0:%} {-0.001:.2f} {1e10:.3g} {123456789:.3e} {42:.1f} {3.14159:08.3f} {-3.14159:=+9.2f}')
print(f'{1e-7:.10f} {1e21:f} {0.1:.20f} {2.5:.0f} {3.5:.0f} {1.0:#.0f} {1.5:n} {float("nan"):05} {-float("inf"):8.2f} {True:.2f} {12:g} {1e100:.4g}')
print('%5.1f|%-8.3f|%+d|%05d|%x|%e|%s|%%|%5s|%c' % (2.25, 1.0005, 3, -42, 255, 12345.6789, 1e16, 'ab', 'z'))
print(format(3, '.2f'), format(2.0, ''), format(1e6, 'g'), format(1e5, 'g'), format(1234567, 'g'), format(0.1, '.17g'), format(1.10, '.3'))
print(1.0.__class__.__name__, float(), float(True), float('1' * 20), 1e16 + 1, 2 ** 53 + 1.0, int(2 ** 53 + 1.0), hash(1.5), hash(2.0), hash(0.1))
print(3 < 3.5 < 4, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308, -(10 ** 400) < float('-inf'))
m = n = 0
x = 0.0
while x != 1.0 and n < 20:
    x += 0.1
    n += 1
print(n, x, abs(x - 2) < 1e-9)
print(sum([1e16, 1, -1e16]), sum([1, 1e16, -1e16], 0.5), math.prod([0.1] * 3), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(complex(1, -0.0), (1 + 2j) * 1j, abs(3 - 4j), complex('1+2j'), (0j) ** 0, -1j, complex(0.0, float('inf')))
print(10 ** 400 * 1.0)
