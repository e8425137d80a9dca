# Names of except clauses that functions hold, and functions made in blocks.
def made(n):
    try:
        if n:
            raise ValueError(n)
        [][1]
    except ValueError as err:
        def tell():
            return f'value {err}'
        inside = tell()
        keep = lambda: err.args
        out = [e for e in [err]]
    except IndexError as err:
        def tell():
            return f'index {err}'
        inside = tell()
        keep = lambda: 0
        out = sorted([err], key=lambda e: str(err))
    return inside, tell, keep, len(out)


for n in (0, 5):
    inside, tell, keep, k = made(n)
    print(inside, k)
    for f in (tell, keep):
        try:
            print(f())
        except NameError as e:
            print(type(e).__name__, e)


def loops():
    fs = []
    for i in range(3):
        try:
            raise KeyError(i)
        except KeyError as e:
            fs.append(lambda: e)
            got = fs[-1]()
            fs.append(lambda e=e: e)
        print(repr(got))
    return fs


fs = loops()
print(repr(fs[1]()), repr(fs[5]()))
try:
    fs[0]()
except NameError as e:
    print(e)


def pick(n):
    if n > 1:
        def way(x):
            return x + n
    elif n == 1:
        way = abs
    else:
        def way(x):
            return -x
    return way


print(pick(2)(3), pick(1)(-4), pick(0)(3))


def one(n):
    while True:
        if n:
            def only(x):
                return x * n
            break
        n = 7
    return only(2), only


print(one(0)[0], one(3)[1](5), one(4)[1].__name__)
if len(fs) > 2:
    def top(x):
        return x, 'top'
else:
    top = None
g = top
print(g(1), top(2))
with open('/dev/null') as f:
    def under():
        return f.name
    under2 = under
print(under2())
try:
    raise OSError('m')
except OSError as modlevel:
    def say():
        return str(modlevel)
    print(say())
try:
    say()
except NameError as e:
    print(e)
