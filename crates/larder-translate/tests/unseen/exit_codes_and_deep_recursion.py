"""sys.exit in functions, loops, finally, generators, callbacks and atexit; recursion to depth 900 and back."""
import atexit
import sys
from functools import lru_cache

results = []

def attempt(title, fn):
    try:
        value = fn()
    except SystemExit as e:
        results.append(e.code)
        print(f"{title:<22} SystemExit code={e.code!r} args={e.args} str={str(e)!r}")
    except BaseException as e:
        print(f"{title:<22} {type(e).__name__}: {e}")
    else:
        print(f"{title:<22} returned {value!r}")

def exit_in_try():
    try:
        sys.exit(3)
    except Exception:
        return "not reached: SystemExit is no Exception"
    finally:
        print("   cleaning")

def finally_wins():
    try:
        sys.exit(4)
    finally:
        return "finally swallowed the exit"

def exit_in_loop():
    for i in range(10):
        try:
            if i == 2:
                sys.exit(f"stopped at {i}")
        except SystemExit as e:
            if i < 5:
                print("   caught", e.code)
                continue

def exit_in_generator():
    def gen():
        yield 1
        sys.exit([1, 2])
    return list(gen())

def exit_replaced():
    try:
        sys.exit(1)
    except SystemExit:
        raise KeyError("instead")

def exit_from_key():
    return sorted([3, 1, 2], key=lambda x: sys.exit(x) if x == 2 else x)

def exit_in_with():
    class Cm:
        def __enter__(self):
            return self

        def __exit__(self, kind, value, tb):
            print("   exit saw", kind.__name__, value.code)
            return value.code == 0
    with Cm():
        sys.exit(0)
    return "suppressed"


for title, fn in (("in try", exit_in_try), ("finally", finally_wins), ("loop", exit_in_loop), ("generator", exit_in_generator),
                  ("replaced", exit_replaced), ("sort key", exit_from_key), ("with", exit_in_with), ("no args", sys.exit), ("None", lambda: sys.exit(None)),
                  ("bool", lambda: sys.exit(True)), ("raise class", lambda: (_ for _ in ()).throw(SystemExit)), ("raise two", lambda: (_ for _ in ()).throw(SystemExit(1, 2))),
                  ("float", lambda: sys.exit(2.5)), ("negative", lambda: sys.exit(-1)), ("large", lambda: sys.exit(256 + 5)), ("quit", lambda: int("q"))):
    attempt(title, fn)
print(results, issubclass(SystemExit, Exception), issubclass(KeyboardInterrupt, Exception), SystemExit.__mro__[1].__name__)

def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)

def total(xs):
    return xs[0] + total(xs[1:]) if xs else 0

def is_even(n):
    return True if n == 0 else is_odd(n - 1)

def is_odd(n):
    return False if n == 0 else is_even(n - 1)


@lru_cache(maxsize=None)
def ways(n):
    return 1 if n < 2 else ways(n - 1) + ways(n - 2)

def unwind(n, trail):
    try:
        if n == 0:
            raise RecursionError("pretend")
        unwind(n - 1, trail)
    finally:
        trail.append(n)

def build(n):
    node = None
    for i in range(n):
        node = (i, node)
    return node

def length(node):
    return 0 if node is None else 1 + length(node[1])

def collatz(n, steps=0):
    return steps if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, steps + 1)

def nested_gen(n):
    if n:
        yield n
        yield from nested_gen(n - 1)


class Deep:
    def __init__(self, n):
        self.child = Deep(n - 1) if n else None

    def __len__(self):
        return 1 + (0 if self.child is None else len(self.child))

def ack(m, n):
    return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))


print(depth(900), total(list(range(800))), is_even(900), is_odd(899), ways(400), len(str(ways(400))))
trail = []
try:
    unwind(850, trail)
except RecursionError as e:
    print("RecursionError:", e, len(trail), trail[:3], trail[-2:], sum(trail))
print(length(build(900)), collatz(837799), sum(nested_gen(300)), ack(2, 20), ack(3, 4), len(Deep(200)), (lambda f: f(f, 500))(lambda f, n: n and 1 + f(f, n - 1)))
nested = []
for _ in range(60):
    nested = [nested]
print(str(nested).count("["), repr(nested) == "[" * 61 + "]" * 61, sys.getrecursionlimit())

atexit.register(print, "atexit one")


@atexit.register
def last_words():
    print("atexit two, registered last, runs first")


try:
    try:
        sys.exit("text replaced below")
    finally:
        print("leaving through finally")
        sys.exit(256 + 7)
except SystemExit as e:
    print("context:", repr(e.__context__), e.code)
    sys.exit(e.code - 256)
