# Vending machine: change-making with limited coins, state classes swapping __class__-like behaviour
from collections import Counter
from decimal import Decimal, ROUND_HALF_UP
import sys

class OutOfChange(Exception):
    ...

class State:
    def __init__(self, machine):
        self.m = machine
    def __getattr__(self, action):
        def refuse(*args):
            return f"{type(self).__name__}: cannot {action}{args if args else ''}"
        return refuse

class Idle(State):
    def insert(self, coin):
        self.m.state = HasMoney(self.m)
        return self.m.insert(coin)
    def service(self, **stock):
        for name, n in stock.items():
            price, old = self.m.slots[name]
            self.m.slots[name] = price, old + n
        return sorted((k, n) for k, (_, n) in self.m.slots.items())

class HasMoney(State):
    def insert(self, coin):
        if coin not in self.m.COINS:
            return f"rejected {coin}"
        self.m.inserted[coin] += 1
        self.m.bank[coin] += 1
        return f"credit {self.m.credit / 100:.2f}"
    def select(self, name):
        try:
            price, n = self.m.slots[name]
        except KeyError:
            return f"no {name!r}"
        if n <= 0:
            return f"{name} sold out"
        if self.m.credit < price:
            return f"{name} costs {price / 100:.2f}, need {(price - self.m.credit) / 100:.2f} more"
        change = self.m.change(self.m.credit - price)
        self.m.slots[name] = (price, n - 1)
        self.m.sales.append((name, price))
        self.m.reset(change)
        return f"{name} + change {dict(sorted(change.items(), reverse=True))}"
    def cancel(self):
        back = +self.m.inserted
        self.m.reset(back)
        return f"returned {sum(c * n for c, n in back.items())}"

class Machine:
    COINS = (200, 100, 50, 20, 10, 5)
    def __init__(self, slots, float_=None):
        self.slots = dict(slots)
        self.bank = Counter(float_ or {})
        self.inserted = Counter()
        self.sales = []
        self.state = Idle(self)
    def __getattr__(self, name):
        if name.startswith("_") or "state" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.state, name)
    @property
    def credit(self):
        return sum(c * n for c, n in self.inserted.items())
    def reset(self, paid_out):
        self.bank -= paid_out
        self.inserted.clear()
        self.state = Idle(self)
    def change(self, amount):
        best = None
        def go(i, left, used):
            nonlocal best
            if left == 0:
                if best is None or sum(used.values()) < sum(best.values()):
                    best = Counter(used)
                return
            if i == len(self.COINS) or best is not None and sum(used.values()) >= sum(best.values()):
                return
            coin = self.COINS[i]
            for n in range(min(left // coin, self.bank[coin]), -1, -1):
                used[coin] = n
                go(i + 1, left - n * coin, used)
            del used[coin]
        go(0, amount, {})
        if best is None:
            raise OutOfChange(f"cannot give {amount}")
        return +best
m = Machine({"cola": (150, 2), "chips": (85, 1), "gum": (30, 0)}, {50: 1, 20: 3, 5: 1})
script = """select cola;insert 100;select cola;insert 3;insert 50;select cola;insert 200;select gum;select tea;select chips;cancel
insert 100;insert 20;cancel;insert 200;select chips;service;frobnicate 1 2;insert 200;select cola;insert 100;cancel;select cola""".replace("\n", ";")
for cmd in script.split(";"):
    verb, *args = cmd.split()
    args = [int(a) if a.isdigit() else a for a in args]
    try:
        print(f"{cmd:<16}", getattr(m, verb)(*args))
    except OutOfChange as e:
        print(f"{cmd:<16}", "!!", e, m.cancel())
    except TypeError as e:
        print(f"{cmd:<16}", "TypeError", e)
print(sorted(m.bank.items()), m.sales, m.credit, type(m.state).__name__, "credit" in vars(m))
print(m.service(gum=2, cola=1), m.slots)
tricky = Machine({"x": (5, 9)}, {50: 1, 20: 4, 10: 0})
print([(a, dict(tricky.change(a))) for a in (20, 60, 80, 130)])
for amount in (30, 75):
    try:
        print(tricky.change(amount))
    except OutOfChange as e:
        print(repr(e))
totals = Counter()
for name, price in m.sales:
    totals[name] += Decimal(price) / 100
vat = {n: (t * Decimal("0.175")).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) for n, t in totals.items()}
print({n: str(t) for n, t in totals.items()}, {n: str(v) for n, v in vat.items()}, sum(vat.values()), f"{sum(totals.values()):.2f}")
print(Decimal("0.1") + Decimal("0.2") == Decimal("0.3"), 0.1 + 0.2, Decimal(0.1) == 0.1, Decimal("1.10") + 1, Decimal(10) / 3, Decimal("2.675").quantize(Decimal("0.01")), round(Decimal("2.5")), -Decimal("0"), Decimal("1E+3") + 0)
try:
    m.service(water=1)
except KeyError as e:
    print("no slot", e, file=sys.stderr)
    raise SystemExit("machine fault: %s" % e)
