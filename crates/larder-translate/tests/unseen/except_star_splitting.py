"""except* in all its shapes, split, subgroup, derive, nested groups."""


class NetError(OSError):
    pass


class Bundle(ExceptionGroup):
    def derive(self, excs):
        return Bundle(self.message + "'", excs)


def tree(e, indent=0):
    pad = "  " * indent
    if isinstance(e, BaseExceptionGroup):
        print(f"{pad}{type(e).__name__} {e.message!r} [{len(e.exceptions)}]")
        for sub in e.exceptions:
            tree(sub, indent + 1)
    else:
        print(f"{pad}{type(e).__name__}: {e}")


def sample():
    return ExceptionGroup("top", [
        ValueError(1),
        ExceptionGroup("mid", [TypeError("t"), ValueError(2), ExceptionGroup("deep", [NetError("n"), KeyError("k")])]),
        OSError(5, "io"),
    ])


g = sample()
print(g, repr(g)[:60], g.args[0], len(g.args))
tree(g)
print("split ValueError")
match, rest = g.split(ValueError)
tree(match, 1)
tree(rest, 1)
print("subgroup OSError")
tree(g.subgroup(OSError), 1)
print(g.subgroup(ZeroDivisionError), g.split(ZeroDivisionError)[0], g.split(ExceptionGroup)[0] is g, g.split(Exception)[1])
print("predicate")
tree(g.subgroup(lambda e: not isinstance(e, ExceptionGroup) and len(str(e)) == 1), 1)
tree(g.subgroup((KeyError, TypeError)), 1)


def handle(exc):
    order = []
    try:
        try:
            raise exc
        except* ValueError as eg:
            order.append(("V", [str(x) for x in eg.exceptions]))
        except* (OSError, TypeError) as eg:
            order.append(("O/T", eg.message, len(eg.exceptions)))
        else:
            order.append("else")
        finally:
            order.append("finally")
    except BaseException as left:
        print("left over:")
        tree(left, 1)
    print(order)


handle(sample())
handle(ValueError("naked"))
handle(KeyError("naked key"))
handle(Bundle("b", [ValueError("x"), KeyError("y")]))
handle(ExceptionGroup("only", [NetError("z")]))


def clean():
    try:
        print("nothing wrong")
    except* ValueError:
        print("never")
    else:
        print("else")
    finally:
        print("fin")


clean()

print("raise inside except*")
try:
    try:
        raise ExceptionGroup("a", [ValueError(1), KeyError(2), TypeError(3)])
    except* ValueError as eg:
        raise RuntimeError("new") from eg
    except* KeyError:
        raise
except ExceptionGroup as e:
    tree(e)
    for sub in e.exceptions:
        print(type(sub).__name__, "cause", type(sub.__cause__).__name__, "context", type(sub.__context__).__name__)

print("loop and names")
for exc in (ValueError("v"), ExceptionGroup("g", [ValueError("w")])):
    try:
        raise exc
    except* ValueError as err:
        print(type(err).__name__, repr(err.message), err.exceptions[0] is exc)
    try:
        err
    except NameError as ne:
        print(type(ne).__name__, ne)

print("constructors")
for args in (("m", []), ("m", [1]), ("m",), (5, [ValueError()]), ("m", ValueError()), ("m", [KeyboardInterrupt()])):
    try:
        print(type(ExceptionGroup(*args)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
b = BaseExceptionGroup("b", [ValueError()])
print(type(b).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, isinstance(b, Exception))
b2 = Bundle("bun", [ValueError(1), TypeError(2), ExceptionGroup("in", [ValueError(3)])])
m, r = b2.split(ValueError)
tree(m)
tree(r)
b2.add_note("remember")
print(b2.subgroup(TypeError).__notes__, b2.derive([KeyError("d")]).message)
