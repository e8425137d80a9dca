"""singledispatch, cached_property, partialmethod, total_ordering, reduce, and every itertools function."""
import itertools as it
import operator as op
from collections import Counter, deque
from functools import cache, cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, singledispatch, singledispatchmethod, total_ordering


@singledispatch
def render(x, depth=0):
    return f"?{type(x).__name__}"


@render.register
def _(x: int, depth=0):
    return f"i{x}"


@render.register(list)
@render.register(tuple)
def _(x, depth=0):
    return f"{depth}[" + " ".join(render(y, depth + 1) for y in x) + "]"


@render.register(type(None))
def _(x, depth=0):
    return "nil"


@render.register
def render_map(x: dict, depth=0):
    return "{" + ", ".join(f"{k}={render(v, depth + 1)}" for k, v in x.items()) + "}"


render.register(str, lambda x, depth=0: repr(x[:3]))


class MyList(list):
    pass


print(render([1, True, 2.5, None, ("abcdef", {"k": [0]}), MyList([3])]), render.dispatch(bool) is render.dispatch(int), sorted(t.__name__ for t in render.registry), render_map({}))


class Account:
    loads = 0

    def __init__(self, n):
        self.n = n

    @cached_property
    def history(self):
        Account.loads += 1
        return list(range(self.n))

    @singledispatchmethod
    def add(self, x):
        return f"cannot add {x!r}"

    @add.register
    def _(self, x: int):
        self.n += x
        return self.n

    @add.register
    def _(self, x: str):
        return self.add(int(x))

    def move(self, dx, dy, *, fast=False):
        return self.n, dx, dy, fast

    up = partialmethod(move, 0, 1)
    dash = partialmethod(move, fast=True)


a = Account(3)
print(a.history, a.history is a.history, Account.loads, a.add(2), a.add("5"), a.add(None), a.history, a.up(), a.dash(4, 5), "history" in a.__dict__)
del a.history
print(a.history, Account.loads)


@total_ordering
class Card:
    order = "23456789TJQKA"

    def __init__(self, text):
        self.rank, self.suit = text

    def __eq__(self, o):
        return self.rank == o.rank if isinstance(o, Card) else NotImplemented

    def __lt__(self, o):
        return self.order.index(self.rank) < self.order.index(o.rank) if isinstance(o, Card) else NotImplemented

    def __repr__(self):
        return self.rank + self.suit


hand = [Card(c) for c in "AS 9H TD 9C KH".split()]
print(sorted(hand), max(hand), hand[1] >= hand[3], hand[1] <= hand[3], hand[0] > hand[4], hand[1] != hand[3])
try:
    hand[0] >= 3
except TypeError as e:
    print("TypeError:", e)
by_suit_then_rank = cmp_to_key(lambda x, y: (x.suit > y.suit) - (x.suit < y.suit) or (y > x) - (y < x))
print(sorted(hand, key=by_suit_then_rank))

double = partial(op.mul, 2)
kw = partial(dict, a=1, b=2)
print(double(21), kw(b=3, c=4), partial(partial(pow, 2), 5)(7), double.func is op.mul, double.args, kw.keywords, partial(print, "x", sep="-", end="|\n")("y", 3))
print(reduce(op.add, [[1], [2], [3]]), reduce(lambda acc, c: acc * 31 + ord(c), "hash", 7), reduce(max, [3], 9), reduce(lambda a, b: f"({a}{b})", "abcd"))
try:
    reduce(op.add, [])
except TypeError as e:
    print("TypeError:", e)


@lru_cache(maxsize=2)
def slow(x, y=0):
    print(f"<{x},{y}>", end=" ")
    return x + y


print([slow(1), slow(2), slow(1), slow(3), slow(2), slow(1.0), slow(x=1), slow(1, 0), slow(1, y=0)], slow.cache_info())
slow.cache_clear()
print(slow.cache_info()[:], cache(len)("abc"))
try:
    slow([])
except TypeError as e:
    print("TypeError:", e)

L = list
print(L(it.accumulate([3, 1, 4, 1, 5], max)), L(it.accumulate("abc")), L(it.accumulate([1, 2, 3], op.mul, initial=10)), L(it.accumulate([])))
print(L(it.chain("ab", [1], {2: 3})), L(it.chain.from_iterable(["xy", (), "z"])), L(it.compress("ABCDEF", [1, 0, 1, 0, 1])), L(it.dropwhile(str.isdigit, "12a3")), L(it.takewhile(str.isdigit, "12a3")), L(it.filterfalse(None, [0, 1, "", "x"])))
print([(k, L(g)) for k, g in it.groupby("aaabccA", str.lower)], [len(L(g)) for _, g in it.groupby([1, 1.0, True, 2])])
groups = it.groupby("aabbc")
first, second = next(groups), next(groups)
print(L(first[1]), L(second[1]), next(groups)[0])
print("".join(it.islice(it.cycle("ab"), 3, 10, 2)), L(it.islice(it.count(10, -3), 4)), L(it.islice(it.count(0.5, 0.25), 3)), L(it.islice("abc", 9)), L(it.islice("abcdef", None, None, 2)))
print(L(it.pairwise("abcd")), L(it.pairwise("a")), L(it.starmap(pow, [(2, 5), (3, 2)])), L(it.repeat("r", 2)), L(it.zip_longest("abc", [1], fillvalue="-")), L(map(op.sub, it.repeat(10), [1, 2])))
print(L(it.product("ab", [0, 1])), L(it.product([0, 1], repeat=2)), L(it.product()), L(it.product("a", [])))
print(L(it.permutations("abc", 2)), len(L(it.permutations(range(5)))), L(it.combinations("abcd", 3)), L(it.combinations_with_replacement("ab", 2)), L(it.combinations("ab", 3)), L(it.permutations([1, 1])))
x, y, z = it.tee(iter([1, 2, 3]), 3)
print(next(x), next(x), L(y), L(x), L(z), L(x))

once = (n * n for n in range(6))
print(sum(it.islice(once, 2)), L(it.islice(once, 2)), L(once), L(once))
window = lambda s, n: ("".join(w) for w in zip(*(it.islice(t, i, None) for i, t in enumerate(it.tee(s, n)))))
batched = lambda s, n: L(iter(lambda i=iter(s): tuple(it.islice(i, n)), ()))
print(L(window("abcdef", 3)), batched("ABCDEFG", 3), L(zip(*[iter("abcdefg")] * 2)), deque(range(9), 3), Counter(it.chain("abca", "ab")).most_common(2))
print(L(map(lambda *a: a, [1, 2], "xyz")), L(filter(op.itemgetter(1), [(1, 0), (2, 3)])), op.attrgetter("rank", "suit")(hand[0]), op.methodcaller("split", ",", 1)("a,b,c"), op.itemgetter(2, 0)("xyz"))
roundrobin = [x for x in it.chain.from_iterable(it.zip_longest("ABC", "D", "EF")) if x is not None]
powerset = L(it.chain.from_iterable(it.combinations([1, 2, 3], r) for r in range(4)))
print(roundrobin, powerset, L(zip("ab", it.count())), dict(enumerate("xy", 5)), L(reversed(range(0, 10, 3))))
try:
    L(zip("abc", [1, 2], strict=True))
except ValueError as e:
    print("ValueError:", e)
