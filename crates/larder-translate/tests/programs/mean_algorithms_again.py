from collections import defaultdict
import sys
def tokenize(s):
    out, i = [], 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."): j += 1
            out.append(("num", float(s[i:j]) if "." in s[i:j] else int(s[i:j])))
            i = j
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalnum(): j += 1
            out.append(("id", s[i:j]))
            i = j
        else:
            out.append(("op", c))
            i += 1
    out.append(("end", None))
    return out
PREC = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}
class Parser:
    def __init__(self, s):
        self.toks, self.i, self.vars = tokenize(s), 0, {}
    def peek(self): return self.toks[self.i]
    def next(self):
        t = self.toks[self.i]; self.i += 1
        return t
    def expr(self, lo=0):
        kind, v = self.next()
        if kind == "num": left = v
        elif kind == "id": left = self.vars.get(v, v)
        elif v == "-": left = ("neg", self.expr(2))
        elif v == "(":
            left = self.expr()
            if self.next()[1] != ")": raise SyntaxError("expected )")
        else: raise SyntaxError(f"unexpected {v!r}")
        while True:
            kind, op = self.peek()
            p = PREC.get(op)
            if kind != "op" or p is None or p < lo: return left
            self.next()
            left = (op, left, self.expr(p + (op != "^")))
def ev(t):
    if isinstance(t, tuple):
        if t[0] == "neg": return -ev(t[1])
        op, a, b = t
        a, b = ev(a), ev(b)
        return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "%": lambda: a % b, "^": lambda: a ** b}[op]()
    return t
for s in ["1 + 2 * 3", "(1+2)*3", "2^3^2", "-2^2", "10 / 4", "7 % 4 - 1", "2 ^ 100", "1.5 * 4", "2 ^ -1", "(1", "1 / 0", "x + 1", "-(3 - 5) * 2", "99999999999 * 99999999999"]:
    try:
        t = Parser(s).expr()
        print(s, "=>", t, "=", ev(t))
    except (SyntaxError, ZeroDivisionError, TypeError) as e:
        print(s, "!!", type(e).__name__, e)
def lcs(a, b):
    t = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            t[i + 1][j + 1] = t[i][j] + 1 if x == y else max(t[i][j + 1], t[i + 1][j])
    i, j, out = len(a), len(b), []
    while i and j:
        if a[i - 1] == b[j - 1]:
            out.append(a[i - 1]); i -= 1; j -= 1
        elif t[i - 1][j] >= t[i][j - 1]: i -= 1
        else: j -= 1
    return t[-1][-1], "".join(reversed(out)) if isinstance(a, str) else out[::-1]
print(lcs("AGGTAB", "GXTXAYB"), lcs([1, 2, 3, 4], [2, 4, 5]))
def knap(items, cap):
    best = {0: (0, ())}
    for name, w, v in items:
        for c, (val, names) in list(best.items()):
            nc = c + w
            if nc <= cap and best.get(nc, (-1,))[0] < val + v:
                best[nc] = (val + v, names + (name,))
    return max(best.values())
print(knap([("a", 1, 1.5), ("b", 3, 4), ("c", 4, 5), ("d", 5, 7)], 7))
graph = defaultdict(dict)
for a, b, w in [("A", "B", 4), ("A", "C", 2), ("C", "B", 1), ("B", "D", 5), ("C", "D", 8.5)]:
    graph[a][b] = graph[b][a] = w
def dijkstra(src):
    import heapq
    dist, prev, q = {src: 0}, {}, [(0, src)]
    while q:
        d, u = heapq.heappop(q)
        if d > dist[u]: continue
        for v, w in graph[u].items():
            if d + w < dist.get(v, float("inf")):
                dist[v] = d + w
                prev[v] = u
                heapq.heappush(q, (dist[v], v))
    return dist, prev
print(*dijkstra("A"))
def perms(xs):
    if len(xs) <= 1: return [xs]
    return [[x] + p for i, x in enumerate(xs) for p in perms(xs[:i] + xs[i + 1:])]
print(perms([1, 2, 3]), len(perms(list("abcd"))), perms([]))
def queens(n, row=0, cols=(), out=None):
    out = [] if out is None else out
    if row == n: out.append(cols)
    else:
        for c in range(n):
            if all(c != cc and abs(c - cc) != row - r for r, cc in enumerate(cols)):
                queens(n, row + 1, cols + (c,), out)
    return out
