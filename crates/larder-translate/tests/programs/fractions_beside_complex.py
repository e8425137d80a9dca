"""Fractions beside complex numbers, floats and whole exponents."""
from fractions import Fraction as F
h = F(1, 2)
for op in (lambda a, b: a + b, lambda a, b: a - b, lambda a, b: a * b, lambda a, b: a / b, lambda a, b: a ** b, lambda a, b: a // b, lambda a, b: a % b, lambda a, b: a == b, lambda a, b: a != b, lambda a, b: a < b):
    for x in (1j, 2 + 0j, 1.5, -2.5, 3, -3, F(-8), True):
        for pair in ((h, x), (x, h), (F(2), x), (x, F(2)), (x, F(-1)), (F(-8), x)):
            try:
                print(op(*pair), end=" ")
            except Exception as e:
                print(type(e).__name__, e, end=" ")
        print()
print(F(1, 2) == 0.5 + 0j, 0.5 + 0j == F(1, 2), F(1, 2) == 0.5 + 1j, F(-8) ** F(1, 3), pow(F(3), 2), divmod(F(7, 2), 2), divmod(7.5, F(1, 2)))
try:
    print(divmod(1j, F(1)))
except TypeError as e:
    print(e)
s = 0
for x in (1, 2.5, 1j, F(1, 2)):
    s += x
print(s)
print([2 ** F(3), F(2) ** F(3), 2 ** F(-3), 2 ** F(0), 2.5 ** F(2), F(1, 4) ** F(1, 2), F(-1, 4) ** F(1, 2), True ** F(2)])
