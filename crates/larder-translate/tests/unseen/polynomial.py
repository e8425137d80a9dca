class Poly:
    """Dense polynomials over the integers or floats."""

    def __init__(self, *coeffs):
        c = list(coeffs)
        while c and c[-1] == 0:
            c.pop()
        self.c = tuple(c)

    def __repr__(self):
        return f"Poly{self.c}" if len(self.c) != 1 else f"Poly({self.c[0]})"

    def __str__(self):
        if not self.c:
            return "0"
        parts = []
        for power, k in reversed(list(enumerate(self.c))):
            if not k:
                continue
            sign = "-" if k < 0 else "+"
            mag = abs(k)
            body = "" if mag == 1 and power else str(mag)
            var = "" if power == 0 else "x" if power == 1 else f"x^{power}"
            parts.append((sign, body + var))
        first, *rest = parts
        return ("-" if first[0] == "-" else "") + first[1] + "".join(f" {s} {b}" for s, b in rest)

    def __call__(self, x):
        y = 0
        for k in reversed(self.c):
            y = y * x + k
        return y

    def __add__(self, o):
        if isinstance(o, (int, float)):
            o = Poly(o)
        n = max(len(self.c), len(o.c))
        a = self.c + (0,) * (n - len(self.c))
        b = o.c + (0,) * (n - len(o.c))
        return Poly(*[x + y for x, y in zip(a, b)])

    __radd__ = __add__

    def __neg__(self):
        return Poly(*(-k for k in self.c))

    def __sub__(self, o):
        return self + -o

    def __mul__(self, o):
        if not isinstance(o, Poly):
            return Poly(*(k * o for k in self.c))
        out = [0] * (len(self.c) + len(o.c) - 1 if self.c and o.c else 0)
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                out[i + j] += a * b
        return Poly(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        r = Poly(1)
        for _ in range(n):
            r *= self
        return r

    def __divmod__(self, o):
        rem = list(self.c)
        q = [0] * max(len(rem) - len(o.c) + 1, 0)
        for i in range(len(q) - 1, -1, -1):
            q[i] = rem[i + len(o.c) - 1] // o.c[-1]
            for j, k in enumerate(o.c):
                rem[i + j] -= q[i] * k
        return Poly(*q), Poly(*rem)

    def __eq__(self, o):
        return self.c == (o.c if isinstance(o, Poly) else Poly(o).c)

    def __hash__(self):
        return hash(self.c)

    def __bool__(self):
        return bool(self.c)

    def deriv(self):
        return Poly(*(i * k for i, k in enumerate(self.c))[1:]) if False else Poly(*[i * k for i, k in enumerate(self.c)][1:])


x = Poly(0, 1)
p = 3 * x * x - 2 * x + 1
print(p, repr(p), p(2), p(0.5), p(10 ** 12))
print(p + p, p - p, p * p, bool(p - p), (p - p)(3))
print((x + 1) ** 5)
print((x + 1) ** 40 == (x + 1) ** 20 * (x + 1) ** 20, max(((x + 1) ** 70).c))
q, r = divmod(x ** 4 - 1 * x + Poly(3), x * x + 1)
print(q, "|", r, "|", q * (x * x + 1) + r)
print(p.deriv(), p.deriv().deriv(), p.deriv().deriv().deriv())
print({x: "x", Poly(5): "five"}[Poly(5)], Poly(5) == 5, 5 == Poly(5), Poly() == 0, p != p)
print(sum([x, x * x, 1]), -x, Poly(1.5, -1, 0.25))
try:
    divmod(p, Poly())
except IndexError as e:
    print("IndexError:", e)
try:
    p + "a"
except AttributeError as e:
    print("AttributeError:", e)


def newton(f, x0, tol=1e-12):
    df = f.deriv()
    for i in range(100):
        step = f(x0) / df(x0)
        x0 -= step
        if abs(step) < tol:
            return x0, i
    raise ArithmeticError("no convergence")


root, steps = newton(x * x - Poly(2), 1.0)
print(f"{root:.12f}", steps)
try:
    newton(x * x + 1, 0.5)
except ArithmeticError as e:
    print(e)
