# augmented assignment: what is fetched, in which order, what is stored, and what sticks after failure

trace = []


class Row(list):
    def __getitem__(self, i):
        trace.append(("get", i))
        return super().__getitem__(i)

    def __setitem__(self, i, v):
        trace.append(("set", i, v))
        super().__setitem__(i, v)


def flush(label):
    print(label, trace)
    trace.clear()


row = Row([1, 2, 3])
pos = iter(range(3))
row[next(pos)] += 10
row[next(pos)] -= next(pos)
flush("iterator index")
print(list.__repr__(row))


def grow():
    row.append(100)
    return 5


row[-1] += grow()
flush("index -1 moves")
print(list(row), len(row))

# tuple holding a list: the famous half success
t = ([1, 2], "x")
try:
    t[0] += [3]
except TypeError as e:
    print(repr(e))
print(t)
try:
    t[1] += "y"
except TypeError as e:
    print(repr(e))
print(t)

a = b = [1]
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
a = b
a *= 2
print(a, b, a is b)
s = u = {1, 2}
s |= {3}
print(sorted(u), s is u)
s = s | {4}
print(sorted(u), sorted(s))
q = w = "ab"
q += "c"
print(q, w)
p = r = (1,)
p += (2,)
print(p, r)


def extend_arg(lst, tup, n, text):
    lst += [9]
    tup += (9,)
    n += 9
    text += "9"
    return lst, tup, n, text


L, T, N, S = [1], (1,), 1, "1"
print(extend_arg(L, T, N, S), L, T, N, S)

# += takes any iterable on lists, + does not
z = [1]
z += "ab"
z += (c for c in "cd")
z += {5: "five"}
print(z)
try:
    z = z + "ab"
except TypeError as e:
    print(repr(e))
try:
    z += 5
except TypeError as e:
    print(repr(e))
print(z)

d = {"k": 1}
try:
    d["missing"] += 1
except KeyError as e:
    print("KeyError", e, d)
d["k"] <<= 70
d["k"] |= 1
print(d)
d["k"] //= 3
d["k"] %= 1000
print(d)
d["k"] /= 7
print(d)
d["k"] **= 2
print(round(d["k"], 6))


class Acc:
    def __init__(self, v):
        self.v = v

    def __iadd__(self, other):
        print("iadd", self.v, other)
        self.v += other
        return "I am a string now"

    def __isub__(self, other):
        return NotImplemented

    def __sub__(self, other):
        print("sub fallback")
        return Acc(self.v - other)

    def __imul__(self, other):
        pass


x = keep = Acc(1)
x += 5
print(x, keep.v)
y = Acc(10)
old = y
y -= 3
print(y.v, old is y)
y *= 3
print(y)
holder = {"acc": Acc(0)}
holder["acc"] += 2
print(holder)

m = [[0] * 3] * 2
m[0][1] += 7
print(m)
grid = [[0] * 3 for _ in range(2)]
grid[0][1] += 7
print(grid)
i = 0
arr = [5, 6, 7]


def bump():
    global i, arr
    i += 1
    arr = ["replaced"] * 3
    return 1000


orig = arr
arr[i] += bump()
print(arr, orig, i)
n = 1
n += (n := 10) + n
print(n)
sl = [1, 2, 3, 4, 5, 6]
sl[1:3] += [70, 80]
print(sl)
sl[::2] *= 1
print(sl)
try:
    sl[::2] += [1]
except ValueError as e:
    print(repr(e))
print(sl)
