# Scoping corners: late binding, nonlocal, global, comprehension scopes, class scopes
x = "module"
log = []

def late():
    return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]

def counter(start=0):
    n = start

    def inc(by=1):
        nonlocal n
        n += by
        return n

    def peek():
        return n

    inc.peek = peek
    return inc

def shadow():
    def show():
        return x
    first = show()
    global y
    y = "made global"
    return first, show.__closure__

def three_levels():
    v = "outer"

    def mid():
        def inner():
            nonlocal v
            v += "+inner"
        inner()
        return v
    return mid(), v

def unbound(flag):
    if flag:
        value = 1
    return value

class Scope:
    x = "class"
    items = [x for _ in range(2)]     # comprehension bodies do not see class names
    first = [y for y in x]            # ... except the outermost iterable

    def method(self):
        return x, self.x

    def __init_subclass__(cls, **kw):
        log.append((cls.__name__, kw))

class Sub(Scope, tag=1):
    __secret = 41

    def reveal(self):
        __local = 1
        return self.__secret + __local

a, b = late()
print([f() for f in a], [f() for f in b])
c, d = counter(), counter(10)
print(c(), c(5), c.peek(), d(), d.peek(), c.peek() is c.peek())
print(shadow(), y, three_levels())
print(Scope.items, Scope.first, Scope().method(), log)
print(Sub().reveal(), [n for n in vars(Sub) if "secret" in n], hasattr(Sub, "__secret"))
for fn in (lambda: unbound(False), lambda: undefined_name, lambda: Sub().__secret):
    try:
        print(fn())
    except UnboundLocalError as e:
        print("unbound:", e)
    except NameError as e:
        print("name:", e, e.name)
    except AttributeError as e:
        print("attr:", e)

def deleter():
    z = 1
    del z
    try:
        return z
    except UnboundLocalError as e:
        return str(e)

print(deleter())
try:
    raise ValueError("v")
except ValueError as err:
    kept = err
print("err" in globals(), kept)
i = "untouched"
squares = [i * i for i in range(4)]
print(i, squares, [last := n for n in range(5)][-1], last)
for i in range(3):
    pass
else:
    i = f"loop var {i}"
print(i)
adders = {n: (lambda k: lambda v: v + k)(n) for n in (1, 10)}
print(adders[1](5), adders[10](5), adders[1].__closure__[0].cell_contents)
print((lambda *a, k=3, **kw: (a, k, kw))(1, 2, k=4, z=5), (lambda: (yield))().__class__.__name__)

def outer():
    fs = []
    while len(fs) < 3:
        j = len(fs)
        fs.append(lambda: j)
    j = "changed"
    return [f() for f in fs]

print(outer(), list(map(lambda f: f(), [lambda: x, lambda: max(x)])))
x = "rebound"
print(Scope().method(), counter.__name__, "inc" in globals())
