"""Insertion order under every dict operation, views, mutation during iteration, comparison, merging."""
d = {}
for k in "banana split":
    d[k] = d.get(k, 0) + 1
print(d, len(d), list(d)[-1])
del d["n"]
d["n"] = "back"
d["b"] = "kept place"
print(d, list(reversed(d)), next(iter(d)))
print(d.popitem(), d.pop(" "), d.pop("zz", "none"), d.setdefault("q"), d.setdefault("b", 1), d)
keys, values, items = d.keys(), d.values(), d.items()
d["new"] = [1]
print(keys, values, items)
print(len(keys), "new" in keys, ("new", [1]) in items, [1] in values, keys == {"b", "a", "s", "p", "l", "i", "t", "q", "new"}, values == d.values(), items == d.items())
print(sorted(keys & "bat"), sorted(keys - {"b", "a"}), sorted(keys ^ {"b", "x"})[:3], sorted(keys | ["zz"])[-1], keys.isdisjoint("xyz"), keys >= {"b"}, keys.mapping["b"])


def loop(label, start, action):
    d = dict(start)
    seen = []
    try:
        for k in d:
            seen.append(k)
            action(d, k)
            if len(seen) > 20:
                seen.append("runaway")
                break
    except (RuntimeError, KeyError) as e:
        seen.append(f"{type(e).__name__}: {e}")
    print(f"{label:<16}{seen} {d if len(d) < 12 else len(d)}")


abc = dict(a=1, b=2, c=3)
loop("change value", abc, lambda d, k: d.__setitem__(k, k * 2))
loop("delete own", abc, lambda d, k: d.pop(k))
loop("delete last", abc, lambda d, k: d.popitem())
loop("add", abc, lambda d, k: d.__setitem__(k + "x", 0))
loop("swap", abc, lambda d, k: d.__setitem__(k + "2", d.pop(k)))
loop("clear", abc, lambda d, k: d.clear())
loop("add at end", abc, lambda d, k: k == "c" and d.__setitem__("z", 0))
loop("delete at end", abc, lambda d, k: k == "c" and d.pop("a"))
loop("update same", abc, lambda d, k: d.update(abc))
loop("setdefault", abc, lambda d, k: d.setdefault(k, 0))
for view in ("keys", "values", "items"):
    d = dict(abc)
    try:
        for x in getattr(d, view)():
            d[len(d)] = x
    except RuntimeError as e:
        print(view, e, d)
    it = iter(getattr(d, view)())
    next(it)
    d["more"] = 1
    for _ in range(2):
        try:
            print(next(it))
        except RuntimeError as e:
            print("next:", e)
for k in list(d):
    if isinstance(k, int):
        del d[k]
print(d)
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as e:
    print(e)
lst = [1, 2, 3, 4, 5, 6]
for x in lst:
    if x % 2 == 0:
        lst.remove(x)
    elif x < 4 and len(lst) < 9:
        lst.append(x * 10)
print(lst)
lst = [1, 2, 3]
print([lst.pop() for _ in lst], lst, [(lst.append(i), len(lst))[1] for i in range(3)], lst)

print("-- equality and merging")
print({1: 2, 3: 4} == {3: 4, 1: 2}, list({1: 2, 3: 4}) == list({3: 4, 1: 2}), {} == [], {"a": float("nan")} == {"a": float("nan")}, {1: 1} != {1: 1.0})
x, y = {"a": 1, "b": 2}, {"b": 3, "c": 4}
print(x | y, y | x, {**x, **y}, {**y, "a": 0, **x}, dict(x, **y), dict(y, b=9), dict([("k", 1), ("k", 2)]), dict(["ab", "cd"]), dict(zip("xy", [1, 2])))
x |= y
x.update(z=1, a=5)
x.update([("z", 2)], q=0)
print(x, dict.fromkeys("aab", []), dict.fromkeys(range(2)))
f = dict.fromkeys("ab", [])
f["a"].append(1)
print(f, {k: v for v, k in enumerate("hello")}, {v: k for k, v in {"a": 1, "b": 1}.items()})
for bad in (lambda: {[]: 1}, lambda: {{}: 1}, lambda: d["nokey"], lambda: {}.popitem(), lambda: d.pop("nokey"), lambda: dict(5), lambda: dict(["abc"]), lambda: dict([1]), lambda: d < d, lambda: d + d, lambda: d.update(5), lambda: {}["a"]["b"], lambda: {(1, []): 2}, lambda: dict(a=1)(), lambda: next({}), lambda: d.keys()[0], lambda: {}.fromkeys(5), lambda: {1: 2}[slice(1)], lambda: {**[1]}, lambda: x | [1], lambda: d.get(), lambda: d.get([])):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)


class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 3
    def __eq__(self, o):
        trace.append((self.n, o.n))
        return self.n == o.n
    def __repr__(self): return f"K{self.n}"


trace = []
kd = {K(i): i for i in range(7)}
print(kd, len(trace))
trace.clear()
print(kd[K(4)], K(9) in kd, kd.pop(K(0)), len(kd), kd.get(K(100), "no"))
k5 = K(5)
kd[k5] = "five"
print(kd, k5 in kd, [k is k5 for k in kd].count(True))
big = {i: str(i) for i in range(1000)}
for i in range(0, 1000, 3):
    del big[i]
for i in range(0, 30, 3):
    big[i] = "re"
print(len(big), list(big)[:4], list(big)[-3:], sum(big), list(big.items())[-1], big.popitem(), dict(sorted(big.items(), key=lambda kv: -kv[0])[:3]))
sq = {n: n * n for n in range(5)}
sq_rev = dict(reversed(sq.items()))
print(sq_rev, sq == sq_rev, list(sq.values())[::-1] == list(sq_rev.values()), min(sq, key=lambda k: -sq[k]), max(sq.items(), key=lambda kv: kv[1]), sorted(sq, key=sq.get, reverse=True), str(sq) == repr(sq), sq.copy() is sq)
