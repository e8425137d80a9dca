"""Family relations from a compact text format."""
from collections import deque, defaultdict
from functools import cached_property

TEXT = """
George 1895-1952 m
Elizabeth 1900-2002 f
Lilibet 1926-2022 f < George Elizabeth
Margaret 1930-2002 f < George Elizabeth
Philip 1921-2021 m
Charles 1948 m < Philip Lilibet
Anne 1950 f < Philip Lilibet
David 1961 m < Margaret
Sarah 1964 f < Margaret
Diana 1961-1997 f
William 1982 m < Charles Diana
Harry 1984 m < Charles Diana
Peter 1977 m < Anne
Zara 1981 f < Anne
GeorgeJr 2013 m < William
Mia 2014 f < Zara
Arthur 1999 ? < Sarah
"""


class Person:
    everyone = {}

    def __init__(self, name, years, sex, parents=()):
        self.name = name
        born, _, died = years.partition("-")
        self.born = int(born)
        self.died = int(died) if died else None
        self.sex = sex
        self.parents = [Person.everyone[p] for p in parents]
        self.children = []
        for p in self.parents:
            p.children.append(self)
        Person.everyone[name] = self

    @classmethod
    def get(cls, name):
        try:
            return cls.everyone[name]
        except KeyError:
            raise LookupError(f"nobody is called {name}") from None

    @cached_property
    def ancestors(self):
        """name -> distance (breadth first)"""
        out, q = {}, deque([(self, 0)])
        while q:
            p, d = q.popleft()
            if p.name not in out:
                out[p.name] = d
                q.extend((x, d + 1) for x in p.parents)
        return out

    @property
    def siblings(self):
        seen = []
        for p in self.parents:
            for c in p.children:
                if c is not self and c not in seen:
                    seen.append(c)
        return seen

    def age(self, year):
        end = self.died if self.died is not None and self.died < year else year
        return None if year < self.born else end - self.born

    def __repr__(self):
        return self.name

    def __contains__(self, other):
        return any(c is other or other in c for c in self.children)


def greats(n, word):
    return "great-" * n + word


def ordinal(n):
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def relation(a, b):
    """What is b to a?"""
    pick = lambda m, f, x: {"m": m, "f": f}.get(b.sex, x)
    common = a.ancestors.keys() & b.ancestors.keys()
    if not common:
        shared = [c for c in a.children if c in b.children]
        return pick("husband", "wife", "partner") if shared else "no relation"
    da, db = min((a.ancestors[c], b.ancestors[c]) for c in common)
    if (da, db) == (0, 0):
        return "self"
    if da == 0:
        base = pick("son", "daughter", "child")
        return base if db == 1 else greats(db - 2, "grand" + base)
    if db == 0:
        base = pick("father", "mother", "parent")
        return base if da == 1 else greats(da - 2, "grand" + base)
    if da == db == 1:
        full = set(map(repr, a.parents)) == set(map(repr, b.parents))
        return ("" if full else "half-") + pick("brother", "sister", "sibling")
    if db == 1:
        return greats(da - 2, pick("uncle", "aunt", "pibling"))
    if da == 1:
        return greats(db - 2, pick("nephew", "niece", "nibling"))
    degree, removed = min(da, db) - 1, abs(da - db)
    return f"{ordinal(degree)} cousin" + (f" {removed}x removed" if removed else "")


def pedigree(p, depth=0):
    yield f"{'. ' * depth}{p.name} ({p.born}{f'-{p.died}' if p.died else ''})"
    for c in sorted(p.children, key=lambda c: c.born):
        yield from pedigree(c, depth + 1)


for line in TEXT.strip().splitlines():
    left, _, right = line.partition("<")
    Person(*left.split(), parents=right.split())
P = Person.get
print(*pedigree(P("George")), sep="\n")
for pair in ("William Harry", "William Zara", "William Arthur", "GeorgeJr Mia", "GeorgeJr David", "Charles Diana", "Mia George",
             "George Mia", "David Anne", "Harry GeorgeJr", "Anne David", "Diana Philip", "Zara Zara", "Sarah Mia", "Charles Arthur", "Mia Arthur"):
    a, b = map(P, pair.split())
    print(f"{b.name} is {a.name}'s {relation(a, b)}")
print(P("Harry").ancestors, P("Anne").siblings, P("Philip").siblings)
print(P("Mia") in P("George"), P("George") in P("Mia"), [p.age(1990) for p in Person.everyone.values()])
gens = defaultdict(list)
for n, p in Person.everyone.items():
    gens[max(p.ancestors.values())].append(n)
print(dict(gens))
print(max(Person.everyone.values(), key=lambda p: (p.age(2024), p.name)), [ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 22, 101, 111, 113)])
print("ancestors" in vars(P("Harry")), "ancestors" in vars(P("Lilibet")))
try:
    Person("Bad", "19x0", "m")
except ValueError as e:
    print(e)
P("Henry")
