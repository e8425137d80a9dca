# What a grid over the builtins found: the wrong digit, the wrong refusal, the text that does not compile.
import collections
import datetime
import math


def attempt(f):
    try:
        r = f()
        print(type(r).__name__, repr(r))
    except Exception as e:
        print("!", type(e).__name__, e)


attempt(lambda: math.hypot(0.5, 3.7, -1))
attempt(lambda: math.hypot(2, 10, 10))
attempt(lambda: math.hypot(3, 4))
attempt(lambda: math.hypot())
attempt(lambda: math.hypot(-0.0))
attempt(lambda: math.hypot(float("nan"), float("-inf")))
attempt(lambda: math.hypot(1e-320, 2e-320, 3e-320))
attempt(lambda: math.hypot(1.7e308, 1.7e308))
attempt(lambda: math.dist([1e200, 2], [1, 1e200]))
attempt(lambda: math.prod([1, 2], start=float("nan")))
attempt(lambda: list(reversed("abc")))
attempt(lambda: list(iter("%s-%d")))
attempt(lambda: [x for x in reversed("ab")])
attempt(lambda: tuple(reversed("ab")))
attempt(lambda: list(filter(len, [1.5, 2.5])))
attempt(lambda: min((5, 5, 6), key=len))
attempt(lambda: list(map(len, ["a", "bb"])))
attempt(lambda: list(map(len, [(1, 2), (3, 4)])))
attempt(lambda: list(map(len, [None, "a"])))
attempt(lambda: sorted(["ccc", "a", "bb"], key=len))
attempt(lambda: max(range(3), key=len))
attempt(lambda: int[3])
attempt(lambda: str[1:2])
attempt(lambda: list[int])
attempt(lambda: dict[str, int])
attempt(lambda: bytes[1])


class Stack(list):
    pass


class Number(int):
    pass


attempt(lambda: Stack[int])
attempt(lambda: Number[int])
attempt(lambda: bytes([1, 2], [1, 2]))
attempt(lambda: bytes(5, None))
attempt(lambda: bytes(-3, "a"))
attempt(lambda: bytearray(True, 10))
attempt(lambda: bytearray(b"x", errors="strict"))
attempt(lambda: bytes("é", "latin-1"))
attempt(lambda: bytes("é"))
attempt(lambda: str("a", "utf-8"))
attempt(lambda: str(b"a", 5))
attempt(lambda: str(b"\xff", errors="replace"))
attempt(lambda: b"a".decode(b""))
attempt(lambda: b"a".decode(None))
attempt(lambda: "a".encode(7))
for z in (3j, 1 + 2j, -1.5 - 0.25j, complex(-0.0, 1), complex(1e20, 1e-7), complex(1234567, 0)):
    for spec in ("+", ".3", ".2f", ",", "10.1f", "^20", "-", " ", "g", ".0e", ">+12.2"):
        attempt(lambda: format(z, spec))
attempt(lambda: datetime.timezone(datetime.timedelta(0)))
attempt(lambda: datetime.timezone(datetime.timedelta(0)) is datetime.timezone.utc)
attempt(lambda: datetime.timezone(datetime.timedelta(0), "zero"))
attempt(lambda: datetime.timezone(datetime.timedelta(hours=1)))
attempt(lambda: datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc).astimezone(datetime.timezone(datetime.timedelta(0))))
attempt(lambda: datetime.date(48, 5, True))
attempt(lambda: datetime.datetime(2020, True, 2).replace(day=True))
attempt(lambda: {}.pop([1]))
attempt(lambda: {1: 1}.pop([1], 2))
attempt(lambda: b"a b" % bytearray())
attempt(lambda: bytearray(b"aa").index(False))
attempt(lambda: bytearray(b"a\x00").index(False))
