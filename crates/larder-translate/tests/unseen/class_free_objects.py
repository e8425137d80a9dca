# Objects out of closures, dicts and functions; message passing; prototypes; mixins as functions; function attributes.
def make_point(x, y):
    self = {}

    def get(name):
        return locals_()[name]

    def locals_():
        return {'x': x, 'y': y}

    def move(dx=0, dy=0):
        nonlocal x, y
        x += dx
        y += dy
        return self

    def dist(other=None):
        ox, oy = (other['get']('x'), other['get']('y')) if other else (0, 0)
        return ((x - ox) ** 2 + (y - oy) ** 2) ** 0.5

    self.update(get=get, move=move, dist=dist, show=lambda: f'({x}, {y})')
    return self


p = make_point(3, 4)
q = make_point(0.5, True)
print(p['show'](), p['dist'](), p['move'](1)['show'](), q['move'](dy=2)['show'](), p['dist'](q))


def dispatcher(**methods):
    def send(msg, *args, **kw):
        if msg in methods:
            return methods[msg](send, *args, **kw)
        if 'missing' in methods:
            return methods['missing'](send, msg, *args)
        raise LookupError(f'does not understand {msg}')
    send.methods = methods
    return send


def extend(obj, **more):
    return dispatcher(**{**obj.methods, **more})


animal = dispatcher(name=lambda self: 'thing', speak=lambda self: self('name') + ' makes ' + self('sound'), sound=lambda self: 'noise')
dog = extend(animal, name=lambda self: 'dog', sound=lambda self: 'woof')
puppy = extend(dog, sound=lambda self: dog.methods['sound'](self) * 2 + '!', fetch=lambda self, what='ball', *, fast=False: (what, fast))
parrot = extend(dog, missing=lambda self, msg, *a: f'{msg}! {a}')
print(animal('speak'), dog('speak'), puppy('speak'), puppy('fetch', fast=True), parrot('hello', 1, 2))
try:
    dog('fly')
except LookupError as e:
    print(e)
try:
    puppy('fetch', 1, 2, 3)
except TypeError as e:
    print(e)


def counter():
    counter.count = getattr(counter, 'count', 0) + 1
    return counter.count


counter(), counter()
print(counter.count, vars(counter), counter.__name__)
counter.__name__ = 'renamed'
counter.reset = lambda: setattr(counter, 'count', 0)
counter.reset()
print(counter(), counter.__name__, sorted(counter.__dict__))
del counter.count
try:
    counter.count
except AttributeError as e:
    print(e)


def stack():
    items = []
    return items.append, items.pop, lambda: items[-1] if items else None, items.__len__


push, pop, peek, size = stack()
push(1), push('two'), push([3])
print(pop(), peek(), size(), pop(), pop(), peek())
try:
    pop()
except IndexError as e:
    print(e)


def curry(f, n=None, args=()):
    n = f.__code__.co_argcount if n is None else n
    return f(*args) if len(args) >= n else lambda *a: curry(f, n, args + a)


vol = curry(lambda a, b, c: a * b * c)
print(vol(2)(3)(4), vol(2, 3)(4), vol(2)(3, 'x'), curry(max, 2)(5)(7), curry(lambda: 'now'))
ops = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, 'neg': lambda a: -a, 'swap': None, 'dup': ...}


def rpn(text, ops=ops):
    st = []
    for t in text.split():
        match ops.get(t, 'missing'):
            case None:
                st[-2:] = st[:-3:-1]
            case e if e is ...:
                st.append(st[-1])
            case 'missing':
                st.append(float(t) if '.' in t else int(t))
            case f:
                n = f.__code__.co_argcount
                args = st[-n:]
                del st[-n:]
                st.append(f(*args))
    return st


print(rpn('1 2 + 3.5 -'), rpn('4 dup + neg'), rpn('1 2 swap -'), rpn(''))
for bad in ('+', '1 +', 'x', '1 swap dup +'):
    try:
        print(rpn(bad))
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
church = lambda n: lambda f: lambda x: x if n == 0 else f(church(n - 1)(f)(x))
to_int = lambda c: c(lambda v: v + 1)(0)
add = lambda a: lambda b: lambda f: lambda x: a(f)(b(f)(x))
mul = lambda a: lambda b: lambda f: a(b(f))
print(to_int(add(church(3))(church(4))), to_int(mul(church(3))(church(4))), church(3)(lambda s: s + '!')('hey'), church(2)(church(3))(lambda v: v * 2)(1))
Y = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(Y(lambda me: lambda n: 1 if n < 2 else n * me(n - 1))(20), Y(lambda me: lambda a, b: a if not b else me(b, a % b))(84, 36))
pipeline = [str.strip, str.split, lambda ws: map(int, ws), sorted, lambda xs: xs[::-1], tuple]
v = '  3 10 2 '
for f in pipeline:
    v = f(v)
print(v, [f.__name__ for f in pipeline], [callable(f) for f in (1, len, p, dog, int)])
table = [[lambda x, r=r, c=c: x * r + c for c in range(3)] for r in range(2)]
print([[f(10) for f in row] for row in table], list(map(lambda f, x: f(x), [len, str, bool], ['abc', 1, ''])))


def events():
    handlers = {}

    def on(name, fn=None):
        if fn is None:
            return lambda f: on(name, f) or f
        handlers.setdefault(name, []).append(fn)

    def emit(name, *a, **k):
        return [h(*a, **k) for h in handlers.get(name, ())]
    return on, emit


on, emit = events()


@on('hit')
def hit(n, scale=1):
    return n * scale


on('hit', str)
on('miss', lambda *a: emit('hit', *a))
print(emit('hit', 5), emit('miss', 2.5), emit('none'), hit(2, scale='ab'))
print(emit('hit', 5, scale=2))
