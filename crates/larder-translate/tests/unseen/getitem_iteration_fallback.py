class Letters:
    """Only __getitem__: old style iteration."""
    def __init__(self, text):
        self.text, self.asked = text, []

    def __getitem__(self, i):
        self.asked.append(i)
        return self.text[i].upper()


x = Letters("abc")
print(list(x), x.asked)
x.asked.clear()
print("B" in x, x.asked)
x.asked.clear()
print("z" in x, x.asked, [*x], tuple(x), dict(zip(x, range(3))), "".join(x), sorted(x, reverse=True), max(x), list(enumerate(x, 5)))
a, b, c = x
print(a, b, c)
first, *rest = x
print(first, rest)
try:
    a, b = x
except ValueError as e:
    print(e)
try:
    len(x)
except TypeError as e:
    print(e)
try:
    reversed(x)
except TypeError as e:
    print(e)
print(x[-1], x[0:2])
it = iter(x)
x.text = "abcde"
print(next(it), list(it), next(it, "done"))


class Squares:
    def __getitem__(self, i):
        if isinstance(i, slice):
            return [k * k for k in range(*i.indices(6))]
        if i >= 6:
            raise IndexError("past")
        return i * i

    def __len__(self):
        return 6


s = Squares()
print(list(s), list(reversed(s)), 16 in s, 17 in s, s[1:4], s[::-2], s[-3:], s[10:], s[:-10], sum(s), min(s))


class Raises:
    def __getitem__(self, i):
        if i == 2:
            raise StopIteration
        if i == 4:
            raise KeyError("four")
        return i


print(list(Raises()))


class Raises2:
    def __getitem__(self, i):
        if i == 2:
            raise KeyError("two")
        return i


got = []
try:
    for v in Raises2():
        got.append(v)
except KeyError as e:
    print(got, repr(e))


class Iter:
    def __init__(self, n):
        self.n = self.i = n

    def __iter__(self):
        self.i = self.n
        return self

    def __next__(self):
        if self.i <= 0:
            raise StopIteration
        self.i -= 1
        return self.i


it = Iter(3)
print(list(it), list(it), [(p, q) for p in it for q in it], list(zip(it, it)))
print([(p, q) for p in Iter(2) for q in Iter(2)], 1 in it, it.i)


class Both:
    def __iter__(self):
        yield from "iter"

    def __getitem__(self, i):
        return "getitem"[i]

    def __contains__(self, v):
        return v == "special"

    def __reversed__(self):
        return iter("custom reversed")


b = Both()
print(list(b), b[0], "special" in b, "i" in b, "special" not in b, "".join(reversed(b)), b[1:3])


class Keys:
    def keys(self):
        print("keys asked")
        return ["b", "a"]

    def __getitem__(self, k):
        return k * 2


print(dict(Keys()), {**Keys(), "c": 1}, (lambda **kw: kw)(**Keys()))
n = iter([3, 1, 4, 1, 5, 9, 2, 6])
print(list(iter(lambda: next(n), 5)), list(n))


class Multi:
    def __getitem__(self, k):
        return k

    def __setitem__(self, k, v):
        print("set", k, v)

    def __delitem__(self, k):
        print("del", k)

    def __class_getitem__(cls, k):
        return f"{cls.__name__}[{k}]"


m = Multi()
print(m[1], m[1, 2], m[1:2], m[::], m[1:2, ..., None], m[()], m[(1, 2)], m[-1], m["a":"b"], m[1:2:3].step, m[True], Multi[5])
m[1:2] = 3
m[1, :] = 4
del m[0], m[..., 1]
m[0] += 5
seq = [0, 1, 2, 3, 4, 5]
for v in seq:
    if v % 2 == 0:
        seq.remove(v)
print(seq)
seq = [1, 2, 3]
for v in seq:
    if len(seq) < 6:
        seq.append(v * 10)
print(seq)
for i, v in enumerate(seq):
    seq[i] = v + (seq[i + 1] if i + 1 < len(seq) else 0)
print(seq)
d = {"a": 1, "b": 2}
for action in (lambda: d.update(c=3), lambda: d.pop("a"), lambda: d.__setitem__("b", 5)):
    try:
        for k in d:
            action()
        print("fine", d)
    except RuntimeError as e:
        print(repr(e), d)
for i in range(3):
    i *= 10
    print(i, end=" ")
print(i)
for i, in [(1,), [2], "3"]:
    print(i, end=" ")
for (p, q), r in [((1, 2), 3), ("ab", "c")]:
    print(p, q, r, end=" ")
for i in (rng := range(10, 0, -3)):
    pass
print(i, rng[-1], 7 in rng, 8 in rng, rng.index(4), len(rng), list(rng[::-1]), rng == range(10, 1, -3), range(0) == range(5, 5), rng.count(10))
