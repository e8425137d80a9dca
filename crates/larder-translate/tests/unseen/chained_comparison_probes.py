# Chained comparisons, rich comparison protocol results that are not booleans, identity and membership chains.
class V:
    calls = []

    def __init__(self, v):
        self.v = v

    def _cmp(self, op, other):
        V.calls.append(f"{self.v}{op}{getattr(other, 'v', other)}")
        return NotImplemented if not isinstance(other, V) else None

    def __lt__(self, o):
        r = self._cmp("<", o)
        return r if r is NotImplemented else self.v < o.v

    def __le__(self, o):
        r = self._cmp("<=", o)
        return r if r is NotImplemented else self.v <= o.v

    def __gt__(self, o):
        r = self._cmp(">", o)
        return r if r is NotImplemented else self.v > o.v

    def __eq__(self, o):
        self._cmp("==", o)
        return isinstance(o, V) and self.v == o.v

    __hash__ = object.__hash__


class Sub(V):
    def __gt__(self, o):
        V.calls.append(f"Sub {self.v}>")
        return "sub says so"


class Expr:
    """comparisons build text; truth is counted"""
    truths = 0

    def __init__(self, s):
        self.s = s

    def __lt__(self, o):
        return Expr(f"({self.s} < {o.s if isinstance(o, Expr) else o})")

    def __gt__(self, o):
        return Expr(f"({self.s} > {o.s if isinstance(o, Expr) else o})")

    def __eq__(self, o):
        return Expr(f"({self.s} = {o.s if isinstance(o, Expr) else o})")

    def __ne__(self, o):
        return ["ne", self.s]

    def __bool__(self):
        Expr.truths += 1
        return "b" in self.s

    def __contains__(self, x):
        return "a non-empty string is true"


class OnlyLt:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        return self.n < o.n


def calls():
    out, V.calls = V.calls, []
    return " ".join(out)


a, b, c = V(1), V(2), V(3)
print(a < b < c, calls())
print(a < c < b, calls())
print(c < b < a, calls())
print(a < b > a, calls(), "|", a == a == a, calls(), "|", a != b != a, calls())
print((a < b) == True, a < b == True, calls())
print(a is a is not b, None is None is None, a in [a] == [a], 1 in [1] == True, (1 in [1]) == True, calls())
print(not a < b, not (a < b) < 1, 1 < 2 < 3 == 3 != 4 > 0, 3 > 2 == 2, 1 == 1.0 == True, 0 < 1 in [1], calls())
print(a < Sub(5), calls())
print(Sub(5) > a, V(9) > Sub(1), calls())
print(min([c, a, b]).v, max([a, c, b]).v, [x.v for x in sorted([c, a, b])], calls())
print([a, b] == [V(1), V(2)], calls(), [a] == [a], repr(calls()), (a, b) < (V(1), c), calls())
print(a >= b if hasattr(V, "nothing") else "skip", b >= a, calls())
x, y, z = Expr("a"), Expr("b"), Expr("c")
r = x < y < z
print(type(r).__name__, r.s, Expr.truths)
r = x < z < y
print(r.s, (x > 3).s, (3 > x).s, (3 < x).s, (x == 1).s, (1 == x).s, x != y, Expr.truths)
print(5 in x, 5 not in x, x in [y], x in [z], [x, z].index(z) if False else "index", Expr.truths)
print([x].count(z), [y, z].count(x), Expr.truths, (y and x).s, (x and y).s, (x or y or z).s)
print(OnlyLt(1) < OnlyLt(2), OnlyLt(1) > OnlyLt(2), [o.n for o in sorted([OnlyLt(3), OnlyLt(1)], reverse=True)])
for f in (lambda: OnlyLt(1) <= OnlyLt(2), lambda: a < 5, lambda: 5 > a, lambda: 5 < a, lambda: a >= 3, lambda: 1 < "a", lambda: None < None, lambda: 1j < 2j, lambda: [1] < (1,),
          lambda: {} < {}, lambda: {1} < {1, 2} < {1, 2, 3} > {2}, lambda: [1, "a"] < [2, 3], lambda: [1, "a"] < [1, 3], lambda: (1, 2) < (1, 2, -1) < (2,), lambda: "a" < "B" < "b",
          lambda: 1 < 2 < "x", lambda: 2 < 1 < "x", lambda: b"a" < "a", lambda: b"a" == "a", lambda: object() < object(), lambda: max([1, "a"]), lambda: sorted([None, 1]), lambda: range(3) == range(0, 3, 1)):
    try:
        print(f(), end="; ")
    except TypeError as e:
        print(f"!{e}", end=";\n")
calls()
print()
nan = float("nan")
print(nan == nan, nan is nan, nan in [nan], [nan] == [nan], nan < 1 < nan, nan != nan, max(1, nan), max(nan, 1), min(nan, 1), sorted([2, 1]), {nan: 1}[nan], (nan,) == (nan,), [nan] < [nan])
print(0.0 == -0.0 is not None, 10**20 < 1e20 + 1, 10**20 == 1e20, 2**53 + 1 == float(2**53 + 1), 2**53 + 1 > float(2**53), 1e308 < 10**400 < float("inf"), -10**400 < -1e308)
print(True < 2, True == 1 < True + 1, "" < "a" <= "a", "abc" < "abd" > "ab", "Z" < "a" < "ä" < "☃", [] < [[]] < [[], []], () <= () < (0,), "10" < "9")
n = 5
print([i for i in range(10) if 2 < i < n + 3 != i], all(i <= j for i, j in zip("abc", "bcd")), 0 <= n < 10 and 1 or 2, n == 5 in [True, 5], not n == 6)
print(type(1) == type(True) is int, isinstance(True, int) is True, int == int, int != float, type(n) in (int, str), 3 if n > 4 > 3 else 4)
print(sorted(["b", "B", "a", "A", "_"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted([[2], [1, 5], []]), sorted([True, 0, 2, -1.5]), max("apple", "fig", key=len), min([], default="none"))
w = Sub(0)
print(w == V(0), V(0) == w, w != V(0), calls(), hash(w) == hash(w), len({V(1), V(1)}), calls().count("==") <= 1)
print((lambda p, q: p < q < p)(1, 2), (1 < 2) < 3, 1 < (2 < 3), 3 > (2 > 1), (3 > 2) > 1, ((3 > 2) > 1) == False)
print(V(1) < V("x"))
