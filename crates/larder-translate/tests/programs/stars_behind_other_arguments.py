# Stars behind other arguments of functions that take any number.
def f(*args):
    return args


def g(a, *rest, k=0):
    return a, rest, k


def total(*n):
    return sum(n)


def h(*args, **kw):
    return f(0, *args, 9), g(1, 2, *args), g(*args, k=5), kw


xs = [1, 2]
print(f(1, *xs), f(*xs, 3), f(0, *xs, *'ab', 4), f(1, *()), f(1, 2, *xs))
print(g('a', 'b', *xs), g('a', *xs), g(*xs, *xs), g(1, 2, 3, *xs, k=4))
print(total(1, *xs), total(0.5, *range(4)), total(1, *(i for i in xs)))
print(h(7, 8), h(*'pq', z=1))
print([f(i, *[i] * i) for i in range(3)], (lambda *a: a)(1, *xs), max(0, *xs), print(1, *xs))


class C:
    def m(self, *args):
        return args

    @classmethod
    def c(cls, first, *args):
        return first, args

    @staticmethod
    def s(*args):
        return args

    def __init__(self, *args):
        self.args = self.m(0, *args)


print(C(1, *xs).args, C().m(1, *xs), C.c(1, *xs), C.s(1, 2, *xs))


def gen(*parts):
    for p in parts:
        yield p


print(list(gen(0, *xs)), [*gen(1, *gen(2, *xs))])


def rec(n, *acc):
    return acc if n == 0 else rec(n - 1, n, *acc)


print(rec(4), rec(2, 'x'))


def bases(*parents, **ns):
    class Made(*parents):
        vars_ = ns
    class Named(list, *parents):
        pass
    return Made, Named


class P:
    who = 'P'


class Q(P):
    who = 'Q'


m, n = bases(Q, P, z=1)
print(m.who, m.__mro__[1].__name__, m.vars_, [k.__name__ for k in n.__mro__], n([1]))
print([k.__name__ for k in bases()[0].__mro__])
for bad in (lambda: f(1, *5), lambda: g(1, 2, *None), lambda: bases(5), lambda: bases(P, Q)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
f(1, *2)
