"""Recipes: parse ingredient lines with mixed numbers, scale them, build a shopping list."""
import re
from fractions import Fraction as F
from itertools import groupby

UNITS = {"tsp": F(1), "tbsp": F(3), "cup": F(48)}
ALIASES = {"teaspoon": "tsp", "teaspoons": "tsp", "tablespoons": "tbsp", "tablespoon": "tbsp", "cups": "cup"}
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4", "⅓": "1/3", "⅔": "2/3", "⅛": "1/8"}

LINE = re.compile(r"^(?P<qty>\d+\s+\d+/\d+|\d+/\d+|\d+(?:\.\d+)?)\s+(?:(?P<unit>[a-z]+)\s+)?(?P<item>.+?)(?:,\s*(?P<note>.*))?$")


def parse_quantity(text):
    """'1 1/2' -> 3/2; decimals are exact too."""
    return sum((F(p) for p in text.split()), F(0))


def parse_line(line):
    for glyph, plain in VULGAR.items():
        line = line.replace(glyph, " " + plain)
    line = " ".join(line.lower().split())
    m = LINE.match(line)
    if m is None:
        raise ValueError(f"cannot parse {line!r}")
    unit = m["unit"]
    item = m["item"]
    unit = ALIASES.get(unit, unit)
    if unit is not None and unit not in UNITS and unit not in ("g", "ml"):
        item, unit = f"{unit} {item}", None
    return parse_quantity(m["qty"]), unit, item, m["note"]


def show(q):
    whole, rest = divmod(q, 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else str(rest)


def nice(q, unit):
    """Pick the largest spoon or cup that gives a friendly denominator."""
    if unit not in UNITS:
        return f"{show(q)}{' ' + unit if unit else ''}"
    spoons = q * UNITS[unit]
    for name in sorted(UNITS, key=UNITS.get, reverse=True):
        amount = spoons / UNITS[name]
        if amount >= F(1, 4) and amount.denominator in (1, 2, 3, 4):
            return f"{show(amount)} {name}{'s' if amount > 1 and name == 'cup' else ''}"
    return f"about {float(spoons):.2f} tsp"


class Recipe:
    def __init__(self, name, serves, text):
        self.name, self.serves = name, serves
        self.items = [parse_line(l) for l in text.strip().splitlines()]

    def __mul__(self, factor):
        clone = object.__new__(Recipe)
        clone.__dict__.update(self.__dict__)
        clone.serves = self.serves * factor
        clone.items = [(q * factor, *rest) for q, *rest in self.items]
        return clone

    __rmul__ = __mul__

    def for_people(self, n):
        return self * F(n, self.serves)

    def __str__(self):
        head = f"{self.name} (serves {show(F(self.serves))})"
        body = [f"  {nice(q, u):>12}  {i}{f' [{n}]' if n else ''}" for q, u, i, n in self.items]
        return "\n".join([head, *body])


pancakes = Recipe("Pancakes", 4, """
1 1/2 cups flour, sifted
3 1/2 tsp baking powder
¼ teaspoon salt
1 tablespoon sugar
1¼ cups milk
1 egg
3 tbsp butter, melted
""")
dal = Recipe("Dal", 6, """
2 cups red lentils, rinsed well
0.75 tsp turmeric
1/3 cup tomato puree
250 ml coconut milk
1 tsp salt
2 large onions, chopped
""")

for r in (pancakes, pancakes.for_people(6), F(1, 3) * pancakes, dal.for_people(1), dal * 2):
    print(r)
    print("  exact:", [str(q) for q, *_ in r.items])

print("untouched:", pancakes.items[0], pancakes.serves)

shopping = []
for recipe in (pancakes.for_people(10), dal.for_people(10)):
    for q, unit, item, _ in recipe.items:
        base = (q * UNITS[unit], "tsp") if unit in UNITS else (q, unit or "")
        shopping.append((item, base[1], base[0], recipe.name))
shopping.sort()
print("shopping for ten:")
for (item, unit), rows in groupby(shopping, key=lambda t: t[:2]):
    rows = list(rows)
    total = sum(r[2] for r in rows)
    sources = "+".join(sorted({r[3] for r in rows}))
    print(f"  {item:<14} {nice(total, unit or None):<14} = {total!s:>8} {unit:<4} {sources}")

for bad in ("a pinch of love", "", "1/0 cup air", "2 1/2 eggs", "3 g saffron"):
    try:
        print(parse_line(bad))
    except (ValueError, ZeroDivisionError) as e:
        print(type(e).__name__, "-", e)

half = F(1, 2)
print(F(7, -14), -half, abs(F(-3, 9)), F("0.125"), F("-1_0/4"), F(0.1).limit_denominator(100))
print(half + 1, half + 0.25, 2 ** half, half ** -2, half ** 3, round(F(7, 2)), round(F(22, 7), 2))
print(divmod(F(-7, 2), 1), F(-7, 2) // 1, F(-7, 2) % 1, int(F(-7, 2)), F(9, 3) == 3, hash(F(9, 3)) == hash(3))
print(sorted([F(1, 3), 0.3, F(3, 10), 1, 0.3333]), max(F(2, 3), 0.6667), sum([F(1, n) for n in range(1, 11)]))
