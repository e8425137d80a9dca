"""A program with its own functions and methods named as builtins and as methods of the library: nothing may be mistaken."""


class Stack:
    def __init__(self): self.items = []
    def append(self, x): self.items.insert(0, x); return self
    def pop(self, i=None): return self.items.pop(i or 0) if self.items else "empty"
    def sort(self, how="up"): self.items.sort(reverse=how == "down"); return self
    def join(self, sep): return sep.join(map(str, self.items))
    def get(self, k, d=0): return (k, d)
    def keys(self): return "no keys"
    def items_(self): return self.items
    def format(self, *a): return a
    def split(self): half = len(self.items) // 2; return self.items[:half], self.items[half:]
    def update(self, *a, **k): return sorted(k), a
    def index(self, x): return -1 if x not in self.items else self.items.index(x) + 100
    def count(self): return len(self.items)
    def extend(self, *xs): [self.append(x) for x in xs]; return len(self.items)
    def copy(self): return "shallow " + "copy"
    def send(self, m): return f"sent {m}"
    def read(self): return "read"
    def group(self, n=0): return n * 2
    def strip(self): return self


s = Stack().append(1).append(2).append(3)
print(s.items, s.pop(), s.pop(0), s.items, s.append(9).sort().join("-"), s.sort("down").join("+"), s.get("k"), s.keys(), s.format(1, 2), s.split(), s.update(1, b=2, a=1), s.index(9), s.index(5), s.count(), s.extend(7, 8), s.copy(), s.send(1), s.read(), s.group(4), s.strip() is s)


def print_all(*args, print=print):
    print(*args, sep=",")


def sorted_(xs): return xs
def sum(*xs):
    total = 100
    for x in xs:
        total += x
    return total


def max(a, b): return b if a else a
def range(n):
    yield from (n, n - 1)
def open(path, mode="r"): return f"opened {path} {mode}"
def input(prompt=""): return prompt[::-1]
def zip(a, b): return a + b
def filter(xs, f): return [x for x in xs if f(x)]
def type(x): return "kind of " + x.__class__.__name__
def isinstance(x, t): return "who knows"
def id(x): return 7
def hash(x): return len(str(x))
def next(it, default="dflt"): return default
def vars(x): return [x]
def dir(): return ["mine"]
def exec(code): return f"not running {code}"
def eval(code, env=None): return (code, env)
def compile(*a): return len(a)
def globals(): return {"fake": 1}
def locals(): return "fake locals"
def super(): return "fake super"
def set(*a): return list(a)
def round(x, n=3): return f"{x:.{n}f}"
def abs(x): return -x
def iter(x): return reversed(x)
def getattr(o, n, d=None): return f"{n}?"
def setattr(o, n, v): return "nothing set"


print_all(sum(1, 2), max(0, 5), max(1, 6), list(range(3)), open("f"), input("abc"), zip([1], [2]), filter([1, 2, 3], lambda x: x > 1), type(3), isinstance(1, int), id(s), hash(1234), next([]), vars(1), dir(), exec("x = 1"), eval("1 + 1"), compile(1, 2), globals(), locals(), super(), set(1, 2), round(2.5), abs(-3), list(iter([1, 2])), getattr(s, "pop"), setattr(s, "q", 1), hasattr(s, "q"))


def outer():
    def len(x): return "inner len"
    list = [1, 2]
    str = "text"
    dict = {"a": 1}
    def inner():
        return len(list), str.upper(), dict["a"]
    return inner()


print(outer(), len([1, 2, 3]))


class Shape:
    def list(self): return [1, 2]
    def len(self): return len(self.list()) * 10
    def str(self): return str(self.len())
    def int(self, x: int = 5) -> int: return int(x) + 1
    def map(self, f): return list(map(f, self.list()))
    property = property(lambda self: "a property named property")


sh = Shape()
print(sh.list(), sh.len(), sh.str(), sh.int("4"), sh.map(lambda v: v * 2), sh.property)
for print in [print]:
    print("still printing")
any = all = lambda *a: "shadow"
print(any([0]), all([]), [len for len in (1, 2)], len("abc"), {str: 1 for str in "ab"}, (lambda int: int + 1)(1), int("3"))
try:
    raise KeyError("k")
except KeyError as list:
    print(repr(list))
print(list((1, 2)))
del sum
print(sum([1, 2]))
del range, max
print([*range(2)], max(1, 2), max([3, 4], key=lambda v: -v))
import math as str_, json as dict_
from functools import reduce as filter
print(str_.floor(2.5), dict_.dumps([1]), filter(lambda a, b: a * b, [2, 3, 4]))
__name__ = "renamed"
print(__name__)
class object:
    pass
class Plain(object):
    def __init__(self): self.x = 1
print(Plain().x, Plain.__mro__[1].__name__, Plain.__mro__[1] is object, len(Plain.__mro__))
class ValueError(Exception):
    def __str__(self): return "my own ValueError"
try:
    raise ValueError(1)
except ValueError as e:
    print(e, e.args)
try:
    int("x")
except ValueError:
    print("not caught here")
except Exception as e:
    print(e.__class__.__name__, e.__class__ is ValueError, e)
int("y")
