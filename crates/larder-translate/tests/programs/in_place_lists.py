# `*=` and `+=` change the list that other names have too.
a = [1, 2]
b = a
a *= 2
print(a, a is b)
a *= 0
print(a, b, a is b)
rows = [[1], [2]]
kept = rows[0]
rows[0] *= 3
print(rows, kept)
table = {"x": ["y"]}
held = table["x"]
table["x"] *= 2
table["x"] += ["z"]
print(table, held)


class Box:
    def __init__(self):
        self.items = [0]


box = Box()
same = box.items
box.items *= 3
print(same, box.items is same)


def twice(xs):
    xs *= 2


twice(a)
twice(kept)
print(a, kept)
text = "ab"
text *= 2
print(text)
