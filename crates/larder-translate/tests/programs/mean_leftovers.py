import functools, random, json, dataclasses
from contextlib import contextmanager
from enum import Enum
from itertools import count, repeat

def make(start, step=1):
    n = start
    def inc(by=step):
        nonlocal n
        n += by
        return n
    def get():
        return n
    inc.get = get
    return inc
c = make(3)
c()
print(c.__closure__ is not None, len(c.__closure__), [x.cell_contents for x in c.__closure__], c.__code__.co_freevars, make.__closure__, make.__code__.co_argcount, c.__code__.co_varnames, c.__code__.co_name)
c()
print(c.__closure__[0].cell_contents, c.get.__closure__[0].cell_contents)
def traced(fn):
    names = fn.__code__.co_varnames[:fn.__code__.co_argcount]
    @functools.wraps(fn)
    def inner(*args):
        print(fn.__name__, dict(zip(names, args)))
        return fn(*args)
    return inner
@traced
def area(w, h):
    total = w * h
    return total
print(area(3, 4), area.__code__.co_argcount)
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
print(list(reversed(Color)), [c.name for c in reversed(Color)])
try:
    Color.RED.value = 5
except AttributeError as e:
    print(e)
print(count(3), count(1, 2), repeat("x"), repeat(1, 3), count(0.5, 0.5))
@contextmanager
def tag(name):
    print("<" + name + ">")
    try:
        yield name
    except ValueError as e:
        print("swallowed", e)
    finally:
        print("</" + name + ">")
@tag("b")
def shout(x):
    """doc"""
    if x < 0:
        raise ValueError(x)
    return x * 2
print(shout(4), shout(-1), shout.__name__, shout.__doc__)
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print(t and t.__name__, v, tb is None)
        return True
with M():
    1 / 0
with M():
    pass
r = random.Random(5)
s = r.getstate()
a = [r.random() for _ in range(3)]
r.setstate(s)
print(a == [r.random() for _ in range(3)], r.gauss(0, 1))
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)
print(json.dumps({"a": {3, 1}, "b": [1, (2,)]}, cls=Enc), json.dumps([{1}], cls=Enc, indent=1), Enc(sort_keys=True).encode({"z": 1, "a": {2}}))
try:
    json.dumps(object(), cls=Enc)
except TypeError as e:
    print(str(e)[:30])
print(list(json.JSONEncoder().iterencode([1, {"a": None, "b": [2, "x"]}, [], {}])), list(json.JSONEncoder(indent=2).iterencode({"k": [1, 2]})))
d = json.JSONDecoder(object_hook=lambda x: sorted(x))
print(d.decode('{"b": 1, "a": 2}'), d.raw_decode('[1, 2] tail'), json.JSONDecoder().raw_decode('  7', 2), json.loads("[NaN, 1]", parse_constant=str))
P = dataclasses.make_dataclass("P", [("x", int), ("y", int, 5), "z"][:2], frozen=True)
print(P(1), P(1, 2) == P(1, 2), hash(P(1)) == hash(P(1, 5)))
@dataclasses.dataclass(unsafe_hash=True)
class H:
    a: int
    b: list = dataclasses.field(default_factory=list, hash=False, metadata={"unit": "m"})
print(hash(H(1, [2])) == hash(H(1, [3])), dataclasses.fields(H)[1].metadata["unit"], dataclasses.fields(H)[0].default is dataclasses.MISSING, dict(dataclasses.fields(H)[1].metadata))
print(dataclasses.asdict(H(1, [H(2)]), dict_factory=lambda kv: {k.upper(): v for k, v in kv}))
p = functools.partial(int, base=2)
p.__doc__ = "bits"
print(p("101"), p.__doc__, p, functools.partial(functools.partial(max, 1), 5).args)
print([2 ** k for k in range(-2, 3)], sum(2 ** -len(w) for w in ["a", "bb"]), [10 ** -e for e in (1, 2)])
print([1].__iadd__([2]), {1}.__ior__({2}), (5).__radd__(2), (2.7).__floor__(), hasattr(1, "is_integer"))
class L(list):
    def __iadd__(self, o):
        return super().__iadd__([x * 2 for x in o])
q = w = L([1])
q += [2]
print(q, q is w, type(q).__name__)
class Outer:
    class Inner(dict):
        def __init__(self, **k):
            super().__init__(**k)
            self.n = len(k)
    def make(self):
        return self.Inner(a=1, b=2)
print(Outer().make(), Outer().make().n)
def match_it(v):
    match v:
        case [a]:
            return (lambda: a)()
        case {"k": a, "n": b}:
            def f():
                return (lambda: (a, b))()
            return f()
        case (x, y) if (lambda: x < y)():
            def g():
                return lambda: x + y
            return g()()
print(match_it([1]), match_it({"k": 2, "n": 3}), match_it((1, 2)), match_it((2, 1)))
def chain(obj, k):
    obj[k] = v = obj[k + 1] = [k]
    return v
dd = {}
chain(dd, 1).append(9)
print(dd)
for f in (lambda: "%d" % "x", lambda: "%d" % 1j, lambda: "%x" % 1.5):
    try:
        print(f())
    except TypeError as e:
        print(e)
