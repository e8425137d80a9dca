# whole numbers that grow in attributes
class Fib:
    def __init__(self): self.a, self.b = 0, 1
    def step(self):
        self.a, self.b = self.b, self.a + self.b
        return self.a
f = Fib()
for _ in range(300): last = f.step()
print(last, f.a)
class Fact:
    def __init__(self): self.v = 1; self.k = 0
    def next_one(self):
        self.k += 1
        self.v *= self.k
        return self.v
q = Fact()
print([q.next_one() for _ in range(30)][-1])
class Pow:
    def __init__(self, base): self.base = base
    def raised(self, n): return self.base ** n
print(Pow(3).raised(100), Pow(2).raised(0))
class Fnv:
    def __init__(self): self.h = 14695981039346656037
    def feed(self, t):
        for c in t: self.h = ((self.h ^ ord(c)) * 1099511628211) % 2 ** 64
        return self
print(Fnv().feed('hello').h)
class Djb:
    def __init__(self): self.h = 5381
    def feed(self, t):
        for c in t: self.h = (self.h * 33 + ord(c)) & 0xFFFFFFFF
        return self.h
print(Djb().feed('the quick brown fox'))
class Lcg:
    def __init__(self, s): self.s = s
    def nxt(self): self.s = (6364136223846793005 * self.s + 1442695040888963407) % 2 ** 64; return self.s
l = Lcg(1); print([l.nxt() for _ in range(3)])
class Dbl:
    def __init__(self): self.n = 1
    def go(self): self.n += self.n; return self.n
d = Dbl()
for _ in range(80): d.go()
print(d.n)
class Sum:
    def __init__(self): self.t = 0
    def put(self, x): self.t += x; return self
s = Sum()
for i in range(50): s.put(10 ** i)
print(s.t)
class Frac:
    def __init__(self, p, q): self.p = p; self.q = q
    def __add__(self, o): return Frac(self.p * o.q + o.p * self.q, self.q * o.q)
    def __repr__(self): return f'{self.p}/{self.q}'
acc = Frac(0, 1)
for i in range(1, 30): acc = acc + Frac(1, i)
print(acc)
class Poly:
    def __init__(self, cs): self.cs = cs
    def at(self, x):
        r = 0
        for c in reversed(self.cs): r = r * x + c
        return r
print(Poly([1] * 40).at(10), Poly([1, 2]).at(0.5))
class Chain:
    def __init__(self, v=1): self.v = v
    def times(self, k): return Chain(self.v * k)
c = Chain()
for _ in range(40): c = c.times(99)
print(c.v)
class Acc:
    def __init__(self): self.bits = 0
    def put(self, b): self.bits = (self.bits << 1) | b; return self.bits
a = Acc()
for i in range(100): a.put(i & 1)
print(a.bits)
class Rev:
    def __init__(self, n): self.n = n
    def rev(self):
        n, r = self.n, 0
        while n: r = r * 10 + n % 10; n //= 10
        return r
print(Rev(123456789012345678901234567890).rev(), Rev(120).rev())
