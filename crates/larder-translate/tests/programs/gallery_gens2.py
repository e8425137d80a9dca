def chain(*its):
    for it in its: yield from it
print(list(chain([1], (2,), 'ab', {3: 1}, range(2))))
def cnt():
    i = 0
    while True:
        r = yield i
        i = r if r is not None else i + 1
g = cnt(); print(next(g), next(g), g.send(10), next(g)); g.close()
try: next(g)
except StopIteration: print('stopped')
def sub():
    try:
        x = yield 1
        print('got', x)
        y = yield 2
        return x + y
    finally: print('sub fin')
def main():
    r = yield from sub()
    print('r', r)
    yield r
m = main(); print(next(m), m.send(10), m.send(5))
def thrower():
    while True:
        try: yield 'v'
        except KeyError as e: yield f'caught {e}'
t = thrower(); print(next(t), t.throw(KeyError('k')), next(t))
try: t.throw(ValueError('out'))
except ValueError as e: print('prop', e)
def fin():
    try: yield 1; yield 2
    finally: print('cleanup')
for v in fin():
    print(v); break
print('after')
def tree(n): 
    if n:
        yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
def gen_args(a, *b, c=1, **d): yield a; yield b; yield c; yield d
print(list(gen_args(1, 2, 3, c=4, e=5)))
lazy = (print('eval', i) or i for i in range(3))
print('made'); print(next(lazy)); print(list(lazy))
def window(xs, n):
    from collections import deque
    d = deque(maxlen=n)
    for x in xs:
        d.append(x)
        if len(d) == n: yield tuple(d)
print(list(window(range(5), 3)))
def co():
    total = 0; n = 0; avg = None
    while True:
        v = yield avg
        total += v; n += 1; avg = total / n
c = co(); next(c); print(c.send(10), c.send(20), c.send(3))
def ret():
    return 5
    yield
try: next(ret())
except StopIteration as e: print('ret', e.value)
def pipeline(src, *fs):
    for f in fs: src = map(f, src)
    return src
print(list(pipeline([1, 2], lambda x: x + 1, str)))
print(sum(x * y for x in range(3) for y in range(x)), [(a, b) for a in 'ab' for b in (1, 2) if b > 1], {k: v for k, v in zip('ab', [1, 2])}, dict((i, i * i) for i in range(3)))
def primes():
    d, q = {}, 2
    while True:
        if q not in d: yield q; d[q * q] = [q]
        else:
            for p in d.pop(q): d.setdefault(p + q, []).append(p)
        q += 1
import itertools as it
print(list(it.islice(primes(), 10)), list(it.takewhile(lambda p: p < 20, primes())))
print([*it.chain.from_iterable([[1], [2, 3]])], list(it.accumulate([1, 2, 3])), [(k, list(v)) for k, v in it.groupby('aabbb')], list(it.product('ab', repeat=2))[:3], list(it.zip_longest([1], [2, 3], fillvalue=0)))
def inf(n):
    try:
        while True: yield n; n += 1
    except GeneratorExit: print('exit', n); raise
a = inf(5); next(a); next(a); a.close()
def nested():
    def inner():
        yield 'i1'
        return 'iret'
    x = yield from inner()
    y = [z for z in inner()]
    yield x, y
print(list(nested()))
g1 = (i for i in [1, 2, 3]); g2 = (i * 10 for i in g1)
print(next(g2), list(g1), list(g2))
def early():
    yield 1
    raise ValueError('mid')
r = []
try:
    for v in early(): r.append(v)
except ValueError as e: print(r, e)
def rt():
    yield 1
    raise StopIteration
try: list(rt())
except RuntimeError as e: print(e)
print(max((x for x in [3, 1]), default=0), min((), default='none'), sorted((-x for x in [1, 2])), any(x > 1 for x in [1, 2]), ''.join(c for c in 'abc' if c != 'b'), tuple(x for x in 'ab'), set(x % 2 for x in range(4)) == {0, 1})
a, b, *c = (i for i in range(5)); print(a, b, c)
print(list(enumerate((i for i in 'ab'), 1)), list(zip((i for i in [1, 2]), 'xy')), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, '', 'a'])))
