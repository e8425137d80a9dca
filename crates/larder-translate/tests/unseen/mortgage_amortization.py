# Loan schedules: float against integer cents against Fraction.
import math
import sys
import argparse
from fractions import Fraction
from datetime import date, timedelta


def annuity(principal, rate, n):
    if rate == 0:
        return principal / n
    r = rate / 12
    return principal * r / (1 - (1 + r) ** -n)


def add_months(d, k):
    y, m = divmod(d.year * 12 + d.month - 1 + k, 12)
    last = (date(y + (m == 11), (m + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(y, m + 1, min(d.day, last))


def schedule(principal, rate, n, start, extra=None):
    extra = extra or {}
    pay = annuity(principal, rate, n)
    left = principal
    for k in range(1, n + 1):
        interest = left * rate / 12
        amount = min(pay + extra.get(k, 0), left + interest)
        left -= amount - interest
        if abs(left) < 0.005:
            left = 0.0
        yield k, add_months(start, k), amount, interest, left
        if not left:
            return


def schedule_cents(principal, rate, n):
    """All in integer cents, interest rounded half up, the last payment takes the rest."""
    r = Fraction(rate) / 12
    exact = Fraction(principal) * r / (1 - (1 + r) ** -n)
    pay = math.ceil(exact)
    left, rows = principal, []
    while left > 0:
        interest = math.floor(left * r + Fraction(1, 2))
        amount = min(pay, left + interest)
        left -= amount - interest
        rows.append((amount, interest, left))
    return rows


def irr(flows, lo=-0.9, hi=1.0):
    npv = lambda r: sum(f / (1 + r) ** i for i, f in enumerate(flows))
    for _ in range(200):
        mid = (lo + hi) / 2
        if npv(mid) > 0:
            lo = mid
        else:
            hi = mid
    return lo


def main(argv):
    ap = argparse.ArgumentParser(prog="loan", description="amortize")
    ap.add_argument("--principal", type=float, default=1e5)
    ap.add_argument("--rate", type=float, default=4.5, help="per cent")
    ap.add_argument("--years", type=int, default=30)
    ap.add_argument("--extra", action="append", default=[], metavar="K:AMOUNT")
    ap.add_argument("-q", "--quiet", action="count", default=0)
    ns = ap.parse_args(argv)
    extra = {}
    for item in ns.extra:
        k, _, amount = item.partition(":")
        extra[int(k)] = float(amount)
    rows = list(schedule(ns.principal, ns.rate / 100, ns.years * 12, date(2023, 1, 31), extra))
    shown = rows[:3] + rows[-1:] if ns.quiet < 2 else rows[-1:]
    for k, when, amount, interest, left in shown:
        print(f"{k:>4} {when:%Y-%m-%d} {amount:>12,.2f} {interest:>10,.2f} {left:>14,.2f}")
    total = math.fsum(r[3] for r in rows)
    print(f"     {len(rows)} payments, interest {total:,.2f} ({total / ns.principal:.2%}), quiet={ns.quiet}")
    return rows


rows = main(sys.argv[1:])
main(["--years", "1", "--principal", "1200", "--rate", "0"])
main(["--extra", "1:20000", "--extra=12:5000.50", "-qq"])
main(["--rate", "12", "--years", "2", "--extra", "3:500000"])
cents = schedule_cents(10_000_000, Fraction(45, 1000), 360)
print(len(cents), cents[0], cents[-1], sum(i for _, i, _ in cents))
print(schedule_cents(1000, Fraction(1, 10), 3))
print(repr(annuity(1e5, 0.045, 360)), round(annuity(250000, .0325, 180), 2))
for d in (date(2024, 1, 31), date(2023, 11, 30), date(2024, 2, 29)):
    print([str(add_months(d, k)) for k in (1, 2, 12, -1, -12, 13)])
print(f"{irr([-1000] + [annuity(1000, .12, 12)] * 12) * 12:.6%}")
print(round(irr([-100, 60, 60]), 10), irr([-100, 110]) == 0.1, f"{irr([-100, 110]):.12f}")
yearly = {}
for k, when, amount, interest, left in rows:
    y = yearly.setdefault(when.year, [0, 0.0])
    y[0] += 1
    y[1] += interest
for y in list(yearly)[::6]:
    print(y, yearly[y][0], f"{yearly[y][1]:9.2f}", "*" * round(yearly[y][1] / 250))
try:
    main(["--years", "three"])
except SystemExit as e:
    print("argparse exit", e.code)
try:
    list(schedule(100, 0.05, 0, date(2020, 1, 1)))
except ZeroDivisionError as e:
    print("zero:", e)
