"""Sorting: stability, keys and comparisons that raise or lie, mutation during sort, min/max/bisect/heapq with keys."""
import bisect
import functools
import heapq
from operator import itemgetter, attrgetter, neg

rows = [("bo", 3, 1.5), ("al", 3, 2.5), ("cy", 1, 1.5), ("al", 1, -0.0), ("di", 2, 0.0), ("bo", 1, None)]
print(sorted(rows[:5]), sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1), reverse=True), sep="\n")
print(sorted(rows, key=lambda r: (-r[1], r[0])), sorted(sorted(rows, key=itemgetter(0)), key=itemgetter(1), reverse=True), sep="\n")
print(sorted(rows, key=lambda r: (r[2] is None, r[2] or 0, r[0])), sorted(rows[:5], key=itemgetter(2, 0))[:2])
print([r[0] for r in sorted(rows, key=lambda r: r[0], reverse=True)], list(reversed(sorted(r[0] + str(r[1]) for r in rows))))


def attempt(label, thunk):
    try:
        print(f"{label:<16}", thunk())
    except Exception as e:
        print(f"{label:<16}", type(e).__name__, e)


def bad_key(x):
    calls.append(x)
    if x == 3:
        raise ValueError(f"no key for {x}")
    return -x


calls = []
data = [5, 1, 3, 2]
attempt("key raises", lambda: data.sort(key=bad_key))
print(data, calls)
attempt("mixed", lambda: sorted([1, "a", 2]))
attempt("mixed 2", lambda: sorted(["a", None]))
attempt("mixed 3", lambda: sorted([(1, "a"), (1, 2)]))
attempt("mixed ok", lambda: sorted([(1, "a"), (2, 2), (0, None)]))
attempt("dicts", lambda: sorted([{}, {}]))
attempt("one dict", lambda: sorted([{}]))
attempt("complex", lambda: max(1j, 2))
attempt("numbers", lambda: sorted([2, True, 1.5, False, -1, 10 ** 20, float("-inf")]))
attempt("None", lambda: min(None, 1))
attempt("empty", lambda: max([], default=None))
attempt("empty 2", lambda: max(()))
attempt("key None", lambda: sorted("bca", key=None))
attempt("key bad", lambda: sorted("bca", key=5))
attempt("cmp missing", lambda: sorted([3, 1], lambda a, b: a - b))
attempt("not iter", lambda: sorted(5))
attempt("reverse str", lambda: sorted([1, 2], reverse="yes"))
attempt("strings", lambda: sorted(["b10", "B2", "a", "_", "", "é", "Z", "10", "9"]))
attempt("natural", lambda: sorted(["f10", "f2", "f1"], key=lambda s: int(s[1:])))
attempt("sets", lambda: [sorted(s) for s in sorted([{1, 2, 3}, {1}, {1, 2}], key=len)])
attempt("set order", lambda: [sorted(s) for s in sorted([{1, 2}, {1}, {1, 2, 3}])])
attempt("min ties", lambda: (min(rows, key=itemgetter(1)), max(rows, key=itemgetter(1))))
attempt("bool key", lambda: sorted(range(8), key=lambda n: n % 2 == 0))
attempt("tuple key", lambda: sorted("Banana apple Cherry".split(), key=lambda w: (w.lower(), w)))


class V:
    def __init__(self, n, tag=""): self.n, self.tag = n, tag
    def __repr__(self): return f"V{self.n}{self.tag}"
    def __lt__(self, o):
        compared.append((self.n, o.n))
        return self.n < o.n


compared = []
vs = [V(2, "a"), V(1), V(2, "b"), V(0)]
attempt("lt only", lambda: (sorted(vs), len(compared) > 0, sorted(vs, reverse=True), min(vs), sorted(vs, key=attrgetter("tag"))))
attempt("max needs gt", lambda: max(vs))
attempt("le", lambda: vs[0] <= vs[1])
attempt("gt reflected", lambda: (vs[0] > vs[1], compared[-1]))


class Truthy:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return [] if self.n >= o.n else "yes"
    def __repr__(self): return f"T{self.n}"


class Raises:
    def __lt__(self, o): raise RuntimeError("cannot compare")


attempt("truthy lt", lambda: sorted([Truthy(2), Truthy(1), Truthy(3)]))
attempt("raising lt", lambda: sorted([Raises(), Raises()]))
lst = [Raises(), 1]
attempt("left over", lambda: lst.sort())
print(len(lst))


def peek(x):
    seen.append(list(victim))
    return x


victim, seen = [3, 1, 2], []
attempt("hidden", lambda: victim.sort(key=peek))
print(victim, seen)


def meddle(x):
    victim.append(x)
    return x


attempt("meddle", lambda: victim.sort(key=meddle))
print(victim)
print(victim.sort(), [3, 1].sort(), sorted(victim, key=neg), (x := [2, 1]).sort() or x, sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=itemgetter(1)))

by_len = functools.cmp_to_key(lambda a, b: len(a) - len(b) or (a > b) - (a < b))
print(sorted(["ccc", "b", "aa", "a", "bbb"], key=by_len), by_len("aa") < by_len("b"), by_len("a") == by_len("a"), max(["q", "zz", "aa"], key=by_len))
attempt("cmp raises", lambda: sorted([1, 2], key=functools.cmp_to_key(lambda a, b: None)))
attempt("cmp args", lambda: sorted([1, 2], key=functools.cmp_to_key(lambda a: 0)))
nums = [1, 3, 3, 5, 9]
print(bisect.bisect_left(nums, 3), bisect.bisect(nums, 3), bisect.bisect(nums, 0), bisect.bisect(nums, 99), bisect.bisect_left(rows[:0], 1), bisect.bisect_left([(3, "a"), (5, "b")], 5, key=itemgetter(0)), bisect.bisect(nums, 3, 0, 2))
bisect.insort(nums, 4); bisect.insort_left(nums, 3.0); bisect.insort(nums, -1, key=lambda v: v)
print(nums)
attempt("bisect type", lambda: bisect.bisect(nums, "x"))
attempt("bisect lo", lambda: bisect.bisect(nums, 1, -1))
heap = []
for i, (name, prio, *_) in enumerate(rows):
    heapq.heappush(heap, (prio, i, name))
print(heap[0], [heapq.heappop(heap)[2] for _ in range(len(heap))], heap)
attempt("heap empty", lambda: heapq.heappop([]))
attempt("heap mixed", lambda: heapq.heapify([3, "a", 1]))
h = [9, 4, 7, 1, 8, 2]
heapq.heapify(h)
print(h, heapq.heappushpop(h, 0), heapq.heapreplace(h, 5), h, heapq.nsmallest(2, h), heapq.nlargest(3, rows, key=itemgetter(1)), list(heapq.merge([1, 4], [2, 3], [0, 9])), list(heapq.merge("ca", "b", key=ord, reverse=True)), heapq.nsmallest(0, h), heapq.nlargest(99, [1, 2]))
nan = float("nan")
print(sorted([2.0, nan, 1.0]), sorted([nan, 2.0, 1.0]), min(nan, 1), min(1, nan), max([3, nan, 5]), sorted([0.0, -0.0, 0]), sorted([-0.0, 0, 0.0], reverse=True), sorted([True, 1, 1.0, 0, False]))
words = "the quick brown fox jumps over the lazy dog the end".split()
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:4], sorted(set(words), key=words.index), sorted(words, key=len)[::3], sorted(range(len(words)), key=words.__getitem__)[:5])
