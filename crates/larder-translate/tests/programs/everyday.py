import copy
import string
import re
import json
import itertools
import random

class Account:
    """A bank account."""
    rate = 0.05
    count = 0
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"bad amount: {amount!r}")
        self.balance += amount
        return self
    @classmethod
    def named(cls, name):
        return cls(name, 10)
    @staticmethod
    def check(x):
        return x > 0
    @property
    def rich(self):
        return self.balance > 100
    def __repr__(self):
        return f"{type(self).__name__}({self.owner!r}, {self.balance})"
    def __eq__(self, other):
        return isinstance(other, Account) and self.owner == other.owner
    def __hash__(self):
        return hash(self.owner)

class Savings(Account):
    rate = 0.1
    def deposit(self, amount):
        super().deposit(amount)
        self.balance += int(amount * self.rate)
        return self

a, s = Account("ann"), Savings.named("sue")
print(a.deposit(50), s.deposit(100).deposit(20), s.rich, Account.count, Savings.check(-1), a == Account("ann"), len({a, Account("ann")}))
try:
    a.deposit(-5)
except ValueError as e:
    print("error:", e)
try:
    a.missing
except AttributeError as e:
    print(e)
print(getattr(s, "balance"), hasattr(s, "x"), isinstance(s, Account), Savings.__name__, Savings.__mro__[1].__name__)
inventory = {"apple": {"qty": 3, "price": 1.25}, "pear": {"qty": 0, "price": 2}}
for name, item in sorted(inventory.items()):
    print(f"{name:<10}|{item['qty']:>4}|{item['price']:8.2f}|{item['qty'] * item['price']:+.1e}")
print(sum(i["qty"] * i["price"] for i in inventory.values()), max(inventory, key=lambda k: inventory[k]["qty"]))
def parse(text):
    out = []
    for line in text.splitlines():
        m = re.match(r"(?P<key>\w+)\s*:\s*(?P<value>.+)", line)
        if m:
            key, value = m.group("key", "value")
            out.append((key, int(value) if value.isdigit() else value))
    return dict(out)
print(parse("a: 1\nb:  two words\nnothing\nc:3"))
def flatten(x):
    for i in x:
        if isinstance(i, list):
            yield from flatten(i)
        else:
            yield i
print(list(flatten([1, [2, [3, []], 4], [[5]]])))
data = {"k": [1, {"z": None}], "t": (1, 2)}
print(json.dumps(data, sort_keys=True), json.loads(json.dumps(data)) == {"k": [1, {"z": None}], "t": [1, 2]})
clone = copy.deepcopy(data)
clone["k"][1]["z"] = 5
print(data, clone)
random.seed(7)
deck = [r + s for r, s in itertools.product("A23", "SH")]
random.shuffle(deck)
print(deck, random.sample(deck, 2))
table = str.maketrans("abc", "xyz", "d")
print("aabbccdd".translate(table), string.ascii_uppercase[:5], "%05.1f|%-6s|%x|%c" % (3.14159, "ab", 255, 65), "{0!r:>8}{1:,}{k:b}".format("q", 1234567, k=5))
x = 0.1
total = 0
for i in range(10):
    total += x
print(total, total == 1.0, round(total, 10), 7 // -2, -7 % 3, divmod(-7, 2), 2 ** 100, 10 ** -2, int("-42"), float("1e3"), 1e16, 123456789012345678)
def outer():
    fs = []
    for i in range(3):
        fs.append(lambda: i)
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return [f() for f in fs], inc(), inc(5)
print(outer())
a, *b, c = range(6)
print(a, b, c, [*b, *"xy"], {**{"p": 1}, "q": 2})
while True:
    try:
        v = [1, 2, 3][a]
        a += 1
        if a > 5:
            break
    except IndexError:
        print("end at", a)
        break
    finally:
        print("step", a)
else:
    print("never")
print(sorted(["b", "A", "c"], key=str.lower, reverse=True), list(map(int, "1 2 3".split())), list(zip("ab", [1, 2])), dict(zip("ab", [1, 2])), any([]), all([]))
m = [[1, 2], [3, 4]]
print([list(r) for r in zip(*m)], [[sum(a * b for a, b in zip(r, c)) for c in zip(*m)] for r in m])
print(type(3).__name__, type("") is str, isinstance(True, int), True + 1, None is None, [] == [], [1, [2]] < [1, [3]], "abc"[::-1], "a,b,,c".split(","), " x ".strip(), "-".join(["a", "b"]))
match {"type": "circle", "r": 2}:
    case {"type": "square", "side": s}:
        print(s)
    case {"type": "circle", "r": r} if r > 1:
        print("big", r)
