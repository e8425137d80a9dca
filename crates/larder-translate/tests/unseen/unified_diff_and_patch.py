"""Line diff with the Myers O(ND) algorithm, unified hunks, patch application, three-way merge."""


def myers(a, b):
    """List of (op, line): ' ' keep, '-' delete, '+' insert."""
    n, m = len(a), len(b)
    v = {1: 0}
    trace = []
    for d in range(n + m + 1):
        trace.append(dict(v))
        for k in range(-d, d + 1, 2):
            if k == -d or (k != d and v[k - 1] < v[k + 1]):
                x = v[k + 1]
            else:
                x = v[k - 1] + 1
            y = x - k
            while x < n and y < m and a[x] == b[y]:
                x, y = x + 1, y + 1
            v[k] = x
            if x >= n and y >= m:
                return backtrack(a, b, trace)
    return []


def backtrack(a, b, trace):
    x, y = len(a), len(b)
    script = []
    for d in range(len(trace) - 1, -1, -1):
        v = trace[d]
        k = x - y
        if k == -d or (k != d and v.get(k - 1, -1) < v.get(k + 1, -1)):
            prev = k + 1
        else:
            prev = k - 1
        px = v[prev]
        py = px - prev
        while x > px and y > py:
            x, y = x - 1, y - 1
            script.append((" ", a[x]))
        if d:
            if x == px:
                script.append(("+", b[y - 1]))
            else:
                script.append(("-", a[x - 1]))
            x, y = px, py
    return script[::-1]


def hunks(script, context=1):
    marks = [i for i, (op, _) in enumerate(script) if op != " "]
    groups = []
    for i in marks:
        lo, hi = max(0, i - context), min(len(script), i + context + 1)
        if groups and lo <= groups[-1][1]:
            groups[-1][1] = hi
        else:
            groups.append([lo, hi])
    for lo, hi in groups:
        before, chunk = script[:lo], script[lo:hi]
        a0 = sum(op != "+" for op, _ in before)
        b0 = sum(op != "-" for op, _ in before)
        a_len = sum(op != "+" for op, _ in chunk)
        b_len = sum(op != "-" for op, _ in chunk)
        yield (a0, a_len, b0, b_len), chunk


def header(a0, al, b0, bl):
    side = lambda start, size: f"{start + bool(size)}" + (f",{size}" if size != 1 else "")
    return f"@@ -{side(a0, al)} +{side(b0, bl)} @@"


class PatchFailed(Exception):
    pass


def apply(lines, patch):
    out, pos = [], 0
    for (a0, al, _, _), chunk in patch:
        out += lines[pos:a0]
        old = [t for op, t in chunk if op != "+"]
        if lines[a0:a0 + al] != old:
            raise PatchFailed(f"hunk at line {a0 + 1}: {lines[a0:a0 + al]} is not {old}")
        out += [t for op, t in chunk if op != "-"]
        pos = a0 + al
    return out + lines[pos:]


def merge3(base, ours, theirs):
    """Very small diff3: walk base lines that survive on both sides."""
    def kept(side):
        pairs, i, j = {}, 0, 0
        for op, _ in myers(base, side):
            if op == " ":
                pairs[i] = j
            i += op != "+"
            j += op != "-"
        return pairs

    ko, kt = kept(ours), kept(theirs)
    anchors = [i for i in range(len(base)) if i in ko and i in kt] + [len(base)]
    ko[len(base)], kt[len(base)] = len(ours), len(theirs)
    out, bi, oi, ti, conflicts = [], 0, 0, 0, 0
    for i in anchors:
        b, o, t = base[bi:i], ours[oi:ko[i]], theirs[ti:kt[i]]
        if o == t or t == b:
            out += o
        elif o == b:
            out += t
        else:
            conflicts += 1
            out += ["<<<", *o, "===", *t, ">>>"]
        out += base[i:i + 1]
        bi, oi, ti = i + 1, ko[i] + 1, kt[i] + 1
    return out, conflicts


OLD = "import os\n\ndef main():\n    x = 1\n    y = 2\n    print(x)\n    print(y)\n\nmain()\n# end".split("\n")
NEW = "import sys\nimport os\n\ndef main():\n    x = 1\n    print(x)\n    print(y + 1)\n    return 0\n\nmain()\n# end\n# really".split("\n")

for context in (0, 1, 3):
    print(f"context {context}")
    for span, chunk in hunks(myers(OLD, NEW), context):
        print(header(*span), span)
        for op, text in chunk:
            print(f"{op}{text}")
    patched = apply(OLD, hunks(myers(OLD, NEW), context))
    print("patched ok", patched == NEW)

for a, b in [("ABCABBA", "CBABAC"), ("", "abc"), ("abc", ""), ("", ""), ("same", "same"), ("kitten", "sitting"), ("xaxbxc", "abc")]:
    script = myers(a, b)
    edits = sum(op != " " for op, _ in script)
    lcs = "".join(t for op, t in script if op == " ")
    print(f"{a!r:>10} {b!r:<10} edits {edits} lcs {lcs!r:<8} script {''.join(op + t for op, t in script)!r}")
    assert "".join(t for op, t in script if op != "+") == a
    assert edits == len(a) + len(b) - 2 * len(lcs)

try:
    apply(NEW, list(hunks(myers(OLD, NEW), 1)))
except PatchFailed as e:
    print("failed:", e)

base = list("abcdefgh")
for ours, theirs in (("abXcdefgh", "abcdefYgh"), ("abcdefg", "Zbcdefgh"), ("ab1defgh", "ab2defgh"), ("abdefgh", "abdefgh"), ("", "abcdefgh"), ("abcdefgh!", "abcdefgh?")):
    merged, bad = merge3(base, list(ours), list(theirs))
    print(f"{ours:<10}{theirs:<10}", " ".join(merged), f"[{bad} conflicts]")
