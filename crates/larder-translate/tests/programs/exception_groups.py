def show(e, d=0):
    print("  "*d + repr(e), type(e).__name__, getattr(e, "__notes__", None))
    if isinstance(e, BaseExceptionGroup):
        for x in e.exceptions:
            show(x, d+1)

eg = ExceptionGroup("outer", [ValueError(1), TypeError("t"), ExceptionGroup("inner", [ValueError(2), KeyError("k")])])
print(eg, eg.message, eg.args)
show(eg)
m, r = eg.split(ValueError)
show(m); show(r)
print(eg.subgroup(OSError))
print(eg.subgroup(lambda e: isinstance(e, KeyError)))

def f(which):
    try:
        if which == 0:
            raise eg
        if which == 1:
            raise ValueError("naked")
        if which == 2:
            raise OSError("naked os")
        print("nothing")
    except* ValueError as e:
        print("V", e.exceptions, e)
    except* (TypeError, KeyError) as e:
        print("TK", e.exceptions)
    else:
        print("else")
    finally:
        print("fin", which)

for i in (0, 1, 3):
    f(i)
try:
    f(2)
except OSError as e:
    print("os", e)

try:
    try:
        raise eg
    except* ValueError as e:
        raise RuntimeError("new") from None
    except* TypeError:
        raise
except ExceptionGroup as e:
    show(e)
    print(e.__context__, e.__cause__)

class MyGroup(ExceptionGroup):
    def __new__(cls, msg, excs, code):
        self = super().__new__(cls, msg, excs)
        self.code = code
        return self
    def derive(self, excs):
        return MyGroup(self.message, excs, self.code)

g = MyGroup("mine", [ValueError("a"), OSError("b")], 7)
a, b = g.split(OSError)
print(type(a), a.code, a, type(b), b)
try:
    raise g
except* OSError as e:
    print(type(e), e.code)
except* ValueError as e:
    print(e)
e = ValueError("with note")
e.add_note("first")
e.add_note("second")
print(e.__notes__)
for bad in [lambda: ExceptionGroup("x", []), lambda: ExceptionGroup("x", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("x", [KeyboardInterrupt()]), lambda: ExceptionGroup("x"), lambda: ExceptionGroup("x", 5)]:
    try:
        bad()
    except Exception as err:
        print(type(err).__name__, err)
print(type(BaseExceptionGroup("x", [ValueError()])), type(BaseExceptionGroup("x", [KeyboardInterrupt()])))
print(ExceptionGroup.__mro__)
try:
    try:
        raise ValueError(3)
    except* ExceptionGroup:
        pass
except TypeError as err:
    print(err)
for i in range(3):
    try:
        if i == 1:
            raise ExceptionGroup("loop", [ValueError(i)])
        print("i", i)
    except* ValueError as q:
        print("caught", q.exceptions)
raise ExceptionGroup("end", [ValueError(1), ExceptionGroup("in", [TypeError(2)])])
