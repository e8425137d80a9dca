class Mix:
    def __init__(self, *a, **k):
        print("Mix init", len(a))

    def __repr__(self):
        return "mix repr"

    def __str__(self):
        return "mix str"

    def __len__(self):
        return 99

    def __getitem__(self, i):
        return "mix item"

    def __iter__(self):
        return iter(["mix"])

    def __contains__(self, x):
        return True

    def __eq__(self, o):
        return "mix eq"

    def __hash__(self):
        return 7

    def __add__(self, o):
        return "mix add"

    def __lt__(self, o):
        return "mix lt"

    def __bool__(self):
        return False

    def append(self, x):
        print("mix append")

    def keys(self):
        return ["mix keys"]

    def upper(self):
        return "mix upper"

    def bit_length(self):
        return "mix bits"

    def with_traceback(self, tb):
        return "mix tb"

    def extra(self):
        return "extra"


def show(label, f):
    try:
        print(label, f())
    except Exception as e:
        print(label, type(e).__name__, e)


for base, value in ((list, [1, 2]), (dict, {"a": 1}), (int, 5), (str, "abc"), (tuple, (1, 2)), (set, {1}), (float, 2.5), (Exception, "m"), (KeyError, "k"), (bytes, b"q")):
    class X(base, Mix):
        pass

    print("---", base.__name__)
    try:
        x = X(value)
    except Exception as e:
        print(type(e).__name__, e)
        continue
    show("repr", lambda: repr(x))
    show("str", lambda: str(x))
    show("len", lambda: len(x))
    show("item", lambda: x[0])
    show("iter", lambda: list(x))
    show("in", lambda: 1 in x)
    show("eq", lambda: x == value)
    show("add", lambda: x + value)
    show("lt", lambda: x < value)
    show("bool", lambda: bool(x))
    show("append", lambda: x.append(3))
    show("keys", lambda: list(x.keys()))
    show("upper", lambda: x.upper())
    show("bits", lambda: x.bit_length())
    show("tb", lambda: x.with_traceback(None))
    show("extra", lambda: x.extra())


class Y(list, Mix):
    def __init__(self, v):
        super().__init__(v)

    def __len__(self):
        return super().__len__() + 1

    def append(self, x):
        super().append(x)


y = Y([1, 2])
y.append(3)
print(len(y), y[0], list(y))


class Z(Exception, Mix):
    def __init__(self, a):
        super().__init__(a)

    def __str__(self):
        return "Z " + super().__str__()


print(Z("q"), repr(Z("q")), Z("q").args)
