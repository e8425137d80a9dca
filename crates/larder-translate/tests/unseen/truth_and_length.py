calls = []


class B:
    def __init__(self, v):
        self.v = v

    def __bool__(self):
        calls.append(f"bool{self.v}")
        return bool(self.v)

    def __len__(self):
        calls.append(f"len{self.v}")
        return 5

    def __repr__(self):
        return f"B({self.v})"


class L:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        calls.append(f"L{self.n}")
        return self.n

    def __repr__(self):
        return f"L({self.n})"


class Never:
    __bool__ = None


def show(label, f):
    calls.clear()
    try:
        r = f()
    except Exception as e:
        r = repr(e)
    print(label, "->", r, calls)


t, f = B(1), B(0)
show("t and f", lambda: t and f)
show("f and t", lambda: f and t)
show("t or f", lambda: t or f)
show("f or L0 or L2", lambda: f or L(0) or L(2))
show("f or L0", lambda: f or L(0))
show("not", lambda: (not t, not f, not L(0), not not L(3)))
show("if", lambda: "yes" if f else "no")
show("chain and/or", lambda: t and f or t and L(1))
show("while", lambda: [x for x in (t, f, L(0), L(1)) if x])
show("any all", lambda: (any([f, L(0), t, t]), all([t, L(1), f, t])))
show("filter", lambda: list(filter(None, [0, 1, "", "0", [], [0], None, 0.0, -0.0, 0j, B(0), L(1), b"", b"\0", (), (0,), {}, range(0), range(1), False, set(), frozenset([0])])))
show("len neg", lambda: bool(L(-1)))
show("len big", lambda: len(L(2 ** 70)))
show("len float", lambda: len(L(1.5)))
show("len True", lambda: len(L(True)))
show("bool None", lambda: bool(Never()))
show("sum", lambda: sum([True, True, 0.5]))
show("cmp chain", lambda: 1 < 2 < 3 != 2 == 2 is not None in [None])
show("and value", lambda: [0 and 1 / 0, "" or [], None or 0, 1 and "x", [] and {}, 0 or 0.0 or -0.0 or None])
show("bool arith", lambda: [True + True, True * 2.5, -True, ~True, True / 2, True // 2, True << 3, True & 3, True | False, True ^ True, not True + 1, True == 1.0, str(True), f"{True:d}", f"{True:>6}", int(True), repr(not 0)])
show("bool type", lambda: [type(v).__name__ for v in (True & True, True & 1, True ^ False, not 5, 1 == 1, 1 and True, +True, abs(True), max(True, 1), max(1, True), sum([True]), round(True))])
show("index", lambda: ["no", "yes"][3 > 2] + "abc"[True] + str([10, 20][False]))
show("dict bool", lambda: {True: "t", 1: "one", 1.0: "float", False: "f", 0: "zero"})
show("count", lambda: [1, True, 1.0, "1", 0, False].count(True))
show("is bool", lambda: [isinstance(True, int), isinstance(1, bool), issubclass(bool, int), True is (1 == 1)])
show("in", lambda: [True in [1], 0 in [False], None in [0], "" in "abc", [] in [[]]])
show("lt", lambda: [False < True, True < 2, sorted([True, 0, 2, False, 1.5, -1])])
show("lambda", lambda: (lambda *a: bool(a))() or (lambda *a: bool(a))(0))


def first_truthy(*fs):
    for fn in fs:
        if v := fn():
            return v
    else:
        return "nothing"


show("walrus", lambda: first_truthy(lambda: 0, lambda: L(0), lambda: L(4), lambda: 1 / 0))
show("nothing", lambda: first_truthy(list, dict, str, int, float, bool, tuple, set))


def countdown(n):
    out = []
    while n:
        n -= 1
        if not n % 2:
            continue
        if n == 9:
            break
        out.append(n)
    else:
        out.append("else")
    return out


print(countdown(6), countdown(10), countdown(0), countdown(True))


def stack_drain(stack):
    out = []
    while stack:
        x = stack.pop()
        if isinstance(x, int) and x > 0:
            stack.extend([x - 1] * 2 if x > 1 else [None])
        out.append(x)
    return out


print(stack_drain([2, "a"]))
for v in (None, 0, "", "None", [None], 0.0, float("nan"), "False", " ", Ellipsis, NotImplemented if False else ..., int, len, object):
    print("T" if v else "F", end="")
print()
if [] is None or () == [] or {} == set() or "" == 0 or None == False or 0 == "":
    print("wrong")
elif 0 == 0.0 == False and () == tuple() and {} == dict() and set() == frozenset():
    print("equal empties")
x = 5
print(1 < x < 10, 1 < x > 3, 10 > x >= 5 != 4, not 1 < x < 3, (1 < x) < 2, 1 < (x < 2), x == 5 in [True], x in [5] == True)
print(x if x > 3 else "small" if x > 1 else "tiny", (x and 0) or "zero", x > 3 and "big" or "small", not x == 4, not (x or 1 / 0))
assert not [], "empty"
print([bool(s) for s in ("", "0", " ")], bool(range(5, 2)), bool(iter([])), bool(i for i in ()), bool(lambda: 0), bool(type(None)))
show("both", lambda: (len(t), bool(t)))
show("if len", lambda: "x" if len(t) and t else "y")
