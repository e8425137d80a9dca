"""del, UnboundLocalError, NameError, global and nonlocal deletions."""
import builtins
def report(fn, *args):
    try:
        r = fn(*args)
        print(f"{fn.__name__}: returned {r!r}")
    except NameError as e:
        kind = "Unbound" if isinstance(e, UnboundLocalError) else "Name"
        print(f"{fn.__name__}: {kind}: {e}", f"[{e.name}]" if kind == "Name" and e.name else "")
    except Exception as e:
        print(f"{fn.__name__}: {type(e).__name__}: {e}")

counter = 0
def increments_without_global():
    counter += 1
    return counter
def reads_then_assigns():
    print("counter" in globals(), end=" ")
    if counter:
        pass
    counter = 5
def branch(flag):
    if flag:
        value = "set"
    return value
def deleted_local():
    x = 1
    del x
    return x
def delete_param(a, b=2):
    del a
    try:
        return a
    except UnboundLocalError:
        return ("a is gone", b)
def exc_name():
    e = "before"
    try:
        raise ValueError("v")
    except ValueError as e:
        pass
    return e
def exc_name_in_loop():
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError as err:
            last = err
    return repr(last), err
def closure_unbound():
    def inner():
        return later
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e, end=" / ")
    later = "now"
    return inner()
def closure_deleted():
    v = 1
    def inner():
        return v
    first = inner()
    del v
    try:
        return first, inner()
    except NameError as e:
        return first, str(e)
def nonlocal_delete():
    v = "alive"
    def kill():
        nonlocal v
        del v
    def revive(x):
        nonlocal v
        v = x
    kill()
    try:
        v
    except UnboundLocalError as e:
        print(e, end=" / ")
    revive("again")
    return v
def comp_scope():
    squares = [q * q for q in range(3)]
    return q
def walrus_leaks():
    total = [last := n for n in range(4)]
    return last, total
def walrus_never():
    [hit := n for n in range(4) if n > 9]
    return hit
def global_delete():
    global temp_global
    temp_global = 1
    seen = temp_global
    del temp_global
    return seen, "temp_global" in globals(), temp_global
def del_items():
    d = {"a": 1, "b": [1, 2, 3, 4, 5], "c": (1,)}
    del d["a"], d["b"][1:3], d["b"][-1]
    keep = d["b"]
    del d["b"]
    print(d, keep, end=" ")
    del d["c"][0]
def del_attr():
    class A:
        z = "class"
    a = A()
    a.z = "instance"
    del a.z
    print(a.z, end=" ")
    del a.z
def star_del():
    a, *b = [1, 2, 3]
    del (a, b[0])
    print(b, end=" ")
    del [b]
    return b
def match_binds(v):
    match v:
        case [p, 1]:
            got = "one"
        case [p, 2]:
            pass
    return p
def try_binds():
    try:
        res = int("x")
    except ValueError:
        pass
    finally:
        print("finally", end=" ")
    return res
def class_in_function():
    y = 1

    class C:
        z = y
        y = 2
        w = y
    return C.z, C.w
def class_unbound():
    class C:
        print(undefined_anywhere)

for f in (increments_without_global, reads_then_assigns, deleted_local, exc_name, exc_name_in_loop,
          closure_unbound, closure_deleted, nonlocal_delete, comp_scope, walrus_leaks, walrus_never, global_delete, del_items, del_attr, star_del, try_binds, class_unbound):
    report(f)
report(branch, True)
report(branch, 0)
report(delete_param, 1)
report(match_binds, [7, 2])
report(match_binds, [7])
print(counter)
len = lambda x: "shadowed"
print(len("abc"), builtins.len("abc"))
del len
print(len("abc"))
try:
    report(class_in_function)
finally:
    del counter
    increments_without_global.__name__ = "renamed"
    report(increments_without_global)
print(counter)
