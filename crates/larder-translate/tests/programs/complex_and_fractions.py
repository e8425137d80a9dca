from fractions import Fraction
import math

z = 3 + 4j
print(z, abs(z), z.real, z.imag, z.conjugate(), -z, z * z, z / (1 - 2j), z ** 2, z == 3 + 4j, z != 3)
print(1j * 1j, complex(2, -1), complex("1+2j"), complex("-3.5j"), complex(), 2j, -0.5j, (1 + 0j) == 1, hash(1 + 0j) == hash(1))
print([round(abs(complex(math.cos(t), math.sin(t))), 6) for t in (0, 1, 2)], bool(0j), bool(1j), type(z).__name__, isinstance(z, complex))
print(z + 1, 1 + z, z - 0.5, 2 * z, z / 2, 1 / z, sum([1j, 2, 3.5]), f"{z}", f"{z:.2f}", str(1e20 + 1j), 1.5 + 0j)
point, step = 0j, 1
for turn in "LRRLR":
    step *= 1j if turn == "L" else -1j
    point += step
print(point, {1 + 1j: "a"}[1 + 1j], sorted([3 + 0j, 1j], key=abs), z ** 0.5, (2 + 0j) ** -1)
for attempt in (lambda: z < 1j, lambda: z / 0, lambda: int(z), lambda: complex("x"), lambda: z // 2, lambda: 0j ** -1):
    try:
        print(attempt())
    except (TypeError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)

a, b = Fraction(3, 4), Fraction("5/6")
print(a, b, repr(a), a + b, a - b, a * b, a / b, a // b, a % b, a ** 2, a ** -2, -a, abs(-a), +a)
print(a + 1, 1 - a, 2 * a, a / 2, 1 / a, a + 0.5, 0.25 * a, a == 0.75, a < b, a <= 0.75, 1 > a, max(a, b), a == Fraction(6, 8))
print(Fraction(0.125), Fraction("1.25"), Fraction("-2e-2"), Fraction(7), Fraction(10, -4), Fraction(), Fraction(a), Fraction(a, b))
print(a.numerator, a.denominator, float(a), int(Fraction(-7, 2)), round(Fraction(7, 2)), round(Fraction(5, 2)), round(Fraction(22, 7), 2))
print(math.floor(Fraction(-7, 2)), math.ceil(Fraction(7, 2)), math.trunc(Fraction(-7, 2)), Fraction(math.pi).limit_denominator(1000), hash(Fraction(5)) == hash(5), hash(Fraction(1, 2)) == hash(0.5))
print(sum([Fraction(1, n) for n in range(1, 8)]), sorted([b, a, Fraction(1, 3)]), {a: 1}[Fraction(6, 8)], bool(Fraction(0)), divmod(Fraction(7, 2), 1), 2 ** Fraction(1, 2), isinstance(a, Fraction), type(a).__name__)
print(f"{a} and {b!r}", "%s" % a, str(Fraction(4, 2)), Fraction(1, 3) + Fraction(2, 3) == 1, math.sqrt(Fraction(1, 4)), a.as_integer_ratio(), Fraction.from_float(0.5))
for attempt in (lambda: Fraction(1, 0), lambda: a / 0, lambda: Fraction("x"), lambda: a + "1", lambda: Fraction(1.5, 2), lambda: a // 0):
    try:
        print(attempt())
    except (TypeError, ZeroDivisionError, ValueError) as error:
        print(type(error).__name__, error)
