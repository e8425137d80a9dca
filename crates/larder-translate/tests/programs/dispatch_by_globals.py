import sys
COUNT = 3
name = "x"


def f(a, b=2):
    c = a + b
    print(locals())
    print(sorted(locals()))
    return c


print(f(1), "COUNT" in globals(), globals()["name"], globals().get("nope", 5))
handlers = {k: v for k, v in globals().items() if k.startswith("handle_")}
print(handlers)


def handle_a():
    return "A"


def dispatch(kind):
    h = globals().get("handle_" + kind)
    return h() if h else "none"


print(dispatch("a"), dispatch("b"))
print([n for n in dir() if not n.startswith("_")])


class C:
    x = 1

    def m(self):
        return sorted(locals())


print(C().m(), globals()["C"].x, "sys" in sys.modules, sys.modules["sys"] is sys, "nothing" in sys.modules, sys.modules.get("zzz"))
print(__name__, globals()["__name__"], vars()["COUNT"])
print(getattr(sys.modules[__name__], "COUNT"), sys.modules["__main__"].name)
