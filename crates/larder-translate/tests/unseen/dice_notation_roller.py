import operator
import random
import re
import statistics
from fractions import Fraction
from functools import lru_cache, partial

TOKEN = re.compile(r"\s*(?:(\d*)d(\d+|%|F)((?:[kd][hl]?\d*|!|r<\d+)*)|(\d+)|([-+*/(),])|(max|min))")
OPS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.floordiv}


class DiceError(Exception):
    pass


class Dice:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.trace = []

    def tokens(self, text):
        pos = 0
        while pos < len(text.rstrip()):
            m = TOKEN.match(text, pos)
            if not m:
                raise DiceError(f"cannot read {text[pos:]!r} at {pos}")
            pos = m.end()
            count, sides, mods, number, sign, word = m.groups()
            if sides:
                yield "dice", (int(count or 1), {"%": 100, "F": "F"}.get(sides) or int(sides), mods)
            elif number:
                yield "num", int(number)
            else:
                yield "op", sign or word
        yield "end", None

    def evaluate(self, text):
        self.trace.clear()
        self.stream = list(self.tokens(text))[::-1]
        value = self.sum()
        kind, what = self.stream[-1]
        if kind != "end":
            raise DiceError(f"unexpected {what!r}")
        return value

    def peek(self):
        return self.stream[-1][1] if self.stream[-1][0] == "op" else None

    def binary(self, sub, ops):
        left = sub()
        while self.peek() in ops:
            op = OPS[self.stream.pop()[1]]
            try:
                left = op(left, sub())
            except ZeroDivisionError as e:
                raise DiceError("division by nothing") from e
        return left

    def sum(self):
        return self.binary(self.product, ("+", "-"))

    def product(self):
        return self.binary(self.atom, ("*", "/"))

    def atom(self):
        kind, what = self.stream.pop()
        if kind == "num":
            return what
        if kind == "dice":
            return self.roll(*what)
        if what == "-":
            return -self.atom()
        if what == "(":
            value = self.sum()
            self.expect(")")
            return value
        if what in ("max", "min"):
            self.expect("(")
            args = [self.sum()]
            while self.peek() == ",":
                self.stream.pop()
                args.append(self.sum())
            self.expect(")")
            return {"max": max, "min": min}[what](args)
        raise DiceError(f"unexpected {what or 'end'}")

    def expect(self, op):
        kind, what = self.stream.pop()
        if what != op:
            raise DiceError(f"expected {op}, not {what}")

    def roll(self, count, sides, mods):
        one = (lambda: self.rng.randint(-1, 1)) if sides == "F" else partial(self.rng.randint, 1, sides)
        rolls = [one() for _ in range(count)]
        for mod in re.findall(r"[kd][hl]?\d*|!|r<\d+", mods):
            if mod == "!":
                rolls += [one() for r in rolls if r == sides]
            elif mod.startswith("r<"):
                rolls = [one() if r < int(mod[2:]) else r for r in rolls]
            else:
                verb, which, n = re.fullmatch(r"([kd])([hl]?)(\d*)", mod).groups()
                high = which != "l" if verb == "k" else which == "h"
                n = int(n or 1)
                ranked = sorted(rolls, reverse=high)
                rolls = ranked[:n] if verb == "k" else ranked[n:]
        self.trace.append(rolls)
        return sum(rolls)


@lru_cache(maxsize=None)
def chances(count, sides):
    if count == 0:
        return {0: Fraction(1)}
    out = {}
    for total, p in chances(count - 1, sides).items():
        for face in range(1, sides + 1):
            out[total + face] = out.get(total + face, 0) + p / sides
    return out


dice = Dice(99)
for text in ("3d6", "4d6kh3", "d20+5", "2d10 * 2 - 1", "5d6!", "6d10r<3", "4dF", "d%", "max(2d6, d12, 7)", "-(d4 + 1) * 3", "10d6dl4", "8d8k2", "17 / 5 - 17 / (0 - 5)", "3d6 / (d1 - 1)", "2d", "1 +", "(1", "1 2", "min()", "x", "d0"):
    try:
        print(f"{text:<24} {dice.evaluate(text):>4} {dice.trace}")
    except (DiceError, ValueError) as e:
        print(f"{text:<24} {type(e).__name__}: {e} {type(e.__cause__).__name__}")
for n, s in ((1, 4), (2, 6), (3, 6)):
    table = chances(n, s)
    mean = sum(k * p for k, p in table.items())
    print(n, s, mean, sum(table.values()), max(table, key=table.get), table[max(table)], float(sum(p for k, p in table.items() if k > mean)))
print(chances.cache_info(), chances(2, 6)[7])
sample = [dice.evaluate("3d6") for _ in range(200)]
print(statistics.mean(sample), statistics.mode(sample), statistics.multimode([1, 1, 2, 2]), round(statistics.pstdev(sample), 6), statistics.quantiles(sample), statistics.median_low(sample))
