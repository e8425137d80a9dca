"""Build order of packages: Kahn's algorithm, layers, and a cycle that ends the program."""
from collections import deque


class BuildError(Exception):
    """Base of everything this tool raises."""


class CycleError(BuildError):
    def __init__(self, cycle):
        super().__init__(" -> ".join(cycle))
        self.cycle = cycle


class MissingPackage(BuildError, LookupError):
    def __str__(self):
        return "missing package %r (needed by %s)" % self.args


def parse(spec):
    deps = {}
    for line in spec.splitlines():
        line = line.partition("#")[0].strip()
        if not line:
            continue
        name, _, needs = line.partition(":")
        deps.setdefault(name.strip(), []).extend(needs.split())
    for name, needs in deps.items():
        for n in needs:
            if n not in deps:
                raise MissingPackage(n, name)
    return deps


def find_cycle(deps):
    WHITE, GREY, BLACK = range(3)
    color = dict.fromkeys(deps, WHITE)
    stack = []

    def visit(n):
        color[n] = GREY
        stack.append(n)
        for m in deps[n]:
            if color[m] == GREY:
                return stack[stack.index(m):] + [m]
            if color[m] == WHITE and (c := visit(m)):
                return c
        color[n] = BLACK
        stack.pop()

    for n in deps:
        if color[n] == WHITE and (c := visit(n)):
            return c
    return None


def layers(deps):
    pending = {n: set(d) for n, d in deps.items()}
    while pending:
        ready = sorted(n for n, d in pending.items() if not d)
        if not ready:
            raise CycleError(find_cycle(deps))
        yield ready
        for n in ready:
            del pending[n]
        for d in pending.values():
            d.difference_update(ready)


def kahn(deps):
    users = {n: [] for n in deps}
    degree = {}
    for n, d in deps.items():
        degree[n] = len(d)
        for m in d:
            users[m].append(n)
    queue = deque(n for n in deps if degree[n] == 0)
    order = []
    while queue:
        n = queue.popleft()
        order.append(n)
        for u in users[n]:
            degree[u] -= 1
            if not degree[u]:
                queue.append(u)
    return order, len(order) == len(deps)


GOOD = """
app: ui core   # the product
ui: toolkit core
core: libc
toolkit: libc fonts
libc:
fonts:
"""
deps = parse(GOOD)
print(deps)
for i, layer in enumerate(layers(deps), start=1):
    print(f"step {i}:", ", ".join(layer))
print(kahn(deps))
print(find_cycle(deps))
try:
    parse("a: b")
except LookupError as e:
    print(type(e).__name__, "|", e, "|", e.args, isinstance(e, BuildError))
bad = parse(GOOD + "libc: ui\nalone:")
print(kahn(bad))
for i, layer in enumerate(layers(bad), start=1):
    print(f"step {i}:", ", ".join(layer))
print("never reached")
