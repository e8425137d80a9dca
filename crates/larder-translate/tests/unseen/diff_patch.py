# diff: LCS table, unified-ish output, edit scripts, patch application
def lcs_table(a, b):
    table = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            table[i][j] = table[i + 1][j + 1] + 1 if a[i] == b[j] else max(table[i + 1][j], table[i][j + 1])
    return table

def diff(a, b):
    t = lcs_table(a, b)
    i = j = 0
    while i < len(a) or j < len(b):
        if i < len(a) and j < len(b) and a[i] == b[j]:
            yield " ", i, j, a[i]
            i, j = i + 1, j + 1
        elif j == len(b) or i < len(a) and t[i + 1][j] >= t[i][j + 1]:
            yield "-", i, j, a[i]
            i += 1
        else:
            yield "+", i, j, b[j]
            j += 1

def hunks(ops, context=1):
    ops = list(ops)
    changed = [k for k, (tag, *_) in enumerate(ops) if tag != " "]
    if not changed:
        return
    start = prev = changed[0]
    for k in changed[1:] + [None]:
        if k is None or k - prev > 2 * context + 1:
            yield ops[max(0, start - context):prev + context + 1]
            start = k
        prev = k

def unified(a, b, context=1):
    for h in hunks(diff(a, b), context):
        (_, i0, j0, _), *_ = h
        na = sum(tag in " -" for tag, *_ in h)
        nb = sum(tag in " +" for tag, *_ in h)
        yield f"@@ -{i0 + bool(na)},{na} +{j0 + bool(nb)},{nb} @@"
        for tag, *_, line in h:
            yield tag + line

def patch(a, lines):
    out, pos = [], 0
    for line in lines:
        if line.startswith("@@"):
            start, n = map(int, line.split()[1][1:].split(","))
            start -= bool(n)
            out += a[pos:start]
            pos = start
        elif line[0] == "+":
            out.append(line[1:])
        else:
            if a[pos] != line[1:]:
                raise ValueError(f"patch does not apply at {pos}: {a[pos]!r} != {line[1:]!r}")
            if line[0] == " ":
                out.append(a[pos])
            pos += 1
    return out + a[pos:]

OLD = """one
two
three
four
five
six
seven
eight
nine""".splitlines()
NEW = OLD[:]
NEW[1:3] = ["TWO", "2.5", "3"]
del NEW[-2]
NEW.insert(0, "zero")
NEW += ["ten", "five"]
print(NEW, len(OLD))
lines = list(unified(OLD, NEW))
print(*lines, sep="\n")
print(patch(OLD, lines) == NEW, patch(OLD, unified(OLD, NEW, 0)) == NEW, patch(OLD, unified(OLD, OLD)) is OLD, patch([], unified([], ["x"])))
print(list(unified(["a"], [])), list(unified([], [])), lcs_table("ab", "b"))
try:
    patch(OLD[1:], lines)
except ValueError as e:
    print("ValueError:", e)

def marks(a, b):
    return "".join({"-": "[-{}]", "+": "[+{}]", " ": "{}"}[t].format(x) for t, _, _, x in diff(a, b)).replace("][-", "").replace("][+", "")

for a, b in [("kitten", "sitting"), ("", "abc"), ("same", "same"), ("flaw", "lawn"), ("abcabba", "cbabac")]:
    print(marks(a, b), "lcs=%d" % lcs_table(a, b)[0][0])

def levenshtein(a, b):
    prev = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        cur = [i]
        for j, y in enumerate(b, 1):
            cur.append(min(prev[j] + 1, cur[-1] + 1, prev[j - 1] + (x != y)))
        prev = cur
    return prev[-1]

pairs = [("kitten", "sitting"), ("", "abc"), ("intention", "execution"), ([1, 2.0, None], [1.0, 2])]
print([levenshtein(*p) for p in pairs])
words = ["receive", "recipe", "relieve", "deceive", "recall"]
print(sorted(words, key=lambda w: (levenshtein(w, "recieve"), w)), min(words, key=lambda w: levenshtein("call", w)))
grid = lcs_table("GAC", "AGCAT")
print("   " + "  ".join("AGCAT"))
for ch, row in zip("GAC", grid):
    print(ch, *(f"{v:>2}" for v in row))
grid2 = [row for row in grid]
grid2[0][0] = -1
grid2[1] = "replaced"
print(grid[0][0], grid[1][:2], grid2[1])
