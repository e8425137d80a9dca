"""`!=` of classes: object turns `==` round, a built-in base has a `!=` of its own, and so may a class."""


class Meters(float):
    def __eq__(self, other):
        return abs(float(self) - other) < 0.01

    __hash__ = None


class Names(list):
    def __eq__(self, other):
        return True


class Word(str):
    def __eq__(self, other):
        return str(self).lower() == str(other).lower()

    def __hash__(self):
        return hash(str(self).lower())


class Pair(tuple):
    def __eq__(self, other):
        return True


class Plain:
    def __init__(self, value):
        self.value = value

    def __eq__(self, other):
        return self.value == other.value


class Own:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return True


class Never:
    def __ne__(self, other):
        return False


m, n, w, p = Meters(2.5), Names([1]), Word("Hi"), Pair((1,))
print(m == 2.501, m != 2.501, 2.501 == m, 2.501 != m, m != 2.5, not m == 2.501)
print(n == [2], n != [2], n != [1], [2] != n, w == "HI", w != "HI", w != "Hi", p == (2,), p != (2,), p != (1,))
print(Plain(1) == Plain(1), Plain(1) != Plain(1), Plain(1) != Plain(2))
print(Own() == 1, Own() != 1, 1 != Own(), Never() != Never(), Never() != 5, 5 != Never())
values = [m, n, w, p, Plain(3), Own(), Never(), 4]
print([x != x for x in values], [x == x for x in values])
print({w: 1}[Word("hI")], w in ["HI"], [Own()] != [Own()])


class Circle:
    def __new__(cls, *given):
        if cls is Circle and len(given) == 2:
            cls = Oval
        return super().__new__(cls)

    def __init__(self, *given):
        self.given = given


class Oval(Circle):
    def __init__(self, a, b):
        super().__init__(min(a, b), max(a, b))


print(Circle(5, 2).given, type(Circle(5, 2)).__name__, Circle(3).given, Oval(9, 1).given)
for make in (
    lambda: object.__new__(int),
    lambda: int.__new__(str),
    lambda: object.__new__(),
    lambda: object.__new__(5),
    lambda: list.__new__(tuple),
    lambda: int.__new__(int, "12"),
    lambda: object.__new__(Circle).__class__.__name__,
    lambda: len(list.__new__(Names)),
):
    try:
        print(make())
    except TypeError as e:
        print("TypeError:", e)


class Locked:
    """Written to, and not read."""

    def __set__(self, holder, value):
        holder.__dict__["slot"] = ("locked", value)


class Holder:
    slot = Locked()
    hidden = property(None, lambda self, value: None)


holder = Holder()
print(type(holder.slot).__name__)
holder.slot = 5
print(holder.slot, vars(holder))
try:
    holder.hidden
except AttributeError as e:
    print(e)


class Sized:
    def __init__(self, size):
        self.size = size

    def __len__(self):
        return self.size


for size in (3, -1, 2**70, -(2**70), "x", True):
    try:
        print(len(Sized(size)))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)


class Number:
    def __init__(self, name):
        self.name = name

    def __index__(self):
        print(f"index {self.name}", end="; ")
        return 1

    def __int__(self):
        return 12


class Cut:
    def __trunc__(self):
        return "text"


print([1, 2, 3][Number("low") : Number("high") : Number("step")], "%d %x %i" % (Number("a"), Number("b"), 3.9))
try:
    int(Cut())
except TypeError as e:
    print(e)


class Scored(tuple):
    def __lt__(self, other):
        return sum(self) < sum(other)


scored = [Scored((2, 1)), Scored((3, 1)), Scored((1, 3)), Scored((0, 9))]
print(min(scored), max(scored), sorted(scored), scored[0] > scored[3], scored[0] < scored[3], scored[0] >= (1,))


class Counting(dict):
    def __iter__(self):
        asked.append("iter")
        return super().__iter__()

    def __getitem__(self, key):
        asked.append(key)
        return super().__getitem__(key)


asked = []
counting = Counting(a=1, b=2)
for make in (lambda: dict(counting), lambda: {**counting}, lambda: counting.copy(), lambda: list(counting), lambda: len(counting)):
    made = make()
    print(made, type(made).__name__, asked)
    asked.clear()


class Upper(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)


upper = Upper.fromkeys("xy", 1)
print(upper, type(upper).__name__, upper.fromkeys("z"), type(dict.fromkeys([1])).__name__, dict.fromkeys("ab", 0))


def told(name, value=None):
    print(name, end=" ")
    return value


def annotated(a: told("a"), *args: told("args"), b: told("b") = told("default"), **more: told("more")) -> told("returns"):
    local: told("never") = 1
    return local


print(annotated(1))


class Whole(int):
    def __repr__(self):
        return f"Whole<{int(self)}>"


class Noted:
    first: told("annotation") = told("value", 1)


print(Whole.from_bytes(b"\x01\x00", "big"), Whole(1).from_bytes(b"\x02", "big"), Meters.fromhex("0x1p3"), type(Meters.fromhex("0x1p3")).__name__)
print(int.from_bytes(b"\x02", "big"), (5).from_bytes(b"\x01", "little"), float.fromhex("0x1p-1"), bytes.fromhex("61"), bytearray.fromhex("61"))
for make in (
    lambda: int(5, x=1),
    lambda: int("5", 10, 3),
    lambda: int("5", base=10, x=1),
    lambda: int(base=10),
    lambda: int("17", base=8),
):
    try:
        print(make())
    except TypeError as e:
        print(e)
