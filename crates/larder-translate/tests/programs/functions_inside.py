# Functions inside functions that name themselves, call each other and are passed on.
def toposort(deps):
    order, state = [], {}

    def visit(n, trail=()):
        if state.get(n) == "done":
            return
        if state.get(n) == "open":
            raise ValueError("cycle: " + " -> ".join(trail + (n,)))
        state[n] = "open"
        for m in deps.get(n, []):
            visit(m, trail + (n,))
        state[n] = "done"
        order.append(n)

    for n in deps:
        visit(n)
    return order


print(toposort({"a": ["b", "c"], "b": ["c"]}))
try:
    toposort({"a": ["b"], "b": ["a"]})
except ValueError as e:
    print(e)


def counted(f):
    def wrapper(*args):
        wrapper.calls += 1
        return f(*args)

    wrapper.calls = 0
    return wrapper


double = counted(lambda x: 2 * x)
print(double(2), double(4), double.calls)


def outer():
    def one():
        return 1

    def get():
        return one

    def twice(f=None):
        return twice(get()) if f is None else f() + f()

    return get()(), twice()


print(outer())


def walk(n, step=[1]):
    def down(k, seen=step):
        seen.append(k)
        return down if k == 0 else down(k - 1)

    return down(n).__name__, step


print(walk(2))


def even(n):
    def is_even(k):
        return k == 0 or is_odd(k - 1)

    def is_odd(k):
        return k != 0 and is_even(k - 1)

    return list(map(is_even, range(n)))


print(even(4))
