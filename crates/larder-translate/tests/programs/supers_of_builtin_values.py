from collections import namedtuple
from typing import NamedTuple
class F(namedtuple("F", "a b")):
    def __add__(self, o):
        print("add")
        return super().__add__(o)
    def __mul__(self, n):
        return super().__mul__(n)
    def __len__(self):
        return super().__len__()
    def __getitem__(self, k):
        if isinstance(k, str):
            return getattr(self, k)
        return super().__getitem__(k)
    def __iter__(self):
        return super().__iter__()
    def __contains__(self, x):
        return not super().__contains__(x)
    def __eq__(self, o):
        print("eq")
        return super().__eq__(o)
    def __hash__(self):
        return super().__hash__() + 1
    def __lt__(self, o):
        return super().__lt__(o)
    def __repr__(self):
        return "<" + super().__repr__() + ">"
    def index(self, x):
        return super().index(x) + 100
    def count(self, x):
        return super().count(x) + 100
    def _replace(self, **k):
        print("replace", k)
        return super()._replace(**k)
    def _asdict(self):
        return {**super()._asdict(), "z": 1}
f = F(1, 2)
print(f + (3,), f * 2, len(f), f["a"], f[1], f[-1:], 1 in f, f == (1, 2), hash(f) == hash((1, 2)) + 1, f < (1, 3), f)
print(f.index(2), f.count(9), f._replace(a=5), f._asdict())
print(list(f), sorted(f))
a, b = f
print(a, b, str(f), tuple(f), max(f))
print(F.__add__(f, (9,)), tuple.__add__(f, (9,)), tuple.__len__(f), tuple.__getitem__(f, 0), tuple.__repr__(f), tuple.__contains__(f, 1), tuple.index(f, 2))
class N(NamedTuple):
    x: int
    y: int = 0
    def __add__(self, o):
        return N(self.x + o.x, self.y + o.y)
    def __radd__(self, o):
        return self if o == 0 else NotImplemented
    def __str__(self):
        return "N" + tuple.__str__(self)
    def __bool__(self):
        return self.x != 0
    def __neg__(self):
        return N(-self.x, -self.y)
print(N(1, 2) + N(3), sum([N(1), N(2)]), str(N(3)), bool(N(0, 4)), -N(1, 2), N(1) or "e", N(0) or "e")
class P(tuple):
    def __new__(cls, *xs):
        return super().__new__(cls, xs)
    def __add__(self, o):
        return P(*super().__add__(tuple(o)))
    def __getitem__(self, i):
        r = super().__getitem__(i)
        return P(*r) if isinstance(i, slice) else r
    def __repr__(self):
        return "P" + super().__repr__()
    def __eq__(self, o):
        return super().__eq__(tuple(o)) 
    __hash__ = tuple.__hash__
p = P(1, 2, 3)
print(p + [4], p[1:], p == [1, 2, 3], hash(p) == hash((1, 2, 3)), p)
try:
    f.__sub__(1)
except AttributeError as e:
    print(e)
try:
    super(F, f).nope
except AttributeError as e:
    print(e)
class L(list):
    def __eq__(self, o):
        print("L.eq")
        return super().__eq__(o)
    def __lt__(self, o):
        return super().__lt__(o)
    def __add__(self, o):
        return L(super().__add__(o))
    def __repr__(self):
        return "L" + super().__repr__()
    def __str__(self):
        return "s" + super().__str__()
    def __contains__(self, x):
        return super().__contains__(x)
    def __len__(self):
        return super().__len__() + 1
    def __iter__(self):
        return super().__iter__()
print(L([1]) == L([1]), L([1]) != L([1]), L([1]) < L([2]), L([1]) + [2], str(L([3])), 1 in L([1]), len(L()), list(L([5])))
class I(int):
    def __eq__(self, o):
        return super().__eq__(o)
    def __hash__(self):
        return super().__hash__()
    def __add__(self, o):
        return I(super().__add__(o))
    def __repr__(self):
        return "I" + super().__repr__()
    def __str__(self):
        return super().__str__() + "!"
    def __lt__(self, o):
        return super().__lt__(o)
print(I(3) == I(3), hash(I(3)), I(3) + I(4), repr(I(3)), str(I(3)), I(1) < I(2), I(3) in {3}, f"{I(5)}", f"{I(5):3}", "%s %d" % (I(5), I(5)))
class S(str):
    def __eq__(self, o):
        return super().__eq__(o.lower() if isinstance(o, str) else o)
    def __hash__(self):
        return super().__hash__()
    def __add__(self, o):
        return S(super().__add__(o))
    def __repr__(self):
        return "S" + super().__repr__()
    def __getitem__(self, i):
        return S(super().__getitem__(i))
    def __contains__(self, x):
        return super().__contains__(x.lower())
print(S("ab") == "AB", S("ab") == S("ab"), S("ab") + "c", [S("ab") + "c", S("abc")[1:]], "B" in S("ab"), {S("k"): 1}["k"])
class D(dict):
    def __eq__(self, o):
        return super().__eq__(o)
    def __repr__(self):
        return "D" + super().__repr__()
    def __getitem__(self, k):
        return super().__getitem__(k.lower())
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)
    def __contains__(self, k):
        return super().__contains__(k.lower())
    def __or__(self, o):
        return D(super().__or__(o))
d = D(); d["A"] = 1
print(d == D(a=1), d, d["A"], "A" in d, d | {"b": 2}, d.get("A"))
class Z(set):
    def __eq__(self, o):
        return super().__eq__(o)
    def __or__(self, o):
        return Z(super().__or__(o))
    def __le__(self, o):
        return super().__le__(o)
print(Z([1]) == Z([1]), Z([1]) | {2}, Z([1]) <= Z([1, 2]))
class Fl(float):
    def __new__(cls, x):
        return super().__new__(cls, round(x, 1))
    def __mul__(self, o):
        return Fl(super().__mul__(o))
    def __eq__(self, o):
        return super().__eq__(o)
    def __repr__(self):
        return f"Fl({super().__repr__()})"
print(Fl(1.26) * 2, Fl(2) == 2, Fl(1.23))
try:
    f._replace(q=1, z=2)
except ValueError as e:
    print(e)
try:
    F._make([1])
except TypeError as e:
    print(e)
