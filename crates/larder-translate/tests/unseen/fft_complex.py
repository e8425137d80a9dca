# FFT with complex numbers; convolution of big integers; printing rounded
import cmath
import math
from functools import cache


def fft(a, invert=False):
    n = len(a)
    if n == 1:
        return list(a)
    assert n & (n - 1) == 0, f"length {n} is not a power of two"
    even, odd = fft(a[::2], invert), fft(a[1::2], invert)
    sign = -1 if not invert else 1
    out = [0] * n
    for k in range(n // 2):
        t = cmath.exp(sign * 2j * math.pi * k / n) * odd[k]
        out[k], out[k + n // 2] = even[k] + t, even[k] - t
    return out


def ifft(a):
    return [x / len(a) for x in fft(a, invert=True)]


def dft(a):
    n = len(a)
    return [sum(x * cmath.exp(-2j * cmath.pi * k * j / n) for j, x in enumerate(a)) for k in range(n)]


def clean(z, nd=6):
    re, im = round(z.real, nd), round(z.imag, nd)
    re, im = re + 0.0, im + 0.0
    return complex(re, im)


def convolve(a, b):
    n = 1
    while n < len(a) + len(b) - 1:
        n <<= 1
    fa = fft(list(a) + [0] * (n - len(a)))
    fb = fft([*b, *[0] * (n - len(b))])
    return [round(z.real) for z in ifft([x * y for x, y in zip(fa, fb)])][:len(a) + len(b) - 1]


def bigmul(x, y):
    sign = -1 if (x < 0) ^ (y < 0) else 1
    da, db = ([int(c) for c in reversed(str(abs(v)))] for v in (x, y))
    conv = convolve(da, db)
    carry, digits = 0, []
    for v in conv:
        carry, d = divmod(v + carry, 10)
        digits.append(str(d))
    return sign * int((str(carry) if carry else "") + "".join(reversed(digits)))


sig = [1, 2, 3, 4, 0, -1, -2, -3]
spec = fft(sig)
print([clean(z) for z in spec])
print(max(abs(a - b) for a, b in zip(spec, dft(sig))) < 1e-9)
print([round(z.real, 9) + 0.0 for z in ifft(spec)])
for k, z in enumerate(spec[:5]):
    mag, ph = cmath.polar(z)
    print(f"{k}: |{mag:8.4f}| {math.degrees(ph):+9.3f} deg  {'#' * int(mag * 2)}")
print(convolve([1, 2, 3], [4, 5]), convolve([1], [7]), convolve([1] * 5, [1] * 5))
x, y = 123456789 ** 5, -987654321 ** 4
print(bigmul(x, y) == x * y, bigmul(x, y))
print(bigmul(99999, 99999), bigmul(0, 5), bigmul(-3, -4))
try:
    fft([1, 2, 3])
except AssertionError as e:
    print("assert:", e)

z = 3 + 4j
print(z, abs(z), z.conjugate(), z * 1j, z / (1 - 1j), z ** 2, z ** 0.5, -z, complex("1-2j"), complex(0, -0.0), (1j) ** 2)
print(z == 3 + 4j, 3 + 0j == 3, hash(3 + 0j) == hash(3), repr(1j), str(-1j), 1e20 + 1e-5j, f"{z:.2f}", f"{z!r:>10}")
print(cmath.sqrt(-4), cmath.phase(-1), clean(cmath.exp(1j * math.pi)), clean(cmath.log(-1)), cmath.isclose(cmath.rect(2, math.pi / 2), 2j, abs_tol=1e-9))
for bad in (lambda: z < 1, lambda: int(z), lambda: z // 2, lambda: math.sqrt(-1), lambda: z / 0, lambda: complex("1 + 2j")):
    try:
        print(bad())
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__ + ":", e)


@cache
def root(n, k):
    return cmath.exp(2j * cmath.pi * k / n)


print([clean(sum(root(n, k) for k in range(n)), 9) for n in range(1, 6)])
print([clean(root(8, k), 4) for k in range(0, 8, 2)], root.cache_info().currsize)
wave = [math.sin(2 * math.pi * 3 * t / 32) + 0.5 * math.cos(2 * math.pi * 7 * t / 32) for t in range(32)]
power = [abs(v) for v in fft(wave)][:16]
peaks = sorted(range(16), key=power.__getitem__, reverse=True)[:2]
print(peaks, ["%.3f" % power[p] for p in peaks], sum(p > 1e-6 for p in power))
mand = ["".join("#" if abs(zz) <= 2 else "." for zz in row) for row in
        ([__import__("functools").reduce(lambda v, _: v * v + c if abs(v) <= 2 else v, range(30), 0j)
          for c in (complex(-2 + i * 0.1, j * 0.25) for i in range(28))] for j in range(-4, 5))]
print(*mand, sep="\n")
