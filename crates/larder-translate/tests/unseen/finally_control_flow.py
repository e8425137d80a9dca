"""return, break, continue and raise fighting inside try/except/else/finally, loops, generators and with."""
log = []

def say(x):
    log.append(str(x))
    return x

def ret_try():
    try:
        return say("try")
    finally:
        say("finally")

def ret_override():
    try:
        return say("try")
    finally:
        return say("override")

def swallow():
    try:
        raise ValueError("lost")
    finally:
        return "swallowed"

def mutate():
    value = [1]
    number = 1
    try:
        return value, number
    finally:
        value.append(2)
        number += 1
        say(number)

def loop_break():
    for i in range(5):
        try:
            if i == 3:
                raise KeyError(i)
            if i == 1:
                continue
            say(i)
        finally:
            if i == 3:
                break
            say(f"f{i}")
    else:
        say("else")
    return i

def loop_continue():
    out = []
    for i in range(4):
        try:
            out.append(1 // (i - 2))
        finally:
            if i < 3:
                continue
        out.append("end")
    return out

def nested():
    try:
        try:
            raise KeyError("inner")
        except KeyError:
            say("except")
            raise IndexError("from except")
        else:
            say("never")
        finally:
            say("inner finally")
            int("x")
    except ValueError as e:
        say(repr(e.__context__))
        say(repr(e.__context__.__context__))
        return "value error"
    finally:
        say("outer finally")

def except_returns(n):
    try:
        return 10 // n
    except ZeroDivisionError as e:
        return str(e)
    except (TypeError, ValueError):
        return "type"
    else:
        return "unreachable"
    finally:
        say(n)

def deep(n):
    try:
        if n == 0:
            return "bottom"
        return deep(n - 1) + str(n)
    finally:
        say(n)

def while_finally():
    n = 0
    while n < 10:
        n += 1
        try:
            if n % 2:
                continue
            if n == 6:
                break
        finally:
            say(n)
    else:
        return "exhausted"
    return n

def name_cleared():
    e = "before"
    try:
        raise RuntimeError("x")
    except RuntimeError as e:
        kept = e
    try:
        return e
    except UnboundLocalError:
        return f"e is gone, kept {kept}"

def generator():
    for i in range(3):
        try:
            yield say(i)
        except ValueError as v:
            yield say(f"v{v}")
            continue
        finally:
            say(f"g{i}")
    return "gen done"

def with_return():
    class Cm:
        def __enter__(self): return say("enter")
        def __exit__(self, *a): say(f"exit {a[0] and a[0].__name__}"); return True
    for i in range(3):
        with Cm():
            if i == 0:
                continue
            if i == 1:
                raise OSError
            return f"returned {i}"

def comprehension():
    def risky(x):
        if x == 2:
            raise LookupError(x)
        return say(x)
    try:
        result = [risky(i) for i in range(4)]
    except LookupError as e:
        result = f"stopped at {e}"
    finally:
        say("done")
    return result

def order():
    def f(x):
        return say(x)
    try:
        return f("a") + f("b") + str(f(1) / f(0))
    except ZeroDivisionError:
        d = {f("k"): f("v")}
        f("t"), d[f("k")]
        return f("x") if not f("") else f("y")


for fn, *args in ([ret_try], [ret_override], [swallow], [mutate], [loop_break], [loop_continue], [nested],
                  [except_returns, 0], [except_returns, 3], [except_returns, "x"], [deep, 3], [while_finally], [name_cleared], [with_return],
                  [comprehension], [order]):
    log.clear()
    try:
        result = fn(*args)
    except Exception as e:
        result = f"raised {e!r}"
    print(f"{fn.__name__:<15} -> {result!r:<40} log {' '.join(log)}")
log.clear()
g = generator()
print(next(g), g.throw(ValueError("!")), next(g), list(g), log)
log.clear()
g = generator()
next(g)
g.close()
print(log, next(g, "closed"))
