import difflib
from enum import Enum


class Op(Enum):
    KEEP = "="
    SUB = "~"
    INS = "+"
    DEL = "-"

    def __str__(self):
        return self.value


def levenshtein(a, b):
    """Distance only, two rows."""
    if len(a) < len(b):
        a, b = b, a
    prev = range(len(b) + 1)
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]


def script(a, b):
    n, m = len(a), len(b)
    d = [[0] * (m + 1) for _ in range(n + 1)]
    for i in range(n + 1):
        for j in range(m + 1):
            if not i or not j:
                d[i][j] = i or j
            else:
                d[i][j] = min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1]))
    ops = []
    i, j = n, m
    while i or j:
        if i and j and d[i][j] == d[i - 1][j - 1] + (a[i - 1] != b[j - 1]):
            i, j = i - 1, j - 1
            ops.append((Op.KEEP if a[i] == b[j] else Op.SUB, a[i], b[j]))
        elif i and d[i][j] == d[i - 1][j] + 1:
            i -= 1
            ops.append((Op.DEL, a[i], None))
        else:
            j -= 1
            ops.append((Op.INS, None, b[j]))
    ops.reverse()
    return ops


def lcs(a, b):
    table = {}
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            if a[i] == b[j]:
                table[i, j] = a[i] + table.get((i + 1, j + 1), "")
            else:
                table[i, j] = max(table.get((i + 1, j), ""), table.get((i, j + 1), ""), key=len)
    return table.get((0, 0), "")


def needleman(a, b, match=1, mismatch=-1, gap=-2):
    score = {(0, 0): 0}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            if i == j == 0:
                continue
            opts = []
            if i: opts.append(score[i - 1, j] + gap)
            if j: opts.append(score[i, j - 1] + gap)
            if i and j: opts.append(score[i - 1, j - 1] + (match if a[i - 1] == b[j - 1] else mismatch))
            score[i, j] = max(opts)
    return score[len(a), len(b)]


pairs = [("kitten", "sitting"), ("flaw", "lawn"), ("", "abc"), ("same", "same"), ("Straße", "strasse"), ("GATTACA", "GCATGCU")]
for a, b in pairs:
    ops = script(a, b)
    print(f"{a or '∅'} → {b or '∅'}: {levenshtein(a, b)}", "".join(str(o) for o, *_ in ops), lcs(a, b) or "-", needleman(a, b))
    assert sum(o is not Op.KEEP for o, *_ in ops) == levenshtein(a, b) == levenshtein(b, a)
top = "".join(x or "_" for _, x, _ in script("intention", "execution"))
bot = "".join(y or "_" for _, _, y in script("intention", "execution"))
print(top, bot, sep="\n")
print(levenshtein([1, 2, 3], [1, 3]), levenshtein("a b c".split(), ("a", "c")), lcs("ABCBDAB", "BDCABA"))
print(Op("~"), repr(Op.INS), Op["DEL"].name, [o.value for o in Op], Op.KEEP == "=")
try:
    Op("?")
except ValueError as e:
    print(e)
words = ["apple", "apply", "ape", "maple", "april"]
print(sorted(words, key=lambda w: (levenshtein(w, "appel"), w)), difflib.get_close_matches("appel", words))
print(round(difflib.SequenceMatcher(None, "kitten", "sitting").ratio(), 4))
for line in difflib.unified_diff(["a", "b", "c"], ["a", "x", "c", "d"], "old", "new", lineterm=""):
    print(line)
