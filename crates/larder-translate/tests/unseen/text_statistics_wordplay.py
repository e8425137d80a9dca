"""Word play over one text: frequencies, n-grams, concordance, justified columns, anagrams, palindromes, edit distance, Markov chain, Caesar, rail fence."""
import collections
import heapq
import random
import re
import string
import textwrap
from bisect import bisect_left
from functools import lru_cache
from itertools import combinations, groupby, islice, zip_longest

TEXT = """It was the best of times, it was the worst of times, it was the age of wisdom... it was
the age of foolishness; it was the epoch of belief -- it was the epoch of incredulity! "Was it?"
It wasn't; 'twas the season of Light (and the season of Darkness). Rats live on no evil star."""
words = re.findall(r"[a-z]+(?:'[a-z]+)?", TEXT.lower())
freq = collections.Counter(words)
print(len(words), len(freq), freq.most_common(4), sum(c == 1 for c in freq.values()))
print(sorted(freq, key=lambda w: (-freq[w], -len(w), w))[:6], heapq.nsmallest(3, freq.items(), key=lambda kv: (kv[1], kv[0])))
grams = collections.Counter(zip(words, words[1:], words[2:]))
print([" ".join(g) for g, n in grams.items() if n > 2], max(grams.values()))
by_len = {k: sorted(set(g)) for k, g in groupby(sorted(words, key=len), key=len)}
print({k: v for k, v in by_len.items() if k > 5 or k == 1}, [len(v) for v in by_len.values()])
letters = collections.Counter(filter(str.isalpha, TEXT.lower()))
top = letters.most_common(5)
for ch, n in top:
    print(f"{ch} {n:>3} {n / sum(letters.values()):6.2%} {'#' * round(n / top[0][1] * 20)}")
print("".join(sorted(set(string.ascii_lowercase) - set(letters))), min(letters.values()))
for m in islice(re.finditer(r"\bepoch\b|\bseason\b", TEXT), 3):
    a, b = max(0, m.start() - 12), m.end() + 12
    print(f"...{TEXT[a:m.start()]:>12}[{m.group()}]{TEXT[m.end():b]:<12}...".replace("\n", "/"))


def justify(text, width):
    lines = textwrap.wrap(" ".join(text.split()), width)
    for line in lines[:-1]:
        parts = line.split()
        gaps = len(parts) - 1
        spaces = width - sum(map(len, parts))
        if not gaps:
            yield line
            continue
        each, extra = divmod(spaces, gaps)
        yield "".join(p + " " * (each + (i < extra)) for i, p in enumerate(parts[:-1])) + parts[-1]
    yield lines[-1]


left, right = list(justify(TEXT[:140], 24)), list(justify(TEXT[140:], 24))
for a, b in zip_longest(left, right, fillvalue=""):
    print(f"|{a:<24}|{b:<24}|")
anagrams = collections.defaultdict(set)
for w in "listen silent enlist google elgoog abc cab bca tinsel rats star arts".split():
    anagrams["".join(sorted(w))].add(w)
print(sorted((sorted(v) for v in anagrams.values() if len(v) > 1), key=lambda v: (-len(v), v)))
sentence = re.split(r"(?<=[.!?;])\s+", TEXT.replace("\n", " "))
print(len(sentence), [len(s.split()) for s in sentence], sentence[-1], [s for s in sentence if (t := re.sub(r"\W", "", s).lower()) == t[::-1]])


@lru_cache(maxsize=None)
def lev(a, b):
    if not a or not b:
        return len(a) + len(b)
    return min(lev(a[1:], b) + 1, lev(a, b[1:]) + 1, lev(a[1:], b[1:]) + (a[0] != b[0]))


def lcs(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]


print(lev("kitten", "sitting"), lev("", "abc"), lcs("AGGTAB", "GXTXAYB"), lev.cache_info().hits > 0, min(combinations(["wisdom", "season", "belief", "times"], 2), key=lambda p: (lev(*p), p)))
chain = collections.defaultdict(list)
for a, b in zip(words, words[1:]):
    chain[a].append(b)
rng = random.Random(5)
word, out = "it", []
for _ in range(12):
    out.append(word)
    word = rng.choice(chain.get(word) or ["the"])
print(" ".join(out).capitalize() + ".")


def caesar(s, k):
    table = str.maketrans(string.ascii_letters, "".join(a[k % 26:] + a[:k % 26] for a in (string.ascii_lowercase, string.ascii_uppercase)))
    return s.translate(table)


def rail(s, n, decode=False):
    pattern = sorted(range(len(s)), key=lambda i: (min(i % (2 * n - 2), 2 * n - 2 - i % (2 * n - 2)), i))
    if decode:
        out = [""] * len(s)
        for src, dst in enumerate(pattern):
            out[dst] = s[src]
        return "".join(out)
    return "".join(s[i] for i in pattern)


def rle(s):
    return re.sub(r"(.)\1*", lambda m: f"{len(m[0]) if len(m[0]) > 1 else ''}{m[1]}", s)


def unrle(s):
    return re.sub(r"(\d+)(\D)", lambda m: m[2] * int(m[1]), s)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), caesar("xyz", 29), rail("WEAREDISCOVERED", 3), rail(rail("WEAREDISCOVERED", 3), 3, True), rle("aaabccd"), unrle("12a3bc"), rle(""))


def vigenere(s, key, sign=1):
    k = 0
    for c in s:
        if c.isalpha():
            base = ord("A" if c.isupper() else "a")
            yield chr((ord(c) - base + sign * (ord(key[k % len(key)]) - 97)) % 26 + base)
            k += 1
        else:
            yield c


enc = "".join(vigenere("Attack at Dawn!", "lemon"))
print(enc, "".join(vigenere(enc, "lemon", -1)))
piglatin = lambda w: w + "way" if w[0] in "aeiou" else re.sub(r"^([^aeiou]+)(.*)", r"\2\1ay", w)
print(" ".join(map(piglatin, "the quick apple string my".split())), "Title Case Me".swapcase(), " ".join(w.capitalize() for w in "o'neil's mc-donald".split()), string.capwords("a  b c"), "they're".title())
morse = dict(zip("SOETANI", "... --- . - .- -. ..".split()))
print(" ".join(morse[c] for c in "SOSTONE" if c in morse), {v: k for k, v in morse.items()}["-."], "/".join("|".join(row) for row in (("x", "o"), ("o", "x"))))
index = collections.OrderedDict()
for n, line in enumerate(TEXT.splitlines(), 1):
    for w in re.findall(r"\w+", line.lower()):
        index.setdefault(w, []).append(n) if n not in index.get(w, []) else None
print({w: ns for w, ns in index.items() if len(ns) == 3}, list(index)[:3], bisect_left(sorted(index), "it"))
acrostic = "".join(line.lstrip("\"'( ")[0] for line in TEXT.splitlines())
print(acrostic, TEXT.count("it was"), TEXT.index("worst"), TEXT.lower().split().index("worst"), len(TEXT.splitlines()[1]), TEXT.partition("; ")[0][-8:], TEXT.rsplit(None, 2)[1:], TEXT.title()[4:20], TEXT.expandtabs() == TEXT, TEXT.find("zebra"), sum(c.isupper() for c in TEXT), "".join(c for c in TEXT if c in string.punctuation))
TEXT.index("zebra")
