"""What happens when lists, dicts, sets, deques and strings change under an iteration; views; dict order after deletions."""
from collections import Counter, OrderedDict, defaultdict, deque


def attempt(label, fn):
    try:
        print(f"{label:<16}", fn())
    except Exception as e:
        print(f"{label:<16}", type(e).__name__, e)


def grow_list():
    xs = [1, 2]
    for x in xs:
        if len(xs) < 6:
            xs.append(x * 10)
    return xs


def shrink_list():
    xs, seen = list(range(10)), []
    for x in xs:
        seen.append(x)
        xs.remove(x)
    return xs, seen


def insert_front():
    xs, n = ["a", "b"], 0
    for x in xs:
        n += 1
        if n > 4:
            break
        xs.insert(0, x + "!")
    return xs


def clear_inside():
    xs, out = [1, 2, 3], []
    for x in xs:
        out.append(x)
        xs.clear()
    return out


def rebind_inside():
    xs, out = [1, 2, 3], []
    for x in xs:
        xs = []
        out.append(x)
    return out, xs


def slice_inside():
    xs, out = [3, 1, 2], []
    for x in xs:
        out.append(x)
        xs[:] = sorted(xs)
    return out


def sort_sees_empty():
    xs = [3, 1, 2]
    seen = []
    def key(v):
        seen.append(len(xs))
        return v
    xs.sort(key=key)
    return xs, seen


def sort_mutates():
    xs = [3, 1, 2]
    xs.sort(key=lambda v: xs.append(v) or v)
    return xs


def reversed_grow():
    xs, out = [1, 2, 3], []
    for x in reversed(xs):
        out.append(x)
        xs.append(9)
    return out, len(xs)


def dict_grow():
    d = {"a": 1}
    for k in d:
        d[k + "x"] = 1
    return d


def dict_same_size():
    d, seen = {"a": 1, "b": 2}, []
    for k in d:
        seen.append(k)
        d[k] = 0
        d["b"] = d.pop("b")
    return seen, d


def dict_delete():
    d = dict.fromkeys("abc", 0)
    for k, v in d.items():
        del d[k]
    return d


def dict_copy_delete():
    d = {c: ord(c) for c in "abcdef"}
    for k in list(d):
        if d[k] % 2:
            del d[k]
    d["a"] = "back"
    d.update(b="new", z=0)
    return d, list(d.items())[-3:], d.popitem(), next(reversed(d))


def set_grow():
    s = {1}
    for x in s:
        s.add(x + 1)
    return s


def deque_grow():
    q = deque([1, 2])
    for x in q:
        q.append(x)
    return q


def ordered_move():
    o = OrderedDict.fromkeys("abcd")
    o.move_to_end("a")
    o.move_to_end("d", last=False)
    return list(o), o.popitem(last=False), list(o.keys()), o == {"b": None, "c": None, "a": None}, o == OrderedDict.fromkeys("abc")


def default_touch():
    d = defaultdict(list, a=[1])
    probe = [k for k in "abc" if d.get(k)]
    d["b"]
    try:
        for k in d:
            d[k + "z"]
    except RuntimeError as e:
        return probe, str(e), dict(d)


def counter_inside():
    c = Counter("mississippi")
    for k in c:
        c[k] -= 2
    return c, +c, -c, list(c.elements()), c.total()


def views():
    d = {"x": 1, "y": 2}
    k, v, i = d.keys(), d.values(), d.items()
    d["z"] = 3
    del d["x"]
    return list(k), list(v), list(i), k & {"y", "q"}, i - {("y", 2)}, k | ["w"] == {"y", "z", "w"}, k == {"z", "y"}, ("y", 2) in i, 3 in v, len(i), k.isdisjoint("ab"), repr(k), k.mapping == d


def zip_same():
    it = iter(range(7))
    pairs = list(zip(it, it))
    a = iter([1, 2, 3])
    b = iter([10])
    z = list(zip(a, b))
    return pairs, next(it, "end"), z, next(a)


def enumerate_pop():
    xs, out = list("abcdef"), []
    for i, x in enumerate(xs):
        out.append((i, x))
        if i % 2 == 0:
            xs.pop()
    return out, xs


def while_index():
    xs = [1, 1, 2, 3, 3]
    i = 0
    while i < len(xs) - 1:
        if xs[i] == xs[i + 1]:
            del xs[i]
        else:
            i += 1
    return xs


def gen_over_changing():
    xs = [1, 2, 3]
    g = (x * len(xs) for x in xs)
    first = next(g)
    xs.append(4)
    return [first] + list(g)


def iter_of_exhausted():
    xs = [1]
    it = iter(xs)
    list(it)
    xs.append(2)
    return next(it, "stays empty"), list(xs)


def extend_self():
    xs = [1, 2]
    xs.extend(xs)
    xs += xs
    xs[1:2] = xs
    return xs, xs * 0


def set_order():
    s = set()
    for n in (5, 1, 9, 33, 17, 1):
        s.add(n)
    s.discard(9)
    t = s.copy()
    t |= {8, 16}
    return s, t, s ^ t, s <= t, sorted(t - s), min(s), frozenset(s) == s


def dict_merge():
    a = {"x": 1, "y": 2}
    b = {"y": 3, "x": 4, "w": 5}
    c = a | b
    a |= [("k", 0)]
    return c, a, {**b, **a}, dict(b, y=0), dict(zip("ab", [1, 2]), c=3), {k: v for k, v in [("p", 1), ("q", 2), ("p", 3)]}


def del_and_readd():
    d = {i: i for i in range(5)}
    del d[0], d[3]
    d[0] = "again"
    d.setdefault(1, "no")
    d.setdefault(7, []).append(1)
    d.pop("missing", None)
    return d, d.pop(2), list(d), {True: "a", 1: "b", 1.0: "c"}, {"1": 1, 1: 2}


def nested_iter_mutate():
    g = {"a": ["b"], "b": ["c"], "c": []}
    order = []
    for k in sorted(g):
        for n in g[k]:
            order.append(k + n)
            g.setdefault(n, []).append("z") if n not in "z" and len(order) < 8 else None
    return order, g


for fn in (grow_list, shrink_list, insert_front, clear_inside, rebind_inside, slice_inside, sort_sees_empty, sort_mutates, reversed_grow, dict_grow, dict_same_size, dict_delete, dict_copy_delete, set_grow, deque_grow, ordered_move, default_touch, counter_inside, views, zip_same, enumerate_pop, while_index, gen_over_changing, iter_of_exhausted, extend_self, set_order, dict_merge, del_and_readd, nested_iter_mutate):
    attempt(fn.__name__, fn)
d = {"n": 1}
for k in d.keys():
    d.clear()
    d["m"] = 2
    print("one pass", k, d)
    break
for k in (d2 := {"a": 1, "b": 2}):
    d2["c"] = 3
