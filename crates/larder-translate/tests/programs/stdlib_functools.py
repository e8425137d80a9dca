import functools, heapq, bisect, copy, operator, string
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from functools import cmp_to_key, lru_cache, partial, reduce

print(reduce(lambda a, b: a * b, range(1, 8)), reduce(operator.add, ["a", "b"], "-"), partial(pow, 2)(5), partial(int, base=2)("101"))
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info())
print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
h = [5, 3, 8, 1]
heapq.heapify(h)
heapq.heappush(h, 0)
print(h, [heapq.heappop(h) for _ in range(3)], heapq.nlargest(2, [4, 9, 2]), heapq.nsmallest(2, ["bb", "a", "ccc"], key=len), heapq.heapreplace(h, 7), heapq.heappushpop(h, 1), list(heapq.merge([1, 4], [2, 3])))
xs = [1, 3, 3, 5]
print(bisect.bisect_left(xs, 3), bisect.bisect_right(xs, 3), bisect.bisect(xs, 9))
bisect.insort(xs, 4)
print(xs)
a = [[1], [2]]
b, c = copy.copy(a), copy.deepcopy(a)
a[0].append(9)
print(a, b, c, string.ascii_lowercase, string.digits, string.punctuation, string.ascii_letters, string.capwords("a bc d"), string.whitespace == " \t\n\r\x0b\x0c")
print(Counter("abracadabra"), Counter("abracadabra").most_common(2), Counter(a=1) + Counter(a=2, b=1), Counter("aab") - Counter("ab"), Counter("aab") & Counter("ab"), sorted(Counter(a=2).elements()))
d = defaultdict(list)
d["x"].append(1)
print(d, dict(d), "y" in d, defaultdict(int, {"a": 1})["b"])
o = OrderedDict([("a", 1), ("b", 2)])
o.move_to_end("a")
print(o, o.popitem(last=False), list(o))
q = deque([1, 2, 3], maxlen=3)
q.append(4)
q.appendleft(0)
q.rotate(1)
print(q, q.pop(), q.popleft(), len(q), deque("ab").index("b"))
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p._replace(x=5), p._asdict(), P._fields, p == (1, 2), tuple(p))
print(operator.itemgetter(1)([5, 6]), operator.attrgetter("x")(p), operator.methodcaller("upper")("a"), operator.itemgetter(0, 2)("abc"))
@functools.wraps(fib)
def g():
    return 1
print(g.__name__)
