"""Module names deleted, shadowed, rebound from functions, through globals(); ends with an UnboundLocalError."""
import builtins
import math as m

value = 1
name = "outer"
table = {}


def change():
    global value, created
    value += 1
    created = f"created {value}"
    return value


def read():
    return value


def shadow(value=value):
    value += 100
    return value


def try_read(what):
    try:
        return what()
    except NameError as e:
        return f"{type(e).__name__}: {e}"


print(change(), change(), value, created, read(), shadow(), shadow(1))
del value
print(try_read(read), try_read(change), shadow())
value = "now text"
print(read(), try_read(lambda: value * 2))
try:
    change()
except TypeError as e:
    print(e)
value = 7.5
print(change(), created)


def deleter():
    global value
    del value
    try:
        value
    except NameError as e:
        print("deleted:", e)
    value = [1]
    del value[0]
    return value


print(deleter(), value)


def local_del(flag):
    x = 5
    if flag:
        del x
    try:
        return x
    except UnboundLocalError as e:
        return str(e)


print(local_del(True), local_del(False))


def late_assign():
    try:
        print(name)
    except UnboundLocalError as e:
        print(e)
    name = "inner"
    return name


print(late_assign(), name)


def loop_del():
    out = []
    for i in range(3):
        if i == 1:
            del i
        try:
            out.append(i)
        except UnboundLocalError:
            out.append("unbound")
    return out, i


print(loop_del())
for i in range(3):
    pass
print(i)
for i in []:
    pass
print(i)
del i
print(try_read(lambda: i))
len = lambda s: f"my len of {s}"
print(len([1, 2]), builtins.len([1, 2]))
del len
print(len([1, 2]))
list_ = list
list = tuple
print(list("ab"), [*"ab"], list is tuple)
del list
print(list("ab"), list is list_)
try:
    del len
except NameError as e:
    print(e)
print(try_read(lambda: undefined_name), "value" in globals(), "undefined_name" in globals(), "x" in globals())
globals()["injected"] = 42
print(injected, globals()["value"], globals().get("nope", "no"))
globals().pop("injected")
print(try_read(lambda: injected))


def use_locals(a, b=2):
    c = a + b
    snapshot = dict(locals())
    return snapshot, sorted(vars().keys())


print(use_locals(1))
try:
    raise KeyError("k")
except KeyError as err:
    kept = err
    err = "rebound"
print(try_read(lambda: err), repr(kept))
err = "before"
try:
    try:
        raise ValueError("v")
    except ValueError as err:
        print(repr(err))
        del err
        print(try_read(lambda: err))
finally:
    print("err" in globals())
with memoryview(b"ab") as view:
    print(view[0])
try:
    view[0]
except ValueError as e:
    print(view.__class__.__name__, e)
a = b = c = [0]
a += [1]
b = b + [2]
print(a, b, c, a is c)
a, b = b, a
del a[0], b[:1]
print(a, b, c)
(p, q), *r = [1, 2], 3, 4
del (p), (q,), r[0]
print(try_read(lambda: p), try_read(lambda: q), r)
d = {"x": {"y": [1, 2, 3]}}
del d["x"]["y"][1:], table
print(d, try_read(lambda: table))


class Box:
    pass


box = Box()
box.a = box.b = 1
del box.a
try:
    del box.a
except AttributeError as e:
    print(e)
print(vars(box), hasattr(box, "a"))
m.tau_twice = m.tau * 2
print(round(m.tau_twice, 6), hasattr(m, "tau_twice"))
del m.tau_twice
print(hasattr(m, "tau_twice"))
if True:
    def branch(): return "then"
else:
    def branch(): return "else"
print(branch())
branch = branch()
print(branch)


def outer():
    def inner():
        return late
    try:
        return inner()
    except NameError as e:
        first = str(e)
    late = "bound"
    return first, inner()


print(outer())
counter = 0


def bump():
    counter += 1
    return counter


print("the last call fails")
bump()
