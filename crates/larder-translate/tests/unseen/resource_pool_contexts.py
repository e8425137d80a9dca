"""Context managers of all kinds: classes, generators, ExitStack, reentrant, suppressing, nested transactions, async-free pools, __del__-free cleanup order."""
import contextlib
import functools
import itertools
from collections import deque
from contextlib import AbstractContextManager, ContextDecorator, ExitStack, closing, contextmanager, nullcontext, suppress

log = []


def note(*words):
    log.append(" ".join(map(str, words)))


def flush(title):
    print(f"{title}: {'; '.join(log)}")
    log.clear()


class Pool:
    def __init__(self, size):
        self.free = deque(f"conn{i}" for i in range(size))
        self.used = {}
        self.ticket = itertools.count(100)

    @contextmanager
    def take(self, who):
        if not self.free:
            raise ResourceWarning(f"no connection for {who}")
        conn = self.free.popleft()
        self.used[conn] = who
        note("take", conn, who)
        try:
            yield conn
        except KeyError as e:
            note("translate", e)
            raise LookupError(f"{who}: {e}") from e
        else:
            note("commit", conn)
        finally:
            del self.used[conn]
            self.free.append(conn)
            note("release", conn)

    @contextmanager
    def many(self, n, who="batch"):
        with ExitStack() as stack:
            yield [stack.enter_context(self.take(f"{who}{i}")) for i in range(n)]


pool = Pool(2)
with pool.take("ann") as c:
    note("use", c, len(pool.free))
flush("plain")
for job in ("key", "value", "return", "many", "nested"):
    def work():
        with pool.take(job) as c:
            if job == "key":
                {}["missing"]
            if job == "value":
                raise ValueError("bad value")
            if job == "return":
                return c
            with pool.many(2) if job == "many" else pool.take("inner") as more:
                return more
    try:
        note("answer", work())
    except (LookupError, ValueError, ResourceWarning) as e:
        note(type(e).__name__, e, "cause", repr(e.__cause__))
    flush(job)
print(pool.free, pool.used)


class Transaction(AbstractContextManager):
    depth = 0

    def __init__(self, store):
        self.store = store
        self.saved = []

    def __enter__(self):
        self.saved.append(dict(self.store))
        type(self).depth += 1
        return self

    def __exit__(self, kind, value, tb):
        Transaction.depth -= 1
        before = self.saved.pop()
        if kind:
            self.store.clear()
            self.store.update(before)
            note("rollback", kind.__name__)
        return kind is not None and issubclass(kind, Rollback)


class Rollback(Exception):
    pass


store = {"a": 1}
tx = Transaction(store)
with tx:
    store["b"] = 2
    with tx as same:
        store["c"] = 3
        note(same is tx, Transaction.depth)
        raise Rollback
    note(sorted(store))
note(store, tx.saved)
try:
    with tx, tx:
        store["z"] = 0
        del store["nothing"]
except KeyError as e:
    note("KeyError", e, store)
flush("transactions")


class traced(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        note("<" + self.name)
        return self.name

    def __exit__(self, *exc):
        note(self.name + ">")
        return False


@traced("outer")
@traced("inner")
def decorated(x):
    """Doc."""
    note("run", x)
    return x * 2


note(decorated(3), decorated.__name__, decorated.__doc__)
flush("decorator")


@contextmanager
def indent(by=2):
    indent.level += by
    try:
        yield lambda text: note("." * indent.level + text)
    finally:
        indent.level -= by


indent.level = 0
with indent() as say:
    say("one")
    with indent(4) as say2:
        say2("two")
        say("also two")
    say("one again")


@indent(1)
def shout():
    note("." * indent.level + "decorated by a generator")


shout()
shout()
note(indent.level)
flush("indent")
with ExitStack() as stack:
    stack.callback(note, "first in")
    stack.push(lambda k, v, t: note("push saw", k.__name__ if k else k) or True)
    stack.enter_context(suppress(ZeroDivisionError))
    stack.enter_context(traced("x"))

    @stack.callback
    def last():
        note("last in")
        raise TypeError("from callback")
    kept = stack.pop_all() if False else None
    1 / 0
flush("stack")
with ExitStack() as outer:
    outer.callback(note, "kept alive")
    keep = outer.pop_all()
note("outer left")
keep.close()
flush("pop_all")


class Thing:
    def __init__(self, name, fail=""):
        self.name, self.fail = name, fail

    def __enter__(self):
        if self.fail == "enter":
            raise OSError(f"{self.name} cannot enter")
        note("+" + self.name)
        return self

    def __exit__(self, k, v, t):
        note("-" + self.name + (f"({k.__name__})" if k else ""))
        if self.fail == "exit":
            raise OSError(f"{self.name} cannot exit") from v
        return self.fail == "swallow"

    def close(self):
        note("closed", self.name)


for fails in (("", ""), ("", "enter"), ("enter", ""), ("exit", ""), ("", "exit"), ("swallow", "exit"), ("", "swallow")):
    try:
        with Thing("a", fails[0]) as a, Thing("b", fails[1]) as b:
            note("body")
            if fails[1] == "swallow":
                raise IndexError("body")
        note("after")
    except OSError as e:
        note("OSError", e, repr(e.__cause__ or e.__context__))
    flush(fails)
with closing(Thing("c")) as t:
    note(t.name)
with nullcontext() as nothing, suppress(KeyError, IndexError):
    [][0]
note(nothing)
with (
    Thing("p") as p,
    Thing("q"),
):
    note("paren", p.name)
flush("misc")


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


@contextmanager
def swallower():
    try:
        yield
    except Exception as e:
        note("ate", type(e).__name__)


for make in (twice, never, lambda: None, lambda: Thing):
    try:
        with make() as got:
            note("got", got)
    except (RuntimeError, TypeError, AttributeError) as e:
        note(type(e).__name__, e)
try:
    with swallower():
        raise StopIteration("inside")
    with twice():
        raise ValueError("original")
except (ValueError, RuntimeError) as e:
    note(type(e).__name__, e)
flush("odd")


def loops():
    for i in range(5):
        with Thing(str(i)) as t:
            if i == 1:
                continue
            if i == 3:
                break
            yield t.name
    else:
        note("no break")


note(list(loops()))
g = loops()
next(g)
g.close()
flush("loop")


class Meta(type):
    def __enter__(cls):
        return cls.__name__
    def __exit__(cls, *a):
        note("class exit", a[0] is None)


class Managed(metaclass=Meta):
    pass


with Managed as name:
    note(name)
obj = Thing("late")
obj.__exit__ = lambda *a: note("instance exit is ignored")
with obj:
    pass
flush("special")
with Thing("end", "exit"):
    raise KeyboardInterrupt("stop")
