"""Names, attributes and container slots that change type as the program runs."""
import random

x = 5
print(x + 1, type(x).__name__)
x = x / 2
print(x, type(x).__name__)
x = str(x)
print(x * 2, type(x).__name__)
x = [x, x.split(".")]
print(x, type(x).__name__)
x = x[1][0]
x = int(x) if x.isdigit() else None
print(x, type(x).__name__)
x = {x: x}
x[None] = x.pop(2)
x = (x,) + tuple(x)
print(x, type(x).__name__)


def best(values):
    top = None
    for v in values:
        if top is None or v > top:
            top = v
    return top


print(best([]), best([3]), best([1, 2.5]), best("hello"), best([(1, 2), (1, 1)]), best([True, 0]), best([2 ** 65, 1e10]))


def parse(token):
    for kind in (int, float, complex):
        try:
            return kind(token)
        except ValueError:
            pass
    if token in ("true", "false"):
        return token == "true"
    if token == "null":
        return
    return token


cells = [parse(t) for t in "12 1.50 2e3 1e400 3+4j true null word 99999999999999999999 -0 -0.0 0x1F 1_0".split()]
print(cells, [type(c).__name__ for c in cells])
total = 0
for c in cells:
    if isinstance(c, (int, float)) and not isinstance(c, bool) and c != float("inf"):
        total += c
print(total)
acc = None
history = []
for c in [1, 2, 2.5, "x", "y", [1], (2,), None, 3]:
    try:
        acc = c if acc is None else acc + c
    except TypeError as e:
        history.append(str(e))
        acc = c
    history.append(acc)
print(*history, sep="\n")


class Shifty:
    value = None

    def feed(self, v):
        if self.value is None:
            self.value = v
        elif isinstance(self.value, list):
            self.value.append(v)
        elif type(self.value) is type(v):
            self.value += v
        else:
            self.value = [self.value, v]
        return self


s = Shifty()
for v in (1, 2, "a", "b", None, 3.5):
    print(s.feed(v).value, end=" | ")
print(Shifty.value, Shifty().feed("q").feed("r").value, Shifty().feed(True).feed(True).value, Shifty().feed(0).value)
mixed = [1, "a", None, 2.5, (1, 2), [3], {"k": 1}, True, b"z", 1 + 2j, range(2), frozenset([1]), 10 ** 25, print is print]
print(mixed, len(mixed), [v for v in mixed if v], mixed.index(True), mixed.count(1))
by_type = {}
for v in mixed:
    by_type.setdefault(type(v).__name__, []).append(v)
print(by_type)
print(sorted(mixed, key=lambda v: (type(v).__name__, str(v))))
print(sorted([3, "b", 1.5, "a", None], key=lambda v: (v is not None, isinstance(v, str), v if not isinstance(v, str) else 0, str(v))))
grid = [[0] * 3 for _ in range(2)]
grid[0][1] = "x"
grid[1] = None
print(grid, [len(r) if r else 0 for r in grid])
counts = {}
for word in "a b a c b a".split():
    counts[word] = counts.get(word, 0) + 1
counts["a"] = [counts["a"]]
counts["b"] /= 4
del counts["c"]
counts["c"] = counts
print(counts, list(counts))
counts["a"] = 0
counts.update(b=None, z=1)
print(list(counts.items())[:2], next(reversed(counts)), counts.popitem())
order = dict.fromkeys("hello world")
order["h"] = "again"
del order["l"]
order["l"] = "moved"
order |= {"e": 1, "new": 2}
print(order, {**order, "h": 0} == order, dict(reversed(order.items())) == order)


def maybe(n):
    if n > 2:
        return n
    elif n == 2:
        return str(n)
    elif n == 1:
        return


print([maybe(n) for n in range(5)], [maybe(n) or "default" for n in range(5)], [v if (v := maybe(n)) is not None else -1 for n in range(5)])
fn = len
print(fn("abc"), end=" ")
fn = fn("abc")
print(fn, end=" ")
fn = lambda: fn
print(fn() is fn)
i = "text"
for i in range(2):
    pass
print(i)
with open("/dev/null") as i:
    pass
print(type(i).__name__, i.closed)
try:
    raise KeyError(1)
except KeyError as i:
    i.note = "n"
print("i" in globals())


def param(a, b=None):
    if b is None:
        b = a
        a = 0
    a, b = float(a), [b]
    b *= 2
    return a, b


print(param(5), param("1e3", "x"))
rng = random.Random(7)
pool = [rng.choice([0, "s", None, 1.5, (), [1]]) for _ in range(12)]
print(pool)
stack = 0
while not isinstance(stack, str):
    if isinstance(stack, int):
        stack = [stack] if stack > 1 else stack + 1
    elif len(stack) > 2:
        stack = "".join(map(str, stack))
    else:
        stack = stack + [len(stack)]
    print(stack, end=" ")
print()
n = 1
for step in range(6):
    n = [lambda v: v * 10 ** 9, lambda v: v / 4, lambda v: int(v) ** 3, str, len, lambda v: (v,) * 2][step](n)
    print(n, end=" ")
print()


def descend(n, trail=()):
    return (n, len(trail)) if n == 0 else descend(n - 1, trail + (n,)) if n % 100 else descend(n - 1, ())


def count_up(n):
    return 0 if n == 0 else 1 + count_up(n - 1)


print(descend(800), count_up(890))
words = ["bb", "A", "ccc", "a", "BB", "aa"]
print(sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=str.lower), sorted(words, key=lambda w: (-len(w), w)), list(reversed(sorted(words, key=len))), min(words, key=len), max(words, key=len))
for i in range(300):
    print(i, i * i, i / 7, chr(33 + i % 90), "-" * (i % 20))
