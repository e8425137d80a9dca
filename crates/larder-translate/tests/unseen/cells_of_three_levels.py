# nonlocal through several levels, __class__ cells, defaults that capture, generator cells, late rebinding.
def a():
    x, y = 1, 'a'

    def b():
        y = 'b'

        def c():
            nonlocal x, y
            x += 1
            y += '!'

            def d():
                nonlocal x
                x *= 10
                return lambda: (x, y)
            return d
        return c, lambda: y
    return b, lambda: (x, y)


b, see = a()
c, seeb = b()
d = c()
get = d()
print(see(), seeb(), get())
c()()
print(see(), seeb(), get())
c2, seeb2 = b()
c2()
print(see(), seeb(), seeb2())


class K:
    x = 'class x'

    def who(self):
        def inner():
            return __class__.__name__, super(K, self).__class__.__name__
        return inner()

    def gen(self):
        for n in range(2):
            yield lambda: (n, self.x, __class__ is K)

    @staticmethod
    def st():
        return (lambda: __class__.x)()

    mult = [lambda self, i=i: self.x * i for i in range(3)]


class L(K):
    x = 'L'

    def who(self):
        up = [super().who for _ in range(1)] if False else None
        return super().who(), (lambda: super(L, self).who())()


print(K().who(), L().who(), [f() for f in L().gen()], K.st(), [f(L()) for f in K.mult])


def counterpair():
    n = 0

    def inc(by=lambda: n):
        nonlocal n
        n += by() or 1
        return n

    def dec():
        nonlocal n
        n -= 1
        return n
    return inc, dec, inc.__closure__ is not None and len(inc.__closure__)


inc, dec, k = counterpair()
print(inc(), inc(), inc(), dec(), inc(lambda: 100), k, inc.__code__.co_freevars, sorted(c.cell_contents if not callable(c.cell_contents) else 0 for c in inc.__closure__))


def shadowing(x):
    def f():
        x = []
        def g():
            nonlocal x
            x = x + [len(x)]
            return [x for x in x]
        return g
    g = f()
    g()
    return g(), x, [x for x in 'ab'], x, (lambda x: x + 1)(1), x


print(shadowing('param'))


def unbound_cells():
    def use():
        return later, maybe
    out = []
    for step in range(3):
        try:
            out.append(use())
        except NameError as e:
            out.append(str(e).split("'")[1])
        if step == 0:
            later = 'L'
        else:
            maybe = step
    del later
    try:
        use()
    except NameError as e:
        out.append(type(e).__name__)
    later = 'again'
    return out, use()


print(unbound_cells())


def loop_cells():
    fs, gs = [], []
    for i in range(3):
        j = i * i
        fs.append(lambda: (i, j))
        gs.append((lambda i, j: lambda: (i, j))(i, j))
        if i == 1:
            i = 'changed'
    return [f() for f in fs], [g() for g in gs], i


print(loop_cells())


def gen_cells():
    total = 0

    def add(n):
        nonlocal total
        total += n
        return total

    def run():
        nonlocal total
        while total < 10:
            got = yield total
            total += got or 1
        return 'over %d' % total
    g = run()
    out = [next(g), add(3), next(g), g.send(4), add(1)]
    try:
        while True:
            out.append(next(g))
    except StopIteration as s:
        out.append(s.value)
    return out, total


print(gen_cells())


def params(a, b=2, *c, d=4, **e):
    def inner():
        nonlocal a, b, c, d, e
        a, b = b, a
        c += (d,)
        d = e.setdefault('new', c)
        e = {**e, 'k': a}
        return a, b, c, d, e
    return inner


f = params(1, x=0)
print(f(), f())


def fact(n):
    def go(k, acc=1):
        return acc if k < 2 else go(k - 1, acc * k)
    go2, go = go, lambda k, acc: -acc
    return go2(n), go(5, 1)


print(fact(5))


def twice(f):
    def wrapper(*a):
        nonlocal calls
        calls += 1
        return f(f(*a))
    calls = 0
    wrapper.calls = lambda: calls
    return wrapper


@twice
@twice
def plus(n):
    return n + 1


print(plus(0), plus.calls())


def comp_cells():
    base = 10
    rows = [[lambda k=k: base + r * k for k in range(2)] for r in range(2)]
    before = [[f() for f in row] for row in rows]
    base = 0
    return before, [[f() for f in row] for row in rows], {k: (lambda: k) for k in 'ab'}['a'](), list(g() for g in [(lambda: v) for v in (1, 2)])


print(comp_cells())


def exec_order():
    out = []

    def note(x):
        out.append(x)
        return x

    def f(a=note('default a'), *, b=note('default b')) -> None:
        out.append('body')

    class Z:
        note('class body')
        attr = [note(v) for v in 'xy']
    f(note('arg'))
    return out


print(exec_order())


def deleted_param(p, q):
    del p
    def inner():
        return q
    del q
    try:
        return inner()
    except NameError as e:
        q = 'back'
        return str(e)[:30], inner()


print(deleted_param(1, 2))


def missing():
    if False:
        never = 1
    return lambda: never


missing()()
