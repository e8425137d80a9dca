"""What wins when try, except, else and finally all want to leave."""
log = []


def say(x):
    log.append(x)
    return x


def show(label, f, *args):
    log.clear()
    try:
        result = f(*args)
        print(f"{label:<22} returned {result!r:<12} {log}")
    except BaseException as e:
        ctx = e.__context__
        print(f"{label:<22} raised {type(e).__name__}({e}) context={type(ctx).__name__} {log}")


def both():
    try:
        return say("try")
    finally:
        return say("fin")


def swallow():
    try:
        raise KeyError("lost")
    finally:
        return "quiet"


def value_is_saved():
    x = 1
    try:
        return x
    finally:
        x = 2
        say(x)


def list_is_shared():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def in_loop(n):
    for i in range(n):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            say(i)
        finally:
            say(f"f{i}")
    else:
        say("else")
    return i


def continue_in_finally():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            say(i)
            continue
    return "survived"


def break_in_finally():
    while True:
        try:
            return "never"
        finally:
            break
    return "after break"


def else_raises():
    try:
        say("body")
    except ValueError:
        say("wrong handler")
    else:
        say("else")
        raise ValueError("from else")
    finally:
        say("fin")


def nested(depth):
    try:
        if depth == 0:
            return 1 / 0
        return nested(depth - 1)
    except ZeroDivisionError as e:
        if depth == 1:
            raise RuntimeError("translated") from e
        raise
    finally:
        say(depth)


def handler_raises():
    try:
        try:
            raise KeyError("a")
        except KeyError:
            raise IndexError("b")
        finally:
            say("inner")
    finally:
        say("outer")


def finally_raises():
    try:
        raise KeyError("first")
    finally:
        [][1]


def gen():
    try:
        yield 1
        yield 2
    finally:
        say("gen closed")


def early_exit_from_gen():
    g = gen()
    for v in g:
        try:
            return v
        finally:
            say("loop finally")
            g.close()


def gen_return_override():
    def g():
        try:
            yield 1
            return "try"
        finally:
            return "finally"
    return list(g()), (yield_value(g()))


def yield_value(it):
    while True:
        try:
            next(it)
        except StopIteration as s:
            return s.value


def while_else(limit):
    n = 0
    while n < limit:
        n += 1
        try:
            if n == 2:
                break
        finally:
            n += 10
    else:
        return "else", n
    return "broke", n


def three_levels():
    for a in "xy":
        try:
            for b in "pq":
                try:
                    if a + b == "xq":
                        break
                    if a + b == "yp":
                        return a + b
                finally:
                    say(a + b)
            say("end " + a)
        finally:
            say("out " + a)


def finally_changes_mind(flag):
    try:
        return "one"
    finally:
        if flag:
            return "two"


def system_exit_caught():
    try:
        raise SystemExit(4)
    except Exception:
        return "never"
    finally:
        say("exiting")


for f in (both, swallow, value_is_saved, list_is_shared, continue_in_finally, break_in_finally, else_raises,
          handler_raises, finally_raises, early_exit_from_gen, gen_return_override, three_levels, system_exit_caught):
    show(f.__name__, f)
for n in (0, 1, 2, 3, 5):
    show(f"in_loop({n})", in_loop, n)
    show(f"nested({n})", nested, n)
    show(f"while_else({n})", while_else, n)
for flag in (True, False):
    show(f"mind({flag})", finally_changes_mind, flag)
