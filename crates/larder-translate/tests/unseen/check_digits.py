# ISBN / Luhn / IBAN / EAN validators with a rule DSL, plus checksum exercises and property-like random tests
import random
import re
import string
from functools import partial, reduce
from typing import Callable, Iterator, NamedTuple, Optional

class Result(NamedTuple):
    ok: bool
    text: str
    problems: tuple = ()

    def __bool__(self):
        return self.ok

    def __and__(self, other: "Result") -> "Result":
        return Result(self.ok and other.ok, self.text, self.problems + other.problems)

class Rule:
    def __init__(self, name: str, test: Callable[[str], bool], fix: Optional[Callable[[str], str]] = None):
        self.name, self.test, self.fix = name, test, fix

    def __call__(self, text: str) -> Result:
        if self.fix:
            text = self.fix(text)
        try:
            ok = bool(self.test(text))
            return Result(ok, text, () if ok else (self.name,))
        except Exception as e:
            return Result(False, text, (f"{self.name}:{type(e).__name__}",))

    def __rshift__(self, other):
        return Rule(f"{self.name}>{other.name}", lambda t: True).then(self, other)

    def then(self, *rules):
        def run(text):
            result = Result(True, text)
            for r in rules:
                step = r(result.text)
                result = Result(result.ok and step.ok, step.text, result.problems + step.problems)
                if not step:
                    break
            return result
        self.__class__ = Pipeline
        self.run = run
        return self

    def __or__(self, other):
        def either(t):
            a = self(t)
            return a or other(t)
        p = Rule(f"{self.name}|{other.name}", lambda t: bool(either(t)))
        return p

class Pipeline(Rule):
    def __call__(self, text):
        return self.run(text)

strip = partial(re.sub, r"[\s-]", "")
digits = lambda n: Rule(f"digits{n}", lambda t: len(t) == n and t.isdigit(), strip)

def luhn_sum(t):
    return sum(sum(divmod(int(c) * (1 + i % 2), 10)) for i, c in enumerate(reversed(t)))

luhn = Rule("luhn", lambda t: len(t) > 1 and luhn_sum(t) % 10 == 0, strip)
isbn10 = Rule("shape10", lambda t: re.fullmatch(r"\d{9}[\dX]", t), strip) >> Rule("mod11", lambda t: sum((10 - i) * (10 if c == "X" else int(c)) for i, c in enumerate(t)) % 11 == 0)
ean = lambda t: sum(int(c) * (3 if i & 1 else 1) for i, c in enumerate(t)) % 10 == 0
isbn13 = digits(13) >> Rule("prefix", lambda t: t[:3] in ("978", "979")) >> Rule("ean", ean)
isbn = isbn10 | isbn13
iban = Rule("shape", lambda t: re.fullmatch(r"[A-Z]{2}\d\d[A-Z\d]{10,30}", t), lambda t: strip(t).upper()) >> Rule("mod97", lambda t: int("".join(str(int(c, 36)) for c in t[4:] + t[:4])) % 97 == 1)
crash = Rule("crash", lambda t: 1 / len(t))

for rule, text in [(luhn, "4539 3195 0343 6467"), (luhn, "8273 1232 7352 0569"), (luhn, "0"), (luhn, "0 0"), (luhn, "1a"), (isbn10, "3-598-21508-8"), (isbn10, "3-598-21507-X"), (isbn10, "359821507"), (isbn10, "3-598-21508-9"),
                   (isbn13, "978-0-306-40615-7"), (isbn13, "977-0-306-40615-7"), (isbn13, "978 0 306 40615 8"), (isbn, "3-598-21508-8"), (isbn, "9780306406157"), (isbn, "nope"), (iban, "gb82 west 1234 5698 7654 32"), (iban, "GB82TEST12345698765432"), (crash, ""), (crash, "x")]:
    r = rule(text)
    print(f"{rule.name:<22}{text!r:<30}{'OK ' if r else 'BAD'} {r.text} {'; '.join(r.problems)}")
print(type(isbn).__name__, type(isbn10).__name__, isbn13.name, luhn("18") & luhn("17"), Result(True, "x")._replace(ok=False), bool(Result(False, "y", ())), Result(True, "a") == (True, "a", ()))

def check_digit(t, algo):
    return next(d for d in string.digits if algo(t + d))

print([check_digit("7992739871", lambda t: luhn(t).ok), check_digit("978030640615", ean), check_digit("400638133393", ean)])
rng = random.Random(42)
for name, gen, test in [("luhn", lambda: "".join(rng.choices(string.digits, k=9)), lambda t: luhn(t).ok), ("ean", lambda: "".join(rng.choices(string.digits, k=12)), ean)]:
    caught = total = swaps = seen = 0
    for _ in range(60):
        base = gen()
        full = base + check_digit(base, test)
        for i, c in enumerate(full):
            wrong = full[:i] + str((int(c) + 1 + rng.randrange(9)) % 10) + full[i + 1:]
            total += wrong != full
            caught += wrong != full and not test(wrong)
            if i and full[i - 1] != c:
                seen += 1
                swaps += not test(full[:i - 1] + c + full[i - 1] + full[i + 1:])
    print(f"{name}: substitutions {caught}/{total}, swaps {swaps}/{seen} = {swaps / seen:.3f}")

def verhoeff_tables():
    d = [[(i + j) % 5 if i < 5 and j < 5 else 5 + (i + j) % 5 if i < 5 else 5 + (i - j) % 5 if j < 5 else (i - j) % 5 for j in range(10)] for i in range(10)]
    p = [list(range(10)), [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
    while len(p) < 8:
        p.append([p[-1][k] for k in p[1]])
    return d, p

D, P = verhoeff_tables()
verhoeff = lambda t: reduce(lambda c, it: D[c][P[it[0] % 8][int(it[1])]], enumerate(reversed(t)), 0) == 0
print(D[7], P[2], check_digit("236", verhoeff), check_digit("12345", verhoeff), verhoeff("2363"), verhoeff("2364"))
damm = [[int(c) for c in row] for row in "0317598642 7092154863 4206871359 1750983426 6123045978 3674209581 5869720134 8945362017 9438617205 2581436790".split()]
print(reduce(lambda a, c: damm[a][int(c)], "572", 0), reduce(lambda a, c: damm[a][int(c)], "5724", 0))

def passwords(rules: dict) -> Iterator[str]:
    for pw in ("abc", "Abcdefg1", "ABCDEFG1!", "correct horse", "Tr0ub4dor&3", "aaaaaaaA1"):
        failed = [n for n, f in rules.items() if not f(pw)]
        yield f"{pw:<14}{'ok' if not failed else ', '.join(failed)}"

RULES = {"length": lambda p: len(p) >= 8}
for label, cls in ("upper", string.ascii_uppercase), ("digit", string.digits), ("symbol", string.punctuation):
    RULES[label] = lambda p, cls=cls: any(c in cls for c in p)
RULES["repeat"] = lambda p: not re.search(r"(.)\1\1", p)
print(*passwords(RULES), sep="\n")
print(string.hexdigits, len(string.printable), string.capwords("hello  big world"), string.whitespace == " \t\n\r\x0b\x0c")
