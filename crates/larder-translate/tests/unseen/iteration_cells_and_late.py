# Generators and closures that look at cells changed between steps.
def make():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def stream():
        while n < 6:
            yield n, up()
    return up, stream


up, stream = make()
s = stream()
print(next(s), up(), next(s), list(s))
fs = {}
for name in ('a', 'b'):
    for i in range(2):
        fs[name, i] = lambda x, *, y=i: (name, i, x, y)
print([f(0) for f in fs.values()])
gens = [(x * m for x in range(3)) for m in (1, 2)]
print([list(g) for g in gens])
m = 5
late = (m * x for x in [1, 2])
m = 7
print(list(late))


def counter():
    count = yield 'ready'
    while True:
        step = yield count
        count += 1 if step is None else step


c = counter()
print(next(c), c.send(10), next(c), c.send(5), c.send(0.5), next(c))


def chain_cells(k):
    cells = []
    for i in range(k):
        def cell(set=None, i=i):
            nonlocal total
            if set is not None:
                total += set * i
            return total
        total = i
        cells.append(cell)
    return cells


cs = chain_cells(3)
print([f() for f in cs], cs[1](10), cs[2](1), [f() for f in cs])


def accumulate():
    history = []
    while True:
        try:
            x = yield history[-1] if history else None
            history.append(x if not history else history[-1] + x)
        except TypeError as e:
            history.append(str(e)[:20])
        except ValueError:
            history.clear()


a = accumulate()
next(a)
print(a.send(1), a.send(2.5), a.send('x'), a.send('y'), a.throw(ValueError), a.send([1]), a.send([2]))


def recursive_gen(tree, path=()):
    match tree:
        case {'kids': [*kids], 'v': v}:
            yield v, path
            for i, k in enumerate(kids):
                yield from recursive_gen(k, path + (i,))
        case [*many]:
            for i, k in enumerate(many):
                yield from recursive_gen(k, path + (f'#{i}',))
        case None:
            return
        case leaf:
            yield leaf, path


tree = {'v': 'root', 'kids': [1, {'v': 'mid', 'kids': [None, 2.5, [3, 'x']]}, (4,), {}]}
for v, p in recursive_gen(tree):
    print(v, p, end='; ')
print()


def tee(it, n=2):
    from collections import deque
    queues = [deque() for _ in range(n)]
    it = iter(it)
    def one(q):
        while True:
            if not q:
                try:
                    v = next(it)
                except StopIteration:
                    return
                for o in queues:
                    o.append(v)
            yield q.popleft()
    return [one(q) for q in queues]


p, q = tee('abc')
print(next(p), next(p), list(q), list(p))


def zip_longest(*its, fill=None):
    its = [iter(i) for i in its]
    alive = len(its)
    while True:
        row = []
        for i, it in enumerate(its):
            try:
                row.append(next(it))
            except StopIteration:
                alive -= 1
                if not alive:
                    return
                its[i] = iter(lambda: fill, object())
                row.append(fill)
        yield tuple(row)


print(list(zip_longest('ab', [1, 2, 3], fill='-')), list(zip_longest()) if False else '')


def merge(*its):
    heads = []
    for n, it in enumerate(map(iter, its)):
        for v in it:
            heads.append((v, n, it))
            break
    while heads:
        heads.sort(key=lambda h: h[:2])
        v, n, it = heads.pop(0)
        yield v
        if (nxt := next(it, heads)) is not heads:
            heads.append((nxt, n, it))


print(list(merge([1, 4, 7], (2, 4.5), range(0, 9, 4))), list(merge('ad', 'bc', '')))


def flatten(x, depth=-1):
    for v in x:
        if depth and hasattr(v, '__iter__') and not isinstance(v, (str, bytes)):
            yield from flatten(v, depth - 1)
        else:
            yield v


print(list(flatten([1, [2, (3, {4})], 'ab', {'k': 5}, b'z', range(2)])), list(flatten([[1, [2]]], 1)))
lookahead = iter([1, 2, 3])
for v in lookahead:
    nxt = next(lookahead, None)
    print((v, nxt), end=' ')
print()
def total_of(): 
    return (yield) + (yield)
t = total_of()
next(t)
t.send('a')
try:
    t.send('b')
except StopIteration as e:
    print(e.value)
def gen_return_in_with():
    with open('/dev/null') as f:
        for i in range(3):
            if i == 2:
                return f.closed
            yield i, f.closed
g = gen_return_in_with()
print(list(g))
def both():
    x = yield from gen_return_in_with()
    yield x
print(list(both()))
print(next(recursive_gen(None)))
