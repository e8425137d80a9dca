import math
def lcm_all(n):
    l = 1
    for k in range(1, n): l = math.lcm(l, k)
    return l
print(lcm_all(60))
rows = [1]
for _ in range(80): rows = [sum(rows[:i + 1]) for i in range(len(rows) + 1)]
print(max(rows))
text = ''
for d in range(30): text += str(d % 10)
print(int(text) + 1)
big = '9' * 30
print(int(big))
dp = [1]
for i in range(80): dp.append(sum(dp))
print(dp[-1])
x = 3
for _ in range(8): x = abs(-x * x)
print(x)
def fibm(n):
    m = [[1, 1], [1, 0]]
    r = [[1, 0], [0, 1]]
    while n:
        if n & 1: r = mat(r, m)
        m = mat(m, m)
        n >>= 1
    return r[0][1]
def mat(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]
print(fibm(200))
c = 27
n = 0
while c != 1:
    c = c // 2 if c % 2 == 0 else 3 * c + 1
    n += 1
print(n)
