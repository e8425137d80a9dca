from collections import namedtuple
from typing import NamedTuple
import operator
import sys

Point = namedtuple("Point", "x y z", defaults=(0, None))
Odd = namedtuple("Odd", ["class", "ok", "ok", "1st", "_u", ""], rename=True)
Empty = namedtuple("Empty", ())


class Emp(NamedTuple):
    """an employee"""
    name: str
    dept: str = "none"
    skills: tuple = ()

    @property
    def initials(self):
        return "".join(w[0] for w in self.name.split())

    def promote(self, dept):
        return self._replace(dept=dept)

    def __str__(self):
        return f"{self.name}@{self.dept}"

    def __lt__(self, other):
        return self.name[::-1] < other.name[::-1]


class Vec(namedtuple("VecBase", "x y")):
    __slots__ = ()

    def __new__(cls, x, y=None):
        if y is None:
            y = x
        return super().__new__(cls, float(x), float(y))

    def __add__(self, o):
        return Vec(*map(operator.add, self, o))

    def __mul__(self, k):
        if isinstance(k, tuple):
            return sum(a * b for a, b in zip(self, k))
        return type(self)(*(c * k for c in self))
    __rmul__ = __mul__

    def __bool__(self):
        return any(self)

    @classmethod
    def parse(cls, text):
        return cls._make(map(float, text.split(",")))


class Vec3(Vec):
    extra = "has a dict"


p = Point(1)
print(p, p.z, p == (1, 0, None), Point(z=3, x=1), Point(*"abc"), Point._fields, Point._field_defaults, len(p), Point.__doc__, Point.x.__doc__)
print(Odd._fields, Odd(*range(6)), Empty(), Empty() == (), bool(Empty()), Emp.__doc__, Emp.__annotations__["skills"].__name__)
a, b, *c = p
x, (y, *_), [z] = Point((1), (2, 3), [4])
print(a, b, c, x, y, z, p[0], p[-2:], p[::2], type(p[:]).__name__, p + (9,), p * 2, 0 in p, p.index(0), p.count(None), list(reversed(p)))
print(p._replace(y=5, z=7), p, p._asdict(), Point(**{"x": 1, "y": 2}), Point._make([7, 8, 9]), {**p._asdict(), "y": 0}, hash(p) == hash((1, 0, None)), {p: "v"}[(1, 0, None)])
print("%s,%s,%s" % p, "{0.x} {0[1]} {p.z}".format(p, p=p), f"{p!r:>30}|", "{} {}".format(*p), f"{p.x:03}")
e = Emp("Ada King Lovelace", skills=("math",))
print(e, repr(e), e.initials, e.promote("R&D"), str([e]), "%s/%s/%s" % e._replace(name="B B"), e.promote("x") is e, e == e.promote("none"))
es = [Emp("Zoe"), Emp("Abe", "it"), Emp("Ian")]
print([str(q) for q in sorted(es)], str(max(es)), min(es).name, [q.name for q in sorted(es, key=tuple)], Emp("a") > Emp("b"), Emp("a") <= Emp("a"))
v = Vec(1, 2)
print(v, v + (1, 1), v * 3, 2 * v, v * v, v * Vec(2), Vec(3), Vec.parse("1.5,2"), bool(Vec(0)), not v, sum([v, v], Vec(0)), v._replace(x=9), type(v._replace(x=9)).__name__)
w = Vec3(1, 2)
w.note = "ok"
print(w, w * 2, type(w + w).__name__, w.note, vars(w), w == v, w == (1, 2), isinstance(w, tuple), Vec3.__mro__[2].__name__)
match e:
    case Emp(name, "none", (first, *_)):
        print("matched", name, first)
match p:
    case Point(x=1, y=0, z=z) if z is None:
        print("point with none")
match w:
    case (1, yy):
        print("as sequence", yy)
match Vec(0, 5):
    case Vec3():
        print("no")
    case Vec(0, y=yv):
        print("class pattern", yv)
for bad in (lambda: Point(), lambda: Point(1, 2, 3, 4), lambda: Point(1, x=2), lambda: Point(q=1), lambda: p._replace(w=1), lambda: Point._make([1]), lambda: setattr(p, "x", 5), lambda: delattr(p, "x"),
            lambda: setattr(v, "note", 1), lambda: p[3], lambda: p.w, lambda: namedtuple("T", "a a"), lambda: namedtuple("T", "def x"), lambda: namedtuple("T", "_a"), lambda: namedtuple("1T", "a"), lambda: namedtuple("T", "a b", defaults=(1, 2, 3)),
            lambda: p < Point("a"), lambda: p + [1], lambda: hash(Point([])), lambda: Vec("q"), lambda: operator.setitem(p, 0, 1), lambda: Emp()):
    try:
        print("fine", bad())
    except Exception as err:
        print(f"{type(err).__name__}: {err}")
Row = namedtuple("Row", "id,name, qty")
rows = [Row(*r) for r in ((3, "bolt", 10), (1, "nut", 0), (2, "gear", 10))]
print(sorted(rows, key=operator.attrgetter("qty", "name")), max(rows, key=operator.itemgetter(2)), [r.id for r in sorted(rows)], list(zip(*rows))[1], [r._asdict() for r in rows if r.qty == 0])
print(dict((r[:2]) for r in rows), {r.name: r for r in rows}["nut"].id, sum(r.qty for r in rows), [n for n in dir(Row) if not n.startswith("_")])


def nested(d, name="Node"):
    """dict -> namedtuple, recursively; one class per key set"""
    if isinstance(d, dict):
        key = (name, tuple(d))
        cls = nested.made.get(key) or nested.made.setdefault(key, namedtuple(name, d))
        return cls(*(nested(v, k.title()) for k, v in d.items()))
    if isinstance(d, list):
        return [nested(v, name.rstrip("s")) for v in d]
    return d


nested.made = {}
cfg = nested({"host": "h", "ports": [{"n": 1, "tls": True}, {"n": 2, "tls": False}], "db": {"user": {"id": 5}}})
print(cfg, cfg.db.user.id, cfg.ports[1].tls, type(cfg.ports[0]) is type(cfg.ports[1]), sorted(k for k, _ in nested.made))
Sub = type("Sub", (Point,), {"norm1": lambda self: abs(self.x) + abs(self.y), "__repr__": lambda s: f"<{super(Sub, s).__repr__()}>"})
print(Sub(-1, 2), Sub(-1, 2).norm1(), Sub._make((1, 2, 3))._replace(x=0), Sub(1) == Point(1), sys.getsizeof(()) > 0)
try:
    class Mixed(NamedTuple):
        a: int = 1
        b: str
except TypeError as err:
    print(err)
del p
sys.exit(f"stopped with {v.x}")
