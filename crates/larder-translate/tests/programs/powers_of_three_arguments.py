"""pow with a modulus: who of the three is asked, and what each says when it cannot."""
from fractions import Fraction


class Odd:
    def __init__(self, name):
        self.name = name

    def __pow__(self, other, modulus=None):
        return f"{self.name} ** {other} % {modulus}"


class Plain:
    pass


cases = [
    (2, 10, 1000),
    (3, -1, 7),
    (True, 5, 3),
    (7, 2, -5),
    (1, Fraction(1, 2), 3),
    (Fraction(1), 2, 3),
    (1, 2, Fraction(3)),
    ("a", 2, 3),
    (2, "a", 3),
    (2, 3, "a"),
    (1.0, 2, 3),
    (2, 1.0, 3),
    (2, 3, 1.5),
    (1j, 2, 3),
    (2, 3, 1j),
    ([], 1, 2),
    (None, 1, 1),
    (Odd("odd"), 2, 3),
    (Odd("odd"), "x", None),
    (Plain(), 2, 3),
    (2, 3, 0),
    (2, -1, 4),
    (2**70, 3, 10**9 + 7),
]
for case in cases:
    try:
        print(pow(*case))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
