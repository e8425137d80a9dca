# Comparisons of classes that derive from built-in ones name the class.
class Sym(str):
    pass


class Num(int):
    pass


class Seq(list):
    pass


class Pair(tuple):
    pass


class Map(dict):
    pass


class Bag(set):
    pass


class Real(float):
    pass


ops = [('<', lambda a, b: a < b), ('>=', lambda a, b: a >= b), ('+', lambda a, b: a + b), ('-', lambda a, b: a - b), ('*', lambda a, b: a * b), ('&', lambda a, b: a & b), ('@', lambda a, b: a @ b), ('%', lambda a, b: a % b), ('in', lambda a, b: a in b)]
vals = [Sym('s'), Num(3), Seq([1]), Pair((1, 2)), Map(a=1), Bag({1}), Real(2.5), 1, 'x', None]
for name, op in ops:
    for a in vals:
        row = []
        for b in vals:
            try:
                row.append(repr(op(a, b)))
            except TypeError as e:
                row.append('! ' + str(e))
        print(name, repr(a), row)
print(sorted([Sym('b'), 'a', Sym('c')]), max(Num(3), 4, 2.5), Seq([1]) < [2], Pair((1,)) < (1, 2), sorted([Num(2), Real(1.5), 1]))
for bad in (lambda: sorted([Sym('a'), 1]), lambda: max(Num(1), 'x'), lambda: Seq(['a']) < Seq([1]), lambda: min(Map(), Map()), lambda: Sym('a') < Num(1)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
for un in (lambda v: -v, lambda v: ~v, lambda v: abs(v), lambda v: v[0], lambda v: v(), lambda v: len(v), lambda v: list(iter(v)), lambda v: v.nope, lambda v: round(v), lambda v: int(v), lambda v: float(v), lambda v: complex(v), lambda v: bytes(v), lambda v: v.__setitem__(0, 1), lambda v: divmod(v, 2), lambda v: v ** 2, lambda v: v << 1, lambda v: chr(v), lambda v: [1,2][v], lambda v: range(v), lambda v: "a".join(v), lambda v: "abc".find(v), lambda v: dict(v), lambda v: sum(v), lambda v: hash(v) and 1, lambda v: next(v), lambda v: reversed(v) and 1, lambda v: {v}):
    for v in vals:
        try:
            r = un(v)
            print(type(r).__name__, end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' | ')
    print()


def put(v):
    v[0] = 1
    return v


def cut(v):
    del v[0]
    return v


for un in (put, cut):
    for v in (Sym('s'), Num(3), Seq([1]), Pair((1, 2)), Map({0: 1}), Bag({1}), Real(2.5)):
        try:
            print(un(v), end=' ')
        except Exception as e:
            print(type(e).__name__, e, end=' | ')
    print()
