# Variables that are called like what the writer of Rust needs for itself.
def shout(text, shown):
    return f"{text!r} and {shown:>4} of {text}"


print(shout("a", "b"))
text = "outer"
print(f"{text!r:>9}|{text}")
first = 0
print(first or 7, first and 1, 0 or first or "none")
first = [3, 4]
print(sum(x * y for x in first for y in first))


def pick(function, call, *iter):
    chosen = function(*iter) or call
    return chosen, function(*[call], *iter)


print(pick(max, 5, 2, 9))
print(pick(lambda *source: len(source), 5))


def other(callee):
    first = callee.get("x") or callee.get("y") or 3
    return first


print(other({}), other({"y": 2}), other({"x": 1}))


def lazily(first, source):
    return list(a + first for a in source if a != first)


print(lazily(2, [1, 2, 3]))
