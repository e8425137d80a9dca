"""SystemExit and AssertionError in many shapes, atexit order, and a final exit code above 255."""
import atexit
import contextlib
import sys


def probe(label, thunk):
    try:
        result = thunk()
        print(f"{label:<18} returned {result!r}")
    except SystemExit as e:
        print(f"{label:<18} exit code={e.code!r} args={e.args} str={str(e)!r}")
    except AssertionError as e:
        print(f"{label:<18} assertion args={e.args} str={str(e)!r} truthy={bool(e.args)}")
    except BaseException as e:
        print(f"{label:<18} {type(e).__name__}: {e}")
    else:
        return result


def check(cond, *msg):
    if msg:
        assert cond, msg[0]
    else:
        assert cond
    return "held"


def side(x, note):
    notes.append(note)
    return x


notes = []
for label, cond, msg in [("true", 1, ()), ("false", 0, ()), ("message", [], ("list is empty",)), ("tuple msg", None, (("t", 1),)), ("number", 0.0, (404,)), ("none msg", "", (None,)), ("exception msg", {}, (KeyError("k"),)), ("truthy tuple", (0, "always true"), ())]:
    probe(label, lambda: check(cond, *msg))


def lazy():
    assert side(True, "cond"), side("m", "message")
    assert side(False, "cond2"), side("m2", "message2")


probe("lazy", lazy)
print(notes)
for arg in ((), (None,), (0,), (3,), (True,), (-1,), (256,), ("text",), ((1, 2),), (2.5,), ([],), (10 ** 20,)):
    probe(f"exit{arg}"[:17], lambda: sys.exit(*arg))
probe("exit two", lambda: sys.exit(1, 2))
probe("raise class", lambda: (_ for _ in ()).throw(SystemExit))
probe("raise two args", lambda: (_ for _ in ()).throw(SystemExit(1, 2)))


class Fatal(SystemExit):
    def __init__(self, reason):
        super().__init__(f"fatal: {reason}")
        self.reason = reason


class Quit(Fatal, KeyboardInterrupt):
    pass


probe("Fatal", lambda: (_ for _ in ()).throw(Fatal("disk")))
print(issubclass(SystemExit, Exception), issubclass(Quit, SystemExit), [c.__name__ for c in Quit.__mro__[:5]], isinstance(SystemExit(), BaseException))


def cleanup_chain(kind):
    trail = []
    try:
        try:
            with contextlib.suppress(ValueError):
                try:
                    if kind == "exit":
                        sys.exit("inside")
                    if kind == "assert":
                        assert not kind, kind
                    if kind == "value":
                        raise ValueError(kind)
                    if kind == "interrupt":
                        raise KeyboardInterrupt("ctrl-c")
                    if kind == "gen":
                        raise GeneratorExit
                    trail.append("no error")
                finally:
                    trail.append("inner finally")
            trail.append("after with")
        except Exception as e:
            trail.append(f"Exception {type(e).__name__}")
        else:
            trail.append("else")
        finally:
            trail.append("outer finally")
    except BaseException as e:
        trail.append(f"Base {type(e).__name__} {e}")
    return trail


for kind in ("", "exit", "assert", "value", "interrupt", "gen"):
    print(kind or "none", cleanup_chain(kind))


def exit_swallowed():
    try:
        sys.exit(9)
    finally:
        return "swallowed by return"


def exit_replaced():
    try:
        sys.exit(9)
    except SystemExit as e:
        try:
            e.code += 1
            raise
        finally:
            notes.append(e.code)


def exit_in_generator():
    def g():
        try:
            yield 1
            sys.exit("from generator")
        finally:
            notes.append("generator done")
    return [v for v in g()]


def exit_in_callback():
    return sorted([3, 1, 2], key=lambda v: sys.exit(v) if v == 1 else v)


class Dunder:
    def __len__(self): sys.exit("len")
    def __eq__(self, o): assert o, "eq"
    def __bool__(self): raise SystemExit(12)
    def __getattr__(self, name): raise AssertionError(name)
    def __repr__(self): return "D"


d = Dunder()
for f in (exit_swallowed, exit_replaced, exit_in_generator, exit_in_callback, lambda: len(d), lambda: d == 0, lambda: d == 1, lambda: d and 1, lambda: d.zip, lambda: hasattr(d, "q"), lambda: getattr(d, "w", "default"), lambda: 1 if d else 2, lambda: [0] == [d], lambda: not d, lambda: d in [None]):
    probe(getattr(f, "__name__", "?"), f)
print(notes[-3:])
try:
    try:
        sys.exit("first")
    except SystemExit as e:
        raise RuntimeError("while exiting") from e
except RuntimeError as e:
    print(e, "<-", repr(e.__cause__), e.__cause__.code)
try:
    raise SystemExit from ValueError("reason")
except SystemExit as e:
    print(repr(e), e.code, repr(e.__cause__), e.__suppress_context__)
ex = SystemExit("a")
ex.code = 77
print(ex.code, ex.args, repr(ex), ex)


@atexit.register
def last():
    print("atexit: registered first, runs last")


atexit.register(print, "atexit: registered second", end=" (runs second)\n")
handle = atexit.register(lambda tag="removed": print(tag))
atexit.unregister(handle)
atexit.register(lambda: print("atexit: runs first", __debug__))
with contextlib.ExitStack() as stack:
    stack.callback(print, "stack unwound")
    print("leaving with 259")
    sys.exit(0x103)
