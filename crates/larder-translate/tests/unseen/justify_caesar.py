# text processing: word wrap, justify, caesar, RLE, roman, number words, textwrap
import textwrap
import string
from collections import Counter

POEM = """The quick brown fox jumps over the lazy dog. It wasn't amused -- "not at all", said the dog;
rather, the well-known canine (aged 7) contemplated anti-disestablishmentarianism.

A second paragraph    with   odd spacing\tand a tab."""


def justify(words, width):
    line, length = [], 0
    for w in words:
        if length + len(line) + len(w) > width:
            gaps = max(len(line) - 1, 1)
            spaces, extra = divmod(width - length, gaps)
            yield "".join(x + " " * (spaces + (i < extra)) * (i < gaps and len(line) > 1) for i, x in enumerate(line)).ljust(width)
            line, length = [], 0
        line.append(w)
        length += len(w)
    yield " ".join(line).ljust(width)


for l in justify(POEM.split("\n\n")[0].split(), 34):
    print(f"[{l}]")
for kw in ({"width": 30}, {"width": 24, "initial_indent": "* ", "subsequent_indent": "  "}, {"width": 20, "break_long_words": False, "break_on_hyphens": False}):
    print(textwrap.wrap(POEM, **kw)[-5:])
print(textwrap.shorten(POEM, 40), "|", textwrap.shorten("Hello  world!", width=12), "|", textwrap.shorten("Hello world", width=10, placeholder="..."))
print(repr(textwrap.dedent("""\
    def f():
        return 1

      # odd
    """)))
print(repr(textwrap.indent("a\n\n b\nc", "> ")), repr(textwrap.indent("a\n\nb", "-", lambda l: True)), repr(textwrap.fill("one two three four", 9)))


def caesar(s, k):
    up, lo = string.ascii_uppercase, string.ascii_lowercase
    k %= 26
    return s.translate(str.maketrans(up + lo, up[k:] + up[:k] + lo[k:] + lo[:k]))


enc = caesar("Attack at Dawn, Zulu!", -3)
print(enc, caesar(enc, 3), caesar(enc, 29) == caesar(enc, 3))


def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append(f"{j - i if j - i > 1 else ''}{s[i]}")
        i = j
    return "".join(out)


def unrle(s):
    n, out = "", ""
    for c in s:
        if c.isdigit():
            n += c
        else:
            out += c * int(n or 1)
            n = ""
    return out


for s in ("WWWWWWWWWWWWBWWWWWWWWWWWWBBB", "", "abc", "aaéééé  "):
    print(repr(rle(s)), unrle(rle(s)) == s)

ROMAN = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]


def _roman(n):
    if not 0 < n < 4000:
        raise ValueError(f"{n} out of range")
    res = ""
    for v, r in ROMAN:
        q, n = divmod(n, v)
        res += r * q
    return res


print([_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return SMALL[n]
    if n < 100:
        return TENS[n // 10] + ("-" + SMALL[n % 10] if n % 10 else "")
    for unit, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= unit:
            head, tail = divmod(n, unit)
            return f"{words(head)} {name}" + (f"{' and' if unit == 100 or tail < 100 else ','} {words(tail)}" if tail else "")


for n in (0, -17, 21, 100, 342, 1005, 1_234_567, 10**9 + 1):
    print(f"{n:>13,} {words(n)}")
freq = Counter(c for c in POEM.lower() if c in string.ascii_letters)
print(freq.most_common(5), sum(freq.values()), set(string.ascii_lowercase) - set(freq))
print(string.capwords("  hello big-bad  wORLD "), string.punctuation, repr(string.whitespace), string.hexdigits)
t = string.Template("$who owes ${amt}USD $$5 $unknown")
print(t.safe_substitute(who="Al", amt=3), t.template[:6])
try:
    t.substitute(who="x", amt=1)
except KeyError as e:
    print("KeyError", e)
try:
    string.Template("bad $ here").substitute()
except ValueError as e:
    print(e)
print(max(POEM.split(), key=len), sorted(set(POEM.split()), key=lambda w: (-len(w), w))[:4], sorted("banana Apple cherry".split(), key=str.casefold))
words("x")
