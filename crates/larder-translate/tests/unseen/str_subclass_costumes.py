"""Subclasses of str, tuple, bytes and frozenset: what keeps its type, what falls back to the base."""


class Slug(str):
    sep = "-"

    def __new__(cls, *parts, sep=None):
        self = super().__new__(cls, (sep or cls.sep).join(str(p).lower() for p in parts))
        self.parts = parts
        return self

    def __add__(self, other):
        return type(self)(*self.parts, other)

    def __radd__(self, other):
        return Slug(other, *self.parts)

    def __eq__(self, other):
        return str.__eq__(self, other.lower() if isinstance(other, str) else other)

    def __hash__(self):
        return hash(str(self))

    def __repr__(self):
        return f"Slug({str.__repr__(self)})"

    def __getitem__(self, i):
        return super().__getitem__(i).upper()

    def __contains__(self, part):
        return part in self.parts

    def __mul__(self, n):
        return [self] * n

    def __mod__(self, other):
        return f"{self} mod {other}"

    def title(self):
        return "<" + super().title() + ">"


class Loud(str):
    def __str__(self):
        return self.upper() + "!"

    def __format__(self, spec):
        return "F:" + super().__format__(spec)

    def __len__(self):
        return 99

    def __iter__(self):
        return iter(["loud", "iter"])

    def __bool__(self):
        return False


class Pair(tuple):
    def __new__(cls, a, b):
        return tuple.__new__(cls, (a, b))

    def __add__(self, other):
        return Pair(*(x + y for x, y in zip(self, other)))

    @property
    def swapped(self):
        return Pair(*self[::-1])

    def __lt__(self, other):
        return sum(self) < sum(other)


class Raw(bytes):
    def __getitem__(self, i):
        return f"byte {super().__getitem__(i)}"


class Fro(frozenset):
    def __or__(self, o):
        return Fro(super().__or__(o))


s = Slug("Hello", "World", 3)
names = lambda *vs: [type(v).__name__ for v in vs]
print(s, repr(s), len(s), s.parts, s == "HELLO-world-3", "Hello-World-3" == s, s != "hello-world-3", s == 5)
print(s + "x", "y" + s, names(s + "x", "y" + s, s.upper(), s[:2], s.strip(), str(s), s.join("ab"), s.replace("z", "z")))
print(s[0], s[-3:], "Hello" in s, "hello" in s, s * 2, s % 5, s.title(), s.startswith("hello"), s.split("-"))
print({s: 1}.get("hello-world-3"), {"hello-world-3": 2}.get(s), s in {"hello-world-3"}, sorted([s, "a", "z"]), f"{s:>16}|{s!r}|{s!s}", "%s|%10s" % (s, s))
print([c for c in Slug("ab", "c")], list(reversed(Slug("ab"))), "".join(Slug("q", "r")), max(Slug("a", "z")), Slug("x", "y", sep="+"), isinstance(s, str), vars(s))
print(Slug(), repr(Slug()), bool(Slug()), Slug("A") is Slug("A"), str(s) is s, s.encode(), "-".join([s, Slug("t")]), names("-".join([s])))

l = Loud("hey")
print(l, str(l), repr(l), f"{l}", f"{l:>6}", f"{l!s}", "%s" % l, "{}".format(l), l + "x", "x" + l, len(l), list(l), bool(l), not l, l or "falsy")
print(l.upper(), l[0], "".join([l, l]), l == "hey", [l], {l: l}, names(str(l), l.lower(), l + ""), str.__len__(l), sorted(l), l.center(7, "*"), "hey" in {l})
print(str.__str__(l), l.__str__(), "ab".replace("a", l), l.join("12"), int(Loud("12")), float(Loud("1.5")), ord(Loud("a")) if False else "-")

p = Pair(1, 5)
q = Pair(3, 1)
print(p, p + q, names(p + q, p * 2, p[:1], p.swapped, tuple(p)), p.swapped, p < q, q < p, p > q, p <= q, sorted([p, q]), max(p, q), p == (1, 5), hash(p) == hash((1, 5)))
a, b = p + (1, 1)
print(a, b, p * 2, (0,) + p, names((0,) + p), repr(p), {p: "k"}[1, 5], "%d/%d" % p, p.index(5), [*p, *q])
try:
    Pair(1)
except TypeError as e:
    print(e)
try:
    p.x = 1
    print(p.x, p)
    p[0] = 2
except TypeError as e:
    print(e)

r = Raw(b"az")
print(r, r[0], r[-1], list(r), names(r + b"x", r.upper(), r[:1], r * 2), r == b"az", r.hex(), bytes(r), r.decode())
f = Fro("aab")
print(sorted(f), names(f | {1}, {1} | f, f & {"a"}, f - {"a"}, f.union([2]), f.copy(), f ^ f), len(f | "c" if False else f), f == {"a", "b"}, {f: 1}[frozenset("ba")])
print(f == frozenset("ab"), f <= {"a", "b", "c"}, isinstance(f, frozenset), issubclass(Fro, (set, frozenset)), type(f).__mro__[1].__name__)


class Chars(list):
    def append(self, x):
        super().append(x * 2)

    def __getitem__(self, i):
        return ("got", super().__getitem__(i))


c = Chars("ab")
c.append("c")
c.extend("d")
c += "e"
print(c, c[0], c[1:], list(c), [*c], names(c + [1], c * 2, c.copy(), c[:1]), sorted(c), c.pop(), len(c), "cc" in c, c == ["a", "b", "cc", "d"])
