"""Variables, lists, attributes and return values whose type keeps changing."""
import json
from fractions import Fraction
def grow(x):
    x = x + 1
    x = x / 2
    x = str(x)
    x = [x, len(x)]
    x = {"wrapped": x}
    x = tuple(x.items())
    return x
def parse(text):
    """-> None, bool, int, float, list or str"""
    text = text.strip()
    if text in ("", "null"):
        return
    if text in ("yes", "no"):
        return text == "yes"
    if text.startswith("[") and text.endswith("]"):
        return [parse(t) for t in text[1:-1].split(";")]
    try:
        return int(text)
    except ValueError:
        pass
    try:
        v = float(text)
    except ValueError:
        return text
    return int(v) if v.is_integer() and abs(v) < 1e15 else v
def size(x):
    if x is None:
        return 0
    if isinstance(x, bool):
        return "flag"
    if isinstance(x, (int, float)):
        return abs(x)
    if hasattr(x, "__len__"):
        return sum(size(i) for i in x if not isinstance(i, bool)) if isinstance(x, list) else len(x)
    return x
class Bag:
    def __init__(self, content=None):
        self.content = content
    def put(self, x):
        if self.content is None:
            self.content = x
        elif isinstance(self.content, list):
            self.content.append(x)
        else:
            self.content = [self.content, x]
        return self
    def take(self):
        if isinstance(self.content, list):
            x = self.content.pop()
            if len(self.content) == 1:
                self.content = self.content[0]
            return x
        x, self.content = self.content, None
        return x
class Num:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        v = o.v if isinstance(o, Num) else o
        if type(v) is not type(self.v) and isinstance(v, str):
            return Num(str(self.v) + v)
        return Num(self.v + v)

    __radd__ = lambda self, o: Num(o) + self
    def __repr__(self):
        return f"Num<{type(self.v).__name__}>({self.v})"
print(grow(3), grow(2.5), grow(True), grow(Fraction(1, 3)))
for t in ("12", " 1.50", "2.0", "1e3", "yes", "null", "", "abc", "[1; no;x;[2]]", "1_000", "-0", "nan", "0x10", "1e400"):
    v = parse(t)
    print(f"{t!r:<16}{type(v).__name__:<9}{v!r:<24}{size(v)!r}")
b = Bag()
states = [b.content]
for x in (1, "two", [3], None, 4.5):
    b.put(x)
    states.append(b.content if not isinstance(b.content, list) else tuple(b.content))
print(states)
print([b.take() for _ in range(7)], b.content)
b = Bag([])
print(b.put(b.put).content[0] == b.put, callable(b.take()), b.content)
acc = 0
for step in (1, 2.5, True, 10**20, 1j, Fraction(1, 2)):
    acc = acc + step
    print(type(acc).__name__, acc, sep=":", end="  ")
print()
total = None
for item in [3, "a", [1], (2,), None, {"k": 1}, 2.5, "b", [None]]:
    try:
        total = item if total is None else total + item
    except TypeError as e:
        print("  reset:", e)
        total = item
print(total)
n = Num(1) + 2 + 0.5
print(n, n + "!", 5 + n, sum([Num(1), Num(2)], 0) if True else 0, "pre" + Num("x"), Num([1]) + [2], (Num(1) + "a" + "b").v)
cells = [1, "x", None, 2.0, True, [], {}, (), b"", "", 0, 0.0, 10**30, -1, print, int, ..., range(0), range(3), frozenset(), 3j, NotImplemented]
by_type, truthy = {}, 0
for c in cells:
    if c is NotImplemented:
        break
    by_type.setdefault(type(c).__name__, []).append(c)
    truthy += bool(c)
print({k: len(v) for k, v in by_type.items()}, truthy, len(cells))
print(sorted([c for c in cells if type(c) in (int, float, bool)]), sorted(map(str, cells[:8])), sorted(cells[:4], key=lambda c: (type(c).__name__, str(c))))
print([c for c in cells if c == 0], [i for i, c in enumerate(cells) if c is None or c == 1], cells.index(True), cells.count(0), cells.count(1), 2 in cells, "" in cells, [c for c in cells[:5] if isinstance(c, (int, str)) and c])
handler = None
for handler in ("upper", len, lambda s: s[::-1], {"abc": "mapped"}, 2, None):
    if handler is None:
        r = "no handler"
    elif isinstance(handler, str):
        r = getattr("abc", handler)()
    elif callable(handler):
        r = handler("abc")
    elif isinstance(handler, dict):
        r = handler.get("abc")
    else:
        r = "abc" * handler
    print(r, end=" | ")
print(handler)
def maybe(n):
    if n > 0:
        return n
    elif n < 0:
        return
def multi(kind):
    return {"t": (1, 2), "l": [3, 4], "s": "56", "d": {7: 8, 9: 0}, "g": (i for i in (1, 2))}.get(kind)
print([maybe(k) for k in (1, -1, 0)], [maybe(k) or "dflt" for k in (2, 0)], maybe(5) + 1)
for kind in "tlsdg":
    first, second = multi(kind)
    print(first, second, end="; ")
print()
try:
    first, second = multi("?")
except TypeError as e:
    print(e)
doc = json.loads('{"a": [1, 2.0, "3", null, true, {"b": []}], "n": 12345678901234567890, "e": 1e5, "m": -0.0}')
def flip(x):
    match x:
        case bool():
            return not x
        case int() | float():
            return -x
        case str():
            return int(x) if x.isdigit() else x[::-1]
        case list():
            return tuple(map(flip, x))
        case dict():
            return [(k, flip(v)) for k, v in x.items()]
    return "was null"
doc = flip(doc)
print(doc)
doc = dict(doc)["a"][0] if isinstance(doc, list) else doc
print(doc, type(doc).__name__)
i = 5
while i:
    i = i - 2 if isinstance(i, int) and i > 1 else str(i) if isinstance(i, int) else [] if isinstance(i, str) else None
    print(repr(i), end=" ")
print()
grid = [[0] * 3 for _ in range(2)]
grid[0][1], grid[1], grid[0][2] = "s", (1, 2.5), grid
print(grid[0][1], grid[1][1], grid[0][2] is grid, grid)
x = y = 3
x, y = str(x), [y]
(x, y), z = (y, x), x + "4"
print(x, y, z, x * int(y), (x if z > "33" else y), [x, y, z][-1] + y)
for x in 1, "1", [1]:
    for y in 2, "2", [2]:
        try:
            print(x + y, end=" ")
        except TypeError:
            print("-", end=" ")
        try:
            print(x * y, end=", ")
        except TypeError:
            print("-", end=", ")
print()
print(maybe(0) + 1)
