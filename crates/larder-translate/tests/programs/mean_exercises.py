import sys
PAIRS = {")": "(", "]": "[", "}": "{"}
def balanced(s):
    st = []
    for i, c in enumerate(s):
        if c in PAIRS.values():
            st.append((c, i))
        elif c in PAIRS:
            if not st or st[-1][0] != PAIRS[c]:
                return False, i
            st.pop()
    return (True, None) if not st else (False, st[-1][1])
for s in ["()[]{}", "([)]", "((", "", "a(b)c]"]:
    ok, pos = balanced(s)
    print(repr(s), ok, pos if pos is not None else "-")
def rpn(expr):
    ops = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b, "//": lambda a, b: a // b, "**": pow}
    st = []
    for tok in expr.split():
        if tok in ops:
            b, a = st.pop(), st.pop()
            st.append(ops[tok](a, b))
        else:
            try:
                st.append(int(tok))
            except ValueError:
                st.append(float(tok))
    if len(st) != 1:
        raise ValueError("bad expression: {!r}".format(expr))
    return st[0]
for e in ["3 4 +", "5 1 2 + 4 * + 3 -", "2 3 **", "7 2 /", "7 2 //", "1.5 2 *", "1 2", "+", "1 0 /"]:
    try:
        print(e, "=>", rpn(e))
    except (ValueError, IndexError, ZeroDivisionError) as err:
        print(e, "!!", type(err).__name__, err)
def roman(n):
    out = []
    for v, s in [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]:
        q, n = divmod(n, v)
        out.append(s * q)
    return "".join(out)
def unroman(s):
    vals = dict(I=1, V=5, X=10, L=50, C=100, D=500, M=1000)
    total = 0
    for a, b in zip(s, s[1:] + " "):
        v = vals[a]
        total += -v if b in vals and vals[b] > v else v
    return total
print([roman(x) for x in (1994, 2024, 49, 4)], all(unroman(roman(i)) == i for i in range(1, 4000)))
def caesar(t, k):
    r = []
    for ch in t:
        if ch.isupper(): r.append(chr((ord(ch) - 65 + k) % 26 + 65))
        elif ch.islower(): r.append(chr((ord(ch) - ord("a") + k) % 26 + ord("a")))
        else: r.append(ch)
    return "".join(r)
print(caesar("Hello, World!", 3), caesar(caesar("Hello, World!", 3), -3))
def rle(s):
    if not s: return ""
    out, prev, n = "", s[0], 1
    for c in s[1:]:
        if c == prev: n += 1
        else:
            out += (str(n) if n > 1 else "") + prev
            prev, n = c, 1
    return out + (str(n) if n > 1 else "") + prev
print(rle("aaabbcdddd"), rle(""), rle("z"))
def primes():
    d, q = {}, 2
    while True:
        if q not in d:
            yield q
            d[q * q] = [q]
        else:
            for p in d[q]: d.setdefault(p + q, []).append(p)
            del d[q]
        q += 1
g = primes()
print([next(g) for _ in range(15)])
def isbn(s):
    ds = [10 if c == "X" else int(c) for c in s if c not in "-"]
    return sum((10 - i) * d for i, d in enumerate(ds)) % 11 == 0
print(isbn("3-598-21508-8"), isbn("3-598-21507-X"), isbn("3-598-21508-9"))
tri = [[1]]
for _ in range(5):
    r = tri[-1]
    tri.append([1] + [a + b for a, b in zip(r, r[1:])] + [1])
for r in tri: print(" ".join(map(str, r)).center(15).rstrip())
def spiral(n):
    m = [[0] * n for _ in range(n)]
    x = y = 0; dx, dy = 1, 0
    for i in range(1, n * n + 1):
        m[y][x] = i
        if not (0 <= x + dx < n and 0 <= y + dy < n and m[y + dy][x + dx] == 0):
            dx, dy = -dy, dx
        x += dx; y += dy
    return m
for r in spiral(4): print(*(f"{v:2}" for v in r))
def anagrams(word, cands):
    return [c for c in cands if c.lower() != word.lower() and sorted(c.lower()) == sorted(word.lower())]
print(anagrams("Listen", ["enlists", "google", "inlets", "banana", "LISTEN", "silent"]))
print(sum(x for x in range(1000) if x % 3 == 0 or x % 5 == 0), max(len(w) for w in "a bb ccc".split()), {w: len(w) for w in "x yy".split()})
def pig(w):
    for i, c in enumerate(w):
        if c in "aeiou" and not (c == "u" and i and w[i - 1] == "q"):
            return w[i:] + w[:i] + "ay"
    return w + "ay"
print([pig(w) for w in ["apple", "square", "chair", "my"]])
def luhn(s):
    s = s.replace(" ", "")
    if not s.isdigit() or len(s) < 2: return False
    t = 0
    for i, ch in enumerate(reversed(s)):
        d = int(ch)
        if i % 2:
            d *= 2
            if d > 9: d -= 9
        t += d
    return t % 10 == 0
print(luhn("4539 3195 0343 6467"), luhn("8273 1232 7352 0569"), luhn("0"))
