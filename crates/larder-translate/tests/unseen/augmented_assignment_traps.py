"""+= and friends: in place or not, on tuples, properties, class attributes, slices, closures, defaults."""
import operator
class Acc:
    def __init__(self, v):
        self.v = v
    def __iadd__(self, o):
        self.v += o
        return self
    def __isub__(self, o):
        return "replaced by a string"
    def __mul__(self, o):
        return Acc(self.v * o)
    def __ior__(self, o):
        pass
    def __ifloordiv__(self, o):
        return NotImplemented
    def __floordiv__(self, o):
        return ("floordiv", o)
    def __imatmul__(self, o):
        self.v = [self.v, o]
        return self
    def __rpow__(self, o):
        return f"{o} rpow {self.v}"
    def __repr__(self):
        return f"Acc({self.v})"
class Holder:
    total = 0
    items = []
    def __init__(self):
        self._n = 1
        self.log = []
    @property
    def n(self):
        self.log.append("get")
        return self._n
    @n.setter
    def n(self, v):
        self.log.append(f"set {v}")
        self._n = v
    @property
    def frozen(self):
        return self.items
    @property
    def ro(self):
        return 5
def attempt(label, fn):
    try:
        print(f"{label}: {fn()}")
    except Exception as e:
        print(f"{label}: {type(e).__name__}: {e}")
a = b = Acc(1)
a += 5
print(a is b, a, b, end=" / ")
a *= 2
print(a is b, a, b, end=" / ")
a -= 1
print(a, b)
b |= 3
print(b)
c = d = Acc(3)
c //= 2
d @= "m"
print(c, d)
e = 2
e **= Acc(9)
print(e)
x = y = [1]
x += (2, 3)
x += "ab"
x += {9: 1}
x *= 2
print(x is y, y)
x = x + [0]
print(x is y, len(x), len(y))
s = t = "s"
s += "!"
p = q = (1,)
p += (2,)
f = g = frozenset([1])
f |= {2}
u = v = {1}
u |= {2}
u &= {2, 3}
u ^= {5}
print(s, t, p, q, sorted(f), sorted(g), u is v, sorted(v))
tup = ([1], 2)
try:
    tup[0] += [5]
except TypeError as err:
    print(err, tup)
tup[0].extend([6])
try:
    tup[1] += 1
except TypeError as err:
    print(err, tup)
dct = {"a": [1], "n": 5}
dct["a"] += [2]
dct["n"] //= 2
dct["n"] <<= 65
attempt("missing key", lambda: operator.setitem(dct, "zz", dct["zz"] + 1))
try:
    dct["zz"] += 1
except KeyError as err:
    print("KeyError", err, dct)
dct |= [("k", "v")]
dct |= {"n": 0}
print(dct)
h1, h2 = Holder(), Holder()
h1.total += 1
h1.items += ["shared"]
print(h1.total, h2.total, Holder.total, h2.items, "items" in vars(h1), "items" in vars(h2), Holder.items is h1.items)
h1.n += 4
h1.n *= h1.n
print(h1.n, h1.log)
try:
    h1.frozen += ["sneaked in"]
except AttributeError as err:
    print(err, Holder.items)
try:
    h1.ro += 1
except AttributeError as err:
    print(err)
lst = list(range(8))
lst[2:4] += ["x"]
lst[::4] *= 1
lst[-1:] *= 3
i = 0
lst[i] += 10
print(lst)
def next_index(seen=[]):
    seen.append(len(seen))
    return seen[-1]
arr = [0, 0, 0]
arr[next_index()] += 5
arr[next_index()] += next_index() * 10
print(arr, next_index.__defaults__)
def counter():
    n, hist = 0, []
    def inc(by=1):
        nonlocal n, hist
        n += by
        hist += [n]
        return n
    return inc, lambda: (n, hist)
inc, peek = counter()
inc(), inc(10), inc(by=-3)
print(peek())
def mutate(arg, num):
    arg += [1]
    num += 1
    return arg, num
rebind = lambda arg: arg + [1]
orig, num = [0], 7
print(mutate(orig, num), orig, num, rebind(orig), orig)
attempt("iadd list int", lambda: operator.iadd([1], 5))
attempt("iadd list None", lambda: operator.iadd([1], None))
attempt("iadd tuple list", lambda: operator.iadd((1,), [2]))
attempt("ior dict list", lambda: operator.ior({}, [1]))
attempt("or dict list", lambda: {} | [(1, 2)])
attempt("ior set list", lambda: operator.ior({1}, [2]))
attempt("isub sets", lambda: sorted(operator.isub({1, 2, 3}, {2})))
attempt("imul seq", lambda: (operator.imul([1], 3), operator.imul("ab", -1), operator.imul((), 4)))
n = 10
n /= 4; print(n, end=" "); n //= 1; print(n, end=" "); n %= -5; print(n, end=" "); n **= 3; print(n, end=" ")
n = -9
n >>= 1; print(n, end=" "); n &= 0xFF; print(n, end=" "); n ^= -1; print(n, end=" "); n |= 1 << 70; print(n)
rows = [[0] * 2] * 2
rows[0][0] += 1
rows[1] += [5]
rows += rows
print(rows)
m = memoryview(bytearray(b"abc"))
m[0] += 1
alias = ba = bytearray(b"x")
ba += b"yz"
ba *= 2
print(bytes(m), alias, ba is alias)
undefined_total += 1
