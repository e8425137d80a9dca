import itertools


def primes():
    yield 2
    found = [2]
    for n in itertools.count(3, 2):
        if all(n % p for p in itertools.takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


def chunks(it, n):
    it = iter(it)
    while batch := list(itertools.islice(it, n)):
        yield batch


def flatten(x):
    for e in x:
        if isinstance(e, (list, tuple)):
            yield from flatten(e)
        else:
            yield e


def averager():
    total, n = 0, 0
    try:
        while True:
            total += yield (total / n if n else None)
            n += 1
    finally:
        print("closed after", n)


def countdown(n):
    while n:
        yield n
        n -= 1
    return "liftoff"


def run():
    result = yield from countdown(3)
    yield result


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right

    def insert(self, v):
        side = "left" if v < self.value else "right"
        child = getattr(self, side)
        if child is None:
            setattr(self, side, Tree(v))
        else:
            child.insert(v)


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


print(list(itertools.islice(primes(), 15)))
print(list(chunks("abcdefgh", 3)))
print(list(flatten([1, [2, (3, [4, "five"]), []], 6])))
print(list(run()))
g = averager()
next(g)
print(g.send(10), g.send(20), g.send(33))
g.close()
t = Tree(50)
for v in [30, 70, 20, 40, 60, 80, 30]:
    t.insert(v)
print(*t)
print(sum(t), 40 in t, 41 in t, max(t), sorted(t, reverse=True)[:2])
print(list(Countdown(4)), list(zip(Countdown(3), "abcd")))
evens = (x * x for x in range(10) if x % 2 == 0)
print(next(evens), next(evens), list(evens), next(evens, "done"))
pairs = [(k, list(v)) for k, v in itertools.groupby(sorted("mississippi"))]
print([(k, len(v)) for k, v in pairs])
print(list(itertools.permutations("abc", 2))[:4], list(itertools.combinations(range(4), 2)))
print(list(itertools.accumulate([3, 1, 4, 1, 5], max)), list(itertools.chain.from_iterable([[1], [2, 3]])))
print(list(itertools.product("ab", repeat=2)), list(itertools.zip_longest([1, 2], "x", fillvalue=0)))
a, b = itertools.tee(range(3))
print(list(a), list(b))
try:
    next(countdown(0))
except StopIteration as e:
    print("stopped with", e.value)
