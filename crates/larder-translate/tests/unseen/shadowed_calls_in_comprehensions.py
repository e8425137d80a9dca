# Shadowed builtins called inside comprehensions that look at names.
def outer():
    v = 10
    def len(x):
        nonlocal v
        v += 1
        return v
    a = [len(v) for v2 in 'ab']
    b = [v for x in (1, 2) if len(x)]
    return a, b, v


print(outer())


def generator_based():
    state = {'n': 0}
    str = lambda x: state.__setitem__('n', state['n'] + 1) or state['n']
    g = (str(x) for x in 'abc')
    first = next(g)
    state['n'] = 50
    return first, list(g), state


print(generator_based())
seen = []
int = lambda x: (seen.append(x), [y for y in ends])[1]
ends = (y for y in [1, 2])
print([int(x) for x in 'ab'], seen)
del int
x = 'outer'


def abs(n):
    global x
    x = n
    return -n


print([abs(y) for y in range(3)], x, [(x, abs(x), x) for x in [5]], x)
items = [1, 2, 3]


def max(v):
    return items.pop() if items else None


print([(v, max(v)) for v in items], items)


class L:
    def append(self, v):
        global total
        total = total + v if total else v
        return total

    def get(self, k):
        return [k for k in self.append(k) if k] if isinstance(self.append(0), list) else self.append(k)


total = 0
l = L()
print([l.append(total) or total for total2 in range(3)], [l.get(1) for _ in range(2)], total)
