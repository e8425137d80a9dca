# Integers that leave 64 bits in every kind of place.
def fact(n):
    r = 1
    for i in range(2, n + 1):
        r *= i
    return r


def power(b, e):
    r = 1
    while e:
        if e & 1:
            r *= b
        b *= b
        e >>= 1
    return r


def fibs(n):
    a, b = 0, 1
    out = []
    for _ in range(n):
        out.append(a)
        a, b = b, a + b
    return out


def horner(coeffs, x):
    acc = 0
    for c in coeffs:
        acc = acc * x + c
    return acc


def hash_text(s):
    h = 5381
    for c in s:
        h = h * 33 + ord(c)
    return h


def masked(s):
    h = 0
    for c in s:
        h = (h << 5 ^ h >> 27 ^ ord(c)) & 0xFFFFFFFF
    return h


def binom(n):
    row = [1]
    for _ in range(n):
        row = [a + b for a, b in zip([0] + row, row + [0])]
    return row


class Acc:
    def __init__(self):
        self.total = 0
        self.product = 1
        self.hist = {}

    def add(self, n):
        self.total += n
        self.product *= n
        self.hist[n] = self.hist.get(n, 0) + n ** 5
        return self


def matrix_power(m, n):
    r = [[1, 0], [0, 1]]
    while n:
        if n % 2:
            r = [[sum(a * b for a, b in zip(row, col)) for col in zip(*m)] for row in r]
        m = [[sum(a * b for a, b in zip(row, col)) for col in zip(*m)] for row in m]
        n //= 2
    return r


def sum_squares(n):
    t = 0
    for i in range(n):
        t += i * i * 10 ** 12
    return t


def shift(n):
    x = 1
    for _ in range(n):
        x <<= 1
    return x, x - 1, -x, x >> n - 1, ~x, x ^ 1, x | 3, x & -x


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def digits_sum(n):
    s = 0
    while n > 0:
        s += n % 10
        n //= 10
    return s


def mixed(n):
    x = n
    xs = []
    for i in range(6):
        x = x * x if i % 2 == 0 else x + 0.5 if i == 5 else x - 1
        xs.append(x)
    return xs


print(fact(20), fact(21), fact(25), power(3, 50), power(-2, 63), power(2, 64), fibs(95)[-3:])
print(horner([1] * 25, 10), horner([9, -9], -10 ** 10), hash_text('hello world, again'), masked('hello'), max(binom(70)), sum(binom(64)) == 2 ** 64)
a = Acc()
for n in (10 ** 6, 10 ** 7, 10 ** 8, -3):
    a.add(n)
print(a.total, a.product, a.hist, matrix_power([[1, 1], [1, 0]], 150)[0][1], sum_squares(1000))
print(shift(62), shift(63), shift(64), gcd(2 ** 70, 6 ** 40), gcd(10 ** 30, 12), digits_sum(2 ** 100), digits_sum(fact(30)))
print(mixed(3), mixed(10 ** 5), [2 ** i for i in (31, 62, 63, 64)], 9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, -(-9223372036854775808), abs(-9223372036854775808))
m = 9223372036854775807
m += 1
n = -m
n -= 1
print(m, n, m // -1, n // -1, m % 10, n % 10, divmod(n, 10 ** 9), m > n, m == 2 ** 63, hash(m) != 0, m * 0, int(m / 2), float(m), round(m, -3), m.bit_length())
c = [2 ** 62]
c[0] += c[0]
c.append(c[0] * c[0])
c[-1] -= 1
print(c, sum(c), max(c), sorted(c, reverse=True)[0], min(c) // 7, c.index(2 ** 63))
i = 2 ** 63 - 2
while i < 2 ** 63 + 1:
    i += 1
    print(i, end=' ')
print(range(2 ** 63, 2 ** 63 + 2)[1], len(range(10 ** 20, 10 ** 20 + 3)), list(range(2 ** 64, 2 ** 64 + 4, 2)), 2 ** 64 in range(0, 2 ** 65, 2))
d = {2 ** 64: 'big', 1: 'one'}
print(d[2 ** 64], d[2.0 ** 64], d[True], {2 ** 64, float(2 ** 64)}, str(10 ** 19), int('9' * 25), f'{10 ** 19:,} {10 ** 19:x}', '%d' % 10 ** 1, 10 ** 19 % 97, pow(7, 10 ** 19, 97), -10 ** 19 >> 3, (10 ** 19).to_bytes(9, 'big').hex())
total = 0
for k in range(1, 40):
    total = total * 3 + k
    if total > 2 ** 63:
        print(k, total)
        break
x = 3
for _ in range(5):
    x **= 2
print(x, x ** 2, x ** 0, -x ** 3 % 1000, 2 ** -x if False else 2 ** -5, 0 ** 0)
avg = sum([2 ** 63, 2 ** 63]) / 2
print(avg, (2 ** 63 + 2 ** 63) // 2, 10 ** 25 / 10 ** 24, 10 ** 18 * 10.0, 2 ** 63 * 0.5, 7 ** 30 * 1j)
print([10 ** 6][0] * [10 ** 6][0] * [10 ** 6][0] * [10 ** 6][0], len('x' * 3) * 2 ** 62, ord('a') << 60, True << 64, sum(2 ** i for i in range(70)))
print(1 << 2 ** 70)
