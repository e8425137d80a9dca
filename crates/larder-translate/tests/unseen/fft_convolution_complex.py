"""FFT with complex numbers: recursive, iterative, inverse, convolution, big multiplication, NTT check."""
import cmath
import math


def dft(xs, sign=-1):
    n = len(xs)
    w = cmath.exp(sign * 2j * cmath.pi / n)
    return [sum(x * w ** (j * k % n) for j, x in enumerate(xs)) for k in range(n)]


def fft(xs):
    n = len(xs)
    if n == 1:
        return list(xs)
    even, odd = fft(xs[::2]), fft(xs[1::2])
    half = n // 2
    twiddled = [cmath.rect(1, -2 * math.pi * k / n) * odd[k] for k in range(half)]
    return [e + t for e, t in zip(even, twiddled)] + [e - t for e, t in zip(even, twiddled)]


def fft_in_place(a, invert=False):
    n = len(a)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j ^= bit
        if i < j:
            a[i], a[j] = a[j], a[i]
    length = 2
    while length <= n:
        angle = 2 * math.pi / length * (1 if invert else -1)
        root = complex(math.cos(angle), math.sin(angle))
        for start in range(0, n, length):
            w = 1 + 0j
            for k in range(start, start + length // 2):
                u, v = a[k], a[k + length // 2] * w
                a[k], a[k + length // 2] = u + v, u - v
                w *= root
        length <<= 1
    if invert:
        a[:] = [x / n for x in a]
    return a


def ntt(a, mod=998244353, g=3, invert=False):
    n = len(a)
    if n == 1:
        return a
    root = pow(g, (mod - 1) // n, mod)
    if invert:
        root = pow(root, -1, mod)

    def rec(v, w):
        if len(v) == 1:
            return v
        e, o = rec(v[::2], w * w % mod), rec(v[1::2], w * w % mod)
        out, x, h = [0] * len(v), 1, len(v) // 2
        for k in range(h):
            t = x * o[k] % mod
            out[k], out[k + h] = (e[k] + t) % mod, (e[k] - t) % mod
            x = x * w % mod
        return out

    res = rec(a, root)
    return [x * pow(n, -1, mod) % mod for x in res] if invert else res


def convolve(p, q):
    size = 1
    while size < len(p) + len(q) - 1:
        size *= 2
    fa = fft_in_place([complex(x) for x in p] + [0j] * (size - len(p)))
    fb = fft_in_place([complex(x) for x in q] + [0j] * (size - len(q)))
    prod = fft_in_place([x * y for x, y in zip(fa, fb)], invert=True)
    return [round(z.real) for z in prod[:len(p) + len(q) - 1]]


def convolve_ntt(p, q):
    size = 1 << (len(p) + len(q) - 2).bit_length()
    fa, fb = ntt(p + [0] * (size - len(p))), ntt(q + [0] * (size - len(q)))
    return ntt([x * y % 998244353 for x, y in zip(fa, fb)], invert=True)[:len(p) + len(q) - 1]


def slow(p, q):
    out = [0] * (len(p) + len(q) - 1)
    for i, x in enumerate(p):
        for j, y in enumerate(q):
            out[i + j] += x * y
    return out


def multiply(a, b):
    sign = -1 if (a < 0) != (b < 0) else 1
    da, db = ([int(c) for c in str(abs(v))[::-1]] for v in (a, b))
    total, carry, digits = 0, 0, []
    for d in convolve(da, db):
        carry, low = divmod(carry + d, 10)
        digits.append(str(low))
    return sign * int(f"{carry or ''}" + "".join(digits[::-1]))


def show(z, places=6):
    re, im = round(z.real, places) + 0.0, round(z.imag, places) + 0.0
    return f"{re:g}{im:+g}j"


signal = [1, 2, 3, 4, 0, -1, -2, 0.5]
for name, fn in (("dft", dft), ("fft", fft), ("in place", lambda s: fft_in_place([complex(x) for x in s]))):
    print(f"{name:<9}", " ".join(map(show, fn(signal))))
back = fft_in_place(fft_in_place([complex(x) for x in signal]), invert=True)
print("round trip", [show(z) for z in back], all(cmath.isclose(a, b, abs_tol=1e-12) for a, b in zip(signal, back)))
energy = sum(abs(z) ** 2 for z in fft(signal)) / len(signal)
print(f"parseval {energy:.9f} {sum(x * x for x in signal)}")
tone = [math.sin(2 * math.pi * 3 * k / 32) + 0.25 * math.cos(2 * math.pi * 7 * k / 32) for k in range(32)]
spectrum = fft(tone)
print("peaks", [(k, round(abs(z), 6), round(math.degrees(cmath.phase(z)), 3) + 0.0) for k, z in enumerate(spectrum[:17]) if abs(z) > 1e-6])

for p, q in (([1, 1], [1, 1]), ([1, 2, 3], [4, 5]), ([5], [7]), ([1, -1] * 4, [1, 1, 1]), (list(range(20)), list(range(30, 10, -1)))):
    r = convolve(p, q)
    print(r, r == slow(p, q), [x % 998244353 for x in r] == convolve_ntt(p, q))
row = [1]
for _ in range(12):
    row = convolve(row, [1, 1])
print("pascal", row, row == [math.comb(12, k) for k in range(13)])
a, b = 3 ** 120 + 1, -(7 ** 75)
print(multiply(a, b), multiply(a, b) == a * b)
print(multiply(99999999, 99999999), multiply(12, 0), multiply(-4, -25), multiply(-1, 10 ** 18))
text, pattern = "abracadabra-abra", "abra"
score = convolve([ord(c) for c in text], [ord(c) for c in pattern][::-1])
energy_p = sum(ord(c) ** 2 for c in pattern)
match = [i for i in range(len(text) - len(pattern) + 1)
         if sum(ord(c) ** 2 for c in text[i:i + 4]) - 2 * score[i + 3] + energy_p == 0]
print("matches", match)

print("complex corners")
z = 3 - 4j
print(z, repr(z), abs(z), z.conjugate(), z.real, z.imag, -z, z * 1j, z / (1 + 2j), z ** 2, z ** 0, z == 3 - 4j, z != 3)
print(1j ** 2, 1j * 1j == -1, complex(0, -0.0), complex(-0.0, 2), complex("1e3-2.5j"), complex("j"), complex(1.5), 2 + 0j == 2, hash(2 + 0j) == hash(2))
print((1 + 2j) + 3, 3 - (1 + 2j), 2 * (1.5 + 0.5j), 1 / 2j, complex(1e16, 1e-5), 1e400j, complex("nan"), [0j, -0j])
print(f"{z:.2f} {z:g} {1/3+2j/3:.3e} {z!r:>12}|", cmath.sqrt(-4), cmath.polar(-1), cmath.phase(-1j))
for bad in (lambda: z < 1j, lambda: int(z), lambda: z // 2, lambda: z / 0, lambda: complex("1 + 2j"), lambda: math.sqrt(-1), lambda: float("1j")):
    try:
        print(bad())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, "-", e)
print(sum([1j, 2, 3.5]), sorted([3j, 1, 2j - 1], key=abs), max([1 + 1j, -2], key=lambda c: c.real), bool(0j), bool(1j))
