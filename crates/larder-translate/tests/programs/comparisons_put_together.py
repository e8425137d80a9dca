"""Methods of comparison that classes get by names that are put together; lists of what answers oddly."""


class Expr:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def binary(symbol):
    return lambda self, other: Expr(f"({self!r} {symbol} {other!r})")


for name, symbol in {"lt": "<", "ge": ">=", "eq": "==", "add": "+"}.items():
    setattr(Expr, f"__{name}__", binary(symbol))
x, y = Expr("x"), Expr("y")
print(x < 1, 5 <= y, x == 5, x + y < x, bool(x == y), [x < y, x >= y])


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return f"{self.n} before {other.n}"

    def __eq__(self, other):
        return self.n == other.n


print([Odd(1), Odd(2)] < [Odd(1), Odd(3)], (Odd(1), Odd(2)) < (Odd(1), Odd(3)))
print([Odd(1)] < [Odd(1), Odd(2)], [Odd(1)] < [Odd(1)], ([Odd(1)] < [Odd(2)]) == True)
try:
    raise ValueError("handled")
except ValueError:
    try:
        raise KeyError("inner")
    except Exception as e:
        kept = e
def bad():
    try:
        raise ValueError("x")
    except "text":
        pass
try:
    bad()
except TypeError as e:
    print(e, repr(e.__context__), repr(kept.__context__))
import json
from datetime import date
for value in (date(2024, 1, 2), {(1, 2): 3}, {1}, object):
    try:
        json.dumps(value)
    except TypeError as e:
        print(e)
try:
    json.loads(5)
except TypeError as e:
    print(e)
print(type(iter("a")).__name__, type(iter("é")).__name__, slice(1, None, 10 ** 30).indices(5))


class Made:
    def __complex__(self):
        return 1


try:
    complex(Made())
except TypeError as e:
    print(e)
