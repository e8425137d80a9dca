x = "module"
print([x for x in range(3)], x)
print([(x, y) for x in range(2) for y in (x, x + 10)], x)
print([y := k * 2 for k in range(4)], y)
print(any((found := n) > 5 for n in [1, 3, 7, 9]), found)
print(all((bad := n) < 5 for n in [1, 3, 7, 9]), bad)

# first iterable is evaluated in the enclosing scope, immediately
items = [1, 2, 3]
gen = (i * len(items) for i in items)
items = [10, 20]
print(list(gen))
gen2 = (i for i in items if i in keep)
keep = {20}
print(list(gen2))
try:
    g = (1 / z for z in iter_bad)
except NameError as e:
    print(repr(e))


class Scope:
    a = 3
    b = [a] * 2
    c = [q for q in range(a)]
    try:
        d = [a for _ in range(2)]
    except NameError as e:
        d = repr(e)
    x = x + " in class"
    e2 = [x for x in "pq"]


print(Scope.b, Scope.c, Scope.d, Scope.x, Scope.e2, x)


def running():
    total = 0
    out = [total := total + v for v in [5, 6, 7]]
    return out, total


print(running())


def closures():
    fs = [lambda: i for i in range(3)]
    gs = [lambda i=i: i for i in range(3)]
    hs = []
    for i in range(3):
        hs.append(lambda: i)
    i = "rebound"
    return [f() for f in fs], [g() for g in gs], [h() for h in hs]


print(closures())


def nested():
    n = 3
    return [[n * r + c for c in range(n) if (n := 3)] for r in range(2)] if False else [
        [n * r + c for c in range(n)] for r in range(n)]


print(nested())
print([w for w in (lambda: [w * 2 for w in "ab"])()])
print({k: v for k, v in zip("abca", range(4))})
print({len(w) for w in ["a", "bb", "cc", "ddd"]} == {1, 2, 3})
print([a + b for a, b in [(1, 2), (3, 4)]], [first for first, *_ in ["abc", "de"]])
print([i for i in range(20) if i % 2 if i % 3])
print([(i, j) for i in range(4) if i & 1 for j in range(i) if j != 1])

while (line := items.pop() if items else None) is not None:
    print("popped", line)
print(line)

if (m := {"a": 1}.get("b")) is None and (m2 := 7):
    print(m, m2)
print((p := 1, p + 1), p)
print([p, p := p + 5, p])
print(f"{(p := 3)} {p:=5}")
z = (u := 4) + (u := u * 2) * u
print(z, u)


def glob():
    global setme
    return [setme := k for k in "xyz"]


print(glob(), setme)


def nonlocal_walrus():
    best = None

    def scan(vals):
        nonlocal best
        return [v for v in vals if best is None or v > best if (best := v)]

    r = scan([3, 1, 4, 1, 5, 9, 2, 6])
    return r, best


print(nonlocal_walrus())
data = {"k": [1, 2]}
if vals := data.get("k"):
    vals.append(3)
print(data, vals is data["k"])
print([last for last in [1, 2]] + [(last := 9)], last)
matrix = [[1, 2], [3, 4]]
print([list(r) for r in zip(*matrix)], sum(c for r in matrix for c in r))
evens = (e for e in range(10) if not e % 2)
print(next(evens), 4 in evens, list(evens))
print([*map(lambda v: (x := v) * 2, [1, 2])], x)
