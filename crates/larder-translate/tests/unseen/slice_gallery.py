# Slices and sequences: every step sign, slice assignment, aliasing, views
class Spy:
    def __getitem__(self, key):
        return key
    def __setitem__(self, key, value):
        print("set", key, value)
    def __delitem__(self, key):
        print("del", key)
s = Spy()
print(s[1], s[1:2], s[::-1], s[1:2, 3], s[...], s[:, ::2, None], s[()], s[slice(1)])
s[1:2] = 5
del s[::2]
s["k"] = s[0] = 1
base = list(range(10))
probes = [(None, None, None), (2, 8, 2), (8, 2, -2), (-3, None, None), (None, -3, None), (None, None, -3), (20, -20, -4), (5, 5, 1), (-100, 100, 5), (3, None, -1), (None, 3, -1), (-1, -5, None)]
for p in probes:
    sl = slice(*p)
    print(p, base[sl], "abcdefghij"[sl], sl.indices(10), tuple(range(10)[sl]), list(range(0, 20, 2)[sl])[:2], range(10)[sl])

def edits():
    x = list(range(10))
    x[2:4] = "XYZ"
    yield x
    x[5:5] = [1, 2]
    yield x
    del x[1::3]
    yield x
    x[::2] = [0] * len(x[::2])
    yield x
    x[::-1] = x
    yield x
    x[6:2] = ["mid"]
    yield x
    x[:] = x + x[:2]
    yield x
    x[-1:] = ()
    yield x
    del x[-2:0:-2]
    yield x
    x[1:3] = x
    yield x
    x[0:4:1] = iter("ab")
    yield x
    x[1] = x[0:2]
    yield x
    x += x[::-1][:2]
    yield x
    x *= 2
    yield x
    x[100:] = "end"
    x[slice(None, None, 8)] = range(3)
    yield x
    del x[:]
    yield x
for k, x in enumerate(edits()):
    print(k, x)

def set_slice(x, key, value):
    x[key] = value
for fn in (lambda x: set_slice(x, slice(None, None, 2), [1]), lambda x: set_slice(x, slice(5, None), 7), lambda x: x[::0], lambda x: x["a"], lambda x: x[1.0], lambda x: set_slice(x, 10, 1),
           lambda x: x.pop(10), lambda x: x.insert("0", 1), lambda x: x.remove(11), lambda x: x + (1,), lambda x: x * 1.5, lambda x: x < (1,)):
    x = list(range(10))
    try:
        print(fn(x))
    except (ValueError, TypeError, IndexError) as e:
        print(type(e).__name__, e, len(x))
a = [1, 2, 3]
b = a
c = a[:]
a += [4]
a = a + [5]
b.append(6)
print(a, b, c, a is b, b == c)
grid = [[0] * 3 for _ in range(2)]
alias = [grid[0]] * 2
alias[0][1] = 9
grid[1][:] = grid[0]
grid[0][0] = -1
print(grid, alias, alias[0] is grid[0])
m = [list("abc"), list("def")]
t = [list(r) for r in zip(*m)]
rot = [list(r) for r in zip(*m[::-1])]
print(t, rot, list(map(list, zip(*rot)))[::-1] == m)
tup = ([1], 2)
try:
    tup[0] += [5]
except TypeError as e:
    print(e, tup)
lst = [3, 1, 2]
print(lst.sort(), lst, lst.reverse(), lst, sorted(lst) is lst, lst.extend(lst), lst, lst.pop(0), lst.insert(-1, "i"), lst)
i = 0
arr = [0, 0, 0]
i, arr[i] = 1, 5
arr[0], arr[arr[0]] = 1, 7
print(i, arr)
x, y, *z = y0, *rest = "hello"
print(x, y, z, y0, rest)
(p, (q, *r)), *w = (1, "xyz"), 2
[h, *_, l] = range(5)
print(p, q, r, w, h, l, _)
for seq in ([1, 2, 3], [1], 5, "ab", {"k": 1, "j": 2}, (n for n in range(1))):
    try:
        a, b = seq
        print("unpacked", a, b)
        a, b, c, *d = seq
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
nums = [1, 2, 3, 4, 5, 6]
for n in nums:
    if n % 2:
        nums.remove(n)
print(nums)
nums = [1, 2, 3]
for n in nums:
    if len(nums) < 8:
        nums.append(n * 10)
print(nums)
for idx, n in enumerate(nums[:]):
    if n >= 10:
        del nums[nums.index(n)]
print(nums, idx, n)
it = iter(nums)
print(list(zip(it, it)), next(it, "done"), [*zip(*[iter(range(7))] * 3)])
rr = range(10, 0, -3)
print(rr, list(rr), len(rr), 4 in rr, 5 in rr, rr[-1], rr[1:], rr.index(4), rr == range(10, -1, -3), rr == range(10, 1, -3), hash(range(0)) == hash(range(5, 5)), bool(range(3, 3)))
print([1, [2]] < [1, [3]], (1, 2) < (1, 2, 0), "a" < "B", [1, "a"] == [1.0, "a"], [] < [0], (0, "x") < (1, None), [float("nan")] == [float("nan")], (n := float("nan"),) == (n,))
print(list("abc") * -1, "ab" * 3, [[]] * 2, (1,) * 2 + (), "b" in "abc", [] in [[]], "" in "", "abcabc".find("c", 3), "abc"[5:], "abc"[-2], [1, 2, 1].index(1, 1), "abc".index("c", -1))
