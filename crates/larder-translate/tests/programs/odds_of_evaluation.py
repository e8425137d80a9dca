log = []


def note(tag, value=None):
    log.append(tag)
    return value


class It:
    def __init__(self, items):
        self.items = items

    def __iter__(self):
        log.append("iter")
        return iter(self.items)


x, *y = It([1, 2, 3])
a, b = It("pq")
[c, (d, *e)] = It([1, It("xyz")])
print(x, y, a, b, c, d, e, log)
log.clear()


class Thing:
    pass


for act in (lambda: note("f", None)(note("arg")), lambda: len(note("a"), note("b"))):
    try:
        act()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error, log)
    log.clear()


def f(*args, **kwargs):
    return args, kwargs


print(f(note(1, 1), *note(2, [2]), note(3, 3), k=note(4, 4), **note(5, {"z": 5})), log)
log.clear()
d = {note("k1", 1): note("v1", 1), **note("m", {}), note("k2", 2): note("v2", 2)}
print(log)
log.clear()
values = [0, 0, 0]
values[note("i", 0)], values[note("j", 1)] = note("r", 5), note("s", 6)
print(log, values)
log.clear()
values[note("i", 2)] += note("r", 5)
print(log, values, note("x", 1) < note("y", 0) < note("z", 1), log)
log.clear()
try:
    [p, q] = It([1])
except ValueError as error:
    print(error, log)
log.clear()
try:
    (p, q), r = It([It([1, 2, 3]), 4])
except ValueError as error:
    print(error, log)
def outer():
    first, *rest = (note(n, n) for n in range(3))
    return first, rest
print(outer(), log[-3:])
