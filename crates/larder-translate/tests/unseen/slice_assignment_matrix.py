"""Every combination of slice bounds and steps for reading, writing and deleting."""
BOUNDS = (None, -7, -3, -1, 0, 2, 5, 99)
STEPS = (None, 1, 2, 3, -1, -2, -9)


def checksum(rows):
    total = 0
    for r in rows:
        for x in r:
            total = (total * 31 + x + 7) % 1_000_003
        total = (total * 17 + len(r)) % 1_000_003
    return total


base = list(range(6))
for step in STEPS:
    rows, dels, errors = [], [], 0
    sets = []
    for a in BOUNDS:
        for b in BOUNDS:
            s = slice(a, b, step)
            part = base[s]
            assert part == [base[i] for i in range(*s.indices(len(base)))]
            assert tuple(part) == tuple(base)[s] and "".join(map(str, part)) == "012345"[s] and bytes(part) == bytes(base)[s]
            rows.append(part)
            d = base[:]
            del d[s]
            dels.append(d)
            w = base[:]
            try:
                w[s] = [50, 51]
                sets.append(w)
            except ValueError as e:
                errors += 1
                last = str(e)
    print(step, checksum(rows), checksum(dels), checksum(sets), errors, last if errors else "-")

print("-- specific")
x = list("abcdef")
x[1:3] = "XYZ"
print(x)
x[2:2] = [1, 2]
print(x)
x[:0] = (None,)
x[len(x):] = {"k": 1}
print(x)
x[::3] = "****"[:len(x[::3])]
print(x)
x[5:1] = "in"
print(x)
x[::-1] = list(x)
print(x)
x[1:-1] = []
print(x)
x[:] = x + x
print(x)
x[3:] = x
print(x)
del x[::2], x[-1]
print(x)

for label, action in [
    ("ext", lambda v: v.__setitem__(slice(None, None, 2), [1])),
    ("int", lambda v: v.__setitem__(slice(0, 2), 5)),
    ("zero", lambda v: v[::0]),
    ("str", lambda v: v["1":]),
    ("float", lambda v: v[1.0]),
    ("tuple", lambda v: v[1, 2]),
    ("none", lambda v: v[None]),
    ("set", lambda v: v.__setitem__(10, 0)),
    ("del", lambda v: v.__delitem__(-5)),
    ("pop", lambda v: v.pop(7)),
    ("pop empty", lambda v: [].pop()),
    ("remove", lambda v: v.remove(9)),
    ("index", lambda v: v.index(2, 3)),
    ("big", lambda v: v[10 ** 30]),
    ("big slice", lambda v: v[-10 ** 30:10 ** 30:10 ** 20]),
    ("bool", lambda v: v[True:][False]),
]:
    v = [1, 2, 3, 4]
    try:
        print(label, action(v), v)
    except Exception as e:
        print(label, type(e).__name__, e, v)


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        print("index", self.n, end=" ")
        return self.n


class Recorder:
    def __getitem__(self, k):
        return "get", k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)


print(base[Idx(1):Idx(-1):Idx(2)], base[Idx(3)])
r = Recorder()
print(r[1:2], r[::], r[1:2, ..., None], r[()], r[1,], r[-1:], r[(1, 2):"z"])
r[1:2] = 3
r[::2, 0] = r[0]
del r[5:], r["a":"b", 1]
r[0] += (1,)
print(slice(1, 2) == slice(1, 2, None), slice(5).indices(3), slice(None, None, -1).indices(4), slice(-100, 100, 7).indices(20), slice(1, 2, 3).step)
try:
    hash(slice(1))
except TypeError as e:
    print(e)
rng = range(0, 50, 5)
print(rng[2:], rng[::-2], rng[-3:1:-1], rng[20:], rng[3], list(rng[:2][::-1]), len(rng[1:100]))
print(rng[1:1] == range(0), rng[::-1][0], 25 in rng[::2], 20 in rng[::2], rng.index(35))
s = "naïve café"
print(s[::-1], s[-4:], s[:-4:2], s[100:], repr(s[3:1]), s[-100:3])
nested = [[0] * 2 for _ in range(2)]
shallow = nested[:]
shallow[0][1] = "both"
shallow[1] = "mine"
print(nested, shallow)
a = [1, 2, 3]
a[0], a[a[0]], (a[2], *rest) = 1, 9, "hello"
print(a, rest)
i = 0
i, a[i] = 2, "two"
print(i, a)
