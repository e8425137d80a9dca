# builtins odds and ends: print options, identity guarantees, name mangling, iter sentinel, vars, tempfile round trip, stdin at EOF
import io
import os
import sys
import tempfile
from contextlib import redirect_stdout


def section(title, _n=[0]):
    _n[0] += 1
    print(f"-- {_n[0]}. {title}")


section("print")
print("a", 1, None, [2.0], sep="")
print(*range(3), sep=", ", end=".\n")
print()
print("x", end="")
print("y", "z", sep="\n")
print(*[], sep="-")
print("tab\tq", r"raw\n", b"by\x00", 'q"q', "new\\n", ("t",), {"k": "v"}, {"s"}, end=" <\n", flush=True)
buf = io.StringIO()
with redirect_stdout(buf):
    print("captured", 1)
    sys.stdout.write("w" * 3)
print(repr(buf.getvalue()), buf.tell())
for kw in ({"sep": 1}, {"end": b""}, {"foo": 1}):
    try:
        print("never", **kw)
    except TypeError as e:
        print(e)
print("none sep", "ok", sep=None, end=None)

section("identity")
n = None
E = ...
t = ()
print(n is None, E is Ellipsis, type(None)() is None, True is (1 == 1), NotImplemented is NotImplemented, type(n) is type(None), (x := [1]) is x, x is not list(x), id(x) == id(x), bool(1) is True, str("abc") is not None)
s1 = sys.intern("".join(["in", "tern"]))
print(s1 is sys.intern("intern"), type(x) is list, type(type) is type, isinstance(type, object), issubclass(bool, int), type(True).__mro__, object.__bases__, type(print), type(len).__name__, type(section), type(lambda: 0).__name__, type(x.append), type([].__len__).__name__, type(str.upper), type(int.real).__name__, type(iter([])), type(i for i in x), type({}.keys()), type(range(1)), type(...), type(NotImplemented), type(sys))
y = x
y += [2]
z = x
z = z + [3]
print(x, y is x, z is x, x == [1, 2])

section("mangling")


class Base:
    __secret = 1
    __dunder__ = 2

    def __init__(self):
        self.__v = "base"
        self._p = "prot"

    def get(self):
        return self.__v, self.__secret

    def __helper(self):
        return "base helper"

    def call(self):
        return self.__helper()


class Child(Base):
    __secret = 10

    def __init__(self):
        super().__init__()
        self.__v = "child"

    def both(self):
        return self.__v, self._Base__v, self.__secret, self._Base__secret

    def __helper(self):
        return "child helper"


c = Child()
print(c.get(), c.both(), c.call(), sorted(vars(c)), c.__dunder__, hasattr(c, "__v"), [k for k in vars(Child) if not k.endswith("__")], getattr(c, "_Child__v"))
try:
    c.__v
except AttributeError as e:
    print(e)

section("iter, next, sentinels, any/all short circuit")
data = iter("abXcdXe")
print(list(iter(lambda: next(data), "X")), "".join(data), next(iter([]), "dflt"), list(iter([3, 2, 1].pop, 2)))
seen = []
print(any(seen.append(i) or i > 2 for i in range(10)), all(seen.append(-i) or i < 1 for i in range(10)), seen, any([]), all([]), sum([], 5), max([], default=None), min("b", "a", key=ord), max([1, 3, 3.0], key=lambda v: v), abs(-0.0), pow(2, 3), divmod(-7, 2), round(-0.5), hash(1) == hash(1.0) == hash(True))
print(callable(print), callable(3), callable(Base), chr(9731), ord("é"), ascii("é"), bin(-5), hex(255), oct(8), bool("False"), bool(0.0), bool([[]]), int("-0"), float("-0"), complex("1j"), str(b"x"), str(b"x", "ascii"), list({"a": 1}), dict([("a", 1)], b=2), tuple("ab"), slice(1, None), type("Dyn", (), {"v": 3}).v, isinstance(3, (str, (float, int))), repr(repr("a")), zip, enumerate, len)
one = 1
for f in (
    lambda: ord(""), lambda: chr(1114112), lambda: isinstance(1, 1), lambda: issubclass(1, int), lambda: getattr(1, "x"),
    lambda: getattr(1, 2), lambda: setattr(1, "x", 2), lambda: delattr(c, "nope"), lambda: vars(1), lambda: hash({}), lambda: iter(1),
    lambda: next(1), lambda: sum(1), lambda: sum(["a"], ""), lambda: zip(1), lambda: map(), lambda: filter(None),
    lambda: list(map(None, [1])), lambda: sorted([3, "a"]), lambda: abs("a"), lambda: round(1, "a"), lambda: range(1, 2, 3, 4),
    lambda: bytes("a"), lambda: dict([[1]]), lambda: tuple(1), lambda: type(1, 2), lambda: object(1), lambda: n(), lambda: one(),
    lambda: None.x, lambda: n[0], lambda: None + 1, lambda: -None, lambda: len(None), lambda: 3 .x, lambda: memoryview("a"),
    lambda: super(int, "a"), lambda: int.from_bytes("a", "big"), lambda: pow(1, 2, 3.0), lambda: enumerate([1], "a"),
    lambda: reversed({}.items().__iter__()), lambda: str(1, 2), lambda: bool(1, 2), lambda: all(3), lambda: bin(1.0),
):
    try:
        print("ok", f())
    except Exception as e:
        print(f"{type(e).__name__}: {e}", end=" ; ")
print()

section("files")
with tempfile.TemporaryDirectory() as d:
    p = os.path.join(d, "t.txt")
    with open(p, "w", encoding="utf-8", newline="\n") as f:
        print(f.write("één\ntwo\n"), f.writelines(["3\n", "4"]), f.closed, f.mode)
    with open(p, encoding="utf-8") as f:
        print(f.readline(), next(f), f.read(), f.read(), sep="|")
    with open(p, "ab") as f:
        f.write(b"\r\nend")
    with open(p, "rb") as f:
        print(f.read(3), f.seek(-3, 2), f.read(), f.tell(), os.path.getsize(p), os.path.basename(p), os.path.splitext(p)[1])
    print([ln for ln in open(p, encoding="utf-8")], f.closed, os.listdir(d), os.path.exists(p + "x"))
    for f in (lambda: open(p, "x"), lambda: open(p, "q"), lambda: open(d + "/no/f"), lambda: open(p).write("a"), lambda: open(p, "rb").write(b""), lambda: open(p, encoding="ascii").read(), lambda: os.mkdir(d), lambda: os.remove(d + "/zz"), lambda: open(p, "w").read(), lambda: open(p, "rb", encoding="utf-8")):
        try:
            print("ok", f())
        except Exception as e:
            print(type(e).__name__, str(e).replace(d, "TMP"), getattr(e, "errno", "-"))
print(os.path.exists(d), os.path.join("a", "/b", "c"), os.path.normpath("a/./b/../c//d"), os.path.split("/x/y.tar.gz"), os.path.splitext("y.tar.gz"), os.path.dirname("f"), os.path.commonprefix(["abc", "abd"]), os.path.isabs("/a"), os.sep)
section("stdin")
try:
    print(repr(input("prompt> ")))
except EOFError as e:
    print("EOFError", e)
print(repr(sys.stdin.read()), sys.stdin.readline() == "", list(sys.stdin), len(sys.argv), __name__, __doc__, sys.maxsize == 2**63 - 1, sys.byteorder in ("little", "big"))
