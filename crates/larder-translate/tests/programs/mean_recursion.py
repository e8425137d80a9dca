def parse(tokens):
    def expr(i, depth=0):
        if tokens[i] == "(":
            out = []
            i += 1
            while tokens[i] != ")":
                v, i = expr(i, depth + 1)
                out.append(v)
            return out, i + 1
        try:
            return int(tokens[i]), i + 1
        except ValueError:
            return tokens[i], i + 1
    return expr(0)[0]
def evaluate(x, env):
    if isinstance(x, str):
        return env[x]
    if not isinstance(x, list):
        return x
    op, *args = x
    if op == "let":
        env = {**env, args[0]: evaluate(args[1], env)}
        return evaluate(args[2], env)
    if op == "if":
        return evaluate(args[1] if evaluate(args[0], env) else args[2], env)
    if op == "fn":
        return lambda *v: evaluate(args[1], {**env, **dict(zip(args[0], v))})
    f, *vals = [evaluate(a, env) for a in x]
    return f(*vals)
import operator as o, math
env = {"+": lambda *a: sum(a), "*": lambda *a: math.prod(a), "-": o.sub, "<": o.lt, "=": o.eq, "list": lambda *a: list(a)}
for src in ["( + 1 2 ( * 3 4 ) )", "( let x 5 ( * x x ) )", "( if ( < 1 2 ) ( list 1 ( list ) ) 0 )", "( ( fn ( a b ) ( - a b ) ) 10 3 )", "( * 99999999999 99999999999 )"]:
    print(src, "=>", evaluate(parse(src.split()), env))
memo = {}
def ways(n, coins):
    if n == 0: return 1
    if n < 0 or not coins: return 0
    key = (n, coins)
    if key not in memo:
        memo[key] = ways(n - coins[0], coins) + ways(n, coins[1:])
    return memo[key]
print(ways(100, (50, 25, 10, 5, 1)), len(memo))
def flatten(x):
    for e in x:
        if isinstance(e, (list, tuple)):
            yield from flatten(e)
        else:
            yield e
print(list(flatten([1, [2, (3, [4.5, "x"]), []], None])))
def tree(depth):
    return None if depth == 0 else (tree(depth - 1), depth, tree(depth - 1))
def total(t):
    return 0 if t is None else total(t[0]) + t[1] + total(t[2])
print(tree(2), total(tree(5)))
best = None
for name, score in [("a", 3), ("b", 7.5), ("c", 7)]:
    if best is None or score > best[1]:
        best = (name, score)
print(best)
table = {}
for w in ["apple", "bob", "cat", "ant", "bee"]:
    table.setdefault(w[0], {}).setdefault(len(w), []).append(w)
print(table)
grid = [list(r) for r in ["#..", ".#.", "..#"]]
grid[1][1], grid[0][0] = grid[0][0], grid[1][1]
for r in grid: print("".join(r))
def bfs(g, s):
    seen, q = {s: 0}, [s]
    while q:
        n = q.pop(0)
        for m in g.get(n, []):
            if m not in seen:
                seen[m] = seen[n] + 1
                q.append(m)
    return seen
print(bfs({1: [2, 3], 2: [4], 3: [4, 5], 5: [1]}, 1), bfs({"a": "bc", "b": "d"}, "a"))
pairs = [(1, "x"), (2, "y")]
d = {k: v for k, v in pairs}
inv = {v: k for k, v in d.items()}
print(d, inv, [*zip(*pairs)], dict(pairs) == d)
acc = []
for i in range(3):
    acc += [i] * i
    acc.insert(0, -i)
print(acc, acc.index(-2), acc.count(2), acc[::-1].index(2))
x = [3, 1, 2]
y = sorted(x)
x.sort(reverse=True)
x.reverse()
print(x == y, x is y, x, [*map(str, x)], x.pop(0), x, x * 2, x + [None])
num, res = 255, ""
while num:
    num, r = divmod(num, 16)
    res = "0123456789abcdef"[r] + res
print(res, int(res, 16), f"{255:b}")
s = 0.0
for i in range(1, 6):
    s += 1 / i if i % 2 else -1 / i
print(s, round(s, 4), s == 0.7833333333333332)
primes, n = [], 2
while len(primes) < 10:
    if all(n % p for p in primes):
        primes.append(n)
    n += 1
else:
    print("done", primes)
mat = [[1, 2], [3, 4]]
def mul(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]
def power(m, e):
    r = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while e:
        if e & 1: r = mul(r, m)
        m = mul(m, m)
        e >>= 1
    return r
print(mul(mat, mat), power([[1, 1], [1, 0]], 200)[0][1], power([[0.5, 0], [0, 2]], 3))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
from functools import reduce
print(gcd(48, 18), reduce(gcd, [12, 18, 24]), reduce(lambda a, b: a * b // gcd(a, b), range(1, 50)))
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print(max(range(1, 1000), key=collatz), collatz(27), collatz(837799))
h = 0
for ch in "hash me please" * 5:
    h = (h * 131 + ord(ch)) % (1 << 61)
print(h)
h = 5381
for ch in "some text":
    h = ((h << 5) + h) ^ ord(ch)
print(h, h & 0xFFFFFFFF)
st = 12345
out = []
for _ in range(5):
    st ^= (st << 13) & 0xFFFFFFFF
    st ^= st >> 17
    st ^= (st << 5) & 0xFFFFFFFF
    out.append(st)
print(out)
e = 1
terms = [e := e * -3 for _ in range(45)]
print(terms[-1], sum(terms))
print([n ** n for n in range(12, 20)][-1], sum(k ** 10 for k in range(100)), max(2 ** k % 1000007 for k in range(80)))
fact = [1]
for i in range(1, 26): fact.append(fact[-1] * i)
print(fact[-1], fact[20] // fact[18], fact[25] // fact[23])
fibs = {0: 0, 1: 1}
for i in range(2, 101): fibs[i] = fibs[i - 1] + fibs[i - 2]
print(fibs[100])
tri = [[1]]
while len(tri) < 70:
    tri.append([a + b for a, b in zip([0] + tri[-1], tri[-1] + [0])])
print(max(tri[-1]))
v = [10 ** k for k in range(22)]
print(v[-1], sum(v), v[-1] - 1, -v[20])
def horner(cs, x):
    r = 0
    for c in cs: r = r * x + c
    return r
print(horner([1, 2, 3], 10 ** 12), horner([1.5, 2], 2), horner(range(20), 7))
m = 1
for k in [3, 7, 11] * 9: m *= k
print(m, m % 97, m.bit_length(), len(str(m)))
big = 2 ** 64
print(big >> 60, big // 3, -big // 7, big % 1000, big & 0xFF00000000000000, big | 1, ~big, big ^ (big - 1), float(big), big / 2, int(big / 2), big == float(big), hash(big), [big] * 2, {big: 1}[2 ** 64], sorted([big, -big, 0]), divmod(big, 10 ** 9), str(big)[::-1], f"{big:,}", "%d" % big, bin(big)[:5], pow(big, 3, 10 ** 9 + 7), abs(-big), min(big, 1), sum([big, big]), round(big, -5), big.__class__.__name__)
t = (1 << 62) + (1 << 62) - 1
u = 4611686018427387904
print(t, u + u, u * 2 - 1, [u, u][0] + u, -u - u, -u - u - 1, 9223372036854775807 + 1, 9223372036854775807 * -1 - 1)
