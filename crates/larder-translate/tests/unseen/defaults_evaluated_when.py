# When default values, decorators, annotations and keyword values are evaluated.
order = []


def say(x, v=None):
    order.append(x)
    return x if v is None else v


def deco(tag):
    say('make ' + tag)

    def apply(fn):
        say('apply ' + tag)
        fn.tags = getattr(fn, 'tags', ()) + (tag,)
        return fn
    return apply


@deco('one')
@deco('two')
def f(a=say('a', 1), *args, b=say('b', 2), c=say('c', [])):
    c.append(a)
    return a, args, b, c


print(order)
print(f.tags, f.__defaults__, f.__kwdefaults__)
print(f(), f(5), f(6, 7, b=8))
print(f(c=[]), f(*'xy', **{'b': 'z'}))
f.__defaults__ = ('changed',)
f.__kwdefaults__ = {'b': 'kb', 'c': ['fresh']}
print(f(), f())
f.__kwdefaults__ = None
try:
    f(1)
except TypeError as e:
    print(e)


def counter(n=iter(range(100))):
    return next(n)


print(counter(), counter(), counter(iter('z')), counter())


def grow(item, bag={}, seen=set()):
    bag[item] = bag.get(item, 0) + 1
    seen |= {item}
    return bag, seen


a, s = grow('k')
b, t = grow('j')
print(a is b, s is t, a, sorted(t))
c, _ = grow('k', {'k': 9})
print(c, a, grow.__defaults__[0] is a)

x = 1


def snapshot(v=x, w=lambda: x):
    return v, w()


x = 2
print(snapshot(), snapshot(w=lambda: x * 10))
x = 'three'
print(snapshot(0))


class K:
    size = 4

    def at(self, n=size, *, m=[size] * 2):
        m[0] += n
        return n, m

    size = 5


k = K()
print(k.at(), K().at(1), k.size, K.at.__kwdefaults__)


def optional(a, b=None, /, c=..., *, d=NotImplemented):
    return [a, b, c is Ellipsis, d is NotImplemented]


print(optional(1), optional(1, 2, 3, d=4), optional(1, c=3))
for call in (lambda: optional(), lambda: optional(a=1), lambda: optional(1, 2, 3, 4), lambda: optional(1, b=2),
             lambda: optional(1, e=2), lambda: optional(1, 2, 3, c=4), lambda: optional(*[1, 2], **{'d': 1, 'q': 2})):
    try:
        print(call())
    except TypeError as e:
        print('TypeError', e)


def args_order():
    def g(*a, **k):
        return a, k
    order.clear()
    r = g(say(1), *[say(2), say(3)], say(4), k=say(5), **{'m': say(6)}, z=say(7))
    return r, order[:]


print(args_order())


def kw(**kw):
    kw['new'] = len(kw)
    return kw


d = {'a': 1}
print(kw(**d), d, kw(**d, b=2))
try:
    kw(**d, a=3)
except TypeError as e:
    print(e)
try:
    kw(**{1: 2})
except TypeError as e:
    print(e)
try:
    kw(**[1])
except TypeError as e:
    print(e)
kw(1)
