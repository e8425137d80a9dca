"""Monthly payroll with Decimal money, progressive brackets and year-to-date caps."""
from decimal import Decimal as D, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation
from abc import ABC, abstractmethod
import calendar

CENT = D("0.01")
BRACKETS = [(D(11000), D("0.10")), (D(44725), D("0.12")), (D(95375), D("0.22")), (None, D("0.24"))]


def money(x):
    return D(x).quantize(CENT, rounding=ROUND_HALF_UP)


def show(x):
    x = money(x)
    return f"({-x:,})" if x < 0 else f"{x:,}"


def progressive(income, brackets=BRACKETS):
    tax, lo, detail = D(0), D(0), []
    for hi, rate in brackets:
        top = income if hi is None else min(income, hi)
        if top > lo:
            part = (top - lo) * rate
            detail.append((rate, top - lo, part))
            tax += part
        if hi is None or income <= hi:
            break
        lo = hi
    return money(tax), detail


class Employee(ABC):
    registry = []

    def __init__(self, name, **extra):
        self.name = name
        self.extra = extra
        self.ytd = {"gross": D(0), "social": D(0), "tax": D(0)}
        Employee.registry.append(self)

    @abstractmethod
    def gross(self, month):
        ...

    def deductions(self, gross):
        yield "social", self.social(gross)
        yearly = gross * 12
        yield "tax", money(progressive(yearly)[0] / 12)
        for k, v in sorted(self.extra.items()):
            yield k, money(v(gross) if callable(v) else v)

    def social(self, gross, cap=D(20000), rate=D(".062")):
        room = max(D(0), cap - self.ytd["gross"])
        return money(min(gross, room) * rate)

    def pay(self, month):
        g = money(self.gross(month))
        lines = list(self.deductions(g))
        self.ytd["gross"] += g
        for k, v in lines:
            self.ytd[k] = self.ytd.get(k, D(0)) + v
        return g, lines, g - sum(v for _, v in lines)


class Salaried(Employee):
    def __init__(self, name, annual, **extra):
        super().__init__(name, **extra)
        self.annual = D(annual)

    def gross(self, month):
        # eleven equal payments rounded down, the rest in December
        part = (self.annual / 12).quantize(CENT, ROUND_DOWN)
        return part if month != 12 else self.annual - part * 11


class Hourly(Employee):
    def __init__(self, name, rate, hours, **extra):
        super().__init__(name, **extra)
        self.rate, self.hours = D(rate), hours

    def gross(self, month):
        h = D(str(self.hours[month - 1] if month <= len(self.hours) else 0))
        over = max(h - 160, 0)
        return (h - over) * self.rate + over * self.rate * D("1.5")


class Commission(Salaried):
    def __init__(self, *args, sales, **kw):
        super().__init__(*args, **kw)
        self.sales = dict(sales)

    def gross(self, month):
        return super().gross(month) + D(self.sales.get(month, 0)) * D("0.035")


Salaried("Ines", "100000", pension=lambda g: g * D("0.05"))
Hourly("Juan", "17.35", [150.25, 172.5, 160], union=D("12.00"))
Commission("Kofi", 36000, sales={1: 50000, 3: "81234.56"}, bonus_clawback=-100)
for month in (1, 2, 3):
    print(f"--- {calendar.month_name[month]}")
    for e in Employee.registry:
        g, lines, net = e.pay(month)
        print(f"{e.name:<6}{show(g):>12}  " + " ".join(f"{k}={show(v)}" for k, v in lines) + f"  net {show(net)}")
for e in Employee.registry:
    print(e.name, {k: str(v) for k, v in e.ytd.items()})
print(sum(Employee.registry[0].gross(m) for m in range(1, 13)), Employee.registry[0].gross(5))
for inc in ("0", "11000", "11000.01", "50000", "250000"):
    t, d = progressive(D(inc))
    print(f"{inc:>9} tax {t!s:>10} effective {(t / D(inc) if D(inc) else D(0)):.2%}", [str(p.normalize()) for *_, p in d])
for v in ("2.675", "2.665", "-2.675", "0.005", "1E+3"):
    print(v, money(v), show(v), round(D(v), 2))
try:
    money("12,50")
except InvalidOperation as e:
    print("InvalidOperation", e)
try:
    Employee("ghost")
except TypeError as e:
    print(e)
try:
    D("1.5") + 1.5
except TypeError as e:
    print(e)
