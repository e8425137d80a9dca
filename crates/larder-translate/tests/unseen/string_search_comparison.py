"""Four ways of finding every (overlapping) occurrence of a pattern."""


def naive(text, pat):
    return [i for i in range(len(text) - len(pat) + 1) if text[i:i + len(pat)] == pat]


def by_find(text, pat):
    hits, i = [], text.find(pat)
    while i != -1:
        hits.append(i)
        i = text.find(pat, i + 1)
    return hits


def failure(pat):
    table = [0]
    k = 0
    for ch in pat[1:]:
        while k and pat[k] != ch:
            k = table[k - 1]
        k += pat[k] == ch
        table.append(k)
    return table


def kmp(text, pat):
    if not pat:
        return list(range(len(text) + 1))
    table, k, hits = failure(pat), 0, []
    for i, ch in enumerate(text):
        while k and (k == len(pat) or pat[k] != ch):
            k = table[k - 1]
        if pat[k] == ch:
            k += 1
        if k == len(pat):
            hits.append(i - k + 1)
    return hits


def rabin_karp(text, pat, base=257, mod=(1 << 61) - 1):
    m = len(pat)
    if m > len(text):
        return []
    high = pow(base, m - 1, mod) if m else 0
    target = window = 0
    for a, b in zip(pat, text):
        target = (target * base + ord(a)) % mod
        window = (window * base + ord(b)) % mod
    hits = []
    for i in range(len(text) - m + 1):
        if window == target and text.startswith(pat, i):
            hits.append(i)
        if m and i + m < len(text):
            window = ((window - ord(text[i]) * high) * base + ord(text[i + m])) % mod
    return hits


def z_array(s):
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


METHODS = {f.__name__: f for f in (naive, by_find, kmp, rabin_karp)}
CASES = [
    ("abababab", "abab"),
    ("aaaaa", "aa"),
    ("mississippi", "issi"),
    ("日本日本語日本", "日本"),
    ("short", "longer than that"),
    ("abc", ""),
    ("", ""),
    ("😀x😀😀", "😀"),
]
for text, pat in CASES:
    results = {name: f(text, pat) for name, f in METHODS.items()}
    agree = all(r == results["naive"] for r in results.values())
    print(f"{text!r:>15} {pat!r:<18} {results['kmp']} {'ok' if agree else results}")
print(failure("aabaaab"), z_array("aabaaab"), z_array(""))
big = "ab" * 500 + "c"
print({name: (len(f(big, "ab")), f(big, "bc")) for name, f in METHODS.items()})
print(big.count("abab"), len(kmp(big, "abab")), big.rfind("ab"), big.rindex("ab", 0, 11))
print("banana".find("an", 2), "banana".find("an", -3), "banana".find("", 6), "banana".find("", 7))
try:
    "banana".index("x")
except ValueError as e:
    print(e)
period = next(p for p in range(1, 9) if "abcabcab"[p:] == "abcabcab"[:-p])
print("period", period)
