class Quantity:
    UNITS = {"m": (1, {"L": 1}), "km": (1000, {"L": 1}), "s": (1, {"T": 1}), "h": (3600, {"T": 1}), "kg": (1, {"M": 1})}

    def __init__(self, value, unit="", dims=None):
        if dims is None:
            scale, dims = self.UNITS[unit] if unit else (1, {})
            value *= scale
        self.value = value
        self.dims = {k: v for k, v in dims.items() if v}

    def _combine(self, o, sign):
        dims = dict(self.dims)
        for k, v in o.dims.items():
            dims[k] = dims.get(k, 0) + sign * v
        return dims

    def __mul__(self, o):
        o = o if isinstance(o, Quantity) else Quantity(o)
        return Quantity(self.value * o.value, dims=self._combine(o, 1))

    def __rmul__(self, o):
        return self * o

    def __truediv__(self, o):
        o = o if isinstance(o, Quantity) else Quantity(o)
        return Quantity(self.value / o.value, dims=self._combine(o, -1))

    def __rtruediv__(self, o):
        return Quantity(o) / self

    def _check(self, o):
        if not isinstance(o, Quantity) or self.dims != o.dims:
            raise TypeError(f"{self} and {o} do not match")

    def __add__(self, o):
        self._check(o)
        return Quantity(self.value + o.value, dims=self.dims)

    def __lt__(self, o):
        self._check(o)
        return self.value < o.value

    def __eq__(self, o):
        return isinstance(o, Quantity) and (self.value, self.dims) == (o.value, o.dims)

    def __pow__(self, n):
        return Quantity(self.value ** n, dims={k: v * n for k, v in self.dims.items()})

    def __format__(self, spec):
        unit = "·".join(k + (f"^{v}" if v != 1 else "") for k, v in sorted(self.dims.items()))
        return format(self.value, spec) + (" " + unit if unit else "")

    def __str__(self):
        return format(self)

    def __int__(self):
        return int(self.value)

    def __float__(self):
        return float(self.value)

    def __abs__(self):
        return Quantity(abs(self.value), dims=self.dims)

    def __round__(self, n=0):
        return Quantity(round(self.value, n), dims=self.dims)

    def __bool__(self):
        return self.value != 0

    def __index__(self):
        return int(self.value)


d = Quantity(100, "km")
t = Quantity(2, "h")
v = d / t
print(v, f"{v:.2f}", f"{v * t:,}", d, 3 * t, 1 / t)
print(d + Quantity(500, "m") > d, v ** 2, (d / d), Quantity(5) + Quantity(6))
try:
    d + t
except TypeError as e:
    print(e)
try:
    d < 5
except TypeError as e:
    print(e)
try:
    Quantity(1, "furlong")
except KeyError as e:
    print("unknown unit", e)
try:
    "5" * t
except TypeError as e:
    print("TypeError", e)
try:
    5 - t
except TypeError as e:
    print(e)
print(int(v), float(t), abs(Quantity(-3, "m")), round(v, 1), bool(Quantity(0)), list(range(10))[Quantity(3)], hex(Quantity(255)))
print(sorted([Quantity(3, "m"), Quantity(1, "km"), Quantity(2, "m")])[-1], max(Quantity(3, "m"), Quantity(7, "m")))
print(d == Quantity(100000, "m"), d != t, d in [t, Quantity(100, "km")], d == 5)
