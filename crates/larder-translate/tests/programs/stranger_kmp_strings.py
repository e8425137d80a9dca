import re
from itertools import takewhile, zip_longest


def failure(p):
    f = [0] * len(p)
    k = 0
    for i in range(1, len(p)):
        while k and p[i] != p[k]:
            k = f[k - 1]
        if p[i] == p[k]:
            k += 1
        f[i] = k
    return f


def kmp(text, p):
    if not p:
        yield from range(len(text) + 1)
        return
    f, k = failure(p), 0
    for i, ch in enumerate(text):
        while k and ch != p[k]:
            k = f[k - 1]
        k += ch == p[k]
        if k == len(p):
            yield i - k + 1
            k = f[k - 1]


def zfunc(s):
    z = [0] * len(s)
    l = r = 0
    for i in range(1, len(s)):
        if i < r:
            z[i] = min(r - i, z[i - l])
        while i + z[i] < len(s) and s[z[i]] == s[i + z[i]]:
            z[i] += 1
        if i + z[i] > r:
            l, r = i, i + z[i]
    return z


def rabin_karp(text, p, base=257, mod=(1 << 61) - 1):
    n, m = len(text), len(p)
    if m > n:
        return []
    hp = ht = 0
    for a, b in zip(p, text):
        hp = (hp * base + ord(a)) % mod
        ht = (ht * base + ord(b)) % mod
    top = pow(base, m - 1, mod)
    out = []
    for i in range(n - m + 1):
        if hp == ht and text[i:i + m] == p:
            out.append(i)
        if i < n - m:
            ht = ((ht - ord(text[i]) * top) * base + ord(text[i + m])) % mod
    return out


def boyer_moore(text, p):
    last = {c: i for i, c in enumerate(p)}
    i, shifts, out = 0, 0, []
    while i <= len(text) - len(p):
        j = len(p) - 1
        while j >= 0 and text[i + j] == p[j]:
            j -= 1
        shifts += 1
        if j < 0:
            out.append(i)
            i += 1
        else:
            i += max(1, j - last.get(text[i + j], -1))
    return out, shifts


def suffix_array(s):
    sa = sorted(range(len(s)), key=lambda i: s[i:])
    lcp = [0] + [sum(1 for _ in takewhile(lambda ab: ab[0] == ab[1], zip(s[a:], s[b:]))) for a, b in zip(sa, sa[1:])]
    return sa, lcp


def manacher(s):
    t = "^#" + "#".join(s) + "#$"
    p = [0] * len(t)
    c = r = 0
    for i in range(1, len(t) - 1):
        p[i] = r > i and min(r - i, p[2 * c - i])
        while t[i + 1 + p[i]] == t[i - 1 - p[i]]:
            p[i] += 1
        if i + p[i] > r:
            c, r = i, i + p[i]
    n, c = max((n, -i) for i, n in enumerate(p))
    start = (-c - n) // 2
    return s[start:start + n]


def wildcard(pat, s):
    dp = [True] + [False] * len(s)
    for p in pat:
        new = [dp[0] and p == "*"]
        for j, ch in enumerate(s):
            new.append(new[-1] or dp[j + 1] if p == "*" else dp[j] and p in ("?", ch))
        dp = new
    return dp[-1]


def natural_key(s):
    return [int(x) if x.isdigit() else x.lower() for x in re.split(r"(\d+)", s)]


def diff_words(a, b):
    return [f"{x or '-'}/{y or '-'}" for x, y in zip_longest(a.split(), b.split()) if x != y]


def roman(n):
    out = ""
    for v, s in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split()):
        q, n = divmod(n, v)
        out += s * q
    return out


def unroman(s):
    vals = list(map(dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000).__getitem__, s))
    return sum(-a if a < b else a for a, b in zip(vals, vals[1:] + [0]))


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = [None, None] + "twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    if n < 0:
        return "minus " + words(-n)
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    for div, name in ((10 ** 9, "billion"), (10 ** 6, "million"), (1000, "thousand"), (100, "hundred")):
        if n >= div:
            q, r = divmod(n, div)
            return f"{words(q)} {name}" + (f" {'and ' if r < 100 else ''}{words(r)}" if r else "")


text = "abababcabababcababd" * 3
for p in ("ababd", "abab", "zzz", "c", text):
    res = list(kmp(text, p))
    assert res == rabin_karp(text, p) == boyer_moore(text, p)[0] == [m.start() for m in re.finditer(f"(?={p})", text)]
    print(f"{p[:8]!r:<11}", failure(p)[:12], res, boyer_moore(text, p)[1])
print(list(kmp("abc", "")), zfunc("aabxaabxcaabxaabxay"))
sa, lcp = suffix_array("mississippi")
print(sa, lcp, max(zip(lcp, sa)))
print(manacher("babadada"), manacher("forgeeksskeegfor"), manacher("x"), manacher("żółłóż!"))
print([wildcard(p, "abcdec") for p in ("a*c", "a?c*", "*", "?" * 6, "a*b?c", "")])
print(sorted(["img12.png", "img10.png", "IMG2.png", "img1.png", "x"], key=natural_key))
print(diff_words("the quick brown fox", "the slow brown"), [roman(n) for n in (4, 9, 1994, 3999)], unroman("MCMXCIV"))
assert all(unroman(roman(n)) == n for n in range(1, 4000))
for n in (0, 13, -85, 100, 342, 1_000_001, 9876543210):
    print(n, "=", words(n))
