# Names in class bodies: comprehension, lambdas, nested classes, locals, loops, conditionals, del, globals, walrus.
level = 'module'


class A:
    level = 'A'
    copy = level
    nums = [1, 2, 3]
    total = 0
    for n in nums:
        total += n
    squares = [i * i for i in nums]
    try:
        bad = [i for i in range(2) for j in nums]
    except NameError as e:
        bad = str(e)
    pick = lambda self: level
    own = lambda self: self.level
    if total > 5:
        big = True
    else:
        small = True
    with open('/dev/null') as handle:
        opened = handle.name
    while total > 3:
        total -= 2
    (walrus := 'w')
    a, (b, *c) = 1, (2, 3, 4)
    names = [k for k in ('a', 'b', 'c')]
    del n, handle

    class B:
        level = 'B'
        def get(self):
            return level, self.level, A.level, __class__.__name__

        class C:
            found = level

    def method(self, x=copy, *, y=nums[0]):
        return x, y, self.B.C.found

    def same(self):
        return type(self).__name__

    alias = same
    same = property(same)


x = A()
print(A.copy, A.total, A.squares, A.bad, x.pick(), x.own(), hasattr(A, 'big'), hasattr(A, 'small'), hasattr(A, 'n'), A.opened, A.walrus, A.a, A.b, A.c)
print(A.names)
print(A.B().get(), A.B.C.found, x.method(), x.method(1, y=2), x.same, x.alias(), A.__qualname__, A.B.C.__qualname__, A.B.get.__qualname__)


def factory(tag, *bases, **attrs):
    class Made(*bases):
        kind = tag
        for k, v in attrs.items():
            pass

        def __init__(self, *args):
            self.args = args
            self.tag = tag

        def __repr__(self):
            return f'{type(self).__name__}({", ".join(map(repr, self.args))})'

        if attrs:
            def extra(self):
                return sorted(attrs)
    Made.__name__ = tag.title()
    return Made


P, Q = factory('point'), factory('query', dict, z=1, y=2)
print(P(1, 2), P.kind, Q('k').extra(), hasattr(P, 'extra'), P is not factory('point'), issubclass(Q, dict), len(Q()), [c.__name__ for c in Q.__mro__])


class Counter:
    instances = 0
    registry = {}

    def __init__(self):
        Counter.instances += 1
        self.registry[self.instances] = type(self).__name__
        self.instances += 10

    @classmethod
    def report(cls):
        return cls.__name__, cls.instances, dict(cls.registry)


class Sub(Counter):
    instances = 100


c1, c2, c3 = Counter(), Sub(), Sub()
print(c1.instances, c2.instances, c3.instances, Counter.report(), Sub.report(), vars(c2))
global_in_class = 1


class G:
    global global_in_class
    global_in_class = 2
    def f(self):
        global global_in_class
        global_in_class += 1
        return global_in_class


print(global_in_class, G().f(), global_in_class, hasattr(G, 'global_in_class'))


def outer():
    v = 'outer v'

    class Inner:
        nonlocal v
        before = v
        v = 'changed by the class body'
        def read(self):
            return v

        def write(self, x):
            nonlocal v
            v = x
    return Inner, lambda: v


I, get = outer()
print(I.before, get(), I().read(), I().write(5), get(), hasattr(I, 'v'))


class Ops:
    def make(sign):
        def op(self, other):
            return f'{self.n}{sign}{getattr(other, "n", other)}'
        return op
    __add__, __sub__, __mul__ = map(make, '+-*')
    __radd__ = lambda self, other: f'{other}r+{self.n}'
    del make

    def __init__(self, n):
        self.n = n


o = Ops(5)
print(o + Ops(1), o - 2, o * 'x', 7 + o, hasattr(Ops, 'make'), sum([o]))


class Meta(type):
    def __getattr__(cls, name):
        return f'{cls.__name__}.{name}?'


class M(metaclass=Meta):
    real = 1
    def __getattr__(self, name):
        return f'instance {name}'


print(M.real, M.fake, M().real, M().fake, [M.x for x in range(2)])


class Lazy:
    table = {name: (lambda self, name=name: f'{name} of {self.v}') for name in ('a', 'b')}
    def __init__(self, v):
        self.v = v
    def __getattr__(self, name):
        try:
            return type(self).table[name].__get__(self)
        except KeyError:
            raise AttributeError(f'no {name}') from None


l = Lazy(3)
print(l.a(), l.b(), getattr(l, 'c', 'default'), hasattr(l, 'd'))
del A.B.C.found
print(hasattr(A.B.C, 'found'), A().level)
l.missing
