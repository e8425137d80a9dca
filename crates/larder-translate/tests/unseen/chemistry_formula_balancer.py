import re
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from collections import Counter

MASS = dict(H=1.008, C=12.011, N=14.007, O=15.999, Na=22.990, Al=26.982, P=30.974, S=32.06, Cl=35.45, K=39.098, Ca=40.078, Cr=51.996, Mn=54.938, Fe=55.845, Cu=63.546)
TOKEN = re.compile(r"([A-Z][a-z]?)|(\()|(\))|(\d+)|(\^\d*[+-])")
SUB = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


class FormulaError(ValueError):
    pass


def parse(formula):
    stack, last, charge, pos = [Counter()], None, 0, 0
    while pos < len(formula):
        m = TOKEN.match(formula, pos)
        if m is None:
            raise FormulaError(f"{formula}: cannot read {formula[pos]!r}")
        pos = m.end()
        match m.lastindex, m.group():
            case 1, element:
                last = Counter({element: 1})
                stack[-1].update(last)
            case 2, _:
                stack.append(Counter())
                last = None
            case 3, _ if len(stack) == 1:
                raise FormulaError(f"{formula}: stray )")
            case 3, _:
                last = stack.pop()
                stack[-1].update(last)
            case 4, digits if last:
                for el, n in last.items():
                    stack[-1][el] += n * (int(digits) - 1)
                last = None
            case 4, _:
                raise FormulaError(f"{formula}: number out of place")
            case 5, text:
                charge = int((text[1:-1] or "1")) * (1 if text[-1] == "+" else -1)
    if len(stack) != 1:
        raise FormulaError(f"{formula}: unclosed (")
    out = dict(stack[0])
    if charge:
        out["charge"] = charge
    return out


def null_space(rows):
    rows = [[Fraction(x) for x in r] for r in rows]
    pivots, r = [], 0
    width = len(rows[0])
    for c in range(width):
        p = next((i for i in range(r, len(rows)) if rows[i][c]), None)
        if p is None:
            continue
        rows[r], rows[p] = rows[p], rows[r]
        rows[r] = [x / rows[r][c] for x in rows[r]]
        for i, row in enumerate(rows):
            if i != r and row[c]:
                rows[i] = [a - row[c] * b for a, b in zip(row, rows[r])]
        pivots.append(c)
        r += 1
    free = [c for c in range(width) if c not in pivots]
    for f in free:
        v = [Fraction(0)] * width
        v[f] = Fraction(1)
        for i, c in enumerate(pivots):
            v[c] = -rows[i][f]
        yield v


def balance(equation):
    sides = [[t.strip() for t in s.split(" + ")] for s in equation.split("->")]
    if len(sides) != 2:
        raise FormulaError("need one arrow")
    left, right = sides
    species = [parse(s) for s in left + right]
    elements = sorted({e for s in species for e in s})
    signs = [1] * len(left) + [-1] * len(right)
    matrix = [[sg * s.get(e, 0) for s, sg in zip(species, signs)] for e in elements]
    solutions = list(null_space(matrix))
    if len(solutions) != 1:
        raise FormulaError(f"{len(solutions)} independent solutions")
    (v,) = solutions
    scale = lcm(*(x.denominator for x in v))
    ints = [int(x * scale) for x in v]
    g = reduce(gcd, ints)
    ints = [x // g for x in ints]
    if any(x <= 0 for x in ints):
        raise FormulaError(f"not all positive: {ints}")
    return ints, left, right, v


def pretty(ints, left, right):
    terms = [f"{n if n > 1 else ''}{f.split('^')[0].translate(SUB)}{'^' + f.split('^')[1] if '^' in f else ''}" for n, f in zip(ints, left + right)]
    return " + ".join(terms[:len(left)]) + " → " + " + ".join(terms[len(left):])


EQUATIONS = """H2 + O2 -> H2O
Fe + O2 -> Fe2O3
C3H8 + O2 -> CO2 + H2O
Al2(SO4)3 + Ca(OH)2 -> Al(OH)3 + CaSO4
KMnO4 + HCl -> KCl + MnCl2 + H2O + Cl2
Cr2O7^2- + Fe^2+ + H^+ -> Cr^3+ + Fe^3+ + H2O
Cu + HNO3 -> Cu(NO3)2 + NO + H2O
C2H5OH -> CO2
H2 + O2 -> H2O + H2O2
H2O -> (OH
2H -> H2
NaCl -> Na + Cl2 -> x
H2O) -> H
Xx + O2 -> XxO
C6H12O6 -> C2H5OH + CO2"""
for line in EQUATIONS.splitlines():
    try:
        ints, left, right, v = balance(line)
        print(pretty(ints, left, right), ints, [str(x) for x in v])
        masses = [n * sum(MASS[e] * k for e, k in parse(f).items() if e != "charge") for n, f in zip(ints, left + right)]
        print(f"    {' + '.join(f'{m:.3f}' for m in masses[:len(left)])} = {sum(masses[len(left):]):.3f} g")
    except FormulaError as e:
        print(f"{line}: {e}")
    except KeyError as e:
        print(f"    no mass for {e}")
for f in ("Ca3(PO4)2", "Fe(Fe(CN)6)3", "SO4^2-", "NaCl", ""):
    p = parse(f)
    print(repr(f), p, sum(p.values()))
print(Counter(parse("C6H12O6")) - Counter(parse("H2O")), Counter(H=2) & Counter(H=1, O=3), Counter(a=1) | Counter(a=4), +Counter(a=-1, b=2), -Counter(a=-1), Counter("hello").most_common(2), list(Counter(a=2, b=0).elements()))
print(lcm(4, 6, 10), gcd(0, 0), gcd(-12, 18), lcm(), Fraction("3/4") + Fraction("0.25"), Fraction(1.5).limit_denominator(), Fraction(-7, 14), Fraction(22, 7) // 1, round(Fraction(5, 2)), Fraction(3.14159).limit_denominator(100))
