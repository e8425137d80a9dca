d = {"b": 1, "a": 2, 1: "x", (1, 2): [3], None: 0, 2.5: "f", True: "t"}
print(d, len(d), d[1], d.get("zz"), d.get("zz", 5), d.pop("a"), d.pop("no", None), list(d))
d.update({"c": 3}, k=9); d["b"] += 10; print(d.setdefault("n", []), d)
print({**{"a": 1}, "b": 2, **{"a": 3}}, {"a": 1} | {"b": 2}, dict(a=1, b=2), dict([("x", 1), ("y", 2)]), dict(zip("ab", [1, 2])), dict.fromkeys("abc", 0))
inv = {v: k for k, v in {"a": 1, "b": 2}.items()}; print(inv, sorted(inv.items(), reverse=True))
k = {"a": 1, "b": 2}.keys(); print(k & {"a", "z"}, k - {"a"}, "a" in k, list({"a": 1}.items()))
print(d.popitem(), 2.5 in d, {1: 1} == {1.0: True}, {} == [], {"a": {"b": [1, {"c": None}]}})
try: d["missing"]
except KeyError as e: print("KeyError", e, e.args)
s = {3, 1, 2}; s.add(2); s |= {10, 20}; print(s, len(s), s & {1, 2, 99}, s - {1}, s ^ {1, 50}, {1} <= s, s.isdisjoint({7}), s.issuperset([1]))
s.discard(77); s.remove(1); print(s, sorted(s, reverse=True), frozenset([1, 2]) == {1, 2}, set("hello") == set("olleh"))
try: s.remove(1)
except KeyError as e: print(repr(e))
print({i % 7 for i in range(100)}, {-1, -2, 0}, set([10**10, 5, 2**61]), {0.5, 1.5}, set(range(20, 0, -3)), {(1, 2), (0, 1)})
t = (1, "a", [2]); t[2].append(3); print(t, t + (4,), t * 2, t.index("a"), (1,), (), tuple("ab"), (1, 2) < (1, 3), hash((1, 2)))
try: t[0] = 1
except TypeError as e: print(e)
first, *mid, last = range(6); print(first, mid, last); (a, b), c = (1, 2), 3; print(a, b, c)
*init, z = "xyz"; print(init, z); a, b = b, a; print(a, b)
print([*range(3), *"ab"], (*[1], 2), {*[1, 2], 3}, [[j for j in range(i)] for i in range(3)])
xs = [5, 3, 9, 1]; print(sorted(xs), xs, xs.sort(), xs, xs[::-1], xs[-2:], xs[1:3], sum(xs), min(xs), max(xs), any(x > 8 for x in xs), all(xs))
people = [("Al", 30), ("Bo", 25), ("Cy", 30)]; people.sort(key=lambda p: (-p[1], p[0])); print(people)
print(list(enumerate("ab", 1)), list(zip(*[(1, 2), (3, 4)])), list(reversed([1, 2])), list(map(str, [1, 2])), list(range(10, 0, -3)), range(5)[2], range(0, 10, 2)[-1], 4 in range(0, 10, 2), len(range(3, 10, 4)), range(3))
if (n := len(xs)) > 3: print(n)
print([y := 1, y ** 2], [w for x in [1, 2, 3] if (w := x * 2) > 2], w)
print(1 if xs else 2, xs and "yes", [] or "no", not xs, 0 or None, 1 < 2 < 3, 1 < 3 > 2, 3 > 2 == 2, None is None)
i = 0
while i < 10:
    i += 1
    if i == 3: continue
    if i == 6: break
else: print("never")
print(i)
for i in []: pass
else: print("else ran", i)
print(type(1), type("a"), type(None), type([]), type(1.5).__name__, type(print).__name__, type(lambda: 0).__name__)
print(bool([]), bool([0]), bool(0.0), bool("0"), int(True), True + True, [True, False].count(1), isinstance(True, int))
print(1_000_000, 0xFF, 0b11, 0o17, 1e3, .5, 1., "a" "b", r"\n", b"\x41", 'it''s')
print(print("x"), [print(1), 2]); print(*[1, 2, 3], sep="-", end="!\n"); print("a", "b", sep=""); print()
