def find(m, t):
    for i, row in enumerate(m):
        for j, v in enumerate(row):
            if v == t: break
        else:
            continue
        return i, j
    else:
        return None
print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
def proc(items):
    out = []
    for it in items:
        try:
            if it is None: continue
            n = int(it)
            if n < 0: break
            out.append(10 // n)
        except ValueError: out.append('bad')
        except ZeroDivisionError as e:
            out.append(str(e)); continue
        else: out.append('ok')
        finally: out.append('.')
    else: out.append('end')
    return out
print(proc(['1', None, 'x', '0', '5']), proc(['1', '-1', '2']))
def nested(n):
    r = []
    while n:
        n -= 1
        try:
            try:
                if n % 3 == 0: raise KeyError(n)
                if n % 3 == 1: raise ValueError(n)
                if n == 2: break
            except KeyError as k: r.append(('k', k.args[0]))
            finally: r.append(('f', n))
        except ValueError as v:
            r.append(('v', v.args[0])); continue
        r.append('e')
    return r
print(nested(7))
def ctx():
    from contextlib import contextmanager
    log = []
    @contextmanager
    def cm(name, swallow=False):
        log.append(f'+{name}')
        try: yield name.upper()
        except ZeroDivisionError as e:
            log.append(f'!{name} {e}')
            if not swallow: raise
        finally: log.append(f'-{name}')
    with cm('a') as A, cm('b', True) as B:
        log.append(A + B); 1 / 0
    try:
        with cm('c'): 1 / 0
    except ZeroDivisionError: log.append('out')
    for i in range(3):
        with cm(str(i)):
            if i == 1: continue
            if i == 2: break
            log.append('body')
    return log
print(ctx())
def ret_in_with():
    class C:
        def __enter__(self): return 1
        def __exit__(self, *a): print('exit', a[0]); return True
    with C() as c: return c + 1
def swallow():
    class C:
        def __enter__(self): return 1
        def __exit__(self, *a): return True
    with C(): raise ValueError
    return 'after'
print(ret_in_with(), swallow())
def typed_sum(xs, start=0.5):
    tot = start
    for x in xs: tot += x
    return tot
print(typed_sum([1, 2]), typed_sum([1.5], 0), typed_sum([], 1))
def either(flag):
    if flag: v = 1
    else: v = 'one'
    return v
print(either(1), either(0), [either(b) for b in (True, False)])
def opt(d, k):
    v = d.get(k)
    if v is None: return 'none'
    return v + 1
print(opt({'a': 1}, 'a'), opt({'a': 1}, 'b'), opt({}, 'b'))
def grow(n):
    xs = []
    for i in range(n):
        if i % 2: xs.append(i)
        elif i % 3: xs.append(str(i))
        else: xs.append([i])
    return xs
print(grow(6))
def swap(a, b):
    a, b = b, a
    a[0], a[-1] = a[-1], a[0]
    return a, b
print(swap([1, 2], [3, 4]))
def matrix(n): return [[i * j for j in range(n)] for i in range(n)]
m = matrix(3); m[1][1] += 5; m[0], m[2] = m[2], m[0]
t = [list(r) for r in zip(*m)]
print(m, t, sum(map(sum, m)), [max(r) for r in m], [*map(list, zip(*m))] == t)
def memo(f, cache={}):
    def w(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50))
def bfs(g, s):
    from collections import deque
    seen, q, order = {s}, deque([s]), []
    while q:
        u = q.popleft(); order.append(u)
        for v in g.get(u, ()):
            if v not in seen: seen.add(v); q.append(v)
    return order
print(bfs({1: [2, 3], 2: [4], 3: [4], 4: []}, 1))
def perms(xs):
    if not xs: return [[]]
    return [[x] + p for i, x in enumerate(xs) for p in perms(xs[:i] + xs[i + 1:])]
print(perms([1, 2, 3]), len(perms('abcd'.split('b'))))
def count(words):
    d = {}
    for w in words: d[w] = d.get(w, 0) + 1
    return sorted(d.items(), key=lambda kv: (-kv[1], kv[0]))
print(count('a b a c b a'.split()))
def ack(m, n): return n + 1 if m == 0 else ack(m - 1, 1) if n == 0 else ack(m - 1, ack(m, n - 1))
print(ack(2, 3))
def digits(n):
    while n: n, d = divmod(n, 10); yield d
print(list(digits(1234)), sum(digits(99)))
x = 10
def early():
    if x > 5: return
    print('never')
print(early())
class Stack:
    def __init__(self): self.d = []
    def push(self, x): self.d.append(x); return self
    def pop(self):
        if not self.d: raise IndexError('empty')
        return self.d.pop()
s = Stack().push(1).push('a'); print(s.pop(), s.pop())
try: s.pop()
except IndexError as e: print(e)
total = 0
for i in range(10):
    if i == 3: continue
    if i == 7: break
    total += i
else: print('no')
print(total, i)
n = 27; steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1; steps += 1
print(steps)
while True:
    try:
        steps -= 10
        if steps < 50: break
    finally: pass
print(steps)
a = b = []
a.append(1); b += [2]; a = a + [3]
print(a, b)
print([i for i in range(20) if all(i % j for j in range(2, i)) and i > 1], {i % 3 for i in range(7)}, {w: len(w) for w in ('a', 'bb')})
z = [[0] * 2 for _ in range(2)]; z[0][0] = 1; y = [[0] * 2] * 2; y[0][0] = 1; print(z, y)
print(*(f'{i:>{w}}' for i, w in zip([1, 22], [3, 5])), sep='|', end='!\n')
del a[0]; a[1:1] = [7, 8]; a[::2] = [0] * len(a[::2]); print(a)
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)))
