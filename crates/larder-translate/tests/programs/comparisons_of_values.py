class Expr:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return Expr(f"({self.text} == {text(other)})")

    def __ne__(self, other):
        return Expr(f"({self.text} != {text(other)})")

    def __lt__(self, other):
        return Expr(f"({self.text} < {text(other)})")

    def __le__(self, other):
        return Expr(f"({self.text} <= {text(other)})")

    def __and__(self, other):
        return Expr(f"({self.text} and {text(other)})")

    def __repr__(self):
        return f"Expr[{self.text}]"

    def __hash__(self):
        return hash(self.text)


def text(value):
    return value.text if isinstance(value, Expr) else repr(value)


a, b = Expr("a"), Expr("b")
print(a == b, a != 1, a < b, 3 > a, a <= 2, (a == 1) & (b < 2))
where = a == b
print(where.text, bool(where), not where, a < b < 3, 1 < 2 < 3)
if a == b:
    print("true as any object")
print([x == 1 for x in (a, b)], (lambda x: x < 5)(a), {"k": a == 1})


class Vec:
    def __init__(self, *items):
        self.items = list(items)

    def __gt__(self, other):
        return [item > other for item in self.items]

    def __eq__(self, other):
        return [x == y for x, y in zip(self.items, other.items)]


v = Vec(1, 5, 9)
mask = v > 4
print(mask, sum(mask), v == Vec(1, 2, 9), all(v == Vec(1, 5, 9)), any(v > 100))
