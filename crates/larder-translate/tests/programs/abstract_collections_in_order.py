from collections.abc import MutableSequence, MutableMapping, MutableSet, Sequence, Set, Mapping, KeysView, ValuesView, ItemsView, MappingView, Iterator, Generator, Hashable, Callable, Collection, Reversible
log = []
class L(MutableSequence):
    def __init__(self, it=()): self.d = list(it)
    def __getitem__(self, i): log.append(f"get {i}"); return self.d[i]
    def __setitem__(self, i, v): log.append(f"set {i} {v}"); self.d[i] = v
    def __delitem__(self, i): log.append(f"del {i}"); del self.d[i]
    def __len__(self): log.append("len"); return len(self.d)
    def insert(self, i, v): log.append(f"ins {i} {v}"); self.d.insert(i, v)
    def append(self, v): log.append(f"app {v}"); super().append(v)
class M(MutableMapping):
    def __init__(self, it=(), **k): self.d = dict(it, **k)
    def __getitem__(self, i): log.append(f"get {i}"); return self.d[i]
    def __setitem__(self, i, v): log.append(f"set {i} {v}"); self.d[i] = v
    def __delitem__(self, i): log.append(f"del {i}"); del self.d[i]
    def __len__(self): log.append("len"); return len(self.d)
    def __iter__(self):
        for k in list(self.d): log.append(f"next {k}"); yield k
    def __repr__(self): return f"M({self.d})"
class S(MutableSet):
    def __init__(self, it=()):
        self.d = []
        for x in it:
            if x not in self.d: self.d.append(x)
        log.append(f"made {self.d}")
    def __contains__(self, x): log.append(f"has {x}"); return x in self.d
    def __iter__(self):
        for k in list(self.d): log.append(f"next {k}"); yield k
    def __len__(self): log.append("len"); return len(self.d)
    def add(self, x): log.append(f"add {x}"); (x in self.d) or self.d.append(x)
    def discard(self, x):
        log.append(f"dis {x}")
        if x in self.d: self.d.remove(x)
    def __repr__(self): return f"S({self.d})"
class Q(Sequence):
    def __init__(self, s): self.s = s
    def __getitem__(self, i): log.append(f"get {i}"); return self.s[i]
    def __len__(self): log.append("len"); return len(self.s)
def t(name, f):
    log.clear()
    try:
        r = f()
        r = repr(r) if not hasattr(r, "d") else type(r).__name__ + str(r.d)
    except Exception as e:
        r = f"{type(e).__name__} {e!s} {e.args}"
    print(name, "->", r, log)
