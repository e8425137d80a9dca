import math
import operator


class Shown(int):
    def __index__(self):
        return 2

    def __trunc__(self):
        return 77


class Temp(float):
    def __int__(self):
        return 404

    def __trunc__(self):
        return -1


s = Shown(5)
print("abcdefgh"[s], [0, 1, 2, 3, 4, 5][s], hex(s), list(range(s)), operator.index(s), s.__index__(), int(s), "ab" * s)
print(list(range(6))[s:], chr(Shown(65)), round(s), bin(s), divmod(s, 2), math.factorial(s), float(s), (1).__lshift__(s))
t = Temp(21.5)
print(int(t), math.trunc(t), "%d %i %.1f %s" % (t, t, t, t), float(t))
for value in (2**31, -2**31 - 1, -1, 0x110000, 2**70):
    try:
        print(chr(value))
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
for flag in ("yes", 2.0, None, True, 0, 3):
    try:
        print(sorted([1, 3, 2], reverse=flag), end=" ")
        xs = [1, 3, 2]
        xs.sort(reverse=flag)
        print(xs)
    except TypeError as error:
        print(error)