print(len(queens(6)), queens(4))
def rle(s):
    out = []
    for ch in s:
        if out and out[-1][0] == ch: out[-1][1] += 1
        else: out.append([ch, 1])
    return "".join(f"{c}{n if n > 1 else ''}" for c, n in out)
print(rle("aaabccd"), rle(""))
def hanoi(n, a="A", b="B", c="C"):
    if n == 0: return 0
    return hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(10))
def sieve(n):
    s = bytearray([1]) * (n + 1)
    s[0:2] = b"\0\0"
    for i in range(2, int(n ** .5) + 1):
        if s[i]: s[i * i::i] = bytes(len(s[i * i::i]))
    return [i for i, v in enumerate(s) if v]
print(sieve(50), len(sieve(1000)))
state = {"count": 0, "log": []}
def step(**kw):
    for k, v in kw.items():
        if callable(v): state[k] = v(state[k])
        else: state[k] = v
    state["count"] += 1
    state["log"].append(sorted(kw))
step(x=1, y=[2]); step(x=lambda q: q + 0.5, y=lambda q: q + [3])
print(state)
def digits(n, base=10):
    if n < 0: return "-" + digits(-n, base)
    q, r = divmod(n, base)
    return (digits(q, base) if q else "") + "0123456789abcdefghijklmnopqrstuvwxyz"[r]
print(digits(255, 2), digits(-255, 16), digits(10 ** 25, 36), digits(0))
def stats(xs):
    xs = sorted(xs)
    n = len(xs)
    mean = sum(xs) / n
    med = xs[n // 2] if n % 2 else (xs[n // 2 - 1] + xs[n // 2]) / 2
    var = sum((x - mean) ** 2 for x in xs) / (n - 1) if n > 1 else 0
    mode = max(set(xs), key=lambda v: (xs.count(v), -v))
    return mean, med, round(var ** .5, 6), mode
print(stats([3, 1, 4, 1, 5, 9, 2, 6]), stats([2.5, 3.5]), stats([7]))
inv = [[1, "apple", 0.5], [2, "pear", 0.25], [10, "fig", 3]]
for q, n, p in inv:
    print(f"{q:>3} x {n:<8}{p:>7.2f} = {q * p:8.3f}")
print(f"{'total':>12}{sum(q * p for q, _, p in inv):>15,.2f}")
inv.sort(key=lambda r: r[2], reverse=True)
print([r[1] for r in inv], [r[:2] for r in inv[1:]], [*zip(*inv)][0])
def rot13(s): return "".join(chr((ord(c) - b + 13) % 26 + b) if c.isalpha() else c for c in s for b in [65 if c.isupper() else 97])
print(rot13("Hello, World!"), rot13(rot13("abc")))
def caesar(s, k): return s.translate({ord(c): chr((ord(c) - 97 + k) % 26 + 97) for c in map(chr, range(97, 123))})
print(caesar("xyz abc", 3))
def spiral(m):
    out = []
    while m:
        out += m[0]
        m = [list(r) for r in zip(*m[1:])][::-1]
    return out
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]), spiral([]), spiral([[1], [2]]))
def binsearch(xs, t):
    lo, hi = 0, len(xs) - 1
    while lo <= hi:
        mid = (lo + hi) // 2
        if xs[mid] == t: return mid
        if xs[mid] < t: lo = mid + 1
        else: hi = mid - 1
    return ~lo
print(binsearch([1, 3, 5, 7], 5), binsearch([1, 3, 5, 7], 4), binsearch("abc", "c"), binsearch([], 1))
def isqrt(n):
    x = n
    while x * x > n: x = (x + n // x) // 2
    return x
print(isqrt(10 ** 40), isqrt(17), isqrt(2 ** 62))
def egcd(a, b): return (a, 1, 0) if b == 0 else (lambda g, x, y: (g, y, x - a // b * y))(*egcd(b, a % b))
print(egcd(240, 46), pow(3, -1, 7), egcd(10 ** 20 + 39, 10 ** 18 + 9)[0])
def crt(rs, ms):
    M = 1
    for m in ms: M *= m
    return sum(r * (M // m) * pow(M // m, -1, m) for r, m in zip(rs, ms)) % M
print(crt([2, 3, 2], [3, 5, 7]), crt([1, 2, 3], [10 ** 9 + 7, 10 ** 9 + 9, 998244353]))
