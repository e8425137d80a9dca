class Ring:
    def __init__(self, n, items=()):
        self._items = [None] * n
        self._start = self._len = 0
        for x in items:
            self.push(x)

    def push(self, x):
        i = (self._start + self._len) % len(self._items)
        self._items[i] = x
        if self._len < len(self._items):
            self._len += 1
        else:
            self._start = (self._start + 1) % len(self._items)

    def __len__(self):
        return self._len

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self[k] for k in range(*i.indices(len(self)))]
        if not -self._len <= i < self._len:
            raise IndexError("ring index out of range")
        return self._items[(self._start + i % self._len) % len(self._items)]

    def __reversed__(self):
        print("(reversed)", end=" ")
        for i in range(self._len - 1, -1, -1):
            yield self[i]


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("done at %d" % self.n)
        self.n -= 1
        return self.n + 1

    def __length_hint__(self):
        return self.n


class Pairs:
    def __init__(self, seq):
        self.seq = seq

    def __iter__(self):
        it = iter(self.seq)
        for a in it:
            try:
                b = next(it)
            except StopIteration:
                yield a,
                return "odd"
            yield a, b
        return "even"


class Walker:
    def __init__(self, tree):
        self.tree = tree

    def __iter__(self):
        stack = [iter(self.tree)]
        while stack:
            for item in stack[-1]:
                if isinstance(item, (list, tuple)):
                    stack.append(iter(item))
                    break
                sent = yield item
                if sent:
                    print("got", sent)
            else:
                stack.pop()


r = Ring(4, "abcdef")
print(len(r), list(r), r[0], r[-1], r[1:3], r[::-1], list(reversed(r)))
print("c" in r, "a" in r, *r, max(r), "".join(r), tuple(enumerate(r, 1)))
a, *m, z = r
print(a, m, z, sorted(r, reverse=True), dict(zip(r, Countdown(9))))
for bad in (4, -5, "x", None, 1.0):
    try:
        print(r[bad])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
c = Countdown(3)
print(next(c), list(c), list(c), next(c, "none"))
try:
    next(c)
except StopIteration as e:
    print(e.value, e.args)
import operator
print(operator.length_hint(Countdown(5)), operator.length_hint(r), operator.length_hint(Pairs("x"), 42))


def show(seq):
    result = yield from Pairs(seq)
    print("result", result)


print(list(show("abcde")), list(show([1, 2])))
w = iter(Walker([1, [2, (3, [4]), []], 5]))
print(next(w), w.send("hi"), next(w), list(w))
print(list(iter(r.push, None)) if False else list(iter(lambda c=Countdown(6): next(c), 2)))
it = iter(r)
r.push("Z")
print(next(it), next(it), list(it), list(it))
print(list(map(lambda *t: t, r, Countdown(2), Pairs("xyz"))))
for x in Countdown(2):
    for y in Countdown(x):
        print(x, y, end=";")
else:
    print(" end")
print([*Countdown(2), *r[:1]], {*Countdown(2)}, min(Countdown(4)), sum(Countdown(4)), 3 in Countdown(4), any(Countdown(0)))
x, y = Countdown(3)
