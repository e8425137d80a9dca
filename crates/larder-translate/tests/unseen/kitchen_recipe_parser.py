"""Recipes in a small markup: quantities as fractions, unit conversion, shopping list, scaling; regular expressions."""
import re
from collections import Counter, defaultdict
from fractions import Fraction as F

RECIPES = """\
# Pancakes (serves 4)
- 1 1/2 cups flour
- 3 1/2 tsp baking powder
- 1/4 tsp salt
- 1 tbsp sugar
- 1.25 cups milk
- 1 egg
- 3 tbsp butter, melted
> Sift, mix; fry 2-3 min each side. Serve with [[Jam]].

# Jam (serves 10)
- 500 g berries
- 2 cups sugar
- lemon
> Boil 15 min. See 'notes' -- it's fine.

# Bread (serves 8)
- 4 cups flour
- 2 tsp salt
- ½ tsp yeast
- 1 ¾ cups water
> Mix [[Flour]]. Wait 12-18 h; bake 30 min + 15 min.
"""
VULGAR = {"½": "1/2", "¼": "1/4", "¾": "3/4"}
UNITS = {"tsp": (F(1), "tsp"), "tbsp": (F(3), "tsp"), "cups": (F(48), "tsp"), "cup": (F(48), "tsp"), "g": (F(1), "g"), "kg": (F(1000), "g")}
ITEM = re.compile(r"""^-\s+
    (?P<qty>\d+(?:\.\d+)?(?:\s+\d+/\d+)?|\d+/\d+)?\s*
    (?:(?P<unit>tsp|tbsp|cups?|k?g)\b)?\s*
    (?P<name>[^,]+)(?:,\s*(?P<how>.*))?$""", re.VERBOSE)


def quantity(text):
    if text is None:
        return F(1)
    total = F(0)
    for part in text.split():
        total += F(part)
    return total


class Recipe:
    def __init__(self, title, serves):
        self.title, self.serves = title, int(serves)
        self.items, self.steps = [], []

    @classmethod
    def parse_all(cls, text):
        for k, v in VULGAR.items():
            text = re.sub(rf"(?<=\d){k}|{k}", lambda m: v, text)
        current = None
        for line in text.splitlines():
            if m := re.fullmatch(r"#\s*(.+?)\s*\(serves (\d+)\)", line):
                if current:
                    yield current
                current = cls(*m.groups())
            elif m := ITEM.match(line):
                current.items.append((quantity(m["qty"]), m["unit"], m["name"].strip(), m["how"]))
            elif line.startswith("> "):
                current.steps.extend(s for s in re.split(r"(?<=[.;])\s+", line[2:]) if s)
        yield current

    def scaled(self, people):
        ratio = F(people, self.serves)
        for qty, unit, name, how in self.items:
            yield qty * ratio, unit, name

    def minutes(self):
        low = high = 0
        for a, b, unit in re.findall(r"(\d+)(?:-(\d+))? (min|h)\b", " ".join(self.steps)):
            k = 60 if unit == "h" else 1
            low += int(a) * k
            high += int(b or a) * k
        return low, high

    @property
    def links(self):
        return re.findall(r"\[\[(\w+)\]\]", " ".join(self.steps))


def show(q):
    whole, rest = divmod(q, 1)
    if not rest:
        return str(whole)
    return f"{whole} {rest}" if whole else f"{rest}"


recipes = {r.title: r for r in Recipe.parse_all(RECIPES)}
for r in recipes.values():
    print(f"{r.title:=^30}")
    for (q, u, n, how), (q2, u2, _) in zip(r.items, r.scaled(6)):
        print(f"  {show(q):>6} {u or '':<5}{n:<14}{show(q2):>6}", f"({how})" if how else "", sep="")
    print("  time {}..{}".format(*r.minutes()), "links", [l if l in recipes else l + "?" for l in r.links], len(r.steps))
    print("  ", r.steps)
shopping = defaultdict(Counter)
for title, people in (("Pancakes", 6), ("Jam", 5), ("Bread", 8), ("Pancakes", 2)):
    for q, u, n in recipes[title].scaled(people):
        factor, base = UNITS.get(u, (F(1), ""))
        shopping[n][base] += q * factor
for name in sorted(shopping):
    for base, q in shopping[name].items():
        print(f"{name}: {show(q)} {base} ~{float(q):.3f} {q.numerator}/{q.denominator}".rstrip())
print(shopping["sugar"].most_common(), sum(shopping["salt"].values()), F("0.125") == F(1, 8), F(0.1).limit_denominator(100), F("-3/6"), repr(F(7, -21)), F(5, 2) // 1, -F(5, 2) // 1, round(F(5, 2)), round(F(7, 3), 2), F(1, 3) + 0.5, F(2) ** -2, F(1, 2) ** 0.5, int(F(-7, 2)), hash(F(1, 2)) == hash(0.5), F(3, 1) == 3, {F(1): "a"}[1])
text = "The rain in Spain, 2024-05-06; mail: a.b@c.org, X_Y@z.co.uk. Tel +49 (0)30/123-456"
print(re.findall(r"\b\w*ai\w*\b", text), re.search(r"(\d{4})-(\d\d)-(\d\d)", text).groups(), re.search(r"(?P<y>\d{4})-(?P<m>\d\d)", text).groupdict())
print(re.sub(r"(\w+)@(\w+)", r"\2 at \1", text), re.sub(r"(?i)the|IN", "_", text, count=2), re.subn(r"\d", "#", text)[1])
print(re.split(r"[;,.]\s*", text), re.split(r"(\d+)", "a1b22c", maxsplit=1), re.split(r"x*", "axbc"))
m = re.compile(r"(a)(b)?(?:c)(d)*").match("acdd!")
print(m.groups(), m.groups("-"), m.span(), m.span(2), m.start(3), m.end(), m.group(0, 1), m.lastindex, m[3], m.string, m.re.pattern, m.expand(r"<\1>"), m)
print([m.group() for m in re.finditer(r"(?=(..))", "abcd")], [m.start() for m in re.finditer("a|b|", "cab")], re.findall(r"(a)|(b)", "ab"), re.findall(r"^\w", "ab\ncd", re.M), re.findall("a.c", "a\nc abc", re.S), re.match("b", "ab"), re.fullmatch("a|ab", "ab")[0])
print(re.escape("a.b*[c]-d e"), re.sub("", "-", "abc"), re.sub(r"\s+$", "", "x  \n"), re.findall(r"(?<!\d)\d{2}(?!\d)", "1 22 333 44"), re.sub(r"(?P<w>\w+) (?P=w)", r"[\g<w>]", "the the cat cat sat"), re.search(r"a{2,3}?", "aaaa").group(), re.findall(r"[^\W\d_]+", "abc_1é2"), bool(re.search(r"\Bx\B", "axb")))
for bad in ("(", "[a", "*a", "(?P<1>x)", "a{3,2}", "\\", "(?<=a+)b", "(?P<n>a)(?P<n>b)", r"\1", "a**"):
    try:
        re.compile(bad)
        print(bad, "fine")
    except re.error as e:
        print(bad, "->", e)
