# Roman numerals, numbers to words and back, ordinals - with a Roman class
ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = ["", ""] + "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {10 ** 9: "billion", 10 ** 6: "million", 1000: "thousand", 100: "hundred"}


class Roman(int):
    def __new__(cls, value):
        if isinstance(value, str):
            text, total = value.upper(), 0
            rest = text
            for n, sym in ROMAN:
                while rest.startswith(sym):
                    total += n
                    rest = rest[len(sym):]
            if rest or cls._spell(total) != text:
                raise ValueError(f"not a roman numeral: {value!r}")
            value = total
        if not 0 < value < 4000:
            raise ValueError("out of range: %r" % value)
        return super().__new__(cls, value)

    @staticmethod
    def _spell(n):
        out = ""
        for v, sym in ROMAN:
            q, n = divmod(n, v)
            out += sym * q
        return out

    def __str__(self):
        return self._spell(int(self))

    def __repr__(self):
        return f"Roman({str(self)!r})"

    def __add__(self, other):
        result = super().__add__(other)
        return result if result is NotImplemented else Roman(result)

    __radd__ = __add__

    def __mul__(self, other):
        return Roman(int(self) * other)

    def __format__(self, spec):
        return format(str(self), spec) if not spec.endswith("d") else super().__format__(spec)


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        t, o = divmod(n, 10)
        return TENS[t] + (f"-{ONES[o]}" if o else "")
    for scale, name in SCALES.items():
        if n >= scale:
            q, r = divmod(n, scale)
            joiner = "" if not r else " and " if r < 100 else " "
            return words(q) + " " + name + joiner + (words(r) if r else "")


def parse(text):
    values = {w: i for i, w in enumerate(ONES)} | {w: 10 * i for i, w in enumerate(TENS) if w}
    scales = {name: n for n, name in SCALES.items()}
    total = current = 0
    sign = 1
    for w in text.replace("-", " ").split():
        match w:
            case "minus":
                sign = -1
            case "and":
                pass
            case _ if w in values:
                current += values[w]
            case "hundred":
                current *= 100
            case _ if w in scales:
                total += current * scales[w]
                current = 0
            case _:
                raise KeyError(w)
    return sign * (total + current)


def ordinal(n):
    suffix = "th" if 10 <= abs(n) % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(abs(n) % 10, "th")
    return f"{n:,}{suffix}"


r = [Roman(n) for n in (1, 4, 9, 14, 44, 90, 400, 1994, 2024, 3999)]
print(*r)
print(r[-2:], Roman("MCMXCIV"), Roman("iv") + 3, 3 + Roman("V"), sum(r[:4]), type(sum(r[:4])).__name__, Roman("X") * 3, 3 * Roman("X"), Roman("X") - 1, -Roman("I"))
print(f"{Roman(8):>8}|{Roman(8):^9}|{Roman(8):04d}|{Roman(8)!r}|%d|%s" % (Roman(9), Roman(9)), max(r), sorted(r, key=str)[:3], Roman(5) == 5, {Roman(5): "v"}[5], [10, 20, 30, 40][Roman("II")], hash(Roman(7)) == hash(7))
for bad in ("IIII", "VX", "ABC", "", 0, 4000, -3):
    try:
        print(Roman(bad))
    except ValueError as e:
        print("ValueError:", e)
try:
    Roman(2) + "x"
except TypeError as e:
    print(e)
try:
    Roman(3000) + Roman(1000)
except ValueError as e:
    print(e)
NUMS = [0, 7, 13, 21, 40, 85, 100, 101, 119, 342, 1000, 1001, 1100, 12345, 100000, 1000013, 7654321, -19, 999999999999]
for n in NUMS:
    w = words(n)
    print(f"{n:>15,} {w}", "" if parse(w) == n else f"<-- {parse(w)}")
print([ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 112, 1002, 0, -23)])
count = sum(len(words(n).replace(" ", "").replace("-", "")) for n in range(1, 1001))
print(count, max(range(200), key=lambda n: len(words(n))), sorted(range(20), key=words)[:5], min((words(n), n) for n in range(1, 50)))
try:
    parse("one gazillion")
except KeyError as e:
    print("unknown word", e)
x = Roman("VI")
y = x
x += 1
print(x, y, type(x).__name__, divmod(Roman("XVII"), 5), Roman("X") / 4, int(x).__class__.__name__, isinstance(x, int), x.bit_length(), x.real, type(x.real).__name__, abs(x).__class__.__name__)
