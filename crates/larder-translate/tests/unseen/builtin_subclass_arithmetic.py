"""Subclasses of int, float, str, list, tuple, set: which operations keep the type?"""


class Mod7(int):
    def __new__(cls, v=0):
        return super().__new__(cls, int(v) % 7)

    def _wrap(name):
        base = getattr(int, name)

        def op(self, other):
            r = base(self, other)
            return r if r is NotImplemented else type(self)(r)
        op.__name__ = name
        return op

    __add__ = __radd__ = _wrap("__add__")
    __mul__ = __rmul__ = _wrap("__mul__")
    __sub__ = _wrap("__sub__")
    del _wrap

    def __truediv__(self, other):
        return self * pow(int(other), -1, 7)

    def __repr__(self):
        return f"{int(self)}₇"


class Meters(float):
    def __repr__(self):
        return f"{float(self)}m"

    def __mul__(self, k):
        return Meters(float(self) * k)

    def __eq__(self, other):
        return abs(float(self) - other) < 0.01

    __hash__ = None


class Path(str):
    def __truediv__(self, other):
        return Path(self.rstrip("/") + "/" + other)

    def __rtruediv__(self, other):
        return Path(other) / self

    def __add__(self, other):
        return Path(str(self) + other)

    def __getitem__(self, i):
        return self.split("/")[i]

    def __len__(self):
        return len(self.split("/"))


class Stack(list):
    push = list.append

    def __getitem__(self, i):
        got = super().__getitem__(i)
        return Stack(got) if isinstance(i, slice) else got

    def __add__(self, other):
        return Stack(super().__add__(list(other)))

    def __iadd__(self, other):
        self.log = f"iadd {other}"
        return super().__iadd__(other)

    def __contains__(self, x):
        return super().__contains__(x) or x == "anything"

    def append(self, x):
        super().append(x * 2)


class Pair(tuple):
    def __eq__(self, other):
        return len(self) == len(other) and all(a == b for a, b in zip(sorted(self), sorted(other)))

    def __hash__(self):
        return hash(frozenset(self))

    def __lt__(self, other):
        return sum(self) < sum(other)


class CaseSet(set):
    def __init__(self, it=()):
        super().__init__(x.lower() for x in it)

    def add(self, x):
        super().add(x.lower())

    def __contains__(self, x):
        return super().__contains__(x.lower())


def kinds(*vals):
    print("   ", " ".join(f"{type(v).__name__}:{v!r}" for v in vals))


a, b = Mod7(10), Mod7(-1)
print(a, repr(b), f"{a}", f"{a:03d}", "%s %r" % (a, b), str(a), [a])
kinds(a + b, a * 5, 5 * a, 3 - a, a - 5, -a, a ** 2, a // 2, a / 3, abs(b), a | 8, ~a, a.bit_length())
kinds(sum([a, b]), sum([a, b], Mod7()), max(a, 2), round(a), int(a), a.__add__(2), a + 2.5, a + True, a & b, divmod(b, 4))
print(a == 3, hash(a) == hash(3), {3: "three"}[a], [10, 20, 30, 40][a], "x" * a, range(a), isinstance(a, int), a.real.__class__.__name__)
m = Meters("2.5")
kinds(m, m + 1, m * 2, 2 * m, -m, m / 2, round(m, 1), round(m), m // 1, m.hex(), m.as_integer_ratio())
print(m, str(m), f"{m}", f"{m:.3f}", m == 2.501, m != 2.501, 2.501 == m, [2.5] == [m], m in [2.505], sorted([Meters(3), 1.5, m]))
try:
    {m}
except TypeError as e:
    print(e)
p = Path("usr") / "local" / "bin"
kinds(p, "/trunk" / Path("x"), p + ".d", "pre" + p, p.upper(), p.replace("l", "L"), p * 1, p.strip("u"))
print(len(p), p[1], p[-1], p[::2], list(p)[:4], p.startswith("usr"), "local" in p, [c for c in reversed(Path("a/b"))], str.__len__(p), p.center(17, "*"))
print(Path("b") < Path("c"), max(Path("x"), "y"), Path("x").join(["1", "2"]), type("".join([p])).__name__, f"{p:>15}|", p.__class__("q"))
s = Stack([1, 2])
s.push(3)
s.append(4)
s.extend([5])
s.insert(0, 0)
kinds(s, s[1:3], s[::-1], s + (9,), s * 2, [7] + s, s.copy(), s[0], sorted(s), list(s))
t = s
t += "ab"
print(t is s, s.log, "anything" in s, "nothing" in s, s.index("a"), s == [0, 1, 2, 3, 8, 5, "a", "b"], len(s), bool(Stack()), s.pop())
s[1:3] = [s]
print(s, s[1] is s, s.count(3))
ps = [Pair((3, 1)), Pair((1, 3)), Pair((0, 9)), Pair((2, 1))]
print(len(set(ps)), ps[0] == ps[1], ps[0] == (1, 3), (1, 3) == ps[0], ps[0] != ps[1], sorted(ps), min(ps), max(ps), ps[0] > ps[3], ps[3] >= ps[0])
kinds(ps[0] + (1,), ps[0][:1], ps[0] * 2, ps[0].count(3))
c = CaseSet(["A", "b"])
c.add("C")
c.update(["D"])
kinds(sorted(c), len(c | {"Z"}), type(c | {"Z"}), type({"Z"} | c), type(c.copy()), type(c & {"a"}))
print("B" in c, "D" in c, "d" in c, c >= {"a", "b"}, c == {"a", "b", "c", "D"}, type(c - c), sorted(c ^ {"a", "q"}))
print(issubclass(bool, int), True + True, type(True & 1).__name__, type(True & False).__name__, -True, ~True, True.__add__(3), f"{True:d} {True!s:>6} {True:5}")
try:
    class Bad(bool):
        pass
except TypeError as e:
    print(e)


class Text(str):
    def __str__(self):
        return "custom str"

    def __format__(self, spec):
        return f"<{spec}>"

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return NotImplemented


x = Text("real")
print(x, repr(x), "%s" % x, f"{x}", f"{x!s}", "{:>5}".format(x), x + "!", str(x), "".join([x]), {x: 1} == {"real": 1}, x == "real", x == x)
print(Mod7(5) / Mod7(7))
