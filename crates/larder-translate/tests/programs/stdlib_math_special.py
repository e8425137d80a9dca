"""math: the functions whose last bit differs between libraries, at many points."""
import math, random
r = random.Random(7)
def tried(f, x):
    try:
        return f(x).hex()
    except (ValueError, OverflowError) as e:
        return type(e).__name__ + " " + str(e)
names = ["erf", "erfc", "gamma", "lgamma", "asinh", "acosh", "atanh", "exp2", "cbrt", "expm1", "log1p", "sinh", "cosh", "tanh", "log2", "log10"]
fs = [getattr(math, n) for n in names]
for i in range(400):
    k = r.randrange(6)
    if k == 0: 
        x = r.uniform(-7, 7)
    elif k == 1: x = r.uniform(-1.3, 1.3)
    elif k == 2: x = r.uniform(-180, 180)
    elif k == 3: x = math.ldexp(r.uniform(-1, 1), r.randrange(-1060, 40))
    elif k == 4: x = float(r.randrange(-30, 180))
    else: x = r.uniform(1, 40)
    print(x.hex(), *[n + "=" + tried(f, x) for n, f in zip(names, fs)])
for x in [0.0, -0.0, float("inf"), float("-inf"), float("nan"), 1, True, 1e-310, 5e-324, 171.6, 171.7, -170.5, -1.5]:
    print(x, *[n + "=" + tried(f, x) for n, f in zip(names, fs)])
