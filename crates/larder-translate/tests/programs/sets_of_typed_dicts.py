"""Typed dicts, forms of complex numbers, encodings of two bytes, bases that compare themselves."""
from typing import TypedDict


class Movie(TypedDict):
    name: str
    year: int


class Rated(Movie, total=False):
    stars: float


m = Movie(name="x", year=3)
print(m, type(m).__name__, m["year"] + 1, Movie.__total__, sorted(Rated.__required_keys__), sorted(Rated.__optional_keys__))
r = Rated(name="y", year=1, stars=2.5)
r["stars"] += 1
print(r, {**r, **m}, Movie({"name": "z", "year": 2}))
z = 2 - 3j
print(f"{z:>12}|{z:<12}|{z:^12}|{z:*^14.2f}|{z:12}|{z:12.2f}|{z:+.1f}|{1j:>8}|{z:,.2f}")
for form in ("012.1f", "=12", "d", "s", "%"):
    try:
        print(format(z, form))
    except ValueError as e:
        print(e)
for name in ("utf-16", "utf-16-le", "utf_16_be", "utf-32", "utf-32-be", "cp1252", "utf-8-sig"):
    data = "aé€".encode(name)
    print(name, data, data.decode(name))


class Down(float):
    def __lt__(self, other):
        return float(self) > float(other)


ds = [Down(3), Down(20.5), Down(-4)]
print(sorted(ds), max(ds), min(ds), ds[0] > 2, ds[0] > ds[1], ds[0] < ds[1])
for bases in ((int, str), (list, dict)):
    try:
        print(type("Z", bases, {}).__name__)
    except TypeError as e:
        print(e)
for f in (lambda: int("1", bsae=2), lambda: int(base=2), lambda: str(1, 2), lambda: str(b"a", errors=1), lambda: int.from_bytes("ab", "big")):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(int("z", base=36), int(b"101", 2), (-8) ** (1 / 3), (-8.0) ** 0.5, (-2.0) ** 2)
words = "a b stop c".split()
it = iter(words)
print(list(iter(lambda: next(it), "stop")), list(iter(lambda: next(it), "stop")))
