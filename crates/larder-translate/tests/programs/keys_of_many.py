# Dicts whose keys are sets, targets with a star that change their type, bytes in order.
def generations(cells):
    seen = {}
    t = 0
    while True:
        key = frozenset(cells)
        if key in seen:
            return seen[key], t - seen[key]
        seen[key] = t
        cells = {((x + 1) % 3, y) for x, y in cells}
        t += 1


print(generations({(0, 0), (1, 1)}))
try:
    print({frozenset([(1, 2)]): 3}[frozenset([(2, 1)])])
except KeyError as e:
    print("KeyError", e)
a, b, *w = "x y 7".split()
w = int(w[0]) if w else 1
print(a, b, w)
print(b"abc" < b"abd", b"b" >= b"abc", max(b"x", b"y"), sorted([b"b", b"a"]))
