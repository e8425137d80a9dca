# What a generator expression calls may see the container that takes its values, under a builtin's name too.
xs = [1, 2]


def len(v):
    xs.append(9)
    return v


xs.extend(len(y) for y in range(3))
print(xs)
del len


class Store:
    def __init__(self):
        self.data = {}
        self.order = []

    def get(self, k):
        self.order.append(('got', k))
        return k * 2

    def items(self):
        for i in range(2):
            self.order.append(('item', i))
            yield i


s = Store()
s.order.extend(s.get(k) for k in (1, 2))
print(s.order)
order = s.order
order.extend(s.get(k) for k in (3, 4))
order.extend(i for i in s.items())
order.extend(i for j in [0] for i in s.items() if s.get(i) >= 0)
print(order)
seen = set()


def str(x):
    seen.add(x + 100)
    return x if x < 3 else next(iter([]))


try:
    seen.update(str(v) for v in range(5))
except RuntimeError as e:
    print('RuntimeError', e, sorted(seen))
try:
    print(list(str(v) for v in [1, 5]))
except RuntimeError as e:
    print('list', e)
try:
    print([str(v) for v in [1, 5]])
except StopIteration as e:
    print('stop', repr(e))
del str


def local():
    d = {}
    max = lambda k: d.__setitem__(k, 'by max') or (k, len_of(d))
    len_of = len
    d.update(max(k) for k in 'ab')
    ys = []
    int = ys.append
    ys.extend(int(v) or v for v in range(2))
    return d, ys


print(local())


def takes(len, zs):
    zs.extend(len(z) for z in (1, 2))
    return zs


zs = [0]
print(takes(lambda v: zs.copy(), zs))
for abs in [lambda v: len(zs)]:
    zs.extend(abs(v) for v in 'ab')
print(zs)
