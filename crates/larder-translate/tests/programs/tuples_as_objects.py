"""Whether two tuples are one object, where somebody asks."""
t = (1, "a")
u = t
print(t is u, t is t, t == (1, "a"))


def same(a, b):
    return a is b


print(same(t, t), same(u, t))
pairs = [(1, 2), (3, 4)]
first = pairs[0]
print(first is pairs[0], pairs[0] is pairs[1], id(first) == id(pairs[0]))
best = None
for pair in [(1, 2), (3, 4)]:
    if best is None or pair[0] > 2:
        best = pair
print(best is pair)
cache = {}


def make(a, b):
    key = (a, b)
    return cache.setdefault(key, key)


print(make(1, 2) is make(1, 2), make(1, 2) is make(2, 1))
isogram = lambda w: len(c := [x for x in w.lower() if x.isalpha()]) == len(set(c))
print(isogram("abc"), isogram("aba"), sorted([3, 1, 2], key=lambda v: (w := -v) * 2))
rows = [("a", 1, 2, "x"), ("b", 3, 4, "y")]
print([(k, x) for k, _, _, x in rows])
for _, _, n, _ in rows:
    print(n, _)
x, x = 1, 2
i = iter([1, 2, 3])
print(x, iter(i) is i, 2 in i, list(i))


class Body:
    total = 0
    for step in range(4):
        total += step
    del step
    try:
        answer = 1 // 0
    except ZeroDivisionError:
        answer = "none"


print(Body.total, Body.answer, hasattr(Body, "step"))
