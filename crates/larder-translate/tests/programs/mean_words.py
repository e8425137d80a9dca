import sys, re
from collections import Counter, defaultdict
TEXT = """The quick brown fox jumps over the lazy dog. The dog barks; the fox runs away!
A fox is quick, a dog is not. "Quick," said the fox. It's over."""
def tokenize(text):
    return re.findall(r"[a-z']+", text.lower())
tokens = tokenize(TEXT)
counts = Counter(tokens)
for w, c in counts.most_common(5): print(f"{w:>8} {c:3d} {'#' * c}")
bigrams = Counter(zip(tokens, tokens[1:]))
print(bigrams.most_common(3))
index = defaultdict(set)
for n, line in enumerate(TEXT.splitlines(), start=1):
    for w in tokenize(line): index[w].add(n)
print({w: sorted(ns) for w, ns in sorted(index.items()) if len(ns) > 1})
by_len = defaultdict(list)
for w in sorted(set(tokens)): by_len[len(w)].append(w)
for k in sorted(by_len, reverse=True): print(k, ",".join(by_len[k]))
print(len(tokens), len(counts), round(sum(map(len, tokens)) / len(tokens), 3))
longest = max(tokens, key=lambda w: (len(w), w)); print(longest)
freq = {}
for ch in TEXT:
    if ch.isalpha():
        freq[ch.lower()] = freq.get(ch.lower(), 0) + 1
print("".join(k for k, _ in sorted(freq.items(), key=lambda p: (-p[1], p[0]))))
vowels = sum(freq.get(v, 0) for v in "aeiou"); print(vowels, f"{vowels / sum(freq.values()):.1%}")
words = {}
for w in tokens:
    words[w] = words.get(w, 0) + 1
    words["total"] = words.get("total", 0) + 1
print(words["total"], words["fox"])
for k in list(words):
    if words[k] < 3: del words[k]
print(words)
total = 0
stats = {"sum": 0, "max": None, "avg": 0.0}
for n in [3, 8, 1]:
    stats["sum"] += n
    stats["max"] = n if stats["max"] is None else max(stats["max"], n)
    stats["avg"] = stats["sum"] / 3
print(stats)
m = [[0] * 3 for _ in range(2)]
m[1][2] += 5; m[0][0] -= 1; m[1][2] *= 2
print(m)
c = Counter("mississippi"); c["z"] += 1; c.subtract("ss"); print(sorted(c.items()), c.total(), list(c.elements())[:4])
c2 = Counter(a=3, b=1) + Counter(a=1, c=2); print(c2, Counter(a=3) & Counter(a=1), Counter(a=3) | Counter(b=2), Counter(a=1) - Counter(a=2))
dd = defaultdict(int); dd["x"] += 1; dd["y"] -= 2; print(dict(dd), "q" in dd, dd["q"], "q" in dd)
nested = defaultdict(lambda: defaultdict(list)); nested["a"]["b"].append(1); print({k: dict(v) for k, v in nested.items()})
