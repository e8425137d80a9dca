"""Digits of pi, e and square roots with integers only; factorials, Fibonacci, RSA toy, base conversion."""
from functools import reduce
from itertools import islice
from math import comb, factorial, gcd, isqrt, lcm, prod


def pi_digits():
    """Gibbons' spigot."""
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


def machin(digits):
    unity = 10 ** (digits + 10)

    def arctan_inv(x):
        power = unity // x
        total, n, sign = power, 3, -1
        while power:
            power //= x * x
            total += sign * (power // n)
            sign, n = -sign, n + 2
        return total

    return 4 * (4 * arctan_inv(5) - arctan_inv(239)) // 10 ** 10


def e_digits(n):
    """Rabinowitz-Wagon style."""
    size = n + 20
    a = [1] * size
    out = []
    for _ in range(n):
        carry = 0
        for i in range(size - 1, -1, -1):
            carry, a[i] = divmod(a[i] * 10 + carry, i + 2)
        out.append(carry)
    return "2." + "".join(map(str, out))


def sqrt_digits(n, places):
    s = str(isqrt(n * 10 ** (2 * places)))
    return s[:-places] + "." + s[-places:]


def fib(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def to_base(n, base):
    if n < 0:
        return "-" + to_base(-n, base)
    out = ""
    while True:
        n, d = divmod(n, base)
        out = DIGITS[d] + out
        if not n:
            return out


def digit_sum(n):
    return sum(map(int, str(abs(n))))


print("".join(map(str, islice(pi_digits(), 60))))
print(machin(60))
print(e_digits(50))
print(sqrt_digits(2, 50), sqrt_digits(10 ** 9 + 7, 30))
for n in (0, 1, 2, 10, 90, 93, 94, 300):
    print(f"fib({n}) = {fib(n)}")
print(fib(1000) % 10 ** 20, len(str(fib(5000))), fib(5000).bit_length())

for n in (20, 21, 25, 50):
    f = factorial(n)
    zeros = len(str(f)) - len(str(f).rstrip("0"))
    print(f"{n}! = {f} zeros {zeros} digit sum {digit_sum(f)} twos {(f & -f).bit_length() - 1}")
print(digit_sum(factorial(200)), digit_sum(2 ** 1000), digit_sum(-(9 ** 99)))
print(comb(100, 50), lcm(*range(1, 41)), prod(range(1, 30, 2)), gcd(factorial(20), 3 ** 30))

big = 0xDEADBEEFCAFEBABE1234567890ABCDEF
for base in (2, 3, 8, 16, 36):
    text = to_base(-big, base)
    print(base, text if base > 2 else len(text), int(text, base) == -big)
print(hex(big), oct(2 ** 70), bin(2 ** 65 + 1), f"{big:_x} {big:,} {2**64:_b}")
print(big.to_bytes(16, "big").hex(), big.to_bytes(20, "little")[:4], int.from_bytes(b"\xff" * 9, "big", signed=True))
print(big >> 100, big >> 200, -big >> 200, -big >> 100, (big << 3) % 1000, -big & 0xFFFF, ~big & 0xFF, big ^ -big, -big | 0xFF)

p, q = 2 ** 89 - 1, 2 ** 107 - 1
n, phi, e = p * q, (p - 1) * (q - 1), 65537
d = pow(e, -1, phi)
message = int.from_bytes("attack at dawn".encode(), "big")
cipher = pow(message, e, n)
plain = pow(cipher, d, n)
print(n, d, cipher, sep="\n")
print(plain.to_bytes((plain.bit_length() + 7) // 8, "big").decode(), e * d % phi)
try:
    pow(2, -1, 4)
except ValueError as err:
    print("ValueError:", err)

a, b = 10 ** 40 + 7, 10 ** 20 - 3
for x, y in ((a, b), (-a, b), (a, -b), (-a, -b)):
    qd, rd = divmod(x, y)
    print(qd, rd, qd * y + rd == x, abs(rd) < abs(y))
print(a // b * b + a % b == a, (a * a - b * b) == (a + b) * (a - b), isqrt(a * a - 1) == a - 1)
print(a / b, float(10 ** 22), int(1e23), 10 ** 23 == 1e23, int(float(2 ** 63)), 2 ** 53 + 1 == float(2 ** 53 + 1))
collatz, steps, peak = 837799, 0, 0
while collatz != 1:
    collatz = collatz // 2 if collatz % 2 == 0 else 3 * collatz + 1
    steps, peak = steps + 1, max(peak, collatz)
print(steps, peak)
x = 1
growth = []
for i in range(1, 40):
    x = x * 31 + i
    if x.bit_length() % 10 < 2:
        growth.append((i, x))
print(growth[:3], growth[-1], x % (2 ** 61 - 1))
mersenne = [k for k in (2, 3, 5, 7, 11, 13, 17, 19, 23, 31, 61, 89, 107, 127)
            if k == 2 or reduce(lambda s, _: (s * s - 2) % (2 ** k - 1), range(k - 2), 4) == 0]
print("Mersenne exponents", mersenne, 2 ** mersenne[-1] - 1)
