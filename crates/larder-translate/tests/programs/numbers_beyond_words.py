def bits(cells):
    n = 0
    for c in cells:
        n = n * 10 + c
    return n
print(bits([9] * 81))
s = '9' * 40
print(int(s), int(s) + 1)
h = 0
for ch in 'hello world this is long':
    h = h * 31 + ord(ch)
print(h)
x = 1
for i in range(1, 30): x *= i
print(x)
class A:
    def __init__(self): self.t = 1
    def up(self): self.t *= 1000
a = A()
for _ in range(10): a.up()
print(a.t)
m = [[1, 1], [1, 0]]
def mul(a, b): return [[sum(a[i][k] * b[k][j] for k in range(2)) for j in range(2)] for i in range(2)]
r = m
for _ in range(150): r = mul(r, m)
print(r)
print(sum([2**62, 2**62]), 1 << 100, int('12345678901234567890123'))
import functools, operator, math
print(functools.reduce(operator.mul, range(1, 25)), math.factorial(25), math.prod(range(1, 25)), math.comb(100, 50))
d = {'a': 2**40}
d['a'] *= 2**40
print(d)
print(int(''.join(str(i) for i in range(20))))
print(sum(int(c) * 10**i for i, c in enumerate('1' * 25)))
print(int.from_bytes(b'\xff' * 10, 'big'), hash('a') == hash('a'))
