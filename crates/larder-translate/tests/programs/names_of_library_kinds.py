import collections, itertools, functools, operator, re, random, fractions, decimal, datetime, io, types, array, struct, enum
for o in (collections.OrderedDict(), collections.Counter(), collections.defaultdict(int), collections.deque(), itertools.count(), itertools.chain(), itertools.tee([])[0], itertools.groupby([]), functools.partial(int), operator.itemgetter(1), operator.attrgetter("a"), operator.methodcaller("x"), re.compile(""), re.match("",""), random.Random(), fractions.Fraction(1), io.StringIO(), types.SimpleNamespace(), types.MappingProxyType({}), iter(collections.deque()), collections.OrderedDict().keys(), functools.lru_cache(lambda: 1), memoryview(b""), collections.ChainMap(), enum.auto(), iter([]), next(iter(itertools.groupby([1])))[1], array.array("i"), list[int], int|None):
    try: o.foo_bar
    except AttributeError as e: a = e
    try: o @ 1
    except TypeError as e: b = e
    print(a, "|", b, "|", type(o), type(o).__name__)