q = lambda: Q("hello")
m = lambda **k: M(a=1, b=2, **k)
for n, f in {
 "index": lambda: q().index("l"), "index2": lambda: q().index("l", 3), "index3": lambda: q().index("h", -2), "index4": lambda: q().index("l", 0, -1), "index5": lambda: q().index("o", stop=3), "index6": lambda: q().index("o", 1, 99),
 "index7": lambda: q().index("z", start=-99, stop=-1),
 "count": lambda: q().count("l"), "in": lambda: "e" in q(), "not in": lambda: "z" in q(), "iter": lambda: list(q()), "rev": lambda: list(reversed(q())), "revlazy": lambda: reversed(q()) and 1, "eq": lambda: q() == q(),
 "lt": lambda: q() < q(), "hash": lambda: hash(q()) != 0, "unpack": lambda: [*q()], "bool": lambda: bool(Q("")), "star": lambda: (lambda a, *b: b)(*q()),
 "append": lambda: L([1]).append(2), "extend": lambda: L([1]).extend([2, 3]), "extself": lambda: (lambda l: (l.extend(l), l)[1])(L([1, 2])), "iadd": lambda: L([1]).__iadd__((5,)), "pop": lambda: L([1, 2]).pop(), "pop0": lambda: L([1, 2]).pop(0), "popi": lambda: L([1, 2]).pop(index=0),
 "pope": lambda: L().pop(), "remove": lambda: L([1, 2, 3]).remove(2), "remove!": lambda: L([1]).remove(9), "reverse": lambda: (lambda l: (l.reverse(), l)[1])(L([1, 2, 3])), "clear": lambda: (lambda l: (l.clear(), l)[1])(L([1, 2])), "extgen": lambda: L([1]).extend(x for x in (1, 2)), "extbad": lambda: L().extend(5), "appbad": lambda: L().append(),
 "get": lambda: m().get("a"), "getd": lambda: m().get("z", default=3), "getn": lambda: m().get("z"), "inm": lambda: "z" in m(), "keys": lambda: m().keys(), "values": lambda: m().values(), "items": lambda: m().items(), "lk": lambda: list(m().keys()), "lv": lambda: list(m().values()), "li": lambda: list(m().items()),
 "ink": lambda: "a" in m().keys(), "inv": lambda: 2 in m().values(), "ini": lambda: ("a", 1) in m().items(), "ini2": lambda: ("z", 1) in m().items(), "ini3": lambda: 5 in m().items(), "lenk": lambda: len(m().keys()), "meq": lambda: m() == {"a": 1, "b": 2}, "meq2": lambda: m() == m(c=3), "meq3": lambda: m() == 5, "mne": lambda: m() != m(), "eqd": lambda: {"a": 1, "b": 2} == m(),
 "mpop": lambda: m().pop("a"), "mpop!": lambda: m().pop("z"), "mpopd": lambda: m().pop("z", default=None), "popitem": lambda: m().popitem(), "popitem!": lambda: M().popitem(), "mclear": lambda: m().clear(), "setd": lambda: m().setdefault("a", 9), "setd2": lambda: m().setdefault("z", default=9), "setd3": lambda: m().setdefault("q"),
 "upd": lambda: m().update(m()), "upd2": lambda: M().update({"x": 1}, y=2), "upd3": lambda: M().update([("p", 1), "qr"]), "upd4": lambda: M().update([(1,)]), "upd5": lambda: M().update(5), "upd6": lambda: M().update(), "upd7": lambda: M().update([(1, 2, 3)]), "upd8": lambda: M().update(other=1, self=2), "upd9": lambda: M().update([5]), "ior": lambda: m() | m(), "revm": lambda: reversed(m()),
 "k&": lambda: sorted(m().keys() & ["a", "z"]), "k|": lambda: sorted(m().keys() | {"z"}), "k-": lambda: m().keys() - {"a"}, "r&": lambda: {"a"} & m().keys(), "k<": lambda: m().keys() < {"a", "b", "c"}, "k<=": lambda: m().keys() <= ["a"], "k==": lambda: m().keys() == {"a", "b"}, "v==": lambda: m().values() == m().values(), "dis": lambda: m().keys().isdisjoint("xyz"), "i&": lambda: m().items() & [("a", 1)], "v&": lambda: m().values() & {1},
 "isk": lambda: isinstance(m().keys(), KeysView), "isv": lambda: isinstance(m().values(), ValuesView), "isi": lambda: isinstance(m().items(), (Set, ItemsView)), "ismv": lambda: isinstance(m().keys(), MappingView), "tk": lambda: type(m().keys()).__name__, "revk": lambda: list(reversed(m().keys())), "hashk": lambda: hash(m().keys()),
 "s<=": lambda: S([1]) <= S([1, 2]), "s<": lambda: S([1]) < {1, 2}, "s>": lambda: S([1, 2]) > S([1]), "s>=": lambda: S([1]) >= {1, 2}, "s==": lambda: S([1, 2]) == {2, 1}, "s!=": lambda: S([1]) != S([2]), "s<l": lambda: S([1]) < [1, 2], "s&": lambda: S([1, 2]) & [2, 3], "r&2": lambda: [2, 3] & S([1, 2]), "s|": lambda: S([1]) | (2, 1), "s-": lambda: S([1, 2]) - [2], "rs-": lambda: [2, 5] - S([1, 2]), "s^": lambda: S([1, 2]) ^ [2, 3], "rs^": lambda: {7} ^ S([7, 8]), "s&5": lambda: S([1]) & 5, "s|5": lambda: S() | 5, "s-5": lambda: S() - 5, "s^5": lambda: S() ^ 5, "sdis": lambda: S([1, 2]).isdisjoint([5, 2, 9]),
 "sremove": lambda: S([1]).remove(1), "sremove!": lambda: S([1]).remove(4), "spop": lambda: S([3, 4]).pop(), "spop!": lambda: S().pop(), "sclear": lambda: S([1, 2]).clear(), "ior": lambda: S([1]).__ior__([2, 1]), "iand": lambda: S([1, 2]).__iand__([2]), "isub": lambda: S([1, 2]).__isub__([2]), "ixor": lambda: S([1, 2]).__ixor__([2, 2, 3]), "ixorself": lambda: (lambda s: s.__ixor__(s))(S([1, 2])), "isubself": lambda: (lambda s: s.__isub__(s))(S([1])), "shash": lambda: hash(S()), "_hash": lambda: S([1, 2, 3])._hash() == hash(frozenset([1, 2, 3])), "fs": lambda: {1, 2} >= S([1]), "fs2": lambda: frozenset([1]) | S([2]),
 "abc": lambda: Set(), "abc2": lambda: MutableMapping(), "abc3": lambda: MutableSequence(), "abc4": lambda: Sequence(), "abc5": lambda: Mapping(), "abc6": lambda: MutableSet(), "abc7": lambda: Iterator(), "abc8": lambda: Generator(), "abc9": lambda: Hashable(), "abc10": lambda: Callable(), "abc11": lambda: Collection(), "abc12": lambda: Reversible(),
 "mro": lambda: [c.__name__ for c in L.__mro__], "mro2": lambda: [c.__name__ for c in M.__mro__], "mro3": lambda: [c.__name__ for c in S.__mro__], "mro4": lambda: [c.__name__ for c in Q.__mro__], "b": lambda: Sequence.__bases__, "b2": lambda: MutableMapping.__bases__, "mod": lambda: Mapping.__module__, "rep": lambda: repr(Mapping), "hm": lambda: hash(m()), "cls": lambda: M.__hash__,
}.items():
    t(n, f)
match m():
    case {"a": 1, **rest}: print("map", rest)
match q():
    case [a, *b]: print("seq", a, b)
