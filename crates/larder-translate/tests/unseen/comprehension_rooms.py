# What comprehensions see, hide and leak.
x = 'outer'
print([x for x in range(3)], x)
print({x: y for x, y in zip('abc', range(3))}, x)
rows = [[1, 2, 3], [4, 5, 6], [7, 8]]
print([v for row in rows for v in row if v % 2], [[v * 2 for v in row] for row in rows if len(row) == 3])
print([(i, j) for i in range(3) for j in range(i)], [i for i in range(5) if i if i % 2])


class Shop:
    rate = 2
    names = ['a', 'b']
    prices = [len(n) for n in names]
    pairs = [(n, p) for n, p in zip(names, prices)]
    try:
        scaled = [p * rate for p in prices]
    except NameError as e:
        scaled = str(e)
    lazy = (n for n in names)


print(Shop.prices, Shop.pairs, Shop.scaled, list(Shop.lazy))

fns = [lambda: i for i in range(3)]
print([f() for f in fns], [f() for f in [lambda i=i: i for i in range(3)]])
gens = [(n * k for n in range(3)) for k in (1, 10)]
print([list(g) for g in gens])

k = 5
lazy = (n * k for n in range(3))
k = 7
print(list(lazy))
items = [1, 2]
lazy = (n for n in items)
items.append(3)
print(list(lazy))
items = [9]
lazy = (n + m for n in items for m in items)
items = [100, 200]
print(list(lazy))
try:
    g = (n for n in 5)
except TypeError as e:
    print('eager', e)
g = (m for n in [1] for m in n)
try:
    next(g)
except TypeError as e:
    print('late', e)

if any((found := n) > 2 for n in [1, 3, 5]):
    print('found', found)
total = 0
print([total := total + n for n in range(5)], total)


def partial_sums(xs):
    acc = 0
    res = {i: (acc := acc + v) for i, v in enumerate(xs)}
    return res, acc


print(partial_sums([1.5, 2, 3]))


def nested(words):
    n = 'n'
    return {w: {c: sum(1 for d in w if d == c) for c in sorted(set(w))} for w in words}, n


print(nested(['noon', 'moon']))
it = iter(range(10))
print([(a, b) for a in it for b in it if b % 3 == 0], list(it))
it = iter('abcdef')
print([a + b for a, b in zip(it, it)])
m = [[1, 2], [3, 4], [5, 6]]
print([[r[c] for r in m] for c in range(2)], [*zip(*m)], dict(m), {**dict(m), 5: 'five'})
print({len(w) for w in 'a bb cc ddd'.split()} == {1, 2, 3}, sum(len(w) for w in ('x', 'yy')))
print([n if n % 2 else -n for n in range(5)], [n for n in range(20) if n % 2 == 0 if n % 3 == 0])
print([y for n in range(4) for y in [n * n] if y > 1], [a for a, *b in ['xyz', 'q']], [b for a, *b in ['xyz', 'q']])


def side():
    out = []
    [out.append(n) or out.append(-n) for n in range(2)]
    return out, [print('printing', n) for n in 'ab']


print(side())
print(max((len(w), w) for w in ['kiwi', 'fig', 'plum']), min((abs(n - 3), n) for n in (1, 2, 4, 5)))
d = {c: i for i, c in enumerate('hello')}
print(d, {v: k for k, v in d.items()}, [*d], [*d.values()], {*d} == set('helo'))
z = [z for z in [z for z in range(3)] if z]
print(z)
print([[(x, y) for y in range(x)] for x in range(3)][2], x)


def gen_scope():
    y = 1
    def inner():
        return [y for _ in range(2)]
    y = 2
    return inner()


print(gen_scope(), list(map(lambda t: [s for s in t], ['ab', 'c'])))
print([w for w in undefined_name] if z == [] else 'skipped')
print([w + undefined_name for w in z])
