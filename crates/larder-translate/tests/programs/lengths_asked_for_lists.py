class Q:
    def __init__(self, s, hint=None): self.s = s; self.hint = hint
    def __iter__(self): print("iter", end=" "); return iter(self.s)
    def __len__(self): print("len", end=" "); return len(self.s)
class H:
    def __init__(self, n): self.n = n
    def __iter__(self): print("iter", end=" "); return self
    def __next__(self):
        if not self.n: raise StopIteration
        self.n -= 1
        return str(self.n)
    def __length_hint__(self): print("hint", end=" "); return self.n
class B(Q):
    def __len__(self): print("badlen", end=" "); raise ValueError("no len")
class T(Q):
    def __len__(self): print("tlen", end=" "); raise TypeError("t")
class N(Q):
    def __len__(self): return -1
class NI(H):
    def __length_hint__(self): print("NI", end=" "); return NotImplemented
class NS(H):
    def __length_hint__(self): return "x"
class NN(H):
    def __length_hint__(self): return -5
def f(*a, **k): return a
def gen(x): return [y for y in x]
import itertools, collections
def yf(x): yield from x
cases = {
    "list": list, "tuple": tuple, "set": set, "frozenset": frozenset, "sorted": sorted, "star": lambda x: [*x], "startup": lambda x: (*x,), "starset": lambda x: {*x}, "call": lambda x: f(*x), "call2": lambda x: f(1, *x), "ext": lambda x: [].extend(x), "iadd": lambda x: (lambda l: l.__iadd__(x))([]),
    "join": lambda x: ",".join(map(str, x)), "join2": lambda x: ",".join(x), "sl": lambda x: [1, 2].__setitem__(slice(0, 1), x), "enum": lambda x: list(enumerate(x)), "zip": lambda x: list(zip(x, x)), "map": lambda x: list(map(str, x)), "dictfk": lambda x: dict.fromkeys(x), "max": lambda x: max(x), "sum": lambda x: sum(map(int, x)),
    "comp": gen, "any": any, "in": lambda x: "0" in x, "unp": lambda x: (lambda: [a for a, b in [x]])(), "deque": collections.deque, "counter": lambda x: dict(collections.Counter(x)), "chain": lambda x: list(itertools.chain(x)), "prod": lambda x: list(itertools.product(x)), "perm": lambda x: len(list(itertools.permutations(x))), "comb": lambda x: list(itertools.combinations(x, 1)), "yf": lambda x: list(yf(x)),
    "bytes": lambda x: bytes(map(int, x)), "bytes2": bytes, "union": lambda x: set().union(x), "upd": lambda x: set().update(x), "isub": lambda x: {1}.issubset(x), "all": all, "filter": lambda x: list(filter(None, x)), "rev": lambda x: list(reversed(list(x))), "min": min, "dict": lambda x: dict(zip(x, x)), "bool": bool, "islice": lambda x: list(itertools.islice(x, 1)), "cycle": lambda x: next(itertools.cycle(x)), "ba": lambda x: bytearray(map(int, x)), "two": lambda x: [*x, *x], "tuple2": lambda x: f(*x, *x), "print": lambda x: print(*x), "fmt": lambda x: "{}{}".format(*x), "pct": lambda x: "%s%s" % (*x,), "ll": lambda x: list(x) + list(x),
}
for name, case in cases.items():
    for make in (lambda: Q("10"), lambda: H(2), lambda: B("10"), lambda: T("10"), lambda: N("10"), lambda: NI(2), lambda: NN(2)):
        try:
            r = case(make())
            if isinstance(r, (set, frozenset)): r = sorted(r)
            print(name, r)
        except Exception as e:
            print(name, type(e).__name__, e)
a, *b = Q("123"); print(a, b)
a, b, c = Q("123"); print(a, b, c)
x = [0]; x += Q("ab"); print(x)
x = [0, 1, 2]; x[1:2] = Q("ab"); print(x)
for a in Q("xy"): print(a)
print(*Q("pq")); print([*Q("pq"), 1]); print(list(Q("uv")), tuple(Q("uv")), sorted(Q("vu"))); print({**dict(zip(Q("a"), Q("b")))})
print(sorted(H(3)), "".join(H(3)))
