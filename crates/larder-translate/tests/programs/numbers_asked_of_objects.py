"""In which order, and by which method, objects are asked for numbers."""


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print(f"index({self.n})", end=" ")
        return self.n


class Whole(int):
    pass


class AsInt:
    def __int__(self):
        return 12

    def __index__(self):
        return 7


class OnlyIndex:
    def __index__(self):
        return 7


class OnlyInt:
    def __int__(self):
        return 41


class OnlyFloat:
    def __float__(self):
        return 2.5


class Liar:
    def __int__(self):
        return "twelve"


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class AddsLeft(int):
    def __radd__(self, other):
        return "radd", int(self), other


class AddsFloat(float):
    def __radd__(self, other):
        return "radd", float(self), other


def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


for value in ([0, 1, 2, 3, 4, 5, 6, 7, 8], "abcdefghi", (0, 1, 2, 3, 4), range(10), b"abcdef", bytearray(b"abcdef")):
    attempt(lambda: value[Idx(1):Idx(5):Idx(2)])
    attempt(lambda: value[Idx(1):Idx(5):Idx(0)])
    attempt(lambda: len(value[Idx(-10**30):Idx(10**30)]))
    attempt(lambda: len(value[Whole(1):Whole(3)]))
    attempt(lambda: value["a":Idx(2)])
    attempt(lambda: value[Idx(1):None:1.5])
    attempt(lambda: value[Idx(-1)])
    attempt(lambda: value[Whole(2)])
attempt(lambda: [1, 2][Idx(10**30)])
attempt(lambda: (1, 2)[OnlyInt()])
attempt(lambda: memoryview(b"abcdef")[Idx(1):Idx(5):Idx(2)].tobytes())
cells = [0, 1, 2, 3, 4, 5]
cells[Idx(1):Idx(3)] = "xyz"
print(cells)
del cells[Idx(0):Idx(6):Idx(3)]
print(cells)
for value in (AsInt(), OnlyIndex(), OnlyInt(), OnlyFloat(), Liar(), Whole(3), True, 3.99, "5", None, [1]):
    for form in ("%d", "%i", "%u", "%x", "%o", "%5d|", "%.1f"):
        try:
            print(form % value, end=" ")
        except Exception as e:
            print(type(e).__name__, e, end="; ")
    print()
attempt(lambda: "%*d|%.*f" % (Whole(5), 3, True, 2.55))
attempt(lambda: "%*d" % (OnlyIndex(), 3))
attempt(lambda: b"%d %x" % (AsInt(), OnlyIndex()))
attempt(lambda: len(Sized(2**64)))
attempt(lambda: len(Sized(-2**64)))
attempt(lambda: len(Sized(-1)))
attempt(lambda: len(Sized(2.0)))
attempt(lambda: bool(Sized(2**64)))
attempt(lambda: int("1", 5, base=2))
for left in (1, 1.5, True, Whole(1), AddsLeft(1), AddsFloat(1)):
    for right in (AddsLeft(5), AddsFloat(5)):
        print(left + right, end=" ")
print()


def part(xs, start=None, stop=None):
    xs[start:stop] = ["new"]
    return xs


whole = [1, 2, 3]
whole[1:10**30] = [5, 6, 7]
print(whole, whole[-10**25:2], whole[:10**20:2], "text"[10**19:], part(["a", "b"]), part(["a", "b"], 1), part(["a", "b"], None, 1))
del whole[10**22:]
del whole[None:1]
print(whole)
