xs = []
xs.extend(len(xs) for _ in range(4))
print(xs)
ys = [1, 2]
ys += (len(ys) for _ in range(3))
print(ys)
try:
    ys.extend(1 // (3 - i) for i in range(5))
except ZeroDivisionError:
    print(ys)
try:
    ys += (1 // (1 - i) for i in range(5))
except ZeroDivisionError:
    print(ys)
s = {0}
try:
    s.update(10 // (2 - i) for i in range(5))
except ZeroDivisionError:
    print(sorted(s))
d = {}
try:
    d.update((i, 10 // (2 - i)) for i in range(5))
except ZeroDivisionError:
    print(d)
from collections import deque, Counter
q = deque()
try:
    q.extend(1 // (2 - i) for i in range(5))
except ZeroDivisionError:
    print(q)
c = Counter()
try:
    c.update(1 // (2 - i) for i in range(5))
except ZeroDivisionError:
    print(c)


def bad(v):
    if v == "c":
        raise ValueError(v)
    return v.upper()


names = []
try:
    names.extend(map(bad, "abcd"))
except ValueError as e:
    print(names, e)
try:
    names.extend(bad(v) for v in "abcd")
except ValueError as e:
    print(names, e)


def seen():
    got = []
    got.extend((i, len(got)) for i in range(3))
    return got


print(seen())
try:
    names[1:2] = (bad(v) for v in "xbc")
except ValueError:
    print(names)
