"""Iterators that misbehave, __getitem__ iteration, iter with sentinel, for/else, generator finalisation order."""


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration("liftoff")
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print([(a, b) for a in c for b in c], list(c), c.n)
it = Countdown(2)
print(next(it), next(it), next(it, "default"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value, e.args)


class OldStyle:
    def __init__(self, data):
        self.data = data
        self.asked = []

    def __getitem__(self, i):
        self.asked.append(i)
        return self.data[i]


old = OldStyle("abc")
print(list(old), old.asked, "b" in old, "z" in old, [*old], max(old), tuple(zip(old, old)))
print(old.asked[-12:], len(old.asked))
try:
    reversed(old)
except TypeError as e:
    print("TypeError:", e)
OldStyle.__len__ = lambda self: len(self.data)
print(list(reversed(old)), bool(OldStyle("")), iter(old) is iter(old))

class NotIter:
    def __iter__(self):
        return [1, 2]

class HalfIter:
    def __iter__(self):
        return self

class Refuses:
    __iter__ = None

    def __getitem__(self, i):
        return i

class Liar:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __iter__(self):
        yield from "real"


for thing in (NotIter(), HalfIter(), Refuses(), 5, None, Liar, 1.5):
    try:
        for _ in thing:
            pass
    except TypeError as e:
        print("TypeError:", e)
print(list(Liar(99)), len(Liar(2)), bool(Liar(0)))
for n in (-1, 2.0, "3"):
    try:
        len(Liar(n))
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

numbers = iter([3, 1, 4, 1, 5, 9])
print(list(iter(numbers.__next__, 5)), list(numbers))
stack = [1, 2, 3]
for v in iter(stack.pop, 1):
    print("popped", v, stack)
print(stack)


def search(items, wanted):
    for i, x in enumerate(items):
        if x == wanted:
            print("found at", i)
            break
    else:
        print("not found, last", i if items else None)
    n = 3
    while n:
        n -= 1
        if n == wanted:
            continue
        print("w", n, end=" ")
    else:
        print("while else")
    return n


search([4, 5], 5), search([4, 5], 1), search([], 0)


def gen(name, log):
    try:
        log.append(f"start {name}")
        yield 1
        yield 2
        log.append(f"end {name}")
    finally:
        log.append(f"finally {name}")


log = []
for v in gen("broken", log):
    break
log.append("after loop")
g = gen("partial", log)
next(g)
del g
log.append("after del")
list(gen("full", log))
next(gen("temporary", log))
a, *b = gen("unpacked", log)
try:
    a, = gen("too many", log)
except ValueError as e:
    log.append(str(e))
any(v == 1 for v in gen("any", log))
dict(zip("x", gen("zipped", log)))
print(*log, sep="\n")


def boom(n):
    for i in range(n):
        if i == 2:
            raise KeyError(i)
        yield i


for consume in (list, sum, sorted, lambda it: [x for x in it], lambda it: {**dict.fromkeys(it)}, lambda it: "".join(map(str, it)), lambda it: max(it), tuple):
    try:
        print(consume(boom(5)), end=" ")
    except KeyError as e:
        print(f"KeyError{e.args}", end=" ")
print(list(boom(2)))
b = boom(5)
try:
    while True:
        print("got", next(b), end=" ")
except KeyError:
    print(list(b), next(b, "exhausted after error"))


class Tree:
    def __init__(self, v, *kids):
        self.v, self.kids = v, kids

    def __iter__(self):
        yield self.v
        for k in self.kids:
            yield from k

    def __reversed__(self):
        for k in reversed(self.kids):
            yield from reversed(k)
        yield self.v

    def __contains__(self, x):
        return any(x == y for y in self)

    def __length_hint__(self):
        return 2


t = Tree(1, Tree(2, Tree(3)), Tree(4))
print(list(t), list(reversed(t)), 3 in t, 7 in t, sorted(t, reverse=True), dict(enumerate(t)), [*zip(t, t)], sum(t), min(t), "-".join(f"{x}" for x in t))
m = map(lambda x, y: x * y, t, range(10))
print(next(m), list(m), next(m, "done"), list(m))
z = zip(iter_a := iter("abc"), [1, 2])
print(list(z), list(iter_a))
e = enumerate(f := filter(None, [0, "", "x", [], [0]]), start=-1)
print(list(e), list(f))
d = {"a": 1, "b": 2}
ki = iter(d)
print(next(ki), list(ki), list(d.items())[::-1], list(reversed(d)), next(iter(d.values())), next(reversed(d.items())))
s = "héllo"
print(list(enumerate(s))[1], [*map(ord, "ab")], list(b"ab"), list(reversed("abc")), sorted("bca", key=lambda ch: -ord(ch)))
