"""PEP 479 and friends: StopIteration raised in every place where it may hurt."""


def attempt(label, thunk):
    try:
        print(label, "->", thunk())
    except BaseException as e:
        print(label, "!!", type(e).__name__, e.args, "| cause", type(e.__cause__).__name__, "| context", type(e.__context__).__name__)


def raises_inside():
    yield 1
    raise StopIteration("inside")


def next_on_empty():
    yield "a"
    yield next(iter([]))


def guarded():
    it = iter("xyz")
    while True:
        try:
            yield next(it)
        except StopIteration:
            return "done"


class Weird:
    """An iterator that comes back to life."""

    def __init__(self, plan):
        self.plan = list(plan)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.plan:
            raise StopIteration
        v = self.plan.pop(0)
        if v is None:
            raise StopIteration("pause")
        return v


def stop():
    raise StopIteration("helper")


def picky(x):
    if x == 3:
        raise StopIteration(x)
    return x * 10


attempt("raises_inside", lambda: list(raises_inside()))
attempt("next_on_empty", lambda: list(next_on_empty()))
attempt("guarded", lambda: list(guarded()))
attempt("genexp", lambda: list(picky(i) for i in range(6)))
attempt("map", lambda: list(map(picky, range(6))))
attempt("filter", lambda: list(filter(picky, range(1, 6))))
attempt("listcomp", lambda: [picky(i) for i in range(6)])
attempt("zip", lambda: list(zip(range(9), map(picky, range(1, 9)))))
attempt("sum", lambda: sum(map(picky, [1, 2, 3, 4])))
attempt("max", lambda: max(map(picky, [3])))
attempt("tuple", lambda: tuple(Weird([1, 2, None, 3])))
attempt("any", lambda: any(stop() for _ in [0]))
attempt("join", lambda: "-".join(str(picky(i)) for i in (1, 3)))
attempt("dict", lambda: {k: v for k, v in Weird([(1, 2), (3, 4), None])})
attempt("star", lambda: [*Weird([7, 8]), *map(picky, [1, 3, 5])])
attempt("call", lambda: print(*map(picky, [1, 2, 3, 4]), sep="+"))
attempt("default", lambda: next(map(picky, [3]), "dflt"))
attempt("bare next", lambda: next(Weird([None])))

w = Weird([1, None, 2, 3, None, None, 4])
print(list(w), list(w), list(w), list(w), list(w))

for i in Weird([5, 6, None, 7]):
    print("for", i)
else:
    print("else ran")


def inner():
    got = []
    while len(got) < 2:
        got.append((yield len(got)))
    return got


def outer():
    result = yield from inner()
    print("inner gave", result)
    more = yield from Weird(["w1", "w2"])
    print("weird gave", more)
    more = yield from Weird([None])
    print("paused gave", more)
    return "outer end"


g = outer()
print(next(g), g.send("A"), g.send("B"), next(g))
attempt("finish", lambda: g.send(None))
attempt("again", lambda: next(g))
attempt("again default", lambda: next(g, None))


def throw_target():
    while True:
        try:
            x = yield
            print("got", x)
        except StopIteration as s:
            print("caught thrown", s.value)


t = throw_target()
next(t)
t.send(1)
t.throw(StopIteration("thrown in"))
t.send(2)


def open_target():
    yield 1


o = open_target()
next(o)
attempt("throw StopIteration", lambda: o.throw(StopIteration("x")))
o = open_target()
attempt("throw before start", lambda: o.throw(ValueError("early")))
attempt("after that", lambda: list(o))


def returns_tuple():
    return (1, 2)
    yield


for make in (returns_tuple, lambda: iter(())):
    try:
        next(make())
    except StopIteration as s:
        print(s.value, s.args)
print(StopIteration().value, StopIteration(1, 2).value, StopIteration(1, 2).args, isinstance(StopIteration(), Exception))


def context_probe():
    try:
        stop()
    except StopIteration:
        yield "from handler"
        raise


attempt("reraise in gen", lambda: list(context_probe()))
it = iter(lambda: stop(), 0)
attempt("sentinel iter", lambda: list(it))
