"""Evaluation order and chained comparisons, boolean operators that answer objects, conditional expressions, asserts."""
import operator

trace = []


class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, o):
        trace.append(f"{self.n}<{o.n}")
        return Answer(self.n < o.n)

    def __le__(self, o):
        trace.append(f"{self.n}<={o.n}")
        return self.n <= o.n

    def __eq__(self, o):
        trace.append(f"{self.n}=={getattr(o, 'n', o)}")
        return self.n == getattr(o, "n", o)

    def __contains__(self, item):
        trace.append(f"{item} in {self.n}")
        return [] if item > self.n else [item]

    def __add__(self, o):
        trace.append(f"{self.n}+{getattr(o, 'n', o)}")
        return V(self.n + getattr(o, "n", o))

    def __radd__(self, o):
        trace.append(f"{o}r+{self.n}")
        return V(o + self.n)

    def __iadd__(self, o):
        trace.append(f"{self.n}+=")
        self.n += getattr(o, "n", o)
        return self

    def __neg__(self):
        trace.append(f"-{self.n}")
        return V(-self.n)

    def __bool__(self):
        trace.append(f"bool {self.n}")
        return self.n != 0

    def __repr__(self):
        return f"V{self.n}"

    __hash__ = None


class Answer:
    def __init__(self, yes):
        self.yes = yes

    def __bool__(self):
        trace.append(f"truth {self.yes}")
        return self.yes

    def __repr__(self):
        return f"Answer({self.yes})"


def v(n):
    trace.append(f"v{n}")
    return V(n)


def show(label, value):
    print(f"{label:<14}{value!r:<16}{' '.join(trace)}")
    trace.clear()


show("a<b<c", v(1) < v(2) < v(3))
show("a<b>c", v(3) < v(2) < v(1))
show("a<b", v(2) < v(1))
show("a<=b<=c==d", v(1) <= v(2) <= v(2) == v(2))
show("a>b", v(1) > v(2))
show("in", 3 in v(2) in [v(9)] if False else 3 in v(2))
show("in chain", 1 in v(2) != 5)
show("not in", 3 not in v(2))
show("and", v(1) and v(0) and v(2))
show("or", v(0) or v(0) or v(3))
show("mixed", v(0) and v(1) or v(2) and v(3))
show("not", not v(0))
show("not and", not (v(1) and v(0)))
show("cond", v(5) if v(0) else v(6) if v(1) else v(7))
show("sum", sum([v(1), v(2)]))
show("sum start", sum([v(1)], v(5)))
show("max", max(v(1), v(3), v(2)))
show("min", min([v(2), v(1)]))
show("sorted", sorted([v(3), v(1), v(2)]))
show("index", [v(1), v(2)].index(V(2)))
show("remove", [v(1), v(2), v(1)].count(1))
show("neg", -v(1) + v(2))
show("tuple eq", (v(1), v(2)) == (v(1), v(3)))
show("list lt", [v(1), v(2)] < [v(1), v(3)])
same = v(4)
show("identity", [same] == [same])
show("in list", same in [same])


def boom(n):
    trace.append(f"boom{n}")
    raise ValueError(n)


def attempt(label, fn):
    try:
        show(label, fn())
    except Exception as e:
        show(label, e)


attempt("short and", lambda: v(0) and boom(1))
attempt("short chain", lambda: v(2) < v(1) < boom(2))
attempt("boom first", lambda: boom(3) + v(1))
attempt("all", lambda: all(v(n) for n in (1, 0, 2)))
attempt("any", lambda: any(v(n) for n in (0, 1, 2)))
attempt("hash", lambda: {v(1): 1})
attempt("hash set", lambda: {v(1)})
attempt("dict order", lambda: {trace.append("k1") or 1: trace.append("v1"), trace.append("k2") or 2: trace.append("v2")})
attempt("call order", lambda: (lambda *a, **k: (a, k))(v(1), *[v(2), v(3)], x=v(4), **{"y": v(5)}))
attempt("subscript", lambda: [10, 20, 30][trace.append("i") or 1] + trace.append("later") if False else [10, 20][(trace.append("i"), 1)[1]])
attempt("assert msg", lambda: (_ for _ in ()).throw(AssertionError("m")))
d, lst = {}, [0, 1, 2]


def container(name, c):
    trace.append(name)
    return c


def key(k):
    trace.append(f"key{k}")
    return k


container("d", d)[key("a")] = container("value", 5)
show("setitem", d)
container("d", d)[key("a")] += container("inc", 5).__int__()
show("augitem", d)
container("x", lst)[key(0)], container("y", lst)[key(1)] = container("rhs", (7, 8))
show("two targets", lst)
a = container("a", lst)[key(2)] = container("v", 9)
show("chained assign", (a, lst))
del container("lst", lst)[key(0)], container("d2", d)[key("a")]
show("del", (lst, d))
acc = original = v(1)
acc += v(2)
show("iadd same", (acc is original, acc))
acc = acc + 1
show("add new", (acc is original, acc, original))
acc = 1 + acc
show("radd", acc)
box = [V(1)]
box[0] += 1
show("item iadd", box)
tup = ([1], V(2))
try:
    tup[0] += [2]
except TypeError as e:
    show("tuple aug", (str(e), tup))
try:
    assert (v(0), trace.append("msg evaluated"))[0], trace.append("message")
except AssertionError as e:
    show("assert", e.args)
print(1 < 2 < 3 != 4 > 3 >= 3, 1 < 3 < 2, (1 < 3) < 2, 1 < (3 < 2), 1 == 1.0 == True, "a" < "b" < "c", [1, 2] < [1, 2, 0], (1, "a") < (1, "b"), {1} < {1, 2} <= {1, 2}, 3 > 2 > 1 is not None, None is None is None)
print(0 or "" or [] or None, 1 and "x" and [0], not [] is True, not 0 == 1, (not 0) == 1, 2 in [1, 2] == True, (2 in [1, 2]) == True, 5 if 0 else 6 if [] else 7, [0][0] or {}, "" and 1 / 0)
for a, b in ((1, "a"), (None, 1), ([1], (1,)), ({}, {}), (1j, 2j), (object, 3), ("a", b"a"), ({1}, [1])):
    for op in (operator.lt, operator.eq):
        try:
            print(op.__name__, op(a, b), end="; ")
        except TypeError as e:
            print(e, end="; ")
    print()
