# Dicts and sets whose keys are sets, or that are asked for values of unknown types.
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


class Piece:
    def __init__(self, letter):
        self.letter = letter


values = dict(zip("pnb", (1, 3, 3)))
pieces = [Piece("p"), Piece("n")]
print(sum(values[p.letter] for p in pieces), [values.get(p.letter) for p in pieces])
a, b, *w = "x y 7".split()
w = int(w[0]) if w else 1
print(a, b, w)
print(b"abc" < b"abd", b"b" >= b"abc", max(b"x", b"y"), sorted([b"b", b"a"]))
