"""try/finally/return order, for/else, while/else, chained comparison, short circuit, walrus, evaluation order."""
trace = []


def t(x, tag=None):
    trace.append(tag if tag is not None else x)
    return x


def flush(label):
    print(f"{label}: {trace}")
    trace.clear()


def f1():
    try:
        return t("try")
    finally:
        t("finally")


def f2():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
    return "end"


def f3():
    while True:
        try:
            raise ValueError("x")
        except ValueError:
            return "except"
        finally:
            break
    return "after"


def f4():
    x = 1
    try:
        return x
    finally:
        x = 2


def f5():
    x = [1]
    try:
        return x
    finally:
        x.append(2)


def f6():
    try:
        try:
            raise KeyError("a")
        finally:
            raise IndexError("b")
    except LookupError as e:
        return type(e).__name__, repr(e.__context__)


def f7(n):
    try:
        try:
            t("in")
            if n:
                10 / (n - 1)
        except ZeroDivisionError:
            t("zde")
            return "handled"
        else:
            t("else")
        finally:
            t("fin")
    finally:
        t("outer")
    return "normal"


def find(xs, want):
    for i, x in enumerate(xs):
        if x == want:
            break
    else:
        i = None
    return i


def prime(n):
    d = 2
    while d * d <= n:
        if n % d == 0:
            return False
        d += 1
    else:
        return n > 1


print(f1(), f2(), f3(), f4(), f5(), f6())
flush("f1")
for n in (0, 1, 2):
    print(f7(n))
    flush(n)
print(find([3, 4], 4), find([], 1), find("abc", "z"), [n for n in range(20) if prime(n)])
print(t(1) < t(2) < t(3), t(5) < t(4) < t(9), t(1) == t(1) != t(2), 1 < 3 > 2, 1 < 2 == 2, (1 < 2) == 2, 3 in [3] == True, not 1 == 2)
flush("chain")
print(t(0) or t("") or t([]) or t("last"), t(1) and t("x") and t(0) and t(9), t(None) or t(False), [] and 1, 0 or None, not [] and "y", "a" if t(0) else "b" if t("") else "c")
flush("short")
print([t("l"), t("r")][t(0)], {t("k"): t("v")}, (lambda a, b=t("default"): a)(t("arg")), t(2) ** t(3) ** t(0), t(7) - t(2) * t(3))
flush("order")
d = {}
d[t("key")] = t("value")
d[t("k2")], d[t("k3")] = t("a"), t("b")
a = b = t("once")
flush("assign")
if (n := len("hello")) > 3 and (half := n // 2):
    print(n, half)
print([y for x in range(6) if (y := x * x) % 2 == 0], y, any((hit := v) > 2 for v in [1, 3, 5]), hit, all(v < 3 for v in []), [(i, j) for i in range(3) for j in range(i) if i != j])
it = iter([5, 0, 7])
while (v := next(it, None)) is not None:
    if not v:
        continue
    print("v", v)
else:
    print("while-else", v)
for i in range(3):
    pass
print(i, [i for i in "ab"], i)
for i in []:
    pass
for i, (p, *q) in enumerate([(1, 2, 3), "xyz"]):
    print(i, p, q, end="; ")
else:
    print("done")
for bad in (0, "x", [], None, 2):
    try:
        assert bad, f"falsy {bad!r}"
        r = 10 / bad
    except AssertionError as e:
        print("assert", e, end=" | ")
    except TypeError as e:
        print("type", e, end=" | ")
    else:
        print("ok", r)
    finally:
        trace.append(bad)
flush("fin")
x = 10
x -= x - 3
x //= -2
x **= 3
x <<= 2
x |= 3
x ^= 5
x %= 7
x /= 4
print(x, type(None).__name__, None is None, ... is Ellipsis, print(end=""), bool(0.0), bool("0"), bool(" "), bool([0]), bool(None))
