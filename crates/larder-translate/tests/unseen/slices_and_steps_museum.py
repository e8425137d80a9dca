"""Slices of every kind over lists, strings, tuples, ranges, bytes and own sequences; assignment and deletion."""


class Track:
    def __init__(self, data):
        self.data = data
        self.calls = []

    def __getitem__(self, i):
        self.calls.append(i)
        return self.data[i]

    def __setitem__(self, i, v):
        self.calls.append(("set", i, v))
        self.data[i] = v

    def __delitem__(self, i):
        self.calls.append(("del", i))
        del self.data[i]

    def __len__(self):
        return len(self.data)


class Idx:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n


base = list(range(10))
cases = [slice(None), slice(2, 8, 3), slice(8, 2, -2), slice(None, None, -1), slice(-3, None), slice(None, -3), slice(-100, 100), slice(100, -100, -3), slice(5, 5), slice(7, 3), slice(None, None, 4), slice(-1, -11, -5), slice(Idx(1), Idx(-1), Idx(2)), slice(True, None), slice(3), slice(10 ** 30), slice(-10 ** 30, 10 ** 30, 10 ** 30), slice(None, None, -10 ** 30)]
for s in cases:
    shown = "s" if isinstance(s.start, Idx) else s
    print(shown, base[s], "abcdefghij"[s], tuple(base)[s][:2], range(10)[s], bytes(base)[s][-1:], s.indices(10))
for bad in (lambda: base[::0], lambda: base[1.0:], lambda: base["1"], lambda: base[None], lambda: "abc"[5], lambda: (1, 2)[-3], lambda: range(3)[3], lambda: base[10], lambda: [][0], lambda: b"a"[1], lambda: base[10 ** 30], lambda: {}[1:2], lambda: slice(1) < slice(2), lambda: hash(slice(1))):
    try:
        print("fine", bad())
    except (TypeError, ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
work = base[:]
work[2:5] = "xyz!"
print(work)
work[::4] = [0] * len(work[::4])
print(work)
work[len(work):] = (1, 2)
work[:0] = {7: None}
print(work, len(work))
for lhs, rhs in ((slice(None, None, 3), [1]), (slice(0, 2), 5), (slice(3, 1), [None]), (slice(None, None, -5), "abc"), (slice(-2, None), [])):
    try:
        work[lhs] = rhs
        print("ok", work)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
del work[1::2]
print(work)
del work[-1:0:-2], work[:1]
print(work)
work[1:1] = work
print(work)
work[::2], work[1::2] = work[1::2] + [0] * (len(work) % 2), work[::2][:len(work) // 2]
print(work)
t = Track(list("hello world"))
print(t[0], t[-1], t[1:3], t[::-1][:5], list(t[i] for i in (0, 4)), "".join(t))
t[0] = "J"
t[5:] = "!"
del t[1], t[::3]
print(t.data, [c for c in t.calls if isinstance(c, tuple)], len(t.calls), [x for x in reversed(t)])
print(t[1:2, 3], "never") if False else None
try:
    t[1:2, ..., 3]
except TypeError as e:
    print(e, t.calls[-1])
matrix = [[r * 4 + c for c in range(4)] for r in range(3)]
print([row[::-1] for row in matrix[::-1]], [list(c) for c in zip(*matrix)][1:3], sum(row[i] for i, row in enumerate(matrix)), [row[-1 - i] for i, row in enumerate(matrix)])
rotated = [list(r) for r in zip(*matrix[::-1])]
print(rotated, rotated == [[matrix[2 - j][i] for j in range(3)] for i in range(4)])
alias = matrix[:]
alias[0][0] = "shared"
alias[1] = "own"
print(matrix[0][0], matrix[1], alias[1], [[0] * 2] * 2)
grid = [[0] * 3] * 2
grid[0][1] = 5
grid[1] = grid[1][:]
grid[1][2] = 6
print(grid)
s = "naïve café ☕ 𝄞!"
print(s[::-1], s[2], s[-3:], len(s), s[:-5:-1], s[4:100:3], s.find("☕"), s.index("𝄞"), s[s.rfind(" ") + 1:])
r = range(20, -5, -4)
print(r[1:], r[::-1], r[-2], len(r), list(r[1::2]), r.index(8), 9 in r, r == range(20, -8, -4), r.start, r.stop, r.step, hash(r) == hash(range(20, -8, -4)), range(0) == range(3, 1), r.count(-4), reversed(r)[0] if False else next(reversed(r)))
ba = bytearray(b"0123456789")
ba[2:4] = b"__"
ba[::5] = b"**"
del ba[-3:]
ba += b"z"
ba[1:1] = [65, 66]
print(ba, ba[3], ba[3:4], bytes(ba[::-2]), ba.find(b"_"), memoryview(ba)[2:4].tobytes())
first, *middle, last = base[2:9:2]
*init, end = "xy"
(p, (q, *rs)), *_ = [(1, (2, 3, 4)), 5, 6]
print(first, middle, last, init, end, p, q, rs, _)
[head, [neck]] = [1, [2]]
i, work[i], i = 1, "via new i", 0
print(head, neck, i, work)
q = [1, 2, 3]
q[0], q[q[0]] = 2, "second"
print(q)
n = 3
n, q[n - 3:n - 2] = 1, [n, n]
print(n, q)
print("abcdef"[1:][1:][:-1][::-1][0], [1, 2, 3][-2:][0], (1,)[0:1] + (2,), "abc"[1:2] * 3, base[-4:][1], [*base[:2], *base[-2:]])
