"""Heterogeneous containers and duck typing; ends with sys.exit(3)."""
import sys
from collections import namedtuple

Pt = namedtuple("Pt", "x y")


class Duck:
    def speak(self):
        return "quack"

    def __len__(self):
        return 2


class Robot:
    serial = 7

    def speak(self, volume=1):
        return "beep" * volume

    def __getitem__(self, i):
        return i * self.serial


def describe(x):
    if x is None:
        return "nothing"
    if isinstance(x, bool):
        return "flag " + ("on" if x else "off")
    if isinstance(x, (int, float)):
        return f"number {x + 1}"
    if isinstance(x, str):
        return f"text of {len(x)}"
    if isinstance(x, bytes):
        return f"bytes {list(x)}"
    if isinstance(x, dict):
        return {k: describe(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)):
        return type(x)(map(describe, x)) if not hasattr(x, "_fields") else "nt:" + "/".join(x._fields)
    if isinstance(x, (set, frozenset)):
        return sorted(describe(e) for e in x)
    if isinstance(x, type):
        return "class " + x.__name__
    if isinstance(x, range):
        return f"range({x.start}, {x.stop}, {x.step})"
    if callable(x):
        return "callable " + getattr(x, "__name__", type(x).__name__)
    if hasattr(x, "speak"):
        return x.speak()
    return "unknown " + type(x).__name__


def double(x):
    return x + x


def parse(s):
    for conv in (int, float, complex):
        try:
            return conv(s)
        except ValueError:
            continue
    return {"true": True, "false": False, "none": None}.get(s.lower(), s)


def total(*args, start=0, **kw):
    acc = start
    for a in (*args, *kw.values()):
        if isinstance(a, (list, tuple, set)):
            acc += total(*a)
        elif isinstance(a, str):
            acc += int(a) if a.lstrip("-").isdigit() else len(a)
        elif a is None:
            continue
        else:
            acc += a
    return acc


def maybe(n):
    if n > 2:
        return n
    elif n > 1:
        return str(n)
    elif n > 0:
        return [n]


zoo = [None, True, 42, 2.5, "héllo", b"\x01\x02", {"k": [1, "x"], 3: None}, [1, [2.0, False]], (1, "t"), {5}, int, range(1, 9, 2), len, describe, Duck(), Robot(), Pt(1, 2), 3 + 4j, Duck, lambda: 0, 10 ** 20, ..., ValueError("v")]
for item in zoo:
    print(f"{type(item).__name__:<26}", describe(item))
print([double(x) for x in (2, 2.5, "ab", [1], (0,), True, b"z", 10 ** 30, 1j)])
for bad in (None, {}, {1}, Duck()):
    try:
        double(bad)
    except TypeError as e:
        print(e)
print([parse(s) for s in "1 -2.50 1e3 abc TRUE none 1+2j 0x10 nan 99999999999999999999 1_000".split()])
print(total(1, 2.5, "3", "abc", None, [1, (2, {"-4"})], start=100, a=True, b="zz"), total(), total(start="x") if False else total(*[[]] * 3))
print([maybe(i) for i in range(4)], [type(maybe(i)).__name__ for i in range(4)], [len(x) for x in ("ab", [1], {}, Duck(), range(3))], [x[1] for x in ("ab", [1, 2], {1: "one"}, Robot(), b"xy", Pt(0, 9))])
for obj in (Duck(), Robot(), "str", 5):
    print(getattr(obj, "speak", lambda: "silent")(), hasattr(obj, "serial"), getattr(obj, "serial", None), callable(getattr(obj, "__len__", None)))
r = Robot()
setattr(r, "serial", 3)
r.speak = lambda volume=0: f"override {volume}"
print(r.speak(5), Robot.speak(r, 2), Robot().speak(), vars(r).keys() >= {"serial"}, r[4], Robot.serial)
del r.speak
print(r.speak(), r.__dict__, 21 in r if False else [v for _, v in zip(range(3), r)])
mixed = sorted(zoo[1:5], key=lambda v: (type(v).__name__, str(v)))
print(mixed, [1, "a", None] == [1.0, "a", None], {1: "a", "1": "b", (1,): "c"}[(1,)], [a or b for a, b in zip([0, "", None, 5], ["w", 1, [], 6])])
errors = sum(1 for z in zoo if str(describe(z)).startswith("unknown"))
print("errors", errors)
sys.stderr.write("exiting with %d problems\n" % errors)
sys.exit(errors)
